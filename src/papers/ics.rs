//! To be written.

use super::Sources;
use super::model::Document;

pub fn write(sources: &Sources<'_>, document: &Document) -> Result<Vec<u8>, String> {
    let _ = (sources, document);
    Err("not written yet".to_owned())
}

//! To be written.

use super::model::Document;

pub fn write(document: &Document) -> Result<Vec<u8>, String> {
    let _ = document;
    Err("not written yet".to_owned())
}

//! A document as PDF/A: typst lays out `data/papers/paper.typ` over the document as data, with the fonts shipped here.
//! The same document gives the same bytes; nothing outside the program is read. All that knows typst is in this module.

mod blocks;
mod data;
mod letters;
mod world;

use super::file::sha256;
use super::model::Document;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use world::Room;

/// The bytes of a PDF: tagged, PDF/A-2a (and so A-2b) by ISO 19005-2, its words as Unicode. The mark of a seal stands in
/// its keywords, uncompressed.
///
/// # Errors
/// The layout program refused, in its words: the template and the document's data do not fit each other.
pub fn write(document: &Document) -> Result<Vec<u8>, String> {
    let data = data::json(document);
    let ident = sha256(&data);
    let bytes = laid_out(Room::new(data), ident);
    // What the layout remembers is of no use to the next paper.
    typst::comemo::evict(0);
    bytes
}

fn laid_out(room: Room, ident: String) -> Result<Vec<u8>, String> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("thuky".to_owned())),
        timestamp: epoch().map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let pages = typst::compile::<PagedDocument>(&room).output.map_err(|errors| causes(&errors))?;
    drop(room);
    typst_pdf::pdf(&pages, &options).map_err(|errors| causes(&errors))
}

/// PDF/A wants a moment of making; a paper of rows has none. The one every entry of the Word file carries.
fn epoch() -> Option<Datetime> {
    Datetime::from_ymd_hms(1980, 1, 1, 0, 0, 0)
}

fn causes(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
}

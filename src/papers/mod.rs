//! The meeting as documents: one model without a format, then the formats, the file, and how people are called in them.
//!
//! Papers read rows only: the same meeting gives the same bytes. Nothing here asks for a clock, or changes a meeting.

#[macro_use]
mod words;
pub mod bundle;
pub mod calls;
pub mod csv;
pub mod docx;
pub mod file;
pub mod ics;
pub mod json;
pub mod markdown;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod verify;
pub mod xlsx;
mod agenda;
mod charts;
mod changes;
mod clean;
mod closing;
mod conclusions;
mod counts;
mod course;
mod entry;
mod folder;
mod flat;
mod frame;
mod given;
mod gathered;
mod headings;
mod introduced;
mod nameless;
mod journal;
mod journal_about;
mod journal_values;
mod list;
mod measure;
mod minutes;
mod missing;
mod model;
mod moments;
mod notice_words;
mod opinions;
mod outline;
mod orders;
mod report;
mod result;
mod rules;
mod sheets;
mod speakers;
mod table_words;
mod tally;
mod told;

pub use clean::harmless;
pub use missing::missing;
pub use model::{
    Appendix, Bar, BarValue, Block, Chart, Column, Document, Face, Head, Level, Paragraph, Receivers, Row, Run, Seal,
    Shape, Signature, Table,
};
pub use rules::{Align, Bold, Columns, Page, Role, Rules, Style};

use crate::domain::{Format, Meeting, Paper, Record, Wish};
use std::fmt;

/// What papers are made from: rows as they stand, as they stood, and how they came to be.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'m> {
    pub meeting: &'m Meeting,
    /// The meeting as the version before it was locked: the next version shows what changed.
    pub previous: Option<&'m Meeting>,
    /// The steps of the meeting, the newest first; only the journal needs them.
    pub log: &'m [Record],
}

impl<'m> From<&'m Meeting> for Sources<'m> {
    fn from(meeting: &'m Meeting) -> Sources<'m> {
        Sources { meeting, previous: None, log: &[] }
    }
}

/// A paper could not be put together: the cause in English, from the writer of its format.
#[derive(Debug)]
pub struct Error {
    pub format: Format,
    pub cause: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.format.code(), self.cause)
    }
}

impl std::error::Error for Error {}

/// A paper without its format: the same words and numbers go into every one.
pub fn document(sources: &Sources<'_>, wish: &Wish) -> Document {
    composed(&nameless::Nameless::of(sources, wish.audience).told(sources), wish)
}
fn composed(sources: &Sources<'_>, wish: &Wish) -> Document {
    match wish.paper {
        Paper::Minutes => minutes::minutes(sources, wish),
        Paper::Conclusions => conclusions::conclusions(sources, wish),
        Paper::Report => report::report(sources, wish),
        Paper::Opinions => opinions::opinions(sources, wish),
        Paper::Speakers => speakers::speakers(sources, wish),
        Paper::Agenda => agenda::agenda(sources, wish),
        Paper::Sheets => sheets::sheets(sources, wish),
        Paper::Journal => journal::journal(sources, wish),
    }
}

/// A paper as the bytes of a file. The same rows give the same bytes.
///
/// # Errors
/// The writer of the format failed, or the paper does not have that format.
pub fn write(sources: &Sources<'_>, wish: &Wish, format: Format) -> Result<Vec<u8>, Error> {
    let nameless = nameless::Nameless::of(sources, wish.audience);
    let sources = &nameless.told(sources);
    let document = composed(sources, wish);
    let bytes = match format {
        _ if !wish.paper.formats().contains(&format) => Err("this paper has no such format".to_owned()),
        Format::Docx => docx::write(&document).map_err(|error| error.to_string()),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::write(&document),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => Err("this build has no PDF".to_owned()),
        Format::Xlsx => xlsx::write(&document),
        Format::Csv => csv::write(&document),
        Format::Markdown => Ok(markdown::write(&document).into_bytes()),
        Format::Json => json::document(&document),
        Format::Ics => ics::write(sources, wish, &document),
    };
    bytes.map_err(|cause| Error { format, cause })
}

//! A document as a Word file (WordprocessingML, ISO/IEC 29500 transitional). The same document gives the same bytes.

mod body;
mod chart;
mod head;
mod parts;
mod pieces;
mod sheet;
mod signatures;
mod styles;
mod table;
mod xml;

use super::model::Document;
use std::fmt;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The archive could not be put together.
#[derive(Debug)]
pub struct Error(zip::result::ZipError);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the Word file could not be put together: {}", self.0)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// The bytes of a .docx. Every entry of the archive carries the same fixed day, and no part says when it was made.
///
/// The mark of the seal is the keyword in `docProps/core.xml`: Word and LibreOffice keep it when they save the file anew.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let mut parts = vec![
        ("[Content_Types].xml", parts::content_types(document)),
        ("_rels/.rels", parts::package()),
        ("docProps/core.xml", parts::properties(document)),
        ("word/document.xml", body::document(document)),
        ("word/_rels/document.xml.rels", parts::relations(document)),
        ("word/styles.xml", styles::styles(document.rules)),
        ("word/settings.xml", parts::settings()),
        ("word/header1.xml", parts::header()),
        ("word/header2.xml", parts::first_header()),
    ];
    if let Some(seal) = &document.seal {
        parts.push(("word/footer1.xml", parts::footer(seal)));
        parts.push(("word/footer2.xml", parts::footer(seal)));
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, options).map_err(Error)?;
        archive.write_all(&bytes).map_err(|error| Error(error.into()))?;
    }
    Ok(archive.finish().map_err(Error)?.into_inner())
}

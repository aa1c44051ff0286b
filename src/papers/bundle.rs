//! All papers of a meeting in one folder, with the record as JSON and a manifest of SHA-256 that `sha256sum -c` reads.
//! One paper is made and written at a time; a new folder gets its name when everything in it is on the disk.

use super::file::{SaveError, sha256, suggested_name};
use super::folder::Folder;
use super::{Error, Sources, json, write};
use crate::domain::{Audience, Format, Meeting, Paper, Wish};
use std::fmt;
use std::path::Path;

/// The manifest's name in the folder.
pub const MANIFEST: &str = "SHA256SUMS";

/// The folder in the folder that holds the public copies and nothing else: it can be handed over whole.
pub const PUBLIC: &str = "cong-khai";

/// What goes into the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Public copies too, in a folder of their own.
    pub public: bool,
    /// The minutes with all opinions first and then the answers by field.
    pub grouped: bool,
}

/// One file of the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Paper(Wish, Format),
    /// Every row as JSON, for scripts of the office.
    Record,
}

/// Why the folder was not written.
#[derive(Debug)]
pub enum BundleError {
    Paper(Error),
    Save(SaveError),
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BundleError::Paper(error) => error.fmt(f),
            BundleError::Save(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BundleError {}

impl From<Error> for BundleError {
    fn from(error: Error) -> BundleError {
        BundleError::Paper(error)
    }
}
impl From<SaveError> for BundleError {
    fn from(error: SaveError) -> BundleError {
        BundleError::Save(error)
    }
}

impl Piece {
    /// Its file's name in the folder, as the manifest writes it.
    pub fn name(&self, meeting: &Meeting) -> String {
        match self {
            Piece::Paper(wish, format) if wish.audience == Audience::Public => {
                format!("{PUBLIC}/{}", suggested_name(meeting, wish, *format))
            }
            Piece::Paper(wish, format) => suggested_name(meeting, wish, *format),
            Piece::Record => format!("{}.json", meeting.stem("record", Audience::Office)),
        }
    }
    fn bytes(&self, sources: &Sources<'_>) -> Result<Vec<u8>, Error> {
        match self {
            Piece::Paper(wish, format) => write(sources, wish, *format),
            Piece::Record => {
                let text = serde_json::to_string_pretty(&json::show(sources.meeting));
                let text = text.map_err(|error| Error { format: Format::Json, cause: error.to_string() })?;
                Ok((text + "\n").into_bytes())
            }
        }
    }
}

/// "Ho-so-2025-05-24-v1": what the folder is called.
pub fn suggested_folder(meeting: &Meeting) -> String {
    meeting.stem("all", Audience::Office)
}

/// Every paper in every format this build writes, then the record.
pub fn pieces(choice: Choice) -> Vec<Piece> {
    let copies = |paper: Paper| {
        let grouped = choice.grouped && paper == Paper::Minutes;
        let audiences = [Some(Audience::Office), has_public(paper).then_some(Audience::Public)];
        audiences.into_iter().flatten().map(move |audience| Wish { paper, audience, grouped })
    };
    let wishes = Paper::ALL.iter().flat_map(|paper| copies(*paper));
    let wishes = wishes.filter(|wish| choice.public || wish.audience == Audience::Office);
    let formats = |wish: Wish| wish.paper.formats().iter().map(move |format| Piece::Paper(wish, *format));
    let can_write = |piece: &Piece| cfg!(feature = "pdf") || !matches!(piece, Piece::Paper(_, Format::Pdf));
    wishes.flat_map(formats).filter(can_write).chain([Piece::Record]).collect()
}

/// The journal is the office's own, and blank sheets are the same for everybody.
fn has_public(paper: Paper) -> bool {
    !matches!(paper, Paper::Journal | Paper::Sheets)
}

/// Writes the folder and returns the names of its files, sorted. `each` is told how many of how many files are made.
///
/// A folder that is not there is written whole or not at all. One that is there must be empty; with `force` files of the same
/// names are replaced in it, after all of them were made, and others stay.
///
/// # Errors
/// A paper could not be made, or the folder not written; then nothing has changed.
pub fn save(
    sources: &Sources<'_>,
    choice: Choice,
    folder: &Path,
    force: bool,
    each: &mut dyn FnMut(usize, usize),
) -> Result<Vec<String>, BundleError> {
    let pieces = pieces(choice);
    let mut target = Folder::begin(folder, force)?;
    let mut sums = Vec::with_capacity(pieces.len());
    for (done, piece) in pieces.iter().enumerate() {
        each(done, pieces.len());
        let (name, bytes) = (piece.name(sources.meeting), piece.bytes(sources)?);
        target.add(&name, &bytes)?;
        sums.push((name, sha256(&bytes)));
    }
    each(pieces.len(), pieces.len());
    sums.sort();
    let manifest: String = sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    target.add(MANIFEST, manifest.as_bytes())?;
    target.finish()?;
    Ok(sums.into_iter().map(|(name, _)| name).chain([MANIFEST.to_owned()]).collect())
}

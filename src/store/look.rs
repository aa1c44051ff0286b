//! Looking at a file somebody else may be writing: opened for each look, read in one transaction, closed. No lock is held.

use super::check::Report;
use super::connect::{self, Lies};
use super::error::{Error, Fault, Result};
use super::place::{self, Stands};
use super::read::{Loaded, Reading};
use super::schema::{self, SCRIPTS};
use crate::domain::MeetingId;
use std::path::Path;

/// So many times a file that changes under the reading is read.
const TRIES: usize = 4;

/// What a look found.
#[derive(Debug)]
pub enum Look {
    /// Nothing stands there (yet).
    Missing,
    /// The newest step is the one already known.
    Unchanged,
    Seen(Box<Seen>),
}

/// The file as it stood at one step.
#[derive(Debug)]
pub struct Seen {
    /// The hash of the newest step: by it the next look knows what is seen now.
    pub head: String,
    /// `None` when the file has no such meeting, or none at all.
    pub loaded: Option<Loaded>,
}

/// Reads a file at one moment of its life; `None` when nothing, or a file of no bytes, stands there.
///
/// `see` may be called again when a writer came in between.
pub fn read<T>(path: &Path, see: impl FnMut(&Reading<'_>) -> Result<T>) -> Result<Option<T>> {
    read_with(path, SCRIPTS, see)
}

pub(super) fn read_with<T>(
    path: &Path,
    scripts: &[&str],
    mut see: impl FnMut(&Reading<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let Ok(path) = place::full(path) else { return Ok(None) };
    let mut once = |lies: Lies| -> Result<Option<T>> {
        if place::stands(&path)? != Stands::File {
            return Ok(None);
        }
        let conn = connect::to_read(&path, lies)?;
        schema::is_known(&conn, scripts.len())?;
        schema::lay_today_over(&conn)?;
        conn.execute_batch("BEGIN")?;
        see(&Reading { conn: &conn }).map(Some)
    };
    for _ in 0..TRIES {
        let lies = Lies::now(&path);
        let seen = once(lies).map_err(|error| error.at(&path));
        // What changed meanwhile may have been read torn: neither what was found nor what failed counts.
        if matches!(seen, Ok(None)) || lies.still(&path) {
            return seen;
        }
    }
    Err(Error::new(Fault::Busy, &path, "the file changed at every look"))
}

/// One look of a follower: what is new since the step whose hash it knows. Without a meeting, the one last written in.
pub fn look(path: &Path, known: Option<&str>, meeting: Option<MeetingId>) -> Result<Look> {
    let seen = read(path, |file| {
        let head = file.head()?;
        if known == Some(head.as_str()) {
            return Ok(Look::Unchanged);
        }
        if known.is_none() {
            schema::is_ours(file.conn, &SCRIPTS[..schema::version(file.conn)?])?;
        }
        let meeting = match meeting {
            Some(meeting) => Some(meeting),
            None => file.newest_meeting()?,
        };
        let loaded = meeting.map_or(Ok(None), |meeting| file.load(meeting))?;
        Ok(Look::Seen(Box::new(Seen { head, loaded })))
    })?;
    Ok(seen.unwrap_or(Look::Missing))
}

/// Whether pages and chain of a file are sound, without replaying its journal: cheap enough to be asked at every opening.
pub fn sound(path: &Path) -> Result<()> {
    read(path, |file| super::check::is_sound(file.conn)).map(|_| ())
}

/// Examines a whole file: SQLite's own check, the chain, and the rows against the journal replayed.
pub fn check(path: &Path) -> Result<Option<Report>> {
    read(path, |file| Ok(file.check()))
}

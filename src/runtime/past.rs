//! What papers need beside the meeting as it stands: the version before, and the steps. Read from the file, at one moment.

use super::Error;
use crate::domain::{Meeting, Record, StepNo, Version};
use crate::papers::Sources;
use crate::store::{self, Reading};
use std::path::Path;

/// The past of a meeting.
#[derive(Clone, Debug, Default)]
pub struct Past {
    pub previous: Option<Meeting>,
    /// The newest first, none newer than the meeting.
    pub log: Vec<Record>,
}

impl Past {
    /// The past of a meeting that was read from the file.
    pub fn read(file: &Reading<'_>, meeting: &Meeting) -> store::Result<Past> {
        let mut log = file.records(meeting.id(), usize::MAX, None)?;
        log.retain(|record| record.n <= meeting.last_step());
        Ok(Past { previous: previous(meeting, &log), log })
    }
    /// The same, out of a file that is opened for it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn of(path: &Path, meeting: &Meeting) -> Result<Past, Error> {
        let past = store::read(path, |file| Past::read(file, meeting)).map_err(Error::Store)?;
        Ok(past.unwrap_or_default())
    }
    pub fn sources<'p>(&'p self, meeting: &'p Meeting) -> Sources<'p> {
        Sources { meeting, previous: self.previous.as_ref(), log: &self.log }
    }
}

/// The meeting as the version before it was locked, out of its steps from the newest on.
pub(super) fn previous(meeting: &Meeting, log: &[Record]) -> Option<Meeting> {
    meeting.as_of(before(meeting)?, log)
}

/// The newest step of the version before: of the one before the locked one, else of the one that was unlocked last.
fn before(meeting: &Meeting) -> Option<StepNo> {
    let mut versions: Vec<&Version> = meeting.rows().versions.values().collect();
    versions.sort_by_key(|version| version.number);
    let newest = versions.pop()?;
    if newest.is_locked() { versions.pop().map(|version| version.step) } else { Some(newest.step) }
}

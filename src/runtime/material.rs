//! What a paper is made from, beside the meeting in memory: the version before, and the steps, as the file holds them.

use crate::domain::{Meeting, Paper, Record, Version, Wish};
use crate::papers::Sources;
use crate::store;
use std::path::Path;

/// A meeting with what its papers tell beside its rows.
#[derive(Debug)]
pub struct Material {
    meeting: Meeting,
    previous: Option<Meeting>,
    log: Vec<Record>,
}

impl Material {
    /// Reads only what this paper needs. The file must hold the meeting as it is given, or more.
    ///
    /// # Errors
    /// The file could not be read.
    pub fn of(meeting: Meeting, wish: &Wish, file: &Path) -> store::Result<Material> {
        let (id, newest) = (meeting.id(), meeting.last_step());
        let mut material = Material { meeting, previous: None, log: Vec::new() };
        match wish.paper {
            Paper::Minutes => {
                if let Some(step) = previous(&material.meeting).map(|version| version.step) {
                    material.previous = store::read(file, |file| file.as_of(id, step))?.flatten();
                }
            }
            Paper::Journal => {
                let log = store::read(file, |file| file.records(id, usize::MAX, Some(newest + 1)))?;
                material.log = log.unwrap_or_default();
            }
            Paper::Conclusions | Paper::Report | Paper::Opinions | Paper::Speakers | Paper::Agenda | Paper::Sheets => {}
        }
        Ok(material)
    }
    /// Reads what all papers need.
    ///
    /// # Errors
    /// The file could not be read.
    pub fn whole(meeting: Meeting, file: &Path) -> store::Result<Material> {
        let (id, newest) = (meeting.id(), meeting.last_step());
        let log = store::read(file, |file| file.records(id, usize::MAX, Some(newest + 1)))?.unwrap_or_default();
        Ok(Material::told(meeting, log))
    }
    /// Out of the meeting's steps, the newest first.
    pub(super) fn told(meeting: Meeting, log: Vec<Record>) -> Material {
        let previous = previous(&meeting).and_then(|version| meeting.as_of(version.step, &log));
        Material { meeting, previous, log }
    }
    pub fn sources(&self) -> Sources<'_> {
        Sources { meeting: &self.meeting, previous: self.previous.as_ref(), log: &self.log }
    }
}

/// The newest version that was unlocked again: what stands now is compared with it.
pub(super) fn previous(meeting: &Meeting) -> Option<&Version> {
    let unlocked = meeting.rows().versions.values().filter(|version| !version.is_locked());
    unlocked.max_by_key(|version| version.number)
}

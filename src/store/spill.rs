//! What cannot be written goes into a file beside, as lines of JSON: for the one who repairs. Not read back by the program.

use super::error::{Error, Result};
use super::journal::Entry;
use super::place;
use super::write::entry;
use crate::domain::{MeetingId, Step, StepNo, Time};
use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The file of what was not written, and how far it goes.
pub(super) struct Spill {
    pub path: PathBuf,
    file: File,
    last: StepNo,
    draft: Option<(Time, String)>,
}

impl Spill {
    /// Makes `NAME.spill-STEP.jsonl` beside the file or, failing that, in the first refuge that takes it.
    pub(super) fn create(path: &Path, refuges: &[PathBuf], step: StepNo) -> Result<Spill> {
        let name = path.file_name().unwrap_or_default();
        let places = std::iter::once(path.to_owned()).chain(refuges.iter().map(|folder| folder.join(name)));
        let names = places.flat_map(|place| {
            ["", "-2", "-3"].map(|again| place::beside(&place, &format!(".spill-{step}{again}.jsonl")))
        });
        let mut failed = None;
        for name in names {
            match place::create(&name) {
                Ok(file) => return Ok(Spill { path: name, file, last: 0, draft: None }),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        Err(failed.unwrap_or_else(|| Error::of(super::Fault::Disk, "no place for what was not saved")))
    }

    /// All of it got to the disk after all.
    pub(super) fn discard(self) {
        drop(self.file);
        // A file that stays holds nothing that is not in the minutes.
        std::fs::remove_file(&self.path).ok();
    }

    /// Adds the steps and the draft that are not in it yet, and waits until they are on the disk.
    pub(super) fn add(
        &mut self,
        meeting: MeetingId,
        steps: &[Step],
        draft: Option<&(Time, String)>,
        by: &str,
    ) -> Result<()> {
        let mut lines = String::new();
        for step in steps.iter().filter(|step| step.n > self.last) {
            let edits = step.changes.iter().map(|change| entry(meeting, change.row_edit()));
            let edits: Vec<_> = edits
                .map(|edit: Entry<_>| {
                    let sides: serde_json::Value = serde_json::from_str(&edit.payload()).unwrap_or_default();
                    json!({ "table": edit.table, "row": edit.row, "edit": sides })
                })
                .collect();
            let line = json!({
                "step": step.n,
                "at": step.at.to_rfc3339(),
                "meeting": meeting.0,
                "by": by,
                "deed": step.deed.code(),
                "undoes": step.undoes,
                "edits": edits,
            });
            lines += &format!("{line}\n");
        }
        if let Some((at, body)) = draft.filter(|draft| self.draft.as_ref() != Some(draft)) {
            lines += &format!("{}\n", json!({ "draft": body, "at": at.to_rfc3339(), "meeting": meeting.0 }));
        }
        if lines.is_empty() {
            return Ok(());
        }
        let written = self.file.write_all(lines.as_bytes()).and_then(|()| self.file.sync_all());
        written.map_err(|error| Error::io(&error, &self.path))?;
        self.last = steps.last().map_or(self.last, |step| step.n.max(self.last));
        self.draft = draft.cloned().or(self.draft.take());
        Ok(())
    }
}

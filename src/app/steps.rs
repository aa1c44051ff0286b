//! The list of steps (Ctrl+W): what was done, and taking one back.

use super::{App, Notice, Row};
use crate::domain::*;

impl App {
    /// Whether a step in the list was taken back already.
    pub fn is_undone(&self, step: StepNo) -> bool {
        let undoers = self.steps.iter().filter(|other| other.undoes == Some(step));
        undoers.filter(|undoer| !self.is_undone(undoer.n)).count() > 0
    }
    /// Enter: the highlighted step is undone, or refused with the rows that depend on it.
    pub(super) fn accept_step(&mut self) {
        let Some(Row::Step(at)) = self.highlighted() else { return };
        let Some(record) = self.steps.get(at).cloned() else { return };
        if self.read_only {
            return self.say(Notice::ReadOnly);
        }
        if self.is_undone(record.n) {
            return self.say(Notice::Refused(Refusal::AlreadyUndone));
        }
        match self.meeting.invert(&record) {
            Ok(changes) => {
                self.dialogs.pop();
                self.commit(Deed::Undo, changes, Some(record.n));
                self.say(Notice::Undone(record.deed));
            }
            Err(refusal) => self.say(Notice::Refused(refusal)),
        }
    }
}

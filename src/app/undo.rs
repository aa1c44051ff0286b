//! Ctrl+Z and Ctrl+Y: text only. Typing in the open paragraph first, then the edits before it, one step each.

use super::edits::{Edits, Undoable, Way, beyond_the_seal};
use super::{App, Caret, Notice, Pen};
use crate::domain::*;
use crate::editor::Text;
use std::collections::VecDeque;

/// How many paragraphs keep their typing history after they were left.
const KEPT: usize = 60;

impl App {
    pub(super) fn undo(&mut self) {
        let was_empty = self.pen.text.as_str().trim().is_empty();
        if self.pen.text.undo() {
            if was_empty && self.pen.target != Caret::Unborn {
                // The old words are back, and with them their time.
                self.pen.margin.at = None;
            }
        } else {
            self.undo_beyond_the_typing();
        }
    }
    fn undo_beyond_the_typing(&mut self) {
        let forth = self.edits.forth.len();
        let behind = self.pen.text.is_behind();
        if behind {
            self.edits.forth.extend(beyond_the_seal(self.pen.clone()));
        }
        if !self.seal() {
            return self.edits.forth.truncate(forth);
        }
        if behind {
            // What it held is to be brought again from the log now.
            self.pen.text = Text::restore(self.pen.text.as_str().to_owned(), self.pen.text.caret(), None);
            self.take_back(Way::Back);
            return;
        }
        let forth = self.edits.forth.len();
        self.edits.forth.extend(beyond_the_seal(self.pen.clone()));
        if !self.take_back(Way::Back) {
            self.edits.forth.truncate(forth);
        }
    }
    pub(super) fn redo(&mut self) {
        if !self.pen.text.redo() {
            self.edits.replaying = Some(Way::Forth);
            if self.seal() {
                self.take_back(Way::Forth);
            }
            self.edits.replaying = None;
        }
    }
    /// Seals the open paragraph into a step, if it is not. False when that asks or is refused: the caret then stays.
    ///
    /// Words that Ctrl+Z took back since they were sealed become a step Ctrl+Y takes back in turn.
    pub(super) fn seal(&mut self) -> bool {
        if !self.is_unsealed() {
            return true;
        }
        // Emptied on the way back to older words, it is erased like any other.
        let is_empty = self.pen.text.as_str().trim().is_empty();
        let behind = self.pen.text.is_behind() && !(is_empty && self.pen.text.clone().undo());
        let way = self.edits.replaying;
        if behind {
            self.edits.replaying = Some(Way::Back);
        }
        let exactly = behind && self.take_back_what_was_typed();
        let sealed = exactly || self.write_down();
        self.edits.replaying = way;
        if sealed {
            self.pen.text.mark_sealed();
        }
        if let Some(now) = self.pen.paragraph(&self.meeting).filter(|_| sealed && behind && !exactly) {
            self.edits.shorten(now);
        }
        sealed
    }
    /// Takes back the steps of the open paragraph down to the words its typing history has come back to, if one began there.
    fn take_back_what_was_typed(&mut self) -> bool {
        let Caret::Written(id) = self.pen.target else { return false };
        for n in self.edits.since(id, &self.pen.text) {
            let Some(Undoable::Step(deed, step)) = self.edits.back.remove(n) else { return false };
            let Ok(changes) = self.meeting.invert(&step.record()) else { return false };
            self.commit(Deed::Undo, changes, Some(step.n));
            self.edits.rename_newest(Way::Back, deed);
        }
        !self.is_unsealed()
    }

    /// Takes back the newest edit that can be. False: nothing was.
    fn take_back(&mut self, way: Way) -> bool {
        self.edits.replaying = Some(way);
        let done = self.take_back_newest(way);
        self.edits.replaying = None;
        done
    }
    fn take_back_newest(&mut self, way: Way) -> bool {
        let (deed, step) = match self.newest_standing(way) {
            Some(Undoable::Step(deed, step)) => (deed, step),
            Some(Undoable::Typing(pen)) => return self.type_again(*pen) || self.take_back_newest(way),
            None => {
                self.say(if way == Way::Back { Notice::NothingToUndo } else { Notice::NothingToRedo });
                return false;
            }
        };
        if way == Way::Back && self.revisit(&step) {
            // Until its last word is taken back, this is the edit to go on with.
            self.edits.back.push_back(Undoable::Step(deed, step));
            return true;
        }
        match self.meeting.invert(&step.record()) {
            Ok(changes) => {
                self.commit(Deed::Undo, changes, Some(step.n));
                self.edits.rename_newest(way, deed);
                self.go_where(&step);
                self.say(if way == Way::Back { Notice::Undone(deed) } else { Notice::Redone(deed) });
                true
            }
            Err(refusal) => {
                self.say(Notice::Refused(refusal));
                false
            }
        }
    }
    /// The newest edit that still has its paragraph: one that was erased since is no more to be taken back.
    fn newest_standing(&mut self, way: Way) -> Option<Undoable> {
        loop {
            let entry = self.edits.log(way).pop_back()?;
            let is_gone = |id: ParagraphId| self.meeting.get::<Paragraph>(id).is_none();
            let gone = match &entry {
                Undoable::Step(_, step) => step.changes.iter().any(|change| match change {
                    Change::Paragraph(Edit { after: Some(row), .. }) => is_gone(row.id),
                    _ => false,
                }),
                Undoable::Typing(pen) => matches!(pen.target, Caret::Written(id) if is_gone(id)),
            };
            if !gone {
                return Some(entry);
            }
        }
    }
    /// Typing that was never sealed comes again where it was.
    fn type_again(&mut self, pen: Pen) -> bool {
        match pen.target {
            Caret::Written(id) => {
                if !self.open(id) || !self.pen.text.says(pen.text.as_str()) {
                    return false;
                }
                self.pen = pen;
            }
            Caret::Unborn => {
                self.leave_pen();
                self.pen = pen;
                self.mend_margins();
            }
        }
        self.pen.text.redo()
    }
    /// A paragraph left a while ago remembers its typing: the caret goes back to it and takes back the last words only.
    fn revisit(&mut self, step: &Step) -> bool {
        if !matches!(step.deed, Deed::Write | Deed::Rewrite) {
            return false;
        }
        let written = step.changes.iter().find_map(|change| match change {
            Change::Paragraph(edit) => edit.after.as_ref().map(|row| row.id),
            _ => None,
        });
        let Some(id) = written.filter(|id| self.pen.target != Caret::Written(*id)) else { return false };
        let row = self.meeting.get::<Paragraph>(id).map_or("", |row| row.text.as_str());
        let remembers = self.left.iter().any(|(kept, text)| *kept == id && text.says(row) && text.clone().undo());
        remembers && self.open(id) && self.pen.text.undo()
    }
    /// The caret goes where a text step was taken back.
    fn go_where(&mut self, step: &Step) {
        let touched = step.changes.iter().filter_map(|change| match change {
            Change::Paragraph(edit) => edit.before.as_ref().or(edit.after.as_ref()).map(|paragraph| paragraph.id),
            _ => None,
        });
        if let Some(id) = touched.into_iter().find(|id| self.meeting.get::<Paragraph>(*id).is_some()) {
            self.forget_typing(id);
            self.open(id);
        }
    }

    /// Puts the pen's text away with its typing history, so that Ctrl+Z still reaches it later.
    pub(super) fn put_away(&mut self) {
        match self.pen.target {
            Caret::Written(id) if self.meeting.get::<Paragraph>(id).is_some() => {
                self.forget_typing(id);
                self.left.push_back((id, self.pen.text.clone()));
                if self.left.len() > KEPT {
                    self.left.pop_front();
                }
            }
            Caret::Written(_) => {}
            Caret::Unborn if self.pen.is_tail() => self.tail = self.pen.margin.clone(),
            Caret::Unborn => {}
        }
    }
    /// Typing from before a lock, or from under it, is not taken back.
    pub(super) fn forget_all_typing(&mut self) {
        (self.edits, self.left) = (Edits::default(), VecDeque::new());
        let (text, caret) = (self.pen.text.as_str().to_owned(), self.pen.text.caret());
        self.pen.text = Text::restore(text, caret, None);
    }
    pub(super) fn forget_typing(&mut self, id: ParagraphId) {
        self.left.retain(|(kept, _)| *kept != id);
    }
    /// The text of a paragraph with the history it had when it was left, if its words are still those.
    pub(super) fn typed_before(&mut self, paragraph: &Paragraph) -> Text {
        let at = self.left.iter().position(|(kept, _)| *kept == paragraph.id);
        let kept = at.and_then(|at| self.left.remove(at)).map(|(_, text)| text);
        kept.filter(|text| text.says(&paragraph.text)).unwrap_or_else(|| Text::new(&paragraph.text))
    }
}

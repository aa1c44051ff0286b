//! Ctrl+Z and Ctrl+Y: text only. Typing in the open paragraph first, then the edits before it, one step each.

use super::{App, Caret, Notice};
use crate::domain::*;
use crate::editor::Text;
use std::collections::VecDeque;

/// How many edits Ctrl+Z reaches back.
const REACH: usize = 500;
/// How many paragraphs keep their typing history after they were left.
const KEPT: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Forth,
}

/// Steps that Ctrl+Z takes back, and steps that Ctrl+Y takes back; each with the name of what was done at first.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits {
    back: VecDeque<(Deed, Step)>,
    forth: VecDeque<(Deed, Step)>,
    /// Steps made now are part of taking something back.
    replaying: Option<Way>,
}

impl Edits {
    pub fn learn(&mut self, step: &Step) {
        let log = match self.replaying {
            None if !step.deed.is_text() => return,
            None => {
                self.forth.clear();
                &mut self.back
            }
            Some(Way::Back) => &mut self.forth,
            Some(Way::Forth) => &mut self.back,
        };
        log.push_back((step.deed, step.clone()));
        if log.len() > REACH {
            log.pop_front();
        }
    }
    fn log(&mut self, way: Way) -> &mut VecDeque<(Deed, Step)> {
        match way {
            Way::Back => &mut self.back,
            Way::Forth => &mut self.forth,
        }
    }
    /// What was taken back last is called what it was called at first.
    fn rename_newest(&mut self, way: Way, deed: Deed) {
        let other = match way {
            Way::Back => &mut self.forth,
            Way::Forth => &mut self.back,
        };
        if let Some(newest) = other.back_mut() {
            newest.0 = deed;
        }
    }
}

impl App {
    pub(super) fn undo(&mut self) {
        let was_empty = self.pen.text.as_str().trim().is_empty();
        if self.pen.text.undo() {
            if was_empty && self.pen.target != Caret::Unborn {
                // The old words are back, and with them their time.
                self.pen.margin.at = None;
            }
        } else {
            // Typing that was taken back to its beginning becomes a step Ctrl+Y can take back in turn.
            self.edits.replaying = self.pen.text.clone().redo().then_some(Way::Back);
            let sealed = self.seal();
            self.edits.replaying = Some(Way::Back);
            if sealed {
                self.take_back(Way::Back);
            }
            self.edits.replaying = None;
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

    fn take_back(&mut self, way: Way) {
        let Some((deed, step)) = self.newest_standing(way) else {
            return self.say(if way == Way::Back { Notice::NothingToUndo } else { Notice::NothingToRedo });
        };
        if way == Way::Back && self.revisit(&step) {
            return;
        }
        match self.meeting.invert(&step.record()) {
            Ok(changes) => {
                self.commit(Deed::Undo, changes, Some(step.n));
                self.edits.rename_newest(way, deed);
                self.go_where(&step);
                self.say(if way == Way::Back { Notice::Undone(deed) } else { Notice::Redone(deed) });
            }
            Err(refusal) => self.say(Notice::Refused(refusal)),
        }
    }
    /// The newest edit that still has its paragraph: one that was erased since is no more to be taken back.
    fn newest_standing(&mut self, way: Way) -> Option<(Deed, Step)> {
        loop {
            let (deed, step) = self.edits.log(way).pop_back()?;
            let gone = |change: &Change| match change {
                Change::Paragraph(Edit { after: Some(row), .. }) => self.meeting.get::<Paragraph>(row.id).is_none(),
                _ => false,
            };
            if !step.changes.iter().any(gone) {
                return Some((deed, step));
            }
        }
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
        let stands = self.meeting.get::<Paragraph>(id).map(|row| row.text.clone());
        let remembers =
            self.left.iter().any(|(kept, text)| *kept == id && Some(text.sealed()) == stands && text.clone().undo());
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
        kept.filter(|text| text.sealed() == paragraph.text).unwrap_or_else(|| Text::new(&paragraph.text))
    }
}

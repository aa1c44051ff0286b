//! Typing and editing in the minutes: what each editing key does to the open paragraph and its neighbours.

use super::pen::continuing;
use super::{App, Caret, Notice};
use crate::action::Action;
use crate::domain::*;
use crate::editor::LIMIT;
use crate::viet;

impl App {
    /// Width in which the words wrap; the editor's rows leave the caret its cell, we have a spare one.
    pub(super) fn wrap_width(&self) -> u16 {
        self.layout().map_or(60, |layout| layout.words + 1)
    }

    pub(super) fn type_in_minutes(&mut self, c: char) {
        if !self.may_write() {
            return;
        }
        self.notice = self.notice.take().filter(|notice| matches!(notice, Notice::Restored { .. } | Notice::Floor(_)));
        if self.drop_selection_across() {
            self.pen.touch(&self.meeting, self.now);
            if !self.write(c) {
                self.flow_on(c.to_string());
            }
        }
        self.dirty = true;
        self.show_caret();
    }
    /// The paragraph is full: what does not fit goes on in the next, nothing is lost.
    pub(super) fn flow_on(&mut self, mut rest: String) {
        while !rest.is_empty() {
            if !self.enter() {
                // There is nothing above the very first letter: it goes on below.
                self.pen.text.finish(false);
                if !self.enter() {
                    return;
                }
            }
            self.pen.touch(&self.meeting, self.now);
            rest = self.pen.text.insert(&rest);
            self.say(Notice::ParagraphFull);
        }
    }
    /// One editing action in the minutes.
    pub(super) fn edit(&mut self, action: Action) {
        if changes_text(action) && !self.may_write() {
            return;
        }
        if !minds_selection(action) {
            self.anchor = None;
        }
        let width = self.wrap_width();
        let text = &mut self.pen.text;
        match action {
            Action::Enter => self.enter_key(),
            Action::Backspace => self.backspace(),
            Action::Delete => self.delete(),
            Action::DeleteWordBack if self.anchor.is_none() && text.delete_word_back() => {}
            Action::DeleteWord if self.anchor.is_none() && text.delete_word() => {}
            Action::DeleteWordBack => self.backspace(),
            Action::DeleteWord => self.delete(),
            Action::Left if !text.left(false) => self.step_back(true),
            Action::Right if !text.right(false) => self.step_on(true),
            Action::WordLeft if !text.word_left(false) => self.step_back(true),
            Action::WordRight if !text.word_right(false) => self.step_on(true),
            Action::Up if !text.up(width, false) => self.step_back(false),
            Action::Down if !text.down(width, false) => self.step_on(false),
            Action::SelectLeft if !text.left(true) => self.extend(-1, false),
            Action::SelectRight if !text.right(true) => self.extend(1, false),
            Action::SelectWordLeft if !text.word_left(true) => self.extend(-1, false),
            Action::SelectWordRight if !text.word_right(true) => self.extend(1, false),
            Action::SelectUp if !text.up(width, true) => self.extend(-1, true),
            Action::SelectDown if !text.down(width, true) => self.extend(1, true),
            Action::Home => text.home(false, width),
            Action::End => text.end(false, width),
            Action::SelectHome => text.home(true, width),
            Action::SelectEnd => text.end(true, width),
            Action::Top => self.go_to_top(),
            Action::Bottom if self.seal() => {
                self.go_to_tail();
            }
            Action::PageUp | Action::PageDown => self.page(action == Action::PageUp),
            Action::SelectAll => self.select_all(),
            Action::Copy => {
                self.copy();
            }
            Action::Cut => self.cut(),
            Action::Paste => {
                let clip = self.clipboard.clone();
                self.paste_in_minutes(&clip);
            }
            Action::NextField | Action::PreviousField => self.next_blank(action == Action::NextField),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Leave => self.bring_back_keys(),
            _ => {}
        }
        self.dirty = true;
    }

    /// Enter: the next paragraph of the same owner; on an empty one the pen goes to the floor.
    fn enter_key(&mut self) {
        if !self.drop_selection_across() {
            return;
        }
        if self.is_in_blank() {
            self.pen.text.finish(false);
        }
        let _ = self.pen.text.cut();
        if !self.pen.text.as_str().trim().is_empty() {
            self.enter();
        } else if self.seal() {
            self.pen_to_floor();
        }
    }
    pub(super) fn enter(&mut self) -> bool {
        let (before, after) = self.pen.text.as_str().split_at(self.pen.text.caret());
        match (before.trim().is_empty(), after.trim().is_empty()) {
            (_, true) => self.open_below(),
            (false, false) => self.split(),
            (true, false) => self.open_above(),
        }
    }
    fn open_below(&mut self) -> bool {
        if !self.seal() {
            return false;
        }
        let Some(paragraph) = self.pen.paragraph(&self.meeting) else { return false };
        let margin = continuing(paragraph, self.below_pen());
        self.open_unborn(margin);
        true
    }
    /// Enter in the middle: identity stays above, owner and time in both.
    fn split(&mut self) -> bool {
        let (before, after) = self.pen.text.as_str().split_at(self.pen.text.caret());
        let (upper, lower) = (viet::nfc(before.trim_end()).into_owned(), viet::nfc(after.trim()).into_owned());
        if !self.seal() {
            return false;
        }
        let Caret::Written(id) = self.pen.target else { return false };
        let end = self.meeting.get::<Paragraph>(id).map_or(0, |paragraph| paragraph.text.len());
        let (from, to) = (Spot { paragraph: id, byte: 0 }, Spot { paragraph: id, byte: end });
        if !self.rule(|meeting, _| meeting.splice(from, to, &[&upper, &lower], false)) {
            return false;
        }
        if self.neighbour(1).is_some_and(|next| self.open(next)) {
            self.pen.text.start(false);
        }
        true
    }
    /// Enter before the first letter: an empty paragraph above.
    fn open_above(&mut self) -> bool {
        if !self.seal() {
            return false;
        }
        let above = self.neighbour(-1).and_then(|above| self.meeting.get::<Paragraph>(above));
        let Some(margin) = above.map(|above| continuing(above, Some(above.id))) else {
            self.say(Notice::Refused(Refusal::AtTheTop));
            return false;
        };
        self.open_unborn(margin);
        true
    }

    fn backspace(&mut self) {
        if self.anchor.is_some() {
            self.drop_selection_across();
        } else if !self.unwrite() {
            self.join(-1);
        }
    }
    fn delete(&mut self) {
        if self.anchor.is_some() {
            self.drop_selection_across();
        } else if !self.pen.text.delete() {
            self.join(1);
        }
    }
    /// Joins the open paragraph with its neighbour above (-1) or below (1), or is refused. An empty one just goes.
    fn join(&mut self, way: isize) {
        if self.pen.text.as_str().trim().is_empty() {
            return if way < 0 { self.step_back(true) } else { self.step_on(true) };
        }
        if !self.seal() {
            return;
        }
        let (Caret::Written(here), Some(there)) = (self.pen.target, self.neighbour(way)) else { return };
        if self.is_break(there) {
            return self.say(Notice::Refused(Refusal::CarriesMore(there)));
        }
        let (upper, lower) = if way < 0 { (there, here) } else { (here, there) };
        let end = self.meeting.get::<Paragraph>(upper).map_or(0, |paragraph| paragraph.text.len());
        let (from, to) = (Spot { paragraph: upper, byte: end }, Spot { paragraph: lower, byte: 0 });
        if self.chars_around(from, to) >= LIMIT {
            return self.say(Notice::Refused(Refusal::TooLong));
        }
        if self.rule(|meeting, _| meeting.splice(from, to, &[" "], false)) {
            self.forget_typing(upper);
            self.forget_typing(lower);
            if self.open(upper) {
                self.pen.text.set_caret(end, false);
            }
        }
    }
    /// Erases the open paragraph after a yes.
    pub(super) fn erase_open(&mut self) {
        if let Caret::Written(id) = self.pen.target {
            self.rule(|meeting, _| meeting.erase(id, true));
        }
    }
}

fn changes_text(action: Action) -> bool {
    matches!(
        action,
        Action::Enter
            | Action::Backspace
            | Action::Delete
            | Action::DeleteWordBack
            | Action::DeleteWord
            | Action::Cut
            | Action::Paste
            | Action::Undo
            | Action::Redo
    )
}

/// What works on a selection over paragraphs, or makes it grow; all else forgets it.
fn minds_selection(action: Action) -> bool {
    matches!(
        action,
        Action::SelectLeft
            | Action::SelectRight
            | Action::SelectUp
            | Action::SelectDown
            | Action::SelectHome
            | Action::SelectEnd
            | Action::SelectWordLeft
            | Action::SelectWordRight
            | Action::SelectAll
            | Action::Copy
            | Action::Cut
            | Action::Paste
            | Action::Enter
            | Action::Backspace
            | Action::Delete
            | Action::DeleteWordBack
            | Action::DeleteWord
    )
}

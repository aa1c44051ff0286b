//! Typing and editing in the minutes: what each editing key does to the open paragraph and its neighbours.

use super::pen::continuing;
use super::{App, Caret, Notice, Request};
use crate::action::Action;
use crate::domain::*;
use crate::viet;

impl App {
    /// Width in which the words wrap; the editor's rows leave the caret its cell, we have a spare one.
    pub(super) fn wrap_width(&self) -> u16 {
        self.layout().map_or(60, |layout| layout.words + 1)
    }

    pub(super) fn type_in_minutes(&mut self, c: char) {
        self.notice = self.notice.take().filter(|notice| matches!(notice, Notice::Restored { .. } | Notice::Floor(_)));
        if self.drop_selection_across() {
            self.pen.touch(&self.meeting, self.now);
            if !self.pen.text.type_char(c) {
                self.flow_on(&c.to_string());
            }
        }
        self.dirty = true;
        self.show_caret();
    }

    /// The paragraph is full: what does not fit goes on in the next, nothing is lost.
    fn flow_on(&mut self, rest: &str) {
        self.say(Notice::ParagraphFull);
        if self.enter() {
            self.pen.touch(&self.meeting, self.now);
            let more = self.pen.text.insert(rest);
            if !more.is_empty() {
                self.flow_on(&more);
            }
        }
    }

    pub(super) fn paste_in_minutes(&mut self, pasted: &str) {
        if !self.drop_selection_across() {
            return;
        }
        for (n, paragraph) in viet::paragraphs(pasted).iter().enumerate() {
            if n > 0 && !self.enter_paragraph() {
                return;
            }
            self.pen.touch(&self.meeting, self.now);
            let rest = self.pen.text.insert(paragraph);
            if !rest.is_empty() {
                self.flow_on(&rest);
            }
        }
        self.dirty = true;
    }

    /// One editing action in the minutes.
    pub(super) fn edit(&mut self, action: Action) {
        let width = self.wrap_width();
        let extends = matches!(
            action,
            Action::SelectLeft
                | Action::SelectRight
                | Action::SelectUp
                | Action::SelectDown
                | Action::SelectHome
                | Action::SelectEnd
                | Action::SelectWordLeft
                | Action::SelectWordRight
                | Action::Copy
                | Action::Cut
                | Action::Paste
                | Action::Delete
                | Action::Backspace
                | Action::SelectAll
        );
        if !extends {
            self.anchor = None;
        }
        let text = &mut self.pen.text;
        match action {
            Action::Enter => {
                self.enter_key();
            }
            Action::Backspace => self.backspace(),
            Action::Delete => self.delete(),
            Action::DeleteWordBack => {
                text.delete_word_back();
            }
            Action::DeleteWord => {
                text.delete_word();
            }
            Action::Left if !text.left(false) => self.step_back(true),
            Action::Right if !text.right(false) => self.step_on(true),
            Action::WordLeft if !text.word_left(false) => self.step_back(true),
            Action::WordRight if !text.word_right(false) => self.step_on(true),
            Action::Up if !text.up(width, false) => self.step_back(false),
            Action::Down if !text.down(width, false) => self.step_on(false),
            Action::SelectLeft if !text.left(true) => self.extend(-1),
            Action::SelectRight if !text.right(true) => self.extend(1),
            Action::SelectUp if !text.up(width, true) => self.extend(-1),
            Action::SelectDown if !text.down(width, true) => self.extend(1),
            Action::SelectWordLeft => {
                text.word_left(true);
            }
            Action::SelectWordRight => {
                text.word_right(true);
            }
            Action::Home => text.home(false, width),
            Action::End => text.end(false, width),
            Action::SelectHome => text.home(true, width),
            Action::SelectEnd => text.end(true, width),
            Action::Top => self.go_to_top(),
            Action::Bottom if self.seal() => self.go_to_tail(),
            Action::PageUp | Action::PageDown => self.page(action == Action::PageUp),
            Action::SelectAll => self.select_all(),
            Action::Copy => self.copy(),
            Action::Cut => self.cut(),
            Action::Paste => {
                let clip = self.clipboard.clone();
                self.paste_in_minutes(&clip);
            }
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            _ => {}
        }
        self.dirty = true;
    }

    /// Enter: the next paragraph of the same owner; on an empty one the pen goes to the floor.
    fn enter_key(&mut self) {
        if self.pen.is_blank() {
            self.pen_to_floor();
            return;
        }
        self.enter();
    }
    /// Line breaks inside a paste: empty lines are no order to change the owner.
    fn enter_paragraph(&mut self) -> bool {
        self.pen.is_blank() || self.enter()
    }
    fn enter(&mut self) -> bool {
        if !self.drop_selection_across() {
            return false;
        }
        let _ = self.pen.text.cut();
        let caret = self.pen.text.caret();
        let (before, after) = self.pen.text.as_str().split_at(caret);
        if !after.trim().is_empty() && !before.trim().is_empty() {
            return self.split();
        }
        if !after.trim().is_empty() {
            return self.open_above();
        }
        if !self.seal() {
            return false;
        }
        let Some(paragraph) = self.pen.paragraph(&self.meeting) else { return false };
        let is_last = self.meeting.facts().sequence.last() == Some(&paragraph.id);
        let margin = continuing(paragraph, (!is_last).then_some(paragraph.id));
        self.open_unborn(margin);
        true
    }
    /// Enter in the middle: identity stays above, owner and time in both.
    fn split(&mut self) -> bool {
        let (caret, written) = (self.pen.text.caret(), self.pen.text.as_str().to_owned());
        let (before, after) = written.split_at(caret);
        let (upper, lower) = (viet::nfc(before.trim_end()).into_owned(), viet::nfc(after.trim_start()).into_owned());
        if !self.seal() {
            return false;
        }
        let Caret::Written(id) = self.pen.target else { return false };
        let end = self.meeting.get::<Paragraph>(id).map_or(0, |paragraph| paragraph.text.len());
        let (from, to) = (Spot { paragraph: id, byte: 0 }, Spot { paragraph: id, byte: end });
        if !self.rule(|meeting, _| meeting.splice(from, to, &[&upper, &lower], false)) {
            return false;
        }
        self.reload();
        let next = self.neighbour(1);
        if let Some(next) = next.filter(|next| self.open(*next)) {
            let _ = next;
            self.pen.text.start(false);
        }
        true
    }
    /// Enter before the first letter: an empty paragraph above.
    fn open_above(&mut self) -> bool {
        if !self.seal() {
            return false;
        }
        let Some(above) = self.neighbour(-1) else {
            self.say(Notice::Refused(Refusal::NothingHere));
            return false;
        };
        let margin = self.meeting.get::<Paragraph>(above).map(|paragraph| continuing(paragraph, Some(above)));
        self.open_unborn(margin.unwrap_or_default());
        true
    }

    fn backspace(&mut self) {
        if self.anchor.is_some() {
            self.drop_selection_across();
        } else if !self.pen.text.backspace() {
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
    /// Joins the open paragraph with its neighbour above (-1) or below (1), or is refused.
    fn join(&mut self, way: isize) {
        if self.pen.is_blank() {
            return match way {
                -1 => self.step_back(true),
                _ => self.step_on(true),
            };
        }
        if !self.seal() {
            return;
        }
        let Caret::Written(here) = self.pen.target else { return };
        let Some(there) = self.neighbour(way) else { return };
        let (upper, lower) = if way < 0 { (there, here) } else { (here, there) };
        let end = self.meeting.get::<Paragraph>(upper).map_or(0, |paragraph| paragraph.text.len());
        let (from, to) = (Spot { paragraph: upper, byte: end }, Spot { paragraph: lower, byte: 0 });
        self.histories.remove(&upper);
        self.histories.remove(&lower);
        if self.rule(|meeting, _| meeting.splice(from, to, &[" "], false)) {
            if self.pen.target == Caret::Unborn {
                self.pen.text = Default::default();
                self.open(upper);
            }
            self.reload();
            self.pen.text.set_caret(end, false);
        }
    }
    /// Takes the row's words into the pen again after a step changed them.
    pub(super) fn reload(&mut self) {
        if let Some(paragraph) = self.pen.paragraph(&self.meeting).filter(|p| p.text != self.pen.text.sealed()) {
            self.pen.text = crate::editor::Text::new(&paragraph.text.clone());
        }
    }

    /// The written paragraph above (-1) or below (1) the pen.
    pub(super) fn neighbour(&self, way: isize) -> Option<ParagraphId> {
        let sequence = &self.meeting.facts().sequence;
        let at = match self.pen.target {
            Caret::Written(id) => self.meeting.position(id).ok()?.checked_add_signed(way)?,
            Caret::Unborn => {
                let below = self
                    .pen
                    .margin
                    .after
                    .and_then(|id| self.meeting.position(id).ok())
                    .map_or(sequence.len(), |at| at + 1);
                if way < 0 { below.checked_sub(1)? } else { below }
            }
        };
        sequence.get(at).copied()
    }
    /// To the paragraph above: its end, or (moving by rows) its last row.
    pub(super) fn step_back(&mut self, to_end: bool) {
        let column = self.pen.text.goal_column(self.wrap_width());
        let Some(above) = self.neighbour(-1) else { return };
        if self.open(above) {
            let width = self.wrap_width();
            if to_end { self.pen.text.finish(false) } else { self.pen.text.enter_from_below(column, width) }
        }
    }
    pub(super) fn step_on(&mut self, to_start: bool) {
        let column = self.pen.text.goal_column(self.wrap_width());
        let moved = match self.neighbour(1) {
            Some(below) => self.open(below),
            None if self.pen.is_tail() => false,
            None => {
                self.seal() && {
                    self.go_to_tail();
                    true
                }
            }
        };
        if moved {
            let width = self.wrap_width();
            if to_start { self.pen.text.start(false) } else { self.pen.text.enter_from_above(column, width) }
        }
    }
    fn go_to_top(&mut self) {
        if let Some(first) = self.meeting.facts().sequence.first().copied().filter(|first| self.open(*first)) {
            let _ = first;
            self.pen.text.start(false);
        }
    }

    /// The selection reaches into the neighbour paragraph.
    fn extend(&mut self, way: isize) {
        if !self.seal() {
            return;
        }
        let Caret::Written(here) = self.pen.target else { return };
        let from = self.anchor.unwrap_or((here, self.pen.text.anchor().unwrap_or(self.pen.text.caret())));
        let Some(there) = self.neighbour(way).filter(|there| self.open(*there)) else { return };
        if way < 0 {
            self.pen.text.finish(false)
        } else {
            self.pen.text.start(false)
        }
        self.anchor = (there != from.0).then_some(from);
        if there == from.0 {
            let caret = self.pen.text.caret();
            self.pen.text.set_caret(from.1, false);
            self.pen.text.set_caret(caret, true);
        }
    }
    /// The selection across paragraphs as two spots in order, if there is one.
    pub fn selection_across(&self) -> Option<(Spot, Spot)> {
        let (paragraph, byte) = self.anchor?;
        let Caret::Written(here) = self.pen.target else { return None };
        let ends = [Spot { paragraph, byte }, Spot { paragraph: here, byte: self.pen.text.caret() }];
        let at = |spot: Spot| self.meeting.position(spot.paragraph).ok();
        let (a, b) = (at(ends[0])?, at(ends[1])?);
        Some(if a <= b { (ends[0], ends[1]) } else { (ends[1], ends[0]) })
    }
    /// Deletes a selection that spans paragraphs. False when that is refused.
    fn drop_selection_across(&mut self) -> bool {
        let Some((from, to)) = self.selection_across() else {
            self.anchor = None;
            return true;
        };
        if !self.seal() || !self.rule_or_ask(None, |meeting, _| meeting.splice(from, to, &[""], false)) {
            return false;
        }
        self.anchor = None;
        self.histories.remove(&from.paragraph);
        self.pen.text = Default::default();
        self.pen.target = Caret::Unborn;
        self.pen.margin = Margin::default();
        self.open(from.paragraph);
        self.pen.text.set_caret(from.byte, false);
        true
    }
    fn select_all(&mut self) {
        let whole = self.pen.text.selection().is_some_and(|range| range.len() == self.pen.text.as_str().len());
        let ends = self.meeting.facts().sequence.first().copied().zip(self.meeting.facts().sequence.last().copied());
        match ends.filter(|_| whole || self.pen.is_blank()) {
            Some((first, last)) if first != last && self.open(last) => {
                self.pen.text.finish(false);
                self.anchor = Some((first, 0));
            }
            _ => self.pen.text.select_all(),
        }
    }
    fn copy(&mut self) {
        let copied = match self.selection_across() {
            Some((from, to)) => self.words_between(from, to),
            None => self.pen.text.selected().to_owned(),
        };
        if copied.is_empty() {
            self.say(Notice::NothingSelected);
        } else {
            self.say(Notice::Copied(copied.chars().count()));
            self.clipboard = copied;
        }
    }
    fn cut(&mut self) {
        self.copy();
        if self.anchor.is_some() {
            self.drop_selection_across();
        } else {
            let _ = self.pen.text.cut();
        }
    }
    fn words_between(&self, from: Spot, to: Spot) -> String {
        let (first, last) = (self.meeting.position(from.paragraph), self.meeting.position(to.paragraph));
        let (Ok(first), Ok(last)) = (first, last) else { return String::new() };
        let words = self.meeting.facts().sequence[first..=last].iter().filter_map(|id| {
            let text = &self.meeting.get::<Paragraph>(*id)?.text;
            let start = if *id == from.paragraph { from.byte } else { 0 };
            let end = if *id == to.paragraph { to.byte } else { text.len() };
            text.get(start..end)
        });
        words.collect::<Vec<_>>().join("\n")
    }

    /// Ctrl+Z: typing first, then earlier text edits, never floor, queue or clock.
    fn undo(&mut self) {
        if self.pen.text.undo() {
            return;
        }
        let Some(step) = self.text_log.pop() else { return self.say(Notice::NothingToUndo) };
        let written = step.changes.iter().find_map(|change| match change {
            Change::Paragraph(edit) => {
                edit.after.as_ref().filter(|_| step.deed != Deed::Splice).map(|p| (p.id, p.text.clone()))
            }
            _ => None,
        });
        if let Some((id, text)) = written
            && self.histories.get(&id).is_some_and(|kept| kept.sealed() == text)
            && self.pen.target != Caret::Written(id)
            && self.open(id)
            && self.pen.text.undo()
        {
            return;
        }
        match self.meeting.invert(&step.record()) {
            Ok(changes) => {
                self.commit(Deed::Undo, changes, Some(step.n));
                self.redo_log.push(Step { n: self.meeting.last_step(), ..step.clone() });
                self.follow(&step);
                self.say(Notice::Undone(step.deed));
            }
            Err(refusal) => self.say(Notice::Refused(refusal)),
        }
    }
    fn redo(&mut self) {
        if self.pen.text.redo() {
            return;
        }
        let Some(step) = self.redo_log.pop() else { return self.say(Notice::NothingToRedo) };
        let undone =
            Step { changes: step.changes.iter().rev().cloned().map(Change::reversed).collect(), ..step.clone() };
        match self.meeting.invert(&undone.record()) {
            Ok(changes) => {
                let kept = std::mem::take(&mut self.redo_log);
                self.commit(Deed::Undo, changes, Some(step.n));
                self.redo_log = kept;
                self.text_log.push(Step { n: self.meeting.last_step(), ..step.clone() });
                self.follow(&step);
                self.say(Notice::Redone(step.deed));
            }
            Err(refusal) => self.say(Notice::Refused(refusal)),
        }
    }
    /// The caret goes where a text step was undone or done again.
    fn follow(&mut self, step: &Step) {
        let touched = step.changes.iter().find_map(|change| match change {
            Change::Paragraph(edit) => edit.before.as_ref().or(edit.after.as_ref()).map(|paragraph| paragraph.id),
            _ => None,
        });
        let Some(id) = touched.filter(|id| self.meeting.get::<Paragraph>(*id).is_some()) else {
            if self.pen.target == Caret::Unborn && self.pen.is_tail() {
                self.pen.text = Default::default();
            }
            return;
        };
        self.histories.remove(&id);
        if self.pen.target == Caret::Written(id) {
            self.reload();
        } else {
            self.open(id);
        }
    }

    pub(super) fn pen_to_floor(&mut self) {
        let owner = self.meeting.floor().map_or(Owner::Nobody, |turn| Owner::Person(turn.person));
        let turn = self.meeting.floor().map(|turn| turn.id);
        self.tail = Margin { owner, turn, ..Margin::default() };
        if self.pen.is_blank() {
            self.pen = super::Pen::unborn(self.tail.clone());
        }
        self.dirty = true;
    }
    /// Erases the open paragraph after a yes.
    pub(super) fn erase_open(&mut self) {
        if let Caret::Written(id) = self.pen.target
            && self.rule_or_ask(Some(Request::EraseOpen), |meeting, _| meeting.erase(id, true))
        {
            self.pen.text = Default::default();
            self.go_to_tail();
        }
    }
}

//! The caret between paragraphs: the neighbour above and below, the first and the last. A break has no words to stand in.

use super::{App, Caret};
use crate::domain::*;

impl App {
    /// The written paragraph right above (-1) or below (1) the pen.
    pub(super) fn neighbour(&self, way: isize) -> Option<ParagraphId> {
        let sequence = &self.meeting.facts().sequence;
        let at = match self.pen.target {
            Caret::Written(id) => self.meeting.position(id).ok()?.checked_add_signed(way)?,
            Caret::Unborn => {
                let after = self.pen.margin.after.and_then(|id| self.meeting.position(id).ok());
                let below = after.map_or(sequence.len(), |at| at + 1);
                if way < 0 { below.checked_sub(1)? } else { below }
            }
        };
        sequence.get(at).copied()
    }
    /// The nearest paragraph above or below that has words.
    pub(super) fn worded(&self, way: isize) -> Option<ParagraphId> {
        let mut at = self.neighbour(way)?;
        while self.is_break(at) {
            let next = self.meeting.position(at).ok()?.checked_add_signed(way)?;
            at = *self.meeting.facts().sequence.get(next)?;
        }
        Some(at)
    }
    pub(super) fn is_break(&self, id: ParagraphId) -> bool {
        self.meeting.get::<Paragraph>(id).is_some_and(|paragraph| paragraph.spell.is_some())
    }

    /// To the paragraph above: its end, or (moving by rows) its last row.
    pub(super) fn step_back(&mut self, to_end: bool) {
        let column = self.pen.text.goal_column(self.wrap_width());
        let Some(above) = self.worded(-1) else { return };
        if self.open(above) {
            let width = self.wrap_width();
            if to_end { self.pen.text.finish(false) } else { self.pen.text.enter_from_below(column, width) }
        }
    }
    /// To the paragraph below: its start, or (moving by rows) its first row; after the last one to the end of the minutes.
    pub(super) fn step_on(&mut self, to_start: bool) {
        let column = self.pen.text.goal_column(self.wrap_width());
        let moved = match self.worded(1) {
            Some(below) => self.open(below),
            None => !self.pen.is_tail() && self.seal() && self.go_to_tail(),
        };
        if moved {
            let width = self.wrap_width();
            if to_start { self.pen.text.start(false) } else { self.pen.text.enter_from_above(column, width) }
        }
    }
    pub(super) fn go_to_top(&mut self) {
        let first = self.meeting.facts().sequence.iter().find(|id| !self.is_break(**id)).copied();
        if first.is_none_or(|first| self.open(first)) {
            self.pen.text.start(false);
        }
    }
}

//! A selection that reaches over paragraphs: growing it, copying it, deleting it.

use super::{App, Caret, Notice, Request};
use crate::domain::*;
use crate::editor::LIMIT;
use crate::viet;

impl App {
    /// The selection reaches into the neighbour paragraph: to its edge, or (growing by rows) to the same column.
    pub(super) fn extend(&mut self, way: isize, by_rows: bool) {
        if self.pen.is_blank() {
            // Nothing here to select: it begins at the edge of the neighbour.
            return if way < 0 { self.step_back(true) } else { self.step_on(true) };
        }
        if !self.seal() {
            return;
        }
        let Caret::Written(here) = self.pen.target else { return };
        let began = self.pen.text.anchor().unwrap_or(self.pen.text.caret());
        let from = self.anchor.unwrap_or((here, self.byte_in_row(began)));
        let (width, column) = (self.wrap_width(), self.pen.text.goal_column(self.wrap_width()));
        let Some(there) = self.worded(way).filter(|there| self.open(*there)) else { return };
        match (way < 0, by_rows) {
            (true, true) => self.pen.text.enter_from_below(column, width),
            (false, true) => self.pen.text.enter_from_above(column, width),
            (true, false) => self.pen.text.finish(false),
            (false, false) => self.pen.text.start(false),
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
        let ends = [Spot { paragraph, byte }, Spot { paragraph: here, byte: self.byte_in_row(self.pen.text.caret()) }];
        let at = |spot: Spot| self.meeting.position(spot.paragraph).ok();
        let (a, b) = (at(ends[0])?, at(ends[1])?);
        Some(if a <= b { (ends[0], ends[1]) } else { (ends[1], ends[0]) })
    }
    /// Where a byte of the pen's text stands in the words as they are sealed: those are NFC.
    pub(super) fn byte_in_row(&self, byte: usize) -> usize {
        viet::nfc(&self.pen.text.as_str()[..byte]).len()
    }
    /// Deletes a selection that spans paragraphs. False when that asks or is refused.
    pub(super) fn drop_selection_across(&mut self) -> bool {
        if self.selection_across().is_none() {
            self.anchor = None;
            return true;
        }
        self.erase_selection(false)
    }
    pub(super) fn erase_selection(&mut self, sure: bool) -> bool {
        if !self.seal() {
            return false;
        }
        let Some((from, to)) = self.selection_across() else { return false };
        if self.chars_around(from, to) > LIMIT {
            self.say(Notice::Refused(Refusal::TooLong));
            return false;
        }
        let done = self.rule_or_ask(Request::EraseOpen, |meeting, _| meeting.splice(from, to, &[""], sure));
        if done {
            self.anchor = None;
            self.forget_typing(from.paragraph);
            self.forget_typing(to.paragraph);
            let (stays, caret) = match self.meeting.get::<Paragraph>(from.paragraph) {
                Some(_) => (from.paragraph, from.byte),
                None => (to.paragraph, 0),
            };
            if self.open(stays) {
                self.pen.text.set_caret(caret, false);
            }
        }
        done
    }
    /// Letters left when everything between two spots is gone.
    pub(super) fn chars_around(&self, from: Spot, to: Spot) -> usize {
        let text = |spot: Spot| self.meeting.get::<Paragraph>(spot.paragraph).map_or("", |row| row.text.as_str());
        let (head, tail) = (text(from).get(..from.byte), text(to).get(to.byte..));
        head.unwrap_or("").chars().count() + tail.unwrap_or("").chars().count()
    }

    /// The paragraph; pressed on a whole one, all paragraphs.
    pub(super) fn select_all(&mut self) {
        let whole = self.pen.text.selection().is_some_and(|range| range.len() == self.pen.text.as_str().len());
        let worded = |id: &&ParagraphId| !self.is_break(**id);
        let sequence = &self.meeting.facts().sequence;
        let ends = sequence.iter().find(worded).copied().zip(sequence.iter().rev().find(worded).copied());
        match ends.filter(|_| whole || self.pen.is_blank()) {
            Some((first, last)) if self.open(last) => {
                self.pen.text.select_all();
                self.anchor = (first != last).then_some((first, 0));
            }
            _ => self.pen.text.select_all(),
        }
    }
    pub(super) fn copy(&mut self) -> bool {
        let copied = match self.selection_across() {
            Some((from, to)) => self.words_between(from, to),
            None => self.pen.text.selected().to_owned(),
        };
        if copied.is_empty() {
            self.say(Notice::NothingSelected);
            return false;
        }
        self.say(Notice::Copied(copied.chars().count()));
        self.clipboard = copied;
        true
    }
    pub(super) fn cut(&mut self) {
        if !self.copy() {
            return;
        }
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
}

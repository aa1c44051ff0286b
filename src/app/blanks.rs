//! The blanks a sentence leaves: the caret goes from one to the next, what is typed takes its place.

use super::App;
use crate::viet;
use std::ops::Range;

impl App {
    /// Selects the first blank to be typed from a byte of the open paragraph on, else the first that a row will fill;
    /// without any the caret stands at the end.
    pub(super) fn stand_in_blank(&mut self, from: usize) {
        let blanks: Vec<Range<usize>> = blanks(self.pen.text.as_str());
        let mut left = blanks.into_iter().filter(|blank| blank.start >= from);
        let first = left.clone().find(|blank| blank.len() == viet::BLANK.len()).or(left.next());
        match first {
            Some(blank) => self.select(blank),
            None => self.pen.text.finish(false),
        }
        self.dirty = true;
    }
    /// Tab: the next blank of the open paragraph, or the one before; after the last the first. A sentence without any is
    /// gone on with at its end; elsewhere there is nothing to do.
    pub(super) fn next_blank(&mut self, on: bool) {
        let text = &self.pen.text;
        let here = text.selection().unwrap_or(text.caret()..text.caret());
        let blanks = blanks(text.as_str());
        let next = if on {
            blanks.iter().find(|blank| blank.start >= here.end).or(blanks.first())
        } else {
            blanks.iter().rev().find(|blank| blank.end <= here.start).or(blanks.last())
        };
        match (next.cloned(), self.pen.paragraph(&self.meeting).map(|paragraph| paragraph.id)) {
            (Some(blank), _) => self.select(blank),
            (None, Some(id)) if !self.meeting.mentions_in(id).is_empty() => self.pen.text.finish(false),
            (None, _) => {}
        }
    }
    /// A whole blank is selected and nothing else: Enter leaves it as it is.
    pub(super) fn is_in_blank(&self) -> bool {
        let selected = self.pen.text.selected();
        self.anchor.is_none() && !selected.is_empty() && selected.trim_matches(|c| viet::BLANK.contains(c)).is_empty()
    }
    fn select(&mut self, blank: Range<usize>) {
        self.anchor = None;
        self.pen.text.set_caret(blank.start, false);
        self.pen.text.set_caret(blank.end, true);
    }
}

/// Where blanks stand in a text, each whole.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.match_indices(viet::BLANK) {
        match found.last_mut().filter(|blank| blank.end == at) {
            Some(blank) => blank.end = at + sign.len(),
            None => found.push(at..at + sign.len()),
        }
    }
    found
}

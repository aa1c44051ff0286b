//! The blanks a sentence leaves: the caret goes from one to the next, what is typed takes its place.

use super::App;
use crate::viet;
use std::ops::Range;

impl App {
    /// Selects the first blank from a byte of the open paragraph on; without one the caret stands at its end.
    pub(super) fn stand_in_blank(&mut self, from: usize) {
        match blanks(self.pen.text.as_str()).into_iter().find(|blank| blank.start >= from) {
            Some(blank) => self.select(blank),
            None => self.pen.text.finish(false),
        }
        self.dirty = true;
    }
    /// Tab: the next blank of the open paragraph, or the one before; after the last the first. Without any: nothing.
    pub(super) fn next_blank(&mut self, on: bool) {
        let text = &self.pen.text;
        let here = text.selection().unwrap_or(text.caret()..text.caret());
        let blanks = blanks(text.as_str());
        let next = if on {
            blanks.iter().find(|blank| blank.start >= here.end).or(blanks.first())
        } else {
            blanks.iter().rev().find(|blank| blank.end <= here.start).or(blanks.last())
        };
        if let Some(blank) = next.cloned() {
            self.select(blank);
        }
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

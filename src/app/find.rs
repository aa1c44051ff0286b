//! Finding words in the minutes.

use super::{App, Notice, Row};
use crate::domain::ParagraphId;
use crate::viet;
use std::ops::Range;

impl App {
    /// Goes to the highlighted paragraph, the caret at what was looked for.
    pub(super) fn accept_find(&mut self) {
        let query = self.dialog().map(|dialog| viet::fold(dialog.query())).unwrap_or_default();
        match self.highlighted() {
            Some(Row::Paragraph(id)) => {
                self.dialogs.pop();
                self.go_to_words(id, &query);
            }
            _ => self.say(Notice::FoundNothing),
        }
    }
    fn go_to_words(&mut self, id: ParagraphId, folded: &str) {
        if !self.open(id) {
            return;
        }
        if let Some(found) = find_folded(self.pen.text.as_str(), folded) {
            self.pen.text.set_caret(found.start, false);
            self.pen.text.set_caret(found.end, true);
        }
    }
}

/// Where a folded text first stands in a text, in bytes.
fn find_folded(text: &str, folded: &str) -> Option<Range<usize>> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut whole = String::new();
    // For each byte of the folded text, the letter it comes from.
    let mut from = Vec::new();
    for (n, (_, c)) in letters.iter().enumerate() {
        let one = viet::fold(c.encode_utf8(&mut [0; 4]));
        from.extend(std::iter::repeat_n(n, one.len()));
        whole.push_str(&one);
    }
    let at = whole.find(folded).filter(|_| !folded.is_empty())?;
    let (first, last) = (from[at], from[at + folded.len() - 1]);
    Some(letters[first].0..letters.get(last + 1).map_or(text.len(), |(at, _)| *at))
}

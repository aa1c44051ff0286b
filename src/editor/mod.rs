//! The open paragraph, or one field of a dialog, while it is being written: text, caret, selection, history, visual rows.
//! Not here: which paragraph is open, its margin, the draft on the disk, keys, colours.
//!
//! Text is kept as the Unicode scalars that were typed and is never renormalised under the hands: an input method
//! (Unikey, EVKey) corrects a word by sending one backspace for each scalar it sent before. NFC is made of what is pasted,
//! and of the whole text when it is sealed.

mod edit;
mod history;
#[cfg(test)]
mod laws;
mod moves;
pub mod rows;
#[cfg(test)]
mod tests;

use std::ops::Range;

use history::History;
use unicode_normalization::UnicodeNormalization;

/// The most scalars a paragraph may hold.
pub const LIMIT: usize = 20_000;

/// A text being edited. Offsets are in bytes and always stand between scalars; columns and widths are in terminal cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    text: String,
    caret: usize,
    /// Where the selection began; the caret is its other end.
    anchor: Option<usize>,
    /// The column that moving up and down tries to keep.
    goal: Option<u16>,
    history: History,
}

impl Text {
    /// The text with the caret at its end, nothing selected and nothing to undo.
    pub fn new(text: &str) -> Text {
        Text { text: text.to_owned(), caret: text.len(), ..Text::default() }
    }

    /// The text as a draft remembered it; an offset that does not fit the text is moved back to the nearest one that does.
    pub fn restore(text: String, caret: usize, anchor: Option<usize>) -> Text {
        let caret = text.floor_char_boundary(caret);
        let anchor = anchor.map(|at| text.floor_char_boundary(at));
        Text { text, caret, anchor, ..Text::default() }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The caret, in bytes from the start of the text.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Where the selection began, in bytes.
    pub fn anchor(&self) -> Option<usize> {
        self.anchor
    }

    /// What is selected, in bytes; never an empty range.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|&at| at != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    pub fn selected(&self) -> &str {
        self.selection().map_or("", |range| &self.text[range])
    }

    /// The text as it goes into the minutes: NFC, without spaces at its end.
    pub fn sealed(&self) -> String {
        self.text.trim_end().nfc().collect()
    }

    /// Whether it holds the words of a row, unsealed differences aside: a row may end in a space where what followed was
    /// erased together with the paragraph below.
    pub fn says(&self, row: &str) -> bool {
        self.text.trim_end().nfc().eq(row.trim_end().nfc())
    }
}

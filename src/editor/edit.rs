//! Everything that changes the text, and its undoing. Moving the caret is next door.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::history::{Edit, Kind};
use super::moves::{grapheme_after, word_after, word_before};
use super::{LIMIT, Text};

impl Text {
    /// One scalar from the keyboard, exactly as it came, in place of the selection. `false`: the paragraph is full.
    pub fn type_char(&mut self, c: char) -> bool {
        let Some(c) = admitted(c) else { return true };
        let range = self.target();
        if self.room(&range) == 0 {
            return false;
        }
        self.splice(Kind::Typing, range, c.encode_utf8(&mut [0; 4]));
        true
    }

    /// Everything from byte `from` to the caret gives way to `s`, as an input method corrects the word being typed: it belongs
    /// to the typing before it. `false`: there is no room, and nothing was done.
    pub fn retype(&mut self, from: usize, s: &str) -> bool {
        let whole = self.text.floor_char_boundary(from.min(self.caret))..self.caret;
        if !self.fits(&whole, s) {
            return false;
        }
        let stands = &self.text[whole.clone()];
        let pairs = stands.char_indices().zip(s.chars());
        let same = pairs.take_while(|((_, a), b)| a == b).map(|((at, c), _)| at + c.len_utf8()).last().unwrap_or(0);
        let (changed, typed) = (whole.start + same..whole.end, &s[same..]);
        if !changed.is_empty() {
            self.splice(Kind::Erasing, changed.clone(), "");
        }
        if !typed.is_empty() {
            self.splice(Kind::Typing, changed.start..changed.start, typed);
        }
        true
    }

    /// Whether a text fits in place of a range of bytes.
    pub fn fits(&self, range: &Range<usize>, s: &str) -> bool {
        self.room(range) >= s.chars().count()
    }

    /// A paste: NFC, in place of the selection, one undo. Returns what did not fit.
    #[must_use = "what did not fit would be lost"]
    pub fn insert(&mut self, s: &str) -> String {
        self.replace(self.target(), s)
    }

    /// Puts `s` (made NFC) in place of a range of bytes, one undo, the caret after it. Returns what did not fit.
    #[must_use = "what did not fit would be lost"]
    pub fn replace(&mut self, range: Range<usize>, s: &str) -> String {
        let start = self.text.floor_char_boundary(range.start);
        let range = start..self.text.floor_char_boundary(range.end).max(start);
        let (fits, rest) = pasted(s, self.room(&range));
        self.splice(Kind::Whole, range, &fits);
        rest
    }

    /// Makes `s` (made NFC) the whole text, one undo that remembers only the difference, the caret at the end. Returns
    /// what did not fit.
    #[must_use = "what did not fit would be lost"]
    pub fn set(&mut self, s: &str) -> String {
        let (whole, rest) = pasted(s, LIMIT);
        let pairs = self.text.char_indices().zip(whole.chars());
        let same = pairs.take_while(|((_, a), b)| a == b).map(|((at, c), _)| at + c.len_utf8()).last().unwrap_or(0);
        let tails = self.text[same..].chars().rev().zip(whole[same..].chars().rev());
        let tail: usize = tails.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
        self.splice(Kind::Whole, same..self.text.len() - tail, &whole[same..whole.len() - tail]);
        self.finish(false);
        rest
    }

    /// Takes the selection, or one scalar before the caret. `false`: there is none.
    pub fn backspace(&mut self) -> bool {
        let one = self.text[..self.caret].chars().next_back().map_or(0, char::len_utf8);
        self.take(Kind::Erasing, self.caret - one..self.caret)
    }

    /// Takes the selection, or one grapheme after the caret. `false`: there is none.
    pub fn delete(&mut self) -> bool {
        self.take(Kind::Deleting, self.caret..grapheme_after(&self.text, self.caret))
    }

    /// Takes the selection, or back to the start of a word.
    pub fn delete_word_back(&mut self) -> bool {
        self.take(Kind::Whole, word_before(&self.text, self.caret)..self.caret)
    }

    /// Takes the selection, or up to the start of the next word.
    pub fn delete_word(&mut self) -> bool {
        self.take(Kind::Whole, self.caret..word_after(&self.text, self.caret))
    }

    /// Takes the selection out and returns it.
    pub fn cut(&mut self) -> String {
        let cut = self.selected().to_owned();
        self.take(Kind::Whole, self.caret..self.caret);
        cut
    }

    /// Enter in the middle: takes out the selection and all after it, and returns what stood after it, without the one
    /// space that joined the halves.
    pub fn split_off(&mut self) -> String {
        let Range { start, end } = self.target();
        let tail = &self.text[end..];
        let tail = tail.strip_prefix(' ').unwrap_or(tail).to_owned();
        if start < self.text.len() {
            self.splice(Kind::Whole, start..self.text.len(), "");
        }
        tail
    }

    /// Takes back the newest group of edits, caret and selection too. `false`: nothing to take back.
    pub fn undo(&mut self) -> bool {
        let Some(edit) = self.history.undo() else { return false };
        self.text.replace_range(edit.at..edit.at + edit.inserted.len(), &edit.removed);
        (self.caret, self.anchor, self.goal) = (edit.caret, edit.anchor, None);
        true
    }

    /// Makes again what was taken back last. `false`: nothing to make again.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.history.redo() else { return false };
        self.text.replace_range(edit.at..edit.at + edit.removed.len(), &edit.inserted);
        (self.caret, self.anchor, self.goal) = (edit.at + edit.inserted.len(), None, None);
        true
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The text as it stands now was put into the minutes.
    pub fn mark_sealed(&mut self) {
        self.history.seal();
    }

    /// What was put into the minutes last was taken back since: making it again comes to it.
    pub fn is_behind(&self) -> bool {
        self.history.is_behind()
    }

    /// What the next insertion replaces: the selection, or nothing at the caret.
    fn target(&self) -> Range<usize> {
        self.selection().unwrap_or(self.caret..self.caret)
    }

    /// How many scalars fit once `range` is gone.
    fn room(&self, range: &Range<usize>) -> usize {
        let kept = self.text.chars().count() - self.text[range.clone()].chars().count();
        LIMIT.saturating_sub(kept)
    }

    fn take(&mut self, kind: Kind, otherwise: Range<usize>) -> bool {
        let (kind, range) = self.selection().map_or((kind, otherwise), |range| (Kind::Whole, range));
        let any = !range.is_empty();
        if any {
            self.splice(kind, range, "");
        }
        any
    }

    fn splice(&mut self, kind: Kind, range: Range<usize>, inserted: &str) {
        let (at, caret, anchor) = (range.start, self.caret, self.anchor);
        let removed = self.text[range.clone()].to_owned();
        self.text.replace_range(range, inserted);
        (self.caret, self.anchor, self.goal) = (at + inserted.len(), None, None);
        if removed != inserted {
            self.history.record(Edit { kind, at, removed, inserted: inserted.to_owned(), caret, anchor });
        }
    }
}

/// What a paste brings: NFC, at most `room` scalars, and the rest.
fn pasted(s: &str, room: usize) -> (String, String) {
    let mut fits: String = s.chars().filter_map(admitted).nfc().collect();
    let cut = fits.char_indices().nth(room).map_or(fits.len(), |(at, _)| at);
    let rest = fits.split_off(cut);
    (fits, rest)
}

/// What may stand in a paragraph: a break becomes a space; other controls and marks that reverse the direction of the
/// line are dropped, since a terminal would obey them.
fn admitted(c: char) -> Option<char> {
    match c {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

//! Moving the caret: by grapheme, by word, by visual row. Nothing here changes the text.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::GraphemeCursor;

use super::Text;
use super::rows::{offset_at, place, wrap};

impl Text {
    /// Puts the caret at a byte offset (moved back to the nearest that fits); `select` keeps or starts a selection.
    pub fn set_caret(&mut self, byte: usize, select: bool) {
        self.anchor = select.then(|| self.anchor.unwrap_or(self.caret));
        self.caret = self.text.floor_char_boundary(byte);
        self.goal = None;
        self.history.close();
    }

    /// One grapheme back, or to the start of what was selected. `false`: the caret was at the start.
    pub fn left(&mut self, select: bool) -> bool {
        let Some(range) = self.selection().filter(|_| !select) else {
            return self.go(grapheme_before(&self.text, self.caret), select);
        };
        self.set_caret(range.start, false);
        true
    }

    /// One grapheme on, or to the end of what was selected. `false`: the caret was at the end.
    pub fn right(&mut self, select: bool) -> bool {
        let Some(range) = self.selection().filter(|_| !select) else {
            return self.go(grapheme_after(&self.text, self.caret), select);
        };
        self.set_caret(range.end, false);
        true
    }

    /// Back to the start of a word. `false`: the caret was at the start.
    pub fn word_left(&mut self, select: bool) -> bool {
        self.go(word_before(&self.text, self.caret), select)
    }

    /// On to the start of the next word. `false`: the caret was at the end.
    pub fn word_right(&mut self, select: bool) -> bool {
        self.go(word_after(&self.text, self.caret), select)
    }

    /// To the start of the visual row.
    pub fn home(&mut self, select: bool, width: u16) {
        self.set_caret(self.on_this_row(0, width), select);
    }

    /// To the end of the visual row: before the space or letter after which the text goes on below.
    pub fn end(&mut self, select: bool, width: u16) {
        self.set_caret(self.on_this_row(u16::MAX, width), select);
    }

    /// To the start of the text.
    pub fn start(&mut self, select: bool) {
        self.set_caret(0, select);
    }

    /// To the end of the text.
    pub fn finish(&mut self, select: bool) {
        self.set_caret(self.text.len(), select);
    }

    /// One visual row up, keeping the goal column. `false`: there is none, the caret stays.
    pub fn up(&mut self, width: u16, select: bool) -> bool {
        self.change_row(width, select, |row| row.checked_sub(1))
    }

    /// One visual row down, keeping the goal column. `false`: there is none, the caret stays.
    pub fn down(&mut self, width: u16, select: bool) -> bool {
        self.change_row(width, select, |row| Some(row + 1))
    }

    /// The column that moving up and down keeps, for the paragraph entered next.
    pub fn goal_column(&self, width: u16) -> u16 {
        self.goal.unwrap_or_else(|| place(&wrap(&self.text, width), &self.text, self.caret).1)
    }

    /// The caret comes down from the paragraph above: first visual row, at the column it had there.
    pub fn enter_from_above(&mut self, column: u16, width: u16) {
        self.enter(0, column, width);
    }

    /// The caret comes up from the paragraph below: last visual row, at the column it had there.
    pub fn enter_from_below(&mut self, column: u16, width: u16) {
        self.enter(usize::MAX, column, width);
    }

    pub fn select_all(&mut self) {
        self.start(false);
        self.finish(true);
    }

    fn go(&mut self, to: usize, select: bool) -> bool {
        let moves = to != self.caret;
        self.set_caret(to, select);
        moves
    }

    fn on_this_row(&self, col: u16, width: u16) -> usize {
        let rows = wrap(&self.text, width);
        let (row, _) = place(&rows, &self.text, self.caret);
        offset_at(&rows, &self.text, row, col)
    }

    fn change_row(&mut self, width: u16, select: bool, next: impl Fn(usize) -> Option<usize>) -> bool {
        let rows = wrap(&self.text, width);
        let (row, col) = place(&rows, &self.text, self.caret);
        let goal = self.goal.unwrap_or(col);
        let next = next(row).filter(|&row| row < rows.len());
        let to = next.map_or(self.caret, |row| offset_at(&rows, &self.text, row, goal));
        self.set_caret(to, select);
        self.goal = Some(goal);
        next.is_some()
    }

    fn enter(&mut self, row: usize, column: u16, width: u16) {
        let to = offset_at(&wrap(&self.text, width), &self.text, row, column);
        self.set_caret(to, false);
        self.goal = Some(column);
    }
}

pub(super) fn grapheme_before(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

pub(super) fn grapheme_after(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The start of the word that stands before `at`.
pub(super) fn word_before(text: &str, at: usize) -> usize {
    let head = text[..at].trim_end();
    let sort = head.chars().next_back().map(Sort::of);
    let start = head.trim_end_matches(|c| Some(Sort::of(c)) == sort).len();
    if on_grapheme(text, start) { start } else { grapheme_before(text, start) }
}

/// The start of the word that follows the one at `at`.
pub(super) fn word_after(text: &str, at: usize) -> usize {
    let tail = &text[at..];
    let sort = tail.chars().next().map(Sort::of);
    let start = text.len() - tail.trim_start_matches(|c| Some(Sort::of(c)) == sort).trim_start().len();
    if on_grapheme(text, start) { start } else { grapheme_after(text, start) }
}

fn on_grapheme(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// A word, for the caret, is a run of scalars of one sort.
#[derive(PartialEq)]
enum Sort {
    Space,
    Word,
    Sign,
}

impl Sort {
    fn of(c: char) -> Sort {
        match c {
            c if c.is_whitespace() => Sort::Space,
            c if c.is_alphanumeric() || is_combining_mark(c) => Sort::Word,
            _ => Sort::Sign,
        }
    }
}

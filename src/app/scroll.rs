//! Which lines of the minutes are on the page: kept so that the caret is seen, moved by wheel and Page keys.

use super::{App, Caret};
use crate::domain::{Paragraph, ParagraphId};
use crate::editor::{Text, rows};

/// A visual row: of the n-th paragraph on the way from top to bottom (the unborn one counted), its n-th row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub paragraph: usize,
    pub row: usize,
}

impl App {
    /// Where the unborn paragraph stands among the written ones, if the pen is in one.
    pub fn unborn_at(&self) -> Option<usize> {
        let end = self.meeting.facts().sequence.len();
        match self.pen.target {
            Caret::Written(_) => None,
            Caret::Unborn => {
                let after = self.pen.margin.after.and_then(|id| self.meeting.position(id).ok());
                Some(after.map_or(end, |at| at + 1))
            }
        }
    }
    /// How many paragraphs are shown: the written ones, the unborn one, and the empty tail.
    pub fn shown(&self) -> usize {
        self.meeting.facts().sequence.len() + 1 + usize::from(self.unborn_at().is_some() && !self.pen.is_tail())
    }
    /// The n-th shown paragraph: a written one, or the unborn one or the tail.
    pub fn shown_at(&self, index: usize) -> Option<ParagraphId> {
        let sequence = &self.meeting.facts().sequence;
        match self.unborn_at() {
            Some(at) if index == at => None,
            Some(at) if index > at => sequence.get(index - 1).copied(),
            _ => sequence.get(index).copied(),
        }
    }
    /// Whether the n-th shown paragraph is the one with the caret.
    pub fn is_open_at(&self, index: usize) -> bool {
        match self.pen.target {
            Caret::Written(id) => self.shown_at(index) == Some(id),
            Caret::Unborn => self.unborn_at() == Some(index),
        }
    }
    /// The words of the n-th shown paragraph, those being typed included.
    pub fn words_at(&self, index: usize) -> &str {
        if self.is_open_at(index) {
            return self.pen.text.as_str();
        }
        self.shown_at(index)
            .and_then(|id| self.meeting.get::<Paragraph>(id))
            .map_or("", |paragraph| paragraph.text.as_str())
    }
    pub fn height_at(&self, index: usize) -> usize {
        rows::height(self.words_at(index), self.wrap_width())
    }
    /// The caret: its line, and its column within the words.
    pub fn caret(&self) -> (Line, u16) {
        let index = match self.pen.target {
            Caret::Written(id) => self.meeting.position(id).unwrap_or(0),
            Caret::Unborn => self.unborn_at().unwrap_or(0),
        };
        let text = self.pen.text.as_str();
        let wrapped = rows::wrap(text, self.wrap_width());
        let (row, column) = rows::place(&wrapped, text, self.pen.text.caret());
        (Line { paragraph: index, row }, column)
    }

    /// Scrolls just so far that the caret is on the page.
    pub(super) fn show_caret(&mut self) {
        // While something is looked for the page stays with what was found.
        if self.scrolls_later || self.finding().is_some() {
            return;
        }
        let (caret, _) = self.caret();
        self.show_line(caret);
    }
    /// Scrolls just so far that this line is on the page.
    fn show_line(&mut self, line: Line) {
        let Some(page) = self.page_without(line) else { return };
        let up = if line < self.top { 0 } else { page - 1 };
        self.top = self.above(line, up);
    }
    /// Scrolls so that this line is in the middle of the page, unless it is on it already.
    pub(super) fn show_amid(&mut self, line: Line) {
        let Some(page) = self.page_without(line) else { return };
        self.top = self.above(line, page / 2).min(self.last_top(page));
    }
    /// Rows of the page when this line is not on it.
    fn page_without(&mut self, line: Line) -> Option<usize> {
        let page = usize::from(self.layout()?.page.height);
        self.top = self.top.min(self.last_top(page));
        Some(page).filter(|_| line < self.top || self.rows_between(self.top, line, page).is_none())
    }
    pub(super) fn scroll(&mut self, rows: isize) {
        let Some(layout) = self.layout() else { return };
        let page = usize::from(layout.page.height);
        self.top = if rows < 0 {
            self.above(self.top, rows.unsigned_abs())
        } else {
            self.below(self.top, rows.unsigned_abs())
        };
        self.top = self.top.min(self.last_top(page));
    }
    /// A page up or down; the caret stays.
    pub(super) fn scroll_page(&mut self, up: bool) {
        let page = self.layout().map_or(0, |layout| layout.page.height.saturating_sub(1));
        let rows = isize::try_from(page).unwrap_or(0);
        self.scroll(if up { -rows } else { rows });
    }
    pub(super) fn page(&mut self, up: bool) {
        let Some(layout) = self.layout() else { return };
        let page = usize::from(layout.page.height).saturating_sub(1);
        let (caret, _) = self.caret();
        let column = self.pen.text.goal_column(self.wrap_width());
        let to = if up { self.above(caret, page) } else { self.below(caret, page) };
        self.put_caret(to, column);
    }
    pub(super) fn click_words(&mut self, row: u16, column: u16) {
        let to = self.below(self.top, usize::from(row));
        self.anchor = None;
        self.put_caret(to, column);
    }
    fn put_caret(&mut self, to: Line, column: u16) {
        // A break has no words: the caret goes to the nearest paragraph that has.
        let has_words = |index: &usize| self.shown_at(*index).is_none_or(|id| !self.is_break(id));
        let above = (0..=to.paragraph).rev().find(has_words);
        let index = above.or((to.paragraph..self.shown()).find(has_words)).unwrap_or(to.paragraph);
        let opened = match self.shown_at(index) {
            Some(id) => self.open(id),
            None if self.is_open_at(index) => true,
            None => self.seal() && self.go_to_tail(),
        };
        if opened {
            let width = self.wrap_width();
            let text: &mut Text = &mut self.pen.text;
            let wrapped = rows::wrap(text.as_str(), width);
            let row = if index == to.paragraph { to.row.min(wrapped.len() - 1) } else { wrapped.len() - 1 };
            let byte = rows::offset_at(&wrapped, text.as_str(), row, column);
            text.set_caret(byte, false);
            self.dirty = true;
        }
    }

    /// Rows from one line down to another when they are fewer than `page`.
    fn rows_between(&self, from: Line, to: Line, page: usize) -> Option<usize> {
        let mut rows = to.row;
        for index in from.paragraph..to.paragraph {
            rows += self.height_at(index);
            if rows > from.row + page {
                return None;
            }
        }
        rows.checked_sub(from.row).filter(|rows| *rows < page)
    }
    /// The line so many rows above; the first line at most.
    fn above(&self, mut line: Line, mut rows: usize) -> Line {
        while rows > line.row && line.paragraph > 0 {
            rows -= line.row + 1;
            line.paragraph -= 1;
            line.row = self.height_at(line.paragraph) - 1;
        }
        line.row = line.row.saturating_sub(rows);
        line
    }
    /// The line so many rows below; the last line at most.
    fn below(&self, mut line: Line, mut rows: usize) -> Line {
        let last = self.shown() - 1;
        line.paragraph = line.paragraph.min(last);
        loop {
            let height = self.height_at(line.paragraph);
            if line.row + rows < height || line.paragraph >= last {
                line.row = (line.row + rows).min(height - 1);
                return line;
            }
            rows -= height - line.row;
            line = Line { paragraph: line.paragraph + 1, row: 0 };
        }
    }
    /// The lowest top that still fills the page.
    fn last_top(&self, page: usize) -> Line {
        let last = self.shown() - 1;
        let end = Line { paragraph: last, row: self.height_at(last) - 1 };
        self.above(end, page - 1)
    }
}

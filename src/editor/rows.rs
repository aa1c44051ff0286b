//! A text as visual rows of a given width. Drawing them is not here.
//!
//! Every grapheme has a cell of its own, and so has the caret after the last one. A space therefore stays at the end of
//! its row, where it is not seen, and typing it after a word moves nothing. Words move whole to the next row; one that is
//! as wide as the row is broken between graphemes.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The visual rows of `text`, in bytes: they cover it exactly, in order, and there is at least one. Only the last row may
/// be empty. A width of 0 is taken as 1; a grapheme wider than `width` stands on a row alone.
pub fn wrap(text: &str, width: u16) -> Vec<Range<usize>> {
    let mut rows = Vec::with_capacity(1 + text.len() / usize::from(width.max(8)));
    each_row(text, width, |row| rows.push(row));
    rows
}

/// How many visual rows `text` takes.
pub fn height(text: &str, width: u16) -> usize {
    let mut rows = 0;
    each_row(text, width, |_| rows += 1);
    rows
}

/// Row and column of an offset, by the rows that [`wrap`] made of the same text. Inside a grapheme: where that begins.
pub fn place(rows: &[Range<usize>], text: &str, caret: usize) -> (usize, u16) {
    let row = rows.partition_point(|row| row.start <= caret).saturating_sub(1);
    let (start, line) = line(rows, text, row);
    let before = graphemes(line).take_while(|g| start + g.end <= caret);
    (row, cells(before.map(|g| g.width).sum()))
}

/// The offset under a row and a column, by the rows that [`wrap`] made of the same text. Beyond the last row: on the last
/// row; beyond the end of a row: before its last grapheme, or at the end of the text on the last row.
pub fn offset_at(rows: &[Range<usize>], text: &str, row: usize, col: u16) -> usize {
    let last = rows.len().saturating_sub(1);
    let row = row.min(last);
    let (start, line) = line(rows, text, row);
    let (mut edge, mut last_start) = (0, 0);
    for g in graphemes(line) {
        edge += g.width;
        if usize::from(col) < edge {
            return start + g.start;
        }
        last_start = g.start;
    }
    start + if row == last { line.len() } else { last_start }
}

/// The width of a text on one line, in cells, as the terminal is asked to draw it.
pub fn width(text: &str) -> u16 {
    if text.chars().all(plain) {
        return cells(text.chars().count());
    }
    cells(graphemes(text).map(|g| g.width).sum())
}

fn cells(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn line<'a>(rows: &[Range<usize>], text: &'a str, row: usize) -> (usize, &'a str) {
    let range = rows.get(row).cloned().unwrap_or_default();
    (range.start, text.get(range).unwrap_or_default())
}

fn each_row(text: &str, width: u16, row: impl FnMut(Range<usize>)) {
    let width = usize::from(width.max(1));
    if text.chars().all(plain) { each_plain_row(text, width, row) } else { each_mixed_row(text, width, row) }
}

/// The same for a text in which every scalar has a cell of its own, as nearly all have: this runs for every paragraph on
/// the page at every key.
fn each_plain_row(text: &str, width: usize, mut row: impl FnMut(Range<usize>)) {
    let (mut start, mut col) = (0, 0);
    let mut gap = None;
    let caret = (text.len(), '|');
    for (at, c) in text.char_indices().chain([caret]) {
        while col + 1 > width {
            let (end, gap_col) = gap.take().unwrap_or((at, col));
            row(start..end);
            (start, col) = (end, col - gap_col);
        }
        col += 1;
        if c == ' ' {
            gap = Some((at + 1, col));
        }
    }
    row(start..text.len());
}

fn each_mixed_row(text: &str, width: usize, mut row: impl FnMut(Range<usize>)) {
    let caret = Grapheme { start: text.len(), end: text.len(), width: 1, space: false };
    let (mut start, mut col) = (0, 0);
    // The offset and the column after the last space of the row.
    let mut gap = None;
    for g in graphemes(text).chain([caret]) {
        while col > 0 && col + g.width.max(1) > width {
            let (at, gap_col) = gap.take().unwrap_or((g.start, col));
            row(start..at);
            (start, col) = (at, col - gap_col);
        }
        col += g.width;
        if g.space {
            gap = Some((g.end, col));
        }
    }
    row(start..text.len());
}

struct Grapheme {
    start: usize,
    end: usize,
    /// In cells. 0: control characters and lone marks, which are not drawn.
    width: usize,
    space: bool,
}

/// The graphemes of a text. Latin letters, with or without marks, are recognised at sight; only the rest asks the tables.
fn graphemes(text: &str) -> impl Iterator<Item = Grapheme> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let (len, width) = latin(rest).or_else(|| other(rest))?;
        let start = at;
        at += len;
        Some(Grapheme { start, end: at, width, space: len == 1 && rest.starts_with(' ') })
    })
}

/// The length and width of the grapheme that opens `rest`, if it is a plain scalar and its marks, and ends at sight.
fn latin(rest: &str) -> Option<(usize, usize)> {
    if let [first, second, ..] = rest.as_bytes()
        && matches!(first, b' '..=b'~')
        && matches!(second, b' '..=b'~')
    {
        return Some((1, 1));
    }
    let mut chars = rest.chars();
    chars.next().filter(|&c| plain(c))?;
    loop {
        let len = rest.len() - chars.as_str().len();
        match chars.next() {
            Some('\u{300}'..='\u{36F}') => {}
            Some(c) if !plain(c) => return None,
            _ => return Some((len, 1)),
        }
    }
}

fn other(rest: &str) -> Option<(usize, usize)> {
    let grapheme = rest.graphemes(true).next()?;
    let width = if grapheme.contains(char::is_control) { 0 } else { grapheme.width() };
    Some((grapheme.len(), width))
}

/// One cell wide, and two of them never join: Latin with every Vietnamese letter, and the signs used with it.
fn plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}'
        | '\u{2010}'..='\u{2027}' | '\u{20A0}'..='\u{20BF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_for_plain_texts_makes_the_same_rows(text in "[a-zđặ ,.…]{0,80}", width in 1..30usize) {
            let (mut short, mut long) = (Vec::new(), Vec::new());
            each_plain_row(&text, width, |row| short.push(row));
            each_mixed_row(&text, width, |row| long.push(row));
            prop_assert_eq!(short, long);
        }
    }
}

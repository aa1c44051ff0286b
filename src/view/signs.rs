//! Screens in ASCII, for consoles that show boxes instead of letters: one pass over the finished cells. The record keeps
//! every mark; nothing moves, for each cell keeps its width.

use crate::app::Signs;
use crate::viet;
use ratatui::buffer::{Buffer, Cell};
use unicode_normalization::char::is_combining_mark;

/// Makes every cell one that such a console can show.
pub fn paint(cells: &mut Buffer, signs: Signs) {
    let bares = match signs {
        Signs::Full => return,
        Signs::AsciiFrames => false,
        Signs::Ascii => true,
    };
    for cell in cells.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
        spell(cell, bares);
    }
}

/// A letter stays, or loses its marks; a sign becomes its likeness. What is wide is followed by an empty cell: so is "?".
fn spell(cell: &mut Cell, bares: bool) {
    let Some(first) = cell.symbol().chars().next() else { return };
    let is_letter = first.is_alphabetic();
    if is_letter && !bares && cell.symbol().chars().skip(1).all(is_combining_mark) {
        return;
    }
    let letter = if is_letter { viet::bare(first).unwrap_or('?') } else { sign(first) };
    cell.set_char(letter);
}

/// What looks most like a sign, one cell wide.
fn sign(sign: char) -> char {
    match sign {
        '─' | '━' | '═' | '–' | '—' | '‐' | '‑' | '‒' | '―' | '−' | '·' => '-',
        '│' | '┃' | '║' | '▏' | '▌' | '▐' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╭' | '╮' | '╰' | '╯' | '±' | '◆' => {
            '+'
        }
        '▶' | '▸' | '►' | '➢' | '→' | '⇒' | '›' | '↳' | '≥' | '»' => '>',
        '◀' | '◂' | '◄' | '←' | '⇐' | '‹' | '↩' | '≤' | '«' => '<',
        '↑' | '▲' => '^',
        '↓' | '▼' | '✓' | '✔' | '☑' | '✅' | '√' => 'v',
        '✗' | '✘' | '×' | '☒' => 'x',
        '⚑' => '!',
        '‖' => '=',
        '█' | '▓' | '▄' | '▀' | '■' => '#',
        '▒' => '%',
        '░' | '□' => '.',
        '•' | '●' | '★' | '♦' | '❖' | '✎' => '*',
        '…' | '≈' => '~',
        '′' | '‘' | '’' | '‚' | '´' => '\'',
        '″' | '“' | '”' | '„' => '"',
        '÷' => '/',
        '°' | '☐' | '○' => 'o',
        '₫' => 'd',
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => ' ',
        sign => viet::bare(sign).unwrap_or('?'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use unicode_width::UnicodeWidthStr;

    fn line(text: &str, signs: Signs) -> Buffer {
        let mut cells = Buffer::empty(Rect::new(0, 0, 60, 1));
        cells.set_stringn(0, 0, text, 60, Style::new());
        paint(&mut cells, signs);
        cells
    }
    fn text(cells: &Buffer) -> String {
        cells.content.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn a_line_of_the_screen_in_ascii() {
        let shown = "─ ▶ Ông Định · còn 02:41 / 5′ ██░░ ‖ ✓ đã lưu … “Đ”";
        assert_eq!(text(&line(shown, Signs::Full)), shown);
        assert_eq!(text(&line(shown, Signs::AsciiFrames)), "- > Ông Định - còn 02:41 / 5' ##.. = v đã lưu ~ \"Đ\"");
        assert_eq!(text(&line(shown, Signs::Ascii)), "- > Ong Dinh - con 02:41 / 5' ##.. = v da luu ~ \"D\"");
        assert_eq!(text(&line("e\u{302}\u{323} m² ½ 日本 🎉", Signs::Ascii)), "e m2 1 ? ?  ?");
    }

    proptest! {
        #[test]
        fn no_text_leaves_a_sign_beyond_ascii_nor_moves_a_cell(shown in "\\PC{0,40}") {
            let full = line(&shown, Signs::Full);
            for (signs, letters) in [(Signs::AsciiFrames, true), (Signs::Ascii, false)] {
                let cells = line(&shown, signs);
                for (cell, before) in cells.content.iter().zip(&full.content) {
                    let symbol = cell.symbol();
                    let is_letter = symbol.chars().next().is_some_and(char::is_alphabetic);
                    prop_assert!(symbol.is_ascii() || letters && is_letter, "{symbol:?} of {:?}", before.symbol());
                    prop_assert!(!symbol.is_ascii() || symbol.width() == 1, "{symbol:?}");
                }
            }
        }
    }
}

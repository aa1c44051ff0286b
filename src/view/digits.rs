//! Figures that are read from three metres: a clock in blocks of cells.

use super::canvas::Canvas;
use crate::layout::Area;
use ratatui::style::Style;

/// Rows of a figure, three columns of bits each, the left one highest.
const FIGURES: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];
const COLON: [u8; 5] = [0b0, 0b1, 0b0, 0b1, 0b0];
/// Rows of a figure before it is enlarged.
pub const ROWS: u16 = 5;

/// A sign's rows of bits and how many columns they have.
fn sign(letter: char) -> Option<([u8; 5], u16)> {
    match letter.to_digit(10) {
        Some(digit) => FIGURES.get(digit as usize).map(|rows| (*rows, 3)),
        None => (letter == ':').then_some((COLON, 1)),
    }
}
/// Columns of a text of figures and colons before it is enlarged, a gap between two signs.
fn columns(text: &str) -> u16 {
    text.chars().filter_map(sign).map(|(_, width)| width + 1).sum::<u16>().saturating_sub(1)
}

/// How many cells high a bit may be so that the text fits; a bit is twice as wide as high. 0: not at all.
pub fn scale(text: &str, width: u16, height: u16) -> u16 {
    (width / (2 * columns(text).max(1))).min(height / ROWS)
}

/// Paints figures in the middle of the width, from the top of the area on; the blocks are drawn with `ink`.
pub fn paint(canvas: &mut Canvas, area: Area, text: &str, scale: u16, ink: char, style: Style) {
    let free = area.width.saturating_sub(columns(text) * 2 * scale);
    let mut x = area.x + free / 2;
    for (rows, width) in text.chars().filter_map(sign) {
        for (bits, y) in rows.into_iter().zip((area.y..).step_by(usize::from(scale.max(1)))) {
            for column in (0..width).filter(|column| bits >> (width - 1 - column) & 1 == 1) {
                let x = x + column * 2 * scale;
                canvas.fill(Area { x, y, width: 2 * scale, height: scale }, ink, style);
            }
        }
        x += (width + 1) * 2 * scale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_enlarged_as_far_as_the_window_goes() {
        assert_eq!(columns("02:41"), 17);
        assert_eq!([scale("02:41", 80, 12), scale("02:41", 130, 25), scale("02:41", 33, 24)], [2, 3, 0]);
    }
}

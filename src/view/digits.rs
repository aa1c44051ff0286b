//! Figures that are read from three metres: the shapes of tui-big-text, whose dots are enlarged by whole factors, for it knows
//! no size beyond eight cells. Its zero has a stroke inside, from afar an eight: the letter O stands for it.

use super::canvas::Canvas;
use crate::layout::Area;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_big_text::BigText;

/// Rows of dots of a shape; below them its eighth row is empty.
const ROWS: usize = 7;
/// Columns of dots that stand in one number.
const MOST: u16 = 64;

/// A text of digits and colons in dots.
pub struct Figures {
    /// The leftmost column is the highest bit of `columns`.
    rows: [u64; ROWS],
    columns: u16,
}

/// How large a dot is: in columns of the window, and in halves of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    across: u16,
    down: u16,
}

/// How figures are painted, so that states differ in shape too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Full,
    Hatched,
    /// Cut out of a solid panel, a dot wider on both sides and a row higher above and below.
    CutOut,
}

impl Figures {
    /// A text too long to be painted has no dots.
    pub fn of(text: &str) -> Figures {
        let mut figures = Figures { rows: [0; ROWS], columns: 0 };
        for letter in text.chars() {
            let (first, columns) = if letter == ':' { (2, 2) } else { (0, 7) };
            let gap = u16::from(figures.columns > 0);
            if figures.columns + gap + columns > MOST {
                return Figures { rows: [0; ROWS], columns: 0 };
            }
            let shape = shape(if letter == '0' { 'O' } else { letter });
            for (row, dots) in figures.rows.iter_mut().zip(shape) {
                // The leftmost of eight dots is the highest bit of a byte.
                let dots = u64::from(dots << first >> (8 - columns));
                *row = *row << (gap + columns) | dots;
            }
            figures.columns += gap + columns;
        }
        figures
    }

    /// The largest dot with which they fit, none for no room: no shape gets wider than high or twice as high as wide, but for
    /// the `least` rows they are to have.
    pub fn dot(&self, width: u16, height: u16, least: u16) -> Option<Dot> {
        let halves = ROWS as u16;
        let across = width.checked_div(self.columns)?;
        let wanted = (2 * least).div_ceil(halves);
        let down = (2 * height / halves).min((2 * across).max(wanted));
        let across = across.min(2 * down);
        (across > 0 && down > 0).then_some(Dot { across, down })
    }

    /// Paints them in the middle of the width, from the top of the area on.
    pub fn paint(&self, canvas: &mut Canvas, area: Area, dot: Dot, ink: Ink, style: Style) {
        let cut_out = ink == Ink::CutOut;
        let (margin, border) = if cut_out { (dot.across, 1) } else { (0, 0) };
        let width = self.columns * dot.across + 2 * margin;
        let x = area.x + area.width.saturating_sub(width) / 2;
        let dot_at = |column: u16, half: i32| {
            let row = usize::try_from(half / i32::from(dot.down)).ok().filter(|_| half >= 0);
            let dots = row.and_then(|row| self.rows.get(row)).copied().unwrap_or(0);
            let column = column.checked_sub(margin).map(|column| column / dot.across);
            let is_set = column.is_some_and(|at| at < self.columns && dots >> (self.columns - 1 - at) & 1 == 1);
            is_set != cut_out
        };
        let mut line = String::new();
        for row in -border..i32::from(dot.rows()) + border {
            line.clear();
            line.extend((0..width).map(|column| match (dot_at(column, 2 * row), dot_at(column, 2 * row + 1)) {
                (true, true) if ink == Ink::Hatched => '▒',
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            }));
            if let Ok(y) = u16::try_from(i32::from(area.y) + row) {
                canvas.put(x, y, area.width, &line, style);
            }
        }
    }
    /// The cells they take from left to right.
    pub fn width(&self, dot: Dot) -> u16 {
        self.columns * dot.across
    }
}

impl Dot {
    /// Rows of the window that figures take.
    pub fn rows(self) -> u16 {
        (ROWS as u16 * self.down).div_ceil(2)
    }
}

/// The shape of a letter, a byte a row.
fn shape(letter: char) -> [u8; ROWS] {
    let mut cells = Buffer::empty(Rect::new(0, 0, 8, 8));
    BigText::builder().lines(vec![letter.to_string().into()]).build().render(cells.area, &mut cells);
    let mut rows = [0; ROWS];
    for (row, cells) in rows.iter_mut().zip(cells.content.chunks(8)) {
        *row = cells.iter().fold(0, |dots, cell| dots << 1 | u8::from(cell.symbol() != " "));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_enlarged_as_far_as_the_window_goes() {
        let clock = Figures::of("02:41");
        assert_eq!(clock.columns, 34);
        let rows = |width, height, least| clock.dot(width, height, least).map(|dot| (dot.across, dot.rows()));
        assert_eq!(rows(76, 12, 4), Some((2, 11)));
        assert_eq!(rows(166, 24, 8), Some((4, 21)));
        assert_eq!(rows(33, 24, 4), None);
        assert_eq!(rows(76, 100, 25), Some((2, 28)), "a high and narrow window has its sixth too");
        assert_eq!(rows(400, 4, 4), Some((2, 4)), "not drawn out in a low one");
    }

    #[test]
    fn every_minute_of_the_longest_clock_is_one_picture() {
        let pictures: std::collections::BTreeSet<[u64; ROWS]> =
            (0..6000).map(|n| Figures::of(&format!("{:02}:{:02}", n / 60, n % 60)).rows).collect();
        assert_eq!(pictures.len(), 6000);
        assert_eq!(Figures::of("12345678:00").dot(500, 100, 1), None);
    }

    #[test]
    fn cut_out_figures_are_the_same_dots_the_other_way_round() {
        let paint = |ink| {
            let mut cells = Buffer::empty(Rect::new(0, 0, 40, 6));
            let clock = Figures::of("10:08");
            let dot = clock.dot(40, 4, 1).unwrap();
            let area = Area { x: 0, y: 1, width: 40, height: 5 };
            clock.paint(&mut Canvas::new(&mut cells), area, dot, ink, Style::new());
            cells.content.iter().map(|cell| cell.symbol().to_owned()).collect::<Vec<_>>()
        };
        let (full, cut_out) = (paint(Ink::Full), paint(Ink::CutOut));
        for (n, (full, cut_out)) in full.iter().zip(&cut_out).enumerate().filter(|(n, _)| (2..38).contains(&(n % 40))) {
            let other = match full.as_str() {
                "█" => " ",
                "▀" => "▄",
                "▄" => "▀",
                _ => "█",
            };
            assert_eq!(cut_out, other, "cell {n}");
        }
    }
}

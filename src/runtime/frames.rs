//! What changed from one frame to the next. Most keys change one row of forty: rows that are the same are passed over whole,
//! before their cells are looked at one by one.

use crate::view::Cursor;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};

/// The frame that is shown, and the one being drawn.
pub struct Frames {
    shown: Buffer,
    next: Buffer,
}

impl Frames {
    /// Of a blank screen of this size.
    pub fn new(size: Size) -> Frames {
        let blank = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        Frames { shown: blank.clone(), next: blank }
    }

    /// Draws the next frame: the cells that changed, with column and row, and where the cursor stands.
    pub fn next(&mut self, draw: impl FnOnce(&mut Buffer) -> Cursor) -> (Vec<(u16, u16, Cell)>, Cursor) {
        self.next.reset();
        let cursor = draw(&mut self.next);
        let changes = self.changes();
        std::mem::swap(&mut self.shown, &mut self.next);
        (changes, cursor)
    }

    fn changes(&self) -> Vec<(u16, u16, Cell)> {
        let width = usize::from(self.next.area.width).max(1);
        let rows = self.shown.content.chunks(width).zip(self.next.content.chunks(width)).zip(0..);
        let mut changes = Vec::new();
        for ((before, after), y) in rows.filter(|((before, after), _)| before != after) {
            let row =
                |cells: &[Cell]| Buffer { area: Rect::new(0, y, self.next.area.width, 1), content: cells.to_vec() };
            let (before, after) = (row(before), row(after));
            changes.extend(before.diff(&after).into_iter().map(|(x, y, cell)| (x, y, cell.clone())));
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Style;

    proptest! {
        #[test]
        fn the_changes_are_those_of_the_whole_frame(
            first in proptest::collection::vec("[aé日 ]{0,12}", 0..6), second in proptest::collection::vec("[aé日 ]{0,12}", 0..6)
        ) {
            let write = |lines: &[String], cells: &mut Buffer| {
                lines.iter().zip(0..).for_each(|(line, y)| { cells.set_stringn(0, y, line, 12, Style::new()); });
                None
            };
            let mut frames = Frames::new(Size::new(12, 6));
            frames.next(|cells| write(&first, cells));
            let before = frames.shown.clone();
            let (changes, _) = frames.next(|cells| write(&second, cells));
            let whole: Vec<_> = before.diff(&frames.shown).into_iter().map(|(x, y, cell)| (x, y, cell.clone())).collect();
            prop_assert_eq!(changes, whole);
        }
    }
}

//! The last lines of a box: its keys, each a thing to click on.

use crate::app::Target;
use crate::layout::Area;
use crate::text::Hint;
use crate::view::canvas::{Canvas, width_of};
use crate::view::style::FAINT;

/// Hints in lines of at most so many cells, and what stands between two: where one line is too short for dots it does with
/// spaces.
pub struct Hints {
    lines: Vec<Vec<Hint>>,
    gap: &'static str,
}

impl Hints {
    pub fn new(hints: Vec<Hint>, width: u16) -> Hints {
        const DOT: &str = " · ";
        let words: u16 = hints.iter().map(|hint| width_of(&hint.line())).sum();
        let needed =
            |gap: &str| words + width_of(gap) * u16::try_from(hints.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let gap = if needed(DOT) > width && needed("  ") <= width { "  " } else { DOT };
        let (mut lines, mut used): (Vec<Vec<Hint>>, u16) = (vec![Vec::new()], 0);
        for hint in hints {
            let wide = width_of(&hint.line());
            if used > 0 && used + width_of(gap) + wide > width {
                lines.push(Vec::new());
                used = 0;
            }
            used += wide + if used > 0 { width_of(gap) } else { 0 };
            lines.last_mut().into_iter().for_each(|line| line.push(hint.clone()));
        }
        Hints { lines, gap }
    }
    pub fn rows(&self) -> usize {
        self.lines.len()
    }
    pub fn paint(&self, canvas: &mut Canvas, area: Area) {
        for (line, y) in self.lines.iter().zip(area.y..area.y + area.height) {
            let (mut x, end) = (area.x, area.x + area.width);
            for (n, hint) in line.iter().enumerate() {
                if n > 0 {
                    x += canvas.put(x, y, end.saturating_sub(x), self.gap, FAINT);
                }
                x = self.paint_one(canvas, x, y, end, hint);
            }
        }
    }
    /// The words belong to the last of its keys. Gives where it ends.
    fn paint_one(&self, canvas: &mut Canvas, mut x: u16, y: u16, end: u16, hint: &Hint) -> u16 {
        for (n, (key, action)) in hint.keys.iter().enumerate() {
            let tail = if n + 1 == hint.keys.len() { width_of(hint.words) + 1 } else { 0 };
            let width = (width_of(key) + tail).min(end.saturating_sub(x));
            canvas.mark(Area { x, y, width, height: 1 }, Target::Action(*action));
            x += canvas.put(x, y, end.saturating_sub(x), key, FAINT);
        }
        x += u16::from(!hint.keys.is_empty());
        x + canvas.put(x, y, end.saturating_sub(x), hint.words, FAINT)
    }
}

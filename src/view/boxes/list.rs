//! A list in a box: the rows around the highlighted one; and lines that scroll.

use super::{Line, names};
use crate::app::{App, Dialog, Row, Target};
use crate::layout::Area;
use crate::text::Lang;
use crate::view::canvas::Canvas;
use crate::view::style::{CHOSEN, PLAIN, STRONG};

/// The first row shown, so that the highlighted one is in the middle where it can be.
fn first(area: &Area, dialog: &Dialog, rows: usize) -> usize {
    let room = usize::from(area.height);
    dialog.row.saturating_sub(room / 2).min(rows.saturating_sub(room))
}

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, dialog: &Dialog, rows: &[Row], lang: Lang) {
    let from = first(&area, dialog, rows.len());
    for ((n, row), y) in rows.iter().enumerate().skip(from).zip(area.y..area.y + area.height) {
        let line = Area { y, height: 1, ..area };
        let (left, right) = names::of(app, dialog, row, lang);
        let end = area.x + area.width;
        let used = canvas.right(end, y, area.width / 2, &right, PLAIN);
        let gap = if used > 0 { used + 2 } else { 0 };
        canvas.fit(area.x + 2, y, area.width.saturating_sub(2 + gap), &left, PLAIN);
        if n == dialog.row {
            canvas.put(area.x, y, 1, "▸", PLAIN);
            canvas.restyle(line, CHOSEN);
        }
        canvas.mark(line, Target::Row(n));
    }
    let (above, below) = (from, rows.len().saturating_sub(from + usize::from(area.height)));
    more(canvas, area, above, below);
}

/// Where the highlighted row is painted.
pub fn cursor(area: &Area, dialog: &Dialog, rows: usize) -> Option<(u16, u16)> {
    let row = u16::try_from(dialog.row.checked_sub(first(area, dialog, rows))?).ok()?;
    (dialog.row < rows && row < area.height).then_some((area.x, area.y + row))
}

pub fn paint_scrolled(canvas: &mut Canvas, area: Area, dialog: &Dialog, lines: &[Line]) {
    let room = usize::from(area.height);
    let from = dialog.scroll.min(lines.len().saturating_sub(room));
    for ((line, style), y) in lines.iter().skip(from).zip(area.y..area.y + area.height) {
        canvas.fit(area.x, y, area.width, line, *style);
    }
    more(canvas, area, from, lines.len().saturating_sub(from + room));
}

/// Arrows on the box's frame where more rows lie above or below.
fn more(canvas: &mut Canvas, area: Area, above: usize, below: usize) {
    for (n, arrow, y) in [(above, "↑", area.y), (below, "↓", area.y + area.height.saturating_sub(1))] {
        if n > 0 {
            canvas.put(area.x + area.width + 1, y, 1, arrow, STRONG);
        }
    }
}

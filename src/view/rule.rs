//! The title line of a pane, and the frame of a box.

use super::canvas::{Canvas, width_of};
use super::style::{FAINT, NAME, STRONG};
use crate::layout::Area;
use ratatui::style::Style;

/// A rule across the first row of an area, the title in it on the left and a note on the right. Gives where the title ends.
pub fn title(canvas: &mut Canvas, area: Area, title: &str, style: Style, note: &str) -> u16 {
    canvas.fill(Area { height: 1, ..area }, '─', FAINT);
    let end = area.x + area.width;
    let name = area.width.saturating_sub(4);
    let at = area.x + 2;
    let used = canvas.fit(at, area.y, name, title, style);
    surround(canvas, at, used, area.y);
    let note_room = name.saturating_sub(used + 3);
    if !note.is_empty() && width_of(note) <= note_room {
        let used = canvas.right(end - 2, area.y, note_room, note, STRONG);
        surround(canvas, end - 2 - used, used, area.y);
    }
    at + used
}

/// A box with an empty inside; gives the inside, one cell free left and right.
pub fn frame(canvas: &mut Canvas, area: Area, title: &str) -> Area {
    canvas.fill(area, ' ', Style::new());
    let (right, bottom) = (area.x + area.width.saturating_sub(1), area.y + area.height.saturating_sub(1));
    for y in [area.y, bottom] {
        canvas.fill(Area { y, height: 1, ..area }, '─', STRONG);
    }
    for x in [area.x, right] {
        canvas.fill(Area { x, width: 1, ..area }, '│', STRONG);
    }
    for (x, y, corner) in [(area.x, area.y, "┌"), (right, area.y, "┐"), (area.x, bottom, "└"), (right, bottom, "┘")]
    {
        canvas.put(x, y, 1, corner, STRONG);
    }
    let used = canvas.fit(area.x + 2, area.y, area.width.saturating_sub(4), title, NAME);
    surround(canvas, area.x + 2, used, area.y);
    Area { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height.saturating_sub(2) }
}

/// A blank on both sides of a text that stands in a line.
fn surround(canvas: &mut Canvas, x: u16, used: u16, y: u16) {
    if used > 0 {
        canvas.put(x.saturating_sub(1), y, 1, " ", FAINT);
        canvas.put(x + used, y, 1, " ", FAINT);
    }
}

//! Which target lies under a click: the screen is painted once more, remembering what each area means.

use super::canvas::Canvas;
use super::live;
use crate::app::{App, Target};
use crate::text::Lang;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What a click on this cell means.
pub fn under(app: &App, lang: Lang, x: u16, y: u16) -> Target {
    let mut cells = Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1));
    let mut canvas = Canvas::recording(&mut cells);
    live::paint(&mut canvas, app, lang);
    match canvas.target_at(x, y) {
        Some((page, Target::Words { .. })) => {
            let words = app.layout().map_or(0, |places| page.x + places.time + places.owner);
            Target::Words { row: y - page.y, column: x.saturating_sub(words) }
        }
        Some((_, target)) => target,
        None => Target::Nothing,
    }
}

//! How it looks: state → cells, and which target lies under a click. No state of its own, no key, no clock.

mod agenda;
mod boxes;
mod canvas;
pub mod chair;
mod digits;
mod floor;
mod footer;
mod header;
pub mod home;
mod live;
mod margin;
mod minutes;
mod notice;
mod opinions;
mod people;
mod rule;
mod style;
mod target;

pub use target::under;

use crate::app::App;
use crate::text::Lang;
use canvas::Canvas;
use ratatui::Frame;

/// The live screen with its open box; the terminal's cursor stands at the caret.
pub fn draw(frame: &mut Frame, app: &App, lang: Lang) {
    let mut canvas = Canvas::new(frame.buffer_mut());
    live::paint(&mut canvas, app, lang);
    if let Some(cursor) = canvas.cursor {
        frame.set_cursor_position(cursor);
    }
}

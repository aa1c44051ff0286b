//! How it looks: state → cells, and which target lies under a click. No state of its own, no key, no clock.

mod agenda;
mod boxes;
mod canvas;
pub mod chair;
mod digits;
mod find_bar;
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
mod read_back;
mod rule;
mod style;
mod target;

pub use target::under;

use crate::app::App;
use crate::text::Lang;
use canvas::Canvas;
use ratatui::buffer::Buffer;

/// Column and row at which the terminal's own cursor stands; none: hidden.
pub type Cursor = Option<(u16, u16)>;

/// The live screen with its open box; the cursor stands at the caret.
pub fn draw(cells: &mut Buffer, app: &App, lang: Lang) -> Cursor {
    let mut canvas = Canvas::new(cells);
    live::paint(&mut canvas, app, lang);
    canvas.cursor
}

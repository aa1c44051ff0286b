//! How it looks: state → cells, and which target lies under a click. No state of its own, no key, no clock.

mod after;
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
mod owed;
mod people;
mod queue;
mod read_back;
mod rule;
mod signs;
mod strip;
mod style;
mod target;
mod theme;

pub use target::under;
pub use theme::Colours;

use crate::app::{App, Signs, Theme};
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

/// The finished cells in the colours of a theme and the signs a console can show. The same cells give the same cells.
pub fn dress(cells: &mut Buffer, theme: Theme, signs: Signs, colours: Colours) {
    theme::paint(cells, theme, colours);
    signs::paint(cells, signs);
}

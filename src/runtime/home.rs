//! The first screen's loop: which meeting to open, or a new one.

use super::input::{Input, InputSource};
use super::plain::{self, PlainPaste};
use super::terminal::Screen;
use super::{Error, Look};
use crate::app::home::{Home, Pick};
use crate::view;

/// Shows the first screen until something is chosen.
///
/// # Errors
/// The terminal is none.
pub fn home(mut home: Home, look: Look) -> Result<Pick, Error> {
    let mut source = InputSource::new().map_err(Error::Terminal)?;
    let mut screen = Screen::enter("thuky").map_err(Error::Terminal)?;
    let mut batch = Vec::new();
    let mut pastes = PlainPaste::default();
    loop {
        let drawn = screen.draw(|cells| look.paint(cells, |cells| view::home::draw(cells, &home, look.lang)));
        if drawn.is_err() {
            return Ok(Pick::Quit);
        }
        batch.clear();
        source.wait(pastes.waits().then_some(plain::PATIENCE), &mut batch).map_err(Error::Terminal)?;
        pastes.told(&mut batch);
        for input in batch.drain(..) {
            match input {
                Input::Key(key) => {
                    if let Some(pick) = home.on(key) {
                        return Ok(pick);
                    }
                }
                Input::Ended(_) => return Ok(Pick::Quit),
                Input::Resize { width, height } => {
                    if screen.resize(width, height).is_err() {
                        return Ok(Pick::Quit);
                    }
                }
                Input::Click { y, .. } => {
                    let size = (screen.size().width, screen.size().height);
                    if let Some(pick) = view::home::under(&home, size, y).and_then(|row| home.click(row)) {
                        return Ok(pick);
                    }
                }
                Input::Wheel { .. } | Input::Paste(_) | Input::Focus | Input::Woken => {}
            }
        }
    }
}

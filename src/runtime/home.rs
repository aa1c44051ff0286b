//! The first screen's loop: which meeting to open, or a new one.

use super::input::{Input, InputSource};
use super::plain::{self, PlainPaste};
use super::terminal::Screen;
use super::{Error, Look};
use crate::app::Habits;
use crate::app::home::{Hit, Home, Pick};
use crate::{store, text, viet, view};
use std::path::Path;

/// Paragraphs shown at once: who needs more types another letter.
const HITS: usize = 40;

/// Shows the first screen until something is chosen. What is typed is looked for in the minutes of this file.
///
/// # Errors
/// The terminal is none.
pub fn home(mut home: Home, habits: &Habits, look: Look, file: &Path) -> Result<Pick, Error> {
    let mut source = InputSource::new().map_err(Error::Terminal)?;
    let mut screen = Screen::enter("thuky").map_err(Error::Terminal)?;
    let mut batch = Vec::new();
    let mut pastes = PlainPaste::default();
    loop {
        let drawn = screen.draw(|cells| look.paint(habits, cells, |cells| view::home::draw(cells, &home, look.lang)));
        if drawn.is_err() {
            return Ok(Pick::Quit);
        }
        home.prepare();
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
                Input::Paste(pasted) => home.paste(&pasted),
                Input::Wheel { .. } | Input::Focus | Input::Woken => {}
            }
        }
        // Once for all keys that came together.
        search(&mut home, look, file);
    }
}

/// The file is opened for each look and closed again: another console may be writing it.
fn search(home: &mut Home, look: Look, file: &Path) {
    let Some(wanted) = home.wanted() else { return };
    match store::read(file, |file| file.search(wanted, HITS)) {
        Ok(hits) => home.found(hits.unwrap_or_default().into_iter().map(hit).collect()),
        Err(error) => {
            home.found(Vec::new());
            home.notice = Some(text::store_error(&error, look.lang));
        }
    }
}

fn hit(found: store::Hit) -> Hit {
    let store::Hit { meeting, paragraph, text, opinion, .. } = found;
    Hit { meeting, paragraph, number: opinion, words: viet::one_line(&text) }
}

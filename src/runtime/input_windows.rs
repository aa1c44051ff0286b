//! The same source on Windows, over crossterm's events. Not run by our tests: nobody here has that system.
//!
//! A paste arrives as keys, because asking for bracketed paste there breaks Enter: it is known by its content, which is the
//! clipboard's. The bell is looked at every 50 ms.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

use ratatui::crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::by_content::ByContent;
use super::input::{BATCH_INPUTS, Input, settled};
use crate::keymap::{Code, Key};

const LOOK: Duration = Duration::from_millis(50);
/// How long the rest of what is in the clipboard may take.
const PATIENCE: Duration = Duration::from_millis(500);

/// Reads the console this process runs in.
pub struct InputSource {
    rings: Arc<AtomicBool>,
    pastes: ByContent,
    /// How long the rest of a paste has been awaited.
    waited: Duration,
}

/// Rings the loop from any thread: [`Input::Woken`] follows within 50 ms.
#[derive(Clone)]
pub struct Waker {
    rings: Arc<AtomicBool>,
}

impl Waker {
    pub fn wake(&self) {
        self.rings.store(true, SeqCst);
    }
}

impl InputSource {
    /// # Errors
    /// None on this system.
    pub fn new() -> io::Result<InputSource> {
        Ok(InputSource { rings: Arc::default(), pastes: ByContent::default(), waited: Duration::ZERO })
    }

    pub fn waker(&self) -> Waker {
        Waker { rings: Arc::clone(&self.rings) }
    }

    /// Waits until something arrives or the time is over, then reads until the console has nothing more.
    ///
    /// # Errors
    /// The console cannot be read.
    pub fn wait(&mut self, for_at_most: Option<Duration>, out: &mut Vec<Input>) -> io::Result<()> {
        let mut left = for_at_most;
        loop {
            let slice = left.map_or(LOOK, |left| left.min(LOOK));
            let mut more = event::poll(slice)?;
            let mut came = Vec::new();
            while more && came.len() < BATCH_INPUTS {
                came.extend(translated(event::read()?));
                more = event::poll(Duration::ZERO)?;
            }
            self.know_pastes(came, slice, out);
            if self.rings.swap(false, SeqCst) {
                out.push(Input::Woken);
            }
            left = left.map(|left| left.saturating_sub(slice));
            if !out.is_empty() || left.is_some_and(|left| left.is_zero()) {
                return Ok(());
            }
        }
    }
}

impl InputSource {
    /// What came, a paste told as one; its beginning waits for its rest.
    fn know_pastes(&mut self, came: Vec<Input>, time: Duration, out: &mut Vec<Input>) {
        if !came.is_empty() {
            self.waited = Duration::ZERO;
            out.extend(self.pastes.pasted(came, || clipboard_win::get_clipboard_string().ok()));
        } else if self.pastes.waits() {
            self.waited += time;
            if self.waited >= PATIENCE {
                out.extend(self.pastes.nothing_came());
            }
        }
    }
}

fn translated(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resize { width, height }),
        Event::FocusGained => Some(Input::Focus),
        Event::Mouse(mouse) => {
            let (x, y) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { x, y }),
                MouseEventKind::ScrollUp => Some(Input::Wheel { up: true, x, y }),
                MouseEventKind::ScrollDown => Some(Input::Wheel { up: false, x, y }),
                _ => None,
            }
        }
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let has = |modifier| event.modifiers.contains(modifier);
    let (mut ctrl, mut alt, mut shift) = (has(KeyModifiers::CONTROL), has(KeyModifiers::ALT), has(KeyModifiers::SHIFT));
    let code = match event.code {
        KeyCode::Char(c) => {
            // AltGr comes as both: what it typed is a letter. The letter already is what Shift made of it.
            if ctrl && alt && !c.is_ascii_alphabetic() {
                (ctrl, alt) = (false, false);
            }
            shift = false;
            Code::Char(c)
        }
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => {
            shift = true;
            Code::Tab
        }
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    settled(code, ctrl, alt, shift)
}

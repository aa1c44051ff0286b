//! What reaches the loop: keys, pastes, clicks, sizes, the store's bell, the end. Reading them is done per system, next door.

use crate::keymap::{Code, Key};

#[cfg(unix)]
pub use super::input_unix::{InputSource, Waker};
#[cfg(not(unix))]
pub use super::input_windows::{InputSource, Waker};

/// One batch ends after so many inputs: what they cost is bounded, and a longer paste is known by it.
pub const BATCH_INPUTS: usize = 1 << 16;

/// One thing that arrived, in the order it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key pressed or repeated; releases never come.
    Key(Key),
    /// A bracketed paste, whole, of any length. Lines end in `\n`; bytes that are not UTF-8 became U+FFFD; other control
    /// characters are left in: the app decides what a paste may hold. A paste whose end was lost comes after half a second.
    Paste(String),
    /// The left button went down, `x` columns and `y` rows from the upper left corner, which is 0, 0.
    Click { x: u16, y: u16 },
    /// The wheel turned by one notch over that cell.
    Wheel { up: bool, x: u16, y: u16 },
    /// The terminal has this many columns and rows now; 0 happens. Also sent when the process goes on after a stop.
    Resize { width: u16, height: u16 },
    /// The terminal's window was chosen again.
    Focus,
    /// Somebody called [`Waker::wake`]; several calls may arrive as one.
    Woken,
    /// Nothing more will come. Said once.
    Ended(Why),
}

/// Why the input ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The terminal is gone: window closed, line dropped, SIGHUP.
    HangUp,
    /// Somebody asked the process to go: SIGTERM, SIGINT.
    Terminate,
}

/// The one form of a key that terminals spell in several ways; `None` for what belongs to input methods (Ctrl+Space).
///
/// Backspace keeps only Alt, because the same Vietnamese input method sends it as 0x7F here and as 0x08 (Ctrl+H) there.
/// Shift is told only where it is more than the letter itself: terminals disagree about it beside Ctrl.
pub(super) fn settled(code: Code, ctrl: bool, alt: bool, shift: bool) -> Option<Key> {
    let plain = |code| Some(Key { code, ctrl: false, alt, shift: false });
    let Code::Char(c) = code else {
        return if code == Code::Backspace { plain(code) } else { Some(Key { code, ctrl, alt, shift }) };
    };
    if !ctrl {
        return plain(Code::Char(if shift { upper(c) } else { c }));
    }
    match c.to_ascii_lowercase() {
        ' ' | '@' => None,
        'h' => plain(Code::Backspace),
        'i' => Some(Key { code: Code::Tab, ctrl: false, alt, shift }),
        'j' | 'm' => plain(Code::Enter),
        '[' => plain(Code::Esc),
        _ => Some(Key { code: Code::Char(lower(c)), ctrl, alt, shift: false }),
    }
}

fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// A text as the keys of a paste that comes without brackets.
#[cfg(test)]
pub(super) fn keys(text: &str) -> Vec<Input> {
    let key = |c| match c {
        '\n' => Key::new(Code::Enter),
        '\t' => Key::new(Code::Tab),
        '\u{8}' => Key::new(Code::Backspace),
        '\u{1}'..='\u{1a}' => {
            Key::ctrl(char::from(b'a' + u8::try_from(u32::from(c)).expect("a control character is a byte") - 1))
        }
        c => Key::char(c),
    };
    text.chars().map(|c| Input::Key(key(c))).collect()
}

//! What the escape sequences of terminals mean: tables, and no memory of what came before. Cutting bytes into sequences is `decode`'s.
//!
//! Known spellings: xterm and its many followers, Linux console, rxvt, PuTTY, and the `CSI … u` form some users switch on.
//! Everything else a terminal says (answers to questions, window reports) is dropped.

use super::input::{Input, settled};
use crate::keymap::{Code, Key};

/// `ESC [ params last`. Private forms (`?`, `>`, `=`) and unknown ones give nothing.
pub fn csi(params: &[u8], last: u8) -> Option<Input> {
    if let [b'<', rest @ ..] = params {
        let n = Numbers::of(rest)?;
        return if last == b'M' { mouse(n.0[0], n.0[1], n.0[2]) } else { None };
    }
    let n = Numbers::of(params)?;
    let (mut shift, alt, mut ctrl) = n.modifiers();
    let code = match last {
        b'I' if params.is_empty() => return Some(Input::Focus),
        b'A'..=b'S' => letter(last)?,
        b'a'..=b'd' => {
            shift = true;
            letter(last.to_ascii_uppercase())?
        }
        b'Z' => {
            shift = true;
            Code::Tab
        }
        b'u' => unicode(n.0[0])?,
        b'~' if n.0[0] == 27 => unicode(n.0[2])?,
        b'~' | b'$' | b'^' | b'@' => {
            let (code, shifted) = numbered(n.0[0])?;
            shift |= shifted || last == b'$' || last == b'@';
            ctrl |= last == b'^' || last == b'@';
            code
        }
        _ => return None,
    };
    if n.is_release() { None } else { settled(code, ctrl, alt, shift).map(Input::Key) }
}

/// `ESC O params last`: keys in application mode, and the old spelling of Shift+F1 (`ESC O 2 P`, `ESC O 1 ; 2 P`).
pub fn ss3(params: &[u8], last: u8) -> Option<Input> {
    let n = Numbers::of(params)?;
    let (shift, alt, ctrl) = modifiers(if n.0[1] > 0 { n.0[1] } else { n.0[0] });
    let (code, ctrl) = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => (letter(last)?, ctrl),
        b'a'..=b'd' => (letter(last.to_ascii_uppercase())?, true),
        b'M' => (Code::Enter, ctrl),
        b'j'..=b'y' => (Code::Char((last - 0x40) as char), ctrl),
        _ => return None,
    };
    settled(code, ctrl, alt, shift).map(Input::Key)
}

/// `ESC [ [ A` to `E`: F1 to F5 of the Linux console.
pub fn console(last: u8) -> Option<Input> {
    matches!(last, b'A'..=b'E').then(|| Input::Key(Key::f(last - b'A' + 1)))
}

/// A mouse report: the button's bits, column and row counted from 1. Left presses and the wheel count, motion does not.
pub fn mouse(button: u32, column: u32, row: u32) -> Option<Input> {
    let cell = |n: u32| u16::try_from(n.saturating_sub(1)).unwrap_or(u16::MAX);
    let (x, y) = (cell(column), cell(row));
    match button & 0b1110_0011 {
        0 => Some(Input::Click { x, y }),
        64 => Some(Input::Wheel { up: true, x, y }),
        65 => Some(Input::Wheel { up: false, x, y }),
        _ => None,
    }
}

/// The first three parameters, and the kind of event that may hang on the second (`2:3`: Shift, released).
struct Numbers([u32; 3], u32);

impl Numbers {
    fn of(params: &[u8]) -> Option<Numbers> {
        let mut numbers = Numbers([0; 3], 1);
        for (i, field) in params.split(|&b| b == b';').take(3).enumerate() {
            let mut parts = field.split(|&b| b == b':');
            numbers.0[i] = number(parts.next().unwrap_or_default())?;
            if let (1, Some(kind)) = (i, parts.next()) {
                numbers.1 = number(kind)?;
            }
        }
        Some(numbers)
    }

    fn modifiers(&self) -> (bool, bool, bool) {
        modifiers(self.0[1])
    }

    fn is_release(&self) -> bool {
        self.1 == 3
    }
}

/// Shift, Alt, Ctrl of a mask counted from 1, as xterm counts it.
fn modifiers(mask: u32) -> (bool, bool, bool) {
    let bits = mask.saturating_sub(1);
    (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
}

/// Nothing is 0; anything but digits is no number.
fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n.saturating_mul(10).saturating_add(u32::from(b - b'0'))))
}

fn letter(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The number before `~`, and whether it is F13 to F20: what xterm and the Linux console send for Shift+F1 to Shift+F8.
fn numbered(n: u32) -> Option<(Code, bool)> {
    let f = |n: u32| Code::F(n as u8);
    Some(match n {
        1 | 7 => (Code::Home, false),
        2 => (Code::Insert, false),
        3 => (Code::Delete, false),
        4 | 8 => (Code::End, false),
        5 => (Code::PageUp, false),
        6 => (Code::PageDown, false),
        11..=15 => (f(n - 10), false),
        17..=21 => (f(n - 11), false),
        23 | 24 => (f(n - 12), false),
        25 | 26 => (f(n - 24), true),
        28 | 29 => (f(n - 25), true),
        31..=34 => (f(n - 26), true),
        _ => return None,
    })
}

/// The key of a code point, as `CSI … u` tells it.
fn unicode(n: u32) -> Option<Code> {
    Some(match n {
        8 | 127 => Code::Backspace,
        9 => Code::Tab,
        13 => Code::Enter,
        27 => Code::Esc,
        0xE000..=0xF8FF => return None,
        _ => Code::Char(char::from_u32(n).filter(|c| !c.is_control())?),
    })
}

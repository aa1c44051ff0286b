//! Our own key, and the table that says which key asks for what. No terminal types: `runtime` translates into these.

/// One press of a key, as the keyboard of a laptop knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

/// Which key. `Char` is never an uppercase letter together with `ctrl`; a typed capital is `Char('A')` without `shift`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    /// 0x7F, 0x08 and Ctrl+H all arrive as this one.
    Backspace,
    Delete,
    Insert,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
}

impl Key {
    pub const fn new(code: Code) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }
    pub const fn char(c: char) -> Key {
        Key::new(Code::Char(c))
    }
    pub const fn ctrl(c: char) -> Key {
        Key { ctrl: true, ..Key::char(c) }
    }
    pub const fn f(n: u8) -> Key {
        Key::new(Code::F(n))
    }
    pub const fn with_shift(self) -> Key {
        Key { shift: true, ..self }
    }
    pub const fn with_ctrl(self) -> Key {
        Key { ctrl: true, ..self }
    }
    pub const fn with_alt(self) -> Key {
        Key { alt: true, ..self }
    }
}

//! Our own key, and the table that says which key asks for what. No terminal types: `runtime` translates into these.

use crate::action::Action;

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

/// Where a binding holds. A box looks into its own scope first, then into `Text`, then `Live`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Anywhere on the live screen.
    Live,
    /// Where text is typed: the minutes and every field.
    Text,
    /// In the list of speakers and of items.
    List,
}

/// A key that asks for an action, its twin first where the function keys are missing.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub scope: Scope,
    pub key: Key,
    pub twin: Option<Key>,
    pub action: Action,
}

const fn bind(scope: Scope, key: Key, action: Action) -> Binding {
    Binding { scope, key, twin: None, action }
}
const fn twin(key: Key, twin: char, action: Action) -> Binding {
    Binding { scope: Scope::Live, key, twin: Some(Key::ctrl(twin)), action }
}
const fn live(key: Key, action: Action) -> Binding {
    bind(Scope::Live, key, action)
}
const fn text(code: Code, action: Action) -> Binding {
    bind(Scope::Text, Key::new(code), action)
}
const fn shifted(code: Code, action: Action) -> Binding {
    bind(Scope::Text, Key::new(code).with_shift(), action)
}
const fn controlled(code: Code, action: Action) -> Binding {
    bind(Scope::Text, Key::new(code).with_ctrl(), action)
}

/// The key table: help, footer, palette and README are made from it.
pub const BINDINGS: &[Binding] = &[
    live(Key::f(1), Action::Help),
    live(Key::f(1).with_shift(), Action::ReadBack),
    twin(Key::f(2), 'd', Action::Queue),
    live(Key::f(2).with_shift(), Action::InviteUnknown),
    twin(Key::f(3), 't', Action::Invite),
    live(Key::f(3).with_shift(), Action::FloorToChair),
    twin(Key::f(4), 'u', Action::StopOrGo),
    live(Key::f(4).with_shift(), Action::Break),
    twin(Key::f(5), 'e', Action::Opinion),
    live(Key::f(5).with_shift(), Action::TakeBackOpinion),
    twin(Key::f(6), 'r', Action::Answer),
    live(Key::f(6).with_shift(), Action::Summary),
    twin(Key::f(7), 'k', Action::Conclude),
    live(Key::f(7).with_shift(), Action::Vote),
    twin(Key::f(8), 'g', Action::NextItem),
    live(Key::f(8).with_shift(), Action::Agenda),
    twin(Key::f(9), 'b', Action::MoreTime),
    live(Key::f(9).with_shift(), Action::TakeOutGap),
    twin(Key::f(10), 'p', Action::Palette),
    twin(Key::f(11), ']', Action::Zoom),
    live(Key::f(11).with_shift(), Action::TellChair),
    live(Key::f(12), Action::Typing),
    twin(Key::new(Code::Insert), '\\', Action::Sentences),
    live(Key::char('1').with_alt(), Action::Sentence1),
    live(Key::char('2').with_alt(), Action::Sentence2),
    live(Key::char('3').with_alt(), Action::Sentence3),
    live(Key::char('4').with_alt(), Action::Sentence4),
    live(Key::char('5').with_alt(), Action::Sentence5),
    live(Key::char('6').with_alt(), Action::Sentence6),
    live(Key::char('7').with_alt(), Action::Sentence7),
    live(Key::char('8').with_alt(), Action::Sentence8),
    live(Key::char('9').with_alt(), Action::Sentence9),
    live(Key::ctrl('n'), Action::Owner),
    live(Key::ctrl('l'), Action::Margin),
    live(Key::ctrl('o'), Action::Outcome),
    live(Key::ctrl('f'), Action::Find),
    live(Key::ctrl('w'), Action::Steps),
    live(Key::ctrl('s'), Action::SaveNow),
    live(Key::ctrl('q'), Action::Quit),
    bind(Scope::Text, Key::ctrl('z'), Action::Undo),
    bind(Scope::Text, Key::ctrl('y'), Action::Redo),
    bind(Scope::Text, Key::ctrl('a'), Action::SelectAll),
    bind(Scope::Text, Key::ctrl('c'), Action::Copy),
    bind(Scope::Text, Key::ctrl('x'), Action::Cut),
    bind(Scope::Text, Key::ctrl('v'), Action::Paste),
    text(Code::Left, Action::Left),
    text(Code::Right, Action::Right),
    text(Code::Up, Action::Up),
    text(Code::Down, Action::Down),
    text(Code::Home, Action::Home),
    text(Code::End, Action::End),
    text(Code::PageUp, Action::PageUp),
    text(Code::PageDown, Action::PageDown),
    controlled(Code::Left, Action::WordLeft),
    controlled(Code::Right, Action::WordRight),
    controlled(Code::Home, Action::Top),
    controlled(Code::End, Action::Bottom),
    shifted(Code::Left, Action::SelectLeft),
    shifted(Code::Right, Action::SelectRight),
    shifted(Code::Up, Action::SelectUp),
    shifted(Code::Down, Action::SelectDown),
    bind(Scope::Text, Key::new(Code::Left).with_ctrl().with_shift(), Action::SelectWordLeft),
    bind(Scope::Text, Key::new(Code::Right).with_ctrl().with_shift(), Action::SelectWordRight),
    shifted(Code::Home, Action::SelectHome),
    shifted(Code::End, Action::SelectEnd),
    text(Code::Backspace, Action::Backspace),
    text(Code::Delete, Action::Delete),
    bind(Scope::Text, Key::new(Code::Backspace).with_alt(), Action::DeleteWordBack),
    controlled(Code::Delete, Action::DeleteWord),
    text(Code::Enter, Action::Enter),
    text(Code::Tab, Action::NextField),
    shifted(Code::Tab, Action::PreviousField),
    text(Code::Esc, Action::Leave),
    bind(Scope::List, Key::new(Code::Up).with_shift(), Action::MoveUp),
    bind(Scope::List, Key::new(Code::Down).with_shift(), Action::MoveDown),
    bind(Scope::List, Key::new(Code::Down).with_ctrl(), Action::ToTheEnd),
    bind(Scope::List, Key::new(Code::Delete), Action::Remove),
    bind(Scope::List, Key::new(Code::Insert), Action::PutBack),
    bind(Scope::List, Key::new(Code::End).with_ctrl(), Action::LastWord),
];

/// What a key asks for, looking into the scopes in the order given.
pub fn action(key: Key, scopes: &[Scope]) -> Option<Action> {
    let in_scope = |scope: &Scope| {
        BINDINGS
            .iter()
            .find(|b| b.scope == *scope && (b.key == key || b.twin == Some(key)))
            .map(|binding| binding.action)
    };
    scopes.iter().find_map(in_scope)
}

/// The keys of an action: the first one, and its twin.
pub fn keys_of(action: Action) -> Option<(Key, Option<Key>)> {
    BINDINGS.iter().find(|binding| binding.action == action).map(|binding| (binding.key, binding.twin))
}

impl std::fmt::Display for Key {
    /// "F3", "Shift+F3", "Ctrl+N": the same in every language.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::Char(c) => write!(f, "{}", c.to_uppercase()),
            Code::F(n) => write!(f, "F{n}"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            code => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_asks_for_two_things_in_one_scope() {
        for (i, a) in BINDINGS.iter().enumerate() {
            for b in &BINDINGS[i + 1..] {
                let same = |x: Key| b.key == x || b.twin == Some(x);
                assert!(a.scope != b.scope || !(same(a.key) || a.twin.is_some_and(same)), "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn no_command_sits_on_a_bare_letter_nor_on_keys_of_the_input_methods() {
        for binding in BINDINGS {
            for key in [Some(binding.key), binding.twin].into_iter().flatten() {
                if let Code::Char(c) = key.code {
                    // A digit with Alt is neither a letter nor a key of theirs.
                    let digit = c.is_ascii_digit() && key.alt && !key.ctrl && !key.shift;
                    assert!(digit || key.ctrl && !key.shift && !key.alt, "{key}");
                    assert!(!['h', 'i', 'j', 'm', ' '].contains(&c), "{key}");
                }
            }
        }
    }
}

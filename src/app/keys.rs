//! Keys, pastes and clicks: which of them is text, which a command, and who gets it.

use super::{App, Dialog, Effect, Entry, Keyboard, Notice, Target, What};
use crate::action::Action;
use crate::keymap::{self, Code, Key, Scope};
use crate::viet;

/// A paste longer than this is cut, and said so.
const LONGEST_PASTE: usize = 1 << 20;

impl App {
    pub(super) fn on_key(&mut self, key: Key) {
        if let Some(What::KeyTest(_)) = self.dialog().map(|dialog| &dialog.what)
            && self.test_key(key)
        {
            return;
        }
        if self.keyboard == Keyboard::Untested && matches!(key.code, Code::F(_)) {
            self.set_keyboard(Keyboard::FunctionKeys);
        }
        if self.digit_sorts(key) {
            return;
        }
        let lists = matches!(self.dialog().map(|d| &d.what), Some(What::Queue { .. } | What::Agenda));
        let scopes: &[Scope] =
            if lists { &[Scope::List, Scope::Text, Scope::Live] } else { &[Scope::Text, Scope::Live] };
        match (keymap::action(key, scopes), key.code) {
            (Some(action), _) => self.act(action),
            (None, Code::Char(c)) if !key.ctrl && !key.alt => self.type_char(c),
            (None, _) => {}
        }
    }

    /// Does what was asked for, by key, palette or click.
    pub(super) fn act(&mut self, action: Action) {
        if self.too_soon(action) {
            return;
        }
        if !matches!(action, Action::TakeOutGap) {
            self.notice = None;
        }
        if self.dialogs.is_empty() || action.passes_boxes() && !self.box_wants(action) {
            self.live(action);
        } else {
            self.in_box(action);
        }
        self.show_caret();
    }

    /// A second press within two seconds: F3 is refused visibly, F8 ignored.
    fn too_soon(&mut self, action: Action) -> bool {
        if !matches!(action, Action::Invite | Action::NextItem) {
            return false;
        }
        let again = self.pressed.is_some_and(|(last, at)| last == action && self.now.since(at) < 2000);
        if again {
            self.say(Notice::TooSoon(action));
        } else {
            self.pressed = Some((action, self.now));
        }
        again
    }

    /// F3 in the speaker list invites the highlighted one.
    fn box_wants(&self, action: Action) -> bool {
        matches!((self.dialog().map(|dialog| &dialog.what), action), (Some(What::Queue { .. }), Action::Invite))
    }

    pub(super) fn type_char(&mut self, c: char) {
        if !viet::keep(c) {
            return;
        }
        match self.dialogs.last_mut() {
            Some(dialog) => {
                if let Some(text) = dialog.active_text() {
                    text.type_char(c);
                    dialog.row = 0;
                    self.dirty = true;
                }
                self.preselect();
            }
            None => self.type_in_minutes(c),
        }
    }

    /// Pasted text is text, whatever it holds: it never fires a command.
    pub(super) fn on_paste(&mut self, pasted: &str) {
        let whole = pasted.len();
        let mut cut = whole.min(LONGEST_PASTE);
        while !pasted.is_char_boundary(cut) {
            cut -= 1;
        }
        self.notice = None;
        match self.dialogs.last_mut() {
            Some(dialog) => {
                let line = viet::one_line(&pasted[..cut]);
                if let Some(text) = dialog.active_text() {
                    let _ = text.insert(line.trim());
                    dialog.row = 0;
                    self.dirty = true;
                }
                self.preselect();
            }
            None => self.paste_in_minutes(&pasted[..cut]),
        }
        if cut < whole {
            self.say(Notice::PasteTooLong { taken: cut, whole });
        }
        self.show_caret();
    }

    pub(super) fn on_click(&mut self, target: Target) {
        match target {
            Target::Action(action) => self.act(action),
            Target::Agenda => self.act(Action::Agenda),
            Target::Turn(_) | Target::Person(_) => self.act(Action::Queue),
            Target::Row(row) => {
                let highlighted = self.dialog().map(|dialog| dialog.row);
                if let Some(dialog) = self.dialogs.last_mut() {
                    dialog.row = row;
                }
                if highlighted == Some(row) {
                    self.act(Action::Enter);
                }
            }
            Target::Field(field) => {
                if let Some(dialog) = self.dialogs.last_mut() {
                    dialog.active = field.min(dialog.fields.len().saturating_sub(1));
                }
            }
            Target::Words { row, column } if self.dialogs.is_empty() => {
                self.click_words(row, column);
                self.show_caret();
            }
            Target::Words { .. } | Target::Nothing => {}
        }
    }

    pub(super) fn on_wheel(&mut self, up: bool) {
        match self.dialogs.last_mut() {
            Some(dialog) => {
                dialog.row = if up { dialog.row.saturating_sub(1) } else { dialog.row + 1 };
                dialog.scroll = if up { dialog.scroll.saturating_sub(3) } else { dialog.scroll + 3 };
                self.clamp_row();
            }
            None => self.scroll(if up { -3 } else { 3 }),
        }
    }

    /// The keyboard test: F3 settles it; anything else shows the twins and is then a key like any other.
    fn test_key(&mut self, key: Key) -> bool {
        self.dialogs.pop();
        let arrived = key == Key::f(3);
        self.set_keyboard(if arrived { Keyboard::FunctionKeys } else { Keyboard::Twins });
        self.say(Notice::KeyTest(arrived));
        arrived || matches!(key.code, Code::Esc | Code::Enter)
    }
    pub(super) fn set_keyboard(&mut self, keyboard: Keyboard) {
        if self.keyboard != keyboard {
            self.keyboard = keyboard;
            self.ask(Effect::Keyboard(keyboard));
        }
    }
    pub(super) fn ask_for_keys(&mut self) {
        self.dialogs.push(Dialog::new(What::KeyTest(self.keyboard), Vec::new()));
    }

    /// Editing keys inside a field of a box. False when the field has no use for the key.
    pub(super) fn edit_field(&mut self, action: Action) -> bool {
        let Some(dialog) = self.dialogs.last_mut() else { return false };
        let Some(field) = dialog.fields.get_mut(dialog.active) else { return false };
        let text = match &mut field.entry {
            Entry::Choice { options, at } => {
                let n = options.len().max(1);
                match action {
                    Action::Left => *at = (*at + n - 1) % n,
                    Action::Right => *at = (*at + 1) % n,
                    _ => return false,
                }
                self.dirty = true;
                return true;
            }
            Entry::Text(text) => text,
        };
        let before = text.as_str().len();
        match action {
            Action::Backspace => text.backspace(),
            Action::Delete => text.delete(),
            Action::DeleteWordBack => text.delete_word_back(),
            Action::DeleteWord => text.delete_word(),
            Action::Left => text.left(false),
            Action::Right => text.right(false),
            Action::SelectLeft => text.left(true),
            Action::SelectRight => text.right(true),
            Action::WordLeft => text.word_left(false),
            Action::WordRight => text.word_right(false),
            Action::SelectWordLeft => text.word_left(true),
            Action::SelectWordRight => text.word_right(true),
            Action::Home => {
                text.start(false);
                true
            }
            Action::End => {
                text.finish(false);
                true
            }
            Action::SelectHome => {
                text.start(true);
                true
            }
            Action::SelectEnd => {
                text.finish(true);
                true
            }
            Action::SelectAll => {
                text.select_all();
                true
            }
            Action::Undo => text.undo(),
            Action::Redo => text.redo(),
            Action::Copy => {
                self.clipboard = text.selected().to_owned();
                true
            }
            Action::Cut => {
                self.clipboard = text.cut();
                true
            }
            Action::Paste => {
                let _ = text.insert(&viet::one_line(&self.clipboard));
                true
            }
            _ => return false,
        };
        if text.as_str().len() != before {
            dialog.row = 0;
        }
        self.dirty = true;
        self.preselect();
        true
    }
}

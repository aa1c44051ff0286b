//! Editing keys inside a field of a box: the same editor as in the minutes, on one line.

use super::{App, Entry};
use crate::action::Action;
use crate::viet;

impl App {
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
        let before = text.as_str().to_owned();
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
            Action::Copy | Action::Cut => {
                if !text.selected().is_empty() {
                    self.clipboard = text.selected().to_owned();
                }
                if action == Action::Cut {
                    let _ = text.cut();
                }
                true
            }
            Action::Paste => {
                let _ = text.insert(&viet::one_line(&self.clipboard));
                true
            }
            _ => return false,
        };
        if text.as_str() != before {
            dialog.row = 0;
        }
        self.dirty = true;
        self.clamp_row();
        true
    }
}

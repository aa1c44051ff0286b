//! Editing keys inside a field of a box: the same editor as in the minutes, on one line.

use super::{App, Entry};
use crate::action::Action;
use crate::editor::Text;
use crate::viet;

impl App {
    /// Editing keys inside a field of a box. False when the field has no use for the key.
    pub(super) fn edit_field(&mut self, action: Action) -> bool {
        if action == Action::Backspace {
            return self.erase_in_field();
        }
        let Some(dialog) = self.dialogs.last_mut() else { return false };
        let Some(field) = dialog.fields.get_mut(dialog.active) else { return false };
        match &mut field.entry {
            Entry::Choice { options, at } => {
                let n = options.len().max(1);
                match action {
                    Action::Left => *at = (*at + n - 1) % n,
                    Action::Right => *at = (*at + 1) % n,
                    _ => return false,
                }
            }
            Entry::Text(text) => {
                let before = text.as_str().to_owned();
                if !edit(text, action) && !clip(text, action, &mut self.clipboard) {
                    return false;
                }
                if text.as_str() != before {
                    dialog.row = 0;
                }
            }
        }
        self.dirty = true;
        self.follow_choices();
        self.clamp_row();
        true
    }
    /// Backspace, which the word being composed has a say in. False when the field is not typed.
    fn erase_in_field(&mut self) -> bool {
        let typed = |dialog: &mut super::Dialog| dialog.active_text().map(|text| text.as_str().len());
        let Some(before) = self.dialogs.last_mut().and_then(typed) else { return false };
        self.type_in_field(None);
        if let Some(dialog) = self.dialogs.last_mut()
            && typed(dialog) != Some(before)
        {
            dialog.row = 0;
        }
        self.dirty = true;
        self.follow_choices();
        self.clamp_row();
        true
    }
}

/// Moving, erasing, undoing. False: none of these.
pub(super) fn edit(text: &mut Text, action: Action) -> bool {
    let _moved = match action {
        Action::Backspace => text.backspace(),
        Action::Delete => text.delete(),
        Action::DeleteWordBack => text.delete_word_back(),
        Action::DeleteWord => text.delete_word(),
        Action::Left | Action::SelectLeft => text.left(action == Action::SelectLeft),
        Action::Right | Action::SelectRight => text.right(action == Action::SelectRight),
        Action::WordLeft | Action::SelectWordLeft => text.word_left(action == Action::SelectWordLeft),
        Action::WordRight | Action::SelectWordRight => text.word_right(action == Action::SelectWordRight),
        Action::Undo => text.undo(),
        Action::Redo => text.redo(),
        _ => {
            match action {
                Action::Home | Action::SelectHome => text.start(action == Action::SelectHome),
                Action::End | Action::SelectEnd => text.finish(action == Action::SelectEnd),
                Action::SelectAll => text.select_all(),
                _ => return false,
            }
            true
        }
    };
    true
}

/// Copying, cutting, pasting. False: none of these.
fn clip(text: &mut Text, action: Action, clipboard: &mut String) -> bool {
    match action {
        Action::Copy | Action::Cut if text.selected().is_empty() => {}
        Action::Copy => *clipboard = text.selected().to_owned(),
        Action::Cut => *clipboard = text.cut(),
        Action::Paste => {
            let _ = text.insert(&viet::one_line(clipboard));
        }
        _ => return false,
    }
    true
}

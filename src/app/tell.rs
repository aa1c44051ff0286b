//! The box with one line for the chair: typed, or one of those that are at hand.

use super::{App, Dialog, FieldEntry, Label, Notice, Row, What};
use crate::domain::Meeting;
use crate::viet;

/// Lines often told, the likeliest first.
const AT_HAND: &str = include_str!("../../data/messages.txt");

impl App {
    /// With the line that stands, chosen whole: the first letter typed begins a new one, Backspace empties it.
    pub(super) fn tell_box(&self) -> Dialog {
        let stands = self.meeting.message().map_or("", |message| message.words.as_str());
        let mut dialog = Dialog::new(What::Tell, vec![FieldEntry::text(Label::Message, stands)]);
        if let Some(text) = dialog.active_text() {
            text.select_all();
        }
        dialog
    }
    /// What is typed, then the lines at hand in which that occurs.
    pub(super) fn tell_rows(dialog: &Dialog) -> Vec<Row> {
        let typed = viet::fold(dialog.changed(Label::Message).unwrap_or_default());
        let at_hand = AT_HAND.lines().filter(|line| viet::fold(line).contains(&typed));
        std::iter::once(Row::Typed).chain(at_hand.map(|line| Row::AtHand(line.to_owned()))).collect()
    }
    pub(super) fn accept_tell(&mut self, dialog: &Dialog) {
        let words = match self.highlighted() {
            Some(Row::AtHand(line)) => line,
            _ => dialog.typed(Label::Message).to_owned(),
        };
        let before = self.meeting.message().cloned();
        if words.is_empty() && before.is_none() {
            return self.say(Notice::NotUnderstood(words));
        }
        self.close_if(|app| app.amend(|meeting: &Meeting, now| meeting.tell(&words, now)));
        let now = self.meeting.message();
        if now != before.as_ref() {
            let stands = now.is_some();
            self.say(Notice::Told(stands));
        }
    }
}

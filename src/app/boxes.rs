//! Commands while a box is open: moving in it, accepting it, leaving it, and the questions it may ask.

use super::live::opens_box;
use super::{App, Bundle, Dialog, Entry, Export, Label, Notice, Request, Row, What};
use crate::action::Action;

/// How many of the commands last chosen stand first in the palette.
const RECENT: usize = 4;

impl App {
    pub(super) fn in_box(&mut self, action: Action) {
        let Some(what) = self.dialog().map(|dialog| dialog.what.clone()) else { return };
        match action {
            _ if what == What::Find && self.while_finding(action) => {}
            Action::Leave => self.leave_box(),
            Action::Enter => self.accept(),
            _ if what == What::ReadBack && self.while_reading(action) => {}
            Action::PageUp | Action::PageDown if what == What::Lock => self.scroll_box(action == Action::PageDown),
            Action::NextField | Action::PreviousField if matches!(what, What::Heads { .. }) => {
                self.tick(action == Action::NextField);
            }
            Action::NextField | Action::PreviousField if matches!(what, What::Queue { .. }) => {
                self.turn_way(action == Action::NextField);
            }
            Action::Up | Action::Down if self.has_rows() => self.move_row(action == Action::Down, 1),
            Action::PageUp | Action::PageDown => self.move_row(action == Action::PageDown, 10),
            Action::Up | Action::PreviousField => self.move_field(false),
            Action::Down | Action::NextField => self.move_field(true),
            Action::Remove if self.deletes_letter() => {
                self.edit_field(Action::Delete);
            }
            Action::MoveUp
            | Action::MoveDown
            | Action::ToTheEnd
            | Action::Remove
            | Action::PutBack
            | Action::LastWord => self.in_list(&what, action),
            Action::Invite => self.invite_highlighted(),
            Action::Margin if what == What::Sentences => self.edit_highlighted_sentence(),
            _ if opens(action, &what) => self.accept_or_close(&what),
            _ if self.edit_field(action) => {}
            Action::Margin if matches!(what, What::Queue { .. }) => self.open_box(Action::EditPerson),
            Action::Margin if what == What::Agenda => self.open_box(Action::RenameItem),
            action if action.wants_no_box() => self.say(Notice::BoxFirst),
            action if opens_box(action) => self.open_box(action),
            action if action < Action::Undo => self.live(action),
            _ => {}
        }
        self.clamp_row();
        self.dirty = true;
    }
    pub(super) fn leave_box(&mut self) {
        if let Some(Dialog { what: What::ReadBack, row, .. }) = self.dialogs.pop() {
            self.read_to = row;
        }
    }
    /// Lines that are read while the rows below them wait for an answer.
    pub(super) fn scroll_box(&mut self, down: bool) {
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.scroll = if down { dialog.scroll + 5 } else { dialog.scroll.saturating_sub(5) };
        }
    }
    fn has_rows(&self) -> bool {
        self.dialog().is_some_and(|dialog| !self.rows(dialog).is_empty())
    }
    /// Del edits while letters stand after the caret; else it takes the highlighted row off the list.
    fn deletes_letter(&self) -> bool {
        let Some(Entry::Text(text)) = self.dialog().and_then(|d| Some(&d.fields.get(d.active)?.entry)) else {
            return false;
        };
        text.caret() < text.as_str().len() || text.selection().is_some()
    }
    fn move_row(&mut self, down: bool, by: usize) {
        let last = self.dialog().map_or(0, |dialog| self.rows(dialog).len()).saturating_sub(1);
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.row = if down { (dialog.row + by).min(last) } else { dialog.row.saturating_sub(by) };
            // Another passage is read from its beginning.
            let from = if dialog.what == What::ReadBack { 0 } else { dialog.scroll };
            dialog.scroll = if down && dialog.what != What::ReadBack { from + by } else { from.saturating_sub(by) };
        }
    }
    fn move_field(&mut self, on: bool) {
        self.write_out_name();
        if let Some(dialog) = self.dialogs.last_mut() {
            let n = dialog.fields.len();
            if n > 0 {
                dialog.active = (dialog.active + if on { 1 } else { n - 1 }) % n;
                let whole = dialog.fields[dialog.active].label != Label::Becomes;
                if let Some(text) = dialog.active_text() {
                    // As in every form: what is typed now replaces what stood there. Of long words only some are wrong.
                    if whole { text.select_all() } else { text.finish(false) }
                }
            } else {
                dialog.scroll = if on { dialog.scroll + 1 } else { dialog.scroll.saturating_sub(1) };
            }
        }
    }
    /// Leaving a field of one name with somebody known highlighted says in full who is meant.
    fn write_out_name(&mut self) {
        let Some(Row::Known(person)) = self.highlighted() else { return };
        let full = self.field_name(person);
        let of_one = [Label::Owner, Label::Author, Label::Reader, Label::Objector];
        let Some(dialog) = self.dialogs.last_mut() else { return };
        let is_name = dialog.fields.get(dialog.active).is_some_and(|field| of_one.contains(&field.label));
        if let Some(text) = dialog.active_text().filter(|_| is_name) {
            text.select_all();
            // A name fits a field.
            let _ = text.insert(&full);
        }
    }
    /// The key that opened a box, again: a form is accepted, a list closes.
    fn accept_or_close(&mut self, what: &What) {
        match what {
            What::Answer | What::Margin | What::Vote(_) => self.accept(),
            // At the door one name follows another: the key that asks for the next never sends it into the minutes.
            What::Queue { .. } if self.is_at_the_door() => {}
            _ => self.leave_box(),
        }
    }

    /// Enter in a box.
    fn accept(&mut self) {
        let Some(dialog) = self.dialog().cloned() else { return };
        match &dialog.what {
            What::Queue { point } => self.accept_queue(*point),
            What::Owner => self.accept_owner(),
            What::Palette => self.accept_palette(),
            What::Name(person) => self.accept_name(*person),
            What::Misdirected => self.accept_misdirected(),
            What::Agenda => self.accept_item(),
            What::Steps => self.accept_step(),
            What::Sentences => self.accept_sentence(),
            What::Sentence(number) => self.accept_sentence_words(&dialog, *number),
            What::Times => self.accept_moment(),
            What::OutcomeDetail { opinion, outcome } => self.accept_detail(&dialog, *opinion, *outcome),
            What::Answer => self.accept_answer(&dialog),
            What::Margin => self.accept_margin(&dialog),
            What::Heads { .. } => self.accept_heads(&dialog),
            What::Vote(vote) => self.accept_vote(&dialog, *vote),
            What::NewItem { after } => self.accept_new_item(&dialog, *after),
            What::RenameItem(item) => self.accept_rename(&dialog, *item),
            What::Person(person) => self.accept_person(&dialog, *person),
            What::Whom => self.accept_whom(),
            What::Settings => self.accept_settings(&dialog),
            What::Office => self.accept_office(&dialog),
            What::ReadBack => self.open_objection(),
            What::Objection(passage) => self.accept_objection(&dialog, *passage),
            What::Lock => self.accept_lock(&dialog),
            What::Unlock => self.accept_unlock(&dialog),
            What::Issue => self.accept_issue(&dialog),
            What::Time(moment) => self.accept_time(&dialog, *moment),
            What::Topic(turn) => {
                let topic = dialog.typed(Label::Topic);
                self.close_if(|app| app.amend(|meeting, _| meeting.set_topic(*turn, topic)));
            }
            What::RefuseSpeaker(turn) => {
                let reason = dialog.typed(Label::Reason);
                self.close_if(|app| app.rule(|meeting, _| meeting.refuse(*turn, reason)));
            }
            What::Export => self.accept_export(&dialog),
            What::ExportAll => self.accept_export_all(&dialog),
            What::Backup => self.accept_backup(&dialog),
            What::Shorthand => self.accept_shorthand(&dialog),
            What::Tell => self.accept_tell(&dialog),
            What::OldLetters(letters) => self.answer_letters(letters),
            What::Ask { request, .. } => self.answer_question(dialog.row, request.clone()),
            What::Tour(_) => {
                self.turn_page(Action::Enter);
            }
            What::Find | What::Outcome { .. } | What::Summary | What::Help | What::KeyTest(_) => {
                self.dialogs.pop();
            }
        }
    }
    /// Closes the box when what it asked for was done; else it stays with what was typed.
    pub(super) fn close_if(&mut self, done: impl FnOnce(&mut App) -> bool) {
        let Some(what) = self.dialog().map(|dialog| dialog.what.clone()) else { return };
        if done(self)
            && let Some(at) = self.dialogs.iter().rposition(|dialog| dialog.what == what)
        {
            self.dialogs.truncate(at);
        }
    }

    /// Enter alone never confirms: "no" is highlighted; the rule runs again at "yes".
    fn answer_question(&mut self, row: usize, request: Request) {
        self.dialogs.pop();
        if row == 0 {
            return;
        }
        match request {
            Request::Advance => {
                self.rule(|meeting, now| meeting.advance(now, true));
            }
            Request::GoTo(item) => {
                self.rule(|meeting, now| meeting.go_to(item, now, true));
            }
            Request::Close => {
                self.rule(|meeting, now| meeting.close(now, true));
            }
            Request::EraseOpen if self.anchor.is_some() => {
                self.erase_selection(true);
            }
            Request::EraseOpen => self.erase_open(),
            Request::Overwrite(export) => self.export(Export { force: true, ..export }),
            Request::Replace(bundle) => self.export_all(Bundle { force: true, ..bundle }),
        }
    }
    fn accept_palette(&mut self) {
        if let Some(Row::Action(action)) = self.highlighted() {
            self.dialogs.pop();
            self.recent.retain(|other| *other != action);
            self.recent.insert(0, action);
            self.recent.truncate(RECENT);
            self.act(action);
        }
    }
}

/// Whether this command is the one that opens this box.
fn opens(action: Action, what: &What) -> bool {
    matches!(
        (action, what),
        (Action::Help, What::Help)
            | (Action::Queue | Action::PointOfOrder, What::Queue { .. })
            | (Action::Answer, What::Answer)
            | (Action::Summary, What::Summary)
            | (Action::Vote, What::Vote(_))
            | (Action::Agenda, What::Agenda)
            | (Action::Palette, What::Palette)
            | (Action::Owner, What::Owner)
            | (Action::Margin, What::Margin)
            | (Action::TellChair, What::Tell)
            | (Action::Outcome, What::Outcome { .. })
            | (Action::Steps, What::Steps)
            | (Action::Sentences, What::Sentences)
            | (Action::ReadBack, What::ReadBack)
            | (Action::NextItem, What::Lock)
    )
}

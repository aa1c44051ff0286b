//! Opening boxes, and the form for votes.

use super::{App, Choice, Dialog, Effect, FieldEntry, Label, Notice, What};
use crate::action::Action;
use crate::domain::*;
use crate::viet;

impl App {
    /// Opens the box of a command, or says why there is none.
    pub(super) fn open_box(&mut self, action: Action) {
        let of_words = matches!(action, Action::Answer | Action::Margin | Action::Outcome);
        if of_words && !self.read_only && !self.seal() {
            return;
        }
        let dialog = match action {
            Action::Help => Some(Dialog::new(What::Help, Vec::new())),
            Action::Queue => Some(App::queue_box()),
            Action::PointOfOrder => Some(Dialog::finding(What::Queue { point: true })),
            Action::Answer => Some(self.answer_box()),
            Action::Summary => Some(Dialog::new(What::Summary, Vec::new())),
            Action::Vote => Some(self.vote_box(None)),
            Action::EditVote => self.newest_vote().map(|vote| self.vote_box(Some(vote))),
            Action::Agenda => Some(self.agenda_box()),
            Action::Palette => Some(Dialog::finding(What::Palette)),
            Action::Owner => Some(Dialog::finding(What::Owner)),
            Action::Margin => Some(self.margin_box()),
            Action::Outcome => self.outcome_box(),
            Action::Find => return self.open_find(),
            Action::Sentences if !self.may_write() => return,
            Action::Sentences => Some(Dialog::new(What::Sentences, Vec::new())),
            Action::Steps => {
                self.ask(Effect::ReadSteps);
                Some(Dialog::new(What::Steps, Vec::new()))
            }
            Action::Heads => Some(self.heads_box()),
            Action::Misdirected => self.meeting.floor().map(|_| Dialog::finding(What::Misdirected)),
            Action::NamePerson => self.person_meant().map(|person| Dialog::finding(What::Name(person))),
            Action::EditPerson => match self.highlighted().and_then(|row| self.person_of(&row)) {
                Some(person) => self.person_box(person),
                None => Some(Dialog::finding(What::Whom)),
            },
            Action::Settings => Some(self.settings_box()),
            Action::RefuseSpeaker => self
                .first_waiting()
                .map(|turn| Dialog::new(What::RefuseSpeaker(turn), vec![FieldEntry::text(Label::Reason, "")])),
            Action::Topic => self.first_waiting().and_then(|turn| self.topic_box(turn)),
            Action::AddItem => Some(self.new_item_box()),
            Action::RenameItem => self.highlighted_item().and_then(|item| self.rename_box(item)),
            Action::CorrectTime => Some(Dialog::new(What::Times, Vec::new())),
            Action::Office => Some(self.office_box()),
            Action::ReadBack => return self.read_back(),
            Action::Lock => return self.open_lock(),
            Action::Unlock => return self.open_unlock(),
            Action::Issue => Some(self.issue_box(Paper::Minutes)),
            Action::Export => Some(self.export_box()),
            Action::ExportAll => Some(self.export_all_box()),
            Action::Backup => Some(self.backup_box()),
            Action::Shorthand => Some(App::shorthand_box()),
            Action::TellChair => Some(self.tell_box()),
            _ => None,
        };
        match dialog {
            Some(dialog) => {
                self.dialogs.push(dialog);
                self.dirty = true;
            }
            None if action == Action::Outcome => self.say(Notice::NoOpinionHere),
            None => self.say(Notice::Unavailable(action)),
        }
    }
    fn topic_box(&self, turn: TurnId) -> Option<Dialog> {
        let topic = &self.meeting.get::<Turn>(turn)?.topic;
        Some(Dialog::new(What::Topic(turn), vec![FieldEntry::text(Label::Topic, topic)]))
    }
    fn first_waiting(&self) -> Option<TurnId> {
        match self.highlighted() {
            Some(super::Row::Waiting(turn)) => Some(turn),
            _ => self.meeting.facts().queue.first().copied(),
        }
    }
    fn newest_vote(&self) -> Option<VoteId> {
        let here = self.pen.paragraph(&self.meeting).and_then(|paragraph| paragraph.vote);
        here.or(self.meeting.rows().votes.keys().next_back().copied())
    }
    fn vote_box(&self, vote: Option<VoteId>) -> Dialog {
        let row = vote.and_then(|vote| self.meeting.get::<Vote>(vote));
        let paragraph =
            self.meeting.rows().paragraphs.values().find(|paragraph| row.is_some() && paragraph.vote == vote);
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        // Residents vote; delegates are guests.
        let residents = self.meeting.residents_present().filter(|residents| *residents > 0);
        let base = row.map_or(residents.or(self.meeting.present()), |row| row.base);
        let forms = VoteForm::ALL.iter().map(|form| Choice::Form(*form)).collect();
        let fields = vec![
            FieldEntry::text(Label::Subject, paragraph.map_or("", |paragraph| paragraph.text.as_str())),
            FieldEntry::choice(Label::Form, forms, usize::from(row.is_some_and(|row| row.form == VoteForm::Ballot))),
            FieldEntry::text(Label::Agree, &number(row.map(|row| row.agree))),
            FieldEntry::text(Label::Against, &number(row.map(|row| row.against))),
            FieldEntry::text(Label::Other, &number(row.map(|row| row.other))),
            FieldEntry::text(Label::Base, &number(base)),
        ];
        Dialog::new(What::Vote(vote), fields)
    }
    pub(super) fn accept_vote(&mut self, dialog: &Dialog, vote: Option<VoteId>) {
        let mut numbers = [None; 4];
        for (slot, label) in numbers.iter_mut().zip([Label::Agree, Label::Against, Label::Other, Label::Base]) {
            match self.number_typed(dialog.typed(label)) {
                Ok(number) => *slot = number,
                Err(()) => return,
            }
        }
        let [Some(agree), against, other, base] = numbers else {
            return self.say(Notice::NotUnderstood(dialog.typed(Label::Agree).to_owned()));
        };
        let form = match dialog.field(Label::Form).and_then(FieldEntry::chosen) {
            Some(Choice::Form(form)) => *form,
            _ => VoteForm::Hands,
        };
        let subject = viet::nfc(dialog.typed(Label::Subject)).into_owned();
        let ballot = Ballot { subject, form, agree, against: against.unwrap_or(0), other: other.unwrap_or(0), base };
        if !self.seal() {
            return;
        }
        let Some(vote) = vote else {
            let at = self.below_pen();
            let goes_on = at.is_none() && self.pen.text.caret() == self.pen.text.as_str().len();
            return self.close_if(|app| {
                let voted = app.rule(|meeting, now| meeting.vote(&ballot, at, now));
                voted && (!goes_on || app.go_to_tail())
            });
        };
        self.close_if(|app| app.amend(|meeting, _| meeting.edit_vote(vote, &ballot)));
    }

    /// A number typed, or none for an empty field; what is no number is said.
    pub(super) fn number_typed(&mut self, typed: &str) -> Result<Option<i64>, ()> {
        if typed.is_empty() {
            return Ok(None);
        }
        match typed.parse::<i64>().ok().filter(|n| (0..1_000_000).contains(n)) {
            Some(number) => Ok(Some(number)),
            None => {
                self.say(Notice::NotUnderstood(typed.to_owned()));
                Err(())
            }
        }
    }
}

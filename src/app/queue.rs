//! The box of F2: one list to register, invite, reorder, withdraw.

use super::{App, Choice, Dialog, Entry, FieldEntry, Label, Notice, Row, What};
use crate::action::Action;
use crate::domain::*;

/// Ways to register that can be chosen, the commonest first.
const WAYS: [Way; 4] = [Way::AtMeeting, Way::Hand, Way::Slip, Way::Advance];

impl App {
    pub(super) fn queue_box() -> Dialog {
        let mut dialog = Dialog::finding(What::Queue { point: false });
        dialog.fields.push(FieldEntry::choice(Label::Way, WAYS.map(Choice::Way).to_vec(), 0));
        dialog
    }
    /// Tab in the box: how who is registered next has asked to speak.
    pub(super) fn turn_way(&mut self, on: bool) {
        let fields = self.dialogs.last_mut().map(|dialog| &mut dialog.fields);
        let way = fields.and_then(|fields| fields.iter_mut().find(|field| field.label == Label::Way));
        if let Some(Entry::Choice { options, at }) = way.map(|field| &mut field.entry) {
            let n = options.len();
            *at = (*at + if on { 1 } else { n - 1 }) % n;
        }
    }
    /// Enter queues the highlighted one.
    pub(super) fn accept_queue(&mut self, point: bool) {
        let chosen = self.dialog().and_then(|dialog| dialog.field(Label::Way)?.chosen().cloned());
        let way = match chosen {
            Some(Choice::Way(way)) => way,
            _ if point => Way::Hand,
            _ => Way::AtMeeting,
        };
        let who = match self.highlighted() {
            Some(Row::Known(person)) => Who::Known(person),
            Some(Row::New(new)) => Who::New(new),
            Some(Row::Off(turn)) => return self.close_if(|app| app.rule(|meeting, _| meeting.put_back(turn))),
            Some(Row::Waiting(turn)) => {
                let person = self.meeting.get::<Turn>(turn).map(|turn| turn.person);
                return person
                    .into_iter()
                    .for_each(|person| self.say(Notice::Refused(Refusal::AlreadyWaiting(person))));
            }
            _ => return,
        };
        if !self.rule(|meeting, now| meeting.register(&who, way, point, "", now)) {
            return;
        }
        let turn = self.meeting.rows().turns.values().next_back().map(|turn| turn.id);
        if self.is_at_the_door() {
            self.empty_query();
        } else {
            self.leave_box();
        }
        turn.into_iter().for_each(|turn| self.say(Notice::Registered(turn)));
    }
    /// Before the opening people come one after the other: the box stays open for the next name.
    pub(super) fn is_at_the_door(&self) -> bool {
        self.meeting.info().opened_at.is_none()
    }
    fn empty_query(&mut self) {
        let Some(dialog) = self.dialogs.last_mut() else { return };
        if let Some(field) = dialog.fields.first_mut() {
            *field = FieldEntry::text(field.label, "");
        }
        (dialog.active, dialog.row) = (0, 0);
        self.dirty = true;
    }

    /// F3 invites that very person; somebody new is added first, a point of order registered first.
    pub(super) fn invite_highlighted(&mut self) {
        let Some(What::Queue { point }) = self.dialog().map(|dialog| dialog.what.clone()) else { return };
        let whom = match self.highlighted() {
            Some(Row::Waiting(turn)) => Whom::Turn(turn),
            Some(Row::Off(turn)) => match self.rule(|meeting, _| meeting.put_back(turn)) {
                true => Whom::Turn(turn),
                false => return,
            },
            Some(row) => match self.person_in(row, Some(Duty::Resident).filter(|_| point)) {
                Some(person) if point => match self.raise_point(person) {
                    Some(turn) => Whom::Turn(turn),
                    None => return,
                },
                Some(person) => Whom::Person(person),
                None => return,
            },
            None => return,
        };
        self.close_if(|app| app.rule(|meeting, now| meeting.invite(whom, now)));
    }
    /// Who has the floor after F3: the highlighted one of the speaker list, else who waits first. None: somebody new, or nobody.
    pub fn invites(&self) -> Option<PersonId> {
        match self.dialog().map(|dialog| &dialog.what) {
            Some(What::Queue { .. }) => self.highlighted().and_then(|row| self.person_of(&row)),
            _ => {
                let first = self.meeting.facts().queue.first()?;
                self.meeting.get::<Turn>(*first).map(|turn| turn.person)
            }
        }
    }
    fn raise_point(&mut self, person: PersonId) -> Option<TurnId> {
        let raised = self.rule(|meeting, now| meeting.register(&Who::Known(person), Way::Hand, true, "", now));
        self.meeting.waiting_turn(person).map(|turn| turn.id).filter(|_| raised)
    }

    /// Moving, withdrawing, putting back in the list of speakers; moving, skipping, adding in the list of items.
    pub(super) fn in_list(&mut self, what: &What, action: Action) {
        match (what, self.highlighted()) {
            (What::Queue { .. }, Some(Row::Waiting(turn))) => {
                let done = match action {
                    Action::MoveUp | Action::MoveDown => {
                        self.rule(|meeting, _| meeting.reorder(turn, action == Action::MoveUp))
                    }
                    Action::ToTheEnd => self.rule(|meeting, _| meeting.defer(turn)),
                    Action::Remove => self.rule(|meeting, _| meeting.withdraw(turn)),
                    Action::LastWord => self.rule(|meeting, _| meeting.last_word(turn)),
                    _ => false,
                };
                if done {
                    self.highlight_turn(turn);
                }
            }
            (What::Queue { .. }, Some(Row::Off(turn))) => {
                let done = match action {
                    Action::PutBack => self.rule(|meeting, _| meeting.put_back(turn)),
                    Action::Remove => self.rule(|meeting, _| meeting.withdraw(turn)),
                    _ => false,
                };
                if done {
                    self.highlight_turn(turn);
                }
            }
            (What::Agenda, Some(Row::Item(item))) => {
                match action {
                    Action::MoveUp | Action::MoveDown => {
                        self.rule(|meeting, _| meeting.move_item(item, action == Action::MoveUp))
                    }
                    Action::Remove => self.rule(|meeting, _| meeting.skip_item(item)),
                    Action::PutBack => return self.open_box(Action::AddItem),
                    _ => false,
                };
                self.highlight(|_, row| *row == Row::Item(item));
            }
            _ => {}
        }
    }
    /// The highlight stays with somebody who was moved, taken off the list or put back.
    fn highlight_turn(&mut self, turn: TurnId) {
        self.highlight(|_, row| matches!(row, Row::Waiting(other) | Row::Off(other) if *other == turn));
    }
    pub(super) fn highlight(&mut self, which: impl Fn(&App, &Row) -> bool) {
        let at = self.dialog().and_then(|dialog| self.rows(dialog).iter().position(|row| which(self, row)));
        if let (Some(dialog), Some(at)) = (self.dialogs.last_mut(), at) {
            dialog.row = at;
        }
        self.clamp_row();
    }
}

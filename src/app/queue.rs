//! The box of F2: one list to register, invite, reorder, withdraw.

use super::{App, Caret, Notice, Row, What};
use crate::action::Action;
use crate::domain::*;

impl App {
    /// Enter queues the highlighted one.
    pub(super) fn accept_queue(&mut self, point: bool) {
        let way = if point { Way::Called } else { Way::AtMeeting };
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
        self.close_if(|app| {
            let queued = app.rule(|meeting, now| meeting.register(&who, way, point, "", now));
            let turn = app.meeting.rows().turns.values().next_back().map(|turn| turn.id);
            if let (true, Some(turn)) = (queued, turn) {
                app.say(Notice::Registered(turn));
            }
            queued
        });
    }

    /// F3 invites that very person.
    pub(super) fn invite_highlighted(&mut self) {
        let whom = match self.highlighted() {
            Some(Row::Waiting(turn)) => Whom::Turn(turn),
            Some(Row::Known(person)) => Whom::Person(person),
            Some(Row::Off(turn)) => {
                if !self.rule(|meeting, _| meeting.put_back(turn)) {
                    return;
                }
                Whom::Turn(turn)
            }
            Some(Row::New(new)) => match self.add_resident(&new) {
                Some(person) => Whom::Person(person),
                None => return,
            },
            _ => return,
        };
        self.close_if(|app| app.rule(|meeting, now| meeting.invite(whom, now)));
        self.floor_moved();
    }
    fn add_resident(&mut self, new: &NewPerson) -> Option<PersonId> {
        let added = self.rule(|meeting, _| meeting.add_person(new, Duty::Resident, ""));
        self.meeting.rows().people.keys().next_back().copied().filter(|_| added)
    }

    /// Moving, withdrawing, putting back in the lists of speakers and items. Keys that edit keep editing while text is there.
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
                    self.highlight(|row| *row == Row::Waiting(turn));
                }
            }
            (What::Queue { .. }, Some(Row::Off(turn))) if action == Action::PutBack => {
                self.rule(|meeting, _| meeting.put_back(turn));
            }
            (What::Agenda, Some(Row::Item(item))) => {
                match action {
                    Action::MoveUp | Action::MoveDown => {
                        self.rule(|meeting, _| meeting.move_item(item, action == Action::MoveUp))
                    }
                    Action::Remove | Action::PutBack => self.rule(|meeting, _| meeting.skip_item(item)),
                    _ => false,
                };
                self.highlight(|row| *row == Row::Item(item));
            }
            _ if action == Action::Remove => {
                self.edit_field(Action::Delete);
            }
            _ => {}
        }
    }
    fn highlight(&mut self, which: impl Fn(&Row) -> bool) {
        let at = self.dialog().and_then(|dialog| self.rows(dialog).iter().position(which));
        if let (Some(dialog), Some(at)) = (self.dialogs.last_mut(), at) {
            dialog.row = at;
        }
        self.clamp_row();
    }

    /// Who a command about "this person" means: the highlighted one, the owner of the paragraph, or who has the floor.
    pub(super) fn person_meant(&self) -> Option<PersonId> {
        let floor = self.meeting.floor().map(|turn| turn.person);
        let unknown = |person: &PersonId| self.meeting.get::<Person>(*person).is_some_and(Person::is_unknown);
        let owner = match self.pen.owner(&self.meeting) {
            Owner::Person(person) => Some(person),
            Owner::Nobody | Owner::Hall => None,
        };
        let typing = matches!(self.pen.target, Caret::Written(_)).then_some(owner).flatten();
        floor.filter(unknown).or(typing).or(floor).or(owner)
    }
}

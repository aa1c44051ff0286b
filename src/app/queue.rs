//! The box of F2: one list to register, invite, reorder, withdraw.

use super::{App, Notice, Row, What};
use crate::action::Action;
use crate::domain::*;

impl App {
    /// Enter queues the highlighted one.
    pub(super) fn accept_queue(&mut self, point: bool) {
        let way = if point { Way::Hand } else { Way::AtMeeting };
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

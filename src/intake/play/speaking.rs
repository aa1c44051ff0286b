//! Playing what moves the floor, the queue and the clock.

use super::{Play, end_spells};
use crate::domain::*;

impl Play<'_> {
    /// A break: the turn's clock and the item's stop.
    pub(super) fn pause_all(&mut self, at: Time, text: &str) {
        let paragraph = self.paragraph(at, None, Kind::Break, text);
        self.step(at, Deed::Break, |work| {
            end_turn(work, at);
            end_spells(work, at);
            let id = work.id();
            work.insert(Spell { id, turn: None, item: None, since: at, until: None });
            let id = work.id();
            work.insert(Paragraph { id, ..paragraph });
        });
    }

    /// The item that was interrupted goes on.
    pub(super) fn end_break(&mut self, at: Time) {
        let of_items = self.meeting.rows().spells.values().filter(|spell| spell.item.is_some());
        let item = of_items.max_by_key(|spell| spell.until).and_then(|spell| spell.item);
        self.step(at, Deed::EndBreak, |work| {
            end_spells(work, at);
            let id = work.id();
            work.insert(Spell { id, turn: None, item, since: at, until: None });
        });
    }

    /// Somebody not met before is born in the same step.
    pub(super) fn register(&mut self, at: Time, who: &str, way: Way, topic: &str) {
        let fresh = PersonId(self.meeting.next_id());
        let met = self.cast.get(who).copied();
        let born = met.is_none().then(|| self.invented(who, fresh));
        self.cast.extend(born.iter().map(|(key, person)| (*key, person.id)));
        let turn = self.turn(at, met.unwrap_or(fresh), TurnKind::Resident, way);
        self.step(at, Deed::Register, |work| {
            if let Some((_, person)) = born {
                let _: PersonId = work.id();
                work.insert(person);
            }
            let id = work.id();
            work.insert(Turn { id, topic: topic.to_owned(), ..turn });
        });
    }

    pub(super) fn withdraw(&mut self, at: Time, who: &str) {
        let turn = self.waiting(self.person(who)).expect("the script withdraws only those who wait");
        self.step(at, Deed::Withdraw, |work| work.update(turn, |turn: &mut Turn| turn.state = TurnState::Withdrawn));
    }

    /// The floor goes to the turn that waits, else to a new one that was called.
    pub(super) fn invite(&mut self, at: Time, who: &str, kind: TurnKind) {
        let person = self.person(who);
        let waiting = self.waiting(person);
        let (item, called) = (self.meeting.facts().current, self.turn(at, person, kind, Way::Called));
        let deed = if kind == TurnKind::Chair { Deed::FloorToChair } else { Deed::Invite };
        self.step(at, deed, |work| {
            end_turn(work, at);
            let turn = waiting.unwrap_or_else(|| {
                let id = work.id();
                work.insert(Turn { id, ..called })
            });
            work.update(turn, |turn: &mut Turn| {
                turn.state = TurnState::Speaking;
                turn.item = item;
            });
            let id = work.id();
            work.insert(Spell { id, turn: Some(turn), item: None, since: at, until: None });
        });
    }

    pub(super) fn pause(&mut self, at: Time) {
        let turn = self.floor();
        self.step(at, Deed::Pause, |work| {
            end_spell_of(work, turn, at);
            work.update(turn, |turn: &mut Turn| turn.state = TurnState::Paused);
        });
    }

    pub(super) fn resume(&mut self, at: Time) {
        let turn = self.floor();
        self.step(at, Deed::Resume, |work| {
            work.update(turn, |turn: &mut Turn| turn.state = TurnState::Speaking);
            let id = work.id();
            work.insert(Spell { id, turn: Some(turn), item: None, since: at, until: None });
        });
    }

    pub(super) fn more_time(&mut self, at: Time, seconds: i64) {
        let turn = self.floor();
        self.step(at, Deed::MoreTime, |work| {
            work.update(turn, |turn: &mut Turn| turn.allowed = turn.allowed.map(|allowed| allowed + seconds));
        });
    }

    fn floor(&self) -> TurnId {
        self.meeting.facts().floor.expect("in the script somebody has the floor here")
    }

    fn waiting(&self, person: PersonId) -> Option<TurnId> {
        let turns = &self.meeting.rows().turns;
        self.meeting.facts().queue.iter().copied().find(|id| turns[id].person == person)
    }

    /// A turn last in the queue; its id is still to be given.
    fn turn(&self, at: Time, person: PersonId, kind: TurnKind, way: Way) -> Turn {
        let last = self.meeting.rows().turns.values().map(|turn| turn.place.as_str()).max();
        let timed = matches!(kind, TurnKind::Resident | TurnKind::Point);
        Turn {
            id: TurnId(0),
            person,
            item: None,
            kind,
            state: TurnState::Waiting,
            asked_at: at,
            way,
            topic: String::new(),
            place: place::between(last, None),
            last_word: false,
            allowed: self.meeting.info().countdown.filter(|_| timed),
            reason: String::new(),
        }
    }
}

/// The floor is free again.
pub(super) fn end_turn(work: &mut Work, at: Time) {
    if let Some(turn) = work.meeting.facts().floor {
        end_spell_of(work, turn, at);
        work.update(turn, |turn: &mut Turn| turn.state = TurnState::Done);
    }
}

fn end_spell_of(work: &mut Work, turn: TurnId, at: Time) {
    let of_turn = |spell: &&Spell| spell.turn == Some(turn) && spell.is_open();
    if let Some(id) = work.all::<Spell>().into_iter().find(of_turn).map(|spell| spell.id) {
        work.update(id, |spell: &mut Spell| spell.until = Some(at));
    }
}

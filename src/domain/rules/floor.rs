//! The floor: who speaks, and the clock. The pen is elsewhere.

use super::Ruling;
use crate::domain::*;

/// Who is to have the floor next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The head of the queue; somebody not known yet when nobody waits.
    Next,
    Turn(TurnId),
    Person(PersonId),
    /// "Người chưa biết tên": named later.
    Unknown,
    Chair,
}

impl Meeting {
    /// Ends the turn that is on and gives the floor to somebody, in one step.
    pub fn invite(&self, whom: Whom, now: Time) -> Ruling<'_> {
        self.must_be_open()?;
        let mut work = Work::new(self, if whom == Whom::Chair { Deed::FloorToChair } else { Deed::Invite });
        work.end_break(now);
        let speaker = self.floor().map(|turn| turn.person);
        let person = match whom {
            Whom::Chair => Some(self.chair().ok_or(Refusal::NoChair)?.id),
            Whom::Person(person) => Some(person),
            Whom::Next | Whom::Turn(_) | Whom::Unknown => None,
        };
        if let Some(person) = person.filter(|person| Some(*person) == speaker) {
            return Err(Refusal::HasFloor(person).into());
        }
        let waiting = match whom {
            Whom::Next => self.facts().queue.first().copied(),
            Whom::Turn(turn) if self.get::<Turn>(turn).is_some_and(Turn::is_waiting) => Some(turn),
            Whom::Turn(turn) => return Err(Refusal::NotWaiting(turn).into()),
            Whom::Person(person) => self.waiting_turn(person).map(|turn| turn.id),
            Whom::Unknown | Whom::Chair => None,
        };
        work.end_floor(now);
        let turn = match (waiting, person) {
            (Some(turn), _) => turn,
            (None, Some(person)) => work.new_turn(person, now),
            (None, None) => {
                let person = work.unknown_person();
                work.new_turn(person, now)
            }
        };
        work.give_floor(turn, now);
        Ok(work)
    }

    /// Ends the turn without giving the floor to anybody.
    pub fn end_turn(&self, now: Time) -> Ruling<'_> {
        if self.floor().is_none() {
            return Err(Refusal::NobodySpeaking.into());
        }
        let mut work = Work::new(self, Deed::EndTurn);
        work.end_floor(now);
        Ok(work)
    }

    /// F4: stops the clock of the turn, or lets it go on; in a break it ends the break and lets the turn go on.
    pub fn stop_or_go(&self, now: Time) -> Ruling<'_> {
        self.must_be_open()?;
        let in_break = self.open_break().is_some();
        let turn = match self.floor() {
            None if in_break => return self.end_break(now),
            None => return Err(Refusal::NobodySpeaking.into()),
            Some(turn) => turn,
        };
        if turn.state == TurnState::Speaking {
            let mut work = Work::new(self, Deed::Pause);
            work.pause_floor(now);
            return Ok(work);
        }
        let mut work = Work::new(self, Deed::Resume);
        work.end_break(now);
        work.start_speaking(turn.id, now);
        Ok(work)
    }

    /// F9: a minute more.
    pub fn more_time(&self, seconds: i64) -> Ruling<'_> {
        let turn = self.floor().ok_or(Refusal::NobodySpeaking)?;
        let allowed = turn.allowed.ok_or(Refusal::NoCountdown)?;
        let mut work = Work::new(self, Deed::MoreTime);
        work.update::<Turn>(turn.id, |turn| turn.allowed = Some((allowed + seconds).max(0)));
        work.or_nothing()
    }

    /// "Gọi nhầm": what was said and timed belongs to somebody else; who was called by mistake waits again as before.
    pub fn misdirected(&self, right: PersonId) -> Ruling<'_> {
        let wrong = self.floor().ok_or(Refusal::NobodySpeaking)?.clone();
        if wrong.person == right {
            return Err(Refusal::SamePerson.into());
        }
        let mut work = Work::new(self, Deed::Misdirected);
        let since = self.spells_of_turn(wrong.id).next().map_or(wrong.asked_at, |spell| spell.since);
        let turn = match self.waiting_turn(right) {
            Some(turn) => turn.id,
            None => work.new_turn(right, since),
        };
        let kind = work.turn_kind(right);
        let allowed = work.allowed(kind);
        work.update::<Turn>(turn, |turn| {
            (turn.state, turn.item, turn.kind) = (wrong.state, wrong.item, kind);
            turn.allowed = allowed.and(wrong.allowed).or(allowed);
        });
        for spell in self.spells_of_turn(wrong.id).map(|spell| spell.id).collect::<Vec<_>>() {
            work.update::<Spell>(spell, |spell| spell.turn = Some(turn));
        }
        work.move_words(&wrong, turn, right);
        if wrong.way == Way::Called {
            work.delete::<Turn>(wrong.id);
        } else {
            work.update::<Turn>(wrong.id, |turn| {
                (turn.state, turn.item, turn.allowed) = (TurnState::Waiting, None, None);
            });
        }
        Ok(work)
    }

    /// Takes the time between two moments out of the turn and the item that were running: a power cut, a fainting fit.
    pub fn take_out(&self, from: Time, to: Time) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Gap);
        let running = self.rows().spells.values().filter(|spell| spell.is_open() && !spell.is_break());
        for spell in running.cloned().collect::<Vec<_>>() {
            if spell.since < from {
                work.end_spell(spell.id, from);
                let id = work.id();
                work.insert(Spell { id, since: to, until: None, ..spell });
            } else if spell.since < to {
                work.update::<Spell>(spell.id, |spell| spell.since = to);
            }
        }
        work.or_nothing()
    }
}

impl Work<'_> {
    /// The kind of turn a person has by what they are and what the item is.
    fn turn_kind(&self, person: PersonId) -> TurnKind {
        let reporting = self.meeting.current_item().is_some_and(|item| item.kind == ItemKind::Report);
        match self.get::<Person>(person).map_or(Duty::Resident, |person| person.duty) {
            Duty::Resident => TurnKind::Resident,
            Duty::Chair if reporting => TurnKind::Presenter,
            Duty::Chair => TurnKind::Chair,
            Duty::Host => TurnKind::Host,
            Duty::Delegate | Duty::Officer | Duty::Secretary if reporting => TurnKind::Presenter,
            Duty::Delegate | Duty::Officer | Duty::Secretary => TurnKind::Officer,
        }
    }
    fn allowed(&self, kind: TurnKind) -> Option<i64> {
        self.meeting.info().countdown.filter(|_| matches!(kind, TurnKind::Resident | TurnKind::Point))
    }
    fn unknown_person(&mut self) -> PersonId {
        let id = self.id();
        self.insert(Person::unknown(id))
    }
    fn new_turn(&mut self, person: PersonId, asked_at: Time) -> TurnId {
        let id = self.id();
        let place = crate::domain::place::between(self.meeting.last_queue_place().as_deref(), None);
        let kind = self.turn_kind(person);
        self.insert(Turn {
            id,
            person,
            item: None,
            kind,
            state: TurnState::Waiting,
            asked_at,
            way: Way::Called,
            topic: String::new(),
            place,
            last_word: false,
            allowed: None,
            reason: String::new(),
        })
    }
    fn give_floor(&mut self, turn: TurnId, now: Time) {
        let Some(row) = self.get::<Turn>(turn) else { return };
        let kind = if row.kind == TurnKind::Point { TurnKind::Point } else { self.turn_kind(row.person) };
        let (allowed, item) = (self.allowed(kind), self.meeting.facts().current);
        self.update::<Turn>(turn, |turn| (turn.kind, turn.allowed, turn.item) = (kind, allowed, item));
        self.start_speaking(turn, now);
    }
    fn start_speaking(&mut self, turn: TurnId, now: Time) {
        self.update::<Turn>(turn, |turn| turn.state = TurnState::Speaking);
        let id = self.id();
        self.insert(Spell { id, turn: Some(turn), item: None, since: now, until: None });
    }
    fn end_turn_spell(&mut self, now: Time) -> Option<TurnId> {
        let turn = self.meeting.floor()?.id;
        let open = self.meeting.spells_of_turn(turn).filter(|spell| spell.is_open()).map(|spell| spell.id);
        for spell in open.collect::<Vec<_>>() {
            self.end_spell(spell, now);
        }
        Some(turn)
    }
    pub(super) fn end_floor(&mut self, now: Time) {
        if let Some(turn) = self.end_turn_spell(now) {
            self.update::<Turn>(turn, |turn| turn.state = TurnState::Done);
        }
    }
    pub(super) fn pause_floor(&mut self, now: Time) {
        if let Some(turn) = self.end_turn_spell(now) {
            self.update::<Turn>(turn, |turn| turn.state = TurnState::Paused);
        }
    }
    /// Paragraphs and opinions of a turn become those of another turn and person.
    fn move_words(&mut self, wrong: &Turn, turn: TurnId, right: PersonId) {
        let hamlet = self.get::<Person>(right).and_then(|person| person.hamlet);
        let since = self.meeting.spells_of_turn(wrong.id).next().map(|spell| spell.since);
        let meeting = self.meeting;
        let theirs = |p: &&Paragraph| p.turn == Some(wrong.id) || p.turn.is_none() && since.is_some_and(|s| p.at >= s);
        for paragraph in meeting.rows().paragraphs.values().filter(theirs).filter(|p| p.person == Some(wrong.person)) {
            self.update::<Paragraph>(paragraph.id, |paragraph| {
                paragraph.turn = Some(turn);
                paragraph.set_owner(Owner::Person(right));
            });
        }
        for opinion in meeting.rows().opinions.values().filter(|opinion| opinion.turn == Some(wrong.id)) {
            self.update::<Opinion>(opinion.id, |opinion| {
                opinion.turn = Some(turn);
                if opinion.author == Some(wrong.person) {
                    (opinion.author, opinion.hamlet) = (Some(right), hamlet);
                }
            });
        }
    }
}

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
        let person = match whom {
            Whom::Chair => Some(self.chair().ok_or(Refusal::NoChair)?.id),
            Whom::Person(person) => Some(self.get::<Person>(person).ok_or(Refusal::NothingHere)?.id),
            Whom::Next | Whom::Turn(_) | Whom::Unknown => None,
        };
        if let Some(person) = person.filter(|person| self.floor().is_some_and(|turn| turn.person == *person)) {
            return Err(Refusal::HasFloor(person).into());
        }
        let waiting = match whom {
            Whom::Next => self.facts().queue.first().copied(),
            Whom::Turn(turn) => Some(self.must_wait(turn).map(|()| turn)?),
            Whom::Person(_) | Whom::Chair | Whom::Unknown => {
                person.and_then(|person| self.interrupted(person).or(self.waiting_turn(person).map(|turn| turn.id)))
            }
        };
        work.end_floor(now);
        let turn = waiting.unwrap_or_else(|| {
            let person = person.unwrap_or_else(|| work.unknown_person());
            work.new_turn(person, TurnKind::Resident, Way::Called, now)
        });
        work.give_floor(turn, now);
        Ok(work)
    }

    /// The turn of somebody whom a point of order interrupted, until another resident speaks: it goes on with a new spell.
    fn interrupted(&self, person: PersonId) -> Option<TurnId> {
        let turn = self.newest_turn(person).filter(|turn| self.get::<Turn>(*turn).is_some_and(Turn::is_of_resident))?;
        let ended = self.spells_of_turn(turn).next_back()?.until?;
        let after = |spell: &&Spell| spell.since >= ended && spell.turn.is_some_and(|other| other != turn);
        let kind = |spell: &Spell| self.get::<Turn>(spell.turn?).map(|turn| (spell.since, turn.kind));
        let since: Vec<(Time, TurnKind)> = self.rows().spells.values().filter(after).filter_map(kind).collect();
        let by_point = since.contains(&(ended, TurnKind::Point));
        (by_point && since.iter().all(|(_, kind)| *kind != TurnKind::Resident)).then_some(turn)
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

    /// Takes the time between two moments out of the turns and items that ran then: a power cut, a fainting fit.
    pub fn take_out(&self, from: Time, to: Time) -> Ruling<'_> {
        if to <= from {
            return Err(Refusal::EndBeforeStart.into());
        }
        let mut work = Work::new(self, Deed::Gap);
        let ran = |spell: &&Spell| {
            !spell.is_break() && spell.since < to && spell.until.is_none_or(|until| until > from && until > spell.since)
        };
        for spell in self.rows().spells.values().filter(ran) {
            let goes_on = spell.until.is_none_or(|until| until > to);
            if spell.since < from && goes_on {
                let id = work.id();
                work.insert(Spell { id, since: to, ..spell.clone() });
            }
            work.update::<Spell>(spell.id, |spell| match (spell.since < from, goes_on) {
                (true, _) => spell.until = Some(from),
                (false, true) => spell.since = to,
                (false, false) => spell.until = Some(spell.since),
            });
        }
        work.or_nothing()
    }
}

impl Work<'_> {
    /// The kind of turn a person has by what they are and what the item is.
    pub(super) fn turn_kind(&self, person: PersonId, item: Option<ItemId>) -> TurnKind {
        let report = item.and_then(|id| self.get::<Item>(id)).filter(|item| item.kind == ItemKind::Report);
        let presents = report.is_some_and(|report| report.person == Some(person));
        match self.get::<Person>(person).map_or(Duty::Resident, |person| person.duty) {
            Duty::Resident if !presents => TurnKind::Resident,
            Duty::Host => TurnKind::Host,
            _ if report.is_some() => TurnKind::Presenter,
            Duty::Chair => TurnKind::Chair,
            Duty::Resident | Duty::Delegate | Duty::Officer | Duty::Secretary => TurnKind::Officer,
        }
    }
    /// Countdown of a kind of turn in seconds.
    pub(super) fn allowed(&self, kind: TurnKind) -> Option<i64> {
        self.meeting.info().countdown.filter(|_| matches!(kind, TurnKind::Resident | TurnKind::Point))
    }
    fn unknown_person(&mut self) -> PersonId {
        let id = self.id();
        self.insert(Person::unknown(id))
    }
    /// A wish to speak, last in the queue.
    pub(super) fn new_turn(&mut self, person: PersonId, kind: TurnKind, way: Way, asked_at: Time) -> TurnId {
        let id = self.id();
        self.insert(Turn {
            id,
            person,
            item: None,
            kind,
            state: TurnState::Waiting,
            asked_at,
            way,
            topic: String::new(),
            place: self.meeting.last_queue_place(),
            last_word: false,
            allowed: None,
            reason: String::new(),
        })
    }
    fn give_floor(&mut self, turn: TurnId, now: Time) {
        let Some(row) = self.get::<Turn>(turn) else { return };
        if row.state == TurnState::Done {
            // It goes on with the minutes it had.
            return self.start_speaking(turn, now);
        }
        let item = self.meeting.current_item().map(|item| item.id);
        let kind = if row.kind == TurnKind::Point { TurnKind::Point } else { self.turn_kind(row.person, item) };
        let allowed = self.allowed(kind);
        self.update::<Turn>(turn, |turn| (turn.kind, turn.allowed, turn.item) = (kind, allowed, item));
        self.start_speaking(turn, now);
    }
    /// Turns follow what a person turned out to be: an officer's are no turns of residents and have no countdown.
    pub(super) fn rekind(&mut self, person: PersonId) {
        let meeting = self.meeting;
        let spoke = |turn: &&&Turn| meeting.facts().spells_of_turn.contains_key(&turn.id);
        let turns: Vec<Turn> = self.all::<Turn>().iter().filter(spoke).map(|turn| (*turn).clone()).collect();
        for turn in turns.iter().filter(|turn| turn.person == person && turn.kind != TurnKind::Point) {
            let kind = self.turn_kind(person, turn.item);
            let allowed = self.allowed(kind).and(turn.allowed.or(self.allowed(kind)));
            self.update::<Turn>(turn.id, |turn| (turn.kind, turn.allowed) = (kind, allowed));
        }
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
}

//! The speaker list: registering, reordering, withdrawing. It hints, it never reorders by itself.

use super::Ruling;
use super::people::Who;
use crate::domain::place;
use crate::domain::*;

impl Meeting {
    /// Puts somebody on the speaker list; before the opening too. A point of order passes a closed list and goes first.
    pub fn register(&self, who: &Who, way: Way, point: bool, topic: &str, now: Time) -> Ruling<'_> {
        if self.info().closed_at.is_some() {
            return Err(Refusal::AlreadyClosed.into());
        }
        if self.info().list_closed && !point {
            return Err(Refusal::ListClosed.into());
        }
        let mut work = Work::new(self, Deed::Register);
        let person = work.person(who)?;
        if self.waiting_turn(person).is_some() {
            return Err(Refusal::AlreadyWaiting(person).into());
        }
        self.must_not_speak(person)?;
        let kind = if point { TurnKind::Point } else { TurnKind::Resident };
        let turn = work.new_turn(person, kind, way, now);
        let first = self.facts().queue.first().and_then(|id| self.get::<Turn>(*id)).filter(|_| point);
        work.update::<Turn>(turn, |turn| {
            turn.topic = topic.trim().to_owned();
            if let Some(first) = first {
                turn.place = place::preceding(&first.place, self.queue_places());
            }
        });
        Ok(work)
    }

    /// Takes somebody off the list; they can be put back.
    pub fn withdraw(&self, turn: TurnId) -> Ruling<'_> {
        self.must_wait(turn)?;
        self.set_turn(Deed::Withdraw, turn, |turn| turn.state = TurnState::Withdrawn)
    }
    /// "Không tiếp nhận – lý do – do chủ trì quyết định".
    pub fn refuse(&self, turn: TurnId, reason: &str) -> Ruling<'_> {
        self.must_wait(turn)?;
        if reason.trim().is_empty() {
            return Err(Refusal::EmptyText.into());
        }
        self.set_turn(Deed::Refuse, turn, |turn| {
            turn.state = TurnState::Refused;
            turn.reason = reason.trim().to_owned();
        })
    }
    /// Back on the list with place and raised-hand time.
    pub fn put_back(&self, turn: TurnId) -> Ruling<'_> {
        let row: &Turn = self.get(turn).ok_or(Refusal::NothingHere)?;
        if self.info().closed_at.is_some() {
            return Err(Refusal::AlreadyClosed.into());
        }
        if row.is_waiting() || self.waiting_turn(row.person).is_some() {
            return Err(Refusal::AlreadyWaiting(row.person).into());
        }
        self.must_not_speak(row.person)?;
        if !matches!(row.state, TurnState::Withdrawn | TurnState::Unheard | TurnState::Refused) {
            return Err(Refusal::NotWaiting(turn).into());
        }
        self.set_turn(Deed::PutBack, turn, |turn| {
            turn.state = TurnState::Waiting;
            turn.reason.clear();
        })
    }
    /// To the end of the list, with the raised-hand time kept.
    pub fn defer(&self, turn: TurnId) -> Ruling<'_> {
        self.must_wait(turn)?;
        let rank = |id: &TurnId| self.get::<Turn>(*id).map(|turn| turn.last_word);
        if self.facts().queue.iter().rfind(|id| rank(id) == rank(&turn)) == Some(&turn) {
            return Err(Refusal::AtTheEnd.into());
        }
        let place = self.last_queue_place();
        self.set_turn(Deed::Defer, turn, |turn| turn.place = place)
    }
    /// One place up or down.
    pub fn reorder(&self, turn: TurnId, up: bool) -> Ruling<'_> {
        self.must_wait(turn)?;
        let last_word = self.get::<Turn>(turn).is_some_and(|turn| turn.last_word);
        let queue = self.facts().queue.iter().filter_map(|id| self.get::<Turn>(*id));
        let queue: Vec<&Turn> = queue.filter(|turn| turn.last_word == last_word).collect();
        let at = queue.iter().position(|row| row.id == turn).ok_or(Refusal::NothingHere)?;
        let neighbour = if up { at.checked_sub(1).ok_or(Refusal::AtTheTop)? } else { at + 1 };
        let neighbour = queue.get(neighbour).ok_or(Refusal::AtTheEnd)?;
        let move_past = if up { place::preceding } else { place::following };
        let place = move_past(&neighbour.place, self.queue_places());
        self.set_turn(Deed::Reorder, turn, |turn| turn.place = place)
    }
    /// Keeps the last word for somebody, or no longer.
    pub fn last_word(&self, turn: TurnId) -> Ruling<'_> {
        self.must_wait(turn)?;
        self.set_turn(Deed::LastWord, turn, |turn| turn.last_word = !turn.last_word)
    }
    pub fn set_topic(&self, turn: TurnId, topic: &str) -> Ruling<'_> {
        self.set_turn(Deed::Register, turn, |turn| turn.topic = topic.trim().to_owned())
    }
    /// Closes the speaker list, or opens it again.
    pub fn close_or_open_list(&self) -> Ruling<'_> {
        let closed = self.info().list_closed;
        let mut work = Work::new(self, if closed { Deed::OpenList } else { Deed::CloseList });
        work.update::<Info>(self.id(), |info| info.list_closed = !closed);
        Ok(work)
    }

    /// A place after every turn, so that nobody comes before one who waits or waited.
    pub(super) fn last_queue_place(&self) -> String {
        place::between(self.queue_places().max(), None)
    }
    /// Of all turns, for one that was heard or withdrawn may come back to its place.
    fn queue_places(&self) -> impl Iterator<Item = &str> {
        self.rows().turns.values().map(|turn| turn.place.as_str())
    }
    pub(super) fn must_wait(&self, turn: TurnId) -> Result<(), Refusal> {
        let waits = self.get::<Turn>(turn).is_some_and(Turn::is_waiting);
        if waits { Ok(()) } else { Err(Refusal::NotWaiting(turn)) }
    }
    fn must_not_speak(&self, person: PersonId) -> Result<(), Refusal> {
        let speaks = self.floor().is_some_and(|turn| turn.person == person);
        if speaks { Err(Refusal::HasFloor(person)) } else { Ok(()) }
    }
    fn set_turn(&self, deed: Deed, turn: TurnId, change: impl FnOnce(&mut Turn)) -> Ruling<'_> {
        let mut work = Work::new(self, deed);
        work.update::<Turn>(turn, change);
        work.or_nothing()
    }
}

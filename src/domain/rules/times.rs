//! Every time can be corrected; the old one stays in the journal.

use super::Ruling;
use crate::domain::*;

/// A time that stands in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Moment {
    Opened,
    Closed,
    Since(SpellId),
    Until(SpellId),
    Asked(TurnId),
    Paragraph(ParagraphId),
    Counted(HeadcountId),
    Voted(VoteId),
}

impl Meeting {
    pub fn time_of(&self, moment: Moment) -> Option<Time> {
        match moment {
            Moment::Opened => self.info().opened_at,
            Moment::Closed => self.info().closed_at,
            Moment::Since(spell) => self.get::<Spell>(spell).map(|spell| spell.since),
            Moment::Until(spell) => self.get::<Spell>(spell).and_then(|spell| spell.until),
            Moment::Asked(turn) => self.get::<Turn>(turn).map(|turn| turn.asked_at),
            Moment::Paragraph(paragraph) => self.get::<Paragraph>(paragraph).map(|paragraph| paragraph.at),
            Moment::Counted(count) => self.get::<Headcount>(count).map(|count| count.at),
            Moment::Voted(vote) => self.get::<Vote>(vote).map(|vote| vote.at),
        }
    }

    /// The clock was set back from one moment to another: what runs goes on in a new spell, so that nobody's time stands still.
    pub fn set_back(&self, from: Time, now: Time) -> Vec<Change> {
        let mut work = Work::new(self, Deed::Clock);
        let running: Vec<Spell> = self.rows().spells.values().filter(|spell| spell.is_open()).cloned().collect();
        for spell in running {
            work.end_spell(spell.id, from);
            let id = work.id();
            work.insert(Spell { id, since: now, until: None, ..spell });
        }
        work.finish().1
    }

    /// Sets a time right. What ended because something else began (or began as it ended) moves along.
    ///
    /// Refused when something would end before it began, or two turns or two items would run at once.
    pub fn correct_time(&self, moment: Moment, to: Time, now: Time) -> Ruling<'_> {
        let old = self.time_of(moment).ok_or(Refusal::NothingHere)?;
        if to > now {
            return Err(Refusal::InTheFuture.into());
        }
        let turns_along = self.with_time(moment, old, to, true);
        let work = if turns_along.is_sound() { turns_along } else { self.with_time(moment, old, to, false) };
        if work.runs_backwards() {
            return Err(Refusal::EndBeforeStart.into());
        }
        if !work.is_sound() {
            return Err(Refusal::Overlapping.into());
        }
        work.or_nothing()
    }

    fn with_time(&self, moment: Moment, old: Time, to: Time, turns_along: bool) -> Work<'_> {
        let mut work = Work::new(self, Deed::CorrectTime);
        match moment {
            Moment::Opened | Moment::Closed => work.move_items(old, to, turns_along),
            Moment::Since(spell) | Moment::Until(spell) => {
                match self.get::<Spell>(spell).and_then(|spell| spell.turn) {
                    Some(_) => work.move_turns(old, to),
                    None => work.move_items(old, to, turns_along),
                }
            }
            Moment::Asked(turn) => work.update::<Turn>(turn, |turn| turn.asked_at = to),
            Moment::Paragraph(paragraph) => work.update::<Paragraph>(paragraph, |paragraph| paragraph.at = to),
            Moment::Counted(count) => work.update::<Headcount>(count, |count| count.at = to),
            Moment::Voted(vote) => work.update::<Vote>(vote, |vote| vote.at = to),
        }
        work
    }
}

impl Work<'_> {
    /// Edges of items and breaks that stand at `old`, with the opening and the end; with those of a turn that was stopped
    /// or let go on by the same key.
    fn move_items(&mut self, old: Time, to: Time, turns_along: bool) {
        let meeting = self.meeting;
        self.update::<Info>(meeting.id(), |info| {
            info.opened_at = info.opened_at.map(|at| moved(at, old, to));
            info.closed_at = info.closed_at.map(|at| moved(at, old, to));
        });
        for spell in meeting.rows().spells.values().filter(|spell| turns_along || spell.turn.is_none()) {
            self.update::<Spell>(spell.id, |spell| spell.move_edges(old, to));
        }
    }
    /// Edges of turns that stand at `old`; who was called then had not asked before.
    fn move_turns(&mut self, old: Time, to: Time) {
        let meeting = self.meeting;
        for spell in meeting.rows().spells.values().filter(|spell| spell.turn.is_some()) {
            self.update::<Spell>(spell.id, |spell| spell.move_edges(old, to));
        }
        for turn in meeting.rows().turns.values().filter(|turn| turn.way == Way::Called) {
            self.update::<Turn>(turn.id, |turn| turn.asked_at = moved(turn.asked_at, old, to));
        }
    }
    fn is_sound(&self) -> bool {
        self.meeting.rows().conflicts_of(self.changes()).is_empty()
    }
    fn runs_backwards(&self) -> bool {
        let backwards = |since: Option<Time>, until: Option<Time>| since.zip(until).is_some_and(|(s, u)| u < s);
        self.all::<Spell>().iter().any(|spell| backwards(Some(spell.since), spell.until))
            || self.all::<Info>().iter().any(|info| backwards(info.opened_at, info.closed_at))
    }
}

impl Spell {
    fn move_edges(&mut self, old: Time, to: Time) {
        (self.since, self.until) = (moved(self.since, old, to), self.until.map(|at| moved(at, old, to)));
    }
}

fn moved(at: Time, old: Time, to: Time) -> Time {
    if at == old { to } else { at }
}

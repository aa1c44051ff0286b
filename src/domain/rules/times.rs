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

    /// Sets a time right. What ended because something else began (or began as it ended) moves along.
    pub fn correct_time(&self, moment: Moment, to: Time, now: Time) -> Ruling<'_> {
        let old = self.time_of(moment).ok_or(Refusal::NothingHere)?;
        if to > now {
            return Err(Refusal::InTheFuture.into());
        }
        let mut work = Work::new(self, Deed::CorrectTime);
        match moment {
            Moment::Opened => {
                work.update::<Info>(self.id(), |info| info.opened_at = Some(to));
                work.move_edges(old, to, None);
            }
            Moment::Closed => {
                work.update::<Info>(self.id(), |info| info.closed_at = Some(to));
                work.move_edges(old, to, None);
            }
            Moment::Since(spell) | Moment::Until(spell) => {
                let of = self.get::<Spell>(spell).ok_or(Refusal::NothingHere)?;
                work.move_edges(old, to, Some((of.turn.is_some(), of.is_break())));
            }
            Moment::Asked(turn) => work.update::<Turn>(turn, |turn| turn.asked_at = to),
            Moment::Paragraph(paragraph) => work.update::<Paragraph>(paragraph, |paragraph| paragraph.at = to),
            Moment::Counted(count) => work.update::<Headcount>(count, |count| count.at = to),
            Moment::Voted(vote) => work.update::<Vote>(vote, |vote| vote.at = to),
        }
        let spells = work.all::<Spell>();
        let backwards = spells.iter().any(|spell| spell.until.is_some_and(|until| until < spell.since));
        let info = work.get::<Info>(self.id()).unwrap_or(self.info());
        let before_opening = info.opened_at.zip(info.closed_at).is_some_and(|(opened, closed)| closed < opened);
        if backwards || before_opening {
            return Err(Refusal::EndBeforeStart.into());
        }
        work.or_nothing()
    }
}

impl Work<'_> {
    /// Moves the edges that stand exactly at `old`: of turns when `kind` is a turn's, else of items and breaks.
    fn move_edges(&mut self, old: Time, to: Time, kind: Option<(bool, bool)>) {
        let meeting = self.meeting;
        let of_turn = kind.is_some_and(|(turn, _)| turn);
        for spell in meeting.rows().spells.values().filter(|spell| spell.turn.is_some() == of_turn) {
            self.update::<Spell>(spell.id, |spell| {
                if spell.since == old {
                    spell.since = to;
                }
                if spell.until == Some(old) {
                    spell.until = Some(to);
                }
            });
        }
        // The first item begins with the meeting and the last ends with it.
        if kind == Some((false, false)) {
            self.update::<Info>(meeting.id(), |info| {
                info.opened_at = info.opened_at.map(|at| if at == old { to } else { at });
                info.closed_at = info.closed_at.map(|at| if at == old { to } else { at });
            });
        }
    }
}

//! Heads and votes: numbers that stand in a signed paper.

use super::Ruling;
use crate::domain::*;

/// One number of a count of heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Hamlet(HamletId, i64),
    Party(PartyId, i64),
    Person(PersonId),
    /// Delegates in one number.
    Delegates(i64),
}

/// The numbers of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    pub subject: String,
    pub form: VoteForm,
    pub agree: i64,
    pub against: i64,
    pub other: i64,
    /// How many could vote.
    pub base: Option<i64>,
}

impl Meeting {
    /// A new count; earlier ones stay.
    pub fn count_heads(&self, counts: &[Count], now: Time) -> Ruling<'_> {
        if counts.is_empty() {
            return Err(Refusal::NothingHere.into());
        }
        if counts
            .iter()
            .any(|count| matches!(count, Count::Hamlet(_, n) | Count::Party(_, n) | Count::Delegates(n) if *n < 0))
        {
            return Err(Refusal::NumbersDoNotAddUp.into());
        }
        let mut work = Work::new(self, Deed::Heads);
        let headcount = work.id();
        work.insert(Headcount { id: headcount, at: now });
        for count in counts {
            let id = work.id();
            let blank = Head { id, headcount, hamlet: None, party: None, person: None, number: 1 };
            work.insert(match *count {
                Count::Hamlet(hamlet, number) => Head { hamlet: Some(hamlet), number, ..blank },
                Count::Party(party, number) => Head { party: Some(party), number, ..blank },
                Count::Person(person) => Head { person: Some(person), ..blank },
                Count::Delegates(number) => Head { number, ..blank },
            });
        }
        Ok(work)
    }

    /// A vote is written where the pen stands; its subject is the paragraph's text.
    pub fn vote(&self, ballot: &Ballot, after: Option<ParagraphId>, now: Time) -> Ruling<'_> {
        check(ballot)?;
        let mut work = Work::new(self, Deed::Vote);
        let (vote, id, item) = (work.id(), work.id(), self.current_item().map(|item| item.id));
        let Ballot { form, agree, against, other, base, .. } = *ballot;
        work.insert(Vote { id: vote, item, at: now, form, agree, against, other, base });
        let mut paragraph = Paragraph::empty(id, self.place_after(after), item, now, Kind::Vote);
        paragraph.set_owner(Owner::Hall);
        paragraph.text = ballot.subject.trim().to_owned();
        paragraph.vote = Some(vote);
        work.insert(paragraph);
        Ok(work)
    }

    /// Corrects the numbers of a vote.
    pub fn edit_vote(&self, vote: VoteId, ballot: &Ballot) -> Ruling<'_> {
        check(ballot)?;
        let mut work = Work::new(self, Deed::Vote);
        work.update::<Vote>(vote, |vote| {
            (vote.form, vote.base) = (ballot.form, ballot.base);
            (vote.agree, vote.against, vote.other) = (ballot.agree, ballot.against, ballot.other);
        });
        let paragraph = self.rows().paragraphs.values().find(|paragraph| paragraph.vote == Some(vote)).map(|p| p.id);
        if let Some(paragraph) = paragraph {
            work.update::<Paragraph>(paragraph, |paragraph| paragraph.text = ballot.subject.trim().to_owned());
        }
        work.or_nothing()
    }

    /// Settings of the meeting: countdown, bell, heading lines.
    pub fn set_info(&self, change: impl FnOnce(&mut Info)) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Settings);
        work.update::<Info>(self.id(), change);
        work.or_nothing()
    }
}

/// More votes than voters is a slip of the keys, not a result.
fn check(ballot: &Ballot) -> Result<(), Refusal> {
    if ballot.subject.trim().is_empty() {
        return Err(Refusal::EmptyText);
    }
    let cast = ballot.agree.saturating_add(ballot.against).saturating_add(ballot.other);
    let adds_up = ballot.base.is_none_or(|base| cast <= base);
    let sane = [ballot.agree, ballot.against, ballot.other].iter().all(|n| *n >= 0);
    if adds_up && sane { Ok(()) } else { Err(Refusal::NumbersDoNotAddUp) }
}

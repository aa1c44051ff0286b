//! What a paper may tell and what it keeps to itself: slips nobody read, complaints and denunciations, names withheld.
//! Not how it is told.

use crate::domain::{Answer, AnswerId, Audience, Grievance, Meeting, Opinion, OpinionId, Person, PersonId, Source};
use std::collections::BTreeSet;

/// Whether an opinion is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Openly,
    /// Goes another way: its words and its author stay out of papers.
    Withheld(Grievance),
    /// An unsigned slip that was not read to the hall: stays internal, counted apart.
    Unread,
}

pub(super) fn told(opinion: &Opinion) -> Told {
    let unsigned = opinion.source == Source::Slip && opinion.author.is_none();
    match opinion.grievance {
        Some(grievance) => Told::Withheld(grievance),
        None if unsigned && opinion.reader.is_none() && opinion.turn.is_none() => Told::Unread,
        None => Told::Openly,
    }
}

/// The opinions that are told, by number.
pub(super) fn told_opinions(meeting: &Meeting) -> impl Iterator<Item = &Opinion> {
    let opinions = meeting.facts().opinions.iter().filter_map(|id| meeting.get::<Opinion>(*id));
    opinions.filter(|opinion| told(opinion) == Told::Openly)
}

/// The numbers of the opinions an answer is for, of those that are told.
pub(super) fn answered_numbers(meeting: &Meeting, answer: AnswerId) -> Vec<i64> {
    let of = opinions_of(meeting, answer).iter().filter_map(|id| meeting.get::<Opinion>(*id));
    let mut numbers: Vec<i64> =
        of.filter(|opinion| told(opinion) == Told::Openly).map(|opinion| opinion.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// An answer to nothing but untold opinions is not told either.
pub(super) fn is_told_answer(meeting: &Meeting, answer: AnswerId) -> bool {
    let known = meeting.get::<Answer>(answer).is_some();
    known && (opinions_of(meeting, answer).is_empty() || !answered_numbers(meeting, answer).is_empty())
}

fn opinions_of(meeting: &Meeting, answer: AnswerId) -> &[OpinionId] {
    meeting.facts().opinions_of.get(&answer).map_or(&[], Vec::as_slice)
}

/// Those whose name this copy does not say: who asked for it, and who complained or denounced.
///
/// In a public copy they are hidden wherever they speak, for one named paragraph would give the others away.
pub(super) fn hidden_people(meeting: &Meeting, audience: Audience) -> BTreeSet<PersonId> {
    let hides = |opinion: &&Opinion| opinion.unnamed || opinion.grievance.is_some();
    let is_public = audience == Audience::Public;
    let opinions = meeting.rows().opinions.values().filter(|_| is_public).filter(hides);
    let authors = opinions.filter_map(|opinion| opinion.author);
    authors.filter(|author| meeting.get::<Person>(*author).is_some()).collect()
}

//! What a paper may tell and what it keeps to itself: slips nobody read, complaints and denunciations, names withheld.
//! Not how it is told.

use crate::domain::{
    Answer, AnswerId, Audience, Grievance, Meeting, Opinion, OpinionId, Paragraph, Person, PersonId, Wish,
};
use crate::viet::nfc;
use std::collections::BTreeSet;

/// One copy of a paper: of which meeting, for whom, whose names it does not say.
pub(super) struct Edition<'m> {
    pub meeting: &'m Meeting,
    pub wish: Wish,
    pub hidden: BTreeSet<PersonId>,
}

impl<'m> Edition<'m> {
    pub fn new(meeting: &'m Meeting, wish: &Wish) -> Edition<'m> {
        Edition { meeting, wish: *wish, hidden: hidden_people(meeting, wish.audience) }
    }
    /// Whether a text says the name of somebody this copy does not name.
    pub fn gives_away(&self, text: &str) -> bool {
        let words = |text: &str| -> Vec<String> {
            let lower = nfc(text).to_lowercase();
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let said = words(text);
        let names =
            self.hidden.iter().filter_map(|id| self.meeting.get::<Person>(*id)).map(|person| words(&person.name));
        names.filter(|name| !name.is_empty()).any(|name| said.windows(name.len()).any(|part| part == name))
    }
}

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
    match opinion.grievance {
        Some(grievance) => Told::Withheld(grievance),
        None if opinion.is_withheld() => Told::Unread,
        None => Told::Openly,
    }
}

/// An entry of which no copy tells the words: of an opinion that is not told, or about nothing but such opinions.
pub(super) fn is_untold_entry(meeting: &Meeting, entry: &Paragraph) -> bool {
    let opinion = entry.opinion.and_then(|id| meeting.get::<Opinion>(id));
    let answers = [entry.answer, entry.reply_to];
    opinion.is_some_and(|opinion| told(opinion) != Told::Openly)
        || answers.into_iter().flatten().any(|answer| !is_told_answer(meeting, answer))
}

/// The opinions that are told, by number.
pub(super) fn told_opinions(meeting: &Meeting) -> impl Iterator<Item = &Opinion> {
    let opinions = meeting.facts().opinions.iter().filter_map(|id| meeting.get::<Opinion>(*id));
    opinions.filter(|opinion| told(opinion) == Told::Openly)
}

/// The numbers of the opinions an answer is for, of those that are told.
pub(super) fn answered_numbers(meeting: &Meeting, answer: AnswerId) -> Vec<i64> {
    let mut numbers: Vec<i64> = answered_opinions(meeting, answer).map(|opinion| opinion.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The opinions an answer is for, of those that are told.
pub(super) fn answered_opinions(meeting: &Meeting, answer: AnswerId) -> impl Iterator<Item = &Opinion> {
    let of = opinions_of(meeting, answer).iter().filter_map(|id| meeting.get::<Opinion>(*id));
    of.filter(|opinion| told(opinion) == Told::Openly)
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

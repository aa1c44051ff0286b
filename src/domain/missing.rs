//! What signed minutes still lack, every departure from their form: listed before an export and a lock, forbidding nothing.

use super::*;
use crate::viet::UNCLEAR;
use std::collections::BTreeSet;

/// Something required or promised that no row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    StartTime,
    EndTime,
    /// The agency whose minutes they are.
    Agency,
    /// The symbol after the number: "BB-UBND".
    Symbol,
    Venue,
    Chair,
    Secretary,
    Headcount,
    /// `[chưa rõ]` in a paragraph.
    UnclearMark(ParagraphId),
    /// `[chưa rõ]` in a row of another table.
    UnclearRow(&'static str, i64),
    Unanswered(OpinionId),
    Unsorted(OpinionId),
    OpinionUnit(OpinionId),
    OpinionDeadline(OpinionId),
    TaskUnit(TaskId),
    TaskDeadline(TaskId),
    VoteBase(VoteId),
    /// All kinds of votes were counted and do not add up to the base, or more were cast than could be, or none.
    VoteNumbers(VoteId),
    /// Somebody who speaks, asks or answers and has neither name nor office.
    UnnamedSpeaker(PersonId),
}

impl Meeting {
    /// Everything the minutes of this meeting lack, in the order of the paper. A missing number is none: it comes after signing.
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = self.missing_in_the_head();
        missing.extend(self.unclear().into_iter().map(Missing::UnclearMark));
        missing.extend(self.unclear_rows());
        missing.extend(self.unnamed().into_iter().map(Missing::UnnamedSpeaker));
        for opinion in self.facts().opinions.iter().filter_map(|id| self.get::<Opinion>(*id)) {
            missing.extend(self.missing_of(opinion));
        }
        for task in self.rows().tasks.values() {
            missing.extend(task.unit.trim().is_empty().then_some(Missing::TaskUnit(task.id)));
            missing.extend(task.deadline.is_none().then_some(Missing::TaskDeadline(task.id)));
        }
        for vote in self.rows().votes.values() {
            missing.extend(vote.base.is_none().then_some(Missing::VoteBase(vote.id)));
            missing.extend((!vote.adds_up()).then_some(Missing::VoteNumbers(vote.id)));
        }
        missing
    }

    fn missing_in_the_head(&self) -> Vec<Missing> {
        let info = self.info();
        let nobody_is = |duty| !self.with_duty(duty).any(|person| !person.is_unknown());
        let required = [
            (info.agency.trim().is_empty(), Missing::Agency),
            (info.symbol.trim().is_empty(), Missing::Symbol),
            (info.opened_at.is_none(), Missing::StartTime),
            (info.venue.trim().is_empty(), Missing::Venue),
            (self.facts().headcounts.is_empty(), Missing::Headcount),
            (nobody_is(Duty::Chair), Missing::Chair),
            (nobody_is(Duty::Secretary), Missing::Secretary),
            (info.closed_at.is_none(), Missing::EndTime),
        ];
        required.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect()
    }
    /// Paragraphs that still carry `[chưa rõ]`.
    pub fn unclear(&self) -> Vec<ParagraphId> {
        let unclear = |id: &&ParagraphId| self.get::<Paragraph>(**id).is_some_and(|p| p.text.contains(UNCLEAR));
        self.facts().sequence.iter().filter(unclear).copied().collect()
    }
    /// Rows beside the paragraphs that carry it: a name, a unit, a title. What was said of a lock stays as it was said.
    fn unclear_rows(&self) -> Vec<Missing> {
        let is_left_out = |table| [Paragraph::SPEC.name, Version::SPEC.name].contains(&table);
        let unclear = |value: &Value| matches!(value, Value::Text(text) if text.contains(UNCLEAR));
        let mut found = Vec::new();
        self.rows().each(|spec, id, values| {
            if !is_left_out(spec.name) && values.iter().any(unclear) {
                found.push(Missing::UnclearRow(spec.name, id));
            }
        });
        found
    }
    /// Who is in the minutes without a name: with a turn that came to something, with words, with an opinion, with an answer.
    fn unnamed(&self) -> BTreeSet<PersonId> {
        let rows = self.rows();
        let is_told = |opinion: &&Opinion| !opinion.is_withheld();
        let counts = |turn: &&Turn| !matches!(turn.state, TurnState::Waiting | TurnState::Withdrawn);
        let openly =
            |entry: &&Paragraph| entry.opinion.and_then(|id| rows.opinions.get(&id)).is_none_or(|o| is_told(&o));
        let turns = rows.turns.values().filter(counts).map(|turn| turn.person);
        let words = rows.paragraphs.values().filter(openly).filter_map(|entry| entry.person);
        let asked =
            rows.opinions.values().filter(is_told).flat_map(|opinion| opinion.author.into_iter().chain(opinion.reader));
        let answered = rows.answer_bys.values().map(|by| by.person);
        let nameless = |id: &PersonId| {
            self.get::<Person>(*id).is_some_and(|person| person.is_unknown() && person.role.trim().is_empty())
        };
        turns.chain(words).chain(asked).chain(answered).filter(nameless).collect()
    }
    fn missing_of(&self, opinion: &Opinion) -> Vec<Missing> {
        match self.facts().standing(opinion) {
            Standing::Open => vec![Missing::Unanswered(opinion.id)],
            Standing::Heard => vec![Missing::Unsorted(opinion.id)],
            Standing::Sorted(Outcome::InWriting | Outcome::PassedOn) => {
                let unit = opinion.unit.trim().is_empty().then_some(Missing::OpinionUnit(opinion.id));
                let deadline = opinion.deadline.is_none().then_some(Missing::OpinionDeadline(opinion.id));
                unit.into_iter().chain(deadline).collect()
            }
            Standing::Sorted(_) => Vec::new(),
        }
    }
}

impl Vote {
    /// Whether its numbers can stand together: some were cast, no more than could be, and all of them where all kinds were counted.
    pub fn adds_up(&self) -> bool {
        let cast = self.agree.saturating_add(self.against).saturating_add(self.other);
        let all_counted = self.against > 0 || self.other > 0;
        cast > 0 && self.base.is_none_or(|base| cast == base || cast < base && !all_counted)
    }
}

//! What a signed paper still lacks: listed before an export, forbidding nothing.

use super::*;

/// Something required or promised that no row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    StartTime,
    EndTime,
    Venue,
    Chair,
    Secretary,
    Headcount,
    /// `[chưa rõ]` in a paragraph.
    UnclearMark(ParagraphId),
    Unanswered(OpinionId),
    Unsorted(OpinionId),
    OpinionUnit(OpinionId),
    OpinionDeadline(OpinionId),
    TaskUnit(TaskId),
    TaskDeadline(TaskId),
    VoteBase(VoteId),
    UnnamedSpeaker(PersonId),
}

impl Meeting {
    /// Everything a paper of this meeting lacks, in the order of the paper.
    pub fn missing(&self) -> Vec<Missing> {
        let info = self.info();
        let required = [
            (info.opened_at.is_none(), Missing::StartTime),
            (info.venue.trim().is_empty(), Missing::Venue),
            (self.facts().headcounts.is_empty(), Missing::Headcount),
            (!self.with_duty(Duty::Chair).any(|person| !person.is_unknown()), Missing::Chair),
            (!self.with_duty(Duty::Secretary).any(|person| !person.is_unknown()), Missing::Secretary),
            (info.closed_at.is_none(), Missing::EndTime),
        ];
        let mut missing: Vec<Missing> = required.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
        missing.extend(self.unclear().into_iter().map(Missing::UnclearMark));
        let nameless = |turn: &&Turn| {
            self.get::<Person>(turn.person).is_some_and(|person| person.is_unknown() && person.role.is_empty())
        };
        let mut speakers: Vec<PersonId> = self.rows().turns.values().filter(nameless).map(|turn| turn.person).collect();
        speakers.sort();
        speakers.dedup();
        missing.extend(speakers.into_iter().map(Missing::UnnamedSpeaker));
        for opinion in self.facts().opinions.iter().filter_map(|id| self.get::<Opinion>(*id)) {
            missing.extend(self.missing_of(opinion));
        }
        for task in self.rows().tasks.values() {
            missing.extend(task.unit.is_empty().then_some(Missing::TaskUnit(task.id)));
            missing.extend(task.deadline.is_none().then_some(Missing::TaskDeadline(task.id)));
        }
        missing.extend(
            self.rows().votes.values().filter(|vote| vote.base.is_none()).map(|vote| Missing::VoteBase(vote.id)),
        );
        missing
    }
    /// Paragraphs that still carry `[chưa rõ]`.
    pub fn unclear(&self) -> Vec<ParagraphId> {
        let unclear =
            |id: &&ParagraphId| self.get::<Paragraph>(**id).is_some_and(|p| p.text.contains(crate::viet::UNCLEAR));
        self.facts().sequence.iter().filter(unclear).copied().collect()
    }
    fn missing_of(&self, opinion: &Opinion) -> Vec<Missing> {
        match self.facts().standing(opinion) {
            Standing::Open => vec![Missing::Unanswered(opinion.id)],
            Standing::Heard => vec![Missing::Unsorted(opinion.id)],
            Standing::Sorted(Outcome::InWriting | Outcome::PassedOn) => {
                let unit = opinion.unit.is_empty().then_some(Missing::OpinionUnit(opinion.id));
                let deadline = opinion.deadline.is_none().then_some(Missing::OpinionDeadline(opinion.id));
                unit.into_iter().chain(deadline).collect()
            }
            Standing::Sorted(_) => Vec::new(),
        }
    }
}

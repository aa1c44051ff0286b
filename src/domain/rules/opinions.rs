//! Opinions: opened, taken back, ascribed, and what became of them.

use super::Ruling;
use crate::domain::*;

/// What became of an opinion, as given with Ctrl+O.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Result {
    /// None takes the result back.
    pub outcome: Option<Outcome>,
    pub unit: String,
    pub deadline: Option<Date>,
    pub reason: String,
}

impl Meeting {
    /// F5: the paragraph becomes an opinion; one that only continued an opinion becomes the next one, with what follows it.
    pub fn make_opinion(&self, id: ParagraphId) -> Ruling<'_> {
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        if paragraph.opinion.is_some() && self.opens_opinion(paragraph) {
            return Err(Refusal::NothingHere.into());
        }
        carries_no_more(paragraph)?;
        let mut work = Work::new(self, Deed::Opinion);
        let follow = self.words_right_after(paragraph);
        work.leave_opinion(id)?;
        work.leave_answer(id);
        let opinion = work.open_opinion(paragraph);
        for id in follow {
            work.update::<Paragraph>(id, |paragraph| paragraph.opinion = Some(opinion));
        }
        Ok(work)
    }

    /// Shift+F5: no opinion after all. An answered one is refused.
    pub fn take_back_opinion(&self, id: ParagraphId) -> Ruling<'_> {
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        let opinion = paragraph.opinion.ok_or(Refusal::NotAnOpinion)?;
        let mut work = Work::new(self, Deed::TakeBackOpinion);
        let words: Vec<ParagraphId> = if self.opens_opinion(paragraph) {
            self.facts().words_of.get(&opinion).cloned().unwrap_or_default()
        } else {
            vec![id]
        };
        for id in words.into_iter().rev() {
            work.leave_opinion(id)?;
            work.update::<Paragraph>(id, |paragraph| paragraph.kind = Kind::Note);
        }
        Ok(work)
    }

    /// Ctrl+O: what became of opinions.
    pub fn set_outcome(&self, opinions: &[OpinionId], result: &Result) -> Ruling<'_> {
        if opinions.is_empty() {
            return Err(Refusal::NoOpinionGiven.into());
        }
        let mut work = Work::new(self, Deed::Outcome);
        for opinion in opinions {
            work.update::<Opinion>(*opinion, |opinion| {
                opinion.outcome = result.outcome;
                opinion.unit = result.unit.trim().to_owned();
                opinion.deadline = result.deadline;
                opinion.reason = result.reason.trim().to_owned();
            });
        }
        work.or_nothing()
    }

    /// Corrects what is known of an opinion; its number stays. Another author brings their hamlet unless one is given too.
    pub fn edit_opinion(&self, opinion: OpinionId, change: impl FnOnce(&mut Opinion)) -> Ruling<'_> {
        let old: &Opinion = self.get(opinion).ok_or(Refusal::NothingHere)?;
        let mut work = Work::new(self, Deed::Margin);
        work.update::<Opinion>(opinion, |row| {
            change(row);
            row.number = old.number;
            if row.author != old.author && row.hamlet == old.hamlet {
                row.hamlet = row.author.and_then(|author| self.get::<Person>(author)?.hamlet);
            }
        });
        work.or_nothing()
    }

    /// Paragraphs that go on with the same opinion, with nothing of another between.
    fn words_right_after(&self, paragraph: &Paragraph) -> Vec<ParagraphId> {
        let Some(at) = paragraph.opinion.and(self.position(paragraph.id).ok()) else { return Vec::new() };
        let goes_on = |id: &&ParagraphId| self.get::<Paragraph>(**id).is_some_and(|p| p.opinion == paragraph.opinion);
        self.facts().sequence[at + 1..].iter().take_while(goes_on).copied().collect()
    }
}

/// A vote, a break or a task is neither an opinion nor an answer.
pub(super) fn carries_no_more(paragraph: &Paragraph) -> std::result::Result<(), Refusal> {
    let more = paragraph.vote.is_some() || paragraph.spell.is_some() || paragraph.task.is_some();
    if more { Err(Refusal::CarriesMore(paragraph.id)) } else { Ok(()) }
}

impl Work<'_> {
    /// A new opinion opens at this paragraph, with the next number.
    pub(super) fn open_opinion(&mut self, paragraph: &Paragraph) -> OpinionId {
        let number = self.get::<Info>(self.meeting.id()).map_or(0, |info| info.last_opinion) + 1;
        self.update::<Info>(self.meeting.id(), |info| info.last_opinion = number);
        let id = self.id();
        let opinion = self.insert(Opinion::empty(id, number));
        self.ascribe(opinion, Owner::Nobody, paragraph.owner(), paragraph.turn);
        self.update::<Paragraph>(paragraph.id, |p| (p.kind, p.opinion) = (Kind::Opinion, Some(opinion)));
        opinion
    }

    /// Whose opinion it is when its words, once `old`'s, are `new`'s, in `turn`.
    ///
    /// Words of a resident are theirs. What an officer or the chair reads out came on paper: author unknown, they the
    /// reader. Whoever reads what is known to be another's, or to have come on paper, is the reader too.
    pub(super) fn ascribe(&mut self, opinion: OpinionId, old: Owner, new: Owner, turn: Option<TurnId>) {
        let person = match new {
            Owner::Person(person) => self.get::<Person>(person),
            Owner::Nobody | Owner::Hall => None,
        };
        let official = person.is_some_and(|p| !matches!(p.duty, Duty::Resident | Duty::Delegate));
        let (person, hamlet) = (person.map(|person| person.id), person.and_then(|person| person.hamlet));
        self.update::<Opinion>(opinion, |opinion| {
            let others = opinion.author.is_some_and(|author| Owner::Person(author) != old);
            let on_paper = matches!(opinion.source, Source::Letter | Source::Advance | Source::Phone);
            if official && !others && opinion.source == Source::Speech {
                (opinion.source, opinion.author, opinion.hamlet, opinion.turn) = (Source::Slip, None, None, None);
            }
            if official || others || on_paper {
                opinion.reader = person.filter(|person| opinion.author != Some(*person));
            } else {
                (opinion.author, opinion.hamlet, opinion.turn) = (person, hamlet, turn);
                (opinion.reader, opinion.source) = (None, Source::Speech);
            }
        });
    }

    /// The paragraph no longer belongs to its opinion; an opinion without words is no more, unless it was answered.
    pub(super) fn leave_opinion(&mut self, id: ParagraphId) -> std::result::Result<(), No> {
        let Some(opinion) = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.opinion) else { return Ok(()) };
        let last = self.has_no_other_words(opinion, id);
        if last && self.is_answered(opinion) {
            return Err(Refusal::OpinionAnswered(opinion).into());
        }
        self.update::<Paragraph>(id, |paragraph| paragraph.opinion = None);
        if last {
            self.delete::<Opinion>(opinion);
        }
        Ok(())
    }
    pub(super) fn has_no_other_words(&self, opinion: OpinionId, id: ParagraphId) -> bool {
        !self.all::<Paragraph>().iter().any(|paragraph| paragraph.opinion == Some(opinion) && paragraph.id != id)
    }
    pub(super) fn is_answered(&self, opinion: OpinionId) -> bool {
        self.get::<Opinion>(opinion).is_some_and(|opinion| opinion.outcome.is_some())
            || self.all::<AnswerOpinion>().iter().any(|link| link.opinion == opinion)
    }
    /// The opinion is about to go: its answers no longer name it, and one that named nothing else is no answer.
    pub(super) fn drop_links(&mut self, opinion: OpinionId) {
        let links = self.all::<AnswerOpinion>().into_iter().filter(|link| link.opinion == opinion).cloned();
        for link in links.collect::<Vec<_>>() {
            self.delete::<AnswerOpinion>(link.id);
            if !self.all::<AnswerOpinion>().iter().any(|other| other.answer == link.answer) {
                self.end_answer(link.answer);
            }
        }
        self.update::<Opinion>(opinion, |opinion| opinion.outcome = None);
    }
}

impl Opinion {
    pub fn empty(id: OpinionId, number: i64) -> Opinion {
        Opinion {
            id,
            number,
            author: None,
            unnamed: false,
            reader: None,
            source: Source::Speech,
            hamlet: None,
            kind: None,
            field: None,
            grievance: None,
            outcome: None,
            unit: String::new(),
            deadline: None,
            reason: String::new(),
            turn: None,
        }
    }
}

//! Opinions and answers: each followed to what became of it.

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
    /// F5: the paragraph becomes an opinion; one that only continued an opinion becomes the next one.
    pub fn make_opinion(&self, id: ParagraphId) -> Ruling<'_> {
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        if paragraph.opinion.is_some() && self.opens_opinion(paragraph) {
            return Err(Refusal::NothingHere.into());
        }
        if paragraph.vote.is_some() || paragraph.spell.is_some() || paragraph.task.is_some() {
            return Err(Refusal::CarriesMore(id).into());
        }
        let mut work = Work::new(self, Deed::Opinion);
        work.open_opinion(id);
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

    /// F6: the paragraph answers these opinions, by these people; again: other opinions or people.
    pub fn make_answer(&self, id: ParagraphId, opinions: &[OpinionId], by: &[PersonId]) -> Ruling<'_> {
        check_answer(opinions, by)?;
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        if paragraph.vote.is_some() || paragraph.spell.is_some() || paragraph.task.is_some() {
            return Err(Refusal::CarriesMore(id).into());
        }
        let mut work = Work::new(self, Deed::Answer);
        match paragraph.answer {
            Some(answer) => work.link(answer, opinions, by),
            None => {
                work.leave_opinion(id)?;
                work.open_answer(id, opinions, by);
            }
        }
        work.or_nothing()
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

    /// Corrects what is known of an opinion.
    pub fn edit_opinion(&self, opinion: OpinionId, change: impl FnOnce(&mut Opinion)) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Margin);
        work.update::<Opinion>(opinion, change);
        work.or_nothing()
    }
}

/// An answer needs at least one opinion and one who answers.
pub(super) fn check_answer(opinions: &[OpinionId], by: &[PersonId]) -> std::result::Result<(), Refusal> {
    if opinions.is_empty() {
        return Err(Refusal::NoOpinionGiven);
    }
    if by.is_empty() { Err(Refusal::NobodyAnswers) } else { Ok(()) }
}

impl Work<'_> {
    /// A new opinion opens at this paragraph, with the next number.
    ///
    /// Words of a resident are theirs. What an officer or the chair reads out came on paper: author unknown, they the reader.
    pub(super) fn open_opinion(&mut self, id: ParagraphId) {
        let Some(paragraph) = self.get::<Paragraph>(id).cloned() else { return };
        let number = self.get::<Info>(self.meeting.id()).map_or(0, |info| info.last_opinion) + 1;
        self.update::<Info>(self.meeting.id(), |info| info.last_opinion = number);
        let opinion = self.id();
        self.insert(Opinion {
            id: opinion,
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
        });
        self.ascribe(opinion, paragraph.owner(), paragraph.turn);
        self.update::<Paragraph>(id, |p| (p.kind, p.opinion) = (Kind::Opinion, Some(opinion)));
    }

    /// Whose opinion it is, by whose words they are.
    pub(super) fn ascribe(&mut self, opinion: OpinionId, owner: Owner, turn: Option<TurnId>) {
        let person = match owner {
            Owner::Person(person) => self.get::<Person>(person).cloned(),
            Owner::Nobody | Owner::Hall => None,
        };
        let reads = person.as_ref().is_some_and(|p| !matches!(p.duty, Duty::Resident | Duty::Delegate));
        self.update::<Opinion>(opinion, |opinion| {
            if reads {
                opinion.reader = person.as_ref().map(|person| person.id);
                if opinion.source == Source::Speech {
                    (opinion.source, opinion.author, opinion.hamlet, opinion.turn) = (Source::Slip, None, None, None);
                }
            } else {
                opinion.author = person.as_ref().map(|person| person.id);
                opinion.hamlet = person.as_ref().and_then(|person| person.hamlet);
                (opinion.reader, opinion.turn) = (None, turn);
                opinion.source = if opinion.source == Source::Slip { Source::Speech } else { opinion.source };
            }
        });
    }

    pub(super) fn open_answer(&mut self, id: ParagraphId, opinions: &[OpinionId], by: &[PersonId]) {
        let answer = self.id();
        let item = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.item);
        self.insert(Answer { id: answer, item });
        self.update::<Paragraph>(id, |paragraph| {
            (paragraph.kind, paragraph.answer, paragraph.reply_to) = (Kind::Answer, Some(answer), None);
            let speaks = paragraph.person.is_some_and(|person| by.contains(&person));
            if let Some(first) = by.first().filter(|_| !speaks) {
                paragraph.set_owner(Owner::Person(*first));
            }
        });
        self.link(answer, opinions, by);
    }

    /// Makes an answer one to exactly these opinions by exactly these people.
    fn link(&mut self, answer: AnswerId, opinions: &[OpinionId], by: &[PersonId]) {
        let links: Vec<AnswerOpinion> =
            self.all::<AnswerOpinion>().into_iter().filter(|link| link.answer == answer).cloned().collect();
        let bys: Vec<AnswerBy> = self.all::<AnswerBy>().into_iter().filter(|by| by.answer == answer).cloned().collect();
        links
            .iter()
            .filter(|link| !opinions.contains(&link.opinion))
            .for_each(|link| self.delete::<AnswerOpinion>(link.id));
        bys.iter().filter(|row| !by.contains(&row.person)).for_each(|row| self.delete::<AnswerBy>(row.id));
        for opinion in opinions.iter().filter(|opinion| !links.iter().any(|link| link.opinion == **opinion)) {
            let id = self.id();
            self.insert(AnswerOpinion { id, answer, opinion: *opinion });
        }
        for person in by.iter().filter(|person| !bys.iter().any(|row| row.person == **person)) {
            let id = self.id();
            self.insert(AnswerBy { id, answer, person: *person });
        }
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
    pub(super) fn leave_answer(&mut self, id: ParagraphId) {
        let Some(answer) = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.answer) else { return };
        self.update::<Paragraph>(id, |paragraph| paragraph.answer = None);
        if self.all::<Paragraph>().iter().any(|paragraph| paragraph.answer == Some(answer)) {
            return;
        }
        self.link(answer, &[], &[]);
        let replies: Vec<ParagraphId> =
            self.all::<Paragraph>().iter().filter(|p| p.reply_to == Some(answer)).map(|p| p.id).collect();
        replies.into_iter().for_each(|reply| self.update::<Paragraph>(reply, |p| p.reply_to = None));
        self.delete::<Answer>(answer);
    }
    pub(super) fn has_no_other_words(&self, opinion: OpinionId, id: ParagraphId) -> bool {
        !self.all::<Paragraph>().iter().any(|paragraph| paragraph.opinion == Some(opinion) && paragraph.id != id)
    }
    pub(super) fn is_answered(&self, opinion: OpinionId) -> bool {
        self.get::<Opinion>(opinion).is_some_and(|opinion| opinion.outcome.is_some())
            || self.all::<AnswerOpinion>().iter().any(|link| link.opinion == opinion)
    }
    /// The opinion is about to go: its answers no longer name it.
    pub(super) fn drop_links(&mut self, opinion: OpinionId) {
        let links = self.all::<AnswerOpinion>().into_iter().filter(|link| link.opinion == opinion).map(|link| link.id);
        links.collect::<Vec<_>>().into_iter().for_each(|link| self.delete::<AnswerOpinion>(link));
        self.update::<Opinion>(opinion, |opinion| opinion.outcome = None);
    }
}

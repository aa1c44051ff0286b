//! Answers: to which opinions, by whom, in whose words.

use super::Ruling;
use super::opinions::carries_no_more;
use crate::domain::*;
use std::collections::BTreeSet;

impl Meeting {
    /// F6: the paragraph answers these opinions, by these people; again: other opinions or people.
    pub fn make_answer(&self, id: ParagraphId, opinions: &[OpinionId], by: &[PersonId]) -> Ruling<'_> {
        self.can_answer(opinions, by)?;
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        carries_no_more(paragraph)?;
        if paragraph.opinion.is_some_and(|opinion| opinions.contains(&opinion)) {
            return Err(Refusal::NotAnAnswer.into());
        }
        let mut work = Work::new(self, Deed::Answer);
        match paragraph.answer {
            Some(answer) => work.link(answer, opinions, by),
            None => {
                work.leave_opinion(id)?;
                work.open_answer(id, opinions, by);
            }
        }
        work.owned_by_answerer(id, by);
        work.or_nothing()
    }

    /// An answer needs at least one opinion and one who answers.
    pub(super) fn can_answer(&self, opinions: &[OpinionId], by: &[PersonId]) -> Result<(), Refusal> {
        if opinions.is_empty() {
            return Err(Refusal::NoOpinionGiven);
        }
        if by.is_empty() {
            return Err(Refusal::NobodyAnswers);
        }
        let known = opinions.iter().all(|id| self.get::<Opinion>(*id).is_some())
            && by.iter().all(|id| self.get::<Person>(*id).is_some());
        if known { Ok(()) } else { Err(Refusal::NothingHere) }
    }
}

impl Work<'_> {
    pub(super) fn open_answer(&mut self, id: ParagraphId, opinions: &[OpinionId], by: &[PersonId]) {
        let answer = self.id();
        let item = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.item);
        self.insert(Answer { id: answer, item });
        self.update::<Paragraph>(id, |paragraph| {
            (paragraph.kind, paragraph.answer, paragraph.reply_to) = (Kind::Answer, Some(answer), None);
        });
        self.link(answer, opinions, by);
    }

    /// Words of an answer are those of one of its answerers: of the first when they are another's.
    pub(super) fn owned_by_answerer(&mut self, id: ParagraphId, by: &[PersonId]) {
        let person = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.person);
        if person.is_none_or(|person| !by.contains(&person))
            && let Some(first) = by.first()
        {
            self.own(id, Owner::Person(*first));
        }
    }

    /// Words of an answer that were `old`'s are `new`'s: so is the answer, and no longer `old`'s when no words of it are.
    pub(super) fn change_answerer(&mut self, answer: AnswerId, old: Owner, new: Owner) {
        let Owner::Person(new) = new else { return };
        let words = self.all::<Paragraph>();
        let silent = !words.iter().any(|paragraph| paragraph.answer == Some(answer) && paragraph.owner() == old);
        let bys: Vec<AnswerBy> = self.all::<AnswerBy>().into_iter().filter(|by| by.answer == answer).cloned().collect();
        let named = bys.iter().any(|by| by.person == new);
        match bys.iter().find(|by| silent && Owner::Person(by.person) == old) {
            Some(by) if named => self.delete::<AnswerBy>(by.id),
            Some(by) => self.update::<AnswerBy>(by.id, |by| by.person = new),
            None if named => {}
            None => {
                let id = self.id();
                self.insert(AnswerBy { id, answer, person: new });
            }
        }
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
        let missing = |opinion: &&OpinionId| !links.iter().any(|link| link.opinion == **opinion);
        for opinion in opinions.iter().filter(missing).collect::<BTreeSet<_>>() {
            let id = self.id();
            self.insert(AnswerOpinion { id, answer, opinion: *opinion });
        }
        let missing = |person: &PersonId| !bys.iter().any(|row| row.person == *person);
        for (at, person) in by.iter().enumerate().filter(|(_, person)| missing(person)) {
            if !by[..at].contains(person) {
                let id = self.id();
                self.insert(AnswerBy { id, answer, person: *person });
            }
        }
    }

    pub(super) fn leave_answer(&mut self, id: ParagraphId) {
        let Some(answer) = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.answer) else { return };
        self.update::<Paragraph>(id, |paragraph| paragraph.answer = None);
        if !self.all::<Paragraph>().iter().any(|paragraph| paragraph.answer == Some(answer)) {
            self.end_answer(answer);
        }
    }
    /// The answer is no more: what words it has are a note, and nobody replies to it.
    pub(super) fn end_answer(&mut self, answer: AnswerId) {
        self.link(answer, &[], &[]);
        let paragraphs: Vec<ParagraphId> = self.all::<Paragraph>().iter().map(|paragraph| paragraph.id).collect();
        for id in paragraphs {
            self.update::<Paragraph>(id, |paragraph| {
                paragraph.reply_to = paragraph.reply_to.filter(|to| *to != answer);
                if paragraph.answer == Some(answer) {
                    (paragraph.kind, paragraph.answer) = (Kind::Note, None);
                }
            });
        }
        self.delete::<Answer>(answer);
    }
}

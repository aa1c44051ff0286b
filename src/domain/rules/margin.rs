//! What stands in a paragraph's margin: owner, kind, opinion, time, and what it carries by its kind.

use super::Ruling;
use crate::domain::*;

/// What Ctrl+L may set; `None` leaves a field as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    pub owner: Option<Owner>,
    pub at: Option<Time>,
    pub kind: Option<Kind>,
    /// The number of the opinion this paragraph belongs to.
    pub opinion: Option<i64>,
}

impl Meeting {
    /// Gives a paragraph another owner; the opinion it opens follows.
    pub fn set_owner(&self, id: ParagraphId, owner: Owner) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Owner);
        work.set_owner(id, owner)?;
        work.or_nothing()
    }

    /// Sets fields of the margin. The number of an opinion makes the paragraph more words of it.
    pub fn set_margin(&self, id: ParagraphId, fields: &Fields) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Margin);
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        if let Some(number) = fields.opinion.filter(|number| self.number_of(paragraph) != Some(*number)) {
            let opinion = self.opinion_by_number(number).ok_or(Refusal::NoSuchOpinion(number))?.id;
            work.add_to_opinion(id, opinion)?;
        }
        let kind = work.get::<Paragraph>(id).map(|paragraph| paragraph.kind);
        if let Some(given) = fields.kind.filter(|given| Some(*given) != kind) {
            work.set_kind(id, given)?;
        }
        if let Some(at) = fields.at {
            work.update::<Paragraph>(id, |paragraph| paragraph.at = at);
        }
        if let Some(owner) = fields.owner {
            work.set_owner(id, owner)?;
        }
        work.or_nothing()
    }
    /// F7: makes a paragraph a conclusion of the chair; a conclusion becomes a task; a task a conclusion again.
    pub fn conclude(&self, id: ParagraphId) -> Ruling<'_> {
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        let (deed, kind) = match paragraph.kind {
            Kind::Conclusion => (Deed::Task, Kind::Task),
            _ => (Deed::Conclusion, Kind::Conclusion),
        };
        let mut work = Work::new(self, deed);
        work.set_kind(id, kind)?;
        if let Some(chair) = self.chair().filter(|_| !self.may_conclude(paragraph.owner())) {
            work.set_owner(id, Owner::Person(chair.id))?;
        }
        work.or_nothing()
    }
    /// A conclusion is the chair's, or of an official who speaks for them; never a resident's nor the hall's.
    fn may_conclude(&self, owner: Owner) -> bool {
        matches!(owner, Owner::Person(person)
            if self.get::<Person>(person).is_some_and(|person| matches!(person.duty, Duty::Chair | Duty::Officer)))
    }
    /// Unit, support and deadline of a task.
    pub fn set_task(&self, task: TaskId, unit: &str, support: &str, deadline: Option<Date>) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Task);
        work.update::<Task>(task, |task| {
            task.unit = unit.trim().to_owned();
            task.support = support.trim().to_owned();
            task.deadline = deadline;
        });
        work.or_nothing()
    }
    /// Links a resident's words to the answer they reply to.
    pub fn set_reply(&self, id: ParagraphId, answer: Option<AnswerId>) -> Ruling<'_> {
        if let Some(answer) = answer.filter(|answer| self.get::<Answer>(*answer).is_none()) {
            return Err(Refusal::ReplyToNothing(answer).into());
        }
        let mut work = Work::new(self, Deed::Reply);
        work.update::<Paragraph>(id, |paragraph| paragraph.reply_to = answer);
        work.or_nothing()
    }
    /// The answer somebody would reply to: the newest to an opinion of theirs, else the newest of all.
    pub fn answer_to_reply_to(&self, owner: Owner) -> Option<AnswerId> {
        let own = |answer: &&Answer| {
            let opinions = self.facts().opinions_of.get(&answer.id).into_iter().flatten();
            opinions
                .filter_map(|id| self.get::<Opinion>(*id))
                .any(|opinion| opinion.author.map(Owner::Person) == Some(owner))
        };
        let answers = self.rows().answers.values();
        answers.clone().rfind(own).or(answers.clone().next_back()).map(|answer| answer.id)
    }
}

impl Work<'_> {
    fn set_owner(&mut self, id: ParagraphId, owner: Owner) -> Result<(), Refusal> {
        let old = self.get::<Paragraph>(id).ok_or(Refusal::NothingHere)?.owner();
        if matches!(owner, Owner::Person(person) if self.get::<Person>(person).is_none()) {
            return Err(Refusal::NothingHere);
        }
        if old == owner {
            return Ok(());
        }
        self.own(id, owner);
        if let (Owner::Person(old), Owner::Person(new)) = (old, owner) {
            self.mention_instead(id, old, new);
        }
        let opens = self.opens_opinion(id);
        let paragraph = self.get::<Paragraph>(id).cloned().ok_or(Refusal::NothingHere)?;
        if let Some(opinion) = paragraph.opinion.filter(|_| opens) {
            self.ascribe(opinion, old, owner, paragraph.turn);
        }
        if let Some(answer) = paragraph.answer {
            self.change_answerer(answer, old, owner);
        }
        Ok(())
    }
    /// Whose words a paragraph holds, and in which turn they were spoken.
    pub(super) fn own(&mut self, id: ParagraphId, owner: Owner) {
        let meeting = self.meeting;
        self.update::<Paragraph>(id, |paragraph| {
            paragraph.set_owner(owner);
            paragraph.turn = paragraph.person.and_then(|person| meeting.turn_at(person, paragraph.at));
        });
    }
    /// The paragraph stands first among the words of its opinion.
    fn opens_opinion(&self, id: ParagraphId) -> bool {
        let opinion = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.opinion);
        let words = self.all::<Paragraph>().into_iter().filter(|paragraph| paragraph.opinion == opinion);
        opinion.is_some() && words.min_by_key(|p| (&p.place, p.id)).is_some_and(|first| first.id == id)
    }
    /// The paragraph becomes more words of an opinion.
    fn add_to_opinion(&mut self, id: ParagraphId, opinion: OpinionId) -> Result<(), No> {
        self.set_kind(id, Kind::Note)?;
        self.update::<Paragraph>(id, |p| (p.kind, p.opinion) = (Kind::Opinion, Some(opinion)));
        Ok(())
    }
    fn set_kind(&mut self, id: ParagraphId, kind: Kind) -> Result<(), No> {
        let Some(paragraph) = self.get::<Paragraph>(id).cloned() else { return Err(Refusal::NothingHere.into()) };
        if paragraph.vote.is_some() || paragraph.spell.is_some() {
            return Err(Refusal::CarriesMore(id).into());
        }
        if matches!(kind, Kind::Vote | Kind::Break | Kind::Answer) {
            return Err(Refusal::NotAnAnswer.into());
        }
        self.leave_opinion(id)?;
        self.leave_answer(id);
        let task = (kind == Kind::Task).then(|| paragraph.task.unwrap_or_else(|| self.blank_task()));
        self.update::<Paragraph>(id, |paragraph| (paragraph.kind, paragraph.task) = (kind, task));
        if let Some(old) = paragraph.task.filter(|_| task.is_none()) {
            self.delete::<Task>(old);
        }
        if kind == Kind::Opinion {
            self.open_opinion(&paragraph);
        }
        Ok(())
    }
}

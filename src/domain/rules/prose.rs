//! The minutes: paragraphs written, rewritten, split, joined, deleted, and what stands in their margin.

use super::Ruling;
use crate::domain::place;
use crate::domain::*;
use serde::{Deserialize, Serialize};

/// What a paragraph that is not yet written will be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Mark {
    #[default]
    Note,
    /// A new opinion.
    NewOpinion,
    /// More of an opinion.
    Opinion(OpinionId),
    /// A new answer to these opinions by these people.
    NewAnswer {
        opinions: Vec<OpinionId>,
        by: Vec<PersonId>,
    },
    /// More of an answer.
    Answer(AnswerId),
    Reply(AnswerId),
    Conclusion,
    Task,
}

/// What is known of a paragraph before it has words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Margin {
    pub owner: Owner,
    pub turn: Option<TurnId>,
    pub mark: Mark,
    /// When the first key was pressed.
    pub at: Option<Time>,
    pub item: Option<ItemId>,
    /// The paragraph it follows; none: the end of the minutes.
    pub after: Option<ParagraphId>,
}

/// A spot in the text: a paragraph and a byte of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub paragraph: ParagraphId,
    pub byte: usize,
}

/// What Ctrl+L may set; `None` leaves a field as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    pub owner: Option<Owner>,
    pub at: Option<Time>,
    pub kind: Option<Kind>,
    /// The number of the opinion this paragraph belongs to.
    pub opinion: Option<i64>,
}

impl Paragraph {
    pub fn empty(id: ParagraphId, place: String, item: Option<ItemId>, at: Time, kind: Kind) -> Paragraph {
        Paragraph {
            id,
            place,
            item,
            at,
            owner: OwnerKind::Nobody,
            person: None,
            turn: None,
            kind,
            text: String::new(),
            opinion: None,
            answer: None,
            reply_to: None,
            task: None,
            vote: None,
            spell: None,
        }
    }
}

impl Meeting {
    /// A paragraph is born with its margin, and with the opinion, answer or task it begins.
    pub fn write(&self, margin: &Margin, text: &str, now: Time) -> Ruling<'_> {
        if text.trim().is_empty() {
            return Err(Refusal::EmptyText.into());
        }
        let mut work = Work::new(self, Deed::Write);
        work.write(margin, text, now);
        Ok(work)
    }

    /// New words for a paragraph.
    pub fn rewrite(&self, id: ParagraphId, text: &str) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Rewrite);
        work.update::<Paragraph>(id, |paragraph| paragraph.text = text.to_owned());
        work.or_nothing()
    }

    /// Takes a paragraph out, with the opinion, answer, task or vote that had no other words.
    pub fn erase(&self, id: ParagraphId, sure: bool) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Splice);
        work.erase(id, sure)?;
        Ok(work)
    }

    /// Replaces everything between two spots by `with`: its pieces become paragraphs. One step, or a refusal.
    pub fn splice(&self, from: Spot, to: Spot, with: &[&str], sure: bool) -> Ruling<'_> {
        let (first, last) = (self.position(from.paragraph)?, self.position(to.paragraph)?);
        let ids: Vec<ParagraphId> = self.facts().sequence[first..=last.max(first)].to_vec();
        let head: &Paragraph = self.get(from.paragraph).ok_or(Refusal::NothingHere)?;
        let tail: &Paragraph = self.get(to.paragraph).ok_or(Refusal::NothingHere)?;
        let before = head.text.get(..from.byte).ok_or(Refusal::NothingHere)?;
        let after = tail.text.get(to.byte..).ok_or(Refusal::NothingHere)?;
        let whole_tail_goes = after.trim().is_empty() || ids.len() == 1;
        if ids.len() > 1 && !whole_tail_goes {
            can_join(head, tail)?;
        }
        let mut work = Work::new(self, Deed::Splice);
        for id in ids.iter().skip(1) {
            work.erase(*id, sure)?;
        }
        let mut pieces: Vec<String> = with.iter().map(|piece| (*piece).to_owned()).collect();
        if pieces.is_empty() {
            pieces.push(String::new());
        }
        pieces[0].insert_str(0, before);
        if let Some(end) = pieces.last_mut() {
            end.push_str(after);
        }
        let mut pieces = pieces.into_iter();
        let opening = pieces.next().unwrap_or_default();
        work.update::<Paragraph>(head.id, |paragraph| paragraph.text = opening);
        let mut above = head.clone();
        let next = self.facts().sequence.get(last.max(first) + 1).and_then(|id| self.get::<Paragraph>(*id));
        for text in pieces {
            let id = work.id();
            let place = place::between(Some(&above.place), next.map(|paragraph| paragraph.place.as_str()));
            let mut piece = Paragraph { id, place, text, vote: None, spell: None, ..head.clone() };
            piece.task = head.task.map(|_| work.blank_task());
            above = piece.clone();
            work.insert(piece);
        }
        work.or_nothing()
    }

    /// Gives a paragraph another owner; the opinion it opens follows.
    pub fn set_owner(&self, id: ParagraphId, owner: Owner) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Owner);
        work.set_owner(id, owner);
        work.or_nothing()
    }

    /// Sets fields of the margin.
    pub fn set_margin(&self, id: ParagraphId, fields: &Fields) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Margin);
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        if let Some(number) = fields.opinion.filter(|number| self.number_of(paragraph) != Some(*number)) {
            let opinion = self.opinion_by_number(number).ok_or(Refusal::NoSuchOpinion(number))?.id;
            work.leave_opinion(id)?;
            work.update::<Paragraph>(id, |p| (p.kind, p.opinion) = (Kind::Opinion, Some(opinion)));
        }
        if let Some(kind) = fields.kind.filter(|kind| *kind != paragraph.kind) {
            work.set_kind(id, kind)?;
        }
        if let Some(at) = fields.at {
            work.update::<Paragraph>(id, |paragraph| paragraph.at = at);
        }
        if let Some(owner) = fields.owner {
            work.set_owner(id, owner);
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
        if let Some(chair) = self.chair().filter(|_| paragraph.owner == OwnerKind::Nobody) {
            work.set_owner(id, Owner::Person(chair.id));
        }
        work.or_nothing()
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

    pub fn number_of(&self, paragraph: &Paragraph) -> Option<i64> {
        self.opinion_number(paragraph.opinion?)
    }
    pub fn position(&self, id: ParagraphId) -> Result<usize, Refusal> {
        let paragraph: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
        self.facts().position(&paragraph.place, id).ok_or(Refusal::NothingHere)
    }
    /// A place right after a paragraph, or at the end.
    pub(super) fn place_after(&self, after: Option<ParagraphId>) -> String {
        let sequence = &self.facts().sequence;
        let at = after.and_then(|id| self.position(id).ok());
        let place = |id: Option<&ParagraphId>| id.and_then(|id| self.get::<Paragraph>(*id)).map(|p| p.place.as_str());
        match at {
            Some(at) => place::between(place(sequence.get(at)), place(sequence.get(at + 1))),
            None => place::between(place(sequence.last()), None),
        }
    }
}

/// Words of different owners, opinions, answers or weights are not run together.
fn can_join(upper: &Paragraph, lower: &Paragraph) -> Result<(), Refusal> {
    if upper.owner() != lower.owner() {
        return Err(Refusal::DifferentOwners);
    }
    if lower.opinion.is_some() && lower.opinion != upper.opinion {
        return Err(Refusal::DifferentOpinions);
    }
    let more = lower.task.is_some() || lower.vote.is_some() || lower.spell.is_some();
    if more || lower.answer.is_some() && lower.answer != upper.answer || upper.spell.is_some() {
        return Err(Refusal::CarriesMore(lower.id));
    }
    Ok(())
}

impl Work<'_> {
    fn write(&mut self, margin: &Margin, text: &str, now: Time) {
        let id = self.id();
        let place = self.meeting.place_after(margin.after);
        let item = margin.item.or(self.meeting.facts().current);
        let mut paragraph = Paragraph::empty(id, place, item, margin.at.unwrap_or(now), Kind::Note);
        paragraph.set_owner(margin.owner);
        paragraph.turn = margin.turn.or_else(|| self.turn_of(margin.owner));
        paragraph.text = text.to_owned();
        self.insert(paragraph);
        match &margin.mark {
            Mark::Note => {}
            Mark::NewOpinion => self.open_opinion(id),
            Mark::Opinion(opinion) => {
                self.update::<Paragraph>(id, |p| (p.kind, p.opinion) = (Kind::Opinion, Some(*opinion)));
            }
            Mark::NewAnswer { opinions, by } => self.open_answer(id, opinions, by),
            Mark::Answer(answer) => {
                self.update::<Paragraph>(id, |p| (p.kind, p.answer) = (Kind::Answer, Some(*answer)));
            }
            Mark::Reply(answer) => self.update::<Paragraph>(id, |p| p.reply_to = Some(*answer)),
            Mark::Conclusion => self.update::<Paragraph>(id, |p| p.kind = Kind::Conclusion),
            Mark::Task => {
                let task = self.blank_task();
                self.update::<Paragraph>(id, |p| (p.kind, p.task) = (Kind::Task, Some(task)));
            }
        }
    }
    /// The turn words of an owner belong to: their newest.
    pub(super) fn turn_of(&self, owner: Owner) -> Option<TurnId> {
        match owner {
            Owner::Person(person) => self.meeting.newest_turn(person),
            Owner::Nobody | Owner::Hall => None,
        }
    }
    fn blank_task(&mut self) -> TaskId {
        let id = self.id();
        self.insert(Task { id, unit: String::new(), support: String::new(), deadline: None })
    }
    fn set_owner(&mut self, id: ParagraphId, owner: Owner) {
        let turn = self.turn_of(owner);
        self.update::<Paragraph>(id, |paragraph| {
            if paragraph.owner() != owner {
                paragraph.set_owner(owner);
                paragraph.turn = turn;
            }
        });
        let opens = self.meeting.get::<Paragraph>(id).is_some_and(|paragraph| self.meeting.opens_opinion(paragraph));
        let Some(opinion) = self.get::<Paragraph>(id).and_then(|paragraph| paragraph.opinion).filter(|_| opens) else {
            return;
        };
        self.ascribe(opinion, owner, turn);
    }
    fn set_kind(&mut self, id: ParagraphId, kind: Kind) -> Result<(), No> {
        let Some(paragraph) = self.get::<Paragraph>(id).cloned() else { return Err(Refusal::NothingHere.into()) };
        if paragraph.vote.is_some() || paragraph.spell.is_some() {
            return Err(Refusal::CarriesMore(id).into());
        }
        if kind == Kind::Opinion {
            self.open_opinion(id);
            return Ok(());
        }
        if matches!(kind, Kind::Vote | Kind::Break | Kind::Answer) {
            return Err(Refusal::NotAnAnswer.into());
        }
        self.leave_opinion(id)?;
        self.leave_answer(id);
        if let Some(task) = paragraph.task.filter(|_| kind != Kind::Task) {
            self.update::<Paragraph>(id, |paragraph| paragraph.task = None);
            self.delete::<Task>(task);
        }
        let task = if kind == Kind::Task && paragraph.task.is_none() { Some(self.blank_task()) } else { None };
        self.update::<Paragraph>(id, |paragraph| {
            paragraph.kind = kind;
            paragraph.task = task.or(paragraph.task);
        });
        Ok(())
    }
    pub(super) fn erase(&mut self, id: ParagraphId, sure: bool) -> Result<(), No> {
        let Some(paragraph) = self.get::<Paragraph>(id).cloned() else { return Ok(()) };
        let answered =
            paragraph.opinion.filter(|opinion| self.has_no_other_words(*opinion, id) && self.is_answered(*opinion));
        if let Some(opinion) = answered {
            if !sure {
                return Err(No::Ask(vec![Warning::DeletesAnswered(opinion)]));
            }
            self.drop_links(opinion);
        }
        self.leave_opinion(id)?;
        self.leave_answer(id);
        self.delete::<Paragraph>(id);
        if let Some(task) = paragraph.task {
            self.delete::<Task>(task);
        }
        if let Some(vote) = paragraph.vote {
            self.delete::<Vote>(vote);
        }
        Ok(())
    }
}

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

    /// Several paragraphs are born together: the first with its margin, the others go on with it below.
    pub fn write_all(&self, margin: &Margin, texts: &[String], now: Time) -> Ruling<'_> {
        let mut worded = texts.iter().filter(|text| !text.trim().is_empty());
        let first = worded.next().ok_or(Refusal::EmptyText)?;
        let mut work = Work::new(self, Deed::Write);
        let head = work.write(margin, first, now);
        let head = work.get::<Paragraph>(head).cloned().ok_or(Refusal::NothingHere)?;
        work.go_on(&head, worded.cloned().collect());
        Ok(work)
    }

    /// Other letters for the same words: each paragraph keeps all it is, and no two are run together.
    pub fn respell(&self, words: Vec<(ParagraphId, String)>) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Rewrite);
        for (id, text) in words {
            let before: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
            if before.text != text {
                let after = Paragraph { text, ..before.clone() };
                work.adopt(Paragraph::change(Edit { before: Some(before.clone()), after: Some(after) }));
            }
        }
        work.or_nothing()
    }

    /// New words for a paragraph.
    pub fn rewrite(&self, id: ParagraphId, text: &str) -> Ruling<'_> {
        if text.trim().is_empty() {
            return Err(Refusal::EmptyText.into());
        }
        let mut work = Work::new(self, Deed::Rewrite);
        work.update::<Paragraph>(id, |paragraph| paragraph.text = text.to_owned());
        work.or_nothing()
    }

    /// The same for one that had been emptied: the words are others, begun at another moment and in another item.
    pub fn rewrite_anew(&self, id: ParagraphId, text: &str, at: Time, item: Option<ItemId>) -> Ruling<'_> {
        let mut work = self.rewrite(id, text)?;
        work.update::<Paragraph>(id, |paragraph| {
            (paragraph.at, paragraph.item) = (at, item);
            paragraph.turn = paragraph.person.and_then(|person| self.turn_at(person, at));
        });
        Ok(work)
    }

    /// Takes a paragraph out, with the opinion, answer, task or vote that had no other words.
    pub fn erase(&self, id: ParagraphId, sure: bool) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Splice);
        work.erase(id, sure)?;
        work.or_nothing()
    }

    /// Replaces everything between two spots by `with`: its pieces become paragraphs. One step, or a refusal.
    ///
    /// A paragraph left without words goes. Of two that would be run together the upper keeps its margin; when it has no
    /// words left and they may not be run together, the lower keeps its own.
    pub fn splice(&self, from: Spot, to: Spot, with: &[&str], sure: bool) -> Ruling<'_> {
        let (from, to) = self.in_order(from, to)?;
        let (first, last) = (self.position(from.paragraph)?, self.position(to.paragraph)?);
        let ids = &self.facts().sequence[first..=last];
        let head: &Paragraph = self.get(from.paragraph).ok_or(Refusal::NothingHere)?;
        let tail: &Paragraph = self.get(to.paragraph).ok_or(Refusal::NothingHere)?;
        let before = head.text.get(..from.byte).ok_or(Refusal::NothingHere)?;
        let after = tail.text.get(to.byte..).ok_or(Refusal::NothingHere)?;
        let joins = ids.len() > 1 && !after.trim().is_empty();
        let mut work = Work::new(self, Deed::Splice);
        match can_join(head, tail) {
            Err(_) if joins && before.trim().is_empty() && with.iter().all(|piece| piece.trim().is_empty()) => {
                work.erase_all(&ids[..ids.len() - 1], sure)?;
                work.update::<Paragraph>(tail.id, |paragraph| paragraph.text = after.to_owned());
            }
            Err(refusal) if joins => return Err(refusal.into()),
            _ => {
                work.erase_all(&ids[1..], sure)?;
                work.flow(head, pieces(before, with, after), sure)?;
            }
        }
        work.or_nothing()
    }

    fn in_order(&self, a: Spot, b: Spot) -> Result<(Spot, Spot), Refusal> {
        let key = |spot: Spot| Ok((self.position(spot.paragraph)?, spot.byte));
        Ok(if key(a)? <= key(b)? { (a, b) } else { (b, a) })
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
        let row = |id: ParagraphId| self.get::<Paragraph>(id).map(|paragraph| paragraph.place.as_str());
        let sequence = &self.facts().sequence;
        match after.and_then(|id| Some((self.position(id).ok()?, row(id)?))) {
            Some((at, place)) => place::following(place, sequence[at..].iter().filter_map(|id| row(*id))),
            None => place::between(sequence.last().and_then(|id| row(*id)), None),
        }
    }
}

/// What is left before, what is put between, what is left after: texts of paragraphs.
fn pieces(before: &str, with: &[&str], after: &str) -> Vec<String> {
    let mut pieces: Vec<String> = with.iter().map(|piece| (*piece).to_owned()).collect();
    if pieces.is_empty() {
        pieces.push(String::new());
    }
    pieces[0].insert_str(0, before);
    if let Some(end) = pieces.last_mut() {
        end.push_str(after);
    }
    pieces
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
    let answers = lower.answer.is_some() && lower.answer != upper.answer;
    let replies = lower.reply_to.is_some() && lower.reply_to != upper.reply_to;
    if more || answers || replies {
        return Err(Refusal::CarriesMore(lower.id));
    }
    if upper.vote.is_some() || upper.spell.is_some() {
        return Err(Refusal::CarriesMore(upper.id));
    }
    Ok(())
}

impl Work<'_> {
    /// What the margin refers to and is no more is left out; the words are kept.
    pub(super) fn write(&mut self, margin: &Margin, text: &str, now: Time) -> ParagraphId {
        let meeting = self.meeting;
        let id = self.id();
        let at = margin.at.unwrap_or(now);
        let item = margin.item.filter(|item| meeting.get::<Item>(*item).is_some());
        let item = item.or(meeting.current_item().map(|item| item.id));
        let mut paragraph = Paragraph::empty(id, meeting.place_after(margin.after), item, at, Kind::Note);
        if let Owner::Person(person) = margin.owner {
            let known = meeting.get::<Person>(person).is_some();
            paragraph.set_owner(if known { margin.owner } else { Owner::Nobody });
        } else {
            paragraph.set_owner(margin.owner);
        }
        let own = |turn: &TurnId| meeting.get::<Turn>(*turn).is_some_and(|turn| Some(turn.person) == paragraph.person);
        paragraph.turn = margin.turn.filter(own).or(paragraph.person.and_then(|person| meeting.turn_at(person, at)));
        paragraph.text = text.to_owned();
        self.insert(paragraph.clone());
        self.mark(&paragraph, &margin.mark);
        id
    }
    fn mark(&mut self, paragraph: &Paragraph, mark: &Mark) {
        let id = paragraph.id;
        match mark {
            Mark::Note => {}
            Mark::NewOpinion => {
                self.open_opinion(paragraph);
            }
            Mark::Opinion(opinion) if self.get::<Opinion>(*opinion).is_some() => {
                self.update::<Paragraph>(id, |p| (p.kind, p.opinion) = (Kind::Opinion, Some(*opinion)));
            }
            Mark::NewAnswer { opinions, by } if self.meeting.can_answer(opinions, by).is_ok() => {
                self.open_answer(id, opinions, by);
                self.owned_by_answerer(id, by);
            }
            Mark::Answer(answer) if self.get::<Answer>(*answer).is_some() => {
                self.update::<Paragraph>(id, |p| (p.kind, p.answer) = (Kind::Answer, Some(*answer)));
                self.change_answerer(*answer, Owner::Nobody, paragraph.owner());
            }
            Mark::Reply(answer) if self.get::<Answer>(*answer).is_some() => {
                self.update::<Paragraph>(id, |p| p.reply_to = Some(*answer));
            }
            Mark::Opinion(_) | Mark::NewAnswer { .. } | Mark::Answer(_) | Mark::Reply(_) => {}
            Mark::Conclusion => self.update::<Paragraph>(id, |p| p.kind = Kind::Conclusion),
            Mark::Task => {
                let task = self.blank_task();
                self.update::<Paragraph>(id, |p| (p.kind, p.task) = (Kind::Task, Some(task)));
            }
        }
    }
    pub(super) fn blank_task(&mut self) -> TaskId {
        let id = self.id();
        self.insert(Task { id, unit: String::new(), support: String::new(), deadline: None })
    }
    /// The pieces become paragraphs from `head` on, with its owner and time; the first keeps its identity.
    fn flow(&mut self, head: &Paragraph, pieces: Vec<String>, sure: bool) -> Result<(), No> {
        let mut pieces = pieces.into_iter().filter(|piece| !piece.trim().is_empty());
        let Some(first) = pieces.next() else { return self.erase(head.id, sure) };
        self.update::<Paragraph>(head.id, |paragraph| paragraph.text = first);
        self.go_on(head, pieces.collect());
        Ok(())
    }
    /// Paragraphs born below `head`, with its owner and time.
    fn go_on(&mut self, head: &Paragraph, texts: Vec<String>) {
        let meeting = self.meeting;
        let places = meeting.rows().paragraphs.values().map(|paragraph| paragraph.place.as_str());
        let places = place::several(texts.len(), &head.place, places);
        for (text, place) in texts.into_iter().zip(places) {
            let id = self.id();
            let mut piece = Paragraph { id, place, text, vote: None, spell: None, ..head.clone() };
            piece.task = head.task.map(|_| self.blank_task());
            if head.vote.is_some() || head.spell.is_some() {
                piece.kind = Kind::Note;
            }
            self.bear(piece);
        }
    }
    fn erase_all(&mut self, ids: &[ParagraphId], sure: bool) -> Result<(), No> {
        let mut asked = Vec::new();
        for id in ids {
            match self.erase(*id, sure) {
                Err(No::Ask(warnings)) => asked.extend(warnings),
                ruled => ruled?,
            }
        }
        if asked.is_empty() { Ok(()) } else { Err(No::Ask(asked)) }
    }
    fn erase(&mut self, id: ParagraphId, sure: bool) -> Result<(), No> {
        let Some(paragraph) = self.get::<Paragraph>(id).cloned() else { return Ok(()) };
        // Without its entry nothing says whether the words an objection quotes may be told.
        if self.meeting.rows().objections.values().any(|objection| objection.paragraph == Some(id)) {
            return Err(Refusal::Objected(id).into());
        }
        // An answer that goes with it in the same step was one all the same.
        let was = |opinion: OpinionId| self.meeting.facts().answers_of.contains_key(&opinion);
        let answered = paragraph.opinion.filter(|opinion| {
            self.has_no_other_words(*opinion, id) && (self.is_answered(*opinion) || !sure && was(*opinion))
        });
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

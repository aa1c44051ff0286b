//! Playing what is written: notes, opinions, answers, results, tasks, votes.

use super::super::script::{Count, Said, Sorted};
use super::Play;
use crate::domain::*;
use chrono::Days;

impl Play<'_> {
    /// A paragraph last in the minutes; its id is still to be given.
    pub(super) fn paragraph(&self, at: Time, by: Option<PersonId>, kind: Kind, text: &str) -> Paragraph {
        let rows = self.meeting.rows();
        let last = self.meeting.facts().sequence.last().map(|id| rows.paragraphs[id].place.as_str());
        let mut paragraph = Paragraph {
            id: ParagraphId(0),
            place: place::between(last, None),
            item: self.meeting.facts().current,
            at,
            owner: OwnerKind::Nobody,
            person: None,
            turn: by.and_then(|person| self.spoken(person)),
            kind,
            text: text.to_owned(),
            opinion: None,
            answer: None,
            reply_to: None,
            task: None,
            vote: None,
        };
        paragraph.set_owner(by.map_or(Owner::Nobody, Owner::Person));
        paragraph
    }

    /// The newest turn in which somebody spoke.
    fn spoken(&self, person: PersonId) -> Option<TurnId> {
        let facts = self.meeting.facts();
        let begun = |turn: &TurnId| Some(self.meeting.rows().spells[facts.spells_of_turn.get(turn)?.first()?].since);
        let turns = self.meeting.rows().turns.values().filter(|turn| turn.person == person);
        turns.map(|turn| turn.id).filter(|turn| begun(turn).is_some()).max_by_key(begun)
    }

    fn written(&self) -> ParagraphId {
        *self.meeting.facts().sequence.last().expect("in the script something is written here")
    }

    fn of_number(&self, number: i64) -> OpinionId {
        let mut opinions = self.meeting.rows().opinions.values();
        opinions.find(|opinion| opinion.number == number).expect("the script names only numbers it has given").id
    }

    /// A day so many days after the meeting.
    fn in_days(&self, days: u64) -> Option<Date> {
        self.meeting.info().held_on.checked_add_days(Days::new(days))
    }

    pub(super) fn write(&mut self, at: Time, by: Option<&str>, hall: bool, kind: Kind, text: &str) {
        let mut paragraph = self.paragraph(at, by.map(|key| self.person(key)), kind, text);
        if hall {
            paragraph.set_owner(Owner::Hall);
        }
        let deed = if kind == Kind::Conclusion { Deed::Conclusion } else { Deed::Write };
        self.step(at, deed, |work| {
            let id = work.id();
            work.insert(Paragraph { id, ..paragraph });
        });
    }

    /// What is spoken is written first and marked then; what comes on paper is one step.
    pub(super) fn opinion(&mut self, at: Time, said: &Said) {
        let spoken = said.source == Source::Speech;
        if spoken {
            self.write(at, said.by.as_deref(), false, Kind::Note, &said.text);
        }
        let written = spoken.then(|| self.written());
        let mut opinion = self.said(said);
        let (info, unwritten) = (self.meeting.id(), self.paragraph(at, opinion.author, Kind::Opinion, &said.text));
        self.step(at, if spoken { Deed::Opinion } else { Deed::Slip }, |work| {
            opinion.id = work.id();
            work.update(info, |info: &mut Info| info.last_opinion = opinion.number);
            let opinion = work.insert(opinion);
            let paragraph = written.unwrap_or_else(|| {
                let id = work.id();
                work.insert(Paragraph { id, ..unwritten })
            });
            work.update(paragraph, |paragraph: &mut Paragraph| {
                paragraph.kind = Kind::Opinion;
                paragraph.opinion = Some(opinion);
            });
        });
    }

    /// The next opinion; its id is still to be given.
    fn said(&self, said: &Said) -> Opinion {
        let rows = self.meeting.rows();
        let person = |key: &Option<String>| key.as_deref().map(|key| self.person(key));
        let field = rows.fields.values().find(|field| field.name == *said.field);
        let author = person(&said.by);
        Opinion {
            id: OpinionId(0),
            number: self.meeting.info().last_opinion + 1,
            author,
            unnamed: false,
            reader: person(&said.reader),
            source: said.source,
            hamlet: author.and_then(|id| rows.people[&id].hamlet),
            kind: Some(said.kind),
            field: Some(field.expect("the script names only fields of its template").id),
            grievance: None,
            outcome: None,
            unit: String::new(),
            deadline: None,
            reason: String::new(),
            turn: author.filter(|_| said.source == Source::Speech).and_then(|person| self.spoken(person)),
        }
    }

    pub(super) fn answer(&mut self, at: Time, to: &[i64], by: &[String], text: &str) {
        self.write(at, by.first().map(String::as_str), false, Kind::Note, text);
        let (paragraph, item) = (self.written(), self.meeting.facts().current);
        let opinions: Vec<_> = to.iter().map(|number| self.of_number(*number)).collect();
        let people: Vec<_> = by.iter().map(|key| self.person(key)).collect();
        self.step(at, Deed::Answer, |work| {
            let id = work.id();
            let answer = work.insert(Answer { id, item });
            for opinion in opinions {
                let id = work.id();
                work.insert(AnswerOpinion { id, answer, opinion });
            }
            for person in people {
                let id = work.id();
                work.insert(AnswerBy { id, answer, person });
            }
            work.update(paragraph, |paragraph: &mut Paragraph| {
                paragraph.kind = Kind::Answer;
                paragraph.answer = Some(answer);
            });
        });
    }

    pub(super) fn reply(&mut self, at: Time, by: &str, to: i64, text: &str) {
        self.write(at, Some(by), false, Kind::Note, text);
        let answers = self.meeting.facts().answers_of.get(&self.of_number(to));
        let answer = answers.and_then(|answers| answers.last()).copied();
        let (paragraph, answer) = (self.written(), answer.expect("the script replies only to what was answered"));
        self.step(at, Deed::Reply, |work| {
            work.update(paragraph, |paragraph: &mut Paragraph| paragraph.reply_to = Some(answer));
        });
    }

    pub(super) fn outcome(&mut self, at: Time, sorted: &Sorted) {
        let (opinion, deadline) = (self.of_number(sorted.of), sorted.days.and_then(|days| self.in_days(days)));
        self.step(at, Deed::Outcome, |work| {
            work.update(opinion, |opinion: &mut Opinion| {
                opinion.outcome = Some(sorted.result);
                opinion.unit = sorted.unit.to_string();
                opinion.deadline = deadline;
                opinion.reason = sorted.reason.to_string();
            });
        });
    }

    pub(super) fn task(&mut self, at: Time, text: &str, unit: &str, support: &str, days: u64) {
        let paragraph = self.paragraph(at, Some(self.person("chair")), Kind::Task, text);
        let deadline = self.in_days(days);
        self.step(at, Deed::Task, |work| {
            let id = work.id();
            let task = work.insert(Task { id, unit: unit.to_owned(), support: support.to_owned(), deadline });
            let id = work.id();
            work.insert(Paragraph { id, task: Some(task), ..paragraph });
        });
    }

    pub(super) fn vote(&mut self, at: Time, count: &Count) {
        let paragraph = self.paragraph(at, None, Kind::Vote, &count.text);
        let item = self.meeting.facts().current;
        let Count { form, agree, against, other, base, .. } = *count;
        self.step(at, Deed::Vote, |work| {
            let id = work.id();
            let vote = work.insert(Vote { id, item, at, form, agree, against, other, base: Some(base) });
            let id = work.id();
            work.insert(Paragraph { id, vote: Some(vote), ..paragraph });
        });
    }
}

//! One entry of the minutes as a line of the paper: who says what, to which opinions. Not where it stands.

use super::calls::{hamlet_of, person_call, person_full, person_full_in_sentence, person_in_sentence};
use super::introduced::{after_name, content};
use super::minutes::or_blank;
use super::model::Face;
use super::told::{Told, answered_numbers, hidden_people, is_told_answer, told};
use super::words::{fill, remarked, sentence, words};
use crate::domain::{
    AnswerId, Audience, Duty, Field, Grievance, Kind, Meeting, Opinion, Owner, Paragraph, ParagraphId, Person,
    PersonId, Source, Turn, TurnKind, Vote,
};
use std::collections::{BTreeMap, BTreeSet};

/// The words of one line, each with its face.
pub(super) type Line = Vec<(Face, String)>;

/// How the entries of one meeting are told in one copy.
pub(super) struct Telling<'m> {
    pub meeting: &'m Meeting,
    audience: Audience,
    /// Whose names this copy does not say.
    pub hidden: BTreeSet<PersonId>,
    /// Officials whose office was said already.
    introduced: BTreeSet<PersonId>,
    /// Told answers and their paragraphs, in order.
    pub words_of_answer: BTreeMap<AnswerId, Vec<ParagraphId>>,
}

impl<'m> Telling<'m> {
    pub fn new(meeting: &'m Meeting, audience: Audience) -> Telling<'m> {
        let officials = meeting.with_duty(Duty::Chair).chain(meeting.with_duty(Duty::Secretary));
        let introduced = officials.map(|person| person.id).collect();
        let mut words_of_answer: BTreeMap<AnswerId, Vec<ParagraphId>> = BTreeMap::new();
        for paragraph in meeting.facts().sequence.iter().filter_map(|id| meeting.get::<Paragraph>(*id)) {
            if let Some(answer) = paragraph.answer.filter(|answer| is_told_answer(meeting, *answer)) {
                words_of_answer.entry(answer).or_default().push(paragraph.id);
            }
        }
        Telling { meeting, audience, hidden: hidden_people(meeting, audience), introduced, words_of_answer }
    }

    /// The entry as a line; `before` is the entry told just before it. `None`: it is not told, or not here.
    pub fn line(&mut self, entry: &Paragraph, before: Option<&Paragraph>) -> Option<Line> {
        if entry.reply_to.is_some_and(|answer| !is_told_answer(self.meeting, answer)) {
            return None;
        }
        if let Some(opinion) = entry.opinion.and_then(|id| self.meeting.get::<Opinion>(id)) {
            return self.opinion(entry, opinion, before);
        }
        if let Some(answer) = entry.answer {
            return self.answer(entry, answer, before);
        }
        if let Some(vote) = entry.vote.and_then(|id| self.meeting.get::<Vote>(id)) {
            let continues = before.is_some_and(|before| before.vote == entry.vote);
            return Some(if continues { plain(&sentence(&entry.text)) } else { vote_line(&entry.text, vote) });
        }
        if entry.text.trim().is_empty() && entry.kind == Kind::Note {
            return None;
        }
        Some(plain(&self.introduced(entry).unwrap_or_else(|| {
            let says = self.says(entry);
            format!("{says}{}", sentence(or_blank(&entry.text)))
        })))
    }

    /// "Ông Hoàng Văn Định, xóm Thống Nhất: ", or nothing for nobody's words.
    fn says(&mut self, entry: &Paragraph) -> String {
        let who = match entry.owner() {
            Owner::Nobody => return String::new(),
            Owner::Hall => words().course.hall.clone(),
            Owner::Person(person) => self.speaker(person),
        };
        fill(&words().course.says, &[("who", &self.remarked_speaker(entry, who))])
    }

    /// Whose words begin by naming their owner, with that name as this copy says it.
    fn introduced(&mut self, entry: &Paragraph) -> Option<String> {
        let after = after_name(self.meeting, entry)?;
        let who = self.speaker(entry.person?);
        Some(sentence(&format!("{}{after}", self.remarked_speaker(entry, who))))
    }

    /// With what is particular about this speech: a point of order, a reply to an answer.
    fn remarked_speaker(&self, entry: &Paragraph, who: String) -> String {
        let turn = entry.turn.and_then(|id| self.meeting.get::<Turn>(id));
        if let Some(answer) = entry.reply_to {
            let opinions = words().opinion.numbered(&answered_numbers(self.meeting, answer));
            return fill(&words().course.reply, &[("who", &who), ("opinions", &opinions)]);
        }
        if turn.is_some_and(|turn| turn.kind == TurnKind::Point && entry.person == Some(turn.person)) {
            return fill(&words().course.point, &[("who", &who)]);
        }
        who
    }

    /// Residents always with their hamlet, for names repeat; officials with their office once.
    pub fn speaker(&mut self, person: PersonId) -> String {
        let is_resident = self.meeting.get::<Person>(person).is_some_and(|person| person.duty == Duty::Resident);
        if self.hidden.contains(&person) {
            words().course.unnamed.clone()
        } else if is_resident || self.introduced.insert(person) {
            person_full(self.meeting, person)
        } else {
            person_call(self.meeting, person)
        }
    }

    fn opinion(&mut self, entry: &Paragraph, opinion: &Opinion, before: Option<&Paragraph>) -> Option<Line> {
        let parts = self.meeting.facts().words_of.get(&opinion.id).map_or(&[][..], Vec::as_slice);
        let (is_first, is_last) = (parts.first() == Some(&entry.id), parts.last() == Some(&entry.id));
        let n = opinion.number.to_string();
        match told(opinion) {
            Told::Openly => {}
            Told::Withheld(grievance) => {
                return (is_first && self.audience == Audience::Office).then(|| withheld(&n, grievance));
            }
            Told::Unread => return None,
        }
        let field = opinion.field.filter(|_| is_last).and_then(|id| self.meeting.get::<Field>(id));
        let remark = field.map(|field| fill(&words().opinion.field, &[("field", field.name.trim())]));
        let remark = remark.unwrap_or_default();
        let text = remarked(or_blank(&entry.text), &remark);
        if !is_first && before.is_some_and(|before| before.opinion == entry.opinion) {
            return Some(plain(&text));
        }
        let label = if is_first { &words().opinion.number } else { &words().opinion.continued };
        let label = (Face::Bold, fill(label, &[("n", &n)]));
        let who = self.author(entry, opinion);
        if let Some(after) = after_name(self.meeting, entry).filter(|_| opinion.author == entry.person) {
            let said = format!("{}{after}", self.remarked_speaker(entry, who));
            return Some(vec![label, (Face::Plain, remarked(&said, &remark))]);
        }
        let says = fill(&words().course.says, &[("who", &self.remarked_speaker(entry, who))]);
        Some(vec![label, (Face::Plain, says + &text)])
    }

    /// Whose opinion it is, how it came, who read it.
    fn author(&mut self, entry: &Paragraph, opinion: &Opinion) -> String {
        let words = &words().opinion;
        let is_named = |reader: &PersonId| opinion.author != Some(*reader) && !self.hidden.contains(reader);
        let reader = opinion.reader.filter(is_named);
        let reader = reader.map(|id| person_in_sentence(self.meeting, id));
        let way = words.ways.of(opinion.source);
        let who = match (opinion.author, entry.owner()) {
            (Some(author), _) => self.speaker(author),
            (None, _) if opinion.source == Source::Slip => {
                return match &reader {
                    Some(reader) => fill(&words.slip_read, &[("reader", reader)]),
                    None => words.slip.clone(),
                };
            }
            (None, Owner::Person(person)) if opinion.reader != Some(person) => self.speaker(person),
            (None, _) => {
                let hamlet = opinion.hamlet.map(|id| format!(", {}", hamlet_of(self.meeting, id)));
                format!("{}{}", or_blank(""), hamlet.unwrap_or_default())
            }
        };
        match (opinion.source, &reader) {
            (Source::Speech, None) => who,
            (Source::Speech, Some(reader)) => fill(&words.read, &[("who", &who), ("reader", reader)]),
            (_, None) => fill(&words.by_way, &[("who", &who), ("way", way)]),
            (_, Some(reader)) => fill(&words.by_way_read, &[("who", &who), ("way", way), ("reader", reader)]),
        }
    }

    fn answer(&mut self, entry: &Paragraph, answer: AnswerId, before: Option<&Paragraph>) -> Option<Line> {
        let parts = self.words_of_answer.get(&answer)?;
        let (is_first, is_last) = (parts.first() == Some(&entry.id), parts.last() == Some(&entry.id));
        let numbers = answered_numbers(self.meeting, answer);
        let towards = || fill(&words().answer.towards, &[("opinions", &words().opinion.numbered(&numbers))]);
        let remark = if is_last && !numbers.is_empty() { towards() } else { String::new() };
        let text = remarked(or_blank(content(self.meeting, entry)), &remark);
        if !is_first && before.is_some_and(|before| before.answer == entry.answer) {
            return Some(plain(&text));
        }
        if !is_first {
            return Some(vec![(Face::Italic, words().answer.continued.clone()), (Face::Plain, text)]);
        }
        let by = self.meeting.facts().answerers_of.get(&answer);
        let mut people: Vec<PersonId> = by.cloned().unwrap_or_default();
        if let (true, Owner::Person(owner)) = (people.is_empty(), entry.owner()) {
            people.push(owner);
        }
        let called = |person: &PersonId| match self.hidden.contains(person) {
            true => words().course.unnamed.clone(),
            false => person_full_in_sentence(self.meeting, *person),
        };
        let who: Vec<String> = people.iter().map(called).collect();
        let label = match who.is_empty() {
            true => words().answer.nobody.clone(),
            false => fill(&words().answer.by, &[("who", &who.join("; "))]),
        };
        Some(vec![(Face::Italic, label), (Face::Plain, text)])
    }
}

pub(super) fn plain(text: &str) -> Line {
    vec![(Face::Plain, text.to_owned())]
}

fn withheld(n: &str, grievance: Grievance) -> Line {
    let label = fill(&words().opinion.number, &[("n", n)]);
    vec![(Face::Bold, label), (Face::Plain, words().opinion.withheld(grievance).to_owned())]
}

/// A vote with its numbers, percentage and base; nothing is said of agreement beyond them.
pub(super) fn vote_line(subject: &str, vote: &Vote) -> Line {
    use super::minutes::number;
    let words = &words().vote;
    let counted = vote.agree.max(0) + vote.against.max(0) + vote.other.max(0);
    let (base, basis) = vote.base.map_or((counted, &words.counted), |base| (base, &words.base));
    let whole = usize::try_from(base).unwrap_or(0);
    let percent = crate::viet::percent(usize::try_from(vote.agree).unwrap_or(0), whole);
    let (agree, of) = (number(vote.agree), number(base));
    let agreed = match &percent {
        Some(percent) => fill(&words.agree_of, &[("agree", &agree), ("base", &of), ("percent", percent)]),
        None => fill(&words.agree, &[("agree", &agree)]),
    };
    let parts = [
        agreed,
        fill(&words.against, &[("number", &number(vote.against))]),
        fill(&words.other, &[("number", &number(vote.other))]),
    ];
    let result = fill(&words.result, &[("parts", &parts.join("; ")), ("base", &fill(basis, &[("base", &of)]))]);
    let form = fill(&words.form, &[("form", words.forms.of(vote.form))]);
    let text = format!("{} {form} {result}", sentence(or_blank(subject)));
    vec![(Face::Bold, words.label.clone()), (Face::Plain, text)]
}

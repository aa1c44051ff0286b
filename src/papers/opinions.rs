//! Bảng tổng hợp ý kiến, kiến nghị: every opinion with its answers and what became of it, by field. Its columns are those
//! commune offices use; no law gives them. Not the counts of the report.

use super::Sources;
use super::calls::{hamlet_of, person_in_sentence, table_date};
use super::introduced::content;
use super::list::{Names, columns, list};
use super::minutes::{number, or_blank};
use super::model::{Block, Document, Face, Paragraph, Row, Table};
use super::table_words::{Opinions as Words, table_words};
use super::told::{Told, answered_numbers, told, told_opinions};
use super::words::{fill, sentence, words};
use crate::domain::{
    AnswerId, Audience, Field, Meeting, Opinion, Outcome, Owner, Paragraph as Entry, PersonId, Source, Standing, Wish,
};
use crate::viet::two;
use std::collections::BTreeMap;

pub(super) fn opinions(sources: &Sources<'_>, wish: &Wish) -> Document {
    let list = list(sources.meeting, wish, &table_words().opinions.title, true);
    Document { blocks: blocks(sources.meeting, wish.audience), ..list }
}

/// The table of opinions, for the paper of its own and for the appendix of the minutes; on sheets turned on their side.
///
/// Every opinion keeps its own number. Complaints and denunciations are only said to be there, and in public copies not
/// even that; slips nobody read are only counted.
pub(super) fn blocks(meeting: &Meeting, audience: Audience) -> Vec<Block> {
    let (table, words) = (Telling::new(meeting, audience), &table_words().opinions);
    let told: Vec<&Opinion> = told_opinions(meeting).collect();
    let mut rows = Vec::with_capacity(told.len() + 8);
    for (field, opinions) in by_field(meeting, &told) {
        let n = two(opinions.len());
        rows.push(Row::group(&match field {
            Some(field) => fill(&words.field, &[("field", or_blank(&field.name)), ("number", &n)]),
            None => fill(&words.no_field, &[("number", &n)]),
        }));
        rows.extend(opinions.iter().map(|opinion| table.row(opinion)));
    }
    rows.extend(withheld(meeting, audience));
    rows.push(Row::group(&fill(&words.total, &[("number", &two(told.len()))])));
    let mut blocks = vec![Block::Table(Table::new(columns(&words.columns), rows))];
    blocks.extend(closing(meeting, &told).into_iter().map(Block::from));
    blocks
}

/// Fields in the office's order, those without one last; only fields somebody spoke of.
fn by_field<'m>(meeting: &'m Meeting, told: &[&'m Opinion]) -> Vec<(Option<&'m Field>, Vec<&'m Opinion>)> {
    let mut fields: Vec<&Field> = meeting.rows().fields.values().collect();
    fields.sort_by_key(|field| (&field.place, field.id));
    let of = |field: Option<&Field>| {
        let known = |opinion: &Opinion| opinion.field.and_then(|id| meeting.get::<Field>(id)).map(|field| field.id);
        told.iter().copied().filter(|opinion| known(opinion) == field.map(|field| field.id)).collect::<Vec<_>>()
    };
    let groups = fields.into_iter().map(Some).chain([None]).map(|field| (field, of(field)));
    groups.filter(|(_, opinions)| !opinions.is_empty()).collect()
}

/// Opinions that go another way: their number and that they are there, in the office's copy.
fn withheld(meeting: &Meeting, audience: Audience) -> Vec<Row> {
    let table = &table_words().opinions;
    let all = meeting.facts().opinions.iter().filter_map(|id| meeting.get::<Opinion>(*id));
    let of = all.filter(|_| audience == Audience::Office).filter_map(|opinion| match told(opinion) {
        Told::Withheld(grievance) => Some((opinion.number, words().opinion.withheld(grievance))),
        Told::Openly | Told::Unread => None,
    });
    let rows: Vec<Row> = of
        .map(|(n, text)| {
            let mut cells = vec![String::new(); table.columns.len()];
            (cells[0], cells[2]) = (n.to_string(), text.to_owned());
            Row::cells(cells)
        })
        .collect();
    let count = fill(&table.withheld, &[("number", &two(rows.len()))]);
    let head = (!rows.is_empty()).then(|| Row::group(&count));
    head.into_iter().chain(rows).collect()
}

/// What became of them all, and what is only counted.
fn closing(meeting: &Meeting, opinions: &[&Opinion]) -> Vec<Paragraph> {
    let (more, outcomes) = (&words().tally.more, &words().tally.outcomes);
    let standings = Outcome::ALL.iter().map(|outcome| Standing::Sorted(*outcome));
    let count = |which: Standing| opinions.iter().filter(|opinion| meeting.facts().standing(opinion) == which).count();
    let parts = standings.chain([Standing::Heard, Standing::Open]).map(|which| (which, count(which)));
    let told_part = |(which, count): (Standing, usize)| {
        fill(&more.outcome, &[("number", &two(count)), ("what", outcomes.of(which))])
    };
    let parts: Vec<String> = parts.filter(|(_, count)| *count > 0).map(told_part).collect();
    let unread = meeting.rows().opinions.values().filter(|opinion| told(opinion) == Told::Unread).count();
    let mut lines = Vec::new();
    if !parts.is_empty() {
        let text = format!("{}.", parts.join("; "));
        lines.push(Paragraph::new([(Face::Bold, more.results.clone()), (Face::Plain, text)]));
    }
    if unread > 0 {
        lines.push(Paragraph::plain(&fill(&more.unread, &[("number", &number(unread as i64))])));
    }
    lines
}

/// How the opinions of one meeting are told in one copy.
struct Telling<'m> {
    meeting: &'m Meeting,
    audience: Audience,
    names: Names<'m>,
    words: &'static Words,
    /// The words of answers: their paragraphs in order, each a sentence.
    answers: BTreeMap<AnswerId, Vec<String>>,
    /// Who gives them when nobody is named as their answerer: whose words they are.
    owners: BTreeMap<AnswerId, PersonId>,
}

impl<'m> Telling<'m> {
    fn new(meeting: &'m Meeting, audience: Audience) -> Telling<'m> {
        let (mut answers, mut owners) = (BTreeMap::<AnswerId, Vec<String>>::new(), BTreeMap::new());
        for entry in meeting.facts().sequence.iter().filter_map(|id| meeting.get::<Entry>(*id)) {
            if let Some(answer) = entry.answer {
                answers.entry(answer).or_default().push(sentence(content(meeting, entry)));
                if let Owner::Person(person) = entry.owner() {
                    owners.entry(answer).or_insert(person);
                }
            }
        }
        let names = Names::new(meeting, audience);
        Telling { meeting, audience, names, words: &table_words().opinions, answers, owners }
    }

    fn row(&self, opinion: &Opinion) -> Row {
        let field = opinion.field.and_then(|id| self.meeting.get::<Field>(id));
        let standing = self.meeting.facts().standing(opinion);
        Row::cells([
            opinion.number.to_string(),
            self.author(opinion),
            self.text(opinion),
            field.map(|field| field.name.clone()).unwrap_or_default(),
            self.words.ways.of(opinion.source).to_owned(),
            self.answerers(opinion),
            self.answered(opinion),
            self.words.standings.of(standing).to_owned(),
            self.deadline(opinion),
            self.note(opinion),
        ])
    }

    /// Whose opinion it is; without an author, who said its first words.
    fn author(&self, opinion: &Opinion) -> String {
        let first = self.meeting.facts().words_of.get(&opinion.id).and_then(|words| words.first());
        let owner = first.and_then(|id| self.meeting.get::<Entry>(*id)).map(Entry::owner);
        let home = opinion.hamlet.map(|id| hamlet_of(self.meeting, id));
        let author = match (opinion.author, owner) {
            (Some(author), _) => Some(author),
            (None, _) if opinion.source == Source::Slip => return words().opinion.slip.clone(),
            (None, Some(Owner::Person(person))) if opinion.reader != Some(person) => Some(person),
            (None, _) => None,
        };
        let who = author.map_or_else(|| or_blank("").to_owned(), |id| self.names.full(id));
        let says_home = author.is_some_and(|id| self.names.hides(id) || !self.names.standing(id).is_empty());
        match home.filter(|_| !says_home) {
            Some(hamlet) => fill(&self.words.at_home, &[("who", &who), ("hamlet", &hamlet)]),
            None => who,
        }
    }

    fn text(&self, opinion: &Opinion) -> String {
        let words = self.meeting.facts().words_of.get(&opinion.id).into_iter().flatten();
        let texts =
            words.filter_map(|id| self.meeting.get::<Entry>(*id)).map(|entry| sentence(content(self.meeting, entry)));
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        or_blank(&texts.join(" ")).to_owned()
    }

    fn answers_to(&self, opinion: &Opinion) -> &[AnswerId] {
        self.meeting.facts().answers_of.get(&opinion.id).map_or(&[], Vec::as_slice)
    }
    fn by(&self, answer: AnswerId) -> Vec<String> {
        let owner = self.owners.get(&answer).map(std::slice::from_ref).unwrap_or_default();
        let by = self.meeting.facts().answerers_of.get(&answer).map_or(owner, Vec::as_slice);
        by.iter().map(|id| self.names.full(*id)).collect()
    }

    /// Who answered, each once, and the unit that is to.
    fn answerers(&self, opinion: &Opinion) -> String {
        let mut who: Vec<String> = Vec::new();
        for name in self.answers_to(opinion).iter().flat_map(|answer| self.by(*answer)) {
            if !who.contains(&name) {
                who.push(name);
            }
        }
        let unit = opinion.unit.trim().trim_end_matches('.');
        if !unit.is_empty() || opinion.outcome == Some(Outcome::InWriting) {
            who.push(fill(&self.words.unit, &[("unit", or_blank(unit))]));
        }
        who.join("; ")
    }

    fn answered(&self, opinion: &Opinion) -> String {
        let answers = self.answers_to(opinion);
        let text = |answer: &AnswerId| {
            let numbers = answered_numbers(self.meeting, *answer);
            match numbers.first().filter(|first| **first != opinion.number) {
                Some(first) => fill(&self.words.same, &[("n", &first.to_string())]),
                None => or_blank(&self.answers.get(answer).map(|parts| parts.join(" ")).unwrap_or_default()).to_owned(),
            }
        };
        let told = |answer: &AnswerId| match self.by(*answer).join("; ") {
            who if answers.len() == 1 || who.is_empty() => text(answer),
            who => fill(&self.words.answer, &[("who", &who), ("text", &text(answer))]),
        };
        answers.iter().map(told).collect::<Vec<_>>().join(" ")
    }

    /// A written answer without a deadline has a blank for it.
    fn deadline(&self, opinion: &Opinion) -> String {
        let date = opinion.deadline.map(table_date).unwrap_or_default();
        if opinion.outcome == Some(Outcome::InWriting) { or_blank(&date).to_owned() } else { date }
    }

    fn note(&self, opinion: &Opinion) -> String {
        let reader = opinion.reader.filter(|reader| opinion.author != Some(*reader) && !self.names.hides(*reader));
        let read = |reader| fill(&self.words.reader, &[("reader", &person_in_sentence(self.meeting, reader))]);
        let reason = opinion.reason.trim().trim_end_matches('.');
        let needed = opinion.outcome == Some(Outcome::Refused);
        let why = || fill(&self.words.reason, &[("reason", or_blank(reason))]);
        let unnamed = opinion.unnamed && self.audience == Audience::Office;
        let parts =
            [reader.map(read), (needed || !reason.is_empty()).then(why), unnamed.then(|| self.words.unnamed.clone())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

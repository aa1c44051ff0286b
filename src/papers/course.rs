//! The course of the meeting in the order of the minutes: headings of the agenda, entries, breaks, results, conclusions,
//! tasks. Not what follows what, nor how one entry is worded.

use super::calls::table_date;
use super::entry::{Telling, plain, vote_line};
use super::minutes::or_blank;
use super::model::{Block, Column, Face, Level, Paragraph as Line, Row, Shape, Table};
use super::moments::{Moment, break_line, moments};
use super::result::results;
use super::told::told_opinions;
use super::words::{fill, sentence, words};
use crate::domain::{
    Audience, Item, ItemId, Kind, Meeting, Opinion, OpinionId, Owner, Paragraph, ParagraphId, Spell, Task, TaskId,
};
use crate::viet::roman;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn course(meeting: &Meeting, audience: Audience) -> Vec<Block> {
    let mut course = Course::new(meeting, audience);
    for moment in moments(meeting) {
        match moment {
            Moment::Entry(entry) => course.entry(entry),
            Moment::Item(item) => course.enter(item),
            Moment::Break(spell) => course.push(plain(&break_line(meeting, spell, ""))),
            Moment::Vote(vote) => {
                if let Some(item) = vote.item {
                    course.enter(item);
                }
                course.push(vote_line("", vote));
            }
        }
    }
    course.finish()
}

struct Course<'m> {
    telling: Telling<'m>,
    blocks: Vec<Block>,
    /// The open headings, outermost first.
    path: Vec<ItemId>,
    headings: BTreeMap<ItemId, String>,
    counts: BTreeMap<Option<ItemId>, usize>,
    /// Titles of the first level are short enough for capitals.
    capitals: bool,
    /// Opinions whose result is told after this entry.
    results: BTreeMap<ParagraphId, Vec<OpinionId>>,
    conclusions: Vec<&'m Paragraph>,
    tasks: Vec<(TaskId, &'m str)>,
    /// All tasks; the table stands where the last of them was given.
    tasks_given: usize,
    before: Option<&'m Paragraph>,
    /// It was said that some opinions came in before the meeting.
    told_advance: bool,
}

impl<'m> Course<'m> {
    fn new(meeting: &'m Meeting, audience: Audience) -> Course<'m> {
        let telling = Telling::new(meeting, audience);
        let first_level = meeting.rows().items.values().filter(|item| item.parent.is_none());
        let longest = first_level.map(|item| item.title.chars().count()).max().unwrap_or(0);
        let given = meeting.rows().paragraphs.values().filter(|entry| entry.task.is_some()).count();
        Course {
            results: results_after(&telling),
            telling,
            blocks: Vec::new(),
            path: Vec::new(),
            headings: BTreeMap::new(),
            counts: BTreeMap::new(),
            capitals: longest <= words().course.longest_capitals,
            conclusions: Vec::new(),
            tasks: Vec::new(),
            tasks_given: given,
            before: None,
            told_advance: false,
        }
    }
    fn meeting(&self) -> &'m Meeting {
        self.telling.meeting
    }
    fn push(&mut self, line: super::entry::Line) {
        self.conclude();
        self.blocks.push(Line::new(line).into());
    }

    fn entry(&mut self, entry: &'m Paragraph) {
        match entry.item {
            Some(item) => self.enter(item),
            None => self.before_any_item(entry),
        }
        if let Some(task) = entry.task {
            self.tasks.push((task, &entry.text));
            return;
        }
        if entry.kind == Kind::Conclusion {
            if self.conclusions.last().is_some_and(|last| last.owner() != entry.owner()) {
                self.conclude();
            }
            self.conclusions.push(entry);
            return;
        }
        let line = match entry.spell.and_then(|id| self.meeting().get::<Spell>(id)) {
            Some(spell) => Some(plain(&break_line(self.meeting(), spell, &entry.text))),
            None => self.telling.line(entry, self.before),
        };
        if let Some(line) = line {
            self.push(line);
            self.before = Some(entry);
            self.tell_results(entry);
        }
    }

    fn tell_results(&mut self, entry: &Paragraph) {
        let Some(ids) = self.results.remove(&entry.id) else { return };
        let opinions: Vec<&Opinion> = ids.iter().filter_map(|id| self.meeting().get::<Opinion>(*id)).collect();
        // A single result right after its opinion needs no number.
        let named = opinions.len() > 1 || entry.opinion.is_none() && !self.answers_only(entry, &opinions);
        let line = vec![(Face::Italic, words().result.label.clone()), (Face::Plain, results(&opinions, named))];
        self.push(line);
        self.before = None;
    }
    fn answers_only(&self, entry: &Paragraph, opinions: &[&Opinion]) -> bool {
        let of = entry.answer.and_then(|answer| self.meeting().facts().opinions_of.get(&answer));
        of.is_some_and(|of| opinions.iter().map(|opinion| opinion.id).eq(of.iter().copied()))
    }

    /// Opinions that came in before the meeting stand before its first item, under a line of their own.
    fn before_any_item(&mut self, entry: &Paragraph) {
        if !self.told_advance && entry.opinion.is_some() && self.headings.is_empty() {
            self.told_advance = true;
            self.blocks.push(Line::plain(&words().course.advance).with_next().into());
        }
    }

    /// Opens the headings down to this item; one that was left and is returned to says so.
    fn enter(&mut self, item: ItemId) {
        let mut way = Vec::new();
        let mut next = Some(item);
        while let Some(item) = next.and_then(|id| self.meeting().get::<Item>(id)).filter(|item| !way.contains(&item.id))
        {
            way.push(item.id);
            next = item.parent;
        }
        way.reverse();
        if self.path == way {
            return;
        }
        self.leave();
        for (depth, id) in way.iter().enumerate() {
            if self.path.get(depth) == Some(id) {
                continue;
            }
            self.path.truncate(depth);
            self.path.push(*id);
            self.heading(depth, *id);
        }
        self.path.truncate(way.len());
    }

    fn heading(&mut self, depth: usize, id: ItemId) {
        let depth = depth + usize::from(!self.capitals);
        let level = [Level::Section, Level::Clause, Level::Point][depth.min(2)];
        if let Some(known) = self.headings.get(&id) {
            let again = fill(&words().course.continued, &[("heading", known)]);
            self.blocks.push(Block::heading(level, &again));
            return;
        }
        let Some(item) = self.meeting().get::<Item>(id) else { return };
        let count = self.counts.entry(item.parent).or_default();
        *count += 1;
        let title = or_blank(item.title.trim().trim_end_matches(['.', ';', ',']));
        let heading = match level {
            Level::Section => format!("{}. {}", roman(*count), title.to_uppercase()),
            Level::Clause => format!("{count}. {title}"),
            Level::Point => format!("{}) {title}", letter(*count)),
        };
        self.blocks.push(Block::heading(level, &heading));
        self.headings.insert(id, heading);
    }

    /// What had to wait for its end: conclusions together, and the table once all tasks were given.
    fn leave(&mut self) {
        self.conclude();
        if !self.tasks.is_empty() && self.tasks.len() == self.tasks_given {
            self.table();
        }
        self.before = None;
    }

    fn conclude(&mut self) {
        let conclusions = std::mem::take(&mut self.conclusions);
        let Some(first) = conclusions.first() else { return };
        let who = match first.owner() {
            Owner::Person(person) => self.telling.speaker(person),
            Owner::Hall | Owner::Nobody => words().conclusion.chair.clone(),
        };
        let label = fill(&words().conclusion.by, &[("who", &who)]);
        let face = Face::Plain;
        if conclusions.len() == 1 {
            self.blocks.push(Line::new([(face, label), (face, sentence(or_blank(&first.text)))]).into());
            return;
        }
        self.blocks.push(Line::new([(face, label.trim_end().to_owned())]).with_next().into());
        for (at, conclusion) in conclusions.iter().enumerate() {
            let n = fill(&words().conclusion.item, &[("n", &(at + 1).to_string())]);
            let line = Line::new([(face, n), (face, sentence(or_blank(&conclusion.text)))]);
            self.blocks.push(line.shaped(Shape::ListItem).into());
        }
    }

    fn table(&mut self) {
        let (words, tasks) = (&words().tasks, std::mem::take(&mut self.tasks));
        let columns = words.columns.iter().zip(&words.widths).enumerate();
        let last = words.columns.len() - 1;
        let columns = columns.map(|(at, (title, width))| {
            let column = Column::new(title, *width);
            if at == 0 || at == last { column.centered() } else { column }
        });
        let rows = tasks.iter().enumerate().map(|(at, (id, text))| {
            let task = self.meeting().get::<Task>(*id);
            let unit = or_blank(task.map_or("", |task| &task.unit)).to_owned();
            let support = task.map_or("", |task| task.support.trim()).to_owned();
            let deadline = task.and_then(|task| task.deadline).map_or_else(|| or_blank("").to_owned(), table_date);
            Row::cells([(at + 1).to_string(), or_blank(text).to_owned(), unit, support, deadline])
        });
        let table = Table::new(columns.collect(), rows.collect());
        self.blocks.push(Line::plain(&words.intro).with_next().into());
        self.blocks.push(Block::Table(table));
    }

    fn finish(mut self) -> Vec<Block> {
        let told: BTreeSet<TaskId> = self.meeting().rows().paragraphs.values().filter_map(|entry| entry.task).collect();
        let wordless = self.meeting().rows().tasks.keys().filter(|id| !told.contains(id));
        let wordless: Vec<(TaskId, &str)> = wordless.map(|id| (*id, "")).collect();
        self.conclude();
        self.tasks.extend(wordless);
        if !self.tasks.is_empty() {
            self.table();
        }
        self.blocks
    }
}

/// A result is told where its opinion was last answered, else where it was said.
fn results_after(telling: &Telling) -> BTreeMap<ParagraphId, Vec<OpinionId>> {
    let facts = telling.meeting.facts();
    let mut after: BTreeMap<ParagraphId, Vec<OpinionId>> = BTreeMap::new();
    for opinion in told_opinions(telling.meeting).filter(|opinion| opinion.outcome.is_some()) {
        let answers = facts.answers_of.get(&opinion.id).into_iter().flatten();
        let answered = answers.filter_map(|answer| telling.words_of_answer.get(answer)?.last());
        let place = |id: &&ParagraphId| {
            let entry = telling.meeting.get::<Paragraph>(**id);
            entry.and_then(|entry| facts.position(&entry.place, entry.id))
        };
        let last = answered.max_by_key(place).or_else(|| facts.words_of.get(&opinion.id)?.last());
        if let Some(last) = last {
            after.entry(*last).or_default().push(opinion.id);
        }
    }
    after
}

/// "a" to "z", then "a2", "b2" …
fn letter(n: usize) -> String {
    let (round, at) = ((n.max(1) - 1) / 26, (n.max(1) - 1) % 26);
    let letter = char::from(b'a' + u8::try_from(at).unwrap_or(0));
    if round == 0 { letter.to_string() } else { format!("{letter}{}", round + 1) }
}

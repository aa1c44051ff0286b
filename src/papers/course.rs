//! The course of the meeting in the order of the minutes: headings of the agenda, entries, breaks, results, conclusions,
//! tasks. Not what follows what, nor how one entry is worded.

use super::entry::{Line as Words, Telling, plain, vote_line};
use super::gathered::{self, Step};
use super::headings::heading;
use super::minutes::or_blank;
use super::model::{Block, Face, Level, Paragraph as Line};
use super::moments::{Moment, break_line, moments};
use super::orders::{self, Given};
use super::result::{results, results_after};
use super::told::Edition;
use super::words::{fill, words};
use crate::domain::{
    Item, ItemId, Kind, Meeting, Opinion, OpinionId, Owner, Paragraph, ParagraphId, Passage, Spell, TaskId,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn course(edition: &Edition<'_>) -> Vec<Block> {
    let meeting = edition.meeting;
    let mut course = Course::new(edition);
    let moments = moments(meeting);
    let steps = match edition.wish.grouped {
        true => gathered::steps(meeting, moments),
        false => moments.into_iter().map(Step::Moment).collect(),
    };
    for step in steps {
        match step {
            Step::Moment(moment) => course.moment(moment),
            Step::Opinions => course.opinions(),
            Step::Answers => course.answers(),
            Step::Rest => course.rest = true,
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
    is_grouped: bool,
    /// Titles of the first level are short enough for capitals.
    capitals: bool,
    /// Opinions whose result is told after this entry.
    results: BTreeMap<ParagraphId, Vec<OpinionId>>,
    conclusions: Vec<&'m Paragraph>,
    tasks: Vec<Given<'m>>,
    /// All tasks; the table stands where the last of them was given.
    tasks_given: usize,
    before: Option<&'m Paragraph>,
    /// It was said that some opinions came in before the meeting.
    told_advance: bool,
    /// What is told next in this item stands under opinions or answers without being one.
    rest: bool,
}

impl<'m> Course<'m> {
    fn new(edition: &'m Edition<'m>) -> Course<'m> {
        let meeting = edition.meeting;
        let mut telling = Telling::new(meeting, edition.wish.audience);
        telling.hidden = edition.hidden.clone();
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
            is_grouped: edition.wish.grouped,
            capitals: longest <= words().course.longest_capitals,
            conclusions: Vec::new(),
            tasks: Vec::new(),
            tasks_given: given,
            before: None,
            told_advance: false,
            rest: false,
        }
    }
    fn meeting(&self) -> &'m Meeting {
        self.telling.meeting
    }
    fn push(&mut self, line: Words, entry: Option<ParagraphId>) {
        self.conclude();
        if std::mem::take(&mut self.rest) {
            self.blocks.push(Line::plain(&words().grouped.rest).with_next().into());
        }
        let passage = entry.map(Passage::Paragraph);
        self.blocks.push(Line { passage, ..Line::new(line) }.into());
    }

    fn moment(&mut self, moment: Moment<'m>) {
        match moment {
            Moment::Entry(entry) => self.entry(entry),
            Moment::Item(item) => self.enter(item),
            Moment::Break(spell) => self.push(plain(&break_line(self.meeting(), spell, "")), None),
            Moment::Vote(vote) => {
                if let Some(item) = vote.item {
                    self.enter(item);
                }
                self.push(vote_line("", vote), None);
            }
        }
    }

    fn entry(&mut self, entry: &'m Paragraph) {
        match entry.item {
            Some(item) => self.enter(item),
            None => self.before_any_item(entry),
        }
        if let Some(task) = entry.task {
            self.tasks.push((task, Some(entry)));
            return;
        }
        if entry.kind == Kind::Conclusion {
            if self.conclusions.last().is_some_and(|last| last.owner() != entry.owner()) {
                self.conclude();
            }
            self.conclusions.push(entry);
            return;
        }
        self.tell(entry);
    }

    /// One line of the course, and the results known after it.
    fn tell(&mut self, entry: &'m Paragraph) {
        let line = match entry.spell.and_then(|id| self.meeting().get::<Spell>(id)) {
            Some(spell) => Some(plain(&break_line(self.meeting(), spell, &entry.text))),
            None => self.telling.line(entry, self.before),
        };
        if let Some(line) = line {
            self.push(line, Some(entry.id));
            self.before = Some(entry);
            // Grouped, the results without an answer stand among the answers.
            if entry.opinion.is_none() || !self.is_grouped {
                self.tell_results(entry);
            }
        }
    }

    /// All opinions, by number.
    fn opinions(&mut self) {
        let title = gathered::title_of_opinions(self.meeting());
        self.part(title, |course| {
            gathered::opinions(course.meeting()).into_iter().for_each(|entry| course.tell(entry))
        });
    }

    /// All answers by field with the replies to them and the results, and the results of what was not answered.
    fn answers(&mut self) {
        let groups = gathered::groups(&self.telling);
        self.part(&words().grouped.answers, |course| {
            for group in groups {
                if !group.title.is_empty() {
                    let level = course.level(course.path.len() + 1);
                    course.blocks.push(Block::heading(level, &group.title));
                }
                course.before = None;
                group.answers.into_iter().flatten().for_each(|entry| course.tell(entry));
                if let Some(first) = group.unanswered.first() {
                    let entry = course.meeting().facts().words_of.get(first).and_then(|words| words.last());
                    course.push_results(&group.unanswered, true, entry.copied());
                }
            }
        });
    }

    /// A heading and what stands under it, if anything does.
    fn part(&mut self, title: &str, tell: impl FnOnce(&mut Self)) {
        self.conclude();
        (self.before, self.rest) = (None, false);
        let at = self.blocks.len();
        tell(self);
        if self.blocks.len() > at {
            self.blocks.insert(at, Block::heading(self.level(self.path.len()), title));
        }
        self.before = None;
    }
    /// The level of a heading at this depth of the agenda.
    fn level(&self, depth: usize) -> Level {
        let depth = depth + usize::from(!self.capitals);
        [Level::Section, Level::Clause, Level::Point][depth.min(2)]
    }

    fn tell_results(&mut self, entry: &Paragraph) {
        let Some(ids) = self.results.remove(&entry.id) else { return };
        // A single result right after its opinion needs no number.
        let named = ids.len() > 1 || entry.opinion.is_none() && !self.answers_only(entry, &ids);
        self.push_results(&ids, named, Some(entry.id));
        self.before = None;
    }
    fn push_results(&mut self, ids: &[OpinionId], named: bool, entry: Option<ParagraphId>) {
        let opinions: Vec<&Opinion> = ids.iter().filter_map(|id| self.meeting().get::<Opinion>(*id)).collect();
        let line = vec![(Face::Italic, words().result.label.clone()), (Face::Plain, results(&opinions, named))];
        self.push(line, entry);
    }
    fn answers_only(&self, entry: &Paragraph, opinions: &[OpinionId]) -> bool {
        let of = entry.answer.and_then(|answer| self.meeting().facts().opinions_of.get(&answer));
        of.is_some_and(|of| opinions == of.as_slice())
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
        let level = self.level(depth);
        if let Some(known) = self.headings.get(&id) {
            let again = fill(&words().course.continued, &[("heading", known)]);
            self.blocks.push(Block::heading(level, &again));
            return;
        }
        let Some(item) = self.meeting().get::<Item>(id) else { return };
        let count = self.counts.entry(item.parent).or_default();
        *count += 1;
        let title = or_blank(item.title.trim().trim_end_matches(['.', ';', ',']));
        let heading = heading(level, *count, title);
        self.blocks.push(Block::heading(level, &heading));
        self.headings.insert(id, heading);
    }

    /// What had to wait for its end: conclusions together, and the table once all tasks were given.
    fn leave(&mut self) {
        self.conclude();
        if !self.tasks.is_empty() && self.tasks.len() == self.tasks_given {
            self.table();
        }
        (self.before, self.rest) = (None, false);
    }

    fn conclude(&mut self) {
        let conclusions = std::mem::take(&mut self.conclusions);
        let Some(first) = conclusions.first() else { return };
        let who = match first.owner() {
            Owner::Person(person) => self.telling.speaker(person),
            Owner::Hall | Owner::Nobody => words().conclusion.chair.clone(),
        };
        self.blocks.extend(orders::conclusions(self.meeting(), &who, &conclusions));
    }

    fn table(&mut self) {
        let tasks = std::mem::take(&mut self.tasks);
        self.blocks.extend(orders::tasks(self.meeting(), &tasks));
    }

    fn finish(mut self) -> Vec<Block> {
        let told: BTreeSet<TaskId> = self.meeting().rows().paragraphs.values().filter_map(|entry| entry.task).collect();
        let wordless = self.meeting().rows().tasks.keys().filter(|id| !told.contains(id));
        let wordless: Vec<Given> = wordless.map(|id| (*id, None)).collect();
        self.conclude();
        self.tasks.extend(wordless);
        if !self.tasks.is_empty() {
            self.table();
        }
        self.blocks
    }
}

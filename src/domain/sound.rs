//! What must hold between the rows of any meeting. Asked before something is undone or a time corrected, and of a whole file.

use super::rows::*;
use super::step::{Change, Rows};
use super::value::{Column, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Rows by table and id.
pub type Conflicts = BTreeSet<(&'static str, i64)>;

impl Rows {
    /// These rows after changes.
    pub fn with(&self, changes: &[Change]) -> Rows {
        let mut after = self.clone();
        changes.iter().for_each(|change| after.set(change));
        after
    }
    /// Rows that cannot stand together with the others; none in a sound meeting.
    pub fn conflicts(&self) -> Conflicts {
        let mut found = Conflicts::new();
        self.dangling(&mut found);
        self.floors(&mut found);
        self.wishes(&mut found);
        self.clocks(&mut found);
        self.bounds(&mut found);
        self.numbers(&mut found);
        self.words(&mut found);
        self.links(&mut found);
        self.speakers(&mut found);
        self.versions(&mut found);
        found
    }
    /// Rows that would stand in conflict after these changes and do not now.
    pub fn conflicts_of(&self, changes: &[Change]) -> Vec<(&'static str, i64)> {
        self.with(changes).conflicts().difference(&self.conflicts()).copied().collect()
    }

    /// What is referred to is there.
    fn dangling(&self, found: &mut Conflicts) {
        let mut there = Conflicts::new();
        self.each(|spec, id, _| {
            there.insert((spec.name, id));
        });
        self.each(|spec, id, values| {
            let lost = |(column, value): (&Column, &Value)| match (column.refers, value) {
                (Some(table), Value::Int(target)) => !there.contains(&(table, *target)),
                _ => false,
            };
            if spec.columns.iter().zip(&values).any(lost) {
                found.insert((spec.name, id));
            }
        });
    }
    /// At most one turn has the floor, and its clock runs while somebody speaks and only then.
    fn floors(&self, found: &mut Conflicts) {
        let on_floor = self.turns.values().filter(|turn| turn.has_floor());
        found.extend(beyond_one(on_floor.map(|turn| ("turn", turn.id.0))));
        for turn in self.turns.values() {
            let running = self.spells.values().filter(|spell| spell.turn == Some(turn.id) && spell.is_open()).count();
            if running != usize::from(turn.state == TurnState::Speaking) {
                found.insert(("turn", turn.id.0));
            }
        }
    }
    /// Nobody waits twice, or while they have the floor.
    fn wishes(&self, found: &mut Conflicts) {
        let mut by_person: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
        for turn in self.turns.values().filter(|turn| turn.is_waiting() || turn.has_floor()) {
            by_person.entry(turn.person).or_default().push(("turn", turn.id.0));
        }
        by_person.into_values().for_each(|turns| found.extend(beyond_one(turns)));
    }
    /// Nothing ends before it began, and at no moment do two speak, two items run, or anything but a break in a break.
    fn clocks(&self, found: &mut Conflicts) {
        let in_break = self.spells.values().any(|spell| spell.is_break() && spell.is_open());
        let of_turns = |spell: &&Spell| spell.turn.is_some();
        let mut turns: Vec<&Spell> = self.spells.values().filter(of_turns).collect();
        let mut items: Vec<&Spell> = self.spells.values().filter(|spell| !of_turns(spell)).collect();
        for spells in [&mut turns, &mut items] {
            spells.sort_by_key(|spell| (spell.since, spell.until.is_none(), spell.until));
            for pair in spells.windows(2).filter(|pair| pair[0].until.is_none_or(|until| until > pair[1].since)) {
                found.extend(pair.iter().map(|spell| ("spell", spell.id.0)));
            }
        }
        let backwards = |spell: &&Spell| spell.until.is_some_and(|until| until < spell.since);
        let speaks_in_break = |spell: &&Spell| in_break && spell.is_open() && !spell.is_break();
        let wrong = self.spells.values().filter(|spell| backwards(spell) || speaks_in_break(spell));
        found.extend(wrong.map(|spell| ("spell", spell.id.0)));
    }
    /// Nothing runs before the opening or after the end, and what was skipped has no times.
    fn bounds(&self, found: &mut Conflicts) {
        let Some(info) = self.meeting.values().next() else { return };
        let outside = |spell: &&Spell| {
            info.opened_at.is_none_or(|opened| spell.since < opened)
                || info.closed_at.is_some_and(|closed| spell.until.is_none_or(|until| until > closed))
        };
        let skipped = |spell: &&Spell| spell.item.and_then(|id| self.items.get(&id)).is_some_and(|item| item.skipped);
        let wrong = self.spells.values().filter(|spell| outside(spell) || skipped(spell));
        found.extend(wrong.map(|spell| ("spell", spell.id.0)));
    }
    /// Words of a turn are its speaker's.
    fn speakers(&self, found: &mut Conflicts) {
        let speaker = |turn: TurnId| self.turns.get(&turn).map(|turn| turn.person);
        let wrong = self.paragraphs.values().filter(|p| p.turn.is_some_and(|turn| speaker(turn) != p.person));
        found.extend(wrong.map(|paragraph| ("paragraph", paragraph.id.0)));
    }
    /// Every opinion has a number of its own.
    fn numbers(&self, found: &mut Conflicts) {
        let highest = self.meeting.values().next().map_or(0, |info| info.last_opinion);
        let mut given = BTreeSet::new();
        let wrong = self.opinions.values().filter(|o| o.number > highest || !given.insert(o.number));
        found.extend(wrong.map(|opinion| ("opinion", opinion.id.0)));
    }
    /// Versions are counted from 1, at most the newest is locked; a paper is issued once.
    fn versions(&self, found: &mut Conflicts) {
        let mut versions: Vec<&Version> = self.versions.values().collect();
        versions.sort_by_key(|version| (version.number, version.id));
        let last = versions.len();
        for (number, version) in (1..).zip(versions) {
            if version.number != number as i64 || version.is_locked() && number != last {
                found.insert(("version", version.id.0));
            }
        }
        let mut papers = BTreeSet::new();
        let twice = self.issues.values().filter(|issue| !papers.insert(issue.paper));
        found.extend(twice.map(|issue| ("issue", issue.id.0)));
    }
    /// Nobody gives an answer twice, and none is given to an opinion twice.
    fn links(&self, found: &mut Conflicts) {
        let (mut given, mut answered) = (BTreeSet::new(), BTreeSet::new());
        let bys = self.answer_bys.values().filter(|by| !given.insert((by.answer, by.person)));
        found.extend(bys.map(|by| ("answer_by", by.id.0)));
        let links = self.answer_opinions.values().filter(|link| !answered.insert((link.answer, link.opinion)));
        found.extend(links.map(|link| ("answer_opinion", link.id.0)));
    }
    /// Opinions, answers, tasks and votes have words, and an answer an opinion and somebody who gives it.
    fn words(&self, found: &mut Conflicts) {
        let said = |p: &Paragraph| {
            let ids = [p.opinion.map(i64::from), p.answer.map(i64::from), p.task.map(i64::from), p.vote.map(i64::from)];
            ids.into_iter().flatten()
        };
        let said: BTreeSet<i64> = self.paragraphs.values().flat_map(said).collect();
        let answering: BTreeSet<AnswerId> = self.answer_opinions.values().map(|link| link.answer).collect();
        let given: BTreeSet<AnswerId> = self.answer_bys.values().map(|by| by.answer).collect();
        let idle = |id: &&AnswerId| !said.contains(&id.0) || !answering.contains(*id) || !given.contains(*id);
        found.extend(self.answers.keys().filter(idle).map(|id| ("answer", id.0)));
        let opinions = self.opinions.keys().map(|id| ("opinion", id.0));
        let tasks = self.tasks.keys().map(|id| ("task", id.0));
        let votes = self.votes.keys().map(|id| ("vote", id.0));
        found.extend(opinions.chain(tasks).chain(votes).filter(|(_, id)| !said.contains(id)));
    }
}

/// All of them when there are several, none when there is one.
fn beyond_one<T>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let all: Vec<T> = all.into_iter().collect();
    if all.len() > 1 { all } else { Vec::new() }
}

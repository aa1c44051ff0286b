//! What follows from the rows and is asked for at every frame: orders, counts, who has the floor. Computed, never stored.

use super::rows::*;
use super::step::{Change, Edit, Rows};
use std::collections::{BTreeMap, BTreeSet};

/// An agenda item as it is walked and shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub item: ItemId,
    /// "2.1", from its position.
    pub number: String,
    pub depth: usize,
    /// A heading is not walked: it has children that are.
    pub is_heading: bool,
}

/// Where an opinion stands, with what is computed from its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Chưa có trả lời.
    Open,
    /// Đã nghe trả lời, chưa xếp kết quả.
    Heard,
    Sorted(Outcome),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Paragraphs in the order of the minutes.
    pub sequence: Vec<ParagraphId>,
    keys: Vec<(String, ParagraphId)>,
    /// The agenda in order, headings included.
    pub agenda: Vec<Line>,
    pub current: Option<ItemId>,
    /// The turn that has the floor.
    pub floor: Option<TurnId>,
    /// Those waiting, first first.
    pub queue: Vec<TurnId>,
    pub spells_of_turn: BTreeMap<TurnId, Vec<SpellId>>,
    pub spells_of_item: BTreeMap<ItemId, Vec<SpellId>>,
    pub breaks: Vec<SpellId>,
    /// Opinions by number.
    pub opinions: Vec<OpinionId>,
    pub answers_of: BTreeMap<OpinionId, Vec<AnswerId>>,
    pub opinions_of: BTreeMap<AnswerId, Vec<OpinionId>>,
    pub answerers_of: BTreeMap<AnswerId, Vec<PersonId>>,
    /// Paragraphs of an opinion, in order.
    pub words_of: BTreeMap<OpinionId, Vec<ParagraphId>>,
    pub headcounts: Vec<HeadcountId>,
    pub unanswered: usize,
    pub heard: usize,
    pub answered: usize,
    pub in_writing: usize,
    /// Withdrawn, or not accepted.
    pub dropped: usize,
}

impl Facts {
    pub fn of(rows: &Rows) -> Facts {
        let mut facts = Facts::default();
        let mut keys: Vec<_> = rows.paragraphs.values().map(|p| (p.place.clone(), p.id)).collect();
        keys.sort();
        facts.sequence = keys.iter().map(|(_, id)| *id).collect();
        facts.keys = keys;
        facts.compute(rows);
        facts.compute_words(rows);
        facts
    }

    /// A paragraph is about to change: its old place is forgotten.
    pub(super) fn forget(&mut self, rows: &Rows, change: &Change) {
        let Some(before) = paragraph(change).and_then(|edit| rows.paragraphs.get(&edit.before.as_ref()?.id)) else {
            return;
        };
        if let Ok(at) = self.keys.binary_search_by(|(place, id)| (place, id).cmp(&(&before.place, &before.id))) {
            self.keys.remove(at);
            self.sequence.remove(at);
        }
    }
    pub(super) fn learn(&mut self, change: &Change) {
        let Some(after) = paragraph(change).and_then(|edit| edit.after.as_ref()) else { return };
        let key = (after.place.clone(), after.id);
        if let Err(at) = self.keys.binary_search(&key) {
            self.sequence.insert(at, after.id);
            self.keys.insert(at, key);
        }
    }
    pub(super) fn refresh(&mut self, rows: &Rows, changes: &[Change]) {
        if changes.iter().any(|change| paragraph(change).is_none()) {
            self.compute(rows);
        }
        let opinion_words = |edit: &Edit<Paragraph>| {
            [&edit.before, &edit.after].into_iter().flatten().any(|paragraph| paragraph.opinion.is_some())
        };
        if changes.iter().filter_map(paragraph).any(opinion_words) {
            self.compute_words(rows);
        }
    }
    /// Where a paragraph stands in the sequence.
    pub fn position(&self, place: &str, id: ParagraphId) -> Option<usize> {
        self.keys.binary_search_by(|(p, i)| (p.as_str(), i).cmp(&(place, &id))).ok()
    }

    fn compute_words(&mut self, rows: &Rows) {
        self.words_of.clear();
        for id in &self.sequence {
            if let Some(opinion) = rows.paragraphs.get(id).and_then(|paragraph| paragraph.opinion) {
                self.words_of.entry(opinion).or_default().push(*id);
            }
        }
    }

    fn compute(&mut self, rows: &Rows) {
        self.agenda = agenda(rows);
        self.floor = rows.turns.values().find(|turn| turn.has_floor()).map(|turn| turn.id);
        let mut queue: Vec<&Turn> = rows.turns.values().filter(|turn| turn.is_waiting()).collect();
        queue.sort_by_key(|turn| (turn.last_word, &turn.place, turn.id));
        self.queue = queue.iter().map(|turn| turn.id).collect();
        self.spells(rows);
        self.counts(rows);
    }

    fn spells(&mut self, rows: &Rows) {
        self.spells_of_turn.clear();
        self.spells_of_item.clear();
        self.breaks.clear();
        self.current = None;
        for spell in rows.spells.values() {
            match (spell.turn, spell.item) {
                (Some(turn), _) => self.spells_of_turn.entry(turn).or_default().push(spell.id),
                (None, Some(item)) => {
                    self.spells_of_item.entry(item).or_default().push(spell.id);
                    if spell.is_open() {
                        self.current = Some(item);
                    }
                }
                (None, None) => self.breaks.push(spell.id),
            }
        }
        let in_order = |ids: &mut Vec<SpellId>| ids.sort_by_key(|id| (rows.spells[id].since, *id));
        self.spells_of_turn.values_mut().for_each(in_order);
        self.spells_of_item.values_mut().for_each(in_order);
        in_order(&mut self.breaks);
    }

    fn counts(&mut self, rows: &Rows) {
        self.answers_of.clear();
        self.opinions_of.clear();
        self.answerers_of.clear();
        for link in rows.answer_opinions.values() {
            self.answers_of.entry(link.opinion).or_default().push(link.answer);
            self.opinions_of.entry(link.answer).or_default().push(link.opinion);
        }
        for by in rows.answer_bys.values() {
            self.answerers_of.entry(by.answer).or_default().push(by.person);
        }
        let mut opinions: Vec<&Opinion> = rows.opinions.values().collect();
        opinions.sort_by_key(|opinion| opinion.number);
        self.opinions = opinions.iter().map(|opinion| opinion.id).collect();
        let standing = |opinion: &&Opinion| self.standing(opinion);
        let standings: Vec<Standing> = opinions.iter().map(standing).collect();
        let count = |which: fn(&Standing) -> bool| standings.iter().filter(|standing| which(standing)).count();
        (self.unanswered, self.heard) = (count(|s| *s == Standing::Open), count(|s| *s == Standing::Heard));
        self.in_writing = count(|s| matches!(s, Standing::Sorted(Outcome::InWriting | Outcome::PassedOn)));
        self.answered = count(|s| matches!(s, Standing::Sorted(Outcome::Answered | Outcome::Accepted)));
        self.dropped = standings.len() - self.unanswered - self.heard - self.in_writing - self.answered;
        // The newest is the one made last, whatever the clock said.
        self.headcounts = rows.headcounts.keys().copied().collect();
    }

    pub fn standing(&self, opinion: &Opinion) -> Standing {
        match opinion.outcome {
            Some(outcome) => Standing::Sorted(outcome),
            None if self.answers_of.contains_key(&opinion.id) => Standing::Heard,
            None => Standing::Open,
        }
    }
}

fn paragraph(change: &Change) -> Option<&Edit<Paragraph>> {
    match change {
        Change::Paragraph(edit) => Some(edit),
        _ => None,
    }
}

fn agenda(rows: &Rows) -> Vec<Line> {
    let mut by_parent: BTreeMap<Option<ItemId>, Vec<&Item>> = BTreeMap::new();
    for item in rows.items.values() {
        by_parent.entry(item.parent).or_default().push(item);
    }
    by_parent.values_mut().for_each(|items| items.sort_by_key(|item| (&item.place, item.id)));
    let mut lines = Vec::with_capacity(rows.items.len());
    let mut seen = BTreeSet::new();
    walk(&by_parent, None, "", 0, &mut lines, &mut seen);
    lines
}

fn walk(
    by_parent: &BTreeMap<Option<ItemId>, Vec<&Item>>,
    parent: Option<ItemId>,
    prefix: &str,
    depth: usize,
    lines: &mut Vec<Line>,
    seen: &mut BTreeSet<ItemId>,
) {
    for (index, item) in by_parent.get(&parent).into_iter().flatten().enumerate() {
        if !seen.insert(item.id) {
            continue;
        }
        let number = format!("{prefix}{}", index + 1);
        let is_heading = by_parent.contains_key(&Some(item.id));
        lines.push(Line { item: item.id, number: number.clone(), depth, is_heading });
        walk(by_parent, Some(item.id), &format!("{number}."), depth + 1, lines, seen);
    }
}

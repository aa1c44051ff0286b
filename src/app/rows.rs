//! The rows of a box, computed from the meeting and what is typed; and which of them is highlighted.

use super::{App, Dialog, Label, Row, What};
use crate::action::Action;
use crate::domain::*;
use crate::viet::{self, Hay, Loose, Needle};

/// What the palette offers, in this order while nothing is typed.
pub fn palette_actions() -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().take_while(|action| *action < Action::Left)
}

impl App {
    /// Rows of a box, in order.
    pub fn rows(&self, dialog: &Dialog) -> Vec<Row> {
        let query = dialog.query();
        match &dialog.what {
            What::Queue { point } => self.queue_rows(query, *point),
            What::Owner => self.owner_rows(query),
            What::Palette => self.palette_rows(query),
            What::Name(person) => self.people_rows(query, |other| other.id != *person && !other.is_unknown()),
            What::Whom => self.whom_rows(query),
            What::Misdirected => self.misdirected_rows(query),
            What::Agenda => self.item_rows(query),
            What::Steps => (0..self.steps.len()).map(Row::Step).collect(),
            What::Times => self.moments().into_iter().map(Row::Moment).collect(),
            What::Outcome { opinions } => opinions.iter().copied().map(Row::Opinion).collect(),
            What::Answer | What::Margin | What::Objection(_) => self.name_rows(dialog),
            What::Heads { .. } => self.guest_rows(),
            What::Shorthand => self.shorthand_rows(dialog.query()),
            What::Tell => App::tell_rows(dialog),
            What::ReadBack => self.passages_read().into_iter().map(Row::Passage).collect(),
            What::Ask { .. } | What::Lock | What::OldLetters(_) => vec![Row::No, Row::Yes],
            What::Sentences => self.sentence_rows(),
            _ => Vec::new(),
        }
    }
    pub fn highlighted(&self) -> Option<Row> {
        let dialog = self.dialog()?;
        self.rows(dialog).get(dialog.row).cloned()
    }
    pub(super) fn clamp_row(&mut self) {
        let Some(last) = self.dialog().map(|dialog| self.rows(dialog).len().saturating_sub(1)) else { return };
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.row = dialog.row.min(last);
        }
    }

    fn queue_rows(&self, query: &str, point: bool) -> Vec<Row> {
        let waiting: Vec<Row> = self.meeting.facts().queue.iter().copied().map(Row::Waiting).collect();
        let off = self
            .meeting
            .rows()
            .turns
            .values()
            .filter(|turn| matches!(turn.state, TurnState::Withdrawn | TurnState::Unheard | TurnState::Refused));
        let off: Vec<Row> = off.map(|turn| Row::Off(turn.id)).collect();
        if query.is_empty() {
            let known = self.sorted_people(|person| {
                person.duty == Duty::Resident && self.meeting.waiting_turn(person.id).is_none()
            });
            let (mut first, mut second) = if point { (Vec::new(), waiting) } else { (waiting, off) };
            first.append(&mut second);
            return first.into_iter().chain(known.into_iter().map(Row::Known)).collect();
        }
        let needle = Needle::new(query);
        let turn_rows = waiting.into_iter().chain(off).filter_map(|row| {
            let (Row::Waiting(turn) | Row::Off(turn)) = row else { return None };
            let person = self.meeting.get::<Person>(self.meeting.get::<Turn>(turn)?.person)?;
            Some((row, person))
        });
        let queued: Vec<(Row, &Person)> = turn_rows.collect();
        let free =
            self.meeting.rows().people.values().filter(|person| !queued.iter().any(|(_, other)| other.id == person.id));
        let all: Vec<(Row, &Person)> =
            queued.iter().cloned().chain(free.map(|person| (Row::Known(person.id), person))).collect();
        self.ranked(&needle, query, all)
    }

    /// Matching people, best first: marks that agree, then how well, then who asked to speak last. The new one comes after those
    /// whose marks agree with what was typed; people found only with letters missing come last, or before the new one when
    /// what was typed, without marks and capitals, is not how a new name is written.
    fn ranked(&self, needle: &Needle, query: &str, people: Vec<(Row, &Person)>) -> Vec<Row> {
        let asked = self.last_asked();
        // "bà Nguyễn Thị Bưởi" is who is known as Nguyễn Thị Bưởi.
        let called = viet::split_honorific(query).1;
        let by_name = (called != query.trim()).then(|| Needle::new(called));
        let scored = people.iter().filter_map(|(row, person)| {
            let hay = self.hay(person)?;
            let (score, typed) = match (needle.score(hay), &by_name) {
                (Some(score), _) => (score, query),
                (None, Some(by_name)) => (by_name.score(hay)?, called),
                (None, None) => return None,
            };
            Some((self.marks_agree(typed, person), score, asked.get(&person.id), row))
        });
        let mut scored: Vec<_> = scored.collect();
        scored.sort_by_key(|(agree, score, asked, _)| std::cmp::Reverse((*agree, *score, *asked)));
        let new = NewPerson::parse(query, &self.meeting.hamlets());
        let at = scored.iter().position(|(agree, ..)| !agree).unwrap_or(scored.len());
        let mut rows: Vec<Row> = scored.into_iter().map(|(.., row)| row.clone()).collect();
        let loosely = if rows.is_empty() { self.found_loosely(needle, &people) } else { Vec::new() };
        let at = if viet::fold(query) == query { at + loosely.len() } else { at };
        rows.extend(loosely);
        if !new.is_empty() {
            rows.insert(at, Row::New(new));
        }
        rows
    }
    /// The few people that what was typed may mean although letters are missing.
    fn found_loosely(&self, needle: &Needle, people: &[(Row, &Person)]) -> Vec<Row> {
        const MOST: usize = 5;
        let mut loose = Loose::default();
        let near =
            people.iter().filter_map(|(row, person)| Some((needle.loosely(self.hay(person)?, &mut loose)?, row)));
        let mut near: Vec<(u32, &Row)> = near.collect();
        near.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        near.into_iter().take(MOST).map(|(_, row)| row.clone()).collect()
    }
    /// Whether words typed with marks stand in what is known of somebody.
    fn marks_agree(&self, query: &str, person: &Person) -> bool {
        let hamlet = self.meeting.hamlet_of(person.id).map_or("", |hamlet| hamlet.name.as_str());
        let duty = viet::duty_words(person.duty.code());
        has_marked(query, &format!("{} {} {} {hamlet} {duty}", person.name, person.described, person.role))
    }
    fn people_rows(&self, query: &str, which: impl Fn(&Person) -> bool) -> Vec<Row> {
        if query.is_empty() {
            return self.sorted_people(which).into_iter().map(Row::Known).collect();
        }
        let people = self.meeting.rows().people.values().filter(|person| which(person));
        self.ranked(&Needle::new(query), query, people.map(|person| (Row::Known(person.id), person)).collect())
    }
    /// The chair, the hall, nobody, who has the floor, the last speakers, then all others.
    fn owner_rows(&self, query: &str) -> Vec<Row> {
        if !query.is_empty() {
            return self.owners_found(query);
        }
        let mut rows: Vec<Row> = self.meeting.chair().map(|chair| Row::Known(chair.id)).into_iter().collect();
        rows.extend([Row::Hall, Row::Nobody]);
        let likely = self.meeting.floor().map(|turn| turn.person).into_iter().chain(self.meeting.last_speakers());
        let duties = [Duty::Host, Duty::Officer, Duty::Delegate, Duty::Secretary, Duty::Resident];
        let others = duties.iter().flat_map(|duty| self.sorted_people(|person| person.duty == *duty));
        for person in likely.chain(others) {
            if !rows.contains(&Row::Known(person)) {
                rows.push(Row::Known(person));
            }
        }
        let owner = match self.pen.owner(&self.meeting) {
            Owner::Nobody => Row::Nobody,
            Owner::Hall => Row::Hall,
            Owner::Person(person) => Row::Known(person),
        };
        rows.retain(|row| *row != owner);
        rows
    }
    /// The hall and nobody are found by their words too: before somebody new, after people whose name is meant.
    fn owners_found(&self, query: &str) -> Vec<Row> {
        let mut rows = self.people_rows(query, |_| true);
        let needle = Needle::new(query);
        for (words, row) in [(viet::NOBODY_WORDS, Row::Nobody), (viet::HALL_WORDS, Row::Hall)] {
            if needle.score(&Hay::new(&["", words], &[])).is_some() && has_marked(query, words) {
                let at = rows.iter().position(|row| matches!(row, Row::New(_))).unwrap_or(rows.len());
                rows.insert(at, row);
            }
        }
        rows
    }
    /// Those who run the meeting first.
    fn whom_rows(&self, query: &str) -> Vec<Row> {
        if !query.is_empty() {
            return self.people_rows(query, |_| true);
        }
        let duties = [Duty::Chair, Duty::Secretary, Duty::Host, Duty::Officer, Duty::Delegate, Duty::Resident];
        let meant = self.person_at_hand();
        let people = duties.iter().flat_map(|duty| self.sorted_people(|person| person.duty == *duty));
        meant.into_iter().chain(people.filter(|person| Some(*person) != meant)).map(Row::Known).collect()
    }
    fn misdirected_rows(&self, query: &str) -> Vec<Row> {
        let floor = self.meeting.floor().map(|turn| turn.person);
        if !query.is_empty() {
            return self.people_rows(query, |person| Some(person.id) != floor);
        }
        let waiting = self
            .meeting
            .facts()
            .queue
            .iter()
            .filter_map(|turn| self.meeting.get::<Turn>(*turn))
            .map(|turn| turn.person);
        let mut people: Vec<PersonId> = waiting.collect();
        let others = self.sorted_people(|person| person.duty == Duty::Resident && Some(person.id) != floor);
        people.extend(others.iter().filter(|person| !people.contains(person)).copied().collect::<Vec<_>>());
        people.into_iter().map(Row::Known).collect()
    }
    fn palette_rows(&self, query: &str) -> Vec<Row> {
        if query.is_empty() {
            let others = palette_actions().filter(|action| !self.recent.contains(action));
            return self.recent.iter().copied().chain(others).map(Row::Action).collect();
        }
        let needle = Needle::new(query);
        let best =
            |names: [&str; 2]| names.iter().filter_map(|words| needle.score(&Hay::new(&[words], &[words]))).max();
        // What begins as it was typed comes first; a short name finds what the full one does not.
        let typed = viet::fold(query.trim());
        let score = |action: Action| {
            let [vi, en, short_vi, short_en] = (self.lexicon)(action);
            let full = best([vi, en]);
            let begins = [vi, en].iter().any(|name| viet::fold(name).starts_with(&typed));
            Some(((begins, full.is_some(), full.or_else(|| best([short_vi, short_en]))?), action))
        };
        let mut found: Vec<((bool, bool, u32), Action)> = palette_actions().filter_map(score).collect();
        if found.is_empty() {
            let mut loose = Loose::default();
            let mut near = |words: &str| needle.loosely(&Hay::new(&[words], &[]), &mut loose);
            let mut score = |action| (self.lexicon)(action).into_iter().take(2).filter_map(&mut near).max();
            found = palette_actions().filter_map(|action| Some(((false, false, score(action)?), action))).collect();
        }
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, action)| Row::Action(action)).collect()
    }
    /// Items whose number or title is meant: by number first, then those whose title begins so, each in agenda order.
    fn item_rows(&self, query: &str) -> Vec<Row> {
        let (needle, folded) = (Needle::new(query), viet::fold(query.trim()));
        let rank = |line: &Line| {
            let title = &self.meeting.get::<Item>(line.item)?.title;
            match () {
                () if query.is_empty() || line.number.starts_with(query) => Some(0),
                () if viet::fold(title).starts_with(&folded) => Some(1),
                () => needle.score(&Hay::new(&[title], &[title])).map(|_| 2),
            }
        };
        let lines = self.meeting.facts().agenda.iter();
        let mut found: Vec<(u8, Row)> =
            lines.clone().filter_map(|line| Some((rank(line)?, Row::Item(line.item)))).collect();
        if found.is_empty() {
            let mut loose = Loose::default();
            let title = |line: &Line| self.meeting.get::<Item>(line.item).map(|item| Hay::new(&[&item.title], &[]));
            let near = lines.filter(|line| title(line).is_some_and(|hay| needle.loosely(&hay, &mut loose).is_some()));
            found = near.map(|line| (0, Row::Item(line.item))).collect();
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, row)| row).collect()
    }
    /// Every time that can be corrected, the newest first.
    fn moments(&self) -> Vec<Moment> {
        let rows = self.meeting.rows();
        let mut moments = vec![Moment::Opened, Moment::Closed];
        moments.extend(rows.spells.keys().flat_map(|spell| [Moment::Since(*spell), Moment::Until(*spell)]));
        moments.extend(rows.turns.keys().map(|turn| Moment::Asked(*turn)));
        moments.extend(rows.headcounts.keys().map(|count| Moment::Counted(*count)));
        moments.extend(rows.votes.keys().map(|vote| Moment::Voted(*vote)));
        let mut timed: Vec<(Time, Moment)> =
            moments.into_iter().filter_map(|m| Some((self.meeting.time_of(m)?, m))).collect();
        timed.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
        timed.into_iter().map(|(_, moment)| moment).collect()
    }
    /// People the name being typed may mean, somebody new last; of those who answer officials first.
    fn name_rows(&self, dialog: &Dialog) -> Vec<Row> {
        let Some(field) = dialog.fields.get(dialog.active).filter(|field| field.has_changed()) else {
            return Vec::new();
        };
        let name = match field.label {
            Label::By => field.typed().rsplit(',').next().unwrap_or("").trim(),
            Label::Owner | Label::Author | Label::Reader | Label::Objector => field.typed(),
            _ => return Vec::new(),
        };
        if name.is_empty() || self.named_exactly(name).is_some() {
            return Vec::new();
        }
        let official = |person: &Person| person.duty != Duty::Resident;
        let mut rows = match field.label {
            Label::By => {
                let mut rows = self.people_rows(name, official);
                let residents = self.people_rows(name, |person| !official(person));
                rows.extend(residents.into_iter().filter(|row| matches!(row, Row::Known(_))));
                rows
            }
            _ => self.people_rows(name, |_| true),
        };
        // Who objects to words is the likeliest to be who said them.
        let speaker = match dialog.what {
            What::Objection(Passage::Paragraph(id)) => self.meeting.get(id).and_then(|entry: &Paragraph| entry.person),
            _ => None,
        };
        let is_speaker = |row: &Row| matches!(row, Row::Known(person) if Some(*person) == speaker);
        rows.sort_by_key(|row| (matches!(row, Row::New(_)), !is_speaker(row)));
        rows
    }
}

/// Words typed with marks must begin a known word with those marks.
fn has_marked(query: &str, known: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }
    let (query, known) = (viet::nfc(query).to_lowercase(), known.to_lowercase());
    let marked = |word: &&str| viet::fold(word) != **word;
    words(&query).filter(marked).all(|word| words(&known).any(|other| other.starts_with(word)))
}

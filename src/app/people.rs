//! Naming and choosing people: boxes that end in a person, and what people are called in fields.

use super::{App, Caret, Row};
use crate::domain::*;
use crate::viet::{self, Honorific};

impl App {
    /// Ctrl+N: whose words the paragraph holds.
    pub(super) fn accept_owner(&mut self) {
        let owner = match self.highlighted() {
            Some(Row::Nobody) => Owner::Nobody,
            Some(Row::Hall) => Owner::Hall,
            Some(row) => match self.person_in(row, None) {
                Some(person) => Owner::Person(person),
                None => return,
            },
            None => return,
        };
        self.dialogs.pop();
        self.give_pen(owner);
    }
    pub(super) fn accept_name(&mut self, person: PersonId) {
        let who = match self.highlighted() {
            Some(Row::Known(known)) => Who::Known(known),
            Some(Row::New(new)) => Who::New(new),
            _ => return,
        };
        let margins = (self.pen.margin.clone(), self.tail.clone());
        if let Who::Known(known) = who {
            self.follow_person(person, known);
        }
        self.close_if(|app| {
            let named = app.rule(|meeting, _| meeting.name_person(person, &who));
            if !named {
                (app.pen.margin, app.tail) = margins;
            }
            named
        });
    }
    /// "Gọi nhầm": the words being typed move with the turn.
    pub(super) fn accept_misdirected(&mut self) {
        let Some(wrong) = self.meeting.floor().map(|turn| turn.person) else { return };
        let written = self.pen.target != Caret::Unborn;
        if written && !self.seal() {
            return;
        }
        let Some(row) = self.highlighted() else { return };
        let Some(right) = self.person_in(row, Some(Duty::Resident)) else { return };
        self.close_if(|app| {
            let moved = app.rule(|meeting, _| meeting.misdirected(right));
            if moved {
                app.follow_person(wrong, right);
                app.notice = None;
            }
            moved
        });
    }
    /// The unborn paragraphs of one person become another's.
    fn follow_person(&mut self, from: PersonId, to: PersonId) {
        let turn = self.meeting.newest_turn(to);
        for margin in [&mut self.pen.margin, &mut self.tail] {
            if margin.owner == Owner::Person(from) {
                (margin.owner, margin.turn) = (Owner::Person(to), turn);
            }
        }
    }

    /// The person a row stands for; a new one is added. "Đồng chí", or who presents a report, is no resident.
    pub(super) fn person_in(&mut self, row: Row, duty: Option<Duty>) -> Option<PersonId> {
        match row {
            Row::New(new) => {
                let reporting = self.meeting.current_item().is_some_and(|item| item.kind == ItemKind::Report);
                let official = new.hamlet.is_none() && (reporting || new.honorific == viet::Honorific::DongChi.code());
                let duty = duty.unwrap_or(if official { Duty::Delegate } else { Duty::Resident });
                let added = self.rule(|meeting, _| meeting.add_person(&new, duty, ""));
                self.meeting.rows().people.keys().next_back().copied().filter(|_| added)
            }
            row => self.person_of(&row),
        }
    }
    /// Whom a row of a box shows.
    pub(super) fn person_of(&self, row: &Row) -> Option<PersonId> {
        match row {
            Row::Known(person) => Some(*person),
            Row::Waiting(turn) | Row::Off(turn) => self.meeting.get::<Turn>(*turn).map(|turn| turn.person),
            _ => None,
        }
    }
    /// Who a command about "this person" means: the highlighted one, an unknown one who has the floor, the owner of the
    /// open paragraph, or who has the floor.
    pub(super) fn person_meant(&self) -> Option<PersonId> {
        let highlighted = self.highlighted().and_then(|row| self.person_of(&row));
        highlighted.or_else(|| self.person_at_hand())
    }
    /// The one who has the floor while nobody knows the name, else whose words are being written, else who has the floor.
    pub(super) fn person_at_hand(&self) -> Option<PersonId> {
        let floor = self.meeting.floor().map(|turn| turn.person);
        let unknown = |person: &PersonId| self.meeting.get::<Person>(*person).is_some_and(Person::is_unknown);
        let owner = match self.pen.owner(&self.meeting) {
            Owner::Person(person) => Some(person),
            Owner::Nobody | Owner::Hall => None,
        };
        floor.filter(unknown).or(owner.filter(|_| !self.pen.is_blank())).or(floor).or(owner)
    }

    /// A short name for a field: the name, else how they are described, else their office.
    pub fn field_name(&self, person: PersonId) -> String {
        let Some(row) = self.meeting.get::<Person>(person) else { return String::new() };
        let name = [&row.name, &row.described, &row.role].into_iter().find(|text| !text.is_empty());
        name.cloned().unwrap_or_default().replace(',', " ")
    }
    /// The one person whose field name is exactly this.
    pub(super) fn named_exactly(&self, name: &str) -> Option<PersonId> {
        let name = name.trim();
        let mut named = self.meeting.rows().people.keys().filter(|person| self.field_name(**person) == name);
        let first = named.next().copied().filter(|_| !name.is_empty())?;
        named.next().is_none().then_some(first)
    }
    /// Who a typed name means: exactly, else the best match.
    pub(super) fn meant(&self, typed: &str) -> Option<PersonId> {
        self.named_exactly(typed).or_else(|| {
            let needle = viet::Needle::new(typed);
            let people = self.meeting.rows().people.values();
            let scored = people.filter_map(|person| Some((needle.score(self.hay(person)?)?, person.id)));
            scored
                .max_by_key(|(score, id)| (*score, std::cmp::Reverse(*id)))
                .map(|(_, id)| id)
                .filter(|_| !typed.trim().is_empty())
        })
    }
    pub(super) fn honorific_code(typed: &str) -> Option<String> {
        let typed = viet::fold(typed.trim());
        if typed.is_empty() {
            return Some(String::new());
        }
        let known = Honorific::ALL.iter().find(|h| viet::fold(h.word()) == typed || h.code() == typed);
        known.map(|honorific| honorific.code().to_owned())
    }
}

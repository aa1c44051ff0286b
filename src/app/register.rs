//! The people of the meeting as they are looked for: folded once, in the order of a Vietnamese list. Which of them a box shows
//! is not decided here.

use super::App;
use crate::domain::{Change, Meeting, Person, PersonId, Step, Time, Turn};
use crate::viet::{self, Hay};
use std::collections::{BTreeMap, HashMap};

/// Everybody, found and sorted quickly. Made when it is first wanted, and anew when people or hamlets changed.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// By given name.
    order: Vec<PersonId>,
    hays: BTreeMap<PersonId, Hay>,
}

impl Register {
    fn of(meeting: &Meeting) -> Register {
        let people = &meeting.rows().people;
        let mut order: Vec<PersonId> = people.keys().copied().collect();
        order.sort_by_cached_key(|id| (people.get(id).map(|person| viet::sort_key(&person.name)), *id));
        Register { order, hays: people.values().map(|person| (person.id, hay(meeting, person))).collect() }
    }
}

fn hay(meeting: &Meeting, person: &Person) -> Hay {
    let hamlet = meeting.hamlet_of(person.id).map_or("", |hamlet| hamlet.name.as_str());
    let duty = viet::duty_words(person.duty.code());
    Hay::new(&[&person.name, &person.described, &person.role, hamlet, duty], &[hamlet])
}

impl App {
    fn register(&self) -> &Register {
        self.register.get_or_init(|| Register::of(&self.meeting))
    }
    pub(super) fn hay(&self, person: &Person) -> Option<&Hay> {
        self.register().hays.get(&person.id)
    }
    /// People of some kind, by given name.
    pub(super) fn sorted_people(&self, which: impl Fn(&Person) -> bool) -> Vec<PersonId> {
        let wanted = |id: &PersonId| self.meeting.get::<Person>(*id).is_some_and(&which);
        self.register().order.iter().copied().filter(wanted).collect()
    }
    /// When somebody last asked to speak: of two who are found equally well the later comes first.
    pub(super) fn last_asked(&self) -> HashMap<PersonId, Time> {
        let mut last = HashMap::new();
        for Turn { person, asked_at, .. } in self.meeting.rows().turns.values() {
            let known = last.entry(*person).or_insert(*asked_at);
            *known = (*known).max(*asked_at);
        }
        last
    }
    /// The people may be others now.
    pub(super) fn forget_register(&mut self) {
        self.register.take();
    }
    pub(super) fn register_learns(&mut self, step: &Step) {
        if step.changes.iter().any(|change| matches!(change, Change::Person(_) | Change::Hamlet(_))) {
            self.forget_register();
        }
    }
}

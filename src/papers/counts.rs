//! The numbers a report gives: turns, opinions and what became of them, by field and by hamlet. Only numbers; what is told
//! and what is not is decided in `told`.

use super::told::{Told, told, told_opinions};
use crate::domain::{
    Field, FieldId, Hamlet, HamletId, Meeting, Opinion, Outcome, Person, Source, Spell, Standing, Time, Turn, TurnKind,
};
use std::collections::BTreeMap;

/// Turns of residents that really had the floor, and the opinions that are told, by what became of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counts {
    pub turns: usize,
    standings: BTreeMap<Standing, usize>,
}

impl Counts {
    pub fn opinions(&self) -> usize {
        self.standings.values().sum()
    }
    pub fn of(&self, standing: Standing) -> usize {
        self.standings.get(&standing).copied().unwrap_or(0)
    }
    pub fn answered(&self) -> usize {
        self.of(Standing::Sorted(Outcome::Answered))
    }
    pub fn in_writing(&self) -> usize {
        self.of(Standing::Sorted(Outcome::InWriting))
    }
    pub fn passed_on(&self) -> usize {
        self.of(Standing::Sorted(Outcome::PassedOn))
    }
    /// Neither answered on the spot, nor promised, nor passed on.
    pub fn others(&self) -> usize {
        self.opinions() - self.answered() - self.in_writing() - self.passed_on()
    }
    fn add(&mut self, meeting: &Meeting, opinion: &Opinion) {
        *self.standings.entry(meeting.facts().standing(opinion)).or_default() += 1;
    }
}

pub(super) fn counts(meeting: &Meeting) -> Counts {
    let mut all = Counts { turns: meeting.resident_turns(), ..Counts::default() };
    told_opinions(meeting).for_each(|opinion| all.add(meeting, opinion));
    all
}

/// Every standing, in the order papers give them.
pub(super) fn standings() -> impl Iterator<Item = Standing> {
    Outcome::ALL.iter().map(|outcome| Standing::Sorted(*outcome)).chain([Standing::Heard, Standing::Open])
}

/// How the opinions came; the ways nobody took are left out.
pub(super) fn by_source(meeting: &Meeting) -> Vec<(Source, usize)> {
    let of = |source: Source| told_opinions(meeting).filter(|opinion| opinion.source == source).count();
    Source::ALL.iter().map(|source| (*source, of(*source))).filter(|(_, count)| *count > 0).collect()
}

/// Fields with opinions, in their order; last, without a field, what was not sorted. Turns have no field.
pub(super) fn by_field(meeting: &Meeting) -> Vec<(Option<FieldId>, Counts)> {
    let mut by: BTreeMap<Option<FieldId>, Counts> = BTreeMap::new();
    for opinion in told_opinions(meeting) {
        let field = opinion.field.filter(|id| meeting.get::<Field>(*id).is_some());
        by.entry(field).or_default().add(meeting, opinion);
    }
    let fields = meeting.fields().into_iter().map(|field| Some(field.id)).chain([None]);
    fields.filter_map(|field| Some((field, by.remove(&field)?))).collect()
}

/// All hamlets in their order, those that kept silent too; last, if there are any, turns and opinions without a hamlet.
pub(super) fn by_hamlet(meeting: &Meeting) -> Vec<(Option<HamletId>, Counts)> {
    let mut by: BTreeMap<Option<HamletId>, Counts> = BTreeMap::new();
    let known = |id: &HamletId| meeting.get::<Hamlet>(*id).is_some();
    let of_person = |person| meeting.get::<Person>(person).and_then(|person| person.hamlet).filter(known);
    let spoke = |turn: &&Turn| turn.is_of_resident() && meeting.facts().spells_of_turn.contains_key(&turn.id);
    for turn in meeting.rows().turns.values().filter(spoke) {
        by.entry(of_person(turn.person)).or_default().turns += 1;
    }
    for opinion in told_opinions(meeting) {
        let hamlet = opinion.author.and_then(of_person).or(opinion.hamlet.filter(known));
        by.entry(hamlet).or_default().add(meeting, opinion);
    }
    let hamlets = meeting.hamlets().into_iter().map(|hamlet| Some(hamlet.id));
    let mut rows: Vec<_> = hamlets.map(|hamlet| (hamlet, by.remove(&hamlet).unwrap_or_default())).collect();
    rows.extend(by.remove(&None).map(|counts| (None, counts)));
    rows
}

/// What is counted apart: unsigned slips nobody read, and complaints and denunciations.
pub(super) fn apart(meeting: &Meeting) -> (usize, usize) {
    let count = |which: fn(Told) -> bool| meeting.rows().opinions.values().filter(|row| which(told(row))).count();
    (count(|told| told == Told::Unread), count(|told| matches!(told, Told::Withheld(_))))
}

/// Milliseconds spoken by leaders (chair, host, officers, presenters) and by residents.
pub(super) fn spoken(meeting: &Meeting) -> (i64, i64) {
    let until = until(meeting);
    let used = |is_counted: fn(&Turn) -> bool| {
        let turns = meeting.rows().turns.values().filter(|turn| is_counted(turn));
        turns.map(|turn| meeting.used(turn.id, until)).sum()
    };
    (used(is_of_leader), used(|turn| !is_of_leader(turn)))
}

fn is_of_leader(turn: &Turn) -> bool {
    match turn.kind {
        TurnKind::Presenter | TurnKind::Officer | TurnKind::Chair | TurnKind::Host => true,
        TurnKind::Resident | TurnKind::Point => false,
    }
}

/// Where what has no end yet is taken to end: when the meeting closed, else the last moment a row tells of.
pub(super) fn until(meeting: &Meeting) -> Time {
    let rows = meeting.rows();
    let spells = rows.spells.values().map(|spell: &Spell| spell.until.unwrap_or(spell.since));
    let last = spells.chain(rows.paragraphs.values().map(|entry| entry.at)).max();
    meeting.info().closed_at.or(last).unwrap_or_default()
}

//! Random walks of all rules over a small meeting: after every step the record is whole.
#![allow(clippy::unwrap_used, clippy::panic)]

mod deeds;
#[path = "../rules/hall.rs"]
mod hall;

use deeds::{DEEDS, Throw, play};
use hall::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use thuky::domain::value::Value;
use thuky::domain::*;
use thuky::store::{Batch, Store};

/// The newest step of a file in which no meeting is born yet: one for each script of the schema.
const BORN: StepNo = 3;

/// Every row's values by table and id.
fn columns(rows: &Rows) -> BTreeMap<(&'static str, i64), Vec<Value>> {
    let mut all = BTreeMap::new();
    rows.each(|spec, id, values| {
        all.insert((spec.name, id), values);
    });
    all
}

/// Rows that are not the same on both sides.
fn unlike(one: &Rows, other: &Rows) -> Vec<[Option<Vec<Value>>; 2]> {
    let (one, other) = (columns(one), columns(other));
    let ids: BTreeSet<_> = one.keys().chain(other.keys()).copied().collect();
    let both = ids.into_iter().map(|id| [one.get(&id).cloned(), other.get(&id).cloned()]);
    both.filter(|[one, other]| one != other).collect()
}

/// The newest step's columns, written over the old rows, give the new rows; each row is in it once.
fn columns_tell_the_whole_step(before: &Rows, hall: &Hall) {
    let mut rows = columns(before);
    let mut seen = BTreeSet::new();
    for edit in hall.steps.last().unwrap().record().edits {
        assert!(seen.insert((edit.table, edit.id)), "a row is changed twice in a step");
        assert_ne!(edit.before, edit.after, "a change changes something");
        let Some(after) = edit.after else {
            rows.remove(&(edit.table, edit.id));
            continue;
        };
        let spec = table(edit.table).unwrap();
        let row = rows.entry((edit.table, edit.id)).or_insert_with(|| vec![Value::Null; spec.columns.len()]);
        after.into_iter().for_each(|(name, value)| row[spec.column(name).unwrap()] = value);
    }
    assert_eq!(rows, columns(hall.meeting.rows()));
}

/// Taking back the newest step restores the rows, but for the highest opinion number, which never falls.
fn the_newest_step_can_be_taken_back(before: &Rows, hall: &Hall) {
    let (step, mut meeting) = (hall.steps.last().unwrap(), hall.meeting.clone());
    if step.deed.is_barrier() {
        return assert_eq!(meeting.invert(&step.record()), Err(Refusal::NotUndoable));
    }
    let changes = meeting.invert(&step.record()).expect("the newest step can be taken back");
    meeting.apply(&Step { n: step.n + 1, at: hall.now, deed: Deed::Undo, changes, undoes: Some(step.n) });
    let highest = hall.meeting.info().last_opinion;
    assert_eq!(meeting.info().last_opinion, highest);
    let mut before = before.clone();
    before.meeting.values_mut().for_each(|info| info.last_opinion = highest);
    let other = unlike(meeting.rows(), &before);
    assert!(other.is_empty(), "{other:?} after {step:?}");
    assert_eq!(meeting.facts(), &Facts::of(meeting.rows()));
}

fn clocks_are_sane(hall: &Hall) {
    let (meeting, now) = (&hall.meeting, hall.now);
    let rows = meeting.rows();
    let floors: Vec<&Turn> = rows.turns.values().filter(|turn| turn.has_floor()).collect();
    assert!(floors.len() <= 1 && floors.first().map(|turn| turn.id) == meeting.facts().floor);
    let open: Vec<&Spell> = rows.spells.values().filter(|spell| spell.is_open()).collect();
    let speaking = floors.iter().filter(|turn| turn.state == TurnState::Speaking).count();
    assert_eq!(open.iter().filter(|spell| spell.turn.is_some()).count(), speaking);
    let others = open.iter().filter(|spell| spell.turn.is_none()).count();
    assert!(others <= usize::from(meeting.is_open()), "an item or a break, and none unless the meeting is on");
    assert!(rows.spells.values().all(|spell| spell.until.is_none_or(|until| spell.since <= until)));
    let lasted = meeting.info().opened_at.map_or(0, |opened| now.since(opened));
    for turn in rows.turns.values() {
        assert!((0..=lasted).contains(&meeting.used(turn.id, now)));
        assert!(meeting.left(turn, now).is_none_or(|left| left <= turn.allowed.unwrap() * 1000));
    }
    let _ = (meeting.pace(now), meeting.share(now));
}

fn prose_is_whole(hall: &Hall) {
    let rows = hall.meeting.rows();
    for p in rows.paragraphs.values() {
        let carried = [p.opinion.is_some(), p.answer.is_some(), p.task.is_some(), p.vote.is_some(), p.spell.is_some()];
        let kinds = [Kind::Opinion, Kind::Answer, Kind::Task, Kind::Vote, Kind::Break];
        assert_eq!(carried, kinds.map(|kind| p.kind == kind), "a paragraph is one thing: {p:?}");
        assert!(p.turn.is_none_or(|turn| Some(rows.turns[&turn].person) == p.person), "a turn of its owner: {p:?}");
        assert!(p.kind == Kind::Break || !p.text.trim().is_empty(), "{p:?}");
    }
    let mut numbers = BTreeSet::new();
    for opinion in rows.opinions.values() {
        assert!(numbers.insert(opinion.number) && opinion.number <= hall.meeting.info().last_opinion);
        assert!(hall.meeting.facts().words_of.contains_key(&opinion.id));
    }
    for answer in rows.answers.keys() {
        assert!(hall.meeting.facts().opinions_of.contains_key(answer), "an answer to something");
        assert!(hall.meeting.facts().answerers_of.contains_key(answer), "by somebody");
        assert!(rows.paragraphs.values().any(|paragraph| paragraph.answer == Some(*answer)), "in words");
    }
    let told = |task: &TaskId| rows.paragraphs.values().filter(|p| p.task == Some(*task)).count() == 1;
    assert!(rows.tasks.keys().all(told), "a task has its words");
}

/// Anything done next finds nothing to correct: what is found in its paragraph says what its row says.
fn words_follow_their_rows(hall: &Hall) {
    let rows = hall.meeting.rows();
    assert!(rows.mentions.values().all(|mention| rows.paragraphs.contains_key(&mention.paragraph)));
    let mut work = Work::new(&hall.meeting, Deed::Settings);
    // A change after which every mention is looked at.
    let id = work.id();
    work.insert(AnswerOpinion { id, answer: AnswerId(0), opinion: OpinionId(0) });
    let (_, changes) = work.finish();
    assert_eq!(changes.len(), 1, "{changes:?} after {:?}", hall.steps.last());
}

fn people_are_once(hall: &Hall) {
    let rows = hall.meeting.rows();
    let waiting: Vec<PersonId> = hall.queue();
    assert_eq!(waiting.iter().collect::<BTreeSet<_>>().len(), waiting.len(), "nobody waits twice");
    assert!(hall.speaker().is_none_or(|speaker| !waiting.contains(&speaker)), "nor while they speak");
    let by: Vec<_> = rows.answer_bys.values().map(|by| (by.answer, by.person)).collect();
    assert_eq!(by.iter().collect::<BTreeSet<_>>().len(), by.len(), "nobody gives an answer twice");
    let to: Vec<_> = rows.answer_opinions.values().map(|link| (link.answer, link.opinion)).collect();
    assert_eq!(to.iter().collect::<BTreeSet<_>>().len(), to.len(), "no answer is given to an opinion twice");
}

/// Under a lock only numbers, days and scans of papers change, and the lock itself.
fn a_lock_holds(before: &Rows, hall: &Hall) {
    let under_lock = before.versions.values().any(Version::is_locked);
    if !under_lock || hall.steps.last().unwrap().deed == Deed::Unlock {
        return;
    }
    assert_eq!(&Rows { issues: before.issues.clone(), ..hall.meeting.rows().clone() }, before);
}

/// The step in which everything a walk starts with is born.
fn birth(n: StepNo, rows: &Rows, at: Time) -> Step {
    let mut changes = Vec::new();
    rows.each(|spec, _, values| changes.extend(Change::from_values(spec.name, None, Some(values))));
    Step { n, at, deed: Deed::New, changes, undoes: None }
}

/// Written and loaded it is the same, the journal replayed makes the same rows, and any step can be gone back to.
fn the_disk_holds_it(first: Step, hall: &Hall, states: &[Rows]) {
    let (meeting, at) = (hall.meeting.id(), first.at);
    let mut store = Store::in_memory(at).unwrap();
    let (born, mut steps) = (first.n, vec![first]);
    steps.extend(hall.steps.iter().cloned());
    store.write(&Batch { meeting, steps: &steps, draft: None }, "lan").unwrap();
    assert_eq!(store.read().load(meeting).unwrap().unwrap().meeting, hall.meeting);
    let report = store.read().check();
    assert!(report.chain.is_none() && report.replay.is_empty() && report.sqlite.is_empty(), "{report:?}");
    let locks = hall.meeting.rows().versions.len();
    assert_eq!(report.versions.len(), locks, "no fingerprint here is true");
    for at in (0..states.len()).step_by(states.len() / 5 + 1) {
        let earlier = store.read().as_of(meeting, born + at as StepNo).unwrap().unwrap();
        assert_eq!((earlier.rows(), earlier.facts()), (&states[at], &Facts::of(&states[at])));
    }
}

fn walk(throws: Vec<Throw>) -> BTreeMap<&'static str, usize> {
    let mut hall = Hall::new();
    let first = birth(BORN + 1, hall.meeting.rows(), hall.now);
    hall.meeting = Meeting::load(hall.meeting.id(), hall.meeting.rows().clone(), 100, first.n).unwrap();
    let mut states = vec![hall.meeting.rows().clone()];
    hall.act(|m, _| {
        let mut work = Work::new(m, Deed::AddPerson);
        (0..3).for_each(|_| {
            let id = work.id();
            work.insert(Person::empty(id));
        });
        Ok(work)
    });
    states.push(hall.meeting.rows().clone());
    let mut ids: BTreeSet<i64> = columns(hall.meeting.rows()).into_keys().map(|(_, id)| id).collect();
    let mut done = BTreeMap::new();
    for throw in throws {
        let before = hall.meeting.rows().clone();
        if !play(&mut hall, throw) {
            assert_eq!(hall.meeting.rows(), &before, "a refusal changes nothing");
            continue;
        }
        let step = hall.steps.last().unwrap();
        *done.entry(step.deed.code()).or_default() += 1;
        let born = step.record().edits.into_iter().filter(|edit| edit.before.is_none() && step.deed != Deed::Undo);
        born.for_each(|edit| assert!(ids.insert(edit.id), "ids are never reused"));
        assert!(ids.last().copied() < Some(hall.meeting.next_id()));
        assert_eq!(hall.meeting.rows().conflicts(), BTreeSet::new(), "{:?}", hall.steps.last());
        assert_eq!(hall.meeting.facts(), &Facts::of(hall.meeting.rows()));
        clocks_are_sane(&hall);
        prose_is_whole(&hall);
        words_follow_their_rows(&hall);
        people_are_once(&hall);
        columns_tell_the_whole_step(&before, &hall);
        the_newest_step_can_be_taken_back(&before, &hall);
        a_lock_holds(&before, &hall);
        states.push(hall.meeting.rows().clone());
    }
    the_disk_holds_it(first, &hall, &states);
    done
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("CASES").map_or(8, |n| n.parse().unwrap()), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_record_is_whole_after_every_step(
        throws in proptest::collection::vec((0..DEEDS, any::<u16>(), any::<u16>(), 0..90u16), 300..400)
    ) {
        walk(throws);
    }
}

#[test]
fn the_walk_comes_by_every_deed() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let throw = (0..DEEDS, any::<u16>(), any::<u16>(), 0..90u16);
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..8 {
        let throws = proptest::collection::vec(throw.clone(), 600).new_tree(&mut runner).unwrap().current();
        walk(throws).into_iter().for_each(|(deed, n)| *done.entry(deed).or_default() += n);
    }
    let elsewhere = ["schema", "new", "clock", "rename_item", "plan_item", "unheard", "slip", "settings"];
    let missed: Vec<&str> =
        Deed::ALL.iter().map(|deed| deed.code()).filter(|d| !done.contains_key(d) && !elsewhere.contains(d)).collect();
    assert!(missed.is_empty(), "never done: {missed:?}; done: {done:?}");
}

//! The store from outside: what is written is what is loaded, through crashes, full disks and strangers.

#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;
mod faults;
mod large;
mod walk;

use proptest::prelude::*;
use std::path::PathBuf;
use thuky::domain::*;
use thuky::store::*;
use walk::{AT, BORN, MEETING};

pub fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hop.db");
    (folder, path)
}

pub fn write(store: &mut Store, steps: &[Step]) -> Result<StepNo> {
    store.write(&Batch { meeting: MEETING, steps, draft: None }, "lan")
}

pub fn load(path: &std::path::Path) -> Meeting {
    read(path, |file| file.load(MEETING)).unwrap().unwrap().unwrap().meeting
}

fn same(loaded: &Meeting, memory: &Meeting) -> bool {
    loaded == memory && loaded.next_id() == memory.next_id() && loaded.last_step() == memory.last_step()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_walk_loaded_is_memory_is_replayed(ops in prop::collection::vec(any::<walk::Op>(), 0..240), cut in 1..9_usize) {
        let mut store = Store::in_memory(AT).unwrap();
        let (steps, states) = walk::walk(store.last_step(), &ops);
        for some in steps.chunks(cut) {
            write(&mut store, some).unwrap();
        }
        let loaded = store.read().load(MEETING).unwrap().unwrap();
        prop_assert!(same(&loaded.meeting, states.last().unwrap()));
        prop_assert_eq!(loaded.last_step_at, steps.last().map(|step| step.at));
        let report = store.read().check();
        prop_assert!(report.ok, "{report:?}");
        let records = store.read().records(MEETING, usize::MAX, None).unwrap();
        let done: Vec<Record> = steps.iter().map(|step| Record { by: "lan".into(), ..step.record() }).collect();
        prop_assert!(records.iter().rev().eq(&done));
    }

    #[test]
    fn after_any_walk_with_locks_it_is_the_same_and_every_step_can_be_gone_back_to(
        ops in prop::collection::vec(any::<walk::Op>(), 30..240), back in prop::collection::vec(any::<prop::sample::Index>(), 4)
    ) {
        let mut store = Store::in_memory(AT).unwrap();
        let (mut meeting, first) = walk::birth(BORN + 1);
        write(&mut store, &[first]).unwrap();
        let mut states = vec![meeting.clone()];
        for (i, some) in ops.chunks(3).enumerate() {
            let hash = store.read().hash_of(meeting.last_step()).unwrap().unwrap();
            prop_assert_eq!(&hash, &store.read().head().unwrap());
            let step = if i % 4 == 3 { walk::lock_or_unlock(&meeting, &hash) } else { walk::step(&meeting, some) };
            meeting.apply(&step);
            write(&mut store, &[step]).unwrap();
            states.push(meeting.clone());
        }
        prop_assert!(same(&store.read().load(MEETING).unwrap().unwrap().meeting, &meeting));
        let report = store.read().check();
        prop_assert!(report.ok && meeting.newest_version().is_some(), "{report:?}");
        for n in back.iter().map(|index| index.index(states.len())) {
            let step = BORN + 1 + n as StepNo;
            let earlier = store.read().as_of(MEETING, step).unwrap().unwrap();
            prop_assert!(earlier.rows() == states[n].rows() && earlier.facts() == states[n].facts());
            prop_assert_eq!(earlier.last_step(), step);
        }
        prop_assert!(store.read().as_of(MEETING, BORN).unwrap().is_none());
        prop_assert!(store.read().as_of(MEETING, meeting.last_step() + 1).unwrap().is_none());
        prop_assert_eq!(store.read().hash_of(meeting.last_step() + 1).unwrap(), None);
    }

    #[test]
    fn what_is_sent_again_is_skipped(ops in prop::collection::vec(any::<walk::Op>(), 0..90), from in any::<prop::sample::Index>()) {
        let mut store = Store::in_memory(AT).unwrap();
        let (steps, states) = walk::walk(store.last_step(), &ops);
        let (there, from) = (from.index(steps.len()), from.index(steps.len()) / 2);
        write(&mut store, &steps[..there]).unwrap();
        write(&mut store, &steps[from..]).unwrap();
        let head = store.read().head().unwrap();
        write(&mut store, &steps).unwrap();
        prop_assert_eq!(store.read().head().unwrap(), head);
        prop_assert!(same(&store.read().load(MEETING).unwrap().unwrap().meeting, states.last().unwrap()));
    }
}

#[test]
fn a_file_closed_and_opened_holds_the_meeting_the_draft_and_the_settings() {
    let (folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    let (steps, states) = walk::walk(store.last_step(), &walk::ops(1, 600));
    let draft = Some((AT, "{\"text\":\"đang gõ\"}"));
    store.write(&Batch { meeting: MEETING, steps: &steps, draft }, "lan").unwrap();
    store.write(&Batch { meeting: MEETING, steps: &[], draft: Some((AT, "{}")) }, "lan").unwrap();
    store.set_setting("editor", "one").unwrap();
    store.set_setting("editor", "two").unwrap();
    let uuid = store.uuid().to_owned();
    store.close().unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| name == "hop.db" || name == "hop.db.lock"), "{names:?}");

    let store = Store::open(&path, AT).unwrap();
    let loaded = store.read().load(MEETING).unwrap().unwrap();
    assert!(same(&loaded.meeting, states.last().unwrap()));
    assert_eq!(loaded.draft, Some(Draft { at: AT, body: "{}".into() }));
    assert_eq!(store.read().setting("editor").unwrap().as_deref(), Some("two"));
    assert_eq!((store.uuid(), store.next_id()), (uuid.as_str(), loaded.meeting.next_id()));
    let meetings = store.read().meetings().unwrap();
    assert_eq!((meetings.len(), meetings[0].title.as_str()), (1, "Hội nghị đối thoại"));
    assert_eq!(store.read().newest_meeting().unwrap(), Some(MEETING));
    assert!(store.read().load(MeetingId(9)).unwrap().is_none());
}

#[test]
fn words_are_found_without_marks_and_unfinished_and_no_longer_after_their_paragraph_went() {
    let mut store = Store::in_memory(AT).unwrap();
    let (mut meeting, first) = walk::birth(BORN + 1);
    write(&mut store, &[first]).unwrap();
    let mut say = |store: &mut Store, change: &dyn Fn(&mut Work<'_>)| {
        let mut work = Work::new(&meeting, Deed::Write);
        change(&mut work);
        let (deed, changes) = work.finish();
        let step = Step { n: meeting.last_step() + 1, at: AT, deed, changes, undoes: None };
        meeting.apply(&step);
        write(store, &[step]).unwrap();
    };
    let paragraph = |id, text: &str| {
        let (item, person, turn, opinion, answer, reply_to) = (None, None, None, None, None, None);
        let (owner, kind, text, place) = (OwnerKind::Hall, Kind::Note, text.to_owned(), "i".into());
        let (task, vote, spell) = (None, None, None);
        Paragraph {
            id,
            place,
            item,
            at: AT,
            owner,
            person,
            turn,
            kind,
            text,
            opinion,
            answer,
            reply_to,
            task,
            vote,
            spell,
        }
    };
    say(&mut store, &|work| {
        for text in ["Đường liên thôn lầy lội", "Nước sạch chưa về thôn Đông", "\"Định mức\" đất ở"]
        {
            let id = work.id();
            work.insert(paragraph(id, text));
        }
    });
    let found = |store: &Store, words: &str| -> Vec<i64> {
        store.read().search(words, 10).unwrap().iter().map(|hit| hit.paragraph.0).collect()
    };
    assert_eq!(found(&store, "duong lien"), [2]);
    assert_eq!(found(&store, "NƯỚC thô"), [3]);
    assert_eq!(found(&store, "\"đinh* muc\" OR"), [] as [i64; 0]);
    assert_eq!(found(&store, "định mức"), [4]);
    assert_eq!(found(&store, " ?!"), [] as [i64; 0]);
    say(&mut store, &|work| {
        for text in ["định giá đất", "Đinh giá"] {
            let id = work.id();
            work.insert(paragraph(id, text));
        }
    });
    assert_eq!(
        (found(&store, "định giá"), found(&store, "dinh gia")),
        (vec![5, 6], vec![6, 5]),
        "marks typed come first"
    );
    assert_eq!((found(&store, "đinh"), found(&store, "đỉnh")), (vec![6, 5, 4], vec![6, 5, 4]));
    assert_eq!((found(&store, "dinh OR gia"), found(&store, "gia\u{1b}[2J")), (vec![], vec![]));
    assert_eq!((found(&store, "\"gia\"*"), found(&store, "-dinh^gia")), (vec![6, 5], vec![6, 5]));
    say(&mut store, &|work| {
        work.update(ParagraphId(2), |row: &mut Paragraph| row.text = "Cầu".into());
        work.delete::<Paragraph>(ParagraphId(3));
    });
    assert_eq!((found(&store, "duong"), found(&store, "nuoc"), found(&store, "cau")), (vec![], vec![], vec![2]));
}

#[test]
fn records_come_newest_first_and_page_by_page() {
    let mut store = Store::in_memory(AT).unwrap();
    let (steps, _) = walk::walk(store.last_step(), &walk::ops(2, 60));
    write(&mut store, &steps).unwrap();
    let first = store.read().records(MEETING, 5, None).unwrap();
    let second = store.read().records(MEETING, 5, Some(first[4].n)).unwrap();
    let numbers: Vec<_> = first.iter().chain(&second).map(|record| record.n).collect();
    let last = store.last_step();
    assert_eq!(numbers, ((last - 9)..=last).rev().collect::<Vec<_>>());
}

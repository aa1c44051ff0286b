//! Files of the first schema: copied, brought up to date, and as whole as before.

use super::*;
use crate::store::journal::{self, Entry, Line};
use crate::store::write::entry;

/// Columns of the meeting that the second schema brought.
const NEW: &[&str] = &["organ", "seat", "on_behalf", "signer_office", "read_back_at", "adopted_at", "copies"];

/// Writes a step as the program of the first schema did: its meetings had a number, and nothing of what came later.
fn write_old(store: &mut Store, step: &Step) {
    let mut entries: Vec<Entry<&str>> = step.changes.iter().map(|change| entry(MEETING, change.row_edit())).collect();
    for entry in entries.iter_mut().filter(|entry| entry.table == "meeting") {
        let is_birth = entry.before.is_none();
        for side in [&mut entry.before, &mut entry.after].into_iter().flatten() {
            side.retain(|(name, _)| !NEW.contains(name));
            side.extend(is_birth.then(|| ("number", Value::Text(String::new()))));
        }
    }
    let at = step.at.to_rfc3339();
    let (meeting, deed) = (Some(MEETING.0), step.deed.code());
    let line = Line { n: step.n, at: &at, meeting, by: "lan", deed, undoes: step.undoes, schema: 1 };
    for entry in &entries {
        crate::store::rows::put(&store.conn, entry).unwrap();
        crate::store::prose::follow(&store.conn, entry).unwrap();
        store.conn.execute("UPDATE counter SET value = max(value, ?1)", [entry.row + 1]).unwrap();
    }
    store.head = journal::append(&store.conn, &store.uuid, Some(store.head), &line, &entries).unwrap();
}

/// A file of the first schema: a meeting is born, opened, written in; and what it was after each step, from step 2.
fn old() -> (tempfile::TempDir, PathBuf, Vec<Meeting>) {
    let (folder, path) = file();
    let mut store = Store::open_with(&path, AT, &SCRIPTS[..1]).unwrap();
    let open = Info { opened_at: Some(AT), ..info() };
    let closed = Info { closed_at: Some(AT), ..open.clone() };
    let steps = [
        step(2, Deed::New, vec![Change::Info(Edit { before: None, after: Some(info()) })]),
        step(3, Deed::Open, vec![Change::Info(Edit { before: Some(info()), after: Some(open.clone()) })]),
        birth(4, 2, "đường xấu"),
        birth(5, 3, "nước"),
        step(6, Deed::Splice, vec![Change::Paragraph(Edit { before: Some(paragraph(3, "nước")), after: None })]),
        step(7, Deed::Close, vec![Change::Info(Edit { before: Some(open), after: Some(closed) })]),
    ];
    let mut meeting = Meeting::from_birth(&steps[0], 2).unwrap();
    let mut states = Vec::new();
    for step in &steps {
        write_old(&mut store, step);
        meeting.apply(step);
        states.push(meeting.clone());
    }
    assert!(super::check::of(&store.conn, &SCRIPTS[..1]).ok);
    store.close().unwrap();
    (folder, path, states)
}

#[test]
fn a_file_of_the_first_schema_is_copied_brought_up_to_date_loaded_and_still_replays() {
    let (folder, path, states) = old();
    let was = fs::read(&path).unwrap();
    let store = Store::open(&path, AT).unwrap();
    assert_eq!((store.last_step(), store.next_id()), (6 + N, 4));
    let loaded = store.read().load(MEETING).unwrap().unwrap().meeting;
    assert_eq!(&loaded, states.last().unwrap());
    assert_eq!((loaded.info().organ, loaded.info().copies, loaded.next_id()), (Organ::State, None, 4));
    let report = store.read().check();
    assert!(report.ok, "{report:?}");
    assert_eq!(store.read().search("duong", 5).unwrap().len(), 1);
    store.close().unwrap();

    let copy = folder.path().join("hop.v1-20250523113320.db");
    let report = check(&copy).unwrap().unwrap();
    assert!(report.ok && report.steps == 7, "{report:?}");
    assert_ne!(was, fs::read(&path).unwrap());
    assert_eq!(read(&copy, |file| schema::version(file.conn)).unwrap(), Some(1));
}

#[test]
fn a_file_of_the_first_schema_is_read_as_it_lies() {
    let (folder, path, states) = old();
    let was = fs::read(&path).unwrap();
    let (loaded, opened) =
        read(&path, |file| Ok((file.load(MEETING)?.unwrap().meeting, file.as_of(MEETING, 3)?.unwrap())))
            .unwrap()
            .unwrap();
    assert_eq!((&loaded, &opened), (states.last().unwrap(), &states[1]));
    assert!(
        matches!(look(&path, None, None).unwrap(), Look::Seen(seen) if seen.loaded.as_ref().unwrap().meeting == loaded)
    );
    assert_eq!(read(&path, |file| file.meetings()).unwrap().unwrap().len(), 1);
    assert!(check(&path).unwrap().unwrap().ok);
    assert_eq!((fs::read(&path).unwrap(), fs::read_dir(&folder).unwrap().count()), (was, 2), "the file and its lock");
}

#[test]
fn a_meeting_of_the_first_schema_is_written_on_and_told_as_it_was() {
    let (_folder, path, states) = old();
    let mut store = Store::open(&path, AT).unwrap();
    let now = store.read().load(MEETING).unwrap().unwrap().meeting;
    let read_back = Info { read_back_at: Some(AT), ..now.info().clone() };
    let change = Change::Info(Edit { before: Some(now.info().clone()), after: Some(read_back.clone()) });
    write(&mut store, &[step(7 + N, Deed::ReadBack, vec![change])]).unwrap();
    assert!(store.read().check().ok);
    assert_eq!(store.read().load(MEETING).unwrap().unwrap().meeting.info(), &read_back);
    for (n, state) in (2..).zip(&states) {
        assert_eq!(store.read().as_of(MEETING, n).unwrap().as_ref(), Some(state), "step {n}");
    }
    assert_eq!(store.read().as_of(MEETING, 6 + N).unwrap().as_ref(), states.last(), "the scripts changed no meeting");
    assert!(store.read().as_of(MEETING, 1).unwrap().is_none() && store.read().as_of(MEETING, 8 + N).unwrap().is_none());
}

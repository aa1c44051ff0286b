//! The room's own tests: what needs SQL beneath the room's floor. Everything else stands in `tests/store`.

mod old;
mod tamper;

use super::schema::{self, SCRIPTS};
use super::*;
use crate::domain::*;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

const AT: Time = Time::from_millis(1_748_000_000_000);
const MEETING: MeetingId = MeetingId(1);

fn info() -> Info {
    Info {
        venue: "Nhà văn hoá".into(),
        agency: "UBND".into(),
        countdown: Some(300),
        ..Info::new(MEETING, "Đối thoại", Date::from_ymd_opt(2025, 5, 24).unwrap())
    }
}

fn paragraph(id: i64, text: &str) -> Paragraph {
    Paragraph {
        id: ParagraphId(id),
        place: format!("{id:06}i"),
        item: None,
        at: AT,
        owner: OwnerKind::Hall,
        person: None,
        turn: None,
        kind: Kind::Note,
        text: text.into(),
        opinion: None,
        answer: None,
        reply_to: None,
        task: None,
        vote: None,
        spell: None,
    }
}

/// The newest step of a file just born: one for each script.
const N: StepNo = SCRIPTS.len() as StepNo;
/// SQL in which "#1" stands for the first step after those.
fn sql(text: &str) -> String {
    (1..9).fold(text.to_owned(), |text, n| text.replace(&format!("#{n}"), &(N + n).to_string()))
}

fn step(n: StepNo, deed: Deed, changes: Vec<Change>) -> Step {
    Step { n, at: AT, deed, changes, undoes: None }
}
fn birth(n: StepNo, id: i64, text: &str) -> Step {
    step(n, Deed::Write, vec![Change::Paragraph(Edit { before: None, after: Some(paragraph(id, text)) })])
}
fn write(store: &mut Store, steps: &[Step]) -> Result<StepNo> {
    store.write(&Batch { meeting: MEETING, steps, draft: None }, "lan")
}
/// A meeting, two paragraphs, one of them changed, one more deleted: steps N + 1 to N + 5.
fn fill(store: &mut Store) {
    let new = step(N + 1, Deed::New, vec![Change::Info(Edit { before: None, after: Some(info()) })]);
    let change =
        Edit { before: Some(paragraph(2, "đường xấu")), after: Some(paragraph(2, "đường rất xấu")) };
    let death = Edit { before: Some(paragraph(3, "nước")), after: None };
    let steps = [
        new,
        birth(N + 2, 2, "đường xấu"),
        birth(N + 3, 3, "nước"),
        step(N + 4, Deed::Rewrite, vec![Change::Paragraph(change)]),
        step(N + 5, Deed::Splice, vec![Change::Paragraph(death)]),
    ];
    assert_eq!(write(store, &steps).unwrap(), N + 5);
}
fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hop.db");
    (folder, path)
}
fn filled() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    fill(&mut store);
    store.close().unwrap();
    (folder, path)
}
fn fault<T>(result: Result<T>) -> Fault {
    result.err().unwrap().fault
}
/// Changes the closed file behind the store's back.
fn tamper(path: &Path, sql: &str) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF; DROP TRIGGER step_stays; DROP TRIGGER step_lives; DROP TRIGGER edit_stays; DROP TRIGGER edit_lives;").unwrap();
    conn.execute_batch(sql).unwrap();
    let triggers =
        SCRIPTS[0].split_inclusive("END;").filter_map(|part| part.find("CREATE TRIGGER").map(|at| &part[at..]));
    triggers.for_each(|trigger| conn.execute_batch(trigger).unwrap());
}

#[test]
fn every_table_of_the_domain_is_a_table_of_the_file_with_its_columns_and_references() {
    let store = Store::in_memory(AT).unwrap();
    for spec in TABLES {
        let mut columns = store.conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        let columns = columns.query_map([spec.name], |row| row.get::<_, String>(0)).unwrap();
        let mut columns: Vec<String> = columns.map(|name| name.unwrap()).collect();
        if spec.name != "meeting" {
            assert_eq!(columns.remove(1), "meeting", "{}", spec.name);
        }
        let expected: Vec<_> = spec.columns.iter().map(|column| column.name).collect();
        assert_eq!(columns, expected, "{}", spec.name);

        let sql = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) WHERE \"from\" <> 'meeting' ORDER BY 1";
        let mut refers = store.conn.prepare(sql).unwrap();
        let refers = refers.query_map([spec.name], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let refers: Vec<(String, String)> = refers.map(|pair| pair.unwrap()).collect();
        let mut expected: Vec<_> =
            spec.columns.iter().filter_map(|c| Some((c.name.to_owned(), c.refers?.to_owned()))).collect();
        expected.sort();
        assert_eq!(refers, expected, "{}", spec.name);
    }
}

#[test]
fn tables_are_strict_and_references_wait_for_the_end_of_the_step() {
    let store = Store::in_memory(AT).unwrap();
    let plain = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'";
    assert_eq!(store.conn.query_row(plain, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
    for line in SCRIPTS[0].lines().filter(|line| line.contains("REFERENCES") && !line.contains("undoes")) {
        assert!(line.contains("DEFERRABLE INITIALLY DEFERRED"), "{line}");
    }
}

#[test]
fn sqlite_is_newer_than_the_race_that_lost_commits() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

#[test]
fn the_writer_is_set_as_safely_as_sqlite_can_be() {
    let (_folder, path) = file();
    let store = Store::open(&path, AT).unwrap();
    let pragma = |name| store.conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    let settings = ["synchronous", "foreign_keys", "cell_size_check", "trusted_schema", "mmap_size", "secure_delete"];
    assert_eq!(settings.map(pragma), [3, 1, 1, 0, 0, 1]);
    assert_eq!((pragma("application_id"), pragma("user_version")), (schema::APPLICATION_ID, N));
    assert_eq!(store.conn.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0)).unwrap(), "wal");
}

#[test]
fn a_full_disk_in_the_middle_of_a_batch_leaves_nothing_of_it() {
    let mut store = Store::in_memory(AT).unwrap();
    fill(&mut store);
    let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    let long = "dài ".repeat(2000);
    for room in 0..12 {
        store.conn.pragma_update_and_check(None, "max_page_count", pages + room, |_| Ok(())).unwrap();
        let steps = [birth(N + 6, 7, "ngắn"), birth(N + 7, 8, &long), birth(N + 8, 9, &long)];
        if room < 6 {
            assert_eq!(fault(write(&mut store, &steps)), Fault::Full, "{room}");
            assert_eq!((store.last_step(), store.next_id()), (N + 5, 4));
            assert_eq!(store.read().load(MEETING).unwrap().unwrap().meeting.rows().paragraphs.len(), 1);
        }
    }
    store.conn.pragma_update_and_check(None, "max_page_count", 1_000_000, |_| Ok(())).unwrap();
    assert_eq!(write(&mut store, &[birth(N + 6, 7, "ngắn"), birth(N + 7, 8, &long)]).unwrap(), N + 7);
    assert!(store.read().check().ok);
}

#[test]
fn what_contradicts_the_file_is_a_defect_and_leaves_no_trace() {
    let mut store = Store::in_memory(AT).unwrap();
    fill(&mut store);
    let mut dangling = paragraph(9, "");
    dangling.item = Some(ItemId(99));
    let dangling = Change::Paragraph(Edit { before: None, after: Some(dangling) });
    let stale = Edit { before: Some(paragraph(2, "đường xấu")), after: Some(paragraph(2, "khác")) };
    for steps in [
        vec![birth(N + 7, 9, "lỗ hổng")],
        vec![birth(N + 6, 2, "đã có")],
        vec![birth(N + 5, 9, "bước khác cùng số")],
        vec![step(N + 6, Deed::Write, vec![dangling])],
        vec![step(N + 6, Deed::Rewrite, vec![Change::Paragraph(stale)])],
    ] {
        assert_eq!(fault(write(&mut store, &steps)), Fault::Defect, "{steps:?}");
        assert_eq!(store.last_step(), N + 5);
    }
    assert!(store.read().check().ok);
}

const NEXT: &str = "ALTER TABLE paragraph ADD COLUMN colour TEXT; UPDATE paragraph SET colour = 'red' WHERE id = 2;";

#[test]
fn an_old_file_gets_the_scripts_it_lacks_after_a_copy_and_still_replays() {
    let (folder, path) = filled();
    let scripts = [SCRIPTS, &[NEXT]].concat();
    let mut store = Store::open_with(&path, AT, &scripts).unwrap();
    assert_eq!(store.last_step(), N + 6);
    assert_eq!(write(&mut store, &[birth(N + 7, 8, "sau")]).unwrap(), N + 7);
    assert!(super::check::of(&store.conn, &scripts).ok);
    store.close().unwrap();
    let copy = folder.path().join(format!("hop.v{N}-20250523113320.db"));
    assert_eq!(check(&copy).unwrap().unwrap().steps, N + 5);
    assert_eq!(fault(Store::open(&path, AT)), Fault::Newer { found: N + 1, known: N });
}

#[test]
fn a_script_that_fails_leaves_the_old_file() {
    let (_folder, path) = filled();
    let before = check(&path).unwrap().unwrap();
    for broken in ["ALTER TABLE paragraph ADD COLUMN colour TEXT; oops;", "UPDATE paragraph SET item = 99;"] {
        assert!(Store::open_with(&path, AT, &[SCRIPTS, &[broken]].concat()).is_err());
        assert_eq!(check(&path).unwrap().unwrap(), before);
    }
    let other = format!("{} -- changed later", SCRIPTS[0]);
    let scripts = [&[other.as_str()], &SCRIPTS[1..]].concat();
    assert!(
        !super::look::read_with(&path, &scripts, |file| Ok(super::check::of(file.conn, &scripts))).unwrap().unwrap().ok
    );
}

#[test]
fn what_is_not_ours_is_refused_and_stays_byte_for_byte() {
    let (folder, path) = filled();
    let refused = |path: &Path| {
        let before = fs::read(path).unwrap();
        let found = fault(Store::open(path, AT));
        assert_eq!(fs::read(path).unwrap(), before);
        (found, fault(read(path, |file| file.last_step())))
    };
    tamper(&path, "PRAGMA user_version = 999");
    assert_eq!(refused(&path).0, Fault::Newer { found: 999, known: N });
    tamper(&path, &format!("PRAGMA user_version = {N}; PRAGMA application_id = 7"));
    assert_eq!(refused(&path).0, Fault::Foreign);
    tamper(
        &path,
        "PRAGMA application_id = 1414024025; CREATE TRIGGER spy AFTER INSERT ON paragraph BEGIN DELETE FROM paragraph; END;",
    );
    let before = fs::read(&path).unwrap();
    assert_eq!(fault(Store::open(&path, AT)), Fault::Damaged);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fault(look(&path, None, None)), Fault::Damaged);
    let garbage = folder.path().join("rác.db");
    for bytes in [&b"x"[..], b"SQLite format 3\0", &[7; 5000]] {
        fs::write(&garbage, bytes).unwrap();
        assert_eq!(refused(&garbage), (Fault::NotADatabase, Fault::NotADatabase), "{}", bytes.len());
    }
}

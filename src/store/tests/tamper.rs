//! Files changed behind the program's back: what was touched is named.

use super::*;

#[test]
fn the_journal_cannot_be_changed_or_deleted_but_erased() {
    let mut store = Store::in_memory(AT).unwrap();
    fill(&mut store);
    for sql in [
        "UPDATE step SET deed = 'x' WHERE n = 3",
        "DELETE FROM step WHERE n = 6",
        "DELETE FROM edit WHERE step = 6",
        "UPDATE edit SET payload = '{}' WHERE step = 3",
        "UPDATE edit SET digest = zeroblob(32), erased = 1 WHERE step = 3",
    ] {
        assert!(store.conn.execute(sql, []).is_err(), "{sql}");
    }
    store.conn.execute("UPDATE edit SET payload = '{}', salt = NULL, erased = 1 WHERE step = 3", []).unwrap();
}

#[test]
fn the_chain_names_the_first_step_that_was_touched() {
    for (sql, first) in [
        ("UPDATE step SET \"by\" = 'khác' WHERE n = 5", 5),
        ("UPDATE step SET undoes = 2 WHERE n = 5", 5),
        ("UPDATE edit SET payload = replace(payload, 'rất', 'hơi') WHERE step = 6", 6),
        ("UPDATE edit SET row = 9 WHERE step = 4", 4),
        ("UPDATE edit SET erased = 1 WHERE step = 4", 4),
        ("DELETE FROM edit WHERE step = 5", 5),
        ("DELETE FROM step WHERE n = 5; DELETE FROM edit WHERE step = 5", 5),
        (
            "INSERT INTO edit (step, k, tbl, row, salt, payload, digest) SELECT 4, 1, tbl, row, salt, payload, digest FROM edit WHERE step = 5",
            4,
        ),
        ("UPDATE step SET n = -n WHERE n IN (4, 5); UPDATE step SET n = n + 9 WHERE n < 0", 4),
        ("UPDATE file SET uuid = '00000000-0000-4000-8000-000000000000'", 1),
    ] {
        let (_folder, path) = filled();
        assert!(check(&path).unwrap().unwrap().ok);
        tamper(&path, sql);
        let report = check(&path).unwrap().unwrap();
        assert_eq!((report.ok, report.chain), (false, Some(first)), "{sql}: {report:?}");
    }
}

#[test]
fn rows_that_the_journal_does_not_know_are_named() {
    for (sql, odd) in [
        ("UPDATE paragraph SET text = 'đường tốt' WHERE id = 2", "paragraph 2"),
        ("DELETE FROM paragraph WHERE id = 2", "paragraph 2"),
        ("INSERT INTO hamlet (id, meeting, name, place) VALUES (7, 1, 'ma', 'i')", "hamlet 7"),
        ("DELETE FROM edit WHERE step = 7; DELETE FROM step WHERE n = 7", "paragraph 3"),
    ] {
        let (_folder, path) = filled();
        tamper(&path, sql);
        let report = check(&path).unwrap().unwrap();
        assert_eq!((report.ok, report.replay), (false, vec![odd.to_owned()]), "{sql}");
    }
}

#[test]
fn a_chain_rebuilt_whole_has_another_head() {
    let (_folder, path) = filled();
    let (_other_folder, other) = filled();
    let (ours, theirs) = (check(&path).unwrap().unwrap(), check(&other).unwrap().unwrap());
    assert!(ours.ok && theirs.ok && ours.steps == theirs.steps && ours.head != theirs.head);
}

/// A closed meeting whose minutes were locked in step 9, with the hash of step 8 or with another.
fn locked(fingerprint: Option<&str>) -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = filled();
    let mut store = Store::open(&path, AT).unwrap();
    let closed = Info { opened_at: Some(AT), closed_at: Some(AT), ..info() };
    write(&mut store, &[step(8, Deed::Close, vec![Change::Info(Edit { before: Some(info()), after: Some(closed) })])])
        .unwrap();
    let fingerprint = fingerprint.map_or_else(|| store.read().hash_of(8).unwrap().unwrap(), str::to_owned);
    let (id, reason) = (VersionId(store.next_id()), String::new());
    let version = Version { id, number: 1, locked_at: AT, step: 8, fingerprint, unlocked_at: None, reason };
    write(&mut store, &[step(9, Deed::Lock, vec![Change::Version(Edit { before: None, after: Some(version) })])])
        .unwrap();
    store.close().unwrap();
    (folder, path)
}

#[test]
fn a_lock_whose_fingerprint_is_not_the_hash_of_its_step_is_named() {
    let (_folder, path) = locked(None);
    let report = check(&path).unwrap().unwrap();
    assert!(report.ok && report.versions.is_empty(), "{report:?}");
    for (sql, versions) in [
        ("UPDATE version SET fingerprint = lower(hex(zeroblob(32)))", vec![(1, 8)]),
        ("UPDATE version SET step = 5", vec![(1, 5)]),
        ("UPDATE version SET step = 50", vec![(1, 50)]),
    ] {
        let (_folder, path) = locked(None);
        tamper(&path, sql);
        let report = check(&path).unwrap().unwrap();
        assert_eq!((report.ok, report.versions, report.replay.len()), (false, versions, 1), "{sql}");
    }
}

#[test]
fn a_false_fingerprint_is_named_though_chain_and_journal_are_whole() {
    let (_folder, path) = locked(Some(&"ab".repeat(32)));
    let report = check(&path).unwrap().unwrap();
    assert_eq!((report.ok, report.chain, report.replay.len(), report.versions), (false, None, 0, vec![(1, 8)]));
}

//! Files changed behind the program's back: what was touched is named.

use super::*;

#[test]
fn the_journal_cannot_be_changed_or_deleted_but_erased() {
    let mut store = Store::in_memory(AT).unwrap();
    fill(&mut store);
    for text in [
        "UPDATE step SET deed = 'x' WHERE n = #1",
        "DELETE FROM step WHERE n = #4",
        "DELETE FROM edit WHERE step = #4",
        "UPDATE edit SET payload = '{}' WHERE step = #1",
        "UPDATE edit SET digest = zeroblob(32), erased = 1 WHERE step = #1",
    ] {
        assert!(store.conn.execute(&sql(text), []).is_err(), "{text}");
    }
    store.conn.execute(&sql("UPDATE edit SET payload = '{}', salt = NULL, erased = 1 WHERE step = #1"), []).unwrap();
}

#[test]
fn the_chain_names_the_first_step_that_was_touched() {
    for (text, first) in [
        ("UPDATE step SET \"by\" = 'khác' WHERE n = #3", N + 3),
        ("UPDATE step SET undoes = 2 WHERE n = #3", N + 3),
        ("UPDATE edit SET payload = replace(payload, 'rất', 'hơi') WHERE step = #4", N + 4),
        ("UPDATE edit SET row = 9 WHERE step = #2", N + 2),
        ("UPDATE edit SET erased = 1 WHERE step = #2", N + 2),
        ("DELETE FROM edit WHERE step = #3", N + 3),
        ("DELETE FROM step WHERE n = #3; DELETE FROM edit WHERE step = #3", N + 3),
        (
            "INSERT INTO edit (step, k, tbl, row, salt, payload, digest) SELECT #2, 1, tbl, row, salt, payload, digest FROM edit WHERE step = #3",
            N + 2,
        ),
        ("UPDATE step SET n = -n WHERE n IN (#2, #3); UPDATE step SET n = n + #2 + #3 WHERE n < 0", N + 2),
        ("UPDATE file SET uuid = '00000000-0000-4000-8000-000000000000'", 1),
    ] {
        let (_folder, path) = filled();
        assert!(check(&path).unwrap().unwrap().ok);
        tamper(&path, &sql(text));
        let report = check(&path).unwrap().unwrap();
        assert_eq!((report.ok, report.chain), (false, Some(first)), "{text}: {report:?}");
    }
}

#[test]
fn rows_that_the_journal_does_not_know_are_named() {
    for (text, odd) in [
        ("UPDATE paragraph SET text = 'đường tốt' WHERE id = 2", "paragraph 2"),
        ("DELETE FROM paragraph WHERE id = 2", "paragraph 2"),
        ("INSERT INTO hamlet (id, meeting, name, place) VALUES (7, 1, 'ma', 'i')", "hamlet 7"),
        ("DELETE FROM edit WHERE step = #5; DELETE FROM step WHERE n = #5", "paragraph 3"),
    ] {
        let (_folder, path) = filled();
        tamper(&path, &sql(text));
        let report = check(&path).unwrap().unwrap();
        assert_eq!((report.ok, report.replay), (false, vec![odd.to_owned()]), "{text}");
    }
}

#[test]
fn a_chain_rebuilt_whole_has_another_head() {
    let (_folder, path) = filled();
    let (_other_folder, other) = filled();
    let (ours, theirs) = (check(&path).unwrap().unwrap(), check(&other).unwrap().unwrap());
    assert!(ours.ok && theirs.ok && ours.steps == theirs.steps && ours.head != theirs.head);
}

/// A closed meeting whose minutes were locked in step N + 7, with the hash of the step before or with another.
fn locked(fingerprint: Option<&str>) -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = filled();
    let mut store = Store::open(&path, AT).unwrap();
    let closed = Info { opened_at: Some(AT), closed_at: Some(AT), ..info() };
    write(
        &mut store,
        &[step(N + 6, Deed::Close, vec![Change::Info(Edit { before: Some(info()), after: Some(closed) })])],
    )
    .unwrap();
    let fingerprint = fingerprint.map_or_else(|| store.read().hash_of(N + 6).unwrap().unwrap(), str::to_owned);
    let (id, reason) = (VersionId(store.next_id()), String::new());
    let version = Version { id, number: 1, locked_at: AT, step: N + 6, fingerprint, unlocked_at: None, reason };
    write(&mut store, &[step(N + 7, Deed::Lock, vec![Change::Version(Edit { before: None, after: Some(version) })])])
        .unwrap();
    store.close().unwrap();
    (folder, path)
}

#[test]
fn a_lock_whose_fingerprint_is_not_the_hash_of_its_step_is_named() {
    let (_folder, path) = locked(None);
    let report = check(&path).unwrap().unwrap();
    assert!(report.ok && report.versions.is_empty(), "{report:?}");
    for (text, versions) in [
        ("UPDATE version SET fingerprint = lower(hex(zeroblob(32)))", vec![(1, N + 6)]),
        ("UPDATE version SET step = #3", vec![(1, N + 3)]),
        ("UPDATE version SET step = 50", vec![(1, 50)]),
    ] {
        let (_folder, path) = locked(None);
        tamper(&path, &sql(text));
        let report = check(&path).unwrap().unwrap();
        assert_eq!((report.ok, report.versions, report.replay.len()), (false, versions, 1), "{text}");
    }
}

#[test]
fn a_false_fingerprint_is_named_though_chain_and_journal_are_whole() {
    let (_folder, path) = locked(Some(&"ab".repeat(32)));
    let report = check(&path).unwrap().unwrap();
    assert_eq!((report.ok, report.chain, report.replay.len(), report.versions), (false, None, 0, vec![(1, N + 6)]));
}

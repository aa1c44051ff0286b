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
        ("UPDATE step SET \"by\" = 'khác' WHERE n = 4", 4),
        ("UPDATE step SET undoes = 2 WHERE n = 4", 4),
        ("UPDATE edit SET payload = replace(payload, 'rất', 'hơi') WHERE step = 5", 5),
        ("UPDATE edit SET row = 9 WHERE step = 3", 3),
        ("UPDATE edit SET erased = 1 WHERE step = 3", 3),
        ("DELETE FROM edit WHERE step = 4", 4),
        ("DELETE FROM step WHERE n = 4; DELETE FROM edit WHERE step = 4", 4),
        (
            "INSERT INTO edit (step, k, tbl, row, salt, payload, digest) SELECT 3, 1, tbl, row, salt, payload, digest FROM edit WHERE step = 4",
            3,
        ),
        ("UPDATE step SET n = -n WHERE n IN (3, 4); UPDATE step SET n = n + 7 WHERE n < 0", 3),
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
        ("DELETE FROM edit WHERE step = 6; DELETE FROM step WHERE n = 6", "paragraph 3"),
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

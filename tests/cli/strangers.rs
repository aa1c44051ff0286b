//! Files that are none of ours, or may not be written: refused in one line and left as they were.

use crate::place::{Place, Said, one_line};
use serde_json::Value;
use std::fs;

/// Everything that reads or writes the file, but screens.
const ALL: [&[&str]; 9] = [
    &["list"],
    &["show"],
    &["log"],
    &["search", "x"],
    &["check"],
    &["backup", "."],
    &["export", "minutes"],
    &["new", "--template", "doi-thoai"],
    &["list", "--json"],
];

#[test]
fn a_file_that_is_none_of_ours_is_refused_in_one_line_and_left_as_it_was() {
    let whole = fs::read(&Place::with_meeting().file).unwrap();
    let sqlite = |change: &str, from: &[u8]| {
        let place = Place::empty();
        fs::write(&place.file, from).unwrap();
        let file = rusqlite::Connection::open(&place.file).unwrap();
        file.execute_batch(change).unwrap();
        file.close().unwrap();
        fs::read(&place.file).unwrap()
    };
    let foreign = "PRAGMA journal_mode = DELETE; CREATE TABLE t (x); INSERT INTO t VALUES (1);";
    for (what, bytes) in [
        ("text", "không phải tệp cuộc họp ".repeat(100).into_bytes()),
        ("a few bytes", b"SQLite format 3\0".to_vec()),
        ("another program's", sqlite(foreign, b"")),
        ("a newer version's", sqlite("PRAGMA user_version = 999;", &whole)),
        ("cut short", whole[..whole.len() / 2].to_vec()),
        ("cut short by a page", whole[..whole.len() - 4096].to_vec()),
    ] {
        for arguments in ALL {
            let place = Place::empty();
            fs::write(&place.file, &bytes).unwrap();
            let line = place.refuses(arguments);
            assert!(line.contains("hop.db"), "{what}, {arguments:?}: {line}");
            assert!(fs::read(&place.file).unwrap() == bytes, "{what}, {arguments:?}");
            assert_eq!(place.names(), ["hop.db"], "{what}, {arguments:?}: {line} {}", bytes.len());
        }
    }
}

#[test]
fn a_folder_and_a_link_are_refused_and_an_empty_file_is_a_file_to_be() {
    for arguments in ALL {
        let place = Place::empty();
        fs::create_dir(&place.file).unwrap();
        assert!(place.refuses(arguments).contains("hop.db"), "{arguments:?}");
        assert_eq!(fs::read_dir(&place.file).unwrap().count(), 0);
        let place = Place::with_meeting();
        let before = fs::read(&place.file).unwrap();
        fs::rename(&place.file, place.at("that.db")).unwrap();
        std::os::unix::fs::symlink(place.at("that.db"), &place.file).unwrap();
        assert!(place.refuses(arguments).contains("hop.db"), "{arguments:?}");
        assert!(fs::read(place.at("that.db")).unwrap() == before);
    }
    let place = Place::empty();
    fs::write(&place.file, "").unwrap();
    for arguments in [&["show"][..], &["log"], &["check"], &["export", "minutes"], &["backup", "."]] {
        place.refuses(arguments);
    }
    assert_eq!((place.does(&["list"]).as_str(), fs::read(&place.file).unwrap().len()), ("", 0));
    place.does(&["new", "--template", "doi-thoai"]);
    assert_eq!(place.does(&["list"]).lines().count(), 1);
}

#[test]
fn a_folder_that_may_not_be_written_is_said_and_still_read() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let place = Place::with_meeting();
    fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&place.file, fs::Permissions::from_mode(0o444)).unwrap();
    let is_root = rustix::process::geteuid().is_root();
    let run = |arguments: &[&str]| {
        let mut command = place.command(arguments);
        if is_root {
            // The superuser may write anywhere; nobody may not.
            command.uid(65534).gid(65534);
        }
        command.output().ok().map(|output| Said {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        })
    };
    // A home nobody else may enter: the program cannot even be started there as somebody else.
    let Some(listed) = run(&["list"]) else { return };
    assert_eq!((listed.code, listed.out.lines().count()), (0, 1), "{}", listed.err);
    assert_eq!(run(&["check"]).unwrap().code, 0);
    for arguments in [&["new", "--template", "doi-thoai"][..], &["backup", "."]] {
        one_line(&run(arguments).unwrap(), arguments);
    }
    assert_eq!(run(&["export", "minutes"]).unwrap().code, 1);
    assert_eq!(place.names(), ["hop.db"]);
    fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_file_somebody_wrote_in_by_hand_is_not_called_whole() {
    let place = Place::with_meeting();
    let file = rusqlite::Connection::open(&place.file).unwrap();
    file.execute("UPDATE paragraph SET text = 'không ai nói thế' WHERE id = (SELECT max(id) FROM paragraph)", [])
        .unwrap();
    file.close().unwrap();
    let said = place.run(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("paragraph") && said.err.lines().count() == 1, "{said:?}");
    let report = place.run(&["check", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&report.out).unwrap()["ok"], false);
}

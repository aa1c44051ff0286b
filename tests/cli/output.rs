//! Where output goes, and what happens when nobody takes it.

use crate::place::Place;
use std::fs;

#[test]
fn a_reader_who_went_away_is_no_reason_to_panic() {
    let place = Place::with_meeting();
    for arguments in [&["show"][..], &["log", "--json"], &["list"], &["--help"], &["export", "minutes", "--out", "-"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = place.command(arguments).stdout(writer).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {err}");
        assert!(!err.contains("panicked") && !err.contains("pipe"), "{arguments:?}: {err}");
    }
}

#[test]
fn a_full_disk_behind_standard_output_is_a_failure() {
    let place = Place::with_meeting();
    for arguments in [&["show"][..], &["list", "--json"], &["export", "minutes", "--out", "-"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = place.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

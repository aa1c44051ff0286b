//! `thuky verify`: what a file is told to be, untouched, tampered with, of another meeting, of a version that was replaced.

use crate::place::{Place, Said, keys};
use crate::secretary::Secretary;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use thuky::domain::{Date, Deed, Paper, Paragraph, Work};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What is said of a file: the code for scripts, and the line.
fn told(place: &Place, file: &str) -> (String, String) {
    let said = place.run(&["verify", file]);
    let Said { code, out, err } = place.run(&["verify", file, "--json"]);
    let json: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out} {err}"));
    let verdict = json["verdict"].as_str().unwrap().to_owned();
    let is_good = ["matches", "draft", "scan"].contains(&verdict.as_str());
    assert_eq!((said.code == 0, code == 0), (is_good, is_good), "{verdict}: {err}");
    let (line, silent) = if is_good { (&said.out, &said.err) } else { (&said.err, &said.out) };
    assert_eq!((silent.as_str(), line.lines().count()), ("", 1), "{said:?}");
    (verdict, line.clone())
}

fn verdict(place: &Place, file: &str) -> String {
    told(place, file).0
}

/// A Word file with one part changed, zipped again.
fn rezipped(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        let name = entry.name().unwrap().into_owned();
        let content = if name == part { change(content) } else { content };
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        to.start_file(name, stored).unwrap();
        to.write_all(content.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The minutes of the locked meeting as a Word file, under that name.
fn minutes(place: &Place, name: &str, switches: &[&str]) -> Vec<u8> {
    place.does(&[&["export", "minutes", "--out", name, "--force"], switches].concat());
    fs::read(place.at(name)).unwrap()
}

/// Formats of the minutes that carry a mark, in this build.
fn sealed() -> &'static [&'static str] {
    if cfg!(feature = "pdf") { &["docx", "pdf"] } else { &["docx"] }
}

#[test]
fn every_way_of_making_a_locked_paper_matches() {
    let place = Place::locked();
    for format in sealed() {
        for switches in [&[][..], &["--public"], &["--grouped"]] {
            let name = format!("bb.{format}");
            minutes(&place, &name, switches);
            let (verdict, line) = told(&place, &name);
            assert_eq!(verdict, "matches", "{line}");
            assert!(line.contains("phiên bản 1, khóa lúc 16:26 ngày 24/5/2025"), "{line}");
            assert_eq!(line.contains("công khai"), switches.contains(&"--public"), "{line}");
        }
    }
    for paper in [Paper::Journal, Paper::Opinions, Paper::Report, Paper::Sheets] {
        place.does(&["export", paper.code(), "--out", "paper.docx", "--force"]);
        assert_eq!(verdict(&place, "paper.docx"), "matches", "{paper:?}");
    }
    for paper in [Paper::Journal, Paper::Opinions, Paper::Speakers, Paper::Agenda] {
        place.does(&["export", paper.code(), "--out", "paper.xlsx", "--force"]);
        assert_eq!(verdict(&place, "paper.xlsx"), "matches", "{paper:?}");
    }
    let json = place.json(&["verify", "bb.docx"]);
    let names = [
        "audience",
        "fingerprint",
        "locked_at",
        "matches",
        "meeting",
        "order",
        "paper",
        "reason",
        "replaced_by",
        "step",
        "verdict",
        "version",
    ];
    assert_eq!(keys(&json), names);
    assert_eq!((&json["paper"], &json["order"]), (&Value::from("minutes"), &Value::from("grouped")));
    assert_eq!((&json["version"], &json["locked_at"]), (&Value::from(1), &Value::from("2025-05-24T16:26:00+07:00")));
    assert_eq!(json["fingerprint"].as_str().unwrap().len(), 64);
}

#[test]
fn a_word_changed_and_a_file_only_saved_again_are_told() {
    let place = Place::locked();
    let bytes = minutes(&place, "bb.docx", &[]);
    for (what, part, change) in [
        ("a word changed", "word/document.xml", ["trẻ em", "trẻ nhỏ"]),
        ("zipped again, not a word changed", "word/document.xml", ["", ""]),
        ("its version changed", "docProps/core.xml", ["thuky:minutes:office", "thuky:minutes:public"]),
    ] {
        let changed = rezipped(&bytes, part, |content| content.replacen(change[0], change[1], 1));
        fs::write(place.at("sua.docx"), changed).unwrap();
        let (verdict, line) = told(&place, "sua.docx");
        assert_eq!(verdict, "changed", "{what}: {line}");
        assert!(line.contains("KHÔNG KHỚP") && line.contains("Word"), "{line}");
    }
    let foreign = rezipped(&bytes, "docProps/core.xml", |content| content.replacen(":1:", ":7:", 1));
    fs::write(place.at("sua.docx"), foreign).unwrap();
    assert_eq!(verdict(&place, "sua.docx"), "foreign");
}

#[test]
#[cfg(feature = "pdf")]
fn one_flipped_byte_of_a_pdf_is_told() {
    let place = Place::locked();
    let bytes = minutes(&place, "bb.pdf", &[]);
    for part in 1..8 {
        let mut flipped = bytes.clone();
        flipped[bytes.len() * part / 8] ^= 1;
        fs::write(place.at("sua.pdf"), flipped).unwrap();
        assert_eq!(verdict(&place, "sua.pdf"), "changed", "byte {} of {}", bytes.len() * part / 8, bytes.len());
    }
    fs::write(place.at("sua.pdf"), [&bytes[..], b"\n"].concat()).unwrap();
    assert_eq!(verdict(&place, "sua.pdf"), "changed");
}

#[test]
fn a_number_and_a_day_given_after_the_lock_break_nothing() {
    let place = Place::locked();
    let before = minutes(&place, "truoc.docx", &[]);
    let mut secretary = Secretary::at(&place);
    let day = Date::from_ymd_opt(2025, 5, 26);
    secretary.does(|meeting, _| meeting.issue(Paper::Minutes, "05", day, None));
    secretary.leaves();
    let after = minutes(&place, "sau.docx", &[]);
    assert!(before != after, "the number is printed on the next copy");
    assert_eq!((verdict(&place, "truoc.docx"), verdict(&place, "sau.docx")), ("matches".into(), "matches".into()));
}

#[test]
fn a_replaced_version_is_named_with_the_reason_and_still_held_against_its_rows() {
    let place = Place::locked();
    let first = minutes(&place, "v1.docx", &[]);
    let mut secretary = Secretary::at(&place);
    secretary.does(|meeting, now| meeting.unlock("sai tên một người", now));
    secretary.leaves();
    let (code, line) = told(&place, "v1.docx");
    assert!(code == "replaced" && line.contains("chưa khóa lại") && line.contains("sai tên một người"), "{line}");
    let mut secretary = Secretary::at(&place);
    secretary.does(|meeting, _| {
        let id = *meeting.facts().sequence.last().unwrap();
        let mut work = Work::new(meeting, Deed::Write);
        work.update::<Paragraph>(id, |paragraph| paragraph.text += " (đã sửa)");
        Ok(work)
    });
    secretary.locks();
    secretary.leaves();
    minutes(&place, "v2.docx", &[]);
    let (code, line) = told(&place, "v1.docx");
    assert_eq!(code, "replaced");
    assert!(
        line.contains("phiên bản 1") && line.contains("phiên bản 2") && line.contains("sai tên một người"),
        "{line}"
    );
    assert!(line.contains("tệp khớp"), "{line}");
    assert_eq!(verdict(&place, "v2.docx"), "matches");
    fs::write(place.at("sua.docx"), rezipped(&first, "", |content| content)).unwrap();
    let json = place.run(&["verify", "sua.docx", "--json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&json["verdict"], &json["matches"]), (&Value::from("replaced"), &Value::from(false)));
    assert_eq!((&json["version"], &json["replaced_by"]), (&Value::from(1), &Value::from(2)));
}

#[test]
fn a_paper_of_another_file_is_not_of_this_one() {
    let (place, other) = (Place::locked(), Place::locked());
    let bytes = minutes(&other, "bb.docx", &[]);
    fs::write(place.at("khac.docx"), bytes).unwrap();
    assert_eq!(verdict(&place, "khac.docx"), "foreign");
    let file = other.file.display().to_string();
    let path = place.at("khac.docx").display().to_string();
    assert_eq!(verdict(&place, &path), "foreign");
    assert_eq!(place.run(&["verify", "khac.docx", "--file", &file]).code, 0);
}

#[test]
fn a_draft_is_held_against_the_meeting_as_it_stands() {
    let place = Place::with_meeting();
    for (name, switches) in [("a.docx", &[][..]), ("b.docx", &["--grouped", "--public"])] {
        minutes(&place, name, switches);
        assert_eq!(verdict(&place, name), "draft", "{name}");
    }
    place.does(&["export", "speakers", "--out", "c.docx"]);
    let (code, line) = told(&place, "c.docx");
    assert!(code == "draft" && line.contains("danh sách phát biểu"), "{line}");
    place.does(&["export", "opinions", "--out", "d.xlsx"]);
    assert_eq!(verdict(&place, "d.xlsx"), "draft");
    let mut secretary = Secretary::at(&place);
    secretary.does(|meeting, _| {
        let id = *meeting.facts().sequence.last().unwrap();
        let mut work = Work::new(meeting, Deed::Write);
        work.update::<Paragraph>(id, |paragraph| paragraph.text += " (đã sửa)");
        Ok(work)
    });
    secretary.closes();
    secretary.leaves();
    assert_eq!(verdict(&place, "a.docx"), "old_draft");
}

#[test]
#[cfg(feature = "pdf")]
fn the_signed_scan_is_known_by_its_hash_and_no_more_when_it_was_taken_back() {
    let place = Place::locked();
    let scan = b"%PDF-1.4 a scan".as_slice();
    fs::write(place.at("scan.pdf"), scan).unwrap();
    assert_eq!(verdict(&place, "scan.pdf"), "not_ours");
    let hash: String = Sha256::digest(scan).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut secretary = Secretary::at(&place);
    secretary.does(|meeting, _| meeting.issue(Paper::Minutes, "05", None, Some(("scan.pdf", &hash))));
    secretary.leaves();
    let (code, line) = told(&place, "scan.pdf");
    assert!(code == "scan" && line.contains("biên bản, phiên bản 1"), "{line}");
    let mut secretary = Secretary::at(&place);
    secretary.does(|meeting, _| meeting.issue(Paper::Minutes, "05", None, None));
    secretary.leaves();
    assert_eq!(verdict(&place, "scan.pdf"), "withdrawn_scan");
}

#[test]
fn a_scan_larger_than_any_paper_is_known_by_all_its_bytes() {
    let place = Place::locked();
    let large = |name: &str, last: &[u8]| {
        let mut file = fs::File::create(place.at(name)).unwrap();
        file.seek(SeekFrom::Start((64 << 20) + 7)).unwrap();
        file.write_all(last).unwrap();
    };
    large("scan.jpg", b"a");
    large("other.jpg", b"b");
    let scan = fs::read(place.at("scan.jpg")).unwrap();
    let hash: String = Sha256::digest(scan).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut secretary = Secretary::at(&place);
    secretary.does(|meeting, _| meeting.issue(Paper::Minutes, "05", None, Some(("scan.jpg", &hash))));
    secretary.leaves();
    assert_eq!((verdict(&place, "scan.jpg"), verdict(&place, "other.jpg")), ("scan".into(), "not_ours".into()));
}

#[test]
fn nothing_is_held_against_a_file_somebody_wrote_in() {
    let place = Place::locked();
    minutes(&place, "bb.docx", &[]);
    let file = rusqlite::Connection::open(&place.file).unwrap();
    file.execute("UPDATE version SET locked_at = '2025-05-24T09:27:00.000Z'", []).unwrap();
    file.close().unwrap();
    assert_eq!(verdict(&place, "bb.docx"), "damaged");
}

#[test]
fn what_is_no_paper_of_ours_is_said_in_one_line_and_nothing_is_changed() {
    let place = Place::locked();
    let bytes = minutes(&place, "bb.docx", &[]);
    fs::write(place.at("cut.docx"), &bytes[..bytes.len() / 2]).unwrap();
    fs::write(place.at("empty.pdf"), "").unwrap();
    fs::write(place.at("note.txt"), "thuky:minutes:office:single:1:2:").unwrap();
    fs::write(place.at("bomb.docx"), b"PK\x01\x02".repeat(5_000)).unwrap();
    fs::create_dir(place.at("folder")).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, place.at("pipe"), rustix::fs::Mode::RUSR).unwrap();
    let before = (fs::read(&place.file).unwrap(), place.names());
    for file in ["cut.docx", "empty.pdf", "note.txt", "bomb.docx"] {
        assert_eq!(verdict(&place, file), "not_ours", "{file}");
    }
    for file in ["gone.docx", "folder", "pipe", "hop.db", "/dev/zero"] {
        let line = place.refuses(&["verify", file]);
        assert!(line.contains(file), "{line}");
    }
    assert!((fs::read(&place.file).unwrap(), place.names()) == before, "{:?}", place.names());
    assert!(Place::empty().refuses(&["verify", "bb.docx"]).contains("hop.db"));
    assert_eq!(place.json(&["check"])["ok"], true);
}

//! One paper in a file: where it goes, what it refuses, what it says is missing.

use crate::place::{Place, keys, mode};
use crate::secretary::Secretary;
use serde_json::Value;
use std::fs;
use thuky::domain::{Format, Paper};

#[test]
fn an_export_goes_where_it_is_sent_and_over_nothing_unasked() {
    let place = Place::with_meeting();
    let name = place.does(&["export", "minutes"]).trim_end().to_owned();
    assert!(fs::read(place.at(&name)).unwrap().starts_with(b"PK") && name.ends_with(".docx"), "{name}");
    assert_eq!(mode(&place.at(&name)), 0o600);
    let refused = place.run(&["export", "minutes"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.lines().last().unwrap().contains("--force"), "{}", refused.err);
    fs::write(place.at(&name), "sửa tay").unwrap();
    place.does(&["export", "minutes", "--force"]);
    assert!(fs::read(place.at(&name)).unwrap().starts_with(b"PK"));
    place.does(&["export", "minutes", "--out", "bb.md"]);
    let markdown = fs::read_to_string(place.at("bb.md")).unwrap();
    assert!(markdown.contains("trẻ em"));
    let streamed = place.run(&["export", "minutes", "--format", "md", "--out", "-"]);
    assert_eq!((streamed.code, &streamed.out), (0, &markdown));
    assert!(streamed.err.lines().all(|line| line.starts_with("thuky: ")) && !streamed.err.is_empty());
    let json: Value =
        serde_json::from_str(&place.does(&["export", "minutes", "--format", "json", "--out", "-"])).unwrap();
    assert!(json.is_object() && json.to_string().contains("trẻ em"));
    fs::create_dir(place.at("giay")).unwrap();
    place.does(&["export", "minutes", "--format", "md", "--out", "giay"]);
    place.does(&["export", "minutes", "--out", "giay/"]);
    assert_eq!(fs::read_dir(place.at("giay")).unwrap().count(), 2);
}

#[test]
fn what_is_missing_is_listed_beside_the_paper() {
    let place = Place::empty();
    place.does(&["new", "--template", "trung-hoi-2025"]);
    let said = place.run(&["export", "minutes", "--out", "-", "--format", "md"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("Chưa có giờ khai mạc") && said.err.contains("Chưa đếm người có mặt"), "{}", said.err);
    let english = place.run(&["--lang", "en", "export", "minutes", "--out", "-", "--format", "md"]);
    assert_eq!(english.out, said.out, "papers are Vietnamese");
    assert!(!english.err.contains("Chưa"), "{}", english.err);
}

#[test]
fn no_export_lands_on_the_meeting_nor_where_nothing_can_be_written() {
    let place = Place::with_meeting();
    std::os::unix::fs::symlink(&place.file, place.at("link.docx")).unwrap();
    fs::create_dir(place.at("sub")).unwrap();
    let before = (fs::read(&place.file).unwrap(), place.names());
    let targets = [
        "hop.db",
        "./hop.db",
        "sub/../hop.db",
        "hop.db-wal",
        "hop.db-shm",
        "hop.db-journal",
        "hop.db.lock",
        "link.docx",
    ];
    for target in targets.into_iter().chain(["gone/a.docx", "/proc/a.docx", "/dev/null"]) {
        for force in [&[][..], &["--force"]] {
            let said = place.run(&[&["export", "minutes", "--out", target], force].concat());
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{target}: {}", said.err);
            assert!(!said.err.contains("panicked"));
        }
    }
    assert!((fs::read(&place.file).unwrap(), place.names()) == before, "{:?}", place.names());
    assert_eq!(place.json(&["check"])["ok"], true);
}

#[test]
fn every_paper_is_made_in_every_format_it_has_and_in_no_other() {
    let place = Place::with_meeting();
    for paper in Paper::ALL {
        for format in Format::ALL {
            let said = place.run(&["export", paper.code(), "--format", format.code(), "--force"]);
            let name = said.out.trim_end();
            match paper.formats().contains(format) {
                true if *format == Format::Pdf && cfg!(not(feature = "pdf")) => assert_eq!(said.code, 1),
                true => assert!(said.code == 0 && place.at(name).is_file(), "{paper:?} {format:?}: {}", said.err),
                false => {
                    assert_eq!((said.code, name, said.err.lines().count()), (2, "", 1), "{paper:?} {format:?}");
                    let has: Vec<&str> = paper.formats().iter().map(|format| format.code()).collect();
                    assert!(said.err.contains(&has.join(", ")), "{}", said.err);
                }
            }
        }
    }
}

#[test]
fn the_ending_of_the_file_chooses_the_format_and_one_the_paper_lacks_is_refused() {
    let place = Place::with_meeting();
    place.does(&["export", "opinions", "--out", "y-kien.md"]);
    assert!(fs::read_to_string(place.at("y-kien.md")).is_ok(), "Markdown is text");
    place.does(&["export", "opinions", "--out", "y-kien.khac"]);
    assert!(fs::read(place.at("y-kien.khac")).unwrap().starts_with(b"PK"), "an ending of no format: the usual one");
    place.does(&["export", "opinions", "--out", "y-kien.md", "--format", "docx", "--force"]);
    assert!(fs::read(place.at("y-kien.md")).unwrap().starts_with(b"PK"), "what is asked for goes first");
    let said = place.run(&["export", "sheets", "--out", "phieu.csv"]);
    assert_eq!((said.code, said.err.lines().count()), (2, 1));
    assert!(said.err.contains("docx, pdf") && !place.at("phieu.csv").exists(), "{}", said.err);
}

#[test]
fn a_public_copy_has_its_own_name_and_the_office_s_stays() {
    let place = Place::with_meeting();
    let (office, public) = (place.does(&["export", "minutes"]), place.does(&["export", "minutes", "--public"]));
    assert!(!office.contains("cong-khai") && public.contains("cong-khai"), "{office} {public}");
    let grouped = place.does(&["export", "minutes", "--grouped", "--format", "md", "--out", "-"]);
    let single = place.does(&["export", "minutes", "--format", "md", "--out", "-"]);
    assert!(grouped != single && grouped.contains("trẻ em"));
}

#[test]
fn a_check_lists_and_writes_nothing() {
    let place = Place::empty();
    place.does(&["new", "--template", "trung-hoi-2025"]);
    let before = place.names();
    let said = place.run(&["export", "minutes", "--check"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let beside = place.run(&["export", "minutes", "--out", "-", "--format", "md"]).err;
    let beside: Vec<&str> = beside.lines().map(|line| line.strip_prefix("thuky: ").unwrap()).collect();
    assert!(beside.len() > 3 && said.out.lines().collect::<Vec<_>>() == beside, "{}", said.out);
    let listed = place.json(&["export", "minutes", "--check"]);
    let listed = listed.as_array().unwrap();
    assert!(listed.iter().map(|missing| missing["text"].as_str().unwrap()).eq(beside));
    assert_eq!((keys(&listed[0]), &listed[0]["code"]), (vec!["code", "place", "text"], &Value::from("start_time")));
    assert_eq!(place.names(), before);
    let place = Place::with_meeting();
    let listed = place.json(&["export", "minutes", "--check"]);
    let unanswered = listed.as_array().unwrap().iter().find(|missing| missing["code"] == "unanswered").unwrap();
    let shown = place.json(&["show"]);
    let of = |opinion: &&Value| unanswered["place"] == format!("opinion {}", opinion["id"]);
    let opinion = shown["opinions"].as_array().unwrap().iter().find(of).unwrap();
    assert!(unanswered["text"].as_str().unwrap().contains(&opinion["number"].to_string()), "{unanswered}");
    assert_eq!(place.run(&["export", "report", "--check"]).code, 2);
}

#[test]
fn the_next_version_is_made_beside_the_one_before() {
    let place = Place::locked();
    let first = place.does(&["export", "minutes"]);
    let mut secretary = Secretary::at(&place);
    secretary.does(|meeting, now| meeting.unlock("sai tên", now));
    secretary.leaves();
    let draft = place.does(&["export", "minutes"]);
    let mut secretary = Secretary::at(&place);
    secretary.locks();
    secretary.leaves();
    let second = place.does(&["export", "minutes"]);
    let names = [first.trim_end(), draft.trim_end(), second.trim_end()];
    let stem = |version: &str| format!("Bien-ban-2025-05-24-{version}.docx");
    assert_eq!(names, [stem("v1"), stem("v2-du-thao"), stem("v2")]);
}

//! What commands do and say, and the stable names of their JSON.

use crate::place::{Place, keys, mode};
use serde_json::Value;
use std::fs;

#[test]
fn a_meeting_is_made_listed_and_shown() {
    let place = Place::empty();
    let made = place.run(&["new", "--template", "trung-hoi-2025"]);
    assert_eq!((made.code, made.out.as_str()), (0, "1\n"));
    assert!(made.err.contains("thứ Bảy"), "what is doubtful is told: {}", made.err);
    let second = place.json(&["new", "--template", "doi-thoai", "--date", "1/12/2025"])["id"].as_i64().unwrap();
    assert!(second > 1);
    let listed = place.does(&["list"]);
    assert!(listed.lines().count() == 2 && listed.contains("24/5/2025") && listed.contains("1/12/2025"), "{listed}");
    assert!(place.does(&["show", "1"]).contains("Đối thoại trực tiếp"));
    let id = second.to_string();
    assert_eq!(place.does(&["show", &id]), place.does(&["--meeting", &id, "show"]));
    assert!(place.refuses(&["show", "99"]).contains("thuky list"));
    assert!(place.refuses(&["new", "--template", "doi-thoai", "--date", "hôm qua"]).contains("24/5/2025"));
}

#[test]
fn a_dry_run_prints_the_meeting_and_the_doubts_and_makes_nothing() {
    let place = Place::empty();
    let printed = place.does(&["new", "--template", "trung-hoi-2025", "--dry-run"]);
    assert!(printed.contains("Đối thoại trực tiếp") && printed.contains("? IV.1"), "{printed}");
    let shape = place.json(&["new", "--template", "trung-hoi-2025", "--dry-run"]);
    assert_eq!(keys(&shape["doubts"][0]), ["code", "place", "proposal", "text"]);
    assert!(shape["agenda"].as_array().unwrap().len() > 6);
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn every_json_has_its_stable_names() {
    let place = Place::with_meeting();
    let listed = place.json(&["list"]);
    assert_eq!(keys(&listed[0]), ["date", "ended_at", "id", "place", "started_at", "title"]);
    let shown = place.json(&["show"]);
    let names =
        ["agenda", "answers", "breaks", "meeting", "minutes", "opinions", "people", "queue", "tasks", "turns", "votes"];
    for name in names {
        assert!(shown.get(name).is_some(), "{name} in {:?}", keys(&shown));
    }
    for (list, names) in [
        ("agenda", &["id", "number", "title", "state", "planned_minutes", "spells"][..]),
        ("people", &["id", "name", "honorific", "role", "hamlet"]),
        ("turns", &["id", "person", "hamlet", "agenda", "state", "asked_at", "spells"]),
        ("answers", &["id", "opinions", "by", "text"]),
        ("minutes", &["id", "agenda", "at", "owner", "kind", "text", "opinion", "answer"]),
        ("votes", &["id", "subject", "form", "for", "against", "other", "base"]),
        (
            "opinions",
            &[
                "id", "number", "author", "reader", "source", "hamlet", "kind", "field", "text", "agenda", "result",
                "unit", "deadline",
            ],
        ),
    ] {
        let first = &shown[list][0];
        assert!(names.iter().all(|name| first.get(*name).is_some()), "{list}: {:?}", keys(first));
    }
    assert!(shown["meeting"]["started_at"].as_str().unwrap().ends_with("+07:00"));
    assert!(shown["queue"].as_array().unwrap().iter().all(Value::is_string));
    let log = place.json(&["log"]);
    assert_eq!(keys(&log[0]), ["at", "changes", "deed", "id", "undoes"]);
    assert_eq!(keys(&log[0]["changes"][0]), ["after", "before", "id", "table"]);
    let found = place.json(&["search", "duong"]);
    assert_eq!(keys(&found[0]), ["at", "id", "meeting", "opinion", "text"]);
    let check = place.json(&["check"]);
    assert_eq!(keys(&check), ["chain", "head", "ok", "replay", "sqlite", "steps", "versions"]);
    assert_eq!((check["ok"].as_bool(), check["head"].as_str().unwrap().len()), (Some(true), 64));
    fs::create_dir(place.at("usb")).unwrap();
    assert_eq!(keys(&place.json(&["backup", "usb"])), ["path"]);
    assert_eq!(keys(&place.json(&["export", "minutes"])), ["path"]);
}

#[test]
fn words_are_found_without_their_marks() {
    let place = Place::with_meeting();
    let found = place.does(&["search", "tre", "em"]);
    assert!(found.contains("trẻ em"), "{found}");
    assert_eq!(found, place.does(&["search", "TRẺ EM"]));
    assert_eq!(place.does(&["search", "khongcochunayo"]), "");
    assert_eq!(place.json(&["search", "khongcochunayo"]), serde_json::json!([]));
    for odd in ["\"", "*", "trẻ*", "NEAR(", "-", "a\"b", "\u{1b}[2J"] {
        assert_eq!(place.run(&["search", "--", odd]).code, 0, "{odd:?}");
    }
}

#[test]
fn what_is_found_stands_below_its_meeting_in_a_line_that_is_no_longer_than_needed() {
    let place = Place::with_meeting();
    let found = place.does(&["search", "duong ong"]);
    let lines: Vec<&str> = found.lines().collect();
    assert!(lines[0].contains("24/5/2025  ") && lines[0].contains("Hội nghị"), "{found}");
    assert!(lines.len() > 1 && lines[1..].iter().all(|line| line.chars().count() < 140), "{found}");
    assert!(lines[1..].iter().any(|line| line.contains("YK 1: ") && line.contains("đường ống")), "{found}");
    let all = place.json(&["search", "duong ong"]);
    let first = all.as_array().unwrap().iter().find(|hit| hit["opinion"] == 1).unwrap();
    let shown = place.json(&["show"]);
    let whole = shown["minutes"].as_array().unwrap().iter().find(|row| row["id"] == first["id"]).unwrap();
    assert_eq!(first["text"], whole["text"], "JSON keeps the whole paragraph");
}

#[test]
fn a_file_that_is_not_there_is_told_of_and_is_no_failure() {
    let place = Place::empty();
    for arguments in [&["list"][..], &["search", "duong"]] {
        let said = place.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{arguments:?}");
        assert!(said.err.contains("hop.db") && said.err.lines().count() == 1, "{arguments:?}: {}", said.err);
        assert_eq!(place.json(arguments), serde_json::json!([]));
    }
    assert_eq!(place.names(), [""; 0], "nothing is made by looking");
}

#[test]
fn the_journal_tells_every_step_in_order() {
    let place = Place::with_meeting();
    let log = place.does(&["log"]);
    let numbers: Vec<i64> = log.lines().map(|line| line.split_whitespace().next().unwrap().parse().unwrap()).collect();
    assert!(numbers.len() > 50 && numbers.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(log.lines().next().unwrap().contains("Lập hội nghị"));
    assert!(place.does(&["--lang", "en", "log"]).lines().count() == numbers.len());
}

#[test]
fn a_copy_is_made_beside_others_and_never_over_one() {
    let place = Place::with_meeting();
    fs::create_dir(place.at("usb")).unwrap();
    let copies: Vec<String> = (0..2).map(|_| place.does(&["backup", "usb"]).trim_end().to_owned()).collect();
    assert_ne!(copies[0], copies[1]);
    for copy in &copies {
        assert_eq!(place.json(&["--file", copy, "check"])["ok"], true);
        assert_eq!(place.json(&["--file", copy, "show"]), place.json(&["show"]));
        assert_eq!(mode(&place.at(copy)), 0o600);
    }
    assert!(place.refuses(&["backup", "gone"]).contains("gone"));
    assert!(place.refuses(&["backup", "hop.db"]).contains("hop.db"));
    assert_eq!(fs::read_dir(place.at("usb")).unwrap().count(), 2);
}

#[test]
fn a_template_in_letters_of_an_old_font_is_doubted_and_converted_on_consent() {
    let place = Place::empty();
    let old = "title = \"Héi nghÞ ®èi tho¹i víi Nh©n d©n\"\noffset_minutes = 420\nheld_on = \"2025-12-01\"\n";
    let bytes: Vec<u8> = old.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    fs::write(place.at("mau.toml"), bytes).unwrap();
    let new = ["new", "--from", "mau.toml"];
    let doubted = place.json(&[&new[..], &["--dry-run"]].concat());
    assert_eq!(doubted["meeting"]["title"], "Héi nghÞ ®èi tho¹i víi Nh©n d©n");
    assert_eq!(doubted["doubts"][0]["code"], "encoding");
    assert_eq!(doubted["doubts"][0]["proposal"], "title = \"Hội nghị đối thoại với Nhân dân\"");
    assert!(place.does(&[&new[..], &["--dry-run"]].concat()).contains("--convert"));
    let read = place.json(&[&new[..], &["--dry-run", "--convert"]].concat());
    assert_eq!(read["meeting"]["title"], "Hội nghị đối thoại với Nhân dân");
    assert_eq!(read["doubts"].as_array().unwrap().len(), 0);
    assert_eq!(place.does(&[&new[..], &["--convert"]].concat()), "1\n");
    assert!(place.does(&["list"]).contains("Hội nghị đối thoại"));
    assert!(place.refuses(&["new", "--from", "hop.db"]).contains("hop.db"));
    assert!(place.refuses(&["new", "--from", "khong-co.toml"]).contains("khong-co.toml"));
    assert_eq!(place.run(&["new", "--template", "doi-thoai", "--convert"]).code, 2);
}

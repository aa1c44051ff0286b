//! What the secretary expects of the console where it once did something else.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::Bench;
use thuky::app::{Label, Row};
use thuky::domain::*;

/// In the dialogue; bà Bưởi has the floor and the empty pen.
fn buoi_speaks() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.invite("buoi").press("+3s");
    bench
}

#[test]
fn a_console_started_without_a_draft_writes_for_whoever_has_the_floor() {
    let mut bench = buoi_speaks();
    bench.restart_without_draft();
    assert_eq!(bench.writing_for(), "Nguyễn Thị Bưởi");
    bench.say("Đường xấu.").press("enter");
    assert_eq!(bench.last().turn, bench.meeting().facts().floor);
}

// ---- finding people

#[test]
fn people_are_found_by_their_duty_and_the_hall_by_its_name() {
    let mut bench = buoi_speaks();
    let first = |bench: &mut Bench, typed: &str| {
        bench.press("ctrl+n").unikey(typed);
        let first = bench.rows()[0].clone();
        bench.press("esc");
        match first {
            Row::Known(person) => format!("{:?}", bench.meeting().get::<Person>(person).unwrap().duty),
            row => format!("{row:?}"),
        }
    };
    for (typed, found) in [
        ("chu tri", "Chair"),
        ("chủ trì", "Chair"),
        ("chủ tọa", "Chair"),
        ("thu ky", "Secretary"),
        ("dan chuong trinh", "Host"),
        ("hội trường", "Hall"),
        ("hoi truong", "Hall"),
        ("ghi chung", "Nobody"),
    ] {
        assert_eq!(first(&mut bench, typed), found, "{typed}");
    }
}

#[test]
fn in_the_margin_a_given_name_comes_before_an_office() {
    let mut bench = buoi_speaks();
    bench.press("f5").say("Đường xấu.").press("ctrl+l");
    while bench.dialog().fields[bench.dialog().active].label != Label::Author {
        bench.press("tab");
    }
    bench.press("hoa");
    assert_eq!(bench.rows()[0], Row::Known(bench.person("Lý Thị Hoa").id));
}

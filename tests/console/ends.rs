//! However it ends, everything typed is in the file and the terminal is what it was.

use crate::desk::Desk;
use crate::record::glance;
use crate::window::Window;
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::MetadataExt;

const WORDS: &str = "Đề nghị xã sửa đường vào trạm bơm";

/// The console with half a sentence typed, and half a name in the box of F2.
fn in_the_middle(desk: &Desk) -> Window {
    let mut window = desk.live();
    window.unikey(WORDS);
    window.press("f2");
    window.see("┌");
    window.unikey("bà Nông Thị");
    window.see("bà Nông Thị");
    for entry in fs::read_dir(desk.path()).unwrap().map(Result::unwrap) {
        assert_eq!(entry.metadata().unwrap().mode() & 0o777, 0o600, "{:?} is for its owner alone", entry.path());
    }
    window
}

fn holds_the_middle(desk: &Desk) {
    let record = glance(&desk.file).unwrap();
    assert_eq!((record.pen().0, record.active()), (WORDS, "bà Nông Thị"));
    assert!(!desk.file.with_extension("db-wal").exists(), "the one file holds everything");
    assert_eq!(desk.json(&["check", "--json"])["ok"], true);
    let mut window = desk.live();
    window.see("bà Nông Thị");
    window.esc();
    window.until("the caret is back", |window| window.before_cursor().ends_with("trạm bơm"));
}

#[test]
fn a_process_told_to_go_writes_everything_and_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let desk = Desk::with_meeting();
        let window = in_the_middle(&desk);
        window.signal(signal);
        assert_eq!(window.end(), (0, true), "{signal:?}");
        holds_the_middle(&desk);
    }
}

#[test]
fn a_window_closed_over_the_program_loses_nothing() {
    let desk = Desk::with_meeting();
    assert_eq!(in_the_middle(&desk).close(), 0);
    holds_the_middle(&desk);
}

#[test]
fn a_window_closed_over_the_chair_the_first_screen_the_reader_and_the_demonstration_ends_them() {
    let desk = Desk::with_meeting();
    let _writer = desk.live();
    for (arguments, seen) in [(&["chair"][..], "Chưa"), (&[], "▸"), (&["live"], "CHỈ XEM")] {
        let mut window = desk.window(arguments);
        window.see(seen);
        assert_eq!(window.close(), 0, "{arguments:?}");
    }
    let mut desk = Desk::new();
    desk.env.push(("THUKY_FILE", ""));
    let mut window = desk.window(&["demo"]);
    window.see("F10");
    assert_eq!(window.close(), 0);
}

#[test]
fn leaving_seals_the_sentence_and_keeps_the_box() {
    let desk = Desk::with_meeting();
    let mut window = in_the_middle(&desk);
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let record = glance(&desk.file).unwrap();
    assert!(record.has_written(WORDS));
    assert_eq!(record.active(), "bà Nông Thị");
    let mut window = desk.live();
    window.see("bà Nông Thị");
}

#[test]
fn ctrl_s_seals_the_sentence_and_the_screen_says_when_all_is_saved() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.unikey(WORDS);
    window.press("ctrl+s");
    window.until("written", |_| glance(&desk.file).is_some_and(|record| record.has_written(WORDS)));
    window.see("✓ đã lưu");
    window.unikey(" ngay.");
    window.press("ctrl+s");
    window.until("written", |_| glance(&desk.file).is_some_and(|now| now.has_written(&format!("{WORDS} ngay."))));
}

#[test]
fn a_process_that_was_stopped_goes_on_with_what_was_typed_meanwhile() {
    let desk = Desk::with_meeting();
    let mut window = in_the_middle(&desk);
    window.signal(Signal::STOP);
    window.unikey(" Sen");
    window.signal(Signal::CONT);
    window.see("bà Nông Thị Sen");
    window.signal(Signal::TERM);
    assert_eq!(window.end(), (0, true));
    assert_eq!(glance(&desk.file).unwrap().active(), "bà Nông Thị Sen");
}

#[test]
fn a_file_that_is_moved_away_is_missed_at_once_and_written_again_when_it_is_back() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    let away = desk.path().join("cat-di.db");
    fs::rename(&desk.file, &away).unwrap();
    window.unikey(WORDS);
    window.see("CHƯA LƯU");
    window.see("trạm bơm");
    fs::rename(&away, &desk.file).unwrap();
    window.see_gone("CHƯA LƯU");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    assert!(glance(&desk.file).unwrap().has_written(WORDS));
}

#[test]
fn a_file_that_is_gone_for_good_is_no_reason_to_lose_a_word() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    fs::remove_file(&desk.file).unwrap();
    window.unikey(WORDS);
    window.see("CHƯA LƯU");
    window.press("ctrl+q");
    window.until("it has been tried for some seconds", |window| {
        window.press("ctrl+q");
        window.has_ended()
    });
    assert_eq!(window.wait_for_end(), 1);
    window.see("thuky: ");
    let spills = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().path());
    let spill: Vec<_> = spills.filter(|path| path.to_string_lossy().contains(".spill-")).collect();
    assert_eq!(spill.len(), 1, "{}", window.screen());
    assert!(fs::read_to_string(&spill[0]).unwrap().contains(WORDS));
    let said = String::from_utf8_lossy(&window.raw).into_owned();
    let name = spill[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(said.contains(&name), "where it lies is said: {said:?}");
}

#[test]
fn a_meeting_just_closed_is_the_one_that_comes_back() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.press("f8 f10");
    window.see("┌");
    window.press("\"be mac\"");
    window.see("Bế mạc ngay");
    window.press("enter");
    window.until("closed", |_| glance(&desk.file).is_some_and(|now| now.meeting.info().closed_at.is_some()));
    window.kill();
    let mut window = desk.live();
    window.unikey("Nhân dân ra về.");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    assert!(glance(&desk.file).unwrap().has_written("Nhân dân ra về."));
}

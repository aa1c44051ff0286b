//! Those who only look: a second console beside the first, and the chair's window.

use crate::desk::Desk;
use crate::record::glance;
use crate::window::{WIDE, Window};
use std::fs;
use std::time::Instant;

fn chair(desk: &Desk) -> Window {
    Window::open(desk, &["chair"], WIDE)
}

#[test]
fn a_second_console_reads_along_and_writes_nothing() {
    let desk = Desk::with_meeting();
    let mut writer = desk.live();
    let mut reader = desk.window(&["live"]);
    reader.see("CHỈ XEM");
    reader.press("\"không được\"");
    reader.see("Chỉ xem: cửa sổ khác đang ghi hội nghị này.");
    reader.press("f8");
    writer.press("f8");
    writer.unikey("Ổn định tổ chức.");
    writer.press("enter f2");
    writer.see("┌");
    writer.unikey("bà Lý Thị Hoa, Trung Tâm");
    writer.press("enter");
    reader.see("Ổn định tổ chức.");
    reader.see("Bà Lý Thị Hoa · Trung Tâm");
    assert!(!reader.screen().contains("không được"));
    reader.press("ctrl+q");
    assert_eq!(reader.end(), (0, true));
    // The writer dies; a reader of that moment stays, the next to come writes.
    let mut reader = desk.window(&["live"]);
    reader.see("CHỈ XEM");
    writer.kill();
    let mut writer = desk.live();
    assert!(!writer.screen().contains("CHỈ XEM"));
    writer.unikey("Tuyên bố lý do.");
    writer.press("enter");
    reader.see("Tuyên bố lý do.");
    let words: Vec<String> = glance(&desk.file).unwrap().minutes().into_iter().map(|(_, text)| text).collect();
    assert_eq!(words, ["Ổn định tổ chức.", "Tuyên bố lý do."]);
}

#[test]
fn every_window_takes_the_background_kept_in_the_file_and_the_chairs_own_key_turns_it() {
    let mut desk = Desk::with_meeting();
    desk.env.push(("COLORTERM", "truecolor"));
    let mut store = thuky::store::Store::open(&desk.file, thuky::runtime::clock::now()).unwrap();
    store.set_setting("habits", r#"{"keyboard":"FunctionKeys","toured":true,"theme":"Dark","signs":"Ascii"}"#).unwrap();
    store.close().unwrap();
    let before = fs::read(&desk.file).unwrap();
    let grounds = |window: &Window| {
        let text = String::from_utf8_lossy(&window.raw).into_owned();
        ["48;2;18;22;28", "48;2;251;250;245"].map(|ground| text.contains(ground))
    };
    let mut home = desk.window(&[]);
    home.see("thu ky - hoi nghi");
    assert_eq!(grounds(&home), [true, false]);
    home.press("ctrl+q");
    assert_eq!(home.end(), (0, true));
    let mut chair = chair(&desk);
    chair.see("Chua khai mac");
    assert_eq!(grounds(&chair), [true, false]);
    chair.press("t");
    chair.until("a light ground", |chair| grounds(chair) == [true, true]);
    chair.press("q");
    assert_eq!(chair.end(), (0, true));
    assert_eq!(fs::read(&desk.file).unwrap(), before, "nothing is written for it");
    let mut live = desk.live();
    live.see("Chuong trinh");
    assert_eq!(grounds(&live), [true, false]);
    live.unikey("Ổn định tổ chức.");
    live.see("On dinh to chuc.");
    live.press("enter ctrl+q");
    assert_eq!(live.end(), (0, true));
    let words: Vec<String> = glance(&desk.file).unwrap().minutes().into_iter().map(|(_, text)| text).collect();
    assert_eq!(words, ["Ổn định tổ chức."], "the record keeps every mark");
}

#[test]
fn the_chair_sees_who_speaks_at_once_and_follows_undo_and_restart() {
    let desk = Desk::with_meeting();
    let mut chair = chair(&desk);
    chair.see("Chưa khai mạc");
    let mut writer = desk.live();
    writer.press("f8 f2");
    writer.see("┌");
    writer.unikey("bà Lý Thị Hoa, Trung Tâm");
    writer.press("enter");
    chair.see("1  Bà Lý Thị Hoa · Trung Tâm");
    writer.press("f3");
    writer.until("she has the floor", |_| glance(&desk.file).is_some_and(|now| now.speaker().is_some()));
    let committed = Instant::now();
    chair.see("BÀ LÝ THỊ HOA");
    assert!(committed.elapsed().as_millis() < 2000, "{:?} behind", committed.elapsed());
    // Undone: the newest step stands first in the list.
    writer.press("ctrl+w");
    writer.see("Mời phát biểu: bà Hoa");
    writer.press("enter");
    writer.until("undone", |_| glance(&desk.file).is_some_and(|now| now.speaker().is_none()));
    chair.see_gone("BÀ LÝ THỊ HOA");
    chair.see("1  Bà Lý Thị Hoa · Trung Tâm");
    writer.kill();
    let mut writer = desk.live();
    writer.press("f3");
    chair.see("BÀ LÝ THỊ HOA");
    chair.press("q");
    assert_eq!(chair.end(), (0, true));
}

#[test]
fn the_chair_waits_for_a_file_that_is_not_there_yet_and_says_when_it_cannot_be_read_any_more() {
    let desk = Desk::new();
    let mut chair = chair(&desk);
    chair.until("a first frame", |window| !window.screen().trim().is_empty());
    desk.run(&["new", "--template", "trung-hoi-2025"]);
    chair.see("Chưa khai mạc");
    fs::rename(&desk.file, desk.path().join("cat-di.db")).unwrap();
    fs::write(&desk.file, "không phải tệp cuộc họp ".repeat(100)).unwrap();
    chair.see("SỐ LIỆU CŨ");
    assert!(chair.screen().contains("Chưa khai mạc"));
    fs::remove_file(&desk.file).unwrap();
    fs::rename(desk.path().join("cat-di.db"), &desk.file).unwrap();
    chair.see_gone("SỐ LIỆU CŨ");
}

#[test]
fn what_is_no_meeting_file_is_said_in_one_line_and_left_alone() {
    let desk = Desk::new();
    let foreign = "không phải tệp cuộc họp ".repeat(100);
    fs::write(&desk.file, &foreign).unwrap();
    for arguments in [&["live"][..], &["chair"], &[]] {
        let mut window = desk.window(arguments);
        assert_eq!(window.wait_for_end(), 1, "{arguments:?}");
        window.see("không phải tệp cuộc họp");
        assert!(!String::from_utf8_lossy(&window.raw).contains("?1049h"), "no screen was taken for it");
    }
    assert_eq!(fs::read_to_string(&desk.file).unwrap(), foreign);
}

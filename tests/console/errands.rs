//! Papers, copies and the chair's window asked for from the console, by who writes and by who only reads.

use crate::desk::Desk;
use crate::record::glance;
use crate::window::Window;
use std::fs;
use std::path::Path;

/// Runs a command of the palette, in an empty field of whose box a path is typed.
fn command(window: &mut Window, words: &str, name: &str, path: &Path) {
    window.press("f10");
    window.see("┌");
    window.send(words.as_bytes());
    window.see(&format!("▸ {name}"));
    window.press("enter");
    window.see_gone(&format!("▸ {name}"));
    window.press("ctrl+a bs");
    window.send(path.display().to_string().as_bytes());
    window.press("enter");
}

fn exports(window: &mut Window, path: &Path) {
    command(window, "xuat", "Xuất biên bản", path);
}

#[test]
fn the_console_exports_and_copies_and_overwrites_only_when_told_so_and_never_the_meeting() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.unikey("Ổn định tổ chức.");
    let paper = desk.path().join("bb.md");
    exports(&mut window, &paper);
    window.see("Đã xuất:");
    assert!(fs::read_to_string(&paper).unwrap().contains("Ổn định tổ chức."), "the open paragraph too");
    fs::write(&paper, "sửa tay").unwrap();
    exports(&mut window, &paper);
    window.see("Ghi đè lên tệp này?");
    window.press("enter");
    window.see_gone("┌");
    assert_eq!(fs::read_to_string(&paper).unwrap(), "sửa tay", "Enter alone never confirms");
    exports(&mut window, &paper);
    window.see("Ghi đè lên tệp này?");
    window.press("down enter");
    window.see("Đã xuất:");
    assert!(fs::read_to_string(&paper).unwrap().contains("Ổn định tổ chức."));
    exports(&mut window, &desk.file);
    window.see("Không xuất được tệp");
    exports(&mut window, &desk.path().join("gone/bb.docx"));
    window.see("gone");
    command(&mut window, "sao luu", "Sao lưu", desk.path());
    window.see("Đã sao lưu và kiểm tra");
    command(&mut window, "sao luu", "Sao lưu", &desk.path().join("gone"));
    window.see("Chưa sao lưu được");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let copies = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().path());
    let copies: Vec<_> = copies.filter(|path| path.extension().is_some_and(|end| end == "db")).collect();
    assert_eq!(copies.len(), 2, "{copies:?}");
    for copy in &copies {
        assert!(glance(copy).unwrap().has_written("Ổn định tổ chức."));
        assert_eq!(desk.json(&["--file", copy.to_str().unwrap(), "check", "--json"])["ok"], true);
    }
}

#[test]
fn a_reader_exports_copies_and_reads_the_steps_too() {
    let desk = Desk::with_meeting();
    let mut writer = desk.live();
    writer.unikey("Ổn định tổ chức.");
    writer.press("enter");
    let mut reader = desk.window(&["live"]);
    reader.see("CHỈ XEM");
    reader.see("Ổn định tổ chức.");
    let paper = desk.path().join("bb.md");
    exports(&mut reader, &paper);
    reader.see("Đã xuất:");
    assert!(fs::read_to_string(&paper).unwrap().contains("Ổn định tổ chức."));
    exports(&mut reader, &desk.file);
    reader.see("Không xuất được tệp");
    command(&mut reader, "sao luu", "Sao lưu", desk.path());
    reader.see("Đã sao lưu và kiểm tra");
    reader.press("ctrl+w");
    reader.see("Lập hội nghị");
    reader.press("enter");
    reader.see("Chỉ xem: cửa sổ khác đang ghi hội nghị này.");
    reader.esc();
    reader.press("ctrl+q");
    assert_eq!(reader.end(), (0, true));
    assert_eq!(glance(&desk.file).unwrap().minutes().len(), 1);
}

#[test]
fn where_no_window_can_be_opened_for_the_chair_the_command_to_type_is_said() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.press("f10");
    window.see("┌");
    window.send("man hinh".as_bytes());
    window.see("▸ Mở màn hình cho chủ trì");
    window.press("enter");
    window.see("thuky chair");
    assert!(!window.screen().contains("┌"));
}

//! Papers, copies and the chair's window asked for from the console, by who writes and by who only reads.

use crate::desk::Desk;
use crate::record::{Record, glance};
use crate::window::Window;
use std::fs;
use std::path::Path;
use thuky::domain::{Meeting, Paper, Wish};
use thuky::runtime::Material;

/// Opens a box by a command of the palette.
fn open_box(window: &mut Window, words: &str, name: &str) {
    window.press("f10");
    window.see("┌");
    window.send(words.as_bytes());
    window.see(&format!("▸ {name}"));
    window.press("enter");
    window.see_gone(&format!("▸ {name}"));
}
fn type_path(window: &mut Window, path: &Path) {
    window.press("ctrl+a bs");
    window.send(path.display().to_string().as_bytes());
    window.press("enter");
}

/// Runs a command of the palette, in the field of whose box a path is typed.
fn command(window: &mut Window, words: &str, name: &str, path: &Path) {
    open_box(window, words, name);
    type_path(window, path);
}

/// The minutes; the ending of the path says in which format.
fn exports(window: &mut Window, path: &Path) {
    open_box(window, "xuat", "Xuất văn bản");
    window.press("tab tab tab tab");
    window.see("▸ Tệp");
    type_path(window, path);
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

/// What the minutes are opened with in these tests: it notes what it was given.
fn opener(desk: &mut Desk) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let (program, noted) = (desk.path().join("opener"), desk.path().join("opened"));
    fs::write(&program, format!("#!/bin/sh\necho on the terminal\necho \"$1\" >> '{}'\n", noted.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    desk.env.push(("THUKY_OPENER", Box::leak(program.display().to_string().into_boxed_str())));
    noted
}
fn open_meeting(window: &mut Window) {
    window.press("f8");
    window.see("mục 1");
    window.unikey("Ổn định tổ chức.");
    window.press("enter");
}

#[test]
fn read_back_adopted_closed_locked_and_opened_for_printing_in_five_keys() {
    let mut desk = Desk::with_meeting();
    let opened = opener(&mut desk);
    let mut window = desk.live();
    open_meeting(&mut window);
    window.press("shift+f1");
    window.see("Đọc lại biên bản");
    window.see("Ổn định tổ chức.");
    // By its name: F8 was pressed a moment ago.
    open_box(&mut window, "khoa bien ban", "Thông qua, bế mạc");
    window.see("Giờ bế mạc");
    window.press("down enter");
    window.see("ĐÃ KHÓA · phiên bản 1");
    window.see("Đã xuất:");
    let word = opened_path(&opened);
    assert!(word.ends_with("-v1.docx") && Path::new(&word).is_file(), "{word}");
    window.press("f3");
    window.see("Biên bản đã khóa, phiên bản 1");
    window.until("the lock on the disk", |_| glance(&desk.file).is_some_and(|file| file.meeting.locked().is_some()));
    let file = glance(&desk.file).unwrap();
    let version = file.meeting.locked().unwrap().clone();
    assert_eq!(version.step, file.step - 1, "the lock is the step after the one it names");
    let hash = thuky::store::read(&desk.file, |file| file.hash_of(version.step)).unwrap().flatten();
    assert_eq!(hash, Some(version.fingerprint), "the fingerprint is the hash of that step");
    // The next day: a number and the signed scan, under the lock.
    window.esc_reading();
    let scan = desk.path().join("bản đã ký.pdf");
    fs::write(&scan, vec![7; 3 << 20]).unwrap();
    open_box(&mut window, "ban scan", "Số, ngày, bản scan");
    window.press("07 tab 25/5 tab");
    window.see("▸ Bản scan");
    type_path(&mut window, &scan);
    window.see("mã băm SHA-256");
    let scanned = |file: &Record| file.meeting.issue_of(Paper::Minutes).is_some_and(|issue| !issue.scan.is_empty());
    window.until("the scan on the disk", |_| glance(&desk.file).is_some_and(|file| scanned(&file)));
    let meeting = glance(&desk.file).unwrap().meeting;
    let issue = meeting.issue_of(Paper::Minutes).unwrap().clone();
    assert_eq!((issue.number.as_str(), issue.scan.as_str()), ("07", "bản đã ký.pdf"));
    assert_eq!(issue.scan_hash, "fadc8b76fb9e2447c118e8b612cb1280904241214f6b9b5b7010f445bcc3d10b");
    assert!(meeting.locked().is_some());
    // The meeting file itself is opened by nobody but SQLite.
    open_box(&mut window, "ban scan", "Số, ngày, bản scan");
    window.press("tab tab");
    window.see("▸ Bản scan");
    type_path(&mut window, &desk.file);
    window.see("Không đọc được bản scan");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    assert_eq!(desk.json(&["check", "--json"])["ok"], true);
}
fn opened_path(opened: &Path) -> String {
    fs::read_to_string(opened).unwrap_or_default().trim().to_owned()
}

#[test]
fn the_version_after_an_unlocking_is_made_from_what_changed_and_stands_beside_the_first() {
    let mut desk = Desk::with_meeting();
    let opened = opener(&mut desk);
    let mut window = desk.live();
    open_meeting(&mut window);
    window.press("shift+f1");
    window.see("Đọc lại biên bản");
    // By its name: F8 was pressed a moment ago.
    open_box(&mut window, "khoa bien ban", "Thông qua, bế mạc");
    window.see("Giờ bế mạc");
    window.press("down enter");
    window.see("Đã xuất:");
    window.esc_reading();
    open_box(&mut window, "mo khoa", "Mở khóa biên bản");
    window.unikey("Thiếu một câu");
    window.press("enter");
    window.see_gone("ĐÃ KHÓA");
    window.unikey("Đã giới thiệu đại biểu.");
    window.press("enter");
    open_box(&mut window, "khoa bien ban", "Thông qua, bế mạc");
    window.see("phiên bản 2");
    window.press("down enter");
    window.see("ĐÃ KHÓA · phiên bản 2");
    window.see("Đã xuất:");
    let both: Vec<String> = opened_path(&opened).lines().map(str::to_owned).collect();
    assert!(both.len() == 2 && both[0].ends_with("-v1.docx") && both[1].ends_with("-v2.docx"), "{both:?}");
    let meeting = glance(&desk.file).unwrap().meeting;
    let material = Material::of(meeting, &Wish::of(Paper::Minutes), &desk.file).unwrap();
    let previous = material.sources().previous.expect("there is a version before");
    assert!(previous.locked().is_none() && previous.newest_version().is_none(), "as it stood when it was locked");
    let texts = |meeting: &Meeting| meeting.rows().paragraphs.values().map(|row| row.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(previous), ["Ổn định tổ chức."]);
    assert_eq!(texts(material.sources().meeting), ["Ổn định tổ chức.", "Đã giới thiệu đại biểu."]);
    let material = Material::of(previous.clone(), &Wish::of(Paper::Journal), &desk.file).unwrap();
    let (log, newest) = (material.sources().log, previous.last_step());
    assert!(!log.is_empty() && log.iter().all(|record| record.n <= newest), "and the steps up to then");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

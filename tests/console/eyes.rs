//! The chair's window beside everything that can happen to the file it follows: it writes nothing, holds nothing, and stays.

use crate::desk::Desk;
use crate::window::{WIDE, Window};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

fn chair(desk: &Desk) -> Window {
    Window::open(desk, &["chair"], WIDE)
}

/// Name, bytes and time of everything in the folder.
fn folder(desk: &Desk) -> Vec<(String, Vec<u8>, SystemTime)> {
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap_or_default(), time)
    };
    let mut entries: Vec<_> = fs::read_dir(desk.path()).unwrap().map(entry).collect();
    entries.sort();
    entries
}
/// Several looks go by: the clock in the first row moves on twice.
fn watches(chair: &mut Window) {
    for _ in 0..2 {
        let before = chair.row(0);
        chair.until("the clock goes on", |chair| chair.row(0) != before);
    }
}
/// The console writes a sentence and has somebody speak, and is killed.
fn written_and_killed(desk: &Desk) {
    let mut writer = desk.live();
    writer.press("f8 f2");
    writer.see("┌");
    writer.unikey("bà Lý Thị Hoa, Trung Tâm");
    writer.press("enter f3");
    writer.until("committed", |_| crate::record::glance(&desk.file).is_some_and(|now| now.speaker().is_some()));
    writer.kill();
}
fn beside(desk: &Desk, suffix: &str) -> std::path::PathBuf {
    Path::new(&format!("{}{suffix}", desk.file.display())).to_owned()
}

#[test]
fn looking_leaves_no_trace_however_the_file_lies() {
    let desk = Desk::with_meeting();
    let untouched = |desk: &Desk, words: &str| {
        let before = folder(desk);
        let mut chair = chair(desk);
        chair.see(words);
        watches(&mut chair);
        let names =
            |folder: &[(String, Vec<u8>, SystemTime)]| folder.iter().map(|(n, ..)| n.clone()).collect::<Vec<_>>();
        assert_eq!(names(&folder(desk)), names(&before), "{words}");
        assert!(folder(desk) == before, "{words}");
        chair.press("q");
        assert_eq!(chair.end(), (0, true));
        assert!(folder(desk) == before, "{words}");
    };
    // Closed as it should be; left by a killed writer; copied from there with the log alone.
    untouched(&desk, "Chưa khai mạc");
    written_and_killed(&desk);
    assert!(beside(&desk, "-wal").exists() && beside(&desk, "-shm").exists());
    untouched(&desk, "BÀ LÝ THỊ HOA");
    fs::remove_file(beside(&desk, "-shm")).unwrap();
    untouched(&desk, "BÀ LÝ THỊ HOA");
    let mut writer = desk.live();
    writer.press("ctrl+q");
    assert_eq!(writer.end().0, 0);
    untouched(&desk, "BÀ LÝ THỊ HOA");
}

#[cfg(unix)]
#[test]
fn a_folder_nobody_may_write_in_is_read_all_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_meeting();
    written_and_killed(&desk);
    let may = |mode| {
        let files = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        files.for_each(|file| fs::set_permissions(file, fs::Permissions::from_mode(mode & 0o666)).unwrap());
        fs::set_permissions(desk.path(), fs::Permissions::from_mode(mode)).unwrap();
    };
    may(0o555);
    let mut chair = chair(&desk);
    chair.see("BÀ LÝ THỊ HOA");
    watches(&mut chair);
    assert!(!chair.screen().contains("SỐ LIỆU CŨ"), "{}", chair.screen());
    may(0o755);
}

#[test]
fn between_two_looks_nothing_is_held() {
    let desk = Desk::with_meeting();
    written_and_killed(&desk);
    let mut chair = chair(&desk);
    chair.see("BÀ LÝ THỊ HOA");
    let other = Connection::open(&desk.file).unwrap();
    other.busy_timeout(Duration::ZERO).unwrap();
    let mut until_done = |sql: &str, done: &str| {
        chair.until(sql, |_| {
            let answer = other.query_row(sql, [], |row| row.get_ref(0).map(|value| format!("{value:?}")));
            answer.as_ref().map_or_else(|error| matches!(error, rusqlite::Error::QueryReturnedNoRows), |it| it == done)
        });
    };
    for _ in 0..20 {
        until_done("PRAGMA wal_checkpoint(TRUNCATE)", "Integer(0)");
        until_done("VACUUM", "");
        // Nobody else may have the file open for this.
        until_done("PRAGMA journal_mode = DELETE", "Text([100, 101, 108, 101, 116, 101])");
        until_done("PRAGMA journal_mode = WAL", "Text([119, 97, 108])");
    }
    drop(other);
    watches(&mut chair);
    assert!(chair.screen().contains("BÀ LÝ THỊ HOA") && !chair.screen().contains("SỐ LIỆU CŨ"), "{}", chair.screen());
}

#[test]
fn a_file_that_goes_stays_on_the_screen_as_old_and_another_one_takes_its_place() {
    let desk = Desk::with_meeting();
    written_and_killed(&desk);
    let mut writer = desk.live();
    writer.press("ctrl+q");
    assert_eq!(writer.end().0, 0);
    let mut chair = chair(&desk);
    chair.see("BÀ LÝ THỊ HOA");
    let kept = desk.path().join("cat-di.db");
    fs::rename(&desk.file, &kept).unwrap();
    chair.see("? SỐ LIỆU CŨ, lúc");
    assert!(chair.screen().contains("BÀ LÝ THỊ HOA"));
    desk.run(&["new", "--template", "doi-thoai"]);
    chair.see_gone("BÀ LÝ THỊ HOA");
    chair.see("Chưa khai mạc");
    assert!(!chair.screen().contains("SỐ LIỆU CŨ"), "{}", chair.screen());
    // Put over it in one move, as a copy that is restored.
    fs::rename(&kept, &desk.file).unwrap();
    chair.see("BÀ LÝ THỊ HOA");
}

#[test]
fn what_the_secretary_says_stands_at_once_and_is_taken_back() {
    let desk = Desk::with_meeting();
    let mut writer = desk.live();
    let mut chair = chair(&desk);
    chair.see("Chưa khai mạc");
    writer.press("shift+f11");
    writer.see("┌");
    writer.unikey("Có đơn gửi gấp");
    writer.press("enter");
    chair.see("● MỚI Thư ký nhắn");
    chair.see("Có đơn gửi gấp");
    writer.see("nhắn chủ trì");
    writer.press("shift+f11");
    writer.see("┌");
    writer.press("bs enter");
    chair.see_gone("Có đơn gửi gấp");
}

#[test]
fn the_meeting_that_is_asked_for_is_waited_for_and_followed() {
    let desk = Desk::new();
    let mut chair = Window::open(&desk, &["chair", "--meeting", "1"], WIDE);
    chair.see("Chưa có tệp hội nghị");
    desk.run(&["new", "--template", "trung-hoi-2025"]);
    chair.see("Chưa khai mạc");
    let first = desk.json(&["list", "--json"]);
    let mut none = Window::open(&desk, &["chair", "--meeting", "99999"], WIDE);
    none.see("Tệp chưa có hội nghị này");
    none.press("esc");
    assert_eq!(none.end(), (0, true), "{first}");
}

#[test]
fn a_storm_of_sizes_and_a_terminal_that_goes_do_it_no_harm() {
    let desk = Desk::with_meeting();
    written_and_killed(&desk);
    let mut chair = chair(&desk);
    chair.see("BÀ LÝ THỊ HOA");
    let sizes = [(1, 1), (0, 0), (65535, 1), (1, 65535), (40, 12), (200, 60), (9, 3), (100, 30)];
    for n in 0..400 {
        let (cols, rows) = sizes[n % sizes.len()];
        chair.resize(cols, rows);
    }
    chair.resize(WIDE.0, WIDE.1);
    chair.see("BÀ LÝ THỊ HOA");
    chair.see("Chưa ai chờ phát biểu");
    let start = Instant::now();
    chair.close();
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_meeting_that_is_closed_and_locked_shows_its_end_and_what_came_of_it() {
    let desk = Desk::with_meeting();
    let mut writer = desk.live();
    let mut chair = chair(&desk);
    writer.press("f8");
    chair.see("Chưa mời ai phát biểu");
    writer.unikey("Ổn định tổ chức.");
    writer.press("f10 \"khoa bien ban\" enter");
    writer.see("Thông qua");
    writer.press("down enter");
    chair.see("Đã bế mạc lúc");
    chair.see("ĐÃ KHÓA · phiên bản 1");
}

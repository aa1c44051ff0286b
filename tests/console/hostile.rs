//! Text that would move a terminal, turn its writing or fill it: typed, pasted, or already in the file.

use crate::desk::Desk;
use crate::record::glance;
use crate::window::Window;
use thuky::viet;

/// What must never come out again, around words that must.
const HOSTILE: [(&str, &str); 12] = [
    ("\u{1b}[2J\u{1b}[Hmột", "một"),
    ("\u{1b}]52;c;dHJvbQ==\u{7}hai", "hai"),
    ("\u{1b}]0;tiêu đề\u{7}ba", "ba"),
    ("\u{1b}]8;;http://x\u{1b}\\bốn\u{1b}]8;;\u{1b}\\", "bốn"),
    ("\u{1b}[6nnăm", "năm"),
    ("\u{1b}]không đóng sáu", "sáu"),
    ("\u{9b}31mbảy\u{9d}0;t\u{9c}", "bảy"),
    ("\u{202e}tám\u{2066}", "tám"),
    ("chín\u{7}\u{8}\u{0}\u{7f}", "chín"),
    ("\u{feff}mười\u{200b}\u{200d}", "mười"),
    ("\u{1b}P1$r\u{1b}\\trăm", "trăm"),
    ("\u{1b}c\u{1b}[?1049lnghìn", "nghìn"),
];

/// The terminal was told nothing but cells, colours, cursor, its modes and a clean title.
fn says_nothing_hostile(window: &Window) {
    let raw = String::from_utf8_lossy(&window.raw).into_owned();
    let mut rest = raw.as_str();
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\u{1b}' => sequence(rest).unwrap_or_else(|| panic!("{:?}", rest.chars().take(40).collect::<String>())),
            '\r' | '\n' => 1,
            c => {
                assert!(viet::keep(c), "{c:?} in {:?}", rest.chars().take(40).collect::<String>());
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
}

/// The length of a sequence we are allowed to send.
fn sequence(text: &str) -> Option<usize> {
    if let Some(title) = text.strip_prefix("\u{1b}]2;") {
        let end = title.find('\u{7}')?;
        return title[..end].chars().all(viet::keep).then_some(end + 5);
    }
    let body = text.strip_prefix("\u{1b}[")?;
    let end = body.find(|c: char| !matches!(c, '0'..='?'))?;
    matches!(&body[end..=end], "H" | "m" | "h" | "l" | "J" | "K" | "t").then_some(end + 3)
}

#[test]
fn what_is_pasted_or_typed_with_controls_in_it_is_its_words() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    for (dirty, clean) in HOSTILE {
        // The end of a bracketed paste may stand in a paste only as its end.
        window.paste(dirty.as_bytes());
        window.see(clean);
        window.press("enter f2");
        window.see("┌");
        window.paste(dirty.as_bytes());
        window.see(clean);
        window.esc();
    }
    let dirty: Vec<u8> = HOSTILE.iter().flat_map(|(dirty, _)| [dirty.as_bytes(), b" "].concat()).collect();
    window.send(&dirty);
    window.send("hết".as_bytes());
    window.see("hết");
    window.press("ctrl+q");
    window.wait_for_end();
    says_nothing_hostile(&window);
    for (_, text) in glance(&desk.file).unwrap().minutes() {
        assert!(text.chars().all(viet::keep), "{text:?}");
    }
}

#[test]
fn what_lies_in_the_file_already_is_not_believed_either() {
    let mut desk = Desk::with_meeting();
    let mut window = desk.live();
    window.press("f8 f2");
    window.see("┌");
    window.unikey("bà Lý Thị Hoa, Trung Tâm");
    window.press("enter f3 f5");
    window.unikey("Đường xấu.");
    window.press("enter ctrl+q");
    assert_eq!(window.end(), (0, true));
    let hostile: String = HOSTILE.iter().map(|(dirty, _)| dirty.replace('\0', "")).collect();
    let file = rusqlite::Connection::open(&desk.file).unwrap();
    for (table, column) in [
        ("meeting", "venue"),
        ("person", "name"),
        ("person", "role"),
        ("hamlet", "name"),
        ("item", "title"),
        ("paragraph", "text"),
    ] {
        file.execute(&format!("UPDATE {table} SET {column} = {column} || ?1"), [&hostile]).unwrap();
    }
    file.execute("UPDATE meeting SET title = ?1 || title", [&hostile]).unwrap();
    file.close().unwrap();
    for arguments in [&["live"][..], &["chair"], &[]] {
        let mut window = desk.window(arguments);
        window.see("2025");
        if arguments.is_empty() {
            window.press("duong");
            window.see("YK 1");
        }
        window.press("ctrl+q");
        window.wait_for_end();
        says_nothing_hostile(&window);
    }
    let said = [
        &["list"][..],
        &["show"],
        &["log"],
        &["search", "duong"],
        &["export", "minutes", "--out", "-", "--format", "md"],
    ];
    for arguments in said {
        let said = desk.run(arguments);
        assert!(said.chars().all(|c| c == '\n' || viet::keep(c)), "{arguments:?}: {said:?}");
    }
    desk.env.push(("LANG", "en_US.UTF-8"));
    for arguments in [&["list", "--json"][..], &["show", "--json"], &["log", "--json"], &["search", "duong", "--json"]]
    {
        let said = desk.run(arguments);
        assert!(said.chars().all(|c| c == '\n' || viet::keep(c)), "{arguments:?}: {said:?}");
        serde_json::from_str::<serde_json::Value>(&said).unwrap();
    }
}

#[test]
fn a_paste_without_brackets_of_ten_thousand_letters_arrives_whole() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    let words: String = "bà con xóm Đồng Tâm ".chars().cycle().take(9_996).collect();
    window.send(words.as_bytes());
    window.send("hết.".as_bytes());
    window.see("hết.");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    assert!(glance(&desk.file).unwrap().has_written(&format!("{words}hết.")));
}

#[test]
fn a_paste_of_ten_megabytes_is_cut_with_a_clear_line_and_nothing_else_is_lost() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.unikey("Trước. ");
    let line = "Đường liên xóm xuống cấp, mưa là lội, xe không vào được. ".repeat(200);
    let megabytes = line.repeat((10 << 20) / line.len() + 1);
    window.paste(megabytes.as_bytes());
    window.see("Phần dán quá dài");
    window.send("Sau.".as_bytes());
    window.until("alive", |window| window.before_cursor().ends_with("Sau."));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let minutes = glance(&desk.file).unwrap().minutes();
    assert!(minutes[0].1.starts_with("Trước. Đường liên xóm") && minutes.last().unwrap().1.ends_with("Sau."));
    let bytes: usize = minutes.iter().map(|(_, text)| text.len()).sum();
    assert!(((1 << 20) - 64..=(1 << 20) + 64).contains(&bytes), "{bytes}");
}

#[test]
fn a_paste_is_never_a_command() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.press("f8");
    window.see("▶ 1");
    let step = |desk: &Desk| glance(&desk.file).unwrap().meeting.rows().paragraphs.len();
    let before = step(&desk);
    window.paste(b"q\x11 F3 \x1bOR\x1b[20~ \x03\x1a\t\r\nhai\r\n\r\nba");
    window.until("three lines", |window| window.before_cursor().ends_with("ba"));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let record = glance(&desk.file).unwrap();
    assert_eq!(record.minutes().len(), before + 3, "{:?}", record.minutes());
    assert!(record.speaker().is_none() && record.queue().is_empty());
}

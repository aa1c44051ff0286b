//! Pastes on a terminal that marks none: lines arrive as the keys they would be, in one piece. And letters of old fonts.

use crate::desk::Desk;
use crate::record::glance;

const LINES: &str = "bà Lý Thị Hoa, Trung Tâm\rông Ma Văn Khoa, Trung Tâm\r\nông Lê Văn An\tThống Nhất\r";

/// How many steps the file holds.
fn step(desk: &Desk) -> i64 {
    glance(&desk.file).unwrap().step
}

#[test]
fn several_plain_lines_into_the_open_register_box_confirm_nothing_and_nothing_is_lost() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    let before = step(&desk);
    window.press("f2");
    window.see("┌");
    window.send(LINES.as_bytes());
    window.see("Thống Nhất");
    window.until("all of it stands in the field", |_| {
        glance(&desk.file).is_some_and(|record| {
            let words = "bà Lý Thị Hoa, Trung Tâm ông Ma Văn Khoa, Trung Tâm  ông Lê Văn An Thống Nhất";
            record.open_box().is_some_and(|(what, _, fields)| what == "Queue" && fields[0].text == words)
        })
    });
    assert!(glance(&desk.file).unwrap().queue().is_empty());
    assert_eq!(step(&desk), before);
    window.esc();
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

#[test]
fn control_bytes_inside_plain_lines_are_no_commands() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    let before = step(&desk);
    window.send("một\x10 hai\r\x11ba\x07\r\x0e\x14bốn\r\x17năm.".as_bytes());
    window.until("the last line", |window| window.before_cursor().ends_with("năm."));
    assert!(!window.screen().contains('┌') && !window.has_ended(), "{}", window.screen());
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let minutes: Vec<String> = glance(&desk.file).unwrap().minutes().into_iter().map(|(_, text)| text).collect();
    assert_eq!(minutes, ["một hai", "ba", "bốn", "năm."]);
    let record = glance(&desk.file).unwrap();
    assert!(record.speaker().is_none() && step(&desk) - before <= 2);
}

#[test]
fn a_plain_megabyte_of_lines_arrives_whole_in_the_minutes() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    let line = "Đường liên xóm xuống cấp, mưa là lội, xe không vào được.";
    let count = (1 << 20) / (line.len() + 1) - 1;
    window.send(format!("{line}\r").repeat(count).as_bytes());
    window
        .until("all of it stands there", |_| glance(&desk.file).is_some_and(|record| record.minutes().len() == count));
    window.send("Hết.".as_bytes());
    window.until("alive", |window| window.before_cursor().ends_with("Hết."));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let minutes = glance(&desk.file).unwrap().minutes();
    let torn = minutes[..count - 1].iter().find(|(_, text)| text != line);
    assert!(torn.is_none(), "{torn:?}");
}

#[test]
fn what_is_typed_ahead_in_one_line_still_confirms() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.send("\x1bOQbà Lý Thị Hoa, Trung Tâm\r\x1bOQông Ma Văn Khoa, Trung Tâm\r".as_bytes());
    window.until("both are registered", |_| glance(&desk.file).is_some_and(|record| record.queue().len() == 2));
    window.press("f8");
    window.see("▶ 1");
    window.press("f3");
    window.until("she speaks", |_| glance(&desk.file).is_some_and(|record| record.speaker().is_some()));
    window.send(b"\x1bOQhoa tt\r");
    // Enter was taken: she cannot queue while she speaks.
    window.see("Bà Hoa đang phát biểu");
    window.esc();
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

#[test]
fn letters_of_an_old_font_are_shown_both_ways_and_read_after_a_yes() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.paste("Uû ban nh©n d©n x· Trung Héi n\u{ad}íc s¹ch".as_bytes());
    window.see("TCVN3");
    window.see("Uû ban nh©n d©n");
    window.see("Uỷ ban nhân dân xã Trung Hội nước sạch");
    window.press("enter");
    window.see_gone("TCVN3");
    window.press("enter");
    window.paste("Ñoäc laäp - Töï do - Haïnh phuùc".as_bytes());
    window.see("VNI");
    window.send(b"\x1b[B\r");
    window.see_gone("┌");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let minutes: Vec<String> = glance(&desk.file).unwrap().minutes().into_iter().map(|(_, text)| text).collect();
    assert_eq!(minutes, ["Uû ban nh©n d©n x· Trung Héi níc s¹ch", "Độc lập - Tự do - Hạnh phúc"]);
}

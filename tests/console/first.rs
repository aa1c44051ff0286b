//! The first minutes with the program: the key test, clicks, colours, the screen of meetings, the demonstration.

use crate::desk::Desk;
use crate::record::glance;
use rustix::process::Signal;

fn new_meeting(desk: &Desk) {
    desk.run(&["new", "--template", "trung-hoi-2025"]);
}

#[test]
fn the_first_start_asks_for_f3_and_when_it_comes_shows_function_keys_ever_after() {
    let desk = Desk::new();
    new_meeting(&desk);
    let mut window = desk.window(&["live"]);
    window.see("Hãy nhấn phím F3.");
    window.press("f3");
    window.see_gone("Hãy nhấn phím F3.");
    window.see("Xem nhanh cách dùng · 1/5");
    window.press("enter");
    window.see("2/5");
    assert!(window.screen().contains("F2 đăng ký") && window.screen().contains("F10 lệnh"));
    assert!(!window.screen().contains("^D"), "{}", window.screen());
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let mut window = desk.live();
    assert!(!window.screen().contains("Hãy nhấn phím F3.") && !window.screen().contains("Xem nhanh"));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

#[test]
fn another_key_than_f3_shows_the_twins_and_is_a_key_like_any_other() {
    let desk = Desk::new();
    new_meeting(&desk);
    let mut window = desk.window(&["live"]);
    window.see("Hãy nhấn phím F3.");
    window.press("k");
    window.see_gone("Hãy nhấn phím F3.");
    for twin in ["^D đăng ký", "^T", "^G khai mạc", "^P lệnh"] {
        window.see(twin);
    }
    window.until("the letter is typed", |window| window.before_cursor().ends_with('k'));
    window.press("ctrl+g");
    window.until("opened", |_| glance(&desk.file).is_some_and(|record| record.meeting.is_open()));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let mut window = desk.window(&["live"]);
    window.see("^P lệnh");
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

#[test]
fn a_click_on_a_key_of_the_footer_is_that_key() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.click("F8 khai mạc");
    window.until("opened", |_| glance(&desk.file).is_some_and(|record| record.meeting.is_open()));
    window.see("▶ 1");
    window.click("F2 đăng ký");
    window.until("the box is open", |_| {
        glance(&desk.file).is_some_and(|record| record.open_box().is_some_and(|open| open.0 == "Queue"))
    });
    window.esc();
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

#[test]
fn without_colours_the_screen_says_the_same() {
    let mut screens = Vec::new();
    for variable in [None, Some(("NO_COLOR", "1"))] {
        let mut desk = Desk::with_meeting();
        desk.env.extend(variable);
        let mut window = desk.live();
        window.press("f8 shift+f3");
        window.see("đ/c Định");
        window.press("f2");
        window.see("┌");
        screens.push(window.row(1) + &window.row(31));
        let colours = colours(&window.raw);
        assert_eq!(colours.is_empty(), variable.is_some(), "{colours:?}");
    }
    assert_eq!(screens[0], screens[1]);
}

/// Every parameter of `CSI … m` that sets a colour.
fn colours(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    let styles = text.split("\x1b[").filter_map(|piece| {
        let (parameters, _) = piece.split_once('m')?;
        parameters.chars().all(|c| c.is_ascii_digit() || c == ';' || c == ':').then(|| parameters.to_owned())
    });
    let is_colour = |style: &String| {
        let first: u32 = style.split([';', ':']).next().and_then(|n| n.parse().ok()).unwrap_or(0);
        matches!(first, 30..=38 | 40..=48 | 58 | 90..=107)
    };
    styles.filter(is_colour).collect()
}

#[test]
fn the_first_screen_opens_a_meeting_makes_one_and_ends_when_told_to_go() {
    let desk = Desk::with_meeting();
    let mut window = desk.window(&[]);
    window.see("▸");
    window.press("enter");
    window.see("F10 lệnh");
    window.press("x ctrl+q");
    window.see_gone("F10 lệnh");
    window.see("▸");
    window.press("enter");
    window.see("F10 lệnh");
    window.signal(Signal::TERM);
    assert_eq!(window.wait_for_end(), 0);
}

#[test]
fn the_demonstration_leaves_nothing_behind() {
    let desk = Desk::new();
    let mut desk = desk;
    let folder = desk.path().join("tmp");
    std::fs::create_dir(&folder).unwrap();
    let name: &'static str = Box::leak(folder.display().to_string().into_boxed_str());
    desk.env.extend([("TMPDIR", name), ("THUKY_FILE", "")]);
    let mut window = desk.window(&["demo"]);
    window.see("BẢN TRÌNH DIỄN");
    window.see("F10");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    window.press("xin f3 ctrl+q");
    let (code, _) = window.end();
    assert_eq!(code, 0);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_new_meeting_is_made_on_the_first_screen_and_listed_there_afterwards() {
    let desk = Desk::new();
    let mut window = desk.window(&["--lang", "en"]);
    window.see("▸");
    window.press("enter");
    window.see("To be asked about the plan");
    window.press("enter");
    window.see("F3");
    window.press("f3");
    window.see("Agenda");
    window.unikey("Khai mạc.");
    window.press("ctrl+q");
    window.see_gone("Agenda");
    window.see("24/5/2025");
    window.send(b"\x1b");
    assert_eq!(window.wait_for_end(), 0);
    assert!(glance(&desk.file).unwrap().has_written("Khai mạc."));
    assert_eq!(desk.json(&["list", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_meeting_that_does_not_exist_is_said_in_one_line() {
    let desk = Desk::with_meeting();
    let mut window = desk.window(&["live", "99"]);
    assert_eq!(window.wait_for_end(), 1);
    window.see("không có cuộc họp như vậy");
    assert!(!String::from_utf8_lossy(&window.raw).contains("?1049h"));
}

#[test]
fn words_typed_on_the_first_screen_open_the_meeting_where_they_were_said() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    for words in ["\"Đường vào trạm bơm lầy lội\"", "\"Điện yếu\"", "\"Cầu hỏng\""] {
        window.press(words);
        window.press("enter");
    }
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let mut window = desk.window(&[]);
    window.see("gõ tên, ngày");
    window.press("\"dien yeu\"");
    window.see("Trong các biên bản");
    assert!(window.before_cursor().ends_with("dien yeu"), "{}", window.screen());
    window.press("enter");
    window.see("Biên bản");
    window
        .until("the caret is there", |window| window.screen().contains("▸") && !window.before_cursor().contains("Cầu"));
    window.press("end space");
    window.until("typed there", |window| window.before_cursor().trim_end().ends_with("Điện yếu"));
    window.press("ctrl+q");
    window.see("gõ tên, ngày");
    window.press("ctrl+q");
    assert_eq!(window.wait_for_end(), 0);
}

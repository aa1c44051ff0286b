//! The chair's window at its sizes and in its states: what is read from three metres, and what a colour-blind chair sees.

use crate::bench::{Bench, screen, start};
use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use thuky::domain::{Meeting, Time};
use thuky::text::Lang;
use thuky::view::chair::{self, Waiting};

const SIZES: [(u16, u16); 5] = [(40, 12), (80, 24), (100, 30), (120, 32), (200, 60)];
/// Each state and the keys that lead to it from the sample meeting, in which somebody has 2:41 left.
const STATES: [(&str, &str); 9] = [
    ("speaking", ""),
    ("last_minute", "+110"),
    ("last_seconds", "+155"),
    ("over_time", "+200"),
    ("paused", "f4"),
    ("break", "s-f4 +60"),
    ("nobody", "f10 'het_luot enter"),
    ("closed", "f10 'bế_mạc enter down enter"),
    ("told", "s-f11 'Có_đơn_gửi_gấp enter +5"),
];

fn terminal(meeting: &Meeting, now: Time, (width, height): (u16, u16), fresh: Option<Time>) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| chair::draw(frame.buffer_mut(), meeting, now, Lang::Vi, fresh)).unwrap();
    terminal
}
fn window(bench: &Bench, size: (u16, u16)) -> String {
    screen(&mut terminal(&bench.app.meeting, bench.now, size, Some(bench.now)))
}
fn cells(bench: &Bench, size: (u16, u16)) -> Buffer {
    terminal(&bench.app.meeting, bench.now, size, Some(bench.now)).backend().buffer().clone()
}
fn in_state(keys: &str) -> Bench {
    let mut bench = Bench::demo(120, 32);
    bench.press(keys);
    bench
}

#[test]
fn every_state_at_five_sizes() {
    for (name, keys) in STATES {
        let bench = in_state(keys);
        let pictures = SIZES.map(|size| format!("{}x{}\n{}\n", size.0, size.1, window(&bench, size)));
        assert_snapshot!(format!("chair_{name}"), pictures.concat());
    }
    assert_snapshot!("chair_before_opening", window(&Bench::fresh(120, 32), (80, 24)));
}

#[test]
fn data_that_are_old_say_of_when_they_are() {
    let bench = in_state("+200");
    let old = |size, fresh| screen(&mut terminal(&bench.app.meeting, bench.now, size, fresh));
    assert_snapshot!("chair_old", old((80, 24), Some(start())));
    assert_snapshot!("chair_never_read", old((100, 30), None));
    assert!(!window(&bench, (80, 24)).contains("SỐ LIỆU CŨ"));
    for size in [(40, 12), (24, 6), (20, 3)] {
        assert!(old(size, Some(start())).contains("SỐ LIỆU CŨ"), "{}", old(size, Some(start())));
    }
}

#[test]
fn while_there_is_no_meeting_the_window_says_what_it_waits_for() {
    let reasons = [Waiting::NoFile, Waiting::NoMeeting, Waiting::Unreadable("hop.db: bận".to_owned())];
    for (waiting, name) in reasons.iter().zip(["file", "meeting", "reading"]) {
        let mut terminal = Terminal::new(TestBackend::new(80, 8)).unwrap();
        let path = "/home/thu-ky/Tài liệu/hội nghị đối thoại xóm Thống Nhất, xóm Trung Tâm năm 2025/hop.db";
        terminal.draw(|frame| chair::draw_waiting(frame.buffer_mut(), waiting, path, Lang::Vi)).unwrap();
        assert_snapshot!(format!("chair_waits_for_{name}"), screen(&mut terminal));
    }
}

/// Rows that hold figures: blocks, in rows that hold no letter.
fn rows_of_figures(cells: &Buffer) -> usize {
    let rows = cells.content.chunks(usize::from(cells.area.width)).skip(2);
    let is_figure = |row: &&[ratatui::buffer::Cell]| {
        let has = |test: &dyn Fn(char) -> bool| row.iter().any(|cell| cell.symbol().chars().any(test));
        has(&|c| "█▒▄▀".contains(c)) && !has(&char::is_alphanumeric)
    };
    rows.take_while(is_figure).count()
}

#[test]
fn figures_take_a_sixth_of_every_window_from_80x24_on() {
    for (_, keys) in STATES {
        let bench = in_state(keys);
        for width in [80, 100, 120, 132, 170, 200, 240] {
            for height in [24, 25, 30, 32, 40, 48, 60, 80, 120] {
                let rows = rows_of_figures(&cells(&bench, (width, height)));
                assert!(rows * 6 >= usize::from(height), "{rows} of {height} at {width}\n{}", window(&bench, (width, height)));
            }
        }
    }
}

#[test]
fn every_state_is_told_by_letters_and_shapes_alone() {
    for size in SIZES.into_iter().chain([(30, 6), (12, 2)]) {
        let pictures: std::collections::BTreeSet<String> =
            STATES.iter().map(|(_, keys)| window(&in_state(keys), size)).collect();
        assert_eq!(pictures.len(), STATES.len(), "{size:?}");
    }
    // The same seconds, paused and not, over and not, differ in the figures themselves.
    let figures = |keys: &str| {
        let cells = cells(&in_state(keys), (80, 24));
        cells.content[80..80 * 14].iter().map(|cell| cell.symbol().to_owned()).collect::<String>()
    };
    assert!(figures("f4").contains('▒') && !figures("").contains('▒'));
    let ink = |keys: &str| figures(keys).chars().filter(|c| *c == '█').count();
    assert!(ink("+200") > ink("") * 2, "cut out of a panel");
}

#[test]
fn the_smallest_windows_keep_clock_or_state() {
    let bench = in_state("");
    assert!(window(&bench, (1, 1)).starts_with('▶'));
    assert!(window(&bench, (5, 1)).starts_with("02:41"));
    assert!(window(&bench, (9, 1)).starts_with("▶ 02:41"));
    let over = in_state("+200");
    assert!(window(&over, (1, 1)).starts_with('■'));
    assert!(window(&over, (16, 1)).starts_with("■ 00:39"));
}

#[test]
fn a_message_stands_large_is_new_for_half_a_minute_and_is_seen_at_every_size() {
    let mut bench = in_state("s-f11 'Có_đơn_gửi_gấp enter");
    for size in SIZES.into_iter().chain([(40, 3), (60, 20), (80, 15)]) {
        assert!(window(&bench, size).contains("Có đơn") && window(&bench, size).contains("MỚI"), "{}", window(&bench, size));
    }
    bench.press("+31");
    let calm = window(&bench, (80, 24));
    assert!(calm.contains("● Thư ký nhắn 16:09 · Có đơn gửi gấp") && !calm.contains("MỚI"), "{calm}");
    bench.press(&format!("s-f11 '{}", "dài_".repeat(40)));
    assert!(bench.screen().contains("nhắn chủ trì 16:09"), "{}", bench.screen());
    bench.press("enter");
    assert!(bench.screen().contains("Dài quá"), "{}", bench.screen());
    bench.press("esc").press(&format!("s-f11 '{} enter", "dài_".repeat(29)));
    assert_snapshot!("chair_told_at_length", window(&bench, (80, 24)));
}

#[test]
fn complaints_and_the_names_of_the_unnamed_are_not_shown_in_the_hall() {
    let mut bench = in_state("f5 'Tố_cáo_ông_X_lấn_đất ^l");
    let grievance = |bench: &Bench| window(bench, (120, 32)).contains("lấn đất");
    bench.press("enter enter");
    assert!(grievance(&bench), "{}", window(&bench, (120, 32)));
}

#[test]
fn one_second_of_the_countdown_changes_few_cells() {
    for (size, most) in [((80, 24), 260), ((170, 48), 900)] {
        let mut bench = in_state("");
        for _ in 0..20 {
            let before = cells(&bench, size);
            bench.now = bench.now.plus_seconds(1);
            let changed = before.diff(&cells(&bench, size)).len();
            assert!(changed < most, "{changed} cells at {size:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_size_and_no_state_breaks_the_window(
        width in 0..260u16, height in 0..90u16, at in 0..STATES.len(), english in any::<bool>(), fresh in any::<bool>(), later in 0..20_000i64,
    ) {
        let bench = in_state(STATES[at].1);
        let lang = if english { Lang::En } else { Lang::Vi };
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let now = bench.now.plus_seconds(later);
        terminal.draw(|frame| chair::draw(frame.buffer_mut(), &bench.app.meeting, now, lang, fresh.then_some(now))).unwrap();
        if width >= 1 && height >= 1 {
            let shown = screen(&mut terminal);
            prop_assert!(!shown.split("cursor").next().unwrap().trim().is_empty());
        }
        terminal.draw(|frame| chair::draw_waiting(frame.buffer_mut(), &Waiting::NoFile, "/x/hop.db", lang)).unwrap();
    }
}

//! The chair's window at its sizes and in its states: what is read from three metres, and what a colour-blind chair sees.

use crate::bench::{Bench, screen, start};
use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use thuky::domain::{Change, Deed, Edit, Grievance, Meeting, Opinion, Step, Time};
use thuky::text::Lang;
use thuky::view::chair::{self, Waiting};

type Size = (u16, u16);
const SIZES: [Size; 5] = [(40, 12), (80, 24), (100, 30), (120, 32), (200, 60)];
/// Each state and the keys that lead to it from the sample meeting, in which somebody has 2:20 left.
const STATES: [(&str, &str); 9] = [
    ("speaking", ""),
    ("last_minute", "+85"),
    ("last_seconds", "+135"),
    ("over_time", "+200"),
    ("paused", "f4"),
    ("break", "s-f4 +60"),
    ("nobody", "f10 'het_luot enter"),
    ("closed", "f10 'bế_mạc enter down enter"),
    ("told", "s-f11 'Có_đơn_gửi_gấp enter +5"),
];

/// A meeting at a moment.
#[derive(Clone)]
struct Moment {
    meeting: Meeting,
    now: Time,
}

impl Moment {
    fn after(keys: &str) -> Moment {
        Moment::of(Bench::demo(120, 32).press(keys))
    }
    fn of(bench: &Bench) -> Moment {
        Moment { meeting: bench.app.meeting.clone(), now: bench.now }
    }
    fn later(&self, seconds: i64) -> Moment {
        Moment { now: self.now.plus_seconds(seconds), ..self.clone() }
    }
    fn terminal(&self, (width, height): Size, fresh: Option<Time>) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let draw = |cells: &mut Buffer| chair::draw(cells, &self.meeting, self.now, Lang::Vi, fresh);
        terminal.draw(|frame| draw(frame.buffer_mut())).unwrap();
        terminal
    }
    fn window(&self, size: Size) -> String {
        screen(&mut self.terminal(size, Some(self.now)))
    }
    fn cells(&self, size: Size) -> Buffer {
        self.terminal(size, Some(self.now)).backend().buffer().clone()
    }
}

fn states() -> &'static [Moment] {
    static MOMENTS: LazyLock<Vec<Moment>> =
        LazyLock::new(|| STATES.iter().map(|(_, keys)| Moment::after(keys)).collect());
    &MOMENTS
}
fn in_state(name: &str) -> &'static Moment {
    &states()[STATES.iter().position(|(other, _)| *other == name).unwrap()]
}

#[test]
fn every_state_at_five_sizes() {
    for ((name, _), moment) in STATES.iter().zip(states()) {
        let pictures = SIZES.map(|size| format!("{}x{}\n{}\n", size.0, size.1, moment.window(size)));
        assert_snapshot!(format!("chair_{name}"), pictures.concat());
    }
    assert_snapshot!("chair_before_opening", Moment::of(&Bench::fresh(120, 32)).window((80, 24)));
}

#[test]
fn data_that_are_old_say_of_when_they_are() {
    let moment = in_state("over_time");
    let old = |size, fresh| screen(&mut moment.terminal(size, fresh));
    assert_snapshot!("chair_old", old((80, 24), Some(start())));
    assert_snapshot!("chair_never_read", old((100, 30), None));
    assert!(!moment.window((80, 24)).contains("SỐ LIỆU CŨ"));
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

/// Rows of figures: blocks, and no letter beside them.
fn rows_of_figures(cells: &Buffer) -> usize {
    let rows = cells.content.chunks(usize::from(cells.area.width)).skip(2);
    let is_figure = |row: &&[Cell]| {
        let has = |test: &dyn Fn(char) -> bool| row.iter().any(|cell| cell.symbol().chars().any(test));
        has(&|c| "█▒▄▀".contains(c)) && !has(&|c| c.is_alphanumeric() || c == '─')
    };
    rows.take_while(is_figure).count()
}

#[test]
fn figures_take_a_sixth_of_every_window_from_80x24_on() {
    for moment in states() {
        for width in [80, 100, 132, 170, 240] {
            for height in [24, 25, 30, 32, 48, 60, 120] {
                let rows = rows_of_figures(&moment.cells((width, height)));
                assert!(rows * 6 >= usize::from(height), "{rows} of {height}\n{}", moment.window((width, height)));
            }
        }
    }
}

#[test]
fn every_state_is_told_by_letters_and_shapes_alone() {
    for size in SIZES.into_iter().chain([(30, 6), (12, 2)]) {
        let pictures: BTreeSet<String> = states().iter().map(|moment| moment.window(size)).collect();
        assert_eq!(pictures.len(), STATES.len(), "{size:?}");
    }
    // Paused or not, over or not: the figures themselves differ.
    let figures = |name: &str| {
        let cells = in_state(name).cells((80, 24));
        cells.content[80..80 * 14].iter().map(|cell| cell.symbol().to_owned()).collect::<String>()
    };
    assert!(figures("paused").contains('▒') && !figures("speaking").contains('▒'));
    let ink = |name: &str| figures(name).chars().filter(|c| *c == '█').count();
    assert!(ink("over_time") > ink("speaking") * 3 / 2, "cut out of a panel");
}

#[test]
fn the_smallest_windows_keep_clock_or_state() {
    let begins = |name: &str, size: Size, with: &str| {
        let shown = in_state(name).window(size);
        assert!(shown.starts_with(with), "{shown}");
    };
    begins("speaking", (1, 1), "▶");
    begins("speaking", (5, 1), "02:20");
    begins("speaking", (9, 1), "▶ 02:20");
    begins("over_time", (1, 1), "■");
    begins("over_time", (20, 1), "■ 01:00 · QUÁ GIỜ");
}

#[test]
fn a_message_stands_large_is_new_for_half_a_minute_and_is_seen_at_every_size() {
    let told = in_state("told");
    for size in SIZES.into_iter().chain([(40, 3), (60, 20), (80, 15)]) {
        let shown = told.window(size);
        assert!(shown.contains("Có đơn gửi gấp") && shown.contains("MỚI") && shown.contains("16:09"), "{shown}");
    }
    let calm = told.later(31).window((80, 24));
    assert!(calm.contains("● Thư ký nhắn 16:09 · Có đơn gửi gấp") && !calm.contains("MỚI"), "{calm}");
    let mut bench = Bench::demo(80, 24);
    bench.press(&format!("s-f11 '{} enter", "dài_".repeat(29)));
    assert_snapshot!("chair_told_at_length", Moment::of(&bench).window((80, 24)));
    assert!(bench.screen().contains("nhắn chủ trì 16:09"), "{}", bench.screen());
    bench.press(&format!("s-f11 '{} enter", "dài_".repeat(31)));
    assert!(bench.screen().contains("Dài quá"), "{}", bench.screen());
}

#[test]
fn complaints_are_not_shown_in_the_hall() {
    let mut moment = in_state("speaking").clone();
    assert!(moment.window((120, 32)).contains("YK 11 bà Bưởi"), "{}", moment.window((120, 32)));
    let before = moment.meeting.opinion_by_number(11).unwrap().clone();
    let after = Opinion { grievance: Some(Grievance::Complaint), ..before.clone() };
    let changes = vec![Change::Opinion(Edit { before: Some(before), after: Some(after) })];
    let n = moment.meeting.last_step() + 1;
    moment.meeting.apply(&Step { n, at: moment.now, deed: Deed::Margin, changes, undoes: None });
    let shown = moment.window((120, 32));
    assert!(!shown.contains("YK 11") && shown.contains("CHƯA CÓ TRẢ LỜI 1"), "{shown}");
}

#[test]
fn a_second_of_the_countdown_changes_no_more_than_its_figures() {
    for (size, most) in [((80, 24), 280), ((170, 48), 800)] {
        for seconds in 0..30 {
            let (before, after) = (in_state("speaking").later(seconds), in_state("speaking").later(seconds + 1));
            let changed = before.cells(size).diff(&after.cells(size)).len();
            assert!(changed < most, "{changed} cells at {size:?} after {seconds}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_size_and_no_state_breaks_the_window(
        width in 0..260u16, height in 0..90u16, at in 0..STATES.len(), fresh in any::<bool>(), later in 0..20_000i64,
    ) {
        let moment = states()[at].later(later);
        let mut terminal = moment.terminal((width, height), fresh.then_some(moment.now));
        if width > 0 && height > 0 {
            let shown = screen(&mut terminal);
            prop_assert!(!shown.split("cursor").next().unwrap().trim().is_empty());
        }
        terminal.draw(|frame| {
            chair::draw(frame.buffer_mut(), &moment.meeting, moment.now, Lang::En, None);
            chair::draw_waiting(frame.buffer_mut(), &Waiting::NoFile, "/x/hop.db", Lang::En);
        }).unwrap();
    }
}

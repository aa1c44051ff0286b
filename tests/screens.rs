//! Whole screens at a fixed size with a fixed clock: what keys make of the sample meeting, as the secretary sees it.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "screens/bench.rs"]
mod bench;
#[path = "screens/chair.rs"]
mod chair;
#[path = "screens/looks.rs"]
mod looks;

use bench::{Bench, key, screen, show, start};
use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use thuky::action::Action;
use thuky::app::home::{Doubt, Hit, Home, Pattern, Summary};
use thuky::app::{Event, Gap, Keyboard, Notice, Target};
use thuky::domain::{Date, MeetingId, ParagraphId, Refusal};
use thuky::intake;
use thuky::keymap::Key;
use thuky::text::Lang;
use thuky::viet;
use thuky::view;

#[test]
fn the_live_screen_at_every_usual_size() {
    assert_snapshot!("live_80x24", Bench::demo(80, 24).screen());
    assert_snapshot!("live_100x30", Bench::demo(100, 30).screen());
    assert_snapshot!("live_120x32", Bench::demo(120, 32).screen());
    assert_snapshot!("live_200x60", Bench::demo(200, 60).screen());
    assert_snapshot!("live_120x32_en", Bench::demo(120, 32).english().screen());
}

#[test]
fn the_live_screen_as_the_meeting_goes_on() {
    assert_snapshot!("before_opening", Bench::fresh(80, 24).press("f2 'ông_áo_xanh,_tt enter").screen());
    assert_snapshot!("over_time", Bench::demo(80, 24).press("+200").screen());
    assert_snapshot!("paused", Bench::demo(80, 24).press("f4").screen());
    assert_snapshot!("a_break", Bench::demo(80, 24).press("s-f4 +61").screen());
    assert_snapshot!("a_presenter", Bench::demo(80, 24).press("f2 'khải f3 +75").screen());
    assert_snapshot!("writing_lags_behind_the_floor", Bench::demo(120, 32).press("enter 'Cảm_ơn_xã f3 +5").screen());
    assert_snapshot!("mending_an_earlier_paragraph", Bench::demo(120, 32).press("up up up up 'xin_").screen());
    assert_snapshot!("closed", Bench::demo(80, 24).press("f10 'bế_mạc enter down enter").screen());
}

/// The usual sizes, and the item after the dialogue, left with people waiting.
const SIZES: [(u16, u16); 4] = [(80, 24), (100, 30), (120, 32), (200, 60)];
const ANSWERS: &str = "f8 down enter";

#[test]
fn what_is_saved_is_said_truthfully() {
    let mut bench = Bench::demo(80, 24);
    bench.app.saved.failing = Some("ổ đĩa đầy".to_owned());
    bench.app.gap = Some(Gap { from: start().plus_seconds(-400), to: start().plus_seconds(-40) });
    assert_snapshot!("not_saved_and_a_gap", bench.screen());
    bench.app.saved.failing = None;
    bench.app.saved.waiting_since = Some(start().plus_seconds(-1));
    bench.app.demo = true;
    bench.app.read_only = true;
    bench.app.habits.keyboard = Keyboard::Twins;
    bench.app.say(Notice::Refused(Refusal::ListClosed));
    let text = bench.screen();
    assert_snapshot!("saving_twins_and_a_refusal", text);
    let (from, to) = (start().plus_seconds(-400), start());
    bench.app.say(Notice::Restored { from, to, running: true });
    assert!(bench.screen().contains("đồng hồ."), "a notice is never cut: {}", bench.screen());
    assert!(bench.screen().contains(" ! Máy ngừng"), "to be back is no refusal: {}", bench.screen());
}

/// A correction of the count, a reservation in the eleventh passage.
const READ_TO_THE_HALL: &str =
    "s-f1 down down down enter tab tab '61_52_19 enter pgdn enter right tab tab 'Tôi_không_nói_vậy enter";
/// Adopted, closed, locked.
const LOCKED: &str = "s-f1 f8 down enter";

#[test]
fn the_minutes_read_back_and_locked() {
    assert_snapshot!("read_back_120x32", Bench::demo(120, 32).press(READ_TO_THE_HALL).screen());
    assert_snapshot!("read_back_120x32_en", Bench::demo(120, 32).english().press(READ_TO_THE_HALL).screen());
    assert_snapshot!("objection_120x32", Bench::demo(120, 32).press("s-f1 pgdn enter tab tab").screen());
    assert_snapshot!("lock_120x32", Bench::demo(120, 32).press("s-f1 f8").screen());
    let mut bench = Bench::demo(80, 24);
    assert_snapshot!("locked", bench.press(LOCKED).screen());
    assert_snapshot!("locked_and_typed", bench.press("esc 'x").screen());
    assert_snapshot!("unlocking", bench.press("f10 'mo_khoa enter 'Sai_họ_tên").screen());
}

#[test]
fn a_passage_longer_than_the_page_is_read_to_its_end() {
    let mut bench = Bench::demo(80, 24);
    (1..=200).for_each(|n| bench.event(Event::Paste(format!("câu số {n}; "))));
    bench.press("s-f1 end");
    let mut seen = bench.screen();
    assert!(seen.contains("┃") && seen.contains("→ ↓"), "{seen}");
    for _ in 0..12 {
        bench.press("right");
        seen += &bench.screen();
    }
    let words: String = seen.split_whitespace().filter(|word| *word != "┃").collect();
    let missing = (1..=200).find(|n| !words.contains(&format!("số{n};")));
    assert_eq!(missing, None, "{}", bench.screen());
    assert!(!bench.screen().contains("→ ↓"), "{}", bench.screen());
    bench.press("up down");
    assert!(bench.screen().contains("câu số 1;"), "from its beginning again");
}

/// Each box and the keys that open it.
const BOXES: &[(&str, &str)] = &[
    ("queue", "f2"),
    ("queue_typed", "f2 'dinh_tn"),
    ("queue_new", "f2 'bà_lý_thị_hoà,_thong_nhat down"),
    ("point_of_order", "f10 'thu_tuc enter"),
    ("owner", "^n"),
    ("owner_new", "^n 'cong_an"),
    ("palette", "f10"),
    ("palette_typed", "f10 'gio"),
    ("palette_by_short_name", "f10 'refuse"),
    ("name", "f2 'xanh f3 f10 'dat_ten enter"),
    ("misdirected", "f10 'goi_nham enter"),
    ("agenda", "s-f8"),
    ("steps", "f9 f4 ^w down"),
    ("steps_undone", "f9 f4 ^w enter ^w"),
    ("times", "f10 'sua_gio enter"),
    ("time", "f10 'sua_gio enter down enter"),
    ("outcome", "^o down"),
    ("outcome_detail", "^o '2"),
    ("answer", "f6"),
    ("answer_by", "f6 tab 'x c-left c-left c-left s-end 'ha"),
    ("margin", "up up up ^l tab tab"),
    ("margin_unborn", "^l"),
    ("heads", "f10 'co_mat enter"),
    ("heads_typed", "f10 'co_mat enter '63_51_20"),
    ("vote", "s-f7 'Thông_qua_biên_bản tab right tab '96"),
    ("new_item", "f10 'them_muc enter 'Trao_quà"),
    ("rename_item", "f10 'doi_ten enter"),
    ("person", "f10 'sua_thong enter enter"),
    ("whom", "f10 'sua_thong enter"),
    ("topic", "f10 'noi_dung enter"),
    ("refuse", "f10 'khong_tiep enter"),
    ("settings", "f10 'thong_tin_hoi enter"),
    ("sentences", "^\\"),
    ("sentence", "^\\ down ^l"),
    ("office", "f10 'the_thuc enter"),
    ("issue", "f10 'ban_scan enter '07 tab '26/5"),
    ("export", "f10 'xuat enter"),
    ("export_table", "f10 'xuat enter right right right tab right right"),
    ("export_all", "f10 'sao_tat_ca enter"),
    ("read_back", "s-f1"),
    ("read_back_end", "s-f1 end"),
    ("objection", "s-f1 pgdn enter tab tab"),
    ("objection_heads", "s-f1 down down down enter"),
    ("objection_reserved", "s-f1 pgdn enter right tab 'hoa"),
    ("objection_settled", READ_TO_THE_HALL),
    ("lock", "s-f1 f8"),
    ("backup", "f10 'sao_luu enter"),
    ("tell", "s-f11"),
    ("tell_typed", "s-f11 down enter s-f11 'gap"),
    ("ask", "f10 'bế_mạc enter"),
    ("summary", "s-f6"),
    ("help", "f1"),
    ("help_scrolled", "f1 pgdn pgdn"),
    ("key_test", "f10 'thử enter"),
    ("tour", "f10 'xem_nhanh enter"),
    ("tour_writing", "f10 'xem_nhanh enter enter"),
    ("tour_floor", "f10 'xem_nhanh enter enter right"),
    ("tour_agenda", "f10 'xem_nhanh enter enter right enter"),
    ("tour_mending", "f10 'xem_nhanh enter enter right enter enter"),
    ("deadline", "^o '2 ^a 'trong_10_ngày_làm_việc"),
    ("deadline_not_understood", "^o '2 ^a 'sớm"),
    ("unit_is_a_day", "^o '2 tab ^a '3/6"),
    ("time_typed", "f10 'sua_gio enter down enter '14h30"),
];

#[test]
fn the_first_start() {
    let mut bench = Bench::fresh(80, 24);
    (bench.app.habits.keyboard, bench.app.habits.toured) = (Keyboard::Untested, false);
    bench.event(Event::Started);
    assert_snapshot!("first_start_keys", bench.screen());
    assert_snapshot!("first_start_tour", bench.press("enter").screen());
    assert_snapshot!("at_the_door", bench.press("^d 'bà_lý_thị_hoa,_tt enter").screen());
}

#[test]
fn every_box_at_the_smallest_size() {
    for (name, keys) in BOXES {
        assert_snapshot!(format!("box_{name}"), Bench::demo(80, 24).press(keys).screen());
    }
}

#[test]
fn letters_of_an_old_font_are_shown_before_and_after() {
    let old = "Uû ban nh©n d©n x· Trung Héi\n10 h 30\nNg\u{ad}êi d©n ®Ò nghÞ söa ®\u{ad}êng vµo tr¹m b¬m, m\u{ad}a lµ léi, xe kh«ng vµo \
        ®\u{ad}îc, ®· nhiÒu lÇn kiÕn nghÞ mµ ch\u{ad}a thÊy söa";
    let mut bench = Bench::demo(80, 24);
    bench.event(Event::Paste(old.to_owned()));
    assert_snapshot!("box_old_letters", bench.screen());
    let mut bench = Bench::demo(120, 32).english();
    bench.event(Event::Paste("Xin chaøo caùc baïn, ñoäc laäp".to_owned()));
    assert_snapshot!("box_old_letters_120x32_en", bench.press("down").screen());
}

#[test]
fn some_boxes_at_the_usual_size_and_in_english() {
    for (name, keys) in [
        ("queue", "f2"),
        ("outcome", "^o"),
        ("margin", "up up up ^l"),
        ("help", "f1"),
        ("ask", "f10 'meeting_now enter"),
    ] {
        assert_snapshot!(format!("box_{name}_120x32_en"), Bench::demo(120, 32).english().press(keys).screen());
    }
}

#[test]
fn a_box_covers_neither_the_floor_nor_what_is_refused() {
    for (name, keys) in BOXES.iter().filter(|(name, keys)| {
        !["help", "help_scrolled", "summary", "margin"].contains(name) && !keys.starts_with("s-f1")
    }) {
        let mut bench = Bench::demo(80, 24);
        bench.press(keys).app.say(Notice::Refused(Refusal::ListClosed));
        let text = bench.screen();
        assert!(text.contains("─ Đang nói") && text.contains("Chờ phát biểu "), "{name}\n{text}");
        assert!(text.contains('✗'), "{name}\n{text}");
    }
}

fn home(home: &Home, width: u16, height: u16, lang: Lang) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    show(&mut terminal, |cells| view::home::draw(cells, home, lang));
    screen(&mut terminal)
}

#[test]
fn the_first_screen_offers_the_meeting_in_progress() {
    let mut first = a_home();
    assert_snapshot!("home_80x24", home(&first, 80, 24, Lang::Vi));
    assert_snapshot!("home_120x32_en", home(&first, 120, 32, Lang::En));
    first.meetings[2].locked = Some(1);
    (0..4).for_each(|_| assert_eq!(first.on(key("down")), None));
    first.notice = Some("Tệp đang được cửa sổ khác ghi.".to_owned());
    assert_snapshot!("home_templates", home(&first, 80, 10, Lang::Vi));
    let lines: Vec<Option<usize>> = (0..10).map(|y| view::home::under(&first, (80, 10), y)).collect();
    assert_eq!(lines, [None, None, Some(1), Some(2), Some(3), None, Some(4), Some(5), None, None]);
    first.templates[0].doubts =
        intake::Template::named("trung-hoi-2025").unwrap().unwrap().doubts().iter().map(a_doubt).collect();
    assert_eq!(first.on(key("enter")), None);
    assert_snapshot!("home_doubts", home(&first, 80, 24, Lang::Vi));
    (0..20).for_each(|_| assert_eq!(first.on(key("down")), None));
    assert_snapshot!("home_doubts_last_en", home(&first, 80, 24, Lang::En));
    let mut first = a_home();
    "duong".chars().for_each(|c| assert_eq!(first.on(Key::char(c)), None));
    first.found(some_hits());
    assert_eq!(first.on(key("down")), None);
    assert_snapshot!("home_found_80x24", home(&first, 80, 24, Lang::Vi));
    assert_snapshot!("home_found_120x32_en", home(&first, 120, 32, Lang::En));
    assert_eq!(first.on(key("esc")), None);
    "dan xom".chars().for_each(|c| assert_eq!(first.on(Key::char(c)), None));
    first.found(Vec::new());
    assert_snapshot!("home_found_a_meeting", home(&first, 80, 24, Lang::Vi));
    assert_snapshot!("home_empty", home(&Home::default(), 80, 10, Lang::Vi));
}

fn some_hits() -> Vec<Hit> {
    let hit = |meeting, number, words: &str| Hit {
        meeting: MeetingId(meeting),
        paragraph: ParagraphId(meeting * 10),
        number,
        words: words.to_owned(),
    };
    vec![
        hit(
            2,
            Some(3),
            "Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội, xe không vào được, trẻ con đi học rất vất vả.",
        ),
        hit(4, None, "Đường điện qua xóm đã cũ."),
        hit(
            1,
            Some(12),
            "Cử tri hỏi về việc mở rộng nhà văn hóa, kinh phí từ đâu, và bao giờ thì làm xong con đường liên xóm.",
        ),
    ]
}
fn a_doubt(doubt: &intake::Doubt) -> Doubt {
    Doubt { place: doubt.place.clone(), text: doubt.text.clone(), proposal: doubt.proposal.clone() }
}
fn a_home() -> Home {
    let title = "Hội nghị trao đổi, đối thoại giữa Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã Trung Hội với Nhân dân xóm Thống Nhất, xóm Trung Tâm năm 2025";
    let meeting = |id, day, title: &str, opened: bool, closed: bool| Summary {
        id: MeetingId(id),
        title: title.to_owned(),
        held_on: Date::from_ymd_opt(2025, 5, day).unwrap(),
        venue: "Hội trường nhà văn hóa xóm Thống Nhất, xã Trung Hội".to_owned(),
        opened: opened.then(start),
        closed: closed.then(start),
        locked: None,
    };
    let meetings = vec![
        meeting(1, 3, "Tiếp xúc cử tri trước kỳ họp", true, true),
        meeting(2, 24, title, true, false),
        meeting(3, 28, "Hội nghị lấy ý kiến về phương án thu gom rác", false, false),
        meeting(4, 10, "Họp dân xóm Trung Tâm", false, false),
    ];
    let template =
        |name: &str, title: &str| Pattern { name: name.to_owned(), title: title.to_owned(), doubts: Vec::new() };
    let templates = vec![template("doi-thoai", "Hội nghị đối thoại với Nhân dân"), template("trung-hoi-2025", title)];
    Home::new(meetings, templates, Date::from_ymd_opt(2025, 5, 24).unwrap())
}

#[test]
fn a_window_that_is_too_small_still_shows_what_is_typed() {
    let mut bench = Bench::demo(80, 24);
    bench.event(Event::Resize { width: 50, height: 10 });
    bench.press("'Đề_nghị_xã_sửa_đoạn_đường_vào_trạm_bơm,_mưa_là_lội,_xe_không_vào_được");
    assert_snapshot!("too_small", bench.screen());
    bench.event(Event::Resize { width: 3, height: 1 });
    bench.screen();
}

#[test]
fn the_cursor_is_never_hidden() {
    for (name, keys) in BOXES.iter().chain([("live", ""), ("scrolled", "up up pgup")].iter()) {
        let mut bench = Bench::demo(80, 24);
        bench.press(keys);
        assert!(bench.terminal().backend().cursor_visible(), "{name}");
    }
    let mut bench = Bench::demo(80, 24);
    (0..10).for_each(|_| bench.event(Event::Wheel { up: true }));
    assert!(bench.terminal().backend().cursor_visible(), "the caret is below the page");
}

#[test]
fn the_find_bar_leaves_the_minutes_in_sight_and_marks_all_that_was_found() {
    assert_snapshot!("find_80x24", Bench::demo(80, 24).press("^f 'nuoc enter").screen());
    assert_snapshot!("find_120x32", Bench::demo(120, 32).press("^f 'xa_").screen());
    assert_snapshot!("find_nothing_en", Bench::demo(80, 24).english().press("^f 'khongco f4").screen());
    assert_snapshot!("find_under_a_box", Bench::demo(80, 24).press("^f 'nuoc f2").screen());
    let mut bench = Bench::demo(120, 32);
    bench.press("^f 'de_nghi");
    let look = |bench: &Bench| {
        let of = |modifier| viet::fold(&with(&cells(bench), modifier));
        (of(Modifier::REVERSED), of(Modifier::UNDERLINED))
    };
    let (current, all) = look(&bench);
    assert_eq!(current, "de nghi", "one place is the current one");
    // The field of the bar is underlined too.
    assert!(all.matches("de nghi").count() > 3, "{all}");
    bench.press("up");
    assert_eq!(look(&bench), (current, all), "another place, the same words");
    for (label, action) in [("↑ trước", Action::Up), ("Esc tới đó", Action::Leave), ("Enter tiếp", Action::Enter)]
    {
        assert_eq!(under(&bench, label), Target::Action(action), "{label}");
    }
}

fn cells(bench: &Bench) -> Buffer {
    bench.terminal().backend().buffer().clone()
}

#[test]
fn a_letter_typed_changes_one_cell() {
    let sizes = SIZES[2..].iter();
    for ((width, height), keys) in
        sizes.flat_map(|size| ["", "enter", "up end", "f2", "f6", ANSWERS].map(|keys| (size, keys)))
    {
        let mut bench = Bench::demo(*width, *height);
        bench.press(keys).press("'a");
        let mut changed = Vec::new();
        for letter in ["'B", "'à", "'_", "'c", "'o", "'n"] {
            let before = cells(&bench);
            bench.press(letter);
            changed.push(before.diff(&cells(&bench)).len());
        }
        changed.sort_unstable();
        assert!(changed[3] <= 1 || keys.starts_with('f'), "{keys}: {changed:?}");
        // In a list that follows what is typed only the list changes.
        assert!(changed[5] < 600, "{keys}: {changed:?}");
    }
}

#[test]
fn an_acknowledgement_changes_nothing_but_the_time_of_saving() {
    let mut bench = Bench::demo(120, 32);
    bench.press("'a");
    let before = cells(&bench);
    let step = bench.app.meeting.last_step();
    bench.app.on(Event::Saved { step, draft: None, at: bench.now.plus_millis(2) }, bench.now.plus_millis(2));
    assert!(before.diff(&cells(&bench)).is_empty());
}

/// Cells of a screen that carry a mark of style.
fn with(buffer: &Buffer, modifier: Modifier) -> String {
    buffer.content.iter().filter(|cell| cell.modifier.contains(modifier)).map(|cell| cell.symbol()).collect()
}

#[test]
fn what_is_selected_is_reversed_also_across_paragraphs() {
    let mut bench = Bench::demo(120, 32);
    bench.press("up home s-right s-right s-right");
    assert_eq!(with(&cells(&bench), Modifier::REVERSED), "Đề ");
    bench.press("home s-up s-home");
    assert!(bench.app.selection_across().is_some());
    let reversed = with(&cells(&bench), Modifier::REVERSED);
    assert!(reversed.ends_with("cảnh báo."), "{reversed}");
}

#[test]
fn the_highlighted_row_is_reversed_and_marked() {
    let mut bench = Bench::demo(80, 24);
    bench.press("f2 down");
    let reversed = with(&cells(&bench), Modifier::REVERSED);
    assert!(reversed.starts_with("▸ 2  Bà (VD) Lý Thị Hoa"), "{reversed}");
}

#[test]
fn what_is_not_clear_yet_stands_out() {
    let mut bench = Bench::demo(80, 24);
    bench.press("'Số f10 'chua_ro enter");
    let marked: String =
        cells(&bench).content.iter().filter(|cell| cell.bg == Color::Yellow).map(|cell| cell.symbol()).collect();
    assert_eq!(marked, "[chưa rõ]");
}

/// Where a text stands on the screen.
fn place(text: &str, needle: &str) -> (u16, u16) {
    let (y, line) = text.lines().enumerate().find(|(_, line)| line.contains(needle)).expect(needle);
    let x = line[..line.find(needle).unwrap()].chars().count();
    (x as u16, y as u16)
}
fn under(bench: &Bench, needle: &str) -> Target {
    let (x, y) = place(&bench.screen(), needle);
    view::under(&bench.app, bench.lang, x, y)
}

#[test]
fn what_is_clicked_is_what_is_drawn() {
    let mut bench = Bench::demo(80, 24);
    for (label, action) in [
        ("F1 trợ giúp", Action::Help),
        ("mời ông Toàn", Action::Invite),
        ("F7 kết luận", Action::Conclude),
        ("F10 lệnh", Action::Palette),
        ("CHƯA CÓ TRẢ LỜI", Action::Summary),
        ("Chờ phát biểu", Action::Queue),
    ] {
        assert_eq!(under(&bench, label), Target::Action(action), "{label}");
    }
    assert_eq!(under(&bench, "Đối thoại trực"), Target::Agenda);
    assert_eq!(under(&bench, "Lý Thị Hoa"), Target::Turn(bench.app.meeting.facts().queue[1]));
    let (x, y) = place(&bench.screen(), "suýt đuối");
    let Target::Words { row, column } = view::under(&bench.app, Lang::Vi, x, y) else { panic!("no words there") };
    bench.event(Event::Click(Target::Words { row, column }));
    assert!(bench.app.pen.text.as_str()[bench.app.pen.text.caret()..].starts_with("suýt đuối"));
    let mut terminal = bench.terminal();
    assert_eq!(terminal.get_cursor_position().unwrap(), (x, y).into());
    bench.press("f2");
    assert_eq!(under(&bench, "Đỗ Văn Lực · xóm"), Target::Row(2));
    assert_eq!(under(&bench, "Del rút"), Target::Action(Action::Remove), "a hint is a thing to click on");
    assert_eq!(under(&bench, "↓ chuyển"), Target::Action(Action::MoveDown));
    assert_eq!(under(&bench, "Shift+↑"), Target::Action(Action::MoveUp));
    assert_eq!(under(&bench, "Đăng ký phát biểu"), Target::Nothing);
    bench.press("esc s-f7");
    assert_eq!(under(&bench, "Tán thành"), Target::Field(2));
    assert_eq!(view::under(&bench.app, Lang::Vi, 500, 500), Target::Nothing);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_size_and_no_keys_break_the_screen(
        width in 0..200u16, height in 0..60u16, english in any::<bool>(), box_at in 0..BOXES.len(), clicks in proptest::collection::vec((0..210u16, 0..70u16), 3),
        typed in "[a-zA-Zđưạ 0-9\u{302}]{0,12}"
    ) {
        let mut bench = Bench::demo(width, height);
        bench.lang = if english { Lang::En } else { Lang::Vi };
        bench.press(BOXES[box_at].1);
        bench.press(&format!("'{}", typed.replace(' ', "_")));
        bench.screen();
        for (x, y) in clicks {
            let target = view::under(&bench.app, bench.lang, x, y);
            bench.event(Event::Click(target));
            bench.screen();
        }
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let meeting = &bench.app.meeting;
        terminal.draw(|frame| view::chair::draw(frame.buffer_mut(), meeting, bench.now, bench.lang, None)).unwrap();
        home(&a_home(), width, height, bench.lang);
        // The window changes before the app hears of it.
        let mut terminal = Terminal::new(TestBackend::new(height * 2, width / 3)).unwrap();
        show(&mut terminal, |cells| view::draw(cells, &bench.app, bench.lang));
    }
}

#[test]
fn whom_a_field_of_the_margin_may_mean_is_seen_at_every_size() {
    for (width, height) in [(80, 24), (100, 30), (120, 32)] {
        let mut bench = Bench::demo(width, height);
        bench.press("up up up ^l tab tab tab tab tab tab tab 'hoa");
        let shown = bench.screen();
        assert!(shown.contains("▸ Người nêu"), "{shown}");
        assert!(shown.contains("▸ Bà (VD) Lý Thị Hoa"), "{shown}");
        assert!(shown.contains("+ người mới: Hoa"), "{shown}");
    }
}

#[test]
fn a_notice_over_two_lines_loses_no_letter() {
    let mut bench = Bench::demo(80, 24);
    let (from, to) = (bench.now, bench.now);
    bench.app.notice = Some(Notice::Restored { from, to, running: true });
    let said = thuky::text::notice(bench.app.notice.as_ref().unwrap(), &bench.app.meeting, Lang::Vi);
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert!(letters(&bench.screen()).contains(&letters(&said)), "{}", bench.screen());
}

//! Layouts that follow what goes on, panes enlarged, backgrounds and signs.

use super::*;
use ratatui::layout::Rect;
use ratatui::text::Span;
use std::sync::LazyLock;
use thuky::app::{Effect, Signs, Theme};
use thuky::layout::Zoom;
use thuky::view::Colours;

#[test]
fn the_layout_follows_what_is_going_on() {
    for (width, height) in SIZES {
        let name = |part: &str| format!("part_{part}_{width}x{height}");
        let report = Bench::fresh(width, height).press("f8 'Ổn_định_chỗ_ngồi. +60 f2 'khải f3").screen();
        assert_snapshot!(name("report"), report);
        let many = (1..=8).map(|n| format!("f2 'ông_thứ_{n},_tt enter ")).collect::<String>();
        assert_snapshot!(name("many_wait"), Bench::demo(width, height).press(&many).screen());
        assert_snapshot!(name("answers"), Bench::demo(width, height).press(ANSWERS).screen());
    }
    assert_snapshot!("part_closed_200x60", Bench::demo(200, 60).press("f10 'bế_mạc enter down enter").screen());
    assert_snapshot!("part_locked_120x32", Bench::demo(120, 32).press(LOCKED).press("esc").screen());
}

#[test]
fn one_key_enlarges_the_minutes_then_the_floor_then_nothing() {
    for (width, height) in SIZES {
        let mut bench = Bench::demo(width, height);
        let seen = |bench: &Bench| (bench.app.layout(), bench.app.top, bench.app.caret());
        bench.press("up up up home");
        let before = seen(&bench);
        assert_snapshot!(format!("zoom_minutes_{width}x{height}"), bench.press("f11").screen());
        assert_snapshot!(format!("zoom_floor_{width}x{height}"), bench.press("f11").screen());
        assert_eq!(seen(bench.press("f11")), before, "as before");
        assert_eq!(seen(bench.press("f11 ^] ^]")), before, "by the twin too");
    }
    assert_snapshot!("zoom_minutes_in_a_break", Bench::demo(80, 24).press("s-f4 +61 f11").screen());
    assert_snapshot!("zoom_minutes_over_time", Bench::demo(80, 24).press("+200 f11").screen());
}

#[test]
fn a_click_on_a_title_enlarges_that_pane_and_on_an_opinion_goes_to_its_words() {
    for (width, height) in SIZES {
        let mut bench = Bench::demo(width, height);
        assert_eq!(under(&bench, "Biên bản · mục"), Target::Pane(Zoom::Minutes));
        assert_eq!(under(&bench, "Đang nói"), Target::Pane(Zoom::Floor));
        bench.event(Event::Click(Target::Pane(Zoom::Floor)));
        assert_eq!(bench.app.zoom, Zoom::Floor);
        bench.event(Event::Click(Target::Pane(Zoom::Minutes)));
        assert_eq!(bench.app.zoom, Zoom::Minutes);
        assert_eq!(under(&bench, "tiếp theo ông"), Target::Turn(bench.app.meeting.facts().queue[0]));
        assert_eq!(under(&bench, "Chờ phát biểu"), Target::Action(Action::Queue));
        assert_eq!(under(&bench, "còn 02:"), Target::Action(Action::StopOrGo));
        bench.event(Event::Click(Target::Pane(Zoom::Minutes)));
        assert_eq!(bench.app.zoom, Zoom::Usual);
        bench.press(ANSWERS);
        let target = under(&bench, "YK 11 bà Bưởi");
        assert_eq!(target, Target::Opinion(bench.app.meeting.opinion_by_number(11).unwrap().id));
        bench.event(Event::Click(target));
        assert!(bench.app.pen.text.as_str().starts_with("Điểm tập kết"), "{}", bench.app.pen.text.as_str());
    }
}

#[test]
fn what_is_clicked_stays_what_is_drawn_however_the_panes_lie() {
    for (width, height) in SIZES {
        for (name, keys) in [("usual", ""), ("minutes", "f11"), ("floor", "f11 f11"), ("answers", ANSWERS)] {
            let mut bench = Bench::demo(width, height);
            bench.press(keys);
            let (x, y) = place(&bench.screen(), "Đề nghị đoàn xã");
            let target = view::under(&bench.app, bench.lang, x + 3, y);
            assert!(matches!(target, Target::Words { .. }), "{name} {width}×{height} {target:?}");
            bench.event(Event::Click(target));
            assert_eq!(bench.app.pen.text.caret(), "Đề ".len(), "{name} {width}×{height}");
            assert_eq!(bench.terminal().get_cursor_position().unwrap(), (x + 3, y).into(), "{name} {width}×{height}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_caret_is_on_the_page_whatever_is_pressed_at_any_size(
        sizes in proptest::collection::vec((80..250u16, 24..80u16), 3), keys in proptest::collection::vec(0..15usize, 1..12)
    ) {
        const KEYS: [&str; 15] = [
            "f11", "^]", "up up", "pgup", "pgdn", "c-home", "enter", "'chữ", "f3 +3", "f8 +3", "down enter", "esc", "f4",
            "s-f4", "f2 'ông_mới,_tt enter",
        ];
        let mut bench = Bench::demo(sizes[0].0, sizes[0].1);
        for (n, key) in keys.iter().enumerate() {
            bench.press(KEYS[*key]);
            if n % 4 == 3 {
                let (width, height) = sizes[n / 4];
                bench.event(Event::Resize { width, height });
            }
            let (places, (caret, column)) = (bench.app.layout().unwrap(), bench.app.caret());
            prop_assert!(caret >= bench.app.top, "{} {caret:?} {:?}", KEYS[*key], bench.app.top);
            if !bench.app.dialogs.is_empty() {
                continue;
            }
            let cursor = bench.terminal().get_cursor_position().unwrap();
            let words = places.page.x + places.time + places.owner;
            prop_assert_eq!(cursor.x, words + column, "{} {:?}", KEYS[*key], places);
            prop_assert!(places.page.contains(cursor.x, cursor.y), "{} {cursor:?} {places:?}", KEYS[*key]);
            let rows: usize = (bench.app.top.paragraph..caret.paragraph).map(|n| bench.app.height_at(n)).sum();
            let row = rows + caret.row - bench.app.top.row;
            prop_assert_eq!(usize::from(cursor.y - places.page.y), row, "the cursor stands at the caret's own row");
        }
    }
}

/// Every screen there is, by name: the usual sizes, what goes on, each box, the first screen and the chair's.
fn every_screen() -> &'static [(String, Buffer)] {
    static SCREENS: LazyLock<Vec<(String, Buffer)>> = LazyLock::new(drawn_screens);
    &SCREENS
}
fn drawn_screens() -> Vec<(String, Buffer)> {
    let mut screens = Vec::new();
    for (width, height) in SIZES {
        for (name, keys) in [("usual", ""), ("minutes", "f11"), ("floor", "f11 f11"), ("answers", ANSWERS)] {
            screens.push((format!("{name} {width}"), cells(Bench::demo(width, height).press(keys))));
        }
        for keys in ["", "s-f4 +61", "+200", "f4", "f10 'bế_mạc enter down enter", LOCKED] {
            let mut bench = Bench::demo(width, height);
            bench.press(keys);
            screens.push((format!("{keys} {width}"), cells(&bench)));
            let mut drawn = Buffer::empty(Rect::new(0, 0, width, height));
            view::chair::draw(&mut drawn, &bench.app.meeting, bench.now, bench.lang, Some(start()));
            screens.push((format!("chair {keys} {width}"), drawn));
        }
    }
    for (name, keys) in BOXES {
        screens.push((format!("box {name}"), cells(Bench::demo(80, 24).press(keys))));
    }
    let mut drawn = Buffer::empty(Rect::new(0, 0, 80, 24));
    view::home::draw(&mut drawn, &a_home(), Lang::Vi);
    screens.push(("home".to_owned(), drawn));
    screens
}

#[test]
fn in_ascii_no_cell_of_any_screen_holds_another_sign_and_none_moves() {
    for (name, full) in every_screen() {
        assert!(full.content.iter().any(|cell| !cell.symbol().is_ascii()), "{name} has something to spell");
        for (signs, letters) in [(Signs::AsciiFrames, true), (Signs::Ascii, false)] {
            let mut cells = full.clone();
            view::dress(&mut cells, Theme::Window, signs, Colours::Sixteen);
            for (cell, before) in cells.content.iter().zip(&full.content) {
                let (symbol, shown) = (cell.symbol(), before.symbol());
                let stays = letters && shown.chars().all(|c| c.is_alphabetic() || c.is_ascii());
                assert!(symbol.is_ascii() || stays && symbol == shown, "{name}: {symbol:?} of {shown:?}");
                assert!(symbol != "?" || shown == "?", "{name}: {shown:?} has no likeness");
                assert_eq!(Span::raw(symbol).width(), Span::raw(shown).width(), "{name}: {shown:?}");
                assert_eq!(cell.style(), before.style());
            }
        }
    }
}

#[test]
fn on_both_grounds_every_cell_has_colours_of_its_own_and_only_so_many() {
    for (name, full) in every_screen() {
        for (theme, colours) in [Theme::Dark, Theme::Light]
            .into_iter()
            .flat_map(|theme| [(theme, Colours::True), (theme, Colours::Sixteen)])
        {
            let mut cells = full.clone();
            view::dress(&mut cells, theme, Signs::Full, colours);
            for (cell, before) in cells.content.iter().zip(&full.content) {
                assert_eq!(cell.symbol(), before.symbol());
                assert!(cell.fg != Color::Reset && cell.bg != Color::Reset && cell.fg != cell.bg, "{name} {theme:?}");
                assert!(!cell.modifier.intersects(Modifier::DIM | Modifier::REVERSED), "{name} {theme:?}");
            }
        }
    }
}

#[test]
fn the_palette_turns_background_and_signs_also_under_the_lock_and_keeps_them() {
    let mut bench = Bench::demo(80, 24);
    bench.press("f10 'nền enter");
    assert_eq!(bench.app.habits.theme, Theme::Dark);
    assert!(bench.screen().contains("Nền tối."), "{}", bench.screen());
    bench.press("f10 'nền enter");
    assert_eq!(bench.app.habits.theme, Theme::Light);
    bench.press(LOCKED).press("esc f10 'ascii enter f10 'ascii enter");
    assert_eq!(bench.app.habits.signs, Signs::Ascii);
    let kept = bench.effects.iter().filter_map(|effect| match effect {
        Effect::Keep(habits) => Some((habits.theme, habits.signs)),
        _ => None,
    });
    let (dark, light, full) = (Theme::Dark, Theme::Light, Signs::Full);
    assert_eq!(
        kept.collect::<Vec<_>>(),
        [(dark, full), (light, full), (light, Signs::AsciiFrames), (light, Signs::Ascii)]
    );
    bench.press("f10 'nền enter");
    assert_eq!(bench.app.habits.theme, Theme::Window, "round it goes");
}

#[test]
fn an_enlarged_pane_is_no_matter_of_a_box() {
    let mut bench = Bench::demo(80, 24);
    bench.press("f2 'dinh f11");
    assert_eq!((bench.app.dialogs.len(), bench.app.zoom), (1, Zoom::Minutes));
    assert_eq!(bench.app.dialog().unwrap().query(), "dinh");
}

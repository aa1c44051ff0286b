//! Any Unicode, typed, pasted, undone and redone with any editing key in between: text, caret and screen stay in step, in the
//! minutes and in the field of a box.

use super::common::{Bench, named};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use thuky::app::{Entry, Event, Notice};
use thuky::editor::{Text, rows};
use thuky::keymap::Key;
use thuky::layout;
use thuky::text::Lang;
use thuky::view;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Clone, Debug)]
enum Hand {
    Types(String),
    Pastes(String),
    Presses(&'static str),
}

const EDITING: &[&str] = &[
    "bs",
    "bs",
    "bs",
    "delete",
    "delete",
    "left",
    "left",
    "right",
    "home",
    "end",
    "ctrl+left",
    "ctrl+right",
    "ctrl+home",
    "ctrl+end",
    "shift+left",
    "shift+left",
    "shift+right",
    "shift+home",
    "shift+end",
    "ctrl+a",
    "ctrl+c",
    "ctrl+x",
    "ctrl+v",
    "alt+bs",
    "ctrl+delete",
];
const UNDOING: &[&str] = &["ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y"];
/// From row to row, and between paragraphs.
const MOVING: &[&str] = &[
    "up",
    "up",
    "down",
    "down",
    "pageup",
    "pagedown",
    "enter",
    "enter",
    "shift+up",
    "shift+down",
    "ctrl+shift+left",
    "ctrl+shift+right",
];

fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zà-ỹĐ ,.]{0,30}",
        2 => "([a-c  ]|ế|Ệ|e|ê|\u{301}|\u{302}|\u{323}|\u{202f}|\u{200b}|\u{200d}|日|👩|🇻|\u{ad}|\u{1100}|\u{e33}|\u{202e}|\u{1b}\\[2J|\u{7}|\t|\r\n|\n|\u{2028}){0,16}",
        1 => "[0-9a-zàạậ]{60,90}",
        1 => any::<String>(),
    ]
}

fn hands(keys: Vec<&'static str>) -> impl Strategy<Value = Vec<Hand>> {
    let hand = prop_oneof![
        3 => some_text().prop_map(Hand::Types),
        1 => some_text().prop_map(Hand::Pastes),
        5 => prop::sample::select(keys).prop_map(Hand::Presses),
    ];
    prop::collection::vec(hand, 0..30)
}

fn play(bench: &mut Bench, hand: &Hand) {
    match hand {
        Hand::Types(text) => text.chars().for_each(|c| {
            bench.event(Event::Key(Key::char(c)));
        }),
        Hand::Pastes(text) => drop(bench.paste(text)),
        Hand::Presses(key) => {
            let key = named(key).unwrap();
            bench.event(Event::Key(key));
        }
    }
}

/// What the cells of a row show of a text: wide letters take two cells, marks alone and controls none.
fn cells(text: &str) -> Vec<String> {
    let cells_of = |letter: &str| {
        let width = usize::from(rows::width(letter));
        std::iter::once(letter.to_owned()).chain(vec![" ".to_owned(); width.max(1) - 1]).take(width).collect::<Vec<_>>()
    };
    text.graphemes(true).flat_map(cells_of).collect()
}

/// The column in which the cursor is drawn, and the cells before it from a column on.
fn drawn(bench: &Bench, from: u16) -> (u16, Vec<String>) {
    let (width, height) = bench.app.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let (x, y) = view::draw(&mut buffer, &bench.app, Lang::Vi).expect("a cursor is drawn");
    (x, (from..x).map(|x| buffer[(x, y)].symbol().to_owned()).collect())
}

fn between_letters(text: &Text) {
    assert!(text.as_str().is_char_boundary(text.caret()), "{:?} {}", text.as_str(), text.caret());
    assert!(text.anchor().is_none_or(|at| text.as_str().is_char_boundary(at)));
}

/// A caret within a grapheme is drawn where that begins.
fn to_grapheme(text: &str, caret: usize) -> usize {
    let starts = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]);
    starts.take_while(|at| *at <= caret).last().unwrap_or(0)
}

/// The caret stands between letters, and its row and column are where the words before it end; those in its row.
fn caret_in_step(bench: &Bench) -> (u16, &str) {
    let (app, text) = (&bench.app, &bench.app.pen.text);
    between_letters(text);
    let wrapped = rows::wrap(text.as_str(), places(bench).words + 1);
    let (line, column) = app.caret();
    let row = wrapped.iter().rposition(|row| row.start <= text.caret()).unwrap();
    let start = wrapped[row].start;
    let before = &text.as_str()[start..to_grapheme(text.as_str(), text.caret()).max(start)];
    assert_eq!((line.row, column), (row, rows::width(before)), "{:?}", bench.pen());
    assert!(app.is_open_at(line.paragraph) && app.words_at(line.paragraph) == text.as_str());
    (column, before)
}

/// And there the cursor is drawn, behind those words.
fn minutes_in_step(bench: &Bench) {
    let (column, before) = caret_in_step(bench);
    let x = places(bench).time + places(bench).owner;
    assert_eq!(drawn(bench, x), (x + column, cells(before)), "{:?}", bench.pen());
}

fn places(bench: &Bench) -> layout::Live {
    layout::live(bench.app.size.0, bench.app.size.1, layout::Wants { agenda: 40, ..layout::Wants::default() }).unwrap()
}

/// The words of the minutes with those being typed, as they would be sealed.
fn words(bench: &Bench) -> Vec<String> {
    let all = (0..bench.app.shown()).map(|n| bench.app.words_at(n).trim_end().nfc().collect::<String>());
    all.filter(|words| !words.is_empty()).collect()
}

/// Ctrl+Z to the bottom, or Ctrl+Y to the top.
fn all_the_way(bench: &mut Bench, key: &str, end: &Notice) {
    for _ in 0..400 {
        bench.press(key);
        caret_in_step(bench);
        if bench.notice() == Some(end) {
            return;
        }
    }
    panic!("{key} comes to no end: {:?}", bench.notice());
}

const WRITTEN: [&str; 3] = [
    "Đường liên xóm xuống cấp, mưa là lội, xe không vào được; đề nghị xã sửa trước mùa mưa bão.",
    "Điện yếu.",
    "Nước đục.",
];

/// Three paragraphs written before the machine was off: nothing to undo.
fn written() -> Bench {
    let mut bench = Bench::trung_hoi();
    bench.strict = 0;
    bench.press("f8 +3s");
    for words in WRITTEN {
        bench.say(words).press("enter");
    }
    bench.power_cut(1_000);
    bench
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_the_minutes_any_hands_leave_text_caret_and_screen_in_step(
        up in 0..4usize, hands in hands([EDITING, MOVING, UNDOING].concat())
    ) {
        let mut bench = written();
        (0..up).for_each(|_| {
            bench.press("up");
        });
        for hand in &hands {
            play(&mut bench, hand);
            minutes_in_step(&bench);
        }
        bench.check();
        all_the_way(&mut bench, "ctrl+z", &Notice::NothingToUndo);
        prop_assert_eq!(words(&bench), WRITTEN);
        all_the_way(&mut bench, "ctrl+y", &Notice::NothingToRedo);
        let top = words(&bench);
        all_the_way(&mut bench, "ctrl+z", &Notice::NothingToUndo);
        prop_assert_eq!(words(&bench), WRITTEN);
        all_the_way(&mut bench, "ctrl+y", &Notice::NothingToRedo);
        prop_assert_eq!(words(&bench), top);
        bench.check();
        bench.check_facts();
    }

    #[test]
    fn in_the_minutes_undoing_everything_gives_the_first_words_and_redoing_it_the_last(
        up in 0..4usize, hands in hands([EDITING, MOVING].concat())
    ) {
        let mut bench = written();
        (0..up).for_each(|_| {
            bench.press("up");
        });
        hands.iter().for_each(|hand| play(&mut bench, hand));
        let last = words(&bench);
        all_the_way(&mut bench, "ctrl+z", &Notice::NothingToUndo);
        prop_assert_eq!(words(&bench), WRITTEN);
        all_the_way(&mut bench, "ctrl+y", &Notice::NothingToRedo);
        prop_assert_eq!(words(&bench), last);
        bench.check_facts();
    }

    #[test]
    fn in_the_field_of_a_box_any_hands_leave_text_caret_and_screen_in_step(
        opens in prop::sample::select(vec!["f2", "f10 \"them muc\" enter", "ctrl+n", "f10 \"dem nguoi\" enter"]),
        hands in hands([EDITING, UNDOING].concat())
    ) {
        let mut bench = written();
        bench.press(opens);
        let first = field(&bench).as_str().to_owned();
        for hand in &hands {
            play(&mut bench, hand);
            field_in_step(&bench);
        }
        bench.check();
        let mut way = |key: &str| loop {
            let before = field(&bench).as_str().to_owned();
            bench.press(key);
            between_letters(field(&bench));
            if field(&bench).as_str() == before {
                return before;
            }
        };
        let top = way("ctrl+y");
        prop_assert_eq!(way("ctrl+z"), first);
        prop_assert_eq!(way("ctrl+y"), top);
        prop_assert_eq!(words(&bench), WRITTEN, "the minutes are as they were");
    }
}

fn field(bench: &Bench) -> &Text {
    let dialog = bench.dialog();
    match &dialog.fields[dialog.active].entry {
        Entry::Text(text) => text,
        Entry::Choice { .. } => panic!("no text in {:?}", dialog.what),
    }
}

/// The caret stands between letters, and the cells before the cursor are the words before it, or as many as the field shows.
fn field_in_step(bench: &Bench) {
    let text = field(bench);
    between_letters(text);
    // Between a letter and its marks either side of the letter will do.
    if to_grapheme(text.as_str(), text.caret()) != text.caret() {
        return;
    }
    let before = cells(&text.as_str()[..text.caret()]);
    let (_, shown) = drawn(bench, 0);
    let tail = &before[before.len().saturating_sub(40)..];
    assert!(shown.ends_with(tail), "{:?} at {}: {shown:?}", text.as_str(), text.caret());
}

//! What holds for any text and any hands.

use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::Text;
use super::rows::{height, offset_at, place, width, wrap};

#[test]
fn letters_known_at_sight_are_as_wide_as_the_tables_say() {
    use unicode_width::UnicodeWidthStr;
    for c in ('\u{20}'..'\u{3000}').filter(|c| !c.is_control()) {
        for s in [format!("{c}"), format!("a{c}b"), format!("{c}\u{302}\u{301}x"), format!("{c}{c}")] {
            let told: usize = s.graphemes(true).map(|g| g.width()).sum();
            assert_eq!(usize::from(width(&s)), told, "{c:?}");
            // At width 1 each drawn grapheme stands on a row of its own.
            let broken =
                wrap(&s, 1).iter().all(|row| s[row.clone()].graphemes(true).filter(|g| g.width() > 0).count() < 2);
            assert!(broken, "{c:?}");
        }
    }
}

#[derive(Clone, Debug)]
enum Op {
    Type(char),
    Insert(String),
    Replace(usize, usize, String),
    Set(String),
    Caret(usize, bool),
    Enter(bool, u16, u16),
    /// One of the operations without more to say, by number.
    Plain(u8, bool, u16),
}

fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zà-ỹ ]{0,40}",
        "([a-c ]|ế|\u{301}|\u{302}|e|\u{200d}|\u{200b}|日|👩|🇻|\u{ad}|\u{1100}|\u{e33}|\n){0,24}",
        any::<String>(),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    let scalar =
        prop_oneof![any::<char>(), prop::sample::select(vec!['a', 'n', 'ế', ' ', '\u{301}', '\u{200d}', '日', '👩'])];
    prop_oneof![
        6 => scalar.prop_map(Op::Type),
        1 => some_text().prop_map(Op::Insert),
        1 => (0..60usize, 0..60usize, some_text()).prop_map(|(a, b, s)| Op::Replace(a, b, s)),
        1 => some_text().prop_map(Op::Set),
        2 => (0..60usize, any::<bool>()).prop_map(|(at, select)| Op::Caret(at, select)),
        1 => (any::<bool>(), 0..30u16, 0..30u16).prop_map(|(above, col, width)| Op::Enter(above, col, width)),
        12 => (0..20u8, any::<bool>(), 0..30u16).prop_map(|(n, select, width)| Op::Plain(n, select, width)),
    ]
}

fn run(text: &mut Text, op: Op) {
    match op {
        Op::Type(c) => drop(text.type_char(c)),
        Op::Insert(s) => drop(text.insert(&s)),
        Op::Replace(a, b, s) => drop(text.replace(a..b, &s)),
        Op::Set(s) => drop(text.set(&s)),
        Op::Caret(at, select) => text.set_caret(at, select),
        Op::Enter(true, col, width) => text.enter_from_above(col, width),
        Op::Enter(false, col, width) => text.enter_from_below(col, width),
        Op::Plain(n, select, width) => plain(text, n, select, width),
    }
}

fn plain(text: &mut Text, n: u8, select: bool, width: u16) {
    match n {
        0..=3 => drop(text.backspace()),
        4 => drop(text.delete()),
        5 => drop(text.delete_word_back()),
        6 => drop(text.delete_word()),
        7 => drop(text.left(select)),
        8 => drop(text.right(select)),
        9 => drop(text.word_left(select)),
        10 => drop(text.word_right(select)),
        11 => text.home(select, width),
        12 => text.end(select, width),
        13 => drop(text.up(width, select)),
        14 => drop(text.down(width, select)),
        15 => drop(text.cut()),
        16 => drop(text.split_off()),
        17 => drop(text.undo()),
        18 => drop(text.redo()),
        _ => text.select_all(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_hands_leave_caret_and_anchor_between_scalars(start in some_text(), ops in prop::collection::vec(op(), 0..40)) {
        let mut text = Text::new(&start);
        for op in ops {
            run(&mut text, op);
            prop_assert!(text.as_str().is_char_boundary(text.caret()));
            prop_assert!(text.anchor().is_none_or(|at| text.as_str().is_char_boundary(at)));
        }
    }

    #[test]
    fn undoing_everything_gives_the_start_and_redoing_it_the_end(start in some_text(), ops in prop::collection::vec(op(), 0..40)) {
        let mut text = Text::new(&start);
        ops.into_iter().for_each(|op| run(&mut text, op));
        while text.redo() {}
        let end = text.as_str().to_owned();
        while text.undo() {
            prop_assert!(text.as_str().is_char_boundary(text.caret()));
            prop_assert!(text.anchor().is_none_or(|at| text.as_str().is_char_boundary(at)));
        }
        prop_assert_eq!(text.as_str(), &start);
        while text.redo() {}
        prop_assert_eq!(text.as_str(), end);
    }

    #[test]
    fn rows_cover_the_text_and_hold_to_the_width(text in some_text(), columns in 0..30u16) {
        let rows = wrap(&text, columns);
        prop_assert_eq!(rows.len(), height(&text, columns));
        prop_assert_eq!(rows.first().map(|row| row.start), Some(0));
        prop_assert_eq!(rows.last().map(|row| row.end), Some(text.len()));
        prop_assert!(rows.windows(2).all(|pair| pair[0].end == pair[1].start && !pair[0].is_empty()));
        for row in &rows {
            let line = &text[row.clone()];
            let alone = line.graphemes(true).filter(|g| width(g) > 0).count() == 1;
            prop_assert!(width(line) <= columns.max(1) || alone, "{:?}", line);
        }
    }

    #[test]
    fn place_and_offset_are_each_other_turned_round(text in some_text(), columns in 0..30u16) {
        let rows = wrap(&text, columns);
        let drawn = text.grapheme_indices(true).filter(|(_, g)| width(g) > 0).map(|(at, _)| at);
        for at in drawn.chain([text.len()]) {
            let (row, col) = place(&rows, &text, at);
            prop_assert!(col < columns.max(1));
            prop_assert_eq!(offset_at(&rows, &text, row, col), at);
        }
    }

    #[test]
    fn what_is_sealed_is_nfc_and_says_the_same(text in some_text()) {
        let sealed = Text::new(&text).sealed();
        prop_assert!(is_nfc(&sealed) && !sealed.ends_with(' '));
        prop_assert_eq!(sealed.nfd().collect::<String>(), text.trim_end().nfd().collect::<String>());
    }
}

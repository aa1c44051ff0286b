//! What the hands do to a text, one sentence a test.

use super::rows::{place, wrap};
use super::{LIMIT, Text};

/// What a program receives from Unikey; `<` is a backspace.
const STREAMS: [(&str, &str); 5] = [
    ("D<Đinh<<<ịnh", "Định"),
    ("Nguye<ên<<ễn", "Nguyễn"),
    ("d<đuo<<ươc<<ợc", "được"),
    ("nghie<êng<<<ếng<<<êngs", "nghiêngs"),
    // The table "Unicode tổ hợp": a letter and its marks are scalars of their own.
    ("e<e\u{302}n<<<e\u{302}\u{301}n", "e\u{302}\u{301}n"),
];

fn keys(text: &mut Text, stream: &str) {
    for c in stream.chars() {
        match c {
            '<' => assert!(text.backspace()),
            c => assert!(text.type_char(c)),
        }
    }
}

fn at(text: &str, caret: usize) -> Text {
    Text::restore(text.to_owned(), caret, None)
}

#[test]
fn unikey_streams_give_the_wanted_word_anywhere_in_the_text() {
    for (stream, wanted) in STREAMS {
        for (before, after) in [("", ""), ("ông ", " phát biểu"), ("(", ")"), ("e", "\u{301}x"), ("ạ ", "")] {
            let mut text = at(&format!("{before}{after}"), before.len());
            keys(&mut text, stream);
            assert_eq!(text.as_str(), format!("{before}{wanted}{after}"), "{stream}");
            assert_eq!(text.caret(), before.len() + wanted.len());
        }
    }
}

#[test]
fn at_the_wrap_edge_the_caret_of_an_input_method_always_has_a_cell() {
    for (stream, wanted) in STREAMS {
        for columns in 1..24 {
            let mut text = Text::new("đồng chí ");
            for c in stream.chars() {
                keys(&mut text, c.encode_utf8(&mut [0; 4]));
                let rows = wrap(text.as_str(), columns);
                assert!(place(&rows, text.as_str(), text.caret()).1 < columns);
            }
            assert_eq!(text.as_str(), format!("đồng chí {wanted}"));
        }
    }
}

#[test]
fn a_word_and_its_corrections_are_undone_together() {
    for (stream, wanted) in STREAMS {
        let mut text = at("ông  nói", 5);
        keys(&mut text, stream);
        assert!(text.undo());
        assert_eq!((text.as_str(), text.caret()), ("ông  nói", 5), "{stream}");
        assert!(!text.undo());
        assert!(text.redo());
        assert_eq!(text.as_str(), format!("ông {wanted} nói"));
    }
}

#[test]
fn a_correction_of_letters_that_were_there_before_is_one_group_with_the_typing() {
    let mut text = Text::new("xa Din");
    keys(&mut text, "h<<<ịnh");
    assert_eq!(text.as_str(), "xa Dịnh");
    assert!(text.undo());
    assert_eq!((text.as_str(), text.caret()), ("xa Din", 6));
    assert!(!text.undo());
}

#[test]
fn typing_is_undone_word_by_word() {
    let mut text = Text::default();
    keys(&mut text, "xin cha<ào  bà con");
    let mut seen = vec![];
    while text.undo() {
        seen.push(text.as_str().to_owned());
    }
    assert_eq!(seen, ["xin chào  bà ", "xin chào  ", "xin ", ""]);
}

#[test]
fn what_was_only_erased_comes_back() {
    let mut text = Text::default();
    keys(&mut text, "bà con<<<<<<");
    assert!(text.is_empty());
    assert!(text.undo());
    assert_eq!(text.as_str(), "bà con");
    keys(&mut text, "<<<");
    text.set_caret(0, false);
    keys(&mut text, "a");
    text.undo();
    text.undo();
    assert_eq!(text.as_str(), "bà con");
}

#[test]
fn moving_the_caret_ends_a_group() {
    let mut text = Text::default();
    keys(&mut text, "ab");
    text.left(false);
    text.right(false);
    keys(&mut text, "cd");
    text.undo();
    assert_eq!(text.as_str(), "ab");
}

#[test]
fn a_run_of_deletes_is_one_undo_and_gives_the_selection_back() {
    let mut text = at("một hai", 0);
    assert!(text.delete() && text.delete() && text.delete() && text.delete());
    assert_eq!(text.as_str(), "hai");
    text.undo();
    assert_eq!(text.as_str(), "một hai");
    text.set_caret(3, true);
    let held = text.selection();
    keys(&mut text, "x");
    text.undo();
    assert_eq!((text.selection(), text.as_str()), (held, "một hai"));
}

#[test]
fn backspace_takes_a_scalar_and_delete_a_grapheme() {
    let mut text = Text::new("xe\u{302}\u{301}");
    assert!(text.left(false));
    assert_eq!(text.caret(), 1);
    assert!(text.right(false) && text.backspace());
    assert_eq!(text.as_str(), "xe\u{302}");
    text.set_caret(1, false);
    assert!(text.delete() && !text.delete());
    assert_eq!(text.as_str(), "x");
}

#[test]
fn a_caret_inside_a_grapheme_leaves_it_by_the_next_arrow() {
    let mut text = at("ae\u{302}b", 2);
    assert!(text.right(false));
    assert_eq!(text.caret(), 4);
    text.set_caret(2, false);
    assert!(text.left(false));
    assert_eq!(text.caret(), 1);
}

#[test]
fn arrows_without_shift_leave_a_selection_at_its_end() {
    let mut text = Text::new("một hai");
    text.select_all();
    assert!(text.left(false));
    assert_eq!((text.caret(), text.selection()), (0, None));
    assert!(!text.left(false));
    assert!(text.word_right(true));
    assert_eq!(text.selected(), "một ");
    assert_eq!(text.cut(), "một ");
    assert_eq!(text.as_str(), "hai");
    assert_eq!(text.cut(), "");
}

#[test]
fn words_end_at_spaces_and_signs() {
    let mut text = at("ông Nguyê\u{303}n  A, (xóm 2)", 0);
    let mut stops = vec![];
    while text.word_right(false) {
        stops.push(text.caret());
    }
    let words: Vec<&str> = stops.windows(2).map(|pair| &text.as_str()[pair[0]..pair[1]]).collect();
    assert_eq!(words, ["Nguyê\u{303}n  ", "A", ", ", "(", "xóm ", "2", ")"]);
    let mut back = vec![text.caret()];
    while text.word_left(false) {
        back.insert(0, text.caret());
    }
    assert_eq!(back[1..], stops);
    text.finish(false);
    assert!(text.delete_word_back() && text.delete_word_back());
    assert_eq!(text.as_str(), "ông Nguyê\u{303}n  A, (xóm ");
    text.set_caret(0, false);
    assert!(text.delete_word());
    assert!(text.as_str().starts_with("Nguyê"));
}

#[test]
fn a_paste_is_nfc_without_controls_and_one_undo() {
    let mut text = Text::new("a b");
    text.set_caret(2, false);
    assert_eq!(text.insert("e\u{302}\u{301}\tx\u{1B}\u{202E}\n"), "");
    assert_eq!(text.as_str(), "a ế x b");
    assert!(text.type_char('\u{1B}'));
    assert!(text.undo() && !text.undo());
    assert_eq!((text.as_str(), text.caret()), ("a b", 2));
}

#[test]
fn a_full_paragraph_takes_no_more_and_gives_the_rest_back() {
    let mut text = Text::new(&"ạ".repeat(LIMIT - 2));
    assert_eq!(text.insert("một"), "t");
    assert!(!text.type_char('x'));
    assert_eq!(text.as_str().chars().count(), LIMIT);
    text.left(true);
    assert!(text.type_char('x'));
    assert_eq!(text.set(&"b".repeat(LIMIT + 3)), "bbb");
    assert_eq!(text.as_str().chars().count(), LIMIT);
}

#[test]
fn setting_the_whole_text_is_one_undo() {
    let mut text = Text::new("một hai ba");
    assert_eq!(text.set("một bốn ba"), "");
    assert_eq!((text.as_str(), text.caret()), ("một bốn ba", text.as_str().len()));
    assert!(text.undo() && !text.undo());
    assert_eq!(text.as_str(), "một hai ba");
    assert_eq!(text.set("một hai ba"), "");
    assert!(text.redo(), "setting the same text is no edit");
}

#[test]
fn enter_in_the_middle_takes_the_joining_space() {
    let mut text = at("một hai", 5);
    assert_eq!(text.split_off(), "hai");
    assert_eq!((text.as_str(), text.sealed().as_str()), ("một", "một"));
    assert_eq!(text.split_off(), "");
    assert!(text.undo() && !text.undo());
    assert_eq!(text.as_str(), "một hai");
    text.set_caret(2, false);
    text.set_caret(6, true);
    assert_eq!((text.split_off().as_str(), text.as_str()), ("hai", "m"));
}

#[test]
fn a_draft_with_wild_offsets_is_restored_without_harm() {
    let text = Text::restore("ạb".to_owned(), 1, Some(99));
    assert_eq!((text.caret(), text.anchor(), text.selected()), (0, Some(4), "ạb"));
}

fn rows_of(text: &str, columns: u16) -> Vec<&str> {
    wrap(text, columns).into_iter().map(|row| &text[row]).collect()
}

#[test]
fn words_wrap_whole_and_long_ones_are_broken() {
    assert_eq!(rows_of("", 10), [""]);
    assert_eq!(rows_of("xin chào bà con", 10), ["xin chào ", "bà con"]);
    assert_eq!(rows_of("xin chào", 8), ["xin ", "chào"], "the caret after the word needs a cell");
    assert_eq!(rows_of("xin chào ", 9), ["xin chào ", ""]);
    assert_eq!(rows_of("xin chào b", 9), ["xin chào ", "b"], "the space stays above");
    assert_eq!(rows_of("nghiêng", 3), ["ngh", "iên", "g"]);
    assert_eq!(rows_of("a nghiêng", 5), ["a ", "nghiê", "ng"]);
    assert_eq!(rows_of("abcde", 5), ["abcde", ""]);
    assert_eq!(rows_of("e\u{302}\u{301}e\u{302}x", 2), ["e\u{302}\u{301}e\u{302}", "x"]);
    assert_eq!(rows_of("日本語", 3), ["日", "本", "語"]);
    assert_eq!(rows_of("日本", 1), ["日", "本", ""]);
    assert_eq!(rows_of("👨‍👩‍👧 ab", 4), ["👨‍👩‍👧 ", "ab"]);
}

#[test]
fn up_and_down_keep_the_goal_column_through_short_rows_and_paragraphs() {
    let mut text = at("một hai ba\u{a0}bốn a năm\u{a0}sáu", 5);
    assert_eq!(rows_of(text.as_str(), 8), ["một hai ", "ba\u{a0}bốn ", "a ", "năm\u{a0}sáu"]);
    text.set_caret(8, false);
    let goal = text.goal_column(8);
    assert_eq!(goal, 6);
    assert!(text.down(8, false) && text.down(8, false));
    assert_eq!(text.goal_column(8), goal);
    assert_eq!(place(&wrap(text.as_str(), 8), text.as_str(), text.caret()), (2, 1));
    assert!(text.down(8, false) && !text.down(8, false));
    assert_eq!(place(&wrap(text.as_str(), 8), text.as_str(), text.caret()), (3, goal));
    let mut next = Text::new("x");
    next.enter_from_above(text.goal_column(8), 8);
    assert_eq!((next.caret(), next.goal_column(8)), (1, goal));
    assert!(!next.up(8, false));
    text.enter_from_below(next.goal_column(8), 8);
    assert_eq!(place(&wrap(text.as_str(), 8), text.as_str(), text.caret()), (3, goal));
    text.left(false);
    assert_eq!(text.goal_column(8), goal - 1);
}

#[test]
fn home_and_end_stay_on_the_visual_row() {
    let mut text = at("xin chào bà con", 5);
    text.end(false, 10);
    assert_eq!(&text.as_str()[text.caret()..], " bà con");
    text.home(true, 10);
    assert_eq!(text.selected(), "xin chào");
    text.finish(false);
    text.home(false, 10);
    assert_eq!(&text.as_str()[text.caret()..], "bà con");
    text.end(false, 10);
    assert_eq!(text.caret(), text.as_str().len());
}

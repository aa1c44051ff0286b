//! The built-in input method at the caret, key by key.

use crate::common::Bench;
use thuky::action::Action;
use thuky::app::{Effect, Event, Label, Notice, Row, Target, What};
use thuky::keymap::Key;
use thuky::text::Lang;
use thuky::viet::{Method, Tone};

/// The meeting is open, the pen empty, no method on. Invariants are looked at now and then: the laws look after every key.
pub fn off() -> Bench {
    let mut bench = Bench::trung_hoi();
    bench.strict = 0;
    bench.press("f8 +3s");
    bench.strict = 7;
    bench
}
/// The same with Telex on.
pub fn telex() -> Bench {
    let mut bench = off();
    bench.press("f12");
    bench
}
fn vni() -> Bench {
    let mut bench = telex();
    bench.press("f12");
    bench
}
fn field(bench: &Bench) -> String {
    let dialog = bench.dialog();
    dialog.fields[dialog.active].typed().to_owned()
}

#[test]
fn f12_turns_from_off_to_telex_to_vni_and_the_choice_is_kept() {
    let mut bench = off();
    for method in [Some(Method::Telex), Some(Method::Vni), None] {
        bench.press("f12");
        assert_eq!(bench.app.habits.typing, method);
        assert_eq!(bench.notice(), Some(&Notice::Typing(method)));
        assert!(matches!(bench.asked.last(), Some(Effect::Keep(habits)) if habits.typing == method));
    }
    bench.press("f12 f2 f12");
    assert_eq!(bench.app.habits.typing, Some(Method::Vni), "in a box too");
    assert!(bench.app.dialog().is_some());
}

#[test]
fn a_sentence_is_typed_in_both_methods() {
    let said = "Bà con đề nghị xã sửa đường, kéo điện về xóm Thống Nhất; năm 2025 chưa làm.";
    let mut bench = telex();
    bench.say("Baf con ddeef nghij xax suwar dduwowngf, keso ddieenj veef xosm Thoongs Nhaats; nawm 2025 chuwa lafm.");
    assert_eq!(bench.pen(), format!("{said}|"));
    let mut bench = vni();
    bench.say("Ba2 con d9e62 nghi5 xa4 su7a3 d9u7o7ng2, keo1 d9ie6n5 ve62 xo1m Tho6ng1 Nha61t; na8m 2025 chu7a la2m.");
    assert_eq!(bench.pen(), format!("{said}|"));
}

#[test]
fn the_style_of_tones_is_the_offices() {
    let mut bench = telex();
    bench.say("hoaf ").command("kiểu bỏ dấu").say("hoaf ");
    assert_eq!(bench.app.habits.tone, Tone::New);
    assert_eq!(bench.pen(), "hòa hoà |");
    assert!(matches!(bench.asked.last(), Some(Effect::Keep(habits)) if habits.tone == Tone::New));
}

#[test]
fn a_word_that_is_no_syllable_comes_back_when_it_ends_however_it_ends() {
    let mut bench = telex();
    bench.say("tieeng nguyeens");
    assert_eq!(bench.pen(), "tiêng nguyến|");
    bench.say(" vieet");
    assert_eq!(bench.pen(), "tiêng nguyến viêt|");
    for (key, stands) in [(" ", "vieet |"), (",", "vieet,|"), (".", "vieet.|")] {
        let mut bench = telex();
        bench.say("vieet").say(key);
        assert_eq!(bench.pen(), stands);
    }
    for (keys, stands) in
        [("left", "viee|t"), ("home", "|vieet"), ("end", "vieet|"), ("ctrl+s", "viêt|"), ("f9", "viêt|")]
    {
        let mut bench = telex();
        bench.say("vieet").press(keys);
        assert_eq!(bench.pen(), stands, "{keys}");
    }
    let mut bench = telex();
    bench.say("vieet").press("enter");
    assert_eq!(bench.last().text, "vieet");
    let mut bench = telex();
    bench.say("vieet").paste(" x");
    assert_eq!(bench.pen(), "vieet x|");
}

#[test]
fn the_clock_and_the_floor_leave_the_word_to_the_hands() {
    let mut bench = telex();
    bench.say("vie").press("f4 +1s f4 +3s f9 f3 ctrl+s").say("etj");
    assert_eq!(bench.pen(), "việt|");
}

#[test]
fn esc_brings_the_keys_of_the_word_back_at_its_end_and_after_one_sign() {
    let mut bench = telex();
    bench.say("test").press("esc");
    assert_eq!(bench.pen(), "test|");
    bench.say("s ");
    assert_eq!(bench.pen(), "tests |", "what was brought back stays as its keys");
    bench.say("visa").press("esc").say(", Honda ");
    assert_eq!(bench.pen(), "tests visa, Honda |");
    bench.say("tets ").press("esc").say("x");
    assert_eq!(bench.pen(), "tests visa, Honda tets x|");
    let mut bench = telex();
    bench.say("tets  ").press("esc");
    assert_eq!(bench.pen(), "tét  |", "after two signs the word is let go");
    bench.press("left left esc");
    assert_eq!(bench.pen(), "tét|  ", "and after a move");
    let mut bench = telex();
    bench.say("tets ").press("esc ctrl+z");
    assert_eq!(bench.pen(), "tét |", "one undo");
}

#[test]
fn esc_closes_a_box_as_ever() {
    let mut bench = telex();
    bench.say("mot").press("f2").say("tets").press("esc");
    assert!(bench.app.dialog().is_none());
    assert_eq!(bench.pen(), "mot|");
}

#[test]
fn backspace_takes_one_letter_and_marks_can_still_be_typed() {
    let mut bench = telex();
    bench.say("toans");
    assert_eq!(bench.pen(), "toán|");
    bench.press("bs");
    assert_eq!(bench.pen(), "toá|");
    bench.say("f");
    assert_eq!(bench.pen(), "tòa|");
    bench.press("bs bs bs bs").say("nguowif ").press("bs bs").say("i");
    assert_eq!(bench.pen(), "người|");
    let mut bench = telex();
    bench.say("vieet ").press("bs").say("j ");
    assert_eq!(bench.pen(), "việt |", "over the sign back into the word");
    let mut bench = telex();
    bench.say("vieetk").press("bs").say("j");
    assert_eq!(bench.pen(), "việt|", "a slip");
    let mut bench = telex();
    bench.say("tesst").press("bs").say("t");
    assert_eq!(bench.pen(), "test|");
}

#[test]
fn a_word_is_one_undo_whatever_was_corrected_in_it() {
    let mut bench = telex();
    bench.say("Baf con ddeef nghij").press("ctrl+z");
    assert_eq!(bench.pen(), "Bà con đề |");
    bench.press("ctrl+z ctrl+z");
    assert_eq!(bench.pen(), "Bà |");
    bench.press("ctrl+y ctrl+y ctrl+y");
    assert_eq!(bench.pen(), "Bà con đề nghị|");
    bench.say("s");
    assert_eq!(bench.pen(), "Bà con đề nghịs|", "after an undo the word is let go");
    let mut bench = telex();
    bench.say("mot windows ").press("ctrl+z");
    assert_eq!(bench.pen(), "mot |");
}

#[test]
fn a_word_begins_only_where_no_letter_stands_before_it() {
    let mut bench = telex();
    bench.say("toan ").press("left").say("s");
    assert_eq!(bench.pen(), "toans| ");
    let mut bench = telex();
    bench.say("nam").press("home").say("vieetj");
    assert_eq!(bench.pen(), "việt|nam", "before a word there is room for another");
    let mut bench = telex();
    bench.say("toor12as as");
    assert_eq!(bench.pen(), "tổ12as á|");
}

#[test]
fn a_selection_gives_way_to_the_first_key() {
    let mut bench = telex();
    bench.say("mot hai").press("shift+home").say("dduwowng");
    assert_eq!(bench.pen(), "đương|");
    bench.press("ctrl+z");
    assert_eq!(bench.pen(), "|mot hai");
}

#[test]
fn a_full_paragraph_flows_on_and_loses_no_key() {
    let mut bench = telex();
    bench.strict = 0;
    bench.paste(&"a".repeat(19_998)).say(" vieet");
    assert_eq!(bench.last().text.chars().count(), 20_000);
    assert!(bench.last().text.ends_with(" v") && bench.pen().starts_with("ieet"), "{}", bench.pen());
}

#[test]
fn names_and_words_in_boxes_are_composed_and_numbers_and_paths_are_not() {
    let mut bench = telex();
    bench.register("ông Hoàng Văn Định").press("f2").say("ddinhj");
    assert_eq!(field(&bench), "định");
    assert!(matches!(bench.rows()[0], Row::Waiting(_)));
    bench.press("esc").command("xuất").press("tab");
    assert_eq!(bench.dialog().what, What::Export);
    let path = bench.dialog().fields.iter().position(|field| field.label == Label::Path).unwrap();
    while bench.dialog().active != path {
        bench.press("tab");
    }
    bench.say("/nas/ddata");
    assert_eq!(field(&bench), "/nas/ddata");
    let mut bench = vni();
    bench.press("shift+f7").say("Cho5n xo1m").press("tab tab").say("61");
    assert_eq!(field(&bench), "61");
    assert_eq!(bench.dialog().typed(Label::Subject), "Chọn xóm");
}

#[test]
fn half_a_syllable_that_is_looked_for_stays_as_it_is() {
    let mut bench = telex();
    bench.press("f2").say("Nguyee").press("down");
    assert_eq!(bench.dialog().query(), "Nguyê");
    bench.say(" ");
    assert_eq!(field(&bench), "Nguyê");
}

#[test]
fn letters_that_come_with_their_marks_are_stored_as_they_come_and_warned_of_once() {
    let mut bench = telex();
    bench.unikey("Đề nghị");
    assert_eq!(bench.pen(), "Đề nghị|", "Unikey's own corrections pass");
    let mut bench = telex();
    bench.say("ê");
    assert_eq!(bench.notice(), Some(&Notice::TwoInputMethods));
    bench.say("s ");
    assert_eq!(bench.pen(), "ês |");
    bench.say("\u{301}");
    assert_eq!(bench.notice(), None, "once");
    let mut bench = telex();
    bench.paste("ê");
    assert_eq!(bench.notice(), None, "a paste is no typing");
    let mut bench = off();
    bench.say("ê");
    assert_eq!(bench.notice(), None, "nor is it another method where ours is off");
}

#[test]
fn off_every_key_is_itself() {
    let mut bench = off();
    bench.say("Baf con ddeef nghij windows test");
    bench.press("esc");
    assert_eq!(bench.pen(), "Baf con ddeef nghij windows test|");
    assert_eq!(bench.app.habits.typing, None);
}

#[test]
fn a_restart_forgets_the_keys_and_keeps_the_letters_and_the_method() {
    let mut bench = telex();
    bench.say("vieet").power_cut(5_000);
    assert_eq!(bench.pen(), "viêt|");
    bench.say("j aas");
    assert_eq!(bench.pen(), "viêtj ấ|");
}

#[test]
fn keys_that_come_together_compose_as_one_by_one() {
    let keys: Vec<Key> = "ddeef nghij ubnd xax test ".repeat(20).chars().map(Key::char).collect();
    let (mut one, mut together) = (telex(), telex());
    keys.iter().for_each(|key| {
        one.event(Event::Key(*key));
    });
    together.event(Event::Keys(keys));
    assert_eq!(one.pen(), together.pen());
}

#[test]
fn the_header_says_which_method_is_on() {
    use ratatui::{buffer::Buffer, layout::Rect};
    let mut bench = telex();
    for (name, keys) in [("Telex", ""), ("VNI", "f12"), ("", "f12")] {
        bench.press(keys);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 32));
        thuky::view::draw(&mut buffer, &bench.app, Lang::Vi);
        let line: String = (0..120).map(|x| buffer[(x, 0)].symbol().to_owned()).collect();
        assert_eq!((line.contains("Telex"), line.contains("VNI")), (name == "Telex", name == "VNI"), "{line}");
        if !name.is_empty() {
            let at = line.chars().count() - line.split_once(name).unwrap().1.chars().count() - 1;
            let target = thuky::view::under(&bench.app, Lang::Vi, at as u16, 0);
            assert_eq!(target, Target::Action(Action::Typing), "and a click turns it");
        }
    }
}

//! The line to the chair, key by key.

use super::common::Bench;
use thuky::app::{Label, Notice, What};
use thuky::domain::*;

fn told(bench: &Bench) -> Vec<String> {
    bench.meeting().rows().messages.values().map(|message| message.words.clone()).collect()
}
/// Somebody has the floor and a sentence is begun.
fn writing() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.invite("buoi").press("+3s").say("Đề nghị").keys();
    bench
}

#[test]
fn a_line_is_told_replaced_and_taken_back_and_the_sentence_goes_on_beside_it() {
    let mut bench = writing();
    bench.press("shift+f11").unikey("Hết giờ rồi").press("enter");
    assert_eq!((told(&bench), bench.notice()), (vec!["Hết giờ rồi".to_owned()], Some(&Notice::Told(true))));
    assert_eq!(bench.pen(), "Đề nghị|");
    let first = bench.meeting().message().unwrap().clone();
    // What stands is chosen whole: the next line begins with its first letter.
    bench.press("+90s shift+f11").unikey("Có đơn").press("enter");
    let second = bench.meeting().message().unwrap().clone();
    assert_eq!((told(&bench), second.id, second.at.since(first.at)), (vec!["Có đơn".to_owned()], first.id, 90_500));
    // The same again is nothing new.
    let steps = bench.steps.len();
    bench.press("+5s shift+f11 enter");
    assert_eq!((bench.steps.len(), &bench.app.dialogs[..], told(&bench).len()), (steps, &[][..], 1));
    bench.press("shift+f11 bs enter");
    assert_eq!((told(&bench), bench.notice()), (vec![], Some(&Notice::Told(false))));
    assert!(bench.steps[steps].deed == Deed::Tell && bench.pen() == "Đề nghị|");
    bench.say(" xã.").press("enter");
    assert!(bench.minutes().iter().all(|line| !line.contains("Có đơn")));
}

#[test]
fn a_line_at_hand_is_chosen_and_nothing_typed_tells_nothing() {
    let mut bench = writing();
    bench.press("shift+f11 down enter");
    assert_eq!(told(&bench), ["Hết giờ sau 10′"]);
    bench.press("shift+f11 bs \"gap\" down enter");
    assert_eq!(told(&bench), ["Có đơn gửi gấp"]);
    bench.press("shift+f11 \"tự gõ gấp\" enter");
    assert_eq!(told(&bench), ["tự gõ gấp"], "what is typed is told as it is");
    bench.press("shift+f11 bs enter shift+f11 enter");
    assert_eq!(bench.notice(), Some(&Notice::NotUnderstood(String::new())));
    assert_eq!(bench.dialog().what, What::Tell, "the box waits for words");
    bench.press("shift+f11");
    assert!(bench.app.dialogs.is_empty(), "the key that opened it closes it");
}

#[test]
fn a_line_is_a_step_that_is_undone_from_the_list() {
    let mut bench = writing();
    bench.press("shift+f11 \"một\" enter shift+f11 \"hai\" enter");
    bench.press("ctrl+w enter");
    assert_eq!(told(&bench), ["một"]);
    bench.press("ctrl+w down down enter");
    assert_eq!(told(&bench), [""; 0], "{:?}", bench.notice());
    // Ctrl+Z is for words only.
    bench.press("shift+f11 \"ba\" enter ctrl+z");
    assert_eq!((told(&bench), bench.pen()), (vec!["ba".to_owned()], "Đề |".to_owned()));
}

#[test]
fn hostile_words_are_one_harmless_line_and_too_many_are_refused() {
    let mut bench = writing();
    bench.press("shift+f11").paste("hai\r\ndòng \u{1b}[31mđỏ\u{202e}\u{7}  ").press("enter");
    assert_eq!(told(&bench), ["hai dòng đỏ"]);
    bench.press("shift+f11").paste(&"dài ".repeat(31)).press("enter");
    assert_eq!(bench.notice(), Some(&Notice::Refused(Refusal::TooLong)));
    assert_eq!(bench.dialog().typed(Label::Message).chars().count(), 123, "what was typed is still there");
    assert_eq!(told(&bench), ["hai dòng đỏ"]);
}

#[test]
fn a_begun_line_comes_back_after_a_kill_and_none_is_told_under_lock() {
    let mut bench = writing();
    bench.press("shift+f11 \"nửa chừ\"").power_cut(4_000);
    assert_eq!(bench.dialog().typed(Label::Message), "nửa chừ");
    bench.press("\"ng\" enter");
    assert_eq!(told(&bench), ["nửa chừng"]);
    bench.at("17:00").press("shift+f1 f8 down enter esc shift+f11");
    assert!(bench.meeting().locked().is_some() && bench.app.dialogs.is_empty());
    assert_eq!(bench.notice(), Some(&Notice::Refused(Refusal::Locked(1))));
}

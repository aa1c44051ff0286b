//! Shorthand: written out after a sign, taken back by one Backspace, kept in a table the office mends.

use crate::common::Bench;
use crate::typing::{off, telex};
use thuky::app::{Effect, Label, Notice, Row, What};
use thuky::viet::{Method, Tone, compose};

#[test]
fn official_words_are_written_out_after_a_sign() {
    for (typed, stands) in [
        ("ubnd ", "UBND |"),
        ("nd ", "Nhân dân |"),
        ("Dn ", "Đề nghị |"),
        ("dn ubnd, nd: hdnd; (mttq) nd! yk? ", "đề nghị UBND, Nhân dân: HĐND; (Mặt trận Tổ quốc) Nhân dân! ý kiến? |"),
        ("ND ", "ND |"),
        ("nD ", "nD |"),
        ("nd", "nd|"),
        ("nd.", "nd.|"),
        ("xnd ", "xnd |"),
        ("a-nd a/nd a@nd a.nd 12nd nd2 ", "a-nd a/nd a@nd a.nd 12nd nd2 |"),
        ("hđnd ", "HĐND |"),
    ] {
        let mut bench = off();
        bench.say(typed);
        assert_eq!(bench.pen(), stands);
        if typed.is_ascii() {
            let mut bench = telex();
            bench.say(typed);
            assert_eq!(bench.pen(), stands, "in Telex");
        }
    }
    let mut bench = telex();
    bench.say("hddnd ");
    assert_eq!(bench.pen(), "HĐND |");
}

#[test]
fn as_unikey_sends_them_words_are_written_out_when_they_are_let_go() {
    let mut bench = off();
    bench.unikey("dn ubnd xã, nd xóm");
    assert_eq!(bench.pen(), "đề nghị UBND xã, Nhân dân xóm|");
}

#[test]
fn nothing_is_written_out_inside_a_word() {
    let mut bench = off();
    bench.say("ndx").press("left").say(" ");
    assert_eq!(bench.pen(), "nd |x");
}

#[test]
fn one_backspace_takes_it_back_and_it_stays_as_it_was_typed() {
    for mut bench in [off(), telex()] {
        bench.say("theo nd ").press("bs");
        assert_eq!(bench.pen(), "theo nd |");
        bench.press("bs").say(" ");
        assert_eq!(bench.pen(), "theo nd |", "not again there");
        bench.say("nd ");
        assert_eq!(bench.pen(), "theo nd Nhân dân |", "but elsewhere");
        bench.press("bs bs");
        assert_eq!(bench.pen(), "theo nd nd|", "the next Backspace takes a letter");
    }
}

#[test]
fn ctrl_z_takes_it_back_too() {
    for mut bench in [off(), telex()] {
        bench.say("theo nd ").press("ctrl+z");
        assert_eq!(bench.pen(), "theo nd |");
        bench.press("bs").say(" ");
        assert_eq!(bench.pen(), "theo nd |");
        bench.press("ctrl+z ctrl+z");
        assert!(!bench.pen().contains("Nhân"));
    }
}

#[test]
fn backspace_elsewhere_takes_a_letter() {
    let mut bench = off();
    bench.say("nd ").press("left right bs");
    assert_eq!(bench.pen(), "Nhân dân|");
    let mut bench = off();
    bench.say("nd x").press("bs bs");
    assert_eq!(bench.pen(), "Nhân dân|");
}

#[test]
fn fields_of_prose_write_out_and_searches_names_and_paths_do_not() {
    let mut bench = off();
    bench.press("shift+f7").say("dn ubnd ");
    assert_eq!(bench.dialog().typed(Label::Subject), "đề nghị UBND");
    bench.press("bs");
    assert_eq!(bench.dialog().typed(Label::Subject), "đề nghị ubnd");
    bench.press("esc f2").say("nd ");
    assert_eq!(bench.dialog().query(), "nd");
    bench.press("esc ctrl+f").say("nd ");
    assert_eq!(bench.dialog().query(), "nd");
}

#[test]
fn no_shipped_short_form_is_a_vietnamese_word_nor_changed_by_typing_it() {
    let table = off().app.shorthand();
    assert!(table.len() >= 40);
    for line in table {
        assert!(!line.is_own && line.short == line.short.to_lowercase() && line.short.chars().all(char::is_alphabetic));
        let keys = line.short.replace('đ', "dd");
        assert_eq!(compose(&keys, Method::Telex, Tone::Old).finished, line.short);
        assert_eq!(compose(&line.short.replace('đ', "d9"), Method::Vni, Tone::Old).finished, line.short);
        assert!(!line.short.contains(['a', 'e', 'o', 'i']) || line.short.len() > 3, "{line:?}");
    }
}

#[test]
fn the_office_adds_mends_and_takes_away() {
    let mut bench = off();
    bench.command("gõ tắt");
    assert_eq!(bench.dialog().what, What::Shorthand);
    bench.say("nvhx").press("tab").say("nhà văn hóa xóm nd ").press("enter");
    let kept = |bench: &Bench| match bench.asked.last() {
        Some(Effect::Keep(habits)) => habits.shorthand.clone(),
        _ => panic!("nothing is kept"),
    };
    assert_eq!(kept(&bench), [("nvhx".to_owned(), "nhà văn hóa xóm nd".to_owned())], "not written out itself");
    assert!(matches!(bench.notice(), Some(Notice::Shorthand { short, .. }) if short == "nvhx"));
    let own = |row: &Row| matches!(row, Row::Shorthand(line) if line.is_own);
    assert_eq!(bench.rows().iter().filter(|row| own(row)).count(), 1, "marked as the office's own");
    // A row is taken up and mended; then a shipped one is emptied.
    bench.row(own).press("enter").say("nhà văn hóa của xóm").press("enter");
    assert_eq!(kept(&bench), [("nvhx".to_owned(), "nhà văn hóa của xóm".to_owned())]);
    bench.say("nd").press("enter bs enter");
    assert_eq!(kept(&bench)[1], ("nd".to_owned(), String::new()));
    assert!(!bench.rows().iter().any(|row| matches!(row, Row::Shorthand(line) if line.short == "nd")));
    bench.press("esc").say("nd Nvhx ");
    assert_eq!(bench.pen(), "nd Nhà văn hóa của xóm |");
    // The shipped one comes back as it was; an own one that is emptied is gone.
    bench.command("gõ tắt").say("nd").press("tab").say("Nhân dân").press("enter");
    bench.say("nvhx").press("enter bs enter esc");
    assert_eq!(kept(&bench), []);
}

#[test]
fn what_cannot_be_typed_as_one_word_is_no_short_form() {
    let mut bench = off();
    bench.command("gõ tắt");
    for short in ["a b", "x2", "n.d"] {
        bench.say(short).press("tab").say("x").press("enter");
        assert_eq!(bench.notice(), Some(&Notice::NotUnderstood(short.to_owned())));
        bench.press("bs tab delete");
    }
    assert!(bench.app.habits.shorthand.is_empty());
}

#[test]
fn a_short_form_is_typed_as_its_keys_and_the_full_one_is_composed() {
    let mut bench = telex();
    bench.command("gõ tắt").say("ddcs").press("tab").say("ddoongf chis").press("enter");
    assert_eq!(bench.app.habits.shorthand, [("ddcs".to_owned(), "đồng chí".to_owned())]);
}

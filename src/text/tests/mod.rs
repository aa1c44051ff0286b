//! Every word is there in both languages, is composed, and fits where it goes: the sample meeting all tests look at.

mod samples;
mod sentences;
mod words;

use super::*;
use crate::action::Action;
use crate::app::{
    App, Bundle, Choice, Dialog, Export, Failure, Habits, Keyboard, Label, Notice, Page, Request, Signs, Start, Theme,
    Warned, What, palette_actions,
};
use crate::domain::*;
use crate::intake;
use std::collections::BTreeSet;
use unicode_normalization::is_nfc;
use unicode_width::UnicodeWidthStr;

/// 24/5/2025, 16:09 in Trung Hội.
fn now() -> Time {
    Time::parse("2025-05-24T16:09:00+07:00").unwrap()
}

/// The sample meeting under way, and its steps.
fn sample() -> (Meeting, Vec<Step>) {
    let steps = intake::demo(1, now(), 1);
    let mut meeting = Meeting::from_birth(&steps[0], 1).unwrap();
    steps[1..].iter().for_each(|step| meeting.apply(step));
    (meeting, steps)
}

fn proper(words: &str) {
    assert!(!words.trim().is_empty(), "nothing is said");
    assert!(is_nfc(words), "{words} is not composed");
    assert!(!words.contains(['\n', '{', '}']), "{words}");
    assert!(!words.contains("  "), "{words} has two spaces in a row");
}

fn in_both(words: impl Fn(Lang) -> String) {
    Lang::ALL.into_iter().for_each(|lang| proper(&words(lang)));
    assert!(words(Lang::Vi).width() > 0);
}

/// A sentence about the sample meeting that fits into one line of the usual screen.
fn in_one_line(words: impl Fn(Lang) -> String) {
    in_both(&words);
    for lang in Lang::ALL {
        let words = words(lang);
        assert!(words.width() <= 100, "{} {words}", words.width());
    }
}

fn first<R: Stored>(meeting: &Meeting) -> R::Id {
    R::table(meeting.rows()).keys().next().copied().unwrap()
}

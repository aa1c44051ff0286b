//! Hints: each key does something where it is hinted, and none is offered that would be refused.

use crate::common::Bench;
use thuky::action::Action;
use thuky::app::{Event, Keyboard, Label, Notice, Target, What};
use thuky::domain::*;
use thuky::keymap::keys_of;
use thuky::text::{self, Lang};

/// Somebody speaks, two wait, one withdrew; opinions, an answer, a vote, a count, a task, a break; the pen on an opinion.
fn busy() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.strict = 0;
    for name in ["Buoi", "Dinh", "Toan", "Hoa"] {
        bench.press(&format!("f2 {name} enter"));
    }
    bench.press("f2 hoa delete esc").command("dem").press("\"61 48 19\" enter +3s f3");
    bench.press("shift+f7").say("Thông qua").press("tab tab 96 enter");
    bench.press("enter f5").say("Đường xấu.").press("f5").say("Điện yếu.").press("enter");
    bench.press("f7").say("Xã sửa đường.").press("f7 enter up up");
    bench.press("+3s shift+f4 +1m shift+f4 f4");
    bench
}

/// How each kind of box is opened, with what is moved to in it.
const OPENED: &[&str] = &[
    "f2",
    "f2 down down",
    "f2 down down down",
    "f2 \"ma van\"",
    "f2 \"người lạ\"",
    "f10 \"thu tuc\" enter",
    "f10 \"thu tuc\" enter khoa",
    "ctrl+n",
    "ctrl+n dan",
    "f10",
    "f10 \"kiểu\"",
    "shift+f2 +3s f10 \"dat ten\" enter",
    "f10 \"goi nham\" enter",
    "shift+f8",
    "shift+f8 down down",
    "shift+f8 up up up",
    "ctrl+w",
    "f10 \"sua gio\" enter",
    "f10 \"sua gio\" enter enter",
    "ctrl+o",
    "ctrl+o 2",
    "ctrl+o 6",
    "f6",
    "f6 tab x",
    "ctrl+l",
    "ctrl+l tab tab",
    "f10 \"co mat\" enter",
    "f10 \"co mat\" enter tab",
    "shift+f7",
    "shift+f7 tab",
    "f10 \"sua ket qua bieu\" enter",
    "f10 \"them muc\" enter",
    "f10 \"doi ten\" enter",
    "f10 \"sua thong tin mot\" enter",
    "f10 \"sua thong tin mot\" enter enter",
    "f10 \"thong tin hoi\" enter",
    "f10 \"the thuc\" enter",
    "f10 \"noi dung\" enter",
    "f10 \"khong tiep\" enter",
    "f10 \"xuat van\" enter",
    "f10 \"sao tat ca\" enter",
    "f10 \"sao luu\" enter",
    "f10 \"ban scan\" enter",
    "shift+f1",
    "shift+f1 down enter",
    "shift+f1 down enter tab",
    "shift+f1 f8",
    "shift+f6",
    "f1",
    "f10 \"be mac ngay\" enter",
    "f10 \"xem nhanh\" enter enter",
    "f10 \"thu phim\" enter",
    // Under the lock.
    "shift+f1 f8 down enter esc +3s f2",
    "shift+f1 f8 down enter esc +3s shift+f8",
    "shift+f1 f8 down enter esc +3s ctrl+w",
    "shift+f1 f8 down enter",
    "shift+f1 f8 down enter esc +3s f10 \"mo khoa\" enter",
];

fn opened(keys: &str) -> Bench {
    thread_local!(static BUSY: Bench = busy());
    let mut bench = BUSY.with(Bench::again);
    bench.press("+3s").press(keys).wait(3_000);
    assert!(bench.app.dialog().is_some(), "{keys} opens no box: {:?}", bench.notice());
    bench.app.notice = None;
    bench
}
fn hints(bench: &Bench) -> Vec<text::Hint> {
    text::box_hints(&bench.app, bench.dialog(), Lang::Vi)
}
/// Everything a key may change. Where the highlight stands at the edge of a list an arrow rightly does nothing.
fn state(bench: &Bench) -> String {
    let dialogs = format!("{:?}", bench.app.dialogs);
    format!("{dialogs} {:?} {} {}", bench.notice(), bench.steps.len(), bench.asked.len())
}

#[test]
fn every_key_a_box_hints_does_something_there() {
    let mut kinds = std::collections::BTreeSet::new();
    for keys in OPENED {
        let bench = opened(keys);
        let name = format!("{:?}", bench.dialog().what);
        kinds.insert(name.split([' ', '(']).next().unwrap().to_owned());
        for hint in hints(&bench) {
            let mut did = Vec::new();
            for (_, action) in &hint.keys {
                let (key, _) = keys_of(*action).unwrap();
                let mut bench = opened(keys);
                let before = state(&bench);
                bench.event(Event::Key(key));
                let refused = matches!(bench.notice(), Some(Notice::BoxFirst | Notice::ReadOnly | Notice::ReadingBack))
                    || matches!(
                        bench.refusal(),
                        Some(Refusal::Locked(_) | Refusal::NotOpened | Refusal::AlreadyClosed)
                    );
                assert!(!refused, "{keys}: {} is refused: {:?}", hint.line(), bench.notice());
                did.push(before != state(&bench));
            }
            // Of two ways one may be at its end.
            let all = did.is_empty() || did.contains(&true) || edge(&bench, &hint);
            assert!(all, "{keys}: {} does nothing in {name}", hint.line());
        }
    }
    assert!(kinds.len() >= 32, "{} kinds of boxes: {kinds:?}", kinds.len());
}
/// A list of one row has nowhere to go.
fn edge(bench: &Bench, hint: &text::Hint) -> bool {
    hint.keys.iter().all(|(_, action)| matches!(action, Action::Up | Action::Down)) && bench.rows().len() < 2
}

#[test]
fn a_digit_of_the_results_is_hinted_and_sorts() {
    let mut bench = opened("ctrl+o");
    let line = hints(&bench)[0].line();
    assert!(line.starts_with("1 trực tiếp 2 văn bản"), "{line}");
    bench.press("1");
    assert!(bench.meeting().rows().opinions.values().any(|opinion| opinion.outcome == Some(Outcome::Answered)));
}

#[test]
fn the_empty_list_of_speakers_says_what_to_type() {
    let bench = opened("f2");
    let prompt = |label| text::prompt(&bench.dialog().what, label, Lang::Vi);
    assert_eq!(prompt(Label::Find), Some("gõ vài chữ của tên, không cần dấu; Enter xếp hàng"));
    assert_eq!(prompt(Label::Way), None);
}

#[test]
fn hints_name_the_keys_that_arrive_on_this_keyboard() {
    let mut bench = opened("f2 down down down");
    let lines = |bench: &Bench| hints(bench).iter().map(text::Hint::line).collect::<Vec<_>>().join(" · ");
    assert!(lines(&bench).contains("F3 mời"), "{}", lines(&bench));
    bench.app.habits.keyboard = Keyboard::Twins;
    assert!(lines(&bench).contains("^T mời") && !lines(&bench).contains("F3"), "{}", lines(&bench));
}

#[test]
fn under_the_lock_and_over_a_box_no_key_is_offered_that_is_refused() {
    let offered =
        |bench: &Bench| Action::ALL.iter().copied().filter(|action| bench.app.takes(*action)).collect::<Vec<_>>();
    let mut bench = opened("shift+f1 f8 down enter +3s");
    while bench.app.dialog().is_some() {
        bench.press("esc");
    }
    assert!(bench.meeting().locked().is_some());
    for action in offered(&bench).into_iter().filter(|action| *action < Action::Undo) {
        let Some((key, _)) = keys_of(action) else { continue };
        let mut bench = opened("shift+f1 f8 down enter +3s");
        while bench.app.dialog().is_some() {
            bench.press("esc");
        }
        bench.event(Event::Key(key));
        assert!(!matches!(bench.refusal(), Some(Refusal::Locked(_))), "{action:?}");
    }
    assert!(!offered(&bench).contains(&Action::Opinion) && offered(&bench).contains(&Action::Palette));
    let bench = opened("f2");
    for action in [Action::Opinion, Action::Conclude, Action::Break] {
        assert!(!offered(&bench).contains(&action), "{action:?}");
        let mut bench = opened("f2");
        bench.event(Event::Key(keys_of(action).unwrap().0));
        assert_eq!(bench.notice(), Some(&Notice::BoxFirst), "{action:?}");
    }
}

#[test]
fn the_footer_says_whom_f3_would_invite_from_the_list() {
    let mut bench = opened("f2 down");
    let second = bench.app.invites().unwrap();
    assert_eq!(bench.app.field_name(second), "Trần Đức Toàn");
    bench.press("f3");
    assert_eq!(bench.speaker().unwrap(), "Trần Đức Toàn");
}

#[test]
fn while_she_listens_no_hint_comes_up_by_itself() {
    let mut bench = busy();
    let before = (bench.app.dialogs.clone(), bench.app.notice.clone());
    bench.press("+5m +5m +5m");
    assert_eq!((bench.app.dialogs.clone(), bench.app.notice.clone()), before);
}

#[test]
fn the_palette_puts_the_commands_chosen_last_first_and_shows_every_key() {
    let mut bench = busy();
    bench.command("sua gio").press("esc").command("co mat").press("esc f10");
    let first: Vec<_> = bench.rows().into_iter().take(2).collect();
    assert_eq!(first, [thuky::app::Row::Action(Action::Heads), thuky::app::Row::Action(Action::CorrectTime)]);
    let all = thuky::app::palette_actions().count();
    assert_eq!(bench.rows().len(), all, "each once");
    // The sentences by their numbers stand in a box of their own, which is in it.
    let live = |binding: &&thuky::keymap::Binding| binding.scope == thuky::keymap::Scope::Live && !binding.key.alt;
    for binding in thuky::keymap::BINDINGS.iter().filter(live) {
        assert!(bench.rows().contains(&thuky::app::Row::Action(binding.action)), "{:?}", binding.action);
    }
    let shown = |action, keyboard| text::key_on(action, keyboard).map(text::short_key);
    assert_eq!(shown(Action::FloorToChair, Keyboard::FunctionKeys).as_deref(), Some("Shift+F3"));
    assert_eq!(shown(Action::FloorToChair, Keyboard::Twins), None);
    assert_eq!(shown(Action::Invite, Keyboard::Twins).as_deref(), Some("^T"));
    assert_eq!(shown(Action::Heads, Keyboard::FunctionKeys), None);
}

#[test]
fn a_click_on_a_hint_is_its_key() {
    let mut bench = opened("f2 down down down");
    let keyed: Vec<Action> =
        hints(&bench).iter().flat_map(|hint| hint.keys.iter().map(|(_, action)| *action)).collect();
    assert!(keyed.contains(&Action::Enter) && keyed.contains(&Action::Leave));
    let waiting = bench.queue().len();
    bench.event(Event::Click(Target::Action(Action::Enter)));
    assert_eq!(bench.queue().len(), waiting + 1);
    bench.press("+1s f2").event(Event::Click(Target::Action(Action::Leave)));
    assert!(bench.app.dialogs.is_empty());
}

#[test]
fn how_many_numbers_are_wanted_is_said() {
    let mut bench = opened("f10 \"co mat\" enter");
    bench.press("\"61 48 19 5\" enter");
    let notice = bench.notice().cloned().unwrap();
    assert_eq!(notice, Notice::NumbersWanted { corrects: false, typed: 4 });
    let said = text::notice(&notice, bench.meeting(), Lang::Vi);
    assert_eq!(said, "Cần 3 số: xóm Thống Nhất, xóm Trung Tâm, đại biểu; đã gõ 4.");
    bench.press("ctrl+a \"61 x\" enter");
    assert_eq!(bench.notice(), Some(&Notice::NotUnderstood("x".to_owned())));
    assert_eq!(bench.dialog().typed(Label::Heads), "61 x", "what was typed stays");
    assert!(matches!(bench.dialog().what, What::Heads { .. }));
}

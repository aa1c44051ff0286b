//! The first start: which keys arrive, five pages, and nothing that is pressed is ever eaten.

use crate::common::{Bench, named};
use thuky::app::{Effect, Event, Keyboard, Notice, Page, Target, What};
use thuky::keymap::Key;

fn first() -> Bench {
    let mut bench = Bench::with_keyboard(Keyboard::Untested);
    bench.app.habits.toured = false;
    bench.event(Event::Started);
    bench
}
fn touring() -> Bench {
    let mut bench = first();
    bench.press("f3");
    bench
}
fn page(bench: &Bench) -> Option<Page> {
    match bench.app.dialog()?.what {
        What::Tour(page) => Some(page),
        _ => None,
    }
}
fn kept(bench: &Bench) -> bool {
    bench.asked.iter().any(|asked| matches!(asked, Effect::Keep(habits) if habits.toured))
}

#[test]
fn after_the_keys_are_tested_the_tour_goes_page_by_page_and_ends() {
    let mut bench = first();
    assert!(matches!(bench.dialog().what, What::KeyTest(_)));
    bench.press("f3");
    for (n, shown) in Page::ALL.into_iter().enumerate() {
        assert_eq!(page(&bench), Some(shown));
        bench.press(if n % 2 == 0 { "enter" } else { "right" });
    }
    assert!(bench.app.dialogs.is_empty() && bench.app.habits.toured && kept(&bench));
    bench.event(Event::Started);
    assert!(bench.app.dialogs.is_empty(), "it comes once");
    assert!(bench.minutes().is_empty() && bench.pen() == "|");
}

#[test]
fn the_tour_goes_back_and_is_left_at_any_page() {
    let mut bench = touring();
    bench.press("left right right left");
    assert_eq!(page(&bench), Some(Page::Writing));
    bench.press("esc");
    assert!(bench.app.dialogs.is_empty() && kept(&bench));
}

#[test]
fn any_other_key_leaves_the_tour_and_is_the_key_it_always_is() {
    let keys: Vec<Key> =
        ["f1", "f2", "f8", "shift+f8", "ctrl+d", "ctrl+n", "ctrl+l", "tab", "up", "home", "bs", "delete"]
            .into_iter()
            .chain(["ctrl+a", "ctrl+z", "f10", "pagedown", "insert", "shift+left", "f5", "ctrl+s"])
            .map(|name| named(name).unwrap())
            .chain("xđ 7".chars().map(Key::char))
            .collect();
    for key in keys {
        for pages in ["", "enter", "enter enter enter enter"] {
            let (mut toured, mut plain) = (touring(), Bench::trung_hoi());
            toured.press(pages).event(Event::Key(key));
            plain.event(Event::Key(key));
            let seen = |bench: &Bench| (bench.app.dialogs.clone(), bench.pen(), bench.steps.len(), bench.minutes());
            assert_eq!(seen(&toured), seen(&plain), "{key} after {pages:?}");
            assert!(kept(&toured), "{key}");
        }
    }
}

#[test]
fn a_word_typed_or_pasted_during_the_tour_is_in_the_minutes_whole() {
    let mut bench = touring();
    bench.press("enter").unikey("Ổn định tổ chức.");
    assert_eq!(bench.pen(), "Ổn định tổ chức.|");
    let mut bench = touring();
    bench.paste("Chào mừng bà con.");
    assert_eq!(bench.pen(), "Chào mừng bà con.|");
    assert!(kept(&bench));
}

#[test]
fn a_letter_at_the_keyboard_test_is_written_and_no_tour_stands_in_the_way() {
    let mut bench = first();
    bench.press("k");
    assert!(bench.app.dialogs.is_empty() && bench.pen() == "k|");
    assert!(!bench.app.habits.toured, "it was neither seen nor left: it comes at the next start");
    bench.event(Event::Started);
    assert_eq!(page(&bench), Some(Page::Screen));
}

#[test]
fn a_click_turns_the_page_and_one_on_a_command_does_it() {
    let mut bench = touring();
    bench.event(Event::Click(Target::Nothing)).event(Event::Click(Target::Words { row: 0, column: 0 }));
    assert_eq!(page(&bench), Some(Page::Floor));
    bench.event(Event::Click(Target::Action(thuky::action::Action::Queue)));
    assert!(matches!(bench.dialog().what, What::Queue { .. }) && kept(&bench));
}

#[test]
fn no_tour_comes_over_a_meeting_that_is_on_nor_in_the_demonstration_but_both_can_have_it() {
    let mut bench = Bench::in_dialogue();
    bench.app.habits.toured = false;
    bench.event(Event::Started);
    assert!(bench.app.dialogs.is_empty());
    bench.app.demo = true;
    bench.event(Event::Started);
    assert!(bench.app.dialogs.is_empty());
    assert_eq!(bench.notice(), Some(&Notice::TourOffered));
    bench.command("xem nhanh");
    assert_eq!(page(&bench), Some(Page::Screen));
    bench.press("f2 esc").command("xem nhanh").press("x");
    assert_eq!(bench.pen(), "x|");
}

#[test]
fn the_tour_over_another_box_gives_that_box_back() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2 bu f10").say("xem nhanh").press("enter enter o");
    assert_eq!(bench.dialog().query(), "buo", "the letter went where the caret was");
}

#[test]
fn the_palette_key_in_the_help_leads_to_the_tour() {
    let help = thuky::text::help(thuky::text::Lang::Vi);
    let name = thuky::text::action(thuky::action::Action::Tour, thuky::text::Lang::Vi);
    assert!(help.iter().any(|line| line.name == name && !line.is_heading()));
}

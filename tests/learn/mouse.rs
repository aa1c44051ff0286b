//! What a mouse can do a key can do, and the other way round.

use crate::common::Bench;
use thuky::action::Action;
use thuky::app::{Event, Row, Target, palette_actions};
use thuky::domain::Turn;
use thuky::keymap::keys_of;
use thuky::layout::Zoom;

/// A meeting in which two wait and words are written.
fn hall() -> Bench {
    thread_local!(static HALL: Bench = built());
    HALL.with(Bench::again)
}
fn built() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.strict = 0;
    bench.press("f2 buoi enter f2 dinh enter f2 toan enter");
    bench.press("f3 f5").say("Đường xấu lắm.").press("enter").say("Điện yếu.");
    bench
}
/// What both ways must agree on.
fn seen(bench: &Bench) -> String {
    let boxes: Vec<_> =
        bench.app.dialogs.iter().map(|open| (&open.what, &open.fields, open.active, open.row)).collect();
    format!("{boxes:?} {:?} {:?} {:?} {}", bench.app.pen, bench.app.anchor, bench.app.zoom, bench.steps.len())
}

/// The keys that do what a click does; how the screen stood before it.
fn keys_for(target: Target, bench: &Bench) -> (&'static str, String) {
    match target {
        Target::Action(action) => match keys_of(action) {
            Some(_) => ("", String::new()),
            None => ("", format!("f10 \"{}\" enter", thuky::text::action(action, thuky::text::Lang::Vi))),
        },
        Target::Words { .. } => ("", "up home".to_owned()),
        Target::Row(_) => ("f10", "down down down".to_owned()),
        Target::Field(_) => ("ctrl+l", "tab".to_owned()),
        Target::Turn(_) => ("", "f2 down".to_owned()),
        Target::Person(person) => {
            let turn = bench.meeting().waiting_turn(person).unwrap().id;
            let at = bench.meeting().facts().queue.iter().position(|other| *other == turn).unwrap();
            ("", format!("f2 {}", "down ".repeat(at)))
        }
        Target::Agenda => ("", "shift+f8".to_owned()),
        Target::Pane(_) => ("", "f11".to_owned()),
        Target::Opinion(_) => ("", "up up end".to_owned()),
        Target::Nothing => ("", String::new()),
    }
}

#[test]
fn whatever_can_be_clicked_has_a_key_that_does_the_same() {
    let here = hall();
    let queue = here.meeting().facts().queue.clone();
    let person = here.meeting().get::<Turn>(queue[0]).unwrap().person;
    let targets = [
        Target::Turn(queue[1]),
        Target::Person(person),
        Target::Agenda,
        Target::Row(3),
        Target::Field(1),
        Target::Pane(Zoom::Minutes),
        Target::Opinion(here.meeting().opinion_by_number(1).unwrap().id),
        Target::Nothing,
    ];
    for target in targets {
        let (before, keys) = keys_for(target, &here);
        let (mut clicked, mut pressed) = (hall(), hall());
        clicked.press(before).event(Event::Click(target));
        pressed.press(before).press(&keys);
        if let Target::Field(_) = target {
            // Going there by Tab also selects what stands in it.
            clicked.press("ctrl+a");
        }
        assert_eq!(seen(&clicked), seen(&pressed), "{target:?} by {keys:?}");
    }
}

#[test]
fn a_click_into_the_words_is_where_the_arrows_go() {
    let (mut clicked, mut pressed) = (hall(), hall());
    clicked.event(Event::Click(Target::Words { row: 0, column: 0 }));
    pressed.press(&keys_for(Target::Words { row: 0, column: 0 }, &hall()).1);
    assert_eq!((clicked.pen(), clicked.app.pen.target), (pressed.pen(), pressed.app.pen.target));
}

#[test]
fn every_command_has_a_key_or_stands_in_the_palette_and_does_the_same_when_clicked() {
    // What a hand does while it types, and what is asked for inside a list or the strip of sentences.
    let of_keys_only = |action: Action| action >= Action::Left;
    for action in Action::ALL.iter().copied() {
        let in_palette = palette_actions().any(|other| other == action);
        assert!(in_palette != of_keys_only(action), "{action:?}");
    }
    let same =
        [Action::Queue, Action::Invite, Action::StopOrGo, Action::Agenda, Action::Summary, Action::Help, Action::Heads];
    for action in same {
        let (mut clicked, mut pressed, mut chosen) = (hall(), hall(), hall());
        clicked.event(Event::Click(Target::Action(action)));
        let name = thuky::text::action(action, thuky::text::Lang::Vi);
        chosen.press("f10").say(name).press("enter");
        match keys_of(action) {
            Some((key, _)) => pressed.event(Event::Key(key)),
            None => pressed.command(name),
        };
        let steps = |bench: &Bench| (bench.app.dialogs.clone(), bench.speaker(), bench.steps.len());
        assert_eq!(steps(&clicked), steps(&pressed), "{action:?}");
        assert_eq!(steps(&clicked), steps(&chosen), "{action:?}");
    }
}

#[test]
fn a_second_click_on_the_highlighted_row_takes_it_as_enter_does() {
    let mut bench = hall();
    bench.press("f10").event(Event::Click(Target::Row(1)));
    assert_eq!(bench.rows().get(bench.dialog().row), Some(&Row::Action(Action::Queue)));
    bench.event(Event::Click(Target::Row(1)));
    assert!(matches!(bench.dialog().what, thuky::app::What::Queue { .. }));
}

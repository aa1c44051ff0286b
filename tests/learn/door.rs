//! Names at the door, one after the other.

use crate::common::{Bench, RESIDENTS};
use thuky::app::{Notice, What};
use thuky::domain::Way;

#[test]
fn before_the_opening_six_people_are_six_names_and_one_box() {
    let mut bench = Bench::trung_hoi();
    bench.press("f2");
    for (n, name) in RESIDENTS.into_iter().enumerate() {
        bench.unikey(name).press("enter");
        assert!(matches!(bench.notice(), Some(Notice::Registered(_))), "{:?}", bench.notice());
        assert_eq!((bench.queue().len(), bench.dialog().query()), (n + 1, ""));
    }
    bench.press("esc");
    assert!(bench.app.dialogs.is_empty() && bench.minutes().is_empty() && bench.pen() == "|");
}

#[test]
fn f2_by_habit_between_two_names_loses_none_of_them() {
    let mut bench = Bench::trung_hoi();
    for name in RESIDENTS {
        bench.press("f2").unikey(name).press("enter");
    }
    bench.press("f2 f2 esc");
    assert_eq!((bench.queue().len(), bench.minutes().len(), bench.pen().as_str()), (6, 0, "|"));
}

#[test]
fn what_was_refused_stays_to_be_mended() {
    let mut bench = Bench::trung_hoi();
    bench.register(RESIDENTS[0]).press("f2").unikey("Bưởi").press("enter");
    assert_eq!(bench.dialog().query(), "Bưởi");
    assert_eq!(bench.queue().len(), 1);
}

#[test]
fn how_they_asked_to_speak_stays_chosen_in_sight() {
    let mut bench = Bench::trung_hoi();
    bench.press("f2 tab tab").unikey(RESIDENTS[0]).press("enter").unikey(RESIDENTS[1]).press("enter");
    let ways: Vec<Way> = bench.meeting().rows().turns.values().map(|turn| turn.way).collect();
    assert_eq!(ways, [Way::Slip, Way::Slip]);
}

#[test]
fn during_the_meeting_the_box_closes_after_a_name() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2 buoi enter");
    assert!(bench.app.dialogs.is_empty());
    bench.press("f2");
    assert!(matches!(bench.dialog().what, What::Queue { .. }));
    bench.press("f2");
    assert!(bench.app.dialogs.is_empty(), "and its key closes it");
}

//! The speaker list.

use super::hall::*;
use thuky::domain::*;

#[test]
fn residents_register_before_the_opening_and_keep_the_time_their_hand_went_up() {
    let mut hall = Hall::new();
    hall.at("14:05");
    let turn = hall.register(AN);
    hall.at("14:30").act(|m, now| m.open(now));
    hall.at("15:00").act(|m, now| m.invite(Whom::Next, now));
    assert_eq!(hall.turn(turn).asked_at, at("14:05"));
}

#[test]
fn nobody_is_on_the_list_twice_or_while_they_speak() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.register(AN);
    let again =
        |hall: &Hall, who: PersonId| hall.refusal(|m, now| m.register(&Who::Known(who), Way::Hand, false, "", now));
    assert_eq!(again(&hall, AN), Refusal::AlreadyWaiting(AN));
    hall.act(|m, now| m.invite(Whom::Next, now));
    assert_eq!(again(&hall, AN), Refusal::HasFloor(AN));
    assert_eq!(again(&hall, PersonId(999)), Refusal::NothingHere);
}

#[test]
fn a_point_of_order_passes_a_closed_list_and_goes_first() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.register(AN);
    hall.act(|m, _| m.close_or_open_list());
    let ask = |point| move |m: &'_ Meeting, now| m.register(&Who::Known(BUOI), Way::Hand, point, "", now).map(|_| ());
    assert_eq!(ask(false)(&hall.meeting, hall.now), Err(No::Refuse(Refusal::ListClosed)));
    hall.act(|m, now| m.register(&Who::Known(BUOI), Way::Hand, true, "thủ tục", now));
    assert_eq!(hall.queue(), [BUOI, AN]);
    hall.act(|m, now| m.invite(Whom::Next, now));
    assert_eq!(hall.meeting.floor().unwrap().kind, TurnKind::Point);
    assert_eq!(hall.meeting.resident_turns(), 1);
}

#[test]
fn deferred_goes_last_withdrawn_comes_back_to_its_place_and_both_keep_the_raised_hand() {
    let mut hall = Hall::in_item(DIALOGUE);
    let an = hall.register(AN);
    let (buoi, asked) = (hall.wait(10).register(BUOI), hall.now);
    hall.wait(10).register(TOAN);
    hall.wait(10).act(|m, _| m.defer(an));
    assert_eq!(hall.queue(), [BUOI, TOAN, AN]);
    hall.act(|m, _| m.withdraw(buoi));
    assert_eq!(hall.queue(), [TOAN, AN]);
    hall.wait(10).act(|m, _| m.put_back(buoi));
    assert_eq!((hall.queue(), hall.turn(buoi).asked_at), (vec![BUOI, TOAN, AN], asked));
}

#[test]
fn the_last_word_stays_last_whoever_comes_after() {
    let mut hall = Hall::in_item(DIALOGUE);
    let an = hall.register(AN);
    hall.act(|m, _| m.last_word(an));
    hall.register(BUOI);
    hall.register(TOAN);
    assert_eq!(hall.queue(), [BUOI, TOAN, AN]);
    assert_eq!(hall.refusal(|m, _| m.reorder(an, true)), Refusal::AtTheTop);
}

#[test]
fn reordering_leaves_room_for_those_who_come_back_to_their_place() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (an, buoi, toan) = (hall.register(AN), hall.register(BUOI), hall.register(TOAN));
    hall.act(|m, _| m.reorder(toan, true)).act(|m, _| m.withdraw(toan));
    hall.act(|m, _| m.reorder(buoi, true)).act(|m, _| m.reorder(an, true));
    hall.act(|m, _| m.put_back(toan));
    for _ in 0..20 {
        for turn in [an, buoi, toan] {
            let _ = hall.attempt(|m, _| m.reorder(turn, true));
        }
    }
    let mut places: Vec<&str> = [an, buoi, toan].map(|turn| hall.turn(turn).place.as_str()).to_vec();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 3, "no two turns share a place");
}

#[test]
fn refused_by_the_chair_is_a_row_with_its_reason() {
    let mut hall = Hall::in_item(DIALOGUE);
    let an = hall.register(AN);
    assert_eq!(hall.refusal(|m, _| m.refuse(an, " ")), Refusal::EmptyText);
    hall.act(|m, _| m.refuse(an, "ngoài nội dung"));
    assert_eq!((hall.turn(an).state, hall.turn(an).reason.as_str()), (TurnState::Refused, "ngoài nội dung"));
    assert_eq!(hall.refusal(|m, _| m.withdraw(an)), Refusal::NotWaiting(an));
}

#[test]
fn the_queue_knows_which_hamlet_has_not_been_heard_and_each_one_s_share() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.call(AN);
    hall.at("15:05");
    hall.register(BUOI);
    hall.register(TOAN);
    let silent: Vec<HamletId> = hall.meeting.silent_hamlets().iter().map(|hamlet| hamlet.id).collect();
    assert_eq!(silent, [TRUNG_TAM, DAU]);
    assert_eq!(hall.meeting.share(hall.now), Some(Share { left_minutes: 45, waiting: 2, each_minutes: 22 }));
}

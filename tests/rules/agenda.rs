//! Opening, walking, closing, breaks, the list, and how it keeps to its plan.

use super::hall::*;
use thuky::domain::*;

#[test]
fn f8_opens_with_the_first_item_then_goes_on_and_at_last_closes() {
    let mut hall = Hall::new();
    hall.at("14:37").act(|m, now| m.advance(now, false));
    assert_eq!(hall.meeting.info().opened_at, Some(at("14:37")));
    assert_eq!(hall.meeting.facts().current, Some(item(OPENING)));
    for id in [REPORT, DIALOGUE, SUMMARY, ANSWERS, CLOSING] {
        hall.wait(10 * MINUTE).act(|m, now| m.advance(now, false));
        assert_eq!(hall.meeting.facts().current, Some(item(id)));
    }
    hall.wait(10 * MINUTE).act(|m, now| m.advance(now, false));
    assert_eq!(hall.meeting.info().closed_at, Some(at("15:37")));
    assert_eq!(hall.refusal(|m, now| m.advance(now, false)), Refusal::AlreadyClosed);
    assert_eq!(hall.item_spells(OPENING), [(at("14:37"), Some(at("14:47")))]);
}

#[test]
fn an_item_one_goes_back_to_has_two_spells_and_nothing_has_a_time_it_did_not_have() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.at("15:50").act(|m, now| m.go_to(item(ANSWERS), now, false));
    hall.at("16:00").act(|m, now| m.go_to(item(DIALOGUE), now, false));
    hall.at("16:10").act(|m, now| m.go_to(item(SUMMARY), now, false));
    assert_eq!(hall.item_spells(DIALOGUE), [(at("14:35"), Some(at("15:50"))), (at("16:00"), Some(at("16:10")))]);
    assert_eq!(hall.item_spells(REPORT), []);
    assert_eq!(hall.meeting.next_item().map(|next| next.id), Some(item(CLOSING)), "answers have been gone to");
    assert_eq!(hall.meeting.item_used(item(DIALOGUE), hall.now), (75 + 10) * 60_000);
}

#[test]
fn a_skipped_item_is_passed_over_and_going_to_it_takes_the_skip_back() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.act(|m, _| m.skip_item(item(SUMMARY)));
    assert_eq!(hall.meeting.next_item().map(|next| next.id), Some(item(ANSWERS)));
    hall.act(|m, now| m.go_to(item(SUMMARY), now, false));
    assert!(!hall.meeting.get::<Item>(item(SUMMARY)).unwrap().skipped);
    assert_eq!(hall.refusal(|m, _| m.skip_item(item(DIALOGUE))), Refusal::ItemHasTimes(item(DIALOGUE)));
}

#[test]
fn a_break_stops_turn_and_item_and_both_go_on_afterwards() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.call(AN);
    hall.at("14:37").act(|m, now| m.take_break(now, None));
    assert_eq!((hall.meeting.facts().current, hall.turn(turn).state), (None, TurnState::Paused));
    assert_eq!(hall.paragraph(*hall.meeting.facts().sequence.last().unwrap()).kind, Kind::Break);
    hall.at("14:47").act(|m, now| m.end_break(now));
    assert_eq!((hall.meeting.facts().current, hall.turn(turn).state), (Some(item(DIALOGUE)), TurnState::Paused));
    hall.at("14:48").act(|m, now| m.stop_or_go(now));
    hall.at("14:49");
    assert_eq!(hall.used(turn), 3 * MINUTE);
    assert_eq!(hall.item_spells(DIALOGUE), [(at("14:35"), Some(at("14:37"))), (at("14:47"), None)]);
}

#[test]
fn f4_in_a_break_ends_it_and_lets_the_turn_go_on() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.call(AN);
    hall.at("14:37").act(|m, now| m.take_break(now, None));
    hall.at("14:47").act(|m, now| m.stop_or_go(now));
    assert_eq!(hall.turn(turn).state, TurnState::Speaking);
    assert_eq!(hall.meeting.open_break(), None);
}

#[test]
fn f3_in_a_break_ends_it_and_the_turn_belongs_to_the_item_that_goes_on() {
    let mut hall = Hall::in_item(REPORT);
    hall.at("14:37").act(|m, now| m.take_break(now, None));
    hall.at("14:47");
    let turn = hall.call(OFFICER);
    assert_eq!(hall.turn(turn).item, Some(item(REPORT)));
    assert_eq!(hall.turn(turn).kind, TurnKind::Presenter);
    assert_eq!(hall.meeting.facts().current, Some(item(REPORT)));
}

#[test]
fn f8_in_a_break_goes_to_the_item_after_the_interrupted_one_and_gives_that_no_more_time() {
    let mut hall = Hall::in_item(ANSWERS);
    hall.at("15:00").act(|m, now| m.take_break(now, None));
    assert_eq!(hall.meeting.next_item().map(|next| next.id), Some(item(CLOSING)));
    hall.at("15:10").act(|m, now| m.advance(now, false));
    assert_eq!(hall.meeting.facts().current, Some(item(CLOSING)));
    assert_eq!(hall.item_spells(ANSWERS), [(at("14:35"), Some(at("15:00")))]);
    assert_eq!(hall.meeting.break_millis(hall.now), 600_000);
}

#[test]
fn what_is_written_in_a_break_stands_under_the_interrupted_item() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.act(|m, now| m.take_break(now, None));
    let id = hall.wait(MINUTE).write(Owner::Hall, "Bà con nghỉ uống nước.");
    assert_eq!(hall.paragraph(id).item, Some(item(DIALOGUE)));
}

#[test]
fn closing_in_a_break_gives_no_time_to_the_interrupted_item() {
    let mut hall = Hall::in_item(CLOSING);
    hall.at("15:00").act(|m, now| m.take_break(now, None));
    hall.at("15:05").act(|m, now| m.close(now, false));
    assert_eq!(hall.item_spells(CLOSING), [(at("14:35"), Some(at("15:00")))]);
}

#[test]
fn leaving_the_answers_with_people_waiting_or_opinions_unanswered_asks_and_going_to_them_does_not() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.register(AN);
    let (_, opinion) = hall.opinion(BUOI, "Đường vào trạm bơm lội quá.");
    hall.act(|m, now| m.go_to(item(ANSWERS), now, false));
    let left = [Warning::StillWaiting(vec![turn]), Warning::Unanswered(vec![opinion])];
    assert_eq!(hall.question(|m, now| m.advance(now, false)), left);
    hall.act(|m, now| m.take_break(now, None));
    assert_eq!(hall.question(|m, now| m.advance(now, false)), left, "a break does not hide it");
    hall.act(|m, now| m.advance(now, true));
    assert_eq!(hall.meeting.facts().current, Some(item(CLOSING)));
}

#[test]
fn those_still_waiting_at_the_end_are_marked_unheard() {
    let mut hall = Hall::in_item(CLOSING);
    let turn = hall.register(AN);
    assert_eq!(hall.question(|m, now| m.close(now, false)), [Warning::StillWaiting(vec![turn])]);
    let speaking = hall.call(BUOI);
    hall.at("15:00").act(|m, now| m.close(now, true));
    assert_eq!(hall.turn(turn).state, TurnState::Unheard);
    assert_eq!(hall.turn(speaking).state, TurnState::Done);
    assert_eq!(hall.meeting.facts().current, None);
}

#[test]
fn an_item_is_added_after_another_or_at_the_end() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.act(|m, _| m.add_item(Some(item(DIALOGUE)), " Biểu quyết ", None));
    hall.act(|m, _| m.add_item(None, "Chụp ảnh", None));
    let titles: Vec<&str> = hall.meeting.leaves().map(|leaf| leaf.title.as_str()).collect();
    assert_eq!(titles[3..], ["Biểu quyết", "Tổng hợp ý kiến", "Tiếp thu, giải trình", "Bế mạc", "Chụp ảnh"]);
    assert_eq!(hall.meeting.next_item().unwrap().title, "Biểu quyết");
}

#[test]
fn items_move_among_their_like() {
    let mut hall = Hall::new();
    hall.act(|m, _| m.move_item(item(ANSWERS), true)).act(|m, _| m.move_item(item(OPENING), false));
    let order: Vec<i64> = hall.meeting.leaves().map(|leaf| leaf.id.0).collect();
    assert_eq!(order, [REPORT, OPENING, DIALOGUE, ANSWERS, SUMMARY, CLOSING]);
    assert_eq!(hall.refusal(|m, _| m.move_item(item(REPORT), true)), Refusal::AtTheTop);
}

/// The opening as a heading of two steps, planned only as a whole.
fn with_headings() -> Hall {
    let mut hall = Hall::new();
    for (n, title) in [(1, "Chào cờ"), (2, "Giới thiệu đại biểu")] {
        hall.act(|m, _| m.add_item(Some(item(OPENING)), title, None));
        let id = m_last_item(&hall);
        hall.act(|m, _| {
            let mut work = Work::new(m, Deed::MoveItem);
            work.update::<Item>(id, |row| {
                (row.parent, row.place) = (Some(item(OPENING)), place::first(n).pop().unwrap())
            });
            Ok(work)
        });
    }
    hall
}
fn m_last_item(hall: &Hall) -> ItemId {
    *hall.meeting.rows().items.last_key_value().unwrap().0
}

#[test]
fn a_heading_is_not_walked_and_its_plan_counts_when_its_parts_have_none() {
    let mut hall = with_headings();
    assert_eq!(hall.meeting.next_item().unwrap().title, "Chào cờ");
    hall.at("14:30").act(|m, now| m.open(now));
    assert_eq!(hall.refusal(|m, now| m.go_to(item(OPENING), now, false)), Refusal::HeadingItem(item(OPENING)));
    assert_eq!(hall.refusal(|m, _| m.skip_item(item(OPENING))), Refusal::HeadingItem(item(OPENING)));
    hall.at("14:33");
    assert_eq!(hall.meeting.pace(hall.now), Some(Pace { late_minutes: 0, ends_at: at("17:00") }));
    hall.act(|m, now| m.advance(now, false));
    hall.at("14:35");
    assert_eq!(hall.meeting.pace(hall.now), Some(Pace { late_minutes: 0, ends_at: at("17:00") }));
    hall.register(AN);
    assert_eq!(hall.meeting.share(hall.now), Some(Share { left_minutes: 5, waiting: 1, each_minutes: 5 }));
}

fn late(hall: &Hall) -> i64 {
    hall.meeting.pace(hall.now).unwrap().late_minutes
}

#[test]
fn a_late_opening_is_late_at_once_and_skipping_makes_up_for_it() {
    let mut hall = Hall::new();
    assert_eq!(hall.meeting.pace(hall.now), None, "nothing to say before the opening");
    hall.at("14:37").act(|m, now| m.open(now));
    assert_eq!(late(&hall), 7);
    hall.at("14:47").act(|m, now| m.advance(now, false));
    assert_eq!(late(&hall), 7);
    hall.act(|m, _| m.skip_item(item(SUMMARY)));
    assert_eq!(late(&hall), 2);
    hall.act(|m, now| m.go_to(item(ANSWERS), now, false));
    assert_eq!(late(&hall), 2 - 20, "the report was cut short, the dialogue may still come");
}

#[test]
fn a_few_seconds_early_is_not_a_minute_ahead() {
    let mut hall = Hall::new();
    hall.at("14:29:50").act(|m, now| m.open(now));
    assert_eq!(late(&hall), 0);
}

#[test]
fn a_break_does_not_move_the_drift_and_an_overrun_does() {
    let mut hall = Hall::new();
    hall.at("14:30").act(|m, now| m.open(now));
    hall.at("14:35").act(|m, now| m.take_break(now, None));
    assert_eq!(late(&hall), 0);
    hall.at("14:45");
    assert_eq!(late(&hall), 0, "while it lasts");
    hall.act(|m, now| m.end_break(now));
    hall.at("14:52");
    assert_eq!((late(&hall), hall.meeting.pace(hall.now).unwrap().ends_at), (2, at("17:12")));
}

//! Every time can be corrected later.

use super::hall::*;
use thuky::domain::*;

/// The spell of an item or turn that began then.
fn spell(hall: &Hall, since: &str, of_turn: bool) -> SpellId {
    let found =
        hall.meeting.rows().spells.values().find(|spell| spell.since == at(since) && spell.turn.is_some() == of_turn);
    found.unwrap().id
}
fn correct(hall: &mut Hall, moment: Moment, to: &str) {
    hall.act(|m, now| m.correct_time(moment, at(to), now));
    assert!(hall.meeting.rows().conflicts().is_empty());
}
fn refused(hall: &Hall, moment: Moment, to: &str) -> Refusal {
    hall.refusal(|m, now| m.correct_time(moment, at(to), now))
}

#[test]
fn the_opening_is_corrected_with_the_first_item_and_the_old_time_kept_in_the_journal() {
    let mut hall = Hall::new();
    hall.at("14:39").act(|m, now| m.open(now));
    hall.at("14:45").act(|m, now| m.advance(now, false));
    correct(&mut hall, Moment::Opened, "14:37");
    assert_eq!(hall.meeting.info().opened_at, Some(at("14:37")));
    assert_eq!(hall.item_spells(OPENING), [(at("14:37"), Some(at("14:45")))]);
    assert_eq!(hall.item_spells(REPORT), [(at("14:45"), None)], "what did not touch stays");
    let record = hall.steps.last().unwrap().record();
    let before = record.edits.iter().find(|edit| edit.table == "meeting").unwrap().before.clone().unwrap();
    assert_eq!(before, [("opened_at", value::Value::Text(at("14:39").to_rfc3339()))]);
    assert_eq!(refused(&hall, Moment::Opened, "14:50"), Refusal::InTheFuture);
    hall.at("15:00");
    assert_eq!(refused(&hall, Moment::Opened, "14:50"), Refusal::EndBeforeStart);
}

#[test]
fn f8_pressed_late_is_corrected_and_the_item_before_ends_then() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.at("15:44").act(|m, now| m.advance(now, false));
    hall.at("15:46");
    let since = Moment::Since(spell(&hall, "15:44", false));
    correct(&mut hall, since, "15:40");
    assert_eq!(hall.item_spells(DIALOGUE), [(at("14:35"), Some(at("15:40")))]);
    assert_eq!(hall.item_spells(SUMMARY), [(at("15:40"), None)]);
    assert_eq!(refused(&hall, since, "14:34"), Refusal::EndBeforeStart);
}

#[test]
fn a_turn_that_f8_ended_moves_along_where_it_can() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.at("15:30").call(AN);
    hall.at("15:44").act(|m, now| m.advance(now, false));
    hall.at("15:46");
    let since = Moment::Since(spell(&hall, "15:44", false));
    correct(&mut hall, since, "15:40");
    assert_eq!(hall.turn_spells(turn), [(at("15:30"), Some(at("15:40")))]);
    correct(&mut hall, since, "15:20");
    assert_eq!(hall.turn_spells(turn), [(at("15:30"), Some(at("15:40")))], "never ends before it began");
}

#[test]
fn a_break_pressed_late_is_corrected_with_the_turn_it_stopped_and_still_goes_on_with_its_item() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.at("15:30").call(AN);
    hall.at("15:34").act(|m, now| m.take_break(now, None));
    let since = Moment::Since(spell(&hall, "15:34", false));
    correct(&mut hall, since, "15:33");
    assert_eq!(hall.turn_spells(turn), [(at("15:30"), Some(at("15:33")))]);
    hall.at("15:44").act(|m, now| m.stop_or_go(now));
    assert_eq!(hall.meeting.facts().current, Some(item(DIALOGUE)));
    hall.at("15:46");
    let until = Moment::Until(hall.meeting.facts().breaks[0]);
    correct(&mut hall, until, "15:43");
    assert_eq!(hall.turn_spells(turn)[1], (at("15:43"), None));
    assert_eq!(hall.item_spells(DIALOGUE)[1], (at("15:43"), None));
}

#[test]
fn the_start_of_a_turn_is_corrected_with_the_end_of_the_one_it_ended_and_nothing_else() {
    let mut hall = Hall::in_item(DIALOGUE);
    let an = hall.at("15:00").call(AN);
    let buoi = hall.at("15:05").call(BUOI);
    let toan = hall.at("15:10").call(TOAN);
    let since = Moment::Since(spell(&hall, "15:05", true));
    correct(&mut hall, since, "15:04");
    assert_eq!(hall.turn_spells(an), [(at("15:00"), Some(at("15:04")))]);
    assert_eq!(hall.turn_spells(buoi), [(at("15:04"), Some(at("15:10")))]);
    assert_eq!(hall.turn_spells(toan), [(at("15:10"), None)]);
    assert_eq!(hall.turn(buoi).asked_at, at("15:04"), "who was called had not asked later");
    assert_eq!(refused(&hall, since, "14:59"), Refusal::EndBeforeStart);
    assert_eq!(hall.item_spells(DIALOGUE), [(at("14:35"), None)]);
}

#[test]
fn two_turns_never_run_at_once_and_none_before_the_opening() {
    let mut hall = Hall::in_item(OPENING);
    hall.at("15:00").call(AN);
    hall.at("15:05").act(|m, now| m.end_turn(now));
    hall.at("15:06").call(BUOI);
    let since = Moment::Since(spell(&hall, "15:06", true));
    assert_eq!(refused(&hall, since, "15:04"), Refusal::Overlapping);
    let first = Moment::Since(spell(&hall, "15:00", true));
    assert_eq!(refused(&hall, first, "14:29"), Refusal::Overlapping);
    correct(&mut hall, since, "15:05");
}

#[test]
fn the_end_of_the_meeting_is_the_end_of_its_last_item() {
    let mut hall = Hall::in_item(CLOSING);
    hall.at("17:20").act(|m, now| m.close(now, false));
    hall.at("17:30");
    correct(&mut hall, Moment::Closed, "17:15");
    assert_eq!(hall.item_spells(CLOSING), [(at("14:35"), Some(at("17:15")))]);
    assert_eq!(refused(&hall, Moment::Closed, "14:00"), Refusal::EndBeforeStart);
}

#[test]
fn other_times_are_corrected_alone() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.register(AN);
    let id = hall.write(Owner::Hall, "Ồn ào.");
    correct(&mut hall, Moment::Asked(turn), "14:05");
    correct(&mut hall, Moment::Paragraph(id), "14:31");
    assert_eq!((hall.turn(turn).asked_at, hall.paragraph(id).at), (at("14:05"), at("14:31")));
    assert_eq!(refused(&hall, Moment::Asked(turn), "14:05"), Refusal::NothingHere);
    assert_eq!(refused(&hall, Moment::Closed, "14:05"), Refusal::NothingHere);
}

//! Who speaks, the clock, and the wrong person called.

use super::hall::*;
use thuky::domain::*;

#[test]
fn f3_ends_the_turn_and_invites_the_head_in_one_step() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (an, buoi) = (hall.register(AN), hall.register(BUOI));
    hall.at("14:40").act(|m, now| m.invite(Whom::Next, now));
    hall.at("14:43").act(|m, now| m.invite(Whom::Next, now));
    assert_eq!((hall.turn(an).state, hall.turn(buoi).state), (TurnState::Done, TurnState::Speaking));
    assert_eq!(hall.turn_spells(an), [(at("14:40"), Some(at("14:43")))]);
    assert_eq!(hall.turn(buoi).item, Some(item(DIALOGUE)));
    assert_eq!(hall.steps.len(), 2 + 2 + 2, "open, go, register twice, invite twice");
}

#[test]
fn with_an_empty_queue_somebody_not_known_yet_has_the_floor() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.act(|m, now| m.invite(Whom::Next, now));
    let person: &Person = hall.meeting.get(hall.speaker().unwrap()).unwrap();
    assert!(person.is_unknown());
    assert_eq!(hall.meeting.floor().unwrap().allowed, Some(300), "the clock runs after one key");
}

#[test]
fn shift_f3_returns_the_floor_to_the_chair_without_a_countdown() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.call(AN);
    hall.act(|m, now| m.invite(Whom::Chair, now));
    let turn = hall.meeting.floor().unwrap();
    assert_eq!((turn.person, turn.kind, turn.allowed), (CHAIR, TurnKind::Chair, None));
    assert_eq!(hall.refusal(|m, now| m.invite(Whom::Chair, now)), Refusal::HasFloor(CHAIR));
    assert_eq!(hall.meeting.resident_turns(), 1);
}

#[test]
fn nobody_has_the_floor_before_the_opening_or_after_the_end() {
    let mut hall = Hall::new();
    hall.register(AN);
    assert_eq!(hall.refusal(|m, now| m.invite(Whom::Next, now)), Refusal::NotOpened);
    let mut hall = Hall::in_item(CLOSING);
    hall.act(|m, now| m.close(now, false));
    assert_eq!(hall.refusal(|m, now| m.invite(Whom::Next, now)), Refusal::AlreadyClosed);
}

#[test]
fn presenters_are_timed_without_countdown_and_are_no_turns_of_residents() {
    let mut hall = Hall::in_item(REPORT);
    let turn = hall.call(OFFICER);
    assert_eq!((hall.turn(turn).kind, hall.turn(turn).allowed), (TurnKind::Presenter, None));
    hall.act(|m, _| {
        let mut work = Work::new(m, Deed::Settings);
        work.update::<Item>(item(REPORT), |item| item.person = Some(AN));
        Ok(work)
    });
    let turn = hall.call(AN);
    assert_eq!(hall.turn(turn).kind, TurnKind::Presenter, "a resident who gives the report presents it");
    assert_eq!(hall.meeting.resident_turns(), 0);
    hall.act(|m, now| m.go_to(item(DIALOGUE), now, false));
    let turn = hall.call(AN);
    assert_eq!((hall.turn(turn).kind, hall.turn(turn).allowed), (TurnKind::Resident, Some(300)));
}

#[test]
fn f4_stops_and_resumes_f9_gives_a_minute_and_after_zero_the_overrun_is_counted() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.call(AN);
    hall.wait(200).act(|m, now| m.stop_or_go(now));
    hall.wait(1000).act(|m, now| m.stop_or_go(now));
    hall.wait(50).act(|m, _| m.more_time(60));
    assert_eq!(hall.meeting.left(hall.turn(turn), hall.now), Some(110_000));
    hall.wait(120);
    assert_eq!(hall.meeting.left(hall.turn(turn), hall.now), Some(-10_000));
    assert_eq!(hall.turn(turn).state, TurnState::Speaking, "nobody is cut off");
    hall.act(|m, now| m.end_turn(now));
    assert_eq!(hall.refusal(|m, now| m.stop_or_go(now)), Refusal::NobodySpeaking);
}

#[test]
fn a_second_turn_of_the_same_person_is_a_turn_of_its_own() {
    let mut hall = Hall::in_item(DIALOGUE);
    let first = hall.call(BUOI);
    let second_asked = {
        hall.wait(60);
        hall.call(AN);
        hall.wait(60);
        hall.register(BUOI)
    };
    hall.wait(60).act(|m, now| m.invite(Whom::Next, now));
    hall.wait(30);
    assert_ne!(first, second_asked);
    assert_eq!(hall.meeting.turns_of(BUOI).count(), 2);
    assert_eq!(hall.meeting.spoken_millis(BUOI, hall.now), 90_000);
    assert_eq!(hall.meeting.newest_turn(BUOI), Some(second_asked));
}

#[test]
fn words_belong_to_the_turn_in_which_their_first_key_was_pressed() {
    let mut hall = Hall::in_item(DIALOGUE);
    let first = hall.call(BUOI);
    let pressed = hall.wait(100).now;
    hall.call(AN);
    hall.wait(60);
    let second = hall.call(BUOI);
    let margin = Margin { owner: Owner::Person(BUOI), at: Some(pressed), ..Margin::default() };
    let late = hall.write_as(margin, "Cảm ơn xã.");
    let now = hall.write(Owner::Person(BUOI), "Tôi nói thêm.");
    assert_eq!(hall.paragraph(late).turn, Some(first));
    assert_eq!(hall.paragraph(now).turn, Some(second));
}

#[test]
fn called_by_mistake_from_the_queue_goes_back_with_place_and_raised_hand() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (an, buoi, toan) = (hall.register(AN), hall.wait(10).register(BUOI), hall.wait(10).register(TOAN));
    let asked = hall.turn(an).asked_at;
    hall.at("14:40").act(|m, now| m.invite(Whom::Next, now));
    let (words, opinion) = hall.wait(10).opinion(AN, "Cảm ơn xã đã");
    hall.at("14:41").act(|m, _| m.misdirected(TOAN));
    assert_eq!(hall.queue(), [AN, BUOI]);
    assert_eq!((hall.turn(an).asked_at, hall.turn(an).state, hall.turn(an).allowed), (asked, TurnState::Waiting, None));
    assert_eq!(hall.meeting.facts().floor, Some(toan));
    assert_eq!(hall.turn_spells(toan), [(at("14:40"), None)]);
    assert_eq!(hall.turn_spells(an), []);
    assert_eq!((hall.paragraph(words).owner(), hall.paragraph(words).turn), (Owner::Person(TOAN), Some(toan)));
    let opinion = hall.opinion_row(opinion);
    assert_eq!((opinion.author, opinion.hamlet, opinion.turn), (Some(TOAN), Some(TRUNG_TAM), Some(toan)));
    assert_eq!(hall.turn(buoi).state, TurnState::Waiting);
    assert_eq!(hall.meeting.turns_of(AN).count(), 0, "who was called by mistake has not spoken");
}

#[test]
fn called_by_mistake_past_the_queue_is_as_if_never_called() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.register(AN);
    let wrong = hall.call(TOAN);
    let hall_words = hall.write(Owner::Hall, "Có tiếng ồn.");
    hall.wait(20).act(|m, _| m.misdirected(BUOI));
    assert!(hall.meeting.get::<Turn>(wrong).is_none());
    assert_eq!((hall.speaker(), hall.queue()), (Some(BUOI), vec![AN]));
    assert_eq!(hall.used(hall.meeting.facts().floor.unwrap()), 20);
    assert_eq!(hall.paragraph(hall_words).owner(), Owner::Hall);
    assert!(hall.meeting.rows().conflicts().is_empty());
}

#[test]
fn an_earlier_turn_of_the_person_called_by_mistake_keeps_its_words() {
    let mut hall = Hall::in_item(DIALOGUE);
    let first = hall.call(AN);
    let (earlier, opinion) = hall.wait(10).opinion(AN, "Trạm bơm hỏng.");
    hall.wait(60).act(|m, now| m.invite(Whom::Chair, now));
    hall.wait(60);
    hall.call(AN);
    let (later, second) = hall.wait(5).opinion(AN, "Đường lội.");
    hall.act(|m, _| m.misdirected(BUOI));
    assert_eq!((hall.paragraph(earlier).owner(), hall.paragraph(earlier).turn), (Owner::Person(AN), Some(first)));
    assert_eq!(hall.paragraph(later).owner(), Owner::Person(BUOI));
    assert_eq!((hall.opinion_row(opinion).author, hall.opinion_row(second).author), (Some(AN), Some(BUOI)));
    assert_eq!(hall.meeting.turns_of(AN).count(), 1);
}

#[test]
fn the_right_person_s_minutes_added_and_pause_are_those_that_were_given() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.call(AN);
    hall.act(|m, _| m.more_time(60));
    hall.wait(20).act(|m, now| m.stop_or_go(now));
    hall.act(|m, _| m.misdirected(BUOI));
    let turn = hall.meeting.floor().unwrap();
    assert_eq!((turn.state, turn.allowed), (TurnState::Paused, Some(360)));
    hall.act(|m, _| m.misdirected(OFFICER));
    let turn = hall.meeting.floor().unwrap();
    assert_eq!((turn.kind, turn.allowed), (TurnKind::Officer, None));
}

#[test]
fn a_misdirected_answer_has_another_answerer() {
    let mut hall = Hall::in_item(ANSWERS);
    let (_, opinion) = hall.opinion(AN, "Đường lội.");
    hall.call(OFFICER);
    let (_, answer) = hall.answer(OFFICER, &[opinion], "Đã có trong kế hoạch.");
    hall.act(|m, _| m.misdirected(CHAIR));
    assert_eq!(hall.meeting.facts().answerers_of[&answer], [CHAIR]);
}

#[test]
fn somebody_of_whom_nothing_is_known_turns_out_to_be_the_right_one() {
    let mut hall = Hall::in_item(DIALOGUE);
    let waiting = hall.register(TOAN);
    let asked = hall.turn(waiting).asked_at;
    let unknown = hall.wait(60).unknown_speaker();
    hall.wait(5).act(|m, _| m.misdirected(TOAN));
    assert!(hall.meeting.get::<Person>(unknown).is_none(), "no nameless person is left behind");
    assert_eq!((hall.speaker(), hall.queue()), (Some(TOAN), vec![]));
    assert_eq!(hall.meeting.floor().unwrap().asked_at, asked);
}

#[test]
fn a_point_of_order_stays_one_when_its_person_is_called_late() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.register(AN);
    hall.act(|m, now| m.register(&Who::Known(BUOI), Way::Hand, true, "", now));
    hall.call(AN);
    hall.act(|m, _| m.misdirected(BUOI));
    assert_eq!(hall.meeting.floor().unwrap().kind, TurnKind::Point);
    assert_eq!(hall.refusal(|m, _| m.misdirected(BUOI)), Refusal::SamePerson);
}

#[test]
fn one_key_takes_the_gap_of_a_power_cut_out_of_turn_and_item() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.at("14:40").call(AN);
    hall.at("14:48").act(|m, _| m.take_out(at("14:41"), at("14:47")));
    assert_eq!(hall.turn_spells(turn), [(at("14:40"), Some(at("14:41"))), (at("14:47"), None)]);
    assert_eq!(hall.item_spells(DIALOGUE), [(at("14:35"), Some(at("14:41"))), (at("14:47"), None)]);
    assert_eq!(hall.used(turn), 2 * MINUTE);
    assert_eq!((hall.meeting.facts().current, hall.speaker()), (Some(item(DIALOGUE)), Some(AN)));
    assert_eq!(hall.refusal(|m, _| m.take_out(at("14:47"), at("14:41"))), Refusal::EndBeforeStart);
}

#[test]
fn a_gap_is_taken_out_also_when_keys_were_pressed_after_it_and_of_a_paused_turn() {
    let mut hall = Hall::in_item(DIALOGUE);
    let an = hall.at("14:40").call(AN);
    let buoi = hall.at("14:48").call(BUOI);
    hall.at("14:49").act(|m, now| m.stop_or_go(now));
    hall.act(|m, _| m.take_out(at("14:41"), at("14:47")));
    assert_eq!(hall.used(an), 2 * MINUTE);
    assert_eq!(hall.used(buoi), MINUTE);
    hall.at("14:50").act(|m, now| m.stop_or_go(now));
    hall.at("14:55").act(|m, _| m.take_out(at("14:48:30"), at("14:51")));
    assert_eq!(
        hall.turn_spells(buoi),
        [(at("14:48"), Some(at("14:48:30"))), (at("14:51"), None)],
        "a gap that begins in one stretch and ends in the next"
    );
}

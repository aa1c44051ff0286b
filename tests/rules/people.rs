//! Naming people, and two who are one.

use super::hall::*;
use thuky::domain::*;

fn join(hall: &mut Hall, lost: PersonId, kept: PersonId) {
    hall.act(|m, _| m.name_person(lost, &Who::Known(kept)));
    assert!(hall.meeting.rows().conflicts().is_empty());
    assert!(hall.meeting.get::<Person>(lost).is_none());
}

#[test]
fn naming_who_waits_as_number_five_joins_the_two_and_keeps_the_earlier_raised_hand() {
    let mut hall = Hall::new();
    hall.at("14:10");
    let (an, buoi) = (hall.register(AN), hall.register(BUOI));
    let waiting = hall.register(TOAN);
    hall.at("14:30").act(|m, now| m.open(now));
    let blue = hall.at("15:00").unknown_speaker();
    let turn = hall.meeting.facts().floor.unwrap();
    let (words, opinion) = hall.wait(60).opinion(blue, "Nước sinh hoạt đục.");
    join(&mut hall, blue, TOAN);
    assert_eq!(hall.queue(), [AN, BUOI]);
    assert!(hall.meeting.get::<Turn>(waiting).is_none());
    assert_eq!(hall.meeting.facts().floor, Some(turn), "the clock runs on");
    assert_eq!((hall.turn(turn).asked_at, hall.turn(turn).way), (at("14:10"), Way::Hand));
    assert_eq!(hall.meeting.turns_of(TOAN).count(), 1);
    assert_eq!(hall.meeting.resident_turns(), 1, "one turn in the report");
    assert_eq!(hall.paragraph(words).owner(), Owner::Person(TOAN));
    let opinion = hall.opinion_row(opinion);
    assert_eq!((opinion.author, opinion.hamlet), (Some(TOAN), Some(TRUNG_TAM)));
    assert_eq!((hall.turn(an).state, hall.turn(buoi).state), (TurnState::Waiting, TurnState::Waiting));
}

#[test]
fn who_was_on_the_list_under_a_description_too_has_spoken_and_waits_no_more() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.register(TOAN);
    let asked = hall.now;
    let blue = hall.wait(60).register_described("áo xanh", None);
    let turn = hall.waiting(blue);
    hall.wait(60).act(|m, now| m.invite(Whom::Turn(turn), now));
    join(&mut hall, blue, TOAN);
    assert_eq!((hall.queue(), hall.turn(turn).asked_at), (vec![], asked));
}

#[test]
fn of_two_wishes_of_one_person_the_earlier_stays_with_its_place() {
    let mut hall = Hall::in_item(DIALOGUE);
    let blue = hall.register_described("áo xanh", None);
    let (first, asked) = (hall.waiting(blue), hall.now);
    hall.wait(60).register(AN);
    hall.wait(60).act(|m, now| m.register(&Who::Known(TOAN), Way::Slip, false, "nước", now));
    join(&mut hall, blue, TOAN);
    assert_eq!(hall.queue(), [TOAN, AN]);
    let turn = hall.turn(first);
    assert_eq!((turn.asked_at, turn.way, turn.topic.as_str()), (asked, Way::Hand, "nước"));
}

#[test]
fn a_hand_raised_after_having_spoken_is_a_second_wish() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.call(TOAN);
    hall.wait(60).act(|m, now| m.end_turn(now));
    let blue = hall.wait(60).register_described("áo xanh", None);
    join(&mut hall, blue, TOAN);
    assert_eq!(hall.queue(), [TOAN]);
    assert_eq!(hall.meeting.turns_of(TOAN).count(), 1);
}

#[test]
fn named_after_the_end_who_spoke_was_not_unheard() {
    let mut hall = Hall::in_item(CLOSING);
    hall.register(TOAN);
    let blue = hall.wait(60).unknown_speaker();
    hall.wait(60).act(|m, now| m.close(now, true));
    join(&mut hall, blue, TOAN);
    assert!(!hall.meeting.rows().turns.values().any(|turn| turn.state == TurnState::Unheard));
}

#[test]
fn a_speaker_who_turns_out_to_be_an_officer_had_no_resident_s_turn() {
    let mut hall = Hall::in_item(REPORT);
    let unknown = hall.unknown_speaker();
    assert_eq!(hall.meeting.resident_turns(), 1);
    join(&mut hall, unknown, OFFICER);
    let turn = hall.meeting.floor().unwrap();
    assert_eq!((turn.kind, turn.allowed), (TurnKind::Presenter, None));
    assert_eq!(hall.meeting.resident_turns(), 0);
    let unknown = hall.unknown_speaker();
    hall.act(|m, _| m.edit_person(unknown, |person| person.duty = Duty::Officer));
    assert_eq!(hall.meeting.resident_turns(), 0, "the same when the office is corrected");
}

#[test]
fn people_are_joined_again_and_again() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (one, two) = (hall.register_described("áo xanh", Some(DAU)), hall.register_described("mũ đỏ", None));
    hall.act(|m, _| m.edit_person(TOAN, |person| person.hamlet = None));
    hall.write(Owner::Person(one), "Một.");
    hall.write(Owner::Person(two), "Hai.");
    join(&mut hall, one, two);
    join(&mut hall, two, TOAN);
    assert_eq!(hall.queue(), [TOAN]);
    let toan: &Person = hall.meeting.get(TOAN).unwrap();
    assert_eq!((toan.hamlet, toan.described.as_str()), (Some(DAU), "mũ đỏ"));
    assert!(hall.meeting.rows().paragraphs.values().all(|paragraph| paragraph.person == Some(TOAN)));
    assert_eq!(hall.refusal(|m, _| m.name_person(one, &Who::Known(TOAN))), Refusal::NothingHere);
}

#[test]
fn a_joined_person_answers_once_and_is_counted_once() {
    let mut hall = Hall::in_item(ANSWERS);
    let (_, opinion) = hall.opinion(AN, "Đường lội.");
    let unknown = hall.unknown_speaker();
    let id = hall.write(Owner::Person(unknown), "Đã có trong kế hoạch.");
    hall.act(|m, _| m.make_answer(id, &[opinion], &[unknown, OFFICER]));
    hall.act(|m, now| m.count_heads(&[Count::Person(unknown), Count::Person(OFFICER)], now));
    join(&mut hall, unknown, OFFICER);
    let answer = hall.paragraph(id).answer.unwrap();
    assert_eq!(hall.meeting.facts().answerers_of[&answer], [OFFICER]);
    assert_eq!(hall.meeting.present(), Some(1));
}

#[test]
fn the_chair_who_is_found_on_the_roll_stays_the_chair() {
    let mut hall = Hall::new();
    hall.act(|m, _| m.edit_person(AN, |person| (person.duty, person.phone) = (Duty::Delegate, "0912".to_owned())));
    join(&mut hall, CHAIR, AN);
    assert_eq!(hall.meeting.chair().map(|chair| chair.id), Some(AN));
    assert_eq!(hall.meeting.get::<Person>(AN).unwrap().phone, "0912");
}

#[test]
fn a_name_given_later_is_right_everywhere_at_once() {
    let mut hall = Hall::in_item(DIALOGUE);
    let blue = hall.register_described("áo xanh", Some(DAU));
    hall.call(blue);
    let (_, opinion) = hall.opinion(blue, "Nước đục.");
    let new = NewPerson { name: "Ma Văn Khoa".to_owned(), hamlet: Some(TRUNG_TAM), ..NewPerson::default() };
    hall.act(|m, _| m.name_person(blue, &Who::New(new)));
    assert_eq!(hall.meeting.get::<Person>(blue).unwrap().name, "Ma Văn Khoa");
    assert_eq!(hall.opinion_row(opinion).hamlet, Some(TRUNG_TAM));
    assert_eq!(hall.refusal(|m, _| m.name_person(blue, &Who::New(NewPerson::default()))), Refusal::EmptyName);
    assert_eq!(hall.refusal(|m, _| m.name_person(blue, &Who::Known(blue))), Refusal::SamePerson);
}

#[test]
fn a_hamlet_is_corrected_once_and_right_everywhere_with_the_old_value_in_the_journal() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (_, own) = hall.opinion(AN, "Đường lội.");
    let (_, other) = hall.opinion(AN, "Thay cho xóm Trung Tâm.");
    hall.act(|m, _| m.edit_opinion(other, |opinion| opinion.hamlet = Some(TRUNG_TAM)));
    hall.act(|m, _| m.edit_person(AN, |person| person.hamlet = Some(DAU)));
    assert_eq!(hall.opinion_row(own).hamlet, Some(DAU));
    assert_eq!(hall.opinion_row(other).hamlet, Some(TRUNG_TAM), "what was said of another hamlet stays");
    let record = hall.steps.last().unwrap().record();
    let edit = record.edits.iter().find(|edit| edit.table == "person").unwrap();
    assert_eq!(edit.before.as_ref().unwrap()[..], [("hamlet", value::Value::Int(THONG_NHAT.0))]);
}

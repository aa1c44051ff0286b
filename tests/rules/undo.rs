//! Steps taken back: what it restores, and what later rows do not allow.

use super::hall::*;
use thuky::domain::*;

/// Does a rule on a hall, takes it back, and takes that back.
#[track_caller]
fn there_and_back(hall: &Hall, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) {
    let mut hall = hall.clone();
    let before = hall.meeting.rows().clone();
    hall.act(rule);
    let mut after = hall.meeting.rows().clone();
    hall.undo(0).unwrap();
    let mut undone = hall.meeting.rows().clone();
    let highest = undone.meeting.values().next().unwrap().last_opinion;
    undone.meeting = before.meeting.clone();
    assert!(hall.meeting.info().last_opinion >= before.meeting.values().next().unwrap().last_opinion);
    assert_eq!(undone, before);
    hall.undo(0).unwrap();
    after.meeting.values_mut().for_each(|info| info.last_opinion = highest);
    assert_eq!(hall.meeting.rows(), &after);
}

/// Somebody speaks, two wait, one has withdrawn, an opinion is answered.
fn busy() -> (Hall, [TurnId; 2], ParagraphId, OpinionId, ParagraphId) {
    let mut hall = Hall::in_item(DIALOGUE);
    let an = hall.register(AN);
    hall.act(|m, _| m.withdraw(an));
    let toan = hall.register(TOAN);
    hall.call(BUOI);
    let (id, opinion) = hall.opinion(BUOI, "Đường lội.");
    let (answer, _) = hall.answer(OFFICER, &[opinion], "Sẽ làm.");
    hall.wait(60);
    (hall, [an, toan], id, opinion, answer)
}

#[test]
fn every_deed_of_floor_queue_and_agenda_is_undone_and_redone() {
    let (hall, [an, toan], ..) = busy();
    there_and_back(&hall, |m, now| m.invite(Whom::Next, now));
    there_and_back(&hall, |m, now| m.invite(Whom::Unknown, now));
    there_and_back(&hall, |m, now| m.invite(Whom::Chair, now));
    there_and_back(&hall, |m, now| m.end_turn(now));
    there_and_back(&hall, |m, now| m.stop_or_go(now));
    there_and_back(&hall, |m, _| m.more_time(60));
    there_and_back(&hall, |m, _| m.misdirected(TOAN));
    there_and_back(&hall, |m, _| m.misdirected(AN));
    there_and_back(&hall, |m, _| m.take_out(at("14:35:10"), at("14:35:20")));
    there_and_back(&hall, |m, now| m.register(&Who::Known(AN), Way::Hand, true, "", now));
    there_and_back(&hall, |m, _| m.put_back(an));
    there_and_back(&hall, |m, _| m.withdraw(toan));
    there_and_back(&hall, |m, _| m.refuse(toan, "ngoài nội dung"));
    there_and_back(&hall, |m, _| m.last_word(toan));
    there_and_back(&hall, |m, _| m.close_or_open_list());
    there_and_back(&hall, |m, now| m.take_break(now, None));
    there_and_back(&hall, |m, now| m.advance(now, false));
    there_and_back(&hall, |m, now| m.close(now, true));
    there_and_back(&hall, |m, _| m.add_item(None, "Chụp ảnh", None));
    there_and_back(&hall, |m, _| m.skip_item(item(SUMMARY)));
    there_and_back(&hall, |m, _| m.move_item(item(SUMMARY), false));
    there_and_back(&hall, |m, now| m.correct_time(Moment::Opened, at("14:20"), now));
}

#[test]
fn every_deed_of_people_and_prose_is_undone_and_redone() {
    let (hall, _, id, opinion, answer) = busy();
    there_and_back(&hall, |m, _| m.name_person(BUOI, &Who::Known(TOAN)));
    there_and_back(&hall, |m, _| m.name_person(TOAN, &Who::Known(BUOI)));
    there_and_back(&hall, |m, _| m.edit_person(BUOI, |person| person.hamlet = None));
    there_and_back(&hall, |m, now| m.write(&Margin { mark: Mark::NewOpinion, ..Margin::default() }, "Nước.", now));
    there_and_back(&hall, |m, _| m.rewrite(id, "Đường rất lội."));
    there_and_back(&hall, |m, _| m.erase(id, true));
    there_and_back(&hall, |m, _| m.set_owner(id, Owner::Person(AN)));
    there_and_back(&hall, |m, _| m.make_opinion(answer));
    there_and_back(&hall, |m, _| m.make_answer(answer, &[opinion], &[CHAIR, OFFICER]));
    there_and_back(&hall, |m, _| m.conclude(answer));
    there_and_back(&hall, |m, now| m.count_heads(&[Count::Delegates(19)], now));
    let spots = (Spot { paragraph: id, byte: 0 }, Spot { paragraph: answer, byte: 0 });
    there_and_back(&hall, |m, _| m.splice(spots.0, spots.1, &[], true));
}

#[test]
fn a_birth_that_later_rows_refer_to_is_refused_naming_them() {
    let (mut hall, ..) = busy();
    hall.wait(60).act(|m, now| m.invite(Whom::Unknown, now));
    let words = hall.write(Owner::Person(hall.speaker().unwrap()), "Nước đục.");
    assert_eq!(hall.undo(1), Err(Refusal::ChangedSince(vec![("paragraph", words.0)])));
}

#[test]
fn a_column_changed_since_is_refused_naming_its_rows() {
    let (mut hall, [_, toan], ..) = busy();
    hall.act(|m, _| m.last_word(toan)).act(|m, _| m.last_word(toan));
    assert_eq!(hall.undo(1), Err(Refusal::ChangedSince(vec![("turn", toan.0)])));
    hall.act(|m, now| m.advance(now, false));
    hall.wait(60).act(|m, now| m.advance(now, true));
    let Err(Refusal::ChangedSince(rows)) = hall.undo(1) else { panic!() };
    assert_eq!(rows.len(), 1, "the spell of the item that has ended since: {rows:?}");
}

#[test]
fn other_columns_of_the_same_row_may_have_changed_since() {
    let (mut hall, _, id, ..) = busy();
    hall.act(|m, _| m.rewrite(id, "Đường rất lội.")).act(|m, _| m.set_owner(id, Owner::Person(AN)));
    hall.undo(1).unwrap();
    assert_eq!((hall.paragraph(id).text.as_str(), hall.paragraph(id).person), ("Đường lội.", Some(AN)));
}

#[test]
fn the_floor_is_not_given_back_while_another_has_it() {
    let (mut hall, ..) = busy();
    let buoi = hall.meeting.facts().floor.unwrap();
    hall.act(|m, now| m.end_turn(now));
    hall.wait(60);
    let toan = hall.call(TOAN);
    let Err(Refusal::ChangedSince(rows)) = hall.undo(1) else { panic!("two would speak") };
    assert!(rows.contains(&("turn", buoi.0)) && rows.contains(&("turn", toan.0)), "{rows:?}");
    hall.wait(60).act(|m, now| m.end_turn(now));
    assert!(matches!(hall.undo(2), Err(Refusal::ChangedSince(_))), "nor the minutes another has had");
}

#[test]
fn nobody_is_put_on_the_list_twice_by_an_undo() {
    let (mut hall, [_, toan], ..) = busy();
    hall.act(|m, _| m.withdraw(toan));
    let again = hall.register(TOAN);
    assert_eq!(hall.undo(1), Err(Refusal::ChangedSince(vec![("turn", toan.0), ("turn", again.0)])));
}

#[test]
fn the_opening_is_not_undone_while_somebody_has_spoken() {
    let mut hall = Hall::new();
    hall.at("14:30").act(|m, now| m.open(now));
    hall.call(AN);
    assert!(matches!(hall.undo(1), Err(Refusal::ChangedSince(_))));
    hall.undo(0).unwrap();
    hall.undo(2).unwrap();
    assert_eq!((hall.meeting.info().opened_at, hall.meeting.facts().current), (None, None));
}

#[test]
fn an_earlier_opinion_is_undone_though_later_ones_have_numbers() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (first, opinion) = hall.opinion(AN, "Một.");
    hall.opinion(BUOI, "Hai.");
    hall.undo(2).unwrap();
    assert_eq!((hall.paragraph(first).kind, hall.meeting.get::<Opinion>(opinion)), (Kind::Note, None));
    assert_eq!(hall.meeting.info().last_opinion, 2);
}

#[test]
fn an_end_is_undone_and_those_who_were_unheard_wait_again() {
    let mut hall = Hall::in_item(CLOSING);
    let turn = hall.register(AN);
    hall.wait(60).act(|m, now| m.close(now, true));
    hall.undo(0).unwrap();
    assert_eq!((hall.turn(turn).state, hall.meeting.facts().current), (TurnState::Waiting, Some(item(CLOSING))));
}

#[test]
fn ids_are_never_used_again_and_the_birth_of_the_meeting_is_not_undone() {
    let mut hall = Hall::in_item(DIALOGUE);
    let first = hall.write(Owner::Hall, "Một.");
    hall.undo(0).unwrap();
    let second = hall.write(Owner::Hall, "Hai.");
    assert!(second > first);
    let born = Record { n: 1, at: hall.now, by: String::new(), deed: Deed::New, undoes: None, edits: Vec::new() };
    assert_eq!(hall.meeting.invert(&born), Err(Refusal::NotUndoable));
}

#[test]
fn nobody_is_made_to_give_an_answer_twice_by_an_undo() {
    let (mut hall, _, _, opinion, answer) = busy();
    let of = hall.paragraph(answer).answer.unwrap();
    hall.act(|m, _| m.set_owner(answer, Owner::Person(CHAIR)));
    hall.write_as(Margin { owner: Owner::Person(OFFICER), mark: Mark::Answer(of), ..Margin::default() }, "Làm thêm.");
    assert_eq!(hall.meeting.facts().answerers_of[&of], [CHAIR, OFFICER]);
    assert!(
        matches!(hall.undo(1), Err(Refusal::ChangedSince(rows)) if rows.iter().any(|(table, _)| *table == "answer_by"))
    );
    assert_eq!(hall.meeting.facts().answers_of[&opinion], [of]);
}

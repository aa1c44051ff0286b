//! What signed minutes still lack: every departure is named, and none that is not one.

use super::hall::*;
use thuky::domain::*;

/// Opened, closed, counted, with a venue, an agency and a secretary: nothing is missing.
fn whole() -> Hall {
    let mut hall = Hall::in_item(CLOSING);
    hall.act(|m, now| m.count_heads(&[Count::Hamlet(THONG_NHAT, 64)], now));
    hall.act(|m, _| {
        m.set_info(|info| {
            (info.venue, info.agency) = ("Nhà văn hóa".to_owned(), "UBND xã".to_owned());
            info.symbol = "BB-UBND".to_owned();
        })
    });
    hall.act(|m, _| m.edit_person(HOST, |person| person.duty = Duty::Secretary));
    hall.wait(60).act(|m, now| m.close(now, true));
    assert_eq!(hall.meeting.missing(), []);
    hall
}
/// What is missing after a change of rows.
fn after(mut hall: Hall, change: impl FnOnce(&mut Work<'_>)) -> Vec<Missing> {
    hall.act(|m, _| {
        let mut work = Work::new(m, Deed::Settings);
        change(&mut work);
        Ok(work)
    });
    hall.meeting.missing()
}
fn task(hall: &mut Hall, unit: &str, deadline: Option<Date>) -> TaskId {
    let id = hall.write_as(Margin { mark: Mark::Task, ..Margin::default() }, "Sửa đường.");
    let task = hall.paragraph(id).task.unwrap();
    let unit = unit.to_owned();
    hall.act(|m, _| {
        let mut work = Work::new(m, Deed::Task);
        work.update(task, |row: &mut Task| (row.unit, row.deadline) = (unit, deadline));
        Ok(work)
    });
    task
}

#[test]
fn of_a_meeting_that_was_only_planned_the_whole_head_is_missing() {
    use Missing::*;
    assert_eq!(Hall::new().meeting.missing(), [Agency, Symbol, StartTime, Venue, Headcount, Secretary, EndTime]);
}

#[test]
fn each_line_of_the_head_is_missed_alone() {
    let id = MeetingId(1);
    for (what, empty) in [
        (Missing::StartTime, (|info| info.opened_at = None) as fn(&mut Info)),
        (Missing::EndTime, |info| info.closed_at = None),
        (Missing::Venue, |info| info.venue = "  ".to_owned()),
        (Missing::Agency, |info| info.agency = "\n".to_owned()),
        (Missing::Symbol, |info| info.symbol = String::new()),
    ] {
        assert_eq!(after(whole(), |work| work.update(id, empty)), [what]);
    }
    let nameless = |person: &mut Person| (person.name, person.described) = (String::new(), "chủ tịch".to_owned());
    assert_eq!(after(whole(), |work| work.update(CHAIR, nameless)), [Missing::Chair]);
    assert_eq!(after(whole(), |work| work.update(HOST, nameless)), [Missing::Secretary]);
    let counts = |work: &mut Work<'_>| {
        let heads: Vec<HeadId> = work.all::<Head>().iter().map(|head| head.id).collect();
        heads.into_iter().for_each(|head| work.delete::<Head>(head));
        let counts: Vec<HeadcountId> = work.all::<Headcount>().iter().map(|count| count.id).collect();
        counts.into_iter().for_each(|count| work.delete::<Headcount>(count));
    };
    assert_eq!(after(whole(), counts), [Missing::Headcount]);
}

#[test]
fn a_number_that_is_not_given_yet_is_not_missing() {
    assert_eq!(whole().meeting.paper_number(Paper::Minutes), None);
}

#[test]
fn the_mark_of_what_is_unclear_is_found_in_words_and_in_any_other_row() {
    let mut hall = whole();
    let words = hall.write(Owner::Hall, "Ông [chưa rõ] hỏi.");
    assert_eq!(hall.meeting.missing(), [Missing::UnclearMark(words)]);
    let found = after(hall, |work| {
        work.update(TOAN, |person: &mut Person| person.name = "Trần [chưa rõ]".to_owned());
        work.update(MeetingId(1), |info: &mut Info| info.venue = "[chưa rõ]".to_owned());
    });
    let rows = [Missing::UnclearRow("meeting", 1), Missing::UnclearRow("person", TOAN.0)];
    assert_eq!(found, [vec![Missing::UnclearMark(words)], rows.to_vec()].concat());
}

#[test]
fn an_opinion_is_missed_until_it_has_a_result_with_unit_and_deadline() {
    let mut hall = whole();
    let (_, opinion) = hall.opinion(AN, "Đường lội.");
    assert_eq!(hall.meeting.missing(), [Missing::Unanswered(opinion)]);
    hall.answer(OFFICER, &[opinion], "Sẽ làm.");
    assert_eq!(hall.meeting.missing(), [Missing::Unsorted(opinion)]);
    let row = |change: fn(&mut Opinion)| after(hall.clone(), |work| work.update(opinion, change));
    for outcome in [Outcome::InWriting, Outcome::PassedOn] {
        let bare = after(hall.clone(), |work| work.update(opinion, |row: &mut Opinion| row.outcome = Some(outcome)));
        assert_eq!(bare, [Missing::OpinionUnit(opinion), Missing::OpinionDeadline(opinion)]);
    }
    assert_eq!(row(|row| row.outcome = Some(Outcome::Answered)), []);
    let given = row(|row| {
        (row.outcome, row.unit) = (Some(Outcome::InWriting), "UBND xã".to_owned());
        row.deadline = Date::from_ymd_opt(2025, 6, 24);
    });
    assert_eq!(given, []);
}

#[test]
fn a_task_is_missed_without_unit_or_deadline() {
    let mut hall = whole();
    let day = Date::from_ymd_opt(2025, 6, 24);
    task(&mut hall, "Địa chính", day);
    let (unit, deadline, both) =
        (task(&mut hall, " ", day), task(&mut hall, "Địa chính", None), task(&mut hall, "", None));
    use Missing::*;
    assert_eq!(hall.meeting.missing(), [TaskUnit(unit), TaskDeadline(deadline), TaskUnit(both), TaskDeadline(both)]);
}

#[test]
fn a_vote_is_missed_without_its_base_and_when_its_numbers_do_not_add_up() {
    for ([agree, against, other], base, fits) in [
        ([96, 0, 0], Some(109), true),
        ([96, 10, 3], Some(109), true),
        ([96, 10, 3], None, true),
        ([96, 10, 0], Some(109), false),
        ([110, 0, 0], Some(109), false),
        ([0, 0, 0], Some(109), false),
        ([0, 0, 0], None, false),
        ([i64::MAX, 1, 0], Some(109), false),
    ] {
        let mut hall = whole();
        let (form, subject) = (VoteForm::Hands, "Thông qua".to_owned());
        let ballot = Ballot { subject, form, agree: 1, against: 0, other: 0, base: None };
        hall.act(|m, now| m.vote(&ballot, None, now));
        let vote = *hall.meeting.rows().votes.keys().next().unwrap();
        let found = after(hall, |work| {
            work.update(vote, |row: &mut Vote| {
                (row.agree, row.against, row.other, row.base) = (agree, against, other, base);
            });
        });
        let base = base.is_none().then_some(Missing::VoteBase(vote));
        let numbers = (!fits).then_some(Missing::VoteNumbers(vote));
        assert_eq!(found, base.into_iter().chain(numbers).collect::<Vec<_>>(), "{agree} {against} {other}");
    }
}

#[test]
fn whoever_is_in_the_minutes_without_a_name_or_an_office_is_missed_once() {
    let mut hall = Hall::in_item(DIALOGUE);
    let stranger = hall.unknown_speaker();
    hall.write(Owner::Person(stranger), "Đường lội.");
    let unnamed = |hall: &Hall| -> Vec<PersonId> {
        let who = hall.meeting.missing().into_iter().filter_map(|what| match what {
            Missing::UnnamedSpeaker(person) => Some(person),
            _ => None,
        });
        who.collect()
    };
    assert_eq!(unnamed(&hall), [stranger]);
    let waiting = hall.register_described("áo xanh", None);
    assert_eq!(unnamed(&hall), [stranger], "who only waits may still be named");
    hall.wait(60).act(|m, now| m.close(now, true));
    assert_eq!(unnamed(&hall), [stranger, waiting], "who was not heard is named in the minutes");
    hall.act(|m, _| m.edit_person(stranger, |person| person.role = "Trưởng xóm".to_owned()));
    assert_eq!(unnamed(&hall), [waiting]);
    let new = NewPerson { described: "áo đỏ".to_owned(), ..NewPerson::default() };
    hall.act(|m, _| m.add_person(&new, Duty::Resident, ""));
    let writer = *hall.meeting.rows().people.keys().next_back().unwrap();
    assert_eq!(unnamed(&hall), [waiting], "who has said nothing is not in the minutes");
    let (_, opinion) = hall.opinion(writer, "Tố cáo.");
    assert_eq!(unnamed(&hall), [waiting, writer]);
    hall.act(|m, _| m.edit_opinion(opinion, |row| row.grievance = Some(Grievance::Denunciation)));
    assert_eq!(unnamed(&hall), [waiting], "what goes another way is not in the minutes");
}

//! Whole sentences about the sample meeting.

use super::samples::*;
use super::*;

#[test]
fn every_refusal_and_notice_fits_one_line() {
    let (meeting, _) = sample();
    for one in notices_of(&meeting) {
        in_one_line(|lang| notice(&one, &meeting, lang));
    }
}

#[test]
fn sentences_name_people_opinions_and_items() {
    let (meeting, _) = sample();
    let said = |refusal: Refusal| super::refusal(&refusal, &meeting, Lang::Vi);
    let waiting: &Turn = meeting.get(meeting.facts().queue[1]).unwrap();
    assert_eq!(said(Refusal::AlreadyWaiting(waiting.person)), "Bà Hoa đang chờ, thứ 2 trong danh sách.");
    let opinion = meeting.opinion_by_number(4).unwrap().id;
    assert_eq!(
        said(Refusal::ChangedSince(vec![("opinion", opinion.0), ("turn", waiting.id.0), ("opinion", opinion.0)])),
        "Bước này đã có việc khác dựa vào: YK 4, lượt của bà Hoa."
    );
    let lines = warned(&Warned::StillWaiting(meeting.facts().queue.clone()), &meeting, Lang::Vi);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("Còn 4 người chờ phát biểu: ông Toàn, bà Hoa, "), "{}", lines[0]);
    assert_eq!(said(Refusal::NotOpened), "Hội nghị chưa khai mạc; F8 (Ctrl+G) để khai mạc.");
}

#[test]
fn what_was_not_done_is_drawn_strongly() {
    let (meeting, _) = sample();
    for refusal in refusals_of(&meeting) {
        assert!(is_warning(&Notice::Refused(refusal)));
    }
    assert!(is_warning(&Notice::Failed(Failure::Backup, String::new())));
    assert!(!is_warning(&Notice::OpinionMade(1)));
    let back = Notice::Restored { from: Time::default(), to: Time::default(), running: true };
    assert!(is_warning(&back) && !is_refusal(&back) && is_refusal(&Notice::BoxFirst));
}

#[test]
fn every_question_has_lines_and_two_answers() {
    let (meeting, _) = sample();
    let all = || meeting.facts().opinions.clone();
    for one in [
        Warned::StillWaiting(meeting.facts().queue.clone()),
        Warned::Unanswered(all()),
        Warned::Unsorted(all()),
        Warned::DeletesAnswered(all()[0]),
        Warned::FileExists("/home/thuky/bien-ban.docx".to_owned()),
    ] {
        for lang in Lang::ALL {
            warned(&one, &meeting, lang).iter().for_each(|line| proper(line));
        }
    }
    for request in [
        Request::Advance,
        Request::GoTo(meeting.facts().agenda[3].item),
        Request::Close,
        Request::EraseOpen,
        Request::Overwrite(Export {
            wish: Wish::of(Paper::Minutes),
            format: Format::Docx,
            path: "/home".to_owned(),
            force: false,
            open: true,
        }),
    ] {
        in_one_line(|lang| question(&request, &meeting, lang));
        in_both(|lang| yes(&request, lang).to_owned());
    }
    in_both(|lang| no(lang).to_owned());
    in_both(|lang| lock(true, lang).to_owned());
    in_both(|lang| lock(false, lang).to_owned());
    in_both(not_read_back);
}

#[test]
fn what_a_paper_lacks_is_worded() {
    let (meeting, _) = sample();
    let opinion = first::<Opinion>(&meeting);
    let mut all = vec![
        Missing::StartTime,
        Missing::EndTime,
        Missing::Agency,
        Missing::Symbol,
        Missing::Venue,
        Missing::Chair,
        Missing::Secretary,
        Missing::Headcount,
        Missing::UnclearMark(meeting.facts().sequence[1]),
        Missing::Unanswered(opinion),
        Missing::Unsorted(opinion),
        Missing::OpinionUnit(opinion),
        Missing::OpinionDeadline(opinion),
        Missing::TaskUnit(TaskId(-1)),
        Missing::TaskDeadline(TaskId(-1)),
        Missing::UnclearRow("opinion", opinion.0),
        Missing::UnclearRow("meeting", meeting.id().0),
        Missing::UnclearRow("person", first::<Person>(&meeting).0),
        Missing::UnclearRow("objection", -1),
        Missing::VoteBase(first::<Vote>(&meeting)),
        Missing::VoteNumbers(first::<Vote>(&meeting)),
        Missing::VoteNumbers(VoteId(-1)),
        Missing::UnnamedSpeaker(first::<Person>(&meeting)),
    ];
    all.extend(meeting.missing());
    for one in all {
        in_one_line(|lang| missing(&one, &meeting, lang));
    }
}

#[test]
fn moments_say_of_what() {
    let (meeting, _) = sample();
    for one in moments_of(&meeting) {
        in_one_line(|lang| moment(one, &meeting, lang));
    }
    let item = meeting.facts().current.unwrap();
    let spell = meeting.spells_of_item(item).next().unwrap().id;
    let (line, title) = (meeting.line(item).unwrap(), &meeting.get::<Item>(item).unwrap().title);
    let said = moment(Moment::Since(spell), &meeting, Lang::Vi);
    assert!(said.starts_with(&format!("giờ bắt đầu mục {} ", line.number)), "{said} {title}");
}

#[test]
fn a_step_says_what_was_done_to_whom() {
    let (meeting, steps) = sample();
    for step in &steps {
        in_one_line(|lang| step_line(&step.record(), &meeting, lang));
    }
    let lines: Vec<String> = steps.iter().map(|step| step_line(&step.record(), &meeting, Lang::Vi)).collect();
    for line in [
        "Khai mạc",
        "Đăng ký phát biểu: ông An",
        "Đếm người có mặt: 128 người",
        "Sửa giờ: giờ khai mạc, 14:38 → 14:37",
        "Sang mục: 1.2 Thông qua chương trình",
        "Biểu quyết: “Thông qua chương trình hội nghị”",
        "Ghi thành trả lời: YK 1, YK 3, YK 4, đ/c Hà",
        "Xếp kết quả: YK 3, trả lời bằng văn bản",
    ] {
        assert!(lines.iter().any(|other| other == line), "{line} is not in\n{}", lines.join("\n"));
    }
}

#[test]
fn a_step_has_a_line_whatever_its_rows_hold() {
    let (meeting, steps) = sample();
    let strange: Vec<RowEdit> = TABLES
        .iter()
        .flat_map(|spec| {
            let cells = |value: &Value| Some(spec.columns.iter().map(|column| (column.name, value.clone())).collect());
            let values = [Value::Null, Value::Int(-1), Value::Int(i64::MAX), Value::Text("x".to_owned())];
            values.map(|value| RowEdit { table: spec.name, id: i64::MAX, before: None, after: cells(&value) })
        })
        .chain([RowEdit { table: "gone", id: 0, before: None, after: None }])
        .collect();
    for deed in Deed::ALL {
        let record =
            |edits: Vec<RowEdit>| Record { n: 1, at: now(), by: String::new(), deed: *deed, undoes: None, edits };
        in_both(|lang| step_line(&record(Vec::new()), &meeting, lang));
        for edit in &strange {
            in_both(|lang| step_line(&record(vec![edit.clone()]), &meeting, lang));
        }
        for step in &steps {
            in_both(|lang| step_line(&record(step.record().edits), &meeting, lang));
        }
    }
}

#[test]
fn people_are_called_as_officials_call_them() {
    let (meeting, _) = sample();
    let called = |name: &str| meeting.rows().people.values().find(|person| person.name.ends_with(name)).unwrap().id;
    let dinh = called("Hoàng Văn Định");
    assert_eq!(person(&meeting, dinh, Lang::Vi), "Ông (VD) Hoàng Văn Định");
    assert_eq!(person_inside(&meeting, dinh, Lang::Vi), "ông (VD) Hoàng Văn Định");
    assert_eq!(person_short(&meeting, dinh, Lang::Vi), "ông Định");
    assert_eq!(person_line(&meeting, dinh, Lang::Vi), "Ông (VD) Hoàng Văn Định · xóm Thống Nhất");
    assert_eq!(person_short(&meeting, dinh, Lang::En), "Mr Định");
    assert_eq!(person_short(&meeting, called("Vũ Thu Hà"), Lang::Vi), "đ/c Hà");
    let blue = meeting.rows().people.values().find(|person| person.described == "áo xanh").unwrap().id;
    assert_eq!(person(&meeting, blue, Lang::Vi), "Ông áo xanh");
    assert_eq!(person_line(&meeting, blue, Lang::Vi), "Ông áo xanh · xóm Trung Tâm");
    assert_eq!(person(&meeting, PersonId(-1), Lang::Vi), "Người chưa biết tên");
    let culture = meeting.rows().people.values().find(|person| person.role.starts_with("Công chức văn hóa")).unwrap();
    assert_eq!(person_short(&meeting, culture.id, Lang::Vi), "Công chức văn hóa");
    for person in meeting.rows().people.keys().copied() {
        for owned in [Owner::Person(person), Owner::Hall, Owner::Nobody] {
            in_both(|lang| owner(owned, &meeting, lang));
            in_both(|lang| owner_short(owned, &meeting, lang));
            in_both(|lang| person_line(&meeting, person, lang));
        }
        assert!(person_short(&meeting, person, Lang::Vi).width() <= 24);
    }
}

#[test]
fn what_is_missing_may_be_a_folder_to_be_made_first() {
    use crate::store::{Error, Fault};
    let error = Error { fault: Fault::Missing, path: "/media/usb/sao-luu".into(), cause: String::new() };
    let told = store_error(&error, Lang::Vi);
    assert_eq!(told, "/media/usb/sao-luu: không có ở đó; nếu là thư mục thì hãy tạo trước rồi làm lại");
}

#[test]
fn a_correction_is_told_with_the_words_before_and_after() {
    let (mut meeting, _) = sample();
    let given = Objecting {
        passage: Passage::Venue,
        person: None,
        settlement: Settlement::Corrected,
        correction: Correction::Words("Nhà văn hóa xóm".to_owned()),
        words: String::new(),
        reason: String::new(),
    };
    let (deed, changes) = meeting.object(&given, now()).map_err(|_| "corrects").unwrap().finish();
    let step = Step { n: meeting.last_step() + 1, at: now(), deed, changes, undoes: None };
    meeting.apply(&step);
    let was = first_words(&meeting.objections()[0].was, 40);
    let told = step_line(&step.record(), &meeting, Lang::Vi);
    assert_eq!(told, format!("Ý kiến về biên bản: “{was}” → “Nhà văn hóa xóm”"));
}

#[test]
fn a_false_lock_is_told_with_its_version_and_step() {
    let report = crate::store::Report { versions: vec![(2, 417)], steps: 500, ..crate::store::Report::default() };
    for lang in Lang::ALL {
        let lines = check_report(&report, lang);
        lines.iter().for_each(|line| proper(line));
        assert!(lines[1].contains('2') && lines[1].contains("417") && lines.len() == 2, "{lines:?}");
    }
}

#[test]
fn what_is_missing_says_where_and_what_to_do() {
    let (mut meeting, _) = sample();
    let vote = first::<Vote>(&meeting);
    let ballot = Ballot {
        subject: "Thông qua".to_owned(),
        form: VoteForm::Hands,
        agree: 96,
        against: 10,
        other: 0,
        base: Some(109),
    };
    let (deed, changes) = meeting.edit_vote(vote, &ballot).map_err(|_| "corrects").unwrap().finish();
    meeting.apply(&Step { n: meeting.last_step() + 1, at: now(), deed, changes, undoes: None });
    let at = crate::viet::clock(meeting.clock(meeting.get::<Vote>(vote).unwrap().at));
    assert_eq!(
        missing(&Missing::VoteNumbers(vote), &meeting, Lang::Vi),
        format!("Biểu quyết {at}: số phiếu 96 + 10 + 0 / 109 không khớp; sửa ở F10 (Ctrl+P) “sửa biểu quyết”")
    );
    let opinion = meeting.opinion_by_number(11).unwrap().id;
    assert_eq!(
        missing(&Missing::Unanswered(opinion), &meeting, Lang::Vi),
        "YK 11 chưa có trả lời; F6 (Ctrl+R) ghi trả lời, Ctrl+O xếp kết quả"
    );
    let chair = meeting.chair().unwrap().id;
    let told = missing(&Missing::UnclearRow("person", chair.0), &meeting, Lang::Vi);
    assert!(told.starts_with("Còn [chưa rõ] ở ") && told.ends_with("; ghi cho rõ"), "{told}");
}

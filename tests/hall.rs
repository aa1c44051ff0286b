//! Three hours in the hall, played with keys only: the secretary is some 25 seconds behind, types through Unikey and makes
//! the mistakes people make. Each step asserts what must come out of it, and how many keys it may cost; dictated words
//! cost nothing.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Bench, local};
use thuky::app::{Effect, Event, Habits, Keyboard, Notice, Row, Warned, What};
use thuky::domain::*;
use thuky::papers::{self, Block, Document, Sources};

#[test]
fn three_hours_in_the_hall() {
    let mut hall = Bench::with_keyboard(Keyboard::Untested);
    the_function_keys_do_not_arrive(&mut hall);
    six_sign_up_at_the_door(&mut hall);
    heads_are_counted(&mut hall);
    the_opening_is_seven_minutes_late_and_pressed_two_later(&mut hall);
    six_opening_actions(&mut hall);
    two_reports_by_two_people(&mut hall);
    the_chair_suggests_topics(&mut hall);
    two_opinions_in_one_turn(&mut hall);
    the_floor_moves_while_words_are_still_typed(&mut hall);
    a_hamlet_typed_wrong(&mut hall);
    one_in_a_blue_shirt(&mut hall);
    the_wrong_person_is_called(&mut hall);
    three_opinions_in_one_breath(&mut hall);
    a_heckler(&mut hall);
    a_point_of_order(&mut hall);
    an_unsigned_slip(&mut hall);
    a_letter_read_by_an_officer(&mut hall);
    the_chair_turns_to_the_answers(&mut hall);
    one_answer_to_three(&mut hall);
    two_answer_one_and_promise_a_visit(&mut hall);
    she_is_not_content(&mut hall);
    the_power_is_cut(&mut hall);
    a_break_of_ten_minutes(&mut hall);
    back_to_an_item_that_was_skipped(&mut hall);
    the_summary_is_one_key_away(&mut hall);
    an_unplanned_item_with_a_vote(&mut hall);
    an_item_pressed_four_minutes_late(&mut hall);
    the_chair_concludes(&mut hall);
    two_are_still_waiting(&mut hall);
    the_minutes_are_read_back(&mut hall);
    closed_locked_and_opened_in_word(&mut hall);
    the_number_comes_the_next_day(&mut hall);
    hall.check_facts();
}

/// 1. 13:55: the laptop's F-row sends media keys.
fn the_function_keys_do_not_arrive(hall: &mut Bench) {
    hall.event(Event::Started);
    assert!(matches!(hall.dialog().what, What::KeyTest(_)));
    // F3 is pressed; nothing arrives. Enter says so.
    hall.press("+5s enter");
    assert_eq!(hall.app.habits.keyboard, Keyboard::Twins);
    assert!(hall.asked.contains(&Effect::Keep(Habits {
        keyboard: Keyboard::Twins,
        toured: true,
        ..Habits::default()
    })));
    assert!(hall.app.dialogs.is_empty() && hall.minutes().is_empty(), "the key did nothing else");
}

/// 2. 14:05: six residents, none on the roll, before the opening.
fn six_sign_up_at_the_door(hall: &mut Bench) {
    let at_the_door = [
        ("14:05", "bà Nguyễn Thị Bưởi, thong nhat"),
        ("14:06", "ông Hoàng Văn Định, tt"),
        ("14:08", "Trần Đức Toàn tn"),
        ("14:11", "bà Lý Thị Hoa, Trung Tâm"),
        ("14:12", "ông Ma Văn Khoa, Trung Tâm"),
        ("14:14", "ông Lê Văn An, Thống Nhất"),
    ];
    hall.press("ctrl+d");
    for (n, (clock, typed)) in at_the_door.into_iter().enumerate() {
        // The box stays open for the next name; asked for again by habit, it stays too.
        if n == 3 {
            hall.press("ctrl+d");
        }
        hall.at(clock).unikey(typed).press("enter");
        assert!(matches!(hall.notice(), Some(Notice::Registered(_))));
        assert_eq!(hall.dialog().query(), "", "ready for the next");
    }
    hall.press("esc");
    assert!(hall.app.dialogs.is_empty() && hall.minutes().is_empty(), "six people were six names");
    assert_eq!(
        hall.queue(),
        ["Nguyễn Thị Bưởi", "Hoàng Văn Định", "Trần Đức Toàn", "Lý Thị Hoa", "Ma Văn Khoa", "Lê Văn An"]
    );
    let hamlets: Vec<&str> =
        hall.queue().iter().map(|name| hall.meeting().hamlet_of(hall.person(name).id).unwrap().name.as_str()).collect();
    assert_eq!(hamlets, ["Thống Nhất", "Trung Tâm", "Thống Nhất", "Trung Tâm", "Trung Tâm", "Thống Nhất"]);
    assert_eq!(hall.person("Nguyễn Thị Bưởi").honorific, "ba");
    let asked: Vec<String> = hall.meeting().facts().queue.iter().map(|id| asked_at(hall, *id)).collect();
    let clocks: Vec<&str> = at_the_door.iter().map(|(clock, _)| *clock).collect();
    assert!(asked.iter().zip(clocks).all(|(asked, clock)| asked.starts_with(clock)), "{asked:?}");
}
fn asked_at(hall: &Bench, turn: TurnId) -> String {
    hall.clock(hall.meeting().get::<Turn>(turn).unwrap().asked_at)
}

/// 3. 14:25: one box, three numbers.
fn heads_are_counted(hall: &mut Bench) {
    hall.at("14:25").keys();
    hall.press("ctrl+p dem enter \"61 48 19\" enter");
    let (count, heads) = hall.meeting().newest_heads().unwrap();
    assert_eq!(count.at, local("14:25"));
    let numbers: Vec<i64> = heads.iter().map(|head| head.number).collect();
    assert_eq!(numbers, [61, 48, 19]);
    assert_eq!((hall.meeting().present(), hall.meeting().residents_present()), (Some(128), Some(109)));
}

/// 4. 14:37: opened seven minutes late; the key comes at 14:39.
fn the_opening_is_seven_minutes_late_and_pressed_two_later(hall: &mut Bench) {
    hall.at("14:39").press("ctrl+g");
    assert_eq!(hall.meeting().info().opened_at, Some(local("14:39")));
    hall.press("+10s ctrl+p \"sua gio\" enter").row(|row| *row == Row::Moment(Moment::Opened));
    hall.press("enter 14:37 enter");
    assert!(hall.app.dialogs.is_empty(), "one time is set right, the boxes are gone");
    assert_eq!(hall.meeting().info().opened_at, Some(local("14:37")));
    assert_eq!(hall.item_spells("Ổn định tổ chức"), ["14:37:00-"]);
    let kept = hall.records()[0].edits.iter().any(|edit| {
        let old = |(name, value): &(&str, Value)| {
            *name == "opened_at" && *value == Value::Text("2025-05-24T07:39:00.000Z".to_owned())
        };
        edit.before.as_ref().is_some_and(|before| before.iter().any(old))
    });
    assert!(kept, "the old time stands in the journal");
}

/// 5–8. Six actions within four minutes; the secretary lags a minute.
fn six_opening_actions(hall: &mut Bench) {
    hall.press("ctrl+n dan enter").unikey("Ổn định tổ chức, kiểm tra số người dự.").press("enter");
    hall.at("14:40").press("ctrl+g shift+f7").unikey("Thông qua chương trình hội nghị");
    hall.press("tab tab 109 enter");
    hall.press("+25s ctrl+g").unikey("Tuyên bố lý do hội nghị.").press("enter");
    hall.press("+25s ctrl+g").unikey("Giới thiệu đại biểu.").press("enter");
    hall.press("+20s ctrl+g ctrl+n").row(|row| *row == Row::Nobody);
    hall.press("enter").unikey("Chủ trì và thư ký lên vị trí làm việc.");
    hall.press("+25s ctrl+g shift+f3 enter enter").unikey("Chào mừng bà con.");
    let told = [
        "Người dẫn chương trình: Ổn định tổ chức, kiểm tra số người dự.",
        "*: Thông qua chương trình hội nghị",
        "Người dẫn chương trình: Tuyên bố lý do hội nghị.",
        "Người dẫn chương trình: Giới thiệu đại biểu.",
        "-: Chủ trì và thư ký lên vị trí làm việc.",
    ];
    assert_eq!(hall.minutes(), told);
    assert_eq!(hall.writing_for(), "Nguyễn Thanh Định");
    let opening = [
        "Ổn định tổ chức",
        "Thông qua chương trình",
        "Tuyên bố lý do",
        "Giới thiệu đại biểu",
        "Mời chủ trì điều hành",
        "Mời thư ký làm việc",
    ];
    let mut until = "14:37:00".to_owned();
    for title in opening {
        let spells = hall.item_spells(title);
        assert_eq!(spells.len(), 1, "{title}");
        let (since, end) = spells[0].split_once('-').unwrap();
        assert_eq!(since, until, "{title}: one begins as the other ends");
        until = end.to_owned();
    }
    let vote = hall.meeting().rows().votes.values().next().unwrap();
    assert_eq!((vote.agree, vote.base, vote.form), (109, Some(109), VoteForm::Hands));
    assert_eq!(vote.item, Some(hall.item_id("Thông qua chương trình")));
    hall.press("enter");
}

/// 9–10. Two reports by two people.
fn two_reports_by_two_people(hall: &mut Bench) {
    hall.at("14:44").press("ctrl+g +2s ctrl+d").press("\"pham duc\" ctrl+t");
    assert_eq!((hall.speaker().unwrap(), hall.writing_for()), ("Phạm Đức Toàn".into(), "Phạm Đức Toàn".into()));
    hall.say("Báo cáo kết quả sáu tháng.").press("enter").at("14:58").press("ctrl+d \"tai chinh\" ctrl+t");
    hall.say("Báo cáo thu chi.").press("enter").at("15:07").press("ctrl+g");
    let turns: Vec<&Turn> = hall.meeting().rows().turns.values().filter(|t| t.kind == TurnKind::Presenter).collect();
    let minutes: Vec<i64> = turns.iter().map(|t| (hall.meeting().used(t.id, hall.now) + 30_000) / 60_000).collect();
    assert_eq!(minutes, [14, 9]);
    assert!(turns.iter().all(|turn| turn.allowed.is_none()), "no countdown, so no overrun");
    assert_eq!(hall.meeting().resident_turns(), 0);
    assert_eq!(hall.with("thu chi").turn, Some(turns[1].id));
    assert_eq!(hall.queue().len(), 6);
}

/// 11. The chair suggests topics: two keys.
fn the_chair_suggests_topics(hall: &mut Bench) {
    hall.press("+20s").keys();
    hall.press("ctrl+n enter");
    assert_eq!(hall.keys(), 2);
    hall.unikey("Đề nghị bà con nêu về đường, nước, đất đai.");
    assert_eq!(hall.writing_for(), "Nguyễn Thanh Định");
}

/// 12–13. "Mời bà Bưởi": two opinions in 90 seconds, at most five keys.
fn two_opinions_in_one_turn(hall: &mut Bench) {
    hall.at("15:12").press("ctrl+g +25s").keys();
    hall.press("ctrl+t");
    let called = hall.now;
    hall.wait(15_000).press("enter enter ctrl+e");
    assert_eq!(hall.writing_for(), "Nguyễn Thị Bưởi");
    hall.unikey("Đề nghị xã sửa đường vào trạm bơm, mưa là lội.");
    hall.wait(30_000).press("ctrl+e");
    assert!(hall.keys() <= 5);
    hall.unikey("Cảm ơn xã đã");
    assert_eq!(hall.turns("Nguyễn Thị Bưởi").len(), 1);
    assert_eq!(hall.meeting().floor().unwrap().id, hall.turns("Nguyễn Thị Bưởi")[0].id);
    assert_eq!(hall.turn_spells(hall.meeting().floor().unwrap().id), [format!("{}-", hall.clock(called))]);
    assert_eq!(hall.with("Đề nghị bà con nêu").owner(), Owner::Person(hall.meeting().chair().unwrap().id));
}

/// 14. "Cảm ơn bà, mời ông Định": the floor moves at once, the words stay hers.
fn the_floor_moves_while_words_are_still_typed(hall: &mut Bench) {
    hall.at("15:14").keys();
    hall.press("ctrl+t");
    assert_eq!(hall.keys(), 1);
    assert_eq!(hall.speaker().unwrap(), "Hoàng Văn Định");
    assert_eq!(hall.writing_for(), "Nguyễn Thị Bưởi");
    assert!(matches!(hall.notice(), Some(Notice::Floor(_))));
    hall.unikey(" nghe, mong xã trả lời về nước sạch.").press("+25s enter enter");
    assert_eq!(hall.writing_for(), "Hoàng Văn Định");
    let buoi = hall.turns("Nguyễn Thị Bưởi")[0].id;
    assert_eq!(hall.with("nước sạch").turn, Some(buoi));
    assert_eq!(hall.turn_spells(buoi).len(), 1);
    assert!(hall.turn_spells(buoi)[0].ends_with("15:14:00"), "her time ended when the chair said so");
    let hers: Vec<i64> = hall.numbers().iter().filter(|(_, a)| *a == "Nguyễn Thị Bưởi").map(|(n, _)| *n).collect();
    assert_eq!(hers, [1, 2]);
    assert!(hall.meeting().rows().opinions.values().all(|opinion| opinion.turn == Some(buoi)));
}

/// 15. Định's hamlet was typed wrong.
fn a_hamlet_typed_wrong(hall: &mut Bench) {
    hall.press("ctrl+e").unikey("Tôi đề nghị cấp giấy chứng nhận quyền sử dụng đất.").press("enter");
    assert_eq!(hall.opinion(3).hamlet, hall.person("Hoàng Văn Định").hamlet);
    hall.press("ctrl+p \"sua thong tin\" enter enter tab").unikey("Thống Nhất").press("enter");
    let dinh = hall.person("Hoàng Văn Định");
    assert_eq!(hall.meeting().hamlet_of(dinh.id).unwrap().name, "Thống Nhất");
    assert_eq!(hall.opinion(3).hamlet, dinh.hamlet, "right everywhere");
    let newest = &hall.records()[0];
    assert_eq!(newest.deed, Deed::EditPerson);
    let tables: Vec<&str> = newest.edits.iter().map(|edit| edit.table).collect();
    assert!(tables.contains(&"person") && tables.contains(&"opinion") && newest.edits[0].before.is_some());
}

/// 16–18. "Anh áo xanh", past the queue; later he says his name and is number five.
fn one_in_a_blue_shirt(hall: &mut Bench) {
    hall.at("15:18").keys();
    hall.press("shift+f2");
    assert_eq!(hall.keys(), 1);
    let turn = hall.meeting().floor().unwrap();
    assert_eq!((turn.state, turn.kind, turn.allowed), (TurnState::Speaking, TurnKind::Resident, Some(300)));
    let turn = turn.id;
    hall.press("+15s ctrl+p \"dat ten\" enter").unikey("anh áo xanh").press("enter");
    assert_eq!(hall.speaker().unwrap(), "áo xanh");
    hall.unikey("Tôi thấy cán bộ một cửa nhiệt tình,").press("+30s");
    // "Tôi là Khoa, xóm Trung Tâm."
    hall.press("ctrl+p \"dat ten\" enter khoa enter").unikey(" xin cảm ơn.").press("enter");
    assert_eq!(hall.speaker().unwrap(), "Ma Văn Khoa");
    assert_eq!(hall.with("một cửa").owner(), Owner::Person(hall.person("Ma Văn Khoa").id));
    let turns = hall.turns("Ma Văn Khoa");
    assert_eq!(turns.len(), 1, "one person, one turn");
    assert_eq!(turns[0].id, turn);
    assert!(asked_at(hall, turn).starts_with("14:12"), "the earlier raised hand stays");
    assert_eq!(hall.queue(), ["Trần Đức Toàn", "Lý Thị Hoa", "Lê Văn An"]);
    assert!(hall.meeting().rows().people.values().all(|person| person.described != "áo xanh" || !person.is_unknown()));
}

/// 19. The wrong person called, six words typed: at most nine keys.
fn the_wrong_person_is_called(hall: &mut Bench) {
    hall.at("15:22").press("ctrl+t");
    assert_eq!(hall.writing_for(), "Trần Đức Toàn");
    hall.unikey("Một là đường điện thôn yếu").keys();
    hall.press("ctrl+p goi enter hoa enter");
    assert!(hall.keys() <= 9);
    assert_eq!((hall.speaker().unwrap(), hall.writing_for()), ("Lý Thị Hoa".into(), "Lý Thị Hoa".into()));
    assert_eq!(hall.pen(), "Một là đường điện thôn yếu|");
    assert_eq!(hall.queue(), ["Trần Đức Toàn", "Lê Văn An"]);
    assert!(asked_at(hall, hall.meeting().facts().queue[0]).starts_with("14:08"));
    assert!(hall.turns("Trần Đức Toàn").is_empty(), "nothing stays of his turn");
    assert_eq!(hall.turn_spells(hall.turns("Lý Thị Hoa")[0].id), ["15:22:00-"]);
}

/// 20. Three opinions in one breath, one paragraph.
fn three_opinions_in_one_breath(hall: &mut Bench) {
    hall.unikey(", hai là loa phát thanh hỏng, ba là rác chưa được gom.").press("+25s ctrl+e");
    for start in ["|ba là", "|hai là"] {
        while !hall.pen().contains(start) {
            hall.press("ctrl+left");
        }
        hall.press("enter");
    }
    hall.press("ctrl+e ctrl+end up ctrl+e ctrl+end");
    let owner = Owner::Person(hall.person("Lý Thị Hoa").id);
    let three: Vec<&Paragraph> = hall.paragraphs().into_iter().rev().take(3).rev().collect();
    assert_eq!(
        three.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
        ["Một là đường điện thôn yếu,", "hai là loa phát thanh hỏng,", "ba là rác chưa được gom."]
    );
    assert!(three.iter().all(|p| p.owner() == owner && p.at == three[0].at && p.turn == three[0].turn));
    let numbers: Vec<_> = three.iter().map(|p| hall.meeting().number_of(p)).collect();
    assert_eq!(numbers, [Some(4), Some(5), Some(6)]);
}

/// 21. A heckler, and the chair warns him.
fn a_heckler(hall: &mut Bench) {
    hall.unikey("Tôi nói thêm").press("enter");
    hall.press("ctrl+n").row(|row| *row == Row::Hall).press("enter").unikey("Nói dài quá!").press("enter");
    hall.press("ctrl+n enter").unikey("Đề nghị giữ trật tự.").press("enter enter");
    assert_eq!(hall.writing_for(), "Lý Thị Hoa", "she has the floor all the while");
    hall.unikey("là tôi đã báo trưởng xóm.").press("enter");
    let lines = hall.minutes();
    let newest: Vec<&str> = lines[lines.len() - 4..].iter().map(String::as_str).collect();
    assert_eq!(
        newest,
        [
            "Lý Thị Hoa: Tôi nói thêm",
            "*: Nói dài quá!",
            "Nguyễn Thanh Định: Đề nghị giữ trật tự.",
            "Lý Thị Hoa: là tôi đã báo trưởng xóm."
        ]
    );
    assert_eq!(hall.turns("Lý Thị Hoa").len(), 1);
    assert_eq!(hall.with("Nói dài quá").kind, Kind::Note);
}

/// 22. The list is closed; a point of order passes it.
fn a_point_of_order(hall: &mut Bench) {
    hall.at("15:36").press("ctrl+p khoa enter");
    assert!(hall.meeting().info().list_closed);
    hall.press("ctrl+d").unikey("ông Dương Văn Sáu, Thống Nhất").press("enter");
    assert_eq!(hall.refusal(), Some(&Refusal::ListClosed));
    assert_eq!(hall.dialog().query(), "ông Dương Văn Sáu, Thống Nhất", "what was typed stays");
    hall.press("esc ctrl+p \"thu tuc\" enter").unikey("ông Lưu Văn Bình, Thống Nhất").press("ctrl+t");
    assert_eq!(hall.speaker().unwrap(), "Lưu Văn Bình");
    assert_eq!(hall.writing_for(), "Lưu Văn Bình");
    hall.unikey("Đề nghị mỗi người không quá năm phút.").press("enter").at("15:37").press("ctrl+d hoa ctrl+t");
    assert_eq!(hall.speaker().unwrap(), "Lý Thị Hoa");
    let hers = hall.turns("Lý Thị Hoa");
    assert_eq!((hers.len(), hall.turn_spells(hers[0].id).len()), (1, 2), "she goes on with the same turn");
    hall.at("15:39").press("shift+f3");
    let turn = hall.turns("Lưu Văn Bình")[0];
    assert_eq!((turn.kind, turn.state), (TurnKind::Point, TurnState::Done));
    assert_eq!(hall.meeting().used(turn.id, hall.now), 55_000);
    assert_eq!(hall.with("năm phút").turn, Some(turn.id));
}

/// 23. An unsigned slip, read out by the chair.
fn an_unsigned_slip(hall: &mut Bench) {
    assert_eq!(hall.writing_for(), "Nguyễn Thanh Định");
    hall.press("ctrl+e").unikey("Vì sao tiền điện tăng?").press("enter enter");
    let slip = hall.opinion(7);
    assert_eq!((slip.author, slip.source), (None, Source::Slip));
    assert_eq!(slip.reader, hall.meeting().chair().map(|chair| chair.id));
}

/// 24. A letter of an absent woman, read by an officer.
fn a_letter_read_by_an_officer(hall: &mut Bench) {
    hall.at("15:42").press("ctrl+n \"van hoa\" enter ctrl+e").unikey("Xin xét lại hộ nghèo năm nay.");
    hall.press("ctrl+l");
    to_field(hall, thuky::app::Label::Source);
    hall.press("right");
    to_field(hall, thuky::app::Label::Author);
    hall.unikey("bà Triệu Thị Lan, Thống Nhất").press("enter");
    assert!(hall.app.dialogs.is_empty(), "{:?} {:?}", hall.notice(), hall.rows());
    let letter = hall.opinion(8);
    assert_eq!(letter.source, Source::Letter);
    assert_eq!(letter.author, Some(hall.person("Triệu Thị Lan").id));
    assert_eq!(letter.hamlet, hall.person("Triệu Thị Lan").hamlet);
    let officer = letter.reader.unwrap();
    assert_eq!(hall.meeting().get::<Person>(officer).unwrap().role, "Công chức văn hóa - xã hội");
    assert_eq!(hall.person("Triệu Thị Lan").duty, Duty::Resident);
    assert_eq!(hall.meeting().turns_of(officer).count(), 0);
}
fn to_field(hall: &mut Bench, label: thuky::app::Label) {
    for _ in 0..hall.dialog().fields.len() {
        let dialog = hall.dialog();
        if dialog.fields[dialog.active].label == label {
            return;
        }
        hall.press("tab");
    }
    panic!("no field {label:?}");
}

/// 25. 15:52: five have spoken, eight opinions; the chair turns to the answers, past "tổng hợp".
fn the_chair_turns_to_the_answers(hall: &mut Bench) {
    hall.at("15:52").press("shift+f8").item("Tiếp thu, giải trình").press("enter");
    assert!(hall.app.dialogs.is_empty(), "no warning on going to the answers");
    assert_eq!(hall.meeting().resident_turns(), 5);
    assert_eq!(hall.meeting().facts().opinions.len(), 8);
    assert_eq!(hall.meeting().facts().unanswered, 8);
    assert!(hall.item_spells("Tổng hợp ý kiến").is_empty());
}

/// 26–27. One officer answers 1, 4 and 6; 6 in writing by 3/6: at most thirteen keys.
fn one_answer_to_three(hall: &mut Bench) {
    hall.press("+10s ctrl+d \"dia chinh\" ctrl+t +10s ctrl+end enter enter").keys();
    hall.press("ctrl+r 146 ctrl+r");
    hall.unikey("Đường, điện đã có trong kế hoạch quý III; rác sẽ trả lời bằng văn bản.");
    hall.press("ctrl+o 112 3/6 enter");
    assert!(hall.keys() <= 13);
    assert!(hall.app.dialogs.is_empty());
    let answers: Vec<&Answer> = hall.meeting().rows().answers.values().collect();
    assert_eq!(answers.len(), 1);
    let of: Vec<i64> = hall.meeting().facts().opinions_of[&answers[0].id]
        .iter()
        .map(|id| hall.meeting().opinion_number(*id).unwrap())
        .collect();
    assert_eq!(of, [1, 4, 6]);
    let by = &hall.meeting().facts().answerers_of[&answers[0].id];
    assert_eq!(by.len(), 1);
    assert!(hall.meeting().get::<Person>(by[0]).unwrap().role.starts_with("Công chức địa chính"));
    let outcomes: Vec<_> = [1, 4, 6].map(|n| hall.opinion(n).outcome).to_vec();
    assert_eq!(outcomes, [Some(Outcome::Answered), Some(Outcome::Answered), Some(Outcome::InWriting)]);
    let sixth = hall.opinion(6);
    assert_eq!(sixth.deadline, Date::from_ymd_opt(2025, 6, 3));
    assert!(sixth.unit.starts_with("Công chức địa chính"), "{}", sixth.unit);
    assert!(hall.meeting().standing(hall.opinion(2).id) == Standing::Open);
}

/// 28. A forest ranger answers 3, the chair adds, and promises a visit.
fn two_answer_one_and_promise_a_visit(hall: &mut Bench) {
    hall.at("15:58").press("ctrl+d \"kiem lam\" ctrl+t enter enter ctrl+r 3 ctrl+r");
    hall.unikey("Đất rừng phải đo lại mốc.").press("+40s shift+f3 enter enter ctrl+r 3 ctrl+r");
    hall.unikey("Xã sẽ cấp giấy trong quý III.").press("ctrl+o 1 enter f7 f7");
    hall.unikey("Đi thực địa cùng hộ ông Định.").press("ctrl+l");
    to_field(hall, thuky::app::Label::Unit);
    hall.unikey("Địa chính xã").press("tab tab 10/6 enter");
    assert!(hall.app.dialogs.is_empty(), "{:?}", hall.notice());
    let third = hall.opinion(3).id;
    let by: Vec<String> = hall.meeting().facts().answers_of[&third]
        .iter()
        .flat_map(|answer| &hall.meeting().facts().answerers_of[answer])
        .map(|person| hall.app.field_name(*person))
        .collect();
    assert_eq!(by, ["Trạm trưởng trạm kiểm lâm Quán Vuông", "Nguyễn Thanh Định"]);
    let tasks: Vec<&Task> = hall.meeting().rows().tasks.values().collect();
    assert_eq!(tasks.len(), 1);
    assert_eq!((tasks[0].unit.as_str(), tasks[0].deadline), ("Địa chính xã", Date::from_ymd_opt(2025, 6, 10)));
    assert_eq!(hall.with("thực địa").owner(), Owner::Person(hall.meeting().chair().unwrap().id));
}

/// 29. Bà Bưởi: "chưa thỏa đáng".
fn she_is_not_content(hall: &mut Bench) {
    hall.at("16:01").press("ctrl+d buoi ctrl+t enter enter");
    assert_eq!(hall.writing_for(), "Nguyễn Thị Bưởi");
    hall.unikey("Trả lời như vậy là chưa thỏa đáng.").press("ctrl+p \"dap lai\" enter");
    assert_eq!(hall.turns("Nguyễn Thị Bưởi").len(), 2);
    let answer = hall.meeting().facts().answers_of[&hall.opinion(1).id][0];
    assert_eq!(hall.with("chưa thỏa đáng").reply_to, Some(answer));
    assert_eq!(hall.with("chưa thỏa đáng").turn, Some(hall.turns("Nguyễn Thị Bưởi")[1].id));
}

/// 30. 16:05: the power is cut mid-sentence with the register box half filled; six minutes dark.
fn the_power_is_cut(hall: &mut Bench) {
    hall.at("16:03").press("ctrl+t enter enter ctrl+e");
    assert_eq!(hall.writing_for(), "Trần Đức Toàn");
    hall.unikey("Sân chơi cho trẻ em").press("left left left").at("16:05");
    hall.press("ctrl+d").unikey("bà Nông Thị");
    let (pen, queue, boxed) = (hall.pen(), hall.queue(), hall.dialog().clone());
    let turn = hall.meeting().floor().unwrap().id;
    let before = hall.now;
    hall.power_cut(6 * 60_000);
    assert_eq!((hall.pen(), hall.queue()), (pen.clone(), queue));
    assert_eq!(pen, "Sân chơi cho trẻ| em");
    assert_eq!(hall.dialog().what, boxed.what);
    assert_eq!((hall.dialog().query(), hall.dialog().row), ("bà Nông Thị", boxed.row));
    assert_eq!(hall.writing_for(), "Trần Đức Toàn");
    assert_eq!(hall.meeting().floor().map(|turn| turn.id), Some(turn));
    assert!(matches!(hall.notice(), Some(Notice::Restored { running: true, .. })));
    hall.keys();
    hall.press("shift+f9");
    assert_eq!(hall.keys(), 1);
    assert!(matches!(hall.notice(), Some(Notice::GapOut(360))), "{:?}", hall.notice());
    let used = hall.meeting().used(turn, hall.now) - before.since(local("16:03"));
    assert!(used.abs() < 10_000, "the dark minutes are not his: {used}");
    assert_eq!(hall.turn_spells(turn).len(), 2);
    assert_eq!(hall.item_spells("Tiếp thu, giải trình").len(), 2);
    hall.unikey(" Sen, Trung Tâm").press("enter");
    assert_eq!(hall.refusal(), Some(&Refusal::ListClosed));
    hall.press("esc end").unikey(" chưa có.");
    assert_eq!(hall.pen(), "Sân chơi cho trẻ em chưa có.|");
}

/// 31. A break of ten minutes.
fn a_break_of_ten_minutes(hall: &mut Bench) {
    hall.at("16:13");
    let turn = hall.meeting().floor().unwrap().id;
    let late = hall.meeting().pace(hall.now).unwrap().late_minutes;
    hall.press("shift+f4");
    let used = hall.meeting().used(turn, hall.now);
    assert!(hall.meeting().open_break().is_some());
    hall.at("16:23").press("shift+f4");
    assert_eq!(hall.meeting().used(turn, hall.now), used, "his clock stood still");
    assert_eq!(hall.meeting().pace(hall.now).unwrap().late_minutes, late, "a break is no delay");
    hall.press("f4 +30s");
    assert_eq!(hall.meeting().used(turn, hall.now), used + 30_000);
    let breaks: Vec<&Paragraph> = hall.paragraphs().into_iter().filter(|p| p.kind == Kind::Break).collect();
    assert_eq!(breaks.len(), 1);
    let spell = hall.meeting().get::<Spell>(breaks[0].spell.unwrap()).unwrap();
    assert_eq!((spell.since, spell.until), (local("16:13"), Some(local("16:23"))));
    assert_eq!(hall.with("Sân chơi").text, "Sân chơi cho trẻ em chưa có.");
}

/// 32. "Tổng hợp" was skipped; after the answers the chair returns to it, and to the answers again.
fn back_to_an_item_that_was_skipped(hall: &mut Bench) {
    hall.at("16:26").press("shift+f8").item("Tổng hợp ý kiến").press("enter");
    let What::Ask { warnings, .. } = &hall.dialog().what else { panic!("leaving the answers asks") };
    assert!(warnings.iter().any(|w| matches!(w, Warned::Unanswered(open) if open.len() == 5)), "{warnings:?}");
    hall.press("enter");
    assert!(hall.item_spells("Tổng hợp ý kiến").is_empty(), "Enter alone never confirms");
    hall.press("shift+f8").item("Tổng hợp ý kiến").press("enter down enter");
    hall.at("16:28").press("shift+f8").item("Tiếp thu, giải trình").press("enter");
    hall.at("16:32").press("shift+f8").item("Tổng hợp ý kiến").press("enter down enter +5s");
    assert_eq!(hall.item_spells("Tổng hợp ý kiến"), ["16:26:00-16:28:00", "16:32:00-"]);
    let untouched: Vec<&str> = hall
        .meeting()
        .leaves()
        .filter(|item| !hall.meeting().is_touched(item.id))
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(untouched, ["Kết luận, bế mạc"]);
}

/// 33. "Đọc nhanh tổng hợp ý kiến theo lĩnh vực": one key.
fn the_summary_is_one_key_away(hall: &mut Bench) {
    hall.keys();
    hall.press("shift+f6");
    assert_eq!(hall.keys(), 1);
    assert_eq!(hall.dialog().what, What::Summary);
    hall.press("esc");
}

/// 34. An unplanned item with a show of hands, 96 of 109.
fn an_unplanned_item_with_a_vote(hall: &mut Bench) {
    hall.at("16:36").press("shift+f8 insert").unikey("Góp tiền làm đường").press("enter");
    assert_eq!(hall.dialog().what, What::Agenda, "back in the list");
    hall.item("Góp tiền làm đường").press("enter");
    assert_eq!(hall.meeting().current_item().unwrap().title, "Góp tiền làm đường");
    hall.press("shift+f7").unikey("Mỗi hộ góp hai trăm nghìn đồng").press("tab tab 96 tab 13 enter");
    let (vote, words) = (hall.meeting().rows().votes.values().next_back().unwrap(), hall.with("hai trăm nghìn"));
    assert_eq!((vote.agree, vote.against, vote.base), (96, 13, Some(109)));
    assert_eq!((words.vote, words.owner()), (Some(vote.id), Owner::Hall));
    assert_eq!(vote.agree * 1000 / vote.base.unwrap(), 880);
    hall.press("ctrl+p dem enter \"61 50 19\" enter");
    assert_eq!(hall.meeting().facts().headcounts.len(), 2, "the first count stays");
    assert_eq!(hall.meeting().present(), Some(130));
    assert_eq!(hall.meeting().rows().votes.values().next_back().unwrap().base, Some(109));
}

/// 35. F8 was pressed four minutes late.
fn an_item_pressed_four_minutes_late(hall: &mut Bench) {
    hall.at("16:50").press("ctrl+g");
    assert_eq!(hall.meeting().current_item().unwrap().title, "Kết luận, bế mạc");
    let spell = hall.meeting().spells_of_item(hall.item_id("Kết luận, bế mạc")).next().unwrap().id;
    hall.press("ctrl+p \"sua gio\" enter").row(|row| *row == Row::Moment(Moment::Since(spell)));
    hall.press("enter 1646 enter");
    assert_eq!(hall.item_spells("Kết luận, bế mạc"), ["16:46:00-"]);
    assert_eq!(hall.item_spells("Góp tiền làm đường"), ["16:36:01-16:46:00"], "the item before ends with it");
}

/// 36. Four points and three tasks.
fn the_chair_concludes(hall: &mut Bench) {
    hall.press("ctrl+k");
    for point in ["Tiếp thu các ý kiến.", "Sửa đường trong quý III.", "Trả lời bằng văn bản.", "Cảm ơn bà con."]
    {
        hall.unikey(point).press("enter");
    }
    hall.press("ctrl+k");
    let tasks = [
        ("Gom rác hằng tuần.", "Địa chính xã", "15/6"),
        ("Sửa loa phát thanh.", "Văn hóa xã", "30/6"),
        ("Xét lại hộ nghèo.", "Văn hóa xã", "20/6"),
    ];
    for (words, unit, deadline) in tasks {
        hall.unikey(words).press("ctrl+l");
        to_field(hall, thuky::app::Label::Unit);
        hall.unikey(unit).press(&format!("tab tab {deadline} enter enter"));
    }
    let chair = Owner::Person(hall.meeting().chair().unwrap().id);
    let of_kind = |kind| hall.paragraphs().into_iter().filter(move |p| p.kind == kind).collect::<Vec<_>>();
    assert_eq!(of_kind(Kind::Conclusion).len(), 4);
    assert!(of_kind(Kind::Conclusion).iter().all(|p| p.owner() == chair));
    let given: Vec<(String, Option<Date>)> = of_kind(Kind::Task)
        .iter()
        .map(|p| hall.meeting().get::<Task>(p.task.unwrap()).unwrap())
        .map(|task| (task.unit.clone(), task.deadline))
        .collect();
    let day = |month, day| Date::from_ymd_opt(2025, month, day);
    assert_eq!(
        given[1..],
        [
            ("Địa chính xã".to_owned(), day(6, 15)),
            ("Văn hóa xã".to_owned(), day(6, 30)),
            ("Văn hóa xã".to_owned(), day(6, 20))
        ]
    );
}

/// 37. Two are still waiting.
fn two_are_still_waiting(hall: &mut Bench) {
    hall.press("ctrl+p khoa enter ctrl+d").unikey("bà Nông Thị Sen, Trung Tâm").press("enter");
    assert_eq!(hall.queue(), ["Lê Văn An", "Nông Thị Sen"]);
    let waiting = hall.meeting().facts().queue.clone();
    hall.at("16:58").press("ctrl+g");
    let What::Ask { warnings, .. } = &hall.dialog().what else { panic!("closing asks") };
    assert!(warnings.contains(&Warned::StillWaiting(waiting)));
    hall.press("enter");
    assert!(hall.meeting().info().closed_at.is_none(), "Enter alone never confirms");
    // Asked for a written opinion, she hands one in.
    hall.press("ctrl+n sen enter ctrl+e").unikey("Đề nghị sửa nhà văn hóa.").press("enter");
    assert_eq!(hall.opinion(10).author, Some(hall.person("Nông Thị Sen").id));
    hall.unikey("Xin cảm").press("left left");
}

/// 38. 17:12, while the meeting still runs: a number, a name, "tôi không nói vậy".
fn the_minutes_are_read_back(hall: &mut Bench) {
    let (pen, writing_for) = (hall.pen(), hall.writing_for());
    hall.at("17:12").press("ctrl+p \"doc lai\" enter");
    assert_eq!(hall.dialog().what, What::ReadBack);
    assert_eq!(hall.meeting().info().read_back_at, Some(local("17:12")));
    // The clock goes on, letters go nowhere.
    hall.press("x");
    assert_eq!(hall.notice(), Some(&Notice::ReadingBack));
    // "Xóm Trung Tâm có 52 người chứ không phải 50."
    hall.row(|row| *row == Row::Passage(Passage::Heads)).press("enter tab khoa tab");
    assert!(matches!(hall.rows().as_slice(), []), "{:?}", hall.rows());
    hall.press("\"61 52 19\" enter");
    assert_eq!(hall.notice(), Some(&Notice::Objected(Settlement::Corrected)));
    assert_eq!(hall.dialog().what, What::ReadBack, "and reading goes on");
    let numbers: Vec<i64> = hall.meeting().newest_heads().unwrap().1.iter().map(|head| head.number).collect();
    assert_eq!(numbers, [61, 52, 19]);
    // "Tôi là Dũng, không phải Định."
    let road = hall.with("cấp giấy chứng nhận").id;
    hall.row(|row| *row == Row::Passage(Passage::Paragraph(road))).press("enter tab tab tab");
    hall.unikey("Hoàng Văn Dũng").press("enter");
    assert_eq!(hall.notice(), Some(&Notice::Objected(Settlement::Corrected)));
    assert_eq!(hall.owner_name(hall.with("cấp giấy chứng nhận").owner()), "Hoàng Văn Dũng");
    // "Tôi không nói vậy."
    let waste = hall.with("rác chưa được gom").id;
    hall.row(|row| *row == Row::Passage(Passage::Paragraph(waste))).press("enter right tab hoa tab");
    hall.unikey("Tôi không nói vậy, tôi nói gom chưa đều.").press("enter");
    assert_eq!(hall.notice(), Some(&Notice::Objected(Settlement::Reserved)));
    let settled: Vec<(Settlement, String)> = hall
        .meeting()
        .objections()
        .into_iter()
        .map(|objection| (objection.settlement, objection.person.map_or("-".to_owned(), |p| hall.app.field_name(p))))
        .collect();
    let expected =
        [(Settlement::Corrected, "Ma Văn Khoa"), (Settlement::Corrected, "-"), (Settlement::Reserved, "Lý Thị Hoa")];
    assert_eq!(settled, expected.map(|(settlement, by)| (settlement, by.to_owned())));
    assert_eq!(hall.app.settled(Passage::Heads), [Settlement::Corrected]);
    assert_eq!(hall.app.settled(Passage::Paragraph(road)), [Settlement::Corrected]);
    assert_eq!(hall.app.settled(Passage::Paragraph(waste)), [Settlement::Reserved]);
    assert_eq!(hall.with("rác chưa được gom").text, "ba là rác chưa được gom.", "the minutes stay");
    hall.press("esc");
    assert_eq!((hall.pen(), hall.writing_for()), (pen, writing_for), "back at the exact caret");
    hall.press("ctrl+p \"doc lai\" enter");
    assert_eq!(hall.app.passage_read(), Some(Passage::Paragraph(waste)), "reading goes on where it was left");
    assert_eq!(hall.meeting().info().read_back_at, Some(local("17:12")), "once");
}

/// 39. 17:20: adopted, closed, locked; the Word file is opened: three keys.
fn closed_locked_and_opened_in_word(hall: &mut Bench) {
    let waiting = hall.meeting().facts().queue.clone();
    hall.at("17:20").keys();
    hall.press("ctrl+g enter");
    assert!(hall.meeting().info().closed_at.is_none() && hall.meeting().locked().is_none(), "Enter alone never locks");
    hall.wait(3_000).keys();
    hall.asked.clear();
    hall.press("ctrl+g down enter");
    assert!(hall.keys() <= 5);
    let info = hall.meeting().info().clone();
    assert_eq!((info.adopted_at, info.closed_at, info.copies), (Some(hall.now), Some(hall.now), Some(2)));
    let unheard = |id: &TurnId| hall.meeting().get::<Turn>(*id).unwrap().state == TurnState::Unheard;
    assert!(waiting.len() == 2 && waiting.iter().all(unheard), "chưa được phát biểu");
    assert!(hall.meeting().rows().spells.values().all(|spell| !spell.is_open()));
    let lock = hall.steps.last().unwrap();
    let version = hall.meeting().locked().unwrap().clone();
    assert_eq!((lock.deed, version.number, version.step), (Deed::Lock, 1, lock.n - 1), "the lock is the step after");
    assert_eq!(version.fingerprint, common::chain(version.step));
    let document = minutes(hall);
    let seal = document.seal.clone().unwrap();
    assert!(seal.mark.ends_with(&format!(":1:{}:{}", version.step, version.fingerprint)), "{}", seal.mark);
    assert!(seal.lines[0].contains("17 giờ 20"), "{:?}", seal.lines);
    assert!(text(&document).contains("17 giờ 20"), "the end time stands in them");
    let Some(Effect::Export(export)) = hall.asked.last() else { panic!("{:?}", hall.asked) };
    assert_eq!((export.path.as_str(), export.open), ("/tmp/Bien-ban-2025-05-24-v1.docx", true));
    let flushed = hall.asked.iter().position(|effect| *effect == Effect::Flush);
    let asked = hall.asked.iter().position(|effect| *effect == Effect::Fingerprint);
    assert!(flushed < asked, "nothing is locked before everything is on the disk");
    assert!(!hall.asked.iter().any(|effect| matches!(effect, Effect::Quit)));
    let path = export.path.clone();
    hall.event(Event::Exported { path: path.clone(), unopened: false });
    assert_eq!(hall.notice(), Some(&Notice::Exported(path)));
    // Whatever is typed now is refused at once.
    hall.press("esc x");
    assert_eq!(hall.refusal(), Some(&Refusal::Locked(1)));
    hall.press("ctrl+z");
    assert_eq!(hall.refusal(), Some(&Refusal::Locked(1)));
}

/// 40. The next day: the number, the day, the scan; the lock still holds.
fn the_number_comes_the_next_day(hall: &mut Bench) {
    hall.wait(15 * 60 * 60_000);
    let number = |document: &Document| document.head.number.clone();
    let unnumbered = number(&minutes(hall));
    hall.press("ctrl+p \"ban scan\" enter 07 tab 25/5 tab \"/home/thu-ky/da ky.pdf\" enter");
    assert!(hall.app.dialogs.is_empty(), "{:?}", hall.notice());
    let path = "/home/thu-ky/da ky.pdf".to_owned();
    assert_eq!(hall.asked.last(), Some(&Effect::Scan { paper: Paper::Minutes, path }));
    let (name, hash) = ("da ky.pdf".to_owned(), "ab".repeat(32));
    hall.event(Event::Scanned { paper: Paper::Minutes, name, hash: hash.clone() });
    let issue = hall.meeting().issue_of(Paper::Minutes).unwrap();
    assert_eq!((issue.number.as_str(), issue.issued_on), ("07", Date::from_ymd_opt(2025, 5, 25)));
    assert_eq!((issue.scan.as_str(), &issue.scan_hash), ("da ky.pdf", &hash));
    assert_eq!(hall.meeting().locked().map(|version| version.number), Some(1), "the lock still holds");
    let copy = minutes(hall);
    assert!(number(&copy) != unnumbered && number(&copy).contains("07/"), "{}", number(&copy));
    assert_eq!(copy.seal.unwrap().mark, minutes(hall).seal.unwrap().mark);
}

fn minutes(hall: &Bench) -> Document {
    papers::document(&Sources::from(hall.meeting()), &Wish::of(Paper::Minutes))
}
fn text(document: &Document) -> String {
    let line = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text() + "\n",
        _ => String::new(),
    };
    document.blocks.iter().map(line).collect()
}

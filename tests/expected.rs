//! What the secretary expects of the console where it once did something else.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Bench, local};
use thuky::app::{Guest, Label, Notice, Row, What};
use thuky::domain::*;

/// In the dialogue; bà Bưởi has the floor and the empty pen.
fn buoi_speaks() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.invite("buoi").press("+3s");
    bench
}

#[test]
fn a_console_started_without_a_draft_writes_for_whoever_has_the_floor() {
    let mut bench = buoi_speaks();
    bench.restart_without_draft();
    assert_eq!(bench.writing_for(), "Nguyễn Thị Bưởi");
    bench.say("Đường xấu.").press("enter");
    assert_eq!(bench.last().turn, bench.meeting().facts().floor);
}

// ---- finding people

#[test]
fn people_are_found_by_their_duty_and_the_hall_by_its_name() {
    let mut bench = buoi_speaks();
    let first = |bench: &mut Bench, typed: &str| {
        bench.press("ctrl+n").unikey(typed);
        let first = bench.rows()[0].clone();
        bench.press("esc");
        match first {
            Row::Known(person) => format!("{:?}", bench.meeting().get::<Person>(person).unwrap().duty),
            row => format!("{row:?}"),
        }
    };
    for (typed, found) in [
        ("chu tri", "Chair"),
        ("chủ trì", "Chair"),
        ("chủ tọa", "Chair"),
        ("thu ky", "Secretary"),
        ("dan chuong trinh", "Host"),
        ("hội trường", "Hall"),
        ("hoi truong", "Hall"),
        ("ghi chung", "Nobody"),
    ] {
        assert_eq!(first(&mut bench, typed), found, "{typed}");
    }
}

/// How the first rows are called.
fn called(bench: &Bench) -> Vec<String> {
    let name = |row: &Row| match row {
        Row::Known(person) => bench.meeting().get::<Person>(*person).unwrap().name.clone(),
        Row::Waiting(turn) | Row::Off(turn) => bench
            .meeting()
            .get(bench.meeting().get::<Turn>(*turn).unwrap().person)
            .map(|p: &Person| p.name.clone())
            .unwrap(),
        Row::New(new) => format!("mới: {}", new.name),
        row => format!("{row:?}"),
    };
    bench.rows().iter().take(2).map(name).collect()
}

#[test]
fn a_name_is_found_with_letters_left_out_and_before_somebody_new_of_that_spelling() {
    let mut bench = buoi_speaks();
    bench.register("ông Nguyễn Văn Quyết, Thống Nhất");
    bench.press("f2").unikey("qyet");
    assert_eq!(called(&bench), ["Nguyễn Văn Quyết", "mới: Qyet"]);
    bench.press("esc f2").unikey("Qyết");
    assert_eq!(called(&bench), ["mới: Qyết", "Nguyễn Văn Quyết"], "with marks it is how a new name is written");
}

#[test]
fn somebody_known_is_found_with_the_honorific_before_the_name() {
    let mut bench = buoi_speaks();
    for typed in ["bà Nguyễn Thị Bưởi, Thống Nhất", "Bà Bưởi", "ba buoi", "b. Bưởi"] {
        bench.press("f2").unikey(typed);
        assert_eq!(called(&bench)[0], "Nguyễn Thị Bưởi", "{typed}");
        bench.press("esc");
    }
    for (typed, known) in [("đinh", "Hoàng Văn Định"), ("nguyên thi bươi", "Nguyễn Thị Bưởi")] {
        bench.press("f2").say(typed);
        assert_eq!(called(&bench)[0], known, "the tone is still to come: {typed}");
        bench.press("esc");
    }
    bench.press("f2").unikey("bà Nguyễn Thị Bười");
    assert!(called(&bench)[0].starts_with("mới: "), "another name");
}

#[test]
fn of_two_found_equally_well_who_asked_to_speak_last_comes_first() {
    let mut bench = buoi_speaks();
    bench.register("ông Lò Văn Quế, Thống Nhất").press("+1m").register("ông Vì Văn Quế, Thống Nhất").press("f2");
    bench.unikey("que");
    assert_eq!(called(&bench), ["Vì Văn Quế", "Lò Văn Quế"]);
}

#[test]
fn in_the_margin_a_given_name_comes_before_an_office() {
    let mut bench = buoi_speaks();
    bench.press("f5").say("Đường xấu.").press("ctrl+l");
    while bench.dialog().fields[bench.dialog().active].label != Label::Author {
        bench.press("tab");
    }
    bench.press("hoa");
    assert_eq!(bench.rows()[0], Row::Known(bench.person("Lý Thị Hoa").id));
}

// ---- words

#[test]
fn f7_on_the_words_of_a_resident_gives_them_to_the_chair() {
    let mut bench = buoi_speaks();
    bench.say("Giao địa chính trả lời.").press("f7");
    assert_eq!(bench.writing_for(), "Nguyễn Thanh Định");
    assert_eq!(bench.last().kind, Kind::Conclusion);
    bench.press("ctrl+w enter");
    assert_eq!((bench.writing_for().as_str(), bench.last().kind), ("Nguyễn Thị Bưởi", Kind::Note));
}

#[test]
fn words_typed_into_an_emptied_paragraph_have_their_own_time_and_item() {
    let mut bench = Bench::trung_hoi();
    bench.at("13:58").say("thử").press("enter up ctrl+a bs");
    bench.at("14:30").press("f8").at("14:31").say("Khai mạc.").power_cut(1000).press("enter");
    assert_eq!(bench.minutes(), ["-: Khai mạc."]);
    assert_eq!((bench.last().at, bench.last().item), (local("14:31"), bench.meeting().facts().current));
    bench.at("14:40").press("up ctrl+a bs ctrl+z").press("end").say(" Xong.").press("enter");
    assert_eq!((bench.last().text.as_str(), bench.last().at), ("Khai mạc. Xong.", local("14:31")));
    bench.press("up ctrl+a bs down");
    assert!(bench.minutes().is_empty(), "left empty it goes");
}

// ---- boxes and keys

#[test]
fn the_highlight_follows_the_one_withdrawn_and_the_one_put_back() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2 hoa enter f2 khoa enter f2 down");
    let khoa = bench.meeting().facts().queue[1];
    bench.press("delete");
    assert_eq!(bench.app.highlighted(), Some(Row::Off(khoa)));
    bench.press("insert");
    assert_eq!(bench.app.highlighted(), Some(Row::Waiting(khoa)));
    assert_eq!(bench.queue(), ["Lý Thị Hoa", "Ma Văn Khoa"]);
    bench.press("delete delete");
    assert_eq!(bench.refusal(), Some(&Refusal::NotWaiting(khoa)));
}

#[test]
fn a_command_key_closes_the_palette_and_the_clocks_keys_leave_it() {
    let mut bench = buoi_speaks();
    bench.press("f10 mo f4 f9");
    assert_eq!(bench.dialog().query(), "mo");
    bench.press("f2 esc");
    assert!(bench.app.dialogs.is_empty());
    bench.press("f10 f5").say("Đường xấu.").press("enter");
    assert_eq!(bench.last().kind, Kind::Opinion);
    bench.press("f10 f10");
    assert!(bench.app.dialogs.is_empty(), "its own key closes it");
}

#[test]
fn after_a_break_the_clock_that_still_stands_is_named_and_f4_alone_does_both() {
    let mut bench = buoi_speaks();
    let buoi = bench.person("Nguyễn Thị Bưởi").id;
    bench.press("shift+f4 +10m shift+f4");
    assert_eq!(bench.notice(), Some(&Notice::StillPaused(buoi)));
    bench.press("f4 +60s shift+f4 +10m f4");
    assert!(bench.meeting().open_break().is_none());
    assert_eq!(bench.meeting().floor().unwrap().state, TurnState::Speaking);
}

#[test]
fn of_items_the_title_that_begins_as_typed_comes_first() {
    let mut bench = Bench::in_dialogue();
    let direct = bench.item_id("Đối thoại trực tiếp");
    bench.press("shift+f8 \"doi thoai\"");
    assert_eq!(bench.rows()[0], Row::Item(direct));
    assert!(bench.rows().len() > 1, "the others are still offered");
}

// ---- a commune of which nothing is known yet

/// Goes to a field of the open form and types anew what stands there.
fn fill(bench: &mut Bench, label: Label, typed: &str) {
    let fields = &bench.dialog().fields;
    let at = fields.iter().position(|field| field.label == label).unwrap_or_else(|| panic!("no {label:?} in this box"));
    for _ in 0..(at + fields.len() - bench.dialog().active) % fields.len() {
        bench.press("tab");
    }
    assert_eq!(bench.dialog().active, at);
    bench.press("ctrl+a bs").unikey(typed);
}

#[test]
fn a_hamlet_nobody_has_typed_yet_comes_with_its_first_speaker() {
    let mut bench = Bench::dialogue_anywhere();
    bench.register("bà bưởi, xóm Đông").register("ông Lê Văn An, dong");
    assert_eq!(bench.queue(), ["Bưởi", "Lê Văn An"]);
    let names: Vec<&str> = bench.meeting().hamlets().iter().map(|hamlet| hamlet.name.as_str()).collect();
    assert_eq!(names, ["Đông"], "the second one is of the hamlet known by then");
    bench.press("f2").unikey("bà Hoa, thôn Đoài");
    assert!(matches!(&bench.rows()[0], Row::New(new) if new.name == "Hoa" && new.new_hamlet == "thôn Đoài"));
    bench.press("esc ctrl+w enter");
    assert!(bench.meeting().hamlets().len() == 1, "undone: who came second is gone, the hamlet has its first");
    bench.press("ctrl+w down down enter");
    assert!(bench.meeting().hamlets().is_empty(), "{:?}", bench.notice());
}

#[test]
fn the_meeting_itself_is_filled_in_on_the_console() {
    let mut bench = Bench::dialogue_anywhere();
    bench.command("thong tin hoi nghi");
    assert_eq!(bench.dialog().what, What::Settings);
    fill(&mut bench, Label::MeetingTitle, "Đối thoại với Nhân dân xóm Đông");
    fill(&mut bench, Label::Day, "30/11/2026");
    fill(&mut bench, Label::PlannedOpen, "14h30");
    fill(&mut bench, Label::Venue, "Nhà văn hóa xóm Đông");
    fill(&mut bench, Label::Hamlets, "Đông, xóm Đoài, Bản Nà");
    bench.press("enter");
    assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
    let info = bench.meeting().info();
    assert_eq!((info.title.as_str(), info.venue.as_str()), ("Đối thoại với Nhân dân xóm Đông", "Nhà văn hóa xóm Đông"));
    assert_eq!((info.held_on.to_string().as_str(), info.planned_open.as_str()), ("2026-11-30", "14:30"));
    let names = |bench: &Bench| bench.meeting().hamlets().iter().map(|h| h.name.clone()).collect::<Vec<_>>().join(", ");
    assert_eq!(names(&bench), "Đông, Đoài, Bản Nà");
    let step = bench.meeting().last_step();
    bench.command("thong tin hoi nghi").press("enter");
    assert!(bench.app.dialogs.is_empty() && bench.meeting().last_step() == step, "left as it was it changes nothing");

    bench.register("bà bưởi, đoài");
    let doai = bench.meeting().hamlet_of(bench.person("Bưởi").id).unwrap().id;
    bench.command("thong tin hoi nghi");
    fill(&mut bench, Label::Hamlets, "Đông");
    bench.press("enter");
    assert_eq!(bench.refusal(), Some(&Refusal::HamletInUse(doai)));
    fill(&mut bench, Label::Hamlets, "Bản Nà, Đoài Thượng, Tây");
    bench.press("enter");
    assert_eq!(names(&bench), "Bản Nà, Đoài Thượng, Tây");
    assert_eq!(bench.meeting().hamlet_of(bench.person("Bưởi").id).unwrap().name, "Đoài Thượng", "renamed in its place");
    bench.press("ctrl+w enter");
    assert_eq!(names(&bench), "Đông, Đoài, Bản Nà", "{:?}", bench.notice());
}

#[test]
fn chair_and_secretary_are_named_before_the_opening() {
    let mut bench = Bench::dialogue_anywhere();
    bench.command("sua thong tin");
    assert_eq!(bench.dialog().what, What::Whom);
    let duty = |bench: &Bench, at: usize| match &bench.rows()[at] {
        Row::Known(person) => bench.meeting().get::<Person>(*person).unwrap().duty,
        row => panic!("{row:?}"),
    };
    assert_eq!((duty(&bench, 0), duty(&bench, 1)), (Duty::Chair, Duty::Secretary));
    bench.press("enter");
    fill(&mut bench, Label::Name, "Nông Thị Lan");
    bench.press("enter");
    assert_eq!(bench.meeting().chair().unwrap().name, "Nông Thị Lan");
    assert!(bench.app.dialogs.is_empty());
    bench.command("sua thong tin").unikey("đ/c Lường Văn Thắng").press("enter");
    while bench.dialog().fields[bench.dialog().active].label != Label::Duty {
        bench.press("tab");
    }
    bench.press("right right right enter");
    assert!(bench.meeting().with_duty(Duty::Secretary).any(|person| person.name == "Lường Văn Thắng"));
}

// ---- heads, and how somebody asked to speak

#[test]
fn delegates_are_ticked_by_group_and_by_name_below_the_numbers() {
    let mut bench = Bench::trung_hoi();
    bench.command("dem nguoi").press("\"61 48\"");
    let clinic = bench.meeting().parties().into_iter().find(|party| party.name == "Trạm y tế xã").unwrap().id;
    let head = bench.person("Hiệu trưởng Trường Tiểu học").id;
    bench.row(|row| *row == Row::Guest(Guest::Party(clinic))).press("tab tab tab shift+tab");
    bench.row(|row| *row == Row::Guest(Guest::Person(head))).press("tab").power_cut(1000);
    bench.press("enter");
    assert_eq!(bench.notice(), Some(&Notice::Present(61 + 48 + 2 + 1)));
    let (_, heads) = bench.meeting().newest_heads().unwrap();
    let group = heads.iter().find(|head| head.party == Some(clinic)).unwrap();
    assert_eq!((group.number, heads.len()), (2, 4));
    assert!(heads.iter().any(|row| row.person == Some(head) && row.number == 1));
    assert_eq!(bench.meeting().residents_present(), Some(109));
}

#[test]
fn tab_says_how_somebody_asked_to_speak() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2 hoa tab tab");
    assert_eq!(bench.dialog().query(), "hoa", "what is typed stays");
    bench.press("enter f2 khoa enter");
    let ways: Vec<Way> =
        bench.meeting().facts().queue.iter().map(|id| bench.meeting().get::<Turn>(*id).unwrap().way).collect();
    assert_eq!(ways[1], Way::AtMeeting);
    bench.press("f2").unikey("ông Vi Văn Sáu, tt").press("tab tab enter");
    let newest = bench.meeting().facts().queue.last().copied().unwrap();
    assert_eq!(bench.meeting().get::<Turn>(newest).unwrap().way, Way::Slip);
}

#[test]
fn what_was_done_is_said() {
    let mut bench = buoi_speaks();
    bench.command("moi luot 3 phut");
    assert_eq!(bench.notice(), Some(&Notice::Countdown(Some(180))));
    bench.command("moi luot 3 phut");
    assert_eq!(bench.notice(), Some(&Notice::Countdown(Some(180))), "again is no refusal");
    bench.command("tat chuong");
    assert_eq!(bench.notice(), Some(&Notice::Bell(true)));
    bench.disk = false;
    bench.say("một").press("ctrl+s");
    assert_eq!(bench.notice(), None, "nothing is said to be saved before it is");
    bench.disk = true;
    bench.wait(100).say("x").press("ctrl+s");
    assert_eq!(bench.notice(), Some(&Notice::AllSaved));
}

#[test]
fn turning_to_an_opinion_in_the_margin_brings_its_fields_at_once() {
    let mut bench = buoi_speaks();
    bench.say("Đường xấu.").press("ctrl+l");
    while bench.dialog().fields[bench.dialog().active].label != Label::Kind {
        bench.press("tab");
    }
    bench.press("right");
    fill(&mut bench, Label::Field, "giao thong");
    bench.power_cut(1000).press("enter");
    assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
    let opinion = bench.opinion(1);
    assert_eq!(opinion.author, Some(bench.person("Nguyễn Thị Bưởi").id));
    assert_eq!(bench.meeting().get::<Field>(opinion.field.unwrap()).unwrap().name, "Giao thông nông thôn");
    bench.press("ctrl+l");
    let fields = bench.dialog().fields.len();
    while bench.dialog().fields[bench.dialog().active].label != Label::Kind {
        bench.press("tab");
    }
    bench.press("left");
    assert!(bench.dialog().fields.len() < fields);
    bench.press("right");
    assert_eq!(bench.dialog().fields.len(), fields);
    bench.press("right right");
    fill(&mut bench, Label::Unit, "UBND xã");
    bench.press("enter");
    assert_eq!(bench.last().kind, Kind::Task);
    assert_eq!(bench.meeting().rows().tasks.values().next().unwrap().unit, "UBND xã");
}

#[test]
fn a_letter_right_after_esc_is_a_letter() {
    let mut bench = buoi_speaks();
    bench.press("f2 alt+x");
    assert!(bench.app.dialogs.is_empty());
    assert_eq!(bench.pen(), "x|");
    bench.press("alt+y");
    assert_eq!(bench.pen(), "xy|");
}

#[test]
fn what_cannot_be_moved_or_taken_out_says_why() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2 hoa enter f2 khoa enter shift+f9");
    assert_eq!(bench.refusal(), Some(&Refusal::NoGap));
    bench.press("f2 shift+up");
    assert_eq!(bench.refusal(), Some(&Refusal::AtTheTop));
    bench.press("down shift+down");
    assert_eq!(bench.refusal(), Some(&Refusal::AtTheEnd));
    bench.press("ctrl+down");
    assert_eq!(bench.refusal(), Some(&Refusal::AtTheEnd));
}

#[test]
fn the_end_of_a_meeting_says_who_is_to_be_asked_in_writing() {
    let mut bench = buoi_speaks();
    bench.press("f2 \"bà lý thị hoa, trung tam\" enter ctrl+p \"be mac\" enter down enter");
    assert!(bench.meeting().info().closed_at.is_some());
    assert_eq!(bench.notice(), Some(&Notice::Done(Deed::Close)));
    let said = thuky::text::notice(bench.notice().unwrap(), bench.meeting(), thuky::text::Lang::Vi);
    assert!(said.contains("1 người chưa được phát biểu"), "{said}");
}

#[test]
fn the_office_is_filled_in_line_by_line_and_left_as_it_was_nothing_changes() {
    let mut bench = Bench::dialogue_anywhere();
    let step = bench.meeting().last_step();
    bench.command("the thuc").press("enter");
    assert!(bench.app.dialogs.is_empty() && bench.meeting().last_step() == step, "{:?}", bench.notice());
    bench.command("the thuc");
    assert_eq!(bench.dialog().what, What::Office);
    fill(&mut bench, Label::ParentAgency, "HUYỆN ĐỊNH HÓA");
    fill(&mut bench, Label::Agency, "ỦY BAN NHÂN DÂN / XÃ BÌNH YÊN");
    fill(&mut bench, Label::Receivers, "Đảng ủy; TT HĐND/UBND xã / Các xóm");
    bench.press("enter");
    let info = bench.meeting().info();
    assert_eq!((info.parent_agency.as_str(), info.agency.as_str()), ("HUYỆN ĐỊNH HÓA", "ỦY BAN NHÂN DÂN\nXÃ BÌNH YÊN"));
    assert_eq!(info.receivers, "Đảng ủy; TT HĐND/UBND xã\nCác xóm");
}

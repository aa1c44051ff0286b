//! Days and times: shown back while they are typed, taken as shown.

use crate::common::Bench;
use proptest::prelude::*;
use thuky::app::{FieldEntry, Heed, Label, Notice, Understood, What};
use thuky::domain::*;
use thuky::text::{self, Lang};

/// An opinion that is answered in writing: the box with unit and deadline is open. The meeting is on 24/5/2025.
fn promised() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.strict = 0;
    bench.press("f2 buoi f3 f5").say("Đường xấu.").press("ctrl+o 2");
    assert!(matches!(bench.dialog().what, What::OutcomeDetail { .. }));
    bench
}
/// How the active field is shown back.
fn shown(bench: &Bench) -> String {
    let dialog = bench.dialog();
    bench
        .app
        .understood(&dialog.fields[dialog.active])
        .map_or(String::new(), |taken| text::understood(&taken, Lang::Vi).0)
}
fn to_field(bench: &mut Bench, label: Label) {
    while bench.dialog().fields[bench.dialog().active].label != label {
        bench.press("tab");
    }
    bench.press("ctrl+a");
}

#[test]
fn a_deadline_is_shown_back_in_full_at_every_key_and_taken_so() {
    for (typed, back) in [
        ("3/6", "= thứ Ba, 03/6/2025"),
        ("thứ Ba tới", "= thứ Ba, 27/5/2025"),
        ("trước 10 ngày", "= thứ Ba, 03/6/2025"),
        ("10 ngày làm việc", "= thứ Sáu, 06/6/2025, chưa trừ lễ"),
        ("hết tháng 6", "= thứ Hai, 30/6/2025"),
        ("hết quý III", "= thứ Ba, 30/9/2025"),
        ("chủ nhật tới", "= Chủ nhật, 25/5/2025, ngày nghỉ"),
        ("1/5", "! TRƯỚC ngày họp: thứ Năm, 01/5/2025"),
        ("sớm", "? ngày nào: 3/6, thứ Ba tới, 10 ngày…"),
    ] {
        let mut bench = promised();
        to_field(&mut bench, Label::Unit);
        bench.say("UBND xã");
        to_field(&mut bench, Label::Deadline);
        bench.say(typed);
        assert_eq!(shown(&bench), back, "{typed}");
        let taken = bench.app.understood(&bench.dialog().fields[1]);
        bench.press("enter");
        match taken.unwrap() {
            Understood::Day { day, .. } => assert_eq!(bench.opinion(1).deadline, Some(day), "{typed}"),
            _ => assert_eq!(bench.notice(), Some(&Notice::NotUnderstood(typed.to_owned()))),
        }
    }
}

#[test]
fn a_deadline_typed_into_the_unit_is_noticed_and_goes_where_it_belongs() {
    let mut bench = promised();
    to_field(&mut bench, Label::Unit);
    bench.say("3/6");
    assert_eq!(shown(&bench), "! là một ngày: ô Thời hạn");
    bench.press("enter");
    assert_eq!(bench.notice(), Some(&Notice::DayInUnit { moved: true }));
    assert_eq!((bench.dialog().typed(Label::Unit), bench.dialog().typed(Label::Deadline)), ("", "3/6"));
    assert_eq!(bench.opinion(1).deadline, None, "nothing is done yet");
    bench.say("UBND xã").press("enter");
    let opinion = bench.opinion(1);
    assert_eq!((opinion.unit.as_str(), opinion.deadline), ("UBND xã", Date::from_ymd_opt(2025, 6, 3)));
}

#[test]
fn a_day_in_the_unit_of_a_margin_never_overwrites_a_deadline_that_was_typed() {
    let mut bench = promised();
    bench.press("esc ctrl+l");
    to_field(&mut bench, Label::Unit);
    bench.say("10 ngày");
    to_field(&mut bench, Label::Deadline);
    bench.say("3/6").press("enter");
    assert_eq!(bench.notice(), Some(&Notice::DayInUnit { moved: false }));
    assert_eq!((bench.dialog().typed(Label::Unit), bench.dialog().typed(Label::Deadline)), ("10 ngày", "3/6"));
}

#[test]
fn times_are_shown_back_and_taken() {
    for (typed, back, clock) in [
        ("14h30", "= 14 giờ 30 phút", "14:30:00"),
        ("14h15'", "= 14 giờ 15 phút", "14:15:00"),
        ("2h30 chiều", "= 14 giờ 30 phút", "14:30:00"),
        ("14 rưỡi", "= 14 giờ 30 phút", "14:30:00"),
        ("15 giờ kém 45", "= 14 giờ 15 phút", "14:15:00"),
    ] {
        let mut bench = Bench::trung_hoi();
        bench.at("14:37").press("f8 +1m").command("sua gio").press("down enter ctrl+a").say(typed);
        assert_eq!(shown(&bench), back);
        bench.press("enter");
        let opened = bench.meeting().info().opened_at.unwrap();
        assert_eq!(bench.clock(opened), clock, "{typed}: {:?}", bench.notice());
    }
    let mut bench = Bench::trung_hoi();
    bench.at("14:37").press("f8 +1m").command("sua gio").press("enter ctrl+a").say("14h");
    bench.press("bs");
    assert_eq!(shown(&bench), "? mấy giờ: ghi như 14h30");
}

#[test]
fn the_day_and_the_time_of_the_meeting_are_shown_back() {
    let mut bench = Bench::trung_hoi();
    bench.command("thong tin hoi");
    to_field(&mut bench, Label::Day);
    bench.say("thứ Tư tuần sau");
    assert_eq!(shown(&bench), "= thứ Tư, 28/5/2025");
    to_field(&mut bench, Label::PlannedOpen);
    bench.say("7h15'");
    assert_eq!(shown(&bench), "= 07 giờ 15 phút");
    bench.press("enter");
    let info = bench.meeting().info();
    assert_eq!((info.held_on, info.planned_open.as_str()), (Date::from_ymd_opt(2025, 5, 28).unwrap(), "07:15"));
}

#[test]
fn a_paper_dated_before_its_meeting_is_refused_with_the_reason_and_one_to_come_is_noticed() {
    let mut bench = Bench::in_dialogue();
    bench.command("ban scan");
    to_field(&mut bench, Label::IssuedOn);
    bench.say("23/5");
    assert_eq!(shown(&bench), "! TRƯỚC ngày họp: thứ Sáu, 23/5/2025");
    bench.press("enter");
    assert_eq!(bench.refusal(), Some(&Refusal::BeforeMeeting));
    let said = text::notice(bench.notice().unwrap(), bench.meeting(), Lang::Vi);
    assert!(said.contains("thứ Bảy, 24/5/2025"), "{said}");
    bench.press("ctrl+a").say("mai");
    assert_eq!(shown(&bench), "! ngày CHƯA ĐẾN: Chủ nhật, 25/5/2025");
    bench.press("ctrl+a").say("hôm nay").press("enter");
    assert!(bench.app.dialogs.is_empty());
    let issue = bench.meeting().issue_of(Paper::Minutes).unwrap();
    assert_eq!(issue.issued_on, Date::from_ymd_opt(2025, 5, 24));
}

#[test]
fn only_fields_of_days_and_times_are_shown_back() {
    let bench = promised();
    for label in [Label::Find, Label::Name, Label::Heads, Label::Agree, Label::Number, Label::Role] {
        assert_eq!(bench.app.understood(&FieldEntry::text(label, "3/6")), None, "{label:?}");
    }
    assert_eq!(bench.app.understood(&FieldEntry::text(Label::Deadline, "  ")), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_shown_back_is_read_back_as_the_same_day(typed in "([1-9]|1[0-9]|2[0-8])/([1-9]|1[0-2])|[1-9][0-9]? (ngày|tuần|ngày làm việc)|thứ (Hai|Ba|Tư|6) (tới|tuần sau)") {
        let bench = Bench::trung_hoi();
        let taken = |typed: &str| bench.app.understood(&FieldEntry::text(Label::Deadline, typed));
        let Some(Understood::Day { day, heeds }) = taken(&typed) else { panic!("{typed} names a day") };
        let full = thuky::viet::full_day(day);
        prop_assert!(matches!(taken(&full), Some(Understood::Day { day: again, .. }) if again == day), "{} {}", typed, full);
        let held = bench.meeting().day_held();
        prop_assert_eq!(heeds.contains(&Heed::BeforeMeeting), day < held);
        prop_assert!(typed.contains('/') || day > held, "{}", typed);
    }
}

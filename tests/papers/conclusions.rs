//! What the notice of conclusions says, and what it keeps to itself.

use crate::dump::plain;
use crate::hall::{Hall, afternoon, at, day};
use crate::many::many;
use thuky::domain::*;
use thuky::papers::{self, Block, Document, Row, Table};

fn notice_for(meeting: &Meeting, audience: Audience) -> Document {
    papers::document(&meeting.into(), &Wish { audience, ..Wish::of(Paper::Conclusions) })
}

fn notice(meeting: &Meeting) -> Document {
    notice_for(meeting, Audience::Office)
}

fn text(hall: &Hall) -> String {
    plain(&notice(&hall.0))
}

fn tables(document: &Document) -> Vec<&Table> {
    let table = |block: &'_ Block| matches!(block, Block::Table(_));
    let tables = document.blocks.iter().filter(|block| table(block));
    tables.map(|block| if let Block::Table(table) = block { table } else { panic!("{block:?}") }).collect()
}

/// The rows without their numbers.
fn tasks(document: &Document) -> Vec<Vec<String>> {
    let cells = |row: &Row| match row {
        Row::Cells(cells) => cells[1..].to_vec(),
        Row::Group(text) => panic!("{text}"),
    };
    tables(document).iter().flat_map(|table| table.rows.iter().map(cells)).collect()
}

#[test]
fn the_sample_meeting_has_its_notice() {
    insta::assert_snapshot!(plain(&notice(&crate::minutes::sample())));
}

#[test]
fn a_meeting_of_which_only_the_plan_is_known_has_blanks() {
    insta::assert_snapshot!(text(&Hall::planned()));
}

#[test]
fn a_whole_afternoon_has_its_notice() {
    insta::assert_snapshot!(text(&afternoon()));
}

#[test]
fn a_large_meeting_has_its_notice() {
    let text = text(&many(300));
    let lines: Vec<&str> = text.lines().collect();
    insta::assert_snapshot!([&lines[..60], &["[…]"], &lines[lines.len() - 40..]].concat().join("\n"));
}

#[test]
fn tasks_are_told_in_the_words_of_the_minutes_and_promised_answers_after_them() {
    let hall = afternoon();
    let minutes = papers::document(&(&hall.0).into(), &Wish::of(Paper::Minutes));
    let (of_minutes, of_notice) = (tasks(&minutes), tasks(&notice(&hall.0)));
    assert_eq!(of_minutes.len(), 2);
    assert_eq!(of_notice[..2], of_minutes[..]);
    assert_eq!(of_notice[2..], [["Trả lời bằng văn bản ý kiến 2", "Bộ phận địa chính", "", "03/6/2025"]]);
    assert_eq!(tables(&minutes)[0].columns, tables(&notice(&hall.0))[0].columns);
}

#[test]
fn conclusions_stand_by_the_item_they_were_given_in_and_others_than_the_chair_are_named() {
    let mut hall = afternoon();
    let text_before = text(&hall);
    assert!(!text_before.contains("1. Kết luận\n"), "one item needs no heading");
    let dialogue = hall.0.rows().items.values().find(|item| item.title == "Đối thoại").unwrap().id;
    let deputy = hall.named("ba", "Hứa Thị Khải", Duty::Officer, "Phó Chủ tịch UBND xã", None);
    hall.write(dialogue, "17:10", Owner::Person(deputy), Kind::Conclusion, "Sửa đường trước mùa mưa", |_| {});
    let text = text(&hall);
    assert!(text.contains("\n1. Kết luận\n- Giao các bộ phận trả lời đúng hạn.\n"), "{text}");
    assert!(
        text.contains("\n2. Đối thoại\n- Bà Hứa Thị Khải, Phó Chủ tịch UBND xã: Sửa đường trước mùa mưa.\n"),
        "{text}"
    );
}

#[test]
fn what_is_internal_is_in_no_copy_and_who_asked_is_not_named_in_public() {
    let mut hall = afternoon();
    let letter = hall.0.rows().opinions.values().find(|row| row.source == Source::Letter).unwrap().id;
    let complaint = hall.0.rows().opinions.values().find(|row| row.grievance.is_some()).unwrap().id;
    for opinion in [letter, complaint] {
        hall.outcome(opinion, Outcome::InWriting);
    }
    let slip =
        hall.0.rows().opinions.values().find(|row| row.source == Source::Slip && row.reader.is_none()).unwrap().id;
    hall.outcome(slip, Outcome::PassedOn);
    let item = *hall.0.rows().items.keys().next().unwrap();
    hall.write(item, "17:10", Owner::Nobody, Kind::Conclusion, "KẾT LUẬN RIÊNG", |entry| {
        entry.opinion = Some(complaint)
    });
    for copy in [Audience::Office, Audience::Public] {
        let text = plain(&notice_for(&hall.0, copy));
        for secret in ["0912345678", "BÍ MẬT", "NỘI DUNG KÍN", "KHÔNG IN", "KẾT LUẬN RIÊNG", "khiếu nại", "phiếu"]
        {
            assert!(!text.contains(secret), "{copy:?} {secret}");
        }
        assert!(text.contains("Gia đình tôi xin xác nhận nguồn gốc đất"));
        assert_eq!(text.contains("Lý Thị Hoa"), copy == Audience::Office);
    }
}

#[test]
fn the_head_follows_the_organ_and_the_number_and_day_of_the_notice_itself() {
    let mut hall = afternoon();
    hall.number("05");
    hall.add(|id| Issue {
        id,
        paper: Paper::Conclusions,
        number: "12".into(),
        issued_on: Some(day("2025-05-26")),
        scan: String::new(),
        scan_hash: String::new(),
    });
    hall.info(|info| {
        info.seat = "Trung Hội".into();
        info.on_behalf = "TM. Ủy ban nhân dân".into();
        info.signer_office = "Chủ tịch".into();
    });
    let document = notice(&hall.0);
    assert_eq!(document.head.number, "Số: 12/TB-UBND");
    assert_eq!(document.head.dated, "Trung Hội, ngày 26 tháng 5 năm 2025");
    assert_eq!(document.signatures.len(), 1);
    let signature = &document.signatures[0];
    assert_eq!((signature.over.join("/").as_str(), signature.office.as_str()), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
    assert_eq!(signature.name, "Nguyễn Thanh Định");
    assert!(plain(&document).contains("tại Biên bản hội nghị (Số: 05/BB-UBND)./.\n"));
    assert_eq!(document.receivers.unwrap().lines.last().unwrap(), "- Lưu: VT, Hồ sơ.");
    hall.info(|info| info.organ = Organ::Party);
    let party = notice(&hall.0).head;
    assert!(party.starred && party.motto.is_empty() && party.number.starts_with("Số 12-TB/"), "{party:?}");
}

#[test]
fn an_end_past_midnight_is_told_with_its_own_day() {
    let mut hall = Hall::planned();
    hall.info(|info| {
        info.opened_at = Some(at("19:30"));
        info.closed_at = Time::parse("2025-05-25T00:10:00+07:00");
    });
    assert!(text(&hall).contains(
        "Từ 19 giờ 30 phút, thứ Bảy, ngày 24 tháng 5 năm 2025 đến 00 giờ 10 phút, Chủ nhật, ngày 25 tháng 5 năm 2025, tại"
    ));
}

//! What the report says, and what it keeps to itself. That its numbers are those of the minutes is in `agreement`.

use crate::dump::plain;
use crate::hall::{Hall, afternoon, at};
use crate::many::many;
use thuky::domain::*;
use thuky::papers::{self, Block, Chart, Document};

fn report_for(meeting: &Meeting, audience: Audience) -> Document {
    papers::document(&meeting.into(), &Wish { audience, ..Wish::of(Paper::Report) })
}

pub fn report(meeting: &Meeting) -> Document {
    report_for(meeting, Audience::Office)
}

fn text(hall: &Hall) -> String {
    plain(&report(&hall.0))
}

#[test]
fn the_sample_meeting_is_reported() {
    insta::assert_snapshot!(plain(&report(&crate::minutes::sample())));
}

#[test]
fn a_meeting_of_which_only_the_plan_is_known_has_blanks() {
    insta::assert_snapshot!(text(&Hall::planned()));
}

#[test]
fn a_whole_afternoon_is_reported() {
    insta::assert_snapshot!(text(&afternoon()));
}

#[test]
fn a_large_meeting_is_reported() {
    let text = text(&many(300));
    let lines: Vec<&str> = text.lines().collect();
    insta::assert_snapshot!([&lines[..80], &["[…]"], &lines[lines.len() - 30..]].concat().join("\n"));
}

pub fn charts(document: &Document) -> Vec<&Chart> {
    document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None })
        .collect()
}

#[test]
fn a_percentage_has_a_comma_and_one_digit() {
    let mut hall = Hall::planned();
    let item = hall.item("Đối thoại", ItemKind::Dialogue, "14:40", "15:00");
    for n in 0..15 {
        let opinion = hall.opinion(item, "14:41", Owner::Nobody, "x", |_| {});
        hall.outcome(opinion, if n < 10 { Outcome::Answered } else { Outcome::InWriting });
    }
    let text = text(&hall);
    assert!(text.contains("- đã trả lời trực tiếp tại hội nghị 10/15 ý kiến, đạt 66,7%;\n"), "{text}");
    assert!(text.contains("- sẽ trả lời bằng văn bản 05/15 ý kiến, chiếm 33,3%.\n"), "{text}");
}

#[test]
fn complaints_are_counted_in_the_offices_copy_and_not_mentioned_in_public() {
    let hall = afternoon();
    let (office, public) = (text(&hall), plain(&report_for(&hall.0, Audience::Public)));
    assert!(office.contains("Ngoài ra có 01 ý kiến có nội dung khiếu nại, tố cáo"));
    assert!(!public.contains("khiếu nại"));
    for text in [&office, &public] {
        assert!(text.contains("Ngoài ra có 01 phiếu ý kiến không ghi tên, không đọc tại hội nghị."));
        for secret in ["0912345678", "BÍ MẬT", "NỘI DUNG KÍN", "KHÔNG IN"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
    assert!(office.contains("Lý Thị Hoa") && !public.contains("Lý Thị Hoa"));
}

#[test]
fn time_of_leaders_and_residents_is_counted_by_what_they_speak_as() {
    let mut hall = Hall::planned();
    let item = hall.item("Đối thoại", ItemKind::Dialogue, "14:40", "15:00");
    let someone = hall.named("ong", "A", Duty::Resident, "", None);
    for (kind, until) in [
        (TurnKind::Resident, "14:44"),
        (TurnKind::Point, "14:41"),
        (TurnKind::Chair, "14:50"),
        (TurnKind::Presenter, "14:47"),
        (TurnKind::Officer, "14:42"),
        (TurnKind::Host, "14:41"),
    ] {
        let turn = hall.turn(someone, item, TurnState::Done, Some(("14:40", until)));
        hall.set(turn, |turn: &mut Turn| turn.kind = kind);
    }
    let document = report(&hall.0);
    let speaking = charts(&document).into_iter().find(|chart| chart.title.starts_with("Thời gian phát biểu")).unwrap();
    let values: Vec<i64> = speaking.bars.iter().map(|bar| bar.values[0].length).collect();
    assert_eq!(values, [10 + 7 + 2 + 1, 4 + 1]);
}

#[test]
fn planned_stands_beside_actual_and_a_plan_of_a_whole_part_is_not_split() {
    let mut hall = Hall::planned();
    let part = hall.item("Phần một", ItemKind::Opening, "", "");
    hall.set(part, |item: &mut Item| item.planned_minutes = Some(20));
    for (title, since, until) in [("Khai mạc", "14:40", "14:48"), ("Báo cáo", "14:48", "15:03")] {
        let item = hall.item(title, ItemKind::Report, since, until);
        hall.set(item, |item: &mut Item| item.parent = Some(part));
    }
    let talk = hall.item("Đối thoại", ItemKind::Dialogue, "15:03", "16:03");
    hall.set(talk, |item: &mut Item| item.planned_minutes = Some(75));
    let skipped = hall.item("Văn nghệ", ItemKind::Other, "", "");
    hall.set(skipped, |item: &mut Item| (item.planned_minutes, item.skipped) = (Some(10), true));
    let document = report(&hall.0);
    let agenda = charts(&document).into_iter().find(|chart| chart.title.starts_with("Thời gian dự kiến")).unwrap();
    let bar = |at: usize| {
        let bar = &agenda.bars[at];
        (bar.label.as_str(), bar.values.iter().map(|value| (value.length, value.words.as_str())).collect::<Vec<_>>())
    };
    assert_eq!(bar(0), ("1. Phần một", vec![(20, "20"), (23, "23")]));
    assert_eq!(bar(1), ("2. Đối thoại", vec![(75, "75"), (60, "60")]));
    assert_eq!(bar(2), ("3. Văn nghệ", vec![(10, "10"), (0, "-")]));
    assert_eq!(agenda.bars.len(), 3);
    let text = plain(&document);
    assert!(text.contains("đã thực hiện 03/04 nội dung, gồm: 1.1. Khai mạc; 1.2. Báo cáo; 2. Đối thoại."), "{text}");
    assert!(text.contains("Nội dung chưa thực hiện: 3. Văn nghệ."));
}

#[test]
fn an_item_took_as_many_minutes_in_the_report_as_in_the_agenda() {
    let mut hall = Hall::planned();
    hall.item("Đối thoại", ItemKind::Dialogue, "14:40", "15:10");
    let spell = hall.0.rows().spells.values().next().unwrap().id;
    hall.set(spell, |spell: &mut Spell| spell.until = Some(at("15:09").plus_seconds(40)));
    assert_eq!(charts(&report(&hall.0))[0].bars[0].values[1].words, "29");
    let agenda = plain(&papers::document(&(&hall.0).into(), &Wish::of(Paper::Agenda)));
    assert!(agenda.contains("| 29 |"), "{agenda}");
}

#[test]
fn the_list_of_tasks_is_in_the_notice_once_it_has_its_number() {
    let mut hall = afternoon();
    let told = "Có 02 nhiệm vụ được giao, trong đó 01 nhiệm vụ có thời hạn. Danh mục tại";
    assert!(text(&hall).contains(&format!("{told} Biên bản hội nghị (Số:     /BB-UBND).")));
    hall.add(|id| Issue {
        id,
        paper: Paper::Conclusions,
        number: "12".into(),
        issued_on: None,
        scan: String::new(),
        scan_hash: String::new(),
    });
    assert!(text(&hall).contains(&format!("{told} Thông báo kết luận (Số: 12/TB-UBND).")));
}

#[test]
fn the_party_does_not_call_its_speakers_the_people() {
    let mut hall = afternoon();
    hall.info(|info| info.organ = Organ::Party);
    let document = report(&hall.0);
    assert!(document.head.starred && document.head.number == "Số     -BC/UBND", "{:?}", document.head);
    assert!(plain(&document).contains("\nCó 04 lượt phát biểu; tổng số 05 ý kiến, "));
}

#[test]
fn no_paper_of_the_party_says_the_people_of_its_own() {
    let mut hall = afternoon();
    hall.info(|info| (info.organ, info.title) = (Organ::Party, "Hội nghị chi bộ".into()));
    for paper in Paper::ALL {
        for grouped in [false, true] {
            let text = plain(&papers::document(&(&hall.0).into(), &Wish { grouped, ..Wish::of(*paper) }));
            assert!(!text.contains("Nhân dân"), "{paper:?}\n{text}");
        }
    }
}

#[test]
fn minutes_without_a_number_are_named_without_a_bracket() {
    let mut hall = afternoon();
    hall.info(|info| (info.organ, info.symbol) = (Organ::Party, String::new()));
    let text = text(&hall);
    assert!(text.contains("Danh mục tại Biên bản hội nghị.\n"), "{text}");
    assert!(text.contains("\nDiễn biến và nội dung đầy đủ tại Biên bản hội nghị./.\n"), "{text}");
}

#[test]
fn no_section_stands_without_a_row_behind_it() {
    let text = text(&Hall::planned());
    for heading in ["NHIỆM VỤ", "CHƯA CÓ TRẢ LỜI", "KIẾN NGHỊ VỚI", "ĐÁNH GIÁ", "[chart]", "\n| "] {
        assert!(!text.contains(heading), "{heading}\n{text}");
    }
}

#[test]
fn what_has_no_end_yet_ends_with_the_last_moment_of_the_record() {
    let mut hall = Hall::planned();
    let item = hall.item("Đối thoại", ItemKind::Dialogue, "14:40", "14:40");
    let spell = hall.0.rows().spells.values().next().unwrap().id;
    hall.set(spell, |spell: &mut Spell| spell.until = None);
    hall.note(item, "15:05", Owner::Hall, "x");
    let minutes = |hall: &Hall| charts(&report(&hall.0))[0].bars[0].values[1].length;
    assert_eq!(minutes(&hall), 25);
    hall.info(|info| (info.opened_at, info.closed_at) = (Some(at("14:40")), Some(at("15:10"))));
    assert_eq!(minutes(&hall), 30);
}

#[test]
fn an_opinion_without_words_is_a_blank_with_its_number() {
    let mut hall = Hall::planned();
    hall.add(|id| Opinion { outcome: Some(Outcome::PassedOn), ..Opinion::empty(id, 1) });
    let line = "Ý kiến 1. …… Kết quả: chuyển cấp có thẩm quyền.";
    let text = text(&hall);
    assert!(text.contains(&format!("I. KIẾN NGHỊ VỚI CẤP CÓ THẨM QUYỀN\n{line}\n")), "{text}");
}

#[test]
fn hostile_text_is_harmless_in_both_papers() {
    const EVIL: &str = "=1+1 {number} \u{1b}[31mđỏ\u{202e}\0\n|x|\u{fffe} {who}";
    let mut hall = Hall::planned();
    let hamlet = hall.hamlet(EVIL);
    let field = hall.add(|id| Field { id, name: EVIL.into(), place: "1".into() });
    let chair = hall.named("ong", EVIL, Duty::Chair, EVIL, None);
    let someone = hall.named("ba", EVIL, Duty::Resident, EVIL, Some(hamlet));
    hall.info(|info| {
        (info.title, info.venue, info.agency, info.seat) = (EVIL.into(), EVIL.into(), EVIL.into(), EVIL.into());
        (info.on_behalf, info.signer_office, info.receivers) = (EVIL.into(), EVIL.into(), EVIL.into());
        info.opened_at = Some(at("14:40"));
    });
    hall.heads("14:41", &[(hamlet, 3)], &[], 2);
    let item = hall.item(EVIL, ItemKind::Dialogue, "14:40", "15:00");
    let turn = hall.turn(someone, item, TurnState::Done, Some(("14:41", "14:45")));
    for outcome in [Some(Outcome::InWriting), Some(Outcome::PassedOn), None] {
        let opinion = hall.says(item, "14:41", turn, EVIL);
        hall.set(opinion, |row: &mut Opinion| {
            (row.outcome, row.field) = (outcome, Some(field));
            (row.unit, row.reason) = (EVIL.into(), EVIL.into());
        });
    }
    let unheard = hall.turn(someone, item, TurnState::Refused, None);
    hall.set(unheard, |turn: &mut Turn| turn.reason = EVIL.into());
    hall.task(item, "14:50", EVIL, EVIL, EVIL, None);
    hall.write(item, "14:51", Owner::Person(chair), Kind::Conclusion, EVIL, |_| {});
    for paper in [Paper::Report, Paper::Conclusions] {
        let text = plain(&papers::document(&(&hall.0).into(), &Wish::of(paper)));
        assert!(text.contains("đỏ") && text.contains("{number}"), "{text}");
        assert!(!text.contains(|c: char| c != '\n' && c.is_control()), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{fffe}']) && !text.contains("[31m"));
        // No line break of theirs makes a line of ours.
        assert!(!text.lines().any(|line| line.starts_with("|x|")), "{text}");
    }
}

//! What the minutes say and what they keep to themselves.

use crate::dump::plain;
use crate::hall::{Hall, afternoon, at, day};
use crate::hall::{minutes, minutes_for};
use crate::many::many;
use thuky::domain::*;
use thuky::papers::{self, Block, Document, markdown, missing};

fn text(hall: &Hall) -> String {
    markdown::write(&minutes(&hall.0))
}

/// The paper as text; the table of opinions has tests of its own.
pub fn told(mut document: Document) -> String {
    document.appendices.iter_mut().filter(|appendix| appendix.turned).for_each(|appendix| appendix.blocks.clear());
    plain(&document)
}

pub fn wish(audience: Audience, grouped: bool) -> Wish {
    Wish { audience, grouped, ..Wish::of(Paper::Minutes) }
}

fn grouped(meeting: &Meeting) -> Document {
    papers::document(&meeting.into(), &wish(Audience::Office, true))
}

/// Its first and its last lines.
fn ends(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    let (head, tail) = (&all[..lines], &all[all.len() - lines..]);
    format!("{}\n[{} lines]\n{}", head.join("\n"), all.len() - 2 * lines, tail.join("\n"))
}

#[test]
fn a_meeting_of_which_only_the_plan_is_known_has_blanks_and_no_stock_phrases() {
    let hall = Hall::planned();
    insta::assert_snapshot!(told(minutes(&hall.0)));
    assert_eq!(
        missing(&hall.0),
        [Missing::StartTime, Missing::Headcount, Missing::Chair, Missing::Secretary, Missing::EndTime]
    );
}

#[test]
fn a_whole_afternoon_is_told_in_its_order() {
    insta::assert_snapshot!(told(minutes(&afternoon().0)));
}

#[test]
fn a_whole_afternoon_is_told_by_fields() {
    insta::assert_snapshot!(told(grouped(&afternoon().0)));
}

#[test]
fn a_whole_afternoon_is_told_to_the_public() {
    insta::assert_snapshot!(told(minutes_for(&afternoon().0, Audience::Public)));
}

#[test]
fn three_hundred_opinions_are_told() {
    insta::assert_snapshot!(ends(&told(minutes(&many(300).0)), 40));
}

#[test]
fn three_hundred_opinions_are_told_by_fields_to_the_public() {
    let document = papers::document(&(&many(300).0).into(), &wish(Audience::Public, true));
    insta::assert_snapshot!(ends(&told(document), 40));
}

#[test]
fn a_cell_of_the_party_has_a_head_without_number_and_comrades() {
    let mut hall = afternoon();
    hall.info(|info| {
        info.organ = Organ::Party;
        info.parent_agency = "Đảng bộ xã Trung Hội".into();
        info.agency = "Chi bộ xóm Thống Nhất".into();
        info.symbol = String::new();
    });
    insta::assert_snapshot!(told(minutes(&hall.0)));
}

#[test]
fn the_number_stands_as_its_organ_writes_it() {
    for (organ, symbol, number, written) in [
        (Organ::State, "BB-UBND", "", "Số:     /BB-UBND"),
        (Organ::State, "bb-ubnd", "5", "Số: 05/BB-UBND"),
        (Organ::State, "BB", "12a", "Số: 12a/BB-……"),
        (Organ::State, "UBND", "012", "Số: 012/BB-UBND"),
        (Organ::Party, "BB/ĐU", "14", "Số 14-BB/ĐU"),
        (Organ::Party, "-BB/ĐU", "", "Số     -BB/ĐU"),
        (Organ::Party, "", "", ""),
        (Organ::Party, "", "3", "Số 03-BB/……"),
        (Organ::Front, "BB-MTTQ-BTT", "7", "Số: 07/BB-MTTQ-BTT"),
    ] {
        let mut hall = Hall::planned();
        hall.info(|info| (info.organ, info.symbol) = (organ, symbol.into()));
        hall.number(number);
        let head = minutes(&hall.0).head;
        assert_eq!(head.number, written);
        let is_party = organ == Organ::Party;
        assert_eq!((head.starred, head.motto.is_empty(), head.dated.is_empty()), (is_party, is_party, true));
        assert_eq!(head.nation == "ĐẢNG CỘNG SẢN VIỆT NAM", is_party);
    }
}

#[test]
fn the_table_of_opinions_is_an_appendix_only_when_there_are_opinions() {
    assert!(minutes(&Hall::planned().0).appendices.is_empty());
    let mut hall = afternoon();
    let note = |hall: &Hall| {
        let document = minutes(&hall.0);
        let [appendix] = &document.appendices[..] else { panic!("{:?}", document.appendices) };
        assert_eq!(
            (appendix.label.as_str(), appendix.title.as_str(), appendix.turned),
            ("Phụ lục", "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ", true)
        );
        appendix.note.clone()
    };
    assert_eq!(
        note(&hall),
        "(Kèm theo Biên bản số …/BB-UBND ngày 24 tháng 5 năm 2025 của Ủy ban nhân dân xã Trung Hội)"
    );
    hall.info(|info| (info.agency, info.closed_at) = ("ỦY BAN NHÂN DÂN\nXÃ TRUNG HỘI".into(), None));
    hall.number("5");
    assert_eq!(note(&hall), "(Kèm theo Biên bản số 05/BB-UBND ngày … tháng … năm …… của Ủy ban nhân dân xã Trung Hội)");
}

#[test]
fn every_entry_that_is_told_can_be_found_by_its_passage() {
    let hall = afternoon();
    for document in [minutes(&hall.0), grouped(&hall.0)] {
        let passages = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.passage,
            Block::Heading { .. } | Block::Table(_) | Block::Chart(_) | Block::NewPage => None,
        };
        let found: Vec<Passage> = document.blocks.iter().filter_map(passages).collect();
        assert_eq!(found[..2], [Passage::Start, Passage::Venue]);
        assert_eq!(found.iter().filter(|passage| **passage == Passage::Heads).count(), 4);
        assert!(found.contains(&Passage::Chair) && found.contains(&Passage::Secretary));
        let silent = ["BÍ MẬT", "KHÔNG IN"];
        for entry in hall.0.rows().paragraphs.values().filter(|entry| entry.task.is_none()) {
            let is_silent = silent.iter().any(|words| entry.text.contains(words));
            assert_eq!(found.contains(&Passage::Paragraph(entry.id)), !is_silent, "{}", entry.text);
        }
    }
}

#[test]
fn what_is_missing_is_listed_but_for_what_no_copy_tells() {
    let hall = afternoon();
    let unclear = hall.0.rows().paragraphs.values().find(|p| p.text.contains("[chưa rõ]")).unwrap().id;
    let blue = hall.0.rows().people.values().find(|person| person.is_unknown()).unwrap().id;
    let letter = hall.0.rows().opinions.values().find(|row| row.source == Source::Letter).unwrap().id;
    let road = hall.0.rows().tasks.values().find(|task| task.deadline.is_none()).unwrap().id;
    assert_eq!(
        missing(&hall.0),
        [
            Missing::UnclearMark(unclear),
            Missing::UnnamedSpeaker(blue),
            Missing::Unanswered(letter),
            Missing::TaskDeadline(road)
        ]
    );
}

#[test]
fn votes_that_do_not_add_up_are_found() {
    let mut hall = Hall::planned();
    let item = hall.item("Biểu quyết", ItemKind::Vote, "14:40", "14:45");
    let mut odd = Vec::new();
    for (counts, base, adds_up) in [
        ([96, 0, 0], Some(109), true),
        ([96, 10, 3], Some(109), true),
        ([96, 10, 3], None, true),
        ([96, 10, 0], Some(109), false),
        ([110, 0, 0], Some(109), false),
        ([0, 0, 0], Some(109), false),
    ] {
        let vote = hall.vote(item, "14:41", "x", counts, base);
        odd.extend((!adds_up).then_some(vote));
    }
    let found = missing(&hall.0).into_iter().filter_map(|what| match what {
        Missing::VoteNumbers(vote) => Some(vote),
        _ => None,
    });
    assert_eq!(found.collect::<Vec<_>>(), odd);
}

#[test]
fn a_vote_says_its_percentage_and_its_base_and_nothing_else_says_agreement() {
    let mut hall = Hall::planned();
    let item = hall.item("Biểu quyết", ItemKind::Vote, "14:40", "14:45");
    assert!(!text(&hall).to_lowercase().contains("nhất trí"));
    hall.vote(item, "14:41", "Mở rộng đường", [96, 10, 3], Some(109));
    hall.vote(item, "14:42", "Đóng góp ngày công", [7, 0, 0], None);
    let text = text(&hall);
    assert!(text.contains(
        "Mở rộng đường. Hình thức: giơ tay. Kết quả: tán thành 96/109, đạt 88,1%; không tán thành 10; ý kiến khác 03. \
         Tính trên 109 người có quyền biểu quyết."
    ));
    assert!(
        text.contains("tán thành 07/07, đạt 100,0%; không tán thành 00; ý kiến khác 00. Tính trên 07 người tham gia")
    );
}

#[test]
fn turns_and_opinions_are_counted_apart_and_only_real_turns() {
    let hall = afternoon();
    let text = text(&hall);
    // Four turns had the floor; one waited in vain, one was refused. Six opinions: one slip was not read, one is a complaint.
    assert!(text.contains("Nhân dân có 04 lượt phát biểu; tổng số 05 ý kiến"), "{text}");
}

#[test]
fn what_is_internal_is_in_no_copy() {
    let hall = afternoon();
    for copy in [Audience::Office, Audience::Public] {
        let text = markdown::write(&minutes_for(&hall.0, copy));
        for secret in ["0912345678", "BÍ MẬT", "NỘI DUNG KÍN", "KHÔNG IN"] {
            assert!(!text.contains(secret), "{copy:?} {secret}");
        }
        assert!(text.contains("Ý kiến bằng phiếu (không ghi tên), do ông Nguyễn Thanh Định đọc: Xin thêm đèn đường"));
    }
}

#[test]
fn who_asked_not_to_be_named_is_named_in_the_offices_copy_only() {
    let hall = afternoon();
    assert!(text(&hall).contains("Lý Thị Hoa"));
    let public = markdown::write(&minutes_for(&hall.0, Audience::Public));
    assert!(!public.contains("Lý Thị Hoa") && public.contains("Người nêu ý kiến (không nêu tên)"));
}

#[test]
fn the_end_may_fall_on_another_day_and_is_printed_in_full() {
    let mut hall = Hall::planned();
    hall.info(|info| {
        info.opened_at = Some(at("19:30"));
        info.closed_at = Time::parse("2025-05-25T00:10:00+07:00");
    });
    assert!(text(&hall).contains("Hội nghị kết thúc vào 00 giờ 10 phút, ngày 25 tháng 5 năm 2025./."));
}

/// The sample meeting, under way.
pub fn sample() -> Meeting {
    let now = Time::parse("2025-05-24T16:09:00+07:00").unwrap();
    let steps = thuky::intake::demo(1, now, 1);
    let mut meeting = Meeting::from_birth(&steps[0], 1).unwrap();
    steps[1..].iter().for_each(|step| meeting.apply(step));
    meeting
}

#[test]
fn the_sample_meeting_is_told() {
    insta::assert_snapshot!(told(minutes(&sample())));
}

#[test]
fn the_sample_meeting_is_told_by_fields() {
    insta::assert_snapshot!(told(grouped(&sample())));
}

#[test]
fn the_number_is_printed_once_it_is_given() {
    let mut hall = Hall::planned();
    assert!(text(&hall).contains("Số:     /BB-UBND"));
    hall.number("05");
    assert!(text(&hall).contains("Số: 05/BB-UBND"));
}

#[test]
fn an_opinion_sent_in_advance_stands_before_the_first_item() {
    let mut hall = Hall::planned();
    hall.opinion(None, "08:00", Owner::Nobody, "Xin sửa cầu.", |row| row.source = Source::Advance);
    hall.item("Khai mạc", ItemKind::Opening, "14:37", "14:40");
    let text = text(&hall);
    let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
    assert!(place("Ý kiến gửi trước hội nghị") < place("Xin sửa cầu") && place("Xin sửa cầu") < place("I. KHAI MẠC"));
    assert!(text.contains("**Ý kiến 1.** …… (ý kiến gửi trước): Xin sửa cầu."));
}

#[test]
fn the_latest_headcount_counts_and_invited_is_not_present() {
    let text = text(&afternoon());
    assert!(text.contains("1\\. Đại biểu: 19 người, gồm: Trạm Y tế xã 02 người; đại biểu khác 17 người."));
    assert!(text.contains("2\\. Nhân dân: 113 người, trong đó: xóm Thống Nhất 63 người; xóm Trung Tâm 50 người."));
    assert!(text.contains("Tổng số có mặt: 132 người (được mời: 150 người)."));
}

#[test]
fn people_and_hamlets_are_called_as_in_the_commune() {
    use thuky::papers::calls::*;
    let mut hall = Hall::planned();
    let tn = hall.hamlet("Thống Nhất");
    let dinh = hall.named("ong", "Hoàng Văn Định", Duty::Resident, "", Some(tn));
    let ha = hall.named("dongchi", "Lê Thu Hà", Duty::Officer, "công chức địa chính", Some(tn));
    let clerk = hall.named("dongchi", "", Duty::Officer, "Trưởng Công an xã", None);
    let blue =
        hall.add(|id| Person { described: "áo xanh".into(), honorific: "anh".into(), ..crate::hall::person(id) });
    let nobody = hall.add(|id| Person { honorific: String::new(), ..crate::hall::person(id) });
    let calls = [dinh, ha, clerk, blue, nobody].map(|id| person_full(&hall.0, id));
    assert_eq!(
        calls,
        [
            "Ông Hoàng Văn Định, xóm Thống Nhất",
            "Đồng chí Lê Thu Hà, công chức địa chính",
            "Đồng chí Trưởng Công an xã",
            "Anh áo xanh",
            "……"
        ]
    );
    assert_eq!(person_name(&hall.0, blue), "áo xanh");
    let hamlets = ["Thống Nhất", "Xóm Trung Tâm", "thôn 2", "Tổ dân phố 3", "Bản Mù", "Thônburi", ""].map(hamlet_call);
    assert_eq!(hamlets, ["xóm Thống Nhất", "xóm Trung Tâm", "thôn 2", "tổ dân phố 3", "bản Mù", "xóm Thônburi", "……"]);
    assert_eq!(table_date(day("2025-06-03")), "03/6/2025");
}

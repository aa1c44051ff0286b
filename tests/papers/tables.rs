//! The lists of a meeting: what stands in them and what they keep to themselves, for three meetings.

use crate::dump::plain;
use crate::hall::{Hall, afternoon, at};
use crate::large::large;
use crate::lists::{ends, journal, log, office, public, tables};
use crate::minutes::sample;
use thuky::domain::*;
use thuky::papers::{Block, Document, Row};

const LISTS: [Paper; 4] = [Paper::Opinions, Paper::Speakers, Paper::Agenda, Paper::Sheets];

fn cells(document: &Document) -> Vec<Vec<String>> {
    let rows = tables(document).into_iter().flat_map(|table| table.rows.iter());
    rows.filter_map(|row| if let Row::Cells(cells) = row { Some(cells.clone()) } else { None }).collect()
}
fn groups(document: &Document) -> Vec<String> {
    let rows = tables(document).into_iter().flat_map(|table| table.rows.iter());
    rows.filter_map(|row| if let Row::Group(text) = row { Some(text.clone()) } else { None }).collect()
}
/// The row of an opinion by its number.
fn row(document: &Document, number: &str) -> Vec<String> {
    cells(document).into_iter().find(|cells| cells[0] == number).unwrap_or_else(|| panic!("no opinion {number}"))
}

#[test]
fn the_lists_of_the_sample_meeting_are_told() {
    for paper in LISTS {
        insta::assert_snapshot!(format!("sample_{}", paper.code()), plain(&office(&sample(), paper)));
    }
}

#[test]
fn the_lists_of_an_empty_meeting_have_no_stock_phrases() {
    for paper in LISTS {
        insta::assert_snapshot!(format!("empty_{}", paper.code()), plain(&office(&Hall::planned().0, paper)));
    }
}

#[test]
fn the_lists_of_a_whole_afternoon_are_told() {
    for paper in [Paper::Opinions, Paper::Speakers, Paper::Agenda] {
        insta::assert_snapshot!(format!("afternoon_{}", paper.code()), plain(&office(&afternoon().0, paper)));
    }
}

#[test]
fn the_lists_of_a_large_meeting_are_told() {
    let meeting = large();
    for (paper, first, last) in [(Paper::Opinions, 18, 8), (Paper::Speakers, 18, 14)] {
        insta::assert_snapshot!(format!("large_{}", paper.code()), ends(&office(&meeting, paper), first, last));
    }
    insta::assert_snapshot!("large_agenda", plain(&office(&meeting, Paper::Agenda)));
}

#[test]
fn the_journal_of_the_sample_meeting_is_told_oldest_first() {
    let now = Time::parse("2025-05-24T16:09:00+07:00").unwrap();
    let log = log(&thuky::intake::demo(1, now, 1));
    let paper = journal(&sample(), &log, Audience::Office);
    let steps: Vec<i64> = cells(&paper).iter().map(|cells| cells[0].parse().unwrap()).collect();
    assert!(steps.iter().copied().eq(1..=log.len() as i64));
    insta::assert_snapshot!("sample_journal", ends(&paper, 46, 40));
}

#[test]
fn every_opinion_that_is_told_stands_once_under_its_own_number_and_the_counts_add_up() {
    let meeting = large();
    let paper = office(&meeting, Paper::Opinions);
    let mut numbers: Vec<i64> = cells(&paper).iter().map(|cells| cells[0].parse().unwrap()).collect();
    numbers.sort_unstable();
    assert!(numbers.into_iter().eq(1..=300));
    let counts = groups(&paper);
    let count = |text: &String| text.split(": ").nth(1).unwrap().split(' ').next().unwrap().parse::<usize>().unwrap();
    let (total, fields) = counts.split_last().unwrap();
    assert_eq!((count(total), fields.iter().map(count).sum::<usize>(), fields.len()), (300, 300, 10));
}

#[test]
fn an_answer_to_several_opinions_stands_at_the_first_and_the_others_point_to_it() {
    let paper = office(&afternoon().0, Paper::Opinions);
    assert_eq!(row(&paper, "1")[6], "Đường đã có trong kế hoạch quý III; đất đang xác minh.");
    assert_eq!(row(&paper, "2")[6], "Như trả lời ý kiến 1.");
    assert_eq!(
        row(&paper, "3")[5],
        "Ông Vũ Kiểm, Trạm trưởng Trạm Kiểm lâm Quán Vuông; Ông Nguyễn Thanh Định, Bí thư Đảng ủy, Chủ tịch UBND xã"
    );
}

#[test]
fn several_answers_to_one_opinion_say_whose_each_is() {
    let mut hall = afternoon();
    let road = hall.0.opinion_by_number(1).unwrap().id;
    let ranger = hall.0.rows().people.values().find(|person| person.name == "Vũ Kiểm").unwrap().id;
    let item = hall.0.rows().items.values().find(|item| item.kind == ItemKind::Answers).unwrap().id;
    hall.answer(item, "16:30", &[ranger], &[road], "Sẽ phối hợp");
    let told = &row(&office(&hall.0, Paper::Opinions), "1")[6];
    assert_eq!(
        told,
        "Ông Lê Văn Hà, công chức địa chính: Đường đã có trong kế hoạch quý III; đất đang xác minh. Ông Vũ Kiểm, Trạm trưởng \
         Trạm Kiểm lâm Quán Vuông: Sẽ phối hợp."
    );
}

#[test]
fn an_opinion_of_several_paragraphs_is_one_row_and_a_promise_without_unit_or_day_is_a_blank() {
    let mut hall = afternoon();
    let paper = office(&hall.0, Paper::Opinions);
    let land = row(&paper, "2");
    assert_eq!(land[2], "Hồ sơ đất nộp từ năm 2023 đến nay [chưa rõ] chưa có kết quả. Cán bộ hẹn ba lần.");
    assert_eq!((land[7].as_str(), land[8].as_str()), ("Trả lời bằng văn bản", "03/6/2025"));
    assert!(land[5].ends_with("; Đơn vị: Bộ phận địa chính"), "{land:?}");
    let id = hall.0.opinion_by_number(2).unwrap().id;
    hall.set(id, |row: &mut Opinion| (row.unit, row.deadline) = (String::new(), None));
    let land = row(&office(&hall.0, Paper::Opinions), "2");
    assert!(land[5].ends_with("; Đơn vị: ……") && land[8] == "……", "{land:?}");
}

#[test]
fn a_complaint_is_only_said_to_be_there_and_an_unread_slip_only_counted() {
    let hall = afternoon();
    let paper = office(&hall.0, Paper::Opinions);
    let complaint = row(&paper, "7");
    assert_eq!(complaint[2], "Có nội dung khiếu nại, không in trong văn bản này.");
    assert!(complaint.iter().enumerate().all(|(at, cell)| at == 0 || at == 2 || cell.is_empty()), "{complaint:?}");
    let text = plain(&paper);
    assert!(text.contains("Tổng số: 05 ý kiến") && text.contains("01 phiếu ý kiến không ghi tên"), "{text}");
    assert!(cells(&paper).iter().all(|cells| cells[0] != "6"));
    let text = plain(&public(&hall.0, Paper::Opinions));
    assert!(!text.contains("khiếu nại") && text.contains("Tổng số: 05 ý kiến"), "{text}");
}

#[test]
fn what_is_internal_is_in_no_list() {
    let hall = afternoon();
    for paper in LISTS {
        for copy in [office(&hall.0, paper), public(&hall.0, paper)] {
            let text = plain(&copy);
            for secret in ["0912345678", "BÍ MẬT", "NỘI DUNG KÍN", "KHÔNG IN"] {
                assert!(!text.contains(secret), "{paper:?} {secret}");
            }
        }
    }
}

#[test]
fn who_asked_not_to_be_named_or_complained_is_named_in_the_offices_lists_only() {
    let hall = afternoon();
    assert!(plain(&office(&hall.0, Paper::Opinions)).contains("Lý Thị Hoa"));
    assert!(plain(&office(&hall.0, Paper::Speakers)).contains("Anh áo xanh"));
    for paper in LISTS {
        let text = plain(&public(&hall.0, paper));
        assert!(!text.contains("Lý Thị Hoa") && !text.to_lowercase().contains("áo xanh"), "{text}");
    }
    assert!(plain(&public(&hall.0, Paper::Speakers)).contains("Người nêu ý kiến (không nêu tên)"));
}

#[test]
fn a_hidden_reader_is_not_named_in_any_public_paper() {
    let mut hall = afternoon();
    let hoa = hall.0.rows().people.values().find(|person| person.name == "Lý Thị Hoa").unwrap().id;
    let slip = hall.0.opinion_by_number(4).unwrap().id;
    hall.set(slip, |row: &mut Opinion| row.reader = Some(hoa));
    assert!(row(&office(&hall.0, Paper::Opinions), "4")[9].contains("Lý Thị Hoa"));
    assert_eq!(row(&public(&hall.0, Paper::Opinions), "4")[9], "");
    assert!(plain(&office(&hall.0, Paper::Minutes)).contains("do bà Lý Thị Hoa đọc"));
    for paper in Paper::ALL {
        assert!(!plain(&public(&hall.0, *paper)).contains("Lý Thị Hoa"), "{paper:?}");
    }
}

#[test]
fn spoken_times_of_hamlets_add_up_and_officials_are_counted_apart() {
    let paper = office(&large(), Paper::Speakers);
    let counts = groups(&paper);
    assert_eq!(counts[0], "Nhân dân: 132 lượt");
    assert!(counts.last().unwrap().starts_with("Tổng số: 132 lượt phát biểu, 132 người"), "{counts:?}");
    let seconds = |span: &str| {
        let (minutes, seconds) = span.split_once(':').unwrap();
        minutes.parse::<i64>().unwrap() * 60 + seconds.parse::<i64>().unwrap()
    };
    let [turns, hamlets] = tables(&paper)[..] else { panic!("two tables") };
    let sum = |table: &thuky::papers::Table, at: usize| {
        table
            .rows
            .iter()
            .filter_map(|row| if let Row::Cells(cells) = row { Some(seconds(&cells[at])) } else { None })
            .sum::<i64>()
    };
    assert_eq!(sum(turns, 5), sum(hamlets, 3));
}

#[test]
fn a_turn_that_goes_on_has_no_length_yet() {
    let mut hall = Hall::planned();
    let item = hall.item("Đối thoại", ItemKind::Dialogue, "15:00", "15:50");
    let dinh = hall.named("ong", "Hoàng Văn Định", Duty::Resident, "", None);
    let turn = hall.turn(dinh, item, TurnState::Speaking, None);
    hall.add(|id| Spell { id, turn: Some(turn), item: None, since: at("15:10"), until: None });
    let told = &cells(&office(&hall.0, Paper::Speakers))[0];
    assert_eq!(told[3..6], ["14:20", "15:10", "chưa kết thúc"]);
}

#[test]
fn the_agenda_says_every_stretch_and_what_it_took_against_the_plan() {
    let mut hall = Hall::planned();
    let first = hall.item("Khai mạc", ItemKind::Opening, "14:37", "14:45");
    let second = hall.item("Đối thoại", ItemKind::Dialogue, "14:45", "15:30");
    let third = hall.item("Bế mạc", ItemKind::Closing, "", "");
    hall.add(|id| Spell { id, turn: None, item: None, since: at("15:30"), until: Some(at("15:40")) });
    hall.add(|id| Spell { id, turn: None, item: Some(second), since: at("15:40"), until: Some(at("16:00")) });
    for (item, minutes) in [(first, 8), (second, 60), (third, 10)] {
        hall.set(item, |item: &mut Item| item.planned_minutes = Some(minutes));
    }
    hall.set(third, |item: &mut Item| item.skipped = true);
    hall.info(|info| info.opened_at = Some(at("14:37")));
    let paper = office(&hall.0, Paper::Agenda);
    let times: Vec<String> = cells(&paper).iter().map(|cells| cells[3..].join(" | ")).collect();
    assert_eq!(
        times,
        [
            "08 | 14:30 | 14:37 – 14:45 | 08 | đúng | ",
            "60 | 14:38 | 14:45 – 15:30; 15:40 – 16:00 | 65 | quá 05 | ",
            " |  | 15:30 – 15:40 | 10 |  | ",
            "10 | 15:38 |  |  |  | không thực hiện",
        ]
    );
    assert_eq!(groups(&paper), ["Tổng số: dự kiến 78 phút; thực tế 73 phút; giải lao 10 phút"]);
    assert!(plain(&paper).contains("Khai mạc: dự kiến 14 giờ 30 phút; thực tế 14 giờ 37 phút."));
}

#[test]
fn an_hour_of_another_day_says_its_day() {
    let mut hall = Hall::planned();
    let item = hall.item("Đối thoại", ItemKind::Dialogue, "", "");
    let [since, until] =
        ["2025-05-24T23:50:00+07:00", "2025-05-25T00:10:00+07:00"].map(|time| Time::parse(time).unwrap());
    hall.add(|id| Spell { id, turn: None, item: Some(item), since, until: Some(until) });
    assert!(plain(&office(&hall.0, Paper::Agenda)).contains("23:50 – 00:10 (25/5/2025)"));
}

#[test]
fn blank_sheets_have_a_page_each_room_to_write_and_ask_for_the_hour() {
    let paper = office(&sample(), Paper::Sheets);
    assert_eq!(paper.blocks.iter().filter(|block| **block == Block::NewPage).count(), 2);
    assert!(!paper.turned);
    for table in tables(&paper) {
        assert!(table.row_height >= 9.0);
        assert_eq!(table.columns.iter().map(|column| column.width).sum::<f64>(), 165.0);
    }
    let asks = |table: &&thuky::papers::Table| table.columns.iter().any(|column| column.title.starts_with("Giờ"));
    assert_eq!(tables(&paper).iter().filter(|table| asks(table)).count(), 5);
}

#[test]
fn a_list_has_a_date_line_only_once_it_was_issued() {
    let mut hall = Hall::planned();
    assert_eq!(office(&hall.0, Paper::Opinions).head.dated, "");
    hall.info(|info| info.seat = "Trung Hội".into());
    hall.add(|id| Issue {
        id,
        paper: Paper::Opinions,
        number: String::new(),
        issued_on: Some("2025-05-26".parse().unwrap()),
        scan: String::new(),
        scan_hash: String::new(),
    });
    assert_eq!(office(&hall.0, Paper::Opinions).head.dated, "Trung Hội, ngày 26 tháng 5 năm 2025");
}

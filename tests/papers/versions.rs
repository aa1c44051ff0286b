//! What the next version of the minutes says of the one before.

use crate::hall::{Hall, at, minutes};
use crate::minutes::{told, wish};
use crate::read_back::read;
use thuky::domain::*;
use thuky::papers::{self, Block, Document, Row, Sources};

fn do_step(hall: &mut Hall, at: Time, work: (Deed, Vec<Change>)) {
    let (deed, changes) = work;
    let n = hall.0.last_step() + 1;
    hall.0.apply(&Step { n, at, deed, changes, undoes: None });
}

fn lock(hall: &mut Hall, clock: &str) {
    let work = hall.0.lock(hall.0.last_step(), &"ab12".repeat(16), at(clock)).ok().unwrap().finish();
    do_step(hall, at(clock), work);
}

fn unlock(hall: &mut Hall, reason: &str) {
    let work = hall.0.unlock(reason, at("18:05")).ok().unwrap().finish();
    do_step(hall, at("18:05"), work);
}

/// The afternoon as it was locked, and unlocked after.
fn unlocked() -> (Meeting, Hall) {
    let mut hall = read();
    lock(&mut hall, "17:25");
    let before = hall.0.clone();
    unlock(&mut hall, "Sót một ý kiến của bà Lý Thị Hoa.");
    (before, hall)
}

fn entry(hall: &Hall, words: &str) -> ParagraphId {
    hall.0.rows().paragraphs.values().find(|entry| entry.text.contains(words)).unwrap().id
}

fn next(before: Option<&Meeting>, hall: &Hall, audience: Audience) -> Document {
    papers::document(&Sources { previous: before, ..Sources::from(&hall.0) }, &wish(audience, false))
}

fn changed(document: &Document) -> Vec<Row> {
    let appendix = document.appendices.last().unwrap();
    let tables = appendix.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.rows.clone()),
        Block::Heading { .. } | Block::Paragraph(_) | Block::Chart(_) | Block::NewPage => None,
    });
    tables.flatten().collect()
}

#[test]
fn the_second_version_shows_what_changed() {
    let (before, mut hall) = unlocked();
    let road = entry(&hall, "đoạn đường vào trạm bơm");
    hall.set(road, |entry: &mut Paragraph| entry.text = "Đề nghị xã sửa đường vào trạm bơm, mưa là lội.".into());
    let dialogue = hall.0.get::<Paragraph>(road).unwrap().item.unwrap();
    let dinh = hall.0.rows().people.values().find(|person| person.name == "Hoàng Văn Đình").unwrap().id;
    hall.opinion(dialogue, "15:39", Owner::Person(dinh), "Đề nghị làm lại biển báo ở ngã ba.", |row| {
        row.author = Some(dinh);
    });
    let noise = entry(&hall, "có tiếng ồn");
    hall.change(Paragraph::change(Edit { before: hall.0.get(noise).cloned(), after: None }));
    lock(&mut hall, "18:30");
    let document = next(Some(&before), &hall, Audience::Office);
    insta::assert_snapshot!(told(document.clone()));
    assert_eq!(document.file_stem, "Bien-ban-2025-05-24-v2");
    let labels: Vec<&str> = document.appendices.iter().map(|appendix| appendix.label.as_str()).collect();
    assert_eq!(labels, ["Phụ lục I", "Phụ lục II"]);
    assert!(document.seal.is_some());
}

#[test]
fn a_version_that_changed_nothing_says_so_and_the_first_says_nothing() {
    let mut hall = read();
    assert_eq!(minutes(&hall.0).appendices.len(), 1);
    lock(&mut hall, "17:25");
    assert_eq!(minutes(&hall.0).appendices.len(), 1);
    let before = hall.0.clone();
    unlock(&mut hall, "In lại");
    let adopted = before.info().clone();
    hall.info(|info| {
        (info.read_back_at, info.adopted_at, info.copies) = (adopted.read_back_at, adopted.adopted_at, adopted.copies);
    });
    hall.number("7");
    let document = next(Some(&before), &hall, Audience::Office);
    let text = told(document.clone());
    assert!(text.contains("CÁC NỘI DUNG THAY ĐỔI SO VỚI PHIÊN BẢN 1"));
    assert!(text.contains("Phiên bản 1 được mở khóa lúc 18 giờ 05 phút, ngày 24 tháng 5 năm 2025. Lý do: In lại."));
    assert!(text.contains("Nội dung biên bản không thay đổi."));
    assert!(changed(&document).is_empty());
}

#[test]
fn without_the_version_before_only_the_reason_stands() {
    let (_, hall) = unlocked();
    let appendix = next(None, &hall, Audience::Office).appendices.pop().unwrap();
    let [Block::Paragraph(reason)] = &appendix.blocks[..] else { panic!("{:?}", appendix.blocks) };
    assert!(reason.text().ends_with("Lý do: Sót một ý kiến của bà Lý Thị Hoa."));
}

#[test]
fn what_is_withheld_now_is_not_told_as_what_was_before() {
    let (before, mut hall) = unlocked();
    let of = |words: &str| hall.0.get::<Paragraph>(entry(&hall, words)).unwrap().opinion.unwrap();
    let (forest, road) = (of("Rừng giáp ranh"), of("đoạn đường vào trạm bơm"));
    let quiet = entry(&hall, "đề nghị ghi rõ thời hạn");
    // One asks not to be named, two others turn out to be denunciations, one of them noted down without being an opinion.
    hall.set(road, |row: &mut Opinion| row.unnamed = true);
    hall.set(forest, |row: &mut Opinion| row.grievance = Some(Grievance::Denunciation));
    let secret = hall.add(|id| Opinion { grievance: Some(Grievance::Denunciation), ..Opinion::empty(id, 8) });
    hall.set(quiet, |entry: &mut Paragraph| (entry.opinion, entry.kind) = (Some(secret), Kind::Opinion));
    for audience in [Audience::Office, Audience::Public] {
        let text = told(next(Some(&before), &hall, audience));
        for words in ["Rừng giáp ranh", "Sẽ kiểm tra thực địa", "chưa thỏa đáng", "ghi rõ thời hạn"]
        {
            assert!(!text.contains(words), "{audience:?} {words} in {text}");
        }
        if audience == Audience::Public {
            assert!(!text.contains("Bưởi") && !text.contains("Lý Thị Hoa"), "{text}");
        }
    }
}

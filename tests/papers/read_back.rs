//! What the minutes say of their own reading: corrections, reservations, adoption, copies.

use crate::hall::{Hall, afternoon, at, minutes, minutes_for};
use crate::minutes::told;
use thuky::domain::*;
use thuky::papers::{Block, Document};

/// The lines after the counts.
pub fn closing(document: &Document) -> Vec<String> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text()),
        Block::Heading { .. } | Block::Table(_) | Block::Chart(_) | Block::NewPage => None,
    });
    let all: Vec<String> = paragraphs.collect();
    let counts = ["Tổng hợp:", "Kết quả:", "Ngoài ra", "Đã đăng ký", "Chủ trì quyết định"];
    let last = all.iter().rposition(|line| counts.iter().any(|count| line.starts_with(count))).unwrap();
    all[last + 1..].to_vec()
}

fn entry(hall: &Hall, words: &str) -> ParagraphId {
    hall.0.rows().paragraphs.values().find(|entry| entry.text.contains(words)).unwrap().id
}

fn resident(hall: &Hall, name: &str) -> PersonId {
    hall.0.rows().people.values().find(|person| person.name == name).unwrap().id
}

fn object(hall: &mut Hall, clock: &str, person: &str, settlement: Settlement, passage: Passage, what: Correction) {
    let person = Some(resident(hall, person));
    let (words, reason) = match settlement {
        Settlement::Corrected => ("", ""),
        Settlement::Reserved => ("Tôi không nói vậy.", ""),
        Settlement::NotAccepted => ("xin bỏ câu này", "đã được nói trước hội trường."),
    };
    let given = Objecting { passage, person, settlement, correction: what, words: words.into(), reason: reason.into() };
    let (deed, changes) = hall.0.object(&given, at(clock)).ok().unwrap().finish();
    let n = hall.0.last_step() + 1;
    hall.0.apply(&Step { n, at: at(clock), deed, changes, undoes: None });
}

/// The afternoon read back at 17:12: a number and a name are corrected, one keeps to his reservation.
pub fn read() -> Hall {
    let mut hall = afternoon();
    hall.info(|info| info.read_back_at = Some(at("17:12")));
    let heads = hall.0.newest_heads().unwrap().1;
    let center = heads.iter().find(|head| head.number == 50).unwrap().id;
    let dinh = resident(&hall, "Hoàng Văn Định");
    let speech = entry(&hall, "Rừng giáp ranh bị chặt");
    let corrected = Settlement::Corrected;
    object(&mut hall, "17:13", "Nguyễn Thị Bưởi", corrected, Passage::Heads, Correction::Heads(vec![(center, 48)]));
    let name = Correction::Name(dinh, "Hoàng Văn Đình".into());
    object(&mut hall, "17:14", "Hoàng Văn Định", corrected, Passage::Paragraph(speech), name);
    let road = Passage::Paragraph(entry(&hall, "đoạn đường vào trạm bơm"));
    object(&mut hall, "17:15", "Nguyễn Thị Bưởi", Settlement::Reserved, road, Correction::None);
    hall.info(|info| (info.adopted_at, info.copies) = (Some(at("17:18")), Some(2)));
    hall
}

#[test]
fn two_corrections_and_a_reservation_are_told() {
    let hall = read();
    insta::assert_snapshot!(closing(&minutes(&hall.0)).join("\n"), @r"
    Khi đọc lại đã đính chính:
    1. “Trung Tâm 50” thành “Trung Tâm 48”, theo ý kiến của bà Nguyễn Thị Bưởi, xóm Trung Tâm.
    2. Ý kiến 3: “Hoàng Văn Định” thành “Hoàng Văn Đình”, theo ý kiến của ông Hoàng Văn Đình, xóm Thống Nhất.
    Ý kiến bảo lưu của bà Nguyễn Thị Bưởi, xóm Trung Tâm: Tôi không nói vậy, đối với nội dung tại ý kiến 1: “Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội”.
    Biên bản đã được đọc lại cho hội nghị cùng nghe và thông qua với ý kiến bảo lưu nêu trên.
    Biên bản được lập thành 02 bản có nội dung như nhau.
    Hội nghị kết thúc vào 17 giờ 20 phút, ngày 24 tháng 5 năm 2025./.
    ");
}

#[test]
fn nothing_is_said_of_a_reading_that_was_not() {
    let end = "Hội nghị kết thúc vào 17 giờ 20 phút, ngày 24 tháng 5 năm 2025./.";
    let mut hall = afternoon();
    assert_eq!(closing(&minutes(&hall.0)), [end]);
    hall.info(|info| info.read_back_at = Some(at("17:12")));
    assert_eq!(closing(&minutes(&hall.0)), ["Biên bản đã được đọc lại cho hội nghị cùng nghe.", end]);
    hall.info(|info| info.adopted_at = Some(at("17:15")));
    let adopted = "Biên bản đã được đọc lại cho hội nghị cùng nghe và thống nhất thông qua.";
    assert_eq!(closing(&minutes(&hall.0)), [adopted, end]);
    hall.info(|info| info.read_back_at = None);
    assert_eq!(closing(&minutes(&hall.0)), ["Biên bản đã được hội nghị thống nhất thông qua.", end]);
}

#[test]
fn what_was_not_accepted_stands_with_the_chairs_reason_and_nobody_says_all_agreed() {
    let mut hall = afternoon();
    hall.info(|info| (info.read_back_at, info.adopted_at) = (Some(at("17:12")), Some(at("17:15"))));
    let answer = Passage::Paragraph(entry(&hall, "Sẽ kiểm tra thực địa"));
    object(&mut hall, "17:13", "Hoàng Văn Định", Settlement::NotAccepted, answer, Correction::None);
    assert_eq!(
        closing(&minutes(&hall.0))[..2],
        [
            "Ý kiến không được chấp nhận của ông Hoàng Văn Định, xóm Thống Nhất: xin bỏ câu này, đối với nội dung tại \
             trả lời ý kiến 3: “Sẽ kiểm tra thực địa” (lý do của chủ trì: đã được nói trước hội trường).",
            "Biên bản đã được đọc lại cho hội nghị cùng nghe và thông qua.",
        ]
    );
}

#[test]
fn who_is_not_named_is_not_named_by_an_objection_either() {
    let mut hall = afternoon();
    hall.info(|info| info.read_back_at = Some(at("17:12")));
    let hoa = resident(&hall, "Lý Thị Hoa");
    let letter = Passage::Paragraph(entry(&hall, "xác nhận nguồn gốc đất"));
    object(&mut hall, "17:13", "Lý Thị Hoa", Settlement::Reserved, letter, Correction::None);
    let name = |name: &str| Correction::Name(hoa, name.into());
    object(&mut hall, "17:14", "Nguyễn Thị Bưởi", Settlement::Corrected, letter, name("Lý Thị Hoá"));
    object(&mut hall, "17:15", "Nguyễn Thị Bưởi", Settlement::Corrected, letter, name("Lí Thị Hòa"));
    let office = closing(&minutes(&hall.0)).join("\n");
    assert!(office.contains("“Lý Thị Hoa” thành “Lý Thị Hoá”") && office.contains("của bà Lí Thị Hòa, xóm Trung Tâm"));
    let public = closing(&minutes_for(&hall.0, Audience::Public));
    assert_eq!(
        public[..3],
        [
            "Ý kiến bảo lưu của một người dự (không nêu tên): Tôi không nói vậy, đối với nội dung tại ý kiến 5: “Gia \
             đình tôi xin xác nhận nguồn gốc đất”.",
            "Khi đọc lại có 02 ý kiến về nội dung không in trong văn bản này.",
            "Biên bản đã được đọc lại cho hội nghị cùng nghe.",
        ]
    );
    let whole = told(minutes_for(&hall.0, Audience::Public));
    assert!(!["Hoa,", "Lý Thị", "Lí Thị"].iter().any(|name| whole.contains(name)), "{whole}");
}

#[test]
fn an_objection_to_what_is_not_told_tells_no_words() {
    let mut hall = afternoon();
    let kept = ["NỘI DUNG KÍN", "KHÔNG IN", "BÍ MẬT"].map(|words| Passage::Paragraph(entry(&hall, words)));
    for passage in kept {
        object(&mut hall, "17:13", "Nguyễn Thị Bưởi", Settlement::Reserved, passage, Correction::None);
        let words = Correction::Words("ĐÃ SỬA".into());
        object(&mut hall, "17:13", "Nguyễn Thị Bưởi", Settlement::Corrected, passage, words);
    }
    let [office, public] = [Audience::Office, Audience::Public].map(|copy| minutes_for(&hall.0, copy));
    assert_eq!(closing(&office)[0], "Khi đọc lại có 06 ý kiến về nội dung không in trong văn bản này.");
    assert_eq!(closing(&public).len(), 1);
    for text in [told(office), told(public)] {
        for secret in ["NỘI DUNG KÍN", "KHÔNG IN", "BÍ MẬT", "ĐÃ SỬA", "không nói vậy"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}

//! Papers before other programs: the schemas of the Word file, where words stand when a layout program has set it, and
//! where they stand in our PDF.
//!
//! `THUKY_SCHEMAS` names a folder with the schemas and a `validate.py`; the layout needs `soffice` and `pdftotext`.

use crate::docx::file;
use crate::everything;
use crate::hall::{Hall, afternoon};
use crate::layout::{Laid, Word, laid_out_all, run};
use std::fs;
use std::path::Path;
use std::process::Command;
use thuky::papers::docx::write;
use thuky::papers::{json, markdown};

pub fn long_meeting() -> Hall {
    let mut hall = afternoon();
    let item = *hall.0.rows().items.keys().nth(2).unwrap();
    for n in 0..40 {
        let text = format!("Đoạn thứ {n}. ") + &"Bà con đề nghị xã xem xét việc này sớm. ".repeat(5);
        hall.note(item, "15:20", thuky::domain::Owner::Hall, text.trim());
        hall.task(item, "15:20", &"Việc cần làm ngay. ".repeat(4), "Văn phòng", "Công an", None);
    }
    hall
}

#[test]
#[ignore = "needs python3 with lxml and the schemas in THUKY_SCHEMAS"]
fn the_schemas_find_nothing_to_report() {
    let schemas = std::env::var("THUKY_SCHEMAS").expect("THUKY_SCHEMAS names the folder of the schemas");
    let folder = tempfile::tempdir().unwrap();
    let halls = [("empty", Hall::planned()), ("full", afternoon()), ("long", long_meeting())];
    let papers = everything::all().into_iter().map(|(name, document)| (name, write(&document).unwrap()));
    for (name, bytes) in halls.map(|(name, hall)| (name, file(&hall))).into_iter().chain(papers) {
        let path = folder.path().join(format!("{name}.docx"));
        fs::write(&path, bytes).unwrap();
        assert_eq!(run(Command::new("python3").arg(Path::new(&schemas).join("validate.py")).arg(&path)), "");
        let package = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/papers/package.py");
        assert_eq!(run(Command::new("python3").args([package, &schemas]).arg(&path)), "");
    }
}

/// Millimetres a single line of so many points is high.
fn height(size: f64) -> f64 {
    1.15 * size * 25.4 / 72.0
}

fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 0.7, "{found} mm, not {wanted}");
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn the_parts_of_a_notice_stand_where_the_decree_puts_them() {
    let papers = [everything::notice(), everything::party()].map(|document| write(&document).unwrap());
    parts_stand(&laid_out_all(&papers));
}

/// NĐ 30/2020, Phụ lục I: where the parts of a paper stand. Columns of 66 and 99 mm from the left margin of 30 mm.
pub fn parts_stand(notice_and_party: &[Laid]) {
    let [notice, party] = notice_and_party else { panic!("two papers") };
    let (left, right) = (30.0 + 66.0 / 2.0, 30.0 + 66.0 + 99.0 / 2.0);
    for (line, middle) in [
        ("ỦY BAN NHÂN DÂN", left),
        ("XÃ TRUNG HỘI", left),
        ("Số: 05/TB-UBND", left),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right),
        ("Độc lập - Tự do - Hạnh phúc", right),
        ("Trung Hội, ngày 25 tháng 5 năm 2025", right),
        ("THÔNG BÁO", 30.0 + 165.0 / 2.0),
    ] {
        close(notice.middle(1, line), middle);
    }
    // Number and day on one line; agency and nation too.
    close(notice.line(1, "Số: 05/TB-UBND").2, notice.line(1, "Trung Hội, ngày").2);
    close(notice.line(1, "ỦY BAN NHÂN").2, notice.line(1, "CỘNG HÒA XÃ").2);
    close(notice.line(1, "CỘNG HÒA XÃ").2, 20.0 + height(12.0));
    // The first line of a paragraph 12.7 mm in.
    close(notice.line(1, "Bà con đề").0, 30.0 + 12.7);

    let signed = notice.words.iter().find(|word| word.text == "TM.").unwrap().page;
    let columns = 30.0 + 60.0 + 7.5 + 97.5 / 2.0;
    for line in ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Thanh Định"] {
        close(notice.middle(signed, line), columns);
    }
    let (office, name) = (notice.line(signed, "CHỦ TỊCH").2, notice.line(signed, "Nguyễn Thanh Định").2);
    assert!(name - office > 25.0, "room for a signature and a seal: {}", name - office);
    close(notice.line(signed, "Nơi nhận:").0, 30.0);
    assert!((notice.line(signed, "Nơi nhận:").2 - notice.line(signed, "TM. ỦY").2).abs() < 1.5);

    close(party.middle(1, "*"), left);
    assert!(party.line(1, "*").2 > party.line(1, "CHI BỘ XÓM").2 + 3.0);
    close(party.middle(1, "ĐẢNG CỘNG SẢN VIỆT NAM"), right);
    close(party.middle(1, "THƯ KÝ"), 30.0 + 60.0 / 2.0);
    close(party.middle(1, "CHỦ TRÌ"), columns);
    close(party.line(1, "Nơi nhận:").0, 30.0);
    assert!(party.line(1, "Nơi nhận:").2 > party.line(1, "Trần Thị Lan").2);
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn each_appendix_has_its_own_sheets_and_its_own_numbers_and_the_seal_stands_on_all() {
    let papers = [everything::notice(), everything::turned()].map(|document| write(&document).unwrap());
    appendices_stand(&laid_out_all(&papers));
}

/// Appendices on sheets of their own, counted from 1; the number in the middle of the upper margin, but not on the first.
pub fn appendices_stand(notice_and_turned: &[Laid]) {
    let [notice, turned] = notice_and_turned else { panic!("two papers") };
    let opens = |text: &str| {
        let label =
            notice.words.windows(2).find(|two| two[0].text == "Phụ" && two[1].text == "lục" && two[0].top < 25.0);
        label.filter(|_| text == "I").map_or_else(|| notice.pages.len(), |two| two[0].page)
    };
    let (first, second) = (opens("I"), opens("II"));
    assert!(first > 2 && second > first + 1);
    for (laid, parts) in [
        (notice, vec![(1, first, false), (first, second, true), (second, second + 1, false)]),
        (turned, vec![(1, turned.pages.len() + 1, true)]),
    ] {
        for (from, until, on_side) in parts {
            for page in from..until {
                sheet(laid, page, on_side, page + 1 - from);
            }
        }
    }
    let middle = 30.0 + 247.0 / 2.0;
    close(notice.middle(first, "Phụ lục I"), middle);
    close(notice.middle(first, "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ"), middle);
    close(notice.line(first, "Phụ lục I").2, 20.0 + height(14.0));
}

/// A4 with its margins, its number where it has one, and the seal.
fn sheet(laid: &Laid, page: usize, on_side: bool, number: usize) {
    let (width, height, end) = if on_side { (297.0, 210.0, 277.0) } else { (210.0, 297.0, 195.0) };
    close(laid.pages[page - 1].0, width);
    close(laid.pages[page - 1].1, height);
    let above: Vec<&Word> = laid.on(page).filter(|word| word.bottom < 19.5).collect();
    match above.as_slice() {
        [] => assert_eq!(number, 1, "page {page}"),
        [word] => {
            assert_eq!((word.text.clone(), number > 1), (number.to_string(), true), "page {page}");
            close(word.middle(), 30.0 + (end - 30.0) / 2.0);
        }
        more => panic!("{more:?}"),
    }
    let foot: Vec<&Word> = laid.on(page).filter(|word| word.top > height - 20.0).collect();
    let lines = [foot.iter().find(|word| word.text == "Phiên"), foot.iter().find(|word| word.text == "Dấu")];
    let [Some(version), Some(fingerprint)] = lines else { panic!("page {page} has no seal: {foot:?}") };
    close(version.left, 30.0);
    close(fingerprint.left, 30.0);
    assert!(foot.iter().all(|word| word.bottom < height - 9.5 && word.right < end + 0.5));
    let text = || laid.on(page).filter(|word| word.top > 19.0 && word.top <= height - 20.0);
    assert!(text().all(|word| word.left > 29.5 && word.right < end + 0.6 && word.bottom < height - 19.5));
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn a_layout_program_keeps_the_margins_and_the_place_of_the_page_number() {
    margins_hold(&laid_out_all(&[file(&long_meeting())])[0]);
}

/// On the upright sheets before the appendix.
pub fn margins_hold(Laid { words, pages }: &Laid) {
    let pages = pages.iter().take_while(|(width, _)| *width < 211.0).count();
    assert!(pages >= 4);
    for page in 1..=pages {
        let (above, text): (Vec<&Word>, Vec<&Word>) =
            words.iter().filter(|word| word.page == page).partition(|word| word.bottom < 20.0);
        let edge = |of: fn(&Word) -> f64| text.iter().map(move |word| of(word));
        let left = edge(|word| word.left).fold(f64::MAX, f64::min);
        let right = edge(|word| word.right).fold(0.0, f64::max);
        assert!(left > 29.0 && right < 195.6, "page {page}: {left} {right}");
        assert!(edge(|word| word.top).all(|top| top > 19.0) && edge(|word| word.bottom).all(|bottom| bottom < 277.5));
        match above.as_slice() {
            [] => assert_eq!(page, 1),
            [number] => {
                assert_eq!(number.text, page.to_string());
                // Centred over the text, within the upper margin.
                close(number.middle(), 30.0 + 165.0 / 2.0);
                assert!(number.top > 8.0);
            }
            more => panic!("{more:?}"),
        }
    }
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn signatures_are_never_alone_on_a_page() {
    signatures_stay(&laid_out_all(&ends().map(|hall| file(&hall)).collect::<Vec<_>>()));
}

/// Minutes that end at every height of a page.
pub fn ends() -> impl Iterator<Item = Hall> {
    (0..12).map(|more| {
        let mut hall = Hall::planned();
        let item = hall.item("Đối thoại", thuky::domain::ItemKind::Dialogue, "14:40", "15:00");
        for n in 0..(14 + more) {
            hall.note(item, "14:41", thuky::domain::Owner::Hall, &format!("câu thứ {n}"));
        }
        hall
    })
}

pub fn signatures_stay(all: &[Laid]) {
    for (more, Laid { words, .. }) in all.iter().enumerate() {
        let page_of = |text: &str| words.iter().rev().find(|word| word.text == text).unwrap().page;
        assert_eq!(page_of("TỌA"), page_of("kết"), "{more}");
        assert_eq!(page_of("TỌA"), page_of("nhận:"), "{more}");
    }
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn a_table_of_tasks_breaks_across_pages_with_its_header_and_leaves_no_page_empty() {
    tables_break(&laid_out_all(&tables().map(|hall| file(&hall)).collect::<Vec<_>>()));
}

/// Minutes whose table of tasks begins at every height of a page.
pub fn tables() -> impl Iterator<Item = Hall> {
    (0..14).map(|more| {
        let mut hall = Hall::planned();
        let item = hall.item("Đối thoại", thuky::domain::ItemKind::Dialogue, "14:40", "15:00");
        for n in 0..(4 + more) {
            hall.note(item, "14:41", thuky::domain::Owner::Hall, &format!("câu thứ {n}"));
        }
        // Short rows, then tall ones.
        let long = "và báo cáo kết quả cho bà con hai xóm biết ".repeat(if more < 7 { 2 } else { 20 });
        for n in 0..if more < 7 { 6 } else { 2 } {
            let text = format!("việc {n} cần làm ngay trong tháng này {long}");
            hall.task(
                item,
                "14:50",
                &text,
                "Công chức địa chính - nông nghiệp - xây dựng và môi trường",
                "Công an",
                None,
            );
        }
        hall
    })
}

pub fn tables_break(all: &[Laid]) {
    for (more, Laid { words, .. }) in all.iter().enumerate() {
        let pages_of = |text: &str| {
            let pages = words.iter().filter(|word| word.text == text).map(|word| word.page);
            pages.collect::<std::collections::BTreeSet<usize>>()
        };
        let (intro, heads, rows) = (pages_of("giao:"), pages_of("Phối"), pages_of("việc"));
        assert!(heads.is_superset(&rows), "{more}: a header on every page of the table");
        assert_eq!(intro.first(), heads.first(), "{more}: the line above stays with the first rows");
        let foot = words.iter().filter(|word| word.page == 1).map(|word| word.bottom).fold(0.0, f64::max);
        assert!(foot > 277.0 - 45.0, "{more}: page 1 ends at {foot} mm");
    }
}

#[test]
#[ignore = "writes the papers to THUKY_LOOK, to be looked at"]
fn papers_to_look_at() {
    let folder = std::env::var("THUKY_LOOK").expect("THUKY_LOOK names a folder");
    let sample = Hall(crate::minutes::sample());
    for (name, hall) in
        [("empty", Hall::planned()), ("full", afternoon()), ("long", long_meeting()), ("sample", sample)]
    {
        fs::write(Path::new(&folder).join(format!("{name}.docx")), file(&hall)).unwrap();
    }
    for (name, document) in everything::all() {
        fs::write(Path::new(&folder).join(format!("{name}.docx")), write(&document).unwrap()).unwrap();
        fs::write(Path::new(&folder).join(format!("{name}.md")), markdown::write(&document)).unwrap();
        fs::write(Path::new(&folder).join(format!("{name}.json")), json::document(&document).unwrap()).unwrap();
    }
}

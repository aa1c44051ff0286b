//! The Word file before other programs: the schemas of its format, and what a layout program makes of it.
//!
//! `THUKY_SCHEMAS` names a folder with the schemas and a `validate.py`; the layout needs `soffice` and `pdftotext`.

use crate::docx::file;
use crate::everything;
use crate::hall::{Hall, afternoon};
use std::fs;
use std::path::Path;
use std::process::Command;
use thuky::papers::{docx, json, markdown};

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}\n{told}\n{}", String::from_utf8_lossy(&output.stderr));
    told
}

fn long_meeting() -> Hall {
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
    for (name, hall) in [("empty", Hall::planned()), ("full", afternoon()), ("long", long_meeting())] {
        let path = folder.path().join(format!("{name}.docx"));
        fs::write(&path, file(&hall)).unwrap();
        assert_eq!(run(Command::new("python3").arg(Path::new(&schemas).join("validate.py")).arg(path)), "");
    }
}

/// A word on a page: its edges in millimetres from the upper left corner.
#[derive(Debug)]
struct Word {
    page: usize,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    text: String,
}

fn laid_out(hall: &Hall) -> Vec<Word> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    fs::write(&path, file(hall)).unwrap();
    let home = format!("-env:UserInstallation=file://{}/office", folder.path().display());
    run(Command::new("soffice")
        .args([&home, "--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder.path(), path.as_path()]));
    let told = run(Command::new("pdftotext").arg("-bbox").arg(folder.path().join("a.pdf")).arg("-"));
    let mut words = Vec::new();
    let mut page = 0;
    for line in told.lines().map(str::trim) {
        page += usize::from(line.starts_with("<page "));
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let number = |name: &str| {
            let from = rest.split_once(&format!("{name}=\"")).unwrap().1;
            from.split_once('"').unwrap().0.parse::<f64>().unwrap() * 25.4 / 72.0
        };
        let text = rest.split_once('>').unwrap().1.split_once("</word>").unwrap().0.to_owned();
        let (left, top, right, bottom) = (number("xMin"), number("yMin"), number("xMax"), number("yMax"));
        words.push(Word { page, left, top, right, bottom, text });
    }
    words
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn a_layout_program_keeps_the_margins_and_the_place_of_the_page_number() {
    let words = laid_out(&long_meeting());
    let pages = words.last().unwrap().page;
    assert!(pages >= 4);
    let close = |a: f64, b: f64| (a - b).abs() < 0.6;
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
                assert!(close((number.left + number.right) / 2.0, 30.0 + 165.0 / 2.0), "{number:?}");
                assert!(number.top > 8.0);
            }
            more => panic!("{more:?}"),
        }
    }
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn signatures_are_never_alone_on_a_page() {
    for more in 0..12 {
        let mut hall = Hall::planned();
        let item = hall.item("Đối thoại", thuky::domain::ItemKind::Dialogue, "14:40", "15:00");
        for n in 0..(14 + more) {
            hall.note(item, "14:41", thuky::domain::Owner::Hall, &format!("câu thứ {n}"));
        }
        let words = laid_out(&hall);
        let page_of = |text: &str| words.iter().rev().find(|word| word.text == text).unwrap().page;
        assert_eq!(page_of("TỌA"), page_of("kết"), "{more}");
        assert_eq!(page_of("TỌA"), page_of("nhận:"), "{more}");
    }
}

#[test]
#[ignore = "needs soffice and pdftotext"]
fn a_table_of_tasks_breaks_across_pages_with_its_header_and_leaves_no_page_empty() {
    for more in 0..14 {
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
        let words = laid_out(&hall);
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
        fs::write(Path::new(&folder).join(format!("{name}.docx")), docx::write(&document).unwrap()).unwrap();
        fs::write(Path::new(&folder).join(format!("{name}.md")), markdown::write(&document)).unwrap();
        fs::write(Path::new(&folder).join(format!("{name}.json")), json::document(&document).unwrap()).unwrap();
    }
}

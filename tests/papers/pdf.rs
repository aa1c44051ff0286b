//! The PDF: what it says of itself, its bytes, and, where poppler is installed, where its words stand.

use crate::everything;
use crate::hall::{Hall, afternoon, minutes};
use crate::layout::{Laid, read, run};
use crate::measured;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::process::Command;
use thuky::domain::{Format, Paper, Wish};
use thuky::papers::*;

fn file(hall: &Hall) -> Vec<u8> {
    pdf::write(&minutes(&hall.0)).unwrap()
}

fn says(file: &[u8], text: &str) -> bool {
    file.windows(text.len()).any(|bytes| bytes == text.as_bytes())
}

/// Some 40 pages: 300 opinions with what was answered, then all of them in a table.
fn large() -> Document {
    let opinion = "Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội, xe máy không đi được.";
    let answer = "Trả lời (bà Hà, Phó Chủ tịch): Đường đã có trong kế hoạch quý III, bố trí vốn trong tháng 6.";
    let blocks = (1..=300).flat_map(|n| {
        let name = format!("Ý kiến {n}. ");
        let said = [(Face::Bold, name), (Face::Plain, format!("Ông Nguyễn Văn Buổi, xóm Thống Nhất: {opinion}"))];
        [Paragraph::new(said).into(), Paragraph::plain(answer).into()]
    });
    let mut large = everything::notice();
    large.blocks = blocks.collect();
    large.appendices.truncate(1);
    large.appendices[0].blocks = vec![Block::Table(everything::opinions(120))];
    large
}

#[test]
fn everything_a_document_can_say_is_a_pdf_for_the_archive_with_its_mark() {
    for (name, document) in everything::all() {
        let file = pdf::write(&document).unwrap_or_else(|cause| panic!("{name}: {cause}"));
        assert!(file.starts_with(b"%PDF-1.7"), "{name}");
        // Said of itself in XMP, which nothing compresses.
        assert!(says(&file, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"), "{name}");
        assert!(says(&file, "<rdf:li>vi</rdf:li>"), "{name}");
        match &document.seal {
            Some(seal) => assert!(says(&file, &format!("<pdf:Keywords>{}</pdf:Keywords>", seal.mark)), "{name}"),
            None => assert!(!says(&file, "thuky:"), "{name}"),
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_and_another_word_others() {
    let (notice, mut other) = (everything::notice(), everything::notice());
    assert_eq!(pdf::write(&notice).unwrap(), pdf::write(&notice).unwrap());
    other.blocks[1] = Paragraph::plain("Một câu khác.").into();
    assert_ne!(pdf::write(&notice).unwrap(), pdf::write(&other).unwrap());
    assert_eq!(file(&afternoon()), file(&afternoon()));
}

#[test]
fn every_paper_of_a_meeting_can_be_a_pdf() {
    for hall in [Hall::planned(), afternoon()] {
        for paper in Paper::ALL {
            let file = write(&(&hall.0).into(), &Wish::of(*paper), Format::Pdf).unwrap();
            assert!(says(&file, "conformance>A<"), "{}", paper.code());
        }
    }
}

#[test]
fn minutes_of_three_hundred_opinions_are_a_pdf() {
    assert!(pdf::write(&large()).unwrap().starts_with(b"%PDF"));
}

/// Every place of a document that takes words from a meeting.
fn saying(text: &str) -> Document {
    let cells = || Row::cells([text.to_owned(), text.to_owned()]);
    let narrow = vec![Column::new(text, 8.0).centered(), Column::new(text, 157.0)];
    Document {
        head: Head { agency: vec![harmless(text)], number: harmless(text), ..everything::notice().head },
        subtitle: harmless(text),
        blocks: vec![
            Block::heading(Level::Clause, text),
            Paragraph::plain(text).into(),
            Block::Table(Table::new(narrow, vec![Row::group(text), cells(), cells()])),
            Block::Chart(Chart::new(text, &[text], vec![Bar::new(text, [(-1, text.to_owned())])])),
        ],
        signatures: vec![Signature { over: Vec::new(), office: harmless(text), name: harmless(text) }; 2],
        receivers: Some(Receivers { title: harmless(text), lines: vec![harmless(text)] }),
        appendices: Vec::new(),
        ..everything::notice()
    }
}

const HOSTILE: &str = "#[1] *x* $ _y_ `z` #sys.inputs @a <b> \\u{41} // = + - / \"'~ #read(\"/etc/passwd\") https://a.b \
                       \u{1b}[31m\u{202e}đảo\u{301}\u{301} \u{0} 漢字 😀 ☑ שלום";

#[test]
fn hostile_words_are_only_words() {
    assert!(says(&pdf::write(&saying(HOSTILE)).unwrap(), "conformance>A<"));
    for long in ["W", "a ", "một hai ba "] {
        assert!(pdf::write(&saying(&long.repeat(6000 / long.len()))).unwrap().starts_with(b"%PDF"), "{long}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn any_words_can_be_printed(text in any::<String>(), times in 1usize..60) {
        prop_assert!(pdf::write(&saying(&text.repeat(times))).is_ok());
    }
}

fn laid(pdf: &[u8]) -> Laid {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    fs::write(&path, pdf).unwrap();
    read(&path)
}

fn laid_out(halls: impl Iterator<Item = Hall>) -> Vec<Laid> {
    halls.map(|hall| laid(&file(&hall))).collect()
}

fn papers(documents: [Document; 2]) -> Vec<Laid> {
    documents.iter().map(|document| laid(&pdf::write(document).unwrap())).collect()
}

#[test]
#[ignore = "needs poppler"]
fn words_stand_where_the_decree_puts_them() {
    measured::parts_stand(&papers([everything::notice(), everything::party()]));
    measured::appendices_stand(&papers([everything::notice(), everything::turned()]));
    measured::margins_hold(&laid_out(std::iter::once(measured::long_meeting()))[0]);
}

#[test]
#[ignore = "needs poppler"]
fn what_belongs_together_stays_on_a_page() {
    measured::signatures_stay(&laid_out(measured::ends()));
    measured::tables_break(&laid_out(measured::tables()));
}

#[test]
#[ignore = "needs poppler"]
fn words_are_read_as_they_were_written() {
    let mut document = everything::bare();
    let text = "Ủy ban nhân dân xã; Nguyễn Thị Bưởi, “đường” 10 m² – 5.000.000₫ #[1] *x* _y_ $z$ ff fi ffl";
    document.blocks = vec![Paragraph::plain(text).into()];
    let laid = laid(&pdf::write(&document).unwrap());
    let read: Vec<&str> = laid.on(1).map(|word| word.text.as_str()).collect();
    assert!(read.join(" ").ends_with(text), "{read:?}");
}

#[test]
#[ignore = "needs poppler"]
fn the_file_says_what_it_is_and_carries_its_fonts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    fs::write(&path, pdf::write(&everything::notice()).unwrap()).unwrap();
    let info = run(Command::new("pdfinfo").arg(&path));
    let told = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or_default();
    assert!(told("Title:").starts_with("THÔNG BÁO – Kết luận của Chủ tịch"));
    assert_eq!((told("Author:"), told("Tagged:")), ("ỦY BAN NHÂN DÂN XÃ TRUNG HỘI", "yes"));
    assert!(told("Page size:").ends_with("(A4)"), "{info}");
    assert!(told("Keywords:").starts_with("thuky:conclusions:office:single:2:412:9f86"));
    let fonts = run(Command::new("pdffonts").arg(&path));
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(fonts.len(), 4);
    for font in fonts {
        // Six letters and a plus before the name: a subset. Embedded, subset, with its letters' Unicode.
        assert!(font.split('+').nth(1).is_some_and(|name| name.starts_with("Tinos")), "{font}");
        assert!(font.contains("CID TrueType      Identity-H       yes yes yes"), "{font}");
    }
}

#[test]
#[ignore = "writes the papers to THUKY_LOOK, to be looked at"]
fn pdfs_to_look_at() {
    let folder = std::env::var("THUKY_LOOK").expect("THUKY_LOOK names a folder");
    let of_halls = [("empty", Hall::planned()), ("full", afternoon()), ("long", measured::long_meeting())];
    for (name, hall) in of_halls {
        for paper in Paper::ALL {
            let document = document(&(&hall.0).into(), &Wish::of(*paper));
            let path = Path::new(&folder).join(format!("{name}-{}.pdf", paper.code()));
            fs::write(&path, pdf::write(&document).unwrap()).unwrap();
            fs::write(path.with_extension("docx"), docx::write(&document).unwrap()).unwrap();
        }
    }
    let more = [("large", large()), ("hostile", saying(HOSTILE)), ("wide", saying(&"Wa".repeat(90)))];
    for (name, document) in everything::all().into_iter().chain(more) {
        fs::write(Path::new(&folder).join(format!("{name}.pdf")), pdf::write(&document).unwrap()).unwrap();
        fs::write(Path::new(&folder).join(format!("{name}.docx")), docx::write(&document).unwrap()).unwrap();
    }
}

//! Excel workbooks and CSV read back: the same cells as the paper, nothing a formula.

use crate::hall::{Hall, afternoon};
use crate::large::large;
use crate::lists::{journal, log, office};
use crate::minutes::sample;
use calamine::{Data, Range, Reader, Xlsx};
use std::io::{Cursor, Read};
use thuky::domain::*;
use thuky::papers::{self, Bar, Block, Chart, Column, Document, Role, Row as Line, Table, csv as csv_writer, xlsx};

const PAPERS: [Paper; 3] = [Paper::Opinions, Paper::Speakers, Paper::Agenda];

/// A table as a spreadsheet should have it: titles, rows with their group before them, sums at the end.
struct Sheet {
    titles: Vec<String>,
    counts: Vec<bool>,
    rows: Vec<Vec<String>>,
    sums: Vec<String>,
}

fn sheets(document: &Document) -> Vec<Sheet> {
    crate::lists::tables(document).into_iter().map(sheet).collect()
}
fn sheet(table: &Table) -> Sheet {
    let is_followed = |at: usize| matches!(table.rows.get(at + 1), Some(Line::Cells(_)));
    let grouped = table.rows.iter().enumerate().any(|(at, row)| matches!(row, Line::Group(_)) && is_followed(at));
    let (mut rows, mut sums, mut group) = (Vec::new(), Vec::new(), String::new());
    for (at, row) in table.rows.iter().enumerate() {
        match row {
            Line::Group(text) if is_followed(at) => group = text.clone(),
            Line::Group(text) => sums.push(text.clone()),
            Line::Cells(cells) => {
                let first = grouped.then(|| group.clone());
                rows.push(first.into_iter().chain(cells.iter().cloned()).collect());
            }
        }
    }
    let own = |column: &Column| (column.title.clone(), column.counts);
    let first = grouped.then(|| ("Nhóm".to_owned(), false));
    let (titles, counts) = first.into_iter().chain(table.columns.iter().map(own)).unzip();
    Sheet { titles, counts, rows, sums }
}

fn read(bytes: &[u8]) -> Vec<Range<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    book.worksheets().into_iter().map(|(_, range)| range).collect()
}
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The cells of a sheet equal those of the paper's table.
fn same(range: &Range<Data>, sheet: &Sheet) {
    let rows: Vec<&[Data]> = range.rows().collect();
    let is = |data: &Data, text: &str| match data {
        Data::Empty => text.is_empty(),
        Data::String(read) => read == text,
        _ => false,
    };
    let header =
        rows.iter().position(|row| sheet.titles.iter().zip(*row).all(|(title, data)| is(data, title))).unwrap();
    for (cells, row) in sheet.rows.iter().zip(&rows[header + 1..]) {
        for ((text, data), counts) in cells.iter().zip(*row).zip(&sheet.counts) {
            match data {
                Data::Float(n) => {
                    assert!(*counts, "a number where words belong: {text}");
                    assert_eq!(*n, text.parse::<f64>().unwrap());
                }
                data => assert!(is(data, text) && !(*counts && text.parse::<u32>().is_ok()), "{data:?} for {text}"),
            }
        }
    }
    let after = &rows[header + 1 + sheet.rows.len()..];
    assert!(sheet.sums.iter().zip(after).all(|(sum, row)| is(&row[0], sum)) && after.len() >= sheet.sums.len());
}

fn papers_of(meeting: &Meeting) -> Vec<Document> {
    let now = Time::parse("2025-05-24T16:09:00+07:00").unwrap();
    let steps = log(&thuky::intake::demo(1, now, 1));
    PAPERS.iter().map(|paper| office(meeting, *paper)).chain([journal(meeting, &steps, Audience::Office)]).collect()
}

#[test]
fn every_cell_of_a_workbook_is_the_papers_cell() {
    for meeting in [sample(), Hall::planned().0, afternoon().0, large()] {
        for document in papers_of(&meeting) {
            let bytes = xlsx::write(&document).unwrap();
            let (read, expected) = (read(&bytes), sheets(&document));
            assert_eq!(read.len(), expected.len());
            read.iter().zip(&expected).for_each(|(range, sheet)| same(range, sheet));
        }
    }
}

#[test]
fn the_header_is_frozen_filtered_and_repeated_on_a_sheet_turned_on_its_side() {
    let document = office(&large(), Paper::Opinions);
    let bytes = xlsx::write(&document).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // Agency, title and meeting stand above the header; 300 opinions below it.
    assert!(
        sheet.contains(r#"<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>"#),
        "{}",
        &sheet[..900]
    );
    assert!(sheet.contains(r#"<autoFilter ref="A4:K304""#));
    assert!(sheet.contains(r#"orientation="landscape""#) && sheet.contains(r#"paperSize="9""#));
    assert!(!sheet.contains("<f>"));
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles") && book.contains("!$4:$4"), "{book}");
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ – Hội nghị"));
    assert_eq!(read(&bytes).len(), 1);
}

#[test]
fn margins_and_sizes_are_those_of_the_paper() {
    for paper in [Paper::Opinions, Paper::Speakers] {
        let document = office(&afternoon().0, paper);
        let bytes = xlsx::write(&document).unwrap();
        let (sheet, page) = (part(&bytes, "xl/worksheets/sheet1.xml"), document.rules.sheet(document.turned));
        let sides = [("left", page.left), ("right", page.right), ("top", page.top), ("bottom", page.bottom)];
        for (side, mm) in sides.into_iter().chain([("header", page.header), ("footer", page.footer)]) {
            assert!(sheet.contains(&format!("{side}=\"{}\"", mm / 25.4)), "{paper:?} {side}: {sheet}");
        }
        let looks = part(&bytes, "xl/styles.xml");
        let fonts: Vec<&str> = looks.split("<font>").filter(|font| font.contains(&document.rules.font)).collect();
        let [_, cell, _] = crate::lists::tables(&document)[0].roles();
        for role in [cell, Role::Title] {
            let size = format!("<sz val=\"{}\"/>", document.rules.style(role).size);
            assert!(fonts.iter().any(|font| font.contains(&size)), "{paper:?} {role:?}: {fonts:?}");
        }
    }
}

#[test]
fn the_words_above_and_below_a_table_are_in_the_workbook_too() {
    let bytes = xlsx::write(&office(&afternoon().0, Paper::Opinions)).unwrap();
    let strings = part(&bytes, "xl/sharedStrings.xml");
    for words in ["ỦY BAN NHÂN DÂN – XÃ TRUNG HỘI", "Tổng số: 05 ý kiến", "Ngoài ra có 01 phiếu ý kiến không ghi tên"]
    {
        assert!(strings.contains(words), "{words}");
    }
    let names: Vec<String> =
        Xlsx::new(Cursor::new(xlsx::write(&office(&afternoon().0, Paper::Speakers)).unwrap())).unwrap().sheet_names();
    assert_eq!(names, ["1. Các lượt phát biểu", "2. Đã đăng ký nhưng chưa phát b", "3. Tổng hợp theo xóm"]);
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    for paper in PAPERS {
        let write = |format| papers::write(&(&afternoon().0).into(), &Wish::of(paper), format).unwrap();
        for format in [Format::Xlsx, Format::Csv] {
            assert!(write(format) == write(format), "{paper:?} {format:?}");
        }
    }
    let created = part(&xlsx::write(&office(&large(), Paper::Agenda)).unwrap(), "docProps/core.xml");
    assert!(
        created.contains("2020-01-01T00:00:00Z")
            && created.matches("20-01-01").count() == created.matches("T00:00:00Z").count(),
        "{created}"
    );
}

/// Cells somebody might put in to run something, and what they are once in a paper.
const HOSTILE: [&str; 10] = [
    "=1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "＝cmd|' /C calc'!A0",
    "+84912",
    "-2+3",
    "  =HYPERLINK(\"http://x\")",
    "a\u{1b}[31m\u{202e}b\0",
    "\"; DROP,\r\n\"x\"",
    "_x0041_ <b>&amp;</b>",
];

fn hostile() -> (Document, Vec<String>) {
    let cells = HOSTILE.iter().map(|text| (*text).to_owned());
    let columns = HOSTILE.iter().map(|text| Column::new(text, 20.0).counting()).collect();
    let mut document = office(&Hall::planned().0, Paper::Opinions);
    let rows = vec![Line::group("=1+2"), Line::cells(cells), Line::group("@total")];
    document.blocks = vec![Block::Table(Table::new(columns, rows))];
    let Block::Table(table) = &document.blocks[0] else { unreachable!() };
    let Line::Cells(cells) = &table.rows[1] else { unreachable!() };
    let cells = cells.clone();
    (document, cells)
}

#[test]
fn hostile_cells_stay_words_in_a_workbook() {
    let (document, cells) = hostile();
    let bytes = xlsx::write(&document).unwrap();
    same(&read(&bytes)[0], &sheets(&document)[0]);
    assert_eq!(cells[7], "ab");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"));
}

fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.into_records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn hostile_cells_are_guarded_in_csv() {
    let (document, cells) = hostile();
    let records = records(&csv_writer::write(&document).unwrap());
    assert!(
        records.iter().flatten().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@', '＝'])),
        "{records:?}"
    );
    let bare: Vec<&str> = records[1][1..].iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell)).collect();
    assert_eq!(bare, cells);
    assert_eq!((records[1][0].as_str(), records[2][0].as_str()), ("'=1+2", "'@total"));
}

#[test]
fn every_cell_of_a_csv_is_the_papers_cell() {
    for meeting in [sample(), Hall::planned().0, afternoon().0, large()] {
        for document in papers_of(&meeting) {
            let bytes = csv_writer::write(&document).unwrap();
            assert!(bytes.starts_with("\u{feff}".as_bytes()));
            let expected: Vec<Vec<String>> = sheets(&document)
                .into_iter()
                .flat_map(|sheet| {
                    let sums = sheet.sums.into_iter().map(|sum| vec![sum]);
                    std::iter::once(sheet.titles).chain(sheet.rows).chain(sums)
                })
                .collect();
            let several = crate::lists::tables(&document).len() > 1;
            let titled = |record: &Vec<String>| !several || record.len() > 1 || expected.contains(record);
            let read: Vec<Vec<String>> = records(&bytes).into_iter().filter(titled).collect();
            assert_eq!(read, expected);
        }
    }
}

#[test]
fn several_tables_stand_under_their_titles_with_an_empty_line_between() {
    let text = String::from_utf8(csv_writer::write(&office(&afternoon().0, Paper::Speakers)).unwrap()).unwrap();
    assert!(text.starts_with("\u{feff}1. Các lượt phát biểu\r\nNhóm,TT,Họ và tên,"), "{text}");
    assert!(text.contains("\r\n\r\n3. Tổng hợp theo xóm\r\nXóm,"), "{text}");
    assert!(text.replace("\r\n", "").chars().all(|c| c != '\n' && c != '\r'));
}

#[test]
fn a_chart_is_drawn_by_excel_from_cells() {
    let mut document = office(&Hall::planned().0, Paper::Speakers);
    let bar = |label: &str, planned: i64, actual: i64| {
        Bar::new(label, [planned, actual].map(|minutes| (minutes, format!("{minutes} phút"))))
    };
    let bars = vec![bar("Khai mạc", 5, 8), bar("Đối thoại", 75, 90)];
    document.blocks.push(Block::Chart(Chart::new("=Dự kiến và thực tế", &["Dự kiến", "Thực tế"], bars)));
    let bytes = xlsx::write(&document).unwrap();
    let chart = part(&bytes, "xl/charts/chart1.xml");
    for words in ["<c:barChart>", "<a:t> =Dự kiến và thực tế</a:t>", "90 phút"] {
        assert!(chart.contains(words), "{words} in {chart}");
    }
    let range = &read(&bytes)[0];
    let numbers: Vec<f64> =
        range.used_cells().filter_map(|(_, _, data)| if let Data::Float(n) = data { Some(*n) } else { None }).collect();
    assert_eq!(numbers, [5.0, 8.0, 75.0, 90.0]);
}

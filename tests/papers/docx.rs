//! The Word file: its parts, its order, its bytes. Nothing here needs another program.

use crate::everything;
use crate::hall::minutes;
use crate::hall::{Hall, afternoon};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use thuky::domain::*;
use thuky::papers::{Document, Head, docx};

pub fn file(hall: &Hall) -> Vec<u8> {
    docx::write(&minutes(&hall.0)).unwrap()
}

pub fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Elements in document order, with their depth.
fn elements(xml: &str) -> Vec<(usize, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut depth) = (Vec::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                found.push((depth, start.name().as_ref().to_owned()));
                depth += 1;
            }
            Event::Empty(start) => found.push((depth, start.name().as_ref().to_owned())),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    found
}

/// The children of every element of that name.
fn children(xml: &str, parent: &str) -> Vec<Vec<String>> {
    let all = elements(xml);
    let of = |(at, (depth, name)): (usize, &(usize, String))| {
        (name == parent).then(|| {
            let inside = all[at + 1..].iter().take_while(|(inner, _)| inner > depth);
            inside.filter(|(inner, _)| *inner == depth + 1).map(|(_, name)| name.clone()).collect()
        })
    };
    all.iter().enumerate().filter_map(of).collect()
}

fn in_order(found: &[String], order: &[&str]) -> bool {
    let places: Vec<usize> = found
        .iter()
        .map(|name| order.iter().position(|known| known == name).unwrap_or_else(|| panic!("{name}")))
        .collect();
    places.is_sorted()
}

#[test]
fn the_same_meeting_gives_the_same_bytes() {
    assert_eq!(file(&afternoon()), file(&afternoon()));
}

#[test]
fn every_part_is_well_formed_and_told_of() {
    let file = file(&afternoon());
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let types = part(&file, "[Content_Types].xml");
    for name in &names {
        elements(&part(&file, name));
        let is_told = types.contains(&format!("\"/{name}\"")) || name.ends_with(".rels") || name.starts_with('[');
        assert!(is_told, "{name}");
        let entry = archive.by_name(name).unwrap();
        assert_eq!(entry.last_modified().map(|day| day.year()), Some(1980));
    }
    assert_eq!(names.len(), 9);
}

#[test]
fn the_page_is_a4_with_the_margins_of_the_decree() {
    let xml = part(&file(&afternoon()), "word/document.xml");
    assert!(xml.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    // 20, 15, 20 and 30 mm.
    assert!(xml.contains(r#"<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#));
    assert!(xml.contains(r#"<w:gridCol w:w="3742"/><w:gridCol w:w="5613"/>"#));
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let file = file(&afternoon());
    let xml = part(&file, "word/document.xml");
    let section =
        ["w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg"];
    let paragraph = ["w:pStyle", "w:keepNext", "w:pBdr", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:sectPr"];
    let table = ["w:tblW", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar"];
    let run = ["w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs"];
    let styles = part(&file, "word/styles.xml");
    for (part, parent, order) in [
        (&xml, "w:sectPr", &section[..]),
        (&xml, "w:pPr", &paragraph),
        (&xml, "w:tblPr", &table),
        (&xml, "w:rPr", &run),
    ] {
        let found = children(part, parent);
        assert!(!found.is_empty() && found.iter().all(|children| in_order(children, order)), "{parent}");
    }
    assert!(styles.contains(r#"w:ascii="Times New Roman""#));
    assert_eq!(children(&xml, "w:sectPr").len(), 2, "the minutes and their appendix");
}

#[test]
fn the_page_number_stands_in_every_header_but_the_first() {
    let file = file(&afternoon());
    assert!(part(&file, "word/header1.xml").contains(r#"<w:fldSimple w:instr=" PAGE ">"#));
    assert!(!part(&file, "word/header2.xml").contains("PAGE"));
    assert!(part(&file, "word/document.xml").contains("<w:titlePg/>"));
    let style = part(&file, "word/styles.xml");
    let number = &style[style.find("w:styleId=\"PageNumber\"").unwrap()..];
    assert!(number[..number.find("</w:style>").unwrap()].contains(r#"<w:sz w:val="28"/>"#));
}

#[test]
fn the_minutes_have_no_place_and_date_line_and_are_signed_left_and_right() {
    let xml = part(&file(&afternoon()), "word/document.xml");
    let place = |what: &str| xml.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(place("ỦY BAN NHÂN DÂN") < place("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    assert!(place("Độc lập - Tự do - Hạnh phúc") < place("BIÊN BẢN"));
    assert!(!xml[..place("BIÊN BẢN")].contains("ngày"));
    assert!(place("THƯ KÝ") < place("CHỦ TỌA") && place("CHỦ TỌA") < place("Nơi nhận:"));
    assert!(place("Nơi nhận:") < place("- Lưu: VT, Hồ sơ."));
    let signed = &xml[place("THƯ KÝ")..];
    assert!(signed.contains(">Trần Thị Lan<") && signed.contains(">Nguyễn Thanh Định<"));
}

#[test]
fn the_table_of_tasks_repeats_its_header() {
    let xml = part(&file(&afternoon()), "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 2, "the tasks, and the opinions in the appendix");
    let table = &xml[xml.find("<w:tblHeader/>").unwrap()..];
    assert!(table.contains(">Đơn vị chủ trì<") && table.contains(">03/6/2025<"));
}

#[test]
fn hostile_rows_are_harmless_in_the_file() {
    let nasty = everything::NASTY;
    let mut hall = afternoon();
    let item = *hall.0.rows().items.keys().next().unwrap();
    let chair = hall.0.rows().people.values().find(|person| person.duty == Duty::Chair).unwrap().id;
    hall.info(|info| {
        (info.title, info.venue, info.agency, info.receivers) =
            (nasty.into(), nasty.into(), nasty.into(), nasty.into());
        info.symbol = nasty.into();
    });
    hall.number(nasty);
    hall.set(chair, |person: &mut Person| (person.name, person.role) = (nasty.into(), nasty.into()));
    hall.set(item, |item: &mut Item| item.title = nasty.into());
    hall.note(item, "14:38", Owner::Person(chair), nasty);
    hall.task(item, "14:39", nasty, nasty, nasty, None);
    let file = file(&hall);
    for name in ["word/document.xml", "docProps/core.xml"] {
        let xml = part(&file, name);
        elements(&xml);
        let forbidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{fffe}' | '\u{ffff}');
        assert!(!xml.contains(forbidden), "{name}");
        assert!(!xml.contains("<script>") && !xml.contains("[31m"));
    }
}

fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{fffe}' | '\u{ffff}')
}

#[test]
fn hostile_text_in_any_field_is_there_whole_and_harmless() {
    let (document, fields) = everything::hostile();
    let file = docx::write(&document).unwrap();
    let parts = ["word/document.xml", "word/footer1.xml", "docProps/core.xml"].map(|name| part(&file, name));
    for xml in &parts {
        elements(xml);
        assert!(!xml.contains(is_forbidden) && !xml.contains("<script>") && !xml.contains("[31m"));
    }
    let words = words(&parts[0]) + &words(&parts[1]);
    for field in 1..=fields {
        assert!(words.contains(&format!("¤{field}¤")), "field {field} of {fields}");
    }
    assert_eq!(words.matches("=1+1 </w:t>&<script>đả").count(), fields);
}

#[test]
fn what_xml_does_not_know_cannot_get_into_the_file_by_any_way() {
    let head = Head { agency: vec!["a\u{0}\u{1b}\u{fffe}b\u{b}".into()], ..Head::default() };
    let xml = part(&docx::write(&Document { head, ..everything::bare() }).unwrap(), "word/document.xml");
    elements(&xml);
    assert!(xml.contains(">ab<"));
}

/// The words of a part, run after run.
pub fn words(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => inside = start.name().as_ref() == "w:t",
            Event::End(_) => inside = false,
            Event::Text(words) if inside => text += &words.xml10_content(),
            Event::GeneralRef(name) if inside => {
                text += quick_xml::escape::resolve_xml_entity(&name.xml10_content()).unwrap();
            }
            Event::Eof => return text,
            _ => {}
        }
    }
}

/// The part from one place to another.
pub fn between<'x>(xml: &'x str, from: &str, to: &str) -> &'x str {
    let rest = &xml[xml.find(from).unwrap_or_else(|| panic!("{from}"))..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("{to}")) + to.len()]
}

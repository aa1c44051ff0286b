//! What the Word file makes of everything a document can say: sections, feet, tables, bars, signatures, outline.

use crate::docx::{between, part, words};
use crate::everything;
use std::io::Cursor;
use thuky::papers::{Bar, Block, Chart, Document, docx};

fn everything_in(document: &Document) -> String {
    part(&docx::write(document).unwrap(), "word/document.xml")
}

#[test]
fn each_appendix_is_a_section_that_counts_its_pages_from_one() {
    let xml = everything_in(&everything::notice());
    let sections: Vec<&str> =
        xml.split("<w:sectPr>").skip(1).map(|rest| rest.split("</w:sectPr>").next().unwrap()).collect();
    let [body, turned, upright] = sections[..] else { panic!("{} sections", sections.len()) };
    assert!(!body.contains("pgNumType"));
    for section in [turned, upright] {
        assert!(section.contains(r#"<w:pgNumType w:start="1"/>"#));
    }
    for section in [body, upright] {
        assert!(section.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    }
    assert!(turned.contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#));
    // 20, 20, 20 and 30 mm of the sheet as it is read.
    assert!(turned.contains(r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701""#));
    for section in &sections {
        assert!(section.contains("<w:titlePg/>") && section.matches("<w:headerReference").count() == 2);
    }
    // The words of an appendix stand before the end of its own section.
    let place = |what: &str| xml.find(what).unwrap();
    assert!(place("</w:sectPr>") < place("Phụ lục I<") && place("Phụ lục I<") < place("landscape"));
}

#[test]
fn the_seal_is_at_the_foot_of_every_sheet_and_only_a_sealed_paper_has_a_foot() {
    let sealed = docx::write(&everything::notice()).unwrap();
    let xml = part(&sealed, "word/document.xml");
    for kind in ["default", "first"] {
        assert_eq!(xml.matches(&format!(r#"<w:footerReference w:type="{kind}""#)).count(), 3);
    }
    let seal = everything::notice().seal.unwrap();
    for name in ["word/footer1.xml", "word/footer2.xml"] {
        let foot = part(&sealed, name);
        assert_eq!(words(&foot), seal.lines.concat());
        assert!(between(&foot, "<w:pBdr>", "</w:pBdr>").contains("<w:top "));
    }
    assert!(part(&sealed, "docProps/core.xml").contains(&format!("<cp:keywords>{}</cp:keywords>", seal.mark)));
    let plain = docx::write(&everything::party()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&plain)).unwrap();
    assert!(!archive.file_names().any(|name| name.unwrap().contains("footer")));
    assert!(!part(&plain, "word/document.xml").contains("footerReference"));
    assert!(part(&plain, "docProps/core.xml").contains("<cp:keywords>thuky</cp:keywords>"));
    assert!(archive.by_name("word/footer1.xml").is_err());
}

#[test]
fn the_head_follows_whose_paper_it_is() {
    let xml = everything_in(&everything::party());
    let head = between(&xml, "<w:tbl>", "</w:tbl>");
    assert_eq!(head.matches("<w:tr>").count(), 1, "no number, no day, no line for them");
    assert!(words(head).starts_with("ĐẢNG BỘ XÃ TRUNG HỘICHI BỘ XÓM THỐNG NHẤT*ĐẢNG CỘNG SẢN VIỆT NAM"));
    assert_eq!(head.matches("<w:pBdr>").count(), 1, "a star instead of the rule on the left");
    let xml = everything_in(&everything::notice());
    let head = between(&xml, "<w:tbl>", "</w:tbl>");
    let lines: Vec<String> = head.split("<w:tr>").skip(1).map(words_of_row).collect();
    assert_eq!(lines[1], "Số: 05/TB-UBNDTrung Hội, ngày 25 tháng 5 năm 2025");
    assert_eq!(head.matches("<w:pBdr>").count(), 2);
    assert!(!everything_in(&everything::bare()).contains("<w:tbl>"));
}

fn words_of_row(row: &str) -> String {
    row.split("<w:t xml:space=\"preserve\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect()
}

#[test]
fn tables_are_as_wide_as_the_text_and_never_touch() {
    for (document, room) in [(everything::notice(), 9354), (everything::turned(), 14003)] {
        let xml = everything_in(&document);
        for table in xml.split("<w:tblGrid>").skip(1) {
            let grid = &table[..table.find("</w:tblGrid>").unwrap()];
            let widths =
                grid.split("w:w=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<i64>().unwrap());
            let (count, whole) = widths.fold((0, 0), |(count, whole), width| (count + 1, whole + width));
            let (room, slack) = if whole > 12000 { (14003, 6) } else { (room, 64) };
            assert!((whole - room).abs() <= slack, "{whole} twips in {count} columns");
        }
        assert!(!xml.contains("</w:tbl><w:tbl>") && !xml.contains("</w:tbl><w:sectPr>"));
    }
}

#[test]
fn a_group_is_one_cell_over_all_columns_kept_with_its_first_row() {
    let xml = everything_in(&everything::notice());
    let group = between(&xml[..xml.find("I. Thuộc thẩm quyền").unwrap() + 400], "<w:gridSpan w:val=\"5\"/>", "</w:tc>");
    assert!(group.contains("I. Thuộc thẩm quyền của xã") && group.contains("TableGroup"));
    let styles = part(&docx::write(&everything::notice()).unwrap(), "word/styles.xml");
    let style = between(&styles, "w:styleId=\"TableGroup\"", "</w:style>");
    assert!(style.contains("<w:keepNext/>") && style.contains("<w:b/>"));
}

#[test]
fn a_blank_sheet_has_rows_of_the_height_asked_for_and_begins_a_page() {
    let xml = everything_in(&everything::notice());
    // 15 mm.
    assert_eq!(xml.matches(r#"<w:trHeight w:val="850" w:hRule="atLeast"/>"#).count(), 5);
    assert_eq!(xml.matches("<w:pageBreakBefore/>").count(), 1);
}

#[test]
fn a_bar_is_as_long_as_its_value_and_nothing_draws_none() {
    let steps = |chart: Chart| {
        let xml = everything_in(&Document { blocks: vec![Block::Chart(chart)], ..everything::bare() });
        let cells = xml.split("<w:tc>").skip(1).filter(|cell| cell.contains("w:fill=") && cell.contains("tcBorders"));
        let span = |cell: &str| {
            cell.split("gridSpan w:val=\"").nth(1).map_or(1, |rest| rest.split('"').next().unwrap().parse().unwrap())
        };
        let shade = |cell: &str| cell.split("w:fill=\"").nth(1).unwrap()[..6].to_owned();
        cells.map(|cell| (span(cell), shade(cell))).collect::<Vec<(usize, String)>>()
    };
    let (dark, light) = ("404040".to_owned(), "BFBFBF".to_owned());
    assert_eq!(steps(everything::fields()), [(60, dark.clone()), (34, dark.clone()), (9, dark.clone())]);
    let times = [(8, &dark), (10, &light), (45, &dark), (60, &light), (5, &dark)];
    assert_eq!(steps(everything::times()), times.map(|(steps, shade)| (steps, shade.clone())));
    let odd = [(i64::MAX, 60), (1, 1), (0, 0), (i64::MIN, 0)];
    let bars = odd.map(|(length, _)| Bar::new("x", [(length, String::new())])).into();
    let drawn: Vec<usize> = steps(Chart::new("x", &["y"], bars)).into_iter().map(|(steps, _)| steps).collect();
    assert_eq!(drawn, odd.map(|(_, steps)| steps).into_iter().filter(|steps| *steps > 0).collect::<Vec<_>>());
    assert!(steps(Chart::new("x", &["y"], Vec::new())).is_empty());
}

#[test]
fn every_row_of_a_table_fills_its_grid() {
    for (name, document) in everything::all() {
        let xml = everything_in(&document);
        for table in xml.split("<w:tbl>").skip(1) {
            let columns = table.matches("<w:gridCol ").count();
            for row in table.split("<w:tr>").skip(1) {
                let row = &row[..row.find("</w:tr>").unwrap()];
                let spans = row.split("<w:gridSpan w:val=\"").skip(1);
                let more: usize = spans.map(|rest| rest.split('"').next().unwrap().parse::<usize>().unwrap() - 1).sum();
                assert_eq!(row.matches("<w:tc>").count() + more, columns, "{name}");
            }
        }
    }
}

#[test]
fn one_signs_on_the_right_beside_the_receivers_and_nobody_leaves_no_table() {
    let notice = everything::notice();
    let xml = everything_in(&Document { appendices: Vec::new(), ..notice.clone() });
    let signed = &xml[xml.rfind("<w:tbl>").unwrap()..];
    let row = between(signed, "<w:tr>", "</w:tr>");
    assert_eq!(row.matches("<w:tc>").count(), 3);
    let place = |what: &str| row.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(place("Nơi nhận:") < place("- Lưu: VT.") && place("- Lưu: VT.") < place("TM. ỦY BAN"));
    assert!(place("TM. ỦY BAN") < place("CHỦ TỊCH") && place("CHỦ TỊCH") < place("Nguyễn Thanh Định"));
    // The line above stays with them.
    let last = xml[..xml.find("Trên đây là kết luận").unwrap()].rsplit("<w:p>").next().unwrap();
    assert!(last.contains("<w:keepNext/>"));
    let alone = Document { signatures: Vec::new(), receivers: None, appendices: Vec::new(), ..notice };
    assert!(!everything_in(&alone).contains("CHỦ TỊCH<"));
}

#[test]
fn headings_and_appendices_stand_in_the_outline() {
    let styles = part(&docx::write(&everything::notice()).unwrap(), "word/styles.xml");
    for (style, level) in [("Section", 0), ("Clause", 1), ("Point", 2), ("AppendixTitle", 0)] {
        let style = between(&styles, &format!("w:styleId=\"{style}\""), "</w:style>");
        assert!(style.contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")), "{style}");
    }
    assert!(styles.contains(r#"<w:lang w:val="vi-VN""#));
}

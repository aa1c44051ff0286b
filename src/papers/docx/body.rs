//! The part with the words: head, title, blocks, signatures, page. Not how a line or a table is written.

use super::super::measure::{even, rule, width};
use super::super::model::{Block, Column, Document, Face, Head, Level, Paragraph, Row, Run, Shape, Table};
use super::super::rules::{Align, Columns, Page, Role, Rules};
use super::parts::{NAMESPACES, RELATED_FIRST_HEADER, RELATED_HEADER};
use super::pieces::{Extra, bare_table, cell, grid, line, paragraph, run, style_id, table_width};
use super::xml::{Xml, twips};

pub(super) fn document(document: &Document) -> Vec<u8> {
    let rules = document.rules;
    Xml::part("w:document", NAMESPACES, |xml| {
        xml.tag("w:body", &[], |xml| {
            head(xml, rules, &document.head);
            title(xml, rules, document);
            for (at, block) in document.blocks.iter().enumerate() {
                let before_table = matches!(document.blocks.get(at + 1), Some(Block::Table(_)));
                write_block(xml, rules, block, before_table);
            }
            signatures(xml, document);
            // A table may not be the last thing in a document.
            line(xml, Role::Rule, "");
            section(xml, &rules.page);
        });
    })
}

/// Two columns without borders: agency and number; Quốc hiệu and Tiêu ngữ.
fn head(xml: &mut Xml, rules: &Rules, head: &Head) {
    let Columns { head: columns, .. } = &rules.columns;
    bare_table(xml, columns, |xml| {
        xml.tag("w:tr", &[], |xml| {
            cell(xml, columns[0], |xml| {
                if !head.parent.is_empty() {
                    line(xml, Role::Parent, &head.parent);
                }
                head.agency.iter().for_each(|agency| line(xml, Role::Agency, agency));
                let last = head.agency.last().map_or(0.0, |last| words(rules, Role::Agency, last));
                ruling(xml, columns[0], rule(last));
                line(xml, Role::Number, &head.number);
            });
            cell(xml, columns[1], |xml| {
                line(xml, Role::Nation, &head.nation);
                line(xml, Role::Motto, &head.motto);
                ruling(xml, columns[1], words(rules, Role::Motto, &head.motto));
            });
        });
    });
}

fn title(xml: &mut Xml, rules: &Rules, document: &Document) {
    let room = rules.page.text();
    line(xml, Role::Title, &document.title);
    let even = even(rules, &document.subtitle, rules.style(Role::Subtitle).size, room);
    let extra = Extra { sides: (room - even.measure) / 2.0, ..Extra::default() };
    paragraph(xml, Role::Subtitle, extra, |xml| run(xml, Face::Plain, &document.subtitle));
    ruling(xml, room, rule(even.last));
}

/// Millimetres a bold line of this role takes.
fn words(rules: &Rules, role: Role, text: &str) -> f64 {
    width(rules, text, rules.style(role).size)
}

/// A rule in the middle of `room` millimetres, as the upper border of an empty line.
fn ruling(xml: &mut Xml, room: f64, length: f64) {
    let length = length.min(room);
    let sides = twips((room - length) / 2.0).to_string();
    xml.tag("w:p", &[], |xml| {
        xml.tag("w:pPr", &[], |xml| {
            xml.val("w:pStyle", &style_id(Role::Rule));
            xml.leaf("w:keepNext", &[]);
            xml.tag("w:pBdr", &[], |xml| {
                let border = [("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "000000")];
                xml.leaf("w:top", &border);
            });
            let spacing = [("w:before", "40"), ("w:after", "0"), ("w:line", "60"), ("w:lineRule", "exact")];
            xml.leaf("w:spacing", &spacing);
            xml.leaf("w:ind", &[("w:left", &sides), ("w:right", &sides)]);
        });
    });
}

fn write_block(xml: &mut Xml, rules: &Rules, block: &Block, before_table: bool) {
    match block {
        Block::Heading { level, text } => {
            let role = match level {
                Level::Section => Role::Section,
                Level::Clause => Role::Clause,
                Level::Point => Role::Point,
            };
            line(xml, role, text);
        }
        Block::Paragraph(Paragraph { kind, runs, keep_next, .. }) => {
            let left = match kind {
                Shape::Body | Shape::ListItem => 0.0,
                Shape::Indented => rules.style(Role::Body).first_line,
            };
            // A table has no gap of its own above it.
            let after = before_table.then_some(rules.style(Role::Body).before);
            let extra = Extra { keep_next: *keep_next, left, after, ..Extra::default() };
            paragraph(xml, Role::Body, extra, |xml| {
                runs.iter().for_each(|Run { text, face }| run(xml, *face, text));
            });
        }
        Block::Table(table) => bordered(xml, rules, table),
        Block::Chart(_) | Block::NewPage => {}
    }
}

fn bordered(xml: &mut Xml, rules: &Rules, table: &Table) {
    let widths: Vec<f64> = table.columns.iter().map(|column| column.width).collect();
    xml.tag("w:tbl", &[], |xml| {
        xml.tag("w:tblPr", &[], |xml| {
            table_width(xml, &widths);
            xml.tag("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    let border = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")];
                    xml.leaf(side, &border);
                }
            });
            xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
        });
        grid(xml, &widths);
        let titles = table.columns.iter().map(|column| column.title.as_str());
        row(xml, Role::TableHead, table, true, titles);
        for cells in &table.rows {
            if let Row::Cells(cells) = cells {
                row(xml, Role::TableCell, table, is_short(rules, table, cells), cells.iter().map(String::as_str));
            }
        }
    });
}

/// Lines up to which a row of a table stays whole; a taller one breaks, or it would leave the foot of a page empty.
const WHOLE: f64 = 6.0;

fn is_short(rules: &Rules, table: &Table, cells: &[String]) -> bool {
    // Words end before the line does, and cells have margins.
    let lines = |(column, text): (&Column, &String)| 1.3 * words(rules, Role::TableCell, text) / column.width;
    table.columns.iter().zip(cells).map(lines).fold(0.0, f64::max) <= WHOLE
}

fn row<'a>(xml: &mut Xml, role: Role, table: &Table, whole: bool, cells: impl Iterator<Item = &'a str>) {
    xml.tag("w:tr", &[], |xml| {
        if whole {
            xml.tag("w:trPr", &[], |xml| {
                xml.leaf("w:cantSplit", &[]);
                if role == Role::TableHead {
                    xml.leaf("w:tblHeader", &[]);
                }
            });
        }
        for (column, text) in table.columns.iter().zip(cells) {
            cell(xml, column.width, |xml| {
                let align = column.centered.then_some(Align::Center);
                // The header is not left alone at the foot of a page.
                let extra = Extra { align, keep_next: role == Role::TableHead, ..Extra::default() };
                paragraph(xml, role, extra, |xml| run(xml, Face::Plain, text));
            });
        }
    });
}

/// Both signatures in a row that stays whole and with the line above; the receivers under the left one.
fn signatures(xml: &mut Xml, document: &Document) {
    let Columns { signatures: columns, signing, .. } = &document.rules.columns;
    let [left, right] = &document.signatures[..] else { return };
    bare_table(xml, columns, |xml| {
        whole_row(xml, |xml| {
            for (width, signature) in [(columns[0], Some(left)), (columns[1], None), (columns[2], Some(right))] {
                cell(xml, width, |xml| {
                    line(xml, Role::Signer, signature.map_or("", |signature| &signature.office));
                    if let Some(signature) = signature {
                        let extra = Extra { before: Some(*signing), ..Extra::default() };
                        paragraph(xml, Role::SignerName, extra, |xml| run(xml, Face::Plain, &signature.name));
                    }
                });
            }
        });
        whole_row(xml, |xml| {
            cell(xml, columns[0], |xml| {
                if let Some(receivers) = &document.receivers {
                    line(xml, Role::ReceiversHead, &receivers.title);
                    receivers.lines.iter().for_each(|receiver| line(xml, Role::Receiver, receiver));
                }
            });
            cell(xml, columns[1], |xml| line(xml, Role::Receiver, ""));
            cell(xml, columns[2], |xml| line(xml, Role::Receiver, ""));
        });
    });
}

fn whole_row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    xml.tag("w:tr", &[], |xml| {
        xml.tag("w:trPr", &[], |xml| xml.leaf("w:cantSplit", &[]));
        cells(xml);
    });
}

fn section(xml: &mut Xml, page: &Page) {
    let twips = |millimetres: f64| twips(millimetres).to_string();
    xml.tag("w:sectPr", &[], |xml| {
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", RELATED_HEADER)]);
        xml.leaf("w:headerReference", &[("w:type", "first"), ("r:id", RELATED_FIRST_HEADER)]);
        xml.leaf("w:pgSz", &[("w:w", &twips(page.width)), ("w:h", &twips(page.height))]);
        let margins = [
            ("w:top", &*twips(page.top)),
            ("w:right", &twips(page.right)),
            ("w:bottom", &twips(page.bottom)),
            ("w:left", &twips(page.left)),
            ("w:header", &twips(page.header)),
            ("w:footer", &twips(page.header)),
            ("w:gutter", "0"),
        ];
        xml.leaf("w:pgMar", &margins);
        xml.leaf("w:cols", &[("w:space", "708")]);
        xml.leaf("w:titlePg", &[]);
    });
}

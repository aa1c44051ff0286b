//! Tables with borders: the header on every page, groups with their rows, rows whole where they are short.

use super::super::model::{Column, Face, Row, Table};
use super::super::rules::{Align, Role};
use super::pieces::{Extra, Hair, cell, grid, hair, paragraph, run, spanning, table_width};
use super::sheet::Sheet;
use super::xml::{Xml, twips};

/// A table as wide as the text; `extra.keep_next` ties its last row to what follows, `extra.after` is the gap below it.
pub(super) fn bordered(xml: &mut Xml, sheet: Sheet, table: &Table, extra: Extra) {
    if table.columns.is_empty() {
        return;
    }
    let given: Vec<f64> = table.columns.iter().map(|column| column.width).collect();
    let scale = sheet.scale(&given);
    let widths: Vec<f64> = given.iter().map(|width| width * scale).collect();
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
        header(xml, table, &widths);
        for (at, row) in table.rows.iter().enumerate() {
            let keep_next = extra.keep_next && at + 1 == table.rows.len();
            match row {
                Row::Cells(texts) => cells(xml, sheet, table, &widths, texts, keep_next),
                Row::Group(text) => group(xml, table, &widths, text),
            }
        }
    });
    // Tables that touch would become one.
    let Extra { keep_next, after, .. } = extra;
    hair(xml, Hair { keep_next, after: after.unwrap_or(0.0), ..Hair::default() });
}

/// Not left alone at the foot of a page.
fn header(xml: &mut Xml, table: &Table, widths: &[f64]) {
    let [head, ..] = table.roles();
    xml.tag("w:tr", &[], |xml| {
        xml.tag("w:trPr", &[], |xml| {
            xml.leaf("w:cantSplit", &[]);
            xml.leaf("w:tblHeader", &[]);
        });
        for (column, width) in table.columns.iter().zip(widths) {
            cell(xml, *width, |xml| {
                let extra = Extra { keep_next: true, ..Extra::default() };
                paragraph(xml, head, extra, |xml| run(xml, Face::Plain, &column.title));
            });
        }
    });
}

/// The name of a group over all columns, never parted from its first row.
fn group(xml: &mut Xml, table: &Table, widths: &[f64], text: &str) {
    let [.., role] = table.roles();
    xml.tag("w:tr", &[], |xml| {
        xml.tag("w:trPr", &[], |xml| xml.leaf("w:cantSplit", &[]));
        spanning(
            xml,
            widths.iter().sum(),
            widths.len(),
            |_| {},
            |xml| {
                paragraph(xml, role, Extra::default(), |xml| run(xml, Face::Plain, text));
            },
        );
    });
}

fn cells(xml: &mut Xml, sheet: Sheet, table: &Table, widths: &[f64], texts: &[String], keep_next: bool) {
    let [_, role, _] = table.roles();
    let is_whole = is_short(sheet, role, widths, texts);
    xml.tag("w:tr", &[], |xml| {
        if is_whole || table.row_height > 0.0 {
            xml.tag("w:trPr", &[], |xml| {
                if is_whole {
                    xml.leaf("w:cantSplit", &[]);
                }
                if table.row_height > 0.0 {
                    let height = twips(table.row_height).to_string();
                    xml.leaf("w:trHeight", &[("w:val", &*height), ("w:hRule", "atLeast")]);
                }
            });
        }
        for (at, (Column { centered, .. }, width)) in table.columns.iter().zip(widths).enumerate() {
            let text = texts.get(at).map_or("", String::as_str);
            cell(xml, *width, |xml| {
                let extra = Extra { align: centered.then_some(Align::Center), keep_next, ..Extra::default() };
                paragraph(xml, role, extra, |xml| run(xml, Face::Plain, text));
            });
        }
    });
}

/// Lines up to which a row of a table stays whole; a taller one breaks, or it would leave the foot of a page empty.
const WHOLE: f64 = 8.0;

fn is_short(sheet: Sheet, role: Role, widths: &[f64], texts: &[String]) -> bool {
    // Words end before the line does, and cells have margins.
    let lines = |(width, text): (&f64, &String)| 1.3 * sheet.words(role, text) / width;
    widths.iter().zip(texts).map(lines).fold(0.0, f64::max) <= WHOLE
}

//! Lines and tables of Word, with their properties in the order of the schema. Not which of them a paper has.

use super::super::model::Face;
use super::super::rules::{Align, Role};
use super::xml::{Xml, twentieths, twips};

/// What a paragraph has beyond the style of its role.
#[derive(Clone, Copy, Default)]
pub(super) struct Extra {
    pub keep_next: bool,
    /// Points above and below.
    pub before: Option<f64>,
    pub after: Option<f64>,
    /// Indents on both sides, millimetres.
    pub sides: f64,
    pub left: f64,
    pub align: Option<Align>,
}

/// A table of fixed columns without borders and without margins in its cells.
pub(super) fn bare_table(xml: &mut Xml, columns: &[f64], rows: impl FnOnce(&mut Xml)) {
    xml.tag("w:tbl", &[], |xml| {
        xml.tag("w:tblPr", &[], |xml| {
            table_width(xml, columns);
            xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
            xml.tag("w:tblCellMar", &[], |xml| {
                xml.leaf("w:left", &[("w:w", "0"), ("w:type", "dxa")]);
                xml.leaf("w:right", &[("w:w", "0"), ("w:type", "dxa")]);
            });
        });
        grid(xml, columns);
        rows(xml);
    });
}

pub(super) fn table_width(xml: &mut Xml, columns: &[f64]) {
    let whole: i64 = columns.iter().map(|width| twips(*width)).sum();
    xml.leaf("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")]);
}

pub(super) fn grid(xml: &mut Xml, columns: &[f64]) {
    xml.tag("w:tblGrid", &[], |xml| {
        for width in columns {
            xml.leaf("w:gridCol", &[("w:w", &twips(*width).to_string())]);
        }
    });
}

pub(super) fn cell(xml: &mut Xml, width: f64, paragraphs: impl FnOnce(&mut Xml)) {
    xml.tag("w:tc", &[], |xml| {
        xml.tag("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")]);
        });
        paragraphs(xml);
    });
}

pub(super) fn line(xml: &mut Xml, role: Role, text: &str) {
    paragraph(xml, role, Extra::default(), |xml| run(xml, Face::Plain, text));
}

pub(super) fn paragraph(xml: &mut Xml, role: Role, extra: Extra, runs: impl FnOnce(&mut Xml)) {
    xml.tag("w:p", &[], |xml| {
        xml.tag("w:pPr", &[], |xml| {
            xml.val("w:pStyle", &style_id(role));
            if extra.keep_next {
                xml.leaf("w:keepNext", &[]);
            }
            let gaps = [("w:before", extra.before), ("w:after", extra.after)];
            let gaps = gaps.map(|(name, gap)| gap.map(|points| (name, twentieths(points).to_string())));
            let gaps: Vec<(&str, &str)> = gaps.iter().flatten().map(|(name, gap)| (*name, gap.as_str())).collect();
            if !gaps.is_empty() {
                xml.leaf("w:spacing", &gaps);
            }
            let (left, right) = (twips(extra.left + extra.sides).to_string(), twips(extra.sides).to_string());
            if left != "0" || right != "0" {
                xml.leaf("w:ind", &[("w:left", &left), ("w:right", &right)]);
            }
            if let Some(align) = extra.align {
                xml.val("w:jc", justification(align));
            }
        });
        runs(xml);
    });
}

pub(super) fn run(xml: &mut Xml, face: Face, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.tag("w:r", &[], |xml| {
        let face = match face {
            Face::Plain => None,
            Face::Bold => Some(["w:b", "w:bCs"]),
            Face::Italic => Some(["w:i", "w:iCs"]),
        };
        if let Some(face) = face {
            xml.tag("w:rPr", &[], |xml| face.iter().for_each(|property| xml.leaf(property, &[])));
        }
        xml.tag("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
    });
}

pub(super) fn style_id(role: Role) -> String {
    format!("{role:?}")
}

pub(super) fn justification(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Justify => "both",
    }
}

//! Lines and tables of Word, with their properties in the order of the schema. Not which of them a paper has.

use super::super::model::Face;
use super::super::rules::{Align, Role};
use super::sheet::Sheet;
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
    borderless(xml, columns, "0", rows);
}

/// The same with margins in its cells.
pub(super) fn fixed_table(xml: &mut Xml, columns: &[f64], rows: impl FnOnce(&mut Xml)) {
    borderless(xml, columns, "85", rows);
}

fn borderless(xml: &mut Xml, columns: &[f64], margin: &str, rows: impl FnOnce(&mut Xml)) {
    xml.tag("w:tbl", &[], |xml| {
        xml.tag("w:tblPr", &[], |xml| {
            table_width(xml, columns);
            xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
            xml.tag("w:tblCellMar", &[], |xml| {
                xml.leaf("w:left", &[("w:w", margin), ("w:type", "dxa")]);
                xml.leaf("w:right", &[("w:w", margin), ("w:type", "dxa")]);
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
    spanning(xml, width, 1, |_| {}, paragraphs);
}

/// A cell over `columns` of the grid; `properties` are those that follow `gridSpan` in the schema.
pub(super) fn spanning(
    xml: &mut Xml,
    width: f64,
    columns: usize,
    properties: impl FnOnce(&mut Xml),
    paragraphs: impl FnOnce(&mut Xml),
) {
    xml.tag("w:tc", &[], |xml| {
        xml.tag("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")]);
            if columns > 1 {
                xml.val("w:gridSpan", &columns.to_string());
            }
            properties(xml);
        });
        paragraphs(xml);
    });
}

/// An empty line of one point, to carry what only a line can.
#[derive(Clone, Copy, Default)]
pub(super) struct Hair {
    pub keep_next: bool,
    /// First on a new page.
    pub turns: bool,
    /// Points below.
    pub after: f64,
    /// Last of a section.
    pub ends: Option<Sheet>,
}

pub(super) fn hair(xml: &mut Xml, hair: Hair) {
    xml.tag("w:p", &[], |xml| {
        xml.tag("w:pPr", &[], |xml| {
            xml.val("w:pStyle", &style_id(Role::Rule));
            if hair.keep_next {
                xml.leaf("w:keepNext", &[]);
            }
            if hair.turns {
                xml.leaf("w:pageBreakBefore", &[]);
            }
            let after = twentieths(hair.after).to_string();
            xml.leaf("w:spacing", &[("w:after", &*after), ("w:line", "20"), ("w:lineRule", "exact")]);
            if let Some(sheet) = hair.ends {
                sheet.properties(xml);
            }
        });
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

/// Words on a ground of that shade.
pub(super) fn shaded(xml: &mut Xml, shade: &str, text: &str) {
    xml.tag("w:r", &[], |xml| {
        xml.tag("w:rPr", &[], |xml| {
            xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)]);
        });
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

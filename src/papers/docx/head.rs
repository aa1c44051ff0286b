//! What opens a paper and an appendix: whose it is, its number, its day, its title, and the rules under them.

use super::super::measure::{even, rule};
use super::super::model::{Appendix, Document, Face, Head};
use super::super::rules::{Columns, Role};
use super::pieces::{Extra, Hair, bare_table, cell, hair, line, paragraph, run, style_id};
use super::sheet::Sheet;
use super::xml::{Xml, twentieths, twips};

/// Two columns without borders: agency and number; Quốc hiệu, Tiêu ngữ and the day. Number and day stand on one line.
pub(super) fn head(xml: &mut Xml, sheet: Sheet, head: &Head) {
    if *head == Head::default() {
        return;
    }
    let Columns { head: columns, .. } = sheet.rules.columns;
    let [left, right] = sheet.filled(columns);
    bare_table(xml, &[left, right], |xml| {
        xml.tag("w:tr", &[], |xml| {
            cell(xml, left, |xml| agency(xml, sheet, left, head));
            cell(xml, right, |xml| nation(xml, sheet, right, head));
        });
        if !head.number.is_empty() || !head.dated.is_empty() {
            xml.tag("w:tr", &[], |xml| {
                cell(xml, left, |xml| line(xml, Role::Number, &head.number));
                cell(xml, right, |xml| line(xml, Role::Dated, &head.dated));
            });
        }
    });
}

fn agency(xml: &mut Xml, sheet: Sheet, room: f64, head: &Head) {
    if !head.parent.is_empty() {
        line(xml, Role::Parent, &head.parent);
    }
    head.agency.iter().for_each(|agency| line(xml, Role::Agency, agency));
    if head.starred {
        return line(xml, Role::Star, "*");
    }
    let last = head.agency.last().map_or(0.0, |last| even(sheet.rules, last, size(sheet, Role::Agency), room).last);
    ruling(xml, room, rule(last), None);
}

fn nation(xml: &mut Xml, sheet: Sheet, room: f64, head: &Head) {
    line(xml, Role::Nation, &head.nation);
    let over = if head.motto.is_empty() {
        sheet.words(Role::Nation, &head.nation)
    } else {
        line(xml, Role::Motto, &head.motto);
        sheet.words(Role::Motto, &head.motto)
    };
    ruling(xml, room, over, None);
}

pub(super) fn title(xml: &mut Xml, sheet: Sheet, document: &Document, after: Option<f64>) {
    let mut last = evenly(xml, sheet, Role::Title, &document.title, None);
    if !document.subtitle.is_empty() {
        last = evenly(xml, sheet, Role::Subtitle, &document.subtitle, None);
    }
    ruling(xml, sheet.room(), rule(last), after);
}

/// "Phụ lục", its title, what it belongs to (NĐ 30/2020, Phụ lục I, phần III, mục 1).
pub(super) fn appendix(xml: &mut Xml, sheet: Sheet, appendix: &Appendix, after: Option<f64>) {
    if !appendix.label.is_empty() {
        line(xml, Role::AppendixLabel, &appendix.label);
    }
    let noted = !appendix.note.is_empty();
    evenly(xml, sheet, Role::AppendixTitle, &appendix.title, after.filter(|_| !noted));
    if noted {
        evenly(xml, sheet, Role::AppendixNote, &appendix.note, after);
    }
}

/// Centred words in lines of nearly the same length; the width of the last one, in millimetres.
fn evenly(xml: &mut Xml, sheet: Sheet, role: Role, text: &str, after: Option<f64>) -> f64 {
    let even = even(sheet.rules, text, size(sheet, role), sheet.room());
    let extra = Extra { sides: (sheet.room() - even.measure) / 2.0, after, ..Extra::default() };
    paragraph(xml, role, extra, |xml| run(xml, Face::Plain, text));
    even.last
}

fn size(sheet: Sheet, role: Role) -> f64 {
    sheet.rules.style(role).size
}

/// A rule in the middle of `room` millimetres, as the upper border of an empty line.
fn ruling(xml: &mut Xml, room: f64, length: f64, after: Option<f64>) {
    if length <= 0.0 {
        return hair(xml, Hair { keep_next: true, after: after.unwrap_or(0.0), ..Hair::default() });
    }
    let sides = twips((room - length.min(room)) / 2.0).to_string();
    let after = twentieths(after.unwrap_or(0.0)).to_string();
    xml.tag("w:p", &[], |xml| {
        xml.tag("w:pPr", &[], |xml| {
            xml.val("w:pStyle", &style_id(Role::Rule));
            xml.leaf("w:keepNext", &[]);
            xml.tag("w:pBdr", &[], |xml| {
                let border = [("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "000000")];
                xml.leaf("w:top", &border);
            });
            let spacing = [("w:before", "40"), ("w:after", &*after), ("w:line", "60"), ("w:lineRule", "exact")];
            xml.leaf("w:spacing", &spacing);
            xml.leaf("w:ind", &[("w:left", &sides), ("w:right", &sides)]);
        });
    });
}

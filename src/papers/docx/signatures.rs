//! Who signs and who receives, in columns without borders that stay whole on a page.

use super::super::model::{Document, Face, Receivers, Signature};
use super::super::rules::{Columns, Role};
use super::pieces::{Extra, bare_table, cell, line, paragraph, run};
use super::sheet::Sheet;
use super::xml::Xml;

/// One signature stands on the right with the receivers left of it (Mẫu 1.4), two stand side by side with the receivers
/// under the left one (Mẫu 1.9).
pub(super) fn signatures(xml: &mut Xml, sheet: Sheet, document: &Document) {
    let Columns { signatures: columns, .. } = sheet.rules.columns;
    let columns = sheet.filled(columns);
    let receivers = document.receivers.as_ref();
    let top = sheet.rules.style(Role::Signer).before;
    match &document.signatures[..] {
        [] => receivers.into_iter().for_each(|receivers| listed(xml, receivers, top)),
        [only] => bare_table(xml, &columns, |xml| {
            let left = |xml: &mut Xml| match receivers {
                Some(receivers) => listed(xml, receivers, top),
                None => line(xml, Role::Receiver, ""),
            };
            whole_row(xml, columns, left, |xml| signature(xml, sheet, only));
        }),
        [left, right, ..] => bare_table(xml, &columns, |xml| {
            whole_row(xml, columns, |xml| signature(xml, sheet, left), |xml| signature(xml, sheet, right));
            if let Some(receivers) = receivers {
                let gap = sheet.rules.style(Role::ReceiversHead).before;
                let right = |xml: &mut Xml| line(xml, Role::Receiver, "");
                whole_row(xml, columns, |xml| listed(xml, receivers, gap), right);
            }
        }),
    }
}

fn whole_row(xml: &mut Xml, columns: [f64; 3], left: impl FnOnce(&mut Xml), right: impl FnOnce(&mut Xml)) {
    xml.tag("w:tr", &[], |xml| {
        xml.tag("w:trPr", &[], |xml| xml.leaf("w:cantSplit", &[]));
        cell(xml, columns[0], left);
        cell(xml, columns[1], |xml| line(xml, Role::Receiver, ""));
        cell(xml, columns[2], right);
    });
}

/// For whom, in which office, room for the hand and the seal, the name.
fn signature(xml: &mut Xml, sheet: Sheet, signature: &Signature) {
    let lines = signature.over.iter().chain([&signature.office]);
    for (at, text) in lines.enumerate() {
        let before = (at > 0).then_some(0.0);
        paragraph(xml, Role::Signer, Extra { before, ..Extra::default() }, |xml| run(xml, Face::Plain, text));
    }
    let extra = Extra { before: Some(sheet.rules.columns.signing), ..Extra::default() };
    paragraph(xml, Role::SignerName, extra, |xml| run(xml, Face::Plain, &signature.name));
}

fn listed(xml: &mut Xml, receivers: &Receivers, before: f64) {
    let extra = Extra { before: Some(before), ..Extra::default() };
    paragraph(xml, Role::ReceiversHead, extra, |xml| run(xml, Face::Plain, &receivers.title));
    receivers.lines.iter().for_each(|receiver| line(xml, Role::Receiver, receiver));
}

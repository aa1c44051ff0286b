//! The part with the words: head, title, blocks, signatures, appendices, each kind of sheet a section. Not how a line, a
//! table or a chart is written.

use super::super::model::{Appendix, Block, Document, Face, Level, Paragraph, Run, Shape};
use super::super::rules::{Role, Rules};
use super::parts::NAMESPACES;
use super::pieces::{Extra, Hair, hair, paragraph, run};
use super::sheet::Sheet;
use super::xml::Xml;
use super::{chart, head, signatures, table};

pub(super) fn document(document: &Document) -> Vec<u8> {
    let rules = document.rules;
    let sheet = Sheet { rules, turned: document.turned, sealed: document.seal.is_some(), appended: false };
    Xml::part("w:document", NAMESPACES, |xml| {
        xml.tag("w:body", &[], |xml| {
            head::head(xml, sheet, &document.head);
            head::title(xml, sheet, document, gap_to(rules, document.blocks.first()));
            let signed = !document.signatures.is_empty() || document.receivers.is_some();
            blocks(xml, sheet, &document.blocks, signed);
            signatures::signatures(xml, sheet, document);
            appendices(xml, sheet, &document.appendices);
        });
    })
}

/// Each begins a section, whose properties stand at its end: the last section's at the end of the body.
fn appendices(xml: &mut Xml, mut sheet: Sheet, appendices: &[Appendix]) {
    for appendix in appendices {
        hair(xml, Hair { ends: Some(sheet), ..Hair::default() });
        sheet = Sheet { turned: appendix.turned, appended: true, ..sheet };
        head::appendix(xml, sheet, appendix, gap_to(sheet.rules, appendix.blocks.first()));
        blocks(xml, sheet, &appendix.blocks, false);
    }
    // A table may not be the last thing.
    hair(xml, Hair::default());
    sheet.properties(xml);
}

/// `followed`: what comes after them must not stand alone on a page.
fn blocks(xml: &mut Xml, sheet: Sheet, blocks: &[Block], followed: bool) {
    for (at, block) in blocks.iter().enumerate() {
        let next = blocks.get(at + 1);
        let keep_next = followed && next.is_none();
        write_block(xml, sheet, block, Extra { keep_next, after: gap_to(sheet.rules, next), ..Extra::default() });
    }
}

/// A table has no gap of its own above it.
fn gap_to(rules: &Rules, next: Option<&Block>) -> Option<f64> {
    matches!(next, Some(Block::Table(_))).then(|| rules.style(Role::Body).before)
}

fn write_block(xml: &mut Xml, sheet: Sheet, block: &Block, extra: Extra) {
    match block {
        Block::Heading { level, text } => {
            let role = match level {
                Level::Section => Role::Section,
                Level::Clause => Role::Clause,
                Level::Point => Role::Point,
            };
            paragraph(xml, role, extra, |xml| run(xml, Face::Plain, text));
        }
        Block::Paragraph(Paragraph { kind, runs, keep_next, .. }) => {
            let left = match kind {
                Shape::Body | Shape::ListItem => 0.0,
                Shape::Indented => sheet.rules.style(Role::Body).first_line,
            };
            let extra = Extra { keep_next: *keep_next || extra.keep_next, left, ..extra };
            paragraph(xml, Role::Body, extra, |xml| {
                runs.iter().for_each(|Run { text, face }| run(xml, *face, text));
            });
        }
        Block::Table(table) => table::bordered(xml, sheet, table, extra),
        Block::Chart(chart) => chart::chart(xml, sheet, chart, extra),
        Block::NewPage => hair(xml, Hair { turns: true, ..Hair::default() }),
    }
}

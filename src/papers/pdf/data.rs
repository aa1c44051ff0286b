//! A document as the data of the template: words, lengths and looks. Not how they are placed.

use super::super::measure::{Even, even, rule, width};
use super::super::model::{
    Appendix, Bar, Block, Chart, Column, Document, Face, Level, Paragraph, Row, Shape, Signature, Table,
};
use super::super::rules::{Align, Page, Role, Rules};
use super::letters::{fitting, shown};
use serde_json::{Map, Value, json};

/// Millimetres between a cell's words and its sides.
const CELL_SIDE: f64 = 1.5;
/// Millimetres left of the bars of a chart, and right of the longest for what is written there.
const BAR_LABEL: f64 = 45.0;
const BAR_WORDS: f64 = 35.0;
/// Characters up to which a paragraph is moved whole to the page of the next one.
const WITH_NEXT: usize = 1200;

pub(super) fn json(document: &Document) -> Vec<u8> {
    let rules = document.rules;
    let data = json!({
        "meta": {
            "title": shown([document.title.as_str(), &document.subtitle].join(" – ").trim_matches([' ', '–'])),
            "author": shown(&document.head.agency.join(" ")),
            "mark": document.seal.as_ref().map(|seal| seal.mark.as_str()),
        },
        "sheet": sheet(rules.sheet(document.turned)),
        "styles": styles(rules),
        "cell": CELL_SIDE,
        "head": head(document),
        "title": title(document),
        "blocks": blocks(rules, &document.blocks, rules.sheet(document.turned).text()),
        "signing": signing(document),
        "appendices": document.appendices.iter().map(|appendix| self::appendix(rules, appendix)).collect::<Vec<_>>(),
        "seal": document.seal.as_ref().map(|seal| seal.lines.iter().map(|line| shown(line)).collect::<Vec<_>>()),
    });
    data.to_string().into_bytes()
}

fn sheet(page: &Page) -> Value {
    json!({
        "width": page.width, "height": page.height, "top": page.top, "bottom": page.bottom, "left": page.left,
        "right": page.right, "header": page.header, "footer": page.footer, "text": page.text(),
    })
}

/// By the name of the role.
fn styles(rules: &Rules) -> Map<String, Value> {
    let style = |role: &Role| {
        let style = rules.style(*role);
        let align = match style.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Justify => "justify",
        };
        let look = json!({
            "size": style.size, "bold": style.bold, "italic": style.italic, "align": align,
            "first_line": style.first_line, "before": style.before, "after": style.after,
            "keep_next": style.keep_next, "outline": style.outline,
        });
        (format!("{role:?}"), look)
    };
    Role::ALL.iter().map(style).collect()
}

fn size(rules: &Rules, role: Role) -> f64 {
    rules.style(role).size
}

fn head(document: &Document) -> Value {
    let (rules, head) = (document.rules, &document.head);
    let columns = widened(&rules.columns.head, rules, document.turned);
    let left = |role, text: &str| fitting(rules, text, size(rules, role), columns[0]);
    let right = |role, text: &str| fitting(rules, text, size(rules, role), columns[1]);
    let last = head.agency.last().map_or(0.0, |last| width(rules, last, size(rules, Role::Agency)));
    let (ruled, ruled_role) =
        if head.motto.is_empty() { (&head.nation, Role::Nation) } else { (&head.motto, Role::Motto) };
    json!({
        "columns": columns,
        "parent": left(Role::Parent, &head.parent),
        "agency": head.agency.iter().map(|line| left(Role::Agency, line)).collect::<Vec<_>>(),
        "starred": head.starred,
        "agency_rule": rule(last).min(columns[0]),
        "number": left(Role::Number, &head.number),
        "nation": right(Role::Nation, &head.nation),
        "motto": right(Role::Motto, &head.motto),
        "nation_rule": width(rules, ruled, size(rules, ruled_role)).min(columns[1]),
        "dated": right(Role::Dated, &head.dated),
    })
}

/// The columns of an upright sheet, in proportion on the one the document has.
fn widened(columns: &[f64], rules: &Rules, turned: bool) -> Vec<f64> {
    let factor = rules.sheet(turned).text() / columns.iter().sum::<f64>();
    columns.iter().map(|width| width * factor).collect()
}

fn title(document: &Document) -> Value {
    let (rules, room) = (document.rules, document.rules.sheet(document.turned).text());
    let Even { measure, last } = even(rules, &document.subtitle, size(rules, Role::Subtitle), room);
    json!({
        "title": fitting(rules, &document.title, size(rules, Role::Title), room),
        "subtitle": fitting(rules, &document.subtitle, size(rules, Role::Subtitle), measure),
        "measure": measure,
        "rule": rule(last).min(room),
    })
}

fn blocks(rules: &Rules, blocks: &[Block], room: f64) -> Vec<Value> {
    blocks.iter().map(|block| self::block(rules, block, room)).collect()
}

fn block(rules: &Rules, block: &Block, room: f64) -> Value {
    match block {
        Block::Heading { level, text } => {
            let (level, role) = match level {
                Level::Section => (1, Role::Section),
                Level::Clause => (2, Role::Clause),
                Level::Point => (3, Role::Point),
            };
            let text = fitting(rules, text, size(rules, role), room);
            json!({ "is": "heading", "level": level, "role": format!("{role:?}"), "text": text })
        }
        Block::Paragraph(paragraph) => self::paragraph(rules, paragraph, room),
        Block::Table(table) => self::table(rules, table),
        Block::Chart(chart) => self::chart(rules, chart, room),
        Block::NewPage => json!({ "is": "new page" }),
    }
}

fn paragraph(rules: &Rules, Paragraph { kind, runs, keep_next, .. }: &Paragraph, room: f64) -> Value {
    let indent = rules.style(Role::Body).first_line;
    let indented = *kind == Shape::Indented;
    let room = if indented { room - indent } else { room };
    let run = |run: &super::super::model::Run| {
        let text = fitting(rules, &run.text, size(rules, Role::Body), room);
        json!({ "text": text, "bold": run.face == Face::Bold, "italic": run.face == Face::Italic })
    };
    let letters: usize = runs.iter().map(|run| run.text.chars().count()).sum();
    json!({
        "is": "paragraph",
        "indented": indented,
        "keep_next": *keep_next && letters <= WITH_NEXT,
        "runs": runs.iter().map(run).collect::<Vec<_>>(),
    })
}

fn table(rules: &Rules, table: &Table) -> Value {
    let column = |column: &Column| {
        let title = cell(rules, &column.title, Role::TableHead, column.width);
        json!({ "title": title, "width": column.width, "centered": column.centered })
    };
    let whole: f64 = table.columns.iter().map(|column| column.width).sum();
    let row = |row: &Row| match row {
        Row::Group(text) => json!({ "group": cell(rules, text, Role::TableGroup, whole) }),
        Row::Cells(cells) => {
            let texts = table.columns.iter().zip(cells);
            let texts: Vec<String> =
                texts.map(|(column, text)| cell(rules, text, Role::TableCell, column.width)).collect();
            json!({ "cells": texts, "whole": is_short(rules, table, cells) })
        }
    };
    json!({
        "is": "table",
        "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "row_height": table.row_height,
    })
}

fn cell(rules: &Rules, text: &str, role: Role, width: f64) -> String {
    fitting(rules, text, size(rules, role), width - 2.0 * CELL_SIDE)
}

/// Lines up to which a row of a table stays whole; a taller one breaks, or it would leave the foot of a page empty.
const WHOLE: f64 = 6.0;

fn is_short(rules: &Rules, table: &Table, cells: &[String]) -> bool {
    // Words end before the line does, and cells have margins.
    let lines = |(column, text): (&Column, &String)| {
        1.3 * width(rules, text, size(rules, Role::TableCell)) / column.width
    };
    table.columns.iter().zip(cells).map(lines).fold(0.0, f64::max) <= WHOLE
}

#[expect(clippy::cast_precision_loss, reason = "bars are short")]
fn chart(rules: &Rules, chart: &Chart, room: f64) -> Value {
    let longest = chart.bars.iter().flat_map(|bar| &bar.values).map(|value| value.length).max().unwrap_or(0).max(1);
    let words = |text: &str, room| fitting(rules, text, size(rules, Role::ChartWords), room);
    let bar = |bar: &Bar| {
        let values = bar.values.iter().map(|value| {
            let length = value.length.max(0) as f64 / longest as f64 * (room - BAR_LABEL - BAR_WORDS);
            json!({ "length": length, "words": words(&value.words, BAR_WORDS) })
        });
        json!({ "label": words(&bar.label, BAR_LABEL - 2.0 * CELL_SIDE), "values": values.collect::<Vec<_>>() })
    };
    json!({
        "is": "chart",
        "title": fitting(rules, &chart.title, size(rules, Role::ChartTitle), room),
        "series": chart.series.iter().map(|name| words(name, room)).collect::<Vec<_>>(),
        "label": BAR_LABEL,
        "bars": chart.bars.iter().map(bar).collect::<Vec<_>>(),
    })
}

fn signing(document: &Document) -> Value {
    let rules = document.rules;
    let columns = widened(&rules.columns.signatures, rules, document.turned);
    let signature = |at: usize, signature: &Signature| {
        let line = |text: &str| fitting(rules, text, size(rules, Role::Signer), columns[at]);
        let lines: Vec<String> = signature.over.iter().chain([&signature.office]).map(|text| line(text)).collect();
        json!({ "lines": lines, "name": line(&signature.name) })
    };
    let (left, right) = match &document.signatures[..] {
        [] => (None, None),
        [only] => (None, Some(only)),
        [left, right, ..] => (Some(left), Some(right)),
    };
    json!({
        "columns": columns,
        "room": rules.columns.signing,
        "left": left.map(|left| signature(0, left)),
        "right": right.map(|right| signature(2, right)),
        "receivers": document.receivers.as_ref().map(|receivers| json!({
            "title": fitting(rules, &receivers.title, size(rules, Role::ReceiversHead), columns[0]),
            "lines": receivers.lines.iter().map(|line| fitting(rules, line, size(rules, Role::Receiver), columns[0]))
                .collect::<Vec<_>>(),
        })),
    })
}

fn appendix(rules: &Rules, appendix: &Appendix) -> Value {
    let page = rules.sheet(appendix.turned);
    let room = page.text();
    json!({
        "sheet": sheet(page),
        "label": fitting(rules, &appendix.label, size(rules, Role::AppendixLabel), room),
        "title": fitting(rules, &appendix.title, size(rules, Role::AppendixTitle), room),
        "note": fitting(rules, &appendix.note, size(rules, Role::AppendixNote), room),
        "blocks": blocks(rules, &appendix.blocks, room),
    })
}

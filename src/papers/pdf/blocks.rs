//! Headings, paragraphs, tables and charts as data of the template.

use super::super::model::{Bar, Block, Chart, Column, Face, Level, Paragraph, Row, Run, Shape, Table};
use super::super::rules::Role;
use super::data::Sheet;
use serde_json::{Value, json};

/// Millimetres between a cell's words and its sides.
const CELL_SIDE: f64 = 1.5;
/// Millimetres beside the bars of a chart: the least and the most for words.
const LEAST: f64 = 15.0;
const MOST: f64 = 60.0;
/// Characters up to which a paragraph moves whole to the page of what follows.
const WITH_NEXT: usize = 1200;

/// Lines up to which a header or the name of a group is kept with what is under it. One as tall as a page would have
/// no room for that on any page, and the layout would never end.
const REPEATED: f64 = 10.0;
/// Millimetres an empty row has at most.
const TALLEST: f64 = 80.0;

/// `followed`: the next thing must not stand alone on a page.
pub(super) fn block(sheet: Sheet, block: &Block, followed: bool) -> Value {
    match block {
        Block::Heading { level, text } => {
            let (level, role) = match level {
                Level::Section => (1, Role::Section),
                Level::Clause => (2, Role::Clause),
                Level::Point => (3, Role::Point),
            };
            json!({ "is": "heading", "level": level, "text": sheet.fitting(role, text, sheet.room()) })
        }
        Block::Paragraph(it) => paragraph(sheet, it, followed),
        Block::Table(it) => table(sheet, it),
        Block::Chart(it) => chart(sheet, it),
        Block::NewPage => json!({ "is": "new page" }),
    }
}

fn paragraph(sheet: Sheet, Paragraph { kind, runs, keep_next, .. }: &Paragraph, followed: bool) -> Value {
    let left = match kind {
        Shape::Body | Shape::ListItem => 0.0,
        Shape::Indented => sheet.rules.style(Role::Body).first_line,
    };
    let run = |Run { text, face }: &Run| {
        let text = sheet.fitting(Role::Body, text, sheet.room() - left);
        json!({ "text": text, "bold": *face == Face::Bold, "italic": *face == Face::Italic })
    };
    let letters: usize = runs.iter().map(|run| run.text.chars().count()).sum();
    json!({
        "is": "paragraph",
        "left": left,
        "keep_next": (*keep_next || followed) && letters <= WITH_NEXT,
        "runs": runs.iter().map(run).collect::<Vec<_>>(),
    })
}

/// As wide as the text.
fn table(sheet: Sheet, table: &Table) -> Value {
    let [head, inner, group] = table.roles();
    let widths = sheet.filled(&table.columns.iter().map(|column| column.width).collect::<Vec<_>>());
    let cell = |role, text: &str, width: f64| sheet.fitting(role, text, width - 2.0 * CELL_SIDE);
    let column = |(column, width): (&Column, &f64)| {
        let title = cell(head, &column.title, *width);
        json!({ "title": title, "width": width, "centered": column.centered })
    };
    let is_low = |role, text: &str, width: f64| sheet.lines(role, text, width - 2.0 * CELL_SIDE) <= REPEATED;
    let has_low_head = table.columns.iter().zip(&widths).all(|(column, width)| is_low(head, &column.title, *width));
    let row = |row: &Row| match row {
        Row::Group(text) => json!({
            "group": cell(group, text, sheet.room()),
            "leads": is_low(group, text, sheet.room()),
        }),
        Row::Cells(texts) => {
            let text = |(at, width): (usize, &f64)| cell(inner, texts.get(at).map_or("", String::as_str), *width);
            let texts: Vec<String> = widths.iter().enumerate().map(text).collect();
            json!({ "whole": is_short(sheet, inner, &widths, &texts), "cells": texts })
        }
    };
    json!({
        "is": "table",
        "head": format!("{head:?}"),
        "cell": format!("{inner:?}"),
        "group": format!("{group:?}"),
        "side": CELL_SIDE,
        "leads": has_low_head,
        "columns": table.columns.iter().zip(&widths).map(column).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "row_height": table.row_height.min(TALLEST),
    })
}

/// Lines up to which a row of a table stays whole; a taller one breaks, or it would leave the foot of a page empty.
const WHOLE: f64 = 8.0;

fn is_short(sheet: Sheet, role: Role, widths: &[f64], texts: &[String]) -> bool {
    // Words end before the line does, and cells have margins.
    let lines = |(width, text): (&f64, &String)| 1.3 * sheet.width(role, text) / width;
    widths.iter().zip(texts).map(lines).fold(0.0, f64::max) <= WHOLE
}

fn chart(sheet: Sheet, chart: &Chart) -> Value {
    let values = || chart.bars.iter().flat_map(|bar| &bar.values);
    let room = |texts: &mut dyn Iterator<Item = &String>| {
        let widest = texts.map(|text| sheet.width(Role::ChartWords, text)).fold(0.0, f64::max);
        (widest + 2.0 * CELL_SIDE).clamp(LEAST, MOST)
    };
    let label = room(&mut chart.bars.iter().map(|bar| &bar.label));
    let words = room(&mut values().map(|value| &value.words));
    let longest = values().map(|value| value.length).max().unwrap_or(0).max(1);
    let bars = sheet.room() - label - words;
    let bar = |bar: &Bar| {
        let value = |length: i64, text: &str| json!({ "length": part(length, longest) * bars, "words": sheet.fitting(Role::ChartWords, text, words) });
        json!({
            "label": sheet.fitting(Role::ChartWords, &bar.label, label),
            "values": bar.values.iter().map(|it| value(it.length, &it.words)).collect::<Vec<_>>(),
        })
    };
    json!({
        "is": "chart",
        "title": sheet.fitting(Role::ChartTitle, &chart.title, sheet.room()),
        "series": chart.series.iter().map(|it| sheet.fitting(Role::ChartWords, it, MOST)).collect::<Vec<_>>(),
        "label": label,
        "side": CELL_SIDE,
        "bars": chart.bars.iter().map(bar).collect::<Vec<_>>(),
    })
}

/// Nothing below nothing.
#[expect(clippy::cast_precision_loss, reason = "the length of a bar is no more exact than the paper")]
fn part(length: i64, longest: i64) -> f64 {
    length.max(0) as f64 / longest as f64
}

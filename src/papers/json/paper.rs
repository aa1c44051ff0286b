//! A paper as JSON for scripts, with stable names, and how any JSON is made safe to show. Not the record of a meeting.

use crate::papers::model::{Block, Document, Level, Row, Table};
use crate::viet;
use serde_json::{Value, json};

/// A paper as JSON: its words and numbers, as in every other format, without its looks.
///
/// One object: `title`, `subtitle`, `head`, `blocks`, `signatures`, `receivers` (or null), `appendices`, `seal` (or null). A
/// block says by `kind` what it is: `heading`, `paragraph`, `table`, `chart`, `new_page`. In a table `rows` are the rows of
/// cells, and each of `groups` begins before the row of that index. The file ends with a line end.
///
/// # Errors
/// None that is known.
pub fn document(document: &Document) -> Result<Vec<u8>, String> {
    let head = &document.head;
    let value = json!({
        "title": document.title,
        "subtitle": document.subtitle,
        "head": {
            "parent": head.parent,
            "agency": head.agency,
            "number": head.number,
            "nation": head.nation,
            "motto": head.motto,
            "dated": head.dated,
        },
        "blocks": blocks(&document.blocks),
        "signatures": document.signatures.iter().map(|signature| json!({
            "over": signature.over,
            "office": signature.office,
            "name": signature.name,
        })).collect::<Vec<_>>(),
        "receivers": document.receivers.as_ref().map(|receivers| json!({
            "title": receivers.title,
            "lines": receivers.lines,
        })),
        "appendices": document.appendices.iter().map(|appendix| json!({
            "label": appendix.label,
            "title": appendix.title,
            "note": appendix.note,
            "blocks": blocks(&appendix.blocks),
        })).collect::<Vec<_>>(),
        "seal": document.seal.as_ref().map(|seal| json!({ "lines": seal.lines, "mark": seal.mark })),
    });
    Ok((text(&value)? + "\n").into_bytes())
}

fn blocks(blocks: &[Block]) -> Vec<Value> {
    let block = |block: &Block| match block {
        Block::Heading { level, text } => {
            let level = match level {
                Level::Section => "section",
                Level::Clause => "clause",
                Level::Point => "point",
            };
            json!({ "kind": "heading", "level": level, "text": text })
        }
        Block::Paragraph(paragraph) => json!({ "kind": "paragraph", "text": paragraph.text() }),
        Block::Table(table) => self::table(table),
        Block::Chart(chart) => json!({
            "kind": "chart",
            "title": chart.title,
            "series": chart.series,
            "bars": chart.bars.iter().map(|bar| json!({
                "label": bar.label,
                "values": bar.values.iter().map(|value| json!({ "length": value.length, "words": value.words })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        }),
        Block::NewPage => json!({ "kind": "new_page" }),
    };
    blocks.iter().map(block).collect()
}

fn table(table: &Table) -> Value {
    let (mut rows, mut groups) = (Vec::new(), Vec::new());
    for row in &table.rows {
        match row {
            Row::Cells(cells) => rows.push(cells),
            Row::Group(text) => groups.push(json!({ "text": text, "before": rows.len() })),
        }
    }
    let columns: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    json!({ "kind": "table", "columns": columns, "rows": rows, "groups": groups })
}

/// JSON in lines, safe on a terminal: what would move one, or turn its writing, stands as `\u202e`.
///
/// # Errors
/// None that is known.
pub fn text(value: &Value) -> Result<String, String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    if text.chars().all(|c| c == '\n' || viet::keep(c)) {
        return Ok(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c == '\n' || viet::keep(c) {
            escaped.push(c);
        } else {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| escaped += &format!("\\u{unit:04x}"));
        }
    }
    Ok(escaped)
}

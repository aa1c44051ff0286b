//! Tables as a spreadsheet wants them: what stands above and below each, the group of a row in a column of its own, lines of
//! sums apart from the rows. Not how a format writes them.

use super::model::{Block, Chart, Column, Document, Row, Table};
use super::rules::Role;
use super::table_words::table_words;

/// A table with what belongs to it, in the order of the paper.
pub(super) struct Part<'d> {
    /// The nearest heading above, else the title of the paper.
    pub title: &'d str,
    pub above: Vec<String>,
    /// None: charts or words that have no table.
    pub table: Option<Flat<'d>>,
    pub charts: Vec<&'d Chart>,
    pub below: Vec<String>,
}

/// Rows without groups between them.
pub(super) struct Flat<'d> {
    pub columns: Vec<Slot<'d>>,
    /// Of its cells on paper.
    pub role: Role,
    /// As many cells as columns.
    pub rows: Vec<Vec<&'d str>>,
    /// Groups no row follows: the sums at the end.
    pub sums: Vec<&'d str>,
}

#[derive(Clone, Copy)]
pub(super) enum Slot<'d> {
    Group,
    Own(&'d Column),
}

impl Slot<'_> {
    pub fn title(&self) -> &str {
        match self {
            Slot::Group => &table_words().common.group,
            Slot::Own(column) => &column.title,
        }
    }
}

pub(super) fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let (mut title, mut above) = (document.title.as_str(), Vec::new());
    // Words after a table belong to it until a heading or a new page begins something else.
    let mut belongs = false;
    let appended = document.appendices.iter().flat_map(|appendix| &appendix.blocks);
    for block in document.blocks.iter().chain(appended) {
        let last = parts.last_mut().filter(|_| belongs);
        match (block, last) {
            (Block::Heading { text, .. }, _) => {
                (title, belongs) = (text, false);
                above.push(text.clone());
            }
            (Block::NewPage, _) => belongs = false,
            (Block::Paragraph(paragraph), Some(part)) => part.below.push(paragraph.text()),
            (Block::Paragraph(paragraph), None) => above.push(paragraph.text()),
            (Block::Chart(chart), Some(part)) => part.charts.push(chart),
            (Block::Chart(chart), None) => {
                parts.push(Part {
                    title,
                    above: std::mem::take(&mut above),
                    charts: vec![chart],
                    ..Part::empty(title)
                });
                belongs = true;
            }
            (Block::Table(table), _) => {
                let table = Some(flat(table));
                parts.push(Part { above: std::mem::take(&mut above), table, ..Part::empty(title) });
                belongs = true;
            }
        }
    }
    match parts.last_mut() {
        Some(part) => part.below.append(&mut above),
        None => parts.push(Part { above, ..Part::empty(title) }),
    }
    parts
}

impl<'d> Part<'d> {
    fn empty(title: &'d str) -> Part<'d> {
        Part { title, above: Vec::new(), table: None, charts: Vec::new(), below: Vec::new() }
    }
}

fn flat(table: &Table) -> Flat<'_> {
    let (mut rows, mut sums, mut group, mut used) = (Vec::new(), Vec::new(), None, false);
    for row in &table.rows {
        match row {
            Row::Group(text) => {
                sums.extend(group.filter(|_| !used));
                (group, used) = (Some(text.as_str()), false);
            }
            Row::Cells(cells) => {
                used = true;
                rows.push((group, cells));
            }
        }
    }
    sums.extend(group.filter(|_| !used));
    let grouped = rows.iter().any(|(group, _)| group.is_some());
    let own = table.columns.iter().map(Slot::Own);
    let [_, role, _] = table.roles();
    Flat {
        role,
        columns: grouped.then_some(Slot::Group).into_iter().chain(own).collect(),
        rows: rows
            .iter()
            .map(|(group, cells)| {
                let group = grouped.then_some(group.unwrap_or_default());
                group.into_iter().chain(cells.iter().map(String::as_str)).collect()
            })
            .collect(),
        sums,
    }
}

//! A document as plain lines, for snapshots and comparisons.

use thuky::domain::{Audience, Meeting, Paper, Record, Step, Wish};
use thuky::papers::{self, Block, Document, Level, Row, Sources, Table};

/// One paper of a meeting, as the office keeps it.
pub fn office(meeting: &Meeting, paper: Paper) -> Document {
    papers::document(&meeting.into(), &Wish::of(paper))
}
pub fn public(meeting: &Meeting, paper: Paper) -> Document {
    papers::document(&meeting.into(), &Wish { audience: Audience::Public, ..Wish::of(paper) })
}
pub fn journal(meeting: &Meeting, log: &[Record], audience: Audience) -> Document {
    let sources = Sources { log, ..meeting.into() };
    papers::document(&sources, &Wish { audience, ..Wish::of(Paper::Journal) })
}
/// Steps as the journal is read: the newest first.
pub fn log(steps: &[Step]) -> Vec<Record> {
    steps.iter().rev().map(Step::record).collect()
}

pub fn plain(document: &Document) -> String {
    lines(document).join("\n") + "\n"
}

pub fn lines(document: &Document) -> Vec<String> {
    let head = &document.head;
    let mut lines = vec![head.agency.join(" / "), format!("{} / {}", head.nation, head.motto)];
    lines.extend([&head.number, &head.dated].into_iter().filter(|line| !line.is_empty()).cloned());
    let turned = if document.turned { " [turned]" } else { "" };
    lines.extend([format!("# {}{turned}", document.title), document.subtitle.clone()]);
    for block in &document.blocks {
        match block {
            Block::Heading { level: Level::Section, text } => lines.push(format!("## {text}")),
            Block::Heading { text, .. } => lines.push(format!("### {text}")),
            Block::Paragraph(paragraph) => lines.push(paragraph.text()),
            Block::Table(table) => rows(table, &mut lines),
            Block::Chart(chart) => lines.push(format!("[{}]", chart.title)),
            Block::NewPage => lines.push("----".to_owned()),
        }
    }
    lines
}

fn rows(table: &Table, lines: &mut Vec<String>) {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    lines.push(format!("= {} =", titles.join(" | ")));
    for row in &table.rows {
        lines.push(match row {
            Row::Cells(cells) => cells.join(" | "),
            Row::Group(text) => format!("== {text}"),
        });
    }
}

/// The first and the last lines of something long.
pub fn ends(document: &Document, first: usize, last: usize) -> String {
    let lines = lines(document);
    let omitted = lines.len() - first - last;
    let tail = &lines[lines.len() - last..];
    [&lines[..first], &[format!("({omitted} lines)")], tail].concat().join("\n") + "\n"
}

/// The tables of a paper.
pub fn tables(document: &Document) -> Vec<&Table> {
    let table = |block: &'_ Block| matches!(block, Block::Table(_));
    let of = document.blocks.iter().filter(|block| table(block));
    of.map(|block| if let Block::Table(table) = block { table } else { unreachable!() }).collect()
}

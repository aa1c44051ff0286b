//! The papers that are lists, as tests ask for them.

use crate::dump::plain;
use thuky::domain::{Audience, Meeting, Paper, Record, Step, Wish};
use thuky::papers::{self, Block, Document, Sources, Table};

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

/// The first and the last lines of something long.
pub fn ends(document: &Document, first: usize, last: usize) -> String {
    let text = plain(document);
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
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

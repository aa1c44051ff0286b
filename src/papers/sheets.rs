//! Blank sheets to write on when the laptop dies: the speaker list, one opinion, the agenda. Every row asks for the hour, so
//! that what is typed in later keeps its true times.

use super::Sources;
use super::agenda::{count, planned_starts};
use super::list::{columns, hour, list};
use super::minutes::or_blank;
use super::model::{Block, Document, Level, Paragraph, Row, Table};
use super::table_words::{Sheets as Words, Titled, table_words};
use super::words::{fill, words};
use crate::domain::{Item, Meeting, Outcome, Wish};

pub(super) fn sheets(sources: &Sources<'_>, wish: &Wish) -> Document {
    let (meeting, words) = (sources.meeting, &table_words().sheets);
    let mut blocks = vec![Paragraph::plain(&words.rule).into()];
    blocks.extend(queue(words));
    blocks.push(Block::NewPage);
    blocks.extend(opinion(words));
    blocks.push(Block::NewPage);
    blocks.extend(agenda(meeting, words));
    Document { blocks, ..list(meeting, wish, &words.title, false) }
}

fn queue(words: &Words) -> [Block; 2] {
    let row = |n: usize| numbered(&words.queue_columns, n);
    let rows = (1..=words.queue_rows).map(row).collect();
    [Block::heading(Level::Clause, &words.queue), form(&words.queue_columns, rows, words.line)]
}

fn opinion(words: &Words) -> Vec<Block> {
    let one = |titled: &[Titled], height: f64| form(titled, vec![empty(titled)], height);
    let outcomes: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome_words(*outcome)).collect();
    let result = fill(&words.result, &[("outcomes", &outcomes.join("; "))]);
    let line = |text: &str| Block::from(Paragraph::plain(text).with_next());
    vec![
        Block::heading(Level::Clause, &words.opinion),
        one(&words.opinion_columns, words.line),
        line(&words.words),
        one(&words.words_columns, words.words_height),
        line(&words.by),
        one(&words.by_columns, words.line),
        line(&words.answer),
        one(&words.answer_columns, words.answer_height),
        line(&result),
        one(&words.result_columns, words.line),
    ]
}

fn outcome_words(outcome: Outcome) -> &'static str {
    words().result.outcomes.of(outcome)
}

fn agenda(meeting: &Meeting, words: &Words) -> [Block; 2] {
    let starts = planned_starts(meeting);
    let mut rows = Vec::new();
    for line in &meeting.facts().agenda {
        let Some(item) = meeting.get::<Item>(line.item) else { continue };
        rows.push(Row::cells([
            line.number.clone(),
            or_blank(&item.title).to_owned(),
            meeting.item_planned(item.id).map(count).unwrap_or_default(),
            starts.get(&item.id).map(|start| hour(meeting, *start)).unwrap_or_default(),
            String::new(),
            String::new(),
            String::new(),
        ]));
    }
    rows.extend((0..words.agenda_rows).map(|_| empty(&words.agenda_columns)));
    [Block::heading(Level::Clause, &words.agenda), form(&words.agenda_columns, rows, words.line)]
}

fn empty(titled: &[Titled]) -> Row {
    Row::cells(titled.iter().map(|_| String::new()))
}

fn numbered(titled: &[Titled], n: usize) -> Row {
    let rest = titled.iter().skip(1).map(|_| String::new());
    Row::cells(std::iter::once(n.to_string()).chain(rest))
}

fn form(titled: &[Titled], rows: Vec<Row>, height: f64) -> Block {
    Block::Table(Table { row_height: height, ..Table::new(columns(titled), rows) })
}

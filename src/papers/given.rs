//! The tasks the chair gave and the answers promised in writing: who does what until when. The words are those of the minutes.

use super::calls::table_date;
use super::minutes::or_blank;
use super::model::{Column, Row, Table};
use super::told::told_opinions;
use super::words::words;
use crate::domain::{Date, Meeting, Opinion, Outcome, Paragraph, Task, TaskId};
use std::collections::BTreeSet;

/// The tasks with their words, in the order of the minutes; those without words last.
pub(super) fn tasks(meeting: &Meeting) -> Vec<(TaskId, &str)> {
    let entries = meeting.facts().sequence.iter().filter_map(|id| meeting.get::<Paragraph>(*id));
    let written = entries.filter_map(|entry| Some((entry.task?, entry.text.as_str())));
    let wordless = meeting.rows().tasks.keys().map(|id| (*id, ""));
    let mut seen = BTreeSet::new();
    written.chain(wordless).filter(|(id, _)| seen.insert(*id)).collect()
}

/// The opinions that fared like this, by number.
pub(super) fn sorted(meeting: &Meeting, outcome: Outcome) -> impl Iterator<Item = &Opinion> {
    told_opinions(meeting).filter(move |opinion| opinion.outcome == Some(outcome))
}

/// TT, content, lead, support, deadline: tasks, then promised answers, for which `content` gives the words.
pub(super) fn table(meeting: &Meeting, content: impl Fn(&Opinion) -> String) -> Option<Table> {
    let mut rows: Vec<[String; 4]> = Vec::new();
    for (id, text) in tasks(meeting) {
        let task = meeting.get::<Task>(id);
        let unit = or_blank(task.map_or("", |task| &task.unit)).to_owned();
        let support = task.map_or("", |task| task.support.trim()).to_owned();
        rows.push([or_blank(text).to_owned(), unit, support, deadline(task.and_then(|task| task.deadline))]);
    }
    for opinion in sorted(meeting, Outcome::InWriting) {
        let unit = or_blank(&opinion.unit).to_owned();
        rows.push([content(opinion), unit, String::new(), deadline(opinion.deadline)]);
    }
    let numbered = |(at, row): (usize, [String; 4])| Row::cells([(at + 1).to_string()].into_iter().chain(row));
    let rows: Vec<Row> = rows.into_iter().enumerate().map(numbered).collect();
    (!rows.is_empty()).then(|| Table::new(columns(), rows))
}

fn deadline(date: Option<Date>) -> String {
    date.map_or_else(|| or_blank("").to_owned(), table_date)
}

fn columns() -> Vec<Column> {
    let words = &words().tasks;
    let last = words.columns.len() - 1;
    let columns = words.columns.iter().zip(&words.widths).enumerate();
    let column = |(at, (title, width)): (usize, (&String, &f64))| {
        let column = Column::new(title, *width);
        if at == 0 || at == last { column.centered() } else { column }
    };
    columns.map(column).collect()
}

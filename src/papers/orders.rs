//! Conclusions and the tasks given, as blocks of a paper. Not where they stand.

use super::calls::table_date;
use super::introduced::content;
use super::minutes::or_blank;
use super::model::{Block, Column, Face, Paragraph as Line, Row, Shape, Table};
use super::words::{fill, sentence, words};
use crate::domain::{Meeting, Paragraph, Passage, Task, TaskId};

/// A task, and the entry that gave it; none when it has no words.
pub(super) type Given<'m> = (TaskId, Option<&'m Paragraph>);

/// Conclusions of one person: one in a line, several in a list; `who` begins the sentence.
pub(super) fn conclusions(meeting: &Meeting, who: &str, entries: &[&Paragraph]) -> Vec<Block> {
    let face = Face::Plain;
    let label = fill(&words().conclusion.by, &[("who", who)]);
    let told = |runs: Vec<(Face, String)>, entry: &Paragraph| {
        let words = (face, sentence(or_blank(content(meeting, entry))));
        Line::new(runs.into_iter().chain([words])).telling(Passage::Paragraph(entry.id))
    };
    if let [entry] = entries {
        return vec![told(vec![(face, label)], entry).into()];
    }
    let mut blocks = vec![Line::plain(label.trim_end()).with_next().into()];
    for (at, entry) in entries.iter().enumerate() {
        let n = fill(&words().conclusion.item, &[("n", &(at + 1).to_string())]);
        blocks.push(told(vec![(face, n)], entry).shaped(Shape::ListItem).into());
    }
    blocks
}

/// The tasks as a table under a line of its own, which carries the passage of the first: rows carry none.
pub(super) fn tasks(meeting: &Meeting, tasks: &[Given<'_>]) -> Vec<Block> {
    let words = &words().tasks;
    let last = words.columns.len() - 1;
    let columns = words.columns.iter().zip(&words.widths).enumerate().map(|(at, (title, width))| {
        let column = Column::new(title, *width);
        if at == 0 || at == last { column.centered() } else { column }
    });
    let rows = tasks.iter().enumerate().map(|(at, (id, entry))| {
        let task = meeting.get::<Task>(*id);
        let unit = or_blank(task.map_or("", |task| &task.unit)).to_owned();
        let support = task.map_or("", |task| task.support.trim()).to_owned();
        let deadline = task.and_then(|task| task.deadline).map_or_else(|| or_blank("").to_owned(), table_date);
        let text = or_blank(entry.map_or("", |entry| &entry.text)).to_owned();
        Row::cells([(at + 1).to_string(), text, unit, support, deadline])
    });
    let intro = Line::plain(&words.intro).with_next();
    let passage = tasks.iter().find_map(|(_, entry)| *entry).map(|entry| Passage::Paragraph(entry.id));
    let intro = Line { passage, ..intro };
    vec![intro.into(), Block::Table(Table::new(columns.collect(), rows.collect()))]
}

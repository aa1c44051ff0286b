//! Nhật ký ghi chép: who did what when, with the values before and after, the oldest step first. Not the chain of hashes.

use super::Sources;
use super::calls::table_date;
use super::journal_about::About;
use super::journal_values::values;
use super::list::{columns, list};
use super::model::{Block, Document, Row, Table};
use super::table_words::table_words;
use super::told::Edition;
use super::words::fill;
use crate::domain::{Audience, Meeting, Record, Wish};
use crate::text::{self, Lang};

/// The journal of the steps given. Complaints, denunciations and slips nobody read leave a line without words in the office's
/// copy; in a public one those steps, and steps that are about people who are not named or say their names, are left out.
pub(super) fn journal(sources: &Sources<'_>, wish: &Wish) -> Document {
    let (meeting, words) = (sources.meeting, &table_words().journal);
    let about = About::new(meeting, sources.log, wish.audience);
    let edition = Edition::new(meeting, wish);
    let told = |record: &Record| {
        let cells = row(meeting, &about, record);
        match wish.audience {
            Audience::Office => Some(cells),
            Audience::Public if about.is_withheld(record) || about.is_hidden(record) => None,
            Audience::Public => Some(cells).filter(|cells| !cells.iter().any(|cell| edition.gives_away(cell))),
        }
    };
    let rows = sources.log.iter().rev().filter_map(told).map(Row::cells).collect();
    let table = Block::Table(Table::new(columns(&words.columns), rows));
    Document { blocks: vec![table], ..list(meeting, wish, &words.title, true) }
}

fn row(meeting: &Meeting, about: &About, record: &Record) -> [String; 6] {
    let words = &table_words().journal;
    let hour = meeting.clock(record.at).format("%H:%M:%S").to_string();
    let date = table_date(meeting.day(record.at));
    let line = text::step_line(record, meeting, Lang::Vi);
    let (deed, what) = line.split_once(": ").unwrap_or((&line, ""));
    let (what, values) = match about.is_withheld(record) {
        true => (words.withheld.clone(), String::new()),
        false => (what.to_owned(), values(meeting, record)),
    };
    [
        record.n.to_string(),
        fill(&words.day_hour, &[("hour", &hour), ("date", &date)]),
        record.by.clone(),
        deed.to_owned(),
        what,
        values,
    ]
}

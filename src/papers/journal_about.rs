//! What each step of the journal is about: whether it touches words no paper tells, or people a public copy does not name.
//! Not how it is told.

use super::told::{Told, hidden_people, is_told_answer, told};
use crate::domain::{
    Answer, AnswerId, Audience, Cells, Meeting, Opinion, OpinionId, Record, RowEdit, Source, Value, table,
};
use std::collections::{BTreeMap, BTreeSet};

/// A row by its table and id.
type Row = (&'static str, i64);

/// Rows that are not told, and rows that lead to somebody who is not named in this copy.
pub(super) struct About {
    withheld: BTreeSet<Row>,
    hidden: BTreeSet<Row>,
}

impl About {
    pub fn new(meeting: &Meeting, log: &[Record], audience: Audience) -> About {
        let references = references(meeting, log);
        let people = hidden_people(meeting, audience).into_iter().map(|id| ("person", i64::from(id)));
        About {
            withheld: leading(&references, withheld(meeting, log), &["opinion", "answer", "paragraph"]),
            hidden: leading(&references, people.collect(), &["person", "turn", "opinion"]),
        }
    }
    /// Touches a complaint, a denunciation, or a slip nobody read; or what only the chair was told.
    pub fn is_withheld(&self, record: &Record) -> bool {
        touches(record, &self.withheld) || record.edits.iter().any(|edit| edit.table == "message")
    }
    pub fn is_hidden(&self, record: &Record) -> bool {
        touches(record, &self.hidden)
    }
}

fn touches(record: &Record, rows: &BTreeSet<Row>) -> bool {
    record.edits.iter().any(|edit| rows.contains(&(edit.table, edit.id)))
}

/// Opinions that are not told and answers to nothing but them, also those that are gone.
fn withheld(meeting: &Meeting, log: &[Record]) -> BTreeSet<Row> {
    let rows = meeting.rows();
    let untold = |opinion: &&Opinion| told(opinion) != Told::Openly;
    let mut opinions: BTreeSet<i64> = rows.opinions.values().filter(untold).map(|opinion| opinion.id.into()).collect();
    let edits = || log.iter().flat_map(|record| &record.edits);
    let died = edits().filter(|edit| edit.table == "opinion" && edit.after.is_none());
    let gone = died.filter(|edit| meeting.get::<Opinion>(OpinionId(edit.id)).is_none());
    opinions.extend(gone.filter(|edit| edit.before.as_ref().is_some_and(was_untold)).map(|edit| edit.id));
    let answers = rows.answers.keys().filter(|id| !is_told_answer(meeting, **id)).map(|id| i64::from(*id));
    let links = edits().filter(|edit| edit.table == "answer_opinion").flat_map(sides);
    let linked = links.filter(|cells| int(cells, "opinion").is_some_and(|id| opinions.contains(&id)));
    let linked = linked.filter_map(|cells| int(cells, "answer"));
    let gone = linked.filter(|id| meeting.get::<Answer>(AnswerId(*id)).is_none());
    let answers: BTreeSet<i64> = answers.chain(gone).collect();
    opinions.into_iter().map(|id| ("opinion", id)).chain(answers.into_iter().map(|id| ("answer", id))).collect()
}

/// The last that was known of an opinion that is gone.
fn was_untold(cells: &Cells) -> bool {
    let is_empty = |column| matches!(cell(cells, column), None | Some(Value::Null));
    let is_slip = cell(cells, "source") == Some(&Value::Text(Source::Slip.code().to_owned()));
    !is_empty("grievance") || is_slip && ["author", "reader", "turn"].into_iter().all(is_empty)
}

/// For each row the rows that name it, now or at any step.
fn references(meeting: &Meeting, log: &[Record]) -> BTreeMap<Row, BTreeSet<Row>> {
    let mut found: BTreeMap<Row, BTreeSet<Row>> = BTreeMap::new();
    meeting.rows().each(|spec, id, values| {
        for (column, value) in spec.columns.iter().zip(&values) {
            if let (Some(target), Value::Int(to)) = (column.refers, value) {
                found.entry((target, *to)).or_default().insert((spec.name, id));
            }
        }
    });
    for edit in log.iter().flat_map(|record| &record.edits) {
        let Some(spec) = table(edit.table) else { continue };
        for (name, value) in sides(edit).flatten() {
            let target = spec.column(name).and_then(|at| spec.columns[at].refers);
            if let (Some(target), Value::Int(to)) = (target, value) {
                found.entry((target, *to)).or_default().insert((edit.table, edit.id));
            }
        }
    }
    found
}

/// The seeds, and all that name them or name, through rows of these tables, what names them.
fn leading(references: &BTreeMap<Row, BTreeSet<Row>>, seeds: BTreeSet<Row>, through: &[&str]) -> BTreeSet<Row> {
    let mut found = seeds;
    let mut next: Vec<Row> = found.iter().copied().collect();
    while let Some(row) = next.pop() {
        let leads = through.contains(&row.0);
        let naming = references.get(&row).into_iter().flatten().filter(|_| leads);
        next.extend(naming.filter(|row| found.insert(**row)));
    }
    found
}

fn sides(edit: &RowEdit) -> impl Iterator<Item = &Cells> {
    [&edit.before, &edit.after].into_iter().flatten()
}
pub(super) fn cell<'c>(cells: &'c Cells, column: &str) -> Option<&'c Value> {
    cells.iter().find(|(name, _)| *name == column).map(|(_, value)| value)
}
fn int(cells: &Cells, column: &str) -> Option<i64> {
    match cell(cells, column)? {
        Value::Int(n) => Some(*n),
        Value::Null | Value::Text(_) => None,
    }
}

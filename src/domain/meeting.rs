//! The meeting in memory: its rows, and what follows from them, brought up to date by `apply` and by nothing else.

use super::facts::Facts;
use super::refusal::Refusal;
use super::rows::*;
use super::sound::Conflicts;
use super::step::{Change, Deed, Record, RowEdit, Rows, Step, StepNo, Stored, table};
use super::time::{Date, Time};
use super::value::{Cells, Row, Value};
use super::work::Work;

/// One meeting, whole.
#[derive(Clone, Debug)]
pub struct Meeting {
    id: MeetingId,
    rows: Rows,
    facts: Facts,
    next_id: i64,
    last_step: StepNo,
}

/// Two meetings are the same when their rows are.
impl PartialEq for Meeting {
    fn eq(&self, other: &Meeting) -> bool {
        self.id == other.id && self.rows == other.rows
    }
}

impl Meeting {
    /// A meeting out of what the file holds. `next_id` and `last_step` are the file's, not the meeting's.
    pub fn load(id: MeetingId, rows: Rows, next_id: i64, last_step: StepNo) -> Option<Meeting> {
        rows.meeting.contains_key(&id).then(|| {
            let facts = Facts::of(&rows);
            Meeting { id, rows, facts, next_id, last_step }
        })
    }
    /// A meeting out of the step it is born in; `None` when no meeting is born in it. `next_id` is the file's.
    pub fn from_birth(step: &Step, next_id: i64) -> Option<Meeting> {
        let id = step.changes.iter().find_map(|change| Some(Info::edit(change)?.after.as_ref()?.id))?;
        let (rows, facts) = (Rows::default(), Facts::default());
        let mut meeting = Meeting { id, rows, facts, next_id, last_step: step.n };
        meeting.apply(step);
        Some(meeting)
    }

    pub fn id(&self) -> MeetingId {
        self.id
    }
    pub fn info(&self) -> &Info {
        self.rows.meeting.get(&self.id).expect("a meeting has its own row from birth to death")
    }
    pub fn rows(&self) -> &Rows {
        &self.rows
    }
    pub fn facts(&self) -> &Facts {
        &self.facts
    }
    /// The next id to be given out; ids are never used twice in a file.
    pub fn next_id(&self) -> i64 {
        self.next_id
    }
    pub fn last_step(&self) -> StepNo {
        self.last_step
    }
    pub fn get<R: Stored>(&self, id: R::Id) -> Option<&R> {
        R::table(&self.rows).get(&id)
    }
    /// The clock time of a moment where the meeting is held.
    pub fn clock(&self, time: Time) -> chrono::NaiveTime {
        time.at(self.info().offset_minutes).time()
    }
    pub fn day(&self, time: Time) -> Date {
        time.at(self.info().offset_minutes).date_naive()
    }

    /// The only way memory changes.
    pub fn apply(&mut self, step: &Step) {
        for change in &step.changes {
            self.facts.forget(&self.rows, change);
            self.rows.set(change);
            self.facts.learn(change);
            let born = change.row_edit().id;
            self.next_id = self.next_id.max(born + 1);
        }
        self.last_step = step.n;
        self.facts.refresh(&self.rows, &step.changes);
    }

    /// The changes that take a step back.
    ///
    /// Refused, naming the rows, when a column it touched no longer holds what it left, or when later rows could not stand
    /// without it. The highest opinion number stays: what was given once is never given again.
    pub fn invert(&self, record: &Record) -> Result<Vec<Change>, Refusal> {
        if record.deed.is_barrier() {
            return Err(Refusal::NotUndoable);
        }
        if let Some(version) = self.newest_version().filter(|version| record.n <= version.step + 1) {
            return Err(Refusal::BeforeLock(version.number));
        }
        if !record.edits.iter().all(|edit| edit.table == Issue::SPEC.name) {
            self.may(Deed::Undo)?;
        }
        let outgrown = self.outgrown(record);
        let meant = || record.edits.iter().filter(|edit| !outgrown.contains(&(edit.table, edit.id)));
        let edits = || meant().map(without_last_number).filter(|edit| !is_idle(edit));
        let changed: Vec<_> =
            edits().filter(|edit| !self.rows.stands(edit)).map(|edit| (edit.table, edit.id)).collect();
        if !changed.is_empty() {
            return Err(Refusal::ChangedSince(changed));
        }
        let mut back: Vec<RowEdit> = edits().collect();
        back.reverse();
        let changes: Option<Vec<Change>> = back.iter().map(|edit| self.rows.back(edit)).collect();
        let mut work = Work::new(self, Deed::Undo);
        changes.ok_or(Refusal::NotUndoable)?.into_iter().for_each(|change| work.adopt(change));
        let (_, changes) = work.finish();
        let conflicts = self.rows.conflicts_of(&changes);
        if conflicts.is_empty() { Ok(changes) } else { Err(Refusal::ChangedSince(conflicts)) }
    }

    /// Words that only followed a correction and have been edited since: they follow it back as they stand now.
    fn outgrown(&self, record: &Record) -> Conflicts {
        let only = |edit: &RowEdit, table: &str, column: &str| {
            let is_only = |cells: &Option<Cells>| cells.as_ref().is_some_and(|c| c.len() == 1 && c[0].0 == column);
            edit.table == table && is_only(&edit.before) && is_only(&edit.after)
        };
        let words = || record.edits.iter().filter(|edit| only(edit, Mention::SPEC.name, "words"));
        let rewrites = matches!(record.deed, Deed::Objection | Deed::Vote | Deed::Undo) || record.deed.is_text();
        if rewrites || words().next().is_none() {
            return Conflicts::new();
        }
        let texts = record.edits.iter().filter(|edit| only(edit, Paragraph::SPEC.name, "text"));
        let edited: Vec<&RowEdit> = texts.filter(|edit| !self.rows.stands(edit)).collect();
        let of_edited = |edit: &&RowEdit| {
            let mention = self.get::<Mention>(MentionId(edit.id));
            mention.is_none_or(|mention| edited.iter().any(|edit| edit.id == mention.paragraph.0))
        };
        edited.iter().copied().chain(words().filter(of_edited)).map(|edit| (edit.table, edit.id)).collect()
    }

    /// The meeting as it stood after step `n`, given all its steps after that one from the journal, the newest first; older
    /// ones among them are left alone.
    ///
    /// `None` when it was not born yet, or when the steps do not lead to the rows it has now. `next_id` stays the file's.
    pub fn as_of(&self, n: StepNo, records: &[Record]) -> Option<Meeting> {
        let mut rows = self.rows.clone();
        for record in records.iter().filter(|record| record.n > n) {
            for edit in record.edits.iter().rev() {
                let change = rows.stands(edit).then(|| rows.back(edit))??;
                rows.set(&change);
            }
        }
        Meeting::load(self.id, rows, self.next_id, n.min(self.last_step))
    }
}

impl Rows {
    /// Do the columns an edit touched still hold what it left?
    fn stands(&self, edit: &RowEdit) -> bool {
        match (self.values(edit.table, edit.id), &edit.after) {
            (None, None) => true,
            (Some(now), Some(after)) => after.iter().all(|(name, value)| {
                let column = table(edit.table).and_then(|spec| spec.column(name));
                column.is_some_and(|at| now[at] == *value)
            }),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
    /// The row as it was before an edit.
    fn back(&self, edit: &RowEdit) -> Option<Change> {
        let spec = table(edit.table)?;
        let now = self.values(edit.table, edit.id);
        let Some(before) = &edit.before else { return Change::from_values(edit.table, now, None) };
        let mut earlier = now.clone().unwrap_or_else(|| vec![Value::Null; spec.columns.len()]);
        for (name, value) in before {
            earlier[spec.column(name)?] = value.clone();
        }
        Change::from_values(edit.table, now, Some(earlier))
    }
}

/// An edit without the highest opinion number, which never falls.
fn without_last_number(edit: &RowEdit) -> RowEdit {
    let kept = |cells: &Cells| cells.iter().filter(|(name, _)| *name != "last_opinion").cloned().collect();
    match (&edit.before, &edit.after) {
        (Some(before), Some(after)) => RowEdit { before: Some(kept(before)), after: Some(kept(after)), ..*edit },
        _ => edit.clone(),
    }
}
fn is_idle(edit: &RowEdit) -> bool {
    edit.after.as_ref().is_some_and(Cells::is_empty)
}

//! The meeting in memory: its rows, and what follows from them, brought up to date by `apply` and by nothing else.

use super::facts::Facts;
use super::refusal::Refusal;
use super::rows::*;
use super::step::{Change, Record, Rows, Step, StepNo, Stored};
use super::time::{Date, Time};
use super::value::Value;

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
    /// Refused when a column it touched no longer holds what it left, or a row that was born in it is referred to.
    pub fn invert(&self, record: &Record) -> Result<Vec<Change>, Refusal> {
        if record.deed.is_barrier() {
            return Err(Refusal::NotUndoable);
        }
        let mut changes = Vec::new();
        for edit in record.edits.iter().rev() {
            let now = self.rows.values(edit.table, edit.id);
            let spec = super::step::table(edit.table).ok_or(Refusal::NotUndoable)?;
            let stands = |cells: &super::value::Cells| {
                let values = now.as_ref()?;
                let same = |(name, value): &(&str, Value)| spec.column(name).is_some_and(|at| values[at] == *value);
                cells.iter().all(same).then(|| values.clone())
            };
            let changed = || Refusal::ChangedSince(vec![(edit.table, edit.id)]);
            let back = match (&edit.before, &edit.after) {
                (before, Some(after)) => {
                    let values = stands(after).ok_or_else(changed)?;
                    let earlier = before.as_ref().map(|before| {
                        let mut earlier = values.clone();
                        for (name, value) in before {
                            if let Some(at) = spec.column(name) {
                                earlier[at] = value.clone();
                            }
                        }
                        earlier
                    });
                    Change::from_values(edit.table, Some(values), earlier)
                }
                (Some(before), None) if now.is_none() => {
                    let whole = spec.columns.iter().map(|column| {
                        before
                            .iter()
                            .find(|(name, _)| *name == column.name)
                            .map_or(Value::Null, |(_, value)| value.clone())
                    });
                    Change::from_values(edit.table, None, Some(whole.collect()))
                }
                _ => return Err(changed()),
            };
            changes.push(back.ok_or(Refusal::NotUndoable)?);
        }
        let still_used = self.used_after(&changes);
        if still_used.is_empty() { Ok(changes) } else { Err(Refusal::ChangedSince(still_used)) }
    }

    /// Rows that would refer to nothing if these changes were made.
    fn used_after(&self, changes: &[Change]) -> Vec<(&'static str, i64)> {
        let mut after = self.rows.clone();
        changes.iter().for_each(|change| after.set(change));
        let mut dangling = Vec::new();
        after.each(|spec, id, values| {
            let lost = |(column, value): (&super::value::Column, &Value)| match (column.refers, value) {
                (Some(table), Value::Int(target)) => after.values(table, *target).is_none(),
                _ => false,
            };
            if spec.columns.iter().zip(&values).any(lost) {
                dangling.push((spec.name, id));
            }
        });
        dangling
    }
}

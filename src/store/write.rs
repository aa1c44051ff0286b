//! Writing: steps in order, then the draft, in one transaction; rows, journal, counter and search index together.

use super::error::{Error, Fault, Result};
use super::journal::{self, Entry, Head, Line};
use super::open::Store;
use super::{prose, rows};
use crate::domain::{MeetingId, RowEdit, Step, StepNo, Time, Value};
use rusqlite::{Connection, TransactionBehavior, params};

/// What is written at once.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    pub meeting: MeetingId,
    pub steps: &'a [Step],
    /// Replaces the meeting's draft; `None` leaves it.
    pub draft: Option<(Time, &'a str)>,
}

impl Store {
    /// Writes a batch whole or not at all, and returns the newest step. After `Ok` it is on the disk, in its place.
    ///
    /// A step that is there already, with the same content, is skipped: what was sent may be sent again. A batch with
    /// nothing in it only looks whether the file is still where it was.
    pub fn write(&mut self, batch: &Batch<'_>, by: &str) -> Result<StepNo> {
        if !batch.steps.is_empty() || batch.draft.is_some() {
            self.commit(batch, by).map_err(|error| self.place(error))?;
        }
        self.in_place()?;
        Ok(self.head.n)
    }

    fn commit(&mut self, batch: &Batch<'_>, by: &str) -> Result<()> {
        let (mut head, mut next_id) = (self.head, self.next_id);
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for step in batch.steps {
            let record = Sealed::new(batch.meeting, step, by, self.schema);
            if step.n <= head.n {
                record.stands(&tx)?;
                continue;
            }
            if step.n != head.n + 1 {
                return Err(Error::of(Fault::Defect, format!("step {} does not follow {}", step.n, head.n)));
            }
            head = record.write(&tx, &self.uuid, head)?;
            next_id = record.entries.iter().map(|entry| entry.row + 1).fold(next_id, i64::max);
        }
        if next_id != self.next_id {
            tx.prepare_cached("UPDATE counter SET value = ?1 WHERE name = 'next_id'")?.execute([next_id])?;
        }
        if let Some((at, body)) = batch.draft {
            let mut save = tx.prepare_cached(
                "INSERT INTO draft (meeting, at, body) VALUES (?1, ?2, ?3)
                 ON CONFLICT (meeting) DO UPDATE SET at = excluded.at, body = excluded.body",
            )?;
            save.execute(params![batch.meeting.0, at.to_rfc3339(), body])?;
        }
        tx.commit()?;
        (self.head, self.next_id) = (head, next_id);
        Ok(())
    }

    /// Keeps a habit of this machine: outside the journal, part of no meeting.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<()> {
        let mut save = self.conn.prepare_cached(
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        );
        save.as_mut().map_or(Ok(0), |save| save.execute([name, value])).map_err(|error| self.place(error.into()))?;
        self.in_place()
    }
}

/// A step ready for the journal.
struct Sealed<'a> {
    step: &'a Step,
    meeting: i64,
    by: &'a str,
    schema: i64,
    at: String,
    entries: Vec<Entry<&'static str>>,
}

impl<'a> Sealed<'a> {
    fn new(meeting: MeetingId, step: &'a Step, by: &'a str, schema: i64) -> Sealed<'a> {
        let entries = step.changes.iter().map(|change| entry(meeting, change.row_edit())).collect();
        Sealed { step, meeting: meeting.0, by, schema, at: step.at.to_rfc3339(), entries }
    }

    fn write(&self, conn: &Connection, uuid: &str, head: Head) -> Result<Head> {
        for entry in &self.entries {
            rows::put(conn, entry)?;
            prose::follow(conn, entry)?;
        }
        let line = Line {
            n: self.step.n,
            at: &self.at,
            meeting: Some(self.meeting),
            by: self.by,
            deed: self.step.deed.code(),
            undoes: self.step.undoes,
            schema: self.schema,
        };
        journal::append(conn, uuid, Some(head), &line, &self.entries)
    }

    /// The journal holds this very step already.
    fn stands(&self, conn: &Connection) -> Result<()> {
        let n = self.step.n;
        let same = conn
            .prepare_cached(
                "SELECT 1 FROM step WHERE n = ?1 AND at = ?2 AND meeting = ?3 AND deed = ?4 AND undoes IS ?5",
            )?
            .exists(params![n, self.at, self.meeting, self.step.deed.code(), self.step.undoes])?;
        let mut edits = conn.prepare_cached("SELECT tbl, row, payload FROM edit WHERE step = ?1 ORDER BY k")?;
        let edits = edits.query_map([n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let written: Vec<(String, i64, String)> = edits.collect::<rusqlite::Result<_>>()?;
        let sent = self.entries.iter().map(|entry| (entry.table.clone(), entry.row, entry.payload()));
        if same && sent.eq(written) {
            Ok(())
        } else {
            Err(Error::of(Fault::Defect, format!("another step {n} is there")))
        }
    }
}

/// An edit with the columns the file has beside those of memory: a row's meeting, at its birth and death.
pub(super) fn entry(meeting: MeetingId, edit: RowEdit) -> Entry<&'static str> {
    let is_whole = edit.before.is_none() || edit.after.is_none();
    let side = |side: Option<Vec<(&'static str, Value)>>| {
        let mut cells = side?;
        if is_whole && edit.table != "meeting" {
            cells.insert(1.min(cells.len()), ("meeting", Value::Int(meeting.0)));
        }
        Some(cells)
    };
    Entry { table: edit.table.to_owned(), row: edit.id, before: side(edit.before), after: side(edit.after) }
}

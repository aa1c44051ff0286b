//! Reading what the file holds: the same for the one who writes it and for those who only look.

use super::check::{self, Report};
use super::error::{Error, Fault, Result};
use super::journal;
use super::prose::{self, Hit};
use super::rows;
use super::schema::{self, SCRIPTS};
use crate::domain::value::Cell;
use crate::domain::{
    Cells, Date, Deed, Meeting, MeetingId, Record, RowEdit, Rows, StepNo, TABLES, TableSpec, Time, Value, table,
};
use crate::viet::hex;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A file open for reading.
pub struct Reading<'c> {
    pub(super) conn: &'c Connection,
}

/// A line of the list of meetings.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub id: MeetingId,
    pub title: String,
    pub held_on: Date,
    pub venue: String,
    pub opened_at: Option<Time>,
    pub closed_at: Option<Time>,
    /// The version its minutes are locked in.
    pub locked: Option<i64>,
}

/// A meeting as the file holds it.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub meeting: Meeting,
    pub draft: Option<Draft>,
    /// When the meeting's newest step was done.
    pub last_step_at: Option<Time>,
}

/// What was being typed. The store does not look inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub at: Time,
    pub body: String,
}

impl Reading<'_> {
    /// The file's own UUID, given at birth.
    pub fn uuid(&self) -> Result<String> {
        schema::uuid(self.conn)
    }
    /// The newest step of the file; 0 when it holds none.
    pub fn last_step(&self) -> Result<StepNo> {
        Ok(journal::head(self.conn)?.map_or(0, |head| head.n))
    }
    /// The hash of the newest step, in hexadecimal: what is printed on the signed minutes.
    pub fn head(&self) -> Result<String> {
        Ok(journal::head(self.conn)?.map_or(String::new(), |head| hex(&head.hash)))
    }
    /// The next id to be given out in this file.
    pub fn next_id(&self) -> Result<i64> {
        let mut counter = self.conn.prepare_cached("SELECT value FROM counter WHERE name = 'next_id'")?;
        Ok(counter.query_row([], |row| row.get(0))?)
    }
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut setting = self.conn.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(setting.query_row([name], |row| row.get(0)).optional()?)
    }
    /// Paragraphs with all the words, the last one possibly unfinished; marks and capitals make no difference. The newest,
    /// at most so many; first those with the marks that were typed.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        prose::search(self.conn, words, limit)
    }

    /// Examines the whole file: SQLite's own check, the chain, and the rows against the journal replayed.
    pub fn check(&self) -> Report {
        check::of(self.conn, SCRIPTS)
    }

    /// The meetings of the file, oldest first.
    pub fn meetings(&self) -> Result<Vec<Summary>> {
        let mut meetings = self.conn.prepare_cached(
            "SELECT id, title, held_on, venue, opened_at, closed_at, (SELECT max(number) FROM version \
             WHERE version.meeting = meeting.id AND unlocked_at IS NULL) FROM meeting ORDER BY held_on, id",
        )?;
        let mut found = meetings.query([])?;
        let mut list = Vec::new();
        while let Some(row) = found.next()? {
            let id = MeetingId(row.get(0)?);
            let column = |i| row.get_ref(i).ok().and_then(rows::value);
            let summary = || {
                Some(Summary {
                    id,
                    title: Cell::read(column(1)?)?,
                    held_on: Cell::read(column(2)?)?,
                    venue: Cell::read(column(3)?)?,
                    opened_at: Cell::read(column(4)?)?,
                    closed_at: Cell::read(column(5)?)?,
                    locked: Cell::read(column(6)?)?,
                })
            };
            list.push(summary().ok_or_else(|| unreadable("meeting", id.0))?);
        }
        Ok(list)
    }

    /// The meeting in which something was done last.
    pub fn newest_meeting(&self) -> Result<Option<MeetingId>> {
        let mut newest = self.conn.prepare_cached(
            "SELECT s.meeting FROM step AS s JOIN meeting AS m ON m.id = s.meeting ORDER BY s.n DESC LIMIT 1",
        )?;
        Ok(newest.query_row([], |row| row.get(0)).optional()?.map(MeetingId))
    }

    /// The whole meeting; `None` when the file has none of that id.
    pub fn load(&self, id: MeetingId) -> Result<Option<Loaded>> {
        let _moment = self.moment()?;
        let mut rows = Rows::default();
        for spec in TABLES {
            self.load_table(spec, id, &mut rows)?;
        }
        let Some(meeting) = Meeting::load(id, rows, self.next_id()?, self.last_step()?) else { return Ok(None) };
        let mut newest = self.conn.prepare_cached("SELECT at FROM step WHERE meeting = ?1 ORDER BY n DESC LIMIT 1")?;
        let last_step_at: Option<String> = newest.query_row([id.0], |row| row.get(0)).optional()?;
        let last_step_at = last_step_at.and_then(|at| Time::parse(&at));
        Ok(Some(Loaded { meeting, draft: self.draft(id)?, last_step_at }))
    }

    /// One moment of the file until it is dropped, and one lock instead of one a table. None within another one.
    fn moment(&self) -> Result<Option<Transaction<'_>>> {
        Ok(self.conn.is_autocommit().then(|| self.conn.unchecked_transaction()).transpose()?)
    }

    fn load_table(&self, spec: &'static TableSpec, id: MeetingId, rows: &mut Rows) -> Result<()> {
        let columns: Vec<_> = spec.columns.iter().map(|column| rows::quoted(column.name)).collect::<Result<_>>()?;
        let key = if spec.name == "meeting" { "id" } else { "meeting" };
        let sql = format!("SELECT {} FROM \"{}\" WHERE {key} = ?1", columns.join(", "), spec.name);
        let mut select = self.conn.prepare_cached(&sql)?;
        let mut found = select.query([id.0])?;
        while let Some(row) = found.next()? {
            let values: Option<Vec<Value>> =
                (0..spec.columns.len()).map(|i| row.get_ref(i).ok().and_then(rows::value)).collect();
            if !values.is_some_and(|values| rows.insert_values(spec.name, values)) {
                return Err(unreadable(spec.name, row.get(0)?));
            }
        }
        Ok(())
    }

    fn draft(&self, id: MeetingId) -> Result<Option<Draft>> {
        let mut draft = self.conn.prepare_cached("SELECT at, body FROM draft WHERE meeting = ?1")?;
        let draft = draft.query_row([id.0], |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).optional()?;
        Ok(draft.map(|(at, body)| Draft { at: Time::parse(&at).unwrap_or_default(), body }))
    }

    /// The meeting as it stood after a step of the file; `None` when there is no such step, or no such meeting by then.
    ///
    /// Its steps are taken back from the newest on, so this is quick for what happened lately. What lies before a newer
    /// schema is told in the rows of today.
    pub fn as_of(&self, id: MeetingId, step: StepNo) -> Result<Option<Meeting>> {
        let _moment = self.moment()?;
        let born = "SELECT 1 FROM step WHERE meeting = ?1 AND n <= ?2";
        if step > self.last_step()? || !self.conn.prepare_cached(born)?.exists(params![id.0, step])? {
            return Ok(None);
        }
        let Some(now) = self.load(id)? else { return Ok(None) };
        let since = self.steps(id, step, StepNo::MAX, usize::MAX)?;
        let meeting = now.meeting.as_of(step, &since);
        meeting.map(Some).ok_or_else(|| Error::of(Fault::Damaged, "the journal does not lead to the rows"))
    }

    /// The hash of a step in hexadecimal; `None` when there is no such step.
    pub fn hash_of(&self, step: StepNo) -> Result<Option<String>> {
        let mut hash = self.conn.prepare_cached("SELECT hash FROM step WHERE n = ?1")?;
        let hash: Option<journal::Hash> = hash.query_row([step], |row| row.get(0)).optional()?;
        Ok(hash.map(|hash| hex(&hash)))
    }

    /// Steps of a meeting from the journal, newest first: at most `limit`, all before `before` when it is given.
    pub fn records(&self, id: MeetingId, limit: usize, before: Option<StepNo>) -> Result<Vec<Record>> {
        self.steps(id, StepNo::MIN, before.unwrap_or(StepNo::MAX), limit)
    }

    /// Steps of a meeting between two others, neither included, newest first.
    fn steps(&self, id: MeetingId, after: StepNo, before: StepNo, limit: usize) -> Result<Vec<Record>> {
        let mut steps = self.conn.prepare_cached(
            "SELECT n, at, \"by\", deed, undoes FROM step WHERE meeting = ?1 AND n > ?2 AND n < ?3 ORDER BY n DESC LIMIT ?4",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut found = steps.query(params![id.0, after, before, limit])?;
        let mut records = Vec::new();
        while let Some(row) = found.next()? {
            let (n, at, deed): (StepNo, String, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
            let at = Time::parse(&at).ok_or_else(|| unreadable("step", n))?;
            let deed = Deed::from_code(&deed).ok_or_else(|| unreadable("step", n))?;
            records.push(Record { n, at, by: row.get(2)?, deed, undoes: row.get(4)?, edits: self.edits(n)? });
        }
        Ok(records)
    }

    fn edits(&self, step: StepNo) -> Result<Vec<RowEdit>> {
        let mut edits = self.conn.prepare_cached("SELECT tbl, row, payload FROM edit WHERE step = ?1 ORDER BY k")?;
        let mut found = edits.query([step])?;
        let mut list = Vec::new();
        while let Some(row) = found.next()? {
            let (name, id, payload): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            // A table of an older schema has no rows to show any more.
            let Some(spec) = table(&name) else { continue };
            let entry = journal::read_payload(&name, id, &payload)?;
            list.push(RowEdit {
                table: spec.name,
                id,
                before: cells(spec, entry.before),
                after: cells(spec, entry.after),
            });
        }
        Ok(list)
    }
}

/// The columns memory knows, under the names it knows them by, in its order.
fn cells(spec: &'static TableSpec, side: journal::Side<String>) -> Option<Cells> {
    let mut side = side?;
    let mut take = |name: &str| {
        let at = side.iter().position(|(column, _)| column == name)?;
        Some(side.swap_remove(at).1)
    };
    Some(spec.columns.iter().filter_map(|column| Some((column.name, take(column.name)?))).collect())
}

fn unreadable(table: &str, id: i64) -> Error {
    Error::of(Fault::Damaged, format!("{table} {id} does not read"))
}

//! Whether a file is what was written: SQLite's own check, the chain, and the rows against the journal replayed.

use super::error::{Error, Fault, Result};
use super::read::Reading;
use super::replay;
use super::{journal, schema};
use crate::domain::StepNo;
use rusqlite::Connection;

/// What an examination found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub ok: bool,
    /// What SQLite complains of, in its words; and what could not be read at all.
    pub sqlite: Vec<String>,
    /// The first step that does not follow from the one before it.
    pub chain: Option<StepNo>,
    /// Rows that are not what the journal says, as "table id".
    pub replay: Vec<String>,
    /// Versions of minutes whose fingerprint is not the hash of their step in the chain: number and step.
    pub versions: Vec<(i64, StepNo)>,
    /// How many steps the file holds.
    pub steps: StepNo,
    /// Hash of the newest step in hexadecimal. A chain that was rebuilt whole is told from the true one only by this,
    /// compared with the one on paper.
    pub head: String,
}

/// At most so many complaints of one kind are listed.
const MANY: usize = 100;

/// The schema that brought the table of versions.
const FIRST_WITH_VERSIONS: usize = 2;

pub(super) fn of(conn: &Connection, scripts: &[&str]) -> Report {
    let file = Reading { conn };
    let mut report = Report::default();
    let mut troubles = Vec::new();
    if let Err(error) = names(conn) {
        report.sqlite.push(error.to_string());
        return report;
    }
    let kept = |result: Result<Vec<String>>| result.unwrap_or_else(|error| vec![error.to_string()]);
    troubles.extend(kept(complaints(conn)));
    let version = schema::version(conn).unwrap_or(0).min(scripts.len());
    troubles.extend(kept(schema::is_ours(conn, &scripts[..version]).map(|()| Vec::new())));
    let chain = file.uuid().and_then(|uuid| journal::first_bad(conn, &uuid));
    troubles.extend(kept(chain.map(|bad| {
        report.chain = bad;
        Vec::new()
    })));
    troubles.extend(kept(replay::differences(conn, scripts, MANY).map(|differences| {
        report.replay = differences;
        Vec::new()
    })));
    troubles.extend(kept(false_versions(conn, version).map(|versions| {
        report.versions = versions;
        Vec::new()
    })));
    report.steps = file.last_step().unwrap_or(0);
    report.head = file.head().unwrap_or_default();
    let fits = report.chain.is_none() && report.replay.is_empty() && report.versions.is_empty();
    report.ok = troubles.is_empty() && fits && report.steps > 0;
    report.sqlite = troubles;
    report
}

/// Every name in the schema, as text: of a column whose name is none SQLite's binding would panic.
fn names(conn: &Connection) -> Result<()> {
    let mut schema = conn.prepare("SELECT name, tbl_name, sql FROM sqlite_schema")?;
    let mut rows = schema.query([])?;
    while let Some(row) = rows.next()? {
        let _: (Option<String>, Option<String>, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
    }
    Ok(())
}

fn complaints(conn: &Connection) -> Result<Vec<String>> {
    let mut check = conn.prepare(&format!("PRAGMA integrity_check({MANY})"))?;
    let answers = check.query_map([], |row| row.get(0))?;
    let mut complaints: Vec<String> = answers.collect::<rusqlite::Result<_>>()?;
    complaints.retain(|answer| answer != "ok");
    let mut dangling = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = dangling.query([])?;
    while let Some(row) = rows.next()?.filter(|_| complaints.len() < MANY) {
        let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        complaints.push(format!("{table} {} refers to a {parent} that is not there", id.unwrap_or(0)));
    }
    Ok(complaints)
}

/// A lock takes the hash of the step before it; a row that says otherwise would prove a paper that was never locked.
fn false_versions(conn: &Connection, schema: usize) -> Result<Vec<(i64, StepNo)>> {
    if schema < FIRST_WITH_VERSIONS {
        return Ok(Vec::new());
    }
    let mut versions = conn.prepare(
        "SELECT number, step FROM version
         WHERE NOT EXISTS (SELECT 1 FROM step WHERE n = version.step AND lower(hex(hash)) = version.fingerprint)
         ORDER BY step, id LIMIT ?1",
    )?;
    let versions =
        versions.query_map([i64::try_from(MANY).unwrap_or(i64::MAX)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(versions.collect::<rusqlite::Result<_>>()?)
}

/// What is asked of every file that is opened to write: before anything is written when it was not closed cleanly, else later.
pub(super) fn is_sound(conn: &Connection) -> Result<()> {
    let answer: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer != "ok" {
        return Err(Error::of(Fault::Damaged, answer));
    }
    let bad = journal::first_bad(conn, &schema::uuid(conn)?)?;
    bad.map_or(Ok(()), |n| Err(Error::of(Fault::Damaged, format!("the chain breaks at step {n}"))))
}

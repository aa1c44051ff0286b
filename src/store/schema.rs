//! The schema: numbered scripts, never changed once released; how a new file gets them, and an old one those it lacks.

use super::error::{Error, Fault, Result};
use super::journal::{self, Entry, Head, Line};
use crate::domain::{Deed, Time, Value};
use crate::viet::hex;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

/// Script n stands at n - 1. Each is plain SQL that does the same everywhere: no clock, no chance.
pub(super) const SCRIPTS: &[&str] = &[
    include_str!("../../data/schema/001.sql"),
    include_str!("../../data/schema/002.sql"),
    include_str!("../../data/schema/003.sql"),
];

/// What makes a file of schema n look like one of schema n + 1 to a reader, who may not change it; at n - 1.
const TODAY: &[&str] =
    &[include_str!("../../data/schema/001-today.sql"), include_str!("../../data/schema/002-today.sql")];

/// "THKY" in the header of the file.
pub(super) const APPLICATION_ID: i64 = 0x5448_4b59;

/// The table name under which a step of the journal carries a script.
pub(super) const SCRIPT: &str = "schema";

/// Runs the scripts the file lacks, each with its step, in one transaction. A file without any is born here.
pub(super) fn advance(conn: &mut Connection, scripts: &[&str], at: Time) -> Result<()> {
    conn.pragma_update(None, "foreign_keys", false)?;
    let done = version(conn)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (i, script) in scripts.iter().enumerate().skip(done) {
        run(&tx, i, script, at)?;
    }
    tx.pragma_update(None, "user_version", i64::try_from(scripts.len()).unwrap_or(i64::MAX))?;
    let dangling = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling {
        return Err(Error::of(Fault::Defect, "a script left a row that refers to nothing"));
    }
    tx.commit()?;
    Ok(conn.pragma_update(None, "foreign_keys", true)?)
}

fn run(tx: &Transaction<'_>, i: usize, script: &str, at: Time) -> Result<()> {
    tx.execute_batch(script)?;
    if i == 0 {
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.execute("INSERT INTO file (one, uuid) VALUES (1, ?1)", [new_uuid()?])?;
        tx.execute("INSERT INTO counter (name, value) VALUES ('next_id', 1)", [])?;
    }
    let head: Option<Head> = journal::head(tx)?;
    let number = i64::try_from(i + 1).unwrap_or(i64::MAX);
    let line = Line {
        n: head.map_or(1, |head| head.n + 1),
        at: &at.to_rfc3339(),
        meeting: None,
        by: concat!("thuky ", env!("CARGO_PKG_VERSION")),
        deed: Deed::Schema.code(),
        undoes: None,
        schema: number,
    };
    let after = vec![("script", Value::Int(number)), ("digest", Value::Text(digest(script)))];
    let entry = Entry { table: SCRIPT.to_owned(), row: number, before: None, after: Some(after) };
    journal::append(tx, &uuid(tx)?, head, &line, &[entry])?;
    Ok(())
}

/// SHA-256 of a script, in hexadecimal.
pub(super) fn digest(script: &str) -> String {
    hex(&Sha256::digest(script))
}

/// How many scripts the file has had.
pub(super) fn version(conn: &Connection) -> Result<usize> {
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(0))
}

pub(super) fn uuid(conn: &Connection) -> Result<String> {
    Ok(conn.prepare_cached("SELECT uuid FROM file")?.query_row([], |row| row.get(0))?)
}

/// A file of ours, of a version we know. Reads nothing but the header.
pub(super) fn is_known(conn: &Connection, known: usize) -> Result<()> {
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::of(Fault::Foreign, format!("application id {application}")));
    }
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(known).unwrap_or(i64::MAX);
    match found {
        1.. if found <= known => Ok(()),
        1.. => Err(Error::of(Fault::Newer { found, known }, "")),
        _ => Err(Error::of(Fault::Damaged, "no schema number")),
    }
}

/// SHA-256 over all tables, indexes and triggers after script n, at n - 1: so that an opening need not make them anew only to
/// compare. A file that does not match its seal is compared object by object, which names the odd one.
const SEALS: &[&str] = &[
    "a79f02f90d1b62435f41152a5f4e4de5f506106bc8a6b47abe0c021da0c6b522",
    "30be8fcf98e3762c56bed375c7e4f648af4b7ac38f70f90aa9dd614ec06246f4",
    "d5e78b21021cb3eb7e1ce34e353c6ad682a0e18da94384fc0e430db67f49932e",
];

/// Lets a reader see an older file as one of today's. Nothing in the file changes, and what examines it looks beneath.
pub(super) fn lay_today_over(conn: &Connection) -> Result<()> {
    for script in TODAY.iter().skip(version(conn)?.saturating_sub(1)) {
        conn.execute_batch(script)?;
    }
    Ok(())
}

/// The tables, indexes and triggers are those of the scripts: no other, none missing, none changed.
pub(super) fn is_ours(conn: &Connection, scripts: &[&str]) -> Result<()> {
    let found = objects(conn)?;
    if scripts.len().checked_sub(1).and_then(|last| SEALS.get(last)) == Some(&seal(&found).as_str()) {
        return Ok(());
    }
    let expected = Connection::open_in_memory()?;
    for script in scripts {
        expected.execute_batch(script)?;
    }
    let expected = objects(&expected)?;
    let odd = found.iter().find(|object| !expected.contains(object)).or(expected.iter().find(|o| !found.contains(o)));
    odd.map_or(Ok(()), |(kind, name, _)| Err(Error::of(Fault::Damaged, format!("{kind} {name} is not as it was made"))))
}

fn objects(conn: &Connection) -> Result<Vec<(String, String, Option<String>)>> {
    let mut objects = conn.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")?;
    let objects = objects.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(objects.collect::<rusqlite::Result<_>>()?)
}

fn seal(objects: &[(String, String, Option<String>)]) -> String {
    let mut hash = Sha256::new();
    for (kind, name, sql) in objects {
        for text in [kind, name, sql.as_ref().unwrap_or(&String::new())] {
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
    }
    hex(&hash.finalize())
}

/// A random UUID (version 4).
fn new_uuid() -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Error::of(Fault::Disk, error))?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = hex(&bytes);
    Ok([&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_has_its_seal() {
        let conn = Connection::open_in_memory().unwrap();
        for (i, script) in SCRIPTS.iter().enumerate() {
            conn.execute_batch(script).unwrap();
            assert_eq!(SEALS.get(i), Some(&seal(&objects(&conn).unwrap()).as_str()), "after script {}", i + 1);
        }
        assert_eq!((SEALS.len(), TODAY.len() + 1), (SCRIPTS.len(), SCRIPTS.len()));
    }
}

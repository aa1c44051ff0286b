//! The journal: steps and their edits in a chain of hashes, and whether the chain is whole.
//!
//! A payload is JSON, `{"before":{column:value}|null,"after":{column:value}|null}`: the changed columns with both sides, the
//! whole row at birth and death. `digest = SHA-256(salt ‖ payload)`. `hash = SHA-256` over these fields, each led by its
//! length as eight bytes, lowest first; numbers stand as decimal digits, what is missing has length 0: "thuky step 1", the
//! file's uuid, the hash before (none for step 1); n, at, meeting, by, deed, undoes, schema; then for each edit tbl, row,
//! digest. Values can be erased from a payload later without breaking the chain, for the hash covers only the digest.

use super::error::{Error, Fault, Result};
use crate::domain::{StepNo, Value};
use rusqlite::{Connection, params};
use serde::ser::{Serialize, SerializeMap, Serializer};
use sha2::{Digest, Sha256};

pub(super) type Hash = [u8; 32];

/// The newest step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub n: StepNo,
    pub hash: Hash,
}

/// A step as its row holds it.
pub(super) struct Line<'a> {
    pub n: StepNo,
    pub at: &'a str,
    pub meeting: Option<i64>,
    pub by: &'a str,
    pub deed: &'a str,
    pub undoes: Option<StepNo>,
    pub schema: i64,
}

/// One side of an edit: columns and values.
pub(super) type Side<S> = Option<Vec<(S, Value)>>;

/// An edit with all the columns its payload holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry<S> {
    pub table: String,
    pub row: i64,
    pub before: Side<S>,
    pub after: Side<S>,
}

impl<S: AsRef<str>> Entry<S> {
    pub(super) fn payload(&self) -> String {
        let payload = Payload { before: Columns(&self.before), after: Columns(&self.after) };
        serde_json::to_string(&payload).expect("text and numbers always fit JSON")
    }
}

#[derive(serde::Serialize)]
#[serde(bound = "")]
struct Payload<'a, S: AsRef<str>> {
    before: Columns<'a, S>,
    after: Columns<'a, S>,
}

struct Columns<'a, S>(&'a Side<S>);

impl<S: AsRef<str>> Serialize for Columns<'_, S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> std::result::Result<Z::Ok, Z::Error> {
        let Some(columns) = self.0 else { return serializer.serialize_none() };
        let mut map = serializer.serialize_map(Some(columns.len()))?;
        for (name, value) in columns {
            match value {
                Value::Null => map.serialize_entry(name.as_ref(), &())?,
                Value::Int(n) => map.serialize_entry(name.as_ref(), n)?,
                Value::Text(text) => map.serialize_entry(name.as_ref(), text)?,
            }
        }
        map.end()
    }
}

/// A payload read back, with the column names of its time.
pub(super) fn read_payload(table: &str, row: i64, payload: &str) -> Result<Entry<String>> {
    type Object = serde_json::Map<String, serde_json::Value>;
    #[derive(serde::Deserialize)]
    struct Read {
        before: Option<Object>,
        after: Option<Object>,
    }
    let damaged = || Error::of(Fault::Damaged, format!("the journal of {table} {row} does not read"));
    let read: Read = serde_json::from_str(payload).map_err(|_| damaged())?;
    let value = |value| match value {
        serde_json::Value::Null => Some(Value::Null),
        serde_json::Value::Number(n) => n.as_i64().map(Value::Int),
        serde_json::Value::String(text) => Some(Value::Text(text)),
        _ => None,
    };
    let side = |object: Option<Object>| -> Result<Side<String>> {
        let Some(object) = object else { return Ok(None) };
        let columns = object.into_iter().map(|(name, json)| Some((name, value(json)?)));
        columns.collect::<Option<Vec<_>>>().map(Some).ok_or_else(damaged)
    };
    Ok(Entry { table: table.to_owned(), row, before: side(read.before)?, after: side(read.after)? })
}

/// Writes a step and its edits, and returns the new head.
pub(super) fn append<S: AsRef<str>>(
    conn: &Connection,
    uuid: &str,
    head: Option<Head>,
    line: &Line<'_>,
    entries: &[Entry<S>],
) -> Result<Head> {
    let mut salts = vec![[0_u8; 16]; entries.len()];
    getrandom::fill(salts.as_flattened_mut()).map_err(|error| Error::of(Fault::Disk, error))?;
    let sealed: Vec<(String, Hash)> = entries
        .iter()
        .zip(&salts)
        .map(|(entry, salt)| {
            let payload = entry.payload();
            let digest = digest(salt, &payload);
            (payload, digest)
        })
        .collect();
    let digests =
        entries.iter().zip(&sealed).map(|(entry, (_, digest))| (entry.table.as_str(), entry.row, &digest[..]));
    let hash = link(uuid, head.map(|head| head.hash).as_ref().map_or(&[], |hash| &hash[..]), line, digests);
    let mut insert = conn.prepare_cached(
        "INSERT INTO step (n, at, meeting, \"by\", deed, undoes, schema, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    insert.execute(params![line.n, line.at, line.meeting, line.by, line.deed, line.undoes, line.schema, hash])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO edit (step, k, tbl, row, salt, payload, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (k, ((entry, (payload, digest)), salt)) in entries.iter().zip(&sealed).zip(&salts).enumerate() {
        let k = i64::try_from(k).unwrap_or(i64::MAX);
        insert.execute(params![line.n, k, entry.table, entry.row, salt, payload, digest])?;
    }
    Ok(Head { n: line.n, hash })
}

fn digest(salt: &[u8], payload: &str) -> Hash {
    Sha256::new().chain_update(salt).chain_update(payload).finalize().into()
}

fn link<'e>(uuid: &str, before: &[u8], line: &Line<'_>, edits: impl Iterator<Item = (&'e str, i64, &'e [u8])>) -> Hash {
    let mut sum = Sha256::new();
    let mut field = |bytes: &[u8]| {
        sum.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        sum.update(bytes);
    };
    let number = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
    field(b"thuky step 1");
    field(uuid.as_bytes());
    field(before);
    field(line.n.to_string().as_bytes());
    field(line.at.as_bytes());
    field(number(line.meeting).as_bytes());
    field(line.by.as_bytes());
    field(line.deed.as_bytes());
    field(number(line.undoes).as_bytes());
    field(line.schema.to_string().as_bytes());
    for (table, row, digest) in edits {
        field(table.as_bytes());
        field(row.to_string().as_bytes());
        field(digest);
    }
    sum.finalize().into()
}

/// The newest step, if there is one.
pub(super) fn head(conn: &Connection) -> Result<Option<Head>> {
    let mut newest = conn.prepare_cached("SELECT n, hash FROM step ORDER BY n DESC LIMIT 1")?;
    let mut rows = newest.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(Head { n: row.get(0)?, hash: row.get(1)? }))
}

/// Whether a step with that very hash is in the journal.
pub(super) fn has(conn: &Connection, head: Head) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM step WHERE n = ?1 AND hash = ?2")?.exists(params![head.n, head.hash])?)
}

/// The first step that does not follow from the one before it, or whose edits are not what they were.
pub(super) fn first_bad(conn: &Connection, uuid: &str) -> Result<Option<StepNo>> {
    let mut steps = conn.prepare("SELECT n, at, meeting, \"by\", deed, undoes, schema, hash FROM step ORDER BY n")?;
    let mut rows = steps.query([])?;
    let (mut expected, mut before): (StepNo, Vec<u8>) = (1, Vec::new());
    while let Some(row) = rows.next()? {
        let (at, by, deed): (String, String, String) = (row.get(1)?, row.get(3)?, row.get(4)?);
        let line = Line {
            n: row.get(0)?,
            at: &at,
            meeting: row.get(2)?,
            by: &by,
            deed: &deed,
            undoes: row.get(5)?,
            schema: row.get(6)?,
        };
        let hash: Vec<u8> = row.get(7)?;
        let Some(edits) = sound_edits(conn, line.n)? else { return Ok(Some(line.n)) };
        let edits = edits.iter().map(|(table, row, digest)| (table.as_str(), *row, &digest[..]));
        if line.n != expected || hash != link(uuid, &before, &line, edits) {
            return Ok(Some(expected.min(line.n)));
        }
        (expected, before) = (expected + 1, hash);
    }
    Ok(None)
}

/// What of an edit goes into the hash of its step: table, row, digest.
type Link = (String, i64, Vec<u8>);

/// The edits of a step when each still has its digest. Erasure is no deed yet: an erased edit is not sound.
fn sound_edits(conn: &Connection, step: StepNo) -> Result<Option<Vec<Link>>> {
    let mut edits =
        conn.prepare_cached("SELECT k, tbl, row, salt, payload, digest, erased FROM edit WHERE step = ?1 ORDER BY k")?;
    let mut rows = edits.query([step])?;
    let mut sound = Vec::new();
    while let Some(row) = rows.next()? {
        let k: i64 = row.get(0)?;
        let salt: Option<Vec<u8>> = row.get(3)?;
        let (payload, kept, erased): (String, Vec<u8>, bool) = (row.get(4)?, row.get(5)?, row.get(6)?);
        if usize::try_from(k) != Ok(sound.len()) || erased || kept != digest(&salt.unwrap_or_default(), &payload) {
            return Ok(None);
        }
        sound.push((row.get(1)?, row.get(2)?, kept));
    }
    Ok(Some(sound))
}

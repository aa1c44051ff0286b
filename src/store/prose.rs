//! The search index over the one column of prose, kept in step with its table.

use super::error::Result;
use super::journal::{Entry, Side};
use crate::domain::value::Cell;
use crate::domain::{MeetingId, ParagraphId, Time, Value};
use crate::viet::fold;
use rusqlite::{Connection, params};

/// Where prose stands. Beside it the store knows by name only what its list of meetings shows and what proves a lock.
const PROSE: (&str, &str) = ("paragraph", "text");

/// A paragraph that holds all the words looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub meeting: MeetingId,
    pub paragraph: ParagraphId,
    pub text: String,
    pub at: Time,
}

/// Follows an edit that was made in its table.
pub(super) fn follow<S: AsRef<str>>(conn: &Connection, entry: &Entry<S>) -> Result<()> {
    if entry.table != PROSE.0 {
        return Ok(());
    }
    if text(&entry.before).is_some() {
        conn.prepare_cached("DELETE FROM prose WHERE rowid = ?1")?.execute([entry.row])?;
    }
    if let Some(text) = text(&entry.after) {
        let mut insert = conn.prepare_cached("INSERT INTO prose (rowid, text) VALUES (?1, ?2)")?;
        insert.execute(params![entry.row, fold(text)])?;
    }
    Ok(())
}

fn text<S: AsRef<str>>(side: &Side<S>) -> Option<&str> {
    side.iter().flatten().find_map(|(name, value)| match value {
        Value::Text(text) if name.as_ref() == PROSE.1 => Some(text.as_str()),
        _ => None,
    })
}

/// Paragraphs with all the words, the last one possibly unfinished; marks and capitals make no difference. Best first.
pub(super) fn search(conn: &Connection, words: &str, limit: usize) -> Result<Vec<Hit>> {
    let folded = fold(words);
    let words: Vec<_> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!("\"{}\"*", words.join("\" \""));
    let mut search = conn.prepare_cached(
        "SELECT p.meeting, p.id, p.text, p.at FROM prose JOIN paragraph AS p ON p.id = prose.rowid
         WHERE prose MATCH ?1 ORDER BY prose.rank, p.id LIMIT ?2",
    )?;
    let mut rows = search.query(params![query, i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let at = Time::read(Value::Text(row.get(3)?)).unwrap_or_default();
        let (meeting, paragraph) = (MeetingId(row.get(0)?), ParagraphId(row.get(1)?));
        hits.push(Hit { meeting, paragraph, text: row.get(2)?, at });
    }
    Ok(hits)
}

//! The search index over the one column of prose, kept in step with its table.

use super::error::Result;
use super::journal::{Entry, Side};
use crate::domain::value::Cell;
use crate::domain::{MeetingId, ParagraphId, Time, Value};
use crate::viet::{Words, fold};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::cmp::Reverse;

/// Where prose stands. Beside it the store knows by name only what its lists of meetings and of hits show, and what
/// proves a lock.
const PROSE: (&str, &str) = ("paragraph", "text");

/// A paragraph that holds all the words looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub meeting: MeetingId,
    pub paragraph: ParagraphId,
    pub text: String,
    pub at: Time,
    /// The number of the opinion it belongs to.
    pub opinion: Option<i64>,
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

/// Paragraphs with all the words, the last one possibly unfinished; marks and capitals make no difference. Those written
/// last, at most so many; among them those with the marks typed first, then the newest.
///
/// Rows come by falling id, the order they were first written in: nothing is ranked, and nothing sorted but what was fetched.
pub(super) fn search(conn: &Connection, query: &str, limit: usize) -> Result<Vec<Hit>> {
    let words = Words::new(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let many = if words.has_marks() { limit.saturating_mul(MARKED) } else { limit };
    let mut hits = Vec::new();
    for id in found(conn, &words, many)? {
        hits.extend(hit(conn, id)?);
    }
    hits.sort_by_cached_key(|hit| Reverse((words.has_marks() && words.agree(&hit.text), hit.at, hit.paragraph)));
    hits.truncate(limit);
    Ok(hits)
}

/// How many times as many hits as asked for are fetched when some of them may have other marks than those typed.
const MARKED: usize = 2;

/// The paragraphs, newest first.
///
/// The index gathers every word that begins with the unfinished one before it gives the first hit: of a letter that is half
/// the file. So the newest candidates are first looked at one by one, which for what is common is enough.
fn found(conn: &Connection, words: &Words, limit: usize) -> Result<Vec<i64>> {
    if let Some(found) = glance(conn, words, limit)? {
        return Ok(found);
    }
    let mut search =
        conn.prepare_cached("SELECT rowid FROM prose WHERE prose MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
    let each: Vec<&str> = words.folded().collect();
    let found = search.query_map(params![format!("{}*", phrases(&each)), count(limit)], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// How many candidates are looked at for one that is wanted: a word rarer than that the index gathers as quickly.
const GLANCED: usize = 15;

/// The newest of the paragraphs with all the finished words in which some word begins like the unfinished one; `None` when
/// too many would have to be looked at.
fn glance(conn: &Connection, words: &Words, limit: usize) -> Result<Option<Vec<i64>>> {
    let each: Vec<&str> = words.folded().collect();
    let Some((unfinished, finished)) = each.split_last() else { return Ok(Some(Vec::new())) };
    let most = limit.saturating_mul(GLANCED);
    let (sql, finished) = if finished.is_empty() {
        ("SELECT rowid, text FROM prose WHERE ?1 = '' ORDER BY rowid DESC", String::new())
    } else {
        ("SELECT rowid, text FROM prose WHERE prose MATCH ?1 ORDER BY rowid DESC", phrases(finished))
    };
    let mut candidates = conn.prepare_cached(sql)?;
    let mut rows = candidates.query([finished])?;
    let mut found = Vec::new();
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(1)?.as_str().unwrap_or_default();
        if text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(unfinished)) {
            found.push(row.get(0)?);
        }
        seen += 1;
        if found.len() == limit {
            break;
        }
        if seen == most {
            return Ok(None);
        }
    }
    Ok(Some(found))
}

/// Each word as a phrase of its own: to the index it is a word, whatever it spells.
fn phrases(words: &[&str]) -> String {
    format!("\"{}\"", words.join("\" \""))
}

fn hit(conn: &Connection, id: i64) -> Result<Option<Hit>> {
    let mut paragraph = conn.prepare_cached(
        "SELECT p.meeting, p.text, p.at, o.number FROM paragraph AS p LEFT JOIN opinion AS o ON o.id = p.opinion \
         WHERE p.id = ?1",
    )?;
    let hit = |row: &Row<'_>| {
        let at = Time::read(Value::Text(row.get(2)?)).unwrap_or_default();
        let (meeting, paragraph) = (MeetingId(row.get(0)?), ParagraphId(id));
        Ok(Hit { meeting, paragraph, text: row.get(1)?, at, opinion: row.get(3)? })
    };
    Ok(paragraph.query_row([id], hit).optional()?)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

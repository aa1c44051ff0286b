//! The journal replayed: in an empty database, scripts and edits in step order by generic SQL, compared with the rows.

use super::error::Result;
use super::journal::{self, Entry};
use super::{connect, rows, schema};
use crate::domain::Value;
use rusqlite::Connection;

/// What the journal does not tell: the file's own tables, typing, habits, and the search index.
const NOT_REPLAYED: &[&str] = &["file", "counter", "step", "edit", "draft", "setting"];
const INDEX: &str = "prose";

/// Where the rows are not what the journal makes of them, as "table id"; at most `many`.
pub(super) fn differences(conn: &Connection, scripts: &[&str], many: usize) -> Result<Vec<String>> {
    let replayed = connect::in_memory()?;
    replayed.pragma_update(None, "foreign_keys", false)?;
    let mut differences = Vec::new();
    let mut edits = conn.prepare("SELECT step, tbl, row, payload FROM edit ORDER BY step, k")?;
    let mut found = edits.query([])?;
    replayed.execute_batch("BEGIN")?;
    while let Some(row) = found.next()?.filter(|_| differences.len() < many) {
        let (step, table, id, payload): (i64, String, i64, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let entry = journal::read_payload(&table, id, &payload);
        let made = entry.and_then(|entry| match table.as_str() {
            schema::SCRIPT => run(&replayed, scripts, &entry),
            _ => rows::put(&replayed, &entry),
        });
        if let Err(error) = made {
            differences.push(format!("step {step}: {}", error.cause));
        }
    }
    for table in tables(conn)? {
        let room = many.saturating_sub(differences.len());
        differences.extend(compare(conn, &replayed, &table)?.into_iter().take(room));
    }
    Ok(differences)
}

/// Runs the script an entry carries, when it is the one we know under that number.
fn run(replayed: &Connection, scripts: &[&str], entry: &Entry<String>) -> Result<()> {
    let value = |name: &str| entry.after.iter().flatten().find(|(column, _)| column == name).map(|(_, value)| value);
    let script = usize::try_from(entry.row - 1).ok().and_then(|i| scripts.get(i));
    match (script, value("digest")) {
        (Some(script), Some(Value::Text(digest))) if *digest == schema::digest(script) => {
            Ok(replayed.execute_batch(script)?)
        }
        _ => {
            let cause = format!("script {} is not the one this program knows", entry.row);
            Err(super::Error::of(super::Fault::Damaged, cause))
        }
    }
}

fn tables(conn: &Connection) -> Result<Vec<String>> {
    let mut tables = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let tables = tables.query_map([], |row| row.get(0))?;
    let mut tables: Vec<String> = tables.collect::<rusqlite::Result<_>>()?;
    tables.retain(|name| {
        !NOT_REPLAYED.contains(&name.as_str()) && !name.starts_with(INDEX) && !name.starts_with("sqlite_")
    });
    Ok(tables)
}

/// Walks both tables in the order of their ids.
fn compare(conn: &Connection, replayed: &Connection, table: &str) -> Result<Vec<String>> {
    let sql = format!("SELECT * FROM main.{} ORDER BY id", rows::quoted(table)?);
    let (mut ours, mut theirs) = (conn.prepare(&sql)?, replayed.prepare(&sql)?);
    if !ours.column_names().eq(theirs.column_names()) {
        return Ok(vec![format!("{table}: its columns")]);
    }
    let width = ours.column_count();
    let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
    let next = |rows: &mut rusqlite::Rows<'_>| -> Result<Option<(i64, Vec<Option<Value>>)>> {
        let Some(row) = rows.next()? else { return Ok(None) };
        let values = (0..width).map(|i| Ok(rows::value(row.get_ref(i)?))).collect::<rusqlite::Result<_>>()?;
        Ok(Some((row.get("id")?, values)))
    };
    let (mut our, mut their) = (next(&mut ours)?, next(&mut theirs)?);
    let mut odd = Vec::new();
    loop {
        let id = match (&our, &their) {
            (None, None) => return Ok(odd),
            (Some((id, _)), None) | (None, Some((id, _))) => *id,
            (Some((a, _)), Some((b, _))) => *a.min(b),
        };
        if our != their {
            odd.push(format!("{table} {id}"));
        }
        let stands_at = |side: &Option<(i64, Vec<Option<Value>>)>| side.as_ref().is_some_and(|(at, _)| *at == id);
        let (step_ours, step_theirs) = (stands_at(&our), stands_at(&their));
        if step_ours {
            our = next(&mut ours)?;
        }
        if step_theirs {
            their = next(&mut theirs)?;
        }
    }
}

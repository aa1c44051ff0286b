//! Rows into tables by generic SQL: the same for a step that was just made and for one replayed from the journal.

use super::error::{Error, Fault, Result};
use super::journal::{Entry, Side};
use crate::domain::Value;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// A column of a row as a value; `None` for what we never write: fractions, bytes, broken text.
pub(super) fn value(column: ValueRef<'_>) -> Option<Value> {
    match column {
        ValueRef::Null => Some(Value::Null),
        ValueRef::Integer(n) => Some(Value::Int(n)),
        ValueRef::Text(text) => String::from_utf8(text.to_vec()).ok().map(Value::Text),
        ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

/// Makes one edit in its table. The row must be as the edit's first side says; else memory and disk have parted.
pub(super) fn put<S: AsRef<str>>(conn: &Connection, entry: &Entry<S>) -> Result<()> {
    let Some((sql, values)) = statement(entry)? else { return Ok(()) };
    let changed = conn.prepare_cached(&sql)?.execute(values.as_slice())?;
    if changed == 1 {
        return Ok(());
    }
    Err(Error::of(Fault::Defect, format!("{} {} is not as the step found it", entry.table, entry.row)))
}

/// The statement of an edit and what is bound to it; `None` when nothing changes.
fn statement<S: AsRef<str>>(entry: &Entry<S>) -> Result<Option<(String, Vec<&dyn ToSql>)>> {
    let table = quoted(&entry.table)?;
    let (mut sql, set): (String, &[(S, Value)]) = match (&entry.before, &entry.after) {
        (None, Some(row)) => (format!("INSERT INTO {table} ("), row),
        (Some(_), Some(after)) if !after.is_empty() => (format!("UPDATE {table} SET "), after),
        (Some(_), None) => (format!("DELETE FROM {table}"), &[]),
        (Some(_), Some(_)) => return Ok(None),
        (None, None) => return Err(Error::of(Fault::Defect, format!("an edit of {table} without a side"))),
    };
    let mut values: Vec<&dyn ToSql> = Vec::with_capacity(set.len() + 1);
    let is_birth = entry.before.is_none();
    for (i, (name, value)) in set.iter().enumerate() {
        sql += if i == 0 { "" } else { ", " };
        sql += &quoted(name.as_ref())?;
        sql += if is_birth { "" } else { " = ?" };
        values.push(value);
    }
    if is_birth {
        sql += ") VALUES (?";
        sql += &", ?".repeat(set.len().saturating_sub(1));
        sql += ")";
    } else {
        sql += " WHERE id = ?";
        values.push(&entry.row);
        only_as_found(&entry.before, &mut sql, &mut values)?;
    }
    Ok(Some((sql, values)))
}

fn only_as_found<'e, S: AsRef<str>>(
    before: &'e Side<S>,
    sql: &mut String,
    values: &mut Vec<&'e dyn ToSql>,
) -> Result<()> {
    for (name, value) in before.iter().flatten() {
        *sql += " AND ";
        *sql += &quoted(name.as_ref())?;
        *sql += " IS ?";
        values.push(value);
    }
    Ok(())
}

/// A name in quotes. Ours are small letters and underscores; a journal with others was not written by us.
pub(super) fn quoted(name: &str) -> Result<String> {
    if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
        return Ok(format!("\"{name}\""));
    }
    Err(Error::of(Fault::Damaged, format!("{name:?} is no name of a table or column")))
}

//! Connections to SQLite: one way to write, one to read, one to look at a header; and their settings.

use super::error::{Error, Fault, Result};
use super::place;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// How long a connection waits for a lock of a reader that recovers or a checkpoint that ends.
const PATIENCE: Duration = Duration::from_secs(2);

/// The connection that writes. The file must be there.
pub(super) fn to_write(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | common())?;
    conn.busy_timeout(PATIENCE)?;
    // A writer that dies or doubts leaves the log as it is; `close` alone folds it in.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if conn.is_readonly(MAIN_DB)? {
        return Err(Error::of(Fault::ReadOnly, ""));
    }
    // EXTRA before WAL: else the journal that turns a file to WAL can come back after a power cut and undo everything.
    conn.pragma_update(None, "synchronous", "EXTRA")?;
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::of(
            Fault::Disk,
            format!("this file system cannot hold a write-ahead log (journal: {mode})"),
        ));
    }
    guard(&conn)?;
    Ok(conn)
}

/// How a file lies there for one who only reads: nothing may be made or changed beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// Without a log: read as it lies.
    Alone,
    /// With a log whose index is gone, as a copy of both: the index is made in memory.
    WithLog,
    /// With a log and its index, as beside a writer or one who died: the index is read, not written.
    Written,
}

impl Lies {
    pub fn now(path: &Path) -> Lies {
        let stands = |suffix| place::beside(path, suffix).exists();
        match (stands("-wal"), stands("-shm")) {
            (false, _) => Lies::Alone,
            (true, false) => Lies::WithLog,
            (true, true) => Lies::Written,
        }
    }
    /// Whether what was read without a lock still lies as it did. A lock holds a writer off by itself.
    pub fn still(self, path: &Path) -> bool {
        self == Lies::Written || Lies::now(path) == self
    }
}

/// A connection that only reads, and leaves the folder as it is. It takes no lock but on an index that is there.
pub(super) fn to_read(path: &Path, lies: Lies) -> Result<Connection> {
    let read_only = |conn: Connection| {
        conn.busy_timeout(PATIENCE)?;
        guard(&conn).map(|()| conn)
    };
    let opened = |how| Ok(Connection::open_with_flags(uri(path, how)?, OpenFlags::SQLITE_OPEN_READ_ONLY | uris())?);
    match lies {
        Lies::Alone => opened("immutable=1").and_then(read_only),
        Lies::WithLog => {
            let conn: Connection = opened(if cfg!(windows) { "vfs=win32-none" } else { "vfs=unix-none" })?;
            // Without locks SQLite reads a log only for one who claims it for itself, and would fold it in at the end.
            conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            read_only(conn)
        }
        Lies::Written => {
            let conn = read_only(opened("readonly_shm=1")?)?;
            match conn.pragma_query_value(None, "application_id", |_| Ok(())) {
                // A writer lives, and has not yet left a place in its index for one who may not write there.
                Err(error) if is_without_place(&error) => read_only(opened("mode=ro")?),
                Err(error) => Err(error.into()),
                Ok(()) => Ok(conn),
            }
        }
    }
}

fn is_without_place(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_READONLY_CANTLOCK)
}

/// Looks at the header without touching anything: no log is made or played back, no lock taken.
pub(super) fn to_peek(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(uri(path, "immutable=1")?, OpenFlags::SQLITE_OPEN_READ_ONLY | uris())?;
    // Without its log a file may be shorter than its header says; that is for the real opening to judge.
    conn.pragma_update(None, "writable_schema", true)?;
    Ok(conn)
}

/// Whether a file at rest has all the pages its header tells of, and no part of one.
pub(super) fn is_whole(conn: &Connection, bytes: u64) -> Result<bool> {
    // Else the pages that are missing are not counted.
    conn.pragma_update(None, "writable_schema", false)?;
    let pragma = |name| conn.pragma_query_value(None, name, |row| row.get::<_, u32>(0)).map(u64::from);
    let (pages, size) = (pragma("page_count")?, pragma("page_size")?);
    Ok(bytes >= pages * size && bytes.is_multiple_of(size))
}

/// An empty database in memory, as guarded as a file.
pub(super) fn in_memory() -> Result<Connection> {
    let conn = Connection::open_in_memory()?;
    guard(&conn)?;
    Ok(conn)
}

fn uris() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_URI | common()
}
fn common() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW
}

/// A file may come from elsewhere: nothing in its schema may run anything, and a broken page is noticed.
fn guard(conn: &Connection) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "secure_delete", true)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// `file:` with the path's odd bytes as percents, and how it is opened.
fn uri(path: &Path, how: &str) -> Result<String> {
    let text = path.to_str().ok_or_else(|| Error::new(Fault::Disk, path, "the path is not Unicode"))?;
    let text = text.strip_prefix(r"\\?\").unwrap_or(text);
    let mut uri = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for c in text.chars() {
        match c {
            '\\' if cfg!(windows) => uri.push('/'),
            '%' | '?' | '#' => uri += &format!("%{:02X}", u32::from(c)),
            c => uri.push(c),
        }
    }
    Ok(uri + "?" + how)
}

/// Folds the log into the file and empties it. Readers may hold it up: then the log keeps what it has.
///
/// Returns whether all of it is in the file now.
pub(super) fn checkpoint(conn: &Connection) -> Result<bool> {
    let (busy, log, done): (i64, i64, i64) =
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(busy == 0 || log == done)
}

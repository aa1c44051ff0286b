//! Opening a file to write it: birth, the checks before the first write, reopening after a failure, closing.

use super::error::{Error, Fault, Result};
use super::journal::{self, Head};
use super::lock::Lock;
use super::place::{self, Mark, Stands};
use super::read::Reading;
use super::schema::{self, SCRIPTS};
use super::{backup, check, connect};
use crate::domain::{StepNo, Time};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::path::{Path, PathBuf};

/// The one who writes a file. Dropping it leaves the file as a crash would, which loses nothing; `close` tidies up.
pub struct Store {
    pub(super) conn: Connection,
    pub(super) uuid: String,
    pub(super) head: Head,
    pub(super) next_id: i64,
    pub(super) schema: i64,
    home: Option<Home>,
}

/// Where a store lives that is not in memory.
struct Home {
    path: PathBuf,
    mark: Mark,
    _lock: Lock,
}

impl Store {
    /// Opens a file to write it, and makes it when nothing, or a file of no bytes, stands there.
    ///
    /// `at` is the moment under which the file's own steps (its birth, a new schema) stand in the journal. A file that
    /// is refused is left byte for byte as it was.
    pub fn open(path: &Path, at: Time) -> Result<Store> {
        Store::open_with(path, at, SCRIPTS)
    }

    /// A file that is never on a disk.
    pub fn in_memory(at: Time) -> Result<Store> {
        let mut conn = connect::in_memory()?;
        schema::advance(&mut conn, SCRIPTS, at)?;
        Store::over(conn, None)
    }

    pub(super) fn open_with(path: &Path, at: Time, scripts: &[&str]) -> Result<Store> {
        place::make_folder(path)?;
        let path = place::full(path)?;
        let opened = Store::open_at(&path, at, scripts);
        opened.map_err(|error| error.at(&path))
    }

    fn open_at(path: &Path, at: Time, scripts: &[&str]) -> Result<Store> {
        let stands = place::stands(path)?;
        place::may_be_written(path, stands)?;
        if stands == Stands::File {
            peek(path, scripts)?;
        }
        let lock = Lock::take(path)?;
        let stands = place::stands(path)?;
        if stands != Stands::File {
            birth(path, stands, at, scripts)?;
        }
        let was_left_open = place::has_content(&place::beside(path, "-wal"));
        let mut conn = connect::to_write(path)?;
        schema::is_known(&conn, scripts.len())?;
        let found = schema::version(&conn)?;
        schema::is_ours(&conn, &scripts[..found])?;
        if was_left_open {
            check::is_sound(&conn)?;
        }
        if found < scripts.len() {
            let name = place::beside(&path.with_extension(""), &format!(".v{found}-{}", stamp(at)));
            backup::copy_to_free_name(&conn, &name, &scripts[..found])?;
            schema::advance(&mut conn, scripts, at)?;
            connect::checkpoint(&conn)?;
        }
        let mark = Mark::of(path)?;
        Store::over(conn, Some(Home { path: path.to_owned(), mark, _lock: lock }))
    }

    fn over(conn: Connection, home: Option<Home>) -> Result<Store> {
        let head = newest(&conn)?;
        let reading = Reading { conn: &conn };
        let (uuid, next_id) = (reading.uuid()?, reading.next_id()?);
        let schema = i64::try_from(schema::version(&conn)?).unwrap_or(i64::MAX);
        Ok(Store { conn, uuid, head, next_id, schema, home })
    }

    /// What the file holds.
    pub fn read(&self) -> Reading<'_> {
        Reading { conn: &self.conn }
    }
    pub fn uuid(&self) -> &str {
        &self.uuid
    }
    /// The newest step of the file.
    pub fn last_step(&self) -> StepNo {
        self.head.n
    }
    /// The newest step as the file holds it.
    pub(super) fn head_on_disk(&self) -> Result<Head> {
        newest(&self.conn)
    }
    /// The next id to be given out in this file.
    pub fn next_id(&self) -> i64 {
        self.next_id
    }
    /// `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.home.as_ref().map(|home| home.path.as_path())
    }

    /// An error when the file is no longer where it was opened.
    pub fn in_place(&self) -> Result<()> {
        self.home.as_ref().map_or(Ok(()), |home| home.mark.holds())
    }

    pub(super) fn place(&self, error: Error) -> Error {
        match &self.home {
            Some(home) => error.at(&home.path),
            None => error,
        }
    }

    /// Closes the connection and opens the file anew, for after a failed write SQLite's and the system's caches lie.
    ///
    /// All that the log holds goes through a sync of the file before any of it is believed. The newest step may be one
    /// whose commit had failed; what was acknowledged must be there.
    pub(super) fn reopen(&mut self) -> Result<()> {
        let Some(home) = &mut self.home else { return Ok(()) };
        self.conn = connect::in_memory()?;
        let reopened = reopened(&home.path, &self.uuid, self.head);
        (self.conn, home.mark) = reopened.map_err(|error| error.at(&home.path))?;
        self.head = journal::head(&self.conn)?.unwrap_or(self.head);
        self.next_id = self.read().next_id()?;
        Ok(())
    }

    /// Folds the log into the file and closes it: afterwards the one file holds everything.
    pub fn close(self) -> Result<()> {
        let path = self.path().map(Path::to_owned).unwrap_or_default();
        let close = || -> Result<()> {
            self.in_place()?;
            if self.home.is_some() && connect::checkpoint(&self.conn)? {
                self.conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
            }
            self.conn.close().map_err(|(_, error)| Error::from(error))
        };
        close().map_err(|error| error.at(&path))
    }
}

/// A file has a newest step from its birth on.
fn newest(conn: &Connection) -> Result<Head> {
    journal::head(conn)?.ok_or_else(|| Error::of(Fault::Damaged, "the journal is empty"))
}

/// Refuses what is not ours before anything is made beside it.
fn peek(path: &Path, scripts: &[&str]) -> Result<()> {
    let conn = connect::to_peek(path)?;
    schema::is_known(&conn, scripts.len())?;
    if place::has_content(&place::beside(path, "-wal")) {
        return Ok(());
    }
    if !connect::is_whole(&conn, place::size(path)?)? {
        return Err(Error::of(Fault::Damaged, "the file is cut short"));
    }
    schema::is_ours(&conn, &scripts[..schema::version(&conn)?])
}

/// Makes a whole file under another name first: under its own it is never half born.
fn birth(path: &Path, stands: Stands, at: Time, scripts: &[&str]) -> Result<()> {
    let mut conn = connect::in_memory()?;
    schema::advance(&mut conn, scripts, at)?;
    let made = backup::write_copy(&conn, path)?;
    // Nobody but the holder of the lock makes this file, so an empty one may be replaced.
    let named = match stands {
        Stands::Empty => std::fs::rename(&made, path).map_err(|error| Error::io(&error, path)),
        Stands::Nothing | Stands::File => place::publish(&made, path),
    };
    if named.is_err() {
        std::fs::remove_file(&made).ok();
    }
    named?;
    place::sync_folder(path)
}

fn reopened(path: &Path, uuid: &str, acknowledged: Head) -> Result<(Connection, Mark)> {
    if place::stands(path)? != Stands::File {
        return Err(Error::of(Fault::Vanished, ""));
    }
    let conn = connect::to_write(path)?;
    let replaced = || Error::of(Fault::Replaced, "it is not the file that was being written");
    if schema::uuid(&conn).ok().as_deref() != Some(uuid) {
        return Err(replaced());
    }
    if !connect::checkpoint(&conn)? {
        return Err(Error::of(Fault::Busy, "a reader holds the log"));
    }
    if !journal::has(&conn, acknowledged)? {
        return Err(replaced());
    }
    let mark = Mark::of(path)?;
    Ok((conn, mark))
}

/// "20250524073705".
fn stamp(at: Time) -> String {
    at.to_rfc3339().chars().filter(char::is_ascii_digit).take(14).collect()
}

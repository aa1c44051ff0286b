//! Copies of a file: made whole under another name, examined, and only then given their own. Nothing is overwritten.

use super::check;
use super::connect::{self, Lies};
use super::error::{Error, Fault, Result};
use super::journal;
use super::look;
use super::place::{self, Stands};
use super::schema::{self, SCRIPTS};
use crate::viet::hex;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// Copies a file into a folder, examines the copy, and returns its path: `NAME-STEP.db`, `NAME-STEP-2.db` …
///
/// The file may be being written meanwhile; the copy is of one moment. It needs no `-wal` beside it.
pub fn backup(path: &Path, folder: &Path) -> Result<PathBuf> {
    let path = place::full(path)?;
    let copied = || {
        if place::stands(&path)? != Stands::File {
            return Err(Error::of(Fault::Missing, ""));
        }
        let conn = connect::to_read(&path, Lies::now(&path))?;
        schema::is_known(&conn, SCRIPTS.len())?;
        into_folder(&conn, &path, folder)
    };
    copied().map_err(|error| error.at(&path))
}

pub(super) fn into_folder(conn: &Connection, path: &Path, folder: &Path) -> Result<PathBuf> {
    let step = journal::head(conn)?.map_or(0, |head| head.n);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    copy_to_free_name(conn, &folder.join(format!("{stem}-{step}")), SCRIPTS)
}

/// Copies to `STEM.db`, `STEM-2.db` …: the first of these names that is free.
pub(super) fn copy_to_free_name(conn: &Connection, stem: &Path, scripts: &[&str]) -> Result<PathBuf> {
    for i in 1..1000 {
        let name = place::beside(stem, &if i == 1 { ".db".to_owned() } else { format!("-{i}.db") });
        if place::stands(&name).is_ok_and(|stands| stands == Stands::Nothing) {
            copy(conn, &name, scripts)?;
            return Ok(name);
        }
    }
    Err(Error::new(Fault::Exists, stem, "every name for the copy is taken"))
}

/// Copies what a connection sees to a new file of that name, and examines it before it gets the name.
pub(super) fn copy(conn: &Connection, name: &Path, scripts: &[&str]) -> Result<()> {
    let name = place::full(name)?;
    let head = journal::head(conn)?.ok_or_else(|| Error::of(Fault::Damaged, "the journal is empty"))?;
    let made = write_copy(conn, &name)?;
    let examined =
        look::read_with(&made, scripts, |file| Ok((journal::has(file.conn, head)?, check::of(file.conn, scripts))));
    let published = examined.and_then(|examined| match examined {
        Some((true, report)) if report.ok => place::publish(&made, &name),
        Some((_, report)) => Err(Error::new(Fault::Damaged, &name, format!("the copy is not whole: {report:?}"))),
        None => Err(Error::new(Fault::Vanished, &made, "")),
    });
    if published.is_err() {
        fs::remove_file(&made).ok();
    }
    published
}

/// Writes what a connection sees to a file under a passing name beside `name`, safely on the disk.
pub(super) fn write_copy(conn: &Connection, name: &Path) -> Result<PathBuf> {
    let mut chance = [0_u8; 4];
    getrandom::fill(&mut chance).map_err(|error| Error::of(Fault::Disk, error))?;
    let made = place::beside(name, &format!(".{}.part", hex(&chance)));
    place::create(&made)?;
    let write = || -> Result<()> {
        let into = made.to_str().ok_or_else(|| Error::new(Fault::Disk, &made, "the path is not Unicode"))?;
        conn.execute("VACUUM INTO ?1", [into])?;
        place::sync(&made)
    };
    let written = write();
    if written.is_err() {
        fs::remove_file(&made).ok();
    }
    written.map_err(|error| error.at(name)).map(|()| made)
}

//! What can go wrong between memory and the disk: what happened, where, and the cause. Worded for people in `text`.

use rusqlite::ErrorCode;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Not an SQLite file.
    NotADatabase,
    /// An SQLite file of another program.
    Foreign,
    /// Written by a newer version of this program.
    Newer { found: i64, known: i64 },
    /// A folder, a pipe or another thing that is not a plain file stands there.
    NotAFile,
    /// A link, or a file with a second name: written under two names it would be destroyed.
    Linked,
    /// The file or its folder cannot be written.
    ReadOnly,
    /// Another console writes this file.
    Busy,
    /// Nothing stands at the path.
    Missing,
    /// Something stands where a new file was to be made.
    Exists,
    /// `-wal` or `-journal` of a file that is gone lies beside; it may hold minutes.
    Leftover,
    /// The file was deleted or moved away while it was being written.
    Vanished,
    /// Another file took its place while it was being written.
    Replaced,
    /// What the file holds is not what was written.
    Damaged,
    /// No room on the disk.
    Full,
    /// The disk or the file system failed; the cause says how.
    Disk,
    /// The program contradicts itself: a fault of ours.
    Defect,
}

/// What happened, where, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    pub fault: Fault,
    /// Empty for a file in memory.
    pub path: PathBuf,
    /// In English, for the one who repairs.
    pub cause: String,
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(super) fn new(fault: Fault, path: &Path, cause: impl fmt::Display) -> Error {
        Error { fault, path: path.to_owned(), cause: cause.to_string() }
    }
    pub(super) fn of(fault: Fault, cause: impl fmt::Display) -> Error {
        Error::new(fault, Path::new(""), cause)
    }
    pub(super) fn io(error: &io::Error, path: &Path) -> Error {
        let fault = match error.kind() {
            io::ErrorKind::NotFound => Fault::Missing,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Fault::ReadOnly,
            io::ErrorKind::AlreadyExists => Fault::Exists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::Full,
            io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => Fault::NotAFile,
            _ => Fault::Disk,
        };
        Error::new(fault, path, error)
    }
    /// Says where, when that is not known yet.
    pub(super) fn at(mut self, path: &Path) -> Error {
        if self.path.as_os_str().is_empty() {
            self.path = path.to_owned();
        }
        self
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::Error as E;
        let fault = match &error {
            E::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Fault::Full,
                ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::NoLargeFileSupport
                | ErrorCode::OutOfMemory => Fault::Disk,
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Fault::ReadOnly,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Fault::Busy,
                ErrorCode::NotADatabase => Fault::NotADatabase,
                ErrorCode::DatabaseCorrupt => Fault::Damaged,
                _ => Fault::Defect,
            },
            E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..)
            | E::QueryReturnedNoRows
            | E::InvalidColumnType(..) => Fault::Damaged,
            _ => Fault::Defect,
        };
        match &error {
            E::SqliteFailure(failure, _) => Error::of(fault, format!("{error}, code {}", failure.extended_code)),
            _ => Error::of(fault, error),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.fault {
            Fault::NotADatabase => "not a meeting file".to_owned(),
            Fault::Foreign => "a database of another program".to_owned(),
            Fault::Newer { found, known } => format!("written by a newer version (schema {found}, known {known})"),
            Fault::NotAFile => "not a plain file".to_owned(),
            Fault::Linked => "a link, or a file with two names".to_owned(),
            Fault::ReadOnly => "cannot be written".to_owned(),
            Fault::Busy => "another console writes it".to_owned(),
            Fault::Missing => "there is no such file".to_owned(),
            Fault::Exists => "a file is there already".to_owned(),
            Fault::Leftover => "left over from a file that is gone".to_owned(),
            Fault::Vanished => "the file was deleted or moved".to_owned(),
            Fault::Replaced => "another file took its place".to_owned(),
            Fault::Damaged => "damaged".to_owned(),
            Fault::Full => "the disk is full".to_owned(),
            Fault::Disk => "the disk failed".to_owned(),
            Fault::Defect => "a fault in this program".to_owned(),
        };
        write!(f, "{}: {what}", self.path.display())?;
        if self.cause.is_empty() { Ok(()) } else { write!(f, " ({})", self.cause) }
    }
}

impl std::error::Error for Error {}

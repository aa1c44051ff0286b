//! One console writes a file: a lock on `NAME.lock` beside it, held for life and dropped by the system with its owner.

use super::error::{Error, Fault, Result};
use super::place::beside;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held as long as it lives. The file itself stays: deleting it would let two hold "the" lock.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    pub(super) fn take(path: &Path) -> Result<Lock> {
        let name = beside(path, ".lock");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            let follow_no_link = i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).unwrap_or(0);
            options.mode(0o600).custom_flags(follow_no_link);
        }
        let file = options.open(&name).map_err(|error| Error::io(&error, &name))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::new(Fault::Busy, path, "")),
            Err(TryLockError::Error(error)) => Err(Error::new(Fault::Disk, &name, error)),
        }
    }
}

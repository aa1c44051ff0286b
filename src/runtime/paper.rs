//! A paper made and put where it was asked for, never over the meeting itself.

use super::Error;
use crate::domain::{Format, Meeting, Wish};
use crate::papers::bundle::{self, BundleError, Choice};
use crate::papers::file::{self, SaveError};
use crate::papers::{self, Sources};
use std::path::{Path, PathBuf};

/// A paper in a format.
///
/// # Errors
/// The format's own writer failed.
pub fn export_bytes(meeting: &Meeting, wish: &Wish, format: Format) -> Result<Vec<u8>, Error> {
    papers::write(&Sources::from(meeting), wish, format).map_err(|error| Error::Paper(error.to_string()))
}

/// JSON in lines, safe on a terminal: what would move one, or turn its writing, stands as `\u202e`.
///
/// # Errors
/// None that is known.
pub fn json(value: &serde_json::Value) -> Result<String, Error> {
    papers::json::text(value).map_err(Error::Paper)
}

/// Writes a paper; `force` replaces another one, but nothing replaces the meeting file or what SQLite keeps beside it.
///
/// # Errors
/// What `papers::file::save` refuses.
pub fn save(path: &Path, bytes: &[u8], force: bool, meeting_file: &Path) -> Result<(), Error> {
    let saved = if is_of_the_meeting(path, meeting_file) {
        Err(SaveError::NotAFile(path.to_owned()))
    } else {
        file::save(path, bytes, force)
    };
    saved.map_err(Error::Save)
}

/// Writes all papers into a folder of their own; `each` is told how many of how many are made.
///
/// # Errors
/// What `papers::bundle::save` refuses; and nothing in the folder replaces the meeting file.
pub fn bundle(
    sources: &Sources<'_>,
    choice: Choice,
    folder: &Path,
    force: bool,
    meeting_file: &Path,
    each: &mut dyn FnMut(usize, usize),
) -> Result<Vec<String>, Error> {
    let names = bundle::pieces(choice).into_iter().map(|piece| folder.join(piece.name(sources.meeting)));
    if let Some(path) = names.into_iter().find(|path| is_of_the_meeting(path, meeting_file)) {
        return Err(Error::Save(SaveError::NotAFile(path)));
    }
    bundle::save(sources, choice, folder, force, each).map_err(|error| match error {
        BundleError::Paper(error) => Error::Paper(error.to_string()),
        BundleError::Save(error) => Error::Save(error),
    })
}

pub(super) fn is_of_the_meeting(path: &Path, meeting_file: &Path) -> bool {
    let Some(target) = full(path) else { return false };
    ["", "-wal", "-shm", "-journal", ".lock"].iter().any(|suffix| {
        let mut name = meeting_file.as_os_str().to_owned();
        name.push(suffix);
        full(Path::new(&name)).is_some_and(|name| name == target)
    }) || is_the_same(path, meeting_file)
}

/// Another name the disk gave to the same file.
#[cfg(unix)]
fn is_the_same(path: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |path: &Path| std::fs::metadata(path).map(|data| (data.dev(), data.ino())).ok();
    number(path).is_some_and(|file| number(other) == Some(file))
}
#[cfg(not(unix))]
fn is_the_same(_: &Path, _: &Path) -> bool {
    false
}

/// The one name of a path: links resolved, its letters as the disk has them; for what is not there its folder's.
fn full(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    path.canonicalize().ok().or_else(|| Some(folder.canonicalize().ok()?.join(path.file_name()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn nothing_is_written_over_the_meeting_by_whatever_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hop.db");
        fs::write(&file, "minutes").unwrap();
        let around = folder.path().join("sub/../hop.db");
        fs::create_dir(folder.path().join("sub")).unwrap();
        for name in [file.clone(), around, folder.path().join("hop.db-wal"), folder.path().join("./hop.db.lock")] {
            let refused = save(&name, b"paper", true, &file);
            assert!(matches!(refused, Err(Error::Save(SaveError::NotAFile(_)))), "{name:?}");
        }
        assert_eq!(fs::read(&file).unwrap(), b"minutes");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        save(&folder.path().join("hop.md"), b"paper", false, &file).unwrap();
        save(&folder.path().join("hop.md"), b"paper", true, &folder.path().join("gone/hop.db")).unwrap();
    }
}

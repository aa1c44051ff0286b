//! Where the file lies: what stands at its path and beside it, seen by `lstat` only. In the writer's process nothing but
//! SQLite opens the meeting file: closing any other descriptor of it would drop SQLite's locks.

use super::error::{Error, Fault, Result};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// Bytes of the smallest database there can be.
const SMALLEST: u64 = 512;

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Nothing,
    /// A file of no bytes, which SQLite too takes for a new database.
    Empty,
    File,
}

/// The path with links in its folder resolved; its last part stays as it is, so that a link there is seen.
pub(super) fn full(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| Error::new(Fault::NotAFile, path, "the path names no file"))?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Ok(folder.canonicalize().map_err(|error| Error::io(&error, folder))?.join(name))
}

/// Makes the folders that are missing on the way to a file, for its owner alone.
pub(super) fn make_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) else {
        return Ok(());
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| Error::io(&error, folder))
}

/// A new file for its owner alone, where nothing stands.
pub(super) fn create(path: &Path) -> Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| Error::io(&error, path))
}

/// The path of the file that lies beside: `-wal`, `.lock` …
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// What stands at the path. Refuses what must never be opened: links, folders, pipes, files with a second name.
pub(super) fn stands(path: &Path) -> Result<Stands> {
    let Some(found) = look(path)? else { return Ok(Stands::Nothing) };
    if found.is_symlink() || (found.is_file() && names(&found) > 1) {
        return Err(Error::new(Fault::Linked, path, ""));
    }
    if !found.is_file() {
        return Err(Error::new(Fault::NotAFile, path, ""));
    }
    match found.len() {
        0 => Ok(Stands::Empty),
        // SQLite would take these few bytes for nothing and write over them.
        1..SMALLEST => Err(Error::new(Fault::NotADatabase, path, "")),
        SMALLEST.. => Ok(Stands::File),
    }
}

/// Refuses a file nobody may write, and a new file where `-wal` or `-journal` of an old one may hold its last words.
pub(super) fn may_be_written(path: &Path, stands: Stands) -> Result<()> {
    if stands == Stands::File {
        let locked = look(path)?.is_some_and(|found| found.permissions().readonly());
        return if locked { Err(Error::new(Fault::ReadOnly, path, "")) } else { Ok(()) };
    }
    let leftover = ["-wal", "-journal"].map(|suffix| beside(path, suffix)).into_iter().find(|path| has_content(path));
    leftover.map_or(Ok(()), |left| Err(Error::new(Fault::Leftover, &left, "")))
}

/// Whether a file with at least one byte stands there.
pub(super) fn has_content(path: &Path) -> bool {
    look(path).ok().flatten().is_some_and(|found| found.len() > 0)
}

/// How many bytes the file has.
pub(super) fn size(path: &Path) -> Result<u64> {
    Ok(look(path)?.map_or(0, |found| found.len()))
}

fn look(path: &Path) -> Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(&error, path)),
    }
}

#[cfg(unix)]
fn names(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(found)
}
#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

/// Which file it is, whatever its name. Elsewhere than on Unix an open file can be neither deleted nor replaced.
#[cfg(unix)]
fn identity(found: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}
#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// Which files `.db` and `-wal` were when they were opened.
pub(super) struct Mark([(PathBuf, (u64, u64)); 2]);

impl Mark {
    pub(super) fn of(path: &Path) -> Result<Mark> {
        let of = |path: PathBuf| match look(&path)? {
            Some(found) => Ok((path, identity(&found))),
            None => Err(Error::new(Fault::Vanished, &path, "")),
        };
        Ok(Mark([of(path.to_owned())?, of(beside(path, "-wal"))?]))
    }
    /// An error when other files, or none, stand there now: what was just written is not where it is looked for.
    pub(super) fn holds(&self) -> Result<()> {
        for (path, opened) in &self.0 {
            match look(path)? {
                None => return Err(Error::new(Fault::Vanished, path, "")),
                Some(found) if identity(&found) != *opened => return Err(Error::new(Fault::Replaced, path, "")),
                Some(_) => {}
            }
        }
        Ok(())
    }
}

/// Gives a finished file its name without ever replacing another, and makes the name last.
pub(super) fn publish(made: &Path, name: &Path) -> Result<()> {
    rename_to_nothing(made, name)?;
    sync_folder(name)
}

fn rename_to_nothing(made: &Path, name: &Path) -> Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, made, CWD, name, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(()),
            // A file system that cannot promise it: look, then rename.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {}
            Err(error) => return Err(Error::io(&error.into(), name)),
        }
    }
    match look(name)? {
        Some(_) => Err(Error::new(Fault::Exists, name, "")),
        None => fs::rename(made, name).map_err(|error| Error::io(&error, name)),
    }
}

pub(super) fn sync(path: &Path) -> Result<()> {
    fs::OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| Error::io(&error, path))
}

pub(super) fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| Error::io(&error, folder))?;
    }
    Ok(())
}

//! A paper put on the disk whole or not at all, and what its file is called. Not what is in it.

use crate::domain::{Format, Meeting, Wish};
use crate::viet::hex;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a paper was not saved.
#[derive(Debug)]
pub enum SaveError {
    /// Something of that name is there already.
    Exists(PathBuf),
    /// The target is a link, a folder, a pipe or a device, or no name at all.
    NotAFile(PathBuf),
    /// The folder is not there.
    NoFolder(PathBuf),
    /// The disk refused; the folder, and why.
    Failed { folder: PathBuf, cause: io::Error },
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SaveError::Exists(path) => write!(f, "{} exists already", path.display()),
            SaveError::NotAFile(path) => write!(f, "{} is not an ordinary file", path.display()),
            SaveError::NoFolder(folder) => write!(f, "there is no folder {}", folder.display()),
            SaveError::Failed { folder, cause } => write!(f, "cannot write in {}: {cause}", folder.display()),
        }
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SaveError::Failed { cause, .. } => Some(cause),
            SaveError::Exists(_) | SaveError::NotAFile(_) | SaveError::NoFolder(_) => None,
        }
    }
}

/// Writes the bytes under that name: first beside it under another name (mode 0600), on the disk, then renamed. On any
/// failure the target is as it was and nothing half-written stays.
///
/// Without `force` nothing is replaced. A link, folder, pipe or device is never replaced.
pub fn save(path: &Path, bytes: &[u8], force: bool) -> Result<(), SaveError> {
    if path.file_name().is_none() {
        return Err(SaveError::NotAFile(path.to_owned()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(SaveError::NoFolder(folder.to_owned()));
    }
    let failed = |cause: io::Error| SaveError::Failed { folder: folder.to_owned(), cause };
    match fs::symlink_metadata(path) {
        Ok(there) if !there.is_file() => return Err(SaveError::NotAFile(path.to_owned())),
        Ok(_) if !force => return Err(SaveError::Exists(path.to_owned())),
        Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(failed(cause)),
        Ok(_) | Err(_) => {}
    }
    let (mut partial, mut file) = Partial::create(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    drop(file);
    let renamed = if force { fs::rename(&partial.0, path) } else { rename_new(&partial.0, path) };
    match renamed {
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => return Err(SaveError::Exists(path.to_owned())),
        renamed => renamed.map_err(failed)?,
    }
    partial.keep();
    sync_folder(folder).map_err(failed)
}

/// A name nothing else has, for what is being written.
pub(super) fn part_name() -> io::Result<String> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    Ok(format!(".thuky-{:016x}.part", u64::from_ne_bytes(random)))
}

/// A file being written; removed unless its path was cleared.
struct Partial(PathBuf);

impl Partial {
    fn create(folder: &Path) -> io::Result<(Partial, File)> {
        let path = folder.join(part_name()?);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        Ok((Partial(path), file))
    }
    /// It has its name now.
    fn keep(&mut self) {
        self.0 = PathBuf::new();
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.0.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.0);
        }
    }
}

/// Renames without replacing: by the system where it can, else by a second name for the same file, which cannot replace.
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
            renamed => return renamed.map_err(io::Error::from),
        }
    }
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => Err(cause),
        // A stick that knows neither: the look at the target before is all there is.
        Err(_) => fs::rename(from, to),
    }
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// "Bien-ban-2025-05-24-du-thao.docx". The word "draft" stands in the file's name only.
pub fn suggested_name(meeting: &Meeting, wish: &Wish, format: Format) -> String {
    format!("{}.{}", meeting.paper_stem(wish), format.code())
}

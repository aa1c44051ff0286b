//! A folder of papers put on the disk: made under another name first, on the disk, then named. Not what is in it.

use super::file::{SaveError, part_name, rename_new, sync_folder};
use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A folder being written; what was made is removed unless it is finished.
pub struct Folder {
    target: PathBuf,
    /// Files are made here: beside a folder that is not there yet, inside one that is.
    making: PathBuf,
    names: Vec<String>,
    is_new: bool,
}

impl Folder {
    /// # Errors
    /// The folder holds something and `force` is not given, or is no folder, or the one around it is not there.
    pub fn begin(target: &Path, force: bool) -> Result<Folder, SaveError> {
        let failed = |cause| SaveError::Failed { folder: target.to_owned(), cause };
        let (place, is_new) = match fs::symlink_metadata(target) {
            Ok(_) if !target.is_dir() => return Err(SaveError::NotAFile(target.to_owned())),
            Ok(_) if !force && fs::read_dir(target).map_err(failed)?.next().is_some() => {
                return Err(SaveError::Exists(target.to_owned()));
            }
            Ok(_) => (target, false),
            Err(cause) if cause.kind() == ErrorKind::NotFound => (around(target), true),
            Err(cause) => return Err(failed(cause)),
        };
        if !place.is_dir() {
            return Err(SaveError::NoFolder(place.to_owned()));
        }
        if is_new && target.file_name().is_none() {
            return Err(SaveError::NotAFile(target.to_owned()));
        }
        let making = place.join(part_name().map_err(failed)?);
        make_folder(&making).map_err(|cause| SaveError::Failed { folder: place.to_owned(), cause })?;
        Ok(Folder { target: target.to_owned(), making, names: Vec::new(), is_new })
    }

    /// Makes one file, readable by its owner only, on the disk. "inner/name" stands in a folder in the folder.
    ///
    /// # Errors
    /// Something that is no ordinary file has its name in the folder, no folder that of its inner one, or the disk refused.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), SaveError> {
        let there = self.target.join(name);
        if fs::symlink_metadata(&there).is_ok_and(|there| !there.is_file()) {
            return Err(SaveError::NotAFile(there));
        }
        if let Some(inner) = inner(name) {
            let there = self.target.join(inner);
            // A link would lead the papers elsewhere.
            if fs::symlink_metadata(&there).is_ok_and(|there| !there.is_dir()) {
                return Err(SaveError::NotAFile(there));
            }
            make_folder(&self.making.join(inner)).map_err(|cause| self.failed(cause))?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let write = || {
            let mut file = options.open(self.making.join(name))?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|cause| self.failed(cause))?;
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Gives the folder its name, or the files their places in it, in the order they were added.
    ///
    /// # Errors
    /// The disk refused; then the folder is as it was.
    pub fn finish(self) -> Result<(), SaveError> {
        let failed = |cause: io::Error| match cause.kind() {
            ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => SaveError::Exists(self.target.clone()),
            _ => self.failed(cause),
        };
        self.sync(&self.making).map_err(failed)?;
        if self.is_new {
            rename_new(&self.making, &self.target).map_err(failed)?;
            return sync_folder(around(&self.target)).map_err(failed);
        }
        let made = self.make_inner().map_err(failed)?;
        let mut moved = Vec::new();
        for name in &self.names {
            if let Err(cause) = self.place(name) {
                moved.into_iter().rev().for_each(|name| self.take_back(name));
                made.iter().for_each(|made| drop(fs::remove_dir(made)));
                return Err(failed(cause));
            }
            moved.push(name);
        }
        for name in moved {
            let _ = fs::remove_file(self.aside(name));
        }
        self.sync(&self.target).map_err(failed)
    }

    /// The inner folders, each once.
    fn inner(&self) -> BTreeSet<&str> {
        self.names.iter().filter_map(|name| inner(name)).collect()
    }
    /// Makes the inner folders that are not there yet, and says which.
    fn make_inner(&self) -> io::Result<Vec<PathBuf>> {
        let folders = self.inner().into_iter().map(|inner| self.target.join(inner));
        let missing: Vec<PathBuf> = folders.filter(|folder| !folder.is_dir()).collect();
        missing.iter().try_for_each(|folder| make_folder(folder)).map(|()| missing)
    }
    /// A folder with its inner ones is on the disk.
    fn sync(&self, folder: &Path) -> io::Result<()> {
        self.inner().into_iter().try_for_each(|inner| sync_folder(&folder.join(inner)))?;
        sync_folder(folder)
    }
    /// The file goes to its place; one that was there is laid aside.
    fn place(&self, name: &str) -> io::Result<()> {
        let (there, aside) = (self.target.join(name), self.aside(name));
        match fs::rename(&there, &aside) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(cause),
            Ok(()) | Err(_) => {}
        }
        rename_new(&self.making.join(name), &there).inspect_err(|_| {
            // What cannot be put back stays beside, in the folder that is being made.
            let _ = fs::rename(&aside, &there);
        })
    }
    fn take_back(&self, name: &str) {
        let there = self.target.join(name);
        // The first failure is the one that is told.
        let _ = fs::remove_file(&there);
        let _ = fs::rename(self.aside(name), there);
    }
    fn aside(&self, name: &str) -> PathBuf {
        self.making.join(format!("{name}.old"))
    }
    fn failed(&self, cause: io::Error) -> SaveError {
        SaveError::Failed { folder: self.target.clone(), cause }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        for name in &self.names {
            let _ = fs::remove_file(self.making.join(name));
        }
        for inner in self.inner() {
            let _ = fs::remove_dir(self.making.join(inner));
        }
        // Not with all that is in it: a file laid aside that could not be put back is somebody's only copy.
        let _ = fs::remove_dir(&self.making);
    }
}

/// The folder in the folder a name stands in.
fn inner(name: &str) -> Option<&str> {
    name.rsplit_once('/').map(|(inner, _)| inner)
}

/// For its owner only; there may be one already.
fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).or_else(|cause| if path.is_dir() { Ok(()) } else { Err(cause) })
}

fn around(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_folder_has_its_name_only_when_it_is_whole() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("papers");
        let mut folder = Folder::begin(&target, false).unwrap();
        folder.add("a", b"1").unwrap();
        assert!(!target.exists());
        drop(folder);
        assert_eq!(names(around.path()), [""; 0]);
        let mut folder = Folder::begin(&target, false).unwrap();
        folder.add("a", b"1").unwrap();
        folder.finish().unwrap();
        assert_eq!((names(around.path()), names(&target)), (vec!["papers".to_owned()], vec!["a".to_owned()]));
    }

    #[test]
    fn a_folder_that_came_up_meanwhile_is_not_replaced() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("papers");
        let mut folder = Folder::begin(&target, false).unwrap();
        folder.add("a", b"1").unwrap();
        fs::create_dir(&target).unwrap();
        fs::write(target.join("kept"), "kept").unwrap();
        assert!(matches!(folder.finish(), Err(SaveError::Exists(_))));
        assert_eq!((names(around.path()), names(&target)), (vec!["papers".to_owned()], vec!["kept".to_owned()]));
    }

    #[test]
    fn what_fails_half_way_leaves_the_folder_as_it_was() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("papers");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("a"), "old").unwrap();
        let mut folder = Folder::begin(&target, true).unwrap();
        for name in ["a", "b", "c"] {
            folder.add(name, b"new").unwrap();
        }
        fs::create_dir(target.join("c")).unwrap();
        fs::write(target.join("c/kept"), "kept").unwrap();
        fs::remove_file(folder.making.join("c")).unwrap();
        assert!(folder.finish().is_err());
        assert_eq!(
            (names(&target), fs::read(target.join("a")).unwrap()),
            (vec!["a".to_owned(), "c".to_owned()], b"old".to_vec())
        );
        assert_eq!(names(&target.join("c")), ["kept"]);
    }

    #[test]
    fn a_file_that_cannot_be_put_back_is_kept_aside() {
        let target = tempfile::tempdir().unwrap();
        let target = target.path();
        fs::write(target.join("a"), "old").unwrap();
        let mut folder = Folder::begin(target, true).unwrap();
        folder.add("a", b"new").unwrap();
        folder.add("b", b"new").unwrap();
        folder.place("a").unwrap();
        fs::remove_file(target.join("a")).unwrap();
        fs::create_dir_all(target.join("a/in the way")).unwrap();
        folder.take_back("a");
        let making = folder.making.clone();
        drop(folder);
        assert_eq!(
            (names(&making), fs::read(making.join("a.old")).unwrap()),
            (vec!["a.old".to_owned()], b"old".to_vec())
        );
    }

    #[test]
    fn what_was_replaced_does_not_stay_aside() {
        let target = tempfile::tempdir().unwrap();
        fs::write(target.path().join("a"), "old").unwrap();
        let mut folder = Folder::begin(target.path(), true).unwrap();
        folder.add("a", b"new").unwrap();
        folder.finish().unwrap();
        assert_eq!(
            (names(target.path()), fs::read(target.path().join("a")).unwrap()),
            (vec!["a".to_owned()], b"new".to_vec())
        );
    }

    #[test]
    fn a_folder_in_the_folder_is_made_and_taken_back_with_it() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("papers");
        let begin = || {
            let mut folder = Folder::begin(&target, true).unwrap();
            folder.add("in/a", b"1").unwrap();
            folder.add("b", b"1").unwrap();
            folder
        };
        drop(begin());
        assert_eq!(names(around.path()), [""; 0]);
        fs::create_dir(&target).unwrap();
        let folder = begin();
        fs::remove_file(folder.making.join("b")).unwrap();
        assert!(folder.finish().is_err());
        assert_eq!(names(&target), [""; 0]);
        for _ in 0..2 {
            begin().finish().unwrap();
            assert_eq!(
                (names(&target), names(&target.join("in"))),
                (vec!["b".to_owned(), "in".to_owned()], vec!["a".to_owned()])
            );
        }
        fs::remove_dir_all(&target).unwrap();
        fs::create_dir(&target).unwrap();
        fs::write(target.join("in"), "kept").unwrap();
        let mut folder = Folder::begin(&target, true).unwrap();
        assert!(matches!(folder.add("in/a", b"1"), Err(SaveError::NotAFile(_))));
        drop(folder);
        assert_eq!(names(&target), ["in"]);
    }

    #[test]
    fn what_is_no_plain_file_is_never_replaced() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("papers");
        fs::create_dir_all(target.join("a")).unwrap();
        let mut folder = Folder::begin(&target, true).unwrap();
        assert!(matches!(folder.add("a", b"1"), Err(SaveError::NotAFile(_))));
        drop(folder);
        assert_eq!(names(&target), ["a"]);
        fs::write(around.path().join("file"), "").unwrap();
        assert!(matches!(Folder::begin(&around.path().join("file"), true), Err(SaveError::NotAFile(_))));
        assert!(matches!(Folder::begin(&around.path().join("gone/papers"), true), Err(SaveError::NoFolder(_))));
        assert!(matches!(Folder::begin(Path::new("/"), false), Err(SaveError::Exists(_))));
    }
}

//! The name and the fingerprint of a signed scan: read piece by piece, for it may be large.

use super::Error;
use super::paper::is_of_the_meeting;
use crate::viet;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The name of a file, and its SHA-256 in hexadecimal.
///
/// # Errors
/// It is no ordinary file, it is the meeting itself (which only SQLite may open), or it cannot be read.
pub fn fingerprint(path: &Path, meeting_file: &Path) -> Result<(String, String), Error> {
    let unread = |cause| Error::Unread { path: path.to_owned(), cause };
    // A pipe or a device may have no end.
    if is_of_the_meeting(path, meeting_file) || !std::fs::metadata(path).map_err(unread)?.is_file() {
        return Err(Error::NotAPaper(path.to_owned()));
    }
    let mut file = File::open(path).map_err(unread)?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 18]);
    loop {
        match file.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => hash.update(&piece[..read]),
            Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
            Err(cause) => return Err(unread(cause)),
        }
    }
    let name = path.file_name().map(|name| viet::one_line(&name.to_string_lossy())).unwrap_or_default();
    Ok((name, viet::hex(&hash.finalize())))
}

/// "~/" is where the user is at home.
pub fn at_home(path: &str) -> PathBuf {
    let home = path.strip_prefix("~/").and_then(|rest| Some(PathBuf::from(std::env::var_os("HOME")?).join(rest)));
    home.unwrap_or_else(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_scan_has_a_name_and_a_fingerprint_and_is_never_the_meeting_itself() {
        let folder = tempfile::tempdir().unwrap();
        let (scan, meeting) = (folder.path().join("a.pdf"), folder.path().join("hop.db"));
        fs::write(&scan, "abc").unwrap();
        fs::write(&meeting, "minutes").unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(fingerprint(&scan, &meeting).unwrap(), ("a.pdf".to_owned(), abc.to_owned()));
        let link = folder.path().join("b.pdf");
        fs::hard_link(&meeting, &link).unwrap();
        for path in [&meeting, &link, folder.path()] {
            assert!(matches!(fingerprint(path, &meeting), Err(Error::NotAPaper(_))), "{path:?}");
        }
        assert!(matches!(fingerprint(&folder.path().join("c"), &meeting), Err(Error::Unread { .. })));
    }
}

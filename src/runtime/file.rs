//! A small file of the user's own, whole. What its bytes mean is for others to say.

use super::Error;
use super::paper::is_of_the_meeting;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A file for a person to write is shorter than this, in bytes.
const LONGEST: u64 = 16 << 20;

/// The bytes of a file.
///
/// # Errors
/// It is no ordinary file, it is the meeting itself (which only SQLite may open), it is longer than 16 MB, or it cannot be read.
pub fn file(path: &Path, meeting_file: &Path) -> Result<Vec<u8>, Error> {
    let unread = |cause| Error::Unread { path: path.to_owned(), cause };
    if is_of_the_meeting(path, meeting_file) || !std::fs::metadata(path).map_err(unread)?.is_file() {
        return Err(Error::NotAPaper(path.to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes)).map_err(unread)?;
    if bytes.len() as u64 > LONGEST {
        return Err(unread(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(bytes)
}

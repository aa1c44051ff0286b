//! What typst may see: the template, the data, four faces of Tinos. No file, no network, no day, no package.

use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(file("paper.typ"), include_str!("../../../data/papers/paper.typ").to_owned()));
static DATA: LazyLock<FileId> = LazyLock::new(|| file("data.json"));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FACES.iter())));

/// Metrically those of Times New Roman; what they hold is told in `data/fonts/README.md`.
static FACES: LazyLock<[Font; 4]> = LazyLock::new(|| {
    [
        include_bytes!("../../../data/fonts/Tinos-Regular.ttf").as_slice(),
        include_bytes!("../../../data/fonts/Tinos-Bold.ttf"),
        include_bytes!("../../../data/fonts/Tinos-Italic.ttf"),
        include_bytes!("../../../data/fonts/Tinos-BoldItalic.ttf"),
    ]
    .map(|bytes| Font::new(Bytes::new(bytes), 0).expect("the shipped fonts can be read"))
});

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the name of a file of ours is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Whether the shipped faces have the letter; all four have the same.
pub(super) fn has_letter(c: char) -> bool {
    FACES[0].info().coverage.contains(c.into())
}

/// One paper to be laid out.
pub(super) struct Room {
    data: Bytes,
}

impl Room {
    pub fn new(data: Vec<u8>) -> Room {
        Room { data: Bytes::new(data) }
    }
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }
    fn main(&self) -> FileId {
        TEMPLATE.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn font(&self, index: usize) -> Option<Font> {
        FACES.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_faces_have_the_same_letters() {
        let letters = |font: &Font| font.info().coverage.iter().collect::<Vec<u32>>();
        assert!(FACES.iter().all(|face| letters(face) == letters(&FACES[0])));
        assert_eq!(FACES.each_ref().map(|face| face.info().family.clone()), ["Tinos"; 4].map(str::to_owned));
    }
}

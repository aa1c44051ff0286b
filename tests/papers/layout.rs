//! Papers as a layout program sets them: pages and words with their places. Needs `soffice` and `pdftotext`; for our PDF the
//! latter.

use std::fs;
use std::path::Path;
use std::process::Command;

pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}\n{told}\n{}", String::from_utf8_lossy(&output.stderr));
    told
}

/// A word on a page: its edges in millimetres from the upper left corner.
#[derive(Debug)]
pub struct Word {
    pub page: usize,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub text: String,
}

impl Word {
    pub fn middle(&self) -> f64 {
        (self.left + self.right) / 2.0
    }
}

/// What a layout program makes of a paper: the sizes of its pages in millimetres, and its words.
#[derive(Default)]
pub struct Laid {
    pub pages: Vec<(f64, f64)>,
    pub words: Vec<Word>,
}

impl Laid {
    pub fn on(&self, page: usize) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(move |word| word.page == page)
    }
    /// The words of a line, found by its first ones: left edge, right edge, foot. (How high its letters reach depends on
    /// what the file says of its font.)
    pub fn line(&self, page: usize, starts: &str) -> (f64, f64, f64) {
        let first: Vec<&str> = starts.split(' ').collect();
        let words: Vec<&Word> = self.on(page).collect();
        let at = words
            .windows(first.len())
            .position(|some| some.iter().zip(&first).all(|(word, text)| word.text == *text))
            .unwrap_or_else(|| panic!("no {starts} on page {page}"));
        let line = &words[at..at + first.len()];
        (line[0].left, line[line.len() - 1].right, line[0].bottom)
    }
    pub fn middle(&self, page: usize, line: &str) -> f64 {
        let (left, right, _) = self.line(page, line);
        (left + right) / 2.0
    }
}

/// All papers in one run of the layout program, which has a profile of its own.
pub fn laid_out_all(files: &[Vec<u8>]) -> Vec<Laid> {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..files.len()).map(|n| folder.path().join(format!("{n}.docx"))).collect();
    paths.iter().zip(files).for_each(|(path, file)| fs::write(path, file).unwrap());
    let home = format!("-env:UserInstallation=file://{}/office", folder.path().display());
    let mut office = Command::new("soffice");
    run(office.args([&home, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.path()).args(&paths));
    paths.iter().map(|path| read(&path.with_extension("pdf"))).collect()
}

/// The words of a PDF.
pub fn read(pdf: &Path) -> Laid {
    let told = run(Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-"));
    let mut laid = Laid::default();
    for line in told.lines().map(str::trim) {
        let number = |name: &str| {
            let from = line.split_once(&format!("{name}=\"")).unwrap().1;
            from.split_once('"').unwrap().0.parse::<f64>().unwrap() * 25.4 / 72.0
        };
        if line.starts_with("<page ") {
            laid.pages.push((number("width"), number("height")));
        } else if line.starts_with("<word ") {
            let text = line.split_once('>').unwrap().1.split_once("</word>").unwrap().0.to_owned();
            let (left, top, right, bottom) = (number("xMin"), number("yMin"), number("xMax"), number("yMax"));
            laid.words.push(Word { page: laid.pages.len(), left, top, right, bottom, text });
        }
    }
    laid
}

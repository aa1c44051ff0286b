//! A paper without any format: head, title, blocks, signatures, receivers. What is put in is made harmless here, so every
//! writer may trust it. Not its look, which the rules give by role.

use super::clean::harmless;
use super::rules::Rules;

/// One paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub rules: &'static Rules,
    /// The file's name without folder and ending, safe on every system.
    pub file_stem: String,
    pub head: Head,
    pub title: String,
    pub subtitle: String,
    pub blocks: Vec<Block>,
    /// Left and right.
    pub signatures: [Signature; 2],
    pub receivers: Receivers,
}

/// The two columns of the head; lines in capitals stand here in capitals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Cơ quan chủ quản, or empty.
    pub parent: String,
    pub agency: Vec<String>,
    /// "Số: 05/BB-UBND".
    pub number: String,
    pub nation: String,
    pub motto: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Heading { level: Level, text: String },
    Paragraph(Paragraph),
    Table(Table),
}

/// Mục, khoản, điểm (NĐ 30/2020, Phụ lục I, phần II, mục 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Section,
    Clause,
    Point,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    pub kind: Shape,
    pub runs: Vec<Run>,
    /// Stays on the page of the next block.
    pub keep_next: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    Body,
    ListItem,
    /// Wholly indented by the first line's indent.
    Indented,
}

/// Words in one face.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub text: String,
    pub face: Face,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Plain,
    Bold,
    Italic,
}

/// A table with borders; its header row is repeated on every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    /// As many cells as columns.
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: String,
    /// Millimetres.
    pub width: f64,
    pub centered: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// "THƯ KÝ".
    pub office: String,
    /// The name alone, without titles (NĐ 30/2020, Phụ lục I, phần II, mục 7c).
    pub name: String,
}

/// "Nơi nhận".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Receivers {
    pub title: String,
    pub lines: Vec<String>,
}

impl Run {
    pub fn new(face: Face, text: &str) -> Run {
        Run { text: harmless(text), face }
    }
}

impl Paragraph {
    pub fn new(runs: impl IntoIterator<Item = (Face, String)>) -> Paragraph {
        let runs = runs.into_iter().map(|(face, text)| Run::new(face, &text)).filter(|run| !run.text.is_empty());
        Paragraph { runs: runs.collect(), ..Paragraph::default() }
    }
    pub fn plain(text: &str) -> Paragraph {
        Paragraph::new([(Face::Plain, text.to_owned())])
    }
    pub fn shaped(self, kind: Shape) -> Paragraph {
        Paragraph { kind, ..self }
    }
    pub fn with_next(self) -> Paragraph {
        Paragraph { keep_next: true, ..self }
    }
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Block {
    pub fn heading(level: Level, text: &str) -> Block {
        Block::Heading { level, text: harmless(text.trim()) }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Block {
        Block::Paragraph(paragraph)
    }
}

impl Table {
    pub fn new(columns: Vec<Column>, rows: Vec<Vec<String>>) -> Table {
        let rows = rows.into_iter().map(|row| row.iter().map(|cell| harmless(cell.trim())).collect());
        Table { columns, rows: rows.collect() }
    }
}

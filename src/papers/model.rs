//! A paper without any format: head, title, blocks, signatures, receivers. What is put in is made harmless here, so every
//! writer may trust it. Not its look, which the rules give by role.

use super::clean::harmless;
use super::rules::{Role, Rules};
use crate::domain::Passage;

/// One paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub rules: &'static Rules,
    /// The file's name without folder and ending, safe on every system.
    pub file_stem: String,
    /// On sheets turned on their side.
    pub turned: bool,
    pub head: Head,
    pub title: String,
    pub subtitle: String,
    pub blocks: Vec<Block>,
    /// None, the one on the right, or left and right.
    pub signatures: Vec<Signature>,
    /// Under the left signature, or left of the only one.
    pub receivers: Option<Receivers>,
    /// Each on new sheets, with page numbers of its own (NĐ 30/2020, Phụ lục I, phần III).
    pub appendices: Vec<Appendix>,
    /// Of a locked version; at the foot of every sheet.
    pub seal: Option<Seal>,
}

/// The two columns of the head; lines in capitals stand here in capitals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Cơ quan chủ quản, or empty.
    pub parent: String,
    pub agency: Vec<String>,
    /// Under the agency a star instead of a rule, as in papers of the Party.
    pub starred: bool,
    /// "Số: 05/BB-UBND".
    pub number: String,
    /// Quốc hiệu, or the Party's name.
    pub nation: String,
    /// Tiêu ngữ; empty in papers of the Party, whose rule stands under the line above.
    pub motto: String,
    /// "Trung Hội, ngày 25 tháng 5 năm 2025"; empty in minutes, which have no such line (Mẫu 1.9).
    pub dated: String,
}

/// "Phụ lục".
#[derive(Clone, Debug, PartialEq)]
pub struct Appendix {
    pub turned: bool,
    /// "Phụ lục", "Phụ lục I".
    pub label: String,
    pub title: String,
    /// "(Kèm theo Biên bản số …)", or empty.
    pub note: String,
    pub blocks: Vec<Block>,
}

/// What ties a paper to a locked version of its meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seal {
    /// As printed.
    pub lines: Vec<String>,
    /// As a program finds it: ASCII, without spaces.
    pub mark: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Heading { level: Level, text: String },
    Paragraph(Paragraph),
    Table(Table),
    Chart(Chart),
    NewPage,
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
    /// What it tells, for who objects to it.
    pub passage: Option<Passage>,
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
    pub rows: Vec<Row>,
    /// Millimetres a row has at least; 0: as its words want.
    pub row_height: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// As many as columns.
    Cells(Vec<String>),
    /// Over all columns: a group begins.
    Group(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: String,
    /// Millimetres.
    pub width: f64,
    pub centered: bool,
    /// Holds whole numbers: a spreadsheet can add them.
    pub counts: bool,
}

/// Bars, one group of them a row; as many values in each as there are series.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub title: String,
    /// What the bars of one shade mean; one or two.
    pub series: Vec<String>,
    pub bars: Vec<Bar>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub values: Vec<BarValue>,
}

/// How long a bar is, and what is written at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct BarValue {
    pub length: i64,
    pub words: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// "TM. ỦY BAN NHÂN DÂN"; none in minutes.
    pub over: Vec<String>,
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

impl Document {
    /// What a program finds in the file's keywords: the mark of the seal, of a draft only whose paper it is.
    pub fn mark(&self) -> &str {
        self.seal.as_ref().map_or("thuky", |seal| &seal.mark)
    }
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
    pub fn telling(self, passage: Passage) -> Paragraph {
        Paragraph { passage: Some(passage), ..self }
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

/// A table with more columns is set in smaller letters.
const MANY_COLUMNS: usize = 5;

impl Column {
    pub fn new(title: &str, width: f64) -> Column {
        Column { title: harmless(title.trim()), width, centered: false, counts: false }
    }
    pub fn centered(self) -> Column {
        Column { centered: true, ..self }
    }
    pub fn counting(self) -> Column {
        Column { centered: true, counts: true, ..self }
    }
}

impl Row {
    pub fn cells(cells: impl IntoIterator<Item = String>) -> Row {
        Row::Cells(cells.into_iter().map(|cell| harmless(cell.trim())).collect())
    }
    pub fn group(text: &str) -> Row {
        Row::Group(harmless(text.trim()))
    }
}

impl Table {
    pub fn new(columns: Vec<Column>, rows: Vec<Row>) -> Table {
        Table { columns, rows, row_height: 0.0 }
    }
    /// What its header, its cells and its groups are: many columns want smaller letters.
    pub fn roles(&self) -> [Role; 3] {
        if self.columns.len() > MANY_COLUMNS {
            [Role::DenseHead, Role::DenseCell, Role::DenseGroup]
        } else {
            [Role::TableHead, Role::TableCell, Role::TableGroup]
        }
    }
}

impl Chart {
    pub fn new(title: &str, series: &[&str], bars: Vec<Bar>) -> Chart {
        Chart { title: harmless(title.trim()), series: series.iter().map(|name| harmless(name)).collect(), bars }
    }
}

impl Bar {
    pub fn new(label: &str, values: impl IntoIterator<Item = (i64, String)>) -> Bar {
        let values = values.into_iter().map(|(length, words)| BarValue { length, words: harmless(words.trim()) });
        Bar { label: harmless(label.trim()), values: values.collect() }
    }
}

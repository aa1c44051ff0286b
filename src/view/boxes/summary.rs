//! The live summary: opinions by field and by hamlet, where each group stands, and which have no answer yet.

use super::Line;
use crate::domain::*;
use crate::editor::rows;
use crate::text::{self, Lang, Word, word};
use crate::view::canvas::width_of;
use crate::view::style::{ALARM, NAME, PLAIN, STRONG};

/// Cells of a column of numbers.
const COLUMN: u16 = 9;
const COLUMNS: [Word; 5] =
    [Word::Total, Word::ColumnAnswered, Word::ColumnPromised, Word::ColumnUnsorted, Word::ColumnUnanswered];

/// All, answered, promised, heard but not sorted, open.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 5]);

impl Counts {
    fn add(&mut self, standing: Standing) {
        let column = match standing {
            Standing::Open => 4,
            Standing::Heard => 3,
            Standing::Sorted(Outcome::InWriting | Outcome::PassedOn) => 2,
            Standing::Sorted(Outcome::Answered | Outcome::Accepted | Outcome::Withdrawn | Outcome::Refused) => 1,
        };
        self.0[0] += 1;
        self.0[column] += 1;
    }
}

pub fn lines(meeting: &Meeting, width: u16, lang: Lang) -> Vec<Line> {
    let opinions: Vec<&Opinion> = meeting.facts().opinions.iter().filter_map(|id| meeting.get(*id)).collect();
    if opinions.is_empty() {
        return vec![(word(Word::NoOpinions, lang).to_owned(), PLAIN)];
    }
    let mut lines = open(meeting, &opinions, width, lang);
    let count = |which: &dyn Fn(&Opinion) -> bool| {
        let mut counts = Counts::default();
        opinions.iter().filter(|opinion| which(opinion)).for_each(|opinion| counts.add(meeting.standing(opinion.id)));
        counts
    };
    lines.push((heading(word(Word::ByField, lang), width, lang), NAME));
    for field in meeting.fields() {
        lines.extend(row(&field.name, count(&|opinion| opinion.field == Some(field.id)), width));
    }
    lines.extend(row(word(Word::NoField, lang), count(&|opinion| opinion.field.is_none()), width));
    lines.extend(row(word(Word::Total, lang), count(&|_| true), width).map(|(line, _)| (line, STRONG)));
    lines.push((String::new(), PLAIN));
    lines.push((heading(word(Word::ByHamlet, lang), width, lang), NAME));
    for hamlet in meeting.hamlets() {
        let name = text::hamlet(hamlet, lang);
        lines.extend(row(&name, count(&|opinion| opinion.hamlet == Some(hamlet.id)), width));
    }
    lines.extend(row(word(Word::NoHamlet, lang), count(&|opinion| opinion.hamlet.is_none()), width));
    lines
}

/// Those without an answer, named first: they are what the chair looks for.
fn open(meeting: &Meeting, opinions: &[&Opinion], width: u16, lang: Lang) -> Vec<Line> {
    let told = opinions.iter().filter(|opinion| !opinion.is_withheld());
    let open: Vec<&&Opinion> = told.filter(|o| meeting.standing(o.id) == Standing::Open).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![(format!(" {} {} ", word(Word::UnansweredCount, lang), open.len()), ALARM)];
    for opinion in open {
        let author = opinion
            .author
            .filter(|_| !opinion.unnamed)
            .map(|person| format!(" {}", text::person_short(meeting, person, lang)));
        let number = text::opinion(opinion.number, lang);
        let line = format!("{number}{}: {}", author.unwrap_or_default(), meeting.words_of(opinion.id));
        let end = rows::wrap(&line, width + 1).first().map_or(0, |row| row.end);
        let cut = if end < line.len() { format!("{}…", line[..end].trim_end()) } else { line };
        lines.push((cut, STRONG));
    }
    lines.push((String::new(), PLAIN));
    lines
}

fn heading(name: &str, width: u16, lang: Lang) -> String {
    let columns: String = COLUMNS.iter().map(|column| padded(word(*column, lang), COLUMN)).collect();
    format!("{}{columns}", left(name, width.saturating_sub(COLUMN * 5)))
}
/// A line of numbers; none for a group without opinions.
fn row(name: &str, counts: Counts, width: u16) -> Option<Line> {
    let number = |n: &usize| padded(&if *n == 0 { "·".to_owned() } else { n.to_string() }, COLUMN);
    let numbers: String = counts.0.iter().map(number).collect();
    let style = if counts.0[4] > 0 { STRONG } else { PLAIN };
    let name = left(name, width.saturating_sub(COLUMN * 5));
    (counts.0[0] > 0).then(|| (format!("{name}{numbers}"), style))
}

fn padded(text: &str, width: u16) -> String {
    format!("{}{text}", " ".repeat(usize::from(width.saturating_sub(width_of(text)))))
}
/// A text in exactly so many cells.
fn left(text: &str, width: u16) -> String {
    let mut cut = text::first_words(text, usize::from(width));
    cut.push_str(&" ".repeat(usize::from(width.saturating_sub(width_of(&cut)))));
    cut
}

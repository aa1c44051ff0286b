//! A document as Markdown (CommonMark with tables): for reading, comparing and searching. Words are never read as marks.

use super::model::{Block, Document, Face, Level, Paragraph, Row, Shape, Table};
use std::fmt::Write;

/// The whole paper; paragraphs are separated by an empty line, the file ends with a line end.
pub fn write(document: &Document) -> String {
    let mut parts = Vec::new();
    let head = &document.head;
    let agency: Vec<&str> =
        std::iter::once(head.parent.as_str()).chain(head.agency.iter().map(String::as_str)).collect();
    let left = agency.into_iter().filter(|line| !line.is_empty()).map(bold);
    parts.push(hard_lines(left.chain([inline(&head.number)])));
    parts.push(hard_lines([bold(&head.nation), bold(&head.motto)].into_iter()));
    parts.push(format!("# {}", inline(&document.title)));
    parts.push(bold(&document.subtitle));
    parts.extend(document.blocks.iter().map(block));
    let column = |text: &str| format!(" {} |", cell(text));
    let names: String = document.signatures.iter().map(|signature| column(&signature.name)).collect();
    let offices: String = document.signatures.iter().map(|signature| column(&signature.office)).collect();
    parts.push(format!("|{offices}\n|{}\n|{names}", " --- |".repeat(document.signatures.len())));
    if let Some(receivers) = &document.receivers {
        let lines = receivers.lines.iter().map(|line| at_start(&inline(line)));
        let title = format!("***{}***", inline(&receivers.title));
        parts.push(hard_lines(std::iter::once(title).chain(lines)));
    }
    parts.join("\n\n") + "\n"
}

/// Lines that stay lines.
fn hard_lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\\\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => {
            let marks = match level {
                Level::Section => "##",
                Level::Clause => "###",
                Level::Point => "####",
            };
            format!("{marks} {}", inline(text))
        }
        Block::Paragraph(paragraph) => {
            let words = at_start(&runs(paragraph));
            match paragraph.kind {
                Shape::Body | Shape::ListItem => words,
                Shape::Indented => format!("> {words}"),
            }
        }
        Block::Table(table) => rows(table),
        Block::Chart(_) | Block::NewPage => String::new(),
    }
}

fn runs(paragraph: &Paragraph) -> String {
    let mut line = String::new();
    for run in &paragraph.runs {
        let marks = match run.face {
            Face::Plain => "",
            Face::Bold => "**",
            Face::Italic => "*",
        };
        // Marks must touch the words, so the spaces stay outside.
        let words = run.text.trim();
        let (before, after) = match words.is_empty() {
            true => (run.text.as_str(), ""),
            false => run.text.split_once(words).unwrap_or_default(),
        };
        let marks = if words.is_empty() { "" } else { marks };
        let _ = write!(line, "{before}{marks}{}{marks}{after}", inline(words));
    }
    line.trim().to_owned()
}

fn rows(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let titles = table.columns.iter().map(|column| cell(&column.title)).collect();
    let mut lines = vec![line(titles), line(table.columns.iter().map(|_| "---".to_owned()).collect())];
    lines.extend(table.rows.iter().map(|row| match row {
        Row::Cells(cells) => line(cells.iter().map(|text| cell(text)).collect()),
        Row::Group(text) => line(vec![bold(text)]),
    }));
    lines.join("\n")
}

fn bold(text: &str) -> String {
    let words = text.trim();
    if words.is_empty() { String::new() } else { format!("**{}**", inline(words)) }
}

fn cell(text: &str) -> String {
    inline(text)
}

/// The words with everything escaped that would be a mark inside a line.
///
/// A square bracket is a mark only where a link, a footnote or a definition could begin, so `[chưa rõ]` stays readable.
fn inline(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '<' | '>' | '|' | '~' | '$' => true,
            ']' => matches!(chars.peek(), Some('(' | '[' | ':')),
            '&' => chars.peek().is_some_and(|next| *next == '#' || next.is_ascii_alphanumeric()),
            _ => false,
        };
        if is_mark {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// The line with its beginning escaped when it would open a list, a heading, a quote or a rule.
fn at_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{number}\\{rest}");
    }
    if line.starts_with(['#', '+', '-', '=']) { format!("\\{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_words_stay_words() {
        for (text, written) in [
            ("*a* _b_ `c` <d> |e| ~f~", "\\*a\\* \\_b\\_ \\`c\\` \\<d\\> \\|e\\| \\~f\\~"),
            ("[chưa rõ] đoạn", "[chưa rõ] đoạn"),
            ("[x](http://y) [1]: z [a][b]", "[x\\](http://y) [1\\]: z [a\\][b]"),
            ("HĐND&UBND &amp; & c\\d", "HĐND\\&UBND \\&amp; & c\\\\d"),
        ] {
            assert_eq!(inline(text), written);
        }
        let started = ["1. a", "# b", "- c", "12) d", "2025 e", "[ ] f", "= g"].map(at_start);
        assert_eq!(started, ["1\\. a", "\\# b", "\\- c", "12\\) d", "2025 e", "[ ] f", "\\= g"]);
    }
}

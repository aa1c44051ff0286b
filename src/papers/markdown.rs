//! A document as Markdown (CommonMark with tables): for reading, comparing and searching. Words are never read as marks.

use super::model::{Block, Chart, Document, Face, Head, Level, Paragraph, Row, Shape, Signature, Table};
use std::fmt::Write;

/// The whole paper; paragraphs are separated by an empty line, the file ends with a line end. A thematic break is a new
/// sheet; the seal stands at the end.
pub fn write(document: &Document) -> String {
    let mut parts = head(&document.head);
    parts.push(format!("# {}", inline(&document.title)));
    parts.push(bold(&document.subtitle));
    parts.extend(document.blocks.iter().map(block));
    parts.push(signatures(&document.signatures));
    if let Some(receivers) = &document.receivers {
        let lines = receivers.lines.iter().map(|line| at_start(&inline(line)));
        let title = marked("***", &receivers.title);
        parts.push(hard_lines(std::iter::once(title).chain(lines)));
    }
    for appendix in &document.appendices {
        parts.push(NEW_SHEET.to_owned());
        parts.push(format!("# {}", inline(&appendix.label)));
        parts.extend([bold(&appendix.title), marked("*", &appendix.note)]);
        parts.extend(appendix.blocks.iter().map(block));
    }
    if let Some(seal) = &document.seal {
        parts.push(NEW_SHEET.to_owned());
        parts.push(hard_lines(seal.lines.iter().map(|line| at_start(&inline(line)))));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

const NEW_SHEET: &str = "---";

/// The left column, then the right one.
fn head(head: &Head) -> Vec<String> {
    let agency = std::iter::once(&head.parent).chain(&head.agency).map(|line| bold(line));
    let star = if head.starred { "\\*" } else { "" };
    let left = agency.chain([star.to_owned(), at_start(&inline(&head.number))]);
    let right = [bold(&head.nation), bold(&head.motto), marked("*", &head.dated)];
    vec![hard_lines(left), hard_lines(right.into_iter())]
}

/// One column for each who signs.
fn signatures(signatures: &[Signature]) -> String {
    if signatures.is_empty() {
        return String::new();
    }
    let offices = signatures.iter().map(|signature| {
        let lines = signature.over.iter().chain([&signature.office]);
        lines.map(|line| inline(line)).collect::<Vec<_>>().join("<br>")
    });
    let names = signatures.iter().map(|signature| inline(&signature.name)).collect();
    table_of(offices.collect(), [names].into_iter())
}

/// Lines that stay lines.
fn hard_lines(lines: impl Iterator<Item = String>) -> String {
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\\\n")
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
        Block::Chart(chart) => bars(chart),
        Block::NewPage => NEW_SHEET.to_owned(),
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
    let titles = table.columns.iter().map(|column| inline(&column.title)).collect();
    let rows = table.rows.iter().map(|row| match row {
        Row::Cells(cells) => cells.iter().map(|text| inline(text)).collect(),
        Row::Group(text) => {
            let others = std::iter::repeat_n(String::new(), table.columns.len().saturating_sub(1));
            std::iter::once(bold(text)).chain(others).collect()
        }
    });
    table_of(titles, rows)
}

/// The words of the values, a column for each series.
fn bars(chart: &Chart) -> String {
    let titles = std::iter::once(String::new()).chain(chart.series.iter().map(|name| inline(name))).collect();
    let rows = chart.bars.iter().map(|bar| {
        std::iter::once(inline(&bar.label)).chain(bar.values.iter().map(|value| inline(&value.words))).collect()
    });
    let table = table_of(titles, rows);
    if chart.title.is_empty() { table } else { format!("{}\n\n{table}", bold(&chart.title)) }
}

fn table_of(titles: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let under = vec!["---".to_owned(); titles.len()];
    let lines = [line(&titles), line(&under)].into_iter().chain(rows.map(|cells| line(&cells)));
    lines.collect::<Vec<_>>().join("\n")
}

fn bold(text: &str) -> String {
    marked("**", text)
}

/// Nothing for no words: marks must touch some.
fn marked(marks: &str, text: &str) -> String {
    let words = text.trim();
    if words.is_empty() { String::new() } else { format!("{marks}{}{marks}", inline(words)) }
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

//! The tables of a paper as CSV (RFC 4180), in UTF-8 with a byte order mark so that Excel reads the letters. Words between
//! the tables are left out; several tables follow one another under their titles, an empty line between them.

use super::flat::{Part, Slot, parts};
use super::model::Document;

const BOM: &str = "\u{feff}";

/// # Errors
/// Never in practice: the writer writes to memory.
pub fn write(document: &Document) -> Result<Vec<u8>, String> {
    let parts: Vec<Part<'_>> = parts(document).into_iter().filter(|part| part.table.is_some()).collect();
    let mut bytes = BOM.as_bytes().to_vec();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend(section(part, parts.len() > 1).map_err(|error| error.to_string())?);
    }
    Ok(bytes)
}

fn section(part: &Part<'_>, titled: bool) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    if titled {
        writer.write_record([guarded(part.title)])?;
    }
    if let Some(table) = &part.table {
        writer.write_record(table.columns.iter().map(Slot::title).map(guarded))?;
        for row in &table.rows {
            writer.write_record(row.iter().map(|cell| guarded(cell)))?;
        }
        for sum in &table.sums {
            writer.write_record([guarded(sum)])?;
        }
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The cell with an apostrophe before it when a spreadsheet might take it for a formula (CWE-1236): also where the sign is a
/// full-width one, or stands after spaces.
fn guarded(cell: &str) -> String {
    let first = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').chars().next();
    let sign = matches!(first, Some('=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'));
    if sign || cell.starts_with(['\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_could_be_a_formula_is_guarded_and_no_other() {
        for cell in [
            "=1+1",
            "+84",
            "-3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "  =1",
            "\u{feff}=1",
            "\u{a0}-1",
            "＝cmd",
            "＋1",
            "－1",
            "＠a",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["", "1", "a=b", "'x", "……", "quá 05"] {
            assert_eq!(guarded(cell), cell);
        }
    }
}

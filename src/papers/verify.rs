//! What a file says of itself: its format, and the marks a seal left in it; and whether rows make those very bytes.
//! Files come from anybody: whatever is wrong with one, it is only no paper of ours. Which rows to hold it against is not
//! known here.

use super::{Error, Sources, document, write};
use crate::domain::{Audience, Format, Paper, StepNo, Wish};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Larger files are none of ours, in bytes.
pub const LARGEST: u64 = 64 << 20;
/// Entries an archive may have.
const ENTRIES: usize = 2_000;
/// Marks that are looked at in one file.
const MARKS: usize = 16;

/// A file that may be a paper of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub format: Format,
    /// Each once, in the order they stand in the file; none in a draft.
    pub marks: Vec<Mark>,
    /// It says that this program made it.
    pub is_signed: bool,
}

/// What a seal says to a program: see [`super::Seal::mark`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub wish: Wish,
    pub version: i64,
    pub step: StepNo,
    pub fingerprint: String,
}

/// Looks into a file; `None` when it is neither PDF nor Word nor Excel, or an archive no program of good will writes.
pub fn look(bytes: &[u8]) -> Option<Found> {
    if bytes.starts_with(b"%PDF-") {
        return Some(found(Format::Pdf, bytes));
    }
    if u64::try_from(bytes.len()).ok()? > LARGEST || count(bytes, b"PK\x01\x02") > ENTRIES {
        return None;
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let format = match () {
        () if archive.index_for_name("word/document.xml").is_some() => Format::Docx,
        () if archive.index_for_name("xl/workbook.xml").is_some() => Format::Xlsx,
        () => return None,
    };
    let mut properties = Vec::new();
    for part in ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"] {
        let Ok(entry) = archive.by_name(part) else { continue };
        // Counted as it is read: what the archive says of the length may be a lie. What is cut off is no mark of ours.
        let _ = entry.take(PROPERTIES).read_to_end(&mut properties);
    }
    Some(found(format, &properties))
}

/// Bytes of an archive's properties that are read.
const PROPERTIES: u64 = 1 << 20;

fn found(format: Format, bytes: &[u8]) -> Found {
    let mut marks = Vec::new();
    let begins = |at: &usize| bytes.get(at + 5).is_some_and(|next| SEPARATORS.contains(&char::from(*next)));
    for at in places(bytes, b"thuky").filter(begins).take(MARKS) {
        marks.extend(mark(&bytes[at..]).filter(|mark| !marks.contains(mark)));
    }
    Found { format, marks, is_signed: places(bytes, b"thuky").next().is_some() }
}

/// "thuky:minutes:office:single:1:812:" and 64 hexadecimal digits; what comes after them is not looked at.
fn mark(bytes: &[u8]) -> Option<Mark> {
    let end = bytes.iter().take(MARK).position(|byte| !is_of_mark(*byte)).unwrap_or(bytes.len().min(MARK));
    let mut parts = std::str::from_utf8(&bytes[..end]).ok()?.split(SEPARATORS).skip(1);
    let paper = Paper::from_code(parts.next()?)?;
    let audience = Audience::from_code(parts.next()?)?;
    let grouped = match parts.next()? {
        "single" => false,
        "grouped" => true,
        _ => return None,
    };
    let (version, step) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let fingerprint = parts.next().filter(|digits| digits.len() == 64)?.to_owned();
    let is_hex = fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then_some(Mark { wish: Wish { paper, audience, grouped }, version, step, fingerprint })
}

/// Between the parts of a mark; LibreOffice writes spaces for the colons it found.
const SEPARATORS: [char; 2] = [':', ' '];

/// The longest mark there can be, in bytes.
const MARK: usize = 160;

fn is_of_mark(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b':' | b' ' | b'_')
}

fn places<'b>(bytes: &'b [u8], word: &'static [u8]) -> impl Iterator<Item = usize> + 'b {
    bytes.windows(word.len()).enumerate().filter(move |(_, window)| *window == word).map(|(at, _)| at)
}
fn count(bytes: &[u8], word: &'static [u8]) -> usize {
    places(bytes, word).count()
}

/// Whether one of these states of the record gives the very bytes. States that give the same paper are written once.
///
/// # Errors
/// The writer of the format failed.
pub fn is_made_of<'m>(
    states: impl IntoIterator<Item = Sources<'m>>,
    wish: &Wish,
    format: Format,
    bytes: &[u8],
) -> Result<bool, Error> {
    let mut before = None;
    for sources in states {
        let paper = document(&sources, wish);
        if before.as_ref() != Some(&paper) && write(&sources, wish, format)? == bytes {
            return Ok(true);
        }
        before = Some(paper);
    }
    Ok(false)
}

/// Every way a paper of that format can be asked for.
pub fn wishes(format: Format) -> impl Iterator<Item = Wish> {
    let ways = Audience::ALL.iter().flat_map(|audience| [(*audience, false), (*audience, true)]);
    let papers = Paper::ALL.iter().filter(move |paper| paper.formats().contains(&format));
    let all = papers.flat_map(move |paper| ways.clone().map(|(audience, grouped)| (*paper, audience, grouped)));
    // Only the minutes can be put in another order.
    let told_apart = all.filter(|(paper, _, grouped)| !grouped || *paper == Paper::Minutes);
    told_apart.map(|(paper, audience, grouped)| Wish { paper, audience, grouped })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    const DIGITS: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn word(core: &str) -> Vec<u8> {
        archive(&[("word/document.xml", b"<w:document/>"), ("docProps/core.xml", core.as_bytes())])
    }

    #[test]
    fn a_mark_is_found_in_word_and_pdf_and_read_back() {
        let text = format!("thuky:minutes:public:grouped:2:812:{DIGITS}");
        let wish = Wish { paper: Paper::Minutes, audience: Audience::Public, grouped: true };
        let mark = Mark { wish, version: 2, step: 812, fingerprint: DIGITS.to_owned() };
        let core = format!("<cp:coreProperties><dc:identifier>{text}</dc:identifier><k>{text}</k></cp:coreProperties>");
        let found = look(&word(&core)).unwrap();
        assert_eq!((found.format, &found.marks[..]), (Format::Docx, &[mark.clone()][..]));
        let pdf = [b"%PDF-1.7\n\xff\xfe(".as_slice(), text.as_bytes(), b")\n%%EOF"].concat();
        assert_eq!(look(&pdf).unwrap(), Found { format: Format::Pdf, marks: vec![mark], is_signed: true });
    }

    #[test]
    fn a_mark_is_read_as_another_program_wrote_it_again() {
        let kept = format!("<cp:keywords>thuky:minutes:office:single:1:2:{DIGITS}</cp:keywords>");
        let saved = kept.replace("thuky:", "thuky ").replace(":office:single:1:2:", " office single 1 2 ");
        let saved = saved.replace("minutes:", "minutes ");
        assert_eq!(look(&word(&saved)).unwrap().marks, look(&word(&kept)).unwrap().marks);
        assert_eq!(look(&word(&kept)).unwrap().marks.len(), 1);
    }

    #[test]
    fn what_is_no_mark_is_none() {
        let whole = format!("thuky:minutes:office:single:1:2:{DIGITS}");
        assert_eq!(found(Format::Pdf, whole.as_bytes()).marks.len(), 1);
        for (from, to) in [
            ("minutes", "novel"),
            ("office", "nobody"),
            ("single", "double"),
            (":1:", ":one:"),
            (":2:", ":99999999999999999999:"),
            ("0123", "012"),
            ("0123", "012g"),
            ("thuky", "thukx"),
        ] {
            assert!(found(Format::Pdf, whole.replacen(from, to, 1).as_bytes()).marks.is_empty(), "{from} {to}");
        }
        for end in 0..whole.len() {
            assert!(found(Format::Pdf, &whole.as_bytes()[..end]).marks.is_empty(), "{end}");
        }
        assert!(found(Format::Pdf, &b"thuky:".repeat(10_000)).marks.is_empty());
    }

    #[test]
    fn a_file_of_ill_will_is_no_paper_of_ours() {
        let good = word("thuky");
        assert!(look(&good).is_some_and(|found| found.is_signed && found.marks.is_empty()));
        for end in 0..good.len() - 1 {
            let _ = look(&good[..end]);
        }
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 0x55;
            let _ = look(&bytes);
        }
        assert_eq!(look(b""), None);
        assert_eq!(look("biên bản".as_bytes()), None);
        assert_eq!(look(&archive(&[("a", b"b")])), None);
        let names: Vec<String> = (0..ENTRIES).map(|n| n.to_string()).collect();
        let mut many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        many.push(("word/document.xml", b""));
        assert_eq!(look(&archive(&many)), None, "more entries than any paper has");
    }

    #[test]
    fn an_archive_that_swells_is_read_no_further_than_its_limit() {
        let mut core = vec![b' '; 8 << 20];
        core.extend(format!("thuky:minutes:office:single:1:2:{DIGITS}").as_bytes());
        let bomb = archive(&[("word/document.xml", b""), ("docProps/core.xml", &core)]);
        assert!(bomb.len() < 100_000);
        assert_eq!(look(&bomb).unwrap().marks, []);
    }

    #[test]
    fn every_wish_of_a_format_is_tried_once() {
        let wishes: Vec<Wish> = wishes(Format::Pdf).collect();
        let apart: std::collections::HashSet<&Wish> = wishes.iter().collect();
        assert_eq!((wishes.len(), apart.len()), (18, 18));
        assert!(super::wishes(Format::Ics).all(|wish| wish.paper.formats().contains(&Format::Ics)));
    }
}

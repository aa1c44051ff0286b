//! Texts in old encodings: recognised, converted, and read from bytes. Not whether they should be converted: who pasted them is
//! asked.
//!
//! Such a text comes from a document in an old font: the bytes of its letters, read as Windows-1252. What is recognised is
//! what becomes Vietnamese words by one table and is none as it stands.

mod decode;
mod evidence;
mod syllable;
mod tables;
#[cfg(test)]
mod tests;

pub use decode::decode;
pub use evidence::recognise;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use tables::{CP1252, Table};

/// What an old text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// The fonts .VnTime, .VnTimeH: "Uû ban nh©n d©n". Capitals of .VnTimeH come out small: their codes are the same.
    Tcvn3,
    /// The fonts VNI-Times: "Xin chaøo caùc baïn".
    Vni,
    /// "Hôòi nghiò": the tone behind its vowel.
    Windows1258,
    /// UTF-8 read as Windows-1252 or Latin-1: "Há»™i nghá»‹".
    Utf8,
    /// Unicode whose marks stand in an order that no letter is made of (é and then ^), or Ð (eth) for Đ.
    TornMarks,
}

impl Encoding {
    pub const ALL: [Encoding; 5] =
        [Encoding::Utf8, Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::TornMarks];
}

/// The text read by that table. What the table does not know stays; ordinary Vietnamese letters do too where they are no code.
pub fn convert(text: &str, from: Encoding) -> String {
    match from {
        Encoding::Tcvn3 => by_table(text, &tables::OF_TCVN3),
        Encoding::Vni => by_table(text, &tables::OF_VNI),
        Encoding::Windows1258 => by_table(text, &tables::OF_WINDOWS_1258),
        Encoding::Utf8 => utf8_read_again(text),
        Encoding::TornMarks => mended(text),
    }
}

fn by_table(text: &str, table: &Table) -> String {
    let mut read = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match table.letter(c, chars.peek().copied()) {
            Some((letter, length)) => {
                read.push(letter);
                if length == 2 {
                    chars.next();
                }
            }
            None => read.push(c),
        }
    }
    read
}

/// The byte that Windows-1252, or else Latin-1, shows so.
fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0..=0x7F | 0xA0..=0xFF) => u8::try_from(code).ok(),
        code => match CP1252.iter().position(|known| *known == c) {
            Some(at) => u8::try_from(at + 0x80).ok(),
            None => u8::try_from(code).ok(),
        },
    }
}

/// Every run of characters that spells one letter in UTF-8 becomes it.
fn utf8_read_again(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (letter, length) = utf8_letter(rest).unwrap_or((c, c.len_utf8()));
        read.push(letter);
        rest = &rest[length..];
    }
    read
}

/// The letter spelled at the beginning, and how many bytes of the text spell it.
fn utf8_letter(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let lead = byte_of(chars.next()?)?;
    let more = match lead {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let mut bytes = vec![lead];
    for c in chars.by_ref().take(more) {
        // A no-break space behind Ã is half of à; many a program has made a plain one of it.
        bytes.push(if lead == 0xC3 && c == ' ' { 0xA0 } else { byte_of(c)? });
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((letter, text.len() - chars.as_str().len()))
}

/// Marks of a letter in the order its Unicode letter is made of: first what it is (ê, ă, ơ), then its tone.
fn mended(text: &str) -> String {
    let mut apart: Vec<char> = text.nfd().map(eth).collect();
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let mut at = 0;
    while at < apart.len() {
        let marks = apart[at..].iter().take_while(|c| is_combining_mark(**c)).count();
        apart[at..at + marks].sort_by_key(is_tone);
        at += marks.max(1);
    }
    apart.into_iter().nfc().collect()
}

fn eth(c: char) -> char {
    match c {
        'Ð' => 'Đ',
        'ð' => 'đ',
        c => c,
    }
}

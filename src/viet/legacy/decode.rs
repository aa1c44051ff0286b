//! Bytes of a file → text, and the old encoding it seems to be in. Not the reading of the file.

use super::tables::CP1252;
use super::{Encoding, recognise};

/// The text of a file, whatever wrote it: UTF-8 with or without a byte order mark, UTF-16 with one, else bytes as Windows-1252
/// shows them. Never fails: what is broken becomes U+FFFD. With it the encoding it is to be converted from, where one is
/// recognised: the text itself is not converted.
pub fn decode(bytes: &[u8]) -> (String, Option<Encoding>) {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| shown(*byte)).collect(),
        },
    };
    let encoding = recognise(&text);
    (text, encoding)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, torn) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let half = (!torn.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
    text.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).chain(half).collect()
}

fn shown(byte: u8) -> char {
    match byte {
        0x80..=0x9F => CP1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

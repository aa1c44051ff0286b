//! Words as the shipped fonts can show them. Nothing of how they look.

use super::super::measure::width;
use super::super::rules::Rules;
use super::world::has_letter;
use unicode_normalization::UnicodeNormalization;

/// In place of a letter the fonts do not have: PDF/A forbids to leave the choice to the reader's program.
const MISSING: char = '□';
/// Where a line may end within a word.
const BREAK: char = '\u{200b}';

/// The text in letters the fonts have: others become what they stand for, or an empty square.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if has_letter(c) {
            shown.push(c);
        } else if !is_selector(c) {
            let before = shown.len();
            shown.extend(std::iter::once(nearest(c)).nfkc());
            if !shown[before..].chars().all(has_letter) {
                shown.truncate(before);
                shown.push(MISSING);
            }
        }
    }
    shown
}

/// A sign of the same meaning, of those that come with pasted lists.
fn nearest(c: char) -> char {
    match c {
        '☑' | '✓' | '✔' | '✅' => '√',
        '☒' | '✗' | '✘' => '×',
        '☐' => '□',
        '\u{f0b7}' | '➢' | '❖' | '♦' => '•',
        c => c,
    }
}

/// Says how the letter before it looks, and is none.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The text as it can be set `room` millimetres wide at `size` points: a word wider than that may be broken.
pub(super) fn fitting(rules: &Rules, text: &str, size: f64, room: f64) -> String {
    let shown = shown(text);
    // No letter is wider than the size.
    let longest = shown.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "words are short")]
    if (longest as f64) * size * 25.4 / 72.0 <= room {
        return shown;
    }
    let mut fitting = String::with_capacity(shown.len());
    for (at, word) in shown.split(' ').enumerate() {
        if at > 0 {
            fitting.push(' ');
        }
        broken(&mut fitting, rules, word, size, room);
    }
    fitting
}

fn broken(into: &mut String, rules: &Rules, word: &str, size: f64, room: f64) {
    if width(rules, word, size) <= room {
        into.push_str(word);
        return;
    }
    let mut line = 0.0;
    for (at, letter) in word.char_indices() {
        let letter_width = width(rules, &word[at..at + letter.len_utf8()], size);
        if line > 0.0 && line + letter_width > room {
            into.push(BREAK);
            line = 0.0;
        }
        into.push(letter);
        line += letter_width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_shown_as_they_are() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/papers");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
            let text = std::fs::read_to_string(&path).unwrap().replace('\n', " ");
            assert_eq!(shown(&text), text, "{}", path.display());
        }
    }

    #[test]
    fn every_vietnamese_letter_has_a_face_and_what_has_none_becomes_its_like_or_a_square() {
        let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let letters = "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ".chars();
        let all: String =
            letters.flat_map(|letter| marks.map(|mark| format!("{letter}{mark}").nfc().collect::<String>())).collect();
        assert_eq!(shown(&all), all);
        let text = "10 m² – “đường” ₫ … ≤ →";
        assert_eq!(shown(text), text);
        assert_eq!(shown("① ＡＢ ℃ ﬁ 漢 😀 ☑\u{fe0f} \u{e000} \n"), "1 AB °C fi □ □ √ □ □");
    }

    #[test]
    fn a_word_wider_than_its_room_may_be_broken_and_no_other() {
        let rules = Rules::in_force();
        assert_eq!(fitting(rules, "một hai", 13.0, 20.0), "một hai");
        assert_eq!(fitting(rules, "x MMMM y", 12.0, 10.0), "x MM\u{200b}MM y");
    }
}

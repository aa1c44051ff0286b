//! What Unikey sends for a text typed in Telex: letters, and for every key that changes what already stands there,
//! backspaces down to the first changed letter and the letters anew.

use thuky::keymap::{Code, Key};
use unicode_normalization::UnicodeNormalization;

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The keys a terminal receives while the text is typed.
pub fn stream(text: &str) -> Vec<Key> {
    let text: String = text.nfc().collect();
    let mut keys = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        keys.extend(word_stream(&std::mem::take(&mut word)));
        if c != '\0' {
            keys.push(Key::char(c));
        }
    }
    keys
}

fn word_stream(word: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut shown: Vec<char> = Vec::new();
    for next in states(word) {
        let same = shown.iter().zip(&next).take_while(|(a, b)| a == b).count();
        keys.extend(std::iter::repeat_n(Key::new(Code::Backspace), shown.len() - same));
        keys.extend(next[same..].iter().copied().map(Key::char));
        shown = next;
    }
    keys
}

/// What stands on the screen after each key: base letters, then their shape, at the end of the word the tone.
fn states(word: &str) -> Vec<Vec<char>> {
    let toneless: Vec<char> = word.chars().map(without_tone).collect();
    let mut states: Vec<Vec<char>> = Vec::new();
    let mut shown: Vec<char> = Vec::new();
    for (at, letter) in toneless.iter().enumerate() {
        let base = base(*letter);
        shown.push(base);
        states.push(shown.clone());
        // "uow" shapes both letters at once.
        let waits = matches!(letter, 'ư' | 'Ư') && matches!(toneless.get(at + 1), Some('ơ' | 'Ơ'));
        if base != *letter && !waits {
            shown = toneless[..=at].to_vec();
            states.push(shown.clone());
        }
    }
    let whole: Vec<char> = word.chars().collect();
    if whole != shown {
        states.push(whole);
    }
    states
}

fn without_tone(c: char) -> char {
    let plain: String = std::iter::once(c).nfd().filter(|mark| !TONES.contains(mark)).nfc().collect();
    plain.chars().next().unwrap_or(c)
}

fn base(c: char) -> char {
    match c {
        'đ' => 'd',
        'Đ' => 'D',
        _ => std::iter::once(c).nfd().next().unwrap_or(c),
    }
}

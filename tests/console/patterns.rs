//! The words and the streams the next room replays: as many as they should be, and those of the programs.

use crate::telex::{PATTERNS, bursts, written};
use crate::words;
use std::collections::BTreeSet;
use thuky::keymap::{Code, Key};
use unicode_normalization::UnicodeNormalization;

#[test]
fn the_five_hundred_words_are_as_many_and_have_every_letter_and_tone() {
    let all: Vec<&str> = words::lines().iter().flat_map(|line| line.split(' ')).collect();
    let different: BTreeSet<String> = all.iter().map(|word| word.to_lowercase()).collect();
    assert_eq!((words::lines().len(), all.len(), different.len()), (10, 500, 500));
    let letters: BTreeSet<char> = all.concat().chars().collect();
    let missing: Vec<char> = words::accented().into_iter().filter(|letter| !letters.contains(letter)).collect();
    assert_eq!((words::accented().len(), missing), (134, vec![]));
    let toneless: String = all.iter().map(|word| word.to_lowercase() + " ").collect();
    let plain: String = toneless
        .nfd()
        .filter(|c| !matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'))
        .nfc()
        .collect();
    for sound in ["ươ", "iê", "yê", "uy", "oă", " gi", " qu", "uô", "oe", "uê", "uâ", "uơ", "uya", "ngh"] {
        assert!(plain.contains(sound), "{sound}");
    }
}

#[test]
fn the_patterns_are_those_of_the_programs() {
    let told = |name: &str, word: &str| {
        let pattern = PATTERNS.iter().find(|pattern| pattern.name == name).unwrap();
        let key = |key: &Key| match key.code {
            Code::Char('\u{202f}') => '_',
            Code::Char(c) => c,
            _ => '<',
        };
        let bursts = bursts(word, pattern).into_iter().map(|keys| keys.iter().map(key).collect());
        bursts.collect::<Vec<String>>().join("|")
    };
    for (name, word, bytes) in [
        ("Unikey", "Định", "D|<|Đ|i|n|h|<|<|<|ị|n|h"),
        ("Unikey", "Nguyễn", "N|g|u|y|e|<|ê|n|<|<|ễ|n"),
        ("Unikey, the tone at once", "hoàng", "h|o|a|<|<|ò|a|<|<|o|à|n|g"),
        ("Unikey, the tone at once", "quỳnh", "q|u|y|<|ỳ|n|h"),
        ("Unikey, VNI", "được", "d|u|o|c|<|<|<|<|đ|u|o|c|<|<|<|ư|ơ|c|<|<|ợ|c"),
        ("Unikey, Unicode tổ hợp", "việc", "v|i|e|<|ê|<|ê|\u{323}|c"),
        ("Unikey, Unicode tổ hợp", "hoàng", "h|o|a|<|<|o|\u{300}|a|<|<|<|o|a|\u{300}|n|g"),
        ("letters decomposed", "ế ế", "e|<e\u{302}|<<e\u{302}\u{301}| |e|<e\u{302}|<<e\u{302}\u{301}"),
        ("EVKey", "được", "d|<đ|u|o|<<ươ|c|<<ợc"),
        ("OpenKey", "được", "d|_<<đ|u|o|_<<<ươ|_<<ợ|c"),
        ("ibus-bamboo, fast hands", "được", "du|oc|<<<<đươc|<<ợc"),
        ("ibus-bamboo, Shift+Left", "Lê ơi", "L|e|<ê| |o|<ơ|i"),
        ("ibus-bamboo, underlined", "Ý kiến, được", "Ý |kiến,| |được"),
    ] {
        assert_eq!(told(name, word), bytes, "{name}");
    }
}

#[test]
fn what_the_patterns_send_spells_the_words() {
    for pattern in &PATTERNS {
        for line in words::lines() {
            let (mut text, mut selected) = (Vec::new(), 0);
            for key in bursts(line, pattern).concat() {
                match key.code {
                    Code::Char(c) => {
                        text.truncate(text.len() - std::mem::take(&mut selected));
                        text.push(c);
                    }
                    Code::Left => selected += 1,
                    _ => drop(text.pop()),
                }
            }
            assert_eq!(text.into_iter().collect::<String>(), written(line, pattern), "{}", pattern.name);
        }
    }
}

//! Five hundred syllables a commune's meeting is written with, in ten lines of fifty.

use unicode_normalization::UnicodeNormalization;

/// Ten lines of fifty words.
pub fn lines() -> Vec<&'static str> {
    include_str!("words.txt").lines().collect()
}

/// Every letter of Vietnamese that a plain keyboard lacks, small and capital: 134.
pub fn accented() -> Vec<char> {
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let vowels = "aăâeêioôơuưy".chars().flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}").nfc().next()));
    let small = vowels.flatten().filter(|letter| !letter.is_ascii()).chain(['đ']);
    small.flat_map(|letter| letter.to_uppercase().chain([letter])).collect()
}

//! Telex and VNI: what the keys of one word come to, as a pure function of those keys. Not here: where the word stands in a
//! text, what each key does, and what a syllable may be made of.
//!
//! The letters with their marks and tones come from the crate `vi`. Its buffer is not used: it misplaces tones in capitals
//! (THUẾ), and knows neither the end of a word nor Backspace.

use super::keys::Word;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// How marks are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    Telex,
    Vni,
}

/// On which vowel the tone of oa, oe, uy is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// hòa, khỏe, thủy: as the decree writes "CỘNG HÒA".
    #[default]
    Old,
    /// hoà, khoẻ, thuỷ.
    New,
}

/// What the keys of a word come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// While it is being typed: its letters with their marks as long as it may become a Vietnamese syllable, else its keys.
    pub shown: String,
    /// When it is ended: a Vietnamese syllable, else its keys.
    pub finished: String,
    /// Its keys, without those that were taken back by typing them twice; đ in HĐND stays.
    plain: String,
}

/// More keys than any word has.
pub const LONGEST: usize = 32;

/// What keys, letters and digits of one word, come to.
pub fn compose(keys: &str, method: Method, tone: Tone) -> Composed {
    if method == Method::Vni && is_number(keys) {
        let plain = keys.to_owned();
        return Composed { shown: plain.clone(), finished: plain.clone(), plain };
    }
    let mut word = Word::default();
    keys.chars().enumerate().for_each(|(n, key)| word.press(n, key, method));
    let plain: String = word.plain.iter().map(|(c, _)| *c).collect();
    let shown = if word.is_foreign { plain.clone() } else { word.syllable.written(tone) };
    let is_syllable = !word.is_foreign && word.syllable.is_whole();
    let finished = if is_syllable { shown.clone() } else { plain.clone() };
    Composed { shown, finished, plain }
}

/// The keys that are left when the last letter of a word is deleted and `stands` remains; none: there are no such keys. The
/// tone may stand on another letter than it would had the word been typed so.
pub fn erase(keys: &str, stands: &str, method: Method, tone: Tone) -> Option<String> {
    /// A letter is typed with no more keys: the letter, its mark, its tone.
    const MOST: usize = 3;
    /// A Vietnamese word has no more keys; of others every key is a letter.
    const SEARCHED: usize = 12;
    let all: Vec<char> = keys.chars().collect();
    let letters = stands.chars().count();
    let remains = |left: &String| {
        let composed = compose(left, method, tone);
        let as_many = composed.shown.chars().count() == letters;
        composed.plain == stands || as_many && toneless(&composed.shown) == toneless(stands)
    };
    let most = if all.len() > SEARCHED { 1 } else { MOST };
    let mut left: Vec<(usize, String)> = vec![(all.len(), keys.to_owned())];
    for _ in 0..most {
        // Every key before the ones already left out, the last first.
        let shorter = left.iter().flat_map(|(end, kept)| {
            (0..*end).rev().map(move |at| {
                let without = kept.chars().enumerate().filter(|(n, _)| *n != at).map(|(_, c)| c);
                (at, without.collect::<String>())
            })
        });
        left = shorter.collect();
        if let Some((_, found)) = left.iter().find(|(_, left)| remains(left)) {
            return Some(found.clone());
        }
    }
    None
}

/// Whether a typed character comes from an input method outside: a letter with its mark, or a mark by itself.
pub fn is_composed(c: char) -> bool {
    let mut parts = 0;
    let mut latin = false;
    decompose_canonical(c, |part| {
        latin |= part.is_ascii_alphabetic();
        parts += 1;
    });
    is_combining_mark(c) || latin && parts > 1 || matches!(c, 'đ' | 'Đ')
}

/// Four digits in a row are a number: a syllable bears two marks and a tone.
fn is_number(keys: &str) -> bool {
    keys.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() > 3)
}

/// A word as its letters without the tone, and the tone. At its end "ươ" is "uơ": which it is, the next letter says.
fn toneless(word: &str) -> (String, Option<char>) {
    const HORN: char = '\u{31B}';
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let mut letters: Vec<char> = word.nfd().filter(|c| !is_tone(c)).collect();
    if let [.., 'u' | 'U', HORN, 'o' | 'O', HORN] = letters.as_slice() {
        letters.remove(letters.len() - 3);
    }
    (letters.into_iter().collect(), word.nfd().find(is_tone))
}

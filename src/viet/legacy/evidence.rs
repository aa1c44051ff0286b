//! Whether a text is in an old encoding: how many of its words are none as they stand and Vietnamese by a table.

use super::syllable::is_syllable;
use super::{Encoding, convert};
use crate::viet::fold::nfc;
use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 64 << 10;
/// So many different words must speak for it.
const WORDS: usize = 2;

/// The old encoding this text is in, when enough of its words say so. What NFC alone mends is in none, and neither is a
/// text with Vietnamese letters that no old encoding shows. Only the first 64 KB are looked at.
pub fn recognise(text: &str) -> Option<Encoding> {
    let sample = &text[..text.floor_char_boundary(LOOKED_AT)];
    if sample.is_ascii() {
        return None;
    }
    let sample = nfc(sample);
    let (mut plain, mut odd) = (Words::new(), Words::new());
    for word in sample.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        *if word.is_ascii() { &mut plain } else { &mut odd }.entry(word).or_default() += 1;
    }
    let plain = Share::of(&plain);
    let many: usize = odd.values().sum();
    let of_unicode = |word: &str| word.chars().filter(|c| is_only_unicode(*c)).count();
    let letters: usize = odd.iter().map(|(word, times)| of_unicode(word) * times).sum();
    let is_torn = sample.contains(|c: char| matches!(c, 'Ð' | 'ð') || is_combining_mark(c));
    // Each letter of Unicode outweighs a quarter of a word: in ordinary Vietnamese no table need be tried.
    let may_be = |encoding: &Encoding, words: usize| match encoding {
        Encoding::TornMarks => is_torn,
        Encoding::Tcvn3 | Encoding::Vni | Encoding::Windows1258 | Encoding::Utf8 => letters * 4 <= words,
    };
    let weighed = Encoding::ALL.into_iter().filter(|encoding| may_be(encoding, many)).filter_map(|encoding| {
        let evidence = Evidence::of(&odd, encoding);
        let convinces = may_be(&encoding, evidence.gained) && evidence.convinces(plain, encoding);
        convinces.then_some((evidence.gained, encoding))
    });
    // Of two that explain as much, the one named first.
    weighed
        .fold(None, |best: Option<(usize, Encoding)>, now| best.filter(|best| best.0 >= now.0).or(Some(now)))
        .map(|b| b.1)
}

/// Different words, and how often each stands in the text.
type Words<'t> = HashMap<&'t str, usize>;

/// A Vietnamese letter that Windows-1252 has no sign for.
fn is_only_unicode(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}

/// How many of so many words are Vietnamese syllables.
#[derive(Clone, Copy, Default)]
struct Share {
    syllables: usize,
    words: usize,
}

impl Share {
    fn of(words: &Words) -> Share {
        let mut share = Share::default();
        words.iter().for_each(|(word, times)| share.count(word, *times));
        share
    }
    /// An abbreviation in capitals says nothing.
    fn count(&mut self, word: &str, times: usize) {
        let is_one = is_syllable(word);
        if is_one || word.chars().any(char::is_lowercase) {
            self.syllables += times * usize::from(is_one);
            self.words += times;
        }
    }
}

#[derive(Default)]
struct Evidence {
    /// Words that became syllables, and different ones among them.
    gained: usize,
    different: usize,
    /// Words that were changed and are no syllables.
    spoiled: usize,
    share: Share,
}

impl Evidence {
    fn of(odd: &Words, encoding: Encoding) -> Evidence {
        let mut evidence = Evidence::default();
        for (word, times) in odd {
            let read = convert(word, encoding);
            let parts = || read.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
            parts().for_each(|part| evidence.share.count(part, *times));
            // A sign by itself (©, ·) is one of many fonts' letters, and a sign.
            let is_sign = encoding != Encoding::TornMarks && !word.contains(|c: char| c.is_ascii_alphabetic());
            if read == **word || is_sign {
                continue;
            }
            let becomes = parts().all(is_syllable) && parts().next().is_some();
            match (is_syllable(word), becomes) {
                (false, true) => {
                    evidence.gained += times;
                    evidence.different += 1;
                }
                (_, false) => evidence.spoiled += times,
                (true, true) => {}
            }
        }
        evidence
    }
    fn convinces(&self, plain: Share, encoding: Encoding) -> bool {
        let (syllables, words) = (self.share.syllables + plain.syllables, self.share.words + plain.words);
        let enough = if encoding == Encoding::TornMarks { 1 } else { WORDS };
        self.different >= enough && self.gained >= 3 * self.spoiled && syllables * 10 >= words * 6
    }
}

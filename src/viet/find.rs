//! Finding a row by a few typed letters, with or without marks: `dinh tn` finds "Hoàng Văn Định" of "Thống Nhất".
//! Not the full-text search of the file, which belongs to the store.

use super::fold::{fold, nfc, words};
use super::name::initials;
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_normalization::UnicodeNormalization;

/// What the typed letters weigh, per word of the query. Marks that agree outweigh all the rest together.
const MARKS_AGREE: u32 = 32;
const GIVEN_NAME: u32 = 16;
const WHOLE_WORD: u32 = 8;
/// Words that stand beside each other as they were typed.
const AS_TYPED: u32 = 6;
const FIRST_TEXT: u32 = 4;
const WHOLE_INITIALS: u32 = 4;
const NO_MARKS_TO_MISS: u32 = 2;
const FOUND: u32 = 1;

/// What somebody typed, folded once and tried on many rows.
#[derive(Clone, Debug)]
pub struct Needle {
    words: Vec<Word>,
    joined: String,
    /// Its words with a space before each.
    spaced: String,
}

/// One row as it is searched, folded once when the row changes.
#[derive(Clone, Debug)]
pub struct Hay {
    words: Vec<Placed>,
    initials: Vec<String>,
    whole: Vec<String>,
    /// All its words with a space before each, texts apart.
    spaced: String,
}

#[derive(Clone, Debug)]
struct Word {
    folded: String,
    marked: String,
}

#[derive(Clone, Debug)]
struct Placed {
    word: Word,
    /// What the word weighs for where it stands.
    place: u32,
}

/// Whether every word of `query` that is typed with marks begins a word of `known` whose letters have these marks at least,
/// composed or not: "đinh" may become "định", "định" is no "đinh".
pub fn marks_agree(query: &str, known: &str) -> bool {
    let (query, known) = (nfc(query).to_lowercase(), nfc(known).to_lowercase());
    let begins = |typed: &str, other: &str| {
        let mut letters = other.chars();
        typed.chars().all(|c| letters.next().is_some_and(|letter| has_marks_of(letter, c)))
    };
    words(&query).filter(|word| fold(word) != *word).all(|word| words(&known).any(|other| begins(word, other)))
}
fn has_marks_of(letter: char, typed: char) -> bool {
    let base = |c: char| if c == 'đ' { 'd' } else { c };
    letter == typed || {
        let (mut letter, mut typed) = (std::iter::once(letter).nfd(), std::iter::once(typed).nfd());
        match (letter.next(), typed.next()) {
            (Some(letter), Some('đ')) if letter != 'đ' => return false,
            (Some(letter), Some(typed)) if base(letter) != base(typed) => return false,
            _ => {}
        }
        let has: Vec<char> = letter.collect();
        typed.all(|mark| has.contains(&mark))
    }
}

/// How well `query` finds a row, higher is better; `None` when it does not.
///
/// Each word of the query must begin a word of `words_of` (marks and case aside) or the initials of one of
/// `also_initials_of` ("tn" for "Thống Nhất"); failing that, the query without its spaces must be the initials of one
/// text, or of all `words_of` together. The first of `words_of` is taken for the person's name, its last word for the
/// given name. An empty query finds every row, with 0. For many rows keep a [`Needle`] and the [`Hay`]s.
pub fn matches(query: &str, words_of: &[&str], also_initials_of: &[&str]) -> Option<u32> {
    Needle::new(query).score(&Hay::new(words_of, also_initials_of))
}

/// Finds what was typed with letters missing: "nguyn dnh" for "Nguyễn Văn Định". Keep one for many rows.
pub struct Loose(Matcher);

impl Default for Loose {
    fn default() -> Loose {
        Loose(Matcher::new(Config::DEFAULT))
    }
}

impl Needle {
    pub fn new(query: &str) -> Needle {
        let words: Vec<Word> = words(query).map(Word::new).collect();
        let joined = words.iter().map(|w| w.folded.as_str()).collect();
        let spaced = spaced(words.iter());
        Needle { words, joined, spaced }
    }

    /// The score of [`matches`].
    pub fn score(&self, hay: &Hay) -> Option<u32> {
        let by_words = self.words.iter().map(|word| hay.weigh(word)).sum::<Option<u32>>();
        let by_initials = hay.whole.contains(&self.joined).then_some(WHOLE_WORD + FIRST_TEXT);
        let as_typed = self.words.len() > 1 && hay.spaced.contains(&self.spaced);
        by_words.map(|score| score + if as_typed { AS_TYPED } else { 0 }).max(by_initials)
    }

    /// How well the row is found although up to two letters of each typed word are missing: each word's first letter must be
    /// right, and a word of fewer than three letters must begin one as ever. Compare it only with scores of its own kind.
    pub fn loosely(&self, hay: &Hay, loose: &mut Loose) -> Option<u32> {
        let nearest = |typed: &Word, loose: &mut Loose| {
            let near =
                hay.words.iter().filter_map(|placed| typed.is_near(&placed.word, loose).map(|s| s + placed.place));
            near.max().or_else(|| hay.weigh(typed))
        };
        if self.words.is_empty() {
            return None;
        }
        self.words.iter().map(|word| nearest(word, loose)).sum()
    }
}

impl Hay {
    /// See [`matches`] for the two lists.
    pub fn new(words_of: &[&str], also_initials_of: &[&str]) -> Hay {
        let mut placed = Vec::new();
        for (i, text) in words_of.iter().enumerate() {
            let place = if i == 0 { FIRST_TEXT } else { 0 };
            placed.extend(words(text).map(|word| Placed { word: Word::new(word), place }));
            if i == 0
                && let Some(last) = placed.last_mut()
            {
                last.place += GIVEN_NAME;
            }
        }
        let not_empty = |i: &String| !i.is_empty();
        let short: Vec<String> = also_initials_of.iter().map(|t| initials(t)).filter(not_empty).collect();
        let each = words_of.iter().map(|t| initials(t));
        let all = words_of.iter().map(|t| initials(t)).collect::<String>();
        let whole = each.chain([all]).filter(not_empty).chain(short.iter().cloned()).collect();
        let spaced = words_of.iter().map(|t| words(t).map(Word::new).collect::<Vec<_>>());
        let spaced = spaced.map(|words| self::spaced(words.iter())).collect::<Vec<_>>().join("\n");
        Hay { words: placed, initials: short, whole, spaced }
    }

    fn weigh(&self, typed: &Word) -> Option<u32> {
        let by_word = self.words.iter().filter_map(|hay| Some(typed.begins(&hay.word)? + hay.place)).max();
        let by_initials = self.initials.iter().filter_map(|initials| typed.abbreviates(initials)).max();
        by_word.max(by_initials)
    }
}

fn spaced<'w>(words: impl Iterator<Item = &'w Word>) -> String {
    words.map(|word| format!(" {}", word.folded)).collect()
}

impl Word {
    fn new(word: &str) -> Word {
        Word { folded: fold(word), marked: nfc(word).to_lowercase() }
    }

    fn begins(&self, hay: &Word) -> Option<u32> {
        if !hay.folded.starts_with(&self.folded) {
            return None;
        }
        let whole = if self.folded.len() == hay.folded.len() { WHOLE_WORD } else { 0 };
        // Letters typed without marks agree with nothing in particular: "an" is An a little more than Ân.
        let marks = if self.marked != self.folded && hay.marked.starts_with(&self.marked) {
            MARKS_AGREE
        } else if self.marked == hay.marked {
            NO_MARKS_TO_MISS
        } else {
            0
        };
        Some(FOUND + whole + marks)
    }

    fn is_near(&self, hay: &Word, loose: &mut Loose) -> Option<u32> {
        const MISSING: usize = 2;
        let (typed, whole) = (self.folded.as_bytes(), hay.folded.as_bytes());
        let may = typed.len() > 2 && typed.len() < whole.len() && whole.len() - typed.len() <= MISSING;
        if !may || typed[0] != whole[0] || !self.folded.is_ascii() || !hay.folded.is_ascii() {
            return None;
        }
        loose.0.fuzzy_match(Utf32Str::Ascii(whole), Utf32Str::Ascii(typed)).map(u32::from)
    }

    fn abbreviates(&self, initials: &str) -> Option<u32> {
        let whole = if self.folded == initials { WHOLE_INITIALS } else { 0 };
        initials.starts_with(&self.folded).then_some(FOUND + whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stored_with_its_marks_apart_agrees_with_the_same_name_typed() {
        let apart = "Hoa\u{300}ng Va\u{306}n \u{110}i\u{323}nh";
        assert!(marks_agree("định", apart) && marks_agree("văn đị", apart) && marks_agree("\u{111}i\u{323}nh", "Định"));
        assert!(marks_agree("dinh", apart) && !marks_agree("đính", apart));
    }
    use proptest::prelude::*;

    fn person(query: &str, name: &str, hamlet: &str) -> Option<u32> {
        matches(query, &[name, hamlet], &[hamlet])
    }

    #[test]
    fn part_of_a_name_and_the_initials_of_the_hamlet_find_the_person() {
        for query in
            ["dinh tn", "tn dinh", "Định", "ĐỊNH TN", "hoang din", "hvd", "h v d", "hvdtn", "dinh thong", "đ t", ""]
        {
            assert!(person(query, "Hoàng Văn Định", "Thống Nhất").is_some(), "{query}");
        }
        for query in ["dinh lk", "dinhx", "vd", "inh", "dinh tnn"] {
            assert_eq!(person(query, "Hoàng Văn Định", "Thống Nhất"), None, "{query}");
        }
        assert!(matches("bb", &["Biên bản"], &["Biên bản"]).is_some());
        assert!(person("nam x12", "Nguyễn Văn Nam", "Xóm 12").is_some());
        assert_eq!(person("nam x2", "Nguyễn Văn Nam", "Xóm 12"), None);
    }

    #[test]
    fn decomposed_letters_find_composed_ones_with_their_marks() {
        let decomposed: String = unicode_normalization::UnicodeNormalization::nfd("định").collect();
        assert_eq!(person(&decomposed, "Hoàng Văn Định", "Lam"), person("định", "Hoàng Văn Định", "Lam"));
    }

    #[test]
    fn the_better_match_ranks_higher() {
        for (query, better, worse) in [
            ("định", "Hoàng Văn Định", "Hoàng Văn Đình"),
            ("định", "Định Văn Nam", "Hoàng Văn Đình"),
            ("dinh", "Hoàng Văn Định", "Đinh Văn Nam"),
            ("ha", "Trần Thị Hà", "Trần Thị Hạnh"),
            ("ha", "Trần Thị Hà", "Hanh Thị Tú"),
            ("ha", "Trần Thị Hạnh", "Hà Văn Tú"),
            ("an", "Lê An", "Lê Ân"),
            ("nhat", "Lê Văn Nhất", "Hoàng Văn Định"),
            ("hvd", "Hvd", "Hoàng Văn Định"),
            ("van hoa", "Lê Văn Hoàn", "Hoàng Văn Lê"),
        ] {
            let score = |name| person(query, name, "Thống Nhất");
            assert!(score(better) > score(worse), "{query}: {better} {:?}, {worse} {:?}", score(better), score(worse));
            assert!(score(worse).is_some());
        }
    }

    #[test]
    fn letters_left_out_still_find_the_person() {
        let hay = Hay::new(&["Nguyễn Văn Định", "Thống Nhất"], &["Thống Nhất"]);
        let mut loose = Loose::default();
        for query in ["nguyn", "dnh", "ngyen dih", "nguyn tn", "thng nhat"] {
            assert!(Needle::new(query).score(&hay).is_none(), "{query}");
            assert!(Needle::new(query).loosely(&hay, &mut loose).is_some(), "{query}");
        }
        for query in ["", "nn", "uyen", "dnhx", "nnh", "dinh lk"] {
            assert!(Needle::new(query).loosely(&hay, &mut loose).is_none(), "{query}");
        }
        let other = Hay::new(&["Định Văn Nguyên", "Lam"], &[]);
        let score = |hay, loose: &mut Loose| Needle::new("dnh").loosely(hay, loose);
        assert!(score(&hay, &mut loose) > score(&other, &mut loose), "the given name first");
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_any_beginning_of_any_of_its_words(text in "[A-ZĐÂÊÔƠƯa-zđạữễ ]{1,30}", pick in any::<prop::sample::Index>(), cut in 1usize..5) {
            let all: Vec<&str> = words(&text).collect();
            prop_assume!(!all.is_empty());
            let query: String = all[pick.index(all.len())].chars().take(cut).collect();
            prop_assert!(matches(&query, &[&text], &[]).is_some());
            prop_assert!(matches(&fold(&query), &[&text], &[]).is_some());
        }
    }
}

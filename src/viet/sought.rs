//! Where what is looked for stands in a text: a passage as typed, or words in any order. Marks and capitals aside, but a mark
//! that was typed tells apart. Not who is meant by a few letters: that is `find`.

use super::fold::{base, fold, fold_char, nfc, word_places};
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;
use unicode_normalization::char::is_combining_mark;

/// A passage that is looked for: folded once, tried on many texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sought {
    folded: String,
    /// Its letters with their marks, in small letters and NFC; none for a letter typed without.
    marked: Vec<Option<String>>,
}

impl Sought {
    /// Spaces count, those at the ends too: "bơm " is not in "bơm.". Nothing but spaces is nothing.
    pub fn new(query: &str) -> Sought {
        if query.trim().is_empty() {
            return Sought::default();
        }
        let folded = folded_line(query);
        let marked = letters(query).map(|letter| Some(small(&query[letter])).filter(|letter| fold(letter) != *letter));
        Sought { marked: marked.collect(), folded }
    }
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }
    /// Some letter was typed with its marks.
    pub fn has_marks(&self) -> bool {
        self.marked.iter().any(Option::is_some)
    }
    /// Whether it stands in a folded line at all.
    pub fn is_in(&self, folded: &str) -> bool {
        !self.is_empty() && folded.contains(&self.folded)
    }
    /// Every place in a text where the passage stands, marks aside: bytes, in order, none over another. A place ends after
    /// the marks of its last letter, composed or not.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.places_by(&folded_line(text), text).collect()
    }
    /// The same in a text of which [`folded_line`] is known: what is searched at every key is folded once.
    pub fn places_by<'t>(&'t self, folded: &'t str, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let mut walk = Walk { letters: text.char_indices().peekable(), folded: 0, end: text.len() };
        let found = (!self.is_empty()).then(|| folded.match_indices(&self.folded)).into_iter().flatten();
        found.filter_map(move |(at, _)| Some(walk.to(at)?..walk.to(at + self.folded.len())?))
    }
    /// Whether the letters typed with marks stand in a place with just these.
    pub fn agrees(&self, place: &str) -> bool {
        let mut letters = letters(place);
        let agree = |marked: &Option<String>| match (marked, letters.next()) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(marked), Some(letter)) => {
                let letter = &place[letter];
                letter == marked || !letter.is_ascii() && small(letter) == *marked
            }
        };
        self.marked.iter().all(agree)
    }
}

/// Words that are looked for, in any order; the last may be unfinished.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    each: Vec<Sought>,
    /// All of it as it was typed: where it stands so, it is likeliest meant.
    phrase: Sought,
}

impl Words {
    /// Whatever is neither letter nor digit parts words, and means nothing.
    pub fn new(query: &str) -> Words {
        let sought = |word: Range<usize>| Sought::new(&query[word]);
        let each = word_places(query).map(sought).filter(|word| !word.is_empty()).collect();
        Words { each, phrase: Sought::new(query.trim()) }
    }
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }
    pub fn has_marks(&self) -> bool {
        self.each.iter().any(Sought::has_marks)
    }
    /// The words without marks, as typed.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        self.each.iter().map(|word| word.folded.as_str())
    }
    /// Where one of the words stands in a text, in order: those with the marks typed, else, of a word that stands nowhere
    /// with them, those without.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let all: Vec<(Range<usize>, String)> =
            word_places(text).map(|word| (word.clone(), fold(&text[word]))).collect();
        let mut places = Vec::new();
        for n in 0..self.each.len() {
            let (agreeing, folded) = self.places_of(n, text, &all);
            places.extend(if agreeing.is_empty() { folded } else { agreeing });
        }
        places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
        places.dedup_by(|later, earlier| later.start < earlier.end);
        places
    }
    /// Whether every word stands in a text with the marks it was typed with.
    pub fn agree(&self, text: &str) -> bool {
        let all: Vec<(Range<usize>, String)> =
            word_places(text).map(|word| (word.clone(), fold(&text[word]))).collect();
        (0..self.each.len()).all(|n| !self.places_of(n, text, &all).0.is_empty())
    }
    /// The part of a text around where the words stand, of at most so many letters, and where they stand in it.
    pub fn part(&self, text: &str, most: usize) -> (String, Vec<Range<usize>>) {
        let phrase = self.phrase.places(text).into_iter().next();
        let place = phrase.or_else(|| self.places(text).into_iter().next()).unwrap_or(0..0);
        let (part, _) = around(text, place, most);
        let places = self.places(&part);
        (part, places)
    }
    /// Of the n-th word: its places with the marks typed, and those without. Of an unfinished one what is typed.
    fn places_of(
        &self,
        n: usize,
        text: &str,
        all: &[(Range<usize>, String)],
    ) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let (word, is_last) = (&self.each[n], n + 1 == self.each.len());
        let meant =
            all.iter().filter(|(_, folded)| *folded == word.folded || is_last && folded.starts_with(&word.folded));
        let typed = meant.filter_map(|(place, _)| {
            let begin = word.places(&text[place.clone()]).first()?.end;
            Some(place.start..place.start + begin)
        });
        typed.partition(|place| word.agrees(&text[place.clone()]))
    }
}

/// A part of a text of at most so many letters with the place in it, cut between words and marked where it was cut; and where
/// the place is then.
pub fn around(text: &str, place: Range<usize>, most: usize) -> (String, Range<usize>) {
    let count = text.chars().count();
    if count <= most {
        return (text.to_owned(), place);
    }
    // A third before, the rest after; what one side does not need is the other's.
    let (before, inside) = (text[..place.start].chars().count(), text[place.clone()].chars().count());
    let after = count - before - inside;
    let free = most.saturating_sub(inside);
    let lead = (free / 3).max(free.saturating_sub(after)).min(before);
    let tail = (free - lead).min(after);
    let cut = text[..place.start].char_indices().nth(before - lead).map_or(place.start, |(at, _)| at);
    let start = if lead == before { 0 } else { after_gap(text, cut, place.start) };
    let rest = &text[place.end..];
    let cut = place.end + rest.char_indices().nth(tail).map_or(rest.len(), |(at, _)| at);
    let end = if tail == after { text.len() } else { before_gap(text, place.end, cut) };
    let (head, foot) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    let shift = |at: usize| at - start + head.len();
    (format!("{head}{}{foot}", &text[start..end]), shift(place.start)..shift(place.end))
}

/// The first beginning of a word from `from` on that leaves room for "…"; `to` when there is none.
fn after_gap(text: &str, from: usize, to: usize) -> usize {
    text[from..to].find(' ').map_or(to, |gap| from + gap + 1)
}
/// The last end of a word up to `to` that leaves room for "…"; `from` when there is none.
fn before_gap(text: &str, from: usize, to: usize) -> usize {
    text[from..to].rfind(' ').map_or(from, |gap| from + gap)
}

/// A text as a passage is looked for in it: as `fold` makes it, and every kind of space a space.
pub fn folded_line(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_one(c, &mut folded));
    folded
}

/// The way through a text beside its folded line: which letter stands where there.
struct Walk<'t> {
    letters: Peekable<CharIndices<'t>>,
    /// Where the next letter begins in the folded line.
    folded: usize,
    end: usize,
}

impl Walk<'_> {
    /// Where the letter begins that the folded line has there; none when none begins there. Only onwards.
    fn to(&mut self, folded: usize) -> Option<usize> {
        while let Some((at, c)) = self.letters.peek() {
            let length = folded_len(*c);
            if length > 0 && self.folded >= folded {
                return (self.folded == folded).then_some(*at);
            }
            self.folded += length;
            self.letters.next();
        }
        (self.folded == folded).then_some(self.end)
    }
}

/// Bytes of what one character folds to; none of a mark.
fn folded_len(c: char) -> usize {
    if c.is_ascii() || base(c).is_some() {
        return 1;
    }
    let mut folded = String::new();
    fold_one(c, &mut folded);
    folded.len()
}

fn fold_one(c: char, into: &mut String) {
    if c.is_whitespace() { into.push(' ') } else { fold_char(c, into) }
}

fn small(letter: &str) -> String {
    nfc(&nfc(letter).to_lowercase()).into_owned()
}

/// The letters of a text, each with the marks that follow it. Marks before the first letter are left out.
fn letters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_mark = |c: char| !c.is_ascii() && is_combining_mark(c);
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| !is_mark(*c))?;
        let mut end = start + first.len_utf8();
        while let Some((at, mark)) = chars.next_if(|(_, c)| is_mark(*c)) {
            end = at + mark.len_utf8();
        }
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn found<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        Sought::new(query).places(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_passage_is_found_without_marks_and_whatever_the_capitals() {
        assert_eq!(found("duong", "Đường vào, ĐƯỜNG ra, dương"), ["Đường", "ĐƯỜNG", "dương"]);
        assert_eq!(found("tram bom", "trạm bơm; trạm\u{a0}bơm; trạmbơm"), ["trạm bơm", "trạm\u{a0}bơm"]);
        assert_eq!(found("bom ", "bơm. bơm nước"), ["bơm "]);
        assert_eq!(found("aa", "aaaaa"), ["aa", "aa"]);
        for nothing in ["", "  ", "\u{301}"] {
            assert_eq!(found(nothing, "a b"), [""; 0]);
        }
    }

    #[test]
    fn decomposed_letters_are_found_with_all_their_marks() {
        let text: String = "Trạm bơm Đồng Ngọ".nfd().collect();
        assert_eq!(found("tram bo", &text), ["Trạm bơ".nfd().collect::<String>()]);
        let query: String = "đồng".nfd().collect();
        let place = Sought::new(&query).places(&text).remove(0);
        assert!(Sought::new(&query).agrees(&text[place.clone()]) && Sought::new("Đồng").agrees(&text[place]));
    }

    #[test]
    fn marks_that_were_typed_tell_apart_and_letters_without_do_not() {
        let agrees = |query: &str, place: &str| Sought::new(query).agrees(place);
        assert!(agrees("định", "Định") && agrees("dinh", "định") && agrees("đinh", "Định") && agrees("dịnh", "Định"));
        assert!(!agrees("định", "đinh") && !agrees("đinh", "dinh") && !agrees("ê", "ế"));
        assert!(Sought::new("đi").has_marks() && !Sought::new("di 3/6").has_marks());
    }

    #[test]
    fn words_are_found_whole_and_the_last_one_unfinished() {
        let places = |query: &str, text: &str| -> Vec<String> {
            Words::new(query).places(text).into_iter().map(|place| text[place].to_owned()).collect()
        };
        assert_eq!(places("bơm duo", "Đường vào trạm bơm, bơ"), ["Đườ", "bơm"]);
        assert_eq!(places("NEAR(\"định*\"", "Định gần near"), ["Định", "near"]);
        assert_eq!(places("định", "Đinh, Định"), ["Định"]);
        assert_eq!(places("định", "Đinh"), ["Đinh"]);
        assert!(Words::new("định mức").agree("mức định") && !Words::new("định mức").agree("đinh mức"));
        assert!(Words::new(" ?! \u{1b}").is_empty());
        let (part, places) =
            Words::new("trạm bơm").part("Bơm nước ở các xóm dưới đã hỏng; bơm ở trạm bơm mới thì còn chạy", 30);
        assert_eq!(part, "…bơm ở trạm bơm mới thì còn…");
        assert_eq!(places.iter().map(|place| &part[place.clone()]).collect::<Vec<_>>(), ["bơm", "trạm", "bơm"]);
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_place() {
        let text = "Bà con đề nghị xã sửa đoạn đường vào trạm bơm vì mưa là lội";
        let at = text.find("đường").unwrap();
        let (part, place) = around(text, at..at + "đường".len(), 30);
        assert_eq!((part.as_str(), &part[place]), ("…đoạn đường vào trạm bơm vì…", "đường"));
        let (part, place) = around(text, 0.."Bà".len(), 12);
        assert_eq!((part.as_str(), &part[place]), ("Bà con đề…", "Bà"));
        assert_eq!(around("ngắn", 0..1, 12), ("ngắn".to_owned(), 0..1));
    }

    proptest! {
        #[test]
        fn every_place_folds_to_what_was_looked_for_and_none_lies_over_another(
            text in "[aAâấdđĐ oơ\u{301}\u{323}\u{a0}ﬁ]{0,40}", query in "[aâdđ o\u{301}]{0,3}"
        ) {
            let sought = Sought::new(&query);
            let places = sought.places(&text);
            let folded = |text: &str| fold(text).replace('\u{a0}', " ");
            for place in &places {
                prop_assert_eq!(folded(&text[place.clone()]), folded(&query));
                prop_assert!(!text[place.end..].starts_with(is_combining_mark));
            }
            prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let is_in = !sought.is_empty() && folded(&text).contains(&folded(&query));
            prop_assert_eq!(is_in, !places.is_empty());
        }

        #[test]
        fn what_is_cut_around_a_place_holds_it_and_is_no_longer_than_asked(
            text in "[a-zđễ ]{1,80}", from in any::<prop::sample::Index>(), most in 12..40_usize
        ) {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = starts[from.index(starts.len())];
            let place = at..at + text[at..].chars().next().unwrap().len_utf8();
            let (part, inside) = around(&text, place.clone(), most);
            prop_assert_eq!(&part[inside], &text[place]);
            prop_assert!(part.chars().count() <= most);
        }
    }
}

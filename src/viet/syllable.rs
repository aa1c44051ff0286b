//! What a Vietnamese syllable is made of: an initial, a rhyme and a tone; which of them go together, and on which letter the
//! tone is written. Not here: with which keys a syllable is typed, and whether a dictionary has it.

use super::typing::Tone;
use std::sync::LazyLock;
use unicode_normalization::char::{compose, decompose_canonical};
use vi::editing::{add_modification_char, add_tone_char};
pub(super) use vi::processor::LetterModification as Mark;
pub(super) use vi::processor::ToneMark;

/// One letter as it was typed, large or small, and the mark a later key gave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letter {
    pub typed: char,
    pub mark: Option<Mark>,
    /// The number of the key that gave the mark.
    pub by: usize,
}

/// A syllable, or the beginning of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Syllable {
    pub letters: Vec<Letter>,
    pub tone: Option<ToneMark>,
}

/// Every initial; "kr" is that of Krông.
const INITIALS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "kr", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Every rhyme without its tone; "ăk" is that of Đắk Lắk.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oi oc om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeng oeo oet \
    ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya \
    uych uynh uyn uyp uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt \
    ươu y yêm yên yêng yêt yêu ych ynh yt";

/// A small letter without its mark, and the mark.
type Shape = (char, Option<Mark>);

struct Rhyme {
    whole: &'static str,
    letters: Vec<Shape>,
}

static ALL: LazyLock<Vec<Rhyme>> = LazyLock::new(|| {
    RHYMES.split_whitespace().map(|whole| Rhyme { whole, letters: whole.chars().map(shape).collect() }).collect()
});

fn shape(c: char) -> Shape {
    match c {
        'ă' => ('a', Some(Mark::Breve)),
        'â' => ('a', Some(Mark::Circumflex)),
        'ê' => ('e', Some(Mark::Circumflex)),
        'ô' => ('o', Some(Mark::Circumflex)),
        'ơ' => ('o', Some(Mark::Horn)),
        'ư' => ('u', Some(Mark::Horn)),
        'đ' => ('d', Some(Mark::Dyet)),
        c => (c, None),
    }
}

/// The tone that a combining mark writes.
fn tone_of(mark: char) -> Option<ToneMark> {
    match mark {
        '\u{300}' => Some(ToneMark::Grave),
        '\u{301}' => Some(ToneMark::Acute),
        '\u{303}' => Some(ToneMark::Tilde),
        '\u{309}' => Some(ToneMark::HookAbove),
        '\u{323}' => Some(ToneMark::Underdot),
        _ => None,
    }
}
/// Whether a combining mark is a tone, and not part of a letter as those of ê and ơ.
pub(super) fn is_tone(mark: char) -> bool {
    tone_of(mark).is_some()
}

/// Whether the whole word, of any case, is one Vietnamese syllable as it stands: "thuơng" is none.
pub(super) fn is_syllable(word: &str) -> bool {
    Syllable::read(word).is_some_and(|read| read.has_parts(true, |at| read.letters_from(at)))
}

impl Letter {
    /// The letter without its mark, small.
    pub fn base(self) -> char {
        self.typed.to_ascii_lowercase()
    }
    pub fn is_vowel(self) -> bool {
        matches!(self.base(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
    }
    pub fn written(self) -> char {
        self.mark.map_or(self.typed, |mark| add_modification_char(self.typed, &mark))
    }
}

impl Rhyme {
    /// c, ch, k, p, t: they bear the tones sắc and nặng only.
    fn is_stopped(&self) -> bool {
        self.whole.ends_with(['c', 'k', 'p', 't']) || self.whole.ends_with("ch")
    }
    fn bears(&self, tone: Option<ToneMark>, whole: bool) -> bool {
        match tone {
            _ if !self.is_stopped() => true,
            Some(ToneMark::Acute | ToneMark::Underdot) => true,
            Some(ToneMark::Grave | ToneMark::HookAbove | ToneMark::Tilde) => false,
            // The highlands write Đăk Lăk too.
            None => !whole || self.whole.ends_with('k'),
        }
    }
    /// Which letters may follow which in writing: c before a, k before i; gh before e; qu and gi hold a vowel of the rhyme.
    fn follows(&self, initial: &str) -> bool {
        let first = self.letters[0].0;
        let front = matches!(first, 'e' | 'i' | 'y');
        match initial {
            "c" | "ng" => !front,
            "g" => !matches!(first, 'e' | 'y'),
            "gh" | "ngh" => matches!(first, 'e' | 'i'),
            "gi" => !matches!(first, 'i' | 'y'),
            "qu" => !matches!(first, 'u' | 'o') || self.whole.starts_with('ơ') || self.whole == "ôc",
            "" => !self.whole.starts_with("iê") && !matches!(self.whole, "ych" | "ynh" | "yt"),
            _ => first != 'y' || self.whole == "y",
        }
    }
    /// `whole`: exactly these letters and marks; else marks may still come, and letters.
    fn fits(&self, typed: &[Shape], whole: bool) -> bool {
        let long_enough = if whole { typed.len() == self.letters.len() } else { typed.len() <= self.letters.len() };
        let same = |((base, mark), (other, wanted)): (&Shape, &Shape)| {
            base == other && (mark == wanted || mark.is_none() && !whole)
        };
        long_enough && typed.iter().zip(&self.letters).all(same)
    }
}

impl Syllable {
    /// A word that is written; none with two tones.
    fn read(word: &str) -> Option<Syllable> {
        let mut read = Syllable::default();
        let mut twice = false;
        for (by, c) in word.chars().flat_map(char::to_lowercase).enumerate() {
            let mut letter = None;
            decompose_canonical(c, |part| match (tone_of(part), letter) {
                (Some(tone), _) => twice |= read.tone.replace(tone).is_some(),
                (None, None) => letter = Some(part),
                (None, Some(base)) => letter = Some(compose(base, part).unwrap_or('?')),
            });
            // A mark with no letter of its own belongs to no syllable.
            let (typed, mark) = letter.map(shape)?;
            read.letters.push(Letter { typed, mark, by });
        }
        (!twice).then_some(read)
    }
    /// What is typed so far may become a Vietnamese syllable.
    pub fn is_begun(&self) -> bool {
        if !self.letters.iter().any(|letter| letter.is_vowel()) {
            let initial = self.initial(self.letters.len());
            return INITIALS.iter().any(|known| known.starts_with(&initial));
        }
        self.could_be(false)
    }
    /// It is one.
    pub fn is_whole(&self) -> bool {
        self.could_be(true)
    }
    fn could_be(&self, whole: bool) -> bool {
        self.has_parts(whole, |at| self.rhyme(at))
    }
    /// An initial, a rhyme and a tone that go together, by what its letters from some place on stand for.
    fn has_parts(&self, whole: bool, rhyme_from: impl Fn(usize) -> Vec<Shape>) -> bool {
        self.splits().into_iter().flatten().any(|at| {
            let (initial, rhyme) = (self.initial(at), rhyme_from(at));
            let bare = !whole && rhyme.is_empty() && self.tone.is_none();
            let fits =
                |known: &Rhyme| known.fits(&rhyme, whole) && known.bears(self.tone, whole) && known.follows(&initial);
            INITIALS.contains(&initial.as_str()) && (bare || !rhyme.is_empty() && ALL.iter().any(fits))
        })
    }
    /// Where the rhyme may begin. "gi" before a vowel is an initial, or ends in one: già, giêng.
    fn splits(&self) -> [Option<usize>; 2] {
        let initial = self.letters.iter().take_while(|letter| !letter.is_vowel()).count();
        let base = |at: usize| self.letters.get(at).map(|letter| letter.base());
        match (initial, base(0), base(1)) {
            (1, Some('q'), Some('u')) if self.letters[1].mark.is_none() => [Some(2), None],
            (1, Some('g'), Some('i')) if self.letters.get(2).is_some_and(|letter| letter.is_vowel()) => {
                [Some(2), Some(1)]
            }
            _ => [Some(initial), None],
        }
    }
    /// The vowels of the rhyme, by their places.
    pub fn vowels(&self) -> std::ops::Range<usize> {
        let start = self.splits().into_iter().flatten().next().unwrap_or(0).min(self.letters.len());
        let many = self.letters[start..].iter().take_while(|letter| letter.is_vowel()).count();
        start..start + many
    }
    fn letters_from(&self, at: usize) -> Vec<Shape> {
        self.letters[at..].iter().map(|letter| (letter.base(), letter.mark)).collect()
    }
    fn initial(&self, end: usize) -> String {
        let small = |letter: &Letter| Letter { typed: letter.base(), ..*letter }.written();
        self.letters[..end].iter().map(small).collect()
    }
    /// The letters of the rhyme with the marks they have: of "ươ" one horn stands for both; one key on "thuo" may still mean thuở.
    fn rhyme(&self, at: usize) -> Vec<Shape> {
        const HORN: Option<Mark> = Some(Mark::Horn);
        let (letters, mut rhyme) = (&self.letters[at..], self.letters_from(at));
        if let [('u', u), ('o', o), rest @ ..] = rhyme.as_mut_slice() {
            let is_open = rest.is_empty() && letters[0].by == letters[1].by;
            match (*u == HORN, *o == HORN) {
                (true, true) if is_open && ["", "h", "kh", "th"].contains(&self.initial(at).as_str()) => *u = None,
                (true, false) if o.is_none() => *o = HORN,
                (false, true) if !rest.is_empty() => *u = HORN,
                _ => {}
            }
        }
        rhyme
    }

    /// As it is written, with the tone where this style has it.
    pub fn written(&self, style: Tone) -> String {
        let start = self.vowels().start;
        let mut letters = self.letters.clone();
        for (letter, (_, mark)) in letters[start..].iter_mut().zip(self.rhyme(start)) {
            letter.mark = mark;
        }
        let toned = self.tone.and_then(|tone| Some((tone, self.toned(&letters, style)?)));
        let written = letters.iter().enumerate().map(|(at, letter)| match toned {
            Some((tone, place)) if place == at => add_tone_char(letter.written(), &tone),
            _ => letter.written(),
        });
        written.collect()
    }
    /// On the letter with a mark (of ươ the second); else on the middle one of three, on the second before a consonant.
    fn toned(&self, letters: &[Letter], style: Tone) -> Option<usize> {
        let vowels = self.vowels();
        let marked = vowels.clone().rev().find(|at| letters[*at].mark.is_some());
        let closed = vowels.end < letters.len();
        let pair: String = letters[vowels.clone()].iter().map(|letter| letter.base()).collect();
        let second = match vowels.len() {
            0 => return None,
            1 => false,
            2 => closed || style == Tone::New && ["oa", "oe", "uy"].contains(&pair.as_str()),
            _ => true,
        };
        Some(marked.unwrap_or(vowels.start + usize::from(second)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_everyday_minutes_are_syllables_and_foreign_ones_are_not() {
        let vietnamese = "ủy uỷ ban nhân dân xã Trung Hội đề nghị sửa đường vào trạm bơm mưa là lội nghiêng gì giếng quyết \
            định khuya hòa hoà thuở quý quỳnh yêu ý Nguyễn Thị Bưởi xoong HỘI NGHỊ ghế ngoằn khuỷu thuế Đắk Lắk rượu \
            quốc Krông Đăk Kạn ngoém xoẻng ưn lềng";
        for word in vietnamese.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        for word in
            "windows test docx thing nghanh kat ced vớì cáć mac cach Trưng1 ồt naïf où été ợ̉ tiengs gheo a-b thuơng Trưong".split(' ')
        {
            assert!(!is_syllable(word) || word == "gheo", "{word}");
        }
    }
}

//! What each key of Telex and VNI does to the word typed so far: a letter, a mark, a tone, or one of these taken back.

use super::syllable::{Letter, Mark, Syllable, ToneMark};
use super::typing::Method;

/// What a key asks for.
enum Wish {
    Letter,
    Tone(ToneMark),
    NoTone,
    /// The circumflex on one of these letters.
    Circumflex(&'static str),
    /// The horn; of "w" also the breve, or a letter of its own.
    Horn {
        is_w: bool,
    },
    Breve,
    Stroke,
}

impl Wish {
    fn of(key: char, method: Method) -> Wish {
        match (method, key.to_ascii_lowercase()) {
            (Method::Telex, 's') | (Method::Vni, '1') => Wish::Tone(ToneMark::Acute),
            (Method::Telex, 'f') | (Method::Vni, '2') => Wish::Tone(ToneMark::Grave),
            (Method::Telex, 'r') | (Method::Vni, '3') => Wish::Tone(ToneMark::HookAbove),
            (Method::Telex, 'x') | (Method::Vni, '4') => Wish::Tone(ToneMark::Tilde),
            (Method::Telex, 'j') | (Method::Vni, '5') => Wish::Tone(ToneMark::Underdot),
            (Method::Telex, 'z') | (Method::Vni, '0') => Wish::NoTone,
            (Method::Telex, 'a') => Wish::Circumflex("a"),
            (Method::Telex, 'e') => Wish::Circumflex("e"),
            (Method::Telex, 'o') => Wish::Circumflex("o"),
            (Method::Vni, '6') => Wish::Circumflex("aeo"),
            (Method::Telex, 'w') => Wish::Horn { is_w: true },
            (Method::Vni, '7') => Wish::Horn { is_w: false },
            (Method::Vni, '8') => Wish::Breve,
            (Method::Telex, 'd') | (Method::Vni, '9') => Wish::Stroke,
            _ => Wish::Letter,
        }
    }
}

/// The keys of a word read so far.
#[derive(Default)]
pub(super) struct Word {
    pub syllable: Syllable,
    /// The number of the key that gave the tone.
    toned_by: usize,
    /// The number of the key that became a letter "ư".
    inserted: Option<usize>,
    /// What stands when this is no Vietnamese word, and the number of the key of each letter.
    pub plain: Vec<(char, usize)>,
    /// It can no longer become a Vietnamese word.
    pub is_foreign: bool,
    /// A mark was taken back by typing its key twice.
    is_taken_back: bool,
}

impl Word {
    pub fn press(&mut self, n: usize, key: char, method: Method) {
        let wish = Wish::of(key, method);
        if matches!(wish, Wish::Stroke) && self.abbreviates() {
            return self.stroke_last(n, key);
        }
        if self.is_foreign {
            return self.letter(n, key);
        }
        match wish {
            Wish::Letter => self.letter(n, key),
            Wish::Tone(tone) => self.tone(n, key, tone),
            Wish::NoTone if self.syllable.tone.is_some() => {
                self.syllable.tone = None;
                self.plain.push((key, n));
            }
            Wish::NoTone => self.letter(n, key),
            Wish::Circumflex(letters) => self.circumflex(n, key, letters),
            Wish::Horn { is_w } => self.horn(n, key, is_w),
            Wish::Breve => {
                if !self.breve(n, key) {
                    self.take_back_mark(n, key, &[Mark::Breve]);
                }
            }
            Wish::Stroke => self.stroke_first(n, key),
        }
    }

    fn letter(&mut self, n: usize, key: char) {
        self.plain.push((key, n));
        self.syllable.letters.push(Letter { typed: key, mark: None, by: n });
        self.is_foreign |= !self.syllable.is_begun();
    }
    /// Changes letters if a syllable may still come of it.
    fn attempt(&mut self, n: usize, key: char, change: impl FnOnce(&mut Syllable)) -> bool {
        let mut next = self.syllable.clone();
        change(&mut next);
        let changes = next != self.syllable && next.is_begun();
        if changes {
            self.syllable = next;
            self.plain.push((key, n));
        }
        changes
    }
    /// The key of a mark or tone that stands already: the mark goes, the key stays as a letter.
    fn take_back(&mut self, given_by: usize, n: usize, key: char) {
        match self.plain.iter().position(|(_, by)| *by == given_by) {
            Some(at) if matches!(self.plain[at].0, 'đ' | 'Đ') => {
                self.plain[at].0 = if self.plain[at].0 == 'đ' { 'd' } else { 'D' };
            }
            Some(at) => {
                self.plain.remove(at);
            }
            None => {}
        }
        self.is_taken_back = true;
        self.letter(n, key);
    }

    fn tone(&mut self, n: usize, key: char, tone: ToneMark) {
        if self.syllable.vowels().is_empty() {
            return self.letter(n, key);
        }
        if self.syllable.tone == Some(tone) {
            self.syllable.tone = None;
            return self.take_back(self.toned_by, n, key);
        }
        (self.syllable.tone, self.toned_by) = (Some(tone), n);
        self.plain.push((key, n));
        self.is_foreign = !self.syllable.is_begun();
    }

    fn circumflex(&mut self, n: usize, key: char, bases: &str) {
        for at in self.syllable.vowels().rev() {
            let letter = self.syllable.letters[at];
            if !bases.contains(letter.base()) {
                continue;
            }
            if letter.mark == Some(Mark::Circumflex) {
                self.syllable.letters[at].mark = None;
                return self.take_back(letter.by, n, key);
            }
            let marked = self.attempt(n, key, |syllable| {
                mark(syllable, at, Mark::Circumflex, n);
                let before = at.checked_sub(1).map(|before| &mut syllable.letters[before]);
                // "ươ" becomes "uô".
                if let Some(before) = before.filter(|before| before.mark == Some(Mark::Horn)) {
                    before.mark = None;
                }
            });
            if marked {
                return;
            }
        }
        self.letter(n, key);
    }

    /// On uo both, else on u, else on o.
    fn horn(&mut self, n: usize, key: char, is_w: bool) {
        let vowels = self.syllable.vowels();
        let bases: Vec<char> = self.syllable.letters.iter().map(|letter| letter.base()).collect();
        let (u, o) = (vowels.clone().filter(|at| bases[*at] == 'u'), vowels.clone().filter(|at| bases[*at] == 'o'));
        let pairs = u.clone().filter(|at| bases.get(at + 1) == Some(&'o')).map(|at| at..at + 2);
        for places in pairs.chain(u.chain(o).map(|at| at..at + 1)) {
            let horned = |syllable: &mut Syllable| {
                for at in places {
                    if syllable.letters[at].mark != Some(Mark::Horn) {
                        mark(syllable, at, Mark::Horn, n);
                    }
                }
            };
            if self.attempt(n, key, horned) {
                return;
            }
        }
        let done = is_w && (self.breve(n, key) || self.insert_u(n, key));
        match (done, is_w) {
            (true, _) => {}
            (false, true) => self.take_back_mark(n, key, &[Mark::Horn, Mark::Breve]),
            (false, false) => self.take_back_mark(n, key, &[Mark::Horn]),
        }
    }
    fn breve(&mut self, n: usize, key: char) -> bool {
        let a = self.syllable.vowels().rev().find(|at| self.syllable.letters[*at].base() == 'a');
        let a = a.filter(|at| self.syllable.letters[*at].mark != Some(Mark::Breve));
        a.is_some_and(|at| self.attempt(n, key, |syllable| mark(syllable, at, Mark::Breve, n)))
    }
    /// "w" where no vowel stands yet is "ư".
    fn insert_u(&mut self, n: usize, key: char) -> bool {
        let letters = &self.syllable.letters;
        let is_gi = matches!(letters.as_slice(), [g, i] if g.base() == 'g' && i.base() == 'i');
        let typed = if key.is_ascii_uppercase() { 'U' } else { 'u' };
        let inserted = (is_gi || self.syllable.vowels().is_empty())
            && self.attempt(n, key, |syllable| {
                syllable.letters.push(Letter { typed, mark: Some(Mark::Horn), by: n });
            });
        self.inserted = self.inserted.or(inserted.then_some(n));
        inserted
    }
    /// The newest of these marks goes, with all its key gave; where there is none the key is a letter.
    fn take_back_mark(&mut self, n: usize, key: char, marks: &[Mark]) {
        let vowels = self.syllable.vowels();
        let given = vowels.filter(|at| self.syllable.letters[*at].mark.is_some_and(|mark| marks.contains(&mark)));
        let Some(by) = given.map(|at| self.syllable.letters[at].by).max() else { return self.letter(n, key) };
        let is_last = self.syllable.letters.last().is_some_and(|letter| letter.by == by);
        match (self.inserted == Some(by), is_last) {
            (true, true) => {
                self.syllable.letters.pop();
            }
            (true, false) => return self.letter(n, key),
            (false, _) => {
                let given = self.syllable.letters.iter_mut().filter(|letter| letter.by == by && letter.mark.is_some());
                given.for_each(|letter| letter.mark = None);
            }
        }
        self.take_back(by, n, key);
    }
    /// Only consonants so far, the last one d or đ: abbreviations such as HĐND are no syllables, and have their đ all the same.
    fn abbreviates(&self) -> bool {
        let letters = &self.syllable.letters;
        !self.is_taken_back
            && letters.last().is_some_and(|letter| letter.base() == 'd')
            && !letters.iter().any(|letter| letter.is_vowel())
            && letters.iter().all(|letter| letter.typed.is_ascii_alphabetic())
    }
    fn stroke_last(&mut self, n: usize, key: char) {
        let Some(last) = self.syllable.letters.last_mut() else { return };
        if last.mark.is_some() {
            let by = last.by;
            last.mark = None;
            return self.take_back(by, n, key);
        }
        (last.mark, last.by) = (Some(Mark::Dyet), n);
        let written = last.written();
        self.plain.pop();
        self.plain.push((written, n));
        self.is_foreign |= !self.syllable.is_begun();
    }
    /// "dinhd", "dinh9".
    fn stroke_first(&mut self, n: usize, key: char) {
        let Some(first) = self.syllable.letters.first().copied().filter(|first| first.base() == 'd') else {
            return self.letter(n, key);
        };
        if first.mark.is_some() {
            self.syllable.letters[0].mark = None;
            return self.take_back(first.by, n, key);
        }
        if !self.attempt(n, key, |syllable| mark(syllable, 0, Mark::Dyet, n)) {
            self.letter(n, key);
        }
    }
}

fn mark(syllable: &mut Syllable, at: usize, mark: Mark, by: usize) {
    (syllable.letters[at].mark, syllable.letters[at].by) = (Some(mark), by);
}

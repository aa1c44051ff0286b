//! What input methods send for a text: letters, and for every key that changes what already stands there, something that
//! takes it back and the letters anew. How each program does that is one row of a table.

use thuky::keymap::{Code, Key};
use unicode_normalization::UnicodeNormalization;

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// When the hands type what makes a letter a Vietnamese one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Marks {
    /// The shape right after its letter, the tone at the end of the word: `Nguyeenx`.
    ToneLast,
    /// The tone right after its vowel; where it stands for the moment it may have to move: `hoafng` is "hòa", then "hoàng".
    ToneAtOnce,
    /// Everything at the end of the word: `Nguyenex`, or `Nguyen64` in VNI.
    AllLast,
}

/// The scalars a letter is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Table {
    Composed,
    /// "Unicode tổ hợp": the letter with its shape, then the tone.
    ToneApart,
    /// Letter, shape and tone each for itself (NFD).
    Decomposed,
}

/// How what stands there gives way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// A backspace for each scalar that goes, then the new letters, key after key.
    Keys,
    /// The same in one go.
    Burst,
    /// One go, begun with a narrow space and a backspace for it: closes the suggestions of a browser.
    NarrowSpace,
    /// One go in which the scalars that go are selected backwards and typed over.
    Select,
    /// One go for every two changes: the hands were faster than the program.
    Batches,
    /// Nothing until the word is whole; then the word with the key that ended it.
    Word,
}

/// One program with its settings.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    pub name: &'static str,
    /// The byte a terminal makes of its Backspace.
    pub backspace: u8,
    pub marks: Marks,
    pub table: Table,
    pub way: Way,
}

const fn row(name: &'static str, backspace: u8, marks: Marks, table: Table, way: Way) -> Pattern {
    Pattern { name, backspace, marks, table, way }
}

pub const PATTERNS: [Pattern; 12] = [
    row("Unikey", 0x7F, Marks::ToneLast, Table::Composed, Way::Keys),
    row("Unikey where Backspace is 0x08", 0x08, Marks::ToneLast, Table::Composed, Way::Keys),
    row("Unikey, the tone at once", 0x7F, Marks::ToneAtOnce, Table::Composed, Way::Keys),
    row("Unikey, VNI", 0x08, Marks::AllLast, Table::Composed, Way::Keys),
    row("Unikey, Unicode tổ hợp", 0x08, Marks::ToneAtOnce, Table::ToneApart, Way::Keys),
    row("letters decomposed", 0x7F, Marks::ToneAtOnce, Table::Decomposed, Way::Burst),
    row("EVKey", 0x08, Marks::ToneLast, Table::Composed, Way::Burst),
    row("OpenKey", 0x7F, Marks::ToneAtOnce, Table::Composed, Way::NarrowSpace),
    row("ibus-bamboo, surrounding text", 0x7F, Marks::ToneAtOnce, Table::Composed, Way::Burst),
    row("ibus-bamboo, fast hands", 0x7F, Marks::AllLast, Table::Composed, Way::Batches),
    row("ibus-bamboo, Shift+Left", 0x7F, Marks::ToneLast, Table::Composed, Way::Select),
    row("ibus-bamboo, underlined", 0x7F, Marks::ToneLast, Table::Composed, Way::Word),
];

/// The keys a terminal receives from Unikey while the text is typed.
pub fn stream(text: &str) -> Vec<Key> {
    bursts(text, &PATTERNS[0]).concat()
}

/// What the terminal receives while the text is typed: for every time the program sends something, the keys that come.
pub fn bursts(text: &str, pattern: &Pattern) -> Vec<Vec<Key>> {
    let mut bursts: Vec<Vec<Key>> = Vec::new();
    let mut word = String::new();
    for c in text.nfc().chain(['\0']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        let mut typed = word_bursts(&std::mem::take(&mut word), pattern);
        let ended = (c != '\0').then(|| Key::char(c));
        match typed.last_mut().filter(|_| pattern.way == Way::Word) {
            Some(last) => last.extend(ended),
            None => typed.extend(ended.map(|key| vec![key])),
        }
        bursts.extend(typed);
    }
    bursts
}

/// The text in the scalars the program sends, as it must stand under the hands.
pub fn written(text: &str, pattern: &Pattern) -> String {
    text.nfc().flat_map(|letter| scalars(letter, pattern.table)).collect()
}

fn word_bursts(word: &str, pattern: &Pattern) -> Vec<Vec<Key>> {
    let mut states = states(word, pattern.marks);
    let whole = states.len().saturating_sub(1);
    match pattern.way {
        Way::Word => drop(states.drain(..whole)),
        Way::Batches => {
            let all = states.into_iter().enumerate();
            states = all.filter(|(n, _)| n % 2 == 1 || *n == whole).map(|(_, state)| state).collect();
        }
        Way::Keys | Way::Burst | Way::NarrowSpace | Way::Select => {}
    }
    let mut shown: Vec<char> = Vec::new();
    let mut bursts = Vec::new();
    for next in states {
        let same = shown.iter().zip(&next).take_while(|(a, b)| a == b).count();
        let gone: usize = shown[same..].iter().map(|letter| scalars(*letter, pattern.table).len()).sum();
        let mut keys = taken_back(gone, pattern.way);
        keys.extend(next[same..].iter().flat_map(|letter| scalars(*letter, pattern.table)).map(Key::char));
        match pattern.way {
            Way::Keys => bursts.extend(keys.into_iter().map(|key| vec![key])),
            _ => bursts.push(keys),
        }
        shown = next;
    }
    bursts
}

fn taken_back(gone: usize, way: Way) -> Vec<Key> {
    let backspaces = |n| vec![Key::new(Code::Backspace); n];
    match way {
        Way::NarrowSpace if gone > 0 => [vec![Key::char('\u{202f}')], backspaces(gone + 1)].concat(),
        Way::Select => vec![Key::new(Code::Left).with_shift(); gone],
        Way::Keys | Way::Burst | Way::NarrowSpace | Way::Batches | Way::Word => backspaces(gone),
    }
}

fn scalars(letter: char, table: Table) -> Vec<char> {
    let whole: Vec<char> = std::iter::once(letter).nfd().collect();
    match table {
        Table::Composed => vec![letter],
        Table::Decomposed => whole,
        Table::ToneApart => {
            let tone = whole.iter().copied().filter(|mark| TONES.contains(mark));
            std::iter::once(without_tone(letter)).chain(tone).collect()
        }
    }
}

/// What stands on the screen after each key.
fn states(word: &str, marks: Marks) -> Vec<Vec<char>> {
    let whole: Vec<char> = word.chars().collect();
    let toneless: Vec<char> = word.chars().map(without_tone).collect();
    let mut states = match marks {
        Marks::AllLast => shapes_last(&toneless),
        Marks::ToneLast => shapes_at_once(&toneless),
        Marks::ToneAtOnce => tone_at_once(&whole, shapes_at_once(&toneless)),
    };
    if states.last().is_some_and(|shown| *shown != whole) {
        states.push(whole);
    }
    states
}

/// Base letters, each followed by its shape.
fn shapes_at_once(toneless: &[char]) -> Vec<Vec<char>> {
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
    states
}

/// Base letters, then the stroke of the đ, then the shapes of the vowels.
fn shapes_last(toneless: &[char]) -> Vec<Vec<char>> {
    let bases: Vec<char> = toneless.iter().map(|letter| base(*letter)).collect();
    let mut states: Vec<Vec<char>> = (1..=bases.len()).map(|n| bases[..n].to_vec()).collect();
    let stroked = toneless.iter().zip(&bases).map(|(letter, base)| if is_d(*letter) { *letter } else { *base });
    for next in [stroked.collect(), toneless.to_vec()] {
        if states.last().is_some_and(|shown| *shown != next) {
            states.push(next);
        }
    }
    states
}

/// From the vowel with the tone on, every state carries it; at the end of "oa", "oe", "uy" it stands a letter too early.
fn tone_at_once(whole: &[char], toneless: Vec<Vec<char>>) -> Vec<Vec<char>> {
    let Some(at) = whole.iter().position(|letter| without_tone(*letter) != *letter) else { return toneless };
    let mark: String = scalars(whole[at], Table::Decomposed).into_iter().filter(|mark| TONES.contains(mark)).collect();
    let mut states: Vec<Vec<char>> = Vec::new();
    for shown in toneless {
        let is_shaped = shown.get(at).is_some_and(|letter| *letter == without_tone(whole[at]));
        if !is_shaped {
            states.push(shown);
            continue;
        }
        let ends = |pair: [char; 2]| {
            shown.len() == at + 1 && at > 0 && shown[at - 1..].iter().map(|c| c.to_ascii_lowercase()).eq(pair)
        };
        let after_q = at > 1 && matches!(shown[at - 2], 'q' | 'Q');
        let early = at + 1 < whole.len() && !after_q && [['o', 'a'], ['o', 'e'], ['u', 'y']].into_iter().any(ends);
        let on = if early { at - 1 } else { at };
        let mut toned = shown.clone();
        toned[on] = format!("{}{mark}", shown[on]).nfc().next().unwrap_or(shown[on]);
        if shown.len() == at + 1 {
            states.push(shown);
        }
        states.push(toned);
    }
    states
}

fn is_d(letter: char) -> bool {
    matches!(letter, 'đ' | 'Đ')
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

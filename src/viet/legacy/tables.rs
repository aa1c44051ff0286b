//! The old tables: how each letter is written in the 8-bit fonts, as those bytes look when they are read as Windows-1252.
//! Not how a text is walked or recognised.

use std::sync::LazyLock;

/// The vowels: no tone, sắc, huyền, hỏi, ngã, nặng; then đ.
pub(super) const LETTERS: [&str; 13] = [
    "aáàảãạ",
    "ăắằẳẵặ",
    "âấầẩẫậ",
    "eéèẻẽẹ",
    "êếềểễệ",
    "iíìỉĩị",
    "oóòỏõọ",
    "ôốồổỗộ",
    "ơớờởỡợ",
    "uúùủũụ",
    "ưứừửữự",
    "yýỳỷỹỵ",
    "đ",
];

/// TCVN 5712:1993 as the fonts `.VnTime` have it. Its capitals with a tone stand in another font (`.VnTimeH`) under the codes
/// of the small letters.
const TCVN3: [&str; 13] = [
    "a ¸ µ ¶ · ¹",
    "¨ ¾ » ¼ ½ Æ",
    "© Ê Ç È É Ë",
    "e Ð Ì Î Ï Ñ",
    "ª Õ Ò Ó Ô Ö",
    "i Ý × Ø Ü Þ",
    "o ã ß á â ä",
    "« è å æ ç é",
    "¬ í ê ë ì î",
    "u ó ï ñ ò ô",
    "\u{ad} ø õ ö ÷ ù",
    "y ý ú û ü þ",
    "®",
];
/// The only capitals with a code of their own.
const TCVN3_CAPITALS: [(&str, char); 7] =
    [("¡", 'Ă'), ("¢", 'Â'), ("£", 'Ê'), ("¤", 'Ô'), ("¥", 'Ơ'), ("¦", 'Ư'), ("§", 'Đ')];

/// VNI-Windows (`VNI-Times`): a letter, and what it bears in a second character; a capital's second one is a capital too.
const VNI: [&str; 13] = [
    "a aù aø aû aõ aï",
    "aê aé aè aú aü aë",
    "aâ aá aà aå aã aä",
    "e eù eø eû eõ eï",
    "eâ eá eà eå eã eä",
    "i í ì æ ó ò",
    "o où oø oû oõ oï",
    "oâ oá oà oå oã oä",
    "ô ôù ôø ôû ôõ ôï",
    "u uù uø uû uõ uï",
    "ö öù öø öû öõ öï",
    "y yù yø yû yõ î",
    "ñ",
];

/// Windows-1258: ă â đ ê ô ơ ư are letters, the tone is a mark behind its vowel.
const WINDOWS_1258: [&str; 13] = [
    "a aì aÌ aÒ aÞ aò",
    "ã ãì ãÌ ãÒ ãÞ ãò",
    "â âì âÌ âÒ âÞ âò",
    "e eì eÌ eÒ eÞ eò",
    "ê êì êÌ êÒ êÞ êò",
    "i iì iÌ iÒ iÞ iò",
    "o oì oÌ oÒ oÞ oò",
    "ô ôì ôÌ ôÒ ôÞ ôò",
    "õ õì õÌ õÒ õÞ õò",
    "u uì uÌ uÒ uÞ uò",
    "ý ýì ýÌ ýÒ ýÞ ýò",
    "y yì yÌ yÒ yÞ yò",
    "ð",
];

/// What Windows-1252 shows for the bytes 0x80 to 0x9F; the five it has no sign for stay what they are.
pub(super) const CP1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// One or two characters → the letter they are; sorted.
pub(super) struct Table(Vec<(Code, char)>);

type Code = (char, Option<char>);

impl Table {
    /// The letter at the beginning of a text, and how many characters it takes.
    pub fn letter(&self, first: char, second: Option<char>) -> Option<(char, usize)> {
        let two = second.filter(|c| !c.is_ascii()).and_then(|second| self.of((first, Some(second))));
        two.map(|letter| (letter, 2)).or_else(|| Some((self.of((first, None))?, 1)))
    }
    fn of(&self, code: Code) -> Option<char> {
        self.0.binary_search_by(|(known, _)| known.cmp(&code)).ok().map(|at| self.0[at].1)
    }
    fn new(codes: impl Iterator<Item = (String, char)>) -> Table {
        let code = |code: String| {
            let mut chars = code.chars();
            (chars.next().unwrap_or_default(), chars.next())
        };
        let mut all: Vec<(Code, char)> = codes.map(|(text, letter)| (code(text), letter)).collect();
        all.retain(|((first, second), letter)| second.is_some() || first != letter);
        all.sort_unstable();
        all.dedup();
        Table(all)
    }
}

/// Every small letter with its code.
pub(super) fn small(table: [&'static str; 13]) -> impl Iterator<Item = (&'static str, char)> {
    LETTERS.into_iter().zip(table).flat_map(|(letters, codes)| codes.split(' ').zip(letters.chars()))
}
pub(super) fn capital(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

pub(super) fn tcvn3() -> impl Iterator<Item = (String, char)> {
    small(TCVN3).chain(TCVN3_CAPITALS).map(|(code, letter)| (code.to_owned(), letter))
}
/// The second character follows the case of the first, or is small behind a capital.
pub(super) fn vni() -> impl Iterator<Item = (String, char)> {
    small(VNI).flat_map(|(code, letter)| {
        let large = capital(letter);
        [(code.to_owned(), letter), (code.to_uppercase(), large), (upper_first(code), large)]
    })
}
/// The tone behind a capital is the same.
pub(super) fn windows_1258() -> impl Iterator<Item = (String, char)> {
    small(WINDOWS_1258).flat_map(|(code, letter)| [(code.to_owned(), letter), (upper_first(code), capital(letter))])
}
fn upper_first(code: &str) -> String {
    code.chars().take(1).map(capital).chain(code.chars().skip(1)).collect()
}

pub(super) static OF_TCVN3: LazyLock<Table> = LazyLock::new(|| Table::new(tcvn3()));
pub(super) static OF_VNI: LazyLock<Table> = LazyLock::new(|| Table::new(vni()));
pub(super) static OF_WINDOWS_1258: LazyLock<Table> = LazyLock::new(|| Table::new(windows_1258()));

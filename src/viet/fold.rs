//! Letters without their marks, and the words of a text: what search, initials and parsers compare.
//! Not what is printed: a folded text has lost its tones.

use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::char::{decompose_canonical, decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Lower case, no marks, đ as d: "Định" → "dinh", from composed or decomposed text alike. Folding twice changes nothing.
///
/// Ð (eth) folds to d too: it is what an old code page makes of Đ. SQLite's own folding never touches đ, so the columns
/// that are searched hold what this function returns.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut folded);
    }
    folded
}

/// What [`fold`] makes of one character: nothing of a mark.
pub(super) fn fold_char(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
        return;
    }
    match base(c) {
        Some(base) => into.push(base),
        None => fold_by_tables(c, into),
    }
}

/// What a Latin letter with marks folds to, at sight: whole minutes are folded at one key.
pub(super) fn base(c: char) -> Option<char> {
    let at = match c {
        '\u{c0}'..='\u{1ff}' => u32::from(c) - 0xc0,
        '\u{1e00}'..='\u{1eff}' => u32::from(c) - 0x1e00 + 0x140,
        _ => return None,
    };
    BASES.get(at as usize).copied().filter(|base| *base != 0).map(char::from)
}

/// The letters U+00C0 to U+01FF, then U+1E00 to U+1EFF; 0 for one that folds to something else than one ASCII letter.
static BASES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let one = |c: char| {
        let mut folded = String::new();
        fold_by_tables(c, &mut folded);
        folded.bytes().next().filter(|base| folded.len() == 1 && base.is_ascii()).unwrap_or(0)
    };
    ('\u{c0}'..='\u{1ff}').chain('\u{1e00}'..='\u{1eff}').map(one).collect()
});

fn fold_by_tables(c: char, into: &mut String) {
    decompose_canonical(c, |part| {
        if !is_combining_mark(part) {
            into.extend(part.to_lowercase().filter(|l| !is_combining_mark(*l)).map(|l| match l {
                'đ' | 'ð' => 'd',
                l => l,
            }));
        }
    });
}

/// A letter or figure without its marks, large or small as it is: "Ậ" → "A", "đ" → "d"; none where that is not ASCII.
pub fn bare(c: char) -> Option<char> {
    let mut first = None;
    decompose_compatible(c, |part| first = first.or(Some(part)));
    let bare = match first? {
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        bare => bare,
    };
    bare.is_ascii_graphic().then_some(bare)
}

/// Whether a letter only carries the mark of the one before it.
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

/// The text in NFC, borrowed when it already is: for sealing and paste, never while somebody types.
pub fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// The runs of letters, digits and their marks: "Đ/c Định, xóm 12" → Đ, c, Định, xóm, 12.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_vietnamese_letter_folds_to_its_base() {
        for (base, marked) in [
            ("a", "àảãáạăằẳẵắặâầẩẫấậ"),
            ("e", "èẻẽéẹêềểễếệ"),
            ("i", "ìỉĩíị"),
            ("o", "òỏõóọôồổỗốộơờởỡớợ"),
            ("u", "ùủũúụưừửữứự"),
            ("y", "ỳỷỹýỵ"),
            ("d", "đ"),
        ] {
            for c in marked.chars().chain(marked.to_uppercase().chars()) {
                assert_eq!(fold(&c.to_string()), base, "{c}");
                assert_eq!(fold(&c.nfd().collect::<String>()), base, "{c} decomposed");
            }
        }
        assert_eq!(fold("Hoàng Văn ĐỊNH, xóm Thống Nhất"), "hoang van dinh, xom thong nhat");
    }

    #[test]
    fn the_short_way_for_latin_letters_gives_the_same() {
        for c in '\u{80}'..='\u{2fff}' {
            let mut slow = String::new();
            fold_by_tables(c, &mut slow);
            assert_eq!(fold(&c.to_string()), slow, "{c}");
        }
    }

    #[test]
    fn folding_any_single_character_twice_changes_nothing() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn every_letter_has_its_bare_one_of_the_same_size() {
        for c in "àạăặâậđèẹêệìịòọôộơợùụưựỳỵ".chars().flat_map(|c| [c, c.to_uppercase().next().unwrap()])
        {
            let bare = bare(c).unwrap();
            assert_eq!(fold(&c.to_string()), bare.to_lowercase().to_string(), "{c}");
            assert_eq!(c.is_uppercase(), bare.is_ascii_uppercase(), "{c}");
        }
        assert_eq!(['²', '＋', '日', '─'].map(bare), [Some('2'), Some('+'), None, None]);
    }

    #[test]
    fn nfc_borrows_what_is_composed_and_composes_the_rest() {
        assert!(matches!(nfc("Định"), Cow::Borrowed("Định")));
        assert_eq!(nfc("e\u{302}\u{323}"), "ệ");
        assert_eq!(nfc("u\u{31b}\u{301}"), "ứ");
    }

    #[test]
    fn words_keep_their_marks_and_lose_their_punctuation() {
        let text: String = "Đ/c Định, xóm 12".nfd().collect();
        assert_eq!(words(&text).map(nfc).collect::<Vec<_>>(), ["Đ", "c", "Định", "xóm", "12"]);
    }

    proptest! {
        #[test]
        fn folding_is_idempotent_and_blind_to_composition(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(&fold(&folded), &folded);
            prop_assert_eq!(&fold(&text.nfc().collect::<String>()), &folded);
            prop_assert_eq!(&fold(&text.nfd().collect::<String>()), &folded);
        }
    }
}

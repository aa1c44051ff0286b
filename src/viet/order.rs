//! The order of people in a Vietnamese list: given name first, letters and tones as the Unicode collation of Vietnamese (CLDR,
//! locale `vi`) has them.

use super::fold::nfc;
use super::syllable::is_tone;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The place of a name in a Vietnamese list; keep it beside the name when sorting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    /// Of each word, the given name's first.
    words: Vec<Vec<u8>>,
    /// Decides between names that differ only in case or in where the tone is written (hoà, hòa).
    written: String,
}

/// The key that lists people by given name, then by the words before it from left to right, in the alphabet's order:
/// a ă â, d đ, e ê, o ô ơ, u ư. Two words of the same letters stand in the order of their tones: không dấu, huyền, hỏi,
/// ngã, sắc, nặng. Only texts equal in NFC have equal keys.
pub fn sort_key(name: &str) -> SortKey {
    let name = nfc(name);
    let mut family: Vec<&str> = name.split_whitespace().collect();
    let given = family.pop();
    let words = given.into_iter().chain(family).map(word_key).collect();
    SortKey { words, written: name.into_owned() }
}

fn word_key(word: &str) -> Vec<u8> {
    static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Secondary);
        Collator::try_new(locale!("vi").into(), options).expect("the data of this locale are compiled in")
    });
    let mut key = Vec::with_capacity(3 * word.len());
    let Ok(()) = VIETNAMESE.write_sort_key_to(&tone_last(word), &mut key);
    key
}

/// The word with its tone after its last letter: where it is written, hoà or hòa, moves nobody past another.
fn tone_last(word: &str) -> String {
    let (tones, mut letters): (String, String) = word.nfd().partition(|c| is_tone(*c));
    letters.push_str(&tones);
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.reverse();
        names.sort_by_key(|name| sort_key(name));
        names
    }

    #[test]
    fn given_names_stand_in_the_order_of_the_vietnamese_dictionary() {
        let list = ["An", "Ánh", "Ân", "Ấn", "Dung", "Dương", "Đào", "Định", "Đức", "Toàn"];
        assert_eq!(sorted(list.to_vec()), list);
        let letters = ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "p", "u", "ư", "v"];
        assert_eq!(sorted(letters.to_vec()), letters);
        let tones = ["ma", "mà", "mả", "mã", "má", "mạ", "mai"];
        assert_eq!(sorted(tones.to_vec()), tones);
    }

    #[test]
    fn people_stand_by_given_name_then_from_the_family_name_on() {
        let list = [
            "Trần Văn An",
            "Hoàng Thị Bình",
            "Hoàng Văn Bình",
            "Nguyên Văn Bình",
            "Nguyễn Thị Bình",
            "Bùi Văn Định",
            "Hoàng Định",
            "Hoàng Văn Định",
        ];
        assert_eq!(sorted(list.to_vec()), list);
    }

    #[test]
    fn where_the_tone_is_written_moves_nobody_past_another() {
        let list = ["An Hòa", "An Hoà", "Bùi Hòa", "Bùi Hoà"];
        let order = sorted(list.to_vec());
        assert!(order[..2].iter().all(|name| name.starts_with("An")), "{order:?}");
    }

    proptest! {
        #[test]
        fn the_key_is_equal_only_for_the_same_text_however_composed(a in "[aAăâđdờộ ]{0,6}", b in "[aAăâđdờộ ]{0,6}") {
            prop_assert_eq!(sort_key(&a) == sort_key(&b), a == b);
            prop_assert_eq!(sort_key(&a.nfd().collect::<String>()), sort_key(&a));
        }
    }
}

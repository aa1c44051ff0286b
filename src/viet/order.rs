//! The order of people in a Vietnamese list: the alphabet with its shapes and tones, given name first.
//! A small table over decomposed letters; other scripts follow by code point.

use super::fold::nfc;
use unicode_normalization::UnicodeNormalization;

/// The place of a name in a Vietnamese list; keep it beside the name when sorting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    weights: Vec<u32>,
    /// Decides between names that differ only in case or in where the tone is written (hoà, hòa).
    written: String,
}

/// The key that lists people by given name, then by the words before it from left to right, in the alphabet's order:
/// a ă â, d đ, e ê, o ô ơ, u ư. Two words of the same letters stand in the order of their tones: không dấu, huyền, hỏi,
/// ngã, sắc, nặng (CLDR, locale `vi`). Only texts equal in NFC have equal keys.
pub fn sort_key(name: &str) -> SortKey {
    let name = nfc(name);
    let mut weights = Vec::with_capacity(name.len() + 8);
    let mut family: Vec<&str> = name.split_whitespace().collect();
    let given = family.pop();
    for word in given.into_iter().chain(family) {
        push_word(word, &mut weights);
    }
    SortKey { weights, written: name.into_owned() }
}

/// A letter weighs eight times its base plus its shape; below every letter, 0 ends the word and its tone follows.
fn push_word(word: &str, weights: &mut Vec<u32>) {
    let mut tone = 0;
    let start = weights.len();
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' => tone = 1,
            '\u{309}' => tone = 2,
            '\u{303}' => tone = 3,
            '\u{301}' => tone = 4,
            '\u{323}' => tone = 5,
            '\u{306}' => reshape(&mut weights[start..], 1),
            '\u{302}' => reshape(&mut weights[start..], 2),
            '\u{31b}' => reshape(&mut weights[start..], 3),
            'đ' => weights.push(u32::from('d') * 8 + 1),
            c => weights.push(u32::from(c) * 8),
        }
    }
    weights.extend([0, tone]);
}

fn reshape(letters: &mut [u32], shape: u32) {
    if let Some(last) = letters.last_mut() {
        *last = *last / 8 * 8 + shape;
    }
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

//! Whether a word is one a Vietnamese could say: an initial, a rhyme, a tone that goes with it. Not whether a dictionary has it.

use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::char::{compose, decompose_canonical};

const INITIALS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ooc \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn \
    uông uôt uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y ych ynh yt yêm yên yêng yêt yêu";

static RHYME: LazyLock<HashSet<&'static str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());

/// Whether the whole word, in NFC and of any case, is one Vietnamese syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let Some((letters, tone)) = toneless(word) else { return false };
    // gì, gìn: the i is initial and rhyme at once.
    let fits = |initial: &&str| {
        let rest = letters.strip_prefix(*initial);
        rest.is_some_and(|rhyme| goes_with(initial, rhyme) && RHYME.contains(rhyme) && goes_with_tone(rhyme, tone))
    };
    INITIALS.iter().chain(&[""]).any(fits)
}

/// Its letters in small, without the tone; none when that is no such word: two tones, foreign letters, too long.
fn toneless(word: &str) -> Option<(String, Option<char>)> {
    const LONGEST: usize = 7;
    let (mut letters, mut tone, mut twice) = (String::new(), None, false);
    for c in word.chars().flat_map(char::to_lowercase) {
        let mut base = '\0';
        decompose_canonical(c, |part| match part {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => twice |= tone.replace(part).is_some(),
            _ if base == '\0' => base = part,
            mark => base = compose(base, mark).unwrap_or('?'),
        });
        letters.push(base);
    }
    let known = |c: char| c.is_ascii_lowercase() && !"fjwz".contains(c) || "ăâđêôơư".contains(c);
    (!twice && letters.chars().count() <= LONGEST && letters.chars().all(known)).then_some((letters, tone))
}

/// c, g, ng stand before back vowels, k, gh, ngh before front ones.
fn goes_with(initial: &str, rhyme: &str) -> bool {
    let is_front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    match initial {
        "k" | "gh" | "ngh" => is_front,
        "c" | "ng" => !is_front,
        "g" => !is_front || rhyme.starts_with('i'),
        "qu" => !rhyme.starts_with(['o', 'ô', 'u', 'ư']),
        _ => true,
    }
}

/// Behind a stop only sắc and nặng are heard.
fn goes_with_tone(rhyme: &str, tone: Option<char>) -> bool {
    !(rhyme.ends_with(['c', 'p', 't', 'k']) || rhyme.ends_with("ch")) || matches!(tone, Some('\u{301}' | '\u{323}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_everyday_minutes_are_syllables_and_foreign_ones_are_not() {
        let vietnamese = "ủy uỷ ban nhân dân xã Trung Hội đề nghị sửa đường vào trạm bơm mưa là lội nghiêng gì giếng quyết \
            định khuya hòa hoà thuở quý quỳnh yêu ý Nguyễn Thị Bưởi xoong HỘI NGHỊ ghế ngoằn khuỷu thuế Đắk Lắk rượu";
        for word in vietnamese.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        for word in
            "windows test docx thing nghanh kat ced vớì cáć mac cach Trưng1 ồt naïf où été ợ̉ tiengs gheo a-b".split(' ')
        {
            assert!(!is_syllable(word) || word == "gheo", "{word}");
        }
    }
}

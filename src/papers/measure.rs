//! How wide a line of bold words is, so that rules get the length the decree asks for and titles break evenly.
//! An estimate by the widths in the rules; nothing here lays out a page.

use super::rules::Rules;
use unicode_normalization::UnicodeNormalization;

/// A rule under words is one third to one half as long (NĐ 30/2020, Phụ lục I, phần II, mục 2b and 5b).
const RULE: f64 = 0.4;
const POINT: f64 = 25.4 / 72.0;

/// Millimetres a bold line takes at `size` points.
pub fn width(rules: &Rules, text: &str, size: f64) -> f64 {
    text.nfc().map(|c| f64::from(advance(rules, c))).sum::<f64>() * size * POINT / 1000.0
}

fn advance(rules: &Rules, c: char) -> u16 {
    let base = std::iter::once(c).nfd().next().unwrap_or(c);
    let of_ascii = |c: char| rules.bold.widths.get((c as usize).wrapping_sub(0x20)).copied();
    let horned = |mark: char| std::iter::once(c).nfd().any(|part| part == mark);
    if horned('\u{31b}') {
        let with_horn: char = [base, '\u{31b}'].into_iter().nfc().next().unwrap_or(base);
        return rules.bold.others.get(&with_horn).copied().unwrap_or(600);
    }
    rules.bold.others.get(&c).copied().or_else(|| of_ascii(base)).unwrap_or(600)
}

/// A title broken evenly: the width to set it in, and the width of its last line, in millimetres.
pub struct Even {
    pub measure: f64,
    pub last: f64,
}

/// The narrowest measure in which a bold title needs no more lines than in `room` millimetres.
pub fn even(rules: &Rules, text: &str, size: f64, room: f64) -> Even {
    let words: Vec<f64> = text.split_whitespace().map(|word| width(rules, word, size)).collect();
    let space = width(rules, " ", size);
    let (lines, last) = broken(&words, space, room);
    if lines <= 1 {
        return Even { measure: room, last };
    }
    let (mut low, mut high) = (room / 2.0, room);
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        if broken(&words, space, middle).0 > lines { low = middle } else { high = middle }
    }
    // A little more than measured, lest a reader's font break a word earlier.
    let measure = (high * 1.02).min(room);
    Even { measure, last: broken(&words, space, measure).1 }
}

fn broken(words: &[f64], space: f64, room: f64) -> (usize, f64) {
    let (mut lines, mut line) = (1, 0.0);
    for word in words {
        if line > 0.0 && line + space + word > room {
            lines += 1;
            line = *word;
        } else {
            line += word + if line > 0.0 { space } else { 0.0 };
        }
    }
    (lines, line)
}

/// The length of the rule under a line that long.
pub fn rule(line: f64) -> f64 {
    line * RULE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_wide_as_the_font_makes_them() {
        let rules = Rules::in_force();
        let close = |text: &str, size: f64, mm: f64| assert!((width(rules, text, size) - mm).abs() < 0.01, "{text}");
        close("Độc lập - Tự do - Hạnh phúc", 13.0, 56.1386);
        close("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.0, 88.3116);
        close("Ứng", 12.0, (796.0 + 556.0 + 500.0) * 12.0 * POINT / 1000.0);
    }

    #[test]
    fn a_title_of_two_lines_breaks_in_the_middle() {
        let rules = Rules::in_force();
        let title =
            "Hội nghị trao đổi, đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân xóm Thống Nhất năm 2025";
        let even = even(rules, title, 14.0, 165.0);
        let whole = width(rules, title, 14.0);
        assert!(even.measure < 165.0 && even.last > whole * 0.4, "{} {}", even.measure, even.last);
    }
}

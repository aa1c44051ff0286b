//! How the headings of the agenda are numbered: "I. MỤC", "1. Khoản", "a) Điểm" (NĐ 30/2020, Phụ lục I, phần II, mục 6).

use super::model::Level;
use crate::viet::roman;

pub(super) fn heading(level: Level, n: usize, title: &str) -> String {
    match level {
        Level::Section => format!("{}. {}", roman(n), title.to_uppercase()),
        Level::Clause => format!("{n}. {title}"),
        Level::Point => format!("{}) {title}", letter(n)),
    }
}

/// "a" to "z", then "a2", "b2" …
fn letter(n: usize) -> String {
    let (round, at) = ((n.max(1) - 1) / 26, (n.max(1) - 1) % 26);
    let letter = char::from(b'a' + u8::try_from(at).unwrap_or(0));
    if round == 0 { letter.to_string() } else { format!("{letter}{}", round + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_its_own_numbers() {
        assert_eq!(heading(Level::Section, 4, "Đối thoại"), "IV. ĐỐI THOẠI");
        assert_eq!(heading(Level::Clause, 2, "Khai mạc"), "2. Khai mạc");
        assert_eq!([1, 26, 27].map(|n| heading(Level::Point, n, "x")), ["a) x", "z) x", "a2) x"]);
    }
}

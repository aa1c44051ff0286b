//! Numbers as Vietnamese papers write them: percentages, counts with two digits, Roman numerals.
//! Not the numbers of documents, which belong to an organ's own scheme.

/// Bytes as hexadecimal digits, two each, in small letters.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// `part` of `whole` in percent, rounded half up to one digit after a decimal comma: 58 of 65 → "89,2%".
/// `None` when `whole` is 0.
pub fn percent(part: usize, whole: usize) -> Option<String> {
    let (part, whole) = (part as u128, whole as u128);
    let tenths = (part * 2000 + whole).checked_div(whole * 2)?;
    Some(format!("{},{}%", tenths / 10, tenths % 10))
}

/// A count with at least two digits, as papers write those below ten: "02 xóm", "00 phiếu", "15 ý kiến".
pub fn two(n: usize) -> String {
    format!("{n:02}")
}

/// The Roman numeral of 1 to 3999, for headings and appendices (NĐ 30/2020, Phụ lục I); any other number in digits.
pub fn roman(n: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return n.to_string();
    }
    let mut rest = n;
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        numeral.push_str(&sign.repeat(rest / value));
        rest %= value;
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_hexadecimal_digits() {
        assert_eq!(hex(&[0x00, 0x0a, 0xf0, 0xff]), "000af0ff");
    }

    #[test]
    fn percentages_have_a_comma_and_one_digit() {
        for (part, whole, text) in [
            (58, 65, "89,2%"),
            (0, 7, "0,0%"),
            (7, 7, "100,0%"),
            (1, 3, "33,3%"),
            (2, 3, "66,7%"),
            (1, 2000, "0,1%"),
            (3, 2, "150,0%"),
        ] {
            assert_eq!(percent(part, whole).as_deref(), Some(text));
        }
        assert_eq!(percent(1, 0), None);
        assert_eq!(percent(usize::MAX, usize::MAX).as_deref(), Some("100,0%"));
    }

    #[test]
    fn counts_below_ten_take_a_zero() {
        assert_eq!([0, 2, 10, 132].map(two), ["00", "02", "10", "132"]);
    }

    #[test]
    fn roman_numerals() {
        let numerals = [1, 4, 9, 14, 40, 1990, 3999].map(roman);
        assert_eq!(numerals, ["I", "IV", "IX", "XIV", "XL", "MCMXC", "MMMCMXCIX"]);
        assert_eq!([0, 4000].map(roman), ["0", "4000"]);
    }
}

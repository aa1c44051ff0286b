//! How people, hamlets and dates are called in running text, and the blanks of what is not known. Not where a sentence begins.

use super::fold::fold;
use super::name::{Honorific, split_honorific};
use chrono::{Datelike, NaiveDate};

/// What is to be filled in by hand.
pub const BLANK: &str = "…";
/// What a row will fill in once it is known: twice as long, as papers leave it.
pub const WAITING_BLANK: &str = "……";

/// Somebody inside a sentence: "ông Hoàng Văn Định"; among comrades everybody is "đồng chí".
pub fn addressed(honorific: Option<Honorific>, name: &str, comrades: bool) -> String {
    if comrades {
        return format!("{} {}", Honorific::DongChi.word(), split_honorific(name).1);
    }
    match honorific {
        // A description may begin with its own: "anh áo xanh".
        Some(_) if split_honorific(name).0.is_some() => small(name),
        Some(honorific) => format!("{} {name}", honorific.word()),
        None => name.to_owned(),
    }
}

/// Words a hamlet's name may begin with: such a name already says what it is.
const PLACES: [&str; 12] = ["xóm", "thôn", "bản", "làng", "ấp", "buôn", "khóm", "khu", "tổ", "phố", "cụm", "tiểu khu"];

/// "xóm Thống Nhất": the kind of place is said once, whether it was kept with the name or not.
pub fn hamlet_call(name: &str) -> String {
    let name = name.trim();
    let folded = fold(name);
    let begins = |word: &&str| folded.strip_prefix(&fold(word)).is_some_and(|rest| rest.starts_with(' '));
    if PLACES.iter().any(begins) { small(name) } else { format!("{} {name}", PLACES[0]) }
}

/// "03/6/2025": zeros as in words (NĐ 30/2020, Phụ lục I, phần II, mục 4b).
pub fn numeric_date(date: NaiveDate) -> String {
    let zero = if date.month() < 3 { "0" } else { "" };
    format!("{:02}/{zero}{}/{}", date.day(), date.month(), date.year())
}

/// With a small first letter, unless the word is an abbreviation.
pub fn small(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_hamlets_are_called_as_in_a_sentence() {
        assert_eq!(addressed(Some(Honorific::Ong), "Hoàng Văn Định", false), "ông Hoàng Văn Định");
        assert_eq!(addressed(Some(Honorific::Anh), "Anh áo xanh", false), "anh áo xanh");
        assert_eq!(addressed(Some(Honorific::Ba), "bà Lý Thị Hoa", true), "đồng chí Lý Thị Hoa");
        assert_eq!(addressed(None, "Lý Thị Hoa", false), "Lý Thị Hoa");
        assert_eq!(hamlet_call("Thống Nhất"), "xóm Thống Nhất");
        assert_eq!(hamlet_call("Tiểu khu 5"), "tiểu khu 5");
        assert_eq!(hamlet_call("Làng Ngòi"), "làng Ngòi");
        assert_eq!(numeric_date(NaiveDate::from_ymd_opt(2025, 6, 3).unwrap()), "03/6/2025");
        assert_eq!(capital("ông áo xanh"), "Ông áo xanh");
    }
}

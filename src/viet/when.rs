//! Dates and times read from what people type.
//! No clock and no time zone: a date without a year is read near the day that is given. Days named from a day are in `relative`.

use super::fold::{fold, words};
use super::relative;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};

/// A time of day as people type it: 14:37, 14:37:20, 14.37, 1437, 14h37, 14h, 7h30', 19h 30, 14 giờ 37 phút, 7 rưỡi, 15 giờ
/// kém 10, and "2h30 chiều". A lone "14" is no time, nor is 24:00.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let folded = fold(text);
    let (clock, part) = match folded.trim().rsplit_once(|c: char| !c.is_alphabetic()) {
        Some((_, part @ ("sang" | "trua" | "chieu" | "toi"))) => (folded.trim().strip_suffix(part)?, part),
        _ => (folded.as_str(), ""),
    };
    let time = on_the_dial(clock)?;
    match (part, time.hour()) {
        ("sang", 12..) => None,
        ("trua", 1..=3) | ("chieu" | "toi", 1..=11) => time.with_hour(time.hour() + 12),
        _ => Some(time),
    }
}

/// A time of day without the part of the day.
fn on_the_dial(folded: &str) -> Option<NaiveTime> {
    const HOUR: [&str; 3] = ["h", "g", "gio"];
    const HALF: [&str; 4] = ["ruoi", "h ruoi", "g ruoi", "gio ruoi"];
    const SHORT_OF: [&str; 4] = ["kem", "h kem", "g kem", "gio kem"];
    const MINUTE: [&str; 7] = ["", "'", "’", "′", "p", "ph", "phut"];
    let parts = numbers(folded)?;
    let (hour, minute, second) = match parts[..] {
        [(hour, half)] if HALF.contains(&half) => (hour, "30", "0"),
        [(hour, short_of), (minute, end)] if SHORT_OF.contains(&short_of) && MINUTE.contains(&end) => {
            let left = 60u32.checked_sub(figure(minute)?).filter(|left| *left < 60)?;
            return NaiveTime::from_hms_opt(figure(hour)?.checked_sub(1)?, left, 0);
        }
        [(digits, "")] if (3..=4).contains(&digits.len()) => {
            let (hour, minute) = digits.split_at(digits.len() - 2);
            (hour, minute, "0")
        }
        [(hour, sign)] if HOUR.contains(&sign) => (hour, "0", "0"),
        [(hour, "."), (minute, "")] if minute.len() == 2 => (hour, minute, "0"),
        [(hour, ":"), (minute, "")] => (hour, minute, "0"),
        [(hour, ":"), (minute, ":"), (second, "")] => (hour, minute, second),
        [(hour, sign), (minute, end)] if HOUR.contains(&sign) && MINUTE.contains(&end) => (hour, minute, "0"),
        _ => return None,
    };
    NaiveTime::from_hms_opt(figure(hour)?, figure(minute)?, figure(second)?)
}

/// A date as people type it or say it on the day that is near: written in figures ("3/6", "ngày 3 tháng 6"), or named ("thứ Ba tới").
pub fn parse_date(text: &str, near: NaiveDate) -> Option<NaiveDate> {
    parse_date_said(text, near, near)
}

/// The same where the year of a written date and the day it is said on follow different days. Words that make a date the
/// last day ("trước ngày 3/6", "chậm nhất 3/6") leave it as it is.
pub fn parse_date_said(text: &str, near: NaiveDate, on: NaiveDate) -> Option<NaiveDate> {
    let folded = fold(text);
    let mut leads = std::iter::successors(Some(folded.trim()), |rest| relative::after_lead(rest));
    leads.find_map(|rest| parse_day(rest, near)).or_else(|| relative::day(text, on))
}

/// A date in figures: 3/6, 03/06/2025, 3-6, 3.6, 3/6/25, "3 tháng 6", "ngày 3 tháng 6 năm 2025", 2025-06-03, after
/// words that say the weekday or the part of the day ("sáng thứ Bảy, ngày 24/5/2025"), or before them in brackets. The
/// weekday is not checked against the date.
///
/// Without a year it is the first such day from 30 days before `near` on; a year of two digits is of this century.
fn parse_day(folded: &str, near: NaiveDate) -> Option<NaiveDate> {
    let parts = numbers(figures_of(folded)?)?;
    match parts[..] {
        [(year, "-"), (month, "-"), (day, "")] if year.len() == 4 => of(day, month, year),
        [(day, "/" | "-" | "." | "thang"), (month, "")] => near_day(figure(day)?, figure(month)?, near),
        [(day, "thang"), (month, "nam" | "," | "/" | "-" | "."), (year, "")]
        | [(day, "/" | "-" | "."), (month, "nam"), (year, "")] => of(day, month, year),
        [(day, one @ ("/" | "-" | ".")), (month, two), (year, "")] if one == two => of(day, month, year),
        _ => None,
    }
}

fn of(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(century + year.parse::<i32>().ok()?, figure(month)?, figure(day)?)
}

/// The first such day from 30 days before `near` on; 29 February may be eight years away.
fn near_day(day: u32, month: u32, near: NaiveDate) -> Option<NaiveDate> {
    let from = near.checked_sub_days(Days::new(30)).unwrap_or(near);
    let mut dates = (0..=8).filter_map(|ahead| NaiveDate::from_ymd_opt(from.year() + ahead, month, day));
    dates.find(|date| *date >= from)
}

/// The folded text without the words around the figures; `None` if there are words that no date has.
fn figures_of(folded: &str) -> Option<&str> {
    let (before, bracket) = folded.split_once('(').unwrap_or((folded, ""));
    if !words(bracket).all(is_day_word) {
        return None;
    }
    let mut rest = before.trim();
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let after = after.trim_start_matches([' ', ',', ':']);
        if word.starts_with(|c: char| c.is_ascii_digit()) || word.is_empty() {
            return Some(rest);
        }
        if !is_day_word(word) {
            return None;
        }
        // In "thứ 2, 3/6" the 2 belongs to the word before it; "thứ 2/6" says too little.
        rest = if word == "thu" && after.starts_with(|c: char| c.is_ascii_digit()) {
            let (weekday, date) = after.split_once([' ', ','])?;
            is_day_word(weekday).then(|| date.trim_start_matches([' ', ',', ':']))?
        } else {
            after
        };
    }
}

fn is_day_word(word: &str) -> bool {
    const WORDS: [&str; 31] = [
        "sang", "trua", "chieu", "toi", "ngay", "mong", "mung", "thu", "hai", "ba", "tu", "nam", "sau", "bay", "chu",
        "nhat", "cn", "t2", "t3", "t4", "t5", "t6", "t7", "2", "3", "4", "5", "6", "7", "vao", "hom",
    ];
    WORDS.contains(&word)
}

/// The figures and the sign that follows each, spaces aside: "14 gio 37 phut" → (14, gio) (37, phut). At most three;
/// `None` when the text does not begin with a figure.
fn numbers(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut rest = text.trim();
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let (number, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let (sign, next) = after.split_at(after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len()));
        if number.is_empty() || parts.len() == 3 {
            return None;
        }
        parts.push((number, sign.trim()));
        rest = next;
    }
    Some(parts)
}

/// An hour, minute, second, day or month: one or two figures.
fn figure(digits: &str) -> Option<u32> {
    if digits.len() > 2 { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::viet::{clock, date_words, full_day, short_date, short_day, time_words, weekday_words};
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn at(hour: u32, minute: u32, second: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, minute, second)
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, time) in [
            ("14:37", at(14, 37, 0)),
            (" 14h37 ", at(14, 37, 0)),
            ("14H", at(14, 0, 0)),
            ("7h30'", at(7, 30, 0)),
            ("10h45’", at(10, 45, 0)),
            ("7h30p", at(7, 30, 0)),
            ("7g30", at(7, 30, 0)),
            ("19h 30", at(19, 30, 0)),
            ("14 giờ 37 phút", at(14, 37, 0)),
            ("07 giờ", at(7, 0, 0)),
            ("1437", at(14, 37, 0)),
            ("730", at(7, 30, 0)),
            ("14.37", at(14, 37, 0)),
            ("14:37:20", at(14, 37, 20)),
            ("14:5", at(14, 5, 0)),
            ("7h15'", at(7, 15, 0)),
            ("7h rưỡi", at(7, 30, 0)),
            ("7 rưỡi", at(7, 30, 0)),
            ("15 giờ kém 10", at(14, 50, 0)),
            ("14h kém 15'", at(13, 45, 0)),
            ("2h30 chiều", at(14, 30, 0)),
            ("7 giờ rưỡi tối", at(19, 30, 0)),
            ("7 giờ sáng", at(7, 0, 0)),
            ("1h trưa", at(13, 0, 0)),
            ("11h30 trưa", at(11, 30, 0)),
            ("14h30 chiều", at(14, 30, 0)),
            ("14h sáng", None),
            ("kém 10", None),
            ("15 giờ kém", None),
            ("15 giờ kém 0", None),
            ("0h kém 5", None),
            ("14", None),
            ("14.5", None),
            ("24:00", None),
            ("14:60", None),
            ("14:37:20:1", None),
            ("lúc 14h", None),
            ("14h37x", None),
            ("½ ngày", None),
            ("10000000000000000000000h", None),
            ("", None),
        ] {
            assert_eq!(parse_time(text), time, "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let near = day(2025, 5, 24);
        let third = Some(day(2025, 6, 3));
        for (text, date) in [
            ("3/6", third),
            ("03/06/2025", third),
            ("3-6", third),
            ("3.6", third),
            ("3/6/25", third),
            ("3-6-2025", third),
            ("2025-06-03", third),
            ("3 / 6 / 2025", third),
            ("ngày 3 tháng 6 năm 2025", third),
            ("Ngày 03 tháng 06", third),
            ("3 tháng 6", third),
            ("3 tháng 6/2025", third),
            ("mùng 3 tháng 6", third),
            ("sáng ngày 3/6/2025", third),
            ("Thứ 3, ngày 3 tháng 6 năm 2025", third),
            ("thứ Ba 3/6", third),
            ("thứ 3, 3/6", third),
            ("T3 3/6", third),
            ("3/6/2025 (Thứ 2)", third),
            ("24/5/2025 (thứ Bảy)", Some(near)),
            ("trước ngày 3/6", third),
            ("trước 3/6", third),
            ("chậm nhất ngày 3 tháng 6", third),
            ("đến hết 3/6", third),
            ("thứ Ba tới", Some(day(2025, 5, 27))),
            ("17.10", Some(day(2025, 10, 17))),
            ("29/2/2024", Some(day(2024, 2, 29))),
            ("29/2", Some(day(2028, 2, 29))),
            ("29/2/2025", None),
            ("31/6", None),
            ("3/6-10", None),
            ("3/6/5", None),
            ("3/6/2025/1", None),
            ("3/2025", None),
            ("tháng 6", None),
            ("thứ 2/6", None),
            ("hạn 3/6", None),
            ("3/6 (dự kiến)", None),
            ("3/6 99999999999999999999", None),
            ("", None),
        ] {
            assert_eq!(parse_date(text, near), date, "{text}");
        }
    }

    #[test]
    fn a_date_without_a_year_is_the_next_one_from_thirty_days_back() {
        let near = day(2025, 12, 20);
        assert_eq!(parse_date("20/11", near), Some(day(2025, 11, 20)));
        assert_eq!(parse_date("19/11", near), Some(day(2026, 11, 19)));
        assert_eq!(parse_date("5/1", near), Some(day(2026, 1, 5)));
        assert_eq!(parse_date("20/12", day(2026, 1, 5)), Some(day(2025, 12, 20)));
        assert_eq!(parse_date("1/1", NaiveDate::MAX), None);
        assert!(parse_date("1/3", NaiveDate::MIN).is_some());
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parsers_panic(text in any::<String>(), typed in "[0-9]{0,5}[ ./:h()-]{0,2}[0-9]{0,5}(thứ |ngày| tháng |đ|́|’|\\()?[0-9/]{0,5}", near in any::<i32>()) {
            let near = NaiveDate::from_num_days_from_ce_opt(near).unwrap_or(NaiveDate::MIN);
            for text in [text, typed] {
                let _ = (parse_time(&text), parse_date(&text, near));
            }
        }

        #[test]
        fn what_is_written_is_read_back(days in 700_000i32..760_000, minute in 0u32..1440) {
            let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let far = day(1950, 1, 1);
            for text in [date_words(date), full_day(date), short_date(date), short_day(date), date.to_string(), format!("{}, {}", weekday_words(date), date_words(date))] {
                prop_assert_eq!(parse_date(&text, far), Some(date), "{}", text);
            }
            let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0);
            for text in [time_words(time.unwrap()), clock(time.unwrap())] {
                prop_assert_eq!(parse_time(&text), time);
            }
        }
    }
}

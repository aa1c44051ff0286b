//! Days that are named from a day: "thứ Ba tới", "10 ngày làm việc", "hết quý III". Not days written in figures; no clock.

use super::fold::{fold, nfc, words};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The most words such a day has.
const MOST: usize = 12;

/// The day a text names when it is said on `from`; none when it names none.
///
/// A weekday is the next one after `from`, "tuần này" and "tuần sau" are weeks from Monday on; a span of days, weeks, months
/// or years ends so long after `from` ("trước 10 ngày" too: the tenth day is the last), working days being Monday to Friday,
/// for holidays are not known here; months, quarters and years end on their last day, without a year the first such end from
/// `from` on.
pub(super) fn day(text: &str, from: NaiveDate) -> Option<NaiveDate> {
    // Without its mark "sáu" would be "sau".
    let folded = fold(&nfc(text).to_lowercase().replace("sáu", "6"));
    let mut rest = folded.trim();
    loop {
        let words: Vec<&str> = words(rest).take(MOST + 1).collect();
        if words.len() <= MOST
            && let Some(day) = near(&words, from)
                .or_else(|| weekday(&words, from))
                .or_else(|| span(&words, from))
                .or_else(|| end(&words, from))
        {
            return Some(day);
        }
        rest = after_lead(rest)?;
    }
}

/// The folded text after words that say that a day is the last one: "trước", "chậm nhất", "đến hết".
pub(super) fn after_lead(folded: &str) -> Option<&str> {
    const LEADS: [&str; 9] =
        ["trong vong ", "trong ", "truoc ", "cham nhat ", "muon nhat ", "khong qua ", "den ", "het ", "vao "];
    LEADS.iter().find_map(|lead| folded.strip_prefix(lead)).map(str::trim_start)
}

/// Whether a text counts in working days, of which holidays are not taken out.
pub fn counts_working_days(text: &str) -> bool {
    fold(text).contains("ngay lam viec")
}

fn near(words: &[&str], from: NaiveDate) -> Option<NaiveDate> {
    let words = match words {
        ["ngay" | "sang" | "trua" | "chieu" | "toi", rest @ ..] if !rest.is_empty() => rest,
        words => words,
    };
    let ahead = match words {
        ["hom", "nay"] | ["nay"] => 0,
        ["mai"] => 1,
        ["kia" | "mot"] => 2,
        _ => return None,
    };
    from.checked_add_days(Days::new(ahead))
}

fn weekday(words: &[&str], from: NaiveDate) -> Option<NaiveDate> {
    let words = match words {
        ["ngay" | "sang" | "trua" | "chieu" | "toi", rest @ ..] => rest,
        words => words,
    };
    let (weekday, rest) = match words {
        ["chu", "nhat", rest @ ..] | ["cn", rest @ ..] => (Weekday::Sun, rest),
        ["thu" | "t", name, rest @ ..] => (named(name)?, rest),
        [name, rest @ ..] => (named(name.strip_prefix('t')?)?, rest),
        [] => return None,
    };
    let monday = from.checked_sub_days(Days::new(u64::from(from.weekday().num_days_from_monday())))?;
    let of_week =
        |weeks: u64| monday.checked_add_days(Days::new(weeks * 7 + u64::from(weekday.num_days_from_monday())));
    match rest {
        [] | ["toi" | "sau"] => {
            of_week(u64::from(weekday.num_days_from_monday() <= from.weekday().num_days_from_monday()))
        }
        ["nay"] => of_week(u64::from(weekday.num_days_from_monday() < from.weekday().num_days_from_monday())),
        ["tuan", "nay"] => of_week(0),
        ["tuan", "sau" | "toi"] => of_week(1),
        ["tuan", "sau", "nua"] => of_week(2),
        _ => None,
    }
}
fn named(name: &str) -> Option<Weekday> {
    Some(match name {
        "hai" | "2" => Weekday::Mon,
        "ba" | "3" => Weekday::Tue,
        "tu" | "4" => Weekday::Wed,
        "nam" | "5" => Weekday::Thu,
        "6" | "sau" => Weekday::Fri,
        "bay" | "7" => Weekday::Sat,
        _ => return None,
    })
}

fn span(words: &[&str], from: NaiveDate) -> Option<NaiveDate> {
    let words = if let ["sau", rest @ ..] = words
        && rest.len() > 1
        && count(words[1]).is_some()
    {
        rest
    } else {
        words
    };
    let (length, rest) = match words {
        ["nua", "thang", rest @ ..] => return ends_there(rest).then(|| from.checked_add_days(Days::new(15)))?,
        ["muoi", ones, rest @ ..] if count(ones).is_some() => (10 + count(ones)?, rest),
        [tens, "muoi", rest @ ..] => (count(tens)?.checked_mul(10)?, rest),
        [number, rest @ ..] => (count(number)?, rest),
        [] => return None,
    };
    let (day, rest) = match rest {
        ["ngay", "lam", "viec", rest @ ..] if length <= 1000 => (working_days(from, length), rest),
        ["ngay" | "hom", rest @ ..] if length <= 3650 => (from.checked_add_days(Days::new(length)), rest),
        ["tuan", rest @ ..] if length <= 520 => (from.checked_add_days(Days::new(length * 7)), rest),
        ["thang", rest @ ..] if length <= 120 => (later(from, length), rest),
        ["nam", rest @ ..] if length <= 10 => (later(from, length * 12), rest),
        _ => return None,
    };
    day.filter(|_| ends_there(rest))
}
/// What may follow a span: "tới", "nữa", "kể từ ngày họp".
fn ends_there(rest: &[&str]) -> bool {
    const SINCE: [&str; 11] = ["ke", "tinh", "tu", "hom", "nay", "ngay", "hop", "hoi", "nghi", "bay", "gio"];
    match rest {
        [] | ["toi" | "nua" | "sau"] => true,
        ["ke" | "tinh" | "tu", rest @ ..] => !rest.is_empty() && rest.iter().all(|word| SINCE.contains(word)),
        _ => false,
    }
}
/// A number of at least one, in figures or as a word up to ten.
fn count(word: &str) -> Option<u64> {
    const WORDS: [&[&str]; 10] = [
        &["mot"],
        &["hai"],
        &["ba"],
        &["bon", "tu"],
        &["nam", "lam"],
        &["sau"],
        &["bay"],
        &["tam"],
        &["chin"],
        &["muoi"],
    ];
    let named = || WORDS.iter().position(|words| words.contains(&word)).map(|at| at as u64 + 1);
    word.parse::<u64>().ok().or_else(named).filter(|number| *number > 0)
}
fn working_days(from: NaiveDate, number: u64) -> Option<NaiveDate> {
    let works = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    from.iter_days().skip(1).filter(works).nth(usize::try_from(number).ok()?.checked_sub(1)?)
}
fn later(from: NaiveDate, months: u64) -> Option<NaiveDate> {
    from.checked_add_months(Months::new(u32::try_from(months).ok()?))
}

/// The last day of a month, a quarter or a year.
fn end(words: &[&str], from: NaiveDate) -> Option<NaiveDate> {
    let this_quarter = (from.month() - 1) / 3 * 3 + 3;
    match words {
        ["cuoi" | "het" | "trong", "thang", rest @ ..] => match rest {
            [] | ["nay"] => last_of(from.year(), from.month()),
            ["sau" | "toi"] => later(from, 1).and_then(|next| last_of(next.year(), next.month())),
            [month, rest @ ..] => ending(month_named(month)?, rest, from),
        },
        ["cuoi" | "het" | "trong", "quy"] | ["cuoi" | "het" | "trong", "quy", "nay"] => {
            last_of(from.year(), this_quarter)
        }
        ["cuoi" | "het" | "trong", "quy", quarter, rest @ ..] | ["quy", quarter, rest @ ..] => {
            ending(quarter_named(quarter)? * 3, rest, from)
        }
        ["cuoi" | "het" | "trong", "nam", rest @ ..] => match rest {
            [] | ["nay"] => last_of(from.year(), 12),
            ["sau" | "toi"] => last_of(from.year().checked_add(1)?, 12),
            year => ending(12, year, from),
        },
        _ => None,
    }
}
/// The end of a month in the year that follows it; without one the first from `from` on.
fn ending(month: u32, year: &[&str], from: NaiveDate) -> Option<NaiveDate> {
    match year {
        [] => [from.year(), from.year().checked_add(1)?]
            .into_iter()
            .find_map(|year| last_of(year, month).filter(|day| *day >= from)),
        ["nam", year] | [year] if year.len() == 4 => last_of(year.parse().ok()?, month),
        ["nam", "nay"] | ["nay"] => last_of(from.year(), month),
        ["nam", "sau" | "toi"] => last_of(from.year().checked_add(1)?, month),
        _ => None,
    }
}
fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}
fn month_named(word: &str) -> Option<u32> {
    match word {
        "gieng" => Some(1),
        "chap" => Some(12),
        _ => count(word).and_then(|number| u32::try_from(number).ok()).filter(|month| *month <= 12),
    }
}
fn quarter_named(word: &str) -> Option<u32> {
    match word {
        "i" | "1" | "mot" | "nhat" => Some(1),
        "ii" | "2" | "hai" => Some(2),
        "iii" | "3" | "ba" => Some(3),
        "iv" | "4" | "bon" | "tu" => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Said at the meeting of Saturday, 24/5/2025.
    const SAID: [(&str, (i32, u32, u32)); 67] = [
        ("hôm nay", (2025, 5, 24)),
        ("trong ngày hôm nay", (2025, 5, 24)),
        ("mai", (2025, 5, 25)),
        ("ngày mai", (2025, 5, 25)),
        ("Trước sáng mai", (2025, 5, 25)),
        ("ngày kia", (2025, 5, 26)),
        ("ngày mốt", (2025, 5, 26)),
        ("thứ Ba tới", (2025, 5, 27)),
        ("thứ 3 tới", (2025, 5, 27)),
        ("thu ba toi", (2025, 5, 27)),
        ("T3 tới", (2025, 5, 27)),
        ("trước thứ Ba tới", (2025, 5, 27)),
        ("chiều thứ Ba tới", (2025, 5, 27)),
        ("thứ Ba", (2025, 5, 27)),
        ("thứ Bảy tới", (2025, 5, 31)),
        ("thứ Bảy này", (2025, 5, 24)),
        ("chủ nhật", (2025, 5, 25)),
        ("CN tới", (2025, 5, 25)),
        ("thứ Ba tuần sau", (2025, 5, 27)),
        ("Thứ Bảy tuần sau", (2025, 5, 31)),
        ("chủ nhật tuần tới", (2025, 6, 1)),
        ("thứ Sáu tuần sau nữa", (2025, 6, 6)),
        ("thứ sau tuan sau", (2025, 5, 30)),
        ("thứ Hai tuần này", (2025, 5, 19)),
        ("chủ nhật tuần này", (2025, 5, 25)),
        ("trước 10 ngày", (2025, 6, 3)),
        ("trong 10 ngày", (2025, 6, 3)),
        ("sau 10 ngày", (2025, 6, 3)),
        ("10 ngày", (2025, 6, 3)),
        ("10 ngay nua", (2025, 6, 3)),
        ("trong vòng 10 ngày kể từ ngày họp", (2025, 6, 3)),
        ("chậm nhất 10 ngày tới", (2025, 6, 3)),
        ("mười ngày", (2025, 6, 3)),
        ("mười lăm ngày", (2025, 6, 8)),
        ("hai mươi ngày", (2025, 6, 13)),
        ("sáu ngày", (2025, 5, 30)),
        ("sau sáu ngày", (2025, 5, 30)),
        ("nửa tháng", (2025, 6, 8)),
        ("10 ngày làm việc", (2025, 6, 6)),
        ("5 ngày làm việc kể từ hôm nay", (2025, 5, 30)),
        ("1 ngày làm việc", (2025, 5, 26)),
        ("2 tuần", (2025, 6, 7)),
        ("hai tuần nữa", (2025, 6, 7)),
        ("1 tháng", (2025, 6, 24)),
        ("một năm", (2026, 5, 24)),
        ("cuối tháng", (2025, 5, 31)),
        ("hết tháng này", (2025, 5, 31)),
        ("cuối tháng sau", (2025, 6, 30)),
        ("cuối tháng Sáu", (2025, 6, 30)),
        ("cuối tháng 6", (2025, 6, 30)),
        ("cuoi thang 6", (2025, 6, 30)),
        ("hết tháng 6", (2025, 6, 30)),
        ("đến hết tháng 6/2026", (2026, 6, 30)),
        ("trong tháng 6 năm 2026", (2026, 6, 30)),
        ("cuối tháng 4", (2026, 4, 30)),
        ("cuối tháng 2", (2026, 2, 28)),
        ("hết quý III", (2025, 9, 30)),
        ("hết quý", (2025, 6, 30)),
        ("quý 3", (2025, 9, 30)),
        ("quy iii", (2025, 9, 30)),
        ("quý I", (2026, 3, 31)),
        ("trong quý IV/2025", (2025, 12, 31)),
        ("trước cuối quý 2 năm 2026", (2026, 6, 30)),
        ("hết năm", (2025, 12, 31)),
        ("cuối năm nay", (2025, 12, 31)),
        ("cuối năm sau", (2026, 12, 31)),
        ("hết năm 2027", (2027, 12, 31)),
    ];

    #[test]
    fn days_are_understood_as_people_name_them() {
        for (text, (year, month, of_month)) in SAID {
            assert_eq!(day(text, date(2025, 5, 24)), Some(date(year, month, of_month)), "{text}");
        }
    }

    #[test]
    fn marks_make_no_difference_but_in_six() {
        for (text, _) in SAID.iter().filter(|(text, _)| !text.to_lowercase().contains("sáu")) {
            let from = date(2025, 5, 24);
            assert_eq!(day(&fold(text), from), day(text, from), "{text}");
        }
        assert_eq!(day("cuối tháng sáu", date(2025, 3, 24)), Some(date(2025, 6, 30)));
        assert_eq!(day("cuối tháng sau", date(2025, 3, 24)), Some(date(2025, 4, 30)));
    }

    #[test]
    fn what_names_no_day_is_not_guessed() {
        for text in [
            "",
            "sớm",
            "tháng 6",
            "0 ngày",
            "không ngày",
            "ngày",
            "tuần sau",
            "thứ",
            "thứ 8",
            "thứ 3 tháng 6",
            "10 giờ",
            "10 ngày trước",
            "quý 5",
            "cuối tháng 13",
            "hết",
            "trước",
            "99999999999999999999 ngày",
            "9999 năm",
            "10 ngày làm",
            "UBND xã",
            "mai sau này",
        ] {
            assert_eq!(day(text, date(2025, 5, 24)), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_named_from_a_day_never_lies_before_it(at in 0..67usize, days in 700_000i32..760_000) {
            let from = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let (text, _) = SAID[at];
            let fixed = text.contains("20") || text.contains("tuần này");
            let named = day(text, from);
            prop_assert!(named.is_some() && (fixed || named >= Some(from)), "{text} {from} {named:?}");
        }
        #[test]
        fn nothing_typed_makes_it_panic(
            words in proptest::collection::vec("(thứ|ba|sau|tới|tuần|ngày|tháng|quý|năm|hết|cuối|nay|làm|việc|trước|[0-9]{1,20}|nữa|chủ|nhật|\\PC)", 0..6),
            near in any::<i32>(),
        ) {
            let near = NaiveDate::from_num_days_from_ce_opt(near).unwrap_or(NaiveDate::MAX);
            for from in [near, NaiveDate::MAX, NaiveDate::MIN] {
                let _ = day(&words.join(" "), from);
            }
        }
    }
}

//! Dates and times as they are written: in words for paper, in figures for the screen.
//! Not how they are read; no clock and no time zone.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// "ngày 24 tháng 5 năm 2025", "ngày 05 tháng 02 năm 2025": a zero before days below 10 and before months 1 and 2 only
/// (NĐ 30/2020, Phụ lục I, phần I, mục II.4).
pub fn date_words(date: NaiveDate) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let zero = if month < 3 { "0" } else { "" };
    format!("ngày {day:02} tháng {zero}{month} năm {year}")
}

/// "thứ Hai" to "thứ Bảy" (NĐ 30/2020, Phụ lục II, mục V.8c), "Chủ nhật".
pub fn weekday_words(date: NaiveDate) -> &'static str {
    const DAYS: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
    DAYS[date.weekday().num_days_from_monday() as usize]
}

/// "14 giờ 05 phút", "07 giờ 30 phút".
pub fn time_words(time: NaiveTime) -> String {
    format!("{:02} giờ {:02} phút", time.hour(), time.minute())
}

/// "14:05", for the screen.
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// "24/5/2025", for the screen.
pub fn short_date(date: NaiveDate) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

/// "thứ Ba, 03/6/2025": a date in full, its zeros as on paper.
pub fn full_day(date: NaiveDate) -> String {
    let zero = if date.month() < 3 { "0" } else { "" };
    format!("{}, {:02}/{zero}{}/{}", weekday_words(date), date.day(), date.month(), date.year())
}

/// "24/5/2025 (thứ Bảy)", for the screen.
pub fn short_day(date: NaiveDate) -> String {
    format!("{} ({})", short_date(date), weekday_words(date))
}

/// "Bien-ban-2025-05-24-v2-du-thao": what the file of a paper is called, letters, digits and hyphens, good on every system.
/// `paper` is the code of a paper, "all" or "record"; only a draft and a public copy say that they are one.
pub fn paper_stem(paper: &str, day: NaiveDate, version: Option<i64>, is_draft: bool, is_public: bool) -> String {
    let kind = match paper {
        "minutes" => "Bien-ban",
        "conclusions" => "Thong-bao-ket-luan",
        "report" => "Bao-cao-ket-qua",
        "opinions" => "Tong-hop-y-kien",
        "speakers" => "Danh-sach-phat-bieu",
        "agenda" => "Chuong-trinh",
        "sheets" => "Phieu-ghi-tay",
        "journal" => "Nhat-ky-ghi-chep",
        "all" => "Ho-so",
        "record" => "Du-lieu",
        other => other,
    };
    let version = version.map(|version| format!("-v{version}")).unwrap_or_default();
    let draft = if is_draft { "-du-thao" } else { "" };
    let public = if is_public { "-cong-khai" } else { "" };
    format!("{kind}-{}{version}{draft}{public}", day.format("%Y-%m-%d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn at(hour: u32, minute: u32, second: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, minute, second)
    }

    #[test]
    fn only_days_below_ten_and_the_first_two_months_take_a_zero() {
        assert_eq!(date_words(day(2025, 5, 24)), "ngày 24 tháng 5 năm 2025");
        assert_eq!(date_words(day(2025, 2, 5)), "ngày 05 tháng 02 năm 2025");
        assert_eq!(date_words(day(2025, 12, 1)), "ngày 01 tháng 12 năm 2025");
        assert_eq!(date_words(day(2025, 3, 10)), "ngày 10 tháng 3 năm 2025");
    }

    #[test]
    fn weekdays_and_clock() {
        assert_eq!(weekday_words(day(2025, 3, 24)), "thứ Hai");
        assert_eq!(weekday_words(day(2025, 5, 25)), "Chủ nhật");
        assert_eq!(short_day(day(2025, 5, 24)), "24/5/2025 (thứ Bảy)");
        assert_eq!(time_words(at(14, 5, 59).unwrap()), "14 giờ 05 phút");
        assert_eq!(clock(at(7, 5, 0).unwrap()), "07:05");
    }
}

//! Moments and days: what rows hold. No clock is read here; moments come in from outside.

use chrono::{DateTime, FixedOffset, NaiveTime, SecondsFormat, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A calendar day.
pub type Date = chrono::NaiveDate;

/// A moment in UTC, to the millisecond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(i64);

impl Time {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn from_millis(millis: i64) -> Time {
        Time(millis)
    }
    pub const fn millis(self) -> i64 {
        self.0
    }
    /// RFC 3339 in UTC, always with milliseconds, so that text order is time order.
    pub fn to_rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Millis, true)
    }
    /// RFC 3339 with the meeting's own offset, to the second: what scripts read.
    pub fn to_rfc3339_at(self, offset_minutes: i64) -> String {
        self.at(offset_minutes).to_rfc3339_opts(SecondsFormat::Secs, false)
    }
    pub fn parse(text: &str) -> Option<Time> {
        DateTime::parse_from_rfc3339(text).ok().map(|time| Time(time.timestamp_millis()))
    }
    /// The same moment on the clock of a place `offset_minutes` east of Greenwich.
    pub fn at(self, offset_minutes: i64) -> DateTime<FixedOffset> {
        let seconds = i32::try_from(offset_minutes * 60).unwrap_or(0);
        let offset = FixedOffset::east_opt(seconds).unwrap_or(FixedOffset::east_opt(0).expect("zero is an offset"));
        self.utc().with_timezone(&offset)
    }
    /// The moment a clock `offset_minutes` east of Greenwich shows this day and time.
    pub fn of(day: Date, clock: NaiveTime, offset_minutes: i64) -> Time {
        Time(day.and_time(clock).and_utc().timestamp_millis() - offset_minutes * 60_000)
    }
    /// Milliseconds from `earlier` to this moment; never negative.
    pub fn since(self, earlier: Time) -> i64 {
        (self.0 - earlier.0).max(0)
    }
    pub const fn plus_millis(self, millis: i64) -> Time {
        Time(self.0.saturating_add(millis))
    }
    pub const fn plus_seconds(self, seconds: i64) -> Time {
        self.plus_millis(seconds.saturating_mul(1000))
    }
    pub fn until(self, later: Time) -> Duration {
        Duration::from_millis(u64::try_from(later.since(self)).unwrap_or(0))
    }
    fn utc(self) -> DateTime<Utc> {
        Utc.timestamp_millis_opt(self.0).single().unwrap_or_default()
    }
}

/// Whole minutes that have passed in so many milliseconds, on screens and in papers alike.
pub const fn whole_minutes(millis: i64) -> i64 {
    millis / 60_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        let time = Time::parse("2025-05-24T14:37:05.250+07:00").unwrap();
        assert_eq!(time.to_rfc3339(), "2025-05-24T07:37:05.250Z");
        assert_eq!(Time::parse(&time.to_rfc3339()), Some(time));
        assert_eq!(time.to_rfc3339_at(420), "2025-05-24T14:37:05+07:00");
        let clock = NaiveTime::from_hms_opt(14, 37, 5).unwrap();
        assert_eq!(Time::of(Date::from_ymd_opt(2025, 5, 24).unwrap(), clock, 420).plus_millis(250), time);
    }

    #[test]
    fn durations_are_never_negative() {
        assert_eq!(Time::from_millis(5).since(Time::from_millis(9)), 0);
    }
}

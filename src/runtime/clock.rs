//! The clock: the one place that reads it. A wall anchor plus monotonic time, so that no correction of the system's clock makes
//! a turn longer or shorter; a jump of more than two seconds is taken over, and told.

use crate::domain::Time;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// A difference beyond this between the wall clock and ours is taken over, in milliseconds.
const TOLERATED: i64 = 2_000;

/// Minutes east of Greenwich where no meeting says otherwise: Vietnam has one zone and no summer time.
pub const VIETNAM: i64 = 7 * 60;

pub struct Clock {
    wall: Time,
    started: Instant,
}

impl Clock {
    pub fn start() -> Clock {
        let (wall, started) = read();
        Clock { wall, started }
    }
    /// The moment it is, and by how many milliseconds the wall clock jumped since the last look, if it did.
    pub fn now(&mut self) -> (Time, Option<i64>) {
        let (wall, instant) = read();
        self.at(wall, instant)
    }
    fn at(&mut self, wall: Time, instant: Instant) -> (Time, Option<i64>) {
        let passed = instant.saturating_duration_since(self.started).as_millis();
        let ours = self.wall.plus_millis(i64::try_from(passed).unwrap_or(i64::MAX));
        let jump = wall.millis() - ours.millis();
        if jump.abs() <= TOLERATED {
            return (ours, None);
        }
        *self = Clock { wall, started: instant };
        (wall, Some(jump))
    }
}

/// The moment it is, once.
pub fn now() -> Time {
    read().0
}

fn read() -> (Time, Instant) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    (Time::from_millis(i64::try_from(since).unwrap_or(i64::MAX)), Instant::now())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_small_correction_is_not_followed_a_jump_is_and_is_told() {
        let started = Instant::now();
        let mut clock = Clock { wall: Time::from_millis(1_000_000), started };
        let second = |n: u64| started + Duration::from_secs(n);
        assert_eq!(clock.at(Time::from_millis(1_011_500), second(10)), (Time::from_millis(1_010_000), None));
        let (now, jump) = clock.at(Time::from_millis(1_380_000), second(20));
        assert_eq!((now, jump), (Time::from_millis(1_380_000), Some(360_000)));
        assert_eq!(clock.at(Time::from_millis(1_381_000), second(21)), (Time::from_millis(1_381_000), None));
    }
}

//! Lines out: results on stdout, complaints on stderr, cleaned of whatever would move a terminal.

use super::Failure;
use crate::domain::Time;
use crate::runtime::{self, clock};
use crate::viet;
use std::io::{IsTerminal, Write};

/// One line of a result.
pub fn line(text: &str) -> Result<(), Failure> {
    writeln!(std::io::stdout().lock(), "{}", viet::one_line(text)).map_err(Failure::from)
}

pub fn json(value: &serde_json::Value) -> Result<(), Failure> {
    let text = runtime::json(value)?;
    writeln!(std::io::stdout().lock(), "{text}").map_err(Failure::from)
}

/// One line on stderr; when even that fails there is nobody to tell.
pub fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "thuky: {}", viet::one_line(text));
}

/// How far something is, in one line on stderr that is written over: only on a terminal, and only when it takes longer than a
/// second.
pub struct Progress {
    since: Option<Time>,
    is_shown: bool,
}

/// Nothing is told before so many milliseconds.
const PATIENCE: i64 = 1_000;

impl Progress {
    pub fn start() -> Progress {
        Progress { since: std::io::stderr().is_terminal().then(clock::now), is_shown: false }
    }
    pub fn tell(&mut self, words: impl FnOnce() -> String) {
        if self.is_due(clock::now()) {
            self.is_shown = true;
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r\x1b[K{}", viet::one_line(&words())).and_then(|()| err.flush());
        }
    }
    fn is_due(&self, now: Time) -> bool {
        self.since.is_some_and(|since| now.since(since) > PATIENCE)
    }
    /// The line is gone; results stand where they would without it.
    pub fn end(self) {
        if self.is_shown {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_on_a_terminal_and_after_a_second_only() {
        let at = Time::from_millis;
        let on_a_terminal = Progress { since: Some(at(5_000)), is_shown: false };
        assert!(!on_a_terminal.is_due(at(5_000)) && !on_a_terminal.is_due(at(6_000)));
        assert!(on_a_terminal.is_due(at(6_001)));
        assert!(!Progress { since: None, is_shown: false }.is_due(at(60_000)));
    }
}

//! How a TOML file is read: texts made harmless, days, clock times, and the one sentence that says which line is wrong.

use crate::domain::Date;
use crate::viet::one_line;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use std::borrow::Borrow;
use std::fmt;
use std::ops::{Deref, Range};

/// A file that cannot be read: the line (from 1) and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    pub line: usize,
    pub what: String,
}

impl Error {
    /// What is wrong at a byte of the text.
    pub(super) fn at(text: &str, byte: usize, what: impl Into<String>) -> Error {
        let before = text.as_bytes().iter().take(byte);
        Error { line: before.filter(|byte| **byte == b'\n').count() + 1, what: what.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for Error {}

/// Reads a value out of TOML.
pub(super) fn from_toml<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let what = error.message().split_whitespace().collect::<Vec<_>>().join(" ");
        Error::at(text, error.span().unwrap_or(Range { start: 0, end: 0 }).start, one_line(&what))
    })
}

/// One line of text, cleaned and trimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(from = "String")]
pub(super) struct Words(String);

impl From<String> for Words {
    fn from(text: String) -> Words {
        Words(one_line(&text).trim().to_owned())
    }
}

impl Deref for Words {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Words {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A day written "2025-05-24".
pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    let text = String::deserialize(from)?;
    let day = Date::parse_from_str(&text, "%Y-%m-%d");
    day.map(Some).map_err(|_| D::Error::custom(format!("\"{text}\" is not a day such as \"2025-05-24\"")))
}

/// A clock time written "14:30", or nothing.
pub(super) fn clock<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let is_clock = || text.len() == 5 && chrono::NaiveTime::parse_from_str(&text, "%H:%M").is_ok();
    if text.is_empty() || is_clock() {
        return Ok(text);
    }
    Err(D::Error::custom(format!("\"{text}\" is not a time such as \"14:30\"")))
}

/// A code of `viet::Honorific`, or nothing.
pub(super) fn honorific<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() || crate::viet::Honorific::from_code(&text).is_some() {
        return Ok(text);
    }
    Err(D::Error::custom(format!("\"{text}\" is not an honorific such as \"ong\", \"ba\", \"dongchi\"")))
}

//! Lines out: results on stdout, complaints on stderr, cleaned of whatever would move a terminal.

use super::Failure;
use crate::runtime;
use crate::viet;
use std::io::Write;

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

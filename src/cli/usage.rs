//! Help and version as they were asked for, and wrong usage in one line of the user's language.

use super::output;
use crate::text::{self, Lang, Wrong};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::process::ExitCode;

/// Says what was asked for (exit 0) or what was typed wrong (exit 2).
pub fn tell(error: &clap::Error, arguments: &[OsString], lang: Lang) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return if error.print().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let (wrong, right) = understood(error);
    output::complain(&text::wrong_usage(&wrong, &right, &command(error, arguments), lang));
    ExitCode::from(2)
}

fn understood(error: &clap::Error) -> (Wrong, Vec<String>) {
    let first = |kind| words(error, kind).into_iter().next().unwrap_or_default();
    let argument = || first(ContextKind::InvalidArg);
    let value = || Wrong::Value { of: argument(), value: first(ContextKind::InvalidValue) };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            (Wrong::Command(first(ContextKind::InvalidSubcommand)), words(error, ContextKind::SuggestedSubcommand))
        }
        // Only an option begins with a hyphen; anything else is a word too many.
        ErrorKind::UnknownArgument if argument().starts_with('-') => {
            (Wrong::Option(argument()), words(error, ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => (Wrong::TooMany(argument()), Vec::new()),
        ErrorKind::InvalidValue => (value(), words(error, ContextKind::ValidValue)),
        ErrorKind::ValueValidation => (value(), Vec::new()),
        ErrorKind::TooManyValues => (Wrong::TooMany(first(ContextKind::InvalidValue)), Vec::new()),
        ErrorKind::MissingRequiredArgument => {
            (Wrong::Missing(words(error, ContextKind::InvalidArg).join(" ")), Vec::new())
        }
        _ => (Wrong::Unclear, Vec::new()),
    }
}

fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

/// "thuky export", when that is where it went wrong.
fn command(error: &clap::Error, arguments: &[OsString]) -> String {
    let is_named = |word: &&str| super::options::command(Lang::Vi).find_subcommand(word).is_some();
    let named = arguments.iter().skip(1).filter_map(|word| word.to_str()).find(is_named);
    match named.filter(|_| error.kind() != ErrorKind::InvalidSubcommand) {
        Some(name) => format!("thuky {name}"),
        None => "thuky".to_owned(),
    }
}

//! The command line: one file per subcommand. Exit 0 done, 1 refused or failed with one line on stderr, 2 wrong usage.

mod options;
mod check;
mod demo;
mod export;
mod live;
mod list;
mod log;
mod new;
mod output;
mod search;
mod show;
mod verify;

use crate::runtime;
use crate::store;
use crate::text::{self, Lang};
use options::Options;
use std::ffi::OsString;
use std::process::ExitCode;

/// Why a command did not do what it was asked for.
#[derive(Debug)]
enum Failure {
    Store(store::Error),
    Runtime(runtime::Error),
    /// Already worded.
    Said(String),
    /// Already worded: what was typed makes no sense, whatever the file holds.
    Usage(String),
    /// The reader of our output went away: nobody is left to tell.
    Silent,
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        Failure::Store(error)
    }
}
impl From<runtime::Error> for Failure {
    fn from(error: runtime::Error) -> Failure {
        Failure::Runtime(error)
    }
}
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Failure::Silent } else { Failure::Said(error.to_string()) }
    }
}

type Outcome = Result<(), Failure>;

/// The exit code of a command line that makes no sense.
const WRONG_USAGE: u8 = 2;

/// Runs the program with its arguments (the first is its own name).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = options::lang_of(&arguments);
    let matches = match options::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return wrong_usage(&error, lang),
    };
    let options = Options::of(&matches, lang);
    let outcome = match matches.subcommand() {
        None => live::home(&options),
        Some(("demo", args)) => demo::run(&options, args),
        Some(("live", args)) => live::run(&options, args),
        Some(("chair", args)) => live::chair(&options, args),
        Some(("new", args)) => new::run(&options, args),
        Some(("export", args)) => export::run(&options, args),
        Some(("list", _)) => list::run(&options),
        Some(("show", args)) => show::run(&options, args),
        Some(("log", args)) => log::run(&options, args),
        Some(("search", args)) => search::run(&options, args),
        Some(("verify", args)) => verify::run(&options, args),
        Some(("check", _)) => check::run(&options),
        Some(("backup", args)) => check::backup(&options, args),
        Some((other, _)) => Err(Failure::Said(other.to_owned())),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure, lang),
    }
}

impl Failure {
    fn worded(&self, lang: Lang) -> String {
        match self {
            Failure::Store(error) => text::store_error(error, lang),
            Failure::Runtime(error) => error.worded(lang),
            Failure::Said(line) | Failure::Usage(line) => line.clone(),
            Failure::Silent => String::new(),
        }
    }
}

fn fail(failure: &Failure, lang: Lang) -> ExitCode {
    if !matches!(failure, Failure::Silent) {
        output::complain(&failure.worded(lang));
    }
    if matches!(failure, Failure::Usage(_)) { ExitCode::from(WRONG_USAGE) } else { ExitCode::FAILURE }
}

fn wrong_usage(error: &clap::Error, lang: Lang) -> ExitCode {
    // Help and version are asked for, and go to standard output; everything else is wrong usage.
    if matches!(error.kind(), clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion) {
        return if error.print().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    output::complain(&options::wrong(error, lang));
    ExitCode::from(WRONG_USAGE)
}

//! The command line: one file per subcommand.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with its arguments (the first is its own name). Exit 0 done, 1 refused or failed, 2 wrong usage.
pub fn run(_args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}

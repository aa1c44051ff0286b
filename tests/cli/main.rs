//! The command line: what every command says, where it goes, and that a refusal is one line that leaves everything as it was.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

mod bundle;
mod commands;
mod output;
mod papers;
mod place;
mod secretary;
mod strangers;
mod usage;
mod verify;

//! The whole program in real pseudo-terminals: bytes in, screens out, kills between; and what the file holds afterwards.
#![cfg(unix)]
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

#[path = "../common/telex.rs"]
mod telex;

mod ends;
mod errands;
mod first;
mod hostile;
mod readers;
mod record;
mod secretary;
mod sizes;
mod window;
mod cat;

//! The whole program in real pseudo-terminals: bytes in, screens out, kills between; and what the file holds afterwards.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../common/telex.rs"]
mod telex;
#[path = "../common/words.rs"]
mod words;

mod cat;
mod delay;
mod desk;
mod ends;
mod eyes;
mod errands;
mod first;
mod hands;
mod hostile;
mod interrupted;
mod plain;
mod patterns;
mod readers;
mod record;
mod secretary;
mod sizes;
mod streams;
mod window;

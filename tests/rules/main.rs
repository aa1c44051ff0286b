//! The rules of the record, each test named by the sentence it proves.
#![allow(clippy::unwrap_used, clippy::panic)]

mod agenda;
mod floor;
mod hall;
mod opinions;
mod people;
mod prose;
mod queue;
mod times;
mod undo;

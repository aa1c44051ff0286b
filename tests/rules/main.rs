//! The rules of the record, each test named by the sentence it proves.
#![allow(clippy::unwrap_used, clippy::panic)]

mod agenda;
mod floor;
mod hall;
mod opinions;
mod missing;
mod people;
mod prose;
mod queue;
mod read_back;
mod times;
mod undo;
mod versions;

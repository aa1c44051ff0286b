//! The rules of the record, each test named by the sentence it proves.

mod agenda;
mod floor;
mod hall;
mod opinions;
mod people;
mod prose;
mod queue;
mod times;
mod undo;

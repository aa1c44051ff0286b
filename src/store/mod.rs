//! How steps reach the disk, and come back; the journal; readers. Nothing outside this room touches SQLite, and nothing in it
//! knows what a meeting means: tables come from `domain::TABLES`, rows as columns and values.
//!
//! `Store` writes a file, alone; `Desk` is the thread it sits on; `Reading` is what it and the lookers read with. In a
//! process that writes a file, nothing but SQLite may open it: see `place`.

mod error;
mod place;
mod lock;
mod connect;
mod journal;
mod rows;
mod schema;
mod prose;
mod read;
mod replay;
mod check;
mod look;
mod backup;
mod open;
mod write;
mod spill;
mod desk;
mod clerk;
#[cfg(test)]
mod tests;

pub use backup::backup;
pub use check::Report;
pub use desk::{Ack, Desk, Habits, Question, Reply, Unsaved};
pub use error::{Error, Fault, Result};
pub use look::{Look, Seen, check, look, read, sound};
pub use open::Store;
pub use prose::Hit;
pub use read::{Draft, Loaded, Reading, Summary};
pub use write::Batch;

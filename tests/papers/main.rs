//! Papers: what stands in the minutes, and that the files hold it in the form the decree asks for.
#![allow(clippy::unwrap_used, clippy::panic)]

mod agreement;
mod calendar;
mod conclusions;
mod docx;
mod dump;
mod everything;
mod hall;
mod journal;
mod large;
mod layout;
mod lists;
mod many;
mod measured;
mod minutes;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
mod random;
mod read_back;
mod report;
mod saved;
mod spreadsheets;
mod tables;
mod versions;
mod word;

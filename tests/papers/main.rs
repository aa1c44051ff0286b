//! Papers: what stands in the minutes, and that the files hold it in the form the decree asks for.
#![allow(clippy::unwrap_used, clippy::panic)]

mod calendar;
mod docx;
mod hall;
mod journal;
mod large;
mod measured;
mod minutes;
mod plain;
mod saved;
mod spreadsheets;
mod tables;

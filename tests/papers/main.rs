//! Papers: what stands in the minutes, and that the files hold it in the form the decree asks for.
#![allow(clippy::unwrap_used, clippy::panic)]

mod docx;
mod calendar;
mod hall;
mod journal;
mod large;
mod measured;
mod minutes;
mod plain;
mod saved;
mod spreadsheets;
mod tables;

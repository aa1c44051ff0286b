//! Papers: what stands in the minutes, and that the files hold it in the form the decree asks for.
#![allow(clippy::unwrap_used, clippy::panic)]

mod docx;
mod everything;
mod hall;
mod layout;
mod measured;
mod minutes;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
mod saved;
mod word;

//! Papers: what stands in the minutes, and that the files hold it in the form the decree asks for.
#![allow(clippy::unwrap_used, clippy::panic)]

mod docx;
mod hall;
mod many;
mod measured;
mod minutes;
mod plain;
mod random;
mod read_back;
mod saved;
mod versions;

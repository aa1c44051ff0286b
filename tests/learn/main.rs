//! What is learned from the screen: every key a box hints does something there, what a mouse can do keys can, the first
//! start, days and times shown back, and the names at the door.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;

mod days;
mod door;
mod hints;
mod mouse;
mod start;

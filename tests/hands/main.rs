//! The hands of the secretary: the built-in Telex and VNI, and shorthand.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;

mod laws;
mod shorthand;
mod typing;
mod words;

//! thuky: the console of the secretary of a public meeting. This file is the plan of the house.
//!
//! ```text
//!  bytes ─input─▶ Event ─App::on(event, now)─▶ rules: Do(changes) | Ask(warnings) | Refuse(refusal)
//!                           │
//!                           ├─▶ Step n ─▶ Meeting::apply ─▶ memory ─▶ view::draw once per batch of input
//!                           └─▶ mailbox {steps in order, newest draft} ─▶ store thread: one transaction ─▶ Saved(n)
//! ```
//!
//! A room may use only the rooms above it in the list below; `tests/rooms.rs` reads the list and holds the house to it.
//!
//! Invariants: `domain` reads no clock, file, terminal or environment · memory changes only in `Meeting::apply` · what is
//! on the disk is memory as it was at some step, and "saved" is said after COMMIT · one step, whole or not at all · a view
//! takes `&App` · one function reads the clock · help, footer, palette and README's keys come from the key table · what
//! can be computed is not stored · after any random walk: store loaded = memory = journal replayed.

pub mod viet;
pub mod domain;
pub mod action;
pub mod keymap;
pub mod editor;
pub mod layout;
pub mod app;
pub mod store;
pub mod intake;
pub mod text;
pub mod papers;
pub mod view;
pub mod runtime;
pub mod cli;

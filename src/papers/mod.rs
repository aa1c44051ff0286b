//! The meeting as documents: one model without a format, then the formats, the file, and how people are called in them.
//!
//! Papers read rows only: the same meeting gives the same bytes. Nothing here asks for a clock, or changes a meeting.

pub mod calls;
pub mod docx;
pub mod file;
pub mod json;
pub mod markdown;
mod clean;
mod course;
mod entry;
mod measure;
mod minutes;
mod missing;
mod model;
mod moments;
mod result;
mod rules;
mod tally;
mod told;
mod words;

pub use clean::harmless;
pub use minutes::{Copy, minutes, minutes_for};
pub use missing::{missing, odd_votes};
pub use model::{Block, Column, Document, Face, Head, Level, Paragraph, Receivers, Run, Shape, Signature, Table};
pub use rules::{Align, Bold, Columns, Page, Role, Rules, Style};

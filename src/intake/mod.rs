//! Files from outside → a meeting: templates, and the sample meeting. Not how the record is kept or shown.

mod birth;
mod demo;
mod outside;
mod play;
mod read;
mod script;
mod template;

pub use demo::{demo, fresh};
pub use read::Error;
pub use template::{Doubt, Template, names};

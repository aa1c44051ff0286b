//! The key table on the screen.

use super::Line;
use crate::text::{self, Lang};
use crate::view::style::{NAME, PLAIN};

pub fn lines(lang: Lang) -> Vec<Line> {
    text::help(lang).iter().map(|line| (line.line(), if line.is_heading() { NAME } else { PLAIN })).collect()
}

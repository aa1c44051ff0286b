//! To be written.

use super::Sources;
use super::frame::frame;
use super::model::Document;
use crate::domain::Wish;

pub(super) fn speakers(sources: &Sources<'_>, wish: &Wish) -> Document {
    frame(sources.meeting, wish, "", "")
}

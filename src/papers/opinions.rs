//! To be written.

use super::Sources;
use super::frame::frame;
use super::model::{Block, Document};
use crate::domain::{Audience, Meeting, Wish};

pub(super) fn opinions(sources: &Sources<'_>, wish: &Wish) -> Document {
    frame(sources.meeting, wish, "", "")
}

/// The table of opinions, for the paper of its own and for the appendix of the minutes.
pub(super) fn blocks(meeting: &Meeting, audience: Audience) -> Vec<Block> {
    let _ = (meeting, audience);
    Vec::new()
}

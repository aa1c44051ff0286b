//! What the secretary says, in a band at the bottom of the window.

use super::Face;
use crate::editor::rows;
use crate::layout::Area;
use crate::text::Word;
use crate::viet;
use crate::view::canvas::Canvas;
use ratatui::style::{Modifier, Style};

/// How long a message is marked as new, in milliseconds.
const NEW: i64 = 30_000;
/// Rows of words a band has at most.
const MOST: usize = 2;
/// From this width on it is said whose words they are.
const ROOMY: u16 = 60;
/// A band that is seen without colours too.
pub(super) const STYLE: Style = Style::new().add_modifier(Modifier::REVERSED).add_modifier(Modifier::BOLD);

/// The band, of no rows where nothing is said.
pub(super) struct Band {
    pub y: u16,
    pub height: u16,
    width: u16,
    lines: Vec<String>,
}

/// The bottom rows of the window, as many as the message takes; a blank one around it where the window is high.
pub(super) fn band(face: &Face<'_>, window: Area) -> Band {
    let lines = lines(face, window.width.saturating_sub(2));
    let padding = if window.height >= 28 && !lines.is_empty() { 2 } else { 0 };
    let height = lines.len() as u16 + padding;
    Band { y: window.height.saturating_sub(height), height, width: window.width, lines }
}

impl Band {
    pub fn paint(&self, canvas: &mut Canvas) {
        canvas.fill(Area { x: 0, y: self.y, width: self.width, height: self.height }, ' ', STYLE);
        let top = self.y + (self.height - self.lines.len() as u16) / 2;
        for (line, y) in self.lines.iter().zip(top..) {
            canvas.middle(1, y, self.width.saturating_sub(2), line, STYLE);
        }
    }
}

/// A mark while it is new, whose words, when, what: of which the words come first where there is little room; in one row
/// where that fits.
pub(super) fn lines(face: &Face<'_>, width: u16) -> Vec<String> {
    let Some(message) = face.meeting.message() else { return Vec::new() };
    let is_new = face.now.since(message.at) < NEW;
    let (new, says) = (face.word(Word::NewMessage), face.word(Word::SecretarySays));
    let parts = [if is_new { new } else { "" }, if width < ROOMY { "" } else { says }, &face.clock(message.at)];
    let head = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let line = format!("● {head} · {}", viet::one_line(&message.words));
    let rows = rows::wrap(&line, width + 1).into_iter().map(|row| line[row].trim_end().to_owned());
    let mut lines: Vec<String> = rows.filter(|row| !row.is_empty()).collect();
    if lines.len() > MOST {
        lines.truncate(MOST);
        lines[MOST - 1].push('…');
    }
    lines
}

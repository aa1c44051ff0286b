//! What the secretary says, in a band at the bottom of the window.

use super::{Face, Line};
use crate::editor::rows;
use crate::layout::Area;
use crate::text::{Lang, Word, word};
use crate::view::canvas::Canvas;
use crate::view::style::{CHOSEN, PLAIN};
use crate::viet;
use ratatui::style::Modifier;

/// How long a message is marked as new, in milliseconds.
const NEW: i64 = 30_000;
/// Rows of words a band has at most.
const MOST: usize = 2;

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
        let style = CHOSEN.add_modifier(Modifier::BOLD);
        canvas.fill(Area { x: 0, y: self.y, width: self.width, height: self.height }, ' ', style);
        let top = self.y + (self.height - self.lines.len() as u16) / 2;
        for (line, y) in self.lines.iter().zip(top..) {
            canvas.middle(1, y, self.width.saturating_sub(2), line, style);
        }
    }
}

/// "● MỚI · Thư ký 16:09 · Hết giờ sau 10′": in one row where that fits.
fn lines(face: &Face<'_>, width: u16) -> Vec<String> {
    let Some((line, _)) = line(face) else { return Vec::new() };
    let mut lines: Vec<String> =
        rows::wrap(&line, width + 1).into_iter().map(|row| line[row].trim_end().to_owned()).collect();
    if lines.len() > MOST {
        lines.truncate(MOST);
        lines[MOST - 1].push('…');
    }
    lines
}

/// The message in one line.
pub(super) fn line(face: &Face<'_>) -> Option<Line> {
    let message = face.meeting.message()?;
    let said = |said: Word, lang: Lang| word(said, lang);
    let is_new = face.now.since(message.at) < NEW;
    let mark = if is_new { format!("● {} · ", said(Word::NewMessage, face.lang)) } else { "● ".to_owned() };
    let head = format!("{mark}{} {}", said(Word::SecretarySays, face.lang), face.clock(message.at));
    Some((format!("{head} · {}", viet::one_line(&message.words)), PLAIN.add_modifier(Modifier::REVERSED)))
}

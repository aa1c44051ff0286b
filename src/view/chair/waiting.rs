//! The window while there is no meeting to show: what it waits for.

use crate::layout::Area;
use crate::text::{Lang, Word, word};
use crate::viet;
use crate::view::canvas::{Canvas, width_of};
use crate::view::style::{FAINT, HEED, STRONG};
use ratatui::buffer::Buffer;

/// Why there is nothing to show yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Waiting {
    NoFile,
    /// The file has no meeting, or not the one that was asked for.
    NoMeeting,
    /// What the store says.
    Unreadable(String),
}

/// What is waited for, and where.
pub fn draw(cells: &mut Buffer, waiting: &Waiting, path: &str, lang: Lang) {
    let mut canvas = Canvas::new(cells);
    let window = canvas.window();
    let (title, path) = (word(Word::ChairWaits, lang), viet::one_line(path));
    let reason = match waiting {
        Waiting::NoFile => word(Word::NoFileYet, lang).to_owned(),
        Waiting::NoMeeting => word(Word::NoMeetingYet, lang).to_owned(),
        Waiting::Unreadable(reason) => viet::one_line(reason),
    };
    let lines = [(title, STRONG), (&reason, HEED), (&path, FAINT), (word(Word::ChairKeys, lang), FAINT)];
    let top = window.height.saturating_sub(lines.len() as u16) / 2;
    for ((line, style), y) in lines.into_iter().zip(top..window.height) {
        let room = Area { width: window.width, y, ..window };
        // Of a path its end says most.
        let shown =
            if width_of(line) > room.width && style == FAINT { tail(line, room.width) } else { line.to_owned() };
        canvas.middle(room.x, room.y, room.width, &shown, style);
    }
}

/// "…" and the last letters that fit.
fn tail(line: &str, width: u16) -> String {
    let starts = line.char_indices().map(|(at, _)| &line[at..]);
    let fits = |rest: &&str| width_of(rest) < width;
    format!("…{}", starts.into_iter().find(fits).unwrap_or_default())
}

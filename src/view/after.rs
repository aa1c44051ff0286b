//! After closing, where the floor was: whether the minutes are locked, and what they still lack.

use super::canvas::{Canvas, width_of};
use super::floor;
use super::style::{GOOD, HEED, PLAIN, STRONG};
use crate::action::Action;
use crate::app::{App, Target};
use crate::layout::Area;
use crate::papers;
use crate::text::{self, Lang, Word, word};
use crate::viet;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let meeting = &app.meeting;
    floor::paint_empty(canvas, Area { height: 1, ..area }, app, lang);
    let mut y = area.y + 1;
    if let Some(version) = meeting.locked() {
        let at = viet::clock(meeting.clock(version.locked_at));
        let line = format!("✓ {} {} · {at}", word(Word::LockedVersion, lang), version.number);
        canvas.fit(area.x, y, area.width, &line, GOOD);
        y += 1;
    }
    let missing = papers::missing(meeting);
    let (line, style) = match missing.len() {
        0 => (word(Word::NothingMissing, lang).to_owned(), PLAIN),
        n => (format!("{} {n}:", word(Word::StillMissing, lang)), STRONG),
    };
    canvas.fit(area.x, y, area.width, &line, style);
    let room = usize::from((area.y + area.height).saturating_sub(y + 1));
    let hidden = missing.len().saturating_sub(room);
    for (n, (what, y)) in missing.iter().take(room).zip(y + 1..).enumerate() {
        let more = if hidden > 0 && n + 1 == room { format!(" +{hidden} ") } else { String::new() };
        let width = area.width.saturating_sub(width_of(&more));
        canvas.fit(area.x, y, width, &format!("· {}", text::missing(what, meeting, lang)), PLAIN);
        canvas.put(area.x + width, y, width_of(&more), &more, HEED);
    }
    let answers = if meeting.locked().is_some() { Action::Export } else { Action::Lock };
    canvas.mark(Area { y: area.y + 1, height: area.height - 1, ..area }, Target::Action(answers));
}

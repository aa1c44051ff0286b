//! The live screen: its panes, and over them the open box.

use super::canvas::{Canvas, width_of};
use super::style::{ALARM, FAINT, PLAIN};
use super::{agenda, boxes, find_bar, floor, footer, header, minutes, notice, opinions, owed, read_back};
use crate::app::{App, What};
use crate::layout::{Area, LEAST, Live};
use crate::text::{Lang, Word, word};

pub fn paint(canvas: &mut Canvas, app: &App, lang: Lang) {
    let Some(places) = app.layout() else { return paint_small(canvas, app, lang) };
    if let Some(reading) = app.reading() {
        read_back::paint(canvas, app, reading, lang);
        // A box over it has the caret; what is read stays as it is.
        if let Some(dialog) = app.dialog().filter(|dialog| dialog.what != reading.what) {
            boxes::paint(canvas, &places, app, dialog, lang);
        }
        return;
    }
    header::paint(canvas, places.header, app, lang);
    if places.agenda.height > 0 {
        agenda::paint(canvas, places.agenda, app, lang);
    }
    floor::paint(canvas, &places, app, lang);
    minutes::paint(canvas, &places, app, lang);
    if places.owed.height > 0 {
        owed::paint(canvas, places.owed, app, lang);
    }
    opinions::paint(canvas, places.opinions, app, lang);
    // The find bar stands on the line of notices, and these on the line above.
    let bar = app.dialogs.iter().find(|dialog| dialog.what == What::Find).zip(app.finding());
    notice::paint(canvas, if bar.is_some() { places.opinions } else { places.notice }, app, lang);
    paint_bar(canvas, &places);
    footer::paint(canvas, places.footer, app, lang);
    let over = app.dialog().filter(|dialog| dialog.what != What::Find);
    if let Some(bar) = bar {
        find_bar::paint(canvas, places.notice, app, bar, over.is_none(), lang);
    }
    if let Some(dialog) = over {
        boxes::paint(canvas, &places, app, dialog, lang);
    }
}

/// The upright line, and where it meets the titles of panes.
fn paint_bar(canvas: &mut Canvas, places: &Live) {
    let Area { x, y, height, .. } = places.bar;
    if height == 0 {
        return;
    }
    canvas.fill(places.bar, '│', FAINT);
    for row in y..y + height {
        let left = row == places.minutes.y && x == places.minutes.x + places.minutes.width;
        let joint = match (row == y, left, places.owed.height > 0 && row == places.owed.y) {
            (true, ..) if canvas.shows(x - 1, row, "─") => "┬",
            (true, ..) => "┌",
            (false, true, true) => "┼",
            (false, true, false) => "┤",
            (false, false, true) => "├",
            (false, false, false) => continue,
        };
        canvas.put(x, row, 1, joint, FAINT);
    }
    if canvas.shows(x, y + height, "─") {
        canvas.put(x, y + height, 1, "┴", FAINT);
    }
}

/// Too small a window: how large it must be, and the end of what is being typed, so that nothing typed is blind.
fn paint_small(canvas: &mut Canvas, app: &App, lang: Lang) {
    let window = canvas.window();
    let (least_width, least_height) = LEAST;
    let (now_width, now_height) = app.size;
    let needed = format!("{} {least_width}×{least_height}", word(Word::TooSmall, lang));
    let line = format!(" {needed} ({now_width}×{now_height}) ");
    canvas.fit(0, 0, window.width, &line, ALARM);
    let field = app.dialog().and_then(|dialog| dialog.fields.get(dialog.active));
    let typed = match field.map(|field| &field.entry) {
        Some(crate::app::Entry::Text(text)) => text,
        Some(crate::app::Entry::Choice { .. }) | None => &app.pen.text,
    };
    let y = window.height.saturating_sub(1).min(2);
    let before = &typed.as_str()[..typed.caret()];
    let width = window.width.saturating_sub(1);
    let start = before.char_indices().map(|(at, _)| at).find(|at| width_of(&before[*at..]) <= width);
    let used = canvas.put(0, y, width, &before[start.unwrap_or(before.len())..], PLAIN);
    canvas.put(used, y, width.saturating_sub(used), &typed.as_str()[typed.caret()..], PLAIN);
    canvas.cursor = (window.width > 0 && window.height > 0).then_some((used, y));
}

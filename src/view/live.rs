//! The live screen: its panes, and over them the open box.

use super::canvas::{Canvas, width_of};
use super::style::{ALARM, PLAIN};
use super::{agenda, boxes, find_bar, floor, footer, header, minutes, notice, opinions, read_back};
use crate::app::{App, What};
use crate::layout::LEAST;
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
    agenda::paint(canvas, places.agenda, app, lang);
    floor::paint(canvas, places.floor, app, lang);
    minutes::paint(canvas, &places, app, lang);
    opinions::paint(canvas, places.opinions, app, lang);
    // The find bar stands on the line of notices, and these on the line above.
    let bar = app.dialogs.iter().find(|dialog| dialog.what == What::Find).zip(app.finding());
    notice::paint(canvas, if bar.is_some() { places.opinions } else { places.notice }, app, lang);
    footer::paint(canvas, places.footer, app, lang);
    let over = app.dialog().filter(|dialog| dialog.what != What::Find);
    if let Some(bar) = bar {
        find_bar::paint(canvas, places.notice, app, bar, over.is_none(), lang);
    }
    if let Some(dialog) = over {
        boxes::paint(canvas, &places, app, dialog, lang);
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

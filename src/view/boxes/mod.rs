//! The open box: its frame, its fields, its list or its lines, and what its keys do.

mod fields;
mod help;
mod hints;
mod list;
mod names;
mod lines;
mod summary;

pub use fields::paint_text;

use super::canvas::Canvas;
use super::rule;
use super::style::CHOSEN;
use crate::app::{App, Dialog, Entry, Label, Page, Row, Target, What};
use crate::editor::rows;
use crate::layout::{Area, Live};
use crate::text::{self, Lang};
pub use hints::Hints;
use ratatui::style::Style;

/// A line of a box.
pub type Line = (String, Style);

/// The widest a box gets, in cells; a window little wider than that it fills, so that no slivers of words stand beside it.
const WIDEST: u16 = 120;
const SLIVER: u16 = 16;

/// What stands in a box, from top to bottom; the keys' line comes last.
#[derive(Default)]
struct Content {
    above: Vec<Line>,
    list: Vec<Row>,
    /// Lines that scroll, where there is no list.
    scrolled: Vec<Line>,
    below: Vec<Line>,
}

pub fn paint(canvas: &mut Canvas, places: &Live, app: &App, dialog: &Dialog, lang: Lang) {
    let window = places.header.width;
    let width = if window < WIDEST + SLIVER { window } else { WIDEST };
    let inner = width - 4;
    let content = Content {
        above: lines::above(app, dialog, inner, lang),
        list: app.rows(dialog),
        scrolled: scrolled(app, dialog, inner, lang),
        below: lines::below(app, dialog, inner, lang),
    };
    let hints = Hints::new(text::box_hints(app, dialog, lang), inner);
    if let What::Tour(page) = dialog.what {
        shown(places, page).iter().for_each(|area| canvas.restyle(*area, CHOSEN));
    }
    let area = area(places, width, height(places, &content, dialog, hints.rows()));
    let inside = rule::frame(canvas, area, &text::box_title(&dialog.what, &app.meeting, lang));
    canvas.mark(area, Target::Nothing);
    let mut y = inside.y;
    let last = inside.y + inside.height - (hints.rows() as u16).min(inside.height);
    for (line, style) in &content.above {
        canvas.fit(inside.x, y, inside.width, line, *style);
        y += 1;
    }
    let form = Area { y, height: last.saturating_sub(y + candidates(dialog, &content)), ..inside };
    y += fields::paint(canvas, form, app, dialog, lang);
    let below = (content.below.len() as u16).min(last.saturating_sub(y));
    let middle = Area { y, height: last.saturating_sub(y + below), ..inside };
    // Lines that scroll stand above the rows that answer them.
    let answers = if content.scrolled.is_empty() { middle.height } else { content.list.len() as u16 };
    let answers = answers.min(middle.height);
    let (read, middle) = (
        Area { height: middle.height - answers, ..middle },
        Area { y: middle.y + middle.height - answers, height: answers, ..middle },
    );
    list::paint_scrolled(canvas, read, dialog, &content.scrolled);
    list::paint(canvas, middle, app, dialog, &content.list, lang);
    for ((line, style), y) in content.below.iter().zip(last - below..last) {
        canvas.fit(inside.x, y, inside.width, line, *style);
    }
    hints.paint(canvas, Area { y: last, height: inside.y + inside.height - last, ..inside });
    if !is_typed(dialog) {
        let row = (dialog.row.min(content.list.len()) as u16).min(middle.height.saturating_sub(1));
        let resting = (inside.x, if content.list.is_empty() { last.saturating_sub(1) } else { middle.y + row });
        canvas.cursor = list::cursor(&middle, dialog, content.list.len()).or(Some(resting));
    }
}

/// What a page of the tour is about: there the screen stands out.
fn shown(places: &Live, page: Page) -> Vec<Area> {
    let title = |pane: Area| Area { height: 1, ..pane };
    match page {
        Page::Screen => vec![title(places.agenda), title(places.floor), title(places.minutes), places.opinions],
        Page::Writing => vec![title(places.minutes)],
        Page::Floor => vec![title(places.floor)],
        Page::Agenda => vec![title(places.agenda)],
        Page::Mending => vec![places.header, places.footer],
    }
}

/// Whether letters go into a field: then the caret stands there.
fn is_typed(dialog: &Dialog) -> bool {
    matches!(dialog.fields.get(dialog.active).map(|field| &field.entry), Some(Entry::Text(_) | Entry::Choice { .. }))
}

/// Rows a box takes. While its list changes under the hands it keeps its size; a long list stays over the minutes.
fn height(places: &Live, content: &Content, dialog: &Dialog, hints: usize) -> u16 {
    let pane = usize::from(places.minutes.height.max(12));
    let fixed = 2 + content.above.len() + dialog.fields.len() + content.below.len() + hints;
    let wanted = match dialog.what {
        _ if dialog.fields.first().is_some_and(|field| field.label == Label::Find) => pane,
        What::Shorthand => pane,
        What::Answer if dialog.active == 1 => pane.min(fixed + 6),
        What::Export => (fixed + content.scrolled.len()).min(pane.max(fixed + 1)),
        What::Lock | What::OldLetters(_) => fixed + content.list.len() + content.scrolled.len(),
        _ if content.list.is_empty() => fixed + content.scrolled.len(),
        // A form that is higher than that keeps its height while names are offered.
        _ => (fixed + content.list.len()).min(pane.max(fixed)),
    };
    u16::try_from(wanted).unwrap_or(u16::MAX)
}

/// Rows kept for the names a field of a form offers: nobody is taken unseen. The fields above it scroll away for them.
fn candidates(dialog: &Dialog, content: &Content) -> u16 {
    const MOST: usize = 5;
    if dialog.fields.len() < 2 { 0 } else { content.list.len().min(MOST) as u16 }
}

/// Over the minutes, so that floor and clock stay in sight; only a box that needs more grows upwards.
fn area(places: &Live, width: u16, wanted: u16) -> Area {
    let (top, bottom) = (places.header.y + 1, places.notice.y);
    let minutes = places.minutes;
    let height = wanted.min(bottom - top);
    let y = if height <= minutes.height { minutes.y + (minutes.height - height) / 2 } else { bottom - height };
    Area { x: (places.header.width - width) / 2, y, width, height }
}

fn scrolled(app: &App, dialog: &Dialog, width: u16, lang: Lang) -> Vec<Line> {
    match &dialog.what {
        What::Summary => summary::lines(&app.meeting, width, lang),
        What::Help => help::lines(lang),
        What::Lock => lines::before_lock(app, dialog, width, lang),
        What::Export => lines::before_export(app, dialog, width, lang),
        _ => Vec::new(),
    }
}

/// A text in rows of at most so many cells.
pub fn wrapped(text: &str, width: u16, style: Style) -> Vec<Line> {
    let rows = rows::wrap(text, width + 1).into_iter().map(|row| text[row].trim_end().to_owned());
    rows.filter(|row| !row.is_empty()).map(|row| (row, style)).collect()
}

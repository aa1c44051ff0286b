//! The fields of a box: names in one column, what is typed in another, the cursor in the active one.

use crate::app::{App, Dialog, Entry, FieldEntry, Target};
use crate::editor::Text;
use crate::layout::Area;
use crate::text::{self, Lang};
use crate::view::canvas::{Canvas, width_of};
use crate::view::style::{CHOSEN, FAINT, FIELD, HEED, NAME, PLAIN, STRONG};

/// Paints them from the top of the area; gives the rows used. The active one is always among those that fit.
pub fn paint(canvas: &mut Canvas, area: Area, app: &App, dialog: &Dialog, lang: Lang) -> u16 {
    let name = |field: &FieldEntry| text::label(field.label, lang);
    let widest = dialog.fields.iter().map(|field| width_of(name(field))).max().unwrap_or(0);
    let room = usize::from(area.height);
    let first = (dialog.active + 1).saturating_sub(room);
    let shown = dialog.fields.iter().enumerate().skip(first).take(room);
    let mut used = 0;
    for ((n, field), y) in shown.zip(area.y..) {
        let active = n == dialog.active;
        let row = Area { y, height: 1, ..area };
        canvas.mark(row, Target::Field(n));
        if active && dialog.fields.len() > 1 {
            canvas.put(area.x, y, 1, "▸", STRONG);
        }
        canvas.put(area.x + 2, y, widest, name(field), if active { NAME } else { PLAIN });
        let x = area.x + 2 + widest + 2;
        let value = Area { x, width: (area.x + area.width).saturating_sub(x), ..row };
        match &field.entry {
            Entry::Text(text) => {
                let beside = app.understood(field).map(|taken| text::understood(&taken, lang));
                if let Some(prompt) = text::prompt(&dialog.what, field.label, lang).filter(|_| field.typed().is_empty())
                {
                    canvas.fit(x + 2, y, value.width.saturating_sub(2), prompt, FAINT);
                }
                let value = beside.map_or(value, |said| paint_beside(canvas, value, text.as_str(), &said));
                paint_text(canvas, value, text, active);
            }
            Entry::Choice { options, at } => {
                let chosen = options.get(*at).map_or("", |choice| text::choice(choice, lang));
                let used = canvas.fit(x, y, value.width, chosen, if active { STRONG } else { PLAIN });
                if active {
                    canvas.put(x + used + 2, y, value.width.saturating_sub(used + 2), "← →", PLAIN);
                    canvas.cursor = Some((x, y));
                }
            }
        }
        used += 1;
    }
    used
}

/// How what is typed is taken, where there is room: at one place while it is typed, unless that grows long. Gives what is
/// left for the text itself.
fn paint_beside(canvas: &mut Canvas, area: Area, typed: &str, (said, wants_look): &(String, bool)) -> Area {
    const TYPED: u16 = 18;
    let before = (width_of(typed) + 2).max(TYPED);
    let room = area.width.saturating_sub(before);
    if room < width_of(said).min(TYPED) {
        return area;
    }
    canvas.fit(area.x + before, area.y, room, said, if *wants_look { HEED } else { FAINT });
    Area { width: before - 1, ..area }
}

/// A line that shows the part of the text where the caret is; it stands there when the field is active.
pub fn paint_text(canvas: &mut Canvas, area: Area, text: &Text, active: bool) {
    let words = text.as_str();
    let width = area.width.saturating_sub(1);
    let caret = if active { text.caret() } else { 0 };
    let before = &words[..caret];
    let fits = |at: &usize| width_of(&words[*at..caret]) <= width;
    let start = before.char_indices().map(|(at, _)| at).find(fits).unwrap_or(caret);
    let x = area.x;
    if active {
        canvas.put(x, area.y, area.width, &words[start..], PLAIN);
        canvas.restyle(Area { height: 1, ..area }, FIELD);
    } else {
        canvas.fit(x, area.y, area.width, words, PLAIN);
    }
    if let Some(selected) = text.selection().filter(|_| active) {
        let from = selected.start.max(start);
        let (skip, inside) = (width_of(&words[start..from]), width_of(&words[from..selected.end.max(from)]));
        let inside = inside.min(area.width.saturating_sub(skip));
        canvas.restyle(Area { x: x + skip, width: inside, height: 1, ..area }, CHOSEN);
    }
    if active {
        canvas.cursor = Some((x + width_of(&words[start..caret]).min(area.width.saturating_sub(1)), area.y));
    }
}

//! The fields of a box: names in one column, what is typed in another, the cursor in the active one.

use crate::app::{Dialog, Entry, FieldEntry, Target};
use crate::editor::Text;
use crate::layout::Area;
use crate::text::{self, Lang};
use crate::view::canvas::{Canvas, width_of};
use crate::view::style::{CHOSEN, FIELD, NAME, PLAIN, STRONG};

/// Paints them from the top of the area; gives the rows used. The active one is always among those that fit.
pub fn paint(canvas: &mut Canvas, area: Area, dialog: &Dialog, lang: Lang) -> u16 {
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
            Entry::Text(text) => paint_text(canvas, value, text, active),
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

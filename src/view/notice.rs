//! The line above the keys: what was just refused (✗), wants attention (!) or was done (›); else the gap that can be taken out.

use super::canvas::Canvas;
use super::style::{ALARM, HEED, PLAIN};
use crate::action::Action;
use crate::app::{App, Target};
use crate::editor::rows;
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let (text, style) = match (&app.notice, app.gap) {
        (Some(notice), _) => {
            let (mark, style) = match (text::is_refusal(notice), text::is_warning(notice)) {
                (true, _) => ("✗", ALARM),
                (false, true) => ("!", HEED),
                (false, false) => ("›", PLAIN),
            };
            (format!(" {mark} {} ", text::notice(notice, &app.meeting, lang)), style)
        }
        (None, Some(gap)) => {
            let clock = |time| viet::clock(app.meeting.clock(time));
            let key = super::footer::key_of(Action::TakeOutGap, app.habits.keyboard);
            canvas.mark(area, Target::Action(Action::TakeOutGap));
            let line = word(Word::Gap, lang);
            (format!(" {line} {}–{} · {key} {} ", clock(gap.from), clock(gap.to), word(Word::TakeGapOut, lang)), HEED)
        }
        (None, None) => return,
    };
    // Too long for one line, it borrows the line of opinions: no reason and no key is cut off.
    let rows = rows::wrap(&text, area.width + 1);
    let above = u16::from(rows.len() > 1);
    let lines = rows.into_iter().map(|row| &text[row]);
    for (line, y) in lines.zip(area.y.saturating_sub(above)..=area.y) {
        canvas.fill(Area { y, height: 1, ..area }, ' ', PLAIN);
        // A row may end in one space more than there is room for.
        canvas.put(area.x, y, area.width, line, style);
    }
}

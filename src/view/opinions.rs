//! The line of opinions: how many, and what each number still owes the hall.

use super::canvas::{Canvas, width_of};
use super::rule;
use super::style::{ALARM, NAME, PLAIN, STRONG};
use crate::action::Action;
use crate::app::{App, Target};
use crate::layout::Area;
use crate::text::{Lang, Word, word};

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let facts = app.meeting.facts();
    let all = facts.opinions.len();
    let mut x = rule::title(canvas, area, &format!("{} {all}", word(Word::Opinions, lang)), NAME, "");
    let parts = [
        (word(Word::AnsweredCount, lang), facts.answered, PLAIN),
        (word(Word::PromisedCount, lang), facts.in_writing, PLAIN),
        (word(Word::UnansweredCount, lang), facts.unanswered, ALARM),
        (word(Word::UnsortedCount, lang), facts.heard, STRONG),
        // Last: where there is no room, what is owed comes first.
        (word(Word::DroppedCount, lang), facts.dropped, PLAIN),
    ];
    for (name, n, style) in parts.into_iter().filter(|(_, n, _)| *n > 0) {
        let part = format!("{name} {n}");
        let room = (area.x + area.width).saturating_sub(x + 6);
        if width_of(&part) > room {
            break;
        }
        x += canvas.put(x, area.y, 3, " · ", PLAIN);
        x += canvas.put(x, area.y, room, &part, style);
        canvas.put(x, area.y, 1, " ", PLAIN);
    }
    canvas.mark(area, Target::Action(Action::Summary));
}

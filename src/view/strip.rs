//! One line for all above the minutes while they are large: who speaks, the clock, who is next, how many wait, the item.

use super::canvas::{Canvas, width_of};
use super::style::{PLAIN, STRONG};
use super::{agenda, floor, queue};
use crate::action::Action;
use crate::app::{App, Target};
use crate::domain::Turn;
use crate::layout::{Area, Part, Zoom};
use crate::text::{self, Lang, Word, word};
use ratatui::style::Style;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    canvas.mark(area, Target::Pane(Zoom::Minutes));
    let meeting = &app.meeting;
    let Some(turn) = meeting.floor().filter(|_| meeting.open_break().is_none()) else {
        return paint_nobody(canvas, area, app, lang);
    };
    let (mark, style) = floor::mark_of(turn);
    canvas.put(area.x + 1, area.y, 1, mark, style);
    let (clock, style) = floor::clock_words(meeting, turn, app.now(), lang);
    let allowed = turn.allowed.map(|allowed| format!(" / {}:{:02}", allowed / 60, allowed % 60)).unwrap_or_default();
    let name = text::person_short(meeting, turn.person, lang);
    let mut line = Line { canvas, area, x: area.x + 3 };
    line.put(&name, STRONG, Target::Person(turn.person));
    line.put(&if style == STRONG { clock } else { format!(" {clock} ") }, style, Target::Action(Action::StopOrGo));
    line.add(&allowed, PLAIN);
    put_rest(&mut line, app, lang);
}

fn paint_nobody(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let least = area.width / 2;
    floor::paint_empty(canvas, Area { width: least, ..area }, app, lang);
    let mut line = Line { canvas, area, x: area.x + least };
    put_rest(&mut line, app, lang);
}

/// Who is next, how many wait, the item: as many of them as fit.
fn put_rest(line: &mut Line, app: &App, lang: Lang) {
    let meeting = &app.meeting;
    if app.part() != Part::Over {
        let first = meeting.facts().queue.first().and_then(|id| meeting.get::<Turn>(*id));
        if let Some(turn) = first {
            let next = format!("{} {}", word(Word::Next, lang), text::person_short(meeting, turn.person, lang));
            line.put(&next, PLAIN, Target::Turn(turn.id));
        }
        line.put(&queue::count(meeting, lang), PLAIN, Target::Action(Action::Queue));
    }
    if let Some((at, item)) = meeting.current_item().and_then(|item| Some((meeting.line(item.id)?, item))) {
        let minutes = agenda::minutes_of(meeting, at, app.now());
        let short = format!("{} {} {minutes}", word(Word::Item, lang), at.number);
        let pace = meeting.pace(app.now()).map(|pace| agenda::pace_words(pace.late_minutes, lang));
        line.put(&short, PLAIN, Target::Agenda);
        line.put(&pace.unwrap_or_default(), PLAIN, Target::Agenda);
        line.put(&item.title, PLAIN, Target::Agenda);
    }
}

/// Parts set one after the other; one that does not fit whole is left out.
struct Line<'c, 'b> {
    canvas: &'c mut Canvas<'b>,
    area: Area,
    x: u16,
}

impl Line<'_, '_> {
    fn put(&mut self, text: &str, style: Style, target: Target) {
        let gap = if self.x > self.area.x + 3 { 3 } else { 0 };
        let room = (self.area.x + self.area.width).saturating_sub(self.x + 1);
        if text.is_empty() || width_of(text) + gap > room {
            return;
        }
        if gap > 0 {
            self.x += self.canvas.put(self.x, self.area.y, 3, " · ", PLAIN);
        }
        let used = self.canvas.put(self.x, self.area.y, room, text, style);
        self.canvas.mark(Area { x: self.x, width: used, ..self.area }, target);
        self.x += used;
    }
    fn add(&mut self, text: &str, style: Style) {
        let room = (self.area.x + self.area.width).saturating_sub(self.x + 1);
        if width_of(text) <= room {
            self.x += self.canvas.put(self.x, self.area.y, room, text, style);
        }
    }
}

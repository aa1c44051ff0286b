//! The agenda: every item with its mark, its minutes used and planned; and how the meeting keeps to its plan.

use super::canvas::{Canvas, width_of};
use super::rule;
use super::style::{FAINT, GOOD, HEED, NAME, PLAIN, STRONG};
use crate::action::Action;
use crate::app::{App, Target};
use crate::domain::{Item, Line, Meeting, Time};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::style::Style;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    rule::title(canvas, area, word(Word::Agenda, lang), NAME, &present(&app.meeting, lang));
    canvas.mark(area, Target::Agenda);
    let inside = Area { y: area.y + 1, width: area.width - 1, height: area.height - 2, ..area };
    let lines = lines(&app.meeting, usize::from(inside.height));
    for (line, y) in lines.into_iter().zip(inside.y..) {
        paint_line(canvas, Area { y, height: 1, ..inside }, &app.meeting, line, app.now());
    }
    paint_pace(canvas, Area { y: inside.y + inside.height, height: 1, ..inside }, app, lang);
}

/// "có mặt 128", once heads were counted.
pub fn present(meeting: &Meeting, lang: Lang) -> String {
    meeting.present().map(|heads| format!("{} {heads}", word(Word::Present, lang))).unwrap_or_default()
}

/// As many lines as there is room for, around the current one; parts of headings that are over or to come give way first.
fn lines(meeting: &Meeting, room: usize) -> Vec<&Line> {
    let mut lines: Vec<&Line> = meeting.facts().agenda.iter().collect();
    if lines.len() > room {
        let under_way = |line: &&Line| {
            let parent = meeting.get::<Item>(line.item).and_then(|item| item.parent);
            parent.is_none_or(|parent| meeting.is_under_way(parent))
        };
        lines.retain(under_way);
    }
    let here = meeting.facts().current.or(meeting.next_item().map(|item| item.id));
    let at = lines.iter().position(|line| Some(line.item) == here);
    let at = at.unwrap_or(if meeting.info().closed_at.is_some() { lines.len() } else { 0 });
    let first = at.saturating_sub(room.saturating_sub(1) / 2).min(lines.len().saturating_sub(room));
    lines.into_iter().skip(first).take(room).collect()
}

/// The mark of an item: done, under way, left out, to come; and its look.
pub fn mark_of(meeting: &Meeting, line: &Line) -> (&'static str, Style) {
    let skipped = meeting.get::<Item>(line.item).is_some_and(|item| item.skipped);
    match () {
        () if meeting.is_under_way(line.item) => ("▶", if line.is_heading { STRONG } else { GOOD }),
        () if meeting.is_touched(line.item) => ("✓", PLAIN),
        () if skipped => ("–", FAINT),
        () => (" ", PLAIN),
    }
}

/// "31′/75′" once touched, "75′" before; nothing known: nothing.
pub fn minutes_of(meeting: &Meeting, line: &Line, now: Time) -> String {
    let planned = meeting.item_planned(line.item).map(text::minutes);
    let used = meeting.is_touched(line.item).then(|| text::minutes_short(meeting.item_used(line.item, now)));
    match (used, planned) {
        (Some(used), Some(planned)) => format!("{used}/{planned}"),
        (used, planned) => used.or(planned).unwrap_or_default(),
    }
}

fn paint_line(canvas: &mut Canvas, area: Area, meeting: &Meeting, line: &Line, now: Time) {
    let Some(item) = meeting.get::<Item>(line.item) else { return };
    let (mark, style) = mark_of(meeting, line);
    let indent = u16::try_from(line.depth * 2).unwrap_or(0);
    canvas.put(area.x + 1, area.y, 1, mark, style);
    let end = area.x + area.width;
    let minutes = canvas.right(end, area.y, 9, &minutes_of(meeting, line, now), style);
    let mut x = area.x + 3 + indent;
    x += canvas.put(x, area.y, 6, &line.number, style) + 1;
    let room = end.saturating_sub(x + minutes + 1);
    canvas.fit(x, area.y, room, &item.title, if meeting.is_under_way(line.item) { STRONG } else { style });
}

/// Before: how to open; while it runs: late or early, and the expected end; a break; after: when it ended.
fn paint_pace(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let (meeting, now) = (&app.meeting, app.now());
    let clock = |time: Time| viet::clock(meeting.clock(time));
    let (x, width) = (area.x + 1, area.width - 1);
    if let Some(closed) = meeting.info().closed_at {
        canvas.fit(x, area.y, width, &format!("{} {}", word(Word::ClosedAt, lang), clock(closed)), STRONG);
    } else if meeting.info().opened_at.is_none() {
        let planned = meeting.planned_open().map(|time| format!(" · {} {}", word(Word::Planned, lang), clock(time)));
        let key = super::footer::key_of(Action::NextItem, app.habits.keyboard);
        let line = format!("{key} {}{}", word(Word::Open, lang), planned.unwrap_or_default());
        canvas.fit(x, area.y, width, &line, STRONG);
        canvas.mark(area, Target::Action(Action::NextItem));
    } else if let Some(spell) = meeting.open_break() {
        canvas.fit(x, area.y, width, &format!("{} {}", word(Word::BreakSince, lang), clock(spell.since)), HEED);
    } else if let Some(pace) = meeting.pace(now) {
        let (ends, late) = (clock(pace.ends_at), pace_words(pace.late_minutes, lang));
        let long = format!("{late} · {} {ends}", word(Word::EndsAbout, lang));
        let line = if width_of(&long) <= width { long } else { format!("{late} · → {ends}") };
        canvas.fit(x, area.y, width, &line, if pace.late_minutes > 0 { STRONG } else { PLAIN });
    }
}

/// "chậm 6′", "sớm 2′", "đúng giờ".
pub fn pace_words(late: i64, lang: Lang) -> String {
    match late {
        0 => word(Word::OnTime, lang).to_owned(),
        1.. => format!("{} {late}′", word(Word::Late, lang)),
        _ => format!("{} {}′", word(Word::Early, lang), -late),
    }
}

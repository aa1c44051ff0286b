//! The first screen: the meetings and the templates, one highlighted.

use super::canvas::Canvas;
use super::rule;
use super::style::{ALARM, CHOSEN, FAINT, GOOD, NAME, PLAIN, STRONG};
use crate::app::home::{Home, Pattern, Summary};
use crate::layout::Area;
use crate::text::{Lang, Word, word};
use crate::viet;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Cells of a meeting's state.
const STATE: u16 = 11;

/// A line of the screen: a heading, or the n-th row.
enum Line<'h> {
    Heading(Word),
    Meeting(usize, &'h Summary),
    Template(usize, &'h str),
    Nothing(Word),
}

/// Draws the first screen.
pub fn draw(cells: &mut Buffer, home: &Home, lang: Lang) -> super::Cursor {
    let mut canvas = Canvas::new(cells);
    match home.reading.and_then(|(template, first)| Some((home.templates.get(template)?, first))) {
        Some((pattern, first)) => paint_doubts(&mut canvas, home, pattern, first, lang),
        None => paint(&mut canvas, home, lang),
    }
    canvas.cursor.or(Some((0, 0)))
}

/// Which row lies under a click in a window of this size.
pub fn under(home: &Home, size: (u16, u16), y: u16) -> Option<usize> {
    if home.reading.is_some() {
        return None;
    }
    let area = list_area(size.0, size.1);
    let lines = lines(home);
    let at = usize::from(y.checked_sub(area.y).filter(|line| *line < area.height)?) + first(home, &lines, area.height);
    match lines.get(at)? {
        Line::Meeting(n, _) | Line::Template(n, _) => Some(*n),
        Line::Heading(_) | Line::Nothing(_) => None,
    }
}

fn lines(home: &Home) -> Vec<Line<'_>> {
    let mut lines = vec![Line::Heading(Word::Meetings)];
    if home.meetings.is_empty() {
        lines.push(Line::Nothing(Word::NoMeetings));
    }
    lines.extend(home.meetings.iter().enumerate().map(|(n, meeting)| Line::Meeting(n, meeting)));
    lines.push(Line::Heading(Word::NewMeeting));
    let after = home.meetings.len();
    lines.extend(home.templates.iter().enumerate().map(|(n, pattern)| Line::Template(after + n, &pattern.title)));
    lines
}
fn list_area(width: u16, height: u16) -> Area {
    Area { x: 1, y: 2, width: width.saturating_sub(2), height: height.saturating_sub(4) }
}
fn is_row(line: &Line, row: usize) -> bool {
    matches!(line, Line::Meeting(n, _) | Line::Template(n, _) if *n == row)
}
fn first(home: &Home, lines: &[Line], height: u16) -> usize {
    let at = lines.iter().position(|line| is_row(line, home.row)).unwrap_or(0);
    at.saturating_sub(usize::from(height / 2)).min(lines.len().saturating_sub(usize::from(height)))
}

fn paint(canvas: &mut Canvas, home: &Home, lang: Lang) {
    let window = canvas.window();
    paint_top(canvas, home, window, lang);
    let area = list_area(window.width, window.height);
    let lines = lines(home);
    for (line, y) in lines.iter().skip(first(home, &lines, area.height)).zip(area.y..area.y + area.height) {
        let row = Area { y, height: 1, ..area };
        match line {
            Line::Heading(name) => _ = rule::title(canvas, row, word(*name, lang), NAME, ""),
            Line::Nothing(name) => _ = canvas.fit(row.x + 2, y, row.width.saturating_sub(2), word(*name, lang), FAINT),
            Line::Meeting(_, meeting) => paint_meeting(canvas, row, home, meeting, lang),
            Line::Template(_, title) => {
                let room = row.width.saturating_sub(4);
                canvas.put(row.x + 2, y, 1, "+", PLAIN);
                canvas.fit(row.x + 4, y, room, &super::header::shortened(title, room), PLAIN);
            }
        }
        if is_row(line, home.row) {
            canvas.put(row.x, y, 1, "▸", PLAIN);
            canvas.restyle(row, CHOSEN);
            canvas.cursor = Some((row.x, y));
        }
    }
    paint_foot(canvas, home, window, Word::HomeKeys, lang);
}

fn paint_top(canvas: &mut Canvas, home: &Home, window: Area, lang: Lang) {
    let end = window.width.saturating_sub(1);
    canvas.fit(1, 0, window.width.saturating_sub(2), word(Word::Program, lang), NAME);
    canvas.right(end, 0, window.width.saturating_sub(30), &viet::short_day(home.today), STRONG);
}

/// What a plan leaves open, from the n-th doubt on: where, what, and what the template does about it.
fn paint_doubts(canvas: &mut Canvas, home: &Home, pattern: &Pattern, first: usize, lang: Lang) {
    let window = canvas.window();
    paint_top(canvas, home, window, lang);
    let area = list_area(window.width, window.height);
    let count = format!("{} {}", word(Word::Doubts, lang), pattern.doubts.len());
    let seen = format!("{}/{}", first + 1, pattern.doubts.len());
    rule::title(canvas, Area { height: 1, ..area }, &count, NAME, &seen);
    let room = area.width.saturating_sub(4);
    let mut lines: Vec<super::boxes::Line> = vec![(super::header::shortened(&pattern.title, room), STRONG)];
    for doubt in pattern.doubts.iter().skip(first) {
        lines.push((String::new(), PLAIN));
        lines.extend(super::boxes::wrapped(&format!("{}: {}", doubt.place, doubt.text), room, PLAIN));
        lines.extend(super::boxes::wrapped(&format!("→ {}", doubt.proposal), room, STRONG));
    }
    for ((line, style), y) in lines.iter().zip(area.y + 1..area.y + area.height) {
        canvas.put(area.x + 2, y, room, line, *style);
    }
    paint_foot(canvas, home, window, Word::DoubtKeys, lang);
}

/// Day, state, title, place; the title keeps its telling end.
fn paint_meeting(canvas: &mut Canvas, row: Area, home: &Home, meeting: &Summary, lang: Lang) {
    let (mark, state, style) = state(home, meeting);
    let (day, state) = (viet::short_date(meeting.held_on), word(state, lang));
    canvas.put(row.x + 2, row.y, 1, mark, style);
    canvas.put(row.x + 4, row.y, 10, &day, PLAIN);
    canvas.put(row.x + 15, row.y, STATE, state, style);
    let mut x = row.x + 15 + STATE + 2;
    let room = (row.x + row.width).saturating_sub(x);
    x += canvas.fit(x, row.y, room, &super::header::shortened(&meeting.title, room), PLAIN);
    let room = (row.x + row.width).saturating_sub(x);
    if room > 20 {
        canvas.fit(x, row.y, room, &format!(" · {}", meeting.venue), FAINT);
    }
}
fn state(home: &Home, meeting: &Summary) -> (&'static str, Word, Style) {
    match () {
        () if meeting.is_in_progress() => ("▶", Word::InProgress, GOOD),
        () if meeting.locked.is_some() => ("✓", Word::Locked, PLAIN),
        () if meeting.closed.is_some() => ("✓", Word::Past, PLAIN),
        () if meeting.held_on == home.today => ("•", Word::Today, STRONG),
        () if meeting.is_to_come(home.today) => ("•", Word::ToCome, STRONG),
        () => ("–", Word::NotHeld, FAINT),
    }
}

fn paint_foot(canvas: &mut Canvas, home: &Home, window: Area, keys: Word, lang: Lang) {
    let bottom = window.height.saturating_sub(1);
    if bottom < 3 {
        return;
    }
    if let Some(notice) = &home.notice {
        canvas.fit(0, bottom - 1, window.width, &format!(" ✗ {notice} "), ALARM);
    }
    canvas.fit(1, bottom, window.width.saturating_sub(2), word(keys, lang), FAINT);
}

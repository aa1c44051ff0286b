//! The first screen: the line that is typed, the meetings, what their minutes hold of it, the templates; one row highlighted.

use super::boxes::paint_text;
use super::canvas::{Canvas, width_of};
use super::rule;
use super::style::{ALARM, CHOSEN, FAINT, FOUND, GOOD, NAME, PLAIN, STRONG};
use crate::app::Label;
use crate::app::home::{Entry, Hit, Home, Pattern, Summary};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet::{self, Words};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Cells of a meeting's state.
const STATE: u16 = 11;

/// A line of the screen: a heading, or the n-th row.
enum Line<'h> {
    Heading(Word),
    Meeting(usize, &'h Summary),
    Hit(usize, &'h Hit),
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
        Line::Meeting(n, _) | Line::Hit(n, _) | Line::Template(n, _) => Some(*n),
        Line::Heading(_) | Line::Nothing(_) => None,
    }
}

fn lines(home: &Home) -> Vec<Line<'_>> {
    let line = |(n, entry): (usize, &Entry)| match *entry {
        Entry::Meeting(at) => home.meetings.get(at).map(|meeting| Line::Meeting(n, meeting)),
        Entry::Hit(at) => home.hits.get(at).map(|hit| Line::Hit(n, hit)),
        Entry::Template(at) => home.templates.get(at).map(|pattern| Line::Template(n, &pattern.title)),
    };
    let (mut meetings, mut hits, mut templates) = (Vec::new(), Vec::new(), Vec::new());
    for line in home.entries.iter().enumerate().filter_map(line) {
        match line {
            Line::Hit(..) => hits.push(line),
            Line::Template(..) => templates.push(line),
            Line::Meeting(..) | Line::Heading(_) | Line::Nothing(_) => meetings.push(line),
        }
    }
    let searching = home.is_searching();
    if meetings.is_empty() && !searching {
        meetings.push(Line::Nothing(Word::NoMeetings));
    }
    let parts = [(Word::Meetings, meetings), (Word::InMinutes, hits), (Word::NewMeeting, templates)];
    let always = |name: Word| !searching && name == Word::NewMeeting;
    let parts = parts.into_iter().filter(|(name, lines)| !lines.is_empty() || always(*name));
    let lines = parts.flat_map(|(name, lines)| std::iter::once(Line::Heading(name)).chain(lines));
    let lines: Vec<Line> = lines.collect();
    if lines.is_empty() { vec![Line::Nothing(Word::NothingFound)] } else { lines }
}
fn list_area(width: u16, height: u16) -> Area {
    Area { x: 1, y: 2, width: width.saturating_sub(2), height: height.saturating_sub(4) }
}
fn is_row(line: &Line, row: usize) -> bool {
    matches!(line, Line::Meeting(n, _) | Line::Hit(n, _) | Line::Template(n, _) if *n == row)
}
fn first(home: &Home, lines: &[Line], height: u16) -> usize {
    let at = lines.iter().position(|line| is_row(line, home.row)).unwrap_or(0);
    at.saturating_sub(usize::from(height / 2)).min(lines.len().saturating_sub(usize::from(height)))
}

fn paint(canvas: &mut Canvas, home: &Home, lang: Lang) {
    let window = canvas.window();
    paint_top(canvas, home, window, lang);
    let area = list_area(window.width, window.height);
    let (lines, sought) = (lines(home), Words::new(home.query.as_str()));
    for (line, y) in lines.iter().skip(first(home, &lines, area.height)).zip(area.y..area.y + area.height) {
        let row = Area { y, height: 1, ..area };
        match line {
            Line::Heading(name) => _ = rule::title(canvas, row, word(*name, lang), NAME, ""),
            Line::Nothing(name) => _ = canvas.fit(row.x + 2, y, row.width.saturating_sub(2), word(*name, lang), FAINT),
            Line::Meeting(_, meeting) => paint_meeting(canvas, row, home, meeting, lang),
            Line::Hit(_, hit) => paint_hit(canvas, row, home, hit, &sought, lang),
            Line::Template(_, title) => {
                let room = row.width.saturating_sub(4);
                canvas.put(row.x + 2, y, 1, "+", PLAIN);
                canvas.fit(row.x + 4, y, room, &super::header::shortened(title, room), PLAIN);
            }
        }
        if is_row(line, home.row) {
            canvas.put(row.x, y, 1, "▸", PLAIN);
            canvas.restyle(row, CHOSEN);
        }
    }
    paint_foot(canvas, home, window, if home.query.is_empty() { Word::HomeKeys } else { Word::HomeFindKeys }, lang);
    paint_query(canvas, home, window, lang);
}

/// The line that is typed, with the caret; empty it says what can be found.
fn paint_query(canvas: &mut Canvas, home: &Home, window: Area, lang: Lang) {
    let used = canvas.fit(1, 1, window.width.saturating_sub(2), text::label(Label::Find, lang), NAME);
    let x = 1 + used + 2;
    let field = Area { x, y: 1, width: window.width.saturating_sub(x + 1), height: 1 };
    if field.width == 0 || window.height < 2 {
        return;
    }
    paint_text(canvas, field, &home.query, true);
    if home.query.is_empty() {
        canvas.fit(x + 1, 1, field.width - 1, word(Word::TypeToFind, lang), FAINT);
    }
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
/// Day and meeting, then the words around what was found, marked; the number of the opinion before them.
fn paint_hit(canvas: &mut Canvas, row: Area, home: &Home, hit: &Hit, sought: &Words, lang: Lang) {
    let meeting = home.meetings.iter().find(|meeting| meeting.id == hit.meeting);
    let day = meeting.map(|meeting| viet::short_date(meeting.held_on)).unwrap_or_default();
    canvas.put(row.x + 4, row.y, 10, &day, PLAIN);
    let (mut x, end) = (row.x + 15, row.x + row.width);
    let room = end.saturating_sub(x) / 3;
    let title = meeting.map_or("", |meeting| meeting.title.as_str());
    canvas.fit(x, row.y, room, &super::header::shortened(title, room), FAINT);
    x += room + 2;
    if let Some(number) = hit.number {
        x += canvas.put(x, row.y, end.saturating_sub(x), &text::opinion(number, lang), STRONG) + 1;
    }
    let room = end.saturating_sub(x);
    let (part, places) = sought.part(&hit.words, usize::from(room));
    canvas.put(x, row.y, room, &part, PLAIN);
    for place in places {
        let at = x + width_of(&part[..place.start]);
        canvas.restyle(Area { x: at, width: width_of(&part[place]).min(end.saturating_sub(at)), ..row }, FOUND);
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

//! The minutes: a page of paragraphs with their margins, the selection, and the caret where the terminal's cursor stands.

use super::canvas::{Canvas, joined, width_of};
use super::margin::{self, Sides};
use super::people;
use super::rule;
use super::style::{CHOSEN, FAINT, FOUND, FOUND_HERE, HEED, NAME, PLAIN, STRONG};
use crate::app::{App, Caret, Finding, Found, Target};
use crate::domain::*;
use crate::editor::rows;
use crate::layout::{Area, Live, Zoom};
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::style::Style;
use std::ops::Range;

pub fn paint(canvas: &mut Canvas, places: &Live, app: &App, lang: Lang) {
    let note = super::floor::enlarged(app, Zoom::Minutes, lang);
    let title = Area { height: 1, ..places.minutes };
    rule::title(canvas, title, &heading(app, title.width.saturating_sub(width_of(&note)), lang), NAME, &note);
    canvas.mark(title, Target::Pane(Zoom::Minutes));
    let page = places.page;
    canvas.mark(page, Target::Words { row: 0, column: 0 });
    let (caret, column) = app.caret();
    let words_x = page.x + places.time + places.owner;
    let mut y = page.y;
    let bottom = page.y + page.height;
    let (mut index, mut from) = (app.top.paragraph, app.top.row);
    let shown = app.shown();
    while y < bottom && index < shown {
        let text = app.words_at(index);
        let wrapped = rows::wrap(text, places.words + 1);
        let visible = wrapped.get(from..).unwrap_or_default();
        let visible = &visible[..visible.len().min(usize::from(bottom - y))];
        let selected = selected(app, index);
        let found = app.finding().map_or(&[][..], |finding| finding.in_paragraph(index));
        for (row, line) in visible.iter().enumerate() {
            let at = y + row as u16;
            canvas.put(words_x, at, places.words + 1, &text[line.clone()], PLAIN);
            accent(canvas, (words_x, at), text, line, &selected);
            mark_found(canvas, (words_x, at), text, line, app, found);
            if index == caret.paragraph && from + row == caret.row {
                canvas.cursor = Some((words_x + column, at));
            }
        }
        paint_sides(canvas, Area { y, height: visible.len() as u16, ..page }, places, app, index, lang);
        y += visible.len() as u16;
        (index, from) = (index + 1, 0);
    }
    // Scrolled away: the cursor waits at the edge it is beyond.
    let edge = if caret < app.top { page.y } else { bottom - 1 };
    canvas.cursor = canvas.cursor.or(Some((words_x, edge)));
}

/// "Biên bản · mục 3 · ĐANG GHI CHO bà Nguyễn Thị Bưởi (YK 4)".
fn heading(app: &App, width: u16, lang: Lang) -> String {
    let meeting = &app.meeting;
    let paragraph = app.pen.paragraph(meeting);
    let at_end = paragraph.is_none_or(|paragraph| meeting.facts().sequence.last() == Some(&paragraph.id));
    let item = paragraph.map_or(meeting.facts().current, |paragraph| paragraph.item);
    let number = item.and_then(|item| meeting.line(item)).map(|line| line.number.as_str());
    let item = number.map(|number| format!("{} {number}", word(Word::Item, lang))).unwrap_or_default();
    let mark = match (app.pen.opinion_number(meeting), app.pen.kind(meeting)) {
        (Some(number), _) => format!(" ({})", text::opinion(number, lang)),
        (None, Kind::Answer) => format!(" ({})", word(Word::Answer, lang)),
        (None, Kind::Conclusion) => format!(" ({})", word(Word::Conclusion, lang)),
        (None, Kind::Task) => format!(" ({})", word(Word::Task, lang)),
        (None, Kind::Note | Kind::Vote | Kind::Break | Kind::Opinion) => String::new(),
    };
    let owner = app.pen.owner(meeting);
    let writing = match (at_end, owner) {
        _ if meeting.locked().is_some() => word(Word::Locked, lang).to_owned(),
        (true, Owner::Nobody) => word(Word::Writing, lang).to_owned(),
        (true, _) => word(Word::WritingFor, lang).to_owned(),
        (false, _) => {
            let at = paragraph.map(|paragraph| viet::clock(meeting.clock(paragraph.at)));
            format!("{} {}", word(Word::Mending, lang), at.unwrap_or_default())
        }
    };
    let before = joined(&[word(Word::Minutes, lang), &item, &writing], width);
    let room = width.saturating_sub(width_of(&before) + width_of(&mark) + 6);
    let name = match owner {
        Owner::Nobody => String::new(),
        Owner::Hall => text::owner_short(owner, meeting, lang),
        Owner::Person(person) => people::fitting(
            [text::person_inside(meeting, person, lang), text::person_short(meeting, person, lang)],
            room,
        ),
    };
    format!("{before}{}{name}{mark}", if name.is_empty() { "" } else { " " })
}

fn paint_sides(canvas: &mut Canvas, area: Area, places: &Live, app: &App, index: usize, lang: Lang) {
    let Area { x, y, height, width } = area;
    let open = app.is_open_at(index);
    let paragraph = app.shown_at(index).and_then(|id| app.meeting.get::<Paragraph>(id));
    let sides = match paragraph {
        Some(paragraph) => margin::written(&app.meeting, paragraph, places, lang),
        None if open => margin::unborn(app, &app.pen.margin, places, lang),
        None => margin::unborn(app, &app.tail, places, lang),
    };
    let style = if open {
        STRONG
    } else if paragraph.is_none() {
        FAINT
    } else {
        PLAIN
    };
    if open {
        canvas.put(x, y, 1, "▸", STRONG);
    }
    canvas.put(x + 1, y, 5, &sides.time, if open { STRONG } else { FAINT });
    canvas.fit(x + places.time, y, places.owner - 1, &sides.owner[0], style);
    if height > 1 {
        canvas.fit(x + places.time, y + 1, places.owner - 1, &sides.owner[1], FAINT);
    }
    paint_notes(canvas, Area { x: x + width - places.numbers, width: places.numbers, ..area }, &sides);
    if let Some(spell) = paragraph.and_then(|paragraph| paragraph.spell).and_then(|id| app.meeting.get::<Spell>(id)) {
        let clock = |time: Time| viet::clock(app.meeting.clock(time));
        let until = spell.until.map(clock).unwrap_or_default();
        let line = format!("{} {}–{until}", word(Word::Break, lang), clock(spell.since));
        canvas.fit(x + places.time + places.owner, y, places.words, &line, FAINT);
    }
}

/// One note a row; the last row takes what is left. The field goes beside the first, or below where there is no room.
fn paint_notes(canvas: &mut Canvas, area: Area, sides: &Sides) {
    let height = usize::from(area.height);
    let mut notes: Vec<String> = sides.notes.clone();
    if !sides.field.is_empty() && height >= notes.len() {
        match notes.first_mut().filter(|first| area.width >= width_of(first) + 12) {
            Some(first) => {
                let room = area.width - width_of(first) - 3;
                *first = format!("{first} · {}", text::first_words(&sides.field, usize::from(room)));
            }
            None => notes.push(sides.field.clone()),
        }
    }
    let shown = height.min(notes.len());
    for (n, y) in (0..shown).zip(area.y..) {
        let rest: Vec<&str> = notes[n..].iter().map(String::as_str).collect();
        let line = if n + 1 == shown { joined(&rest, area.width) } else { rest[0].to_owned() };
        let style = if n == 0 && sides.owes { STRONG } else { PLAIN };
        canvas.fit(area.x, y, area.width, &line, style);
    }
}

/// Which bytes of a shown paragraph are selected.
fn selected(app: &App, index: usize) -> Range<usize> {
    let Some((from, to)) = app.selection_across() else {
        let open = if app.is_open_at(index) { app.pen.text.selection() } else { None };
        return open.unwrap_or(0..0);
    };
    let position = |id: ParagraphId| app.meeting.position(id).unwrap_or(usize::MAX);
    let (first, last) = (position(from.paragraph), position(to.paragraph));
    debug_assert!(matches!(app.pen.target, Caret::Written(_)), "a selection across paragraphs ends in a written one");
    if !(first..=last).contains(&index) {
        return 0..0;
    }
    let start = if index == first { from.byte } else { 0 };
    let end = if index == last { to.byte } else { app.words_at(index).len() };
    start..end.max(start)
}

/// What is selected in a row is reversed; `[chưa rõ]` stands out.
fn accent(canvas: &mut Canvas, at: (u16, u16), text: &str, line: &Range<usize>, selected: &Range<usize>) {
    let mut restyle = |range: Range<usize>, style| restyle(canvas, at, text, line, &range, style);
    if text.contains('[') {
        for (at, _) in text.match_indices(viet::UNCLEAR) {
            restyle(at..at + viet::UNCLEAR.len(), HEED);
        }
    }
    if !selected.is_empty() {
        restyle(selected.clone(), CHOSEN);
    }
}

/// All that was found in a row, those words most that the search is at.
fn mark_found(canvas: &mut Canvas, at: (u16, u16), text: &str, line: &Range<usize>, app: &App, found: &[Found]) {
    let current = app.finding().and_then(Finding::current);
    for found in found {
        let style = if current == Some(found) { FOUND_HERE } else { FOUND };
        restyle(canvas, at, text, line, &found.bytes, style);
    }
}

/// Another look for the part of some bytes that is in this row.
fn restyle(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    text: &str,
    line: &Range<usize>,
    bytes: &Range<usize>,
    style: Style,
) {
    let (start, end) = (bytes.start.max(line.start), bytes.end.min(line.end));
    if let (Some(before), Some(inside)) = (text.get(line.start..start), text.get(start..end)) {
        canvas.restyle(Area { x: x + width_of(before), y, width: width_of(inside), height: 1 }, style);
    }
}

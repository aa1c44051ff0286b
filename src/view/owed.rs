//! Opinions that are owed something: without an answer, without a result, promised. Where the queue was while answers are
//! given, and beside the minutes of a wide window.

use super::canvas::Canvas;
use super::style::{ALARM, FAINT, HEED, NAME, PLAIN, STRONG};
use super::{people, queue, rule};
use crate::action::Action;
use crate::app::{App, Target};
use crate::domain::{Meeting, Opinion, OpinionId, Outcome, Paragraph, Standing};
use crate::editor::rows;
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::style::Style;

/// A line of the list: what is counted, or an opinion.
enum Line {
    Heading(Word, usize, Style),
    Opinion(OpinionId),
}

/// What waits for an answer first, what is promised last, by its day.
fn lines(meeting: &Meeting) -> Vec<Line> {
    let mut promised: Vec<OpinionId> = meeting.facts().opinions.clone();
    promised.retain(|id| matches!(meeting.standing(*id), Standing::Sorted(Outcome::InWriting | Outcome::PassedOn)));
    promised.sort_by_key(|id| {
        let day = meeting.get::<Opinion>(*id).and_then(|opinion| opinion.deadline);
        (day.is_none(), day)
    });
    let groups = [
        (Word::UnansweredCount, meeting.open_opinions(), ALARM),
        (Word::UnsortedCount, meeting.unsorted_opinions(), STRONG),
        (Word::PromisedCount, promised, STRONG),
    ];
    let mut lines = Vec::new();
    for (name, opinions, style) in groups.into_iter().filter(|(_, opinions, _)| !opinions.is_empty()) {
        lines.push(Line::Heading(name, opinions.len(), style));
        lines.extend(opinions.into_iter().map(Line::Opinion));
    }
    lines
}

/// Rows an opinion takes at most: who, and three of its words.
const HIGHEST: usize = 4;

/// Beside the minutes: as many rows for an opinion as all have room for.
pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let meeting = &app.meeting;
    let lines = lines(meeting);
    rule::title(canvas, area, word(Word::Owed, lang), NAME, "");
    canvas.mark(Area { height: 1, ..area }, Target::Action(Action::Summary));
    let inside = Area { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 1 };
    if lines.is_empty() {
        let none = if meeting.facts().opinions.is_empty() { Word::NoOpinions } else { Word::AllAnswered };
        canvas.fit(inside.x, inside.y, inside.width, word(none, lang), FAINT);
        return;
    }
    let opinions = lines.iter().filter(|line| matches!(line, Line::Opinion(_))).count();
    let room = usize::from(inside.height);
    let fits = |high: &usize| lines.len() - opinions + opinions * high <= room;
    let high = (2..=HIGHEST).rev().find(fits).unwrap_or(1) as u16;
    paint_lines(canvas, inside, meeting, &lines, high, lang);
}

/// Below the clock while answers are given: how many, beside those who wait; then a row for each. Nothing owed: who waits.
pub fn paint_rows(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let meeting = &app.meeting;
    if area.height == 0 {
        return;
    }
    let mut lines = lines(meeting);
    // What is promised is dealt with, as far as the hall goes.
    let promises = lines.iter().position(|line| matches!(line, Line::Heading(Word::PromisedCount, ..)));
    lines.truncate(promises.unwrap_or(lines.len()));
    let first = Area { height: 1, ..area };
    let waiting = if meeting.facts().queue.is_empty() { String::new() } else { queue::count(meeting, lang) };
    let used = canvas.right(area.x + area.width, area.y, area.width / 2, &waiting, PLAIN);
    canvas.mark(first, Target::Action(Action::Summary));
    canvas.mark(Area { x: area.x + area.width - used, width: used, ..first }, Target::Action(Action::Queue));
    let rest = Area { y: area.y + 1, height: area.height - 1, ..area };
    if lines.is_empty() {
        let none = if meeting.facts().opinions.is_empty() { Word::NoOpinions } else { Word::AllAnswered };
        canvas.fit(area.x, area.y, area.width.saturating_sub(used + 2), word(none, lang), STRONG);
        queue::paint_rows(canvas, rest, app, lang);
        return;
    }
    paint_lines(canvas, Area { width: area.width.saturating_sub(used + 2), ..first }, meeting, &lines[..1], 1, lang);
    paint_lines(canvas, rest, meeting, &lines[1..], 1, lang);
}

/// Lines from the top; where not all opinions have room the last row says how many more.
fn paint_lines(canvas: &mut Canvas, area: Area, meeting: &Meeting, lines: &[Line], high: u16, lang: Lang) {
    let bottom = area.y + area.height;
    let mut y = area.y;
    for (n, line) in lines.iter().enumerate() {
        if y >= bottom {
            return;
        }
        let rows = if matches!(line, Line::Opinion(_)) { high } else { 1 };
        let row = Area { y, height: rows.min(bottom - y), ..area };
        if y + rows >= bottom && n + 1 < lines.len() {
            let left = lines[n..].iter().filter(|line| matches!(line, Line::Opinion(_))).count();
            let more = format!(" +{left} ");
            canvas.put(area.x, y, area.width, &more, HEED);
            canvas.mark(row, Target::Action(Action::Summary));
            return;
        }
        match line {
            Line::Heading(name, count, style) => {
                let text = format!(" {} {count} ", word(*name, lang));
                canvas.fit(area.x, y, area.width, &text, *style);
            }
            Line::Opinion(id) => paint_opinion(canvas, row, meeting, *id, lang),
        }
        y += rows;
    }
}

/// "YK 11 bà Bưởi · Thống Nhất", when it was said or is due, and its words below, or behind where it has one row.
fn paint_opinion(canvas: &mut Canvas, area: Area, meeting: &Meeting, id: OpinionId, lang: Lang) {
    let Some(opinion) = meeting.get::<Opinion>(id) else { return };
    let words = meeting.words_of(id);
    let author = opinion.author.map(|person| text::person_short(meeting, person, lang)).unwrap_or_default();
    let place = opinion.author.map_or("", |person| people::place(meeting, person));
    let number = text::opinion(opinion.number, lang);
    let used = canvas.put(area.x, area.y, area.width, &number, STRONG);
    let x = area.x + used.max(5) + 1;
    let end = area.x + area.width;
    let told = canvas.right(end, area.y, area.width / 3, &moment(meeting, opinion, lang), FAINT);
    let room = end.saturating_sub(x + told + u16::from(told > 0));
    if area.height > 1 {
        let who = if place.is_empty() { author } else { format!("{author} · {place}") };
        canvas.fit(x, area.y, room, &who, PLAIN);
        let width = end.saturating_sub(x);
        let rows = rows::wrap(&words, width + 1);
        let shown = usize::from(area.height - 1);
        for ((n, row), y) in rows.iter().enumerate().take(shown).zip(area.y + 1..) {
            // The last row takes all that is left, and is cut.
            let end = if n + 1 == shown { words.len() } else { row.end };
            canvas.fit(x, y, width, words[row.start..end].trim_end(), FAINT);
        }
    } else {
        let who = if author.is_empty() { author } else { format!("{author}: ") };
        canvas.fit(x, area.y, room, &format!("{who}{words}"), PLAIN);
    }
    canvas.mark(area, Target::Opinion(id));
}

/// "hạn 3/6" where it is promised for a day, else when it was said.
fn moment(meeting: &Meeting, opinion: &Opinion, lang: Lang) -> String {
    if let Some(day) = opinion.deadline {
        return format!("{} {}", word(Word::Due, lang), day.format("%-d/%-m"));
    }
    let words = meeting.facts().words_of.get(&opinion.id).and_then(|words| words.first());
    let said = words.and_then(|id| meeting.get::<Paragraph>(*id));
    said.map(|paragraph| viet::clock(meeting.clock(paragraph.at))).unwrap_or_default()
}

//! A window too small for all its parts: figures if there is room, then one line for each thing, the most important first.

use super::{Face, Line, message};
use crate::domain::{Meeting, Time, Turn};
use crate::layout::Area;
use crate::text::Word;
use crate::view::canvas::{Canvas, width_of};
use crate::view::style::{ALARM, GOOD, PLAIN, STRONG};
use crate::view::{agenda, people};

/// Lines that are worth more than figures over several rows.
const LINES: u16 = 5;

pub(super) fn paint(canvas: &mut Canvas, window: Area, face: &Face<'_>, fresh: Option<Time>) {
    let has_header = window.width >= 20 && window.height >= 6;
    let top = u16::from(has_header);
    if has_header {
        face.paint_header(canvas, window, fresh);
    }
    let figures = face.figures();
    let room = window.height.saturating_sub(top + LINES).min(window.height / 2);
    let dot = figures.dot(window.width.saturating_sub(2), room, 1);
    let mut y = top;
    if let Some(dot) = dot {
        let (ink, style) = face.state.ink();
        // Without a row to spare they are not cut out of a panel: the shape before the words tells.
        let ink = if ink == super::Ink::CutOut { super::Ink::Full } else { ink };
        figures.paint(canvas, Area { y, height: dot.rows(), ..window }, dot, ink, style);
        y += dot.rows();
    }
    let is_old = !has_header && face.freshness(fresh).1;
    for (line, style) in lines(face, window.width, dot.is_some(), is_old).into_iter().zip(y..window.height).map(first) {
        canvas.fit(line.0, line.1, window.width, &line.2, style);
    }
}

/// Where a line stands and what it says, with its look.
fn first(((line, style), y): (Line, u16)) -> ((u16, u16, String), ratatui::style::Style) {
    ((0, y, line), style)
}

fn lines(face: &Face<'_>, width: u16, has_figures: bool, is_old: bool) -> Vec<Line> {
    let (meeting, lang) = (face.meeting, face.lang);
    let mut lines = Vec::new();
    let figures = face.state.figures(meeting, face.now);
    let words = face.state_line();
    if has_figures {
        lines.push((words, face.state.style()));
    } else {
        lines.push((clock(face, &figures, width), face.state.style()));
    }
    if is_old {
        lines.push((format!("? {}", face.word(Word::DataOf)), ALARM));
    }
    lines.extend(message::lines(face, width).into_iter().map(|line| (line, message::STYLE)));
    if let Some(turn) = face.state.turn() {
        let name = people::full(meeting, turn.person, width, lang);
        lines.push((name, GOOD));
    }
    let is_over = meeting.info().closed_at.is_some();
    if !is_over {
        lines.push((next(meeting, face, width), STRONG));
    }
    let open = super::rest::open_opinions(meeting).len();
    if open > 0 {
        lines.push((format!("! {} {open}", face.word(Word::UnansweredCount)), ALARM));
    }
    if is_over {
        let counts = super::rest::counts(face).into_iter();
        lines.extend(counts.map(|(name, number)| (format!("{number:>4}  {name}"), PLAIN)));
        return lines;
    }
    lines.extend(item(face).map(|line| (line, PLAIN)));
    let others = meeting.facts().queue.iter().skip(1).take(2).filter_map(|id| meeting.get::<Turn>(*id)).zip(2..);
    lines.extend(others.map(|(turn, n)| (format!("{n}  {}", people::full(meeting, turn.person, width, lang)), PLAIN)));
    lines
}

/// Shape, figures and words, as far as they go: the shape alone in a window of one cell.
fn clock(face: &Face<'_>, figures: &str, width: u16) -> String {
    let mark = face.state.mark();
    let short = format!("{mark} {figures}");
    match width {
        0..5 => mark.to_owned(),
        _ if width < width_of(&short) => figures.to_owned(),
        _ => format!("{short} · {}", face.state.words(face.meeting, face.now, face.lang)),
    }
}

/// How many wait, and who is next.
fn next(meeting: &Meeting, face: &Face<'_>, width: u16) -> String {
    let queue = &meeting.facts().queue;
    let Some(turn) = queue.first().and_then(|id| meeting.get::<Turn>(*id)) else {
        return face.word(Word::NobodyWaits).to_owned();
    };
    let waiting = format!("{} {} · 1 ", face.word(Word::Waiting), queue.len());
    let room = width.saturating_sub(width_of(&waiting));
    waiting + &people::full(meeting, turn.person, room, face.lang)
}

/// The item that is on, or the next, and how the meeting keeps to its plan.
fn item(face: &Face<'_>) -> Option<String> {
    let meeting = face.meeting;
    let item = meeting.current_item().or(meeting.next_item())?;
    let line = meeting.line(item.id)?;
    let pace = meeting.pace(face.now).filter(|_| meeting.open_break().is_none());
    let pace = pace.map(|pace| format!(" · {}", agenda::pace_words(pace.late_minutes, face.lang)));
    Some(format!("{} {} {}{}", agenda::mark_of(meeting, line).0, line.number, item.title, pace.unwrap_or_default()))
}

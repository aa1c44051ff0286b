//! The pane of the floor: who speaks, how long is left, and below it what counts now: who waits, what is owed an answer, or,
//! after closing, what is missing.

use super::canvas::{Canvas, joined, width_of};
use super::rule;
use super::style::{ALARM, GOOD, HEED, NAME, PLAIN, STRONG};
use super::{after, owed, people, queue, strip};
use crate::action::Action;
use crate::app::{App, Target};
use crate::domain::{Meeting, Time, Turn, TurnKind, TurnState};
use crate::layout::{Area, Live, Part, Zoom};
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::style::Style;

/// Cells beyond which a line is hard to follow from its name to its end.
const WIDEST: u16 = 140;

pub fn paint(canvas: &mut Canvas, places: &Live, app: &App, lang: Lang) {
    let area = places.floor;
    if area.height == 1 {
        return strip::paint(canvas, area, app, lang);
    }
    let part = app.part();
    let name = if part == Part::Over { Word::AfterClosing } else { Word::Floor };
    rule::title(canvas, area, word(name, lang), NAME, &note(app, area.width, lang));
    canvas.mark(Area { height: 1, ..area }, Target::Pane(Zoom::Floor));
    let inside = Area { x: area.x + 1, y: area.y + 1, width: (area.width - 2).min(WIDEST), height: area.height - 1 };
    if part == Part::Over {
        return after::paint(canvas, inside, app, lang);
    }
    paint_speaking(canvas, inside, app, lang);
    let below = Area { y: inside.y + 2, height: inside.height - 2, ..inside };
    match part {
        Part::Answers if places.owed.height == 0 => owed::paint_rows(canvas, below, app, lang),
        Part::Hall | Part::Course | Part::Answers | Part::Over => queue::paint(canvas, below, app, lang),
    }
}

/// Two lines: who speaks, and the clock; in a break who goes on after it.
fn paint_speaking(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let (meeting, now) = (&app.meeting, app.now());
    let line = |n: u16| Area { y: area.y + n, height: 1, ..area };
    match meeting.floor() {
        Some(turn) if meeting.open_break().is_some() => {
            paint_empty(canvas, line(0), app, lang);
            paint_speaker(canvas, line(1), meeting, turn, lang);
        }
        Some(turn) => {
            paint_speaker(canvas, line(0), meeting, turn, lang);
            paint_clock(canvas, line(1), meeting, turn, now, lang);
        }
        None => paint_empty(canvas, line(0), app, lang),
    }
}

/// That the pane is large; that the list is closed; which hamlets have not been heard.
fn note(app: &App, width: u16, lang: Lang) -> String {
    let meeting = &app.meeting;
    let closed = if meeting.info().list_closed { word(Word::ListClosed, lang) } else { "" };
    let heard = meeting.resident_turns() > 0;
    let silent = if heard && meeting.is_open() { meeting.silent_hamlets() } else { Vec::new() };
    let names = silent.iter().map(|hamlet| hamlet.name.as_str()).collect::<Vec<_>>().join(", ");
    let silent = if names.is_empty() { names } else { format!("{}: {names}", word(Word::NotHeard, lang)) };
    joined(&[&enlarged(app, Zoom::Floor, lang), closed, &silent], width.saturating_sub(24))
}

/// That a pane was made large, and the key that makes it smaller again.
pub fn enlarged(app: &App, pane: Zoom, lang: Lang) -> String {
    if app.zoom != pane {
        return String::new();
    }
    let key = super::footer::key_or_palette(Action::Zoom, app.habits.keyboard);
    format!("{} · {key}", word(Word::Enlarged, lang))
}

/// Who speaks, as the sign of the turn's state and its look say.
pub fn mark_of(turn: &Turn) -> (&'static str, Style) {
    if turn.state == TurnState::Paused { ("‖", HEED) } else { ("▶", GOOD) }
}

fn paint_speaker(canvas: &mut Canvas, area: Area, meeting: &Meeting, turn: &Turn, lang: Lang) {
    let (mark, style) = mark_of(turn);
    canvas.put(area.x, area.y, 1, mark, style);
    let often = if turn.is_of_resident() { nth(meeting.turns_of(turn.person).count(), lang) } else { String::new() };
    let quality = if turn.kind == TurnKind::Point { word(Word::PointOfOrder, lang) } else { "" };
    let rest = joined(&[quality, &often], area.width);
    let parts = [rest.as_str(), turn.topic.as_str()];
    paint_person(canvas, Area { x: area.x + 2, width: area.width - 2, ..area }, meeting, turn, parts, STRONG, lang);
    canvas.mark(area, Target::Person(turn.person));
}

/// A name as full as it fits beside what must be said of somebody, then what else fits.
pub fn paint_person(
    canvas: &mut Canvas,
    area: Area,
    meeting: &Meeting,
    turn: &Turn,
    [must, may]: [&str; 2],
    style: Style,
    lang: Lang,
) {
    let must = if must.is_empty() { String::new() } else { format!(" · {must}") };
    let room = area.width.saturating_sub(width_of(&must));
    let name = people::full(meeting, turn.person, room, lang);
    let mut x = area.x + canvas.fit(area.x, area.y, room, &name, style);
    x += canvas.put(x, area.y, width_of(&must), &must, PLAIN);
    let left = (area.x + area.width).saturating_sub(x);
    if !may.is_empty() && width_of(may) + 3 <= left {
        canvas.put(x, area.y, left, &format!(" · {may}"), PLAIN);
    }
}

/// "lần đầu", "lần 2".
pub fn nth(n: usize, lang: Lang) -> String {
    if n <= 1 { word(Word::FirstTime, lang).to_owned() } else { format!("{} {n}", word(Word::Time, lang)) }
}

/// What the clock of a turn says, with the look that goes with it. Over time: "QUÁ 01:12".
pub fn clock_words(meeting: &Meeting, turn: &Turn, now: Time, lang: Lang) -> (String, Style) {
    let paused = turn.state == TurnState::Paused;
    let (line, style) = match meeting.left(turn, now) {
        Some(left) if left < 0 => (format!("{} {}", word(Word::Over, lang), text::duration(-left)), ALARM),
        // What is left is counted up to whole seconds: 5:00 stands for the whole first second.
        Some(left) => (format!("{} {}", word(Word::Left, lang), text::duration(left + 999)), STRONG),
        None => (format!("{} {}", word(Word::Spoken, lang), text::duration(meeting.used(turn.id, now))), STRONG),
    };
    if paused { (format!("{} · {line}", word(Word::Paused, lang)), HEED) } else { (line, style) }
}

fn paint_clock(canvas: &mut Canvas, area: Area, meeting: &Meeting, turn: &Turn, now: Time, lang: Lang) {
    let (line, style) = clock_words(meeting, turn, now, lang);
    // A coloured state stands out by a blank on both sides.
    let line = if style == STRONG { line } else { format!(" {line} ") };
    let mut x = area.x + if style == STRONG { 2 } else { 1 };
    x += canvas.put(x, area.y, area.width - 2, &line, style);
    let Some(allowed) = turn.allowed else { return };
    let gap = if style == STRONG { " " } else { "" };
    let allowed_words = format!("{gap}/ {}:{:02} ", allowed / 60, allowed % 60);
    x += canvas.put(x, area.y, area.x + area.width - x, &allowed_words, PLAIN) + 1;
    let room = (area.x + area.width).saturating_sub(x).min(40);
    let used = meeting.used(turn.id, now).min(allowed * 1000);
    let full = u16::try_from(used * i64::from(room) / (allowed * 1000).max(1)).unwrap_or(0).min(room);
    canvas.fill(Area { x, y: area.y, width: full, height: 1 }, '█', PLAIN);
    canvas.fill(Area { x: x + full, y: area.y, width: room - full, height: 1 }, '░', PLAIN);
}

/// Nobody speaks: why, and which key changes it.
pub fn paint_empty(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let meeting = &app.meeting;
    let clock = |time: Time| viet::clock(meeting.clock(time));
    let (text, style, action) = if let Some(spell) = meeting.open_break() {
        let since = (app.now().since(spell.since)) / 60_000;
        let line = format!("{} {} · {since}′", word(Word::BreakSince, lang), clock(spell.since));
        (line, HEED, Action::Break)
    } else if meeting.info().closed_at.is_some() {
        let next = if meeting.locked().is_some() { Action::Export } else { Action::Lock };
        (word(Word::Closed, lang).to_owned(), PLAIN, next)
    } else if !meeting.is_open() {
        (word(Word::NotOpened, lang).to_owned(), PLAIN, Action::NextItem)
    } else {
        (word(Word::NobodySpeaks, lang).to_owned(), PLAIN, Action::Invite)
    };
    let used = canvas.fit(area.x + 2, area.y, area.width - 2, &text, style);
    let key = super::footer::key_or_palette(action, app.habits.keyboard);
    let label = super::footer::label_of(action, app, lang);
    let room = (area.width - 2).saturating_sub(used + 2);
    canvas.fit(area.x + 4 + used, area.y, room, &format!("{key} {label}"), STRONG);
    canvas.mark(area, Target::Action(action));
}

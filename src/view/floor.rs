//! Who speaks, how long is left, who waits: the pane right of the agenda.

use super::canvas::{Canvas, joined, width_of};
use super::people;
use super::rule;
use super::style::{ALARM, GOOD, HEED, NAME, PLAIN, STRONG};
use crate::action::Action;
use crate::app::{App, Target};
use crate::domain::{Meeting, Time, Turn, TurnKind, TurnState};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::style::Style;

/// Cells beyond which a line is hard to follow from its name to its end.
const WIDEST: u16 = 96;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let (meeting, now) = (&app.meeting, app.now());
    rule::title(canvas, area, word(Word::Floor, lang), NAME, &hint(meeting, area.width, lang));
    let inside = Area { x: area.x + 1, y: area.y + 1, width: (area.width - 2).min(WIDEST), height: area.height - 1 };
    let line = |n: u16| Area { y: inside.y + n, height: 1, ..inside };
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
    paint_wait(canvas, line(2), meeting, now, lang);
    paint_queue(canvas, Area { y: inside.y + 3, height: inside.height - 3, ..inside }, meeting, now, lang);
}

/// The list is closed; which hamlets have not been heard.
fn hint(meeting: &Meeting, width: u16, lang: Lang) -> String {
    let closed = if meeting.info().list_closed { word(Word::ListClosed, lang) } else { "" };
    let heard = meeting.resident_turns() > 0;
    let silent = if heard && meeting.is_open() { meeting.silent_hamlets() } else { Vec::new() };
    let names = silent.iter().map(|hamlet| hamlet.name.as_str()).collect::<Vec<_>>().join(", ");
    let silent = if names.is_empty() { names } else { format!("{}: {names}", word(Word::NotHeard, lang)) };
    joined(&[closed, &silent], width.saturating_sub(24))
}

fn paint_speaker(canvas: &mut Canvas, area: Area, meeting: &Meeting, turn: &Turn, lang: Lang) {
    let (mark, style) = if turn.state == TurnState::Paused { ("‖", HEED) } else { ("▶", GOOD) };
    canvas.put(area.x, area.y, 1, mark, style);
    let often = if turn.is_of_resident() { nth(meeting.turns_of(turn.person).count(), lang) } else { String::new() };
    let quality = if turn.kind == TurnKind::Point { word(Word::PointOfOrder, lang) } else { "" };
    let rest = joined(&[quality, &often], area.width);
    let parts = [rest.as_str(), turn.topic.as_str()];
    paint_person(canvas, Area { x: area.x + 2, width: area.width - 2, ..area }, meeting, turn, parts, STRONG, lang);
    canvas.mark(area, Target::Person(turn.person));
}

/// A name as full as it fits beside what must be said of somebody, then what else fits.
fn paint_person(
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
fn paint_empty(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
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

fn paint_wait(canvas: &mut Canvas, area: Area, meeting: &Meeting, now: Time, lang: Lang) {
    let n = meeting.facts().queue.len();
    let waiting =
        if n == 0 { word(Word::NobodyWaits, lang).to_owned() } else { format!("{} {n}", word(Word::Waiting, lang)) };
    let used = canvas.fit(area.x, area.y, area.width, &waiting, STRONG);
    if let Some(share) = meeting.share(now) {
        let left = format!(" · {} {}′", word(Word::Left, lang), share.left_minutes);
        let each = format!("{}′ {}", share.each_minutes, word(Word::Each, lang));
        let long = format!("{left}, {} {} ⇒ {each}", share.waiting, word(Word::People, lang));
        let room = area.width - used;
        let line = if width_of(&long) <= room { long } else { format!("{left} ⇒ {each}") };
        canvas.fit(area.x + used, area.y, room, &line, PLAIN);
    }
    canvas.mark(area, Target::Action(Action::Queue));
}

fn paint_queue(canvas: &mut Canvas, area: Area, meeting: &Meeting, now: Time, lang: Lang) {
    let queue = &meeting.facts().queue;
    for ((n, id), y) in queue.iter().enumerate().zip(area.y..area.y + area.height) {
        let Some(turn) = meeting.get::<Turn>(*id) else { continue };
        let row = Area { y, height: 1, ..area };
        paint_waiting(canvas, row, meeting, turn, n + 1, now, lang);
        canvas.mark(row, Target::Turn(*id));
    }
}

fn paint_waiting(canvas: &mut Canvas, area: Area, meeting: &Meeting, turn: &Turn, n: usize, now: Time, lang: Lang) {
    let waited = text::minutes_short(now.since(turn.asked_at));
    let often = nth(meeting.turns_of(turn.person).count() + 1, lang);
    let mark = waiting_mark(turn, lang);
    let roomy = area.width >= 56;
    let waited = if roomy { format!("{} {waited}", word(Word::Waits, lang)) } else { waited };
    let right = if roomy { 20 } else { 12 };
    let end = area.x + area.width;
    canvas.put(area.x, area.y, 2, &n.to_string(), STRONG);
    let room = area.width.saturating_sub(right + 3);
    let style = if n == 1 { STRONG } else { PLAIN };
    let parts = [mark, turn.topic.as_str()];
    paint_person(canvas, Area { x: area.x + 3, width: room, ..area }, meeting, turn, parts, style, lang);
    canvas.right(end - 8, area.y, right - 8, &waited, PLAIN);
    canvas.put(end - 7, area.y, 7, &often, PLAIN);
}

/// What sets somebody apart from the others who wait.
pub fn waiting_mark(turn: &Turn, lang: Lang) -> &'static str {
    match () {
        () if turn.kind == TurnKind::Point => word(Word::PointOfOrder, lang),
        () if turn.last_word => word(Word::LastWord, lang),
        () => "",
    }
}

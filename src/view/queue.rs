//! Who waits to speak: how many and how long each may, their rows, and in a pane with room to spare who has spoken.

use super::canvas::{Canvas, joined, width_of};
use super::floor::{nth, paint_person};
use super::style::{FAINT, PLAIN, STRONG};
use super::{people, rule};
use crate::action::Action;
use crate::app::{App, Target};
use crate::domain::{Meeting, Time, Turn, TurnKind};
use crate::layout::{Area, Part, Zoom};
use crate::text::{self, Lang, Word, word};
use crate::viet;

/// Cells from which on a row has columns.
const COLUMNS: u16 = 110;
const NAME: u16 = 34;
const PLACE: u16 = 22;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let (meeting, now) = (&app.meeting, app.now());
    let line = Area { height: area.height.min(1), ..area };
    let queue = &meeting.facts().queue;
    if area.height == 0 || queue.is_empty() && app.part() == Part::Course && app.zoom != Zoom::Floor {
        // While a report is read nobody is expected to wait.
        return;
    }
    paint_count(canvas, line, meeting, now, lang);
    if area.height == 1 {
        return paint_names(canvas, line, meeting, lang);
    }
    let rows = Area { y: area.y + 1, height: area.height - 1, ..area };
    let used = paint_rows(canvas, rows, app, lang);
    if app.zoom == Zoom::Floor {
        let below = Area { y: rows.y + used, height: rows.height.saturating_sub(used), ..rows };
        paint_spoken(canvas, below, app, lang);
    }
}

/// "Chờ phát biểu 4 · còn 29′, 4 người ⇒ 7′ mỗi người".
fn paint_count(canvas: &mut Canvas, area: Area, meeting: &Meeting, now: Time, lang: Lang) {
    let used = canvas.fit(area.x, area.y, area.width, &count(meeting, lang), STRONG);
    if let Some(share) = meeting.share(now).filter(|_| area.height > 0) {
        let left = format!(" · {} {}′", word(Word::Left, lang), share.left_minutes);
        let each = format!("{}′ {}", share.each_minutes, word(Word::Each, lang));
        let long = format!("{left}, {} {} ⇒ {each}", share.waiting, word(Word::People, lang));
        let room = area.width - used;
        let line = if width_of(&long) <= room { long } else { format!("{left} ⇒ {each}") };
        canvas.fit(area.x + used, area.y, room, &line, PLAIN);
    }
    canvas.mark(area, Target::Action(Action::Queue));
}

/// "Chờ phát biểu 4", "Chưa ai chờ phát biểu".
pub fn count(meeting: &Meeting, lang: Lang) -> String {
    match meeting.facts().queue.len() {
        0 => word(Word::NobodyWaits, lang).to_owned(),
        n => format!("{} {n}", word(Word::Waiting, lang)),
    }
}

/// All in one line: how many, and the first names.
fn paint_names(canvas: &mut Canvas, area: Area, meeting: &Meeting, lang: Lang) {
    let count = count(meeting, lang);
    let turns = meeting.facts().queue.iter().filter_map(|id| meeting.get::<Turn>(*id));
    let names: Vec<String> = turns.take(6).map(|turn| text::person_short(meeting, turn.person, lang)).collect();
    canvas.fill(area, ' ', PLAIN);
    let used = canvas.fit(area.x, area.y, area.width, &count, STRONG);
    canvas.fit(area.x + used, area.y, area.width - used, &format!(": {}", names.join(", ")), PLAIN);
}

/// One row for each who waits; gives the rows used.
pub fn paint_rows(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) -> u16 {
    let (meeting, now) = (&app.meeting, app.now());
    let queue = &meeting.facts().queue;
    for ((n, id), y) in queue.iter().enumerate().zip(area.y..area.y + area.height) {
        let Some(turn) = meeting.get::<Turn>(*id) else { continue };
        let row = Area { y, height: 1, ..area };
        match row.width >= COLUMNS {
            true => paint_columns(canvas, row, meeting, turn, n + 1, now, lang),
            false => paint_waiting(canvas, row, meeting, turn, n + 1, now, lang),
        }
        canvas.mark(row, Target::Turn(*id));
    }
    u16::try_from(queue.len()).unwrap_or(area.height).min(area.height)
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

/// The same where there is room for columns: name, place, what about, since when, how long, how often.
fn paint_columns(canvas: &mut Canvas, area: Area, meeting: &Meeting, turn: &Turn, n: usize, now: Time, lang: Lang) {
    const RIGHT: u16 = 28;
    let style = if n == 1 { STRONG } else { PLAIN };
    canvas.put(area.x, area.y, 2, &n.to_string(), STRONG);
    let mut x = area.x + 3;
    let mut column = |width: u16, text: &str, style| {
        canvas.fit(x, area.y, width - 2, text, style);
        x += width;
    };
    column(NAME, &text::person(meeting, turn.person, lang), style);
    column(PLACE, people::place(meeting, turn.person), style);
    let topic = joined(&[waiting_mark(turn, lang), &turn.topic], area.width);
    column(area.width - 3 - NAME - PLACE - RIGHT, &topic, PLAIN);
    let waited = text::minutes_short(now.since(turn.asked_at));
    let since = viet::clock(meeting.clock(turn.asked_at));
    column(RIGHT - 9, &format!("{since} · {} {waited}", word(Word::Waits, lang)), PLAIN);
    column(9, &nth(meeting.turns_of(turn.person).count() + 1, lang), PLAIN);
}

/// What sets somebody apart from the others who wait.
pub fn waiting_mark(turn: &Turn, lang: Lang) -> &'static str {
    match () {
        () if turn.kind == TurnKind::Point => word(Word::PointOfOrder, lang),
        () if turn.last_word => word(Word::LastWord, lang),
        () => "",
    }
}

/// Cells beyond which a number is far from its name.
const SPOKEN: u16 = 84;

/// Who has spoken, the latest first: how often and how long.
fn paint_spoken(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let meeting = &app.meeting;
    let area = Area { width: area.width.min(SPOKEN), ..area };
    let speakers = meeting.last_speakers();
    if area.height < 2 || speakers.is_empty() {
        return;
    }
    let title = format!("{} {}", word(Word::HaveSpoken, lang), speakers.len());
    rule::title(canvas, Area { height: 1, ..area }, &title, super::style::NAME, "");
    for (person, y) in speakers.into_iter().zip(area.y + 1..area.y + area.height) {
        let (turns, spoken) = (meeting.turns_of(person).count(), meeting.spoken_millis(person, app.now()));
        let told = format!("{turns}× · {}", text::minutes_short(spoken));
        let used = canvas.right(area.x + area.width, y, 14, &told, FAINT);
        let room = area.width.saturating_sub(used + 4);
        canvas.fit(area.x + 3, y, room, &people::full(meeting, person, room, lang), PLAIN);
        canvas.mark(Area { y, height: 1, ..area }, Target::Person(person));
    }
}

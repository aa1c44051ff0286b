//! The chair's window, read from three metres: the clock of who speaks, who is next, what has no answer yet.

use super::canvas::{Canvas, joined, width_of};
use super::style::{ALARM, FAINT, GOOD, HEED, NAME, PLAIN, STRONG};
use super::{agenda, digits, floor, header, people, rule};
use crate::domain::{Meeting, Opinion, OpinionId, Time, Turn, TurnState};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Data older than this is said to be old, in milliseconds.
const OLD: i64 = 5_000;

/// The chair's window at `now`; `fresh` is when the file was last read well.
pub fn draw(cells: &mut Buffer, meeting: &Meeting, now: Time, lang: Lang, fresh: Option<Time>) {
    let mut canvas = Canvas::new(cells);
    let window = canvas.window();
    if window.width < 20 || window.height < 6 {
        let line = big_clock(meeting, now).0;
        canvas.fit(0, 0, window.width, &line, STRONG);
        return;
    }
    paint_header(&mut canvas, window, meeting, now, lang, fresh);
    let below = paint_figures(&mut canvas, window, meeting, now, lang);
    let gap = u16::from(window.height > 24);
    let below = paint_speaker(&mut canvas, Area { y: below, ..window }, meeting, lang) + gap;
    let rest = Area { y: below, height: window.height.saturating_sub(below), ..window };
    paint_rest(&mut canvas, rest, meeting, now, lang);
}

/// The window while there is no meeting to show.
pub fn draw_waiting(cells: &mut Buffer, lang: Lang) {
    let mut canvas = Canvas::new(cells);
    let window = canvas.window();
    canvas.fit(1, window.height / 2, window.width.saturating_sub(2), text::no_meeting(lang), PLAIN);
}

fn paint_header(canvas: &mut Canvas, window: Area, meeting: &Meeting, now: Time, lang: Lang, fresh: Option<Time>) {
    let (data, style) = match fresh {
        Some(at) if now.since(at) < OLD => (format!("✓ {}", header::seconds(meeting, at)), FAINT),
        Some(at) => (format!(" {} {} ", word(Word::DataOf, lang), header::seconds(meeting, at)), ALARM),
        None => (format!(" {} ", word(Word::NoData, lang)), ALARM),
    };
    let mut end = window.width - 1;
    end -= canvas.right(end, 0, 5, &viet::clock(meeting.clock(now)), STRONG) + 2;
    end = end.saturating_sub(canvas.right(end, 0, end, &data, style) + 2);
    canvas.fit(1, 0, end.saturating_sub(1), &header::shortened(&meeting.info().title, end.saturating_sub(1)), PLAIN);
}

/// Who has the floor; in a break nobody.
fn speaker(meeting: &Meeting) -> Option<&Turn> {
    meeting.floor().filter(|_| meeting.open_break().is_none())
}

/// What the figures show: time left, time over, time spoken, or the clock on the wall.
fn big_clock(meeting: &Meeting, now: Time) -> (String, Option<&Turn>) {
    match speaker(meeting) {
        Some(turn) => {
            let millis = match meeting.left(turn, now) {
                Some(left) if left >= 0 => left + 999,
                Some(over) => -over,
                None => meeting.used(turn.id, now),
            };
            // Figures have room for minutes only: an hour is 60 of them.
            let seconds = millis / 1000;
            (format!("{:02}:{:02}", seconds / 60, seconds % 60), Some(turn))
        }
        None => (viet::clock(meeting.clock(now)), None),
    }
}

/// The figures and, below, the state in words; gives the row below them.
fn paint_figures(canvas: &mut Canvas, window: Area, meeting: &Meeting, now: Time, lang: Lang) -> u16 {
    let (figures, turn) = big_clock(meeting, now);
    let over = turn.is_some_and(|turn| meeting.left(turn, now).is_some_and(|left| left < 0));
    let paused = turn.is_some_and(|turn| turn.state == TurnState::Paused);
    let style = match turn {
        Some(_) if over => Style::new().fg(ratatui::style::Color::Red),
        Some(_) | None => PLAIN,
    };
    // A pause also has another shape, for those who see no colour.
    let ink = if paused { '▒' } else { '█' };
    let room = window.height.saturating_sub(10).min(window.height * 9 / 20);
    let scale = digits::scale(&figures, window.width.saturating_sub(4), room);
    let top = if window.height > 30 { 2 } else { 1 };
    let area = Area { y: top, height: digits::ROWS * scale, ..window };
    if scale > 0 {
        digits::paint(canvas, area, &figures, scale, ink, style);
    }
    let y = area.y + area.height + u16::from(scale > 0);
    let (words, style) = match turn {
        Some(turn) => floor::clock_words(meeting, turn, now, lang),
        None => idle(meeting, lang),
    };
    let words = match turn.and_then(|turn| turn.allowed) {
        Some(allowed) => format!(" {words} / {}:{:02} ", allowed / 60, allowed % 60),
        None => format!(" {words} "),
    };
    canvas.middle(window.x, y, window.width, &words, style);
    y + 1
}
/// Nobody speaks: why.
fn idle(meeting: &Meeting, lang: Lang) -> (String, Style) {
    let state = match () {
        () if meeting.info().closed_at.is_some() => Word::Closed,
        () if !meeting.is_open() => Word::NotOpened,
        () => match meeting.open_break() {
            Some(spell) => {
                let since = viet::clock(meeting.clock(spell.since));
                return (format!("{} {since}", word(Word::BreakSince, lang)), HEED);
            }
            None => Word::NobodySpeaks,
        },
    };
    (word(state, lang).to_owned(), STRONG)
}

/// Who speaks, and where from; gives the row below.
fn paint_speaker(canvas: &mut Canvas, area: Area, meeting: &Meeting, lang: Lang) -> u16 {
    let Some(turn) = speaker(meeting) else { return area.y };
    let name = people::fitting(
        [text::person(meeting, turn.person, lang), text::person_short(meeting, turn.person, lang)],
        area.width,
    );
    canvas.middle(area.x, area.y, area.width, &name.to_uppercase(), GOOD);
    let place = meeting.hamlet_of(turn.person).map(|hamlet| text::hamlet(hamlet, lang));
    let place = place.unwrap_or_else(|| people::place(meeting, turn.person).to_owned());
    let often =
        if turn.is_of_resident() { floor::nth(meeting.turns_of(turn.person).count(), lang) } else { String::new() };
    canvas.middle(area.x, area.y + 1, area.width, &joined(&[&place, &often], area.width), STRONG);
    area.y + 2
}

/// The next three, the item with its pace, the opinions without an answer.
fn paint_rest(canvas: &mut Canvas, area: Area, meeting: &Meeting, now: Time, lang: Lang) {
    let bottom = area.y + area.height;
    let (x, width) = (area.x + 2, area.width - 4);
    let queue = &meeting.facts().queue;
    let title = match queue.len() {
        0 => word(Word::NobodyWaits, lang).to_owned(),
        n => format!("{} {n}", word(Word::Waiting, lang)),
    };
    rule::title(canvas, Area { height: 1, ..area }, &title, NAME, word(Word::ChairKeys, lang));
    let mut y = area.y + 1;
    for (n, turn) in queue.iter().take(3).filter_map(|id| meeting.get::<Turn>(*id)).enumerate() {
        let waits = format!("{} {}′", word(Word::Waits, lang), now.since(turn.asked_at) / 60_000);
        let used = canvas.right(x + width, y, 14, &waits, PLAIN);
        let name = people::full(meeting, turn.person, width.saturating_sub(used + 5), lang);
        let style = if n == 0 { STRONG } else { PLAIN };
        canvas.fit(x, y, width.saturating_sub(used + 1), &format!("{}  {name}", n + 1), style);
        y += 1;
    }
    let Some(left) = bottom.checked_sub(y).filter(|left| *left > 0) else { return };
    paint_item(canvas, Area { x, y, width, height: left }, meeting, now, lang);
    paint_open(canvas, Area { y: y + 2, height: left.saturating_sub(2), ..area }, meeting, lang);
}

fn paint_item(canvas: &mut Canvas, area: Area, meeting: &Meeting, now: Time, lang: Lang) {
    rule::title(
        canvas,
        Area { x: area.x - 2, width: area.width + 4, height: 1, ..area },
        word(Word::Agenda, lang),
        NAME,
        &agenda::present(meeting, lang),
    );
    if area.height < 2 {
        return;
    }
    let y = area.y + 1;
    if let Some(closed) = meeting.info().closed_at {
        let line = format!("{} {}", word(Word::ClosedAt, lang), viet::clock(meeting.clock(closed)));
        canvas.fit(area.x, y, area.width, &line, STRONG);
        return;
    }
    let pace = meeting.pace(now).filter(|_| meeting.open_break().is_none());
    let pace = pace.map(|pace| agenda::pace_words(pace.late_minutes, lang)).unwrap_or_default();
    let end = area.x + area.width;
    let used = canvas.right(end, y, area.width / 2, &pace, STRONG);
    let item = meeting.current_item().or(meeting.next_item());
    let Some((line, item)) = item.and_then(|item| Some((meeting.line(item.id)?, item))) else { return };
    let minutes = agenda::minutes_of(meeting, line, now);
    let used = used + 2 + canvas.right(end - used - 2, y, 10, &minutes, PLAIN);
    let (mark, _) = agenda::mark_of(meeting, line);
    canvas.fit(
        area.x,
        y,
        area.width.saturating_sub(used + 2),
        &format!("{mark} {} {}", line.number, item.title),
        STRONG,
    );
}

fn paint_open(canvas: &mut Canvas, area: Area, meeting: &Meeting, lang: Lang) {
    let mut open = meeting.open_opinions();
    open.retain(|id| meeting.get::<Opinion>(*id).is_some_and(|opinion| !opinion.is_withheld()));
    if area.height == 0 {
        return;
    }
    let (title, style) = match open.len() {
        0 => (word(Word::AllAnswered, lang).to_owned(), NAME),
        n => (format!(" {} {n} ", word(Word::UnansweredCount, lang)), ALARM),
    };
    rule::title(canvas, Area { height: 1, ..area }, &title, style, "");
    let room = usize::from(area.height - 1);
    let hidden = open.len().saturating_sub(room);
    for (n, (id, y)) in open.iter().take(room).zip(area.y + 1..).enumerate() {
        let more = if hidden > 0 && n + 1 == room { format!(" +{hidden} ") } else { String::new() };
        let width = (area.width - 4).saturating_sub(width_of(&more));
        canvas.fit(area.x + 2, y, width, &opinion_line(meeting, *id, lang), PLAIN);
        canvas.put(area.x + 2 + width, y, width_of(&more), &more, HEED);
    }
}
fn opinion_line(meeting: &Meeting, id: OpinionId, lang: Lang) -> String {
    let number = meeting.opinion_number(id).map_or(String::new(), |number| text::opinion(number, lang));
    let author = meeting.get::<Opinion>(id).filter(|opinion| !opinion.unnamed).and_then(|opinion| opinion.author);
    let author = author.map(|person| format!(" {}", text::person_short(meeting, person, lang))).unwrap_or_default();
    format!("{number}{author}: {}", meeting.words_of(id))
}

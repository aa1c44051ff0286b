//! Below the speaker: the next three, the item with its pace, the opinions without an answer; after the end what came of it.

use super::{BROAD, Face, TITLE};
use crate::domain::{Meeting, Opinion, OpinionId, Turn};
use crate::layout::Area;
use crate::text::{self, Word};
use crate::view::canvas::{Canvas, joined, width_of};
use crate::view::style::{ALARM, HEED, PLAIN, STRONG};
use crate::view::{agenda, people, queue, rule};

/// How many of those who wait are named.
const NEXT: usize = 3;

pub(super) fn paint(canvas: &mut Canvas, area: Area, face: &Face<'_>) {
    let is_over = face.meeting.info().closed_at.is_some();
    let (first, second) = if area.width >= BROAD { halves(area) } else { stacked(area, face, is_over) };
    if is_over {
        paint_end(canvas, first, face);
    } else {
        paint_queue(canvas, first, face);
    }
    let item = second.height.min(if is_over { 0 } else { 2 });
    paint_item(canvas, Area { height: item, ..second }, face);
    let gap = u16::from(item > 0 && second.height > 6);
    let used = (item + gap).min(second.height);
    paint_open(canvas, Area { y: second.y + used, height: second.height - used, ..second }, face);
}

fn halves(area: Area) -> (Area, Area) {
    let width = area.width / 2;
    (Area { width: width - 1, ..area }, Area { x: area.x + width, width: area.width - width, ..area })
}
/// The queue takes the rows it has, and one more where there are enough.
fn stacked(area: Area, face: &Face<'_>, is_over: bool) -> (Area, Area) {
    let wanted = if is_over { 1 + counts(face).len() } else { 1 + face.meeting.facts().queue.len().min(NEXT) };
    let gap = u16::from(area.height > 11);
    // What is owed is told whatever else there is.
    let first = (wanted as u16).min(area.height.saturating_sub(1));
    let used = (first + gap).min(area.height);
    (Area { height: first, ..area }, Area { y: area.y + used, height: area.height - used, ..area })
}

/// Who waits, the next three with their hamlets.
fn paint_queue(canvas: &mut Canvas, area: Area, face: &Face<'_>) {
    if area.height == 0 {
        return;
    }
    let (meeting, lang) = (face.meeting, face.lang);
    let queue = &meeting.facts().queue;
    let title = match queue.len() {
        0 => face.word(Word::NobodyWaits).to_owned(),
        n => format!("{} {n}", face.word(Word::Waiting)),
    };
    let closed = if meeting.info().list_closed { face.word(Word::ListClosed) } else { "" };
    let title = joined(&[&title, closed], area.width);
    rule::title(canvas, Area { height: 1, ..area }, &title, TITLE, face.word(Word::ChairKeys));
    let (x, width) = (area.x + 2, area.width.saturating_sub(4));
    let step = (area.height.saturating_sub(1) / NEXT as u16).clamp(1, 3);
    let rows = (area.y + 1..area.y + area.height).step_by(usize::from(step));
    let next = queue.iter().take(NEXT).filter_map(|id| meeting.get::<Turn>(*id));
    for ((turn, n), y) in next.zip(1..).zip(rows) {
        let waits = format!("{} {}′", face.word(Word::Waits), face.now.since(turn.asked_at) / 60_000);
        let used = canvas.right(x + width, y, 14, &waits, PLAIN);
        let mark = queue::waiting_mark(turn, lang);
        let mark = if mark.is_empty() { String::new() } else { format!(" · {mark}") };
        let room = width.saturating_sub(used + 4 + width_of(&mark));
        let name = people::full(meeting, turn.person, room, lang);
        let style = if n == 1 { STRONG } else { PLAIN };
        canvas.fit(x, y, width.saturating_sub(used + 1), &format!("{n}  {name}{mark}"), style);
    }
}

/// The item that is on, or the next one; its minutes and how the meeting keeps to its plan.
fn paint_item(canvas: &mut Canvas, area: Area, face: &Face<'_>) {
    let meeting = face.meeting;
    if area.height == 0 {
        return;
    }
    let present = agenda::present(meeting, face.lang);
    rule::title(canvas, Area { height: 1, ..area }, face.word(Word::Agenda), TITLE, &present);
    if area.height < 2 {
        return;
    }
    let (x, y, width) = (area.x + 2, area.y + 1, area.width.saturating_sub(4));
    let pace = meeting.pace(face.now).filter(|_| meeting.open_break().is_none());
    let pace = pace.map(|pace| agenda::pace_words(pace.late_minutes, face.lang)).unwrap_or_default();
    let end = x + width;
    let used = canvas.right(end, y, width / 2, &pace, STRONG);
    let item = meeting.current_item().or(meeting.next_item());
    let Some((line, item)) = item.and_then(|item| Some((meeting.line(item.id)?, item))) else { return };
    let minutes = agenda::minutes_of(meeting, line, face.now);
    let used = used + 2 + canvas.right(end.saturating_sub(used + 2), y, 10, &minutes, PLAIN);
    let line = format!("{} {} {}", agenda::mark_of(meeting, line).0, line.number, item.title);
    canvas.fit(x, y, width.saturating_sub(used + 2), &line, STRONG);
}

/// What has no answer yet. Complaints and denunciations are not for a screen in the hall.
pub(super) fn open_opinions(meeting: &Meeting) -> Vec<OpinionId> {
    let mut open = meeting.open_opinions();
    open.retain(|id| meeting.get::<Opinion>(*id).is_some_and(|opinion| !opinion.is_withheld()));
    open
}

fn paint_open(canvas: &mut Canvas, area: Area, face: &Face<'_>) {
    if area.height == 0 {
        return;
    }
    let open = open_opinions(face.meeting);
    let (title, style) = match open.len() {
        0 if face.meeting.facts().opinions.is_empty() => (face.word(Word::NoOpinions).to_owned(), TITLE),
        0 => (face.word(Word::AllAnswered).to_owned(), TITLE),
        n => (format!(" ! {} {n} ", face.word(Word::UnansweredCount)), ALARM),
    };
    rule::title(canvas, Area { height: 1, ..area }, &title, style, "");
    let room = usize::from(area.height - 1);
    let hidden = open.len().saturating_sub(room);
    let inside = area.width.saturating_sub(4);
    for (n, (id, y)) in open.iter().take(room).zip(area.y + 1..).enumerate() {
        let more = if hidden > 0 && n + 1 == room { format!(" +{hidden} ") } else { String::new() };
        let width = inside.saturating_sub(width_of(&more));
        canvas.fit(area.x + 2, y, width, &opinion_line(face, *id), PLAIN);
        canvas.put(area.x + 2 + width, y, width_of(&more), &more, HEED);
    }
}
fn opinion_line(face: &Face<'_>, id: OpinionId) -> String {
    let (meeting, lang) = (face.meeting, face.lang);
    let number = meeting.opinion_number(id).map_or(String::new(), |number| text::opinion(number, lang));
    let author = meeting.get::<Opinion>(id).filter(|opinion| !opinion.unnamed).and_then(|opinion| opinion.author);
    let author = author.map(|person| format!(" {}", text::person_short(meeting, person, lang))).unwrap_or_default();
    format!("{number}{author}: {}", meeting.words_of(id))
}

/// After the end: from when to when, and what came of it.
fn paint_end(canvas: &mut Canvas, area: Area, face: &Face<'_>) {
    let meeting = face.meeting;
    let info = meeting.info();
    let (opened, closed) = (info.opened_at.map(|at| face.clock(at)), info.closed_at.map(|at| face.clock(at)));
    let hours = [opened, closed].into_iter().flatten().collect::<Vec<_>>().join(" – ");
    let locked = meeting.locked().map(|version| format!("{} {}", face.word(Word::LockedVersion), version.number));
    let title = joined(&[face.word(Word::Summed), &hours, &locked.unwrap_or_default()], area.width);
    rule::title(canvas, Area { height: area.height.min(1), ..area }, &title, TITLE, face.word(Word::ChairKeys));
    let rows = area.y + 1..(area.y + area.height).max(area.y + 1);
    for ((name, number), y) in counts(face).into_iter().zip(rows) {
        let used = canvas.right(area.x + 8, y, 6, &number.to_string(), STRONG);
        canvas.fit(area.x + 10, y, area.width.saturating_sub(12), name, if used > 0 { PLAIN } else { STRONG });
    }
}

/// Numbers worth telling, with their names.
pub(super) fn counts(face: &Face<'_>) -> Vec<(&'static str, i64)> {
    let (meeting, facts) = (face.meeting, face.meeting.facts());
    let of = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let counts = [
        (Word::Present, meeting.present().unwrap_or(0)),
        (Word::ResidentTurns, of(meeting.resident_turns())),
        (Word::OpinionsCount, of(facts.opinions.len())),
        (Word::AnsweredCount, of(facts.answered)),
        (Word::PromisedCount, of(facts.in_writing)),
        (Word::UnsortedCount, of(facts.heard)),
        (Word::DroppedCount, of(facts.dropped)),
    ];
    counts.into_iter().filter(|(_, number)| *number > 0).map(|(name, number)| (face.word(name), number)).collect()
}

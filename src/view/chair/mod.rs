//! The chair's window, read from three metres: the clock of who speaks, who is next, what has no answer yet.
//!
//! In a window of the usual size figures, state and speaker stand on top, the queue, the agenda and what is owed below, what
//! the secretary says at the bottom. A small one keeps the same in lines, and drops them from the end.

mod message;
mod rest;
mod small;
mod state;
mod waiting;

pub use waiting::{Waiting, draw as draw_waiting};

use super::canvas::{Canvas, joined, width_of};
use super::digits::{Dot, Figures, Ink};
use super::style::{ALARM, FAINT, GOOD, NAME, PLAIN, STRONG};
use super::{floor, header, people, queue};
use crate::domain::{Meeting, Person, Time, Turn};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::buffer::Buffer;
use state::{Stage, State};

/// Data older than this is said to be old, in milliseconds.
const OLD: i64 = 3_000;
/// From this size on the window has all its parts.
const FULL: (u16, u16) = (60, 20);
/// From this width on queue and agenda stand side by side.
const BROAD: u16 = 110;

/// The chair's window at `now`; `fresh` is when the file was last read well.
pub fn draw(cells: &mut Buffer, meeting: &Meeting, now: Time, lang: Lang, fresh: Option<Time>) {
    let mut canvas = Canvas::new(cells);
    let window = canvas.window();
    let face = Face { meeting, now, lang, state: State::of(meeting, now) };
    if window.width < FULL.0 || window.height < FULL.1 {
        return small::paint(&mut canvas, window, &face, fresh);
    }
    let band = message::band(&face, window);
    let Some(dot) = face.dot(window, band.height) else { return small::paint(&mut canvas, window, &face, fresh) };
    face.paint_header(&mut canvas, window, fresh);
    let below = face.paint_clock(&mut canvas, window, dot);
    let below = face.paint_speaker(&mut canvas, Area { y: below, ..window });
    let free = band.y.saturating_sub(below);
    let gap = u16::from(free > face.needs(window));
    let rest = Area { y: below + gap, height: free - gap, ..window };
    rest::paint(&mut canvas, rest, &face);
    band.paint(&mut canvas);
}

/// The meeting at a moment, as it is told.
struct Face<'m> {
    meeting: &'m Meeting,
    now: Time,
    lang: Lang,
    state: State<'m>,
}

impl Face<'_> {
    fn word(&self, said: Word) -> &'static str {
        word(said, self.lang)
    }
    fn clock(&self, time: Time) -> String {
        viet::clock(self.meeting.clock(time))
    }
    fn figures(&self) -> Figures {
        Figures::of(&self.state.figures(self.meeting, self.now))
    }
    /// The state's shape and words.
    fn state_line(&self) -> String {
        format!("{} {}", self.state.mark(), self.state.words(self.meeting, self.now, self.lang))
    }

    /// Rows the parts below the speaker want at least.
    fn needs(&self, window: Area) -> u16 {
        match (self.meeting.info().closed_at.is_some(), window.width < BROAD) {
            (false, true) => 7,
            (false, false) => 5,
            (true, _) => 9,
        }
    }
    /// A free row around state and speaker, where there are many.
    fn air(&self, window: Area) -> u16 {
        u16::from(window.height >= 45)
    }
    /// Figures as large as the window allows, at least a sixth of its height.
    fn dot(&self, window: Area, band: u16) -> Option<Dot> {
        // Header, the rows above and below the figures, the state, the speaker.
        let others = 4 + 2 * self.air(window) + self.speaker_rows(window) + self.needs(window) + band;
        let room = window.height.saturating_sub(others).min(window.height / 2);
        self.figures().dot(window.width.saturating_sub(4), room, window.height.div_ceil(6))
    }
    fn speaker_rows(&self, window: Area) -> u16 {
        match self.meeting.info().closed_at {
            None => 1 + u16::from(window.height >= 28),
            Some(_) => 0,
        }
    }

    fn paint_header(&self, canvas: &mut Canvas, window: Area, fresh: Option<Time>) {
        let mut end = window.width.saturating_sub(1);
        let (data, is_old) = self.freshness(fresh);
        if is_old && window.width >= FULL.0 {
            end -= canvas.right(end, 0, end, &self.clock(self.now), STRONG) + 2;
        }
        let style = if is_old { ALARM } else { PLAIN };
        if is_old && width_of(&data) > end {
            canvas.fit(0, 0, window.width, data.trim(), style);
            return;
        }
        end = end.saturating_sub(canvas.right(end, 0, end, &data, style) + 2);
        let room = end.saturating_sub(1);
        canvas.fit(1, 0, room, &header::shortened(&self.meeting.info().title, room), FAINT);
    }
    /// Of when the data are, which is the time on the wall while the file is read well; and whether they are old.
    fn freshness(&self, fresh: Option<Time>) -> (String, bool) {
        match fresh {
            Some(at) if self.now.since(at) < OLD => (format!("✓ {}", header::seconds(self.meeting, at)), false),
            Some(at) => (format!(" ? {} {} ", self.word(Word::DataOf), header::seconds(self.meeting, at)), true),
            None => (format!(" ? {} ", self.word(Word::NoData)), true),
        }
    }

    /// The figures between their two rows, and the state in words; gives the row below them.
    fn paint_clock(&self, canvas: &mut Canvas, window: Area, dot: Dot) -> u16 {
        let (figures, (ink, style)) = (self.figures(), self.state.ink());
        let top = Area { y: 2, height: dot.rows(), ..window };
        let below = top.y + top.height;
        figures.paint(canvas, top, dot, ink, style);
        let width = figures.width(dot);
        let line = Area { x: (window.width - width) / 2, y: 1, width, height: 1 };
        match self.state.stage() {
            // The nearer the end, the closer the line over the figures.
            Some(Stage::LastMinute) => {
                canvas.middle(line.x, line.y, width, &"▄ ".repeat(usize::from(width / 2)), PLAIN)
            }
            Some(Stage::LastSeconds) => canvas.fill(line, '▄', PLAIN),
            Some(Stage::Open | Stage::Early | Stage::Over) | None => {}
        }
        if ink != Ink::CutOut {
            self.paint_bar(canvas, Area { y: below, ..line });
        }
        let (words, style) = (format!(" {} ", self.state_line()), self.state.style());
        let y = below + 1 + self.air(window);
        if style != STRONG && style != GOOD {
            canvas.fill(Area { y, height: 1, ..window }, ' ', style);
        }
        canvas.middle(window.x, y, window.width, &words, style);
        y + 1 + self.air(window)
    }
    /// How much of the time is used.
    fn paint_bar(&self, canvas: &mut Canvas, area: Area) {
        let Some((turn, allowed)) = self.state.turn().and_then(|turn| Some((turn, turn.allowed?))) else { return };
        let used = self.meeting.used(turn.id, self.now).min(allowed * 1000);
        let full = u16::try_from(used * i64::from(area.width) / (allowed * 1000).max(1)).unwrap_or(0);
        canvas.fill(Area { width: full, ..area }, '▀', PLAIN);
        canvas.fill(Area { x: area.x + full, width: area.width.saturating_sub(full), ..area }, '─', FAINT);
    }

    /// Who speaks, and where from, on as many rows as the window has for it; gives the row below.
    fn paint_speaker(&self, canvas: &mut Canvas, area: Area) -> u16 {
        let rows = self.speaker_rows(canvas.window());
        if let Some(turn) = self.state.turn() {
            let (name, place) = (self.name(turn, area.width), self.place(turn, area.width));
            let both = joined(&[&name, &place], area.width);
            if rows == 1 && width_of(&both) < area.width {
                canvas.middle(area.x, area.y, area.width, &both, GOOD);
            } else {
                canvas.middle(area.x, area.y, area.width, &name, GOOD);
                canvas.middle(area.x, area.y + 1, area.width, if rows > 1 { &place } else { "" }, STRONG);
            }
        }
        area.y + rows
    }
    /// In capitals, as full as it fits.
    fn name(&self, turn: &Turn, width: u16) -> String {
        let (meeting, lang) = (self.meeting, self.lang);
        let names = [text::person(meeting, turn.person, lang), text::person_short(meeting, turn.person, lang)];
        people::fitting(names, width).to_uppercase()
    }
    /// The hamlet, or the office; and how often a resident has spoken.
    fn place(&self, turn: &Turn, width: u16) -> String {
        let meeting = self.meeting;
        let hamlet = meeting.hamlet_of(turn.person).map(|hamlet| text::hamlet(hamlet, self.lang));
        let office = || people::place(meeting, turn.person).to_owned();
        let place = hamlet.unwrap_or_else(office);
        let known = meeting.get::<Person>(turn.person).is_some() && turn.is_of_resident();
        let often = if known { floor::nth(meeting.turns_of(turn.person).count(), self.lang) } else { String::new() };
        joined(&[&place, queue::waiting_mark(turn, self.lang), &often], width)
    }
}

/// A line of the small window, with its look.
type Line = (String, ratatui::style::Style);

/// The style of a title whose pane wants no look.
const TITLE: ratatui::style::Style = NAME;

//! The chair's window: what was seen last, drawn when something in it changes. How the file is followed is in `follow`.

use super::clock::Clock;
use super::follow::{Follower, Glimpse, Looks, habits};
use super::input::{Input, InputSource};
use super::terminal::Screen;
use super::{Error, Look};
use crate::app::{Habits, Theme};
use crate::domain::{Meeting, MeetingId, Time};
use crate::keymap::{Code, Key};
use crate::store::Fault;
use crate::text;
use crate::view::chair::{self, Waiting};
use ratatui::buffer::Buffer;
use std::path::Path;
use std::time::Duration;

const SECOND: i64 = 1_000;

/// The chair's window, until q, Esc or Ctrl+Q.
///
/// # Errors
/// The terminal is none, or what stands at the path will never be a meeting file.
pub fn chair(path: &Path, wanted: Option<MeetingId>, look: Look) -> Result<(), Error> {
    let mut follower = Follower::of(path, wanted);
    let glimpse = follower.glance();
    if let Glimpse::Failed(error) = &glimpse
        && !matches!(error.fault, Fault::Busy | Fault::Missing | Fault::Disk)
    {
        return Err(Error::Store(error.clone()));
    }
    let mut source = InputSource::new().map_err(Error::Terminal)?;
    let mut window = Window::open(path, look)?;
    let mut clock = Clock::start();
    let (mut now, _) = clock.now();
    window.take(glimpse, now);
    let mut looks = Looks::last_at(now);
    let mut batch = Vec::new();
    while window.show(now) {
        source.wait(Some(looks.wait(now).min(window.seen.rest(now))), &mut batch).map_err(Error::Terminal)?;
        if !window.obey(&mut batch) {
            break;
        }
        (now, _) = clock.now();
        if looks.wait(now).is_zero() {
            window.take(follower.glance(), now);
            (now, _) = clock.now();
            looks = Looks::last_at(now);
        }
    }
    Ok(())
}

/// The terminal, and what it shows.
struct Window<'p> {
    screen: Screen,
    path: &'p Path,
    look: Look,
    seen: Seen,
    habits: Habits,
    /// The background turned here, until the window is closed: it may stand on another screen than the console.
    turned: Option<Theme>,
    /// The beat whose picture stands on the screen; none: it is to be drawn anew.
    shown: Option<(i64, i64)>,
}

impl Window<'_> {
    fn open(path: &Path, look: Look) -> Result<Window<'_>, Error> {
        let screen = Screen::enter("thuky").map_err(Error::Terminal)?;
        let (seen, habits) = (Seen::nothing(), habits(path));
        Ok(Window { screen, path, look, seen, habits, turned: None, shown: None })
    }
    /// Draws when something is to be drawn. False when the terminal is gone.
    fn show(&mut self, now: Time) -> bool {
        let beat = self.seen.beat(now);
        if self.shown == Some(beat) {
            return true;
        }
        let theme = self.turned.unwrap_or(self.habits.theme);
        let (habits, look) = (Habits { theme, ..self.habits.clone() }, self.look);
        let draw = |cells: &mut Buffer| {
            self.seen.draw(cells, self.path, now, look);
            None
        };
        self.shown = Some(beat);
        self.screen.draw(|cells| look.paint(&habits, cells, draw)).is_ok()
    }
    /// Takes in one look at the file.
    fn take(&mut self, glimpse: Glimpse, now: Time) {
        if self.seen.take(glimpse, now, self.look) {
            (self.shown, self.habits) = (None, habits(self.path));
        }
    }
    /// What was typed and told meanwhile; of many sizes the last. False when the window is left, or gone.
    fn obey(&mut self, batch: &mut Vec<Input>) -> bool {
        let mut size = None;
        for input in batch.drain(..) {
            match input {
                Input::Ended(_) => return false,
                Input::Key(key) if leaves(key) => return false,
                Input::Key(key) if key == Key::char('t') => {
                    self.turned = Some(self.turned.unwrap_or(self.habits.theme).next());
                    self.shown = None;
                }
                Input::Resize { width, height } => size = Some((width, height)),
                Input::Key(_)
                | Input::Paste(_)
                | Input::Click { .. }
                | Input::Wheel { .. }
                | Input::Focus
                | Input::Woken => {}
            }
        }
        let Some((width, height)) = size else { return true };
        self.shown = None;
        self.screen.resize(width, height).is_ok()
    }
}

fn leaves(key: Key) -> bool {
    key == Key::char('q') || key.code == Code::Esc || key == Key::ctrl('q') || key == Key::ctrl('c')
}

/// What the window knows of the file.
struct Seen {
    meeting: Option<Box<Meeting>>,
    /// What it waits for while there is no meeting.
    waiting: Waiting,
    /// When the file was last read well.
    fresh: Option<Time>,
}

impl Seen {
    fn nothing() -> Seen {
        Seen { meeting: None, waiting: Waiting::NoFile, fresh: None }
    }
    /// Takes in one look; what is known stays where nothing can be read now. True when something else is to be shown.
    fn take(&mut self, glimpse: Glimpse, now: Time, look: Look) -> bool {
        let waiting = match glimpse {
            Glimpse::New(meeting) => {
                (self.meeting, self.fresh) = (meeting, Some(now));
                self.waiting = Waiting::NoMeeting;
                return true;
            }
            Glimpse::Same => {
                self.fresh = Some(now);
                Waiting::NoMeeting
            }
            Glimpse::Missing => Waiting::NoFile,
            Glimpse::Failed(error) => Waiting::Unreadable(text::store_error(&error, look.lang)),
        };
        let is_other = self.meeting.is_none() && waiting != self.waiting;
        self.waiting = waiting;
        is_other
    }
    /// The seconds that are shown: of the wall, and of the turn, which has its own. While they stay, so does the picture.
    fn beat(&self, now: Time) -> (i64, i64) {
        (now.millis().div_euclid(SECOND), self.used(now).div_euclid(SECOND))
    }
    /// How long until one of them changes.
    fn rest(&self, now: Time) -> Duration {
        let left = |millis: i64| SECOND - millis.rem_euclid(SECOND);
        let millis = left(now.millis()).min(left(self.used(now)));
        Duration::from_millis(u64::try_from(millis).unwrap_or(0))
    }
    fn used(&self, now: Time) -> i64 {
        let meeting = self.meeting.as_deref();
        meeting.and_then(|meeting| Some(meeting.used(meeting.floor()?.id, now))).unwrap_or(0)
    }
    fn draw(&self, cells: &mut Buffer, path: &Path, now: Time, look: Look) {
        match &self.meeting {
            Some(meeting) => chair::draw(cells, meeting, now, look.lang, self.fresh),
            None => chair::draw_waiting(cells, &self.waiting, &path.display().to_string(), look.lang),
        }
    }
}

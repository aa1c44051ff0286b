//! The chair's window, and how those who only look follow a file: a look every 100 ms, nothing held.

use super::clock::Clock;
use super::input::{Input, InputSource};
use super::live::HABITS;
use super::terminal::Screen;
use super::{Error, Look};
use crate::app::{Habits, Theme};
use crate::domain::{Meeting, MeetingId, Time};
use crate::keymap::{Code, Key};
use crate::store::{self, Fault, Look as Glance};
use crate::text;
use crate::view::chair::{self, Waiting};
use ratatui::buffer::Buffer;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Between two looks at the file.
pub(super) const GLANCE: Duration = Duration::from_millis(100);
const SECOND: i64 = 1_000;

/// A reader of a file that somebody else writes; it may appear, vanish and be replaced.
pub(super) struct Follower {
    path: PathBuf,
    wanted: Option<MeetingId>,
    /// The hash of the newest step that was seen.
    known: Option<String>,
}

/// What one look brought.
pub(super) enum Glimpse {
    /// A meeting, or that the file has none.
    New(Option<Box<Meeting>>),
    /// What is known is what stands there.
    Same,
    /// Nothing stands there (any more).
    Missing,
    /// Busy or in the middle of a change: what is known stays on the screen, and its age tells.
    Failed(store::Error),
}

impl Follower {
    pub(super) fn of(path: &Path, wanted: Option<MeetingId>) -> Follower {
        Follower { path: path.to_owned(), wanted, known: None }
    }
    pub(super) fn glance(&mut self) -> Glimpse {
        match store::look(&self.path, self.known.as_deref(), self.wanted) {
            Ok(Glance::Seen(seen)) => {
                self.known = Some(seen.head);
                Glimpse::New(seen.loaded.map(|loaded| Box::new(loaded.meeting)))
            }
            Ok(Glance::Unchanged) => Glimpse::Same,
            Ok(Glance::Missing) => Glimpse::Missing,
            Err(error) => Glimpse::Failed(error),
        }
    }
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

/// When the next look at the file is due; keys and sizes that come in a storm bring none forward.
struct Looks {
    last: Time,
}

impl Looks {
    fn wait(&self, now: Time) -> Duration {
        let since = u64::try_from(now.since(self.last)).ok().map(Duration::from_millis);
        // A clock set back makes no reader wait.
        since.map_or(Duration::ZERO, |since| GLANCE.saturating_sub(since))
    }
}

/// The habits kept in the file, read without a lock; of a file that is not there or cannot be read as at the beginning.
pub fn habits(path: &Path) -> Habits {
    let kept = store::read(path, |file| file.setting(HABITS)).ok().flatten().flatten();
    kept.map(|kept| Habits::read(&kept)).unwrap_or_default()
}

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
    let mut screen = Screen::enter("thuky").map_err(Error::Terminal)?;
    let mut clock = Clock::start();
    let (mut now, _) = clock.now();
    let (mut seen, mut looks, mut shown) = (Seen::nothing(), Looks { last: now }, None);
    seen.take(glimpse, now, look);
    let mut dress = habits(path);
    // The background turned here, until the window is closed: it may stand on another screen than the console.
    let mut turned: Option<Theme> = None;
    let mut batch = Vec::new();
    loop {
        if shown != Some(seen.beat(now)) {
            let draw = |cells: &mut Buffer| {
                seen.draw(cells, path, now, look);
                None
            };
            if screen.draw(|cells| look.paint(&dress, cells, draw)).is_err() {
                return Ok(());
            }
            shown = Some(seen.beat(now));
        }
        batch.clear();
        source.wait(Some(looks.wait(now).min(seen.rest(now))), &mut batch).map_err(Error::Terminal)?;
        let mut size = None;
        for input in batch.drain(..) {
            match input {
                Input::Ended(_) => return Ok(()),
                Input::Key(key) if leaves(key) => return Ok(()),
                Input::Resize { width, height } => size = Some((width, height)),
                Input::Key(key) if key == Key::char('t') => {
                    turned = Some(dress.theme.next());
                    shown = None;
                }
                Input::Key(_)
                | Input::Paste(_)
                | Input::Click { .. }
                | Input::Wheel { .. }
                | Input::Focus
                | Input::Woken => {}
            }
        }
        dress.theme = turned.unwrap_or(dress.theme);
        if let Some((width, height)) = size {
            if screen.resize(width, height).is_err() {
                return Ok(());
            }
            shown = None;
        }
        (now, _) = clock.now();
        if looks.wait(now).is_zero() {
            if seen.take(follower.glance(), now, look) {
                (shown, dress) = (None, habits(path));
                dress.theme = turned.unwrap_or(dress.theme);
            }
            (now, _) = clock.now();
            looks.last = now;
        }
    }
}

fn leaves(key: Key) -> bool {
    key == Key::char('q') || key.code == Code::Esc || key == Key::ctrl('q') || key == Key::ctrl('c')
}

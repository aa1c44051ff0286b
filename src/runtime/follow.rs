//! The chair's window, and how those who only look follow a file: a look every 100 ms, nothing held.

use super::clock::Clock;
use super::input::{Input, InputSource};
use super::live::HABITS;
use super::terminal::Screen;
use super::{Error, Look};
use crate::app::{Habits, Theme};
use crate::domain::{Meeting, MeetingId, StepNo, Time};
use crate::keymap::{Code, Key};
use crate::store::{self, Fault, Look as Glance};
use crate::view;
use ratatui::buffer::Buffer;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Between two looks at the file.
pub(super) const GLANCE: Duration = Duration::from_millis(100);

/// A reader of a file that somebody else writes; it may appear, vanish and be replaced.
pub(super) struct Follower {
    path: PathBuf,
    wanted: Option<MeetingId>,
    known: Option<(String, StepNo)>,
}

/// What one look brought.
pub(super) enum Glimpse {
    /// A meeting, or that there is none any more.
    New(Option<Box<Meeting>>),
    /// What is known is what stands there.
    Same,
    /// Busy or in the middle of a change: what is known stays on the screen, and its age tells.
    Failed(store::Error),
}

impl Follower {
    pub(super) fn of(path: &Path, wanted: Option<MeetingId>) -> Follower {
        Follower { path: path.to_owned(), wanted, known: None }
    }
    pub(super) fn glance(&mut self) -> Glimpse {
        let known = self.known.as_ref().map(|(uuid, step)| (uuid.as_str(), *step));
        match store::look(&self.path, known, self.wanted) {
            Ok(Glance::Seen(seen)) => {
                self.known = Some((seen.uuid, seen.last_step));
                Glimpse::New(seen.loaded.map(|loaded| Box::new(loaded.meeting)))
            }
            Ok(Glance::Missing) if self.known.take().is_some() => Glimpse::New(None),
            Ok(Glance::Missing | Glance::Unchanged) => Glimpse::Same,
            Err(error) => Glimpse::Failed(error),
        }
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
    let mut glimpse = follower.glance();
    if let Glimpse::Failed(error) = &glimpse
        && !matches!(error.fault, Fault::Busy | Fault::Missing | Fault::Disk)
    {
        return Err(Error::Store(error.clone()));
    }
    let mut source = InputSource::new().map_err(Error::Terminal)?;
    let mut screen = Screen::enter("thuky").map_err(Error::Terminal)?;
    let mut clock = Clock::start();
    let mut meeting: Option<Box<Meeting>> = None;
    let mut fresh: Option<Time> = None;
    let mut dress = habits(path);
    // The background turned here, until the window is closed: it may stand on another screen than the console.
    let mut turned: Option<Theme> = None;
    let mut drawn_at = None;
    let mut batch = Vec::new();
    loop {
        let (now, _) = clock.now();
        let mut stale = drawn_at != Some(now.millis() / 1000);
        match glimpse {
            Glimpse::New(found) => (meeting, fresh, stale, dress) = (found, Some(now), true, habits(path)),
            Glimpse::Same => fresh = Some(now),
            Glimpse::Failed(_) => {}
        }
        dress.theme = turned.unwrap_or(dress.theme);
        if stale {
            let draw = |cells: &mut Buffer| {
                match &meeting {
                    Some(meeting) => view::chair::draw(cells, meeting, now, look.lang, fresh),
                    None => view::chair::draw_waiting(cells, look.lang),
                }
                None
            };
            if screen.draw(|cells| look.paint(&dress, cells, draw)).is_err() {
                return Ok(());
            }
            drawn_at = Some(now.millis() / 1000);
        }
        batch.clear();
        source.wait(Some(GLANCE), &mut batch).map_err(Error::Terminal)?;
        for input in batch.drain(..) {
            match input {
                Input::Ended(_) => return Ok(()),
                Input::Key(key) if leaves(key) => return Ok(()),
                Input::Key(key) if key == Key::char('t') => {
                    turned = Some(dress.theme.next());
                    drawn_at = None;
                }
                Input::Resize { width, height } => {
                    if screen.resize(width, height).is_err() {
                        return Ok(());
                    }
                    drawn_at = None;
                }
                _ => {}
            }
        }
        glimpse = follower.glance();
    }
}

fn leaves(key: Key) -> bool {
    key == Key::char('q') || key.code == Code::Esc || key == Key::ctrl('q') || key == Key::ctrl('c')
}

//! Those who only look: the chair's window, and a second console beside the one that writes. A look every 100 ms, nothing held.

use super::clock::Clock;
use super::input::{Input, InputSource};
use super::terminal::Screen;
use super::{Error, Look};
use crate::app::{App, Effect, Event, Start};
use crate::domain::{Meeting, MeetingId, StepNo, Time};
use crate::keymap::{Code, Key};
use crate::store::{self, Look as Glance};
use crate::{text, view};
use ratatui::buffer::Buffer;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Between two looks at the file.
const GLANCE: Duration = Duration::from_millis(100);

/// A reader of a file that somebody else writes; it may appear, vanish and be replaced.
struct Follower {
    path: PathBuf,
    wanted: Option<MeetingId>,
    known: Option<(String, StepNo)>,
}

impl Follower {
    /// What is new: a meeting, or that there is none.
    fn glance(&mut self) -> Option<Option<Meeting>> {
        let known = self.known.as_ref().map(|(uuid, step)| (uuid.as_str(), *step));
        match store::look(&self.path, known, self.wanted) {
            Ok(Glance::Seen(seen)) => {
                self.known = Some((seen.uuid, seen.last_step));
                Some(seen.loaded.map(|loaded| loaded.meeting))
            }
            Ok(Glance::Missing) => self.known.take().map(|_| None),
            // Busy or in the middle of a change: what is known stays on the screen, and its age tells.
            Ok(Glance::Unchanged) | Err(_) => None,
        }
    }
}

/// The chair's window, until q, Esc or Ctrl+Q.
///
/// # Errors
/// The terminal is none.
pub fn chair(path: &Path, wanted: Option<MeetingId>, look: Look) -> Result<(), Error> {
    let mut source = InputSource::new().map_err(Error::Terminal)?;
    let mut screen = Screen::enter("thuky").map_err(Error::Terminal)?;
    let mut clock = Clock::start();
    let mut follower = Follower { path: path.to_owned(), wanted, known: None };
    let mut meeting: Option<Meeting> = None;
    let mut fresh: Option<Time> = None;
    let mut drawn_at = None;
    let mut batch = Vec::new();
    loop {
        let (now, _) = clock.now();
        let mut stale = drawn_at != Some(now.millis() / 1000);
        if let Some(found) = follower.glance() {
            meeting = found;
            stale = true;
        }
        if follower.known.is_some() {
            fresh = Some(now);
        }
        if stale {
            let draw = |cells: &mut Buffer| {
                match &meeting {
                    Some(meeting) => view::chair::draw(cells, meeting, now, look.lang, fresh),
                    None => view::chair::draw_waiting(cells, look.lang),
                }
                None
            };
            screen.draw(|cells| look.paint(cells, draw)).map_err(Error::Terminal)?;
            drawn_at = Some(now.millis() / 1000);
        }
        batch.clear();
        source.wait(Some(GLANCE), &mut batch).map_err(Error::Terminal)?;
        for input in batch.drain(..) {
            match input {
                Input::Ended(_) => return Ok(()),
                Input::Key(key) if leaves(key) => return Ok(()),
                Input::Resize { width, height } => {
                    screen.resize(width, height).map_err(Error::Terminal)?;
                    drawn_at = None;
                }
                _ => {}
            }
        }
    }
}

fn leaves(key: Key) -> bool {
    key == Key::char('q') || key.code == Code::Esc || key == Key::ctrl('q') || key == Key::ctrl('c')
}

/// A console that only reads, because another one writes.
///
/// # Errors
/// The terminal is none, or the file has no such meeting.
pub fn read_along(path: &Path, wanted: Option<MeetingId>, look: Look, folder: &Path) -> Result<(), Error> {
    let mut follower = Follower { path: path.to_owned(), wanted, known: None };
    let Some(Some(meeting)) = follower.glance() else { return Err(Error::NoMeeting) };
    let mut source = InputSource::new().map_err(Error::Terminal)?;
    let mut screen = Screen::enter(&meeting.info().title).map_err(Error::Terminal)?;
    let mut clock = Clock::start();
    let size = (screen.size().width, screen.size().height);
    let start = Start { read_only: true, folder: folder.display().to_string(), ..Start::default() };
    let mut app = App::new(meeting, start, size, text::lexicon, clock.now().0);
    let mut batch = Vec::new();
    let mut stale = true;
    loop {
        if stale {
            let draw = |cells: &mut Buffer| view::draw(cells, &app, look.lang);
            screen.draw(|cells| look.paint(cells, draw)).map_err(Error::Terminal)?;
        }
        batch.clear();
        source.wait(Some(GLANCE), &mut batch).map_err(Error::Terminal)?;
        let (now, _) = clock.now();
        stale = app.wake() <= now;
        if let Some(Some(meeting)) = follower.glance() {
            app.on(Event::Seen(Box::new(meeting)), now);
            stale = true;
        }
        for input in batch.drain(..) {
            let event = match input {
                Input::Ended(_) => return Ok(()),
                Input::Resize { width, height } => {
                    screen.resize(width, height).map_err(Error::Terminal)?;
                    Event::Resize { width, height }
                }
                Input::Key(key) => Event::Key(key),
                Input::Click { x, y } => Event::Click(view::under(&app, look.lang, x, y)),
                Input::Wheel { up, .. } => Event::Wheel { up },
                Input::Paste(_) | Input::Focus | Input::Woken => continue,
            };
            if app.on(event, now).contains(&Effect::Quit) {
                return Ok(());
            }
            stale = true;
        }
        app.on(Event::Tick, now);
    }
}

//! A second console beside the one that writes: all can be seen, found, exported and copied, nothing written.

use super::clock::Clock;
use super::errand::Errands;
use super::follow::{Follower, GLANCE, Glimpse, habits};
use super::input::{Input, InputSource};
use super::live::STEPS_SHOWN;
use super::plain::PlainPaste;
use super::terminal::Screen;
use super::{Error, Leaving, Look};
use crate::app::{App, Effect, Event, Failure, Start};
use crate::domain::{MeetingId, ParagraphId};
use crate::store;
use crate::{text, view};
use ratatui::buffer::Buffer;
use std::path::Path;

/// A console that only reads, because another one writes.
///
/// `wanted`: the meeting, and the paragraph of it to be seen first.
///
/// # Errors
/// The terminal is none, or the file cannot be read or has no such meeting.
pub fn read_along(
    path: &Path,
    (wanted, go_to): (Option<MeetingId>, Option<ParagraphId>),
    look: Look,
    folder: &Path,
) -> Result<Leaving, Error> {
    let mut follower = Follower::of(path, wanted);
    let meeting = match follower.glance() {
        Glimpse::New(Some(meeting)) => *meeting,
        Glimpse::New(None) | Glimpse::Same | Glimpse::Missing => return Err(Error::NoMeeting),
        Glimpse::Failed(error) => return Err(Error::Store(error)),
    };
    let mut source = InputSource::new().map_err(Error::Terminal)?;
    let mut screen = Screen::enter(&meeting.info().title).map_err(Error::Terminal)?;
    let mut clock = Clock::start();
    let size = (screen.size().width, screen.size().height);
    let folder = folder.display().to_string();
    let start = Start { habits: habits(path), read_only: true, folder, go_to, ..Start::default() };
    let mut app = App::new(meeting, start, size, text::lexicon, clock.now().0);
    let mut errands = Errands::new(path.to_owned(), app.meeting.id(), look, source.waker());
    let mut batch = Vec::new();
    let mut pastes = PlainPaste::default();
    let mut stale = true;
    loop {
        if stale {
            let draw = |cells: &mut Buffer| view::draw(cells, &app, look.lang);
            if screen.draw(|cells| look.paint(&app.habits, cells, draw)).is_err() {
                return Ok(Leaving::Ended);
            }
        }
        batch.clear();
        source.wait(Some(GLANCE), &mut batch).map_err(Error::Terminal)?;
        pastes.told(&mut batch);
        let (now, _) = clock.now();
        let mut events = errands.done();
        stale = app.wake() <= now;
        if let Glimpse::New(Some(meeting)) = follower.glance() {
            events.push(Event::Seen(meeting));
        }
        for input in batch.drain(..) {
            events.push(match input {
                Input::Ended(_) => return Ok(Leaving::Ended),
                Input::Resize { width, height } => {
                    if screen.resize(width, height).is_err() {
                        return Ok(Leaving::Ended);
                    }
                    Event::Resize { width, height }
                }
                Input::Key(key) => Event::Key(key),
                Input::Paste(text) => Event::Paste(text),
                Input::Click { x, y } => Event::Click(view::under(&app, look.lang, x, y)),
                Input::Wheel { up, .. } => Event::Wheel { up },
                Input::Focus | Input::Woken => continue,
            });
        }
        stale |= !events.is_empty();
        for event in events {
            for effect in app.on(event, now) {
                if effect == Effect::Quit {
                    errands.finish(&mut source);
                    return Ok(Leaving::Asked);
                }
                if let Some(answer) = serve(effect, &app, &mut errands, path, look) {
                    app.on(answer, now);
                }
            }
        }
        app.on(Event::Tick, now);
    }
}

/// What the world does for one who only reads; the answer, when it comes at once.
fn serve(effect: Effect, app: &App, errands: &mut Errands, path: &Path, look: Look) -> Option<Event> {
    match effect {
        Effect::Export(export) => {
            errands.export(export);
            errands.go(app);
            None
        }
        Effect::ExportAll(bundle) => {
            errands.export_all(bundle);
            errands.go(app);
            None
        }
        Effect::Backup { folder } => {
            errands.copy(folder.into());
            None
        }
        Effect::OpenChair => Some(errands.open_chair()),
        Effect::ReadSteps => {
            let meeting = app.meeting.id();
            Some(match store::read(path, |file| file.records(meeting, STEPS_SHOWN, None)) {
                Ok(steps) => Event::Steps(steps.unwrap_or_default()),
                Err(error) => Event::Failed { what: Failure::Steps, reason: text::store_error(&error, look.lang) },
            })
        }
        // Nothing is written here, and one bell in the hall is enough.
        Effect::Write(_)
        | Effect::Keep(_)
        | Effect::Flush
        | Effect::Fingerprint
        | Effect::Scan { .. }
        | Effect::Bell
        | Effect::Quit => None,
    }
}

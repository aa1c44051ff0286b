//! The console's loop: everything the terminal has, then the app, one frame, the store; then sleep until something comes.

use super::clock::{Clock, VIETNAM};
use super::errand::{Errands, PAPERS_WAITED};
use super::input::{Input, InputSource};
use super::plain::{self, PlainPaste};
use super::terminal::Screen;
use super::{Error, Leaving, Look};
use crate::app::{App, Effect, Event, Failure, Habits, Notice, Start};
use crate::domain::{MeetingId, ParagraphId, Step, Time};
use crate::store::{self, Ack, Desk, Draft, Loaded, Question, Reply, Store};
use crate::{text, view};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

/// What a console is started with.
pub struct Console {
    /// Who writes, for the journal.
    pub by: String,
    pub look: Look,
    pub folder: PathBuf,
    pub demo: bool,
    /// The paragraph to be seen first.
    pub go_to: Option<ParagraphId>,
}

/// How many steps the list of steps shows.
pub(super) const STEPS_SHOWN: usize = 300;
/// How long quitting waits for a slow disk before it says so.
const PATIENCE: Duration = Duration::from_secs(3);

/// Holds a meeting, until it is left or the terminal goes away. Everything typed is on the disk when this returns well.
///
/// # Errors
/// The terminal was none to begin with, or what was typed could not be written (the message says where it lies instead).
pub fn hold(store: Store, loaded: Loaded, console: Console) -> Result<Leaving, Error> {
    let path = store.path().map(PathBuf::from).unwrap_or_default();
    let habits = store.read().setting(HABITS).ok().flatten();
    let start = Start {
        habits: habits.map(|kept| Habits::read(&kept)).unwrap_or_default(),
        read_only: false,
        folder: console.folder.display().to_string(),
        demo: console.demo,
        go_to: console.go_to,
        alive: loaded.last_step_at,
        draft: loaded.draft.map(|Draft { at, body }| (at, body)),
    };
    let source = InputSource::new().map_err(Error::Terminal)?;
    let mut screen = Screen::enter(&loaded.meeting.info().title).map_err(Error::Terminal)?;
    let mut clock = Clock::start();
    let size = (screen.size().width, screen.size().height);
    let mut app = App::new(loaded.meeting, start, size, text::lexicon, clock.now().0);
    let first = app.on(Event::Started, app.now());
    // The first frame before the store's thread is there: she sees it a moment earlier.
    let is_blind = paint(&mut screen, &app, console.look).is_err();
    let waker = source.waker();
    let errands = Errands::new(path, app.meeting.id(), console.look, source.waker());
    let refuges = vec![console.folder.clone(), std::env::temp_dir()];
    let habits = store::Habits { refuges, ..store::Habits::default() };
    let desk = Desk::with(habits, store, console.by, move || waker.wake()).map_err(Error::Store)?;
    let (look, asked) = (console.look, VecDeque::new());
    let mut hall = Hall {
        app,
        source,
        screen,
        clock,
        desk,
        errands,
        look,
        asked,
        insisted: false,
        is_blind,
        minute: 0,
        pastes: PlainPaste::default(),
    };
    let left = hall.run(first);
    let Hall { mut screen, desk, .. } = hall;
    screen.leave();
    desk.finish().map_err(Error::Unsaved)?;
    left
}

/// The setting that holds the habits.
pub(super) const HABITS: &str = "habits";

fn paint(screen: &mut Screen, app: &App, look: Look) -> std::io::Result<()> {
    screen.draw(|cells| look.paint(&app.habits, cells, |cells| view::draw(cells, app, look.lang)))
}

struct Hall {
    app: App,
    source: InputSource,
    screen: Screen,
    clock: Clock,
    desk: Desk,
    errands: Errands,
    look: Look,
    /// What to say should the desk fail to answer, for each question that is open, in order.
    asked: VecDeque<Option<Failure>>,
    /// Quitting was asked for while the disk was failing.
    insisted: bool,
    /// The terminal takes no more frames: it is gone.
    is_blind: bool,
    /// The minute in which the store was last sent something.
    minute: i64,
    pastes: PlainPaste,
}

impl Hall {
    fn run(&mut self, first: Vec<Effect>) -> Result<Leaving, Error> {
        self.perform(first);
        self.errands.examine();
        let mut batch = Vec::new();
        let mut stale = false;
        loop {
            if stale {
                self.is_blind |= paint(&mut self.screen, &self.app, self.look).is_err();
            }
            let wait = if self.is_blind { Duration::ZERO } else { self.app.now().until(self.app.wake()) };
            batch.clear();
            let wait = if self.pastes.waits() { wait.min(plain::PATIENCE) } else { wait };
            self.source.wait(Some(wait), &mut batch).map_err(Error::Terminal)?;
            let (now, jump) = self.clock.now();
            self.pastes.told_at(&mut batch, now);
            let mut effects = Vec::new();
            let (ended, mut changed) = self.take_in(&mut batch, (now, jump), &mut effects);
            changed |= self.hear(&mut effects);
            let done = self.perform(effects);
            if ended || self.is_blind {
                return Ok(Leaving::Ended);
            }
            if done {
                return Ok(Leaving::Asked);
            }
            stale = changed;
        }
    }

    /// Everything that came, in order. True: the terminal has ended; true: something to draw.
    fn take_in(
        &mut self,
        batch: &mut Vec<Input>,
        (now, jump): (Time, Option<i64>),
        effects: &mut Vec<Effect>,
    ) -> (bool, bool) {
        let before = self.app.now();
        let was_saving = self.app.is_saving();
        let due = self.app.wake() <= now;
        if let Some(millis) = jump {
            effects.extend(self.app.on(Event::ClockJumped { millis, from: before }, now));
        }
        let mut ended = false;
        let mut changed = due || jump.is_some();
        let mut inputs = batch.drain(..).peekable();
        while let Some(input) = inputs.next() {
            let event = match input {
                Input::Key(key) => {
                    let mut keys = vec![key];
                    while let Some(Input::Key(key)) = inputs.next_if(|next| matches!(next, Input::Key(_))) {
                        keys.push(key);
                    }
                    Event::Keys(keys)
                }
                Input::Paste(text) => Event::Paste(text),
                Input::Click { x, y } => Event::Click(view::under(&self.app, self.look.lang, x, y)),
                Input::Wheel { up, .. } => Event::Wheel { up },
                Input::Resize { width, height } => {
                    // Nothing that came beside it is lost with the screen.
                    self.is_blind |= self.screen.resize(width, height).is_err();
                    Event::Resize { width, height }
                }
                Input::Focus => Event::Tick,
                Input::Woken => continue,
                Input::Ended(_) => {
                    ended = true;
                    continue;
                }
            };
            effects.extend(self.app.on(event, now));
            changed = true;
        }
        effects.extend(self.app.on(Event::Tick, now));
        (ended, changed || self.app.is_saving() != was_saving)
    }

    /// What the store and the errands have to say. True: it is to be seen at once.
    fn hear(&mut self, effects: &mut Vec<Effect>) -> bool {
        let now = self.app.now();
        let mut seen = false;
        for ack in self.desk.acks() {
            let was_shown = self.app.saved.failing.is_some() || self.app.is_saving();
            let (event, news) = match ack {
                Ack::Saved { n, draft_at, .. } => (Event::Saved { step: n, draft: draft_at, at: now }, was_shown),
                Ack::Failed(unsaved) => (Event::NotSaved { reason: text::unsaved(&unsaved, self.look.lang) }, true),
                Ack::Recovered => continue,
                Ack::Reply(reply) => match self.heard(reply) {
                    Some(event) => (event, true),
                    None => continue,
                },
            };
            effects.extend(self.app.on(event, now));
            seen |= news;
        }
        for event in self.errands.done() {
            effects.extend(self.app.on(event, now));
            seen = true;
        }
        self.errands.go(&self.app);
        seen
    }

    /// Asks the desk something; what to say when it fails, if anything.
    fn ask(&mut self, question: Question, failure: Option<Failure>) {
        self.asked.push_back(failure);
        self.desk.ask(question);
    }
    /// What the desk answered to the question that was asked first of those still open.
    fn heard(&mut self, reply: store::Result<Reply>) -> Option<Event> {
        let failure = self.asked.pop_front().flatten();
        match reply {
            Ok(Reply::Records(steps)) => Some(Event::Steps(steps)),
            Ok(Reply::Fingerprint { step, hash }) => Some(Event::Fingerprint { step, hash }),
            Ok(Reply::Copied(path)) => Some(Event::BackedUp { path: path.display().to_string() }),
            Ok(_) => None,
            Err(error) => {
                let reason = text::store_error(&error, self.look.lang);
                failure.map(|what| Event::Failed { what, reason })
            }
        }
    }

    /// Steps and draft to the store, in order; then what else was asked. True: the end.
    fn perform(&mut self, effects: Vec<Effect>) -> bool {
        let mut steps: Vec<Step> = Vec::new();
        let mut others = Vec::new();
        for effect in effects {
            match effect {
                Effect::Write(step) => steps.push(step),
                other => others.push(other),
            }
        }
        self.hand_over(steps);
        let mut end = false;
        for effect in others {
            match effect {
                Effect::Write(_) => {}
                Effect::ReadSteps => {
                    let meeting = self.app.meeting.id();
                    self.ask(Question::Records { meeting, limit: STEPS_SHOWN, before: None }, Some(Failure::Steps));
                }
                Effect::Keep(habits) => {
                    self.ask(Question::Setting { name: HABITS.to_owned(), value: habits.written() }, None);
                }
                Effect::Backup { folder } => {
                    self.ask(Question::Backup(PathBuf::from(folder)), Some(Failure::Backup));
                }
                Effect::Export(export) => {
                    self.errands.export(export);
                    self.errands.go(&self.app);
                }
                Effect::ExportAll(bundle) => {
                    self.errands.export_all(bundle);
                    self.errands.go(&self.app);
                }
                Effect::Fingerprint => self.ask(Question::Fingerprint, Some(Failure::Lock)),
                Effect::Scan { paper, path } => self.errands.scan(paper, path),
                Effect::OpenChair => {
                    let event = self.errands.open_chair();
                    self.app.on(event, self.app.now());
                }
                Effect::Bell => self.screen.bell(),
                Effect::Flush => {
                    self.desk.flush(Duration::ZERO);
                }
                Effect::Quit => end = self.may_quit(),
            }
        }
        end
    }
    fn hand_over(&mut self, steps: Vec<Step>) {
        let draft = self.app.take_draft();
        let minute = self.app.now().millis() / 60_000;
        // Once a minute, with nothing to write too: the store then looks whether the file is still in its place.
        if !steps.is_empty() || draft.is_some() || minute != self.minute {
            self.desk.send(self.app.meeting.id(), steps, draft);
            self.minute = minute;
        }
    }
    /// Everything must be written first; when the disk fails, quitting has to be asked for twice.
    fn may_quit(&mut self) -> bool {
        if self.insisted && self.app.saved.failing.is_some() {
            return true;
        }
        if self.desk.flush(PATIENCE) {
            self.finish_papers();
            return true;
        }
        self.insisted = true;
        self.app.leaving = false;
        self.hear_out();
        self.app.say(Notice::QuitUnsaved);
        false
    }
    /// A paper that was asked for is written before the program ends, and a lock that waited is made.
    fn finish_papers(&mut self) {
        for _ in 0..PAPERS_WAITED {
            self.hear_out();
            let waits = self.errands.is_busy() || self.app.is_locking();
            if !waits || self.source.wait(Some(Duration::from_millis(50)), &mut Vec::new()).is_err() {
                return;
            }
        }
    }
    /// Hears what came, and does what it asks for.
    fn hear_out(&mut self) {
        let mut effects = Vec::new();
        self.hear(&mut effects);
        self.perform(effects);
    }
}

/// The meeting asked for; else the one that is on, else the next, else the last that was to be, else the last that was held.
pub fn choose(meetings: &[crate::store::Summary], wanted: Option<MeetingId>, now: Time) -> Option<MeetingId> {
    if let Some(wanted) = wanted {
        return meetings.iter().find(|meeting| meeting.id == wanted).map(|meeting| meeting.id);
    }
    let on = meetings.iter().rev().find(|meeting| meeting.opened_at.is_some() && meeting.closed_at.is_none());
    let today = now.plus_seconds(VIETNAM * 60).to_rfc3339();
    let coming = meetings.iter().filter(|meeting| meeting.opened_at.is_none());
    let next = coming
        .clone()
        .filter(|meeting| meeting.held_on.to_string().as_str() >= &today[..10])
        .min_by_key(|m| (m.held_on, m.id));
    let latest = coming.max_by_key(|meeting| (meeting.held_on, meeting.id));
    let held = meetings.iter().max_by_key(|meeting| (meeting.opened_at, meeting.id));
    on.or(next).or(latest).or(held).map(|meeting| meeting.id)
}

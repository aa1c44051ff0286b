//! What happens when something is asked for: `App::on(event, now)` → effects. No screen, no file, no clock, no sentences.

mod agenda;
mod answer;
mod blanks;
mod boxes;
mod compose;
mod dialog;
mod draft;
mod edits;
mod event;
mod fields;
mod find;
mod form_data;
mod form_margin;
mod forms;
mod habits;
mod hands;
mod heads;
pub mod home;
mod issue;
mod keys;
mod live;
mod locking;
mod looks;
mod marks;
mod moves;
mod notice;
mod outcome;
mod papers;
mod paste;
mod pen;
mod people;
mod prose;
mod queue;
mod read_back;
mod register;
mod rows;
mod scroll;
mod select;
mod shorthand;
mod sentences;
mod steps;
mod tell;
mod tour;
mod understood;
mod undo;
mod write;

pub use dialog::{Choice, Dialog, Entry, FieldEntry, Guest, Label, Request, Row, Warned, What};
pub use event::{Bundle, Effect, Event, Export, Failure, Keyboard, Start, Target};
pub use find::{Finding, Found};
pub use habits::{Habits, Signs, Theme};
pub use notice::Notice;
pub use paste::OldLetters;
pub use pen::{Pen, Target as Caret};
pub use rows::palette_actions;
pub use scroll::Line;
pub use sentences::{Shipped, shipped as shipped_sentences};
pub use shorthand::Shorthand;
pub use tour::Page;
pub use understood::{Heed, Understood};

use crate::action::Action;
use crate::domain::{Deed, Margin, Meeting, ParagraphId, Record, Refusal, StepNo, Time, TurnId, TurnState};
use crate::editor::Text;
use crate::layout::Zoom;
use std::collections::VecDeque;

/// Words of an action in every language, in full and short, for finding it by typing.
pub type Lexicon = fn(Action) -> [&'static str; 4];

/// What is on the disk and what is not yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// The newest step known to be on the disk.
    pub step: StepNo,
    pub at: Option<Time>,
    /// Since when something is waiting for the disk.
    pub waiting_since: Option<Time>,
    /// Why the last write failed, until one succeeds.
    pub failing: Option<String>,
}

/// A stretch in which the machine was off while the meeting ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Gap {
    pub from: Time,
    pub to: Time,
}

/// A paper on its way to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    pub path: String,
    pub since: Time,
    /// Of several papers: how many are made, of how many.
    pub done: Option<(usize, usize)>,
}

/// The live screen's state.
pub struct App {
    pub meeting: Meeting,
    pub pen: Pen,
    /// What the paragraph at the end of the minutes will be when the caret comes back there.
    pub tail: Margin,
    pub dialogs: Vec<Dialog>,
    pub notice: Option<Notice>,
    pub saved: Saved,
    pub gap: Option<Gap>,
    pub habits: Habits,
    pub size: (u16, u16),
    pub read_only: bool,
    pub demo: bool,
    pub folder: String,
    /// The first line of the page.
    pub top: Line,
    /// The pane that was made large; as usual at every start.
    pub zoom: Zoom,
    /// The first line of the page before anything was made large.
    top_before: Line,
    /// Where the selection began, when in another paragraph than the caret.
    pub anchor: Option<(ParagraphId, usize)>,
    /// Steps read for the list of steps, the newest first.
    pub steps: Vec<Record>,
    pub leaving: bool,
    /// Papers being written, the oldest first.
    pub writing: Vec<Writing>,
    now: Time,
    lexicon: Lexicon,
    /// Commands chosen in the palette, the last one first.
    recent: Vec<Action>,
    /// The last things copied or cut inside.
    clipboard: String,
    /// Paragraphs that were open, with their typing history; the last one left stands last.
    left: VecDeque<(ParagraphId, Text)>,
    register: std::cell::OnceCell<register::Register>,
    /// The word before the caret, while the built-in input method is on.
    composer: compose::Composer,
    edits: edits::Edits,
    pressed: Option<keys::Pressed>,
    /// Ctrl+S waits for the disk's answer.
    save_asked: bool,
    /// The lock waits for the fingerprint.
    locking: bool,
    /// The passage at which reading back was left.
    read_to: usize,
    /// The turn whose end was rung.
    rung: Option<TurnId>,
    finding: Finding,
    effects: Vec<Effect>,
    dirty: bool,
    /// Keys are still coming: the page follows the caret when they have all come.
    scrolls_later: bool,
    /// The draft that was last handed out.
    drafted_at: Option<Time>,
}

impl App {
    pub fn new(meeting: Meeting, start: Start, size: (u16, u16), lexicon: Lexicon, now: Time) -> App {
        let step = meeting.last_step();
        let mut app = App {
            meeting,
            pen: Pen::unborn(Margin::default()),
            tail: Margin::default(),
            dialogs: Vec::new(),
            notice: None,
            saved: Saved { step, at: start.alive, ..Saved::default() },
            gap: None,
            habits: start.habits.clone(),
            size,
            read_only: start.read_only,
            demo: start.demo,
            folder: start.folder.clone(),
            top: Line::default(),
            zoom: Zoom::default(),
            top_before: Line::default(),
            anchor: None,
            steps: Vec::new(),
            leaving: false,
            writing: Vec::new(),
            now,
            lexicon,
            recent: Vec::new(),
            clipboard: String::new(),
            left: VecDeque::new(),
            register: std::cell::OnceCell::new(),
            composer: compose::Composer::default(),
            edits: edits::Edits::default(),
            pressed: None,
            save_asked: false,
            locking: false,
            read_to: 0,
            rung: None,
            finding: Finding::default(),
            effects: Vec::new(),
            dirty: false,
            scrolls_later: false,
            drafted_at: None,
        };
        app.restore(&start);
        app.rung = app.overrun();
        app.show_caret();
        start.go_to.into_iter().for_each(|paragraph| app.go_to_paragraph(paragraph));
        app.follow_find();
        app
    }

    /// One thing happened. What it asks of the world comes back in order.
    pub fn on(&mut self, event: Event, now: Time) -> Vec<Effect> {
        self.now = now;
        let places = self.layout();
        match event {
            Event::Key(key) => self.on_key(key),
            Event::Keys(keys) => {
                self.scrolls_later = true;
                keys.into_iter().for_each(|key| self.on_key(key));
                self.scrolls_later = false;
                self.show_caret();
            }
            Event::Paste(text) => self.on_paste(&text),
            Event::Click(target) => self.on_click(target),
            Event::Wheel { up } => self.on_wheel(up),
            Event::Resize { width, height } => {
                self.size = (width, height);
                self.show_caret();
            }
            Event::Tick => {}
            Event::ClockJumped { millis, from } => self.clock_jumped(millis, from),
            Event::Started => self.welcome(),
            Event::Seen(meeting) => self.see(*meeting),
            Event::Saved { step, draft, at } => self.on_saved(step, draft, at),
            Event::NotSaved { reason } => self.saved.failing = Some(reason),
            Event::Steps(steps) => {
                self.steps = steps;
                self.clamp_row();
            }
            Event::Exported { path, unopened } => self.exported(path, unopened),
            Event::Fingerprint { step, hash } => self.on_fingerprint(step, &hash),
            Event::Scanned { paper, name, hash } => self.scanned(paper, &name, &hash),
            Event::BackedUp { path } => self.say(Notice::BackedUp(path)),
            Event::NotExported { path, reason } => self.not_exported(&path, reason),
            Event::Failed { what, reason } => self.failed(what, reason),
            Event::Bundling { folder, done, of } => self.bundling(&folder, done, of),
            Event::FolderExists(bundle) => self.ask_to_replace(bundle),
            Event::FileExists(export) => self.ask_to_overwrite(export),
        }
        self.follow_find();
        if self.layout() != places {
            self.show_caret();
        }
        self.ring();
        std::mem::take(&mut self.effects)
    }

    /// When the screen next changes by itself: a second of a running countdown, a minute of the clock, "đang lưu".
    pub fn wake(&self) -> Time {
        const MINUTE: i64 = 60_000;
        let minute = Time::from_millis((self.now.millis().div_euclid(MINUTE) + 1) * MINUTE);
        let running = self.meeting.floor().filter(|turn| turn.state == TurnState::Speaking);
        let second = running.map(|turn| {
            let used = self.meeting.used(turn.id, self.now);
            self.now.plus_millis(1000 - used.rem_euclid(1000))
        });
        let saving = self.saved.waiting_since.map(|since| since.plus_millis(SHOW_SAVING)).filter(|at| *at > self.now);
        let writing = self.writing.first().map(|writing| {
            let gone = self.now.since(writing.since);
            self.now.plus_millis(1000 - gone.rem_euclid(1000))
        });
        [Some(minute), second, saving, writing].into_iter().flatten().min().unwrap_or(minute)
    }

    pub fn now(&self) -> Time {
        self.now
    }
    /// Steps are waiting for the disk long enough to say so.
    pub fn is_saving(&self) -> bool {
        self.saved.waiting_since.is_some_and(|since| self.now.since(since) >= SHOW_SAVING)
    }
    /// The oldest paper being written, once that takes long enough to say so, and for how many whole seconds.
    pub fn long_writing(&self) -> Option<(&Writing, i64)> {
        let seconds = |writing: &Writing| self.now.since(writing.since) / 1000;
        self.writing.first().map(|writing| (writing, seconds(writing))).filter(|(_, seconds)| *seconds > 0)
    }
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialogs.last()
    }
    pub fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }
    /// False, and said so, where the file is only read or the minutes are locked.
    fn may_write(&mut self) -> bool {
        if self.read_only {
            self.say(Notice::ReadOnly);
            return false;
        }
        let locked = self.meeting.locked().map(|version| Notice::Refused(Refusal::Locked(version.number)));
        let is_open = locked.is_none();
        locked.into_iter().for_each(|notice| self.say(notice));
        is_open
    }
    /// What the world could not do: what waited for it waits no more.
    fn failed(&mut self, what: Failure, reason: String) {
        if what == Failure::Lock {
            self.locking = false;
        }
        self.say(Notice::Failed(what, reason));
    }
    fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
    /// A jump of the clock is a step; one forward over a running turn was a machine asleep.
    fn clock_jumped(&mut self, millis: i64, from: Time) {
        if self.read_only {
            return;
        }
        self.pressed = None;
        let changes = if millis < 0 { self.meeting.set_back(from, self.now) } else { Vec::new() };
        self.commit(Deed::Clock, changes, None);
        let running = self.meeting.rows().spells.values().any(|spell| spell.is_open() && !spell.is_break());
        if millis > 0 && self.meeting.is_open() {
            self.gap = running.then_some(Gap { from, to: self.now }).or(self.gap);
            self.say(Notice::Restored { from, to: self.now, running });
        }
    }
    /// What the other console has written since.
    fn see(&mut self, meeting: Meeting) {
        self.meeting = meeting;
        self.forget_register();
        (self.pen, self.anchor) = (Pen::unborn(Margin::default()), None);
        self.mend_dialogs();
        self.show_caret();
    }
    /// What was handed out and is not acknowledged yet goes on waiting, from this moment.
    fn on_saved(&mut self, step: StepNo, draft: Option<Time>, at: Time) {
        self.saved.step = self.saved.step.max(step);
        self.saved.at = Some(at);
        self.saved.failing = None;
        let all = self.saved.step >= self.meeting.last_step() && draft >= self.drafted_at;
        self.saved.waiting_since = self.saved.waiting_since.filter(|_| !all).map(|_| at);
        if all && std::mem::take(&mut self.save_asked) && self.notice.is_none() {
            self.say(Notice::AllSaved);
        }
    }
    /// The turn that has run over its countdown.
    fn overrun(&self) -> Option<TurnId> {
        let turn = self.meeting.floor().filter(|turn| turn.state == TurnState::Speaking)?;
        self.meeting.left(turn, self.now).filter(|left| *left <= 0).map(|_| turn.id)
    }
    /// One bell when a countdown ends; a minute more may end in another.
    fn ring(&mut self) {
        let over = self.overrun();
        if over.is_some() && over != self.rung && self.meeting.info().bell {
            self.ask(Effect::Bell);
        }
        self.rung = over;
    }
}

/// How long the disk may take before the screen says that it does, in milliseconds.
const SHOW_SAVING: i64 = 250;

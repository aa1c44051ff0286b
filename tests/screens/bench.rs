//! A desk to test screens at: an app with its clock, driven by keys, and the terminal it is drawn on.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use thuky::app::{App, Effect, Event, Habits, Keyboard, Start};
use thuky::domain::{Meeting, Step, Time};
use thuky::intake;
use thuky::keymap::{Code, Key};
use thuky::text::{self, Lang};
use thuky::view;

/// 24/5/2025, 16:09 in Trung Hội.
pub fn start() -> Time {
    Time::parse("2025-05-24T16:09:00+07:00").unwrap()
}

/// An app with its clock, driven by keys; what it asks of the world is kept.
pub struct Bench {
    pub app: App,
    pub now: Time,
    pub lang: Lang,
    pub effects: Vec<Effect>,
    steps: Vec<Step>,
}

impl Bench {
    pub fn demo(width: u16, height: u16) -> Bench {
        let steps = intake::demo(1, start(), 1);
        let mut meeting = Meeting::from_birth(&steps[0], 1).unwrap();
        steps[1..].iter().for_each(|step| meeting.apply(step));
        Bench::of(meeting, steps, width, height)
    }
    pub fn fresh(width: u16, height: u16) -> Bench {
        let step = intake::fresh(1, start(), 1);
        Bench::of(Meeting::from_birth(&step, 1).unwrap(), vec![step], width, height)
    }
    fn of(meeting: Meeting, steps: Vec<Step>, width: u16, height: u16) -> Bench {
        let setting = Start {
            alive: Some(start()),
            habits: Habits { keyboard: Keyboard::FunctionKeys, toured: true, ..Habits::default() },
            folder: "/home/thu-ky".into(),
            ..Start::default()
        };
        let mut app = App::new(meeting, setting, (width, height), text::lexicon, start());
        // As after a first step that reached the disk.
        let step = app.meeting.last_step();
        app.on(Event::Saved { step, draft: None, at: start() }, start());
        Bench { app, now: start(), lang: Lang::Vi, effects: Vec::new(), steps }
    }
    pub fn english(mut self) -> Bench {
        self.lang = Lang::En;
        self
    }

    /// Keys by name ("f2", "s-f3", "^n", "enter"), seconds that go by ("+40"), and text to type in quotes ("'dinh").
    pub fn press(&mut self, script: &str) -> &mut Bench {
        for word in script.split_whitespace() {
            if let Some(seconds) = word.strip_prefix('+') {
                self.now = self.now.plus_seconds(seconds.parse().unwrap());
                self.event(Event::Tick);
            } else if let Some(typed) = word.strip_prefix('\'') {
                typed.chars().for_each(|c| self.event(Event::Key(Key::char(if c == '_' { ' ' } else { c }))));
            } else {
                self.event(Event::Key(key(word)));
            }
        }
        self
    }
    pub fn event(&mut self, event: Event) {
        self.now = self.now.plus_millis(50);
        let mut asked = false;
        let effects = self.app.on(event, self.now);
        for effect in &effects {
            match effect {
                Effect::Write(step) => self.steps.push(step.clone()),
                Effect::Fingerprint => asked = true,
                Effect::ReadSteps => {
                    let records = self.steps.iter().rev().map(Step::record).collect();
                    self.app.on(Event::Steps(records), self.now);
                }
                _ => {}
            }
        }
        self.effects.extend(effects);
        let draft = self.app.take_draft().map(|(at, _)| at);
        let step = self.app.meeting.last_step();
        self.app.on(Event::Saved { step, draft, at: self.now }, self.now);
        if asked {
            self.event(Event::Fingerprint { step, hash: format!("{step:064x}") });
        }
    }
    pub fn terminal(&self) -> Terminal<TestBackend> {
        let (width, height) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        show(&mut terminal, |cells| view::draw(cells, &self.app, self.lang));
        terminal
    }
    pub fn screen(&self) -> String {
        screen(&mut self.terminal())
    }
}

/// Draws as the program does: cells first, then the cursor.
pub fn show(terminal: &mut Terminal<TestBackend>, draw: impl FnOnce(&mut Buffer) -> view::Cursor) {
    let drawn = terminal.draw(|frame| {
        if let Some(cursor) = draw(frame.buffer_mut()) {
            frame.set_cursor_position(cursor);
        }
    });
    drawn.unwrap();
}

pub fn key(name: &str) -> Key {
    match name.split_once('-') {
        Some(("s", rest)) => return key(rest).with_shift(),
        Some(("c", rest)) => return key(rest).with_ctrl(),
        _ => {}
    }
    let code = match name {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "up" => Code::Up,
        "down" => Code::Down,
        "left" => Code::Left,
        "right" => Code::Right,
        "home" => Code::Home,
        "end" => Code::End,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "bs" => Code::Backspace,
        "del" => Code::Delete,
        _ if name.starts_with('^') => return Key::ctrl(name.chars().nth(1).unwrap()),
        _ if name.starts_with('f') => Code::F(name[1..].parse().unwrap()),
        _ => panic!("no key is called {name}"),
    };
    Key::new(code)
}

/// The cells as text, then where the cursor stands.
pub fn screen(terminal: &mut Terminal<TestBackend>) -> String {
    let cursor = terminal.get_cursor_position().unwrap();
    let buffer = terminal.backend().buffer();
    let rows = buffer.content.chunks(usize::from(buffer.area.width.max(1)));
    let rows = rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>());
    let text: String = rows.map(|row| format!("{}\n", row.trim_end())).collect();
    format!("{text}cursor: {},{}", cursor.x, cursor.y)
}

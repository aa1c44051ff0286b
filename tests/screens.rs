//! Whole screens at a fixed size with a fixed clock: what keys make of the sample meeting, as the secretary sees it.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier};
use thuky::action::Action;
use thuky::app::home::{Home, Pattern, Summary};
use thuky::app::{App, Effect, Event, Keyboard, Start, Target};
use thuky::domain::{Date, Meeting, MeetingId, Time};
use thuky::intake;
use thuky::keymap::{Code, Key};
use thuky::text::{self, Lang};
use thuky::view;

/// 24/5/2025, 16:09 in Trung Hội.
fn start() -> Time {
    Time::parse("2025-05-24T16:09:00+07:00").unwrap()
}

/// An app with its clock, driven by keys; what it asks of the world is kept.
struct Bench {
    app: App,
    now: Time,
    lang: Lang,
    effects: Vec<Effect>,
}

impl Bench {
    fn demo(width: u16, height: u16) -> Bench {
        let steps = intake::demo(1, start(), 1);
        let mut meeting = Meeting::from_birth(&steps[0], 1).unwrap();
        steps[1..].iter().for_each(|step| meeting.apply(step));
        Bench::of(meeting, width, height)
    }
    fn fresh(width: u16, height: u16) -> Bench {
        let step = intake::fresh(1, start(), 1);
        Bench::of(Meeting::from_birth(&step, 1).unwrap(), width, height)
    }
    fn of(meeting: Meeting, width: u16, height: u16) -> Bench {
        let setting = Start {
            alive: Some(start()),
            keyboard: Keyboard::FunctionKeys,
            folder: "/home/thu-ky".into(),
            ..Start::default()
        };
        let mut app = App::new(meeting, setting, (width, height), text::lexicon, start());
        // As after a first step that reached the disk.
        let step = app.meeting.last_step();
        app.on(Event::Saved { step, draft: None, at: start() }, start());
        Bench { app, now: start(), lang: Lang::Vi, effects: Vec::new() }
    }
    fn english(mut self) -> Bench {
        self.lang = Lang::En;
        self
    }

    /// Keys by name ("f2", "s-f3", "^n", "enter"), seconds that go by ("+40"), and text to type in quotes ("'dinh").
    fn press(&mut self, script: &str) -> &mut Bench {
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
    fn event(&mut self, event: Event) {
        self.now = self.now.plus_millis(50);
        let effects = self.app.on(event, self.now);
        self.effects.extend(effects);
        let draft = self.app.take_draft().map(|(at, _)| at);
        let step = self.app.meeting.last_step();
        self.app.on(Event::Saved { step, draft, at: self.now }, self.now);
    }
    fn terminal(&self) -> Terminal<TestBackend> {
        let (width, height) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view::draw(frame, &self.app, self.lang)).unwrap();
        terminal
    }
    fn screen(&self) -> String {
        screen(&mut self.terminal())
    }
}

fn key(name: &str) -> Key {
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
fn screen(terminal: &mut Terminal<TestBackend>) -> String {
    let cursor = terminal.get_cursor_position().unwrap();
    let buffer = terminal.backend().buffer();
    let rows = buffer.content.chunks(usize::from(buffer.area.width.max(1)));
    let rows = rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>());
    let text: String = rows.map(|row| format!("{}\n", row.trim_end())).collect();
    format!("{text}cursor: {},{}", cursor.x, cursor.y)
}

#[test]
fn print() {
    let (w, h) = std::env::var("SIZE").map(|s| { let (a,b)=s.split_once('x').unwrap(); (a.parse().unwrap(), b.parse().unwrap()) }).unwrap_or((80,24));
    let mut bench = if std::env::var("FRESH").is_ok() { Bench::fresh(w,h) } else { Bench::demo(w,h) };
    if std::env::var("EN").is_ok() { bench.lang = Lang::En; }
    bench.press(&std::env::var("KEYS").unwrap_or_default());
    println!("{}", bench.screen());
}
#[test]
fn print_chair() {
    let (w, h) = std::env::var("SIZE").map(|s| { let (a,b)=s.split_once('x').unwrap(); (a.parse().unwrap(), b.parse().unwrap()) }).unwrap_or((80,24));
    let mut bench = Bench::demo(120, 32);
    bench.press(&std::env::var("KEYS").unwrap_or_default());
    let mut terminal = Terminal::new(TestBackend::new(w, h)).unwrap();
    terminal.draw(|frame| view::chair::draw(frame, &bench.app.meeting, bench.now, Lang::Vi, Some(bench.now))).unwrap();
    println!("{}", screen(&mut terminal));
}
fn a_home() -> Home {
    let title = "Hội nghị trao đổi, đối thoại giữa Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã Trung Hội với Nhân dân xóm Thống Nhất, xóm Trung Tâm năm 2025";
    let meeting = |id, day, title: &str, opened: bool, closed: bool| Summary {
        id: MeetingId(id),
        title: title.to_owned(),
        held_on: Date::from_ymd_opt(2025, 5, day).unwrap(),
        venue: "Hội trường nhà văn hóa xóm Thống Nhất, xã Trung Hội".to_owned(),
        opened: opened.then(start),
        closed: closed.then(start),
    };
    let meetings = vec![
        meeting(1, 3, "Tiếp xúc cử tri trước kỳ họp", true, true),
        meeting(2, 24, title, true, false),
        meeting(3, 28, "Hội nghị lấy ý kiến về phương án thu gom rác", false, false),
        meeting(4, 10, "Họp dân xóm Trung Tâm", false, false),
    ];
    let template = |name: &str, title: &str| Pattern { name: name.to_owned(), title: title.to_owned() };
    let templates = vec![template("doi-thoai", "Hội nghị đối thoại với Nhân dân"), template("trung-hoi-2025", title)];
    Home::new(meetings, templates, Date::from_ymd_opt(2025, 5, 24).unwrap())
}
#[test]
fn print_home() {
    let (w, h) = std::env::var("SIZE").map(|s| { let (a,b)=s.split_once('x').unwrap(); (a.parse().unwrap(), b.parse().unwrap()) }).unwrap_or((80,24));
    let home = a_home();
    let mut terminal = Terminal::new(TestBackend::new(w, h)).unwrap();
    terminal.draw(|frame| view::home::draw(frame, &home, Lang::Vi)).unwrap();
    println!("{}", screen(&mut terminal));
}

//! The bench: the app with a clock that is moved by hand, keys in a small language, and a second copy of the record that
//! sees only what the store would see. After every event the copy must equal the app's memory and the draft must bring
//! the same pen and boxes back.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

pub mod telex;

use std::collections::BTreeMap;
use thuky::app::{App, Caret, Dialog, Effect, Entry, Event, Habits, Keyboard, Notice, Row, Start, What};
use thuky::domain::*;
use thuky::intake::Template;
use thuky::keymap::{Code, Key};
use thuky::text::lexicon;

pub const SIZE: (u16, u16) = (120, 32);

pub struct Bench {
    pub app: App,
    pub now: Time,
    /// Everything the app asked of the world, steps aside.
    pub asked: Vec<Effect>,
    /// The steps since birth, birth first.
    pub steps: Vec<Step>,
    /// Whether the store answers at once.
    pub disk: bool,
    /// After how many events invariants are looked at; 0: never.
    pub strict: usize,
    /// Whether the disk's fingerprint comes as soon as it is asked for.
    pub chain: bool,
    seen: usize,
    first_id: i64,
    replica: Meeting,
    draft: Option<(Time, String)>,
    pressed: usize,
}

/// The dictated day: 24/5/2025 in Trung Hội.
pub fn local(clock: &str) -> Time {
    Time::parse(&format!("2025-05-24T{clock}:00+07:00")).unwrap()
}

impl Bench {
    /// The Trung Hội meeting before it opens, 13:55, function keys known to arrive.
    pub fn trung_hoi() -> Bench {
        Bench::with_keyboard(Keyboard::FunctionKeys)
    }
    pub fn with_keyboard(keyboard: Keyboard) -> Bench {
        Bench::from_template("trung-hoi-2025", keyboard)
    }
    /// A commune of which nothing is known yet, before the opening.
    pub fn dialogue_anywhere() -> Bench {
        Bench::from_template("doi-thoai", Keyboard::FunctionKeys)
    }
    fn from_template(name: &str, keyboard: Keyboard) -> Bench {
        let now = local("13:55");
        let template = Template::named(name).unwrap().unwrap();
        let (meeting, birth) = template.meeting(1, now, 1, None);
        let habits = Habits { keyboard, toured: true, ..Habits::default() };
        let start = Start { habits, folder: "/tmp".to_owned(), alive: Some(now), ..Start::default() };
        let app = App::new(meeting.clone(), start, SIZE, lexicon, now);
        let steps = vec![birth];
        Bench {
            app,
            now,
            asked: Vec::new(),
            steps,
            disk: true,
            strict: 1,
            chain: true,
            seen: 0,
            first_id: 1,
            replica: meeting,
            draft: None,
            pressed: 0,
        }
    }
    /// The same, opened, in the dialogue, with six residents known and none waiting.
    pub fn in_dialogue() -> Bench {
        let mut bench = Bench::trung_hoi();
        bench.strict = 0;
        for name in RESIDENTS {
            bench.register(name);
        }
        for turn in bench.app.meeting.facts().queue.clone() {
            bench.press("f2").row(|row| *row == Row::Waiting(turn)).press("delete esc");
        }
        bench.at("14:37").press("f8 +1m shift+f8").item("Đối thoại trực tiếp").press("enter +10s");
        bench.strict = 1;
        bench
    }

    // ---- time

    pub fn at(&mut self, clock: &str) -> &mut Bench {
        assert!(local(clock) >= self.now, "time goes on");
        self.now = local(clock);
        self.event(Event::Tick)
    }
    pub fn wait(&mut self, millis: i64) -> &mut Bench {
        self.now = self.now.plus_millis(millis);
        self.event(Event::Tick)
    }
    pub fn clock(&self, time: Time) -> String {
        self.app.meeting.clock(time).format("%H:%M:%S").to_string()
    }

    // ---- hands

    /// Keys by name ("f3", "shift+f3", "ctrl+n", "enter"), words and "quoted words" letter by letter, "+25s" and "+5m".
    pub fn press(&mut self, script: &str) -> &mut Bench {
        for token in tokens(script) {
            match token {
                Token::Typed(text) => text.chars().for_each(|c| self.key(Key::char(c))),
                Token::Wait(millis) => {
                    self.wait(millis);
                }
                Token::Key(key) => self.key(key),
            }
        }
        self
    }
    fn key(&mut self, key: Key) {
        self.pressed += 1;
        self.event(Event::Key(key));
    }
    /// Keys since the last time this was asked; dictated text is not counted.
    pub fn keys(&mut self) -> usize {
        std::mem::take(&mut self.pressed)
    }
    /// What people said, typed in plain letters, not counted. Half a second a word.
    pub fn say(&mut self, text: &str) -> &mut Bench {
        for c in text.chars() {
            if c == ' ' {
                self.now = self.now.plus_millis(500);
            }
            self.event(Event::Key(Key::char(c)));
        }
        self
    }
    /// What people said, as Unikey sends it in Telex, not counted.
    pub fn unikey(&mut self, text: &str) -> &mut Bench {
        for key in telex::stream(text) {
            if key == Key::char(' ') {
                self.now = self.now.plus_millis(500);
            }
            self.event(Event::Key(key));
        }
        self
    }
    pub fn paste(&mut self, text: &str) -> &mut Bench {
        self.event(Event::Paste(text.to_owned()))
    }
    /// A command of the palette, by its whole words: F10, words, Enter. Counted as keys.
    pub fn command(&mut self, words: &str) -> &mut Bench {
        self.press(&format!("f10 \"{words}\" enter"))
    }
    /// Moves the highlight down to a row.
    pub fn row(&mut self, which: impl Fn(&Row) -> bool) -> &mut Bench {
        let rows = self.rows();
        let at = rows.iter().position(which).unwrap_or_else(|| panic!("no such row in {rows:?}"));
        while self.dialog().row < at {
            self.press("down");
        }
        while self.dialog().row > at {
            self.press("up");
        }
        self
    }
    pub fn item(&mut self, title: &str) -> &mut Bench {
        let id = self.item_id(title);
        self.row(|row| *row == Row::Item(id))
    }
    /// Signs somebody up in F2: a new one as typed, or the one known by exactly this name.
    pub fn register(&mut self, typed: &str) -> &mut Bench {
        self.press("f2").unikey(typed).press("enter");
        // Before the opening the box stays for the next one.
        let stays = self.meeting().info().opened_at.is_none() && matches!(self.dialog().what, What::Queue { .. });
        if stays { self.press("esc") } else { self }
    }
    /// Gives the floor to somebody by a few letters of their name.
    pub fn invite(&mut self, letters: &str) -> &mut Bench {
        self.press(&format!("f2 \"{letters}\" f3"))
    }

    // ---- the path of an event

    pub fn event(&mut self, event: Event) -> &mut Bench {
        let effects = self.app.on(event, self.now);
        let mut read = false;
        let mut wrote = false;
        let mut fingerprint = false;
        for effect in effects {
            match effect {
                Effect::Write(step) => {
                    assert_eq!(step.n, self.replica.last_step() + 1, "steps come without a gap");
                    assert!(
                        !step.changes.is_empty() || matches!(step.deed, Deed::Undo | Deed::Clock),
                        "{:?} changes nothing",
                        step.deed
                    );
                    self.replica.apply(&step);
                    self.steps.push(step);
                    wrote = true;
                }
                Effect::ReadSteps => read = true,
                other => {
                    fingerprint |= other == Effect::Fingerprint;
                    self.asked.push(other);
                }
            }
        }
        let drafted = self.app.take_draft();
        let handed_out = drafted.is_some() || wrote;
        self.draft = drafted.or(self.draft.take());
        if handed_out && self.disk {
            let draft = self.draft.as_ref().map(|(at, _)| *at);
            let saved = Event::Saved { step: self.replica.last_step(), draft, at: self.now };
            let asked = self.app.on(saved, self.now);
            assert!(asked.is_empty());
        }
        if read {
            let records = self.records();
            self.event(Event::Steps(records));
        }
        if fingerprint && self.chain {
            self.fingerprint();
        }
        self.seen += 1;
        if self.strict > 0 && self.seen.is_multiple_of(self.strict) {
            self.check();
        }
        self
    }
    /// The disk says what its chain has come to.
    pub fn fingerprint(&mut self) -> &mut Bench {
        let step = self.replica.last_step();
        self.event(Event::Fingerprint { step, hash: chain(step) })
    }
    /// What the journal holds, the newest first.
    pub fn records(&self) -> Vec<Record> {
        self.steps.iter().rev().map(Step::record).collect()
    }
    /// The draft that was handed out last, and when.
    pub fn draft(&self) -> (Time, String) {
        self.draft.clone().unwrap()
    }
    /// The machine dies now; it is on again after a while, with what reached the disk.
    pub fn power_cut(&mut self, millis: i64) -> &mut Bench {
        self.now = self.now.plus_millis(millis);
        self.restart(self.draft.clone())
    }
    /// The program starts again where no draft was kept.
    pub fn restart_without_draft(&mut self) -> &mut Bench {
        self.restart(None)
    }
    /// The program starts again with all steps but an older draft.
    pub fn restart_with(&mut self, draft: (Time, String)) -> &mut Bench {
        self.restart(Some(draft))
    }
    fn restart(&mut self, draft: Option<(Time, String)>) -> &mut Bench {
        let mut meeting = Meeting::from_birth(&self.steps[0], self.first_id).unwrap();
        self.steps[1..].iter().for_each(|step| meeting.apply(step));
        let alive = self.steps.last().map(|step| step.at).max(draft.as_ref().map(|(at, _)| *at));
        let (habits, folder) = (self.app.habits.clone(), self.app.folder.clone());
        self.draft = draft.clone();
        let start = Start { draft, alive, habits, folder, ..Start::default() };
        self.app = App::new(meeting, start, SIZE, lexicon, self.now);
        self
    }

    /// The same desk once more, as its meeting and its draft bring it back.
    pub fn again(&self) -> Bench {
        let (meeting, draft) = (self.app.meeting.clone(), self.draft.clone());
        let (habits, folder) = (self.app.habits.clone(), self.app.folder.clone());
        let start = Start { draft: draft.clone(), habits, folder, ..Start::default() };
        let app = App::new(meeting.clone(), start, SIZE, lexicon, self.now);
        let (asked, steps) = (Vec::new(), self.steps.clone());
        let Bench { now, disk, strict, chain, first_id, .. } = *self;
        Bench { app, now, asked, steps, disk, strict, chain, seen: 0, first_id, replica: meeting, draft, pressed: 0 }
    }

    // ---- invariants

    pub fn check(&mut self) {
        assert!(self.replica == self.app.meeting, "the store sees what the memory holds");
        self.check_pen();
        self.check_draft();
    }
    fn check_pen(&self) {
        let pen = &self.app.pen;
        let text = pen.text.as_str();
        assert!(text.is_char_boundary(pen.text.caret()), "the caret stands between letters");
        assert!(pen.text.anchor().is_none_or(|at| text.is_char_boundary(at)));
        match pen.target {
            Caret::Written(id) => {
                assert!(self.app.meeting.get::<Paragraph>(id).is_some(), "the pen's paragraph exists")
            }
            Caret::Unborn => self.check_margin(&pen.margin),
        }
        self.check_margin(&self.app.tail);
        if let Some(dialog) = self.app.dialog() {
            let rows = self.app.rows(dialog).len();
            assert!(dialog.row == 0 || dialog.row < rows, "row {} of {rows} in {:?}", dialog.row, dialog.what);
            assert!(dialog.active == 0 || dialog.active < dialog.fields.len());
        }
    }
    fn check_margin(&self, margin: &Margin) {
        let meeting = &self.app.meeting;
        if let Owner::Person(person) = margin.owner {
            assert!(meeting.get::<Person>(person).is_some(), "the owner exists");
        }
        assert!(margin.turn.is_none_or(|turn| meeting.get::<Turn>(turn).is_some()));
        assert!(margin.item.is_none_or(|item| meeting.get::<Item>(item).is_some()));
        assert!(margin.after.is_none_or(|after| meeting.get::<Paragraph>(after).is_some()));
        match &margin.mark {
            Mark::Opinion(opinion) => assert!(meeting.get::<Opinion>(*opinion).is_some()),
            Mark::Answer(answer) | Mark::Reply(answer) => assert!(meeting.get::<Answer>(*answer).is_some()),
            Mark::NewAnswer { opinions, by } => {
                assert!(opinions.iter().all(|id| meeting.get::<Opinion>(*id).is_some()));
                assert!(by.iter().all(|id| meeting.get::<Person>(*id).is_some()));
            }
            Mark::Note | Mark::NewOpinion | Mark::Conclusion | Mark::Task => {}
        }
    }
    /// What would come back after a kill is what stands on the screen.
    fn check_draft(&self) {
        let Some(draft) = &self.draft else { return };
        let habits = self.app.habits.clone();
        let start = Start { draft: Some(draft.clone()), habits, ..Start::default() };
        let back = App::new(self.app.meeting.clone(), start, SIZE, lexicon, self.now);
        let (kept, now) = (&back.pen, &self.app.pen);
        assert_eq!(kept.target, now.target, "the caret comes back to its paragraph");
        assert_eq!((kept.text.as_str(), kept.text.caret()), (now.text.as_str(), now.text.caret()));
        assert_eq!(kept.text.anchor(), now.text.anchor());
        if now.target == Caret::Unborn {
            assert_eq!(kept.margin, now.margin);
        }
        assert_eq!(back.tail, self.app.tail);
        let comes_back = |dialog: &&Dialog| {
            !matches!(dialog.what, What::Ask { .. } | What::KeyTest(_) | What::Tour(_) | What::Steps)
        };
        let boxes = |app: &App| -> Vec<_> { app.dialogs.iter().filter(comes_back).map(seen).collect() };
        assert_eq!(boxes(&back), boxes(&self.app), "boxes come back as they were");
    }
    /// What follows from the rows is the same computed anew.
    pub fn check_facts(&self) {
        let meeting = &self.app.meeting;
        let anew = Meeting::load(meeting.id(), meeting.rows().clone(), 0, 0).unwrap();
        assert_eq!(format!("{:?}", anew.facts()), format!("{:?}", meeting.facts()));
        meeting.rows().each(|spec, id, values| {
            for (column, value) in spec.columns.iter().zip(&values) {
                if let (Some(table), Value::Int(target)) = (column.refers, value) {
                    let known = meeting.rows().values(table, *target).is_some();
                    assert!(known, "{} {id} {} refers to nothing", spec.name, column.name);
                }
            }
        });
    }

    // ---- what can be seen

    pub fn meeting(&self) -> &Meeting {
        &self.app.meeting
    }
    pub fn dialog(&self) -> &Dialog {
        self.app.dialog().expect("a box is open")
    }
    pub fn rows(&self) -> Vec<Row> {
        self.app.rows(self.dialog())
    }
    pub fn notice(&self) -> Option<&Notice> {
        self.app.notice.as_ref()
    }
    pub fn refusal(&self) -> Option<&Refusal> {
        match self.notice() {
            Some(Notice::Refused(refusal)) => Some(refusal),
            _ => None,
        }
    }
    /// Paragraphs as "owner: words", in order; "-" for nobody, "*" for the hall.
    pub fn minutes(&self) -> Vec<String> {
        self.paragraphs().iter().map(|p| format!("{}: {}", self.owner_name(p.owner()), p.text)).collect()
    }
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        self.meeting().facts().sequence.iter().map(|id| self.meeting().get(*id).unwrap()).collect()
    }
    pub fn last(&self) -> &Paragraph {
        self.paragraphs().last().expect("something is written")
    }
    /// The paragraph with these words in it.
    pub fn with(&self, words: &str) -> &Paragraph {
        let found: Vec<_> = self.paragraphs().into_iter().filter(|p| p.text.contains(words)).collect();
        assert_eq!(found.len(), 1, "{words:?} in {:#?}", self.minutes());
        found[0]
    }
    pub fn owner_name(&self, owner: Owner) -> String {
        match owner {
            Owner::Nobody => "-".to_owned(),
            Owner::Hall => "*".to_owned(),
            Owner::Person(person) => self.app.field_name(person),
        }
    }
    /// For whom is being written.
    pub fn writing_for(&self) -> String {
        self.owner_name(self.app.pen.owner(self.meeting()))
    }
    pub fn speaker(&self) -> Option<String> {
        self.meeting().floor().map(|turn| self.app.field_name(turn.person))
    }
    pub fn queue(&self) -> Vec<String> {
        let turns = self.meeting().facts().queue.iter().map(|id| self.meeting().get::<Turn>(*id).unwrap());
        turns.map(|turn| self.app.field_name(turn.person)).collect()
    }
    /// The text of the pen with the caret as "|".
    pub fn pen(&self) -> String {
        let text = &self.app.pen.text;
        let (before, after) = text.as_str().split_at(text.caret());
        format!("{before}|{after}")
    }
    pub fn person(&self, name: &str) -> &Person {
        let named = |person: &&Person| self.app.field_name(person.id) == name;
        let found: Vec<&Person> = self.meeting().rows().people.values().filter(named).collect();
        assert_eq!(found.len(), 1, "{name}");
        found[0]
    }
    pub fn turns(&self, name: &str) -> Vec<&Turn> {
        self.meeting().turns_of(self.person(name).id).collect()
    }
    pub fn item_id(&self, title: &str) -> ItemId {
        let items = self.meeting().rows().items.values();
        items.into_iter().find(|item| item.title == title).unwrap_or_else(|| panic!("no item {title:?}")).id
    }
    /// "hh:mm:ss-hh:mm:ss" for every spell of an item.
    pub fn item_spells(&self, title: &str) -> Vec<String> {
        self.spells(self.meeting().spells_of_item(self.item_id(title)))
    }
    pub fn turn_spells(&self, turn: TurnId) -> Vec<String> {
        self.spells(self.meeting().spells_of_turn(turn))
    }
    fn spells<'a>(&self, spells: impl Iterator<Item = &'a Spell>) -> Vec<String> {
        let until = |spell: &Spell| spell.until.map_or_else(String::new, |until| self.clock(until));
        spells.map(|spell| format!("{}-{}", self.clock(spell.since), until(spell))).collect()
    }
    pub fn opinion(&self, number: i64) -> &Opinion {
        self.meeting().opinion_by_number(number).unwrap_or_else(|| panic!("no opinion {number}"))
    }
    pub fn numbers(&self) -> BTreeMap<i64, String> {
        let opinions = self.meeting().rows().opinions.values();
        opinions.map(|o| (o.number, o.author.map_or("-".to_owned(), |a| self.app.field_name(a)))).collect()
    }
}

/// The hash the chain of these tests comes to at a step.
pub fn chain(step: StepNo) -> String {
    format!("{:064x}", 0xabcd_0000 + step)
}

pub const RESIDENTS: [&str; 6] = [
    "bà Nguyễn Thị Bưởi, Thống Nhất",
    "ông Hoàng Văn Định, Trung Tâm",
    "ông Trần Đức Toàn, Thống Nhất",
    "bà Lý Thị Hoa, Trung Tâm",
    "ông Ma Văn Khoa, Trung Tâm",
    "ông Lê Văn An, Thống Nhất",
];

/// A box as the eye sees it.
fn seen(dialog: &Dialog) -> (What, Vec<String>, usize, usize) {
    let fields = dialog.fields.iter().map(|field| match &field.entry {
        Entry::Text(text) => format!("{:?} {}@{:?}", text.as_str(), text.caret(), text.anchor()),
        Entry::Choice { at, .. } => at.to_string(),
    });
    (dialog.what.clone(), fields.collect(), dialog.active, dialog.row)
}

enum Token {
    Key(Key),
    Typed(String),
    Wait(i64),
}

fn tokens(script: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (n, part) in script.split('"').enumerate() {
        if n % 2 == 1 {
            tokens.push(Token::Typed(part.to_owned()));
        } else {
            tokens.extend(part.split_whitespace().map(token));
        }
    }
    tokens
}

fn token(word: &str) -> Token {
    if let Some(millis) = word.strip_prefix('+').and_then(duration) {
        return Token::Wait(millis);
    }
    named(word).map_or_else(|| Token::Typed(word.to_owned()), Token::Key)
}

fn duration(word: &str) -> Option<i64> {
    let number = |unit: &str| word.strip_suffix(unit)?.parse::<i64>().ok();
    number("ms").or(number("s").map(|s| s * 1000)).or(number("m").map(|m| m * 60_000))
}

pub fn named(word: &str) -> Option<Key> {
    let (held, name) = word.rsplit_once('+').unwrap_or(("", word));
    let code = match name {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "bs" => Code::Backspace,
        "delete" => Code::Delete,
        "insert" => Code::Insert,
        "left" => Code::Left,
        "right" => Code::Right,
        "up" => Code::Up,
        "down" => Code::Down,
        "home" => Code::Home,
        "end" => Code::End,
        "pageup" => Code::PageUp,
        "pagedown" => Code::PageDown,
        "space" => Code::Char(' '),
        _ => match name.strip_prefix('f').and_then(|n| n.parse().ok()) {
            Some(n) => Code::F(n),
            None if !held.is_empty() && name.chars().count() == 1 => Code::Char(name.chars().next()?),
            None => return None,
        },
    };
    let mut key = Key::new(code);
    for modifier in held.split('+').filter(|modifier| !modifier.is_empty()) {
        match modifier {
            "ctrl" => key.ctrl = true,
            "alt" => key.alt = true,
            "shift" => key.shift = true,
            _ => return None,
        }
    }
    Some(key)
}

//! The secretary who is interrupted: keys as an input method sends them, a machine that dies at random moments; each time she
//! looks at the screen, types what is missing and goes on. What she has to write is in `interrupted`.

use crate::desk::Desk;
use crate::record::{Field, Record, glance};
use crate::window::{Window, bytes_of, typed};

/// What she does next, seeing what stands there: which stage this is, and the bytes. `None`: it is done.
pub type Next = Option<(String, Vec<u8>)>;

pub struct Secretary {
    pub desk: Desk,
    pub window: Option<Window>,
    /// What her input method sends to take a letter back.
    backspace: u8,
    chance: u64,
    /// Restarts so far, and how many there may be.
    pub kills: usize,
    most: usize,
    /// A draft of before the last restart: questions in it are not asked again.
    old_draft: String,
}

impl Secretary {
    pub fn new(seed: u64, most: usize) -> Secretary {
        let desk = Desk::with_meeting();
        let window = Some(desk.live());
        let backspace = if seed.is_multiple_of(2) { 0x08 } else { 0x7F };
        Secretary { desk, window, backspace, chance: seed, kills: 0, most, old_draft: String::new() }
    }
    pub fn window(&mut self) -> &mut Window {
        self.window.as_mut().unwrap()
    }
    /// A number below `n`, from the seed (SplitMix64).
    fn random(&mut self, n: usize) -> usize {
        self.chance = self.chance.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.chance;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }
    pub fn record(&mut self) -> Record {
        let file = self.desk.file.clone();
        let mut record = None;
        self.window().until("the file can be read", |_| {
            record = glance(&file);
            record.is_some()
        });
        let mut record = record.unwrap();
        if record.at == self.old_draft {
            record.forget_questions();
        }
        record
    }

    /// Does what is to be done until it is done, through as many restarts as chance brings.
    pub fn reach(&mut self, goal: impl Fn(&Record, u8) -> Next) {
        let backspace = self.backspace;
        let mut stages = Vec::new();
        loop {
            let before = self.record();
            let Some((stage, bytes)) = goal(&before, backspace) else { return };
            stages.push(stage.clone());
            assert!(stages.len() < 60, "she gets nowhere: {stages:?}\n{}", self.window().screen());
            if self.kills < self.most && self.random(6) == 0 {
                self.dies_within(&stage, &before, &bytes);
                continue;
            }
            self.window().send(&bytes);
            self.comes(&stage, |now| goal(now, backspace).is_none_or(|(next, _)| next != stage));
        }
    }
    /// Waits until the file holds something.
    fn comes(&mut self, what: &str, holds: impl Fn(&Record) -> bool) {
        let (file, old) = (self.desk.file.clone(), self.old_draft.clone());
        self.window().until(what, |_| {
            glance(&file).is_some_and(|mut record| {
                if record.at == old {
                    record.forget_questions();
                }
                holds(&record)
            })
        });
    }

    /// The machine dies at the n-th byte: at once, or when the words before it are on the disk, or when something was drawn.
    fn dies_within(&mut self, stage: &str, before: &Record, bytes: &[u8]) {
        let mut n = 1 + self.random(bytes.len());
        let way = self.random(3);
        let is_text = stage.starts_with("type");
        while is_text && bytes.get(n).is_some_and(|b| b & 0xC0 == 0x80) {
            n += 1;
        }
        self.window().send(&bytes[..n]);
        let mut least = None;
        match way {
            0 if is_text => {
                let expected = after(before, &bytes[..n]);
                self.comes(&format!("{expected:?} is on the disk"), |now| now.active() == expected);
                least = Some(expected);
            }
            1 => {
                let drawn = self.window().raw.len();
                let drew = |window: &mut Window| window.raw.len() > drawn;
                // A part of a key draws nothing, nor do letters that take each other back.
                if is_text && after(before, &bytes[..n]) != before.active() {
                    self.window().until("something is drawn", drew);
                }
            }
            _ => {}
        }
        let committed = self.record();
        self.window.take().unwrap().kill();
        self.comes_back(&committed, least.as_deref());
    }

    /// What was called committed is there, and the screen shows it, ready to type and without a question.
    fn comes_back(&mut self, committed: &Record, least: Option<&str>) {
        self.kills += 1;
        let mut kept = glance(&self.desk.file).unwrap();
        assert!(kept.step >= committed.step && kept.at >= committed.at, "what was written is gone");
        if let Some(words) = least {
            assert_eq!(kept.active(), words, "what was on the disk before the kill");
        }
        self.old_draft = kept.at.clone();
        kept.forget_questions();
        let mut window = self.desk.live();
        assert!(!window.screen().contains("Hãy nhấn phím F3."));
        let (words, caret) = kept.pen();
        let before_caret = words[..caret].split_whitespace().next_back().unwrap_or_default().to_owned();
        let boxed =
            kept.open_box().and_then(|(_, active, fields)| fields.get(active).map(|field| field.text.to_owned()));
        window.until(&format!("{words:?} and {boxed:?} stand there again"), |window| match &boxed {
            Some(typed) => window.screen().contains(typed.trim_end()),
            None => window.before_cursor().trim_end().ends_with(&before_caret),
        });
        self.window = Some(window);
    }
}

/// What stands where these bytes are typed.
fn after(before: &Record, bytes: &[u8]) -> String {
    let selected =
        before.open_box().is_some_and(|(_, active, fields)| fields.get(active).is_some_and(|field| field.is_selected));
    let mut words = if selected { String::new() } else { before.active().to_owned() };
    for c in std::str::from_utf8(bytes).unwrap().chars() {
        match c {
            '\u{8}' | '\u{7F}' => _ = words.pop(),
            c => words.push(c),
        }
    }
    words
}

// ---- what hands do

/// From these words to those: what differs is taken back to the start of its word, the rest typed.
fn retype(from: &str, to: &str, backspace: u8) -> Vec<u8> {
    let same = from.char_indices().zip(to.chars()).take_while(|((_, a), b)| a == b).last();
    let same = same.map_or(0, |((at, c), _)| at + c.len_utf8());
    let word = if same == to.len() { same } else { to[..same].rfind(' ').map_or(0, |space| space + 1) };
    let mut bytes = vec![backspace; from[word..].chars().count()];
    bytes.extend(typed(&to[word..], backspace));
    bytes
}

pub fn key(stage: &str, name: &str) -> Next {
    Some((stage.to_owned(), bytes_of(name)))
}

/// How a box is opened.
#[derive(Clone, Copy)]
pub enum By<'a> {
    Key(&'a str),
    /// The palette, and words that find the command.
    Palette(&'a str),
}

/// Opens a box, fills its fields and accepts it, from wherever the boxes stand now.
pub fn fill(record: &Record, what: &str, by: By, fields: &[(usize, &str)], accept: &str, backspace: u8) -> Next {
    let Some((open, active, texts)) = record.open_box() else {
        return match by {
            By::Key(name) => key("open", name),
            By::Palette(_) => key("palette", "f10"),
        };
    };
    match by {
        By::Palette(words) if open == "Palette" && texts[0].text == words => return key("choose", "enter"),
        By::Palette(words) if open == "Palette" => {
            return Some(("type".to_owned(), retype(texts[0].text, words, backspace)));
        }
        _ if open != what => return key(&format!("leave {open} {}", record.boxes().len()), "esc"),
        _ => {}
    }
    for (field, words) in fields {
        let Field { text, caret, is_selected } = texts[*field];
        if text == *words {
            continue;
        }
        if active != *field {
            return key(&format!("field {active}"), "tab");
        }
        if caret != text.len() && !is_selected {
            return key("end", "end");
        }
        return Some((format!("type {field}"), retype(if is_selected { "" } else { text }, words, backspace)));
    }
    key("accept", accept)
}

/// Types a paragraph and ends it. `mark` is the key that makes it what it is, and what it then is called.
pub fn say(record: &Record, words: &str, mark: Option<(&str, &str)>, backspace: u8) -> Next {
    if let Some((open, ..)) = record.open_box() {
        return key(&format!("leave {open}"), "esc");
    }
    let (text, caret) = record.pen();
    if record.has_written(words) {
        return if record.is_unborn() && text.is_empty() { None } else { key("next", "enter") };
    }
    if let Some((name, mark)) = mark.filter(|(_, mark)| record.mark() != *mark && text.is_empty()) {
        return key(&format!("mark {mark}, now {}", record.mark()), name);
    }
    if caret != text.len() {
        return key("end", "end");
    }
    if text != words {
        return Some(("type".to_owned(), retype(text, words, backspace)));
    }
    key("seal", "enter")
}

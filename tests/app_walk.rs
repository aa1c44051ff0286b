//! Random hands over the app: it never panics, the store sees what the memory holds, what is computed stays what it would
//! be computed anew, the draft brings everything back, steps are undone or refused.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod common;

use common::Bench;
use thuky::action::Action;
use thuky::app::{Event, Target};
use thuky::domain::Deed;
use thuky::keymap::{BINDINGS, Code, Key};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

const WORDS: &[&str] = &[
    "dinh",
    "hoa",
    "Nguyễn",
    "ông áo xanh, Trung Tâm",
    "1 4",
    "146",
    "61 48 19",
    "14:37",
    "3/6",
    "96",
    "đường",
    " ",
    "e\u{302}\u{301}",
    "trung tam",
    "toan",
    "dia chinh",
    "Đề nghị xã sửa đường",
];
const PASTES: &[&str] = &[
    "một dòng",
    "hai\ndòng",
    "\n\n",
    "\u{1b}[2J\u{1b}]0;x\u{7}\r\nba\u{202e}dòng\u{0}\t",
    "a\r\nb\rc\u{2028}d",
    "f3 enter ctrl+q",
    "👩‍👩‍👧 e\u{301}\u{301}\u{301}",
];
const EVERYDAY: &[&str] = &[
    "enter",
    "enter",
    "enter",
    "bs",
    "bs",
    "left",
    "right",
    "up",
    "down",
    "home",
    "end",
    "delete",
    "tab",
    "esc",
    "space",
    "ctrl+z",
    "ctrl+y",
    "f5",
    "f6",
    "f3",
    "shift+up",
    "shift+left",
    "ctrl+a",
    "ctrl+c",
    "ctrl+x",
    "ctrl+v",
    "f2",
    "ctrl+n",
    "ctrl+l",
    "ctrl+o",
    "ctrl+end",
    "f7",
    "shift+f1",
    "shift+f1 down down enter right",
    "pagedown",
    "alt+1",
    "alt+5",
    "alt+8 tab",
    "insert 2",
];
/// Under the lock nothing happens but this.
const LOCKED: &[&str] =
    &["x", "enter", "f3", "ctrl+z", "shift+f1 enter", "f10 \"ban scan\" enter 07 tab 25/5 enter", "f2 hoa enter esc"];

fn one_event(bench: &mut Bench, dice: &mut Dice) -> String {
    // Boxes are left sooner or later, or nothing else would happen.
    if !bench.app.dialogs.is_empty() && dice.roll(3) == 0 {
        let key = *dice.of(&["esc", "enter", "enter", "down", "down enter", "tab", "f3"]);
        bench.press(key);
        return key.to_owned();
    }
    if let Some(version) = bench.meeting().locked().map(|version| version.number) {
        return under_the_lock(bench, dice, version);
    }
    if dice.roll(60) == 0 {
        bench.press("shift+f1 +3s f8 down enter esc");
        return "lock".to_owned();
    }
    match dice.roll(100) {
        0..30 => {
            let word = dice.of(WORDS).to_string();
            word.chars().for_each(|c| {
                bench.event(Event::Key(Key::char(c)));
            });
            word
        }
        30..62 => {
            let key = dice.of(EVERYDAY);
            bench.press(key);
            (*key).to_owned()
        }
        62..76 => {
            let binding = dice.of(BINDINGS);
            let key = binding.twin.filter(|_| dice.roll(2) == 0).unwrap_or(binding.key);
            bench.event(Event::Key(key));
            key.to_string()
        }
        76..82 => {
            let action = *dice.of(Action::ALL);
            bench.event(Event::Click(Target::Action(action)));
            format!("{action:?}")
        }
        82..85 => {
            let text = *dice.of(PASTES);
            bench.paste(text);
            format!("paste {text:?}")
        }
        85..88 => {
            let (row, column) = (dice.roll(30) as u16, dice.roll(120) as u16);
            let targets = [
                Target::Words { row, column },
                Target::Row(usize::from(row)),
                Target::Field(usize::from(row) % 12),
                Target::Agenda,
            ];
            let target = *dice.of(&targets);
            bench.event(Event::Click(target));
            format!("{target:?}")
        }
        88 => {
            let size = *dice.of(&[(120, 32), (80, 24), (200, 60), (79, 20)]);
            bench.event(Event::Resize { width: size.0, height: size.1 });
            format!("{size:?}")
        }
        89 => {
            bench.event(Event::Wheel { up: dice.roll(2) == 0 });
            "wheel".to_owned()
        }
        90 => {
            let cut = dice.roll(4) == 0;
            if cut {
                bench.power_cut(360_000);
            }
            format!("power cut {cut}")
        }
        91 => {
            bench.event(Event::Key(Key { alt: true, ..Key::new(Code::Char('x')) }));
            "alt x".to_owned()
        }
        _ => {
            bench.wait([300, 2_500, 25_000, 300_000][dice.roll(4)]);
            "wait".to_owned()
        }
    }
}

/// Nothing but numbers of papers gets into the record until it is unlocked.
fn under_the_lock(bench: &mut Bench, dice: &mut Dice, version: i64) -> String {
    let before = (bench.meeting().clone(), bench.steps.len());
    let did = if dice.roll(4) == 0 {
        bench.press("esc esc esc f10 \"mo khoa\" enter").say("sai tên").press("enter");
        assert!(bench.meeting().locked().is_none(), "{:?}", bench.notice());
        return "unlock".to_owned();
    } else if dice.roll(3) == 0 {
        let action = *dice.of(Action::ALL);
        bench.event(Event::Click(Target::Action(action)));
        format!("{action:?}")
    } else {
        let keys = *dice.of(LOCKED);
        bench.press(keys);
        keys.to_owned()
    };
    assert!(bench.steps[before.1..].iter().all(|step| step.deed == Deed::Issue), "{did}");
    assert_eq!(bench.meeting().locked().map(|version| version.number), Some(version), "{did}");
    assert_eq!(bench.meeting().rows().paragraphs, before.0.rows().paragraphs, "{did}");
    did
}

fn walk(seed: u64, events: usize) {
    let mut bench = if seed.is_multiple_of(3) { Bench::trung_hoi() } else { Bench::in_dialogue() };
    bench.strict = 3;
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut trail: Vec<String> = Vec::new();
    for n in 0..events {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let did = one_event(&mut bench, &mut dice);
            let conflicts = bench.meeting().rows().conflicts();
            assert!(conflicts.is_empty(), "{conflicts:?} after {did}");
            if n % 25 == 0 {
                bench.check_facts();
            }
            did
        }));
        match outcome {
            Ok(did) => trail.push(did),
            Err(panic) => {
                let tail = &trail[trail.len().saturating_sub(12)..];
                eprintln!("seed {seed}, event {n}, after {tail:?}");
                std::panic::resume_unwind(panic);
            }
        }
    }
    bench.check_facts();
}

#[test]
fn random_hands_never_break_the_record() {
    // WALKS=500 walks further than the everyday run.
    let seeds = std::env::var("WALKS").ok().and_then(|n| n.parse().ok()).unwrap_or(10);
    (1..=seeds).for_each(|seed| walk(seed, 600));
}

#[test]
fn every_step_of_a_walk_is_undone_or_refused() {
    for seed in 100..103 {
        let mut bench = Bench::in_dialogue();
        let mut dice = Dice(seed);
        for _ in 0..250 {
            one_event(&mut bench, &mut dice);
        }
        for _ in 0..60 {
            bench.press("esc esc esc ctrl+w");
            let rows = bench.rows().len();
            let at = dice.roll(rows.min(40));
            (0..at).for_each(|_| {
                bench.press("down");
            });
            let before = (bench.meeting().last_step(), bench.meeting().clone());
            bench.press("enter");
            let steps = bench.meeting().last_step() - before.0;
            assert!(steps <= 1, "one step, or none");
            assert!(steps == 1 || bench.refusal().is_some(), "{:?}", bench.notice());
            assert!(steps == 1 || *bench.meeting() == before.1);
            assert!(bench.meeting().rows().conflicts().is_empty());
        }
        bench.check_facts();
    }
}

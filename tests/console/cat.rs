//! A cat on the keyboard: any keys, clicks, pastes and sizes in any order. It neither falls nor lies afterwards.

use crate::desk::Desk;
use crate::window::{WIDE, Window, bytes_of};
use rustix::process::Signal;

/// Keys by how often a cat strikes them: commands, boxes' keys, letters.
const KEYS: [&str; 64] = [
    "f1",
    "f2",
    "f3",
    "f4",
    "f5",
    "f6",
    "f7",
    "f8",
    "f9",
    "f10",
    "f2",
    "f5",
    "f6",
    "f8",
    "shift+f2",
    "shift+f3",
    "shift+f4",
    "shift+f5",
    "shift+f6",
    "shift+f7",
    "shift+f8",
    "shift+f9",
    "ctrl+n",
    "ctrl+l",
    "ctrl+o",
    "ctrl+f",
    "ctrl+w",
    "ctrl+s",
    "ctrl+z",
    "ctrl+y",
    "ctrl+a",
    "ctrl+x",
    "ctrl+v",
    "ctrl+c",
    "enter",
    "enter",
    "enter",
    "enter",
    "tab",
    "tab",
    "esc",
    "esc",
    "up",
    "down",
    "down",
    "left",
    "right",
    "home",
    "end",
    "bs",
    "bs",
    "1",
    "2",
    "6",
    "dinh",
    "hoa",
    "tn",
    "bà",
    "14:30",
    "30/12",
    "61 48",
    "đường",
    " ",
    "ơ",
];

struct Cat(u64);

impl Cat {
    fn one(&mut self, of: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % of
    }
    fn strikes(&mut self, window: &mut Window) {
        match self.one(60) {
            0 => window.paste("Đường\nđiện\u{1b}[2J trạm\r\n".as_bytes()),
            1 => {
                let (x, y) = (1 + self.one(130), 1 + self.one(40));
                window.send(format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").as_bytes());
            }
            2 => window.send([b"\x1b[<64;40;20M", b"\x1b[<65;40;20M"][self.one(2)]),
            3 => {
                let (cols, rows) = (self.one(200), self.one(60));
                window.resize(u16::try_from(cols).unwrap(), u16::try_from(rows).unwrap());
            }
            4 => {
                let bytes: Vec<u8> = (0..self.one(8)).map(|_| u8::try_from(self.one(256)).unwrap()).collect();
                // Ctrl+Q is for the end.
                window.send(&bytes.into_iter().filter(|b| *b != 0x11).collect::<Vec<_>>());
            }
            _ => window.send(&bytes_of(KEYS[self.one(KEYS.len())])),
        }
    }
}

#[test]
fn a_cat_on_the_keyboard_does_no_harm() {
    for seed in [1, 2, 3] {
        a_cat(seed, 1500);
    }
}

/// By hand, like the other long one.
#[test]
#[ignore = "minutes long"]
fn nor_do_a_hundred_cats() {
    for seed in 100..200 {
        a_cat(seed, 4000);
    }
}

fn a_cat(seed: u64, strokes: usize) {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    let mut cat = Cat(seed);
    for n in 0..strokes {
        cat.strikes(&mut window);
        if n % 100 == 99 {
            window.draw_all();
            assert!(!window.has_ended(), "seed {seed}, stroke {n}\n{}", window.screen());
        }
    }
    window.resize(WIDE.0, WIDE.1);
    window.signal(Signal::TERM);
    assert_eq!(window.end(), (0, true), "seed {seed}");
    assert_eq!(desk.json(&["check", "--json"])["ok"], true, "seed {seed}");
    let written = desk.json(&["show", "--json"])["minutes"].as_array().unwrap().len();
    desk.run(&["export", "minutes", "--out", "meo.docx"]);
    // What the cat left is there again, whatever box was open.
    let mut window = desk.live();
    window.press("ctrl+q");
    let (code, is_clean) = window.end();
    assert!(code == 0 && is_clean, "seed {seed}");
    assert!(desk.json(&["show", "--json"])["minutes"].as_array().unwrap().len() >= written);
}

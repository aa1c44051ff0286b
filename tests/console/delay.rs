//! How far the chair's window lags behind the hands at the console, and what it costs. Long, and timed: run by hand.
#![allow(clippy::print_stdout)]

use crate::desk::Desk;
use crate::window::{WIDE, Window};
use std::fs;
use std::time::{Duration, Instant};

/// Numbers without a pattern, from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
}

/// Milliseconds a process has worked, by the system's count of hundredths.
fn work_of(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    10 * (fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap())
}

fn over(window: &mut Window, time: Duration) {
    let start = Instant::now();
    window.until("time goes by", |_| start.elapsed() >= time);
}
/// What ten seconds cost: work, and bytes to the terminal.
fn cost(what: &str, chair: &mut Window) {
    let (work, bytes) = (work_of(chair.process()), chair.raw.len());
    over(chair, Duration::from_secs(10));
    let (work, bytes) = (work_of(chair.process()) - work, chair.raw.len() - bytes);
    println!("{what}: {} ms of work and {} bytes a second", work / 10, bytes / 10);
}

#[test]
#[ignore = "a long run by hand"]
fn the_chair_is_at_most_a_quarter_of_a_second_behind_a_thousand_steps() {
    let desk = Desk::with_meeting();
    let mut writer = desk.live();
    writer.press("f8 f2");
    writer.see("┌");
    writer.unikey("bà Lý Thị Hoa, Trung Tâm");
    writer.press("enter f3");
    writer.paste("Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội, xe không vào được.\n".repeat(600).as_bytes());
    let mut chair = Window::open(&desk, &["chair"], WIDE);
    chair.see("BÀ LÝ THỊ HOA");
    cost("countdown, nobody types", &mut chair);
    let (mut chance, mut delays) = (Chance(1), Vec::new());
    let (work, start) = (work_of(chair.process()), Instant::now());
    for n in 0..1000 {
        // Hands between two commands: letters, at any moment of the window's own rhythm.
        for _ in 0..chance.below(6) {
            writer.send(&[b'a' + chance.below(26) as u8]);
            over(&mut chair, Duration::from_millis(chance.below(40)));
            writer.draw_all();
        }
        let pressed = Instant::now();
        writer.press("f4");
        if n % 2 == 0 {
            chair.see("TẠM DỪNG")
        } else {
            chair.see_gone("TẠM DỪNG")
        }
        delays.push(pressed.elapsed().as_millis());
        writer.draw_all();
    }
    let share = (work_of(chair.process()) - work) as u128 * 100 / start.elapsed().as_millis();
    delays.sort_unstable();
    println!("behind, in ms: half {}, 99 of 100 {}, most {}", delays[500], delays[990], delays[999]);
    println!("{share}% of one processor meanwhile");
    writer.press("ctrl+q");
    writer.end();
    cost("at rest, nobody writes", &mut chair);
    assert!(delays[999] <= 250, "{delays:?}");
}

//! The input and the screen on real pseudo-terminals. Whatever needs signals or a screen of its own runs in a child: this very
//! binary, started again with `THUKY_TEST_CHILD` set, which tells what it hears over a socket and not over its screen.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::{UnixListener, UnixStream};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use thuky::keymap::{Code, Key};
use thuky::runtime::input::{Input, InputSource, Why};
use thuky::runtime::terminal::Screen;

/// Longer than anything takes on a busy machine; reached only when a test fails.
const LONG: Duration = Duration::from_secs(20);
const ROLE: &str = "THUKY_TEST_CHILD";
const SOCKET: &str = "THUKY_TEST_SOCKET";

fn pty() -> PtyPair {
    native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap()
}

fn slave_of(master: &dyn MasterPty) -> File {
    OpenOptions::new().read(true).write(true).open(master.tty_name().unwrap()).unwrap()
}

/// A source in this process on a raw terminal of its own.
fn source() -> (PtyPair, Box<dyn Write + Send>, InputSource) {
    let pair = pty();
    let slave = slave_of(&*pair.master);
    let mut modes = tcgetattr(&slave).unwrap();
    modes.make_raw();
    tcsetattr(&slave, OptionalActions::Now, &modes).unwrap();
    let keyboard = pair.master.take_writer().unwrap();
    (pair, keyboard, InputSource::reading(slave.into()).unwrap())
}

/// Waits until so many inputs came; also how many batches had any.
fn heard(source: &mut InputSource, count: usize) -> (Vec<Input>, usize) {
    let (mut all, mut batches) = (Vec::new(), 0);
    while all.len() < count {
        let mut batch = Vec::new();
        source.wait(Some(LONG), &mut batch).unwrap();
        batches += usize::from(!batch.is_empty());
        all.append(&mut batch);
    }
    (all, batches)
}

fn typed(text: &str) -> Vec<Input> {
    text.chars().map(|c| Input::Key(Key::char(c))).collect()
}

#[test]
fn ten_thousand_plain_letters_arrive_whole_in_few_batches_without_a_further_key() {
    let (_pair, mut keyboard, mut source) = source();
    let text: String = "bà con xóm Đồng Tâm ".chars().cycle().take(10_000).collect();
    let bytes = text.clone();
    let hand = thread::spawn(move || {
        keyboard.write_all(bytes.as_bytes()).unwrap();
        keyboard
    });
    let (inputs, batches) = heard(&mut source, 10_000);
    assert_eq!(inputs, typed(&text));
    assert!(batches <= 200, "{batches} frames would be drawn");
    hand.join().unwrap();
}

#[test]
fn a_paste_of_two_megabytes_is_one_input() {
    let (_pair, mut keyboard, mut source) = source();
    let text = "Đường liên xóm xuống cấp\n".repeat(70_000);
    let bytes = format!("\x1b[200~{}\x1b[201~q", text.replace('\n', "\r"));
    let hand = thread::spawn(move || {
        keyboard.write_all(bytes.as_bytes()).unwrap();
        keyboard
    });
    let (inputs, _) = heard(&mut source, 2);
    assert!(inputs[0] == Input::Paste(text), "the paste is not what was sent");
    assert_eq!(inputs[1..], typed("q"));
    hand.join().unwrap();
}

#[test]
fn keys_live_again_after_a_paste_whose_end_was_lost() {
    let (_pair, mut keyboard, mut source) = source();
    keyboard.write_all(b"\x1b[200~mat cuoi").unwrap();
    assert_eq!(heard(&mut source, 1).0, [Input::Paste("mat cuoi".into())]);
    keyboard.write_all(b"x").unwrap();
    assert_eq!(heard(&mut source, 1).0, typed("x"));
}

#[test]
fn a_waker_that_rings_all_the_time_does_not_keep_a_lost_paste_for_ever() {
    let (_pair, mut keyboard, mut source) = source();
    keyboard.write_all(b"\x1b[200~a").unwrap();
    let waker = source.waker();
    let (mut batch, mut rings) = (Vec::new(), 0);
    while !batch.contains(&Input::Paste("a".into())) {
        if rings < 50 {
            waker.wake();
            rings += 1;
        }
        source.wait(Some(LONG), &mut batch).unwrap();
    }
    assert!(batch.contains(&Input::Woken));
}

#[test]
fn a_lone_esc_comes_without_a_further_key_even_when_nobody_waits_for_it() {
    let (_pair, mut keyboard, mut source) = source();
    let esc = Input::Key(Key::new(Code::Esc));
    keyboard.write_all(b"\x1b").unwrap();
    assert_eq!(heard(&mut source, 1).0[0], esc);
    keyboard.write_all(b"\x1b").unwrap();
    let mut batch = Vec::new();
    while batch.is_empty() {
        source.wait(Some(Duration::ZERO), &mut batch).unwrap();
    }
    assert_eq!(batch, [esc]);
}

#[test]
fn a_letter_and_a_sequence_split_over_reads_stay_whole() {
    let (_pair, mut keyboard, mut source) = source();
    for parts in [[&b"\xe1\xbb"[..], b"\x87"], [b"\x1b[1;", b"5C"], [b"\x1bO", b"A"]] {
        keyboard.write_all(parts[0]).unwrap();
        let mut batch = Vec::new();
        source.wait(Some(LONG), &mut batch).unwrap();
        assert_eq!(batch, [], "half of {parts:?} is nothing yet");
        keyboard.write_all(parts[1]).unwrap();
        assert_eq!(heard(&mut source, 1).0.len(), 1);
    }
}

#[test]
fn a_wait_ends_with_its_time_and_with_the_waker() {
    let (_pair, _keyboard, mut source) = source();
    let mut batch = Vec::new();
    source.wait(Some(Duration::from_millis(5)), &mut batch).unwrap();
    assert_eq!(batch, []);
    let waker = source.waker();
    let other = thread::spawn(move || (0..3).for_each(|_| waker.wake()));
    source.wait(None, &mut batch).unwrap();
    other.join().unwrap();
    assert_eq!(batch[0], Input::Woken);
}

#[test]
fn a_hang_up_is_told_once_and_then_only_the_waker_is_heard() {
    let (pair, keyboard, mut source) = source();
    let mut batch = Vec::new();
    drop(keyboard);
    drop(pair);
    while !batch.contains(&Input::Ended(Why::HangUp)) {
        source.wait(Some(LONG), &mut batch).unwrap();
    }
    batch.clear();
    let begun = Instant::now();
    for _ in 0..10 {
        source.wait(Some(Duration::from_millis(5)), &mut batch).unwrap();
    }
    assert!(begun.elapsed() >= Duration::from_millis(50), "the dead terminal still wakes us");
    assert_eq!(batch, []);
    source.waker().wake();
    source.wait(None, &mut batch).unwrap();
    assert_eq!(batch, [Input::Woken]);
}

// ---- with a child -------------------------------------------------------------------------------------------------------

/// The child's whole life; as a test of its own it does nothing.
#[test]
fn child() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let mut log = UnixStream::connect(std::env::var(SOCKET).unwrap()).unwrap();
    let mut source = InputSource::new().unwrap();
    let mut screen = Screen::enter("Hội nghị\x1b]2;x\x07").unwrap();
    let mut keys = 0;
    writeln!(log, "ready {}x{}", screen.size().width, screen.size().height).unwrap();
    loop {
        let mut batch = Vec::new();
        source.wait(None, &mut batch).unwrap();
        for input in batch {
            writeln!(log, "{input:?}").unwrap();
            match input {
                Input::Resize { width, height } => screen.resize(width, height).unwrap(),
                Input::Key(key) if key == Key::char('W') => {
                    thread::spawn(|| panic!("the\x1b[31m worker fell")).join().unwrap_err();
                }
                Input::Key(_) => keys += 1,
                Input::Ended(_) => return after_the_end(&mut log, source, screen),
                _ => {}
            }
        }
        let drawn = screen.draw(|cells| {
            assert!(role != "panics" || keys == 0, "the\x1b[31m view fell");
            cells.set_string(0, 0, format!("{keys}{keys}{keys}"), ratatui::style::Style::new());
            None
        });
        if let Err(error) = drawn {
            writeln!(log, "draw: {:?}", error.kind()).unwrap();
        }
    }
}

fn after_the_end(log: &mut UnixStream, mut source: InputSource, mut screen: Screen) {
    let mut batch = Vec::new();
    for _ in 0..20 {
        source.wait(Some(Duration::from_millis(1)), &mut batch).unwrap();
        let _ = screen.draw(|cells| {
            cells[(0, 5)].set_char('z');
            None
        });
    }
    screen.leave();
    screen.leave();
    writeln!(log, "over {batch:?}").unwrap();
    // Not back into the test harness: a hung-up terminal would make its own report fail.
    std::process::exit(7);
}

struct Play {
    pair: Option<PtyPair>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    log: BufReader<UnixStream>,
    modes_before: LocalModes,
    seen: Vec<u8>,
    _folder: tempfile::TempDir,
}

impl Play {
    fn start(role: &str) -> Play {
        Play::start_by(role, "exec \"$0\" \"$@\"")
    }

    fn start_by(role: &str, script: &str) -> Play {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("log");
        let listener = UnixListener::bind(&socket).unwrap();
        let pair = pty();
        let modes_before = tcgetattr(slave_of(&*pair.master)).unwrap().local_modes;
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", script]);
        command.arg(std::env::current_exe().unwrap());
        command.args(["child", "--exact", "--nocapture"]);
        command.env(ROLE, role);
        command.env(SOCKET, &socket);
        let child = pair.slave.spawn_command(command).unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let log = BufReader::new(listener.accept().unwrap().0);
        log.get_ref().set_read_timeout(Some(LONG)).unwrap();
        let mut play = Play {
            pair: Some(pair),
            keyboard: Some(keyboard),
            child,
            log,
            modes_before,
            seen: Vec::new(),
            _folder: folder,
        };
        assert_eq!(play.line(), "ready 80x24");
        play
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.log.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    fn press(&mut self, bytes: &[u8]) {
        self.keyboard.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.child.process_id().unwrap() as i32).unwrap(), signal).unwrap();
    }

    fn master(&self) -> &dyn MasterPty {
        &*self.pair.as_ref().unwrap().master
    }

    /// Reads the screen's bytes until these came.
    fn until(&mut self, mark: &str) {
        let mut reader = self.master().try_clone_reader().unwrap();
        let time = Timespec::try_from(LONG).unwrap();
        while !String::from_utf8_lossy(&self.seen).contains(mark) {
            // SAFETY: the master stays open while `self` holds the pair.
            let fd = unsafe { BorrowedFd::borrow_raw(self.master().as_raw_fd().unwrap()) };
            let mut fds = [PollFd::from_borrowed_fd(fd.as_fd(), PollFlags::IN)];
            assert!(
                poll(&mut fds, Some(&time)).unwrap() > 0,
                "no {mark:?} in {:?}",
                String::from_utf8_lossy(&self.seen)
            );
            let mut bytes = [0; 4096];
            let read = reader.read(&mut bytes).unwrap();
            self.seen.extend_from_slice(&bytes[..read]);
        }
    }

    fn is_as_before(&self) -> bool {
        tcgetattr(slave_of(self.master())).unwrap().local_modes == self.modes_before
    }

    /// The modes are back, the words that take them back were written, in that order, and this is how the child ended.
    fn ends_clean(mut self, code: u32, last_words: &str) {
        self.until("\x1b[?1049l\x1b[23;2t");
        self.until(last_words);
        assert_eq!(self.child.wait().unwrap().exit_code(), code);
        let seen = String::from_utf8_lossy(&self.seen).into_owned();
        for (on, off) in [("?1049h", "?1049l"), ("?2004h", "?2004l"), ("?1000h", "?1000l"), ("?1006h", "?1006l")] {
            assert!(seen.find(on).unwrap() < seen.rfind(off).unwrap(), "{on} stays");
        }
        assert_eq!(seen.matches("\x1b[?1049l").count(), 1, "given back more than once");
        assert!(seen.rfind(last_words).unwrap() >= seen.rfind("\x1b[?1049l").unwrap());
        assert!(self.is_as_before());
    }
}

#[test]
fn the_terminal_is_taken_and_given_back_when_asked_to_go() {
    for (signal, why) in [(Signal::TERM, "Terminate"), (Signal::INT, "Terminate"), (Signal::HUP, "HangUp")] {
        let mut play = Play::start("plain");
        play.until("\x1b[?1006h");
        assert!(!play.is_as_before());
        play.press(b"a");
        assert!(play.line().contains("Char('a')"));
        play.until("\x1b]2;Hội nghị\x07");
        play.signal(signal);
        assert_eq!(play.line(), format!("Ended({why})"));
        assert_eq!(play.line(), "over []");
        play.ends_clean(7, "");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_one_line() {
    let mut play = Play::start("panics");
    play.press(b"a");
    play.line();
    // The panic unwinds into the test harness, which fails with its own code.
    play.ends_clean(101, "the view fell\r\n");
}

#[test]
fn a_panic_of_another_thread_leaves_the_screen_alone_and_is_said_at_the_end() {
    let mut play = Play::start("plain");
    play.press(b"W");
    play.line();
    play.press(b"a");
    play.line();
    play.until("111");
    assert!(!play.is_as_before());
    play.signal(Signal::TERM);
    play.ends_clean(7, "the worker fell\r\n");
}

#[test]
fn a_hang_up_ends_the_loop_also_where_sighup_is_ignored() {
    for script in ["exec \"$0\" \"$@\"", "trap '' HUP; exec \"$0\" \"$@\""] {
        let mut play = Play::start_by("plain", script);
        play.keyboard = None;
        play.pair = None;
        let mut lines = Vec::new();
        while !lines.iter().any(|line: &String| line.starts_with("over")) {
            lines.push(play.line());
        }
        assert_eq!(lines.iter().filter(|line| *line == "Ended(HangUp)").count(), 1, "{lines:?}");
        assert_eq!(lines.last().unwrap(), "over []");
        assert_eq!(play.child.wait().unwrap().exit_code(), 7);
    }
}

#[test]
fn a_size_of_nothing_and_a_size_beyond_all_screens_are_sizes() {
    let mut play = Play::start("plain");
    for (cols, rows) in [(1, 1), (0, 0), (65535, 1), (200, 60)] {
        play.master().resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        assert_eq!(play.line(), format!("Resize {{ width: {cols}, height: {rows} }}"));
        play.press(b"a");
        assert!(play.line().contains("Char('a')"));
    }
    play.until("444");
    play.signal(Signal::TERM);
    play.ends_clean(7, "");
}

#[test]
fn a_stop_and_a_shell_that_took_the_modes_away_are_made_good_when_it_goes_on() {
    let mut play = Play::start("plain");
    play.press(b"a");
    play.line();
    play.until("111");
    play.signal(Signal::STOP);
    let slave = slave_of(play.master());
    let mut modes = tcgetattr(&slave).unwrap();
    modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO;
    tcsetattr(&slave, OptionalActions::Now, &modes).unwrap();
    play.seen.clear();
    play.signal(Signal::CONT);
    assert_eq!(play.line(), "Resize { width: 80, height: 24 }");
    play.until("\x1b[?1006h");
    play.until("111");
    assert!(!play.is_as_before());
    play.press(b"b");
    assert!(play.line().contains("Char('b')"));
}

impl Drop for Play {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

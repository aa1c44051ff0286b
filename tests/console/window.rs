//! One terminal window with the program in it: keys and bytes in, the screen as the eye sees it out. Nothing sleeps: every wait
//! ends with what it waits for, or fails with the screen printed.

use crate::desk::Desk;
use crate::telex;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};
use std::num::NonZeroU16;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};
use thuky::keymap::{Code, Key};

/// Longer than anything takes on a busy machine; reached only when a test fails.
const LONG: Duration = Duration::from_secs(20);
/// Between two looks at something that does not wake us.
const SHORT: Duration = Duration::from_millis(5);

pub const WIDE: (u16, u16) = (120, 32);
/// What takes the terminal back to what it was.
const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[?25h\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[23;2t";

pub struct Window {
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    eye: vt100::Parser,
    /// Every byte the program wrote.
    pub raw: Vec<u8>,
    modes: rustix::termios::LocalModes,
}

impl Window {
    pub fn open(desk: &Desk, arguments: &[&str], (cols, rows): (u16, u16)) -> Window {
        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_thuky"));
        command.env_clear();
        command.args(arguments);
        command.cwd(desk.path());
        desk.variables().iter().for_each(|(name, value)| command.env(name, value));
        let modes = modes_of(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        rustix::io::ioctl_fionbio(fd(&*pair.master), true).unwrap();
        let eye = vt100::Parser::new(cells(rows), cells(cols), 0);
        Window { master: Some(pair.master), child, eye, raw: Vec::new(), modes }
    }

    // ---- hands

    /// Keys by name ("f3", "shift+f8", "ctrl+n", "enter"), words and "quoted words" letter by letter.
    pub fn press(&mut self, script: &str) {
        for (n, part) in script.split('"').enumerate() {
            if n % 2 == 1 {
                self.send(part.as_bytes());
            } else {
                part.split_whitespace().for_each(|word| self.send(&bytes_of(word)));
            }
        }
    }
    /// Esc, and the box is gone: a key right behind it would be Alt and that key.
    pub fn esc(&mut self) {
        self.send(b"\x1b");
        self.see_gone("┌");
    }
    /// Esc, and the minutes are written again, not read back.
    pub fn esc_reading(&mut self) {
        self.send(b"\x1b");
        self.see_gone("Đọc lại biên bản ·");
    }
    /// What an input method sends for this text.
    pub fn unikey(&mut self, text: &str) {
        self.send(&typed(text, 0x7F));
    }
    pub fn paste(&mut self, text: &[u8]) {
        self.send(&[b"\x1b[200~", text, b"\x1b[201~"].concat());
    }
    /// Writes, and reads meanwhile: a screen nobody reads would hold up who draws it.
    pub fn send(&mut self, mut bytes: &[u8]) {
        let start = Instant::now();
        while !bytes.is_empty() {
            assert!(start.elapsed() < LONG, "{} bytes are not taken\n{}", bytes.len(), self.screen());
            match rustix::io::write(fd(self.master()), bytes) {
                Ok(n) => bytes = &bytes[n..],
                Err(rustix::io::Errno::AGAIN) => self.pump(SHORT, PollFlags::OUT),
                Err(error) => panic!("{error}"),
            }
        }
    }
    /// The left button on the first cell of these words.
    pub fn click(&mut self, words: &str) {
        let (row, col) = self.place(words).unwrap_or_else(|| panic!("no {words:?} in\n{}", self.screen()));
        self.send(format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", col + 1, row + 1, col + 1, row + 1).as_bytes());
    }
    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.read();
        self.eye.set_size(cells(rows), cells(cols));
        self.master().resize(size(cols, rows)).unwrap();
    }
    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }
    /// `kill -9`, and it is dead.
    pub fn kill(mut self) {
        self.signal(Signal::KILL);
        self.child.wait().unwrap();
    }
    /// The window is closed over the program; its exit code.
    pub fn close(mut self) -> u32 {
        self.master = None;
        self.wait_for_end()
    }
    /// Waits for its end; its exit code, and whether the terminal is what it was.
    pub fn end(mut self) -> (u32, bool) {
        let code = self.wait_for_end();
        self.read();
        let raw = String::from_utf8_lossy(&self.raw);
        let given_back = raw.matches(LEAVE).count() == 1 && !raw.split_once(LEAVE).unwrap().1.contains("\x1b[");
        (code, given_back && modes_of(self.master()) == self.modes)
    }
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }
    pub fn wait_for_end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(start.elapsed() < LONG, "it does not end\n{}", self.screen());
            self.pump(SHORT, PollFlags::empty());
        }
    }

    // ---- eyes

    /// Waits until these words stand on the screen.
    pub fn see(&mut self, words: &str) {
        self.until(words, |window| window.screen().contains(words));
    }
    /// Waits until these words stand on the screen no more.
    pub fn see_gone(&mut self, words: &str) {
        self.until(&format!("gone: {words}"), |window| !window.screen().contains(words));
    }
    /// Waits until this holds, looking whenever something is drawn and every few milliseconds.
    pub fn until(&mut self, what: &str, mut holds: impl FnMut(&mut Window) -> bool) {
        let start = Instant::now();
        self.read();
        while !holds(self) {
            assert!(start.elapsed() < LONG, "never: {what}\n{}", self.screen());
            self.pump(SHORT, PollFlags::empty());
        }
    }
    /// Waits a moment for something to be drawn, and takes it in.
    pub fn draw_some(&mut self) {
        self.pump(SHORT, PollFlags::empty());
    }
    /// Takes in what was drawn so far.
    pub fn draw_all(&mut self) {
        self.read();
    }
    /// What stands on the screen, line by line.
    pub fn screen(&self) -> String {
        self.eye.screen().rows(0, u16::MAX).map(|row| row.trim_end().to_owned() + "\n").collect()
    }
    pub fn row(&self, row: u16) -> String {
        self.eye.screen().rows(0, u16::MAX).nth(row.into()).unwrap_or_default()
    }
    /// The words before the cursor in its row.
    pub fn before_cursor(&self) -> String {
        let (row, col) = self.eye.screen().cursor_position();
        self.eye.screen().rows(0, col).nth(row.into()).unwrap_or_default()
    }
    /// Row and column of the cursor.
    pub fn cursor(&self) -> (u16, u16) {
        self.eye.screen().cursor_position()
    }
    /// The words in a row between two columns.
    pub fn between(&self, row: u16, from: u16, to: u16) -> String {
        self.eye.screen().rows(from, to.saturating_sub(from)).nth(row.into()).unwrap_or_default()
    }
    /// Row and column of the first cell of these words.
    pub fn place(&self, words: &str) -> Option<(u16, u16)> {
        let (rows, cols) = self.eye.screen().size();
        let (rows, cols) = (rows.get(), cols.get());
        let starts = |row: u16, col: u16| {
            let rest = self.eye.screen().rows(col, cols - col).nth(row.into()).unwrap_or_default();
            rest.starts_with(words)
        };
        (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col))).find(|(row, col)| starts(*row, *col))
    }

    /// Takes in what was drawn, waiting a little when there is nothing.
    fn pump(&mut self, patience: Duration, also: PollFlags) {
        if let Some(master) = &self.master {
            let mut fds = [PollFd::from_borrowed_fd(fd(&**master), PollFlags::IN | also)];
            poll(&mut fds, Some(&Timespec::try_from(patience).unwrap())).unwrap();
            // A hung-up terminal is always ready.
            if fds[0].revents().contains(PollFlags::HUP) {
                std::thread::yield_now();
            }
        }
        self.read();
    }
    fn read(&mut self) {
        let mut bytes = [0; 1 << 14];
        while let Some(Ok(n @ 1..)) = self.master.as_ref().map(|master| rustix::io::read(fd(&**master), &mut bytes)) {
            self.raw.extend_from_slice(&bytes[..n]);
            self.eye.process(&bytes[..n]);
        }
    }
    fn master(&self) -> &dyn MasterPty {
        &**self.master.as_ref().unwrap()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A terminal of no cells is kept as one of one.
fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN)
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn fd(master: &dyn MasterPty) -> BorrowedFd<'_> {
    // SAFETY: the descriptor stays open as long as the master that is borrowed.
    unsafe { BorrowedFd::borrow_raw(master.as_raw_fd().unwrap()) }
}

fn modes_of(master: &dyn MasterPty) -> rustix::termios::LocalModes {
    rustix::termios::tcgetattr(fd(master)).unwrap().local_modes
}

/// What Unikey sends for a text.
pub fn typed(text: &str, backspace: u8) -> Vec<u8> {
    sent(&telex::stream(text), backspace)
}

/// What the terminal sends for the keys of an input method.
pub fn sent(keys: &[Key], backspace: u8) -> Vec<u8> {
    let key = |key: &Key| match key.code {
        Code::Char(c) => c.to_string().into_bytes(),
        Code::Left if key.shift => b"\x1b[1;2D".to_vec(),
        Code::Backspace => vec![backspace],
        _ => panic!("no input method sends {key}"),
    };
    keys.iter().flat_map(key).collect()
}

/// What xterm sends for a key; a word that names none is its letters.
pub fn bytes_of(name: &str) -> Vec<u8> {
    const FUNCTION: [&str; 12] = ["P", "Q", "R", "S", "15~", "17~", "18~", "19~", "20~", "21~", "23~", "24~"];
    let (shift, key) = name.strip_prefix("shift+").map_or((false, name), |key| (true, key));
    if let Some(c) = key.strip_prefix("ctrl+") {
        return vec![c.as_bytes()[0] & 0x1F];
    }
    if let Some(n) = key.strip_prefix('f').and_then(|n| n.parse::<usize>().ok()) {
        let code = FUNCTION[n - 1];
        return match (code.strip_suffix('~'), shift) {
            (Some(number), true) => format!("\x1b[{number};2~"),
            (Some(_), false) => format!("\x1b[{code}"),
            (None, true) => format!("\x1b[1;2{code}"),
            (None, false) => format!("\x1bO{code}"),
        }
        .into_bytes();
    }
    match key {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "space" => " ",
        "left" => "\x1b[D",
        "right" => "\x1b[C",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "home" => "\x1b[H",
        "end" => "\x1b[F",
        "bs" => "\x7f",
        letters => letters,
    }
    .as_bytes()
    .to_vec()
}

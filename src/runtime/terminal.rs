//! The screen we borrow: modes taken and given back, frames drawn. What is drawn is `view`'s, what is typed is `input`'s.
//!
//! Whatever ends the program, the shell must find its terminal as it was: [`Screen::leave`], its drop, a panic and
//! [`restore`] all go the same way, and only the first of them does anything.

use std::io::{self, IsTerminal, Stdout, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Mutex, Once, PoisonError};
use std::thread::{self, ThreadId};

use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::layout::Size;

use super::backend::Thrifty;
use super::frames::Frames;
use crate::viet;
use crate::view::Cursor;

/// Larger is no screen but a mistake of the terminal, and would cost memory for every cell.
const LARGEST: Size = Size { width: 1000, height: 500 };
/// Letters of a title, or of the line that a panic leaves.
const LINE: usize = 200;

/// Title put aside, second screen, paste in brackets, buttons of the mouse in SGR form (no motion).
#[cfg(unix)]
const ENTER: &str = "\x1b[22;2t\x1b[?1049h\x1b[?2004h\x1b[?1000h\x1b[?1006h";
/// The same backwards, colours and cursor first.
#[cfg(unix)]
const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[?25h\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[23;2t";

/// Whose screen it is while it is ours.
static OWNER: Mutex<Option<ThreadId>> = Mutex::new(None);
static IS_OURS: AtomicBool = AtomicBool::new(false);
/// Said by other threads while the screen was ours, for when it no longer is.
static LAST_WORDS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The terminal while it is ours. One per process; it stays in the thread that made it.
pub struct Screen {
    backend: Thrifty<Stdout>,
    frames: Frames,
    title: String,
}

impl Screen {
    /// Takes the terminal: raw mode, second screen, bracketed paste, mouse buttons, this title. From now on a panic gives it back.
    ///
    /// # Errors
    /// Standard output is no terminal, or it refuses raw mode.
    pub fn enter(title: &str) -> io::Result<Screen> {
        if !io::stdout().is_terminal() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "standard output is not a terminal"));
        }
        give_back_on_panic();
        take()?;
        let size = size_now();
        let backend = Thrifty::new(io::stdout(), size);
        let mut screen = Screen { backend, frames: Frames::new(size), title: String::new() };
        screen.title(title);
        Ok(screen)
    }

    /// Gives the terminal back. Does nothing the second time.
    pub fn leave(&mut self) {
        restore();
    }

    /// Draws one frame in one write, and only the cells that changed. A screen of no cells draws nothing.
    ///
    /// # Errors
    /// The terminal is gone; told once, afterwards frames go nowhere.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Buffer) -> Cursor) -> io::Result<()> {
        let Size { width, height } = self.size();
        if width == 0 || height == 0 || !IS_OURS.load(SeqCst) {
            return Ok(());
        }
        let (changes, cursor) = self.frames.next(draw);
        self.backend.draw(changes.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
        match cursor {
            Some(cursor) => {
                self.backend.set_cursor_position(cursor)?;
                self.backend.show_cursor()?;
            }
            None => self.backend.hide_cursor()?,
        }
        self.backend.flush()
    }

    /// The terminal has this size now; the next frame is drawn whole. When a shell took the modes away while the process was
    /// stopped, they are set again.
    ///
    /// # Errors
    /// The terminal refuses raw mode, or is gone.
    pub fn resize(&mut self, width: u16, height: u16) -> io::Result<()> {
        if IS_OURS.load(SeqCst) && was_taken_away() {
            restore();
            take()?;
        }
        self.fit(width, height)
    }

    /// Columns and rows that are drawn.
    pub fn size(&self) -> Size {
        self.backend.size().unwrap_or_default()
    }

    /// Names the window with the next frame; control characters are left out.
    pub fn title(&mut self, title: &str) {
        self.title = one_line(title);
        self.say_title();
    }

    /// Rings once, with the next frame.
    pub fn bell(&mut self) {
        self.backend.say(b"\x07");
    }

    fn say_title(&mut self) {
        self.backend.say(format!("\x1b]2;{}\x07", self.title).as_bytes());
    }

    fn fit(&mut self, width: u16, height: u16) -> io::Result<()> {
        let size = Size { width: width.min(LARGEST.width), height: height.min(LARGEST.height) };
        self.backend.resize(size);
        self.say_title();
        self.frames = Frames::new(size);
        self.backend.clear()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Gives the terminal back from anywhere, then says what other threads died of. Never fails, never panics, does it once.
pub fn restore() {
    if !IS_OURS.swap(false, SeqCst) {
        return;
    }
    // A terminal that is gone cannot be restored and does not need it.
    let _ = say_leave(&mut io::stdout());
    let _ = disable_raw_mode();
    for line in LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        complain(&line);
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    *OWNER.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
    IS_OURS.store(true, SeqCst);
    say_enter(&mut io::stdout()).inspect_err(|_| restore())
}

#[cfg(unix)]
fn say_enter(out: &mut Stdout) -> io::Result<()> {
    super::backend::write_whole(out, ENTER.as_bytes())
}

#[cfg(unix)]
fn say_leave(out: &mut Stdout) -> io::Result<()> {
    super::backend::write_whole(out, LEAVE.as_bytes())
}

#[cfg(not(unix))]
fn say_enter(out: &mut Stdout) -> io::Result<()> {
    use ratatui::crossterm::{event::EnableMouseCapture, execute, terminal::EnterAlternateScreen};
    execute!(out, EnterAlternateScreen, EnableMouseCapture)
}

#[cfg(not(unix))]
fn say_leave(out: &mut Stdout) -> io::Result<()> {
    use ratatui::crossterm::{cursor::Show, event::DisableMouseCapture, execute, terminal::LeaveAlternateScreen};
    execute!(out, Show, DisableMouseCapture, LeaveAlternateScreen)
}

/// Somebody set line mode behind our back.
#[cfg(unix)]
fn was_taken_away() -> bool {
    rustix::termios::tcgetattr(rustix::stdio::stdout())
        .is_ok_and(|modes| modes.local_modes.contains(rustix::termios::LocalModes::ICANON))
}

#[cfg(not(unix))]
fn was_taken_away() -> bool {
    false
}

#[cfg(unix)]
fn size_now() -> Size {
    rustix::termios::tcgetwinsize(rustix::stdio::stdout())
        .map(|size| Size { width: size.ws_col.min(LARGEST.width), height: size.ws_row.min(LARGEST.height) })
        .unwrap_or_default()
}

#[cfg(not(unix))]
fn size_now() -> Size {
    ratatui::crossterm::terminal::size().map(|(width, height)| Size { width, height }).unwrap_or_default()
}

/// A panic of the screen's thread gives the terminal back and then says one line. A panic of another thread waits with its
/// line: the screen goes on, and the loop learns of the loss from whom it lost.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| panic::set_hook(Box::new(on_panic)));
}

fn on_panic(info: &PanicHookInfo) {
    let what = info.payload_as_str().unwrap_or("no reason given");
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let line = one_line(&format!("thuky: stopped by a defect of its own at {place}: {what}"));
    let owner = *OWNER.lock().unwrap_or_else(PoisonError::into_inner);
    if IS_OURS.load(SeqCst) && owner != Some(thread::current().id()) {
        LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        return;
    }
    restore();
    complain(&line);
}

/// To standard error, if anybody listens.
fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Without anything a terminal would obey, and not long.
fn one_line(text: &str) -> String {
    viet::one_line(text).chars().take(LINE).collect()
}

//! Cells → bytes, few of them, in one write a frame. The words are crossterm's; here only what the terminal knows already is left out.
//!
//! A letter typed costs some ten bytes instead of forty: no reset where no style was set, no cursor shown that is shown, no
//! move to where the last letter left it.

use std::io::{self, ErrorKind, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// What crossterm ends every frame with, styled or not.
const RESET_ALL: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
const RESET: &[u8] = b"\x1b[0m";
/// A frame of this many bytes may be seen half drawn: then, and only then, the terminal is asked to show it at once.
const BIG: usize = 2048;
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// A ratatui backend that remembers size and cursor, and an error already told; it never asks the terminal anything.
pub struct Thrifty<W: Write> {
    out: W,
    frame: Vec<u8>,
    size: Size,
    cursor: Option<Position>,
    is_shown: Option<bool>,
    is_dead: bool,
}

impl<W: Write> Thrifty<W> {
    pub fn new(out: W, size: Size) -> Thrifty<W> {
        Thrifty { out, frame: Vec::with_capacity(16 << 10), size, cursor: None, is_shown: None, is_dead: false }
    }

    /// The terminal has this size now, and whatever else was known of it is in doubt.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.cursor = None;
        self.is_shown = None;
    }

    /// Bytes for the next frame to begin with.
    pub fn say(&mut self, bytes: &[u8]) {
        self.frame.extend_from_slice(bytes);
    }

    fn plain(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.frame)
    }

    /// Where the cursor stands behind this cell, if every terminal agrees on it.
    fn behind(&self, x: u16, y: u16, symbol: &str) -> Option<Position> {
        let mut letters = symbol.chars();
        let is_narrow = matches!(letters.next(), Some(' '..='~' | '\u{C0}'..='\u{24F}' | '\u{1EA0}'..='\u{1EF9}'));
        let is_one = letters.next().is_none();
        (is_narrow && is_one && x + 1 < self.size.width).then_some(Position { x: x + 1, y })
    }
}

impl<W: Write> Backend for Thrifty<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let start = self.frame.len();
        let mut last = None;
        self.plain().draw(content.inspect(|cell| last = Some(*cell)))?;
        let Some((x, y, cell)) = last else {
            self.frame.truncate(start);
            return Ok(());
        };
        self.cursor = self.behind(x, y, cell.symbol());
        if self.frame[start..].ends_with(RESET_ALL) {
            self.frame.truncate(self.frame.len() - RESET_ALL.len());
            if sets_a_style(&self.frame[start..]) {
                self.frame.extend_from_slice(RESET);
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.is_shown.replace(false) == Some(false) { Ok(()) } else { self.plain().hide_cursor() }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.is_shown.replace(true) == Some(true) { Ok(()) } else { self.plain().show_cursor() }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) {
            return Ok(());
        }
        self.plain().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.plain().clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.plain().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    /// Writes the frame; a terminal that is gone is an error once, then nothing.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() >= BIG {
            self.frame.splice(..0, BEGIN.iter().copied());
            self.frame.extend_from_slice(END);
        }
        let result = if self.is_dead { Ok(()) } else { write_whole(&mut self.out, &self.frame) };
        self.is_dead |= result.is_err();
        self.frame.clear();
        result
    }
}

/// Whether a sequence `ESC [ … m` is among these bytes.
fn sets_a_style(bytes: &[u8]) -> bool {
    bytes.split(|&b| b == 0x1B).skip(1).any(|sequence| {
        let end = sequence.iter().skip(1).find(|b| !matches!(b, b'0'..=b'9' | b';' | b':'));
        end == Some(&b'm')
    })
}

/// All of it in as few writes as the system allows, also where somebody left the terminal non-blocking.
pub(super) fn write_whole(out: &mut impl Write, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match out.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(n) => bytes = &bytes[n..],
            Err(error) => wait_if_busy(error)?,
        }
    }
    loop {
        match out.flush() {
            Ok(()) => return Ok(()),
            Err(error) => wait_if_busy(error)?,
        }
    }
}

fn wait_if_busy(error: io::Error) -> io::Result<()> {
    match error.kind() {
        ErrorKind::Interrupted => Ok(()),
        #[cfg(unix)]
        ErrorKind::WouldBlock => super::input_unix::wait_until_writable(rustix::stdio::stdout()),
        _ => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use crate::app::{Signs, Theme};
    use crate::view::{Colours, dress};
    use ratatui::Terminal;
    use ratatui::style::{Color, Style};

    use super::*;

    /// Counts writes and keeps bytes; fails when told so.
    #[derive(Default)]
    struct Line {
        writes: Vec<Vec<u8>>,
        fails: bool,
    }

    impl Write for &mut Line {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.fails {
                return Err(ErrorKind::BrokenPipe.into());
            }
            self.writes.push(bytes.to_vec());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn typed(line: &mut Line, texts: &[&str], style: Style) {
        let mut terminal = Terminal::new(Thrifty::new(line, Size::new(120, 40))).unwrap();
        for text in texts {
            terminal
                .draw(|frame| {
                    frame.buffer_mut().set_string(10, 20, text, style);
                    frame.set_cursor_position((10 + text.chars().count() as u16, 20));
                })
                .unwrap();
        }
    }

    #[test]
    fn a_letter_typed_costs_a_move_and_the_letter() {
        let mut line = Line::default();
        typed(&mut line, &["Địn", "Định"], Style::new());
        assert_eq!(line.writes.len(), 2);
        assert_eq!(line.writes[1], b"\x1b[21;14Hh");
    }

    #[test]
    fn a_coloured_letter_is_reset_once() {
        let mut line = Line::default();
        typed(&mut line, &["Đ", "Đị"], Style::new().fg(Color::Cyan));
        assert_eq!(String::from_utf8_lossy(&line.writes[1]), "\x1b[21;12H\x1b[38;5;6;49mị\x1b[0m");
    }

    #[test]
    fn a_letter_typed_on_a_ground_of_its_own_costs_at_most_sixty_bytes() {
        for colours in [Colours::Sixteen, Colours::True] {
            for (theme, style) in [Theme::Dark, Theme::Light].into_iter().flat_map(|theme| {
                [(theme, Style::new()), (theme, Style::new().underlined()), (theme, Style::new().bold())]
            }) {
                let mut line = Line::default();
                let mut terminal = Terminal::new(Thrifty::new(&mut line, Size::new(250, 80))).unwrap();
                for text in ["vậ", "vật", "vậtậ"] {
                    let draw = |frame: &mut ratatui::Frame| {
                        frame.buffer_mut().set_string(200, 70, text, style);
                        dress(frame.buffer_mut(), theme, Signs::Full, colours);
                        frame.set_cursor_position((200 + text.chars().count() as u16, 70));
                    };
                    terminal.draw(draw).unwrap();
                }
                drop(terminal);
                let bytes: Vec<usize> = line.writes[1..].iter().map(Vec::len).collect();
                assert!(bytes.len() == 2 && bytes.iter().all(|bytes| *bytes <= 60), "{theme:?} {colours:?} {bytes:?}");
            }
        }
    }

    #[test]
    fn a_frame_without_change_writes_nothing() {
        let mut line = Line::default();
        typed(&mut line, &["Định", "Định"], Style::new());
        assert_eq!(line.writes.len(), 1);
    }

    #[test]
    fn only_a_big_frame_is_shown_at_once() {
        let mut line = Line::default();
        let mut terminal = Terminal::new(Thrifty::new(&mut line, Size::new(120, 40))).unwrap();
        terminal.draw(|frame| frame.buffer_mut().content.iter_mut().for_each(|c| _ = c.set_char('x'))).unwrap();
        drop(terminal);
        assert_eq!(line.writes.len(), 1);
        assert!(line.writes[0].starts_with(BEGIN) && line.writes[0].ends_with(END));
    }

    #[test]
    fn a_dead_terminal_is_told_once() {
        let mut line = Line { fails: true, ..Line::default() };
        let mut terminal = Terminal::new(Thrifty::new(&mut line, Size::new(20, 5))).unwrap();
        let mut draw = |c| terminal.draw(|frame| _ = frame.buffer_mut()[(0, 0)].set_char(c)).map(|_| ());
        assert_eq!(draw('a').unwrap_err().kind(), ErrorKind::BrokenPipe);
        assert!(draw('b').is_ok() && draw('c').is_ok());
    }
}

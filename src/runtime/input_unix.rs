//! The terminal, the signals and the store's bell behind one `poll`. What the bytes mean is `decode`'s.
//!
//! No clock is read: the only measure of time is a `poll` that ran out. A wait cut short by the bell counts as no time at
//! all, so patience may last longer while the bell rings, never shorter.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::{SigId, flag, low_level};

use super::decode::Decoder;
use super::input::{BATCH_INPUTS, Input, Why};

/// One batch ends here too, so that frames come through a paste of 10 MB: bytes read.
const BATCH_BYTES: usize = 4 << 20;
/// So much in one read was not typed by a hand: the rest is on its way, and one frame for all of it is sooner than many.
const BURST: usize = 64;
const BURST_PATIENCE: Duration = Duration::from_millis(2);
/// The least a wait for the rest of a sequence counts, so that a caller who never waits gets its Esc all the same.
const LEAST: Duration = Duration::from_millis(1);

/// Reads the terminal this process runs in. One per process.
pub struct InputSource {
    /// Until `Ended` was said.
    terminal: Option<Terminal>,
    decoder: Decoder,
    buffer: Box<[u8]>,
    bell: UnixStream,
    waker: Waker,
    signals: Signals,
}

/// Standard input as it is, or `/dev/tty` when that was given away.
enum Terminal {
    Standard,
    Own(OwnedFd),
}

/// Rings the loop from any thread: [`Input::Woken`] follows.
#[derive(Clone)]
pub struct Waker {
    rings: Arc<AtomicBool>,
    bell: Arc<UnixStream>,
}

impl Waker {
    /// Never blocks; rings not yet heard fall together into one.
    pub fn wake(&self) {
        if !self.rings.swap(true, SeqCst) {
            // A full pipe means a ring is underway already, a closed one that nobody listens any more.
            let _ = (&*self.bell).write(&[0]);
        }
    }
}

impl InputSource {
    /// Takes over the terminal's input and the signals that end or resize.
    ///
    /// # Errors
    /// No terminal to read from, or no descriptors left.
    pub fn new() -> io::Result<InputSource> {
        let terminal = if rustix::termios::isatty(rustix::stdio::stdin()) {
            Terminal::Standard
        } else {
            Terminal::Own(File::open("/dev/tty")?.into())
        };
        let mut source = InputSource::on(terminal)?;
        source.signals.listen(&source.waker.bell)?;
        Ok(source)
    }

    /// Reads this terminal and leaves the signals of the process alone.
    ///
    /// # Errors
    /// No descriptors left.
    pub fn reading(terminal: OwnedFd) -> io::Result<InputSource> {
        InputSource::on(Terminal::Own(terminal))
    }

    fn on(terminal: Terminal) -> io::Result<InputSource> {
        let (bell, ringer) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        ringer.set_nonblocking(true)?;
        Ok(InputSource {
            terminal: Some(terminal),
            decoder: Decoder::default(),
            buffer: vec![0; 16 << 10].into_boxed_slice(),
            bell,
            waker: Waker { rings: Arc::default(), bell: Arc::new(ringer) },
            signals: Signals::default(),
        })
    }

    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits until something arrives or the time is over (`None`: as long as it takes), then reads until the terminal has
    /// nothing more: one batch, in order, appended to `out`.
    ///
    /// Comes back early and with nothing when only a part of something came, such as the first half of a paste. After
    /// `Ended` only the waker is heard.
    ///
    /// # Errors
    /// The system refuses to wait at all. A terminal that cannot be read is no error but `Ended(HangUp)`.
    pub fn wait(&mut self, for_at_most: Option<Duration>, out: &mut Vec<Input>) -> io::Result<()> {
        let patience = self.decoder.patience().map(|left| left.max(LEAST));
        let time = match (for_at_most, patience) {
            (Some(asked), Some(patience)) => Some(asked.clamp(LEAST, patience)),
            (asked, patience) => asked.or(patience),
        };
        let (bell_rings, terminal_speaks) = match self.poll(time) {
            Ok(ready) => ready,
            Err(Errno::INTR) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        if terminal_speaks {
            self.read_all(out);
        } else if let (false, Some(time), Some(_)) = (bell_rings, time, patience) {
            self.decoder.nothing_came(time, out);
        }
        if bell_rings {
            self.hear(out);
        }
        Ok(())
    }

    /// Whether the bell and the terminal have something, the end of it included.
    fn poll(&self, time: Option<Duration>) -> Result<(bool, bool), Errno> {
        let time = time.and_then(|t| Timespec::try_from(t).ok());
        let bell = PollFd::new(&self.bell, PollFlags::IN);
        let Some(terminal) = &self.terminal else {
            let mut fds = [bell];
            poll(&mut fds, time.as_ref())?;
            return Ok((!fds[0].revents().is_empty(), false));
        };
        let mut fds = [bell, PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::IN)];
        poll(&mut fds, time.as_ref())?;
        Ok((!fds[0].revents().is_empty(), !fds[1].revents().is_empty()))
    }

    /// Called when the terminal has something. It is never made non-blocking: the shell holds the same open terminal.
    fn read_all(&mut self, out: &mut Vec<Input>) {
        let (mut bytes, before) = (0, out.len());
        while let Some(terminal) = &self.terminal {
            let read = match rustix::io::read(terminal.as_fd(), &mut *self.buffer) {
                Err(Errno::INTR) => continue,
                Err(Errno::AGAIN) => return,
                Err(_) | Ok(0) => return self.end(Why::HangUp, out),
                Ok(read) => read,
            };
            self.decoder.feed(&self.buffer[..read], out);
            bytes += read;
            if bytes >= BATCH_BYTES || out.len() - before >= BATCH_INPUTS || !self.has_more(read) {
                return;
            }
        }
    }

    fn has_more(&self, read: usize) -> bool {
        let patience = if read >= BURST { BURST_PATIENCE } else { Duration::ZERO };
        let Some(terminal) = &self.terminal else { return false };
        let mut fds = [PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::IN)];
        let time = Timespec::try_from(patience).ok();
        poll(&mut fds, time.as_ref()).is_ok_and(|ready| ready > 0)
    }

    /// The terminal is closed for us at once: who polled a dead one again would never sleep again.
    fn end(&mut self, why: Why, out: &mut Vec<Input>) {
        if self.terminal.take().is_some() {
            self.decoder.finish(out);
            out.push(Input::Ended(why));
        }
    }

    fn hear(&mut self, out: &mut Vec<Input>) {
        let mut rings = [0; 64];
        while (&self.bell).read(&mut rings).is_ok_and(|n| n > 0) {}
        // After the bell is empty: whoever sets a flag from now on rings again.
        if self.waker.rings.swap(false, SeqCst) {
            out.push(Input::Woken);
        }
        let resized = self.signals.resized.swap(false, SeqCst);
        if self.signals.continued.swap(false, SeqCst) || resized {
            out.extend(self.size().map(|(width, height)| Input::Resize { width, height }));
        }
        if self.signals.hung_up.swap(false, SeqCst) {
            self.end(Why::HangUp, out);
        }
        if self.signals.told_to_go.swap(false, SeqCst) {
            self.end(Why::Terminate, out);
        }
    }

    fn size(&self) -> Option<(u16, u16)> {
        let size = rustix::termios::tcgetwinsize(self.terminal.as_ref()?.as_fd()).ok()?;
        Some((size.ws_col, size.ws_row))
    }
}

impl AsFd for Terminal {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Terminal::Standard => rustix::stdio::stdin(),
            Terminal::Own(fd) => fd.as_fd(),
        }
    }
}

/// What signals left behind: flags, because the bell cannot tell who rang.
#[derive(Default)]
struct Signals {
    hung_up: Arc<AtomicBool>,
    told_to_go: Arc<AtomicBool>,
    resized: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    deaf: Option<Arc<AtomicBool>>,
    listening: Vec<SigId>,
}

/// Set while nobody listens: then the ending signals end the process, as if we had never been. One for all sources a process
/// has one after the other, because what is registered here stays.
static DEAF: Mutex<Option<Arc<AtomicBool>>> = Mutex::new(None);

fn deaf() -> io::Result<Arc<AtomicBool>> {
    let mut known = DEAF.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(deaf) = &*known {
        return Ok(Arc::clone(deaf));
    }
    let deaf = Arc::default();
    for signal in [SIGHUP, SIGTERM, SIGINT] {
        flag::register_conditional_default(signal, Arc::clone(&deaf))?;
    }
    Ok(Arc::clone(known.insert(deaf)))
}

impl Signals {
    /// Flag first, bell second: who hears the bell finds the flag.
    fn listen(&mut self, bell: &UnixStream) -> io::Result<()> {
        let all = [
            (SIGHUP, &self.hung_up),
            (SIGTERM, &self.told_to_go),
            (SIGINT, &self.told_to_go),
            (SIGWINCH, &self.resized),
            (SIGCONT, &self.continued),
        ];
        let deaf = deaf()?;
        for (signal, happened) in all {
            self.listening.push(flag::register(signal, Arc::clone(happened))?);
            self.listening.push(low_level::pipe::register(signal, bell.try_clone()?)?);
        }
        deaf.store(false, SeqCst);
        self.deaf = Some(deaf);
        Ok(())
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        if let Some(deaf) = &self.deaf {
            deaf.store(true, SeqCst);
        }
        for id in self.listening.drain(..) {
            low_level::unregister(id);
        }
    }
}

/// Sleeps until the descriptor takes bytes again: somebody else left it non-blocking.
pub(super) fn wait_until_writable(fd: BorrowedFd<'_>) -> io::Result<()> {
    match poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(io::Error::new(ErrorKind::WouldBlock, error)),
    }
}

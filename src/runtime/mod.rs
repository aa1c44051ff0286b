//! The loop and the terminal: wait, read all, ask the app, draw once, hand steps to the store. No rule of a meeting lives here.
//!
//! One thread owns the screen. It sleeps until a key, a signal, the store or the app's own clock wakes it, takes the whole
//! batch, draws one frame, and sleeps again:
//!
//! ```ignore
//! let mut source = InputSource::new()?;                        // first: from here on signals end the loop, not the process
//! let mut screen = Screen::enter(title)?;                      // raw mode, second screen, mouse, paste
//! let store = Store::open(path, source.waker())?;              // its thread calls `waker.wake()` when something is saved
//! let mut batch = Vec::new();
//! let ended = loop {
//!     screen.draw(|frame| view::draw(&app, frame))?;           // fails once when the terminal is gone, then is silent
//!     batch.clear();
//!     source.wait(app.wake(now()), &mut batch)?;               // may come back early with nothing
//!     let mut ended = None;
//!     for input in batch.drain(..) {
//!         match input {
//!             Input::Resize { width, height } => {
//!                 screen.resize(width, height)?;               // also puts the modes back after a stop (SIGCONT)
//!                 app.on(Event::Resize(width, height), now());
//!             }
//!             Input::Woken => app.saved(store.news()),
//!             Input::Ended(why) => ended = Some(why),
//!             other => app.on(Event::from(other), now()).into_iter().for_each(|e| store.take(e)),
//!         }
//!     }
//!     if ended.is_some() || app.is_done() {
//!         break ended;
//!     }
//! };
//! screen.leave();                                              // first the terminal, it may be taken away at any moment
//! store.close()?;                                              // then everything that was said to be typed
//! ```
//! A hang-up comes once and never spins: after `Ended` the source listens to the waker only, so a loop that still waits for
//! the store may go on calling `wait`.

pub mod input;
pub mod terminal;

mod backend;
#[cfg(unix)]
mod decode;
#[cfg(unix)]
mod input_unix;
#[cfg(not(unix))]
mod input_windows;
#[cfg(unix)]
mod sequences;

//! The loop and the terminal: wait, read all, ask the app, draw once, hand steps to the store. No rule of a meeting lives here.
//!
//! One thread owns the screen. It sleeps until a key, a signal, the store or the app's own clock wakes it, takes the whole
//! batch, draws one frame, and sleeps again. A hang-up comes once and never spins: after `Ended` the source listens to the
//! waker only.

pub mod clock;
pub mod frames;
pub mod input;
pub mod terminal;

mod along;
mod backend;
#[cfg(any(not(unix), test))]
mod by_content;
mod chair;
#[cfg(unix)]
mod decode;
mod errand;
mod file;
mod follow;
mod home;
#[cfg(unix)]
mod input_unix;
#[cfg(not(unix))]
mod input_windows;
mod live;
mod material;
mod opener;
mod paper;
mod plain;
mod scan;
#[cfg(unix)]
mod sequences;
mod verify;
mod window;

pub use along::read_along;
pub use chair::chair;
pub use file::file;
pub use follow::habits;
pub use home::home;
pub use live::{Console, choose, hold};
pub use material::Material;

pub use paper::{bundle, export_bytes, json, save};
pub use verify::verify;

use crate::app::Habits;
use crate::papers::file::SaveError;
use crate::store::{self, Unsaved};
use crate::text::{self, Lang};
use crate::view::{Colours, Cursor, dress};
use ratatui::buffer::Buffer;
use std::path::PathBuf;

/// How a screen was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// By the user: what comes next is theirs to choose.
    Asked,
    /// The terminal is gone, or the process was told to go: nothing comes next.
    Ended,
}

/// How the user wants to see it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub lang: Lang,
    pub colours: Colours,
}

impl Look {
    /// Draws, and dresses what was drawn as the habits of this machine say.
    fn paint(self, habits: &Habits, cells: &mut Buffer, draw: impl FnOnce(&mut Buffer) -> Cursor) -> Cursor {
        let cursor = draw(cells);
        dress(cells, habits.theme, habits.signs, self.colours);
        cursor
    }
}

/// The world failing under a running screen.
#[derive(Debug)]
pub enum Error {
    /// The terminal is none, or refuses.
    Terminal(std::io::Error),
    Store(store::Error),
    /// What was typed is not in the file; the spill says where it is.
    Unsaved(Unsaved),
    Save(SaveError),
    Paper(String),
    /// A file that was to be looked at cannot be read.
    Unread {
        path: PathBuf,
        cause: std::io::Error,
    },
    /// What was to be looked at is no file, or the meeting's own.
    NotAPaper(PathBuf),
    NoMeeting,
}

impl Error {
    /// What happened, where, and what to do next, in one line.
    pub fn worded(&self, lang: Lang) -> String {
        match self {
            Error::Terminal(cause) => text::no_terminal(&cause.to_string(), lang),
            Error::Store(error) => text::store_error(error, lang),
            Error::Unsaved(unsaved) => text::unsaved(unsaved, lang),
            Error::Save(error) => save_error(error, lang),
            Error::Paper(cause) => cause.clone(),
            Error::Unread { path, cause } => text::unread(&path.display().to_string(), &cause.to_string(), lang),
            Error::NotAPaper(path) => text::not_a_paper(&path.display().to_string(), lang),
            Error::NoMeeting => text::no_meeting(lang).to_owned(),
        }
    }
}

fn save_error(error: &SaveError, lang: Lang) -> String {
    match error {
        SaveError::Exists(path) => text::file_exists(&path.display().to_string(), lang),
        SaveError::NotAFile(path) => text::not_a_target(&path.display().to_string(), lang),
        SaveError::NoFolder(path) => text::no_folder(&path.display().to_string(), lang),
        SaveError::Failed { folder, cause } => {
            text::not_written(&folder.display().to_string(), &cause.to_string(), lang)
        }
    }
}

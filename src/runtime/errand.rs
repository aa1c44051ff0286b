//! Errands outside the loop: exports on a thread of their own, a second terminal for the chair, copies.

use super::input::Waker;
use super::{Error, Look, export_bytes, save, window};
use crate::app::{App, Event, Failure};
use crate::domain::{Format, MeetingId, Wish};
use crate::papers::file::SaveError;
use crate::store;
use crate::text;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

/// A paper to be written.
pub struct Outside {
    pub wish: Wish,
    pub format: Format,
    pub path: PathBuf,
    pub force: bool,
    /// In the program for such files, once it is written.
    pub open: bool,
}

pub struct Errands {
    file: PathBuf,
    meeting: MeetingId,
    look: Look,
    waker: Waker,
    /// A paper that waits until everything is on the disk.
    waiting: Option<Outside>,
    /// Papers being written.
    under_way: usize,
    results: (Sender<Event>, Receiver<Event>),
}

impl Errands {
    pub fn new(file: PathBuf, meeting: MeetingId, look: Look, waker: Waker) -> Errands {
        Errands { file, meeting, look, waker, waiting: None, under_way: 0, results: channel() }
    }
    /// Notes an export; it goes out when all that was done is on the disk.
    pub fn export(&mut self, paper: Outside) {
        self.waiting = Some(paper);
    }
    /// Papers that are waited for: nobody leaves before they are written.
    pub fn is_busy(&self) -> bool {
        self.waiting.is_some() || self.under_way > 0
    }
    pub fn go(&mut self, app: &App) {
        if app.saved.step < app.meeting.last_step() && !app.read_only {
            return;
        }
        let Some(paper) = self.waiting.take() else { return };
        self.under_way += 1;
        let (meeting, send, waker, lang, file) =
            (app.meeting.clone(), self.results.0.clone(), self.waker.clone(), self.look.lang, self.file.clone());
        std::thread::spawn(move || {
            let path = paper.path.display().to_string();
            let written = export_bytes(&meeting, &paper.wish, paper.format)
                .and_then(|bytes| save(&paper.path, &bytes, paper.force, &file));
            let event = match written {
                Ok(()) => Event::Exported { path },
                Err(Error::Save(SaveError::Exists(_))) => Event::FileExists { path },
                Err(error) => Event::Failed { what: Failure::Export, reason: error.worded(lang) },
            };
            // The console may be gone by now; then nobody waits for the answer.
            let _ = send.send(event);
            waker.wake();
        });
    }
    /// Examines the file, off the screen's thread; only bad news comes back.
    pub fn examine(&self) {
        let (path, send, waker, lang) = (self.file.clone(), self.results.0.clone(), self.waker.clone(), self.look.lang);
        std::thread::spawn(move || {
            if let Err(error) = store::sound(&path) {
                let reason = text::store_error(&error, lang);
                // The console may be gone by now; then nobody waits for the answer.
                let _ = send.send(Event::Failed { what: Failure::File, reason });
                waker.wake();
            }
        });
    }
    pub fn done(&mut self) -> Vec<Event> {
        let events: Vec<Event> = self.results.1.try_iter().collect();
        let is_paper = |event: &&Event| match event {
            Event::Exported { .. } | Event::FileExists { .. } => true,
            Event::Failed { what, .. } => *what == Failure::Export,
            _ => false,
        };
        self.under_way = self.under_way.saturating_sub(events.iter().filter(is_paper).count());
        events
    }
    /// Copies the file into a folder, for one who has no desk.
    pub fn copy(&self, folder: PathBuf) {
        let (file, send, waker, lang) = (self.file.clone(), self.results.0.clone(), self.waker.clone(), self.look.lang);
        std::thread::spawn(move || {
            let event = match store::backup(&file, &folder) {
                Ok(copy) => Event::BackedUp { path: copy.display().to_string() },
                Err(error) => Event::Failed { what: Failure::Backup, reason: text::store_error(&error, lang) },
            };
            // The console may be gone by now; then nobody waits for the answer.
            let _ = send.send(event);
            waker.wake();
        });
    }
    /// Opens the chair's window in a terminal of its own.
    pub fn open_chair(&self) -> Event {
        let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("thuky"));
        let id = self.meeting.0.to_string();
        let file = self.file.as_os_str().to_owned();
        let arguments =
            ["chair".into(), id.into(), "--file".into(), file, "--lang".into(), self.look.lang.code().into()];
        match window::open(&program, &arguments) {
            Ok(()) => Event::Tick,
            Err(reason) => Event::Failed { what: Failure::ChairWindow, reason },
        }
    }
}

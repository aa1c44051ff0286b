//! Errands outside the loop: exports on a thread of their own, a second terminal for the chair, copies.

use super::input::{InputSource, Waker};
use super::material::Material;
use super::scan::{at_home, fingerprint};
use super::{Error, Look, bundle, opener, save, window};
use crate::app::{App, Bundle, Event, Export, Failure};
use crate::domain::{Meeting, MeetingId, Paper};
use crate::papers;
use crate::papers::bundle::Choice;
use crate::papers::file::SaveError;
use crate::store;
use crate::text::{self, Lang};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How many times leaving looks whether a paper is written, 50 ms apart at most.
pub const PAPERS_WAITED: usize = 200;

/// What is to be written.
enum Wanted {
    One(Export),
    All(Bundle),
}

pub struct Errands {
    file: PathBuf,
    meeting: MeetingId,
    look: Look,
    waker: Waker,
    /// Papers that wait until everything is on the disk.
    waiting: Vec<Wanted>,
    /// Papers being written, scans being read.
    under_way: usize,
    results: (Sender<Event>, Receiver<Event>),
}

impl Errands {
    pub fn new(file: PathBuf, meeting: MeetingId, look: Look, waker: Waker) -> Errands {
        Errands { file, meeting, look, waker, waiting: Vec::new(), under_way: 0, results: channel() }
    }
    /// Notes an export; it goes out when all that was done is on the disk.
    pub fn export(&mut self, paper: Export) {
        self.waiting.push(Wanted::One(paper));
    }
    /// The same for all papers, into one folder.
    pub fn export_all(&mut self, bundle: Bundle) {
        self.waiting.push(Wanted::All(bundle));
    }
    /// Papers that are waited for: nobody leaves before they are written.
    pub fn is_busy(&self) -> bool {
        !self.waiting.is_empty() || self.under_way > 0
    }
    /// Waits for them, for one who has nothing else to wait for.
    pub fn finish(&mut self, source: &mut InputSource) {
        for _ in 0..PAPERS_WAITED {
            self.done();
            if !self.is_busy() || source.wait(Some(Duration::from_millis(50)), &mut Vec::new()).is_err() {
                return;
            }
        }
    }
    pub fn go(&mut self, app: &App) {
        if app.saved.step < app.meeting.last_step() && !app.read_only {
            return;
        }
        for wanted in std::mem::take(&mut self.waiting) {
            self.under_way += 1;
            let (meeting, file, lang) = (app.meeting.clone(), self.file.clone(), self.look.lang);
            let (send, waker) = (self.results.0.clone(), self.waker.clone());
            let say = move |event| {
                // The console may be gone by now; then nobody waits for the answer.
                let _ = send.send(event);
                waker.wake();
            };
            self.run(move || match wanted {
                Wanted::One(paper) => write(paper, meeting, &file, lang),
                Wanted::All(bundle) => write_all(bundle, meeting, &file, lang, &say),
            });
        }
    }
    /// Reads a signed scan, however large it is.
    pub fn scan(&mut self, paper: Paper, path: String) {
        self.under_way += 1;
        let (file, lang) = (self.file.clone(), self.look.lang);
        self.run(move || match fingerprint(&at_home(&path), &file) {
            Ok((name, hash)) => Event::Scanned { paper, name, hash },
            Err(error) => Event::Failed { what: Failure::Scan, reason: error.worded(lang) },
        });
    }
    /// On a thread of its own; what comes of it is heard later.
    fn run(&self, errand: impl FnOnce() -> Event + Send + 'static) {
        let (send, waker) = (self.results.0.clone(), self.waker.clone());
        std::thread::spawn(move || {
            // The console may be gone by now; then nobody waits for the answer.
            let _ = send.send(errand());
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
            Event::Exported { .. } | Event::FileExists(_) | Event::FolderExists(_) | Event::Scanned { .. } => true,
            Event::NotExported { .. } => true,
            Event::Failed { what, .. } => *what == Failure::Scan,
            _ => false,
        };
        self.under_way = self.under_way.saturating_sub(events.iter().filter(is_paper).count());
        events
    }
    /// Copies the file into a folder, for one who has no desk.
    pub fn copy(&self, folder: PathBuf) {
        let (file, lang) = (self.file.clone(), self.look.lang);
        self.run(move || match store::backup(&file, &folder) {
            Ok(copy) => Event::BackedUp { path: copy.display().to_string() },
            Err(error) => Event::Failed { what: Failure::Backup, reason: text::store_error(&error, lang) },
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

/// A paper made, written, and opened when it is to be.
fn write(paper: Export, meeting: Meeting, file: &Path, lang: Lang) -> Event {
    let path = at_home(&paper.path);
    let written = Material::of(meeting, &paper.wish, file).map_err(Error::Store).and_then(|material| {
        let bytes = papers::write(&material.sources(), &paper.wish, paper.format);
        save(&path, &bytes.map_err(|error| Error::Paper(error.to_string()))?, paper.force, file)
    });
    match written {
        Ok(()) => Event::Exported { unopened: paper.open && !opener::open(&path), path: paper.path },
        Err(Error::Save(SaveError::Exists(_))) => Event::FileExists(paper),
        Err(error) => Event::NotExported { path: paper.path, reason: error.worded(lang) },
    }
}

/// All papers, into one folder; after each is said how far it is.
fn write_all(wanted: Bundle, meeting: Meeting, file: &Path, lang: Lang, say: &dyn Fn(Event)) -> Event {
    let (folder, choice) = (at_home(&wanted.folder), Choice { public: wanted.public, grouped: false });
    let mut each = |done, of| say(Event::Bundling { folder: wanted.folder.clone(), done, of });
    let written = Material::whole(meeting, file)
        .map_err(Error::Store)
        .and_then(|material| bundle(&material.sources(), choice, &folder, wanted.force, file, &mut each));
    match written {
        Ok(_) => Event::Exported { path: wanted.folder, unopened: false },
        Err(Error::Save(SaveError::Exists(_))) => Event::FolderExists(wanted),
        Err(error) => Event::NotExported { path: wanted.folder, reason: error.worded(lang) },
    }
}

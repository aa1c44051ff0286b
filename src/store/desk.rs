//! The desk: a mailbox before the store's thread and acknowledgements behind it. Memory never waits for the disk here.

use super::check::Report;
use super::clerk::Clerk;
use super::error::{Error, Fault, Result};
use super::open::Store;
use super::prose::Hit;
use crate::domain::{MeetingId, Record, Step, StepNo, Time};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// What comes back, in order.
#[derive(Debug)]
pub enum Ack {
    /// All that was sent, up to and with the sending of that number, is on the disk, in its place.
    Saved { n: StepNo, draft_at: Option<Time>, sent: u64 },
    /// Nothing more gets to the disk; it is tried again and again. Said once, and again when something in it changes.
    Failed(Unsaved),
    /// What had failed works again; `Saved` follows.
    Recovered,
    /// To a question that was asked.
    Reply(Result<Reply>),
}

/// What did not get to the disk, and where it is instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    pub error: Error,
    /// How many steps wait in memory.
    pub pending: usize,
    /// Where they were written as lines of JSON.
    pub spill: Option<PathBuf>,
}

/// What the desk is asked to do beside writing.
#[derive(Debug)]
pub enum Question {
    /// Steps from the journal, newest first.
    Records {
        meeting: MeetingId,
        limit: usize,
        before: Option<StepNo>,
    },
    Search {
        words: String,
        limit: usize,
    },
    Setting {
        name: String,
        value: String,
    },
    /// Examine the whole file.
    Check,
    /// The newest step on the disk and its hash, once all that was sent before is there: what a lock takes.
    Fingerprint,
    /// Make an examined copy in this folder.
    Backup(PathBuf),
    /// Go on in a new file there, with the whole journal: for when the old place is lost. Overtakes what waits.
    Move {
        to: PathBuf,
        at: Time,
    },
}

#[derive(Debug)]
pub enum Reply {
    Records(Vec<Record>),
    Hits(Vec<Hit>),
    Set,
    Report(Report),
    /// Hash of that step in hexadecimal.
    Fingerprint {
        step: StepNo,
        hash: String,
    },
    Copied(PathBuf),
    Moved(PathBuf),
}

/// How the desk bears failure.
#[derive(Clone, Debug)]
pub struct Habits {
    /// Between two attempts.
    pub retry: Duration,
    /// Failed attempts after which what waits is spilled; a fault of ours is spilled at once.
    pub spill_after: u32,
    /// Folders for the spill when it cannot lie beside the file.
    pub refuges: Vec<PathBuf>,
}

impl Default for Habits {
    fn default() -> Habits {
        Habits { retry: Duration::from_secs(2), spill_after: 3, refuges: Vec::new() }
    }
}

/// The sender's end. Dropping it waits like `finish`.
pub struct Desk {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<std::result::Result<(), Unsaved>>>,
}

pub(super) struct Shared {
    pub(super) mail: Mutex<Mail>,
    /// Something came.
    pub(super) comes: Condvar,
    /// The mailbox is empty and nothing is being written.
    pub(super) idle: Condvar,
}

#[derive(Default)]
pub(super) struct Mail {
    pub(super) letters: VecDeque<Letter>,
    pub(super) acks: Vec<Ack>,
    pub(super) sent: u64,
    pub(super) is_busy: bool,
    pub(super) is_closing: bool,
    /// Try again now.
    pub(super) is_urgent: bool,
}

pub(super) enum Letter {
    Post(Post),
    Ask(Question),
}

/// What is written in one transaction.
pub(super) struct Post {
    pub(super) meeting: MeetingId,
    pub(super) steps: Vec<Step>,
    pub(super) draft: Option<(Time, String)>,
    pub(super) sent: u64,
}

impl Post {
    fn absorb(&mut self, later: Post) {
        self.steps.extend(later.steps);
        self.draft = later.draft.or(self.draft.take());
        self.sent = later.sent;
    }
}

impl Shared {
    /// Nothing is left half done under this lock, so a panic elsewhere does not spoil it.
    pub(super) fn mail(&self) -> MutexGuard<'_, Mail> {
        self.mail.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Puts the store on a thread. `wake` is called there after acknowledgements were laid out; it must not block.
    pub fn start(store: Store, by: String, wake: impl Fn() + Send + 'static) -> Result<Desk> {
        Desk::with(Habits::default(), store, by, wake)
    }

    pub fn with(habits: Habits, store: Store, by: String, wake: impl Fn() + Send + 'static) -> Result<Desk> {
        let shared = Arc::new(Shared { mail: Mutex::default(), comes: Condvar::new(), idle: Condvar::new() });
        let clerk = Clerk::new(Arc::clone(&shared), store, by, Box::new(wake), habits);
        let thread = std::thread::Builder::new().name("store".to_owned()).spawn(|| clerk.work());
        let thread = thread.map_err(|error| Error::of(Fault::Disk, error))?;
        Ok(Desk { shared, thread: Some(thread) })
    }

    /// Leaves steps, and the newest draft, to be written; returns the number of this sending. Never waits for the disk.
    ///
    /// With neither it only has the file's place looked at.
    pub fn send(&self, meeting: MeetingId, steps: Vec<Step>, draft: Option<(Time, String)>) -> u64 {
        let mut mail = self.shared.mail();
        mail.sent += 1;
        let post = Post { meeting, steps, draft, sent: mail.sent };
        match mail.letters.back_mut() {
            Some(Letter::Post(last)) if last.meeting == meeting => last.absorb(post),
            _ => mail.letters.push_back(Letter::Post(post)),
        }
        let sent = mail.sent;
        drop(mail);
        self.shared.comes.notify_one();
        sent
    }

    /// Asks something; the answer comes among the acknowledgements, after what was sent before it.
    pub fn ask(&self, question: Question) {
        let mut mail = self.shared.mail();
        mail.is_urgent |= matches!(question, Question::Move { .. });
        mail.letters.push_back(Letter::Ask(question));
        drop(mail);
        self.shared.comes.notify_one();
    }

    /// What came back since the last time.
    pub fn acks(&self) -> Vec<Ack> {
        std::mem::take(&mut self.shared.mail().acks)
    }

    /// Waits until everything sent is on the disk; false when it is not by then. Tries again at once when it had failed.
    pub fn flush(&self, timeout: Duration) -> bool {
        let mut mail = self.shared.mail();
        mail.is_urgent = true;
        self.shared.comes.notify_one();
        let waited = self.shared.idle.wait_timeout_while(mail, timeout, |mail| !mail.is_at_rest());
        waited.map(|(mail, _)| mail.is_at_rest()).unwrap_or(false)
    }

    /// Writes everything, folds the log into the file and closes it. What could not be written is in the spill.
    pub fn finish(mut self) -> std::result::Result<(), Unsaved> {
        self.end()
    }

    fn end(&mut self) -> std::result::Result<(), Unsaved> {
        self.shared.mail().is_closing = true;
        self.shared.comes.notify_one();
        let Some(thread) = self.thread.take() else { return Ok(()) };
        thread.join().unwrap_or_else(|_| Err(gone("the store's thread broke off")))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.end().ok();
        }
    }
}

impl Mail {
    pub(super) fn is_at_rest(&self) -> bool {
        self.letters.is_empty() && !self.is_busy
    }
    /// The next letter; all posts in a row are one.
    pub(super) fn take(&mut self) -> Option<Letter> {
        let is_move = |letter: &Letter| matches!(letter, Letter::Ask(Question::Move { .. }));
        if let Some(at) = self.letters.iter().position(is_move) {
            return self.letters.remove(at);
        }
        let mut first = self.letters.pop_front()?;
        if let Letter::Post(post) = &mut first {
            let meeting = post.meeting;
            let follows = |next: &mut Letter| matches!(next, Letter::Post(later) if later.meeting == meeting);
            while let Some(Letter::Post(later)) = self.letters.pop_front_if(follows) {
                post.absorb(later);
            }
        }
        Some(first)
    }
    pub(super) fn pending(&self) -> usize {
        let steps = |letter: &Letter| match letter {
            Letter::Post(post) => post.steps.len(),
            Letter::Ask(_) => 0,
        };
        self.letters.iter().map(steps).sum()
    }
}

pub(super) fn gone(cause: &str) -> Unsaved {
    Unsaved { error: Error::of(Fault::Defect, cause), pending: 0, spill: None }
}

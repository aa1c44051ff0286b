//! The store's own thread: takes letters out of the mailbox, writes, tries again, says what came of it.

use super::backup;
use super::desk::{Ack, Habits, Letter, Mail, Post, Question, Reply, Shared, Unsaved, gone};
use super::error::{Error, Fault, Result};
use super::open::Store;
use super::schema::SCRIPTS;
use super::spill::Spill;
use super::write::Batch;
use crate::domain::{StepNo, Time};
use crate::viet::hex;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

/// Who sits on the thread.
pub(super) struct Clerk {
    shared: Arc<Shared>,
    store: Store,
    by: String,
    wake: Box<dyn Fn() + Send>,
    habits: Habits,
    trouble: Option<Unsaved>,
    failures: u32,
    must_reopen: bool,
    spill: Option<Spill>,
}

impl Clerk {
    pub(super) fn new(
        shared: Arc<Shared>,
        store: Store,
        by: String,
        wake: Box<dyn Fn() + Send>,
        habits: Habits,
    ) -> Clerk {
        Clerk { shared, store, by, wake, habits, trouble: None, failures: 0, must_reopen: false, spill: None }
    }

    pub(super) fn work(mut self) -> std::result::Result<(), Unsaved> {
        match catch_unwind(AssertUnwindSafe(|| self.take_letters())) {
            Ok(Ok(())) => self.store.close().map_err(|error| Unsaved { error, pending: 0, spill: None }),
            Ok(Err(unsaved)) => Err(unsaved),
            Err(_) => {
                let unsaved = gone("the store's thread broke off");
                self.say([Ack::Failed(unsaved.clone())]);
                Err(unsaved)
            }
        }
    }

    fn take_letters(&mut self) -> std::result::Result<(), Unsaved> {
        loop {
            let (letter, is_last_try) = {
                let mut mail = self.shared.mail();
                mail.is_busy = false;
                if mail.is_at_rest() {
                    self.shared.idle.notify_all();
                }
                let waited = self.shared.comes.wait_while(mail, |mail| mail.letters.is_empty() && !mail.is_closing);
                let mut mail = waited.unwrap_or_else(PoisonError::into_inner);
                let Some(letter) = mail.take() else { return Ok(()) };
                mail.is_busy = true;
                (letter, mail.is_closing)
            };
            match letter {
                Letter::Ask(question) => {
                    let answer = self.answer(question);
                    self.say([Ack::Reply(answer)]);
                }
                Letter::Post(post) => match self.deliver(&post) {
                    Ok(n) => self.delivered(n, &post),
                    Err(error) => {
                        let unsaved = self.failed(error, post);
                        if is_last_try {
                            return Err(self.give_up(unsaved));
                        }
                        self.wait_to_retry();
                    }
                },
            }
        }
    }

    fn say(&self, acks: impl IntoIterator<Item = Ack>) {
        self.shared.mail().acks.extend(acks);
        (self.wake)();
    }

    fn deliver(&mut self, post: &Post) -> Result<StepNo> {
        self.be_open()?;
        let draft = post.draft.as_ref().map(|(at, body)| (*at, body.as_str()));
        let written = self.store.write(&Batch { meeting: post.meeting, steps: &post.steps, draft }, &self.by);
        self.doubt(&written);
        written
    }

    fn be_open(&mut self) -> Result<()> {
        if self.must_reopen {
            self.store.reopen()?;
            self.must_reopen = false;
        }
        Ok(())
    }

    /// A file out of its place is kept open: what it holds can still be copied. A fault of ours is not the disk's.
    fn doubt<T>(&mut self, written: &Result<T>) {
        if let Err(error) = written {
            self.must_reopen = !matches!(error.fault, Fault::Vanished | Fault::Replaced | Fault::Defect);
        }
    }

    fn delivered(&mut self, n: StepNo, post: &Post) {
        let saved = Ack::Saved { n, draft_at: post.draft.as_ref().map(|(at, _)| *at), sent: post.sent };
        self.failures = 0;
        if let Some(spill) = self.spill.take() {
            spill.discard();
        }
        match self.trouble.take() {
            Some(_) => self.say([Ack::Recovered, saved]),
            None => self.say([saved]),
        }
    }

    /// Keeps everything, and says so.
    fn failed(&mut self, error: Error, post: Post) -> Unsaved {
        self.failures += 1;
        let is_closing = self.shared.mail().is_closing;
        if error.fault == Fault::Defect || is_closing || self.failures > self.habits.spill_after {
            self.spill(&post);
        }
        let pending = {
            let mut mail = self.shared.mail();
            mail.letters.push_front(Letter::Post(post));
            mail.pending()
        };
        let unsaved = Unsaved { error, pending, spill: self.spill.as_ref().map(|spill| spill.path.clone()) };
        let is_news =
            self.trouble.as_ref().is_none_or(|told| told.error != unsaved.error || told.spill != unsaved.spill);
        if is_news {
            self.say([Ack::Failed(unsaved.clone())]);
        }
        self.trouble = Some(unsaved.clone());
        unsaved
    }

    /// Spills all that waits, for nothing will be written any more.
    fn give_up(&mut self, mut unsaved: Unsaved) -> Unsaved {
        let letters = std::mem::take(&mut self.shared.mail().letters);
        for letter in &letters {
            if let Letter::Post(post) = letter {
                self.spill(post);
            }
        }
        unsaved.spill = self.spill.as_ref().map(|spill| spill.path.clone());
        unsaved
    }

    fn spill(&mut self, post: &Post) {
        let Some(path) = self.store.path() else { return };
        if self.spill.is_none() {
            let first = post.steps.first().map_or(self.store.last_step(), |step| step.n);
            self.spill = Spill::create(path, &self.habits.refuges, first).ok();
        }
        if let Some(spill) = &mut self.spill
            && spill.add(post.meeting, &post.steps, post.draft.as_ref(), &self.by).is_err()
        {
            // Half a line may stand there: the next one is whole, somewhere else.
            self.spill = None;
        }
    }

    /// Until it is time to try again, or somebody waits for it.
    fn wait_to_retry(&self) {
        let mut mail = self.shared.mail();
        mail.is_urgent &= mail.letters.iter().any(|letter| matches!(letter, Letter::Ask(Question::Move { .. })));
        let is_patient = |mail: &mut Mail| !mail.is_closing && !mail.is_urgent;
        let waited = self.shared.comes.wait_timeout_while(mail, self.habits.retry, is_patient);
        drop(waited);
    }

    fn answer(&mut self, question: Question) -> Result<Reply> {
        self.be_open()?;
        let answer = match question {
            Question::Records { meeting, limit, before } => {
                self.store.read().records(meeting, limit, before).map(Reply::Records)
            }
            Question::Search { words, limit } => self.store.read().search(&words, limit).map(Reply::Hits),
            Question::Setting { name, value } => {
                let written = self.store.set_setting(&name, &value);
                self.doubt(&written);
                written.map(|()| Reply::Set)
            }
            Question::Fingerprint => self.fingerprint(),
            Question::Check => Ok(Reply::Report(self.store.read().check())),
            Question::Backup(folder) => {
                let path = self.store.path().map(Path::to_owned).unwrap_or_default();
                backup::into_folder(&self.store.conn, &path, &folder).map(Reply::Copied)
            }
            Question::Move { to, at } => self.move_to(to, at).map(Reply::Moved),
        };
        answer.map_err(|error| self.store.place(error))
    }

    /// Of a file that was taken away nothing is signed.
    fn fingerprint(&self) -> Result<Reply> {
        self.store.in_place()?;
        let head = self.store.head_on_disk()?;
        Ok(Reply::Fingerprint { step: head.n, hash: hex(&head.hash) })
    }

    fn move_to(&mut self, to: PathBuf, at: Time) -> Result<PathBuf> {
        backup::copy(&self.store.conn, &to, SCRIPTS)?;
        self.store = Store::open(&to, at)?;
        self.shared.mail().is_urgent = true;
        Ok(to)
    }
}

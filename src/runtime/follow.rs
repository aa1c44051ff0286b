//! How those who only look follow a file: a look every 100 ms, nothing held. What they show is `along`'s and `chair`'s.

use super::live::HABITS;
use crate::app::Habits;
use crate::domain::{Meeting, MeetingId, Time};
use crate::store::{self, Look as Glance};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Between two looks at the file.
pub(super) const GLANCE: Duration = Duration::from_millis(100);

/// A reader of a file that somebody else writes; it may appear, vanish and be replaced.
pub(super) struct Follower {
    path: PathBuf,
    wanted: Option<MeetingId>,
    /// The hash of the newest step that was seen.
    known: Option<String>,
}

/// What one look brought.
pub(super) enum Glimpse {
    /// A meeting, or that the file has none.
    New(Option<Box<Meeting>>),
    /// What is known is what stands there.
    Same,
    /// Nothing stands there (any more).
    Missing,
    /// Busy or in the middle of a change: what is known stays on the screen, and its age tells.
    Failed(store::Error),
}

impl Follower {
    pub(super) fn of(path: &Path, wanted: Option<MeetingId>) -> Follower {
        Follower { path: path.to_owned(), wanted, known: None }
    }
    pub(super) fn glance(&mut self) -> Glimpse {
        match store::look(&self.path, self.known.as_deref(), self.wanted) {
            Ok(Glance::Seen(seen)) => {
                self.known = Some(seen.head);
                Glimpse::New(seen.loaded.map(|loaded| Box::new(loaded.meeting)))
            }
            Ok(Glance::Unchanged) => Glimpse::Same,
            Ok(Glance::Missing) => Glimpse::Missing,
            Err(error) => Glimpse::Failed(error),
        }
    }
}

/// When the next look at the file is due; keys and sizes that come in a storm bring none forward.
pub(super) struct Looks {
    last: Time,
}

impl Looks {
    pub(super) fn last_at(last: Time) -> Looks {
        Looks { last }
    }
    pub(super) fn wait(&self, now: Time) -> Duration {
        let since = u64::try_from(now.since(self.last)).ok().map(Duration::from_millis);
        // A clock set back makes no reader wait.
        since.map_or(Duration::ZERO, |since| GLANCE.saturating_sub(since))
    }
}

/// The habits kept in the file, read without a lock; of a file that is not there or cannot be read as at the beginning.
pub fn habits(path: &Path) -> Habits {
    let kept = store::read(path, |file| file.setting(HABITS)).ok().flatten().flatten();
    kept.map(|kept| Habits::read(&kept)).unwrap_or_default()
}

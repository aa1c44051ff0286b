//! Locking the minutes and unlocking them: a version each time, and what may be done while one is locked.

use super::Ruling;
use crate::domain::*;

impl Meeting {
    /// Whether this may be done now: under a lock only numbers, days and scans of papers are added, and the lock is opened.
    pub fn may(&self, deed: Deed) -> Result<(), Refusal> {
        match (self.locked(), deed) {
            (None, _) | (_, Deed::Issue | Deed::Unlock | Deed::Clock) => Ok(()),
            (Some(version), _) => Err(Refusal::Locked(version.number)),
        }
    }

    /// The minutes are locked as they stand: after this step of the file, whose hash is the fingerprint.
    ///
    /// Only a closed meeting can be locked, for the end time stands in the minutes; and only after its newest step, for what
    /// was done since would stand in the paper and not under its fingerprint.
    pub fn lock(&self, step: StepNo, fingerprint: &str, now: Time) -> Ruling<'_> {
        if let Some(version) = self.locked() {
            return Err(Refusal::Locked(version.number).into());
        }
        if self.info().closed_at.is_none() {
            return Err(Refusal::NotClosed.into());
        }
        if step != self.last_step() {
            return Err(Refusal::DoneSince.into());
        }
        let mut work = Work::new(self, Deed::Lock);
        let id = work.id();
        work.insert(Version {
            id,
            number: self.newest_version().map_or(1, |version| version.number + 1),
            locked_at: now,
            step,
            fingerprint: fingerprint.to_owned(),
            unlocked_at: None,
            reason: String::new(),
        });
        Ok(work)
    }

    /// The lock is opened, and why; the version stays, and the next one shows what changed and must be adopted anew.
    pub fn unlock(&self, reason: &str, now: Time) -> Ruling<'_> {
        let version = self.locked().ok_or(Refusal::NotLocked)?.id;
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason.into());
        }
        let mut work = Work::new(self, Deed::Unlock);
        work.update::<Version>(version, |version| {
            version.unlocked_at = Some(now);
            version.reason = reason.trim().to_owned();
        });
        // What the hall heard and adopted was that version, not what it becomes now.
        work.update::<Info>(self.id(), |info| (info.read_back_at, info.adopted_at, info.copies) = (None, None, None));
        Ok(work)
    }
}

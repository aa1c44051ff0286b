//! What a file that is handed in turns out to be, held against the record. Not how that is found out.

use super::paper::Wish;
use super::rows::MeetingId;
use super::step::StepNo;
use super::time::Time;

/// What a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Byte for byte a paper of the version that is locked.
    Matches(Held),
    /// It says it is of the version that is locked, and is not what the program makes of it.
    Changed(Held),
    /// Of a version that was unlocked later.
    Replaced {
        held: Held,
        /// Byte for byte a paper of that version.
        matches: bool,
        /// The version after it; none while the minutes stay unlocked.
        by: Option<i64>,
        /// Why it was unlocked.
        reason: String,
    },
    /// Of no locked version, and byte for byte what the meeting gives as it stands now.
    Draft(Wish),
    /// Made by this program of no locked version, and not what the meeting gives now.
    OldDraft,
    /// The signed scan of a paper, whose hash is in the record.
    Scan {
        wish: Wish,
        /// The version it was made of; none when none was locked.
        version: Option<i64>,
        /// Another scan stands in the record now, or none.
        is_withdrawn: bool,
    },
    /// Of a version no meeting of the file has.
    Foreign { version: i64 },
    /// Neither a paper of ours nor a scan the record knows.
    NotOurs,
    /// The meeting file is not whole: nothing can be held against it.
    Damaged,
}

/// The version a paper says it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub wish: Wish,
    pub meeting: MeetingId,
    /// Minutes east of Greenwich where the meeting was held.
    pub offset_minutes: i64,
    pub version: i64,
    pub locked_at: Time,
    pub step: StepNo,
    pub fingerprint: String,
}

impl Verdict {
    /// Stable word for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Verdict::Matches(_) => "matches",
            Verdict::Changed(_) => "changed",
            Verdict::Replaced { .. } => "replaced",
            Verdict::Draft(_) => "draft",
            Verdict::OldDraft => "old_draft",
            Verdict::Scan { is_withdrawn: false, .. } => "scan",
            Verdict::Scan { is_withdrawn: true, .. } => "withdrawn_scan",
            Verdict::Foreign { .. } => "foreign",
            Verdict::NotOurs => "not_ours",
            Verdict::Damaged => "damaged",
        }
    }
    /// The file is what the record says now.
    pub fn is_good(&self) -> bool {
        matches!(self, Verdict::Matches(_) | Verdict::Draft(_) | Verdict::Scan { is_withdrawn: false, .. })
    }
}

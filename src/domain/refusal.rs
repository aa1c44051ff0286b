//! A rule's "no": expected, worded elsewhere, shown in one line; and what a rule wants confirmed first.

use super::rows::{AnswerId, HamletId, ItemId, OpinionId, ParagraphId, PersonId, TurnId};

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotOpened,
    AlreadyOpened,
    AlreadyClosed,
    /// Nobody has the floor.
    NobodySpeaking,
    NobodyWaiting,
    AlreadyWaiting(PersonId),
    HasFloor(PersonId),
    /// The speaker list is closed; a point of order passes.
    ListClosed,
    NotWaiting(TurnId),
    InBreak,
    NotInBreak,
    NoCountdown,
    NoChair,
    NoSuchItem,
    HeadingItem(ItemId),
    AlreadyCurrent(ItemId),
    ItemHasTimes(ItemId),
    ItemInUse(ItemId),
    /// Somebody is of this hamlet, or it was counted.
    HamletInUse(HamletId),
    EmptyText,
    EmptyName,
    NotAnOpinion,
    /// The opinion has answers or an outcome: taking it back would orphan them.
    OpinionAnswered(OpinionId),
    NoSuchOpinion(i64),
    NoOpinionGiven,
    NobodyAnswers,
    DifferentOwners,
    DifferentOpinions,
    /// A paragraph that carries a vote, a task or an answer cannot be joined away.
    CarriesMore(ParagraphId),
    /// Somebody objected to it: taken out or joined away, its words would stand with the objection, of nothing.
    Objected(ParagraphId),
    NotAnAnswer,
    ReplyToNothing(AnswerId),
    SamePerson,
    /// Two turns, or two items, would run at once, or something before the opening or after the end.
    Overlapping,
    EndBeforeStart,
    InTheFuture,
    /// A paper about a meeting is not older than the meeting.
    BeforeMeeting,
    NoUnit,
    /// Rows that depend on the step; named for the user.
    ChangedSince(Vec<(&'static str, i64)>),
    NotUndoable,
    AlreadyUndone,
    NumbersDoNotAddUp,
    /// No number of that may be so small.
    TooFew,
    NothingHere,
    /// It stands first, or last, already.
    AtTheTop,
    AtTheEnd,
    /// The machine was not off, or that time was taken out already.
    NoGap,
    TooLong,
    /// The minutes are under lock in this version.
    Locked(i64),
    NotLocked,
    /// A lock wants the end time.
    NotClosed,
    /// Something was done after the step a lock was to follow: its fingerprint would not cover that.
    DoneSince,
    NoReason,
    /// The step lies before the lock of this version: what was signed is not undone.
    BeforeLock(i64),
}

/// What a rule shows once and asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    StillWaiting(Vec<TurnId>),
    Unanswered(Vec<OpinionId>),
    Unsorted(Vec<OpinionId>),
    /// Text of an answered opinion would be deleted.
    DeletesAnswered(OpinionId),
}

/// Why a rule did not simply do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum No {
    Refuse(Refusal),
    Ask(Vec<Warning>),
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> No {
        No::Refuse(refusal)
    }
}

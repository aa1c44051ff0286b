//! What is said in one line, as data; `text` words it.

use super::event::Failure;
use super::habits::{Signs, Theme};
use crate::action::Action;
use crate::domain::{Deed, OpinionId, PersonId, Refusal, Settlement, Time, TurnId};
use crate::viet::{Encoding, Method, Tone};

/// One line to the secretary. It stays until the next thing is said or done.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A rule said no.
    Refused(Refusal),
    /// Done, and what it was: for what is not seen elsewhere.
    Done(Deed),
    /// The same key again within two seconds.
    TooSoon(Action),
    Undone(Deed),
    Redone(Deed),
    NothingToUndo,
    NothingToRedo,
    /// The floor is with this person now; words still go to another.
    Floor(PersonId),
    /// The break is over; the clock of this person's turn still stands.
    StillPaused(PersonId),
    Registered(TurnId),
    /// So many are present by the count just made.
    Present(i64),
    /// Turns have so many seconds from now on; none: no limit.
    Countdown(Option<i64>),
    /// The bell at the end of time is on, or off.
    Bell(bool),
    /// Everything is on the disk.
    AllSaved,
    OpinionMade(i64),
    Answered(Vec<OpinionId>),
    /// The paragraph will be the answer; nothing is written in it yet.
    Answering(Vec<OpinionId>),
    /// Back after a kill or a cut: from, to.
    Restored {
        from: Time,
        to: Time,
        running: bool,
    },
    /// Time was taken out of turn and item, in seconds.
    GapOut(i64),
    /// The paragraph is full; what did not fit stands in the next.
    ParagraphFull,
    /// A paste of so many characters was cut at so many.
    PasteTooLong {
        taken: usize,
        whole: usize,
    },
    /// Letters of an old font were read.
    Converted(Encoding),
    /// They were not: what was pasted has been changed since.
    NotConverted,
    Copied(usize),
    NothingSelected,
    /// Somebody typed was not found.
    NotFound(String),
    /// A typed value is not a time, date or number.
    NotUnderstood(String),
    /// So many numbers were typed for the heads present, and another number of them is wanted; `corrects`: the newest count.
    NumbersWanted {
        corrects: bool,
        typed: usize,
    },
    /// A day was typed where the unit is wanted; it stands in the field of the deadline now, or could not go there.
    DayInUnit {
        moved: bool,
    },
    /// There is a short tour of the screen.
    TourOffered,
    /// No official sentence has this number.
    NoSentence(usize),
    /// What stands in the brackets of a sentence and means nothing.
    NoSuchSlot(String),
    NoOpinionHere,
    /// Only reading: another console has the file.
    ReadOnly,
    /// A paper is being written.
    Exporting(String),
    Exported(String),
    /// Written, but no program was found to open it.
    Unopened(String),
    /// Letters do not go into the minutes while they are read back.
    ReadingBack,
    Objected(Settlement),
    /// The lock waits until everything is on the disk.
    Locking,
    /// The minutes are locked in this version; their Word file is on its way.
    Locked(i64),
    /// The signed scan is being read.
    Scanning(String),
    /// The signed scan is on record by this name.
    Scanned(String),
    BackedUp(String),
    /// A line for the chair stands now, or none any more.
    Told(bool),
    Failed(Failure, String),
    KeyTest(bool),
    Unavailable(Action),
    BoxFirst,
    FoundNothing,
    ChairOpened,
    /// The built-in input method is this now; none: off.
    Typing(Option<Method>),
    ToneStyle(Tone),
    /// Letters come with their marks while the built-in method is on.
    TwoInputMethods,
    /// What is short is written so from now on; nothing in full: it is no shorthand any more.
    Shorthand {
        short: String,
        full: String,
    },
    /// The background from now on.
    Theme(Theme),
    /// The signs from now on.
    Signs(Signs),
    /// Not everything is on the disk; asked to quit once more, the program ends all the same.
    QuitUnsaved,
}

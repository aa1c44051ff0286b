//! What happens to the app, and what it asks of the world: plain data both ways.

use super::habits::Habits;
use crate::action::Action;
use crate::domain::{
    Format, Meeting, OpinionId, Paper, ParagraphId, PersonId, Record, Step, StepNo, Time, TurnId, Wish,
};
use crate::keymap::Key;
use crate::layout::Zoom;
use serde::{Deserialize, Serialize};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Key(Key),
    /// Keys that came together: the same as one by one, but the page is scrolled once.
    Keys(Vec<Key>),
    Paste(String),
    /// A click on something.
    Click(Target),
    Wheel {
        up: bool,
    },
    Resize {
        width: u16,
        height: u16,
    },
    /// Time went on; nothing else happened.
    Tick,
    /// The wall clock jumped by so many milliseconds; ours had stood at `from`.
    ClockJumped {
        millis: i64,
        from: Time,
    },
    /// The console has started: on a machine where it never ran the keys are tested and the screen is shown.
    Started,
    /// The meeting as the other console has written it: for one that only reads.
    Seen(Box<Meeting>),
    /// All steps up to this one, and the draft of that moment, are on the disk.
    Saved {
        step: StepNo,
        draft: Option<Time>,
        at: Time,
    },
    /// A write failed; it is tried again by itself.
    NotSaved {
        reason: String,
    },
    /// The journal's newest steps, the newest first.
    Steps(Vec<Record>),
    /// An export went well.
    Exported {
        path: String,
        /// It was to be opened, and no program for it was found.
        unopened: bool,
    },
    /// The newest step on the disk and its hash in the chain, 64 hexadecimal digits.
    Fingerprint {
        step: StepNo,
        hash: String,
    },
    /// The signed scan of a paper was read: its name, and its SHA-256 in hexadecimal.
    Scanned {
        paper: Paper,
        name: String,
        hash: String,
    },
    /// A paper, or the folder of all, could not be written there.
    NotExported {
        path: String,
        reason: String,
    },
    Failed {
        what: Failure,
        reason: String,
    },
    /// The file is there already; overwriting wants a yes.
    FileExists(Export),
    /// So many of so many papers are made.
    Bundling {
        folder: String,
        done: usize,
        of: usize,
    },
    /// The folder holds files already; replacing those of the same names wants a yes.
    FolderExists(Bundle),
    BackedUp {
        path: String,
    },
}

/// What could not be done by the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Export,
    Backup,
    ChairWindow,
    Steps,
    /// The fingerprint of the minutes could not be had: they are not locked.
    Lock,
    /// The signed scan could not be read.
    Scan,
    /// The file was found damaged after it was opened.
    File,
}

/// Something on the screen that can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Action(Action),
    /// A cell of the minutes' words: paragraph line on the page and column.
    Words {
        row: u16,
        column: u16,
    },
    /// A row of the open box.
    Row(usize),
    /// A field of the open box.
    Field(usize),
    Turn(TurnId),
    Person(PersonId),
    Agenda,
    /// The title of a pane: it is made large.
    Pane(Zoom),
    /// An opinion that is owed something: its words.
    Opinion(OpinionId),
    Nothing,
}

/// Something the world is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// To the store, in order.
    Write(Step),
    ReadSteps,
    Export(Export),
    ExportAll(Bundle),
    /// What the chain of the journal has come to, once everything is on the disk.
    Fingerprint,
    /// The SHA-256 of a signed scan.
    Scan {
        paper: Paper,
        path: String,
    },
    OpenChair,
    Backup {
        folder: String,
    },
    /// Habits of this machine, to be kept.
    Keep(Habits),
    /// Write everything now.
    Flush,
    Bell,
    Quit,
}

/// A paper to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    pub wish: Wish,
    pub format: Format,
    pub path: String,
    /// Over a file that is there already.
    pub force: bool,
    /// In the program for such files, once it is written.
    pub open: bool,
}

/// All papers, to be written into one folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    pub folder: String,
    /// Public copies beside the office's own.
    pub public: bool,
    /// Over files that are there already.
    pub force: bool,
}

/// Whether function keys arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keyboard {
    #[default]
    Untested,
    /// F3 arrived.
    FunctionKeys,
    /// It did not: the footer shows the twins.
    Twins,
}

/// What an app needs to know from outside when it starts.
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub draft: Option<(Time, String)>,
    /// The last sign of life in the file: a step or a draft.
    pub alive: Option<Time>,
    pub habits: Habits,
    /// Opened to read: another console writes.
    pub read_only: bool,
    /// Where exports go when no path is typed.
    pub folder: String,
    /// The paragraph to be seen first.
    pub go_to: Option<ParagraphId>,
    /// A throw-away file, for trying out.
    pub demo: bool,
}

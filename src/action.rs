//! Everything the user can ask for: fieldless, so that a key, a palette row or a click can name it.

use serde::{Deserialize, Serialize};

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {
        /// Something to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Action { $($(#[$meta])* $name),* }
        impl Action {
            pub const ALL: &'static [Action] = &[$(Action::$name),*];
        }
    };
}

actions! {
    Help,
    Queue,
    Invite,
    InviteUnknown,
    FloorToChair,
    StopOrGo,
    Break,
    Opinion,
    TakeBackOpinion,
    Answer,
    Summary,
    Conclude,
    Vote,
    NextItem,
    Agenda,
    MoreTime,
    TakeOutGap,
    Palette,
    Zoom,
    TellChair,
    Typing,
    Sentences,
    Owner,
    Margin,
    Outcome,
    Find,
    Steps,
    SaveNow,
    Quit,
    // Reached through the palette.
    Heads,
    Misdirected,
    NamePerson,
    EditPerson,
    Settings,
    Reply,
    EndTurn,
    PointOfOrder,
    CloseList,
    RefuseSpeaker,
    Topic,
    AddItem,
    RenameItem,
    SkipItem,
    CloseMeeting,
    CorrectTime,
    EditVote,
    Countdown3,
    Countdown5,
    Countdown7,
    Countdown10,
    NoCountdown,
    Bell,
    Unclear,
    Export,
    ExportAll,
    ReadBack,
    Lock,
    Unlock,
    Issue,
    Office,
    OpenChair,
    Backup,
    TestKeys,
    ToneStyle,
    Shorthand,
    Theme,
    Signs,
    Tour,
    // Editing.
    Undo,
    Redo,
    SelectAll,
    Copy,
    Cut,
    Paste,
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    Home,
    End,
    Top,
    Bottom,
    PageUp,
    PageDown,
    SelectLeft,
    SelectRight,
    SelectUp,
    SelectDown,
    SelectWordLeft,
    SelectWordRight,
    SelectHome,
    SelectEnd,
    Backspace,
    Delete,
    DeleteWordBack,
    DeleteWord,
    Enter,
    NextField,
    PreviousField,
    Leave,
    // In the list of those who wait, and in the agenda.
    MoveUp,
    MoveDown,
    ToTheEnd,
    Remove,
    PutBack,
    LastWord,
    // An official sentence by its number.
    Sentence1,
    Sentence2,
    Sentence3,
    Sentence4,
    Sentence5,
    Sentence6,
    Sentence7,
    Sentence8,
    Sentence9,
}

impl Action {
    /// What may be asked for while a box is open without closing it: the floor and the clock go on.
    pub fn passes_boxes(self) -> bool {
        matches!(
            self,
            Action::Invite
                | Action::InviteUnknown
                | Action::FloorToChair
                | Action::StopOrGo
                | Action::MoreTime
                | Action::TakeOutGap
                | Action::SaveNow
                | Action::Quit
                | Action::NextItem
                | Action::Zoom
                | Action::Typing
                | Action::ToneStyle
                | Action::Theme
                | Action::Signs
        )
    }
    /// What is about the paragraph under the caret, and so not asked for while a box is open.
    pub fn wants_no_box(self) -> bool {
        matches!(
            self,
            Action::Opinion
                | Action::TakeBackOpinion
                | Action::Conclude
                | Action::Sentences
                | Action::Reply
                | Action::Unclear
                | Action::Break
        )
    }
    /// What changes nothing in the record, or may be done while the minutes are locked. Editing is refused where it is done.
    pub fn works_under_lock(self) -> bool {
        matches!(
            self,
            Action::Help
                | Action::Queue
                | Action::Summary
                | Action::Agenda
                | Action::Palette
                | Action::Find
                | Action::Steps
                | Action::SaveNow
                | Action::Quit
                | Action::Export
                | Action::ExportAll
                | Action::ReadBack
                | Action::Unlock
                | Action::Issue
                | Action::OpenChair
                | Action::Backup
                | Action::TestKeys
                | Action::Zoom
                | Action::Typing
                | Action::ToneStyle
                | Action::Shorthand
                | Action::Theme
                | Action::Signs
                | Action::Tour
        ) || self >= Action::Undo
    }
}

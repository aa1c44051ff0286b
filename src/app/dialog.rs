//! A box over the screen: what it is, its fields, its highlighted row. Its rows are computed from the meeting.

use super::event::{Bundle, Export, Keyboard};
use super::paste::OldLetters;
use super::tour::Page;
use crate::domain::*;
use crate::editor::Text;
use serde::{Deserialize, Serialize};

/// What a box is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum What {
    /// Register and queue. `point`: a point of order.
    Queue {
        point: bool,
    },
    /// Another owner for the paragraph.
    Owner,
    Palette,
    /// Who somebody is: named, or found to be somebody known.
    Name(PersonId),
    /// "Gọi nhầm": who really speaks.
    Misdirected,
    Agenda,
    Steps,
    /// The find bar over the minutes.
    Find,
    /// Times that can be corrected.
    Times,
    /// Results of these opinions.
    Outcome {
        opinions: Vec<OpinionId>,
    },
    /// Unit, deadline, reason of one result.
    OutcomeDetail {
        opinion: OpinionId,
        outcome: Outcome,
    },
    /// Opinions and answerers of the paragraph.
    Answer,
    Margin,
    /// Heads present; of the delegates those ticked one by one, with how many.
    Heads {
        ticked: Vec<(Guest, i64)>,
    },
    /// A new vote, or the numbers of one.
    Vote(Option<VoteId>),
    NewItem {
        after: Option<ItemId>,
    },
    RenameItem(ItemId),
    Person(PersonId),
    /// Whose data are to be corrected.
    Whom,
    /// What the meeting is called, where it is held, its hamlets.
    Settings,
    /// Whose papers they are, their form, who receives them.
    Office,
    Time(Moment),
    /// The official sentences, each by its digit.
    Sentences,
    /// The words of one of them.
    Sentence(usize),
    Topic(TurnId),
    RefuseSpeaker(TurnId),
    Export,
    ExportAll,
    Backup,
    /// The table of shorthand.
    Shorthand,
    /// One line for the chair.
    Tell,
    /// The minutes as they will be printed, over the whole screen; its rows are their passages.
    ReadBack,
    /// What somebody objects to in a passage.
    Objection(Passage),
    /// Adoption, closing time and lock in one.
    Lock,
    /// Why the minutes are unlocked.
    Unlock,
    /// Number, day and signed scan of a paper.
    Issue,
    /// Something that wants a yes.
    Ask {
        request: Request,
        warnings: Vec<Warned>,
    },
    /// Whether letters of an old font, just pasted, are to be read.
    OldLetters(OldLetters),
    Summary,
    Help,
    KeyTest(Keyboard),
    /// What is where, for who sits here for the first time.
    Tour(Page),
}

/// Delegates that can be ticked: a group, or somebody by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Guest {
    Party(PartyId),
    Person(PersonId),
}

/// What runs again at "yes".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    Advance,
    GoTo(ItemId),
    Close,
    /// What is selected over paragraphs, else the open paragraph.
    EraseOpen,
    /// Another file than the one that is there.
    Overwrite(Export),
    /// Files of the same names in a folder.
    Replace(Bundle),
}

/// A warning as it is kept in a box: ids, so that it still speaks after a restart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Warned {
    StillWaiting(Vec<TurnId>),
    Unanswered(Vec<OpinionId>),
    Unsorted(Vec<OpinionId>),
    DeletesAnswered(OpinionId),
    FileExists(String),
    FolderExists(String),
}

impl From<&Warning> for Warned {
    fn from(warning: &Warning) -> Warned {
        match warning {
            Warning::StillWaiting(turns) => Warned::StillWaiting(turns.clone()),
            Warning::Unanswered(opinions) => Warned::Unanswered(opinions.clone()),
            Warning::Unsorted(opinions) => Warned::Unsorted(opinions.clone()),
            Warning::DeletesAnswered(opinion) => Warned::DeletesAnswered(*opinion),
        }
    }
}

/// What a field of a box is called; `text` words it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    Find,
    Opinions,
    By,
    Owner,
    Kind,
    Opinion,
    Field,
    Author,
    Reader,
    Source,
    OpinionKind,
    Unnamed,
    Grievance,
    Unit,
    Support,
    Deadline,
    Reason,
    Time,
    Subject,
    Form,
    Agree,
    Against,
    Other,
    Base,
    Heads,
    Title,
    Minutes,
    Name,
    Described,
    Honorific,
    Role,
    Hamlet,
    Phone,
    Topic,
    Path,
    Folder,
    Duty,
    MeetingTitle,
    Day,
    PlannedOpen,
    Venue,
    ParentAgency,
    Agency,
    Symbol,
    Hamlets,
    Way,
    Invited,
    Organ,
    Seat,
    OnBehalf,
    SignerOffice,
    Receivers,
    Settlement,
    Objector,
    /// What a passage is to be.
    Becomes,
    /// What the objector said.
    Words,
    Adopted,
    Copies,
    ClosingTime,
    Paper,
    Number,
    IssuedOn,
    Scan,
    Format,
    Audience,
    Order,
    AfterWriting,
    Copied,
    /// The short form of something in the table of shorthand.
    Short,
    /// What it stands for.
    Full,
    Message,
    Sentence,
}

/// What may be chosen in a field that is not typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Choice {
    Kind(Kind),
    Source(Source),
    OpinionKind(Option<OpinionKind>),
    Unnamed(bool),
    Grievance(Option<Grievance>),
    Form(VoteForm),
    Duty(Duty),
    Way(Way),
    Organ(Organ),
    Settlement(Settlement),
    Adopted(bool),
    Paper(Paper),
    Format(Format),
    Audience(Audience),
    Grouped(bool),
    Opens(bool),
    /// Public copies too.
    Public(bool),
}

/// What a field holds: text, or one of a few values turned with ← and →.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Text(Text),
    Choice { options: Vec<Choice>, at: usize },
}

#[derive(Clone, Debug, PartialEq)]
pub struct FieldEntry {
    pub label: Label,
    pub entry: Entry,
    /// What stood in it when the box opened: only what differs is done.
    pub before: String,
    pub before_at: usize,
}

/// A row of a box's list.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// Waiting, the n-th.
    Waiting(TurnId),
    /// Withdrawn, refused, unheard: can be put back.
    Off(TurnId),
    Known(PersonId),
    /// Would be added as read.
    New(NewPerson),
    Nobody,
    Hall,
    Action(crate::action::Action),
    Item(ItemId),
    /// Index into the steps read from the journal.
    Step(usize),
    Moment(Moment),
    Opinion(OpinionId),
    Guest(Guest),
    Passage(Passage),
    Shorthand(super::Shorthand),
    /// What is typed, as it is.
    Typed,
    /// A line often said, instead of what is typed.
    AtHand(String),
    /// An official sentence by its number.
    Sentence(usize),
    /// The next of the office's own.
    NewSentence(usize),
    No,
    Yes,
}

/// An open box.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialog {
    pub what: What,
    pub fields: Vec<FieldEntry>,
    pub active: usize,
    /// The highlighted row.
    pub row: usize,
    /// First visible line of what scrolls.
    pub scroll: usize,
}

impl FieldEntry {
    pub fn text(label: Label, text: &str) -> FieldEntry {
        FieldEntry { label, entry: Entry::Text(Text::new(text)), before: text.to_owned(), before_at: 0 }
    }
    pub fn choice(label: Label, options: Vec<Choice>, at: usize) -> FieldEntry {
        FieldEntry { label, entry: Entry::Choice { options, at }, before: String::new(), before_at: at }
    }
    pub fn has_changed(&self) -> bool {
        match &self.entry {
            Entry::Text(text) => text.as_str() != self.before,
            Entry::Choice { at, .. } => *at != self.before_at,
        }
    }
    pub fn typed(&self) -> &str {
        match &self.entry {
            Entry::Text(text) => text.as_str().trim(),
            Entry::Choice { .. } => "",
        }
    }
    pub fn chosen(&self) -> Option<&Choice> {
        match &self.entry {
            Entry::Choice { options, at } => options.get(*at),
            Entry::Text(_) => None,
        }
    }
}

impl Dialog {
    pub fn new(what: What, fields: Vec<FieldEntry>) -> Dialog {
        Dialog { what, fields, active: 0, row: 0, scroll: 0 }
    }
    /// A box with one empty field to find things with.
    pub fn finding(what: What) -> Dialog {
        Dialog::new(what, vec![FieldEntry::text(Label::Find, "")])
    }
    pub fn field(&self, label: Label) -> Option<&FieldEntry> {
        self.fields.iter().find(|field| field.label == label)
    }
    pub fn typed(&self, label: Label) -> &str {
        self.field(label).map_or("", FieldEntry::typed)
    }
    /// What is typed in a field, if that differs from what stood there when the box opened.
    pub fn changed(&self, label: Label) -> Option<&str> {
        self.field(label).filter(|field| field.has_changed()).map(FieldEntry::typed)
    }
    /// What is chosen in a field, if that differs from what stood there when the box opened.
    pub fn turned(&self, label: Label) -> Option<&Choice> {
        self.field(label).filter(|field| field.has_changed()).and_then(FieldEntry::chosen)
    }
    pub fn chosen(&self, label: Label) -> Option<&Choice> {
        self.field(label).and_then(FieldEntry::chosen)
    }
    /// What is typed into the first field, without the spaces around it.
    pub fn query(&self) -> &str {
        self.fields.first().map_or("", FieldEntry::typed)
    }
    pub fn active_text(&mut self) -> Option<&mut Text> {
        match &mut self.fields.get_mut(self.active)?.entry {
            Entry::Text(text) => Some(text),
            Entry::Choice { .. } => None,
        }
    }
}

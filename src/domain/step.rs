//! A step: one thing somebody did, undoable, written whole, kept for ever; and the changes of rows it consists of.

use super::rows::*;
use super::time::Time;
use super::value::{Cells, Row, TableSpec, Value, codes};
use std::collections::BTreeMap;

/// Rows by id.
pub type Table<R> = BTreeMap<<R as Row>::Id, R>;

/// A row before and after; a missing side means it was born or it died.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit<R> {
    pub before: Option<R>,
    pub after: Option<R>,
}

/// An edit as columns: what the journal keeps. For a changed row only the columns that differ, else the whole row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowEdit {
    pub table: &'static str,
    pub id: i64,
    pub before: Option<Cells>,
    pub after: Option<Cells>,
}

/// The number of a step in its file, counted from 1 without a gap.
pub type StepNo = i64;

/// One thing somebody did.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub n: StepNo,
    pub at: Time,
    pub deed: Deed,
    pub changes: Vec<Change>,
    /// The step this one takes back.
    pub undoes: Option<StepNo>,
}

/// A step as it stands in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub n: StepNo,
    pub at: Time,
    /// Who sat at the console; empty for a step that is not read from a journal.
    pub by: String,
    pub deed: Deed,
    pub undoes: Option<StepNo>,
    pub edits: Vec<RowEdit>,
}

codes! {
    /// What was done: the name of a step.
    Deed {
        Schema = "schema",
        New = "new",
        Clock = "clock",
        Open = "open",
        GoTo = "go_to",
        Close = "close",
        AddItem = "add_item",
        RenameItem = "rename_item",
        MoveItem = "move_item",
        SkipItem = "skip_item",
        PlanItem = "plan_item",
        Break = "break",
        EndBreak = "end_break",
        Register = "register",
        Withdraw = "withdraw",
        Defer = "defer",
        PutBack = "put_back",
        Reorder = "reorder",
        LastWord = "last_word",
        CloseList = "close_list",
        OpenList = "open_list",
        Refuse = "refuse",
        Unheard = "unheard",
        Invite = "invite",
        FloorToChair = "floor_to_chair",
        EndTurn = "end_turn",
        Pause = "pause",
        Resume = "resume",
        MoreTime = "more_time",
        Misdirected = "misdirected",
        Gap = "gap",
        Write = "write",
        Rewrite = "rewrite",
        Splice = "splice",
        Owner = "owner",
        Margin = "margin",
        Opinion = "opinion",
        TakeBackOpinion = "take_back_opinion",
        Slip = "slip",
        Answer = "answer",
        Reply = "reply",
        Outcome = "outcome",
        Conclusion = "conclusion",
        Task = "task",
        Vote = "vote",
        Heads = "heads",
        AddPerson = "add_person",
        Name = "name",
        EditPerson = "edit_person",
        CorrectTime = "correct_time",
        Settings = "settings",
        /// Reading the minutes back began.
        ReadBack = "read_back",
        Objection = "objection",
        Adopt = "adopt",
        Lock = "lock",
        Unlock = "unlock",
        /// A paper got its number, its day, or its signed scan.
        Issue = "issue",
        /// An official sentence was put into the minutes.
        Sentence = "sentence",
        /// The chair was told something, or it was taken back.
        Tell = "tell",
        Undo = "undo",
    }
}

impl Deed {
    /// Typing and editing of text, which Ctrl+Z reaches.
    pub fn is_text(self) -> bool {
        matches!(self, Deed::Write | Deed::Rewrite | Deed::Splice | Deed::Sentence)
    }
    /// What no undo may cross or take back.
    pub fn is_barrier(self) -> bool {
        matches!(self, Deed::Schema | Deed::New | Deed::Clock | Deed::Lock | Deed::Unlock)
    }
}

/// The one list of tables: the enum of changes, the rows in memory, and the way between rows and columns.
macro_rules! tables {
    ($($field:ident: $row:ident),* $(,)?) => {
        /// One row changed: one variant per table.
        #[derive(Clone, Debug, PartialEq)]
        #[expect(clippy::large_enum_variant, reason = "a step has a handful of changes; a box for each row buys nothing")]
        pub enum Change { $($row(Edit<$row>)),* }

        /// Every table, in an order in which parents come before their children.
        pub const TABLES: &[TableSpec] = &[$(<$row as Row>::SPEC),*];

        /// All rows of one meeting.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Rows { $(pub $field: Table<$row>),* }

        $(impl Stored for $row {
            fn table(rows: &Rows) -> &Table<$row> { &rows.$field }
            fn change(edit: Edit<$row>) -> Change { Change::$row(edit) }
            fn edit(change: &Change) -> Option<&Edit<$row>> {
                match change { Change::$row(edit) => Some(edit), _ => None }
            }
            fn edit_mut(change: &mut Change) -> Option<&mut Edit<$row>> {
                match change { Change::$row(edit) => Some(edit), _ => None }
            }
        })*

        impl Change {
            pub fn row_edit(&self) -> RowEdit {
                match self { $(Change::$row(edit) => edit.row_edit()),* }
            }
            /// A change out of whole rows of values; `None` when the values are not a row of that table.
            pub fn from_values(table: &str, before: Option<Vec<Value>>, after: Option<Vec<Value>>) -> Option<Change> {
                $(if table == <$row as Row>::SPEC.name {
                    let read = |values: Option<Vec<Value>>| match values {
                        Some(values) => $row::from_values(values).map(Some),
                        None => Some(None),
                    };
                    return Some(Change::$row(Edit { before: read(before)?, after: read(after)? }));
                })*
                None
            }
        }

        impl Rows {
            pub(super) fn set(&mut self, change: &Change) {
                match change {
                    $(Change::$row(edit) => {
                        if let Some(row) = &edit.after {
                            self.$field.insert(row.id(), row.clone());
                        } else if let Some(row) = &edit.before {
                            self.$field.remove(&row.id());
                        }
                    })*
                }
            }
            /// The values of a row, in the order of its columns.
            pub fn values(&self, table: &str, id: i64) -> Option<Vec<Value>> {
                $(if table == <$row as Row>::SPEC.name {
                    return self.$field.get(&id.into()).map(Row::values);
                })*
                None
            }
            /// Calls `see` with every row's table, id and values.
            pub fn each(&self, mut see: impl FnMut(&'static TableSpec, i64, Vec<Value>)) {
                $(for row in self.$field.values() {
                    const SPEC: TableSpec = <$row as Row>::SPEC;
                    see(&SPEC, row.id().into(), row.values());
                })*
            }
        }
    };
}

/// A row that has a table in memory and a variant of `Change`.
pub trait Stored: Row {
    fn table(rows: &Rows) -> &Table<Self>;
    fn change(edit: Edit<Self>) -> Change;
    fn edit(change: &Change) -> Option<&Edit<Self>>;
    fn edit_mut(change: &mut Change) -> Option<&mut Edit<Self>>;
}

tables! {
    meeting: Info, hamlets: Hamlet, parties: Party, fields: Field, people: Person, charges: Charge, items: Item,
    turns: Turn, spells: Spell, headcounts: Headcount, heads: Head, opinions: Opinion, answers: Answer,
    answer_opinions: AnswerOpinion, answer_bys: AnswerBy, tasks: Task, votes: Vote, paragraphs: Paragraph,
    objections: Objection, versions: Version, issues: Issue, mentions: Mention, messages: Message,
}

impl Rows {
    /// Takes in a row that was read; false when the values are not a row of that table.
    pub fn insert_values(&mut self, table: &str, values: Vec<Value>) -> bool {
        let read = Change::from_values(table, None, Some(values));
        read.as_ref().inspect(|birth| self.set(birth)).is_some()
    }
}

/// The table of that name.
pub fn table(name: &str) -> Option<&'static TableSpec> {
    TABLES.iter().find(|spec| spec.name == name)
}

impl<R: Row> Edit<R> {
    fn row_edit(&self) -> RowEdit {
        let (before, after) = (self.before.as_ref().map(Row::values), self.after.as_ref().map(Row::values));
        let id = self.before.as_ref().or(self.after.as_ref()).map_or(0, |row| row.id().into());
        let differs: Vec<bool> = match (&before, &after) {
            (Some(before), Some(after)) => before.iter().zip(after).map(|(b, a)| b != a).collect(),
            _ => vec![true; R::SPEC.columns.len()],
        };
        let cells = |values: Option<Vec<Value>>| -> Option<Cells> {
            let columns = R::SPEC.columns.iter().zip(values?).zip(&differs);
            Some(columns.filter(|(_, differs)| **differs).map(|((column, value), _)| (column.name, value)).collect())
        };
        RowEdit { table: R::SPEC.name, id, before: cells(before), after: cells(after) }
    }
}

impl Step {
    pub fn record(&self) -> Record {
        let edits = self.changes.iter().map(Change::row_edit).collect();
        Record { n: self.n, at: self.at, by: String::new(), deed: self.deed, undoes: self.undoes, edits }
    }
}

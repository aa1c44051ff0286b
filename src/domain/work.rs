//! A step in the making: a rule reads rows through it and changes them in it; nothing in memory moves.

use super::meeting::Meeting;
use super::step::{Change, Deed, Edit, Stored};

/// Changes being collected on top of a meeting. Reading through it sees what was changed in it.
pub struct Work<'m> {
    pub meeting: &'m Meeting,
    deed: Deed,
    changes: Vec<Change>,
    next_id: i64,
}

impl<'m> Work<'m> {
    pub fn new(meeting: &'m Meeting, deed: Deed) -> Work<'m> {
        Work { meeting, deed, changes: Vec::new(), next_id: meeting.next_id() }
    }
    /// A fresh id: never used before in this file.
    pub fn id<I: From<i64>>(&mut self) -> I {
        self.next_id += 1;
        I::from(self.next_id - 1)
    }
    pub fn get<R: Stored>(&self, id: R::Id) -> Option<&R> {
        match self.edit_of::<R>(id) {
            Some(edit) => edit.after.as_ref(),
            None => R::table(self.meeting.rows()).get(&id),
        }
    }
    /// All rows of a table as they stand in this work.
    pub fn all<R: Stored + 'm>(&self) -> Vec<&R> {
        let untouched = R::table(self.meeting.rows()).iter().filter(|(id, _)| self.edit_of::<R>(**id).is_none());
        let touched = self.changes.iter().filter_map(|change| R::edit(change)?.after.as_ref());
        untouched.map(|(_, row)| row).chain(touched).collect()
    }
    pub fn insert<R: Stored>(&mut self, row: R) -> R::Id {
        let id = row.id();
        self.put(id, None, Some(row));
        id
    }
    /// The same for a row whose id was just given out in this work: nothing is looked for, so ten thousand cost what they weigh.
    pub fn bear<R: Stored>(&mut self, row: R) {
        self.changes.push(R::change(Edit { before: None, after: Some(row) }));
    }
    /// Changes a row in place; a row that is not there stays so.
    pub fn update<R: Stored>(&mut self, id: R::Id, change: impl FnOnce(&mut R)) {
        if let Some(row) = self.get::<R>(id).cloned() {
            let mut after = row.clone();
            change(&mut after);
            if after != row {
                self.put(id, Some(row), Some(after));
            }
        }
    }
    pub fn delete<R: Stored>(&mut self, id: R::Id) {
        if let Some(row) = self.get::<R>(id).cloned() {
            self.put(id, Some(row), None);
        }
    }
    /// Takes over a change made elsewhere.
    pub(super) fn adopt(&mut self, change: Change) {
        self.changes.push(change);
    }
    pub fn rename(&mut self, deed: Deed) {
        self.deed = deed;
    }
    pub fn deed(&self) -> Deed {
        self.deed
    }
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }
    /// Words that stand for a row follow it first, in the same step.
    pub fn finish(mut self) -> (Deed, Vec<Change>) {
        self.follow();
        (self.deed, self.changes)
    }

    pub(super) fn edit_of<R: Stored>(&self, id: R::Id) -> Option<&Edit<R>> {
        let is_it = |edit: &&Edit<R>| edit.after.as_ref().or(edit.before.as_ref()).is_some_and(|row| row.id() == id);
        self.changes.iter().filter_map(R::edit).find(is_it)
    }
    fn put<R: Stored>(&mut self, id: R::Id, before: Option<R>, after: Option<R>) {
        let known = self.changes.iter().position(|change| {
            R::edit(change)
                .and_then(|edit| edit.after.as_ref().or(edit.before.as_ref()))
                .is_some_and(|row| row.id() == id)
        });
        let Some(at) = known else {
            self.changes.push(R::change(Edit { before, after }));
            return;
        };
        let edit = R::edit_mut(&mut self.changes[at]).expect("the change at this position is of this table");
        edit.after = after;
        if edit.before == edit.after {
            self.changes.remove(at);
        }
    }
}

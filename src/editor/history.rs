//! What undo and redo remember of one text: a list of replacements, typed words merged into one.
//! Nothing here knows the time, so a group ends where a word ends or where the caret was moved.

/// What the hands did; decides which edits may merge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// One scalar typed.
    Typing,
    /// One scalar taken before the caret.
    Erasing,
    /// One grapheme taken after the caret.
    Deleting,
    /// A paste, a cut, a replacement: always a group of its own.
    Whole,
}

/// `removed` at offset `at` gave way to `inserted`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edit {
    pub kind: Kind,
    pub at: usize,
    pub removed: String,
    pub inserted: String,
    /// Caret and anchor before the edit.
    pub caret: usize,
    pub anchor: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
struct Group {
    edit: Edit,
    /// It followed the group before it without a move of the caret between them.
    follows: bool,
}

impl Group {
    fn changes(&self) -> bool {
        self.edit.removed != self.edit.inserted
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct History {
    done: Vec<Group>,
    undone: Vec<Group>,
    /// The newest group may still grow.
    open: bool,
    /// How many groups were done when the text was sealed last; none once that text cannot be come back to.
    sealed: Option<usize>,
}

impl History {
    /// The next edit starts a new group.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// The text as it stands now is kept elsewhere; the next edit starts a new group.
    pub fn seal(&mut self) {
        self.open = false;
        self.sealed = Some(self.done.len());
    }

    /// What was sealed last was taken back since, in part or whole.
    pub fn is_behind(&self) -> bool {
        self.sealed.is_some_and(|sealed| self.done.len() < sealed)
    }

    pub fn can_redo(&self) -> bool {
        self.undone.iter().any(Group::changes)
    }

    pub fn record(&mut self, edit: Edit) {
        self.undone.clear();
        self.sealed = self.sealed.filter(|sealed| *sealed <= self.done.len());
        let follows = std::mem::replace(&mut self.open, edit.kind != Kind::Whole);
        let grown = follows && self.done.last_mut().is_some_and(|last| last.edit.absorb(&edit));
        match grown {
            true => self.join_correction(),
            false => self.done.push(Group { edit, follows }),
        }
        self.sealed = self.sealed.filter(|sealed| *sealed <= self.done.len());
    }

    /// The newest edit, to be taken back.
    pub fn undo(&mut self) -> Option<&Edit> {
        turn_page(&mut self.done, &mut self.undone, &mut self.open)
    }

    /// The edit taken back last, to be made again.
    pub fn redo(&mut self) -> Option<&Edit> {
        turn_page(&mut self.undone, &mut self.done, &mut self.open)
    }

    /// An input method corrects a word by erasing its end and typing it anew: then word and correction are one group.
    fn join_correction(&mut self) {
        let [.., word, fix] = self.done.as_mut_slice() else { return };
        let corrects = fix.follows
            && fix.edit.kind == Kind::Typing
            && word.edit.kind == Kind::Typing
            && !fix.edit.removed.is_empty()
            && fix.edit.removed_end() == word.edit.inserted_end();
        if corrects {
            word.edit.correct(&fix.edit);
            self.done.pop();
        }
    }
}

/// Moves the newest edit that changes anything from one list to the other, and what lies before it.
fn turn_page<'a>(from: &mut Vec<Group>, to: &'a mut Vec<Group>, open: &mut bool) -> Option<&'a Edit> {
    *open = false;
    let at = from.iter().rposition(Group::changes)?;
    to.extend(from.drain(at..).rev());
    to.last().map(|group| &group.edit)
}

impl Edit {
    fn removed_end(&self) -> usize {
        self.at + self.removed.len()
    }

    fn inserted_end(&self) -> usize {
        self.at + self.inserted.len()
    }

    /// Grows by the edit made right after this one, if both are one movement of the hands.
    fn absorb(&mut self, next: &Edit) -> bool {
        match (self.kind, next.kind) {
            (Kind::Typing, Kind::Typing) => {
                let word_ended = self.inserted.ends_with(char::is_whitespace);
                let same_word = !word_ended || next.inserted.starts_with(char::is_whitespace);
                let grows = same_word && next.removed.is_empty() && next.at == self.inserted_end();
                if grows {
                    self.inserted.push_str(&next.inserted);
                }
                grows
            }
            (Kind::Erasing, Kind::Erasing) if next.removed_end() == self.at => {
                self.removed.insert_str(0, &next.removed);
                self.at = next.at;
                true
            }
            (Kind::Deleting, Kind::Deleting) if next.at == self.at => {
                self.removed.push_str(&next.removed);
                true
            }
            (Kind::Erasing, Kind::Typing) if next.at == self.at && !self.removed.contains(char::is_whitespace) => {
                self.kind = Kind::Typing;
                self.inserted.push_str(&next.inserted);
                true
            }
            _ => false,
        }
    }

    /// This edit and then `fix`, which replaces the end of what this one inserted and perhaps some text before it.
    fn correct(&mut self, fix: &Edit) {
        match fix.at.checked_sub(self.at) {
            Some(kept) => self.inserted.truncate(kept),
            None => {
                self.removed.insert_str(0, &fix.removed[..self.at - fix.at]);
                self.inserted.clear();
                self.at = fix.at;
            }
        }
        self.inserted.push_str(&fix.inserted);
    }
}

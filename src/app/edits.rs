//! What Ctrl+Z can take back and Ctrl+Y bring again: two logs of edits. When they do it is next door, in `undo`.

use super::Pen;
use crate::domain::*;
use crate::editor::Text;
use std::collections::VecDeque;

/// How many edits Ctrl+Z reaches back.
const REACH: usize = 500;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Forth,
}

/// What is taken back.
#[derive(Clone, Debug)]
pub(super) enum Undoable {
    /// A step, with the name of what was done at first.
    Step(Deed, Step),
    /// Typing that was taken back before it was sealed: the pen as it was left.
    Typing(Box<Pen>),
}

/// What Ctrl+Z takes back, and what Ctrl+Y brings again.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits {
    pub(super) back: VecDeque<Undoable>,
    pub(super) forth: VecDeque<Undoable>,
    /// Steps made now are part of taking something back.
    pub(super) replaying: Option<Way>,
}

impl Edits {
    pub fn learn(&mut self, step: &Step) {
        let log = match self.replaying {
            None if !step.deed.is_text() => return,
            None => {
                self.forth.clear();
                &mut self.back
            }
            Some(Way::Back) => &mut self.forth,
            Some(Way::Forth) => &mut self.back,
        };
        log.push_back(Undoable::Step(step.deed, step.clone()));
        if log.len() > REACH {
            log.pop_front();
        }
    }
    pub fn log(&mut self, way: Way) -> &mut VecDeque<Undoable> {
        match way {
            Way::Back => &mut self.back,
            Way::Forth => &mut self.forth,
        }
    }
    /// What was taken back last is called what it was called at first.
    pub fn rename_newest(&mut self, way: Way, deed: Deed) {
        let other = match way {
            Way::Back => &mut self.forth,
            Way::Forth => &mut self.back,
        };
        if let Some(Undoable::Step(first, _)) = other.back_mut() {
            *first = deed;
        }
    }
    /// Where the steps lie that wrote this paragraph since it said these words, the newest first; none when it never did.
    pub fn since(&self, id: ParagraphId, words: &Text) -> Vec<usize> {
        let mut steps = Vec::new();
        for (n, edit) in self.back.iter().enumerate().rev().filter_map(|(n, entry)| Some((n, edit_of(entry, id)?))) {
            steps.push(n);
            if edit.before.as_ref().is_some_and(|before| words.says(&before.text)) {
                return steps;
            }
        }
        Vec::new()
    }
    /// The newest step that wrote this paragraph was taken back in part: what is left of it is this row.
    pub fn shorten(&mut self, now: &Paragraph) {
        let newest = self.back.iter_mut().rev().find(|entry| edit_of(entry, now.id).is_some());
        if let Some(Undoable::Step(_, step)) = newest {
            for change in &mut step.changes {
                match change {
                    Change::Paragraph(edit) if is_of(edit, now.id) => edit.after = Some(now.clone()),
                    _ => {}
                }
            }
        }
    }
}

/// What an edit of words did to a paragraph.
fn edit_of(entry: &Undoable, id: ParagraphId) -> Option<&Edit<Paragraph>> {
    let Undoable::Step(_, Step { deed: Deed::Write | Deed::Rewrite, changes, .. }) = entry else { return None };
    changes.iter().find_map(|change| match change {
        Change::Paragraph(edit) if is_of(edit, id) => Some(edit),
        _ => None,
    })
}

/// The pen where its words were sealed last, if more was typed after that and taken back.
pub(super) fn beyond_the_seal(mut pen: Pen) -> Option<Undoable> {
    while pen.text.is_behind() && pen.text.redo() {}
    pen.text.can_redo().then(|| Undoable::Typing(Box::new(pen)))
}

fn is_of(edit: &Edit<Paragraph>, id: ParagraphId) -> bool {
    edit.after.as_ref().or(edit.before.as_ref()).is_some_and(|row| row.id == id)
}

//! What is not yet a step but must survive: the sentence being typed, the boxes, the caret. One JSON text.

use super::dialog::{Choice, Dialog, Entry, FieldEntry, Label, What};
use super::pen::Target;
use super::{App, Caret, Effect, Gap, Notice, Pen, Start};
use crate::domain::{Margin, Paragraph, ParagraphId, Time};
use crate::editor::Text;
use serde::{Deserialize, Serialize};

/// A text with its caret.
#[derive(Serialize, Deserialize)]
struct Typed {
    text: String,
    caret: usize,
    anchor: Option<usize>,
}

#[derive(Serialize, Deserialize)]
enum Filled {
    Text { typed: Typed, before: String },
    Choice { options: Vec<Choice>, at: usize, before: usize },
}

#[derive(Serialize, Deserialize)]
struct Boxed {
    what: What,
    fields: Vec<(Label, Filled)>,
    active: usize,
    row: usize,
}

#[derive(Serialize, Deserialize)]
struct Draft {
    target: Target,
    /// The words of the open paragraph's row as they were, and the next id to be given: a kill between two writes can leave
    /// the draft older than the rows.
    row: Option<String>,
    next_id: i64,
    margin: Margin,
    typed: Typed,
    tail: Margin,
    /// Each a `Boxed`; one that another version wrote is left out without losing the rest.
    boxes: Vec<serde_json::Value>,
    gap: Option<Gap>,
}

/// While the clock of a turn runs, a sign of life at least this often, in milliseconds.
const SIGN_OF_LIFE: i64 = 10_000;
/// A gap shorter than this is not worth a word, in milliseconds.
const WORTH_SAYING: i64 = 3_000;
/// A draft is written at every key: no more bytes than this of a paste stand in one.
const HEAVY: usize = 16 << 10;

impl App {
    /// The draft to be saved, when something changed since the last one or a sign of life is due.
    pub fn take_draft(&mut self) -> Option<(Time, String)> {
        let quiet = self.drafted_at.map_or(i64::MAX, |at| self.now.since(at));
        let alive = self.meeting.is_open()
            && quiet >= if self.meeting.floor().is_some() { SIGN_OF_LIFE } else { 6 * SIGN_OF_LIFE };
        if self.read_only || !(self.dirty || alive) {
            return None;
        }
        if self.dirty {
            self.saved.waiting_since.get_or_insert(self.now);
        }
        self.dirty = false;
        self.drafted_at = Some(self.now);
        let draft = Draft {
            target: self.pen.target,
            row: self.pen.paragraph(&self.meeting).map(|paragraph| paragraph.text.clone()),
            next_id: self.meeting.next_id(),
            margin: self.pen.margin.clone(),
            typed: typed(&self.pen.text),
            tail: self.tail.clone(),
            boxes: self.dialogs.iter().filter(|dialog| is_light(dialog)).filter_map(written).collect(),
            gap: self.gap,
        };
        Some((self.now, serde_json::to_string(&draft).expect("a draft is plain data")))
    }

    /// Back as it was: sentence, box, caret; and how long the machine was off.
    pub(super) fn restore(&mut self, start: &Start) {
        let draft = start.draft.as_ref().and_then(|(_, body)| serde_json::from_str::<Draft>(body).ok());
        if let Some(draft) = draft {
            self.gap = draft.gap;
            self.restore_pen(&draft);
            self.tail = draft.tail;
            self.mend_margins();
            let boxes = draft.boxes.into_iter().filter_map(|boxed| serde_json::from_value(boxed).ok());
            boxes.for_each(|boxed| self.restore_box(boxed));
            self.mend_dialogs();
        } else if self.meeting.floor().is_some() {
            self.pen_to_floor();
        }
        let alive = start.alive.max(start.draft.as_ref().map(|(at, _)| *at));
        if let Some(from) =
            alive.filter(|from| self.meeting.is_open() && self.now.since(*from) >= WORTH_SAYING && !self.demo)
        {
            let running = self.meeting.rows().spells.values().any(|spell| spell.is_open() && !spell.is_break());
            if running {
                self.gap = Some(Gap { from, to: self.now });
            }
            self.say(Notice::Restored { from, to: self.now, running });
        }
        self.drafted_at = start.draft.as_ref().map(|(at, _)| *at);
    }
    /// Unsealed words come back only where the row has not taken them, or others, in since.
    fn restore_pen(&mut self, draft: &Draft) {
        let Typed { text, caret, anchor } = &draft.typed;
        let text = Text::restore(text.clone(), *caret, *anchor);
        let paragraph = match draft.target {
            Caret::Written(id) => self.meeting.get::<Paragraph>(id),
            Caret::Unborn => self.born_since(draft.next_id, &text.sealed()),
        };
        self.pen = match paragraph {
            Some(row) if draft.target == Caret::Unborn || draft.row.as_ref() != Some(&row.text) => {
                Pen::written(row, Text::restore(row.text.clone(), *caret, None))
            }
            Some(row) => Pen { margin: draft.margin.clone(), ..Pen::written(row, text) },
            None => Pen { target: Caret::Unborn, margin: draft.margin.clone(), text },
        };
    }
    /// The paragraph the drafted words have become.
    fn born_since(&self, id: i64, words: &str) -> Option<&Paragraph> {
        let mut newer = self.meeting.rows().paragraphs.range(ParagraphId(id)..).map(|(_, paragraph)| paragraph);
        newer.find(|paragraph| !words.is_empty() && paragraph.text.starts_with(words))
    }
    /// A question is not asked again by itself, nor do keyboard test and tour come back in the middle.
    fn restore_box(&mut self, boxed: Boxed) {
        match boxed.what {
            What::Ask { .. } | What::KeyTest(_) | What::Tour(_) => return,
            What::Steps => self.ask(Effect::ReadSteps),
            What::Find => self.find_from_caret(),
            _ => {}
        }
        let fields: Vec<FieldEntry> = boxed.fields.into_iter().map(field).collect();
        let active = boxed.active.min(fields.len().saturating_sub(1));
        self.dialogs.push(Dialog { active, row: boxed.row, ..Dialog::new(boxed.what, fields) });
        self.clamp_row();
    }
}

/// A question about a long paste is not asked again after a kill: its words stand in the minutes as they came.
fn is_light(dialog: &Dialog) -> bool {
    !matches!(&dialog.what, What::OldLetters(letters) if letters.raw.len() > HEAVY)
}
fn written(dialog: &Dialog) -> Option<serde_json::Value> {
    serde_json::to_value(boxed(dialog)).ok()
}

fn typed(text: &Text) -> Typed {
    Typed { text: text.as_str().to_owned(), caret: text.caret(), anchor: text.anchor() }
}

fn boxed(dialog: &Dialog) -> Boxed {
    let fields = dialog.fields.iter().map(|field| {
        let filled = match &field.entry {
            Entry::Text(text) => Filled::Text { typed: typed(text), before: field.before.clone() },
            Entry::Choice { options, at } => {
                Filled::Choice { options: options.clone(), at: *at, before: field.before_at }
            }
        };
        (field.label, filled)
    });
    Boxed { what: dialog.what.clone(), fields: fields.collect(), active: dialog.active, row: dialog.row }
}

fn field((label, filled): (Label, Filled)) -> FieldEntry {
    match filled {
        Filled::Text { typed: Typed { text, caret, anchor }, before } => {
            FieldEntry { before, entry: Entry::Text(Text::restore(text, caret, anchor)), ..FieldEntry::text(label, "") }
        }
        Filled::Choice { options, at, before } => {
            let at = at.min(options.len().saturating_sub(1));
            FieldEntry { entry: Entry::Choice { options, at }, ..FieldEntry::choice(label, Vec::new(), before) }
        }
    }
}

//! The find bar: where its words stand in the minutes, which place is the current one, and the way to the next. The places are
//! kept while the bar is open and made anew when something changed; nobody searches while painting.

use super::{App, Caret, Dialog, Entry, FieldEntry, Label, Line, Notice, What};
use crate::action::Action;
use crate::domain::{ParagraphId, StepNo};
use crate::editor::{Text, rows};
use crate::viet::{self, Sought};
use std::ops::Range;

/// Words that were found: bytes of the n-th shown paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub paragraph: usize,
    pub bytes: Range<usize>,
}

/// What the open find bar knows; the last query also when it is closed.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// From top to bottom.
    places: Vec<Found>,
    /// The current one.
    at: usize,
    /// The end of the minutes was passed last: true on the way down, to the first place again.
    round: Option<bool>,
    /// Paragraph and byte the search begins at: the caret, or the place that was stepped to.
    from: (usize, usize),
    of: Option<Of>,
    /// The shown paragraphs, folded once for all keys.
    folded: Vec<String>,
    last: String,
}

/// What the places were made of, and for which page.
#[derive(Clone, Debug, PartialEq)]
struct Of {
    minutes: Minutes,
    query: String,
    size: (u16, u16),
}

/// The minutes as they stand: the newest step, and the paragraph being written with its length.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Minutes {
    step: StepNo,
    pen: Caret,
    length: usize,
}

impl Finding {
    /// All places in the n-th shown paragraph.
    pub fn in_paragraph(&self, paragraph: usize) -> &[Found] {
        let from = self.places.partition_point(|found| found.paragraph < paragraph);
        let until = self.places.partition_point(|found| found.paragraph <= paragraph);
        &self.places[from..until]
    }
    pub fn current(&self) -> Option<&Found> {
        self.places.get(self.at)
    }
    /// Which of how many, from 1.
    pub fn count(&self) -> Option<(usize, usize)> {
        self.current().map(|_| (self.at + 1, self.places.len()))
    }
    /// Stepping has just passed the end of the minutes (true) or their beginning.
    pub fn round(&self) -> Option<bool> {
        self.round
    }
    /// The first place from where the search begins; near the end of the minutes the last one above it.
    fn nearest(&self) -> usize {
        let at = self.places.partition_point(|found| (found.paragraph, found.bytes.start) < self.from);
        at.min(self.places.len().saturating_sub(1))
    }
}

impl App {
    /// The find bar, while it is open.
    pub fn finding(&self) -> Option<&Finding> {
        self.dialogs.iter().any(|dialog| dialog.what == What::Find).then_some(&self.finding)
    }
    /// Opens the bar, or goes back to it, with what was looked for last.
    pub(super) fn open_find(&mut self) {
        if self.reading().is_some() {
            return self.say(Notice::BoxFirst);
        }
        if let Some(at) = self.dialogs.iter().position(|dialog| dialog.what == What::Find) {
            return self.dialogs.truncate(at + 1);
        }
        let mut bar = Dialog::new(What::Find, vec![FieldEntry::text(Label::Find, &self.finding.last)]);
        bar.active_text().into_iter().for_each(Text::select_all);
        self.find_from_caret();
        self.dialogs.push(bar);
        self.dirty = true;
    }
    /// The search begins where the caret stands.
    pub(super) fn find_from_caret(&mut self) {
        let (caret, _) = self.caret();
        let byte = self.pen.text.selection().map_or(self.pen.text.caret(), |selected| selected.start);
        let last = std::mem::take(&mut self.finding.last);
        self.finding = Finding { from: (caret.paragraph, byte), last, ..Finding::default() };
    }
    /// A command while the bar has the caret. False: it means here what it means in every box.
    pub(super) fn while_finding(&mut self, action: Action) -> bool {
        match action {
            Action::Enter | Action::Down | Action::Find | Action::NextField => self.step_found(true),
            Action::Up | Action::PreviousField => self.step_found(false),
            Action::PageUp | Action::PageDown => self.scroll_page(action == Action::PageUp),
            Action::Leave => self.leave_find(),
            _ => return false,
        }
        true
    }
    fn step_found(&mut self, on: bool) {
        self.follow_find();
        let finding = &mut self.finding;
        let Some(last) = finding.places.len().checked_sub(1) else { return self.say(Notice::FoundNothing) };
        let (end, start) = if on { (last, 0) } else { (0, last) };
        finding.round = (finding.at == end).then_some(on);
        finding.at = match (finding.at == end, on) {
            (true, _) => start,
            (false, true) => finding.at + 1,
            (false, false) => finding.at - 1,
        };
        let found = &finding.places[finding.at];
        finding.from = (found.paragraph, found.bytes.start);
        self.show_found();
    }
    /// The words found are selected and the caret stands there; over another box that one has the caret again.
    fn leave_find(&mut self) {
        self.follow_find();
        let found = self.finding.current().cloned();
        self.close_find();
        if let Some(found) = found.filter(|_| self.dialogs.is_empty()) {
            self.go_to_found(&found);
        }
    }
    /// Closes the bar; the caret stays where it is.
    pub(super) fn close_find(&mut self) {
        if let Some(query) = self.query_of_find().filter(|query| !query.trim().is_empty()) {
            self.finding.last = query.to_owned();
        }
        self.dialogs.retain(|dialog| dialog.what != What::Find);
        let last = std::mem::take(&mut self.finding.last);
        self.finding = Finding { last, ..Finding::default() };
        self.dirty = true;
    }
    fn go_to_found(&mut self, found: &Found) {
        let is_open = match self.shown_at(found.paragraph) {
            Some(id) => self.open(id),
            None => self.is_open_at(found.paragraph),
        };
        if is_open && self.pen.text.as_str().get(found.bytes.clone()).is_some() {
            self.anchor = None;
            self.pen.text.set_caret(found.bytes.start, false);
            self.pen.text.set_caret(found.bytes.end, true);
        }
    }

    /// Keeps the places in step with what is typed in the bar and with the minutes.
    pub(super) fn follow_find(&mut self) {
        let Some(query) = self.query_of_find() else { return };
        let (step, pen, length) = (self.meeting.last_step(), self.pen.target, self.pen.text.as_str().len());
        let (minutes, size) = (Minutes { step, pen, length }, self.size);
        let before = self.finding.of.as_ref();
        if before.is_some_and(|of| of.query == query && (of.minutes, of.size) == (minutes, size)) {
            return;
        }
        let of = Of { minutes, query: query.to_owned(), size };
        if before.is_none_or(|of| of.minutes != minutes) {
            self.finding.folded = (0..self.shown()).map(|index| viet::folded_line(self.words_at(index))).collect();
        }
        self.finding.places = self.places_of(&Sought::new(&of.query));
        self.finding.at = self.finding.nearest();
        (self.finding.of, self.finding.round) = (Some(of), None);
        self.show_found();
    }
    /// As typed, spaces and all.
    fn query_of_find(&self) -> Option<&str> {
        let bar = self.dialogs.iter().find(|dialog| dialog.what == What::Find)?;
        match &bar.fields.first()?.entry {
            Entry::Text(text) => Some(text.as_str()),
            Entry::Choice { .. } => None,
        }
    }
    /// All places with the marks that were typed; where none is, those without.
    fn places_of(&self, sought: &Sought) -> Vec<Found> {
        let mut places = Vec::new();
        for (paragraph, folded) in self.finding.folded.iter().enumerate() {
            if sought.is_in(folded) {
                let found = sought.places_by(folded, self.words_at(paragraph));
                places.extend(found.map(|bytes| Found { paragraph, bytes }));
            }
        }
        if sought.has_marks() {
            let agrees = |found: &Found| {
                let place = self.words_at(found.paragraph).get(found.bytes.clone());
                place.is_some_and(|place| sought.agrees(place))
            };
            if places.iter().any(agrees) {
                places.retain(agrees);
            }
        }
        places
    }
    /// Scrolls to the current place when it is not on the page: what was said before and after is then seen too.
    fn show_found(&mut self) {
        let Some(found) = self.finding.current() else { return };
        let text = self.words_at(found.paragraph);
        let (row, _) = rows::place(&rows::wrap(text, self.wrap_width()), text, found.bytes.start);
        let line = Line { paragraph: found.paragraph, row };
        self.show_amid(line);
    }

    /// A paragraph that was asked for from outside is shown; the caret goes there unless a sentence or a box is open.
    pub(super) fn go_to_paragraph(&mut self, id: ParagraphId) {
        let Some(paragraph) = (0..self.shown()).find(|index| self.shown_at(*index) == Some(id)) else { return };
        if self.dialogs.is_empty() && !self.is_unsealed() && !self.is_break(id) && self.open(id) {
            self.pen.text.start(false);
        }
        self.show_amid(Line { paragraph, row: 0 });
    }
}

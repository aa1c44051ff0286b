//! Typing with the built-in input method: which texts it works in, what F12 and Esc do to it, and when its word is let go.

use super::compose::Place;
use super::{App, Habits, Label, Notice};
use crate::action::Action;
use crate::viet::{self, Method, Tone};

/// What the keys typed into a text do there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules<'a> {
    pub method: Option<Method>,
    pub tone: Tone,
    /// A word that is no Vietnamese syllable becomes its keys when it ends.
    pub restores: bool,
    /// The office's own shorthand; none: nothing is written in full here.
    pub shorthand: Option<&'a [(String, String)]>,
}

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Numbers, times, paths, symbols: keys stay keys.
    Keys,
    /// The beginning of something that is looked for: half a syllable is as good as a whole one.
    Search,
    /// Names and short words.
    Words,
    /// Sentences, in which shorthand is written out.
    Prose,
}

impl Rules<'_> {
    pub fn of(habits: &Habits, holds: Holds) -> Rules<'_> {
        Rules {
            method: habits.typing.filter(|_| holds != Holds::Keys),
            tone: habits.tone,
            restores: matches!(holds, Holds::Words | Holds::Prose),
            shorthand: (holds == Holds::Prose).then_some(habits.shorthand.as_slice()),
        }
    }
}

impl Label {
    pub(super) fn holds(self) -> Holds {
        match self {
            Label::Find | Label::By | Label::Owner | Label::Author | Label::Reader | Label::Objector => Holds::Search,
            Label::Name
            | Label::Described
            | Label::Honorific
            | Label::Role
            | Label::Hamlet
            | Label::Hamlets
            | Label::Field
            | Label::Unit
            | Label::Support
            | Label::Venue
            | Label::ParentAgency
            | Label::Agency
            | Label::Seat
            | Label::OnBehalf
            | Label::SignerOffice
            | Label::Receivers
            | Label::Full => Holds::Words,
            Label::Reason
            | Label::Subject
            | Label::Topic
            | Label::Title
            | Label::MeetingTitle
            | Label::Becomes
            | Label::Words
            | Label::Message
            | Label::Sentence => Holds::Prose,
            Label::Opinions
            | Label::Opinion
            | Label::Deadline
            | Label::Time
            | Label::Agree
            | Label::Against
            | Label::Other
            | Label::Base
            | Label::Heads
            | Label::Minutes
            | Label::Phone
            | Label::Path
            | Label::Folder
            | Label::Day
            | Label::PlannedOpen
            | Label::Symbol
            | Label::Invited
            | Label::Copies
            | Label::ClosingTime
            | Label::Number
            | Label::IssuedOn
            | Label::Scan
            | Label::Short => Holds::Keys,
            // Chosen, not typed.
            Label::Kind
            | Label::Source
            | Label::OpinionKind
            | Label::Unnamed
            | Label::Grievance
            | Label::Form
            | Label::Duty
            | Label::Way
            | Label::Organ
            | Label::Settlement
            | Label::Adopted
            | Label::Paper
            | Label::Format
            | Label::Audience
            | Label::Order
            | Label::AfterWriting
            | Label::Copied => Holds::Keys,
        }
    }
}

impl App {
    /// A letter into the open paragraph. `false`: it is full.
    pub(super) fn write(&mut self, c: char) -> bool {
        let rules = Rules::of(&self.habits, Holds::Prose);
        self.composer.type_char(&mut self.pen.text, Place::Minutes, c, &rules)
    }
    pub(super) fn unwrite(&mut self) -> bool {
        let rules = Rules::of(&self.habits, Holds::Prose);
        self.composer.backspace(&mut self.pen.text, Place::Minutes, &rules)
    }
    /// A letter into the active field of the open box, or (none) Backspace there.
    pub(super) fn type_in_field(&mut self, c: Option<char>) {
        let depth = self.dialogs.len();
        let Some(dialog) = self.dialogs.last_mut() else { return };
        let Some(label) = dialog.fields.get(dialog.active).map(|field| field.label) else { return };
        let (place, rules) = (Place::Field { depth, field: dialog.active }, Rules::of(&self.habits, label.holds()));
        if let Some(text) = dialog.active_text() {
            match c {
                Some(c) => self.composer.type_char(text, place, c, &rules),
                None => self.composer.backspace(text, place, &rules),
            };
        }
    }
    /// A letter that comes with its mark while the built-in method is on: another one is on as well. Said once.
    pub(super) fn heed_outside(&mut self, c: char) {
        if self.habits.typing.is_some() && viet::is_composed(c) && !self.composer.warned {
            self.composer.warned = true;
            self.say(Notice::TwoInputMethods);
        }
    }

    /// Something else than typing is about to be done: the word before the caret ends.
    pub(super) fn let_go_of_word(&mut self) {
        let (mut changed, place) = (false, self.composer.place());
        match place {
            Some(Place::Minutes) => {
                let rules = Rules::of(&self.habits, Holds::Prose);
                changed = self.composer.finish(&mut self.pen.text, Place::Minutes, &rules);
            }
            Some(Place::Field { depth, field }) if depth == self.dialogs.len() => {
                if let Some(dialog) = self.dialogs.last_mut().filter(|dialog| dialog.active == field)
                    && let Some(label) = dialog.fields.get(field).map(|field| field.label)
                    && let Some(text) = dialog.active_text()
                {
                    let rules = Rules::of(&self.habits, label.holds());
                    changed = self.composer.finish(text, Place::Field { depth, field }, &rules);
                }
            }
            _ => {}
        }
        self.composer.forget();
        self.dirty |= changed;
    }
    /// Before a command: most end the word; those of the floor and the clock leave it to the hands, undo takes it as it stands.
    pub(super) fn let_go_before(&mut self, action: Action) {
        let stays = match action {
            Action::Backspace => true,
            Action::Leave => self.dialogs.is_empty(),
            Action::Typing | Action::ToneStyle | Action::NextItem | Action::Quit => false,
            action => action.passes_boxes(),
        };
        match action {
            Action::Undo | Action::Redo => self.composer.undo(),
            _ if stays => {}
            _ => self.let_go_of_word(),
        }
    }
    /// Esc in the minutes: the keys of the word just typed stand there again.
    pub(super) fn bring_back_keys(&mut self) {
        if self.composer.bring_back(&mut self.pen.text, Place::Minutes) {
            self.dirty = true;
        }
    }

    /// F12: off, Telex, VNI, and off again.
    pub(super) fn turn_typing(&mut self) {
        self.habits.typing = match self.habits.typing {
            None => Some(Method::Telex),
            Some(Method::Telex) => Some(Method::Vni),
            Some(Method::Vni) => None,
        };
        self.composer.warned = false;
        self.keep_habits();
        self.say(Notice::Typing(self.habits.typing));
    }
    pub(super) fn turn_tone(&mut self) {
        self.habits.tone = match self.habits.tone {
            Tone::Old => Tone::New,
            Tone::New => Tone::Old,
        };
        self.keep_habits();
        self.say(Notice::ToneStyle(self.habits.tone));
    }
}

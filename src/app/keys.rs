//! Keys and clicks: which of them is text, which a command, and who gets it.

use super::{App, Dialog, Effect, Keyboard, Notice, Target, What};
use crate::action::Action;
use crate::domain::{OpinionId, PersonId, Refusal, Time};
use crate::keymap::{self, Code, Key, Scope};
use crate::viet;

/// How long F3 and F8 are not taken again, in milliseconds.
const TOO_SOON: i64 = 2_000;
/// A key that comes back faster than this is being held down, in milliseconds.
const HELD_DOWN: i64 = 600;

/// The last press of a key that must not be doubled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pressed {
    action: Action,
    obeyed: Time,
    seen: Time,
}

impl App {
    pub(super) fn on_key(&mut self, key: Key) {
        if let Some(What::KeyTest(_)) = self.dialog().map(|dialog| &dialog.what)
            && self.test_key(key)
        {
            return;
        }
        if self.touring().is_some() && self.tour_key(key) {
            return;
        }
        if self.habits.keyboard == Keyboard::Untested && matches!(key.code, Code::F(_)) {
            self.set_keyboard(Keyboard::FunctionKeys);
        }
        let finds = self.dialog().is_some_and(|dialog| dialog.what == What::Find);
        let back = Key::new(Code::Enter).with_shift();
        let key = if finds && key == back { Key::new(Code::Up) } else { key };
        if self.digit_sorts(key) || self.digit_picks(key) {
            return;
        }
        let lists = matches!(self.dialog().map(|d| &d.what), Some(What::Queue { .. } | What::Agenda));
        let scopes: &[Scope] =
            if lists { &[Scope::List, Scope::Text, Scope::Live] } else { &[Scope::Text, Scope::Live] };
        // Over a box Alt and a digit are what Alt and a letter are: sentences go into the minutes.
        let is_two = key.alt && matches!(key.code, Code::Char(_)) && !self.dialogs.is_empty();
        match (keymap::action(key, scopes).filter(|_| !is_two), key.code) {
            (Some(action), _) => self.act(action),
            (None, Code::Char(c)) if !key.ctrl && !key.alt => self.type_char(c),
            // Esc and a letter right after it arrive as one from a terminal; we bind no letter with Alt, only digits.
            (None, Code::Char(c)) if !key.ctrl => {
                self.on_key(Key::new(Code::Esc));
                self.on_key(Key::char(c));
            }
            (None, _) => {}
        }
    }

    /// Does what was asked for, by key, palette or click.
    pub(super) fn act(&mut self, action: Action) {
        if self.too_soon(action) {
            return;
        }
        if !matches!(action, Action::TakeOutGap) {
            self.notice = None;
        }
        if let Some(version) =
            self.meeting.locked().map(|version| version.number).filter(|_| !action.works_under_lock())
        {
            return self.say(Notice::Refused(Refusal::Locked(version)));
        }
        self.let_go_before(action);
        let chosen = action < Action::Undo && !action.passes_boxes() && action != Action::Palette;
        if chosen && self.dialog().is_some_and(|dialog| dialog.what == What::Palette) {
            // A command by its own key: what was looked for in the palette is found.
            self.dialogs.pop();
            self.dirty = true;
        }
        if self.dialogs.is_empty() || action.passes_boxes() && !self.box_wants(action) {
            self.live(action);
        } else {
            self.in_box(action);
        }
        self.show_caret();
    }

    /// Whether this may be asked for as things stand: under the lock nothing that writes, over a box nothing about a paragraph.
    pub fn takes(&self, action: Action) -> bool {
        let may_write = !self.read_only && self.meeting.locked().is_none();
        // Boxes that any key leaves, to be then what it always is.
        let passing = |what: &&What| matches!(what, What::KeyTest(_) | What::Tour(_));
        let box_open = self.dialog().map(|dialog| &dialog.what).filter(|what| !passing(what));
        (may_write || action.works_under_lock())
            && !(box_open.is_some() && action.wants_no_box())
            && !(box_open == Some(&What::Lock) && action == Action::NextItem)
    }
    /// F3 or F8 again within two seconds, or held down: F3 is refused visibly, F8 ignored.
    fn too_soon(&mut self, action: Action) -> bool {
        if !matches!(action, Action::Invite | Action::NextItem) {
            return false;
        }
        let before = self.pressed.filter(|pressed| pressed.action == action);
        let again =
            before.filter(|before| self.now.since(before.obeyed) < TOO_SOON || self.now.since(before.seen) < HELD_DOWN);
        let obeyed = again.map_or(self.now, |again| again.obeyed);
        self.pressed = Some(Pressed { action, obeyed, seen: self.now });
        if again.is_some() {
            self.say(Notice::TooSoon(action));
        }
        again.is_some()
    }

    /// F3 in the speaker list invites the highlighted one; F8 while reading back leads to the lock.
    fn box_wants(&self, action: Action) -> bool {
        matches!(
            (self.dialog().map(|dialog| &dialog.what), action),
            (Some(What::Queue { .. }), Action::Invite) | (Some(What::ReadBack | What::Lock), Action::NextItem)
        )
    }

    pub(super) fn type_char(&mut self, c: char) {
        if !viet::keep(c) {
            return;
        }
        self.letter_hops(c);
        self.close_without_caret();
        match self.dialogs.last_mut() {
            Some(dialog) => {
                if dialog.what == What::ReadBack {
                    return self.say(Notice::ReadingBack);
                }
                if dialog.active_text().is_some() {
                    dialog.row = 0;
                    self.dirty = true;
                }
                self.type_in_field(Some(c));
                self.follow_choices();
                self.clamp_row();
            }
            None => self.type_in_minutes(c),
        }
        self.heed_outside(c);
    }

    /// Letters go to the minutes unless a box shows its own caret: one that is only looked at closes, a question means no.
    pub(super) fn close_without_caret(&mut self) {
        while self.dialog().is_some_and(|dialog| dialog.fields.is_empty() && dialog.what != What::ReadBack) {
            self.dialogs.pop();
            self.dirty = true;
        }
    }

    pub(super) fn on_click(&mut self, target: Target) {
        if self.touring().is_some() && self.clicked_on_tour(target) {
            return;
        }
        if matches!((target, &self.dialogs[..]), (Target::Words { .. }, [Dialog { what: What::Find, .. }])) {
            self.close_find();
        }
        if !matches!(target, Target::Action(_)) {
            self.let_go_of_word();
        }
        match target {
            Target::Action(action) => self.act(action),
            Target::Agenda => self.act(Action::Agenda),
            Target::Turn(turn) => {
                let person = self.meeting.get::<crate::domain::Turn>(turn).map(|turn| turn.person);
                self.show_in_queue(person);
            }
            Target::Person(person) => self.show_in_queue(Some(person)),
            Target::Row(row) => {
                let highlighted = self.dialog().map(|dialog| dialog.row);
                if let Some(dialog) = self.dialogs.last_mut() {
                    dialog.row = row;
                }
                self.clamp_row();
                self.dirty = true;
                if matches!(self.dialog().map(|dialog| &dialog.what), Some(What::Heads { .. })) {
                    self.tick(true);
                } else if highlighted == Some(row) {
                    self.act(Action::Enter);
                }
            }
            Target::Field(field) => {
                if let Some(dialog) = self.dialogs.last_mut() {
                    dialog.active = field.min(dialog.fields.len().saturating_sub(1));
                }
                self.clamp_row();
                self.dirty = true;
            }
            Target::Pane(pane) => self.click_title(pane),
            Target::Opinion(opinion) => self.show_opinion(opinion),
            Target::Words { row, column } if self.dialogs.is_empty() => {
                self.click_words(row, column);
                self.show_caret();
            }
            Target::Words { .. } | Target::Nothing => {}
        }
    }

    /// A click during the tour turns the page, or does what it is on, as the keys do. True: that was all.
    fn clicked_on_tour(&mut self, target: Target) -> bool {
        match target {
            Target::Action(action) => self.turn_page(action),
            Target::Words { .. }
            | Target::Row(_)
            | Target::Field(_)
            | Target::Turn(_)
            | Target::Person(_)
            | Target::Agenda
            | Target::Pane(_)
            | Target::Opinion(_)
            | Target::Nothing => self.turn_page(Action::Enter),
        }
    }
    /// Opens the speaker list with somebody highlighted.
    fn show_in_queue(&mut self, person: Option<PersonId>) {
        if !self.dialogs.is_empty() {
            return;
        }
        self.act(Action::Queue);
        self.highlight(|app, row| app.person_of(row) == person);
    }

    /// The caret goes to the words of an opinion.
    fn show_opinion(&mut self, opinion: OpinionId) {
        let words = self.meeting.facts().words_of.get(&opinion).and_then(|words| words.first()).copied();
        if let Some(paragraph) = words.filter(|_| self.dialogs.is_empty())
            && self.open(paragraph)
        {
            self.anchor = None;
            self.show_caret();
        }
    }

    pub(super) fn on_wheel(&mut self, up: bool) {
        match self.dialogs.last_mut() {
            Some(dialog) if dialog.what != What::Find => {
                // A wheel never turns a "no" into a "yes".
                if dialog.what != What::Lock {
                    dialog.row = if up { dialog.row.saturating_sub(1) } else { dialog.row + 1 };
                }
                dialog.scroll = match (&dialog.what, up) {
                    (What::ReadBack, _) => 0,
                    (_, true) => dialog.scroll.saturating_sub(3),
                    (_, false) => dialog.scroll + 3,
                };
                self.clamp_row();
                self.dirty = true;
            }
            _ => self.scroll(if up { -3 } else { 3 }),
        }
    }

    /// The keyboard test: F3 settles it; anything else shows the twins and is then a key like any other.
    fn test_key(&mut self, key: Key) -> bool {
        self.dialogs.pop();
        let arrived = key == Key::f(3);
        self.set_keyboard(if arrived { Keyboard::FunctionKeys } else { Keyboard::Twins });
        self.say(Notice::KeyTest(arrived));
        let was_all = arrived || matches!(key.code, Code::Esc | Code::Enter);
        if was_all {
            self.begin_first_tour();
        }
        was_all
    }
    pub(super) fn set_keyboard(&mut self, keyboard: Keyboard) {
        if self.habits.keyboard != keyboard {
            self.habits.keyboard = keyboard;
            self.keep_habits();
        }
    }
    /// Keeps what is chosen now for the next start.
    pub(super) fn keep_habits(&mut self) {
        self.ask(Effect::Keep(self.habits.clone()));
    }
    pub(super) fn ask_for_keys(&mut self) {
        self.dialogs.push(Dialog::new(What::KeyTest(self.habits.keyboard), Vec::new()));
    }
}

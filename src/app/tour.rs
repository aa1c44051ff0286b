//! The first start: the keyboard test, then five short pages that show the screen. Not their words.

use super::{App, Dialog, Keyboard, Notice, What};
use crate::action::Action;
use crate::keymap::{Code, Key};
use serde::{Deserialize, Serialize};

/// A page of the tour: what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Page {
    Screen,
    Writing,
    Floor,
    Agenda,
    Mending,
}

impl Page {
    pub const ALL: [Page; 5] = [Page::Screen, Page::Writing, Page::Floor, Page::Agenda, Page::Mending];

    /// From 0.
    pub fn at(self) -> usize {
        Page::ALL.iter().position(|page| *page == self).unwrap_or(0)
    }
    fn next(self) -> Option<Page> {
        Page::ALL.get(self.at() + 1).copied()
    }
    fn previous(self) -> Page {
        Page::ALL[self.at().saturating_sub(1)]
    }
}

impl App {
    /// The console has started. On a machine where it never ran: which keys arrive, then what is where. Never over a meeting
    /// that is on, but for the keys.
    pub(super) fn welcome(&mut self) {
        if self.demo {
            return if self.notice.is_none() {
                self.say(Notice::TourOffered)
            };
        }
        match self.habits.keyboard {
            Keyboard::Untested => self.ask_for_keys(),
            Keyboard::FunctionKeys | Keyboard::Twins => self.begin_first_tour(),
        }
    }
    pub(super) fn begin_first_tour(&mut self) {
        if !self.habits.toured && !self.demo && self.dialogs.is_empty() && !self.meeting.is_open() {
            self.begin_tour();
        }
    }
    pub(super) fn begin_tour(&mut self) {
        self.dialogs.retain(|dialog| !matches!(dialog.what, What::Tour(_)));
        self.dialogs.push(Dialog::new(What::Tour(Page::Screen), Vec::new()));
    }
    pub(super) fn touring(&self) -> Option<Page> {
        match self.dialog()?.what {
            What::Tour(page) => Some(page),
            _ => None,
        }
    }
    /// A key during the tour. True: it turned a page or left; any other key leaves too, and is then a key like any other.
    pub(super) fn tour_key(&mut self, key: Key) -> bool {
        let bare = !key.ctrl && !key.alt && !key.shift;
        self.turn_page(match key.code {
            Code::Enter | Code::Right if bare => Action::Enter,
            Code::Left if bare => Action::Left,
            Code::Esc if bare => Action::Leave,
            _ => Action::Tour,
        })
    }
    /// Enter and → go on, ← back, Esc leaves. False: something else was asked for; the tour is left.
    pub(super) fn turn_page(&mut self, action: Action) -> bool {
        let Some(page) = self.touring() else { return false };
        let to = match action {
            Action::Enter | Action::Right => page.next(),
            Action::Left => Some(page.previous()),
            _ => None,
        };
        match (to, self.dialogs.last_mut()) {
            (Some(to), Some(dialog)) => dialog.what = What::Tour(to),
            _ => self.leave_tour(),
        }
        matches!(action, Action::Enter | Action::Right | Action::Left | Action::Leave)
    }
    /// Seen or left, it does not come again by itself.
    pub(super) fn leave_tour(&mut self) {
        if self.touring().is_none() {
            return;
        }
        self.dialogs.pop();
        self.dirty = true;
        if !self.habits.toured {
            self.habits.toured = true;
            self.keep_habits();
        }
    }
}

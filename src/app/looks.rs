//! How the live screen is set up: what goes on, which pane is large, which background and which signs. Sizes are in `layout`.

use super::{App, Notice, Signs, Theme};
use crate::domain::{Item, ItemKind};
use crate::layout::{self, Part, Zoom};

impl App {
    /// The areas of the screen; none when the window is too small.
    pub fn layout(&self) -> Option<layout::Live> {
        let facts = self.meeting.facts();
        let wants = layout::Wants {
            agenda: facts.agenda.len(),
            waiting: facts.queue.len(),
            owed: facts.unanswered + facts.heard,
            part: self.part(),
            zoom: self.zoom,
        };
        layout::live(self.size.0, self.size.1, wants)
    }
    /// What goes on, as far as the screen follows it. Of items without a kind the queue tells whether people speak.
    pub fn part(&self) -> Part {
        let meeting = &self.meeting;
        if meeting.info().closed_at.is_some() {
            return Part::Over;
        }
        match meeting.current_item().filter(|_| meeting.is_open()).map(|item: &Item| item.kind) {
            None | Some(ItemKind::Dialogue) => Part::Hall,
            Some(ItemKind::Summary | ItemKind::Answers) => Part::Answers,
            Some(ItemKind::Other) if !meeting.facts().queue.is_empty() => Part::Hall,
            Some(
                ItemKind::Opening
                | ItemKind::Report
                | ItemKind::Vote
                | ItemKind::Conclusion
                | ItemKind::Closing
                | ItemKind::Other,
            ) => Part::Course,
        }
    }

    /// F11: the minutes large, the floor large, as before.
    pub(super) fn zoom_on(&mut self) {
        self.zoom_to(match self.zoom {
            Zoom::Usual => Zoom::Minutes,
            Zoom::Minutes => Zoom::Floor,
            Zoom::Floor => Zoom::Usual,
        });
    }
    /// A click on the title of a pane: large, or as before.
    pub(super) fn click_title(&mut self, pane: Zoom) {
        self.zoom_to(if self.zoom == pane { Zoom::Usual } else { pane });
    }
    /// As before means the page as well, as long as the caret is on it.
    fn zoom_to(&mut self, zoom: Zoom) {
        if self.zoom == Zoom::Usual {
            self.top_before = self.top;
        }
        self.zoom = zoom;
        if zoom == Zoom::Usual {
            self.top = self.top_before;
        }
        self.show_caret();
    }

    pub(super) fn turn_theme(&mut self) {
        self.habits.theme = self.habits.theme.next();
        self.keep_habits();
        self.say(Notice::Theme(self.habits.theme));
    }
    pub(super) fn turn_signs(&mut self) {
        self.habits.signs = match self.habits.signs {
            Signs::Full => Signs::AsciiFrames,
            Signs::AsciiFrames => Signs::Ascii,
            Signs::Ascii => Signs::Full,
        };
        self.keep_habits();
        self.say(Notice::Signs(self.habits.signs));
    }
}

impl Theme {
    /// The one after it, the first after the last.
    pub fn next(self) -> Theme {
        match self {
            Theme::Window => Theme::Dark,
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::Window,
        }
    }
}

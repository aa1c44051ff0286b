//! The first screen: which meeting to open, or from which template to make one. What a key chooses there; no file is read here.

use crate::domain::{Date, MeetingId, Time};
use crate::keymap::{Code, Key};

/// A meeting as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub id: MeetingId,
    pub title: String,
    pub held_on: Date,
    pub venue: String,
    pub opened: Option<Time>,
    pub closed: Option<Time>,
}

impl Summary {
    pub fn is_in_progress(&self) -> bool {
        self.opened.is_some() && self.closed.is_none()
    }
    pub fn is_to_come(&self, today: Date) -> bool {
        self.opened.is_none() && self.held_on >= today
    }
}

/// A template a meeting can be made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What it is asked for by.
    pub name: String,
    pub title: String,
}

/// The first screen's state.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// In the order shown: in progress, to come (the next first), past (the last first).
    pub meetings: Vec<Summary>,
    pub templates: Vec<Pattern>,
    pub today: Date,
    /// The highlighted row: meetings first, then templates.
    pub row: usize,
    /// One line that was just said, as worded outside.
    pub notice: Option<String>,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    Open(MeetingId),
    /// A new meeting from the template of this name.
    New(String),
    Quit,
}

impl Home {
    pub fn new(mut meetings: Vec<Summary>, templates: Vec<Pattern>, today: Date) -> Home {
        meetings.sort_by_key(|meeting| {
            let days = (meeting.held_on - today).num_days();
            let (group, order) = match () {
                () if meeting.is_in_progress() => (0, -days),
                () if meeting.is_to_come(today) => (1, days),
                () => (2, -days),
            };
            (group, order, meeting.id)
        });
        Home { meetings, templates, today, row: 0, notice: None }
    }
    pub fn rows(&self) -> usize {
        self.meetings.len() + self.templates.len()
    }
    /// A key of the first screen; what it chose, if it did.
    pub fn on(&mut self, key: Key) -> Option<Pick> {
        const PAGE: usize = 10;
        self.notice = None;
        let last = self.rows().saturating_sub(1);
        match key.code {
            Code::Char('q') if key.ctrl => return Some(Pick::Quit),
            Code::Esc => return Some(Pick::Quit),
            Code::Enter => return self.chosen(),
            Code::Up => self.row = self.row.saturating_sub(1),
            Code::Down => self.row += 1,
            Code::PageUp => self.row = self.row.saturating_sub(PAGE),
            Code::PageDown => self.row += PAGE,
            Code::Home => self.row = 0,
            Code::End => self.row = last,
            Code::Char(_) | Code::F(_) | Code::Tab | Code::Backspace | Code::Delete | Code::Insert => {}
            Code::Left | Code::Right => {}
        }
        self.row = self.row.min(last);
        None
    }
    /// A click on a row: highlights it; on the highlighted one: chooses it.
    pub fn click(&mut self, row: usize) -> Option<Pick> {
        if row == self.row {
            return self.chosen();
        }
        self.row = row.min(self.rows().saturating_sub(1));
        None
    }
    fn chosen(&self) -> Option<Pick> {
        match self.meetings.get(self.row) {
            Some(meeting) => Some(Pick::Open(meeting.id)),
            None => self.templates.get(self.row - self.meetings.len()).map(|pattern| Pick::New(pattern.name.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(id: i64, day: u32, opened: bool, closed: bool) -> Summary {
        let time = |is: bool| is.then(|| Time::from_millis(id));
        let held_on = Date::from_ymd_opt(2025, 5, day).unwrap();
        let (title, venue) = (format!("meeting {id}"), String::new());
        Summary { id: MeetingId(id), title, held_on, venue, opened: time(opened), closed: time(closed) }
    }
    fn home() -> Home {
        let meetings = vec![
            meeting(1, 1, true, true),
            meeting(2, 30, false, false),
            meeting(3, 26, false, false),
            meeting(4, 24, true, false),
        ];
        let template = Pattern { name: "doi-thoai".into(), title: "A dialogue".into() };
        Home::new(meetings, vec![template], Date::from_ymd_opt(2025, 5, 24).unwrap())
    }
    fn press(home: &mut Home, codes: &[Code]) -> Option<Pick> {
        codes.iter().filter_map(|code| home.on(Key::new(*code))).last()
    }

    #[test]
    fn the_meeting_in_progress_comes_first_then_the_next_then_the_past() {
        let order: Vec<i64> = home().meetings.iter().map(|meeting| meeting.id.0).collect();
        assert_eq!(order, [4, 3, 2, 1]);
        assert_eq!(press(&mut home(), &[Code::Enter]), Some(Pick::Open(MeetingId(4))));
    }

    #[test]
    fn below_the_meetings_stand_the_templates() {
        assert_eq!(press(&mut home(), &[Code::End, Code::Down, Code::Enter]), Some(Pick::New("doi-thoai".into())));
        assert_eq!(press(&mut Home::default(), &[Code::Down, Code::Enter]), None);
        assert_eq!(home().on(Key::ctrl('q')), Some(Pick::Quit));
    }

    #[test]
    fn a_click_highlights_and_a_second_one_opens() {
        let mut home = home();
        assert_eq!(home.click(2), None);
        assert_eq!(home.click(2), Some(Pick::Open(MeetingId(2))));
    }
}

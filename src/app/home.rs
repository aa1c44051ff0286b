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
    /// The version its minutes are locked in.
    pub locked: Option<i64>,
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
    /// What its plan leaves open: read before a meeting is made from it.
    pub doubts: Vec<Doubt>,
}

/// Something a plan leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where in the plan.
    pub place: String,
    pub text: String,
    pub proposal: String,
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
    /// The template whose doubts are being read, and the first of them in sight.
    pub reading: Option<(usize, usize)>,
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
        Home { meetings, templates, today, row: 0, reading: None, notice: None }
    }
    pub fn rows(&self) -> usize {
        self.meetings.len() + self.templates.len()
    }
    /// A key of the first screen; what it chose, if it did.
    pub fn on(&mut self, key: Key) -> Option<Pick> {
        const PAGE: usize = 10;
        self.notice = None;
        if let Some((template, first)) = self.reading {
            return self.on_doubts(key, template, first);
        }
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
    /// A key while doubts are being read: on, back, or the meeting is made.
    fn on_doubts(&mut self, key: Key, template: usize, first: usize) -> Option<Pick> {
        let pattern = self.templates.get(template)?;
        let last = pattern.doubts.len().saturating_sub(1);
        self.reading = match key.code {
            Code::Char('q') if key.ctrl => return Some(Pick::Quit),
            Code::Enter => return Some(Pick::New(pattern.name.clone())),
            Code::Esc => None,
            Code::Up | Code::PageUp => Some((template, first.saturating_sub(1))),
            Code::Down | Code::PageDown => Some((template, (first + 1).min(last))),
            _ => self.reading,
        };
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
    fn chosen(&mut self) -> Option<Pick> {
        if let Some(meeting) = self.meetings.get(self.row) {
            return Some(Pick::Open(meeting.id));
        }
        let template = self.row - self.meetings.len();
        let pattern = self.templates.get(template)?;
        if pattern.doubts.is_empty() {
            return Some(Pick::New(pattern.name.clone()));
        }
        self.reading = Some((template, 0));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(id: i64, day: u32, opened: bool, closed: bool) -> Summary {
        let time = |is: bool| is.then(|| Time::from_millis(id));
        let held_on = Date::from_ymd_opt(2025, 5, day).unwrap();
        let (title, venue) = (format!("meeting {id}"), String::new());
        Summary { id: MeetingId(id), title, held_on, venue, opened: time(opened), closed: time(closed), locked: None }
    }
    fn home() -> Home {
        let meetings = vec![
            meeting(1, 1, true, true),
            meeting(2, 30, false, false),
            meeting(3, 26, false, false),
            meeting(4, 24, true, false),
        ];
        let template = Pattern { name: "doi-thoai".into(), title: "A dialogue".into(), doubts: Vec::new() };
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
    fn the_doubts_of_a_template_are_read_before_a_meeting_is_made_from_it() {
        let mut home = home();
        let doubt = |place: &str| Doubt { place: place.into(), text: String::new(), proposal: String::new() };
        home.templates[0].doubts = vec![doubt("IV.1"), doubt("V.2")];
        assert_eq!(press(&mut home, &[Code::End, Code::Enter]), None);
        assert_eq!(press(&mut home, &[Code::Down, Code::Down]), None);
        assert_eq!(home.reading, Some((0, 1)));
        assert_eq!(press(&mut home, &[Code::Esc]), None);
        assert_eq!((home.reading, press(&mut home, &[Code::Enter])), (None, None));
        assert_eq!(press(&mut home, &[Code::Enter]), Some(Pick::New("doi-thoai".into())));
    }

    #[test]
    fn a_click_highlights_and_a_second_one_opens() {
        let mut home = home();
        assert_eq!(home.click(2), None);
        assert_eq!(home.click(2), Some(Pick::Open(MeetingId(2))));
    }
}

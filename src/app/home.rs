//! The first screen: which meeting to open, found by typing or chosen, or from which template to make one. What a key chooses
//! there; no file is read here: words in the minutes are asked for by [`Home::wanted`] and come back by [`Home::found`].

use super::fields;
use crate::domain::{Date, MeetingId, ParagraphId, Time};
use crate::editor::Text;
use crate::keymap::{self, Code, Key, Scope};
use crate::viet::{self, Hay, Needle};

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

/// A paragraph of some minutes that holds what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub meeting: MeetingId,
    pub paragraph: ParagraphId,
    /// Of the opinion it belongs to.
    pub number: Option<i64>,
    /// One line, clean of whatever would move a terminal.
    pub words: String,
}

/// A row that can be chosen: the n-th of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Meeting(usize),
    Hit(usize),
    Template(usize),
}

/// The first screen's state.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// What is typed to find a meeting or words said in one.
    pub query: Text,
    pub hits: Vec<Hit>,
    /// What can be chosen now, from top to bottom.
    pub entries: Vec<Entry>,
    /// What the hits were found by.
    searched: String,
    /// Title, place and day of each meeting as they are searched.
    hays: Vec<Hay>,
    /// In the order shown: in progress, to come (the next first), past (the last first).
    pub meetings: Vec<Summary>,
    pub templates: Vec<Pattern>,
    pub today: Date,
    /// The highlighted one of the entries.
    pub row: usize,
    /// The template whose doubts are being read, and the first of them in sight.
    pub reading: Option<(usize, usize)>,
    /// One line that was just said, as worded outside.
    pub notice: Option<String>,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// And the paragraph to be seen first.
    Open(MeetingId, Option<ParagraphId>),
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
        let mut home = Home { meetings, templates, today, ..Home::default() };
        home.filter();
        home
    }
    pub fn is_searching(&self) -> bool {
        !self.query.as_str().trim().is_empty()
    }
    /// What is to be looked for in the minutes of all meetings, when that is not yet known.
    pub fn wanted(&self) -> Option<&str> {
        Some(self.query.as_str().trim()).filter(|query| *query != self.searched)
    }
    /// What the minutes hold of what was wanted.
    pub fn found(&mut self, hits: Vec<Hit>) {
        self.searched = self.query.as_str().trim().to_owned();
        self.hits = if self.is_searching() { hits } else { Vec::new() };
        self.filter();
    }
    /// The meetings and templates that are meant, in their order; between them what the minutes hold.
    fn filter(&mut self) {
        let needle = Needle::new(self.query.as_str());
        let all = !self.is_searching();
        if !all {
            self.prepare();
        }
        let is_meant = |n: &usize| all || needle.score(&self.hays[*n]).is_some();
        let is_named = |n: &usize| all || needle.score(&Hay::new(&[&self.templates[*n].title], &[])).is_some();
        let mut entries: Vec<Entry> = (0..self.meetings.len()).filter(is_meant).map(Entry::Meeting).collect();
        entries.extend((0..self.hits.len()).map(Entry::Hit));
        entries.extend((0..self.templates.len()).filter(is_named).map(Entry::Template));
        self.entries = entries;
        self.row = self.row.min(self.entries.len().saturating_sub(1));
    }
    /// Makes ready what the first letter needs: best while nobody waits.
    pub fn prepare(&mut self) {
        if self.hays.len() != self.meetings.len() {
            self.hays = self.meetings.iter().map(hay).collect();
        }
    }
    /// Pasted text is text, whatever it holds.
    pub fn paste(&mut self, pasted: &str) {
        if self.reading.is_none() {
            let _ = self.query.insert(viet::one_line(pasted).trim());
            self.typed();
        }
    }
    fn typed(&mut self) {
        self.row = 0;
        self.filter();
    }
    /// A key of the first screen; what it chose, if it did.
    pub fn on(&mut self, key: Key) -> Option<Pick> {
        const PAGE: usize = 10;
        self.notice = None;
        if let Some((template, first)) = self.reading {
            return self.on_doubts(key, template, first);
        }
        let last = self.entries.len().saturating_sub(1);
        match key.code {
            Code::Char('q') if key.ctrl => return Some(Pick::Quit),
            Code::Esc if self.query.is_empty() => return Some(Pick::Quit),
            Code::Esc => {
                self.query = Text::default();
                self.typed();
            }
            Code::Enter => return self.chosen(),
            Code::Up => self.row = self.row.saturating_sub(1),
            Code::Down => self.row += 1,
            Code::PageUp => self.row = self.row.saturating_sub(PAGE),
            Code::PageDown => self.row += PAGE,
            Code::Home => self.row = 0,
            Code::End => self.row = last,
            Code::Char(c) if !key.ctrl && !key.alt => {
                if viet::keep(c) && self.query.type_char(c) {
                    self.typed();
                }
            }
            _ => self.edit(key),
        }
        self.row = self.row.min(last);
        None
    }
    /// A key for the line that is typed.
    fn edit(&mut self, key: Key) {
        let before = self.query.as_str().to_owned();
        if let Some(action) = keymap::action(key, &[Scope::Text]) {
            fields::edit(&mut self.query, action);
        }
        if self.query.as_str() != before {
            self.typed();
        }
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
        self.row = row.min(self.entries.len().saturating_sub(1));
        None
    }
    fn chosen(&mut self) -> Option<Pick> {
        let template = match *self.entries.get(self.row)? {
            Entry::Meeting(n) => return self.meetings.get(n).map(|meeting| Pick::Open(meeting.id, None)),
            Entry::Hit(n) => return self.hits.get(n).map(|hit| Pick::Open(hit.meeting, Some(hit.paragraph))),
            Entry::Template(n) => n,
        };
        let pattern = self.templates.get(template)?;
        if pattern.doubts.is_empty() {
            return Some(Pick::New(pattern.name.clone()));
        }
        self.reading = Some((template, 0));
        None
    }
}

fn hay(meeting: &Summary) -> Hay {
    let day = meeting.held_on;
    let days = format!("{} {}", day.format("%d/%m/%Y"), day.format("%-d/%-m"));
    Hay::new(&[&meeting.title, &meeting.venue, &days], &[])
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
        assert_eq!(press(&mut home(), &[Code::Enter]), Some(Pick::Open(MeetingId(4), None)));
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
        assert_eq!(home.click(2), Some(Pick::Open(MeetingId(2), None)));
    }

    fn hit(meeting: i64, paragraph: i64) -> Hit {
        let (meeting, paragraph) = (MeetingId(meeting), ParagraphId(paragraph));
        Hit { meeting, paragraph, number: None, words: "Sửa đường vào trạm bơm".into() }
    }
    fn letters(home: &mut Home, typed: &str) -> Option<Pick> {
        typed.chars().filter_map(|c| home.on(Key::char(c))).last()
    }

    #[test]
    fn letters_filter_the_meetings_and_words_of_the_minutes_come_below_them() {
        let mut home = home();
        home.meetings[2].venue = "Nhà văn hóa Thống Nhất".into();
        assert_eq!(home.wanted(), None);
        assert_eq!(letters(&mut home, "thong"), None);
        assert_eq!(home.entries, [Entry::Meeting(2)]);
        assert_eq!(home.wanted(), Some("thong"));
        home.found(vec![hit(1, 7), hit(4, 9)]);
        assert_eq!((home.wanted(), &home.entries[..]), (None, &[Entry::Meeting(2), Entry::Hit(0), Entry::Hit(1)][..]));
        assert_eq!(
            press(&mut home, &[Code::Down, Code::Down, Code::Enter]),
            Some(Pick::Open(MeetingId(4), Some(ParagraphId(9))))
        );
    }

    #[test]
    fn meetings_are_found_by_their_day_too_and_a_template_by_its_title() {
        for (typed, meant) in [
            ("24/5", vec![Entry::Meeting(0)]),
            ("30/05/2025", vec![Entry::Meeting(2)]),
            ("dialogue", vec![Entry::Template(0)]),
        ] {
            let mut home = home();
            letters(&mut home, typed);
            assert_eq!(home.entries, meant, "{typed}");
        }
    }

    #[test]
    fn esc_takes_back_what_is_typed_before_it_quits_and_the_line_is_edited_like_any_other() {
        let mut home = home();
        letters(&mut home, "xyzz");
        home.on(Key::char('b').with_ctrl());
        home.on(Key::char('b').with_alt());
        press(&mut home, &[Code::Left, Code::Backspace]);
        assert_eq!((home.query.as_str(), home.entries.len()), ("xyz", 0));
        assert_eq!(press(&mut home, &[Code::Enter, Code::Down, Code::End]), None);
        assert_eq!(press(&mut home, &[Code::Esc]), None);
        assert_eq!((home.entries.len(), home.wanted()), (5, None));
        assert_eq!(press(&mut home, &[Code::Esc]), Some(Pick::Quit));
        home.paste("q\n\u{1b}[2Jz");
        assert_eq!(home.query.as_str(), "q z");
    }
}

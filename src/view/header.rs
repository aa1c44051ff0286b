//! The first line: which meeting, whether all is saved, what time it is.

use super::canvas::{Canvas, width_of};
use super::style::{ALARM, CHOSEN, FAINT, GOOD, HEED, STRONG};
use crate::action::Action;
use crate::app::{App, Target};
use crate::domain::{Meeting, Time};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};
use crate::viet;
use ratatui::style::Style;

/// Cells the title is never cut below for a reason why nothing is saved.
const TITLE: u16 = 24;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let clock = viet::clock(app.meeting.clock(app.now()));
    let mut end = area.width - 1;
    end -= canvas.right(end, area.y, 5, &clock, STRONG) + 2;
    let (state, style) = state(app, lang);
    let room = end.saturating_sub(TITLE + 2);
    let needed = width_of(&state).min(room);
    canvas.fit(end - needed, area.y, needed, &state, style);
    end -= needed + 2;
    if let Some(method) = app.habits.typing {
        let badge = format!(" {} ", text::input_method(method));
        let used = canvas.right(end, area.y, end, &badge, CHOSEN);
        canvas.mark(Area { x: end - used, width: used, ..area }, Target::Action(Action::Typing));
        end -= used + 2;
    }
    for badge in badges(app, lang) {
        if end > TITLE + width_of(&badge) {
            end -= canvas.right(end, area.y, end, &badge, HEED) + 2;
        }
    }
    if let Some(message) = app.meeting.message() {
        let told = format!("{} {}", word(Word::Told, lang), viet::clock(app.meeting.clock(message.at)));
        let width = width_of(&told);
        if end > TITLE + width {
            canvas.mark(Area { x: end - width, width, height: 1, ..area }, Target::Action(Action::TellChair));
            end -= canvas.right(end, area.y, end, &told, STRONG) + 2;
        }
    }
    let info = app.meeting.info();
    let date = format!(" · {}", viet::short_date(app.meeting.day_held()));
    let room = (end - 1).saturating_sub(width_of(&date));
    let used = canvas.fit(1, area.y, room, &shortened(&info.title, room), STRONG);
    canvas.put(1 + used, area.y, width_of(&date), &date, FAINT);
}

/// What is so for longer than a moment: the lock first, for it says why nothing is written.
fn badges(app: &App, lang: Lang) -> Vec<String> {
    let locked =
        app.meeting.locked().map(|version| format!(" {} {} ", word(Word::LockedVersion, lang), version.number));
    let writing = app.long_writing().map(|(writing, seconds)| {
        let how_far = writing.done.map_or(format!("{seconds}″"), |(done, of)| format!("{done}/{of}"));
        format!(" {} {how_far} ", word(Word::WritingPaper, lang))
    });
    let demo = app.demo.then(|| word(Word::Demo, lang).to_owned());
    let read_only = app.read_only.then(|| word(Word::ReadOnly, lang).to_owned());
    [locked, writing, demo, read_only].into_iter().flatten().collect()
}

fn state(app: &App, lang: Lang) -> (String, Style) {
    match (&app.saved.failing, app.saved.at) {
        (Some(reason), _) => (format!(" {}: {reason} ", word(Word::NotSaved, lang)), ALARM),
        (None, _) if app.is_saving() => (word(Word::Saving, lang).to_owned(), FAINT),
        (None, Some(at)) => (format!("✓ {} {}", word(Word::Saved, lang), seconds(&app.meeting, at)), GOOD),
        (None, None) => (String::new(), FAINT),
    }
}

/// "15:02:11" where the meeting is held.
pub fn seconds(meeting: &Meeting, time: Time) -> String {
    meeting.clock(time).format("%H:%M:%S").to_string()
}

/// A title that is too long keeps its telling end, from a word on at which something named begins: "Hội nghị … xóm Thống
/// Nhất, xóm Trung Tâm năm 2025".
pub fn shortened(title: &str, width: u16) -> String {
    if width_of(title) <= width {
        return title.to_owned();
    }
    let spaces: Vec<usize> = title.match_indices(' ').map(|(at, _)| at).collect();
    let head = spaces.get(1).filter(|_| width >= 60).map_or("", |end| &title[..=*end]);
    let room = width.saturating_sub(width_of(head) + 2);
    let tails: Vec<usize> = spaces.iter().map(|at| at + 1).filter(|at| width_of(&title[*at..]) <= room).collect();
    let start = tails.iter().find(|at| begins_a_name(title, **at)).or(tails.first());
    format!("{head}… {}", start.map_or("", |at| &title[*at..]))
}

/// A small word before a capital, and not inside a name: "xóm Thống Nhất", but not "thư" of "Bí thư Đảng ủy".
fn begins_a_name(title: &str, at: usize) -> bool {
    let mut words = title[at..].split(' ');
    let small = words.next().is_some_and(|word| word.chars().all(char::is_lowercase));
    let before = title[..at].split_whitespace().next_back().unwrap_or_default();
    let inside = before.starts_with(char::is_uppercase) && !before.ends_with(',');
    small && !inside && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

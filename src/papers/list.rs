//! What the lists of a meeting have in common: their frame, their columns, hours and lengths of time in cells, and how people
//! are called there. Not what each list holds.

use super::calls::{person_call, person_full, table_date};
use super::frame::frame;
use super::minutes::or_blank;
use super::model::{Column, Document};
use super::table_words::{Titled, table_words};
use super::told::hidden_people;
use super::words::{fill, words};
use crate::domain::{Audience, Item, ItemId, Meeting, PersonId, Time, Wish};
use crate::viet::{clock, date_words, weekday_words};
use std::collections::BTreeSet;

/// A list with its head and title, nothing in it yet. It has no number; a day only once it was issued.
pub(super) fn list(meeting: &Meeting, wish: &Wish, title: &str, turned: bool) -> Document {
    let day = meeting.day_held();
    let name = or_blank(&meeting.info().title);
    let values = [("title", name), ("weekday", weekday_words(day)), ("date", &date_words(day))];
    let mut document = frame(meeting, wish, title, &fill(&table_words().common.subtitle, &values));
    document.turned = turned;
    if meeting.issue_of(wish.paper).is_none_or(|issue| issue.issued_on.is_none()) {
        document.head.dated.clear();
    }
    document
}

pub(super) fn columns(titled: &[Titled]) -> Vec<Column> {
    let column = |titled: &Titled| {
        let column = Column::new(&titled.title, titled.width);
        match titled {
            Titled { counts: true, .. } => column.counting(),
            Titled { centered: true, .. } => column.centered(),
            Titled { .. } => column,
        }
    };
    titled.iter().map(column).collect()
}

/// "14:57" on the clock of the hall; of another day than the meeting's, with its date.
pub(super) fn hour(meeting: &Meeting, time: Time) -> String {
    dated(meeting, time, clock(meeting.clock(time)))
}

/// "14:57:05", for the journal.
pub(super) fn second(meeting: &Meeting, time: Time) -> String {
    dated(meeting, time, meeting.clock(time).format("%H:%M:%S").to_string())
}

fn dated(meeting: &Meeting, time: Time, hour: String) -> String {
    let day = meeting.day(time);
    if day == meeting.day_held() {
        return hour;
    }
    fill(&table_words().common.other_day, &[("hour", &hour), ("date", &table_date(day))])
}

/// "04:30": whole minutes and seconds of some milliseconds.
pub(super) fn span(millis: i64) -> String {
    let seconds = millis.max(0) / 1000;
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// "2.1 Báo cáo tóm tắt".
pub(super) fn item_title(meeting: &Meeting, id: ItemId) -> String {
    let (line, item) = (meeting.line(id), meeting.get::<Item>(id));
    match (line, item) {
        (Some(line), Some(item)) => format!("{} {}", line.number, or_blank(&item.title)),
        (None, _) | (_, None) => String::new(),
    }
}

/// People as one copy calls them.
pub(super) struct Names<'m> {
    meeting: &'m Meeting,
    hidden: BTreeSet<PersonId>,
}

impl<'m> Names<'m> {
    pub fn new(meeting: &'m Meeting, audience: Audience) -> Names<'m> {
        Names { meeting, hidden: hidden_people(meeting, audience) }
    }
    pub fn hides(&self, id: PersonId) -> bool {
        self.hidden.contains(&id)
    }
    /// "Ông Hoàng Văn Định".
    pub fn call(&self, id: PersonId) -> String {
        if self.hides(id) { words().course.unnamed.clone() } else { person_call(self.meeting, id) }
    }
    /// "Ông Hoàng Văn Định, xóm Thống Nhất".
    pub fn full(&self, id: PersonId) -> String {
        if self.hides(id) { words().course.unnamed.clone() } else { person_full(self.meeting, id) }
    }
    /// "xóm Thống Nhất", "công chức địa chính"; nothing for who is hidden.
    pub fn standing(&self, id: PersonId) -> String {
        let (call, full) = (self.call(id), self.full(id));
        full.strip_prefix(&call).and_then(|rest| rest.strip_prefix(", ")).unwrap_or_default().to_owned()
    }
}

//! How a day or a time that is typed is taken, so that it is shown back while it is typed; and a day typed where the unit is
//! wanted. Not how it is worded.

use super::{App, Dialog, Entry, FieldEntry, Label, Notice};
use crate::domain::Date;
use crate::editor::Text;
use crate::viet;
use chrono::{Datelike, NaiveTime, Weekday};

/// What stands in a field of days or times, as it will be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understood {
    Day {
        day: Date,
        heeds: Vec<Heed>,
    },
    Clock(NaiveTime),
    NoDay,
    NoClock,
    /// A day, in the field of the unit.
    DayOfUnit(Date),
}

/// What may be wrong with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heed {
    BeforeMeeting,
    /// Later than today, of a paper that has been issued.
    ToCome,
    /// Saturday or Sunday.
    AtWeekend,
    /// Working days are counted without holidays, for they are not known.
    WithoutHolidays,
}

impl App {
    /// How a field of days or times is taken as it stands; none for an empty one, and for one of something else.
    pub fn understood(&self, field: &FieldEntry) -> Option<Understood> {
        let typed = Some(field.typed()).filter(|typed| !typed.is_empty())?;
        match field.label {
            Label::Deadline | Label::IssuedOn | Label::Day => Some(match self.day_meant(field.label, typed) {
                Some(day) => Understood::Day { day, heeds: self.heeds(field.label, typed, day) },
                None => Understood::NoDay,
            }),
            Label::Time | Label::PlannedOpen | Label::ClosingTime => {
                Some(viet::parse_time(typed).map_or(Understood::NoClock, Understood::Clock))
            }
            Label::Unit if field.has_changed() => self.day_meant(Label::Deadline, typed).map(Understood::DayOfUnit),
            _ => None,
        }
    }
    /// A deadline is meant from the meeting's day on, as it was said there; the day of a paper, and of the meeting itself, from
    /// today on, its year being near the meeting's.
    pub(super) fn day_meant(&self, label: Label, typed: &str) -> Option<Date> {
        let (held, today) = (self.meeting.day_held(), self.meeting.day(self.now));
        match label {
            Label::IssuedOn => viet::parse_date_said(typed, held, today),
            Label::Day => viet::parse_date_said(typed, self.meeting.info().held_on, today),
            _ => viet::parse_date(typed, held),
        }
    }
    fn heeds(&self, label: Label, typed: &str, day: Date) -> Vec<Heed> {
        let rests = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let (is_deadline, is_issued) = (label == Label::Deadline, label == Label::IssuedOn);
        [
            ((is_deadline || is_issued) && day < self.meeting.day_held(), Heed::BeforeMeeting),
            (is_issued && day > self.meeting.day(self.now), Heed::ToCome),
            (is_deadline && rests, Heed::AtWeekend),
            (viet::counts_working_days(typed), Heed::WithoutHolidays),
        ]
        .into_iter()
        .filter_map(|(holds, heed)| holds.then_some(heed))
        .collect()
    }
    /// What is typed in a field of days; none for an empty one.
    pub(super) fn date_typed(&self, dialog: &Dialog, label: Label) -> Result<Option<Date>, Notice> {
        match dialog.typed(label) {
            "" => Ok(None),
            typed => self.day_meant(label, typed).map(Some).ok_or_else(|| Notice::NotUnderstood(typed.to_owned())),
        }
    }
    /// A day typed into the field of the unit goes to the one of the deadline, if that is as it stood; it is said, and nothing
    /// else is done. True: so it was.
    pub(super) fn moved_day(&mut self, dialog: &Dialog) -> bool {
        let at = |label| dialog.fields.iter().position(|field| field.label == label);
        let (Some(unit), Some(deadline)) = (at(Label::Unit), at(Label::Deadline)) else { return false };
        let Some(Understood::DayOfUnit(_)) = self.understood(&dialog.fields[unit]) else { return false };
        let is_free = !dialog.fields[deadline].has_changed();
        self.say(Notice::DayInUnit { moved: is_free });
        if let Some(open) = self.dialogs.last_mut().filter(|open| open.what == dialog.what) {
            open.active = unit;
            if is_free {
                open.fields[deadline].entry = Entry::Text(Text::new(dialog.fields[unit].typed()));
                open.fields[unit].entry = Entry::Text(Text::new(&open.fields[unit].before));
            }
            open.active_text().into_iter().for_each(Text::select_all);
            self.dirty = true;
        }
        true
    }
}

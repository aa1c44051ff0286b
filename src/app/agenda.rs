//! The list of items (Shift+F8): open, add, rename; and the times that can be set right.

use super::{App, Dialog, FieldEntry, Label, Notice, Request, Row, What};
use crate::domain::*;
use crate::viet;

impl App {
    pub(super) fn agenda_box(&self) -> Dialog {
        let mut dialog = Dialog::finding(What::Agenda);
        let current = self.meeting.facts().current.or(self.meeting.next_item().map(|item| item.id));
        dialog.row = self.meeting.facts().agenda.iter().position(|line| Some(line.item) == current).unwrap_or(0);
        dialog
    }
    pub(super) fn accept_item(&mut self) {
        let Some(Row::Item(item)) = self.highlighted() else { return };
        self.dialogs.pop();
        self.rule_or_ask(Request::GoTo(item), |meeting, now| meeting.go_to(item, now, false));
    }
    pub(super) fn highlighted_item(&self) -> Option<ItemId> {
        match self.highlighted() {
            Some(Row::Item(item)) => Some(item),
            _ => self.meeting.facts().current,
        }
    }
    pub(super) fn new_item_box(&self) -> Dialog {
        let fields = vec![FieldEntry::text(Label::Title, ""), FieldEntry::text(Label::Minutes, "")];
        Dialog::new(What::NewItem { after: self.highlighted_item() }, fields)
    }
    pub(super) fn rename_box(&self, item: ItemId) -> Option<Dialog> {
        let item: &Item = self.meeting.get(item)?;
        let minutes = item.planned_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let fields = vec![FieldEntry::text(Label::Title, &item.title), FieldEntry::text(Label::Minutes, &minutes)];
        Some(Dialog::new(What::RenameItem(item.id), fields))
    }
    pub(super) fn accept_new_item(&mut self, dialog: &Dialog, after: Option<ItemId>) {
        let title = viet::nfc(dialog.typed(Label::Title)).into_owned();
        let Ok(minutes) = self.number_typed(dialog.typed(Label::Minutes)) else { return };
        self.close_if(|app| app.rule(|meeting, _| meeting.add_item(after, &title, minutes)));
    }
    pub(super) fn accept_rename(&mut self, dialog: &Dialog, item: ItemId) {
        let title = viet::nfc(dialog.typed(Label::Title)).into_owned();
        let Ok(minutes) = self.number_typed(dialog.typed(Label::Minutes)) else { return };
        self.close_if(|app| {
            app.amend(|meeting, _| meeting.rename_item(item, &title))
                && app.amend(|meeting, _| meeting.plan_item(item, minutes))
        });
    }

    pub(super) fn accept_moment(&mut self) {
        if let Some(Row::Moment(moment)) = self.highlighted()
            && let Some(dialog) = self.time_box(moment)
        {
            self.dialogs.push(dialog);
        }
    }
    pub(super) fn time_box(&self, moment: Moment) -> Option<Dialog> {
        let time = self.meeting.time_of(moment)?;
        let mut field = FieldEntry::text(Label::Time, &viet::clock(self.meeting.clock(time)));
        if let super::Entry::Text(text) = &mut field.entry {
            text.select_all();
        }
        Some(Dialog::new(What::Time(moment), vec![field]))
    }
    pub(super) fn accept_time(&mut self, dialog: &Dialog, moment: Moment) {
        let typed = dialog.typed(Label::Time);
        let Some(clock) = viet::parse_time(typed) else { return self.say(Notice::NotUnderstood(typed.to_owned())) };
        let Some(to) = self.time_on_day_of(moment, clock) else { return };
        self.close_if(|app| app.amend(|meeting, now| meeting.correct_time(moment, to, now)));
        if self.dialog().is_some_and(|dialog| dialog.what == What::Times) {
            self.dialogs.pop();
        }
    }
    /// A clock time on the day the moment had: the nearest such time, so that midnight is no trap.
    pub(super) fn time_on_day_of(&self, moment: Moment, clock: chrono::NaiveTime) -> Option<Time> {
        Some(self.near(self.meeting.time_of(moment)?, clock))
    }
    /// The moment nearest to another at which the clock shows this time.
    pub(super) fn near(&self, old: Time, clock: chrono::NaiveTime) -> Time {
        const DAY: i64 = 24 * 60 * 60 * 1000;
        let same_day = Time::of(self.meeting.day(old), clock, self.meeting.info().offset_minutes);
        let days = [-DAY, 0, DAY].map(|shift| same_day.plus_millis(shift));
        days.into_iter().min_by_key(|time| (time.millis() - old.millis()).abs()).unwrap_or(same_day)
    }
}

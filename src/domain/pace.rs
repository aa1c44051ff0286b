//! How the agenda keeps to its plan: drift, expected end, and what is left for those who wait.

use super::meeting::Meeting;
use super::rows::*;
use super::time::Time;

const MINUTE: i64 = 60_000;

/// How the agenda keeps to its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Whole minutes behind the plan; negative when ahead.
    pub late_minutes: i64,
    pub ends_at: Time,
}

/// What is left of the item for those who wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub left_minutes: i64,
    pub waiting: i64,
    pub each_minutes: i64,
}

impl Meeting {
    /// Expected end against the plan, breaks not counted as delay. None before the opening, after the end, or without a plan.
    pub fn pace(&self, now: Time) -> Option<Pace> {
        let opened = self.info().opened_at.filter(|_| self.is_open())?;
        let (planned, left) = self.plan_of(None, now);
        if planned == 0 {
            return None;
        }
        let planned_open = self.planned_open().unwrap_or(opened);
        let planned_end = planned_open.plus_millis(planned + self.break_millis(now));
        let ends_at = now.plus_millis(left);
        Some(Pace { late_minutes: (ends_at.millis() - planned_end.millis()) / MINUTE, ends_at })
    }
    /// Minutes left of the current item for each who waits; of the part it belongs to when only that has a plan.
    pub fn share(&self, now: Time) -> Option<Share> {
        let mut item = self.current_item()?;
        while item.planned_minutes.is_none() {
            item = self.get(item.parent?)?;
        }
        let waiting = i64::try_from(self.facts().queue.len()).ok().filter(|n| *n > 0)?;
        let left_minutes = (item.planned_minutes? * MINUTE - self.item_used(item.id, now)).max(0) / MINUTE;
        Some(Share { left_minutes, waiting, each_minutes: left_minutes / waiting })
    }
    /// Planned minutes of an item, its sub-items' sum when they have any.
    pub fn item_planned(&self, item: ItemId) -> Option<i64> {
        let planned: Vec<i64> = self.children(Some(item)).filter_map(|child| self.item_planned(child.id)).collect();
        if planned.is_empty() { self.get::<Item>(item)?.planned_minutes } else { Some(planned.iter().sum()) }
    }
    /// Milliseconds an item took, its sub-items included.
    pub fn item_used(&self, item: ItemId, now: Time) -> i64 {
        let own: i64 = self.spells_of_item(item).map(|spell| spell.millis(now)).sum();
        own + self.children(Some(item)).map(|child| self.item_used(child.id, now)).sum::<i64>()
    }
    /// Milliseconds of all breaks so far.
    pub fn break_millis(&self, now: Time) -> i64 {
        self.facts().breaks.iter().filter_map(|id| self.get::<Spell>(*id)).map(|spell| spell.millis(now)).sum()
    }
    /// The planned opening, on the day the meeting was really opened or else is held.
    pub fn planned_open(&self) -> Option<Time> {
        let info = self.info();
        let clock = chrono::NaiveTime::parse_from_str(&info.planned_open, "%H:%M").ok()?;
        let day = info.opened_at.map_or(info.held_on, |opened| self.day(opened));
        Some(Time::of(day, clock, info.offset_minutes))
    }

    /// Milliseconds planned for the items under `parent`, and how many of them are still to come.
    fn plan_of(&self, parent: Option<ItemId>, now: Time) -> (i64, i64) {
        self.children(parent).fold((0, 0), |(planned, left), item| {
            let (of_item, left_of_item) = match self.plan_of(Some(item.id), now) {
                (0, _) => self.own_plan(item, now),
                of_children => of_children,
            };
            (planned + of_item, left + left_of_item)
        })
    }
    fn own_plan(&self, item: &Item, now: Time) -> (i64, i64) {
        let planned = item.planned_minutes.unwrap_or(0) * MINUTE;
        let goes_on = self.is_under_way(item.id) || self.is_to_come(item);
        (planned, if goes_on { (planned - self.item_used(item.id, now)).max(0) } else { 0 })
    }
    /// Something in it was neither begun nor skipped.
    fn is_to_come(&self, item: &Item) -> bool {
        let mut children = self.children(Some(item.id)).peekable();
        if children.peek().is_none() {
            return !item.skipped && !self.is_touched(item.id);
        }
        children.any(|child| self.is_to_come(child))
    }
    pub(super) fn children(&self, parent: Option<ItemId>) -> impl Iterator<Item = &Item> {
        self.rows().items.values().filter(move |item| item.parent == parent)
    }
}

//! Opening, walking and closing the agenda; breaks; changing the list.

use super::Ruling;
use crate::domain::place;
use crate::domain::*;

impl Meeting {
    /// Khai mạc: the meeting opens, and with it the first item.
    pub fn open(&self, now: Time) -> Ruling<'_> {
        if self.info().closed_at.is_some() {
            return Err(Refusal::AlreadyClosed.into());
        }
        if self.info().opened_at.is_some() {
            return Err(Refusal::AlreadyOpened.into());
        }
        let mut work = Work::new(self, Deed::Open);
        work.update::<Info>(self.id(), |info| info.opened_at = Some(now));
        if let Some(first) = self.next_item() {
            work.start_item(first.id, now);
        }
        Ok(work)
    }

    /// F8: opens the meeting, goes to the next item, at last closes.
    pub fn advance(&self, now: Time, sure: bool) -> Ruling<'_> {
        if self.info().opened_at.is_none() {
            return self.open(now);
        }
        match self.next_item() {
            Some(item) => self.go_to(item.id, now, sure),
            None => self.close(now, sure),
        }
    }

    /// Goes to any item, forward or back. Leaving the answers with something unanswered asks first.
    pub fn go_to(&self, item: ItemId, now: Time, sure: bool) -> Ruling<'_> {
        self.must_be_open()?;
        let line = self.line(item).ok_or(Refusal::NoSuchItem)?;
        if line.is_heading {
            return Err(Refusal::HeadingItem(item).into());
        }
        if self.facts().current == Some(item) {
            return Err(Refusal::AlreadyCurrent(item).into());
        }
        let leaves_answers =
            self.current_item().is_some_and(|current| current.kind == ItemKind::Answers && current.id != item);
        if !sure && leaves_answers {
            self.warn_of_leftovers(false)?;
        }
        let mut work = Work::new(self, Deed::GoTo);
        work.stop_break(now);
        work.end_item(now);
        if self.floor().is_some_and(|turn| !matches!(turn.kind, TurnKind::Chair | TurnKind::Host)) {
            work.end_floor(now);
        }
        work.update::<Item>(item, |item| item.skipped = false);
        work.start_item(item, now);
        Ok(work)
    }

    /// Bế mạc. Those still waiting become "chưa được phát biểu".
    pub fn close(&self, now: Time, sure: bool) -> Ruling<'_> {
        self.must_be_open()?;
        if !sure {
            self.warn_of_leftovers(true)?;
        }
        let mut work = Work::new(self, Deed::Close);
        work.stop_break(now);
        work.end_item(now);
        work.end_floor(now);
        for turn in &self.facts().queue {
            work.update::<Turn>(*turn, |turn| turn.state = TurnState::Unheard);
        }
        work.update::<Info>(self.id(), |info| info.closed_at = Some(now));
        Ok(work)
    }

    fn warn_of_leftovers(&self, closing: bool) -> Result<(), No> {
        let mut warnings = Vec::new();
        if !self.facts().queue.is_empty() {
            warnings.push(Warning::StillWaiting(self.facts().queue.clone()));
        }
        let (open, unsorted) = (self.open_opinions(), self.unsorted_opinions());
        if !open.is_empty() {
            warnings.push(Warning::Unanswered(open));
        }
        if closing && !unsorted.is_empty() {
            warnings.push(Warning::Unsorted(unsorted));
        }
        if warnings.is_empty() { Ok(()) } else { Err(No::Ask(warnings)) }
    }

    pub(super) fn must_be_open(&self) -> Result<(), Refusal> {
        match (self.info().opened_at, self.info().closed_at) {
            (None, _) => Err(Refusal::NotOpened),
            (Some(_), Some(_)) => Err(Refusal::AlreadyClosed),
            (Some(_), None) => Ok(()),
        }
    }

    /// Giải lao: stops turn and item; the minutes say so where the pen stands.
    pub fn take_break(&self, now: Time, at: Option<ParagraphId>) -> Ruling<'_> {
        self.must_be_open()?;
        if self.open_break().is_some() {
            return Err(Refusal::InBreak.into());
        }
        let mut work = Work::new(self, Deed::Break);
        work.pause_floor(now);
        let item = self.facts().current;
        work.end_item(now);
        let id = work.id();
        let spell = work.insert(Spell { id, turn: None, item: None, since: now, until: None });
        let id = work.id();
        let place = self.place_after(at);
        let mut paragraph = Paragraph::empty(id, place, item, now, Kind::Break);
        paragraph.spell = Some(spell);
        work.insert(paragraph);
        Ok(work)
    }

    /// The break ends: the item goes on with a new spell; a turn that was stopped waits for F4.
    pub fn end_break(&self, now: Time) -> Ruling<'_> {
        if self.open_break().is_none() {
            return Err(Refusal::NotInBreak.into());
        }
        let mut work = Work::new(self, Deed::EndBreak);
        work.end_break(now);
        Ok(work)
    }

    /// Adds an item after another as its sibling; none: at the end of the list.
    pub fn add_item(&self, after: Option<ItemId>, title: &str, planned: Option<i64>) -> Ruling<'_> {
        if title.trim().is_empty() {
            return Err(Refusal::EmptyName.into());
        }
        if planned.is_some_and(|minutes| minutes < 0) {
            return Err(Refusal::NumbersDoNotAddUp.into());
        }
        let mut work = Work::new(self, Deed::AddItem);
        let after = after.and_then(|id| self.get::<Item>(id));
        let parent = after.and_then(|item| item.parent);
        let place = self.item_place_after(parent, after);
        let id = work.id();
        let title = title.trim().to_owned();
        let kind = ItemKind::Other;
        work.insert(Item { id, parent, place, title, kind, planned_minutes: planned, person: None, skipped: false });
        Ok(work)
    }

    pub fn rename_item(&self, item: ItemId, title: &str) -> Ruling<'_> {
        if title.trim().is_empty() {
            return Err(Refusal::EmptyName.into());
        }
        let mut work = Work::new(self, Deed::RenameItem);
        work.update::<Item>(item, |item| item.title = title.trim().to_owned());
        work.or_nothing()
    }

    pub fn plan_item(&self, item: ItemId, minutes: Option<i64>) -> Ruling<'_> {
        if minutes.is_some_and(|minutes| minutes < 0) {
            return Err(Refusal::NumbersDoNotAddUp.into());
        }
        let mut work = Work::new(self, Deed::PlanItem);
        work.update::<Item>(item, |item| item.planned_minutes = minutes);
        work.or_nothing()
    }

    /// Skips an untouched item, or takes the skip back. A touched one keeps its times and cannot be skipped.
    pub fn skip_item(&self, item: ItemId) -> Ruling<'_> {
        if self.line(item).is_some_and(|line| line.is_heading) {
            return Err(Refusal::HeadingItem(item).into());
        }
        if self.is_touched(item) {
            return Err(Refusal::ItemHasTimes(item).into());
        }
        let mut work = Work::new(self, Deed::SkipItem);
        work.update::<Item>(item, |item| item.skipped = !item.skipped);
        work.or_nothing()
    }

    /// Moves an item one place up or down among its siblings.
    pub fn move_item(&self, item: ItemId, up: bool) -> Ruling<'_> {
        let moved: &Item = self.get(item).ok_or(Refusal::NoSuchItem)?;
        let siblings = self.siblings(moved.parent);
        let at = siblings.iter().position(|sibling| sibling.id == item).ok_or(Refusal::NoSuchItem)?;
        let places: Vec<&str> = siblings.iter().map(|sibling| sibling.place.as_str()).collect();
        let place = place::moved(&places, at, up).ok_or(if up { Refusal::AtTheTop } else { Refusal::AtTheEnd })?;
        let mut work = Work::new(self, Deed::MoveItem);
        work.update::<Item>(item, |item| item.place = place);
        work.or_nothing()
    }

    fn siblings(&self, parent: Option<ItemId>) -> Vec<&Item> {
        let mut siblings: Vec<&Item> = self.rows().items.values().filter(|item| item.parent == parent).collect();
        siblings.sort_by_key(|item| (&item.place, item.id));
        siblings
    }
    fn item_place_after(&self, parent: Option<ItemId>, after: Option<&Item>) -> String {
        let siblings = self.siblings(parent);
        let places = siblings.iter().map(|item| item.place.as_str());
        match after.or(siblings.last().copied()) {
            Some(after) => place::following(&after.place, places),
            None => place::between(None, None),
        }
    }
}

impl Work<'_> {
    pub(super) fn start_item(&mut self, item: ItemId, now: Time) {
        let id = self.id();
        self.insert(Spell { id, turn: None, item: Some(item), since: now, until: None });
    }
    pub(super) fn end_item(&mut self, now: Time) {
        let open: Vec<SpellId> = self
            .all::<Spell>()
            .iter()
            .filter(|spell| spell.item.is_some() && spell.is_open())
            .map(|spell| spell.id)
            .collect();
        for spell in open {
            self.end_spell(spell, now);
        }
    }
    /// Ends a spell; never before it began.
    pub(super) fn end_spell(&mut self, spell: SpellId, now: Time) {
        self.update::<Spell>(spell, |spell| spell.until = Some(now.max(spell.since)));
    }
    /// Ends the break that is on and lets the item it interrupted go on.
    pub(super) fn end_break(&mut self, now: Time) {
        let interrupted = self.meeting.interrupted_item();
        self.stop_break(now);
        if let Some(item) = interrupted {
            self.start_item(item, now);
        }
    }
    /// Ends the break that is on; the item it interrupted stays where it was.
    fn stop_break(&mut self, now: Time) {
        if let Some(spell) = self.meeting.open_break().map(|spell| spell.id) {
            self.end_spell(spell, now);
        }
    }
    /// A rule that changes nothing is a refusal.
    pub(super) fn or_nothing(self) -> Result<Self, No> {
        if self.is_empty() { Err(Refusal::NothingHere.into()) } else { Ok(self) }
    }
}

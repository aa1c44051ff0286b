//! What a meeting can be asked: times used and left, who is who, how things stand.

use super::meeting::Meeting;
use super::rows::*;
use super::time::Time;
use super::{Line, Standing};

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
    pub fn is_open(&self) -> bool {
        self.info().opened_at.is_some() && self.info().closed_at.is_none()
    }
    /// The turn that has the floor.
    pub fn floor(&self) -> Option<&Turn> {
        self.get(self.facts().floor?)
    }
    pub fn current_item(&self) -> Option<&Item> {
        self.get(self.facts().current?)
    }
    /// The break that is on.
    pub fn open_break(&self) -> Option<&Spell> {
        self.facts().breaks.iter().rev().filter_map(|id| self.get::<Spell>(*id)).find(|spell| spell.is_open())
    }
    pub fn line(&self, item: ItemId) -> Option<&Line> {
        self.facts().agenda.iter().find(|line| line.item == item)
    }
    pub fn spells_of_turn(&self, turn: TurnId) -> impl DoubleEndedIterator<Item = &Spell> {
        self.facts().spells_of_turn.get(&turn).into_iter().flatten().filter_map(|id| self.get(*id))
    }
    pub fn spells_of_item(&self, item: ItemId) -> impl DoubleEndedIterator<Item = &Spell> {
        self.facts().spells_of_item.get(&item).into_iter().flatten().filter_map(|id| self.get(*id))
    }
    /// Milliseconds somebody has spoken in this turn.
    pub fn used(&self, turn: TurnId, now: Time) -> i64 {
        self.spells_of_turn(turn).map(|spell| spell.millis(now)).sum()
    }
    /// Milliseconds left of the countdown, negative when overrun; none without a countdown.
    pub fn left(&self, turn: &Turn, now: Time) -> Option<i64> {
        turn.allowed.map(|seconds| seconds * 1000 - self.used(turn.id, now))
    }
    /// Milliseconds an item took, its sub-items included.
    pub fn item_used(&self, item: ItemId, now: Time) -> i64 {
        let own: i64 = self.spells_of_item(item).map(|spell| spell.millis(now)).sum();
        let children = self.rows().items.values().filter(|child| child.parent == Some(item));
        own + children.map(|child| self.item_used(child.id, now)).sum::<i64>()
    }
    /// Planned minutes of an item, its sub-items' sum when it has them.
    pub fn item_planned(&self, item: ItemId) -> Option<i64> {
        let planned: Vec<i64> = self.leaves_of(item).filter_map(|leaf| leaf.planned_minutes).collect();
        if planned.is_empty() { self.get::<Item>(item)?.planned_minutes } else { Some(planned.iter().sum()) }
    }
    pub fn is_touched(&self, item: ItemId) -> bool {
        self.facts().spells_of_item.contains_key(&item)
            || self.rows().items.values().any(|child| child.parent == Some(item) && self.is_touched(child.id))
    }
    /// The current item, or one of its ancestors.
    pub fn is_under_way(&self, item: ItemId) -> bool {
        let mut at = self.facts().current;
        while let Some(id) = at {
            if id == item {
                return true;
            }
            at = self.get::<Item>(id).and_then(|item| item.parent);
        }
        false
    }
    /// Items that are walked, in order.
    pub fn leaves(&self) -> impl Iterator<Item = &Item> {
        self.facts().agenda.iter().filter(|line| !line.is_heading).filter_map(|line| self.get(line.item))
    }
    fn leaves_of(&self, item: ItemId) -> impl Iterator<Item = &Item> {
        self.leaves().filter(move |leaf| leaf.parent == Some(item))
    }
    /// The item the next F8 opens; none when the meeting would close.
    pub fn next_item(&self) -> Option<&Item> {
        let fresh = |item: &&Item| !item.skipped && !self.is_touched(item.id);
        match self.facts().current {
            None => self.leaves().find(fresh),
            Some(current) => self.leaves().skip_while(|item| item.id != current).skip(1).find(fresh),
        }
    }
    /// Milliseconds of all breaks so far.
    pub fn break_millis(&self, now: Time) -> i64 {
        self.facts().breaks.iter().filter_map(|id| self.get::<Spell>(*id)).map(|spell| spell.millis(now)).sum()
    }
    /// Expected end against the plan, breaks not counted as delay. None before the opening, after the end, or without a plan.
    pub fn pace(&self, now: Time) -> Option<Pace> {
        let opened = self.info().opened_at.filter(|_| self.is_open())?;
        let planned_open = self.planned_open().unwrap_or(opened);
        let mut planned_total = 0;
        let mut left = 0;
        for item in self.leaves().filter(|item| !item.skipped) {
            let Some(planned) = item.planned_minutes.map(|minutes| minutes * MINUTE) else { continue };
            planned_total += planned;
            if Some(item.id) == self.facts().current {
                left += (planned - self.item_used(item.id, now)).max(0);
            } else if !self.is_touched(item.id) {
                left += planned;
            }
        }
        if planned_total == 0 {
            return None;
        }
        let ends_at = now.plus_millis(left);
        let planned_end = planned_open.plus_millis(planned_total + self.break_millis(now));
        Some(Pace { late_minutes: (ends_at.millis() - planned_end.millis()).div_euclid(MINUTE), ends_at })
    }
    /// The planned opening, on the day the meeting was really opened or else is held.
    pub fn planned_open(&self) -> Option<Time> {
        let info = self.info();
        let clock = chrono::NaiveTime::parse_from_str(&info.planned_open, "%H:%M").ok()?;
        let day = info.opened_at.map_or(info.held_on, |opened| self.day(opened));
        Some(Time::of(day, clock, info.offset_minutes))
    }
    /// Minutes left of the current item for each who waits.
    pub fn share(&self, now: Time) -> Option<Share> {
        let item = self.current_item()?;
        let waiting = i64::try_from(self.facts().queue.len()).ok().filter(|n| *n > 0)?;
        let left_minutes = (item.planned_minutes? * MINUTE - self.item_used(item.id, now)).max(0) / MINUTE;
        Some(Share { left_minutes, waiting, each_minutes: left_minutes / waiting })
    }
    /// Turns of a resident in which the floor was really had, in order.
    pub fn turns_of(&self, person: PersonId) -> impl Iterator<Item = &Turn> {
        let spoke = move |turn: &&Turn| turn.person == person && self.facts().spells_of_turn.contains_key(&turn.id);
        self.rows().turns.values().filter(spoke)
    }
    pub fn spoken_millis(&self, person: PersonId, now: Time) -> i64 {
        self.turns_of(person).map(|turn| self.used(turn.id, now)).sum()
    }
    /// Turns of residents in which the floor was really had: the number a report gives.
    pub fn resident_turns(&self) -> usize {
        let spoke = |turn: &&Turn| turn.is_of_resident() && self.facts().spells_of_turn.contains_key(&turn.id);
        self.rows().turns.values().filter(spoke).count()
    }
    /// Hamlets of which nobody has spoken yet.
    pub fn silent_hamlets(&self) -> Vec<&Hamlet> {
        let heard = |hamlet: HamletId| {
            self.rows().turns.values().filter(|turn| turn.is_of_resident()).any(|turn| {
                self.facts().spells_of_turn.contains_key(&turn.id)
                    && self.get::<Person>(turn.person).is_some_and(|person| person.hamlet == Some(hamlet))
            })
        };
        self.hamlets().into_iter().filter(|hamlet| !heard(hamlet.id)).collect()
    }
    pub fn hamlets(&self) -> Vec<&Hamlet> {
        let mut hamlets: Vec<&Hamlet> = self.rows().hamlets.values().collect();
        hamlets.sort_by_key(|hamlet| (&hamlet.place, hamlet.id));
        hamlets
    }
    pub fn parties(&self) -> Vec<&Party> {
        let mut parties: Vec<&Party> = self.rows().parties.values().collect();
        parties.sort_by_key(|party| (&party.place, party.id));
        parties
    }
    pub fn fields(&self) -> Vec<&Field> {
        let mut fields: Vec<&Field> = self.rows().fields.values().collect();
        fields.sort_by_key(|field| (&field.place, field.id));
        fields
    }
    pub fn with_duty(&self, duty: Duty) -> impl Iterator<Item = &Person> {
        self.rows().people.values().filter(move |person| person.duty == duty)
    }
    pub fn chair(&self) -> Option<&Person> {
        self.with_duty(Duty::Chair).next()
    }
    pub fn officers_for(&self, field: FieldId) -> impl Iterator<Item = PersonId> {
        self.rows().charges.values().filter(move |charge| charge.field == field).map(|charge| charge.person)
    }
    pub fn hamlet_of(&self, person: PersonId) -> Option<&Hamlet> {
        self.get(self.get::<Person>(person)?.hamlet?)
    }
    pub fn opinion_number(&self, opinion: OpinionId) -> Option<i64> {
        self.get::<Opinion>(opinion).map(|opinion| opinion.number)
    }
    pub fn opinion_by_number(&self, number: i64) -> Option<&Opinion> {
        self.rows().opinions.values().find(|opinion| opinion.number == number)
    }
    pub fn standing(&self, opinion: OpinionId) -> Standing {
        self.get(opinion).map_or(Standing::Open, |opinion| self.facts().standing(opinion))
    }
    /// An opinion's words: its paragraphs, joined by a space.
    pub fn words_of(&self, opinion: OpinionId) -> String {
        let words = self.facts().words_of.get(&opinion).into_iter().flatten();
        let texts = words.filter_map(|id| self.get::<Paragraph>(*id)).map(|paragraph| paragraph.text.as_str());
        texts.collect::<Vec<_>>().join(" ")
    }
    /// The first paragraph of its opinion.
    pub fn opens_opinion(&self, paragraph: &Paragraph) -> bool {
        let words = paragraph.opinion.and_then(|opinion| self.facts().words_of.get(&opinion));
        words.and_then(|words| words.first()) == Some(&paragraph.id)
    }
    pub fn open_opinions(&self) -> Vec<OpinionId> {
        self.opinions_standing(|standing| standing == Standing::Open)
    }
    pub fn unsorted_opinions(&self) -> Vec<OpinionId> {
        self.opinions_standing(|standing| standing == Standing::Heard)
    }
    fn opinions_standing(&self, which: impl Fn(Standing) -> bool) -> Vec<OpinionId> {
        self.facts().opinions.iter().copied().filter(|id| which(self.standing(*id))).collect()
    }
    /// The newest count of heads with its numbers.
    pub fn newest_heads(&self) -> Option<(&Headcount, Vec<&Head>)> {
        let count: &Headcount = self.get(*self.facts().headcounts.last()?)?;
        Some((count, self.heads_of(count.id)))
    }
    pub fn heads_of(&self, count: HeadcountId) -> Vec<&Head> {
        self.rows().heads.values().filter(|head| head.headcount == count).collect()
    }
    pub fn present(&self) -> Option<i64> {
        self.newest_heads().map(|(_, heads)| heads.iter().map(|head| head.number).sum())
    }
    /// Residents among those present.
    pub fn residents_present(&self) -> Option<i64> {
        let residents =
            |heads: Vec<&Head>| heads.iter().filter(|head| head.hamlet.is_some()).map(|head| head.number).sum();
        self.newest_heads().map(|(_, heads)| residents(heads))
    }
    /// The newest turn of a person that had the floor, or has it.
    pub fn newest_turn(&self, person: PersonId) -> Option<TurnId> {
        let since = |turn: &&Turn| self.spells_of_turn(turn.id).next_back().map(|spell| spell.since);
        self.turns_of(person).max_by_key(since).map(|turn| turn.id)
    }
    /// The wish to speak of a person that is still waiting.
    pub fn waiting_turn(&self, person: PersonId) -> Option<&Turn> {
        self.facts().queue.iter().filter_map(|id| self.get::<Turn>(*id)).find(|turn| turn.person == person)
    }
    /// People who had the floor, the latest first, each once.
    pub fn last_speakers(&self) -> Vec<PersonId> {
        let mut spells: Vec<&Spell> = self.rows().spells.values().filter(|spell| spell.turn.is_some()).collect();
        spells.sort_by_key(|spell| std::cmp::Reverse((spell.since, spell.id)));
        let mut people = Vec::new();
        for turn in spells.iter().filter_map(|spell| self.get::<Turn>(spell.turn?)) {
            if !people.contains(&turn.person) {
                people.push(turn.person);
            }
        }
        people
    }
}

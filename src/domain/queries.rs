//! What a meeting can be asked: times used and left, who is who, how things stand.

use super::meeting::Meeting;
use super::paper::{Audience, Paper, Wish};
use super::rows::*;
use super::time::{Date, Time};
use super::{Line, Standing};
use crate::viet;

impl Meeting {
    pub fn is_open(&self) -> bool {
        self.info().opened_at.is_some() && self.info().closed_at.is_none()
    }
    /// The day it was opened, where it is held; before, the day it is to be held.
    pub fn day_held(&self) -> Date {
        self.info().opened_at.map_or(self.info().held_on, |opened| self.day(opened))
    }
    /// What is known of a paper once it was issued.
    pub fn issue_of(&self, paper: Paper) -> Option<&Issue> {
        self.rows().issues.values().find(|issue| issue.paper == paper)
    }
    /// The number a paper was given, without its symbol.
    pub fn paper_number(&self, paper: Paper) -> Option<&str> {
        self.issue_of(paper).map(|issue| issue.number.trim()).filter(|number| !number.is_empty())
    }
    /// The newest version of the minutes, locked or unlocked again.
    pub fn newest_version(&self) -> Option<&Version> {
        self.rows().versions.values().max_by_key(|version| version.number)
    }
    /// The version under lock: nothing in the record may change.
    pub fn locked(&self) -> Option<&Version> {
        self.newest_version().filter(|version| version.is_locked())
    }
    /// What the file of a paper is called, without ending; a draft until the meeting is closed, and while it is unlocked again.
    pub fn paper_stem(&self, wish: &Wish) -> String {
        self.stem(wish.paper.code(), wish.audience)
    }
    /// The same for what is no single paper: "all", "record".
    pub fn stem(&self, what: &str, audience: Audience) -> String {
        let newest = self.newest_version();
        let version = newest.map(|version| version.number + i64::from(!version.is_locked()));
        let is_draft = self.info().closed_at.is_none() || newest.is_some_and(|version| !version.is_locked());
        viet::paper_stem(what, self.day_held(), version, is_draft, audience == Audience::Public)
    }
    /// The turn that has the floor.
    pub fn floor(&self) -> Option<&Turn> {
        self.get(self.facts().floor?)
    }
    /// The item that is on; in a break the one it interrupted.
    pub fn current_item(&self) -> Option<&Item> {
        self.get(self.facts().current.or_else(|| self.interrupted_item())?)
    }
    /// The item that goes on when the break that is on ends.
    pub fn interrupted_item(&self) -> Option<ItemId> {
        let since = self.open_break()?.since;
        let ended = self.rows().spells.values().filter(|spell| spell.item.is_some() && spell.until == Some(since));
        ended.max_by_key(|spell| (spell.since, spell.id))?.item
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
    pub fn is_touched(&self, item: ItemId) -> bool {
        self.facts().spells_of_item.contains_key(&item)
            || self.children(Some(item)).any(|child| self.is_touched(child.id))
    }
    /// The current item, or one of its ancestors.
    pub fn is_under_way(&self, item: ItemId) -> bool {
        let parent = |at: &&Item| self.get::<Item>(at.parent?);
        std::iter::successors(self.current_item(), parent).any(|at| at.id == item)
    }
    /// Items that are walked, in order.
    pub fn leaves(&self) -> impl Iterator<Item = &Item> {
        self.facts().agenda.iter().filter(|line| !line.is_heading).filter_map(|line| self.get(line.item))
    }
    /// The item the next F8 opens; none when the meeting would close.
    pub fn next_item(&self) -> Option<&Item> {
        let fresh = |item: &&Item| !item.skipped && !self.is_touched(item.id);
        match self.current_item() {
            None => self.leaves().find(fresh),
            Some(current) => self.leaves().skip_while(|item| item.id != current.id).skip(1).find(fresh),
        }
    }
    /// Turns of a person in which the floor was really had.
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
    /// The turn words spoken at a moment belong to: the newest begun by then, else the first after it.
    pub fn turn_at(&self, person: PersonId, at: Time) -> Option<TurnId> {
        let begun = |turn: &Turn| self.spells_of_turn(turn.id).next().map(|spell| (spell.since, turn.id));
        let mut turns: Vec<(Time, TurnId)> = self.turns_of(person).filter_map(begun).collect();
        turns.sort();
        let newest = turns.iter().rev().find(|(since, _)| *since <= at);
        newest.or(turns.first()).map(|(_, turn)| *turn)
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

//! Two people turn out to be one: whatever was the one's becomes the other's.

use crate::domain::step::{Change, Stored};
use crate::domain::*;
use std::collections::BTreeSet;

/// Ids of a table that become another id: table, from, to.
type Move = (&'static str, i64, i64);

impl Work<'_> {
    /// Everything of `lost` becomes `kept`'s; the earlier raised hand stays; `lost` is no more.
    pub(super) fn join_people(&mut self, lost: PersonId, kept: PersonId) -> Result<(), Refusal> {
        let meeting = self.meeting;
        let (Some(gone), Some(stays)) = (meeting.get::<Person>(lost), meeting.get::<Person>(kept)) else {
            return Err(Refusal::NothingHere);
        };
        let wishes = merged_wishes(meeting, lost, kept);
        let mut moves = vec![(Person::SPEC.name, lost.0, kept.0)];
        moves.extend(wishes.iter().map(|(from, into)| (Turn::SPEC.name, from.0, into.0)));
        self.repoint(&moves);
        wishes.iter().for_each(|(from, into)| self.merge_wish(*from, *into));
        self.drop_twins(|by: &AnswerBy| (by.person == kept).then_some(by.answer));
        self.drop_twins(|charge: &Charge| (charge.person == kept).then_some(charge.field));
        self.drop_twins(|head: &Head| (head.person == Some(kept)).then_some(head.headcount));
        self.update::<Person>(kept, |person| fill(person, gone));
        self.delete::<Person>(lost);
        self.rekind(kept);
        let hamlet = stays.hamlet.or(gone.hamlet);
        self.rehome_opinions(gone, hamlet);
        self.rehome_opinions(stays, hamlet);
        Ok(())
    }

    /// The hamlet lives on the person: opinions that had the old one follow.
    pub(super) fn rehome_opinions(&mut self, author: &Person, hamlet: Option<HamletId>) {
        let theirs = |opinion: &&Opinion| opinion.author == Some(author.id) && opinion.hamlet == author.hamlet;
        for opinion in self.meeting.rows().opinions.values().filter(theirs) {
            self.update::<Opinion>(opinion.id, |opinion| opinion.hamlet = hamlet);
        }
    }

    /// What refers to one row now refers to another, in every table. To be done before any other change.
    fn repoint(&mut self, moves: &[Move]) {
        let mut changes = Vec::new();
        self.meeting.rows().each(|spec, _, values| {
            let moved = spec.columns.iter().zip(&values).map(|(column, value)| {
                let to = moves.iter().find(|(table, from, _)| column.refers == Some(*table) && *value == from.value());
                to.map_or_else(|| value.clone(), |(_, _, to)| to.value())
            });
            let after: Vec<_> = moved.collect();
            if after != values {
                changes.extend(Change::from_values(spec.name, Some(values), Some(after)));
            }
        });
        changes.into_iter().for_each(|change| self.adopt(change));
    }

    /// A wish becomes part of another turn, which keeps the earlier raised hand.
    fn merge_wish(&mut self, from: TurnId, into: TurnId) {
        let Some(wish) = self.get::<Turn>(from).cloned() else { return };
        self.update::<Turn>(into, |turn| {
            if wish.asked_at <= turn.asked_at {
                (turn.asked_at, turn.way) = (wish.asked_at, wish.way);
            }
            if turn.topic.is_empty() {
                turn.topic = wish.topic;
            }
        });
        self.delete::<Turn>(from);
    }

    /// Of rows with the same key only the first stays.
    fn drop_twins<R: Stored, K: Ord>(&mut self, key: impl Fn(&R) -> Option<K>) {
        let mut rows: Vec<R> = self.all::<R>().into_iter().cloned().collect();
        rows.sort_by_key(R::id);
        let mut seen = BTreeSet::new();
        for row in rows {
            if key(&row).is_some_and(|key| !seen.insert(key)) {
                self.delete::<R>(row.id());
            }
        }
    }
}

/// What is not known of the one is taken from the other; an office is kept.
fn fill(person: &mut Person, gone: &Person) {
    let texts = [
        (&mut person.described, &gone.described),
        (&mut person.honorific, &gone.honorific),
        (&mut person.role, &gone.role),
        (&mut person.phone, &gone.phone),
    ];
    for (text, other) in texts.into_iter().filter(|(text, _)| text.is_empty()) {
        *text = other.clone();
    }
    (person.hamlet, person.party) = (person.hamlet.or(gone.hamlet), person.party.or(gone.party));
    if person.duty == Duty::Resident || person.duty == Duty::Delegate && gone.duty != Duty::Resident {
        person.duty = gone.duty;
    }
}

/// One person, one raised hand: wishes that are no more, each with the turn it becomes part of.
///
/// What the one still wished when the other was given the floor is what was fulfilled then; of two wishes the earlier
/// stays. What was asked after having spoken is a second wish.
fn merged_wishes(meeting: &Meeting, lost: PersonId, kept: PersonId) -> Vec<(TurnId, TurnId)> {
    let is_wish = |turn: &Turn| matches!(turn.state, TurnState::Waiting | TurnState::Unheard);
    let since = |turn: &Turn| meeting.spells_of_turn(turn.id).next().map(|spell| spell.since);
    let theirs = |turn: &&Turn| turn.person == lost || turn.person == kept;
    let (mut wishes, spoken): (Vec<&Turn>, Vec<&Turn>) =
        meeting.rows().turns.values().filter(theirs).partition(|turn| is_wish(turn));
    wishes.sort_by_key(|wish| (wish.asked_at, wish.id));
    let mut merged = Vec::new();
    let mut earliest = None;
    for wish in wishes {
        let fulfils = |turn: &&&Turn| {
            turn.has_floor() || turn.person != wish.person && since(turn).is_some_and(|since| since >= wish.asked_at)
        };
        let fulfilled = spoken.iter().filter(fulfils).min_by_key(|turn| (since(turn), turn.id));
        match fulfilled.map(|turn| turn.id).or(earliest) {
            Some(into) => merged.push((wish.id, into)),
            None => earliest = Some(wish.id),
        }
    }
    merged
}

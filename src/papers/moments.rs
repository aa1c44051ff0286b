//! What stands in the minutes, in order: entries, and what has no entry of its own put where its time belongs.

use super::words::{fill, sentence, words};
use crate::domain::{ItemId, Meeting, Paragraph, Spell, Time, Vote};
use crate::viet::time_words;
use std::collections::BTreeSet;

/// What stands in the minutes at one place.
#[derive(Clone, Copy)]
pub(super) enum Moment<'m> {
    Entry(&'m Paragraph),
    /// An item that was opened and of which nothing was written.
    Item(ItemId),
    /// A break without an entry of its own.
    Break(&'m Spell),
    Vote(&'m Vote),
}

/// Entries in their order, and what has no entry put where its time belongs.
pub(super) fn moments(meeting: &Meeting) -> Vec<Moment<'_>> {
    let (rows, facts) = (meeting.rows(), meeting.facts());
    let entries: Vec<&Paragraph> = facts.sequence.iter().filter_map(|id| rows.paragraphs.get(id)).collect();
    let written: BTreeSet<ItemId> = entries.iter().filter_map(|entry| entry.item).collect();
    let opened = facts.spells_of_item.iter().filter(|(item, _)| !written.contains(item));
    let opened =
        opened.filter_map(|(item, spells)| Some((rows.spells.get(spells.first()?)?.since, Moment::Item(*item))));
    let told: BTreeSet<_> = entries.iter().filter_map(|entry| entry.spell).collect();
    let breaks = facts.breaks.iter().filter(|id| !told.contains(id)).filter_map(|id| rows.spells.get(id));
    let voted: BTreeSet<_> = entries.iter().filter_map(|entry| entry.vote).collect();
    let votes = rows.votes.values().filter(|vote| !voted.contains(&vote.id));
    let mut untold: Vec<(Time, Moment)> = opened.collect();
    untold.extend(breaks.map(|spell| (spell.since, Moment::Break(spell))));
    untold.extend(votes.map(|vote| (vote.at, Moment::Vote(vote))));
    untold.sort_by_key(|(at, _)| *at);
    let place = |(at, moment): (Time, Moment<'_>)| {
        let mut place = entries.iter().rposition(|entry| entry.at <= at).map_or(0, |last| last + 1);
        // What a slow hand wrote of the item before still belongs before.
        while matches!(moment, Moment::Item(_))
            && place > 0
            && place < entries.len()
            && entries[place].item == entries[place - 1].item
        {
            place += 1;
        }
        place
    };
    let mut placed: Vec<(usize, Moment)> = untold.into_iter().map(|moment| (place(moment), moment.1)).collect();
    placed.sort_by_key(|(place, _)| *place);
    let mut all = Vec::with_capacity(entries.len() + placed.len());
    let mut placed = placed.into_iter().peekable();
    for (at, entry) in entries.into_iter().enumerate() {
        while let Some((_, moment)) = placed.next_if(|(place, _)| *place <= at) {
            all.push(moment);
        }
        all.push(Moment::Entry(entry));
    }
    all.extend(placed.map(|(_, moment)| moment));
    all
}

pub(super) fn break_line(meeting: &Meeting, spell: &Spell, text: &str) -> String {
    let words = &words().course;
    let since = time_words(meeting.clock(spell.since));
    let until = spell.until.map(|until| time_words(meeting.clock(until)));
    match (until, text.trim()) {
        (Some(until), "") => fill(&words.break_both, &[("since", &since), ("until", &until)]),
        (Some(until), text) => {
            let bare = text.trim_end_matches('.');
            sentence(&fill(&words.break_times, &[("text", bare), ("since", &since), ("until", &until)]))
        }
        (None, "") => fill(&words.break_open, &[("since", &since)]),
        (None, text) => sentence(text),
    }
}

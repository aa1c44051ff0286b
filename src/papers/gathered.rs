//! The dialogue told in two parts, all opinions and then the answers by field: which entries are gathered, and where the
//! parts stand. Not how an entry is worded.

use super::calls::attending;
use super::entry::Telling;
use super::moments::Moment;
use super::told::{answered_opinions, is_told_answer, told_opinions};
use super::words::{fill, words};
use crate::domain::{AnswerId, Field, Item, ItemId, ItemKind, Kind, Meeting, Opinion, OpinionId, Paragraph, Spell};
use std::collections::{BTreeMap, BTreeSet};

/// What comes next in the course of the meeting.
pub(super) enum Step<'m> {
    Moment(Moment<'m>),
    Opinions,
    Answers,
    /// What else happened in the item whose opinions or answers stand above.
    Rest,
}

/// Which part an entry is gathered into.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Opinion,
    /// An answer, or a reply to it.
    Answer(AnswerId),
}

fn part(meeting: &Meeting, entry: &Paragraph) -> Option<Part> {
    let has_spell = entry.spell.is_some_and(|spell| meeting.get::<Spell>(spell).is_some());
    if entry.task.is_some() || entry.kind == Kind::Conclusion || has_spell {
        return None;
    }
    let reply = entry.reply_to.filter(|answer| is_told_answer(meeting, *answer));
    if entry.opinion.is_some_and(|opinion| meeting.get::<Opinion>(opinion).is_some()) {
        return Some(Part::Opinion);
    }
    entry.answer.or(reply).map(Part::Answer)
}

/// The moments with what is gathered taken out, and the parts where they belong: the opinions in the dialogue, the answers
/// in the item that is for them, else under the opinions.
pub(super) fn steps<'m>(meeting: &'m Meeting, moments: Vec<Moment<'m>>) -> Vec<Step<'m>> {
    let parts: Vec<Option<(Part, Option<ItemId>)>> = moments.iter().map(|moment| gathered(meeting, *moment)).collect();
    let is_for = |item: Option<ItemId>, kind: ItemKind| {
        item.and_then(|id| meeting.get::<Item>(id)).is_some_and(|item| item.kind == kind)
    };
    let first = |which: &dyn Fn(Part, Option<ItemId>) -> bool| {
        parts.iter().position(|part| part.is_some_and(|(part, item)| which(part, item)))
    };
    let opinions = first(&|part, item| part == Part::Opinion && is_for(item, ItemKind::Dialogue))
        .or_else(|| first(&|part, item| part == Part::Opinion && item.is_some()))
        .or_else(|| first(&|part, _| part == Part::Opinion));
    let is_answer = |part: Part| matches!(part, Part::Answer(_));
    let answers = parts.iter().enumerate().position(|(at, part)| {
        let later = opinions.is_none_or(|opinions| at > opinions);
        later && part.is_some_and(|(part, item)| is_answer(part) && is_for(item, ItemKind::Answers))
    });
    let answers = answers.or(opinions).or_else(|| first(&|part, _| is_answer(part)));

    let mut steps = Vec::with_capacity(moments.len() + 4);
    let mut entered = BTreeSet::new();
    for (at, (moment, part)) in moments.into_iter().zip(parts).enumerate() {
        let is_place = opinions == Some(at) || answers == Some(at);
        match part {
            None => {
                entered.extend(item_of(moment));
                steps.push(Step::Moment(moment));
            }
            // Its item was on, whatever is left of it here.
            Some((_, Some(item))) if entered.insert(item) || is_place => steps.push(Step::Moment(Moment::Item(item))),
            Some(_) => {}
        }
        steps.extend((opinions == Some(at)).then_some(Step::Opinions));
        steps.extend((answers == Some(at)).then_some(Step::Answers));
        steps.extend(is_place.then_some(Step::Rest));
    }
    steps
}

fn gathered(meeting: &Meeting, moment: Moment<'_>) -> Option<(Part, Option<ItemId>)> {
    match moment {
        Moment::Entry(entry) => part(meeting, entry).map(|part| (part, entry.item)),
        Moment::Item(_) | Moment::Break(_) | Moment::Vote(_) => None,
    }
}

fn item_of(moment: Moment<'_>) -> Option<ItemId> {
    match moment {
        Moment::Entry(entry) => entry.item,
        Moment::Item(item) => Some(item),
        Moment::Vote(vote) => vote.item,
        Moment::Break(_) => None,
    }
}

/// The entries of all opinions, by the opinions' numbers.
pub(super) fn opinions(meeting: &Meeting) -> Vec<&Paragraph> {
    let words = meeting.facts().opinions.iter().filter_map(|id| meeting.facts().words_of.get(id)).flatten();
    let entries = words.filter_map(|id| meeting.get::<Paragraph>(*id));
    entries.filter(|entry| part(meeting, entry) == Some(Part::Opinion)).collect()
}

/// Answers to opinions of the same fields, with the replies to them, and opinions of that field with a result and no answer.
#[derive(Default)]
pub(super) struct Group<'m> {
    pub title: String,
    pub answers: Vec<Vec<&'m Paragraph>>,
    pub unanswered: Vec<OpinionId>,
}

/// The answers by the fields of their opinions, in the order of the fields; those of no field last.
pub(super) fn groups<'m>(telling: &Telling<'m>) -> Vec<Group<'m>> {
    let meeting = telling.meeting;
    let fields: Vec<&Field> = meeting.fields();
    let key = |opinions: &mut dyn Iterator<Item = &'m Opinion>| -> Vec<usize> {
        let of: BTreeSet<usize> =
            opinions.filter_map(|opinion| fields.iter().position(|field| opinion.field == Some(field.id))).collect();
        if of.is_empty() { vec![usize::MAX] } else { of.into_iter().collect() }
    };
    let mut groups: BTreeMap<Vec<usize>, Group<'m>> = BTreeMap::new();
    for (answer, entries) in answers(meeting) {
        groups.entry(key(&mut answered_opinions(meeting, answer))).or_default().answers.push(entries);
    }
    let is_answered = |opinion: &Opinion| {
        let of = meeting.facts().answers_of.get(&opinion.id);
        of.into_iter().flatten().any(|answer| telling.words_of_answer.contains_key(answer))
    };
    for opinion in told_opinions(meeting).filter(|opinion| opinion.outcome.is_some()) {
        if is_answered(opinion) || !meeting.facts().words_of.contains_key(&opinion.id) {
            continue;
        }
        groups.entry(key(&mut std::iter::once(opinion))).or_default().unanswered.push(opinion.id);
    }
    let is_single = groups.len() == 1;
    let named = groups.into_iter().enumerate().map(|(at, (key, group))| {
        let n = (at + 1).to_string();
        let names: Vec<&str> = key.iter().filter_map(|at| Some(fields.get(*at)?.name.trim())).collect();
        let title = match names.is_empty() {
            true if is_single => String::new(),
            true => fill(&words().grouped.other, &[("n", &n)]),
            false => fill(&words().grouped.field, &[("n", &n), ("fields", &names.join("; "))]),
        };
        Group { title, ..group }
    });
    named.collect()
}

/// Told answers in the order of their first words, each with the replies to it.
fn answers(meeting: &Meeting) -> Vec<(AnswerId, Vec<&Paragraph>)> {
    let mut answers: Vec<(AnswerId, Vec<&Paragraph>)> = Vec::new();
    let mut place: BTreeMap<AnswerId, usize> = BTreeMap::new();
    for entry in meeting.facts().sequence.iter().filter_map(|id| meeting.get::<Paragraph>(*id)) {
        let Some(Part::Answer(answer)) = part(meeting, entry) else { continue };
        if is_told_answer(meeting, answer) {
            let at = *place.entry(answer).or_insert(answers.len());
            if at == answers.len() {
                answers.push((answer, Vec::new()));
            }
            answers[at].1.push(entry);
        }
    }
    answers
}

/// "A. Ý kiến của Nhân dân"; members of the Party are not said to be the people.
pub(super) fn title_of_opinions(meeting: &Meeting) -> &'static str {
    let words = &words().grouped;
    attending(meeting, &words.opinions, &words.opinions_of_members)
}

//! The agenda with its times: as planned and as it went, breaks where they fell. Not what was said.

use super::Sources;
use super::list::{Names, columns, hour, list};
use super::minutes::or_blank;
use super::model::{Block, Document, Paragraph, Row, Table};
use super::table_words::table_words;
use super::words::fill;
use crate::domain::{Item, ItemId, Line, Meeting, Spell, Time, Wish, whole_minutes};
use crate::viet::{time_words, two};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn agenda(sources: &Sources<'_>, wish: &Wish) -> Document {
    let (meeting, words) = (sources.meeting, &table_words().agenda);
    let mut blocks: Vec<Block> = hours(meeting).into_iter().map(Block::from).collect();
    blocks.push(Block::Table(Table::new(columns(&words.columns), rows(meeting, &Names::new(meeting, wish.audience)))));
    Document { blocks, ..list(meeting, wish, &words.title, true) }
}

/// When it was to be opened and was opened, and when it was closed.
fn hours(meeting: &Meeting) -> Vec<Paragraph> {
    let words = &table_words().agenda;
    let said = |sentence: &str, time: Option<Time>| {
        let time = time.map(|time| time_words(meeting.clock(time)));
        time.map(|time| fill(sentence, &[("time", &time)]))
    };
    let info = meeting.info();
    let lines = [
        (&words.opened, vec![said(&words.planned, meeting.planned_open()), said(&words.actual, info.opened_at)]),
        (&words.closed, vec![said(&words.actual, info.closed_at)]),
    ];
    let known = lines.map(|(line, times)| (line, times.into_iter().flatten().collect::<Vec<_>>().join("; ")));
    let told = known.into_iter().filter(|(_, times)| !times.is_empty());
    told.map(|(line, times)| Paragraph::plain(&fill(line, &[("times", &times)]))).collect()
}

fn rows(meeting: &Meeting, names: &Names<'_>) -> Vec<Row> {
    let starts = planned_starts(meeting);
    let mut breaks = breaks_after(meeting);
    let mut rows: Vec<Row> = breaks.remove(&None).into_iter().flatten().map(|spell| pause(meeting, spell)).collect();
    let mut introduced = BTreeSet::new();
    for line in &meeting.facts().agenda {
        let Some(item) = meeting.get::<Item>(line.item) else { continue };
        // With their office once.
        let who = item.person.map(|id| if introduced.insert(id) { names.full(id) } else { names.call(id) });
        rows.push(row(meeting, line, item, who.unwrap_or_default(), starts.get(&item.id).copied()));
        rows.extend(breaks.remove(&Some(item.id)).into_iter().flatten().map(|spell| pause(meeting, spell)));
    }
    rows.extend(total(meeting));
    rows
}

fn row(meeting: &Meeting, line: &Line, item: &Item, who: String, start: Option<Time>) -> Row {
    let words = &table_words().agenda;
    let spells: Vec<&Spell> = meeting.spells_of_item(item.id).collect();
    let planned = meeting.item_planned(item.id);
    let actual = minutes(&spells);
    let note = match (item.skipped, spells.iter().any(|spell| spell.is_open())) {
        (_, true) => &words.under_way,
        (true, false) if spells.is_empty() => &words.skipped,
        (true | false, false) => "",
    };
    Row::cells([
        line.number.clone(),
        or_blank(&item.title).to_owned(),
        who,
        planned.map(count).unwrap_or_default(),
        start.map(|start| hour(meeting, start)).unwrap_or_default(),
        times(meeting, &spells),
        actual.map(count).unwrap_or_default(),
        actual.zip(item.planned_minutes).map(|(actual, planned)| drift(actual - planned)).unwrap_or_default(),
        note.to_owned(),
    ])
}

fn pause(meeting: &Meeting, spell: &Spell) -> Row {
    let mut cells = vec![String::new(); table_words().agenda.columns.len()];
    cells[1] = table_words().agenda.r#break.clone();
    cells[5] = times(meeting, &[spell]);
    cells[6] = minutes(&[spell]).map(count).unwrap_or_default();
    Row::cells(cells)
}

/// "15:00 – 15:40; 15:50 – 16:10": every stretch, the last one open while it goes on.
fn times(meeting: &Meeting, spells: &[&Spell]) -> String {
    let words = &table_words().agenda;
    let told = |spell: &&Spell| {
        let (since, until) = (hour(meeting, spell.since), spell.until.map(|until| hour(meeting, until)));
        match until {
            Some(until) => fill(&words.from_to, &[("since", &since), ("until", &until)]),
            None => fill(&words.from, &[("since", &since)]),
        }
    };
    spells.iter().map(told).collect::<Vec<_>>().join("; ")
}

/// Whole minutes that passed in some stretches; none while one is open, or where there is none.
fn minutes(spells: &[&Spell]) -> Option<i64> {
    let millis: Option<i64> = spells.iter().map(|spell| Some(spell.until?.since(spell.since))).sum();
    millis.filter(|_| !spells.is_empty()).map(whole_minutes)
}

/// A number of minutes as papers write it.
pub(super) fn count(minutes: i64) -> String {
    two(usize::try_from(minutes).unwrap_or(0))
}

fn drift(minutes: i64) -> String {
    let words = &table_words().agenda;
    match minutes {
        0 => words.even.clone(),
        over @ 1.. => fill(&words.over, &[("minutes", &count(over))]),
        under => fill(&words.under, &[("minutes", &count(-under))]),
    }
}

/// When each item was to begin, as far as those before it have a length; headings begin with their first item.
pub(super) fn planned_starts(meeting: &Meeting) -> BTreeMap<ItemId, Time> {
    let mut starts = BTreeMap::new();
    walk(meeting, None, meeting.planned_open(), &mut starts);
    starts
}

/// Places the items under `parent` from `start` on, and says when the last of them was to end.
fn walk(
    meeting: &Meeting,
    parent: Option<ItemId>,
    start: Option<Time>,
    starts: &mut BTreeMap<ItemId, Time>,
) -> Option<Time> {
    let items = meeting.facts().agenda.iter().filter_map(|line| meeting.get::<Item>(line.item));
    let mut next = start;
    for item in items.filter(|item| item.parent == parent) {
        starts.extend(next.map(|start| (item.id, start)));
        let after = walk(meeting, Some(item.id), next, starts);
        // A part whose items have no lengths may have one itself.
        let own = meeting.item_planned(item.id).filter(|_| !has_planned_items(meeting, item.id));
        next = match own {
            Some(minutes) => next.map(|start| start.plus_seconds(minutes * 60)),
            None => after.filter(|_| has_planned_items(meeting, item.id)),
        };
    }
    next
}

fn has_planned_items(meeting: &Meeting, item: ItemId) -> bool {
    let mut items = meeting.rows().items.values().filter(|other| other.parent == Some(item));
    items.any(|item| meeting.item_planned(item.id).is_some())
}

/// Breaks by the item they follow or interrupt; those before the first under none.
fn breaks_after(meeting: &Meeting) -> BTreeMap<Option<ItemId>, Vec<&Spell>> {
    let mut after: BTreeMap<Option<ItemId>, Vec<&Spell>> = BTreeMap::new();
    let items = || meeting.rows().spells.values().filter(|spell| spell.item.is_some() && spell.turn.is_none());
    for pause in meeting.facts().breaks.iter().filter_map(|id| meeting.get::<Spell>(*id)) {
        let before = items().filter(|spell| spell.since <= pause.since).max_by_key(|spell| (spell.since, spell.id));
        let item = before.and_then(|spell| spell.item).filter(|item| meeting.line(*item).is_some());
        after.entry(item).or_default().push(pause);
    }
    after
}

/// What was planned, what was used, what went in breaks: the sums of the rows above.
fn total(meeting: &Meeting) -> Option<Row> {
    let words = &table_words().agenda;
    let parts = meeting.facts().agenda.iter().filter(|line| line.depth == 0);
    let planned: Vec<i64> = parts.filter_map(|line| meeting.item_planned(line.item)).collect();
    let of_item = |line: &Line| minutes(&meeting.spells_of_item(line.item).collect::<Vec<_>>());
    let actual: Vec<i64> = meeting.facts().agenda.iter().filter_map(of_item).collect();
    let breaks = meeting.facts().breaks.iter().filter_map(|id| meeting.get::<Spell>(*id));
    let breaks: Vec<i64> = breaks.filter_map(|spell| minutes(&[spell])).collect();
    let sums = [(&words.total_planned, planned), (&words.total_actual, actual), (&words.total_breaks, breaks)];
    let parts = sums.into_iter().filter(|(_, of)| !of.is_empty());
    let parts: Vec<String> = parts.map(|(part, of)| fill(part, &[("minutes", &count(of.iter().sum()))])).collect();
    (!parts.is_empty()).then(|| Row::group(&fill(&words.total, &[("parts", &parts.join("; "))])))
}

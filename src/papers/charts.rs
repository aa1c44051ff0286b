//! The charts of a report: opinions by field, planned against actual time, who spoke how long. Not how bars are drawn.

use super::calls::attending;
use super::counts::{by_field, spoken, until};
use super::minutes::or_blank;
use super::model::{Bar, Chart};
use super::notice_words::report;
use super::words::fill;
use crate::domain::{Field, FieldId, Item, ItemId, Line, Meeting, whole_minutes};

const MINUTE: i64 = 60_000;

/// One bar a field, as long as it has opinions.
pub(super) fn fields(meeting: &Meeting) -> Option<Chart> {
    let words = &report().charts;
    let bar = |(field, counts): (Option<FieldId>, super::counts::Counts)| {
        let opinions = counts.opinions();
        Bar::new(field_name(meeting, field), [(i64::try_from(opinions).unwrap_or(0), opinions.to_string())])
    };
    let bars: Vec<Bar> = by_field(meeting).into_iter().map(bar).collect();
    (!bars.is_empty()).then(|| Chart::new(&words.fields, &[&words.opinions], bars))
}

pub(super) fn field_name(meeting: &Meeting, field: Option<FieldId>) -> &str {
    let field = field.and_then(|id| meeting.get::<Field>(id));
    field.map_or(&report().by_field.rest, |field| or_blank(&field.name))
}

/// Minutes planned and minutes used, for each item that has a plan of its own or was held; none before the opening.
pub(super) fn agenda(meeting: &Meeting) -> Option<Chart> {
    let (words, until) = (&report().charts, until(meeting));
    let bar = |line: &Line| {
        let item = meeting.get::<Item>(line.item)?;
        let used = meeting.is_touched(item.id).then(|| meeting.item_used(item.id, until));
        let planned = item.planned_minutes.map(|minutes| minutes * MINUTE);
        (used.is_some() || planned.is_some()).then_some(())?;
        Some((used.is_some(), Bar::new(&item_label(meeting, line), [value(planned), value(used)])))
    };
    let bars: Vec<(bool, Bar)> = charted(meeting).into_iter().filter_map(bar).collect();
    let is_held = bars.iter().any(|(is_held, _)| *is_held);
    let bars = bars.into_iter().map(|(_, bar)| bar).collect();
    is_held.then(|| Chart::new(&words.agenda, &[&words.planned, &words.actual], bars))
}

/// "1.2. Thông qua chương trình".
pub(super) fn item_label(meeting: &Meeting, line: &Line) -> String {
    let title = meeting.get::<Item>(line.item).map_or("", |item| item.title.trim().trim_end_matches(['.', ';', ',']));
    fill(&report().charts.item, &[("number", &line.number), ("title", or_blank(title))])
}

/// Items that are walked; under a heading that alone has a plan, the heading instead of its items.
fn charted(meeting: &Meeting) -> Vec<&Line> {
    let mut lines = Vec::new();
    let mut inside: Option<usize> = None;
    for line in &meeting.facts().agenda {
        if inside.is_some_and(|depth| line.depth > depth) {
            continue;
        }
        inside = (line.is_heading && is_planned_whole(meeting, line.item)).then_some(line.depth);
        if inside.is_some() || !line.is_heading {
            lines.push(line);
        }
    }
    lines
}

/// The heading has a plan, and nothing below it has one.
fn is_planned_whole(meeting: &Meeting, heading: ItemId) -> bool {
    let is_planned = |item: &Item| item.planned_minutes.is_some();
    let below = |item: &&Item| {
        let parent = |at: &&Item| meeting.get::<Item>(at.parent?);
        item.id != heading && std::iter::successors(Some(*item), parent).any(|at| at.id == heading)
    };
    meeting.get::<Item>(heading).is_some_and(is_planned) && !meeting.rows().items.values().filter(below).any(is_planned)
}

/// Minutes spoken by leaders and by residents; none when nobody had the floor.
pub(super) fn speaking(meeting: &Meeting) -> Option<Chart> {
    let words = &report().charts;
    let (leaders, residents) = spoken(meeting);
    let bars = [(words.leaders.as_str(), leaders), (attending(meeting, &words.residents, &words.members), residents)];
    let bars = bars.map(|(label, millis)| Bar::new(label, [value(Some(millis))]));
    (leaders + residents > 0).then(|| Chart::new(&words.speaking, &[&words.minutes], bars.into()))
}

/// As long as its whole minutes.
fn value(millis: Option<i64>) -> (i64, String) {
    let words = &report().charts;
    let Some(millis) = millis else { return (0, words.none.clone()) };
    let minutes = whole_minutes(millis.max(0));
    let told = if minutes == 0 && millis > 0 { words.short.clone() } else { minutes.to_string() };
    (minutes, told)
}

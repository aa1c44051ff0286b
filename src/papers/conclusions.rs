//! The notice of conclusions: what the chair concluded, what is answered later, and the table of tasks with their deadlines.

use super::Sources;
use super::calls::capital;
use super::counts::{counts, standings};
use super::entry::Telling;
use super::frame::{frame, signer};
use super::given::{sorted, table};
use super::introduced::content;
use super::minutes::{or_blank, present, receivers};
use super::model::{Document, Paragraph};
use super::notice_words::conclusions as notice;
use super::outline::{Outline, on_duty, period, title, turns, venue};
use super::told::is_untold_entry;
use super::words::{fill, sentence, words};
use crate::domain::{Duty, Item, ItemId, Kind, Meeting, Opinion, Outcome, Owner, Paragraph as Entry, Wish};
use crate::viet::two;

/// Thông báo kết luận (NĐ 30/2020, Phụ lục III, Mẫu 1.4). Who supervises is told by a conclusion or not at all.
pub(super) fn conclusions(sources: &Sources<'_>, wish: &Wish) -> Document {
    let meeting = sources.meeting;
    let chair = on_duty(meeting, Duty::Chair);
    let mut telling = Telling::new(meeting, wish.audience);
    let mut outline = Outline::default();
    opening(meeting, &chair, &mut outline);
    concluded(meeting, &chair, &mut telling, &mut outline);
    later(meeting, &mut telling, &mut outline);
    let answer =
        |opinion: &Opinion| fill(&notice().tasks.answer, &[("opinions", &words().opinion.numbered(&[opinion.number]))]);
    if let Some(table) = table(meeting, answer) {
        outline.section(&notice().tasks.title);
        outline.push(super::model::Block::Table(table));
    }
    let subtitle = fill(&notice().subtitle, &[("chair", &chair), ("meeting", title(meeting))]);
    Document {
        blocks: outline.finish(meeting),
        signatures: vec![signer(meeting)],
        receivers: Some(receivers(&meeting.info().receivers)),
        ..frame(meeting, wish, &notice().title, &subtitle)
    }
}

fn opening(meeting: &Meeting, chair: &str, outline: &mut Outline) {
    let (words, tally) = (&notice().opening, &words().tally);
    let period = capital(&period(meeting));
    let values =
        [("period", period.as_str()), ("venue", venue(meeting)), ("chair", chair), ("meeting", title(meeting))];
    outline.line(&words.held, &values);
    outline.extend(present(meeting));
    let counts = counts(meeting);
    let outcome = |standing| {
        let (number, what) = (counts.of(standing), tally.outcomes.of(standing));
        (number > 0).then(|| fill(&tally.more.outcome, &[("number", &two(number)), ("what", what)]))
    };
    let outcomes: Vec<String> = standings().filter_map(outcome).collect();
    let values = [("opinions", two(counts.opinions())), ("outcomes", outcomes.join("; "))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let parts = [
        (counts.turns > 0).then(|| turns(meeting, counts.turns)),
        (!outcomes.is_empty()).then(|| fill(&words.outcomes, &values)),
    ];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    if !told.is_empty() {
        outline.line(&words.overall, &[("parts", &told.join("; "))]);
    }
}

/// The conclusions by the item of the agenda they were given in.
fn concluded<'m>(meeting: &'m Meeting, chair: &str, telling: &mut Telling<'m>, outline: &mut Outline) {
    let notice = &notice().conclusions;
    outline.section(&notice.title);
    let intro = fill(&notice.intro, &[("chair", &capital(chair))]);
    let groups = groups(meeting);
    if groups.is_empty() {
        outline.push(Paragraph::plain(&format!("{intro} {}", or_blank(""))));
        return;
    }
    outline.push(Paragraph::plain(&intro).with_next());
    let chief = meeting.chair().map(|person| person.id);
    for (item, entries) in &groups {
        if groups.len() > 1 {
            let title = item.and_then(|id| meeting.get::<Item>(id)).map(|item| item.title.as_str());
            let title = title.unwrap_or(&notice.elsewhere).trim().trim_end_matches(['.', ';', ',']);
            outline.clause(or_blank(title));
        }
        for entry in entries {
            let by = match entry.owner() {
                Owner::Person(person) if Some(person) != chief => {
                    let who = telling.speaker(person);
                    fill(&words().course.says, &[("who", &who)])
                }
                Owner::Person(_) | Owner::Hall | Owner::Nobody => String::new(),
            };
            outline.item(&format!("{by}{}", sentence(or_blank(content(meeting, entry)))));
        }
    }
}

fn groups(meeting: &Meeting) -> Vec<(Option<ItemId>, Vec<&Entry>)> {
    let mut groups: Vec<(Option<ItemId>, Vec<&Entry>)> = Vec::new();
    let entries = meeting.facts().sequence.iter().filter_map(|id| meeting.get::<Entry>(*id));
    for entry in entries.filter(|entry| is_conclusion(meeting, entry)) {
        match groups.iter_mut().find(|(item, _)| *item == entry.item) {
            Some((_, group)) => group.push(entry),
            None => groups.push((entry.item, vec![entry])),
        }
    }
    groups
}

/// A conclusion that is told: nothing that hangs on what is kept from papers.
fn is_conclusion(meeting: &Meeting, entry: &Entry) -> bool {
    entry.kind == Kind::Conclusion && entry.task.is_none() && !is_untold_entry(meeting, entry)
}

/// What was promised in writing and what was passed on, with unit and deadline.
fn later<'m>(meeting: &'m Meeting, telling: &mut Telling<'m>, outline: &mut Outline) {
    let words = &notice().later;
    let parts = [(Outcome::InWriting, &words.in_writing), (Outcome::PassedOn, &words.passed_on)];
    let held: Vec<_> = parts.into_iter().filter(|(outcome, _)| sorted(meeting, *outcome).next().is_some()).collect();
    if !held.is_empty() {
        outline.section(&words.title);
    }
    for (outcome, title) in held {
        outline.clause(title);
        outline.opinions(telling, sorted(meeting, outcome));
    }
}

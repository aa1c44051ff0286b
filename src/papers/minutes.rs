//! The minutes of a meeting as a document: NĐ 30/2020, Phụ lục III, Mẫu 1.9. Here its frame; the course of the meeting,
//! the counts, and what was said when it was read back are in `course`, `tally` and `closing`.

use super::Sources;
use super::calls::{attending, hamlet_of, person_full};
use super::changes::changes;
use super::clean::harmless;
use super::closing::closing;
use super::course::course;
use super::frame::{agency_said, frame, number_said};
use super::model::{Appendix, Block, Document, Paragraph, Receivers, Shape, Signature};
use super::opinions;
use super::tally::tally;
use super::told::{Edition, told_opinions};
use super::words::{fill, words};
use crate::domain::{Duty, Head as Count, Meeting, Paper, Party, Passage, Wish};
use crate::viet::{date_words, roman, time_words, two, weekday_words};

/// The minutes. Nothing in them lacks a row; what is required and missing is a blank ([`super::missing`]).
///
/// Phone numbers, slips nobody read out, and the words of complaints and denunciations are in no copy.
pub(super) fn minutes(sources: &Sources<'_>, wish: &Wish) -> Document {
    let meeting = sources.meeting;
    let edition = Edition::new(meeting, wish);
    let table = told_opinions(meeting)
        .next()
        .map(|_| (true, words().appendix.opinions.clone(), opinions::blocks(meeting, wish.audience)));
    let changes = changes(sources, wish).map(|(title, blocks)| (false, title, blocks));
    let several = table.is_some() && changes.is_some();
    let has_table = table.is_some();
    let appendices: Vec<Appendix> = table
        .into_iter()
        .chain(changes)
        .enumerate()
        .map(|(at, (turned, title, blocks))| Appendix {
            turned,
            label: label(at + 1, several),
            title: harmless(&title),
            note: attached(meeting),
            blocks,
        })
        .collect();
    let seen = appendices.first().filter(|_| has_table).map(|appendix| appendix.label.as_str());
    let frame = frame(meeting, wish, &words().head.title, or_blank(&meeting.info().title));
    Document {
        blocks: body(&edition, seen),
        signatures: signatures(meeting),
        receivers: Some(receivers(&meeting.info().receivers)),
        appendices,
        ..frame
    }
}

/// All between the title and the signatures; `table`: what the appendix is called that tells every opinion.
pub(super) fn body(edition: &Edition<'_>, table: Option<&str>) -> Vec<Block> {
    let mut blocks: Vec<Block> = opening(edition.meeting).into_iter().map(Block::from).collect();
    blocks.extend(course(edition));
    blocks.extend(tally(edition, table).into_iter().map(Block::from));
    blocks.extend(closing(edition).into_iter().map(Block::from));
    blocks
}

pub(super) fn signatures(meeting: &Meeting) -> Vec<Signature> {
    let words = &words().closing;
    vec![signature(meeting, &words.secretary, Duty::Secretary), signature(meeting, &words.chair, Duty::Chair)]
}

/// "Phụ lục"; of two or more "Phụ lục I" (NĐ 30/2020, Phụ lục I, phần III).
fn label(n: usize, several: bool) -> String {
    let words = &words().appendix;
    if several { fill(&words.numbered, &[("n", &roman(n))]) } else { words.label.clone() }
}

/// "(Kèm theo Biên bản số … ngày … của …)": the day the minutes were issued, else that of the end.
fn attached(meeting: &Meeting) -> String {
    let issued = meeting.issue_of(Paper::Minutes).and_then(|issue| issue.issued_on);
    let day = issued.or_else(|| meeting.info().closed_at.map(|at| meeting.day(at)));
    let date = day.map_or_else(|| words().closing.no_date.clone(), date_words);
    let agency = agency_said(meeting);
    let (date, agency) = (("date", date.as_str()), ("agency", agency.as_str()));
    match number_said(meeting, Paper::Minutes) {
        Some(mark) => fill(&words().appendix.note, &[("mark", &mark), date, agency]),
        None => fill(&words().appendix.note_unnumbered, &[date, agency]),
    }
}

fn opening(meeting: &Meeting) -> Vec<Paragraph> {
    let (info, words) = (meeting.info(), &words().opening);
    let day = meeting.day_held();
    let time = info.opened_at.map_or_else(|| words.no_time.clone(), |time| time_words(meeting.clock(time)));
    let start = [("time", time.as_str()), ("weekday", weekday_words(day)), ("date", &date_words(day))];
    let mut lines = vec![
        Paragraph::plain(&fill(&words.start, &start)).telling(Passage::Start),
        line(&words.venue, &[("venue", or_blank(info.venue.trim().trim_end_matches('.')))]).telling(Passage::Venue),
    ];
    lines.extend(present(meeting).into_iter().map(|line| line.telling(Passage::Heads)));
    for (sentence, duty, passage) in
        [(&words.chair, Duty::Chair, Passage::Chair), (&words.secretary, Duty::Secretary, Passage::Secretary)]
    {
        let people: Vec<String> = meeting.with_duty(duty).map(|person| person_full(meeting, person.id)).collect();
        lines.push(line(sentence, &[("people", or_blank(&people.join("; ")))]).telling(passage));
    }
    lines.push(Paragraph::plain(&words.course).with_next());
    lines
}

/// A filled sentence; after a blank no full stop.
fn line(sentence: &str, values: &[(&str, &str)]) -> Paragraph {
    let filled = fill(sentence, values);
    let bare = filled.strip_suffix('.').filter(|bare| bare.ends_with(&words().blank));
    Paragraph::plain(bare.unwrap_or(&filled))
}

/// Who is there by the latest count: delegates, residents by hamlet, all.
pub(super) fn present(meeting: &Meeting) -> Vec<Paragraph> {
    let opening = &words().opening;
    let Some((_, counts)) = meeting.newest_heads() else {
        return vec![Paragraph::plain(&format!("{} {}", opening.present, words().blank))];
    };
    let (residents, delegates): (Vec<&Count>, Vec<&Count>) = counts.iter().partition(|head| head.hamlet.is_some());
    let mut lines = vec![Paragraph::plain(&opening.present).with_next()];
    if delegates.iter().any(|head| head.number > 0) {
        let named = delegates.iter().any(|head| head.person.is_some() || head.party.is_some());
        let sentence = if named { &opening.delegates_of } else { &opening.delegates };
        lines.push(counted(sentence, lines.len(), &delegates, |head| delegate(meeting, head)));
    }
    if residents.iter().any(|head| head.number > 0) {
        let of_hamlet = |head: &Count| {
            let hamlet = head.hamlet.map(|id| hamlet_of(meeting, id)).unwrap_or_default();
            fill(&opening.hamlet, &[("hamlet", &hamlet), ("number", &number(head.number))])
        };
        lines.push(counted(
            attending(meeting, &opening.residents, &opening.members),
            lines.len(),
            &residents,
            of_hamlet,
        ));
    }
    let total = number(counts.iter().map(|head| head.number).sum());
    let line = match meeting.info().invited {
        Some(invited) => fill(&opening.total_invited, &[("number", &total), ("invited", &number(invited))]),
        None => fill(&opening.total, &[("number", &total)]),
    };
    lines.push(Paragraph::plain(&line));
    lines
}

fn counted(sentence: &str, n: usize, heads: &[&Count], part: impl Fn(&Count) -> String) -> Paragraph {
    let sum = number(heads.iter().map(|head| head.number).sum());
    let parts: Vec<String> = heads.iter().filter(|head| head.number > 0).map(|head| part(head)).collect();
    let filled = fill(sentence, &[("n", &n.to_string()), ("number", &sum), ("parts", &parts.join("; "))]);
    Paragraph::plain(&filled).shaped(Shape::ListItem)
}

fn delegate(meeting: &Meeting, head: &Count) -> String {
    let heads = number(head.number);
    if let Some(person) = head.person {
        return super::calls::person_full_in_sentence(meeting, person);
    }
    match head.party.and_then(|id| meeting.get::<Party>(id)) {
        Some(party) => fill(&words().opening.party, &[("name", or_blank(&party.name)), ("number", &heads)]),
        None => fill(&words().opening.other_delegates, &[("number", &heads)]),
    }
}

/// The first in that office signs, by name alone.
fn signature(meeting: &Meeting, office: &str, duty: Duty) -> Signature {
    let name = meeting.with_duty(duty).next().map_or("", |person| person.name.trim());
    Signature { over: Vec::new(), office: office.to_owned(), name: harmless(or_blank(name)) }
}

pub(super) fn receivers(lines: &str) -> Receivers {
    let words = &words().closing;
    let given = lines.lines().map(|line| line.trim().trim_start_matches(['-', '–', '+']).trim());
    let bare = given.map(|line| line.trim_end_matches([';', '.', ','])).filter(|line| !line.is_empty());
    let mut all: Vec<&str> = bare.collect();
    if all.is_empty() {
        all.push(or_blank(""));
    }
    if !all.iter().any(|line| line.to_lowercase().starts_with(&words.archive_word)) {
        all.push(&words.archive);
    }
    let last = all.len() - 1;
    let line = |(at, receiver): (usize, &&str)| {
        let end = if at == last { "." } else { ";" };
        harmless(&fill(&words.receiver, &[("receiver", receiver), ("end", end)]))
    };
    Receivers { title: words.receivers.clone(), lines: all.iter().enumerate().map(line).collect() }
}

pub(super) fn or_blank(text: &str) -> &str {
    if text.trim().is_empty() { &words().blank } else { text.trim() }
}

/// A count as papers write it: "02", "109".
pub(super) fn number(n: i64) -> String {
    two(usize::try_from(n).unwrap_or(0))
}

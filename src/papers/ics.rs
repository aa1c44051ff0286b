//! What a paper has for a calendar (RFC 5545): the meeting as an event with its agenda, the tasks of the conclusions as things
//! to do. Stamps and identities come from rows, so the same meeting gives the same bytes.

use super::Sources;
use super::agenda::count;
use super::clean::harmless;
use super::file::sha256;
use super::minutes::or_blank;
use super::model::Document;
use super::table_words::table_words;
use super::words::{fill, sentence};
use crate::domain::{Item, Meeting, Paper, Paragraph, Task, Time, Wish};
use crate::viet::date_words;
use chrono::{DateTime, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property, Todo};

/// Octets of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// # Errors
/// The paper has nothing for a calendar.
pub fn write(sources: &Sources<'_>, wish: &Wish, document: &Document) -> Result<Vec<u8>, String> {
    let meeting = sources.meeting;
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//thuky//thuky//VI"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&document.title);
    match wish.paper {
        Paper::Agenda => {
            calendar.push(event(meeting));
        }
        Paper::Conclusions => calendar.extend(todos(meeting)),
        Paper::Minutes | Paper::Report | Paper::Opinions | Paper::Speakers | Paper::Sheets | Paper::Journal => {
            return Err("this paper has nothing for a calendar".to_owned());
        }
    }
    Ok(folded(&calendar.to_string()).into_bytes())
}

/// The meeting as it was planned; the whole day where no hour is known.
fn event(meeting: &Meeting) -> Event {
    let (info, words) = (meeting.info(), &table_words().calendar);
    let mut event = Event::with_uid(&uid(meeting, "meeting", info.id.into()));
    event.timestamp(stamp(meeting)).summary(&harmless(or_blank(&info.title)));
    match meeting.planned_open() {
        Some(start) => {
            event.starts(utc(start));
            if let Some(end) = planned_end(meeting, start) {
                event.ends(utc(end));
            }
        }
        None => {
            event.all_day(meeting.day_held());
        }
    }
    if !info.venue.trim().is_empty() {
        event.location(&harmless(info.venue.trim()));
    }
    let line = |line: &crate::domain::Line| {
        let title = harmless(or_blank(&meeting.get::<Item>(line.item)?.title));
        let values = [("number", line.number.as_str()), ("title", title.as_str())];
        Some(match meeting.item_planned(line.item) {
            Some(minutes) => {
                let minutes = count(minutes);
                fill(&words.item_minutes, &[values[0], values[1], ("minutes", minutes.as_str())])
            }
            None => fill(&words.item, &values),
        })
    };
    let lines: Vec<String> = meeting.facts().agenda.iter().filter_map(line).collect();
    if !lines.is_empty() {
        event.description(&lines.join("\n"));
    }
    event.done()
}

/// The end of the plan; none where no item has a length.
fn planned_end(meeting: &Meeting, start: Time) -> Option<Time> {
    let parts = meeting.facts().agenda.iter().filter(|line| line.depth == 0);
    let minutes: i64 = parts.filter_map(|line| meeting.item_planned(line.item)).sum();
    (minutes > 0).then(|| start.plus_seconds(minutes * 60))
}

/// The tasks in the order of the minutes.
fn todos(meeting: &Meeting) -> Vec<Todo> {
    let entries = meeting.facts().sequence.iter().filter_map(|id| meeting.get::<Paragraph>(*id));
    let given = entries.filter_map(|entry| Some((entry, meeting.get::<Task>(entry.task?)?)));
    given.map(|(entry, task)| todo(meeting, &entry.text, task)).collect()
}

fn todo(meeting: &Meeting, text: &str, task: &Task) -> Todo {
    let words = &table_words().calendar;
    let mut todo = Todo::with_uid(&uid(meeting, "task", task.id.into()));
    todo.timestamp(stamp(meeting)).summary(&harmless(sentence(or_blank(text)).trim()));
    if let Some(deadline) = task.deadline {
        todo.due(deadline);
    }
    let given = |line: &str, name: &str, who: &str| {
        let who = who.trim().trim_end_matches('.');
        (!who.is_empty()).then(|| fill(line, &[(name, who)]))
    };
    let (title, date) = (or_blank(&meeting.info().title), date_words(meeting.day_held()));
    let lines = [
        given(&words.unit, "unit", &task.unit),
        given(&words.support, "support", &task.support),
        Some(fill(&words.from, &[("title", title), ("date", &date)])),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().map(|line| harmless(&line)).collect();
    todo.description(&lines.join("\n"));
    todo.done()
}

/// One identity for one row, whenever it is written; rows count from 1 in every file, so whose meeting it is stands in it.
fn uid(meeting: &Meeting, row: &str, id: i64) -> String {
    let info = meeting.info();
    let whose = sha256([&*info.agency, &info.title, &info.venue].join("\0").as_bytes());
    format!("{row}-{id}-{}-{}@thuky", info.held_on.format("%Y%m%d"), &whose[..12])
}

/// The day of the meeting stands for the moment of writing, which no paper knows.
fn stamp(meeting: &Meeting) -> DateTime<Utc> {
    utc(Time::of(meeting.info().held_on, NaiveTime::MIN, meeting.info().offset_minutes))
}

fn utc(time: Time) -> DateTime<Utc> {
    time.at(0).to_utc()
}

/// Lines folded anew: the library's continued lines may take one octet too many.
fn folded(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + text.len() / 16);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut taken = 0;
        for c in line.chars() {
            if taken + c.len_utf8() > LINE {
                written.push_str("\r\n ");
                taken = 1;
            }
            taken += c.len_utf8();
            written.push(c);
        }
        written.push_str("\r\n");
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_takes_75_octets_and_unfolds_to_what_it_was() {
        let long = format!("SUMMARY:{}\r\nA:b\r\n", "đường vào trạm bơm ".repeat(20));
        let folded = folded(&long);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert!(folded.split("\r\n").any(|line| line.len() >= 73));
        assert_eq!(folded.replace("\r\n ", ""), long);
    }
}

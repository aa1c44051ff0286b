//! `thuky search`: words in the minutes of all meetings, marks or no marks.

use super::{Outcome, list, options::Options, output};
use crate::domain::{Date, MeetingId};
use crate::runtime::clock::VIETNAM;
use crate::store::{self, Hit, Summary};
use crate::text;
use crate::viet::{self, Words};
use clap::ArgMatches;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// More hits than this nobody reads.
const MANY: usize = 200;
/// Letters shown of a paragraph.
const SHOWN: usize = 100;

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let words: Vec<&str> = args.get_many::<String>("WORDS").into_iter().flatten().map(String::as_str).collect();
    let words = words.join(" ");
    let found = store::read(&options.path(), |file| Ok((file.search(&words, MANY)?, file.meetings()?)))?;
    let Some((hits, meetings)) = found else { return list::tell_of_no_file(options) };
    if options.json {
        return output::json(&hits.iter().map(shape).collect());
    }
    let words = Words::new(&words);
    let meetings: BTreeMap<MeetingId, &Summary> = meetings.iter().map(|meeting| (meeting.id, meeting)).collect();
    let mut told = None;
    for hit in &hits {
        // A meeting is named once above its paragraphs, as long as no other comes between.
        if told.replace(hit.meeting) != Some(hit.meeting) {
            let (day, title) = meetings
                .get(&hit.meeting)
                .map_or((Date::default(), ""), |meeting| (list::day_held(meeting), meeting.title.as_str()));
            output::line(&format!("{:>6}  {}  {title}", hit.meeting.0, viet::short_date(day)))?;
        }
        output::line(&format!("{:>13}  {}", hit.at.at(VIETNAM).format("%H:%M"), worded(hit, &words, options)))?;
    }
    Ok(())
}

/// The words around what was found, after the number of the opinion.
fn worded(hit: &Hit, words: &Words, options: &Options) -> String {
    let (part, _) = words.part(&viet::one_line(&hit.text), SHOWN);
    match hit.opinion {
        Some(number) => format!("{}: {part}", text::opinion(number, options.lang)),
        None => part,
    }
}

fn shape(hit: &Hit) -> Value {
    json!({
        "id": hit.paragraph,
        "meeting": hit.meeting,
        "at": hit.at.to_rfc3339_at(VIETNAM),
        "opinion": hit.opinion,
        "text": hit.text,
    })
}

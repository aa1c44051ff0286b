//! `thuky list`: the meetings of the file.

use super::{Failure, Outcome, options::Options, output};
use crate::domain::Date;
use crate::runtime::clock::VIETNAM;
use crate::store::{self, Summary};
use crate::text;
use crate::viet;
use serde_json::{Value, json};

pub fn run(options: &Options) -> Outcome {
    let Some(meetings) = store::read(&options.path(), |file| file.meetings())? else {
        return tell_of_no_file(options);
    };
    if options.json {
        return output::json(&Value::Array(meetings.iter().map(shape).collect()));
    }
    for meeting in &meetings {
        let state = match (meeting.opened_at, meeting.closed_at) {
            (None, _) => ' ',
            (Some(_), None) => '▶',
            (Some(_), Some(_)) => '✓',
        };
        output::line(&format!(
            "{:>6} {state} {:>10}  {}",
            meeting.id.0,
            viet::short_date(day_held(meeting)),
            meeting.title
        ))?;
    }
    Ok(())
}

/// Nothing is there to be listed, and why: a path that was mistyped looks no different. No refusal.
pub fn tell_of_no_file(options: &Options) -> Outcome {
    output::complain(&text::no_file(&options.path().display().to_string(), options.lang));
    if options.json { output::json(&json!([])) } else { Ok(()) }
}

/// The meetings of the file; none when there is no file yet.
pub fn summaries(options: &Options) -> Result<Vec<Summary>, Failure> {
    Ok(store::read(&options.path(), |file| file.meetings())?.unwrap_or_default())
}

/// The day it was opened; before, the day it is to be held.
pub fn day_held(meeting: &Summary) -> Date {
    meeting.opened_at.map_or(meeting.held_on, |opened| opened.at(VIETNAM).date_naive())
}

fn shape(meeting: &Summary) -> Value {
    json!({
        "id": meeting.id,
        "title": meeting.title,
        "date": day_held(meeting).to_string(),
        "place": meeting.venue,
        "started_at": meeting.opened_at.map(|at| at.to_rfc3339_at(VIETNAM)),
        "ended_at": meeting.closed_at.map(|at| at.to_rfc3339_at(VIETNAM)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MeetingId, Time};

    #[test]
    fn a_meeting_is_listed_under_the_day_it_was_opened() {
        let planned = Summary {
            id: MeetingId(1),
            title: String::new(),
            held_on: Date::from_ymd_opt(2025, 5, 24).unwrap(),
            venue: String::new(),
            opened_at: None,
            closed_at: None,
            locked: None,
        };
        assert_eq!(shape(&planned)["date"], "2025-05-24");
        let opened = Summary { opened_at: Time::parse("2025-05-26T00:10:00+07:00"), ..planned };
        assert_eq!(shape(&opened)["date"], "2025-05-26");
    }
}

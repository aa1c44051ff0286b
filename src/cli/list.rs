//! `thuky list`: the meetings of the file.

use super::{Failure, Outcome, options::Options, output};
use crate::store::{self, Summary};
use crate::viet;
use serde_json::{Value, json};

pub fn run(options: &Options) -> Outcome {
    let meetings = summaries(options)?;
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
            viet::short_date(meeting.held_on),
            meeting.title
        ))?;
    }
    Ok(())
}

/// The meetings of the file; none when there is no file yet.
pub fn summaries(options: &Options) -> Result<Vec<Summary>, Failure> {
    Ok(store::read(&options.path(), |file| file.meetings())?.unwrap_or_default())
}

fn shape(meeting: &Summary) -> Value {
    const VIETNAM: i64 = 7 * 60;
    json!({
        "id": meeting.id,
        "title": meeting.title,
        "date": meeting.held_on.to_string(),
        "place": meeting.venue,
        "started_at": meeting.opened_at.map(|at| at.to_rfc3339_at(VIETNAM)),
        "ended_at": meeting.closed_at.map(|at| at.to_rfc3339_at(VIETNAM)),
    })
}

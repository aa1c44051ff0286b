//! `thuky show`: a meeting as it stands.

use super::{Failure, Outcome, list, options::Options, output};
use crate::domain::{Meeting, MeetingId};
use crate::papers;
use crate::runtime::{choose, clock};
use crate::store;
use crate::text;
use clap::ArgMatches;

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let meeting = meeting(options, options.meeting_of(args))?;
    if options.json {
        return output::json(&papers::json::show(&meeting));
    }
    for line in text::summary(&meeting, options.lang) {
        output::line(&line)?;
    }
    Ok(())
}

/// The meeting asked for; without one, the newest that was opened, else the one that is on or next.
pub fn meeting(options: &Options, wanted: Option<MeetingId>) -> Result<Meeting, Failure> {
    let missing = || Failure::Said(text::no_meeting(options.lang).to_owned());
    let id = chosen(options, wanted)?.ok_or_else(missing)?;
    let loaded = store::read(&options.path(), |file| file.load(id))?.flatten().ok_or_else(missing)?;
    Ok(loaded.meeting)
}

/// The same by its id; none when the file has no such meeting.
pub fn chosen(options: &Options, wanted: Option<MeetingId>) -> Result<Option<MeetingId>, Failure> {
    let meetings = list::summaries(options)?;
    let newest = meetings
        .iter()
        .filter(|meeting| meeting.opened_at.is_some())
        .max_by_key(|meeting| (meeting.opened_at, meeting.id));
    Ok(match wanted {
        Some(_) => choose(&meetings, wanted, clock::now()),
        None => newest.map(|meeting| meeting.id).or_else(|| choose(&meetings, None, clock::now())),
    })
}

//! What the minutes still lack, listed before they are exported: the meeting's own list without what no copy tells.

use super::told::{Told, told};
use crate::domain::{Meeting, Missing, Opinion, OpinionId, Paragraph, Row};

/// [`Meeting::missing`], but for slips nobody read, complaints and denunciations, which are not in the minutes.
pub fn missing(meeting: &Meeting) -> Vec<Missing> {
    meeting.missing().into_iter().filter(|what| is_told(meeting, *what)).collect()
}

fn is_told(meeting: &Meeting, what: Missing) -> bool {
    let openly = |id: OpinionId| meeting.get::<Opinion>(id).is_none_or(|opinion| told(opinion) == Told::Openly);
    match what {
        Missing::Unanswered(id) | Missing::Unsorted(id) | Missing::OpinionUnit(id) | Missing::OpinionDeadline(id) => {
            openly(id)
        }
        Missing::UnclearMark(id) => meeting.get::<Paragraph>(id).and_then(|entry| entry.opinion).is_none_or(openly),
        Missing::UnclearRow(table, id) => table != Opinion::SPEC.name || openly(OpinionId(id)),
        Missing::Agency
        | Missing::Symbol
        | Missing::StartTime
        | Missing::EndTime
        | Missing::Venue
        | Missing::Chair
        | Missing::Secretary
        | Missing::Headcount
        | Missing::TaskUnit(_)
        | Missing::TaskDeadline(_)
        | Missing::VoteBase(_)
        | Missing::VoteNumbers(_)
        | Missing::UnnamedSpeaker(_) => true,
    }
}

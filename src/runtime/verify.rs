//! Whether a file that is handed in is a paper of a meeting file, and of which version. What a file says of itself is found in
//! `papers::verify`; here it is held against the record.

use super::material::previous;
use super::scan::fingerprint;
use super::{Error, Material};
use crate::domain::{Deed, Held, Meeting, MeetingId, Record, StepNo, Value, Verdict, Version, Wish};
use crate::papers::Sources;
use crate::papers::verify::{Found, LARGEST, Mark, is_made_of, look, wishes};
use crate::store::{self, Reading};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What the record has to say.
enum Evidence {
    Damaged,
    Scan(Verdict),
    /// The meeting and the version a mark names, and the meeting's steps, the newest first.
    Version(Box<Meeting>, Mark, Version, Vec<Record>),
    Foreign(i64),
    /// There is no mark: a draft of this meeting, if it is one.
    Draft(Option<Box<Material>>),
}

/// Holds the file at `paper` against the meeting file; one without a mark against the drafts of that meeting.
///
/// # Errors
/// One of the two cannot be read, or a paper not be made again for comparison.
pub fn verify(paper: &Path, meeting_file: &Path, draft_of: Option<MeetingId>) -> Result<Verdict, Error> {
    let (_, hash) = fingerprint(paper, meeting_file)?;
    let bytes = bytes(paper)?;
    let found = look(&bytes);
    let evidence = store::read(meeting_file, |file| evidence(file, &hash, found.as_ref(), draft_of));
    match (evidence.map_err(Error::Store)?, found) {
        (None, _) => Err(Error::NoMeeting),
        (Some(Evidence::Damaged), _) => Ok(Verdict::Damaged),
        (Some(Evidence::Scan(verdict)), _) => Ok(verdict),
        (Some(Evidence::Foreign(version)), _) => Ok(Verdict::Foreign { version }),
        (Some(_), None) => Ok(Verdict::NotOurs),
        (Some(Evidence::Version(meeting, mark, version, log)), Some(found)) => {
            of_version(&meeting, &mark, &version, &log, &found, &bytes)
        }
        (Some(Evidence::Draft(material)), Some(found)) => draft(material.as_deref(), &found, &bytes),
    }
}

/// What is looked into: one byte more than a paper of ours may have tells a larger file.
fn bytes(paper: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = File::open(paper).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.map_err(|cause| Error::Unread { path: paper.to_owned(), cause })?;
    Ok(bytes)
}

fn evidence(
    file: &Reading<'_>,
    hash: &str,
    found: Option<&Found>,
    draft_of: Option<MeetingId>,
) -> store::Result<Evidence> {
    if !file.check().ok {
        return Ok(Evidence::Damaged);
    }
    let marks = found.map_or(&[][..], |found| &found.marks);
    for meeting in file.meetings()? {
        let Some(meeting) = file.load(meeting.id)?.map(|loaded| loaded.meeting) else { continue };
        let log = file.records(meeting.id(), usize::MAX, None)?;
        // A paper of ours is no scan, whatever was noted.
        if let Some(scan) = scan(&meeting, &log, hash).filter(|_| marks.is_empty()) {
            return Ok(Evidence::Scan(scan));
        }
        let named = marks.iter().find_map(|mark| Some((mark, version(&meeting, mark)?)));
        let Some((mark, version)) = named else { continue };
        // A version whose fingerprint the chain does not hold was put there by somebody else.
        if file.hash_of(version.step)?.as_ref() != Some(&version.fingerprint) {
            return Ok(Evidence::Damaged);
        }
        let (mark, version) = (mark.clone(), version.clone());
        return Ok(Evidence::Version(Box::new(meeting), mark, version, log));
    }
    if let Some(mark) = marks.first() {
        return Ok(Evidence::Foreign(mark.version));
    }
    let Some(loaded) = draft_of.map_or(Ok(None), |id| file.load(id))? else { return Ok(Evidence::Draft(None)) };
    let log = file.records(loaded.meeting.id(), usize::MAX, None)?;
    Ok(Evidence::Draft(Some(Box::new(Material::told(loaded.meeting, log)))))
}

fn version<'m>(meeting: &'m Meeting, mark: &Mark) -> Option<&'m Version> {
    let is_it = |version: &&Version| version.number == mark.version && version.fingerprint == mark.fingerprint;
    meeting.rows().versions.values().find(is_it)
}

/// The paper of which this is the signed scan: by the record as it stands, else by what once stood there.
fn scan(meeting: &Meeting, log: &[Record], hash: &str) -> Option<Verdict> {
    let hash = Value::Text(hash.to_owned());
    let noted = |record: &&Record| {
        let after = record.edits.iter().filter(|edit| edit.table == "issue").filter_map(|edit| edit.after.as_ref());
        after.flatten().any(|(name, value)| *name == "scan_hash" && *value == hash)
    };
    let record = log.iter().find(noted)?;
    let stood = meeting.as_of(record.n, log)?;
    let of = |meeting: &Meeting| {
        meeting
            .rows()
            .issues
            .values()
            .find(|issue| Value::Text(issue.scan_hash.clone()) == hash)
            .map(|issue| issue.paper)
    };
    let version = stood.newest_version().map(|version| version.number);
    Some(Verdict::Scan { wish: Wish::of(of(&stood)?), version, is_withdrawn: of(meeting).is_none() })
}

fn of_version(
    meeting: &Meeting,
    mark: &Mark,
    version: &Version,
    log: &[Record],
    found: &Found,
    bytes: &[u8],
) -> Result<Verdict, Error> {
    let state = |n| Some((meeting.as_of(n, log)?, since(n, log)));
    let states: Vec<(Meeting, &[Record])> = steps_under(version, log).into_iter().filter_map(state).collect();
    let before = states.last().and_then(|(meeting, log)| meeting.as_of(previous(meeting)?.step, log));
    let sources = states.iter().map(|(meeting, log)| Sources { meeting, previous: before.as_ref(), log });
    let matches = is_made_of(sources, &mark.wish, found.format, bytes).map_err(paper)?;
    let held = Held {
        wish: mark.wish,
        meeting: meeting.id(),
        offset_minutes: meeting.info().offset_minutes,
        version: version.number,
        locked_at: version.locked_at,
        step: version.step,
        fingerprint: version.fingerprint.clone(),
    };
    Ok(match (version.is_locked(), matches) {
        (true, true) => Verdict::Matches(held),
        (true, false) => Verdict::Changed(held),
        (false, matches) => {
            let after = |other: &&Version| other.number > version.number;
            let by = meeting.rows().versions.values().filter(after).map(|other| other.number).min();
            Verdict::Replaced { held, matches, by, reason: version.reason.clone() }
        }
    })
}

/// The steps after which the meeting stood under this lock, the newest first: papers may have got numbers in them.
fn steps_under(version: &Version, log: &[Record]) -> Vec<StepNo> {
    let unlocked = log.iter().rev().find(|record| record.n > version.step && record.deed == Deed::Unlock);
    let end = unlocked.map_or(StepNo::MAX, |record| record.n);
    log.iter().map(|record| record.n).filter(|n| (version.step + 1..end).contains(n)).collect()
}

/// The steps up to this one.
fn since(n: StepNo, log: &[Record]) -> &[Record] {
    &log[log.partition_point(|record| record.n > n)..]
}

fn draft(material: Option<&Material>, found: &Found, bytes: &[u8]) -> Result<Verdict, Error> {
    let Some(material) = material else { return Ok(Verdict::NotOurs) };
    for wish in wishes(found.format) {
        if is_made_of([material.sources()], &wish, found.format, bytes).map_err(paper)? {
            return Ok(Verdict::Draft(wish));
        }
    }
    Ok(if found.is_signed { Verdict::OldDraft } else { Verdict::NotOurs })
}

fn paper(error: crate::papers::Error) -> Error {
    Error::Paper(error.to_string())
}

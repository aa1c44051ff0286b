//! Minutes under lock: what may still be done, what may be taken back, and the next version.

use super::hall::*;
use thuky::domain::*;

const HASH: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// Closed at 17:20.
fn closed() -> (Hall, ParagraphId) {
    let mut hall = Hall::in_item(DIALOGUE);
    let entry = hall.write(Owner::Hall, "Một.");
    hall.at("17:20").act(|m, now| m.close(now, true));
    (hall, entry)
}
fn lock(hall: &mut Hall) {
    hall.act(|m, now| m.lock(m.last_step(), HASH, now));
}
/// Locked at 17:21 as version 1.
fn locked() -> (Hall, ParagraphId) {
    let (mut hall, entry) = closed();
    hall.at("17:21");
    lock(&mut hall);
    (hall, entry)
}
fn version(hall: &Hall) -> Version {
    hall.meeting.newest_version().unwrap().clone()
}

#[test]
fn a_lock_is_a_version_with_the_step_before_it_and_its_fingerprint() {
    let (hall, _) = locked();
    let version = version(&hall);
    assert_eq!((version.number, version.locked_at, version.unlocked_at), (1, at("17:21"), None));
    assert_eq!((version.step, version.fingerprint.as_str()), (hall.meeting.last_step() - 1, HASH));
    assert_eq!(hall.meeting.locked().map(|version| version.number), Some(1));
    assert_eq!(hall.steps.last().unwrap().deed, Deed::Lock);
}

#[test]
fn only_a_closed_meeting_is_locked() {
    let hall = Hall::in_item(DIALOGUE);
    assert_eq!(hall.refusal(|m, now| m.lock(m.last_step(), HASH, now)), Refusal::NotClosed);
    let hall = Hall::new();
    assert_eq!(hall.refusal(|m, now| m.lock(m.last_step(), HASH, now)), Refusal::NotClosed);
}

#[test]
fn a_lock_follows_the_newest_step_for_its_fingerprint_covers_no_later_one() {
    let (mut hall, entry) = closed();
    let asked = hall.meeting.last_step();
    hall.act(|m, _| m.rewrite(entry, "Hai."));
    assert_eq!(hall.refusal(|m, now| m.lock(asked, HASH, now)), Refusal::DoneSince);
    assert_eq!(hall.refusal(|m, now| m.lock(asked + 2, HASH, now)), Refusal::DoneSince);
    lock(&mut hall);
}

#[test]
fn what_is_locked_is_not_locked_again_and_what_is_not_locked_not_unlocked() {
    let (hall, _) = locked();
    assert_eq!(hall.refusal(|m, now| m.lock(m.last_step(), HASH, now)), Refusal::Locked(1));
    let (hall, _) = closed();
    assert_eq!(hall.refusal(|m, now| m.unlock("sai tên", now)), Refusal::NotLocked);
}

#[test]
fn under_a_lock_everything_is_refused_but_issuing_unlocking_and_the_clock() {
    let (hall, _) = closed();
    assert!(Deed::ALL.iter().all(|deed| hall.meeting.may(*deed).is_ok()), "without a lock anything may be tried");
    let (hall, _) = locked();
    for deed in Deed::ALL {
        let allowed = matches!(deed, Deed::Issue | Deed::Unlock | Deed::Clock);
        assert_eq!(hall.meeting.may(*deed), if allowed { Ok(()) } else { Err(Refusal::Locked(1)) }, "{deed:?}");
    }
}

#[test]
fn unlocking_wants_a_reason_and_keeps_the_version() {
    let (mut hall, entry) = locked();
    assert_eq!(hall.refusal(|m, now| m.unlock(" ", now)), Refusal::NoReason);
    hall.at("17:40").act(|m, now| m.unlock(" sai tên ông Định ", now));
    let first = version(&hall);
    assert_eq!((first.number, first.unlocked_at, first.reason.as_str()), (1, Some(at("17:40")), "sai tên ông Định"));
    assert!(hall.meeting.locked().is_none());
    assert_eq!(hall.refusal(|m, now| m.unlock("nữa", now)), Refusal::NotLocked);
    hall.act(|m, _| m.rewrite(entry, "Hai."));
    hall.at("17:45");
    lock(&mut hall);
    assert_eq!((version(&hall).number, version(&hall).locked_at), (2, at("17:45")));
    assert_eq!(hall.meeting.rows().versions.len(), 2);
    assert_eq!(hall.meeting.rows().versions[&first.id], first);
    assert!(hall.meeting.rows().conflicts().is_empty());
    assert_eq!(hall.meeting.may(Deed::Write), Err(Refusal::Locked(2)));
}

#[test]
fn of_a_locked_meeting_no_step_before_the_lock_is_taken_back_nor_the_lock() {
    let (hall, _) = locked();
    let refused: Vec<_> = hall.steps.iter().map(|step| hall.meeting.invert(&step.record()).err().unwrap()).collect();
    let (last, before) = refused.split_last().unwrap();
    assert_eq!(*last, Refusal::NotUndoable);
    assert!(!before.is_empty() && before.iter().all(|refusal| *refusal == Refusal::BeforeLock(1)), "{before:?}");
}

#[test]
fn a_number_given_after_the_lock_is_taken_back_and_given_again() {
    let (mut hall, _) = locked();
    hall.act(|m, _| m.issue(Paper::Minutes, "05", None, None));
    hall.act(|m, _| m.issue(Paper::Minutes, "06", None, Some(("ban-ky.pdf", "ab12"))));
    assert_eq!(
        hall.undo(1),
        Err(Refusal::ChangedSince(vec![("issue", hall.meeting.issue_of(Paper::Minutes).unwrap().id.0)]))
    );
    hall.undo(0).unwrap();
    assert_eq!(hall.meeting.paper_number(Paper::Minutes), Some("05"));
    hall.undo(0).unwrap();
    assert_eq!(hall.meeting.paper_number(Paper::Minutes), Some("06"), "the taking back is itself taken back");
    assert!(hall.meeting.locked().is_some());
}

#[test]
fn after_unlocking_only_what_was_done_since_is_taken_back() {
    let (mut hall, entry) = locked();
    hall.act(|m, now| m.unlock("sai", now));
    hall.act(|m, _| m.rewrite(entry, "Hai."));
    assert_eq!(hall.undo(3), Err(Refusal::BeforeLock(1)), "the closing");
    assert_eq!(hall.undo(2), Err(Refusal::NotUndoable), "the lock: what was signed is told by its version");
    assert_eq!(hall.undo(1), Err(Refusal::NotUndoable), "the unlocking");
    hall.undo(0).unwrap();
    assert_eq!(hall.paragraph(entry).text, "Một.");
    lock(&mut hall);
    assert_eq!(hall.undo(0), Err(Refusal::NotUndoable));
    assert_eq!(hall.undo(1), Err(Refusal::BeforeLock(2)));
}

#[test]
fn what_was_done_while_it_was_unlocked_is_not_taken_back_under_the_next_lock() {
    let (mut hall, _) = locked();
    hall.act(|m, _| m.issue(Paper::Minutes, "05", None, None));
    hall.act(|m, now| m.unlock("sai", now));
    lock(&mut hall);
    assert_eq!(hall.undo(2), Err(Refusal::BeforeLock(2)), "the number stands on the paper that is locked now");
    hall.act(|m, _| m.issue(Paper::Minutes, "06", None, None));
    hall.undo(0).unwrap();
}

#[test]
fn the_meeting_is_told_as_it_stood_when_it_was_locked() {
    let (mut hall, entry) = locked();
    let (then, step) = (hall.meeting.clone(), version(&hall).step);
    hall.act(|m, now| m.unlock("sai", now));
    hall.act(|m, _| m.rewrite(entry, "Hai."));
    hall.act(|m, _| m.erase(entry, true));
    let records: Vec<Record> = hall.steps.iter().rev().map(Step::record).collect();
    let earlier = hall.meeting.as_of(step + 1, &records).unwrap();
    assert_eq!((&earlier, earlier.last_step()), (&then, step + 1));
    assert_eq!(earlier.facts(), then.facts());
    assert!(hall.meeting.as_of(step, &records).unwrap().locked().is_none());
    assert!(hall.meeting.as_of(step, &records[1..]).is_none(), "with a step left out the rows are not led back");
}

#[test]
fn a_file_name_says_version_and_draft() {
    let (mut hall, _) = locked();
    let stem = |hall: &Hall| hall.meeting.paper_stem(&Wish::of(Paper::Minutes));
    let first = stem(&hall);
    hall.act(|m, now| m.unlock("sai", now));
    let between = stem(&hall);
    lock(&mut hall);
    let names = [first, between, stem(&hall)];
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 3, "{names:?}");
}

//! The desk: everything sent gets to the disk in order, whatever happens in between, and what is said about it is true.

use super::{file, load, walk};
use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use thuky::domain::*;
use thuky::store::*;
use walk::{AT, BORN, MEETING};

const LONG: Duration = Duration::from_secs(30);

pub fn habits() -> Habits {
    Habits { retry: Duration::from_millis(5), spill_after: 2, refuges: Vec::new() }
}

pub struct Bench {
    pub desk: Desk,
    woken: Receiver<()>,
    heard: std::collections::VecDeque<Ack>,
}

impl Bench {
    pub fn over(path: &Path) -> Bench {
        let (wake, woken) = channel();
        let store = Store::open(path, AT).unwrap();
        let desk = Desk::with(habits(), store, "lan".into(), move || {
            wake.send(()).ok();
        })
        .unwrap();
        Bench { desk, woken, heard: Default::default() }
    }
    /// The first acknowledgement of which this says something.
    pub fn hear<T>(&mut self, mut about: impl FnMut(&Ack) -> Option<T>) -> T {
        loop {
            self.heard.extend(self.desk.acks());
            while let Some(ack) = self.heard.pop_front() {
                if let Some(found) = about(&ack) {
                    return found;
                }
            }
            self.woken.recv_timeout(LONG).expect("the desk says something");
        }
    }
    pub fn saved(&mut self, sending: u64) -> StepNo {
        self.hear(|ack| match ack {
            Ack::Saved { n, sent, .. } if *sent >= sending => Some(*n),
            _ => None,
        })
    }
    pub fn failed(&mut self) -> Unsaved {
        self.hear(|ack| match ack {
            Ack::Failed(unsaved) => Some(unsaved.clone()),
            _ => None,
        })
    }
}

#[test]
fn all_that_was_sent_is_there_after_finish_with_the_newest_draft() {
    let (_folder, path) = file();
    let mut bench = Bench::over(&path);
    let (steps, states) = walk::walk(BORN, &walk::ops(3, 300));
    for step in steps {
        let draft = Some((AT, format!("{{\"n\":{}}}", step.n)));
        bench.desk.send(MEETING, vec![step], draft);
    }
    bench.desk.ask(Question::Records { meeting: MEETING, limit: 1, before: None });
    let newest = bench.hear(|ack| match ack {
        Ack::Reply(Ok(Reply::Records(records))) => Some(records[0].n),
        Ack::Reply(other) => panic!("{other:?}"),
        _ => None,
    });
    assert_eq!(newest, states.last().unwrap().last_step());
    assert!(bench.desk.flush(LONG));
    bench.desk.finish().unwrap();
    let draft = read(&path, |file| Ok(file.load(MEETING)?.unwrap().draft.unwrap().body)).unwrap().unwrap();
    assert_eq!(draft, format!("{{\"n\":{newest}}}"));
    assert!(load(&path) == *states.last().unwrap() && check(&path).unwrap().unwrap().ok);
}

#[test]
fn a_dropped_desk_has_written_everything() {
    let (_folder, path) = file();
    let (steps, states) = walk::walk(BORN, &walk::ops(4, 60));
    Bench::over(&path).desk.send(MEETING, steps, None);
    assert!(load(&path) == *states.last().unwrap());
}

#[test]
fn questions_about_the_file_are_answered_by_the_desk() {
    let (folder, path) = file();
    let mut bench = Bench::over(&path);
    let steps = walk::walk(BORN, &walk::ops(25, 150)).0;
    let copy = format!("hop-{}.db", steps.last().unwrap().n);
    bench.desk.send(MEETING, steps, None);
    bench.desk.ask(Question::Setting { name: "lang".into(), value: "en".into() });
    bench.desk.ask(Question::Search { words: "duong".into(), limit: 3 });
    bench.desk.ask(Question::Check);
    bench.desk.ask(Question::Backup(folder.path().to_owned()));
    let mut answer = || {
        bench.hear(|ack| match ack {
            Ack::Reply(answer) => Some(format!("{answer:?}")),
            _ => None,
        })
    };
    assert_eq!(answer(), "Ok(Set)");
    assert!(answer().starts_with("Ok(Hits([Hit"));
    assert!(answer().starts_with("Ok(Report(Report { ok: true"));
    assert!(answer().contains(&copy));
    assert!(check(&folder.path().join(copy)).unwrap().unwrap().ok);
}

/// The answer to the question about the fingerprint.
fn fingerprint(bench: &mut Bench) -> Result<(StepNo, String)> {
    bench.hear(|ack| match ack {
        Ack::Reply(Ok(Reply::Fingerprint { step, hash })) => Some(Ok((*step, hash.clone()))),
        Ack::Reply(Err(error)) => Some(Err(error.clone())),
        _ => None,
    })
}

#[test]
fn a_fingerprint_is_the_head_on_the_disk_after_all_that_was_sent_and_locks_the_minutes() {
    let (_folder, path) = file();
    let mut bench = Bench::over(&path);
    let (steps, states) = walk::walk(BORN, &walk::ops(21, 300));
    for some in steps.chunks(7) {
        bench.desk.send(MEETING, some.to_vec(), None);
    }
    bench.desk.ask(Question::Fingerprint);
    let (step, hash) = fingerprint(&mut bench).unwrap();
    let mut meeting = states.last().unwrap().clone();
    assert_eq!(step, meeting.last_step());
    let on_disk = read(&path, |file| Ok((file.last_step()?, file.head()?, file.hash_of(step)?))).unwrap().unwrap();
    assert_eq!(on_disk, (step, hash.clone(), Some(hash.clone())));
    assert!(load(&path) == meeting);

    let mut close = Work::new(&meeting, Deed::Close);
    close.update(MEETING, |info: &mut Info| info.closed_at = Some(AT));
    let (deed, changes) = close.finish();
    let close = Step { n: step + 1, at: AT, deed, changes, undoes: None };
    meeting.apply(&close);
    assert!(meeting.lock(step, &hash, AT).is_err(), "the closing is not under this fingerprint");
    bench.desk.send(MEETING, vec![close], None);
    bench.desk.ask(Question::Fingerprint);
    let (step, hash) = fingerprint(&mut bench).unwrap();
    let (deed, changes) = meeting.lock(step, &hash, AT).map_err(|_| "locks").unwrap().finish();
    bench.desk.send(MEETING, vec![Step { n: step + 1, at: AT, deed, changes, undoes: None }], None);
    bench.desk.finish().unwrap();
    let report = check(&path).unwrap().unwrap();
    assert!(report.ok && report.steps == step + 1 && load(&path).locked().unwrap().step == step, "{report:?}");
    assert!(read(&path, |file| file.as_of(MEETING, step)).unwrap().unwrap().unwrap() == meeting);
}

#[test]
#[cfg(unix)]
fn of_a_file_taken_away_no_fingerprint_is_given_until_all_is_there() {
    let (folder, path) = file();
    let aside = folder.path().join("aside.db");
    let mut bench = Bench::over(&path);
    let (steps, states) = walk::walk(BORN, &walk::ops(22, 60));
    let sent = bench.desk.send(MEETING, steps[..10].to_vec(), None);
    bench.saved(sent);
    fs::rename(&path, &aside).unwrap();
    bench.desk.ask(Question::Fingerprint);
    assert_eq!(fingerprint(&mut bench).err().unwrap().fault, Fault::Vanished);
    bench.desk.send(MEETING, steps[10..].to_vec(), None);
    bench.desk.ask(Question::Fingerprint);
    assert_eq!(bench.failed().error.fault, Fault::Vanished);
    fs::rename(&aside, &path).unwrap();
    let (step, _) = fingerprint(&mut bench).unwrap();
    assert_eq!(step, states.last().unwrap().last_step());
    assert!(load(&path) == *states.last().unwrap());
}

#[test]
#[cfg(unix)]
fn a_file_taken_away_is_not_called_saved_and_putting_it_back_is_enough() {
    let (folder, path) = file();
    let aside = folder.path().join("aside.db");
    let mut bench = Bench::over(&path);
    let (steps, states) = walk::walk(BORN, &walk::ops(6, 90));
    let sent = bench.desk.send(MEETING, steps[..10].to_vec(), None);
    bench.saved(sent);
    fs::rename(&path, &aside).unwrap();
    let sent = bench.desk.send(MEETING, steps[10..].to_vec(), None);
    let unsaved = bench.failed();
    assert_eq!((unsaved.error.fault, unsaved.pending), (Fault::Vanished, steps.len() - 10));
    fs::write(&path, "another").unwrap();
    while bench.failed().error.fault != Fault::Replaced {}
    assert!(!bench.desk.flush(Duration::from_millis(20)));
    fs::rename(&aside, &path).unwrap();
    bench.hear(|ack| matches!(ack, Ack::Recovered).then_some(()));
    assert_eq!(bench.saved(sent), states.last().unwrap().last_step());
    bench.desk.finish().unwrap();
    assert!(load(&path) == *states.last().unwrap());
}

#[test]
#[cfg(unix)]
fn when_the_file_was_deleted_the_meeting_goes_on_elsewhere_with_its_whole_journal() {
    let (folder, path) = file();
    let mut bench = Bench::over(&path);
    let (steps, states) = walk::walk(BORN, &walk::ops(7, 90));
    let sent = bench.desk.send(MEETING, steps[..10].to_vec(), None);
    bench.saved(sent);
    fs::remove_file(&path).unwrap();
    // Nothing to write, and still noticed: the look of a minute tick.
    bench.desk.send(MEETING, vec![], None);
    assert_eq!(bench.failed().error.fault, Fault::Vanished);
    let sent = bench.desk.send(MEETING, steps[10..].to_vec(), None);
    let to = folder.path().join("usb/hop.db");
    bench.desk.ask(Question::Move { to: to.clone(), at: AT });
    assert!(bench.hear(|ack| match ack {
        Ack::Reply(Err(error)) => Some(error.fault == Fault::Missing),
        _ => None,
    }));
    fs::create_dir(folder.path().join("usb")).unwrap();
    bench.desk.ask(Question::Move { to: to.clone(), at: AT });
    bench.saved(sent);
    bench.desk.finish().unwrap();
    assert!(!path.exists() && load(&to) == *states.last().unwrap() && check(&to).unwrap().unwrap().ok);
}

#[test]
fn a_step_that_contradicts_the_file_is_spilled_and_said() {
    let (folder, path) = file();
    let mut bench = Bench::over(&path);
    let (steps, _) = walk::walk(BORN, &walk::ops(8, 90));
    bench.desk.send(MEETING, vec![steps[0].clone()], None);
    bench.desk.send(MEETING, steps[2..].to_vec(), Some((AT, "đang gõ".into())));
    let unsaved = bench.failed();
    assert_eq!(
        (unsaved.error.fault, unsaved.pending),
        (Fault::Defect, steps.len() - if unsaved.pending == steps.len() - 1 { 1 } else { 2 })
    );
    let lines = fs::read_to_string(unsaved.spill.unwrap()).unwrap();
    assert!(lines.lines().count() >= steps.len() - 1 && lines.contains("đang gõ"), "{lines}");
    assert!(bench.desk.finish().unwrap_err().spill.unwrap().starts_with(folder.path()));
}

#[test]
fn a_reader_sees_the_meeting_as_it_was_at_some_step_and_never_between() {
    let (_folder, path) = file();
    let (steps, states) = walk::walk(BORN, &walk::ops(9, 600));
    let bench = Bench::over(&path);
    let writer = std::thread::spawn(move || {
        for some in steps.chunks(2) {
            bench.desk.send(MEETING, some.to_vec(), None);
            assert!(bench.desk.flush(LONG));
        }
        bench.desk.finish().unwrap();
    });
    let (mut known, mut looks): (Option<(String, StepNo)>, usize) = (None, 0);
    let last = states.last().unwrap().last_step();
    while known.as_ref().is_none_or(|(_, n)| *n < last) {
        match look(&path, known.as_ref().map(|(head, _)| head.as_str()), Some(MEETING)).unwrap() {
            Look::Missing | Look::Unchanged => {}
            Look::Seen(seen) => {
                let meeting = seen.loaded.map(|loaded| loaded.meeting);
                let step = meeting.as_ref().map_or(BORN, Meeting::last_step);
                let state = usize::try_from(step - BORN - 1).ok().map(|at| &states[at]);
                assert!(meeting.as_ref() == state, "step {step}");
                (known, looks) = (Some((seen.head, step)), looks + 1);
            }
        }
    }
    writer.join().unwrap();
    assert!(looks > 1 && load(&path) == *states.last().unwrap());
}

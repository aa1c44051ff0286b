//! Kills, full disks, strangers at the path, prying eyes.

use super::desk::Bench;
use super::{file, load, walk, write};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use thuky::store::*;
use walk::{AT, BORN, MEETING};

/// This binary once more, running one test as a child with a file of its own.
fn child(test: &str, path: &Path, seed: u64) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]);
    command.env("THUKY_TEST_FILE", path).env("THUKY_TEST_SEED", seed.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}
fn as_child() -> Option<(PathBuf, u64)> {
    let path = std::env::var_os("THUKY_TEST_FILE")?;
    Some((path.into(), std::env::var("THUKY_TEST_SEED").ok()?.parse().ok()?))
}
fn refusal(path: &Path) -> Fault {
    Store::open(path, AT).err().unwrap().fault
}

#[test]
fn child_that_writes_until_killed() {
    let Some((path, seed)) = as_child() else { return };
    let mut bench = Bench::over(&path);
    let (steps, _) = walk::walk(BORN, &walk::ops(seed, 600));
    let known = read(&path, |file| file.last_step()).unwrap().unwrap();
    for step in steps.into_iter().filter(|step| step.n > known) {
        let sent = bench.desk.send(MEETING, vec![step], Some((AT, "nháp".into())));
        let n = bench.saved(sent);
        writeln!(std::io::stdout(), "saved {n}").unwrap();
    }
}

#[test]
fn whatever_was_called_saved_is_there_after_a_kill() {
    for seed in 0..10 {
        let (_folder, path) = file();
        let (_, states) = walk::walk(BORN, &walk::ops(seed, 600));
        // The same file killed three times over.
        for again in 0..3 {
            let mut child = child("faults::child_that_writes_until_killed", &path, seed);
            let mut saved = BufReader::new(child.stdout.take().unwrap()).lines().map_while(|line| {
                let line = line.ok()?;
                Some(line.rsplit_once("saved ").and_then(|(_, n)| n.parse::<i64>().ok()).unwrap_or(0))
            });
            let patience = usize::try_from(seed * 7 + again * 13).unwrap() % 41;
            let before = saved.by_ref().filter(|n| *n > 0).take(patience).last().unwrap_or(0);
            child.kill().unwrap();
            let last = saved.filter(|n| *n > 0).last().unwrap_or(before);
            child.wait().unwrap();
            let Some(found) = read(&path, |file| file.last_step()).unwrap() else {
                assert_eq!(last, 0);
                continue;
            };
            assert!(found >= last && found <= last.max(BORN) + states.len() as i64, "{found} {last}");
            let report = check(&path).unwrap().unwrap();
            assert!(report.ok, "{report:?}");
            if found > BORN {
                assert!(load(&path) == states[usize::try_from(found - BORN - 1).unwrap()]);
            }
        }
    }
}

#[test]
fn child_that_copies_until_killed() {
    let Some((path, _)) = as_child() else { return };
    for _ in 0..1000 {
        backup(&path, path.parent().unwrap()).unwrap();
        writeln!(std::io::stdout(), "copied").unwrap();
    }
}

#[test]
fn a_copy_that_has_its_name_is_whole_whenever_the_copier_was_killed() {
    let (folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    write(&mut store, &walk::walk(BORN, &walk::ops(18, 300)).0).unwrap();
    for copies in 0..5 {
        let mut child = child("faults::child_that_copies_until_killed", &path, 0);
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert_eq!(lines.filter(|line| line.as_ref().unwrap().contains("copied")).take(copies).count(), copies);
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let copies: Vec<_> = names.filter(|name| name.extension().is_some_and(|end| end == "db")).collect();
    assert!(copies.len() > 10);
    for copy in copies {
        assert!(check(&copy).unwrap().unwrap().ok, "{}", copy.display());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn child_whose_disk_is_full() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Some((path, seed)) = as_child() else { return };
    const SIGXFSZ: i32 = 25;
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default()).unwrap();
    let roomy = getrlimit(Resource::Fsize);
    let limit = |bytes| setrlimit(Resource::Fsize, Rlimit { current: bytes, maximum: roomy.maximum }).unwrap();
    let mut bench = Bench::over(&path);
    let (steps, states) = walk::walk(BORN, &walk::ops(seed, 1200));
    let mut waits = false;
    for (i, some) in steps.chunks(20).enumerate() {
        let wal = fs::metadata(path.with_extension("db-wal")).unwrap().len();
        if i % 2 == 0 {
            limit(Some(wal + (seed * 1009 + i as u64 * 977) % 60_000));
        }
        let sent = bench.desk.send(MEETING, some.to_vec(), Some((AT, format!("{{\"chunk\":{i}}}"))));
        if !waits {
            waits = bench.hear(|ack| match ack {
                Ack::Saved { sent: s, .. } if *s >= sent => Some(false),
                Ack::Failed(_) => Some(true),
                _ => None,
            });
        }
        if waits && i % 2 == 1 {
            limit(roomy.current);
            bench.saved(sent);
            waits = false;
        }
    }
    limit(roomy.current);
    bench.desk.finish().unwrap();
    assert!(load(&path) == *states.last().unwrap());
    writeln!(std::io::stdout(), "everything is there").unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_full_for_a_while_loses_nothing() {
    for seed in 0..8 {
        let (_folder, path) = file();
        let child = child("faults::child_whose_disk_is_full", &path, seed);
        let said = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(said.contains("everything is there"), "{seed}: {said}");
        assert!(check(&path).unwrap().unwrap().ok);
    }
}

#[test]
fn the_second_to_open_a_file_for_writing_is_told_that_it_is_taken() {
    let (_folder, path) = file();
    let first = Store::open(&path, AT).unwrap();
    assert_eq!(refusal(&path), Fault::Busy);
    drop(first);
    Store::open(&path, AT).unwrap();
}

#[test]
fn nothing_but_a_plain_file_is_opened() {
    let (folder, path) = file();
    Store::open(&path, AT).unwrap().close().unwrap();
    assert_eq!(refusal(folder.path()), Fault::NotAFile);
    assert_eq!(look(&folder.path().join("gone/x.db"), None, None).map(|look| matches!(look, Look::Missing)), Ok(true));
    #[cfg(unix)]
    {
        let link = folder.path().join("link.db");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert_eq!((refusal(&link), look(&link, None, None).err().unwrap().fault), (Fault::Linked, Fault::Linked));
        fs::remove_file(&link).unwrap();
        fs::hard_link(&path, &link).unwrap();
        assert_eq!((refusal(&link), refusal(&path)), (Fault::Linked, Fault::Linked));
        fs::remove_file(&link).unwrap();
        let mut read_only = fs::metadata(&path).unwrap().permissions();
        read_only.set_readonly(true);
        fs::set_permissions(&path, read_only).unwrap();
        assert_eq!(refusal(&path), Fault::ReadOnly);
    }
}

#[test]
fn a_truncated_file_is_refused_as_it_lies_and_never_called_whole() {
    let (_folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    write(&mut store, &walk::walk(BORN, &walk::ops(11, 900)).0).unwrap();
    store.close().unwrap();
    let whole = fs::read(&path).unwrap();
    for part in [600, 4096, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        fs::write(&path, &whole[..part]).unwrap();
        assert_eq!(refusal(&path), Fault::Damaged, "{part}");
        assert_eq!(fs::read(&path).unwrap(), whole[..part]);
        assert!(!check(&path).is_ok_and(|report| report.is_some_and(|report| report.ok)), "{part}");
    }
}

#[test]
fn a_flipped_bit_is_noticed_or_changes_nothing() {
    let (_folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    let (steps, states) = walk::walk(BORN, &walk::ops(12, 150));
    write(&mut store, &steps).unwrap();
    store.close().unwrap();
    let whole = fs::read(&path).unwrap();
    for (_, at) in walk::ops(13, 150) {
        let mut bytes = whole.clone();
        bytes[at as usize % whole.len()] ^= 1 << (at % 8);
        fs::write(&path, &bytes).unwrap();
        if check(&path).is_ok_and(|report| report.is_some_and(|report| report.ok)) {
            assert!(load(&path) == *states.last().unwrap());
        }
    }
}

#[test]
fn an_empty_file_becomes_a_meeting_file_unless_the_log_of_another_lies_beside() {
    let (_folder, path) = file();
    fs::write(&path, "").unwrap();
    assert!(matches!(look(&path, None, None), Ok(Look::Missing)));
    fs::write(path.with_extension("db-wal"), "the last words").unwrap();
    assert_eq!(refusal(&path), Fault::Leftover);
    fs::remove_file(&path).unwrap();
    assert_eq!(refusal(&path), Fault::Leftover);
    fs::remove_file(path.with_extension("db-wal")).unwrap();
    assert_eq!(Store::open(&path, AT).unwrap().last_step(), BORN);
}

#[test]
fn an_old_log_beside_a_copy_put_in_its_place_is_played_in_whole_or_refused() {
    let (folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    let (steps, _) = walk::walk(BORN, &walk::ops(14, 300));
    write(&mut store, &steps[..50]).unwrap();
    let copy = backup(&path, folder.path()).unwrap();
    write(&mut store, &steps[50..]).unwrap();
    drop(store);
    assert!(fs::metadata(path.with_extension("db-wal")).unwrap().len() > 0);
    fs::remove_file(&path).unwrap();
    fs::rename(&copy, &path).unwrap();
    let before = fs::read(&path).unwrap();
    // The log holds every page the lost file changed since; whether they fit is for the checks to say.
    match Store::open(&path, AT) {
        Ok(store) => assert!(store.read().check().ok),
        Err(_) => assert_eq!(fs::read(&path).unwrap(), before),
    }
}

#[test]
#[cfg(unix)]
fn files_and_folders_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thuky/2025/hop.db");
    let mut store = Store::open(&path, AT).unwrap();
    write(&mut store, &walk::walk(BORN, &walk::ops(15, 30)).0).unwrap();
    let copy = backup(&path, path.parent().unwrap()).unwrap();
    assert_eq!(mode(&folder.path().join("thuky")), 0o700);
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        let entry = entry.unwrap().path();
        assert_eq!(mode(&entry), 0o600, "{}", entry.display());
    }
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 5, "db, wal, shm, lock and {}", copy.display());
}

#[test]
fn a_copy_has_the_same_head_and_overwrites_nothing() {
    let (folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    write(&mut store, &walk::walk(BORN, &walk::ops(16, 30)).0).unwrap();
    let copies = [(); 2].map(|()| backup(&path, folder.path()).unwrap());
    assert_eq!(copies, ["", "-2"].map(|again| folder.path().join(format!("hop-{}{again}.db", store.last_step()))));
    for copy in &copies {
        assert_eq!(check(copy).unwrap().unwrap().head, store.read().head().unwrap());
        assert!(load(copy) == load(&path));
    }
    assert_eq!(backup(&path, &folder.path().join("gone")).err().unwrap().fault, Fault::Missing);
    let mut restored = Store::open(&copies[0], AT).unwrap();
    let last = restored.last_step();
    assert_eq!(write(&mut restored, &[]).unwrap(), last);
}

#[test]
fn readers_leave_a_closed_file_alone() {
    let (folder, path) = file();
    let mut store = Store::open(&path, AT).unwrap();
    write(&mut store, &walk::walk(BORN, &walk::ops(17, 30)).0).unwrap();
    let last = store.last_step();
    assert_eq!(load(&path).last_step(), last);
    store.close().unwrap();
    fs::remove_file(path.with_extension("db.lock")).unwrap();
    assert_eq!(load(&path).last_step(), last);
    assert!(check(&path).unwrap().unwrap().ok);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

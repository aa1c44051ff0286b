//! The house plan is held: rooms use only rooms above them, and each kind of thing stays in its room.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order `lib.rs` declares them.
fn rooms() -> Vec<String> {
    let plan = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    plan.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
/// Every source file: its room, its path, and its lines without tests and comments.
fn files() -> Vec<(String, String, Vec<String>)> {
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    paths.sort();
    paths.into_iter().map(|path| read(&path)).collect()
}
fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}
fn read(path: &Path) -> (String, String, Vec<String>) {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let room = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
    let text = if is_test(path) { String::new() } else { fs::read_to_string(path).unwrap() };
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned()).collect();
    (room, inside.to_str().unwrap().to_owned(), lines)
}
/// A module its parent declares for tests only.
fn is_test(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_str().unwrap();
    if path.parent().is_some_and(|folder| folder.ends_with("tests")) {
        return true;
    }
    let parent = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    parent.contains(&format!("#[cfg(test)]\nmod {name};"))
}
/// Lines of rooms other than those named that hold one of the words.
fn outside(allowed: &[&str], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (room, path, lines) in files() {
        let lines = lines.iter().enumerate().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        let hits = lines.map(|(n, line)| format!("{path}:{}: {}", n + 1, line.trim()));
        if !allowed.contains(&room.as_str()) && !allowed.contains(&path.as_str()) {
            found.extend(hits);
        }
    }
    found
}
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_room_uses_only_the_rooms_above_it() {
    let order = rooms();
    assert!(order.len() >= 14, "{order:?}");
    let place = |room: &str| order.iter().position(|other| other == room);
    let mut found = Vec::new();
    for (room, path, lines) in files() {
        let Some(here) = place(&room) else { continue };
        for (n, line) in lines.iter().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if place(&name).is_some_and(|there| there > here) {
                    found.push(format!("{path}:{}: {room} uses {name}, which stands below it", n + 1));
                }
            }
            let braced = line.trim_start().strip_prefix("use crate::{");
            for used in braced.into_iter().flat_map(|list| list.split([',', '}'])) {
                let name: String = used.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if place(&name).is_some_and(|there| there > here) {
                    found.push(format!("{path}:{}: {room} uses {name}, which stands below it", n + 1));
                }
            }
        }
    }
    none(found);
}

#[test]
fn only_the_store_knows_sqlite() {
    none(outside(&["store"], &["rusqlite"]));
}

#[test]
fn the_terminal_stays_in_view_runtime_and_cli() {
    none(outside(&["view", "runtime", "cli"], &["ratatui", "crossterm", "rustix::termios"]));
}

#[test]
fn one_file_reads_the_clock() {
    none(outside(&["runtime/clock.rs"], &["Instant::now", "SystemTime::now", "Utc::now", "Local::now", "Local::"]));
}

#[test]
fn the_domain_and_the_app_touch_no_file_thread_or_environment() {
    let rooms = rooms();
    let below = rooms.iter().map(String::as_str).skip_while(|room| *room != "store");
    let below: Vec<&str> = below.chain(["lib", "main"]).collect();
    none(outside(&below, &["std::fs", "std::env", "std::thread", "std::net", "std::process", "std::io"]));
}

#[test]
fn vietnamese_words_stand_in_text_data_and_viet() {
    let vietnamese =
        |c: char| "ăâđêôơưĂÂĐÊÔƠƯàảãạèẻẽẹìỉĩịòỏõọùủũụỳỷỹỵ".contains(c) || ('\u{1EA0}'..='\u{1EF9}').contains(&c);
    let mut found = Vec::new();
    for (room, path, lines) in files() {
        let lines = lines.iter().enumerate().filter(|(_, line)| line.chars().any(vietnamese));
        if !["text", "viet", "lib", "main"].contains(&room.as_str()) {
            found.extend(lines.map(|(n, line)| format!("{path}:{}: {}", n + 1, line.trim())));
        }
    }
    none(found);
}

#[test]
fn nothing_but_sqlite_opens_the_meeting_file() {
    let opens = ["File::open", "OpenOptions", "fs::read(", "fs::read_to_string", "File::create", "fs::copy"];
    let allowed = ["store/lock.rs", "store/spill.rs", "store/place.rs", "papers/file.rs", "papers", "runtime"];
    none(outside(&allowed, &opens));
}

#[test]
fn files_stay_short_enough_to_read() {
    let long = files().into_iter().filter(|(_, path, _)| !path.contains("tests")).filter_map(|(_, path, lines)| {
        (lines.len() > 540).then(|| format!("{path}: {} lines; look for the seam", lines.len()))
    });
    none(long.collect());
}

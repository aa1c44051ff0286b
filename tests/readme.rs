//! README is held to the program: its pictures are what the program draws, its keys are the key table, its commands exist.
//! After a change of the screen: `README_UPDATE=1 cargo test --test readme` draws pictures and keys anew.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "screens/bench.rs"]
#[allow(dead_code)]
mod bench;

use bench::{Bench, screen};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use thuky::app::palette_actions;
use thuky::text::{self, Lang};
use thuky::view;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}
fn readme() -> String {
    std::fs::read_to_string(path()).unwrap()
}

/// The demonstration as `thuky demo` shows it, after these keys.
fn demo(width: u16, height: u16, keys: &str) -> String {
    let mut bench = Bench::demo(width, height);
    bench.app.demo = true;
    picture(&bench.press(keys).screen())
}
fn chair() -> String {
    let bench = Bench::demo(120, 32);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let meeting = &bench.app.meeting;
    let draw = |cells: &mut Buffer| view::chair::draw(cells, meeting, bench.now, Lang::Vi, Some(bench.now));
    terminal.draw(|frame| draw(frame.buffer_mut())).unwrap();
    picture(&screen(&mut terminal))
}
/// A block of text, without the line that says where the cursor is.
fn picture(screen: &str) -> String {
    let (cells, _) = screen.rsplit_once("\ncursor: ").unwrap();
    format!("```text\n{cells}\n```\n")
}

/// What README takes over from the program, by the name of the mark it stands under.
fn drawn() -> [(&'static str, String); 5] {
    [
        ("live", demo(120, 32, "")),
        ("queue", demo(80, 24, "f2 'xuyen")),
        ("answer", demo(80, 24, "f6")),
        ("chair", chair()),
        ("keys", format!("\n{}\n", text::readme_keys())),
    ]
}

/// Where that stands: from `<!-- name -->` to `<!-- /name -->`.
fn between(readme: &str, name: &str) -> Range<usize> {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->\n"));
    let from = readme.find(&open).unwrap_or_else(|| panic!("README has no {open}")) + open.len();
    let to = readme.find(&close).unwrap_or_else(|| panic!("README has no {close}"));
    from..to
}

#[test]
fn the_pictures_and_the_key_table_are_what_the_program_draws() {
    let mut readme = readme();
    let update = std::env::var_os("README_UPDATE").is_some();
    for (name, drawn) in drawn() {
        let range = between(&readme, name);
        if update {
            readme.replace_range(range, &drawn);
        } else {
            assert!(readme[range] == drawn, "“{name}” in README is old; README_UPDATE=1 draws it anew:\n{drawn}");
        }
    }
    if update {
        std::fs::write(path(), readme).unwrap();
    }
}

#[test]
fn the_test_command_stands_where_the_checks_look_for_it() {
    let commands: Vec<String> = commands("cargo ");
    assert_eq!(commands, ["run --release -- demo", "test"]);
}

/// The rest of every line that is a command of this program: four spaces and the word.
fn commands(word: &str) -> Vec<String> {
    let readme = readme();
    readme.lines().filter_map(|line| line.strip_prefix("    ")?.strip_prefix(word)).map(str::to_owned).collect()
}

#[test]
fn every_command_line_is_understood() {
    let commands = commands("thuky ");
    assert!(commands.len() > 8, "{commands:?}");
    for command in commands {
        let asked = Command::new(env!("CARGO_BIN_EXE_thuky")).args(command.split_whitespace()).arg("--help").output();
        let asked = asked.unwrap();
        assert!(asked.status.success(), "thuky {command}: {}", String::from_utf8_lossy(&asked.stderr));
    }
}

/// What follows an opening sign, up to the closing one.
fn quoted<'r>(readme: &'r str, open: &str, close: char) -> BTreeSet<&'r str> {
    readme.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside).collect()
}

#[test]
fn every_command_found_through_the_palette_is_in_it() {
    let readme = readme();
    let known: BTreeSet<&str> = palette_actions().map(|action| text::action(action, Lang::Vi)).collect();
    let mut named = quoted(&readme, "`F10` “", '”');
    assert!(named.remove("tên lệnh") && named.len() > 15, "{named:?}");
    assert!(named.is_subset(&known), "{:?}", named.difference(&known));
}

#[test]
fn every_file_named_is_there() {
    let readme = readme();
    let mut count = 0;
    for room in ["src/", "tests/", "data/", "benches/", ".ci/", "LICENSE-"] {
        for rest in quoted(&readme, &format!("`{room}"), '`') {
            assert!(path().with_file_name(format!("{room}{rest}")).exists(), "{room}{rest}");
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

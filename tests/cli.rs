//! The command line: what every command says, where it goes, and that a refusal is one line that leaves everything as it was.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use thuky::domain::{Meeting, Time};
use thuky::store::{Batch, Store};

/// A folder of its own for each test, and the file named by THUKY_FILE in it.
struct Place {
    folder: tempfile::TempDir,
    file: PathBuf,
}

/// What a command came to.
#[derive(Debug)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    fn empty() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hop.db");
        Place { folder, file }
    }
    /// With the sample meeting, under way, in its file.
    fn with_meeting() -> Place {
        let place = Place::empty();
        let now = Time::parse("2025-05-24T16:09:00+07:00").unwrap();
        let mut store = Store::open(&place.file, now).unwrap();
        let (n, next_id) = (store.last_step() + 1, store.next_id());
        let steps = thuky::intake::demo(n, now, next_id);
        let meeting = Meeting::from_birth(&steps[0], next_id).unwrap().id();
        store.write(&Batch { meeting, steps: &steps, draft: None }, "thuky").unwrap();
        store.close().unwrap();
        fs::remove_file(place.at("hop.db.lock")).unwrap();
        place
    }
    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thuky"));
        command.args(arguments).env_clear().current_dir(self.folder.path());
        command.env("HOME", self.folder.path()).env("XDG_DATA_HOME", self.at("data")).env("TMPDIR", self.folder.path());
        command.env("LANG", "C.UTF-8").env("USER", "thuky").env("THUKY_FILE", &self.file);
        command.stdin(Stdio::null());
        command
    }
    fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.command(arguments))
    }
    /// What it says when it does what it is asked for.
    fn does(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.out
    }
    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.does(&[arguments, &["--json"]].concat())).unwrap()
    }
    /// The one line it refuses with.
    fn refuses(&self, arguments: &[&str]) -> String {
        one_line(&self.run(arguments), arguments)
    }
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn one_line(said: &Said, arguments: &[&str]) -> String {
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{arguments:?}: {}", said.err);
    let line = said.err.strip_prefix("thuky: ").unwrap_or_else(|| panic!("{arguments:?}: {:?}", said.err));
    let line = line.strip_suffix('\n').unwrap();
    assert!(!line.contains('\n'), "{arguments:?}: {line}");
    line.to_owned()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

// ---- what commands do

#[test]
fn a_meeting_is_made_listed_and_shown() {
    let place = Place::empty();
    assert_eq!(place.does(&["list"]), "");
    let made = place.run(&["new", "--template", "trung-hoi-2025"]);
    assert_eq!((made.code, made.out.as_str()), (0, "1\n"));
    assert!(made.err.contains("thứ Bảy"), "what is doubtful is told: {}", made.err);
    let second = place.json(&["new", "--template", "doi-thoai", "--date", "1/12/2025"])["id"].as_i64().unwrap();
    assert!(second > 1);
    let listed = place.does(&["list"]);
    assert!(listed.lines().count() == 2 && listed.contains("24/5/2025") && listed.contains("1/12/2025"), "{listed}");
    assert!(place.does(&["show", "1"]).contains("Đối thoại trực tiếp"));
    let id = second.to_string();
    assert_eq!(place.does(&["show", &id]), place.does(&["--meeting", &id, "show"]));
    assert!(place.refuses(&["show", "99"]).contains("thuky list"));
    assert!(place.refuses(&["new", "--template", "doi-thoai", "--date", "hôm qua"]).contains("24/5/2025"));
}

#[test]
fn a_dry_run_prints_the_meeting_and_the_doubts_and_makes_nothing() {
    let place = Place::empty();
    let printed = place.does(&["new", "--template", "trung-hoi-2025", "--dry-run"]);
    assert!(printed.contains("Đối thoại trực tiếp") && printed.contains("? IV.1"), "{printed}");
    let shape = place.json(&["new", "--template", "trung-hoi-2025", "--dry-run"]);
    assert_eq!(keys(&shape["doubts"][0]), ["code", "place", "proposal", "text"]);
    assert!(shape["agenda"].as_array().unwrap().len() > 6);
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn every_json_has_its_stable_names() {
    let place = Place::with_meeting();
    let listed = place.json(&["list"]);
    assert_eq!(keys(&listed[0]), ["date", "ended_at", "id", "place", "started_at", "title"]);
    let shown = place.json(&["show"]);
    let names =
        ["agenda", "answers", "breaks", "meeting", "minutes", "opinions", "people", "queue", "tasks", "turns", "votes"];
    for name in names {
        assert!(shown.get(name).is_some(), "{name} in {:?}", keys(&shown));
    }
    for (list, names) in [
        ("agenda", &["id", "number", "title", "state", "planned_minutes", "spells"][..]),
        ("people", &["id", "name", "honorific", "role", "hamlet"]),
        ("turns", &["id", "person", "hamlet", "agenda", "state", "asked_at", "spells"]),
        ("answers", &["id", "opinions", "by", "text"]),
        ("minutes", &["id", "agenda", "at", "owner", "kind", "text", "opinion", "answer"]),
        ("votes", &["id", "subject", "form", "for", "against", "other", "base"]),
        (
            "opinions",
            &[
                "id", "number", "author", "reader", "source", "hamlet", "kind", "field", "text", "agenda", "result",
                "unit", "deadline",
            ],
        ),
    ] {
        let first = &shown[list][0];
        assert!(names.iter().all(|name| first.get(*name).is_some()), "{list}: {:?}", keys(first));
    }
    assert!(shown["meeting"]["started_at"].as_str().unwrap().ends_with("+07:00"));
    assert!(shown["queue"].as_array().unwrap().iter().all(Value::is_string));
    let log = place.json(&["log"]);
    assert_eq!(keys(&log[0]), ["at", "changes", "deed", "id", "undoes"]);
    assert_eq!(keys(&log[0]["changes"][0]), ["after", "before", "id", "table"]);
    let found = place.json(&["search", "duong"]);
    assert_eq!(keys(&found[0]), ["at", "id", "meeting", "text"]);
    let check = place.json(&["check"]);
    assert_eq!(keys(&check), ["chain", "head", "ok", "replay", "sqlite", "steps", "versions"]);
    assert_eq!((check["ok"].as_bool(), check["head"].as_str().unwrap().len()), (Some(true), 64));
    fs::create_dir(place.at("usb")).unwrap();
    assert_eq!(keys(&place.json(&["backup", "usb"])), ["path"]);
    assert_eq!(keys(&place.json(&["export", "minutes"])), ["path"]);
}

#[test]
fn words_are_found_without_their_marks() {
    let place = Place::with_meeting();
    let found = place.does(&["search", "tre", "em"]);
    assert!(found.contains("trẻ em"), "{found}");
    assert_eq!(found, place.does(&["search", "TRẺ EM"]));
    assert_eq!(place.does(&["search", "khongcochunayo"]), "");
    assert_eq!(place.json(&["search", "khongcochunayo"]), serde_json::json!([]));
    for odd in ["\"", "*", "trẻ*", "NEAR(", "-", "a\"b", "\u{1b}[2J"] {
        assert_eq!(place.run(&["search", "--", odd]).code, 0, "{odd:?}");
    }
}

#[test]
fn the_journal_tells_every_step_in_order() {
    let place = Place::with_meeting();
    let log = place.does(&["log"]);
    let numbers: Vec<i64> = log.lines().map(|line| line.split_whitespace().next().unwrap().parse().unwrap()).collect();
    assert!(numbers.len() > 50 && numbers.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(log.lines().next().unwrap().contains("Lập hội nghị"));
    assert!(place.does(&["--lang", "en", "log"]).lines().count() == numbers.len());
}

#[test]
fn a_copy_is_made_beside_others_and_never_over_one() {
    let place = Place::with_meeting();
    fs::create_dir(place.at("usb")).unwrap();
    let copies: Vec<String> = (0..2).map(|_| place.does(&["backup", "usb"]).trim_end().to_owned()).collect();
    assert_ne!(copies[0], copies[1]);
    for copy in &copies {
        assert_eq!(place.json(&["--file", copy, "check"])["ok"], true);
        assert_eq!(place.json(&["--file", copy, "show"]), place.json(&["show"]));
        assert_eq!(mode(&place.at(copy)), 0o600);
    }
    assert!(place.refuses(&["backup", "gone"]).contains("gone"));
    assert!(place.refuses(&["backup", "hop.db"]).contains("hop.db"));
    assert_eq!(fs::read_dir(place.at("usb")).unwrap().count(), 2);
}

fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

// ---- papers

#[test]
fn an_export_goes_where_it_is_sent_and_over_nothing_unasked() {
    let place = Place::with_meeting();
    let name = place.does(&["export", "minutes"]).trim_end().to_owned();
    assert!(fs::read(place.at(&name)).unwrap().starts_with(b"PK") && name.ends_with(".docx"), "{name}");
    assert_eq!(mode(&place.at(&name)), 0o600);
    let refused = place.run(&["export", "minutes"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.lines().last().unwrap().contains("--force"), "{}", refused.err);
    fs::write(place.at(&name), "sửa tay").unwrap();
    place.does(&["export", "minutes", "--force"]);
    assert!(fs::read(place.at(&name)).unwrap().starts_with(b"PK"));
    place.does(&["export", "minutes", "--out", "bb.md"]);
    let markdown = fs::read_to_string(place.at("bb.md")).unwrap();
    assert!(markdown.contains("trẻ em"));
    let streamed = place.run(&["export", "minutes", "--format", "md", "--out", "-"]);
    assert_eq!((streamed.code, &streamed.out), (0, &markdown));
    assert!(streamed.err.lines().all(|line| line.starts_with("thuky: ")) && !streamed.err.is_empty());
    let json: Value =
        serde_json::from_str(&place.does(&["export", "minutes", "--format", "json", "--out", "-"])).unwrap();
    assert_eq!(json, place.json(&["show"]));
    fs::create_dir(place.at("giay")).unwrap();
    place.does(&["export", "minutes", "--format", "md", "--out", "giay"]);
    place.does(&["export", "minutes", "--out", "giay/"]);
    assert_eq!(fs::read_dir(place.at("giay")).unwrap().count(), 2);
}

#[test]
fn what_is_missing_is_listed_beside_the_paper() {
    let place = Place::empty();
    place.does(&["new", "--template", "trung-hoi-2025"]);
    let said = place.run(&["export", "minutes", "--out", "-", "--format", "md"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("Chưa có giờ khai mạc") && said.err.contains("Chưa đếm người có mặt"), "{}", said.err);
    let english = place.run(&["--lang", "en", "export", "minutes", "--out", "-", "--format", "md"]);
    assert_eq!(english.out, said.out, "papers are Vietnamese");
    assert!(!english.err.contains("Chưa"), "{}", english.err);
}

#[test]
fn no_export_lands_on_the_meeting_nor_where_nothing_can_be_written() {
    let place = Place::with_meeting();
    std::os::unix::fs::symlink(&place.file, place.at("link.docx")).unwrap();
    fs::create_dir(place.at("sub")).unwrap();
    let before = (fs::read(&place.file).unwrap(), place.names());
    let targets = [
        "hop.db",
        "./hop.db",
        "sub/../hop.db",
        "hop.db-wal",
        "hop.db-shm",
        "hop.db-journal",
        "hop.db.lock",
        "link.docx",
    ];
    for target in targets.into_iter().chain(["gone/a.docx", "/proc/a.docx", "/dev/null"]) {
        for force in [&[][..], &["--force"]] {
            let said = place.run(&[&["export", "minutes", "--out", target], force].concat());
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{target}: {}", said.err);
            assert!(!said.err.contains("panicked"));
        }
    }
    assert!((fs::read(&place.file).unwrap(), place.names()) == before, "{:?}", place.names());
    assert_eq!(place.json(&["check"])["ok"], true);
}

// ---- which file, which language, which usage

#[test]
fn the_option_goes_before_the_variable_and_without_both_the_file_is_the_users_own() {
    let place = Place::with_meeting();
    let mut own = place.command(&["new", "--template", "doi-thoai"]);
    assert_eq!(said(own.env_remove("THUKY_FILE")).code, 0);
    let mut own = place.command(&["list"]);
    assert_eq!(said(own.env("THUKY_FILE", "")).out.lines().count(), 1);
    assert!(place.at("data/thuky/thuky.db").exists(), "{:?}", place.names());
    assert_eq!(mode(&place.at("data/thuky")), 0o700);
    let other = place.at("data/thuky/thuky.db").display().to_string();
    assert_ne!(place.does(&["list"]), place.does(&["--file", &other, "list"]));
    assert_eq!(place.does(&["--file", &other, "list"]), place.does(&["list", "--file", &other]));
}

#[test]
fn both_languages_are_spoken_by_option_and_by_environment() {
    let place = Place::empty();
    let by = |arguments: &[&str], lang: &str| said(place.command(arguments).env("LANG", lang));
    for (arguments, lang, is_english) in [
        (&["show"][..], "C.UTF-8", false),
        (&["show"], "vi_VN.UTF-8", false),
        (&["show"], "en_US.UTF-8", true),
        (&["show", "--lang", "en"], "vi_VN.UTF-8", true),
        (&["--lang=vi", "show"], "en_US.UTF-8", false),
    ] {
        let said = by(arguments, lang);
        assert_eq!(said.err.contains("there is no such meeting"), is_english, "{arguments:?} {lang}: {}", said.err);
    }
    for command in ["", "demo", "live", "chair", "new", "export", "list", "show", "log", "search", "check", "backup"] {
        let asked: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let (vi, en) = (by(&asked, "vi"), by(&asked, "en"));
        assert_eq!((vi.code, en.code, vi.err.as_str(), en.err.as_str()), (0, 0, "", ""), "{command}");
        assert_ne!(vi.out, en.out);
        for english in ["Usage", "Options", "Arguments", "Commands", "possible values"] {
            assert!(!vi.out.contains(english), "{english} in {}", vi.out);
        }
        assert!(en.out.is_ascii() || command == "demo" || command.is_empty(), "{}", en.out);
    }
    assert_eq!(place.does(&["--version"]), format!("thuky {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_one_line_in_the_users_language_and_code_2() {
    let place = Place::empty();
    for arguments in [
        &["bogus"][..],
        &["lisst"],
        &["export"],
        &["export", "novel"],
        &["export", "minutes", "--format", "pdf"],
        &["new"],
        &["new", "--template", "gone"],
        &["new", "--template"],
        &["show", "abc"],
        &["show", "1", "2"],
        &["search"],
        &["backup"],
        &["list", "--frobnicate"],
        &["--lang", "fr", "list"],
        &["--meeting", "x", "list"],
        &["--json=yes", "list"],
        &["x\u{1b}[2J\u{202e}\u{9b}31my"],
        &["new", "--template", "a\u{1b}]0;t\u{7}\nb"],
    ] {
        let mut lines = Vec::new();
        for lang in ["vi", "en"] {
            let said = said(place.command(arguments).env("LANG", lang));
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
            assert_eq!(said.err.lines().count(), 1, "{}", said.err);
            assert!(said.err.starts_with("thuky: ") && said.err.contains("thuky "), "{}", said.err);
            assert!(said.err.chars().all(|c| c == '\n' || thuky::viet::keep(c)), "{:?}", said.err);
            lines.push(said.err);
        }
        assert_ne!(lines[0], lines[1], "{arguments:?}");
    }
    assert!(place.run(&["lisst"]).err.contains("list"), "the likely command is named");
    assert!(place.run(&["new", "--template", "gone"]).err.contains("trung-hoi-2025"), "what would be right is named");
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn an_argument_that_is_no_text_is_refused_and_harmless() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::empty();
    for arguments in [&["bogus-"][..], &["search"], &["--lang"], &["show"]] {
        let mut command = place.command(arguments);
        let said = said(command.arg(std::ffi::OsStr::from_bytes(b"\xff\x1b[2J\xfe")));
        assert!(said.code != 0 && !said.err.contains('\u{1b}') && !said.err.contains("panicked"), "{said:?}");
    }
}

#[test]
fn screens_want_a_terminal_and_leave_nothing_without_one() {
    let place = Place::with_meeting();
    let before = (fs::read(&place.file).unwrap(), place.names());
    for arguments in [&[][..], &["live"], &["live", "1"], &["chair"], &["demo"], &["demo", "--fresh"]] {
        let mut command = place.command(arguments);
        if arguments.contains(&"demo") {
            command.env_remove("THUKY_FILE");
        }
        assert!(one_line(&said(&mut command), arguments).contains("terminal"));
    }
    assert!((fs::read(&place.file).unwrap(), place.names()) == before, "{:?}", place.names());
}

// ---- files that are none of ours

/// Everything that reads or writes the file, but screens.
const ALL: [&[&str]; 9] = [
    &["list"],
    &["show"],
    &["log"],
    &["search", "x"],
    &["check"],
    &["backup", "."],
    &["export", "minutes"],
    &["new", "--template", "doi-thoai"],
    &["list", "--json"],
];

#[test]
fn a_file_that_is_none_of_ours_is_refused_in_one_line_and_left_as_it_was() {
    let whole = fs::read(&Place::with_meeting().file).unwrap();
    let sqlite = |change: &str, from: &[u8]| {
        let place = Place::empty();
        fs::write(&place.file, from).unwrap();
        let file = rusqlite::Connection::open(&place.file).unwrap();
        file.execute_batch(change).unwrap();
        file.close().unwrap();
        fs::read(&place.file).unwrap()
    };
    let foreign = "PRAGMA journal_mode = DELETE; CREATE TABLE t (x); INSERT INTO t VALUES (1);";
    for (what, bytes) in [
        ("text", "không phải tệp cuộc họp ".repeat(100).into_bytes()),
        ("a few bytes", b"SQLite format 3\0".to_vec()),
        ("another program's", sqlite(foreign, b"")),
        ("a newer version's", sqlite("PRAGMA user_version = 999;", &whole)),
        ("cut short", whole[..whole.len() / 2].to_vec()),
        ("cut short by a page", whole[..whole.len() - 4096].to_vec()),
    ] {
        for arguments in ALL {
            let place = Place::empty();
            fs::write(&place.file, &bytes).unwrap();
            let line = place.refuses(arguments);
            assert!(line.contains("hop.db"), "{what}, {arguments:?}: {line}");
            assert!(fs::read(&place.file).unwrap() == bytes, "{what}, {arguments:?}");
            assert_eq!(place.names(), ["hop.db"], "{what}, {arguments:?}: {line} {}", bytes.len());
        }
    }
}

#[test]
fn a_folder_and_a_link_are_refused_and_an_empty_file_is_a_file_to_be() {
    for arguments in ALL {
        let place = Place::empty();
        fs::create_dir(&place.file).unwrap();
        assert!(place.refuses(arguments).contains("hop.db"), "{arguments:?}");
        assert_eq!(fs::read_dir(&place.file).unwrap().count(), 0);
        let place = Place::with_meeting();
        let before = fs::read(&place.file).unwrap();
        fs::rename(&place.file, place.at("that.db")).unwrap();
        std::os::unix::fs::symlink(place.at("that.db"), &place.file).unwrap();
        assert!(place.refuses(arguments).contains("hop.db"), "{arguments:?}");
        assert!(fs::read(place.at("that.db")).unwrap() == before);
    }
    let place = Place::empty();
    fs::write(&place.file, "").unwrap();
    for arguments in [&["show"][..], &["log"], &["check"], &["export", "minutes"], &["backup", "."]] {
        place.refuses(arguments);
    }
    assert_eq!((place.does(&["list"]).as_str(), fs::read(&place.file).unwrap().len()), ("", 0));
    place.does(&["new", "--template", "doi-thoai"]);
    assert_eq!(place.does(&["list"]).lines().count(), 1);
}

#[test]
fn a_folder_that_may_not_be_written_is_said_and_still_read() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let place = Place::with_meeting();
    fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&place.file, fs::Permissions::from_mode(0o444)).unwrap();
    let is_root = rustix::process::geteuid().is_root();
    let run = |arguments: &[&str]| {
        let mut command = place.command(arguments);
        if is_root {
            // The superuser may write anywhere; nobody may not.
            command.uid(65534).gid(65534);
        }
        command.output().ok().map(|output| Said {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        })
    };
    // A home nobody else may enter: the program cannot even be started there as somebody else.
    let Some(listed) = run(&["list"]) else { return };
    assert_eq!((listed.code, listed.out.lines().count()), (0, 1), "{}", listed.err);
    assert_eq!(run(&["check"]).unwrap().code, 0);
    for arguments in [&["new", "--template", "doi-thoai"][..], &["backup", "."]] {
        one_line(&run(arguments).unwrap(), arguments);
    }
    assert_eq!(run(&["export", "minutes"]).unwrap().code, 1);
    assert_eq!(place.names(), ["hop.db"]);
    fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_file_somebody_wrote_in_by_hand_is_not_called_whole() {
    let place = Place::with_meeting();
    let file = rusqlite::Connection::open(&place.file).unwrap();
    file.execute("UPDATE paragraph SET text = 'không ai nói thế' WHERE id = (SELECT max(id) FROM paragraph)", [])
        .unwrap();
    file.close().unwrap();
    let said = place.run(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("paragraph") && said.err.lines().count() == 1, "{said:?}");
    let report = place.run(&["check", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&report.out).unwrap()["ok"], false);
}

// ---- where output goes

#[test]
fn a_reader_who_went_away_is_no_reason_to_panic() {
    let place = Place::with_meeting();
    for arguments in [&["show"][..], &["log", "--json"], &["list"], &["--help"], &["export", "minutes", "--out", "-"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = place.command(arguments).stdout(writer).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {err}");
        assert!(!err.contains("panicked") && !err.contains("pipe"), "{arguments:?}: {err}");
    }
}

#[test]
fn a_full_disk_behind_standard_output_is_a_failure() {
    let place = Place::with_meeting();
    for arguments in [&["show"][..], &["list", "--json"], &["export", "minutes", "--out", "-"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = place.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

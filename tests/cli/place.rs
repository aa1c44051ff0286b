//! A folder of its own for each test, the program run in it, and what it said.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use thuky::domain::{Meeting, Time};
use thuky::store::{Batch, Store};

/// A folder of its own for each test, and the file named by THUKY_FILE in it.
pub struct Place {
    pub folder: tempfile::TempDir,
    pub file: PathBuf,
}

/// What a command came to.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn empty() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hop.db");
        Place { folder, file }
    }
    /// With the sample meeting, under way, in its file.
    pub fn with_meeting() -> Place {
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
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thuky"));
        command.args(arguments).env_clear().current_dir(self.folder.path());
        command.env("HOME", self.folder.path()).env("XDG_DATA_HOME", self.at("data")).env("TMPDIR", self.folder.path());
        command.env("LANG", "C.UTF-8").env("USER", "thuky").env("THUKY_FILE", &self.file);
        command.stdin(Stdio::null());
        command
    }
    pub fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.command(arguments))
    }
    /// What it says when it does what it is asked for.
    pub fn does(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.out
    }
    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.does(&[arguments, &["--json"]].concat())).unwrap()
    }
    /// The one line it refuses with.
    pub fn refuses(&self, arguments: &[&str]) -> String {
        one_line(&self.run(arguments), arguments)
    }
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

pub fn one_line(said: &Said, arguments: &[&str]) -> String {
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{arguments:?}: {}", said.err);
    let line = said.err.strip_prefix("thuky: ").unwrap_or_else(|| panic!("{arguments:?}: {:?}", said.err));
    let line = line.strip_suffix('\n').unwrap();
    assert!(!line.contains('\n'), "{arguments:?}: {line}");
    line.to_owned()
}

pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

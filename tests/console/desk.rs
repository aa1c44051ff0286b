//! Where a user sits: a folder with home, data folder and meeting file, and the program run there.

use crate::window::{WIDE, Window};
use std::path::{Path, PathBuf};

/// A folder with a file to be: home, data folder and meeting file of one user.
pub struct Desk {
    folder: tempfile::TempDir,
    pub file: PathBuf,
    /// Set beside the usual: NO_COLOR and the like.
    pub env: Vec<(&'static str, &'static str)>,
}

impl Desk {
    pub fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hop.db");
        Desk { folder, file, env: Vec::new() }
    }
    /// With the Trung Hội meeting in its file, function keys known to arrive.
    pub fn with_meeting() -> Desk {
        let desk = Desk::new();
        desk.run(&["new", "--template", "trung-hoi-2025"]);
        let mut store = thuky::store::Store::open(&desk.file, thuky::runtime::clock::now()).unwrap();
        store.set_setting("habits", r#"{"keyboard":"FunctionKeys","toured":true}"#).unwrap();
        store.close().unwrap();
        desk
    }
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
    /// The environment the program starts in, and no more.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let folder = self.path().display().to_string();
        let mut variables = vec![
            ("HOME", folder.clone()),
            ("XDG_DATA_HOME", folder.clone()),
            ("XDG_CONFIG_HOME", folder),
            ("LANG", "C.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("USER", "thuky".to_owned()),
            ("THUKY_FILE", self.file.display().to_string()),
        ];
        variables.extend(self.env.iter().map(|(name, value)| (*name, (*value).to_owned())));
        variables
    }
    /// A command without a terminal; what it said on standard output.
    pub fn run(&self, arguments: &[&str]) -> String {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_thuky"));
        command.args(arguments).env_clear().envs(self.variables()).current_dir(self.path());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.run(arguments)).unwrap()
    }
    /// The program in a window of the usual size.
    pub fn window(&self, arguments: &[&str]) -> Window {
        Window::open(self, arguments, WIDE)
    }
    /// The console, ready to type.
    pub fn live(&self) -> Window {
        let mut window = self.window(&["live"]);
        window.see("F10");
        window
    }
}

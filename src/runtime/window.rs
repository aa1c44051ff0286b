//! A terminal beside ours: which program opens one here.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// Terminals by what they want before the command, the likeliest first.
const TERMINALS: &[(&str, &[&str])] = &[
    ("x-terminal-emulator", &["-e"]),
    ("gnome-terminal", &["--"]),
    ("konsole", &["-e"]),
    ("xfce4-terminal", &["-x"]),
    ("mate-terminal", &["-x"]),
    ("kitty", &[]),
    ("alacritty", &["-e"]),
    ("foot", &[]),
    ("xterm", &["-e"]),
];

/// Runs a program in a new terminal window, or a new window of the multiplexer we are in.
///
/// # Errors
/// No terminal could be opened: the command to type by hand.
pub fn open(program: &Path, arguments: &[OsString]) -> Result<(), String> {
    let command = || std::iter::once(program.as_os_str().to_owned()).chain(arguments.iter().cloned());
    let started = if cfg!(windows) {
        run("cmd", ["/c".into(), "start".into(), "thuky".into()].into_iter().chain(command()))
    } else if std::env::var_os("TMUX").is_some() {
        run("tmux", ["new-window".into(), "-d".into()].into_iter().chain(command()))
    } else if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
        TERMINALS.iter().any(|(terminal, before)| run(terminal, before.iter().map(OsString::from).chain(command())))
    } else {
        false
    };
    if started {
        Ok(())
    } else {
        Err(command().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" "))
    }
}

fn run(program: &str, arguments: impl Iterator<Item = OsString>) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Reaped when it ends, so that no zombie stays beside a three-hour meeting.
            std::thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}

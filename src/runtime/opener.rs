//! Opening a paper in the program people have for it: Word, WPS, LibreOffice. Detached, silent, beside our terminal.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

/// The program to open papers with, for who wants another one.
const CHOSEN: &str = "THUKY_OPENER";
/// How long a program may take to say that it cannot.
const PATIENCE: Duration = Duration::from_secs(3);
/// What opens papers where no desktop says, the likeliest first.
#[cfg(all(unix, not(target_os = "macos")))]
const OFFICES: &[&str] = &["xdg-open", "wps", "libreoffice", "soffice"];
#[cfg(target_os = "macos")]
const OFFICES: &[&str] = &["open"];
#[cfg(not(unix))]
const OFFICES: &[&str] = &[];

/// Opens a file. False when there is nothing that could.
pub fn open(path: &Path) -> bool {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if let Some(program) = std::env::var_os(CHOSEN).filter(|program| !program.is_empty()) {
        return starts(Command::new(program).arg(&path));
    }
    if cfg!(windows) {
        return starts(&mut by_shell(&path));
    }
    let has_desktop = cfg!(target_os = "macos")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|at| !at.is_empty()));
    has_desktop && OFFICES.iter().any(|program| starts(Command::new(program).arg(&path)))
}

/// `start` finds the program that is registered; its first quoted word is a window's title. No path holds a quote there.
#[cfg(windows)]
fn by_shell(path: &Path) -> Command {
    use std::os::windows::process::CommandExt;
    let path = path.to_string_lossy();
    // The shell knows no paths of the long form.
    let path = path.strip_prefix(r"\\?\").unwrap_or(&path);
    let mut command = Command::new("cmd");
    command.raw_arg(format!("/D /C start \"\" \"{path}\""));
    command
}
#[cfg(not(windows))]
fn by_shell(path: &Path) -> Command {
    Command::new(path)
}

/// Runs it on its own. True unless it is not there, or says within a moment that it cannot.
fn starts(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let Ok(child) = command.spawn() else { return false };
    let (send, ended) = channel();
    let reap = move |mut child: Child| {
        // Nobody may be waiting any more: then it only has to be reaped.
        let _ = send.send(child.wait().is_ok_and(|status| status.success()));
    };
    std::thread::spawn(move || reap(child));
    ended.recv_timeout(PATIENCE).unwrap_or(true)
}

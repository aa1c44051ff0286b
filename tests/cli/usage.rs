//! Which file, which language, which command lines are understood.

use crate::place::{Place, mode, one_line, said};
use std::fs;

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
    for command in
        ["", "demo", "live", "chair", "new", "export", "list", "show", "log", "search", "verify", "check", "backup"]
    {
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
        &["export", "minutes", "--format", "odt"],
        &["export", "minutes", "--format", "xlsx"],
        &["export", "agenda", "--check"],
        &["verify"],
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

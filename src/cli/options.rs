//! What can be typed: the commands and options of the contract, worded in the user's language, and their values.

use crate::domain::{Format, MeetingId, Paper};
use crate::intake;
use crate::runtime::Look;
use crate::text::{self, Lang, Usage};
use crate::view::Colours;
use clap::builder::ValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;
use std::path::PathBuf;

/// The options every command has.
pub struct Options {
    pub lang: Lang,
    /// `--file`, else `THUKY_FILE`; none: the user's own.
    file: Option<PathBuf>,
    pub meeting: Option<MeetingId>,
    pub json: bool,
}

/// The language, before anything is worded: `--lang`, else the environment, else Vietnamese.
pub fn lang_of(arguments: &[OsString]) -> Lang {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let after = words.iter().position(|word| *word == "--lang").and_then(|at| words.get(at + 1).copied());
    let option = words.iter().find_map(|word| word.strip_prefix("--lang=")).or(after);
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Lang::choose(option, set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).as_deref())
}

/// What every command has stands below what it has of its own.
const LAST: usize = 100;

/// The commands, worded. Headings, places of values and usage lines are ours: clap's own are English.
pub fn command(lang: Lang) -> Command {
    let w = Worded(lang);
    let top = w.page(Command::new("thuky"), format!("[{}] ", w.say(Usage::ACommand)));
    top.version(env!("CARGO_PKG_VERSION"))
        .about(w.say(Usage::About))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(w.say(Usage::Commands))
        .arg(w.option("help", Usage::Help).short('h').action(ArgAction::Help).global(true).display_order(LAST))
        .arg(w.option("version", Usage::Version).short('V').action(ArgAction::Version))
        .arg(w.valued("file", Usage::AFile, Usage::File).value_parser(path()).global(true).display_order(LAST))
        .arg(w.valued("meeting", Usage::AnId, Usage::Meeting).value_parser(id()).global(true).display_order(LAST))
        .arg(
            w.valued("lang", Usage::Lang, Usage::Lang)
                .value_name("vi|en")
                .value_parser(["vi", "en"])
                .global(true)
                .display_order(LAST),
        )
        .arg(w.flag("json", Usage::Json).global(true).display_order(LAST))
        .subcommands(subcommands(w))
}

fn subcommands(w: Worded) -> [Command; 12] {
    let meeting = || w.typed("MEETING", Usage::AnId, Usage::Meeting).value_parser(id());
    let folder = w.typed("DIR", Usage::AFolder, Usage::Dir).required(true).value_parser(path());
    let paper = w.typed("FILE", Usage::AFile, Usage::PaperFile).required(true).value_parser(path());
    let words = w.typed("WORDS", Usage::AWord, Usage::Words).required(true).num_args(1..);
    [
        w.sub("demo", "", Usage::Demo).arg(w.flag("fresh", Usage::Fresh)),
        w.sub("live", "", Usage::Live).arg(meeting()),
        w.sub("chair", "", Usage::Chair).arg(meeting()),
        new(w),
        export(w),
        w.sub("list", "", Usage::List),
        w.sub("show", "", Usage::Show).arg(meeting()),
        w.sub("log", "", Usage::Log).arg(meeting()),
        w.sub("search", &format!("<{}> ", w.say(Usage::AWord)), Usage::Search).arg(words),
        w.sub("verify", &format!("<{}> ", w.say(Usage::AFile)), Usage::Verify).arg(paper),
        w.sub("check", "", Usage::Check),
        w.sub("backup", &format!("<{}> ", w.say(Usage::AFolder)), Usage::Backup).arg(folder),
    ]
}

fn new(w: Worded) -> Command {
    let names = intake::names();
    let help = format!("{}: {}", w.say(Usage::Template), names.join(", "));
    let template = w.valued("template", Usage::AName, Usage::Template).help(help).value_parser(names.to_vec());
    let from = w.valued("from", Usage::AFile, Usage::From).value_parser(path()).conflicts_with("template");
    w.sub("new", &format!("--template <{}> | --from <{}> ", w.say(Usage::AName), w.say(Usage::AFile)), Usage::New)
        .arg(template.required_unless_present("from"))
        .arg(from)
        .arg(w.flag("convert", Usage::Convert).requires("from").conflicts_with("template"))
        .arg(w.valued("date", Usage::ADay, Usage::Date))
        .arg(w.flag("dry-run", Usage::DryRun))
}

fn export(w: Worded) -> Command {
    let names: Vec<&str> = Paper::ALL.iter().map(|paper| paper.code()).chain(["all"]).collect();
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.code()).collect();
    let help = format!("{}: {}", w.say(Usage::Paper), text::papers_listed(w.0));
    let paper = w.typed("PAPER", Usage::AName, Usage::Paper).help(help).value_parser(names);
    w.sub("export", &format!("<{}> ", w.say(Usage::AName)), Usage::Export)
        .arg(paper.required(true).hide_possible_values(true))
        .arg(w.valued("format", Usage::AFormat, Usage::Format).value_parser(formats))
        .arg(w.valued("out", Usage::APlace, Usage::Out).value_parser(path()))
        .arg(w.flag("public", Usage::Public))
        .arg(w.flag("grouped", Usage::Grouped))
        .arg(w.flag("check", Usage::CheckPaper))
        .arg(w.flag("force", Usage::Force))
}

fn path() -> ValueParser {
    clap::value_parser!(PathBuf)
}
fn id() -> ValueParser {
    clap::value_parser!(i64).into()
}

/// Commands and arguments with their words.
#[derive(Clone, Copy)]
struct Worded(Lang);

impl Worded {
    fn say(self, usage: Usage) -> &'static str {
        text::usage(usage, self.0)
    }
    fn typed(self, name: &'static str, value: Usage, usage: Usage) -> Arg {
        Arg::new(name).value_name(self.say(value)).help(self.say(usage)).help_heading(self.say(Usage::Arguments))
    }
    fn option(self, name: &'static str, usage: Usage) -> Arg {
        Arg::new(name).long(name).help(self.say(usage)).help_heading(self.say(Usage::Options))
    }
    fn valued(self, name: &'static str, value: Usage, usage: Usage) -> Arg {
        self.option(name, usage).value_name(self.say(value)).hide_possible_values(true)
    }
    fn flag(self, name: &'static str, usage: Usage) -> Arg {
        self.option(name, usage).action(ArgAction::SetTrue)
    }
    fn sub(self, name: &'static str, values: &str, usage: Usage) -> Command {
        self.page(Command::new(name).about(self.say(usage)), format!("{name} {values}"))
    }
    fn page(self, command: Command, line: String) -> Command {
        let page = format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}", self.say(Usage::Usage));
        command.override_usage(format!("thuky {line}[{}]", self.say(Usage::AnOption))).help_template(page)
    }
}

/// A command line that is not understood, in one line.
pub fn wrong(error: &clap::Error, lang: Lang) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let missing = error.kind() == ErrorKind::MissingRequiredArgument;
    let first = |kind| said(kind).into_iter().next().filter(|text| !text.is_empty());
    let value = first(ContextKind::InvalidValue).or_else(|| first(ContextKind::InvalidSubcommand));
    let part = value.or_else(|| first(ContextKind::InvalidArg));
    let kinds = [ContextKind::ValidValue, ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    let right = kinds.into_iter().flat_map(said).collect::<Vec<_>>();
    text::wrong_usage(part.as_deref(), missing, &right, lang)
}

impl Options {
    pub fn of(matches: &ArgMatches, lang: Lang) -> Options {
        let deepest = matches.subcommand().map_or(matches, |(_, args)| args);
        let file = deepest.get_one::<PathBuf>("file").cloned();
        let file = file.or_else(|| std::env::var_os("THUKY_FILE").filter(|path| !path.is_empty()).map(PathBuf::from));
        let meeting = deepest.get_one::<i64>("meeting").copied().map(MeetingId);
        Options { lang, file, meeting, json: deepest.get_flag("json") }
    }
    /// The file asked for, if one was.
    pub fn file_asked(&self) -> Option<PathBuf> {
        self.file.clone()
    }
    /// The meeting file: asked for, or in the user's data folder.
    pub fn path(&self) -> PathBuf {
        self.file.clone().unwrap_or_else(|| {
            let folders = directories::ProjectDirs::from("vn", "thuky", "thuky");
            folders.map_or_else(|| PathBuf::from("thuky.db"), |folders| folders.data_dir().join("thuky.db"))
        })
    }
    /// The meeting named after the command, else by `--meeting`.
    pub fn meeting_of(&self, args: &ArgMatches) -> Option<MeetingId> {
        args.get_one::<i64>("MEETING").copied().map(MeetingId).or(self.meeting)
    }
    pub fn look(&self) -> Look {
        Look { lang: self.lang, colours: colours(|name| std::env::var(name).ok()) }
    }
}

/// Which colours the terminal has, by what is said of it in the environment (no-color.org, COLORTERM, Windows Terminal).
fn colours(said: impl Fn(&str) -> Option<String>) -> Colours {
    let is_said = |name: &str| said(name).is_some_and(|value| !value.is_empty());
    let colours = said("COLORTERM").unwrap_or_default().to_ascii_lowercase();
    match () {
        () if is_said("NO_COLOR") => Colours::None,
        () if ["truecolor", "24bit"].contains(&colours.as_str()) || is_said("WT_SESSION") => Colours::True,
        () => Colours::Sixteen,
    }
}

/// Who writes, for the journal.
pub fn user() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .map(|name| crate::viet::one_line(&name))
        .unwrap_or_default()
}

/// Where exports go when no path is said: the documents folder, else home, else here.
pub fn documents() -> PathBuf {
    let folders = directories::UserDirs::new();
    let documents = folders.as_ref().and_then(|folders| folders.document_dir()).filter(|folder| folder.is_dir());
    let home = folders.as_ref().map(|folders| folders.home_dir()).filter(|folder| folder.is_dir());
    documents.or(home).map_or_else(|| PathBuf::from("."), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_which_colours_there_are_and_no_color_has_the_last_word() {
        let colours = |said: &[(&str, &str)]| {
            let said: Vec<(String, String)> = said.iter().map(|(n, v)| (n.to_string(), v.to_string())).collect();
            super::colours(|name| said.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
        };
        assert_eq!(colours(&[]), Colours::Sixteen);
        assert_eq!(colours(&[("COLORTERM", "yes"), ("NO_COLOR", "")]), Colours::Sixteen);
        assert_eq!(colours(&[("COLORTERM", "TrueColor")]), Colours::True);
        assert_eq!(colours(&[("COLORTERM", "24bit")]), Colours::True);
        assert_eq!(colours(&[("WT_SESSION", "7")]), Colours::True);
        assert_eq!(colours(&[("COLORTERM", "truecolor"), ("NO_COLOR", "1")]), Colours::None);
    }

    #[test]
    fn the_commands_are_well_formed_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn help_is_wholly_in_one_language() {
        let mut command = command(Lang::Vi);
        let pages: Vec<String> = std::iter::once(command.render_help().to_string())
            .chain(command.get_subcommands_mut().map(|sub| sub.render_help().to_string()))
            .collect();
        assert_eq!(pages.len(), 13);
        for page in pages {
            for english in ["Usage", "Options", "Arguments", "Commands", "OPTIONS", "COMMAND", "possible", "PATH"] {
                assert!(!page.contains(english), "{english} in\n{page}");
            }
        }
    }

    #[test]
    fn a_wrong_command_line_is_told_in_one_line() {
        let told = |line: &str, lang| {
            let words = std::iter::once("thuky").chain(line.split_whitespace());
            wrong(&command(lang).try_get_matches_from(words).unwrap_err(), lang)
        };
        for (line, vi) in [
            ("xx", "không hiểu “xx”; xem: thuky --help"),
            ("--bogus", "không hiểu “--bogus”; xem: thuky --help"),
            ("new", "còn thiếu --template <TÊN>; xem: thuky --help"),
            (
                "export minutes --format odt",
                "không hiểu “odt”; có thể là: docx, pdf, xlsx, csv, md, json, ics; xem: thuky --help",
            ),
            ("show ba", "không hiểu “ba”; xem: thuky --help"),
        ] {
            assert_eq!(told(line, Lang::Vi), vi);
        }
        assert_eq!(told("xx", Lang::En), "“xx” is not understood; see: thuky --help");
    }
}

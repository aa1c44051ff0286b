//! What can be typed: the commands and options of the contract, worded in the user's language, and their values.

use crate::domain::MeetingId;
use crate::intake;
use crate::runtime::Look;
use crate::text::{self, Lang, Usage};
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

pub fn command(lang: Lang) -> Command {
    let say = |usage: Usage| text::usage(usage, lang);
    let meeting = || Arg::new("MEETING").help(say(Usage::Meeting)).value_parser(clap::value_parser!(i64));
    let option = |name: &'static str, usage: Usage| Arg::new(name).long(name).help(say(usage));
    let flag = |name: &'static str, usage: Usage| option(name, usage).action(ArgAction::SetTrue);
    let global = |arg: Arg| arg.global(true);
    let template = format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}", say(Usage::Heading));
    let sub = |name: &'static str, usage: Usage| {
        let heading = say(Usage::Options);
        Command::new(name).about(say(usage)).help_template(template.clone()).next_help_heading(heading)
    };
    Command::new("thuky")
        .help_template(template.clone())
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(Usage::About))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(say(Usage::Commands))
        .next_help_heading(say(Usage::Options))
        .arg(global(Arg::new("help").short('h').long("help").help(say(Usage::Help)).action(ArgAction::Help)))
        .arg(Arg::new("version").short('V').long("version").help(say(Usage::Version)).action(ArgAction::Version))
        .arg(global(option("file", Usage::File)).value_name("PATH").value_parser(clap::value_parser!(PathBuf)))
        .arg(global(option("meeting", Usage::Meeting)).value_name("ID").value_parser(clap::value_parser!(i64)))
        .arg(
            global(option("lang", Usage::Lang))
                .value_name("vi|en")
                .value_parser(["vi", "en"])
                .hide_possible_values(true),
        )
        .arg(global(flag("json", Usage::Json)))
        .subcommand(sub("demo", Usage::Demo).arg(flag("fresh", Usage::Fresh)))
        .subcommand(sub("live", Usage::Live).arg(meeting()))
        .subcommand(sub("chair", Usage::Chair).arg(meeting()))
        .subcommand(
            sub("new", Usage::New)
                .arg(
                    option("template", Usage::Template)
                        .value_name("NAME")
                        .help(format!("{}: {}", say(Usage::Template), intake::names().join(", ")))
                        .required(true)
                        .value_parser(intake::names().to_vec())
                        .hide_possible_values(true),
                )
                .arg(option("date", Usage::Date).value_name("D/M/YYYY"))
                .arg(flag("dry-run", Usage::DryRun)),
        )
        .subcommand(
            sub("export", Usage::Export)
                .arg(
                    Arg::new("PAPER")
                        .required(true)
                        .value_parser(["minutes"])
                        .hide_possible_values(true)
                        .help(say(Usage::Paper)),
                )
                .arg(
                    option("format", Usage::Format)
                        .value_name("docx|md|json")
                        .value_parser(["docx", "md", "json"])
                        .hide_possible_values(true),
                )
                .arg(option("out", Usage::Out).value_name("PATH").value_parser(clap::value_parser!(PathBuf)))
                .arg(flag("force", Usage::Force)),
        )
        .subcommand(sub("list", Usage::List))
        .subcommand(sub("show", Usage::Show).arg(meeting()))
        .subcommand(sub("log", Usage::Log).arg(meeting()))
        .subcommand(
            sub("search", Usage::Search).arg(Arg::new("WORDS").required(true).num_args(1..).help(say(Usage::Words))),
        )
        .subcommand(sub("check", Usage::Check))
        .subcommand(
            sub("backup", Usage::Backup)
                .arg(Arg::new("DIR").required(true).help(say(Usage::Dir)).value_parser(clap::value_parser!(PathBuf))),
        )
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
        Look { lang: self.lang, plain: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) }
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
    fn the_commands_are_well_formed_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            command(lang).debug_assert();
        }
    }
}

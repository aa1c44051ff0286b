//! `thuky export`: a paper in a file, or all of them in a folder; never over another without `--force`. What is missing is
//! told beside, or with `--check` instead.

use super::{Failure, Outcome, options::Options, output, show};
use crate::domain::{Audience, Format, Meeting, Missing, Opinion, Paper, Paragraph, Person, Row, Task, Vote, Wish};
use crate::papers;
use crate::papers::bundle::{Choice, suggested_folder};
use crate::papers::file::{SaveError, suggested_name};
use crate::runtime::{self, Material};
use crate::text;
use clap::ArgMatches;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let paper = args.get_one::<String>("PAPER").and_then(|code| Paper::from_code(code));
    refuse_nonsense(options, args, paper)?;
    let meeting = show::meeting(options, options.meeting)?;
    if args.get_flag("check") {
        return check(options, &meeting);
    }
    match paper {
        Some(paper) => one(options, args, paper, &meeting),
        None => all(options, args, &meeting),
    }
}

/// What no meeting could make sense of is wrong usage, whatever the file holds.
fn refuse_nonsense(options: &Options, args: &ArgMatches, paper: Option<Paper>) -> Outcome {
    let refuse = |option: &str, paper: &str| Err(Failure::Usage(text::not_with(option, paper, options.lang)));
    let is_stdout = args.get_one::<PathBuf>("out").is_some_and(|out| is_stdout(out));
    match paper {
        paper if args.get_flag("check") && paper != Some(Paper::Minutes) => {
            refuse("--check", paper.map_or("all", Paper::code))
        }
        None if args.contains_id("format") => refuse("--format", "all"),
        None if is_stdout => refuse("--out -", "all"),
        Some(paper) => format(options, args, paper).map(|_| ()),
        None => Ok(()),
    }
}

/// Every departure on standard output; that there are some is no failure.
fn check(options: &Options, meeting: &Meeting) -> Outcome {
    let missing = papers::missing(meeting);
    let told = |what: &Missing| text::missing(what, meeting, options.lang);
    if options.json {
        let shape = |what: &Missing| json!({ "code": code(what), "place": place(what), "text": told(what) });
        return output::json(&missing.iter().map(shape).collect());
    }
    missing.iter().try_for_each(|what| output::line(&told(what)))
}

/// A stable word for scripts.
fn code(what: &Missing) -> Option<String> {
    match serde_json::to_value(what).ok()? {
        Value::Object(of) => of.into_iter().next().map(|(code, _)| code),
        Value::String(code) => Some(code),
        _ => None,
    }
}

/// The row it is about, as `thuky check` names rows: "opinion 12"; none for what the meeting itself lacks.
fn place(what: &Missing) -> Option<String> {
    let (table, id) = match *what {
        Missing::StartTime
        | Missing::EndTime
        | Missing::Agency
        | Missing::Symbol
        | Missing::Venue
        | Missing::Chair
        | Missing::Secretary
        | Missing::Headcount => return None,
        Missing::UnclearMark(id) => (Paragraph::SPEC.name, id.0),
        Missing::UnclearRow(table, id) => (table, id),
        Missing::Unanswered(id) | Missing::Unsorted(id) | Missing::OpinionUnit(id) | Missing::OpinionDeadline(id) => {
            (Opinion::SPEC.name, id.0)
        }
        Missing::TaskUnit(id) | Missing::TaskDeadline(id) => (Task::SPEC.name, id.0),
        Missing::VoteBase(id) | Missing::VoteNumbers(id) => (Vote::SPEC.name, id.0),
        Missing::UnnamedSpeaker(id) => (Person::SPEC.name, id.0),
    };
    Some(format!("{table} {id}"))
}

fn one(options: &Options, args: &ArgMatches, paper: Paper, meeting: &Meeting) -> Outcome {
    let (out, format) = (args.get_one::<PathBuf>("out"), format(options, args, paper)?);
    let audience = if args.get_flag("public") { Audience::Public } else { Audience::Office };
    let wish = Wish { paper, audience, grouped: args.get_flag("grouped") };
    if paper == Paper::Minutes {
        complain_of_missing(options, meeting);
    }
    let material = Material::of(meeting.clone(), &wish, &options.path())?;
    let written = papers::write(&material.sources(), &wish, format);
    let bytes = written.map_err(|error| runtime::Error::Paper(error.to_string()))?;
    if out.is_some_and(|out| is_stdout(out)) {
        let mut out = std::io::stdout().lock();
        return out.write_all(&bytes).and_then(|()| out.flush()).map_err(Failure::from);
    }
    let path = match out {
        Some(folder) if folder.is_dir() => folder.join(suggested_name(meeting, &wish, format)),
        Some(path) => path.clone(),
        None => PathBuf::from(suggested_name(meeting, &wish, format)),
    };
    runtime::save(&path, &bytes, args.get_flag("force"), &options.path())?;
    if options.json {
        return output::json(&json!({ "path": path }));
    }
    output::line(&path.display().to_string())
}

fn all(options: &Options, args: &ArgMatches, meeting: &Meeting) -> Outcome {
    let folder = args.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| PathBuf::from(suggested_folder(meeting)));
    let choice = Choice { public: args.get_flag("public"), grouped: args.get_flag("grouped") };
    complain_of_missing(options, meeting);
    let material = Material::whole(meeting.clone(), &options.path())?;
    let mut progress = output::Progress::start();
    let mut each = |done, of| progress.tell(|| text::bundling(done, of, options.lang));
    let written =
        runtime::bundle(&material.sources(), choice, &folder, args.get_flag("force"), &options.path(), &mut each);
    progress.end();
    let names = written.map_err(|error| match error {
        runtime::Error::Save(SaveError::Exists(path)) => {
            Failure::Said(text::folder_exists(&path.display().to_string(), options.lang))
        }
        error => Failure::Runtime(error),
    })?;
    if options.json {
        return output::json(&json!({ "path": folder, "files": names }));
    }
    output::line(&folder.display().to_string())
}

fn complain_of_missing(options: &Options, meeting: &Meeting) {
    for missing in papers::missing(meeting) {
        output::complain(&text::missing(&missing, meeting, options.lang));
    }
}

fn is_stdout(out: &Path) -> bool {
    out.as_os_str() == "-"
}

/// The format asked for, else the one the file's ending says, else the paper's usual one.
fn format(options: &Options, args: &ArgMatches, paper: Paper) -> Result<Format, Failure> {
    let out = args.get_one::<PathBuf>("out");
    let ending = out.and_then(|out| out.extension()).and_then(|ending| ending.to_str());
    let asked = args.get_one::<String>("format").map(String::as_str).or(ending).and_then(Format::from_code);
    match asked {
        Some(format) if !paper.formats().contains(&format) => {
            Err(Failure::Usage(text::no_such_format(paper, format, options.lang)))
        }
        asked => Ok(asked.unwrap_or(paper.formats()[0])),
    }
}

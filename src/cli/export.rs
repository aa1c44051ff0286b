//! `thuky export`: a paper in a file, written beside its target, synced, renamed; never over another without `--force`.

use super::{Failure, Outcome, options::Options, output, show};
use crate::app::Format;
use crate::papers::{self, file};
use crate::runtime;
use crate::text;
use clap::ArgMatches;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let meeting = show::meeting(options, options.meeting)?;
    let out = args.get_one::<PathBuf>("out");
    let (format, ending) = format(args.get_one::<String>("format").map(String::as_str), out.map(PathBuf::as_path));
    for missing in papers::missing(&meeting) {
        output::complain(&text::missing(&missing, &meeting, options.lang));
    }
    let bytes = runtime::export_bytes(&meeting, format)?;
    if out.is_some_and(|out| out.as_os_str() == "-") {
        let mut out = std::io::stdout().lock();
        return out.write_all(&bytes).and_then(|()| out.flush()).map_err(Failure::from);
    }
    let path = match out {
        Some(folder) if folder.is_dir() => folder.join(file::suggested_name(&meeting, ending)),
        Some(path) => path.clone(),
        None => PathBuf::from(file::suggested_name(&meeting, ending)),
    };
    runtime::save(&path, &bytes, args.get_flag("force"), &options.path())?;
    if options.json {
        return output::json(&json!({ "path": path }));
    }
    output::line(&path.display().to_string())
}

/// The format asked for, else the one the file's ending says, else Word.
fn format(asked: Option<&str>, out: Option<&Path>) -> (Format, &'static str) {
    let ending = out.and_then(|out| out.extension()).and_then(|ending| ending.to_str());
    match asked.or(ending) {
        Some("md") => (Format::Markdown, "md"),
        Some("json") => (Format::Json, "json"),
        _ => (Format::Docx, "docx"),
    }
}

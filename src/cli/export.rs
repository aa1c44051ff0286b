//! `thuky export`: a paper in a file, written beside its target, synced, renamed; never over another without `--force`.

use super::{Failure, Outcome, options::Options, output, show};
use crate::domain::{Format, Paper, Wish};
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
    let wish = Wish::of(Paper::Minutes);
    let format = format(wish.paper, args.get_one::<String>("format").map(String::as_str), out.map(PathBuf::as_path));
    for missing in papers::missing(&meeting) {
        output::complain(&text::missing(&missing, &meeting, options.lang));
    }
    let bytes = runtime::export_bytes(&meeting, &wish, format)?;
    if out.is_some_and(|out| out.as_os_str() == "-") {
        let mut out = std::io::stdout().lock();
        return out.write_all(&bytes).and_then(|()| out.flush()).map_err(Failure::from);
    }
    let path = match out {
        Some(folder) if folder.is_dir() => folder.join(file::suggested_name(&meeting, &wish, format)),
        Some(path) => path.clone(),
        None => PathBuf::from(file::suggested_name(&meeting, &wish, format)),
    };
    runtime::save(&path, &bytes, args.get_flag("force"), &options.path())?;
    if options.json {
        return output::json(&json!({ "path": path }));
    }
    output::line(&path.display().to_string())
}

/// The format asked for, else the one the file's ending says, else the paper's usual one.
fn format(paper: Paper, asked: Option<&str>, out: Option<&Path>) -> Format {
    let ending = out.and_then(|out| out.extension()).and_then(|ending| ending.to_str());
    asked.or(ending).and_then(Format::from_code).unwrap_or(paper.formats()[0])
}

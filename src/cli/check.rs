//! `thuky check` and `thuky backup`: whether the file is whole, and a copy that is proved to be the same.

use super::{Failure, Outcome, options::Options, output};
use crate::store;
use crate::text;
use clap::ArgMatches;
use serde_json::json;
use std::path::PathBuf;

pub fn run(options: &Options) -> Outcome {
    let path = options.path();
    let missing = || Failure::Said(text::no_file(&path.display().to_string(), options.lang));
    let report = store::check(&path)?.ok_or_else(missing)?;
    if options.json {
        output::json(&json!({
            "ok": report.ok, "sqlite": report.sqlite, "chain": report.chain, "replay": report.replay,
            "versions": report.versions.iter().map(|(number, step)| json!({ "number": number, "step": step })).collect::<Vec<_>>(),
            "steps": report.steps, "head": report.head,
        }))?;
    } else {
        for line in text::check_report(&report, options.lang) {
            output::line(&line)?;
        }
    }
    if report.ok { Ok(()) } else { Err(Failure::Said(text::not_whole(&path.display().to_string(), options.lang))) }
}

pub fn backup(options: &Options, args: &ArgMatches) -> Outcome {
    let folder = args.get_one::<PathBuf>("DIR").cloned().unwrap_or_default();
    let copy = store::backup(&options.path(), &folder)?;
    if options.json {
        return output::json(&json!({ "path": copy }));
    }
    output::line(&copy.display().to_string())
}

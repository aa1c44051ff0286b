//! `thuky new`: a meeting out of a template, built in or of the user's own; `--dry-run` prints it and what is doubtful.

use super::{Failure, Outcome, options::Options, output};
use crate::domain::{Date, MeetingId};
use crate::intake::{Doubt, Template};
use crate::papers;
use crate::runtime::{self, clock};
use crate::store::{Batch, Store};
use crate::text;
use crate::viet;
use clap::ArgMatches;
use serde_json::json;
use std::path::{Path, PathBuf};

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let template = match args.get_one::<PathBuf>("from") {
        Some(path) => own(path, args.get_flag("convert"), options)?,
        None => named(args.get_one::<String>("template").map_or("", String::as_str))?,
    };
    let now = clock::now();
    let held_on = match args.get_one::<String>("date") {
        None => None,
        Some(typed) => Some(date(typed, options)?),
    };
    if args.get_flag("dry-run") {
        let (meeting, _) = template.meeting(1, now, 1, held_on);
        if options.json {
            let mut shape = papers::json::show(&meeting);
            shape["doubts"] = json!(template.doubts());
            return output::json(&shape);
        }
        for line in text::summary(&meeting, options.lang) {
            output::line(&line)?;
        }
        return template.doubts().iter().try_for_each(|doubt| output::line(&told(doubt, options)));
    }
    let mut store = Store::open(&options.path(), now)?;
    let id = create(&mut store, &template, held_on)?;
    store.close()?;
    for doubt in template.doubts() {
        output::complain(&told(doubt, options));
    }
    if options.json { output::json(&json!({ "id": id })) } else { output::line(&id.0.to_string()) }
}

pub fn named(name: &str) -> Result<Template, Failure> {
    let template = Template::named(name).ok_or_else(|| Failure::Said(name.to_owned()))?;
    template.map_err(|error| Failure::Said(error.to_string()))
}

/// Writes a meeting made from a template; its id.
pub fn create(store: &mut Store, template: &Template, held_on: Option<Date>) -> Result<MeetingId, Failure> {
    let (meeting, step) = template.meeting(store.last_step() + 1, clock::now(), store.next_id(), held_on);
    store.write(&Batch { meeting: meeting.id(), steps: &[step], draft: None }, &super::options::user())?;
    Ok(meeting.id())
}

fn date(typed: &str, options: &Options) -> Result<Date, Failure> {
    let today = clock::now().at(clock::VIETNAM).date_naive();
    viet::parse_date(typed, today).ok_or_else(|| Failure::Said(text::no_date(typed, options.lang)))
}

/// A template out of a file of the user's own.
fn own(path: &Path, consents: bool, options: &Options) -> Result<Template, Failure> {
    let bytes = runtime::file(path, &options.path())?;
    let template = Template::read(&bytes, consents);
    template.map_err(|error| Failure::Said(format!("{}: {error}", path.display())))
}

fn told(doubt: &Doubt, options: &Options) -> String {
    let line = format!("? {}: {} → {}", doubt.place, doubt.text, doubt.proposal);
    if doubt.code == "encoding" { format!("{line} ({})", text::to_convert(options.lang)) } else { line }
}

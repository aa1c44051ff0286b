//! `thuky search`: words in the minutes of all meetings, marks or no marks.

use super::{Outcome, options::Options, output};
use crate::runtime::clock::VIETNAM;
use crate::store;
use clap::ArgMatches;
use serde_json::json;

/// More hits than this nobody reads.
const MANY: usize = 200;

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let words: Vec<&str> = args.get_many::<String>("WORDS").into_iter().flatten().map(String::as_str).collect();
    let hits = store::read(&options.path(), |file| file.search(&words.join(" "), MANY))?.unwrap_or_default();
    if options.json {
        let shape = hits.iter().map(|hit| {
            json!({ "id": hit.paragraph, "meeting": hit.meeting, "at": hit.at.to_rfc3339_at(VIETNAM), "text": hit.text })
        });
        return output::json(&shape.collect());
    }
    for hit in &hits {
        output::line(&format!("{:>6}  {}  {}", hit.meeting.0, hit.at.at(VIETNAM).format("%d/%m/%Y %H:%M"), hit.text))?;
    }
    Ok(())
}

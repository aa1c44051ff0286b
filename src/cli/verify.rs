//! `thuky verify`: whether a PDF or Word file is what the program makes of a meeting, and of which version. Exit 0 only when it
//! is, and the version is the one in force.

use super::{Failure, Outcome, options::Options, output, show};
use crate::domain::{Held, Verdict, Wish};
use crate::runtime;
use crate::text;
use clap::ArgMatches;
use serde_json::{Value, json};
use std::path::PathBuf;

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let (paper, file) = (args.get_one::<PathBuf>("FILE").cloned().unwrap_or_default(), options.path());
    if !file.exists() {
        return Err(Failure::Said(text::no_file(&file.display().to_string(), options.lang)));
    }
    let verdict = runtime::verify(&paper, &file, show::chosen(options, options.meeting)?)?;
    if options.json {
        output::json(&shape(&verdict))?;
    }
    let told = format!("{}: {}", paper.display(), text::verdict(&verdict, options.lang));
    match verdict.is_good() {
        false => Err(Failure::Said(told)),
        true if options.json => Ok(()),
        true => output::line(&told),
    }
}

/// `verdict`, and what is known: `paper`, `audience`, `order`, `meeting`, `version`, `locked_at`, `step`, `fingerprint`,
/// `matches`, `replaced_by`, `reason`.
fn shape(verdict: &Verdict) -> Value {
    let (wish, held) = match verdict {
        Verdict::Matches(held) | Verdict::Changed(held) | Verdict::Replaced { held, .. } => {
            (Some(&held.wish), Some(held))
        }
        Verdict::Draft(wish) | Verdict::Scan { wish, .. } => (Some(wish), None),
        Verdict::OldDraft | Verdict::Foreign { .. } | Verdict::NotOurs | Verdict::Damaged => (None, None),
    };
    let version = match verdict {
        Verdict::Foreign { version } => Some(*version),
        Verdict::Scan { version, .. } => *version,
        _ => held.map(|held| held.version),
    };
    let (matches, by, reason) = match verdict {
        Verdict::Replaced { matches, by, reason, .. } => (*matches, *by, Some(reason)),
        verdict => (verdict.is_good(), None, None),
    };
    let locked_at = |held: &Held| held.locked_at.to_rfc3339_at(held.offset_minutes);
    let order = |wish: &Wish| if wish.grouped { "grouped" } else { "single" };
    json!({
        "verdict": verdict.code(),
        "matches": matches,
        "paper": wish.map(|wish| wish.paper.code()),
        "audience": wish.map(|wish| wish.audience.code()),
        "order": wish.map(order),
        "meeting": held.map(|held| held.meeting),
        "version": version,
        "locked_at": held.map(locked_at),
        "step": held.map(|held| held.step),
        "fingerprint": held.map(|held| &held.fingerprint),
        "replaced_by": by,
        "reason": reason,
    })
}

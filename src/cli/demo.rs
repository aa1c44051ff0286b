//! `thuky demo`: the Trung Hội meeting in a throw-away file, under way or (`--fresh`) before its opening.

use super::{Failure, Outcome, live, options::Options, output};
use crate::domain::Meeting;
use crate::intake;
use crate::runtime::{Leaving, clock};
use crate::store::{Batch, Store};
use crate::text;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    live::must_be_terminal(options)?;
    let folder = options.file_asked().is_none().then(throw_away).transpose()?;
    let path = match &folder {
        Some(folder) => folder.join("demo.db"),
        None => options.path(),
    };
    if options.file_asked().is_some() && path.exists() {
        return Err(Failure::Said(text::demo_exists(&path.display().to_string(), options.lang)));
    }
    let mut store = Store::open(&path, clock::now())?;
    let (n, now, next_id) = (store.last_step() + 1, clock::now(), store.next_id());
    let steps =
        if args.get_flag("fresh") { vec![intake::fresh(n, now, next_id)] } else { intake::demo(n, now, next_id) };
    let birth = Meeting::from_birth(&steps[0], next_id).expect("the demonstration begins with a birth");
    let meeting = birth.id();
    store.write(&Batch { meeting, steps: &steps, draft: None }, "demo")?;
    match (live::hold(options, store, meeting, None, true), folder) {
        (Ok(left), Some(folder)) => {
            clear(&folder)?;
            let told = output::line(&text::demo_gone(&path.display().to_string(), options.lang));
            // With the terminal the one went who would read it.
            if left == Leaving::Ended { Ok(()) } else { told }
        }
        (held, _) => {
            output::complain(&text::demo_stays(&path.display().to_string(), options.lang));
            held.map(|_| ())
        }
    }
}

/// A folder of our own for the file that will be thrown away.
fn throw_away() -> Result<PathBuf, Failure> {
    let mut random = [0u8; 6];
    getrandom::fill(&mut random).map_err(|error| Failure::Said(error.to_string()))?;
    let name = crate::viet::hex(&random);
    Ok(std::env::temp_dir().join(format!("thuky-demo-{name}")))
}

fn clear(folder: &Path) -> Outcome {
    std::fs::remove_dir_all(folder).map_err(Failure::from)
}

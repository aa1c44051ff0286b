//! `thuky`, `thuky live`, `thuky chair`: the screens.

use super::{Failure, Outcome, list, new, options, options::Options};
use crate::app::home::Choice;
use crate::domain::MeetingId;
use crate::runtime::{self, Console, choose, clock};
use crate::store::{Fault, Store};
use crate::text;
use clap::ArgMatches;
use std::io::IsTerminal;

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    must_be_terminal(options)?;
    let path = options.path();
    if !path.exists() {
        return Err(Failure::Said(text::no_file(&path.display().to_string(), options.lang)));
    }
    open(options, options.meeting_of(args))
}

/// Opens the meeting asked for, or the one that is on, or the next. When another console writes the file: to read along.
fn open(options: &Options, wanted: Option<MeetingId>) -> Outcome {
    match Store::open(&options.path(), clock::now()) {
        Ok(store) => {
            let meetings = store.read().meetings()?;
            let Some(id) = choose(&meetings, wanted, clock::now()) else {
                return Err(Failure::Said(text::no_meeting(options.lang).to_owned()));
            };
            hold(options, store, id, false)
        }
        Err(error) if error.fault == Fault::Busy => {
            Ok(runtime::read_along(&options.path(), wanted, options.look(), &options::documents())?)
        }
        Err(error) => Err(error.into()),
    }
}

pub fn hold(options: &Options, store: Store, meeting: MeetingId, demo: bool) -> Outcome {
    let Some(loaded) = store.read().load(meeting)? else {
        return Err(Failure::Said(text::no_meeting(options.lang).to_owned()));
    };
    must_be_terminal(options)?;
    let console = Console { by: options::user(), look: options.look(), folder: options::documents(), demo };
    Ok(runtime::hold(store, loaded, console)?)
}

pub fn chair(options: &Options, args: &ArgMatches) -> Outcome {
    must_be_terminal(options)?;
    Ok(runtime::chair(&options.path(), options.meeting_of(args), options.look())?)
}

/// Bare `thuky`: the meetings, a new one; again after each.
pub fn home(options: &Options) -> Outcome {
    must_be_terminal(options)?;
    loop {
        let meetings = list::summaries(options)?;
        match runtime::home(meetings, options.look())? {
            Choice::Quit => return Ok(()),
            Choice::Open(meeting) => open(options, Some(meeting))?,
            Choice::New(template) => {
                let mut store = Store::open(&options.path(), clock::now())?;
                let today = clock::now().at(7 * 60).date_naive();
                let template = new::named(template)?;
                let held_on = template.held_on().is_none().then_some(today);
                let id = new::create(&mut store, &template, held_on)?;
                hold(options, store, id, false)?;
            }
        }
    }
}

fn must_be_terminal(options: &Options) -> Outcome {
    if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() {
        return Ok(());
    }
    Err(Failure::Said(text::no_terminal("", options.lang)))
}

//! `thuky`, `thuky live`, `thuky chair`: the screens.

use super::{Failure, Outcome, list, new, options, options::Options};
use crate::app::home::{self, Home, Pattern, Pick};
use crate::domain::{Date, MeetingId, ParagraphId};
use crate::intake::{self, Template};
use crate::runtime::{self, Console, Leaving, choose, clock};
use crate::store::{Fault, Store, Summary};
use crate::text;
use clap::ArgMatches;
use std::io::IsTerminal;

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    must_be_terminal(options)?;
    let path = options.path();
    if !path.exists() {
        return Err(Failure::Said(text::no_file(&path.display().to_string(), options.lang)));
    }
    open(options, options.meeting_of(args), None).map(|_| ())
}

/// Opens the meeting asked for, or the one that is on, or the next. When another console writes the file: to read along.
fn open(options: &Options, wanted: Option<MeetingId>, go_to: Option<ParagraphId>) -> Result<Leaving, Failure> {
    match Store::open(&options.path(), clock::now()) {
        Ok(store) => {
            let meetings = store.read().meetings()?;
            let Some(id) = choose(&meetings, wanted, clock::now()) else {
                return Err(Failure::Said(text::no_meeting(options.lang).to_owned()));
            };
            hold(options, store, id, go_to, false)
        }
        Err(error) if error.fault == Fault::Busy => {
            Ok(runtime::read_along(&options.path(), (wanted, go_to), options.look(), &options::documents())?)
        }
        Err(error) => Err(error.into()),
    }
}

pub fn hold(
    options: &Options,
    store: Store,
    meeting: MeetingId,
    go_to: Option<ParagraphId>,
    demo: bool,
) -> Result<Leaving, Failure> {
    let Some(loaded) = store.read().load(meeting)? else {
        return Err(Failure::Said(text::no_meeting(options.lang).to_owned()));
    };
    let console = Console { by: options::user(), look: options.look(), folder: options::documents(), demo, go_to };
    Ok(runtime::hold(store, loaded, console)?)
}

pub fn chair(options: &Options, args: &ArgMatches) -> Outcome {
    must_be_terminal(options)?;
    Ok(runtime::chair(&options.path(), options.meeting_of(args), options.look())?)
}

/// Bare `thuky`: the meetings, a new one; again after each.
pub fn home(options: &Options) -> Outcome {
    must_be_terminal(options)?;
    let mut notice = None;
    loop {
        let today = clock::now().at(clock::VIETNAM).date_naive();
        let meetings = list::summaries(options)?.into_iter().map(entry).collect();
        let mut home = Home::new(meetings, patterns(), today);
        home.notice = notice.take();
        let held = match runtime::home(home, &runtime::habits(&options.path()), options.look(), &options.path())? {
            Pick::Quit => return Ok(()),
            Pick::Open(meeting, paragraph) => open(options, Some(meeting), paragraph),
            Pick::New(template) => found(options, &template, today),
        };
        match held {
            Ok(Leaving::Ended) => return Ok(()),
            Ok(Leaving::Asked) => {}
            // Where unsaved words lie must stand where it stays: on the shell's screen.
            Err(failure @ Failure::Runtime(runtime::Error::Unsaved(_))) => return Err(failure),
            // What went wrong with one meeting is said where another can be chosen.
            Err(failure) => notice = Some(failure.worded(options.lang)),
        }
    }
}

/// A new meeting, opened at once.
fn found(options: &Options, template: &str, today: Date) -> Result<Leaving, Failure> {
    let mut store = Store::open(&options.path(), clock::now())?;
    let template = new::named(template)?;
    let id = new::create(&mut store, &template, template.held_on().is_none().then_some(today))?;
    hold(options, store, id, None, false)
}

fn entry(meeting: Summary) -> home::Summary {
    let held_on = list::day_held(&meeting);
    let Summary { id, title, venue, opened_at, closed_at, locked, .. } = meeting;
    home::Summary { id, title, held_on, venue, opened: opened_at, closed: closed_at, locked }
}

fn patterns() -> Vec<Pattern> {
    let named = intake::names().iter().filter_map(|name| Some((name, Template::named(name)?.ok()?)));
    let doubt = |doubt: &intake::Doubt| {
        let intake::Doubt { place, text, proposal, .. } = doubt.clone();
        home::Doubt { place, text, proposal }
    };
    let pattern = |(name, template): (&&str, Template)| {
        let doubts = template.doubts().iter().map(doubt).collect();
        Pattern { name: (**name).to_owned(), title: template.title().to_owned(), doubts }
    };
    named.map(pattern).collect()
}

pub fn must_be_terminal(options: &Options) -> Outcome {
    if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() {
        return Ok(());
    }
    Err(Failure::Said(text::no_terminal("", options.lang)))
}

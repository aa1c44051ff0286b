//! The shape of `data/demo.toml`: a meeting told as events, each so many seconds before now. How they are played is `play`'s.

use super::read::{Words, honorific};
use crate::domain::{OpinionKind, Outcome, Source, VoteForm, Way};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    pub(super) template: String,
    /// Seconds before now at which the meeting was made.
    pub(super) made: i64,
    /// Seconds before now at which it opened.
    pub(super) opened: i64,
    /// Seconds it opened late.
    pub(super) late: i64,
    /// Officers of the template, by key: their role.
    pub(super) posts: BTreeMap<String, Words>,
    /// Invented people, by key.
    pub(super) people: BTreeMap<String, Invented>,
    pub(super) events: Vec<Event>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Invented {
    #[serde(default)]
    pub(super) name: Words,
    #[serde(default)]
    pub(super) described: Words,
    #[serde(deserialize_with = "honorific")]
    pub(super) honorific: String,
    #[serde(default)]
    pub(super) role: Words,
    /// None: a delegate.
    #[serde(default)]
    pub(super) hamlet: Option<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    /// Seconds before now.
    pub(super) ago: i64,
    #[serde(rename = "do")]
    pub(super) what: What,
}

/// What happens. People are named by their keys, opinions by their numbers, agenda items by theirs.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum What {
    Meet(Vec<String>),
    Name {
        who: String,
        name: Words,
        #[serde(deserialize_with = "honorific")]
        honorific: String,
    },
    Heads {
        hamlets: BTreeMap<Words, i64>,
        delegates: i64,
    },
    Open,
    /// The opening was noted late: its true time.
    CorrectOpening,
    Go(String),
    Break,
    EndBreak,
    Register {
        who: String,
        way: Way,
        #[serde(default)]
        topic: Words,
    },
    Withdraw(String),
    Invite(String),
    FloorToChair,
    EndTurn,
    StopOrGo,
    MoreTime(i64),
    /// A paragraph of somebody, of the hall, or (neither) of nobody.
    Write {
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        hall: bool,
        text: Words,
    },
    Opinion(Said),
    Answer {
        to: Vec<i64>,
        by: Vec<String>,
        text: Words,
    },
    /// Somebody's words on the newest answer to an opinion.
    Reply {
        by: String,
        to: i64,
        text: Words,
    },
    Outcome(Sorted),
    /// Of the chair, as the task is.
    Conclusion(Words),
    Task {
        text: Words,
        unit: Words,
        #[serde(default)]
        support: Words,
        days: u64,
    },
    Vote {
        text: Words,
        form: VoteForm,
        agree: i64,
        against: i64,
        other: i64,
        base: i64,
    },
}

/// An opinion; a reader reads what came on paper.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    #[serde(default)]
    pub(super) by: Option<String>,
    #[serde(default)]
    pub(super) reader: Option<String>,
    #[serde(default = "speech")]
    pub(super) source: Source,
    pub(super) kind: OpinionKind,
    pub(super) field: Words,
    pub(super) text: Words,
}

/// What became of the opinion of that number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sorted {
    pub(super) of: i64,
    pub(super) result: Outcome,
    #[serde(default)]
    pub(super) unit: Words,
    /// The deadline, in days after the meeting.
    #[serde(default)]
    pub(super) days: Option<u64>,
    #[serde(default)]
    pub(super) reason: Words,
}

fn speech() -> Source {
    Source::Speech
}

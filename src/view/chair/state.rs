//! How things stand, for the eye of the chair: a shape and a word for each state, never a colour alone.

use crate::domain::{Meeting, Spell, Time, Turn, TurnState};
use crate::text::{Lang, Word, word};
use crate::viet;
use crate::view::digits::Ink;
use crate::view::style::{ALARM, GOOD, HEED, PLAIN, STRONG};
use ratatui::style::{Color, Style};

/// What is left when the end is near, and when it is there, in milliseconds.
const LAST_MINUTE: i64 = 60_000;
const LAST_SECONDS: i64 = 10_000;

/// What the meeting is doing.
pub enum State<'m> {
    NotOpened,
    Break(&'m Spell),
    Nobody,
    Turn { turn: &'m Turn, stage: Stage },
    Closed(Time),
}

/// How far a turn is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// There is no limit.
    Open,
    Early,
    LastMinute,
    LastSeconds,
    Over,
}

impl<'m> State<'m> {
    pub fn of(meeting: &'m Meeting, now: Time) -> State<'m> {
        if let Some(closed) = meeting.info().closed_at {
            return State::Closed(closed);
        }
        match (meeting.open_break(), meeting.floor()) {
            _ if !meeting.is_open() => State::NotOpened,
            (Some(spell), _) => State::Break(spell),
            (None, Some(turn)) => State::Turn { turn, stage: Stage::of(meeting.left(turn, now)) },
            (None, None) => State::Nobody,
        }
    }
    /// Who has the floor; in a break nobody.
    pub fn turn(&self) -> Option<&'m Turn> {
        match self {
            State::Turn { turn, .. } => Some(turn),
            State::NotOpened | State::Break(_) | State::Nobody | State::Closed(_) => None,
        }
    }
    pub fn stage(&self) -> Option<Stage> {
        match self {
            State::Turn { stage, .. } => Some(*stage),
            State::NotOpened | State::Break(_) | State::Nobody | State::Closed(_) => None,
        }
    }

    /// What the figures show: time left, time over, time spoken, or the clock on the wall. An hour is 60 minutes there.
    pub fn figures(&self, meeting: &Meeting, now: Time) -> String {
        let Some(turn) = self.turn() else { return viet::clock(meeting.clock(now)) };
        let millis = match meeting.left(turn, now) {
            // What is left is counted up to whole seconds: 5:00 stands for the whole first second.
            Some(left) if left >= 0 => left + 999,
            Some(over) => -over,
            None => meeting.used(turn.id, now),
        };
        let seconds = millis / 1000;
        format!("{:02}:{:02}", seconds / 60, seconds % 60)
    }

    /// Its shape.
    pub fn mark(&self) -> &'static str {
        match self {
            State::Turn { turn, .. } if turn.state == TurnState::Paused => "‖",
            State::Turn { stage: Stage::Open | Stage::Early, .. } => "▶",
            State::Turn { stage: Stage::LastMinute, .. } => "▲",
            State::Turn { stage: Stage::LastSeconds, .. } => "▲▲",
            State::Turn { stage: Stage::Over, .. } => "■",
            State::Break(_) => "◆",
            State::NotOpened | State::Nobody => "○",
            State::Closed(_) => "●",
        }
    }
    /// Its word, what the figures mean, and out of how much.
    pub fn words(&self, meeting: &Meeting, now: Time, lang: Lang) -> String {
        let clock = |time| viet::clock(meeting.clock(time));
        let say = |said: Word| word(said, lang);
        match self {
            State::NotOpened => match meeting.planned_open() {
                Some(planned) => format!("{} · {} {}", say(Word::NotOpened), say(Word::Planned), clock(planned)),
                None => say(Word::NotOpened).to_owned(),
            },
            State::Break(spell) => {
                let minutes = now.since(spell.since) / 60_000;
                format!("{} {} · {minutes}′", say(Word::BreakSince), clock(spell.since))
            }
            State::Nobody => say(Word::NobodySpeaks).to_owned(),
            State::Closed(at) => format!("{} {}", say(Word::ClosedAt), clock(*at)),
            State::Turn { turn, stage } => {
                let paused = if turn.state == TurnState::Paused { say(Word::Paused) } else { "" };
                let running = match stage {
                    Stage::Open | Stage::Early if paused.is_empty() => say(Word::Speaking),
                    Stage::Open | Stage::Early => "",
                    Stage::LastMinute => say(Word::LastMinute),
                    Stage::LastSeconds => say(Word::LastSeconds),
                    Stage::Over => say(Word::OverTime),
                };
                let meaning = match stage {
                    Stage::Open => say(Word::Spoken),
                    Stage::Early | Stage::LastMinute | Stage::LastSeconds => say(Word::StillLeft),
                    Stage::Over => "",
                };
                let parts = [paused, running, meaning].into_iter().filter(|part| !part.is_empty());
                let words = parts.collect::<Vec<_>>().join(" · ");
                let allowed = turn.allowed.map(|allowed| format!(" / {}:{:02}", allowed / 60, allowed % 60));
                words + &allowed.unwrap_or_default()
            }
        }
    }
    pub fn style(&self) -> Style {
        match self {
            State::Turn { turn, .. } if turn.state == TurnState::Paused => HEED,
            State::Turn { stage: Stage::Open | Stage::Early, .. } => GOOD,
            State::Turn { stage: Stage::LastMinute, .. } | State::Break(_) => HEED,
            State::Turn { stage: Stage::LastSeconds | Stage::Over, .. } => ALARM,
            State::NotOpened | State::Nobody | State::Closed(_) => STRONG,
        }
    }
    /// How the figures are painted.
    pub fn ink(&self) -> (Ink, Style) {
        match self {
            State::Turn { stage: Stage::Over, .. } => (Ink::CutOut, Style::new().fg(Color::Red)),
            State::Turn { turn, .. } if turn.state == TurnState::Paused => (Ink::Hatched, PLAIN),
            State::NotOpened | State::Break(_) | State::Nobody | State::Turn { .. } | State::Closed(_) => {
                (Ink::Full, PLAIN)
            }
        }
    }
}

impl Stage {
    fn of(left: Option<i64>) -> Stage {
        match left {
            None => Stage::Open,
            Some(..0) => Stage::Over,
            Some(..=LAST_SECONDS) => Stage::LastSeconds,
            Some(..=LAST_MINUTE) => Stage::LastMinute,
            Some(_) => Stage::Early,
        }
    }
}

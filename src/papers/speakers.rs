//! Danh sách phát biểu: who had the floor, in order, and for how long; who asked for it in vain; sums by hamlet. Not what was
//! said.

use super::Sources;
use super::calls::{attending, hamlet_of};
use super::list::{Names, columns, hour, item_title, list, span};
use super::minutes::or_blank;
use super::model::{Block, Document, Level, Row, Table};
use super::table_words::{States, table_words};
use super::told::told_opinions;
use super::words::fill;
use crate::domain::{HamletId, Meeting, Person, PersonId, Time, Turn, TurnKind, TurnState, Way, Wish};
use crate::viet::two;
use std::collections::BTreeSet;

pub(super) fn speakers(sources: &Sources<'_>, wish: &Wish) -> Document {
    let (meeting, words) = (sources.meeting, &table_words().speakers);
    let names = Names::new(meeting, wish.audience);
    let (held, vain) = turns(meeting);
    let mut blocks = vec![Block::heading(Level::Clause, &words.heard), heard(meeting, &names, &held)];
    let mut n = 2;
    if !vain.is_empty() {
        blocks.extend([Block::heading(Level::Clause, &words.not_heard), not_heard(meeting, &names, &vain)]);
        n += 1;
    }
    let residents: Vec<&Turn> = held.iter().copied().filter(|turn| turn.is_of_resident()).collect();
    if !residents.is_empty() {
        let heading = fill(&words.by_hamlet, &[("n", &n.to_string())]);
        blocks.extend([Block::heading(Level::Clause, &heading), by_hamlet(meeting, &residents)]);
    }
    Document { blocks, ..list(meeting, wish, &words.title, true) }
}

/// Turns that had the floor by when they began, and the others by when the hand went up.
fn turns(meeting: &Meeting) -> (Vec<&Turn>, Vec<&Turn>) {
    let (mut held, mut vain): (Vec<&Turn>, Vec<&Turn>) =
        meeting.rows().turns.values().partition(|turn| begun(meeting, turn).is_some());
    held.sort_by_key(|turn| (begun(meeting, turn), turn.id));
    vain.sort_by_key(|turn| (turn.asked_at, turn.id));
    (held, vain)
}

fn begun(meeting: &Meeting, turn: &Turn) -> Option<Time> {
    meeting.spells_of_turn(turn.id).next().map(|spell| spell.since)
}

/// Milliseconds of a turn that is over, in whole seconds, so that what is printed adds up.
fn spoken(meeting: &Meeting, turn: &Turn) -> Option<i64> {
    let millis: Option<i64> = meeting.spells_of_turn(turn.id).map(|spell| Some(spell.until?.since(spell.since))).sum();
    millis.map(|millis| millis / 1000 * 1000)
}

fn heard(meeting: &Meeting, names: &Names<'_>, held: &[&Turn]) -> Block {
    let words = &table_words().speakers;
    let (residents, officials): (Vec<&Turn>, Vec<&Turn>) = held.iter().partition(|turn| turn.is_of_resident());
    let (mut rows, mut n) = (Vec::new(), 0);
    for (group, turns) in
        [(attending(meeting, &words.residents, &words.members), residents), (words.officials.as_str(), officials)]
    {
        if !turns.is_empty() {
            rows.push(Row::group(&fill(group, &[("number", &two(turns.len()))])));
        }
        for turn in turns {
            n += 1;
            rows.push(heard_row(meeting, names, turn, n));
        }
    }
    rows.push(Row::group(&fill(&words.total, &[("number", &two(held.len()))])));
    Block::Table(Table::new(columns(&words.columns), rows))
}

fn heard_row(meeting: &Meeting, names: &Names<'_>, turn: &Turn, n: usize) -> Row {
    let words = &table_words().speakers;
    let call = names.call(turn.person);
    let opinions = told_opinions(meeting).filter(|opinion| opinion.turn == Some(turn.id)).count();
    Row::cells([
        n.to_string(),
        if turn.kind == TurnKind::Point { fill(&words.point, &[("who", &call)]) } else { call },
        names.standing(turn.person),
        if turn.way == Way::Called { words.called.clone() } else { hour(meeting, turn.asked_at) },
        begun(meeting, turn).map(|since| hour(meeting, since)).unwrap_or_default(),
        spoken(meeting, turn).map_or_else(|| words.unfinished.clone(), span),
        two(opinions),
        turn.item.map(|item| item_title(meeting, item)).unwrap_or_default(),
    ])
}

fn not_heard(meeting: &Meeting, names: &Names<'_>, vain: &[&Turn]) -> Block {
    let words = &table_words().speakers;
    let row = |(at, turn): (usize, &&Turn)| {
        let reason = turn.reason.trim();
        let refused = turn.state == TurnState::Refused;
        Row::cells([
            (at + 1).to_string(),
            names.call(turn.person),
            names.standing(turn.person),
            hour(meeting, turn.asked_at),
            words.states.of(turn.state).to_owned(),
            if refused { or_blank(reason) } else { reason }.to_owned(),
        ])
    };
    Block::Table(Table::new(columns(&words.waiting_columns), vain.iter().enumerate().map(row).collect()))
}

/// Turns of residents, those who spoke and how long, by the hamlet they come from.
fn by_hamlet(meeting: &Meeting, turns: &[&Turn]) -> Block {
    let words = &table_words().speakers;
    let home = |turn: &Turn| meeting.get::<Person>(turn.person).and_then(|person| person.hamlet);
    let hamlets = meeting.hamlets().into_iter().map(|hamlet| Some(hamlet.id)).chain([None]);
    let sums = |hamlet: Option<HamletId>| {
        let of: Vec<&Turn> = turns.iter().copied().filter(|turn| home(turn) == hamlet).collect();
        (hamlet, Sums::of(meeting, &of))
    };
    let row = |(hamlet, sums): (Option<HamletId>, Sums)| {
        let name = hamlet.map_or_else(|| words.no_hamlet.clone(), |id| hamlet_of(meeting, id));
        Row::cells([name, two(sums.turns), two(sums.people), span(sums.millis)])
    };
    let told = hamlets.map(sums).filter(|(hamlet, sums)| hamlet.is_some() || sums.turns > 0);
    let mut rows: Vec<Row> = told.map(row).collect();
    let all = Sums::of(meeting, turns);
    let seconds = all.millis / 1000;
    let (minutes, seconds) = (format!("{:02}", seconds / 60), format!("{:02}", seconds % 60));
    let length = fill(&words.span, &[("minutes", &minutes), ("seconds", &seconds)]);
    let values = [("turns", two(all.turns)), ("people", two(all.people)), ("span", length)];
    rows.push(Row::group(&fill(&words.hamlets_total, &values.each_ref().map(|(name, value)| (*name, value.as_str())))));
    Block::Table(Table::new(columns(&words.hamlet_columns), rows))
}

struct Sums {
    turns: usize,
    people: usize,
    /// Of turns that are over.
    millis: i64,
}

impl Sums {
    fn of(meeting: &Meeting, turns: &[&Turn]) -> Sums {
        let people: BTreeSet<PersonId> = turns.iter().map(|turn| turn.person).collect();
        let millis = turns.iter().filter_map(|turn| spoken(meeting, turn)).sum();
        Sums { turns: turns.len(), people: people.len(), millis }
    }
}

impl States {
    fn of(&self, state: TurnState) -> &str {
        match state {
            TurnState::Waiting => &self.waiting,
            TurnState::Speaking => &self.speaking,
            TurnState::Paused => &self.paused,
            TurnState::Done => &self.done,
            TurnState::Withdrawn => &self.withdrawn,
            TurnState::Unheard => &self.unheard,
            TurnState::Refused => &self.refused,
        }
    }
}

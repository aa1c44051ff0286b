//! The counts at the end of the minutes: turns and opinions apart, results, and those who were not heard.

use super::calls::{attending, person_full_in_sentence};
use super::minutes::{number, or_blank};
use super::model::{Face, Paragraph};
use super::told::{Edition, Told, told, told_opinions};
use super::words::{fill, words};
use crate::domain::{Audience, Meeting, Opinion, Outcome, Source, Standing, Turn, TurnState};

/// The counts; `table`: what the appendix is called that tells every opinion.
pub(super) fn tally(edition: &Edition<'_>, table: Option<&str>) -> Vec<Paragraph> {
    let meeting = edition.meeting;
    let mut lines = Vec::new();
    let counts: Vec<String> = [turns(meeting), opinions(meeting)].into_iter().flatten().collect();
    if !counts.is_empty() {
        lines.push(labelled(&words().tally.label, &counts.join("; ")));
    }
    let outcomes = outcomes(meeting);
    if !outcomes.is_empty() {
        let results = outcomes.join("; ");
        let seen = table.map(|label| fill(&words().tally.more.see, &[("results", &results), ("label", label)]));
        lines.push(labelled(&words().tally.more.results, &seen.unwrap_or(results)));
    }
    lines.extend(apart(edition).iter().map(|line| Paragraph::plain(line)));
    lines.extend(not_heard(edition).iter().map(|line| Paragraph::plain(line)));
    lines
}

fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::new([(Face::Bold, label.to_owned()), (Face::Plain, format!("{text}."))])
}

/// Turns of residents that really had the floor.
fn turns(meeting: &Meeting) -> Option<String> {
    let held = meeting.resident_turns();
    let words = &words().tally;
    let turns = attending(meeting, &words.turns, &words.turns_of_members);
    (held > 0).then(|| fill(turns, &[("turns", &crate::viet::two(held))]))
}

fn opinions(meeting: &Meeting) -> Option<String> {
    let words = &words().tally;
    let of = |source: Source| told_opinions(meeting).filter(|opinion| opinion.source == source).count();
    let by_way: Vec<(Source, usize)> = Source::ALL.iter().map(|source| (*source, of(*source))).collect();
    let all = crate::viet::two(by_way.iter().map(|(_, count)| count).sum());
    let part = |(source, count): &(Source, usize)| {
        fill(&words.part, &[("number", &crate::viet::two(*count)), ("what", words.ways.of(*source))])
    };
    let parts: Vec<String> = by_way.iter().filter(|(_, count)| *count > 0).map(part).collect();
    match parts.len() {
        0 => None,
        1 if by_way[0].1 == 0 => parts.into_iter().next(),
        1 => Some(fill(&words.opinions, &[("opinions", &all)])),
        _ => Some(fill(&words.opinions_of, &[("opinions", &all), ("parts", &parts.join("; "))])),
    }
}

/// How many opinions fared how; they add up to all of them, the open ones included.
fn outcomes(meeting: &Meeting) -> Vec<String> {
    let sorted = Outcome::ALL.iter().map(|outcome| Standing::Sorted(*outcome));
    let standings = sorted.chain([Standing::Heard, Standing::Open]);
    let count =
        |which: Standing| told_opinions(meeting).filter(|opinion| meeting.facts().standing(opinion) == which).count();
    let told = |(standing, count): (Standing, usize)| {
        let what = words().tally.outcomes.of(standing);
        fill(&words().tally.more.outcome, &[("number", &crate::viet::two(count)), ("what", what)])
    };
    let counted = standings.map(|standing| (standing, count(standing)));
    counted.filter(|(_, count)| *count > 0).map(told).collect()
}

/// What is counted apart and told nowhere else; complaints and denunciations are not mentioned in public copies.
fn apart(edition: &Edition<'_>) -> Vec<String> {
    let count = |which: fn(Told) -> bool| {
        let opinions = edition.meeting.rows().opinions.values();
        i64::try_from(opinions.filter(|opinion: &&Opinion| which(told(opinion))).count()).unwrap_or(0)
    };
    let unread = count(|told| told == Told::Unread);
    let withheld = match edition.wish.audience {
        Audience::Office => count(|told| matches!(told, Told::Withheld(_))),
        Audience::Public => 0,
    };
    let more = &words().tally.more;
    let lines = [(unread, &more.unread), (withheld, &more.grievances)];
    let counted = lines.into_iter().filter(|(count, _)| *count > 0);
    counted.map(|(count, line)| fill(line, &[("number", &number(count))])).collect()
}

/// Those who waited in vain, and those who were not let speak, with the chair's reason.
pub(super) fn not_heard(edition: &Edition<'_>) -> Vec<String> {
    let more = &words().tally.more;
    let meeting = edition.meeting;
    let call = |turn: &Turn| match edition.hidden.contains(&turn.person) {
        true => words().course.unnamed.clone(),
        false => person_full_in_sentence(meeting, turn.person),
    };
    let refused = |turn: &Turn| {
        fill(&more.refused_one, &[("who", &call(turn)), ("reason", or_blank(turn.reason.trim().trim_end_matches('.')))])
    };
    let people = |state: TurnState, told: &dyn Fn(&Turn) -> String| {
        let mut turns: Vec<&Turn> = meeting.rows().turns.values().filter(|turn| turn.state == state).collect();
        turns.sort_by_key(|turn| (turn.asked_at, turn.id));
        turns.into_iter().map(told).collect::<Vec<_>>().join("; ")
    };
    let lines =
        [(&more.unheard, people(TurnState::Unheard, &call)), (&more.refused, people(TurnState::Refused, &refused))];
    let told = lines.into_iter().filter(|(_, people)| !people.is_empty());
    told.map(|(line, people)| fill(line, &[("people", &people)])).collect()
}

//! The sample meeting: the Trung Hội dialogue under way, or just about to begin. Its people, words and numbers are
//! invented and marked so; only the plan's own facts are real.

use super::play::Play;
use super::read::from_toml;
use super::script::Script;
use super::template::Template;
use crate::domain::{Step, StepNo, Time};

const SCRIPT: &str = include_str!("../../data/demo.toml");

/// The steps of a meeting that opened about an hour and a half before `now`, from its birth on, numbered from `n`, their
/// ids from `next_id`. The meeting's day is the day it opened.
pub fn demo(n: StepNo, now: Time, next_id: i64) -> Vec<Step> {
    let script = script();
    let (meeting, birth) = told(&script, now).meeting(n, now.plus_seconds(-script.made), next_id, None);
    let mut play = Play::new(&script, now, meeting, birth);
    script.events.iter().for_each(|event| play.play(event));
    play.steps
}

/// Only the birth of that meeting, held on the day of `now`, made at `now`.
pub fn fresh(n: StepNo, now: Time, next_id: i64) -> Step {
    let template = told(&script(), now);
    let day = now.at(*template.offset_minutes.get_ref()).date_naive();
    template.meeting(n, now, next_id, Some(day)).1
}

fn script() -> Script {
    from_toml(SCRIPT).expect("the sample meeting that is built in can be read")
}

/// The template with the day and hour of a meeting that is under way now.
fn told(script: &Script, now: Time) -> Template {
    let named = Template::named(&script.template).expect("the sample meeting's template is built in");
    let mut template = named.expect("the templates that are built in can be read");
    let planned = now.plus_seconds(-script.opened - script.late).at(*template.offset_minutes.get_ref());
    let opened = now.plus_seconds(-script.opened).at(*template.offset_minutes.get_ref());
    template.held_on = Some(opened.date_naive());
    template.planned_open = planned.format("%H:%M").to_string();
    template
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::*;
    use std::collections::BTreeSet;

    /// 24/5/2025, 16:09 in Trung Hội.
    fn now() -> Time {
        Time::parse("2025-05-24T16:09:00+07:00").unwrap()
    }

    fn played() -> (Meeting, Vec<Step>) {
        let steps = demo(1, now(), 1);
        let mut meeting = Meeting::from_birth(&steps[0], 1).unwrap();
        steps[1..].iter().for_each(|step| meeting.apply(step));
        (meeting, steps)
    }

    #[test]
    fn one_speaks_with_less_than_half_left_and_four_wait() {
        let (meeting, _) = played();
        let (rows, facts) = (meeting.rows(), meeting.facts());
        let floor: Vec<&Turn> = rows.turns.values().filter(|turn| turn.has_floor()).collect();
        assert_eq!(floor.len(), 1);
        let left = meeting.left(floor[0], now()).unwrap() / 1000;
        assert!((120..150).contains(&left), "{left}");
        let waiting: Vec<_> = facts.queue.iter().map(|id| &rows.turns[id]).collect();
        let minutes: Vec<i64> = waiting.iter().map(|turn| now().since(turn.asked_at) / 60_000).collect();
        assert_eq!(minutes, [12, 9, 6, 3]);
        let person = |turn: &Turn| rows.people[&turn.person].clone();
        assert_eq!((person(waiting[3]).name, person(waiting[3]).described), (String::new(), "áo xanh".to_owned()));
        let done = |turn: &&Turn| turn.person == waiting[0].person && turn.state == TurnState::Done;
        assert_eq!(rows.turns.values().filter(done).count(), 1, "the first in the queue speaks for the second time");
    }

    #[test]
    fn the_residents_of_one_hamlet_have_not_been_heard() {
        let (meeting, _) = played();
        let silent: Vec<&str> = meeting.silent_hamlets().iter().map(|hamlet| hamlet.name.as_str()).collect();
        assert_eq!(silent, ["Trung Tâm"]);
    }

    #[test]
    fn an_opinion_stands_in_every_way_it_can_and_numbers_leave_no_gap() {
        let (meeting, _) = played();
        let (rows, facts) = (meeting.rows(), meeting.facts());
        let standings: BTreeSet<Standing> = rows.opinions.values().map(|opinion| facts.standing(opinion)).collect();
        let every = [Standing::Open, Standing::Heard].into_iter();
        let every = every.chain(Outcome::ALL.iter().map(|outcome| Standing::Sorted(*outcome)));
        assert_eq!(standings, every.collect());
        let numbers: Vec<i64> = facts.opinions.iter().map(|id| rows.opinions[id].number).collect();
        assert_eq!(numbers, (1..=meeting.info().last_opinion).collect::<Vec<_>>());
        assert!(facts.opinions.iter().all(|id| facts.words_of.contains_key(id)), "every opinion has words");
        let put_off = |outcome| matches!(outcome, Some(Outcome::InWriting | Outcome::PassedOn));
        let promised = rows.opinions.values().filter(|opinion| put_off(opinion.outcome));
        assert!(promised.into_iter().all(|opinion| !opinion.unit.is_empty() && opinion.deadline.is_some()));
        assert!(rows.opinions.values().any(|opinion| opinion.source == Source::Slip && opinion.author.is_none()));
        assert!(facts.opinions_of.values().any(|opinions| opinions.len() > 1), "one answer for several");
        assert!(facts.answerers_of.values().any(|people| people.len() == 2), "one answer by two");
    }

    #[test]
    fn it_holds_a_bit_of_everything() {
        let (meeting, steps) = played();
        let rows = meeting.rows();
        let kinds: BTreeSet<Kind> = rows.paragraphs.values().map(|paragraph| paragraph.kind).collect();
        assert_eq!(kinds.len(), Kind::ALL.len());
        assert!(rows.paragraphs.values().any(|paragraph| paragraph.reply_to.is_some()));
        let mut heads: Vec<i64> = rows.heads.values().map(|head| head.number).collect();
        heads.sort_unstable();
        assert_eq!(heads, [19, 48, 61]);
        assert_eq!(meeting.facts().breaks.len(), 1);
        assert_eq!(meeting.clock(meeting.info().opened_at.unwrap()).to_string(), "14:37:00");
        assert_eq!((meeting.info().planned_open.as_str(), meeting.info().title.is_empty()), ("14:30", false));
        let current = &rows.items[&meeting.facts().current.unwrap()];
        assert_eq!(current.kind, ItemKind::Dialogue);
        let deeds: BTreeSet<Deed> = steps.iter().map(|step| step.deed).collect();
        assert!(deeds.len() > 25, "{}", deeds.len());
    }

    #[test]
    fn steps_are_numbered_in_order_of_time_and_nothing_lies_ahead() {
        let (meeting, steps) = played();
        assert!(steps.iter().map(|step| step.n).eq(1..=steps.len() as i64));
        assert!(steps.is_sorted_by_key(|step| step.at) && steps.last().unwrap().at <= now());
        assert!(steps.iter().all(|step| !step.changes.is_empty()));
        let rows = meeting.rows();
        let spells = rows.spells.values().flat_map(|spell| [Some(spell.since), spell.until]).flatten();
        assert!(spells.chain(rows.paragraphs.values().map(|paragraph| paragraph.at)).all(|at| at <= now()));
        assert!(rows.spells.values().all(|spell| spell.until.is_none_or(|until| until >= spell.since)));
        assert_eq!(rows.spells.values().filter(|spell| spell.is_open()).count(), 2, "one of the item, one of the turn");
    }

    #[test]
    fn every_reference_resolves_after_every_step() {
        let steps = demo(41, now(), 1000);
        let mut meeting = Meeting::from_birth(&steps[0], 1000).unwrap();
        for step in &steps[1..] {
            meeting.apply(step);
            meeting.rows().each(|spec, id, values| {
                for (column, value) in spec.columns.iter().zip(&values) {
                    if let (Some(table), Value::Int(target)) = (column.refers, value) {
                        let known = meeting.rows().values(table, *target).is_some();
                        assert!(known, "step {}: {} {id} {}", step.n, spec.name, column.name);
                    }
                }
            });
        }
        let loaded = Meeting::load(meeting.id(), meeting.rows().clone(), 0, 0).unwrap();
        assert_eq!(format!("{:?}", loaded.facts()), format!("{:?}", meeting.facts()));
    }

    #[test]
    fn invented_people_carry_the_mark_and_keep_their_given_name() {
        let (meeting, _) = played();
        let examples: Vec<&Person> = meeting.rows().people.values().filter(|person| person.example).collect();
        assert!(examples.len() > 12);
        for person in examples {
            assert!(person.name.starts_with("(VD) ") || person.described == "áo xanh", "{}", person.name);
            assert!(!crate::viet::given(&person.name).contains('('));
        }
        let residents = meeting.rows().people.values().filter(|person| person.duty == Duty::Resident);
        assert!(residents.into_iter().all(|person| person.example));
    }

    #[test]
    fn a_fresh_meeting_is_only_born_and_is_held_today() {
        let step = fresh(1, now(), 1);
        let meeting = Meeting::from_birth(&step, 1).unwrap();
        assert_eq!(meeting.info().opened_at, None);
        assert_eq!(meeting.info().held_on, Date::from_ymd_opt(2025, 5, 24).unwrap());
        assert!(meeting.rows().paragraphs.is_empty() && !meeting.rows().items.is_empty());
    }
}

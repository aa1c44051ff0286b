//! How a script is played: each event becomes the steps that keys would have made. The rules of a meeting live in `domain`;
//! here the script is trusted, and a key it does not have is a defect of ours.

mod speaking;
mod words;

use super::script::{Event, Invented, Script, What};
use crate::domain::*;
use std::collections::BTreeMap;

/// A script being played on a meeting.
pub(super) struct Play<'s> {
    script: &'s Script,
    now: Time,
    meeting: Meeting,
    cast: BTreeMap<&'s str, PersonId>,
    pub(super) steps: Vec<Step>,
}

impl<'s> Play<'s> {
    pub(super) fn new(script: &'s Script, now: Time, meeting: Meeting, birth: Step) -> Play<'s> {
        let people = || meeting.rows().people.values();
        let duty = |duty: Duty| people().find(|person| person.duty == duty).map(|person| person.id);
        let named = [("chair", Duty::Chair), ("host", Duty::Host), ("secretary", Duty::Secretary)];
        let mut cast: BTreeMap<&str, PersonId> = BTreeMap::new();
        cast.extend(named.into_iter().filter_map(|(key, of)| Some((key, duty(of)?))));
        cast.extend(script.posts.iter().filter_map(|(key, role)| {
            let post = people().find(|person| person.role == **role)?;
            Some((key.as_str(), post.id))
        }));
        Play { script, now, meeting, cast, steps: vec![birth] }
    }

    pub(super) fn play(&mut self, event: &'s Event) {
        let at = self.now.plus_seconds(-event.ago);
        match &event.what {
            What::Meet(keys) => self.meet(at, keys),
            What::Name { who, name, honorific } => self.name(at, who, name, honorific),
            What::Heads { hamlets, delegates } => self.heads(at, hamlets, *delegates),
            What::Open => self.open(at),
            What::CorrectOpening => self.correct_opening(at),
            What::Go(number) => self.go(at, number),
            What::Break(text) => self.pause_all(at, text),
            What::EndBreak => self.end_break(at),
            What::Register { who, way, topic } => self.register(at, who, *way, topic),
            What::Withdraw(who) => self.withdraw(at, who),
            What::Invite { who, quality } => self.invite(at, who, *quality),
            What::EndTurn => self.step(at, Deed::EndTurn, |work| speaking::end_turn(work, at)),
            What::Pause => self.pause(at),
            What::Resume => self.resume(at),
            What::MoreTime(seconds) => self.more_time(at, *seconds),
            What::Write { by, hall, kind, text } => self.write(at, by.as_deref(), *hall, *kind, text),
            What::Opinion(said) => self.opinion(at, said),
            What::Answer { to, by, text } => self.answer(at, to, by, text),
            What::Reply { by, to, text } => self.reply(at, by, *to, text),
            What::Outcome(sorted) => self.outcome(at, sorted),
            What::Task { text, unit, support, days } => self.task(at, text, unit, support, *days),
            What::Vote(count) => self.vote(at, count),
        }
    }

    /// One step out of the changes `make` collects.
    fn step(&mut self, at: Time, deed: Deed, make: impl FnOnce(&mut Work)) {
        let mut work = Work::new(&self.meeting, deed);
        make(&mut work);
        let (deed, changes) = work.finish();
        let step = Step { n: self.meeting.last_step() + 1, at, deed, changes, undoes: None };
        self.meeting.apply(&step);
        self.steps.push(step);
    }

    fn person(&self, key: &str) -> PersonId {
        *self.cast.get(key).expect("the script names only people it has met")
    }

    fn hamlet(&self, name: &str) -> HamletId {
        let known = self.meeting.rows().hamlets.values().find(|hamlet| hamlet.name == name);
        known.expect("the script names only hamlets of its template").id
    }

    /// An invented person, not yet in the meeting.
    fn invented(&self, key: &str, id: PersonId) -> (&'s str, Person) {
        let known: Option<(&'s String, &'s Invented)> = self.script.people.get_key_value(key);
        let (key, of) = known.expect("the script names only people it has");
        let person = Person {
            id,
            name: of.name.to_string(),
            described: of.described.to_string(),
            honorific: of.honorific.clone(),
            role: of.role.to_string(),
            duty: if of.hamlet.is_some() { Duty::Resident } else { Duty::Delegate },
            hamlet: of.hamlet.as_ref().map(|name| self.hamlet(name)),
            party: None,
            phone: String::new(),
            example: true,
        };
        (key, person)
    }

    fn meet(&mut self, at: Time, keys: &[String]) {
        let first = self.meeting.next_id();
        let met: Vec<_> = (first..).zip(keys).map(|(id, key)| self.invented(key, PersonId(id))).collect();
        self.cast.extend(met.iter().map(|(key, person)| (*key, person.id)));
        self.step(at, Deed::AddPerson, |work| {
            met.into_iter().for_each(|(_, person)| {
                work.insert(person);
            });
        });
    }

    fn name(&mut self, at: Time, who: &str, name: &str, honorific: &str) {
        let id = self.person(who);
        self.step(at, Deed::Name, |work| {
            work.update(id, |person: &mut Person| {
                person.name = name.to_owned();
                person.honorific = honorific.to_owned();
                person.example = true;
            });
        });
    }

    fn heads(&mut self, at: Time, hamlets: &BTreeMap<super::read::Words, i64>, delegates: i64) {
        let counted: Vec<_> = hamlets.iter().map(|(name, number)| (Some(self.hamlet(name)), *number)).collect();
        self.step(at, Deed::Heads, |work| {
            let id = work.id();
            let headcount = work.insert(Headcount { id, at });
            for (hamlet, number) in counted.into_iter().chain([(None, delegates)]) {
                let id = work.id();
                work.insert(Head { id, headcount, hamlet, party: None, person: None, number });
            }
        });
    }

    fn open(&mut self, at: Time) {
        let first = self.meeting.facts().agenda.iter().find(|line| !line.is_heading).map(|line| line.item);
        let info = self.meeting.id();
        self.step(at, Deed::Open, |work| {
            work.update(info, |info: &mut Info| info.opened_at = Some(at));
            let id = work.id();
            work.insert(Spell { id, turn: None, item: first, since: at, until: None });
        });
    }

    fn correct_opening(&mut self, at: Time) {
        let truly = self.now.plus_seconds(-self.script.opened);
        let (info, noted) = (self.meeting.id(), self.meeting.info().opened_at);
        let first: Vec<SpellId> =
            self.meeting.rows().spells.values().filter(|spell| Some(spell.since) == noted).map(|s| s.id).collect();
        self.step(at, Deed::CorrectTime, |work| {
            work.update(info, |info: &mut Info| info.opened_at = Some(truly));
            first.into_iter().for_each(|id| work.update(id, |spell: &mut Spell| spell.since = truly));
        });
    }

    fn go(&mut self, at: Time, number: &str) {
        let line = self.meeting.facts().agenda.iter().find(|line| line.number == number);
        let item = line.expect("the script goes only to items of its template").item;
        self.step(at, Deed::GoTo, |work| {
            speaking::end_turn(work, at);
            end_spells(work, at);
            let id = work.id();
            work.insert(Spell { id, turn: None, item: Some(item), since: at, until: None });
        });
    }
}

/// Ends every open stretch of time: of turn, item and break.
fn end_spells(work: &mut Work, at: Time) {
    let open: Vec<SpellId> = work.all::<Spell>().into_iter().filter(|spell| spell.is_open()).map(|s| s.id).collect();
    open.into_iter().for_each(|id| work.update(id, |spell: &mut Spell| spell.until = Some(at)));
}

//! How a script is played: each event becomes the steps that keys would make, by the same rules. The script is ours and
//! trusted: a name it does not have, or an event the rules refuse, is a defect of ours.

use super::read::Words;
use super::script::{Event, Said, Script, Sorted, What};
use crate::domain::*;
use chrono::Days;
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
        let of_duty = |duty| meeting.with_duty(duty).next().map(|person| person.id);
        let with_role = |role: &str| meeting.rows().people.values().find(|person| person.role == role).map(|p| p.id);
        let named = [("chair", Duty::Chair), ("host", Duty::Host), ("secretary", Duty::Secretary)];
        let mut cast = BTreeMap::new();
        cast.extend(named.into_iter().filter_map(|(key, duty)| Some((key, of_duty(duty)?))));
        cast.extend(script.posts.iter().filter_map(|(key, role)| Some((key.as_str(), with_role(role)?))));
        Play { script, now, meeting, cast, steps: vec![birth] }
    }

    pub(super) fn play(&mut self, event: &'s Event) {
        let at = self.now.plus_seconds(-event.ago);
        let opened = self.now.plus_seconds(-self.script.opened);
        match &event.what {
            What::Meet(keys) => self.meet(at, keys),
            What::Name { who, name, honorific } => self.name(at, who, name, honorific),
            What::Heads { hamlets, delegates } => self.heads(at, hamlets, *delegates),
            What::Open => self.step(at, |meeting| meeting.open(at)),
            What::CorrectOpening => self.step(at, |meeting| meeting.correct_time(Moment::Opened, opened, at)),
            What::Go(number) => self.go(at, number),
            What::Break => self.step(at, |meeting| meeting.take_break(at, None)),
            What::EndBreak => self.step(at, |meeting| meeting.end_break(at)),
            What::Register { who, way, topic } => self.register(at, who, *way, topic),
            What::Withdraw(who) => self.withdraw(at, who),
            What::Invite(who) => self.invite(at, Whom::Person(self.person(who))),
            What::FloorToChair => self.invite(at, Whom::Chair),
            What::EndTurn => self.step(at, |meeting| meeting.end_turn(at)),
            What::StopOrGo => self.step(at, |meeting| meeting.stop_or_go(at)),
            What::MoreTime(seconds) => self.step(at, |meeting| meeting.more_time(*seconds)),
            What::Write { by, hall, text } => self.write(at, by.as_deref(), *hall, text),
            What::Opinion(said) => self.opinion(at, said),
            What::Answer { to, by, text } => self.answer(at, to, by, text),
            What::Reply { by, to, text } => self.reply(at, by, *to, text),
            What::Outcome(sorted) => self.outcome(at, sorted),
            What::Conclusion(text) => self.conclusion(at, text),
            What::Task { text, unit, support, days } => self.task(at, text, unit, support, *days),
            What::Vote { text, form, agree, against, other, base } => {
                let (subject, form, base) = (text.to_string(), *form, Some(*base));
                let ballot = Ballot { subject, form, agree: *agree, against: *against, other: *other, base };
                self.step(at, |meeting| meeting.vote(&ballot, None, at));
            }
        }
    }

    /// One step, as a rule allows it.
    fn step(&mut self, at: Time, rule: impl for<'m> FnOnce(&'m Meeting) -> Ruling<'m>) {
        let (deed, changes) = rule(&self.meeting).expect("the script keeps to the rules").finish();
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

    fn opinion_of(&self, number: i64) -> OpinionId {
        self.meeting.opinion_by_number(number).expect("the script names only numbers it has given").id
    }

    fn written(&self) -> ParagraphId {
        *self.meeting.facts().sequence.last().expect("in the script something is written here")
    }

    /// A day so many days after the meeting.
    fn in_days(&self, days: u64) -> Option<Date> {
        self.meeting.info().held_on.checked_add_days(Days::new(days))
    }

    /// Somebody invented, as somebody not in the meeting yet.
    fn invented(&self, key: &str) -> (&'s str, NewPerson) {
        let known = self.script.people.get_key_value(key);
        let (key, of) = known.expect("the script names only people it has");
        let hamlet = of.hamlet.as_ref().map(|name| self.hamlet(name));
        let (name, described, honorific) = (of.name.to_string(), of.described.to_string(), of.honorific.clone());
        (key, NewPerson { name, described, honorific, hamlet, ..NewPerson::default() })
    }

    /// The roll comes in as one step.
    fn meet(&mut self, at: Time, keys: &[String]) {
        let mut met = Vec::new();
        for key in keys {
            let (key, NewPerson { name, described, honorific, hamlet, .. }) = self.invented(key);
            let duty = if hamlet.is_some() { Duty::Resident } else { Duty::Delegate };
            let role = self.script.people[key].role.to_string();
            let blank = Person::empty(PersonId(self.meeting.next_id() + met.len() as i64));
            self.cast.insert(key, blank.id);
            met.push(Person { name, described, honorific, hamlet, role, duty, example: true, ..blank });
        }
        self.step(at, |meeting| {
            let mut work = Work::new(meeting, Deed::AddPerson);
            for person in met {
                work.insert(person);
            }
            Ok(work)
        });
    }

    fn name(&mut self, at: Time, who: &str, name: &str, honorific: &str) {
        let (person, name, honorific) = (self.person(who), name.to_owned(), honorific.to_owned());
        self.step(at, |meeting| {
            let mut work =
                meeting.name_person(person, &Who::New(NewPerson { name, honorific, ..NewPerson::default() }))?;
            work.update(person, |person: &mut Person| person.example = true);
            Ok(work)
        });
    }

    /// Somebody not met before is added in the same step.
    fn register(&mut self, at: Time, who: &str, way: Way, topic: &str) {
        let known = self.cast.get(who).copied();
        let (key, new) = self.invented(who);
        let asks = known.map_or(Who::New(new), Who::Known);
        self.step(at, |meeting| {
            let mut work = meeting.register(&asks, way, false, topic, at)?;
            let added = work.all::<Person>().into_iter().map(|person| person.id);
            let added: Vec<PersonId> = added.filter(|id| meeting.get::<Person>(*id).is_none()).collect();
            added.into_iter().for_each(|id| work.update(id, |person: &mut Person| person.example = true));
            Ok(work)
        });
        let newest = self.meeting.rows().turns.last_key_value().expect("somebody has registered").1;
        self.cast.insert(key, newest.person);
    }

    fn heads(&mut self, at: Time, hamlets: &BTreeMap<Words, i64>, delegates: i64) {
        let heads = hamlets.iter().map(|(name, number)| Count::Hamlet(self.hamlet(name), *number));
        let counts: Vec<Count> = heads.chain([Count::Delegates(delegates)]).collect();
        self.step(at, |meeting| meeting.count_heads(&counts, at));
    }

    fn go(&mut self, at: Time, number: &str) {
        let line = self.meeting.facts().agenda.iter().find(|line| line.number == number);
        let item = line.expect("the script goes only to items of its template").item;
        self.step(at, |meeting| meeting.go_to(item, at, false));
    }

    fn withdraw(&mut self, at: Time, who: &str) {
        let turn = self.meeting.waiting_turn(self.person(who)).expect("the script withdraws only those who wait").id;
        self.step(at, |meeting| meeting.withdraw(turn));
    }

    fn invite(&mut self, at: Time, whom: Whom) {
        self.step(at, |meeting| meeting.invite(whom, at));
    }

    fn write(&mut self, at: Time, by: Option<&str>, hall: bool, text: &str) {
        let nobody = if hall { Owner::Hall } else { Owner::Nobody };
        let owner = by.map_or(nobody, |key| Owner::Person(self.person(key)));
        self.step(at, |meeting| meeting.write(&Margin { owner, ..Margin::default() }, text, at));
    }

    /// Written, marked, sorted: three steps. What another reads out is written as the reader's.
    fn opinion(&mut self, at: Time, said: &Said) {
        self.write(at, said.reader.as_deref().or(said.by.as_deref()), false, &said.text);
        let paragraph = self.written();
        self.step(at, |meeting| meeting.make_opinion(paragraph));
        let opinion = *self.meeting.facts().opinions.last().expect("an opinion was just made");
        let field = self.meeting.rows().fields.values().find(|field| field.name == *said.field);
        let field = field.expect("the script names only fields of its template").id;
        let author = said.by.as_deref().map(|key| self.person(key));
        let hamlet = author.and_then(|author| Some(self.meeting.hamlet_of(author)?.id));
        self.step(at, |meeting| {
            meeting.edit_opinion(opinion, |opinion| {
                (opinion.kind, opinion.field) = (Some(said.kind), Some(field));
                (opinion.author, opinion.hamlet, opinion.source) = (author, hamlet, said.source);
            })
        });
    }

    fn answer(&mut self, at: Time, to: &[i64], by: &[String], text: &str) {
        self.write(at, by.first().map(String::as_str), false, text);
        let paragraph = self.written();
        let opinions: Vec<OpinionId> = to.iter().map(|number| self.opinion_of(*number)).collect();
        let by: Vec<PersonId> = by.iter().map(|key| self.person(key)).collect();
        self.step(at, |meeting| meeting.make_answer(paragraph, &opinions, &by));
    }

    fn reply(&mut self, at: Time, by: &str, to: i64, text: &str) {
        self.write(at, Some(by), false, text);
        let (paragraph, opinion) = (self.written(), self.opinion_of(to));
        let answer = self.meeting.facts().answers_of.get(&opinion).and_then(|answers| answers.last()).copied();
        self.step(at, |meeting| meeting.set_reply(paragraph, answer));
    }

    fn outcome(&mut self, at: Time, sorted: &Sorted) {
        let (opinion, deadline) = (self.opinion_of(sorted.of), sorted.days.and_then(|days| self.in_days(days)));
        let (unit, reason) = (sorted.unit.to_string(), sorted.reason.to_string());
        let given = OutcomeGiven { outcome: Some(sorted.result), unit, deadline, reason };
        self.step(at, |meeting| meeting.set_outcome(&[opinion], &given));
    }

    fn conclusion(&mut self, at: Time, text: &str) {
        self.write(at, Some("chair"), false, text);
        self.conclude(at);
    }

    fn conclude(&mut self, at: Time) {
        let paragraph = self.written();
        self.step(at, |meeting| meeting.conclude(paragraph));
    }

    /// A conclusion, and pressed again a task.
    fn task(&mut self, at: Time, text: &str, unit: &str, support: &str, days: u64) {
        self.conclusion(at, text);
        self.conclude(at);
        let task = *self.meeting.rows().tasks.last_key_value().expect("a task was just made").0;
        let deadline = self.in_days(days);
        self.step(at, |meeting| meeting.set_task(task, unit, support, deadline));
    }
}

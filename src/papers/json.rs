//! The record of a meeting as JSON for scripts: stable names, every row with its `id`, times in RFC 3339 with the meeting's
//! offset. A view of the record, not its schema; phone numbers are not in it. Its papers as JSON stand in `paper`.

mod paper;

pub use paper::{document, text};

use super::calls::person_name;
use crate::domain::{
    Answer, Field, Hamlet, Head, Headcount, HeadcountId, Item, ItemId, Meeting, Opinion, OpinionId, Owner, Paper,
    Paragraph, ParagraphId, Party, Person, PersonId, Spell, SpellId, Standing, Task, Time, Turn, Vote,
};
use serde_json::{Value, json};

/// One object: `meeting`, `agenda`, `people`, `turns`, `queue`, `opinions`, `answers`, `minutes`, `tasks`, `votes`, `breaks`.
///
/// People are named as in `people[].name`; agenda items by their number; opinions by theirs; kinds and states by code.
pub fn show(meeting: &Meeting) -> Value {
    let view = View(meeting);
    let (rows, facts) = (meeting.rows(), meeting.facts());
    json!({
        "meeting": view.meeting(),
        "agenda": facts.agenda.iter().filter_map(|line| view.item(line.item)).collect::<Vec<_>>(),
        "people": rows.people.values().map(|person| view.person(person)).collect::<Vec<_>>(),
        "turns": rows.turns.values().map(|turn| view.turn(turn)).collect::<Vec<_>>(),
        "queue": facts.queue.iter().filter_map(|id| Some(view.name(rows.turns.get(id)?.person))).collect::<Vec<_>>(),
        "opinions": facts.opinions.iter().filter_map(|id| view.opinion(*id)).collect::<Vec<_>>(),
        "answers": rows.answers.values().map(|answer| view.answer(answer)).collect::<Vec<_>>(),
        "minutes": facts.sequence.iter().filter_map(|id| view.entry(*id)).collect::<Vec<_>>(),
        "tasks": rows.tasks.values().map(|task| view.task(task)).collect::<Vec<_>>(),
        "votes": rows.votes.values().map(|vote| view.vote(vote)).collect::<Vec<_>>(),
        "breaks": view.spells(&facts.breaks),
    })
}

struct View<'m>(&'m Meeting);

impl View<'_> {
    fn time(&self, time: Time) -> String {
        time.to_rfc3339_at(self.0.info().offset_minutes)
    }
    fn name(&self, person: PersonId) -> String {
        person_name(self.0, person)
    }
    fn names(&self, people: impl IntoIterator<Item = PersonId>) -> Vec<String> {
        people.into_iter().map(|person| self.name(person)).collect()
    }
    fn hamlet(&self, id: Option<crate::domain::HamletId>) -> Option<&str> {
        Some(self.0.get::<Hamlet>(id?)?.name.as_str())
    }
    /// The hamlet lives on the person.
    fn hamlet_of(&self, person: PersonId) -> Option<&str> {
        self.hamlet(self.0.get::<Person>(person)?.hamlet)
    }
    fn number(&self, item: Option<ItemId>) -> Option<&str> {
        let line = self.0.facts().agenda.iter().find(|line| Some(line.item) == item)?;
        Some(line.number.as_str())
    }
    fn spells(&self, ids: &[SpellId]) -> Vec<Value> {
        let spells = ids.iter().filter_map(|id| self.0.get::<Spell>(*id));
        let spell = |spell: &Spell| json!({ "id": spell.id, "since": self.time(spell.since), "until": spell.until.map(|until| self.time(until)) });
        spells.map(spell).collect()
    }
    fn text_of(&self, ids: impl IntoIterator<Item = ParagraphId>) -> String {
        let texts = ids.into_iter().filter_map(|id| self.0.get::<Paragraph>(id)).map(|entry| entry.text.as_str());
        texts.collect::<Vec<_>>().join("\n")
    }
    /// The words of what an entry may carry.
    fn text_where(&self, carries: impl Fn(&Paragraph) -> bool) -> String {
        let of = |id: &&ParagraphId| self.0.get::<Paragraph>(**id).is_some_and(&carries);
        self.text_of(self.0.facts().sequence.iter().filter(of).copied())
    }

    fn meeting(&self) -> Value {
        let info = self.0.info();
        let on_duty = |duty| self.names(self.0.with_duty(duty).map(|person| person.id));
        json!({
            "id": info.id,
            "title": info.title,
            "date": self.0.day_held().to_string(),
            "place": info.venue,
            "planned_open": info.planned_open,
            "number": self.0.paper_number(Paper::Minutes).unwrap_or_default(),
            "symbol": info.symbol,
            "invited": info.invited,
            "started_at": info.opened_at.map(|time| self.time(time)),
            "ended_at": info.closed_at.map(|time| self.time(time)),
            "chair": on_duty(crate::domain::Duty::Chair),
            "secretary": on_duty(crate::domain::Duty::Secretary),
            "heads": self.0.facts().headcounts.iter().filter_map(|id| self.heads(*id)).collect::<Vec<_>>(),
        })
    }
    fn heads(&self, id: HeadcountId) -> Option<Value> {
        let count = self.0.get::<Headcount>(id)?;
        let heads = self.0.rows().heads.values().filter(|head| head.headcount == id);
        let by = |head: &Head| {
            json!({
                "id": head.id,
                "hamlet": self.hamlet(head.hamlet),
                "party": head.party.and_then(|id| self.0.get::<Party>(id)).map(|party| &party.name),
                "person": head.person.map(|id| self.name(id)),
                "number": head.number,
            })
        };
        Some(json!({ "id": id, "at": self.time(count.at), "by": heads.map(by).collect::<Vec<_>>() }))
    }
    fn item(&self, id: ItemId) -> Option<Value> {
        let item = self.0.get::<Item>(id)?;
        let facts = self.0.facts();
        let line = facts.agenda.iter().find(|line| line.item == id)?;
        let spells = facts.spells_of_item.get(&id).map_or(&[][..], Vec::as_slice);
        let state = match () {
            () if line.is_heading => "heading",
            () if facts.current == Some(id) => "current",
            () if !spells.is_empty() => "done",
            () if item.skipped => "skipped",
            () => "planned",
        };
        Some(json!({
            "id": id,
            "number": line.number,
            "title": item.title,
            "kind": item.kind.code(),
            "state": state,
            "planned_minutes": item.planned_minutes,
            "person": item.person.map(|id| self.name(id)),
            "spells": self.spells(spells),
        }))
    }
    fn person(&self, person: &Person) -> Value {
        json!({
            "id": person.id,
            "name": self.name(person.id),
            "described": person.described,
            "honorific": person.honorific,
            "role": person.role,
            "duty": person.duty.code(),
            "hamlet": self.hamlet(person.hamlet),
        })
    }
    fn turn(&self, turn: &Turn) -> Value {
        let spells = self.0.facts().spells_of_turn.get(&turn.id).map_or(&[][..], Vec::as_slice);
        json!({
            "id": turn.id,
            "person": self.name(turn.person),
            "hamlet": self.hamlet_of(turn.person),
            "agenda": self.number(turn.item),
            "kind": turn.kind.code(),
            "state": turn.state.code(),
            "asked_at": self.time(turn.asked_at),
            "way": turn.way.code(),
            "topic": turn.topic,
            "last_word": turn.last_word,
            "allowed_seconds": turn.allowed,
            "reason": turn.reason,
            "spells": self.spells(spells),
        })
    }
    fn opinion(&self, id: OpinionId) -> Option<Value> {
        let opinion = self.0.get::<Opinion>(id)?;
        let words = self.0.facts().words_of.get(&id).map_or(&[][..], Vec::as_slice);
        let first = words.first().and_then(|id| self.0.get::<Paragraph>(*id));
        let hamlet = opinion.author.and_then(|author| self.hamlet_of(author)).or_else(|| self.hamlet(opinion.hamlet));
        let result = match self.0.facts().standing(opinion) {
            Standing::Open => "open",
            Standing::Heard => "heard",
            Standing::Sorted(outcome) => outcome.code(),
        };
        Some(json!({
            "id": id,
            "number": opinion.number,
            "author": opinion.author.map(|id| self.name(id)),
            "unnamed": opinion.unnamed,
            "reader": opinion.reader.map(|id| self.name(id)),
            "source": opinion.source.code(),
            "hamlet": hamlet,
            "kind": opinion.kind.map(|kind| kind.code()),
            "field": opinion.field.and_then(|id| self.0.get::<Field>(id)).map(|field| &field.name),
            "grievance": opinion.grievance.map(|grievance| grievance.code()),
            "text": self.text_of(words.iter().copied()),
            "agenda": self.number(first.and_then(|entry| entry.item)),
            "result": result,
            "unit": opinion.unit,
            "deadline": opinion.deadline.map(|day| day.to_string()),
            "reason": opinion.reason,
            "turn": opinion.turn,
        }))
    }
    fn answer(&self, answer: &Answer) -> Value {
        let facts = self.0.facts();
        let opinions = facts.opinions_of.get(&answer.id).into_iter().flatten();
        let mut numbers: Vec<i64> = opinions.filter_map(|id| Some(self.0.get::<Opinion>(*id)?.number)).collect();
        numbers.sort_unstable();
        let by = facts.answerers_of.get(&answer.id).into_iter().flatten().copied();
        json!({
            "id": answer.id,
            "opinions": numbers,
            "by": self.names(by),
            "text": self.text_where(|entry| entry.answer == Some(answer.id)),
            "agenda": self.number(answer.item),
        })
    }
    fn entry(&self, id: ParagraphId) -> Option<Value> {
        let entry = self.0.get::<Paragraph>(id)?;
        let owner = match entry.owner() {
            Owner::Nobody => None,
            Owner::Hall => Some(entry.owner.code().to_owned()),
            Owner::Person(person) => Some(self.name(person)),
        };
        Some(json!({
            "id": id,
            "agenda": self.number(entry.item),
            "at": self.time(entry.at),
            "owner": owner,
            "owner_kind": entry.owner.code(),
            "kind": entry.kind.code(),
            "text": entry.text,
            "opinion": entry.opinion.and_then(|id| self.0.get::<Opinion>(id)).map(|opinion| opinion.number),
            "answer": entry.answer,
            "reply_to": entry.reply_to,
            "task": entry.task,
            "vote": entry.vote,
            "break": entry.spell,
            "turn": entry.turn,
        }))
    }
    fn task(&self, task: &Task) -> Value {
        json!({
            "id": task.id,
            "text": self.text_where(|entry| entry.task == Some(task.id)),
            "unit": task.unit,
            "support": task.support,
            "deadline": task.deadline.map(|day| day.to_string()),
        })
    }
    fn vote(&self, vote: &Vote) -> Value {
        json!({
            "id": vote.id,
            "subject": self.text_where(|entry| entry.vote == Some(vote.id)),
            "agenda": self.number(vote.item),
            "at": self.time(vote.at),
            "form": vote.form.code(),
            "for": vote.agree,
            "against": vote.against,
            "other": vote.other,
            "base": vote.base,
        })
    }
}

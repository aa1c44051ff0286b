//! The values a step left and what they were before, in words: names instead of ids, only columns that mean something to a
//! reader. Not which steps are told.

use super::calls::{hamlet_of, person_in_sentence, table_date};
use super::journal_about::cell;
use super::list::{item_title, second};
use super::table_words::{Journal, table_words};
use super::words::{fill, words};
use crate::domain::{
    Date, Deed, Duty, Field, FieldId, Grievance, HamletId, ItemId, ItemKind, Kind, Meeting, OpinionId, OpinionKind,
    Outcome, Party, PartyId, Person, PersonId, Record, RowEdit, Source, Time, Turn, TurnId, TurnKind, TurnState, Value,
    VoteForm, Way, table,
};
use crate::text::{self, Lang};

/// Cells of a terminal a text takes at most.
const TEXT: usize = 200;
const TIMES: [&str; 10] = [
    "at",
    "since",
    "until",
    "asked_at",
    "opened_at",
    "closed_at",
    "read_back_at",
    "adopted_at",
    "locked_at",
    "unlocked_at",
];
const DATES: [&str; 3] = ["held_on", "deadline", "issued_on"];
const CLAIMS: [&str; 5] = ["bell", "list_closed", "skipped", "last_word", "unnamed"];

/// What the step changed, row by row; of a long roll only the first are told.
pub(super) fn values(meeting: &Meeting, record: &Record) -> String {
    // A meeting is born with its whole plan, which stands in the agenda.
    let told = record.edits.iter().filter(|edit| record.deed != Deed::New || edit.table == "meeting");
    let mut rows: Vec<String> = told.filter_map(|edit| Values { meeting, edit }.told()).collect();
    let more = rows.len().saturating_sub(journal().most);
    if more > 0 {
        rows.truncate(journal().most);
        rows.push(fill(&journal().more, &[("n", &more.to_string())]));
    }
    rows.join("; ")
}

struct Values<'a> {
    meeting: &'a Meeting,
    edit: &'a RowEdit,
}

impl Values<'_> {
    fn told(&self) -> Option<String> {
        let (words, edit) = (journal(), self.edit);
        let (names, spec) = (words.names.get(edit.table)?, table(edit.table)?);
        let columns = spec.columns.iter().filter_map(|column| Some((column.name, names.get(column.name)?)));
        let parts: Vec<String> = columns.filter_map(|(column, name)| self.column(column, name)).collect();
        let values = parts.join(", ");
        let row = self.row();
        (!values.is_empty()).then(|| match row.is_empty() {
            true => values.clone(),
            false => fill(&words.of, &[("row", &row), ("values", &values)]),
        })
    }

    /// "thời hạn: (trống) → 03/6/2025".
    fn column(&self, column: &str, name: &str) -> Option<String> {
        let words = journal();
        let said = |value: &Value| self.value(column, value);
        let or_nothing = |value: &Value| said(value).unwrap_or_else(|| words.nothing.clone());
        let values = [("column", name)];
        let with = |sentence: &str, more: &[(&str, &str)]| fill(sentence, &[&values[..], more].concat());
        match (&self.edit.before, &self.edit.after) {
            (Some(before), Some(after)) => {
                let (old, new) = (or_nothing(cell(before, column)?), or_nothing(cell(after, column)?));
                Some(with(&words.changed, &[("old", &old), ("new", &new)]))
            }
            (None, Some(after)) => Some(with(&words.born, &[("value", &self.claimed(column, cell(after, column)?)?)])),
            (Some(before), None) => Some(with(&words.died, &[("old", &self.claimed(column, cell(before, column)?)?)])),
            (None, None) => None,
        }
    }
    /// What a whole row says; a claim that is not made is not said.
    fn claimed(&self, column: &str, value: &Value) -> Option<String> {
        let is_said = !CLAIMS.contains(&column) || *value != Value::Int(0);
        is_said.then(|| self.value(column, value)).flatten()
    }

    fn value(&self, column: &str, value: &Value) -> Option<String> {
        let common = &table_words().common;
        match value {
            Value::Null => None,
            Value::Int(n) if CLAIMS.contains(&column) => Some(if *n == 0 { &common.no } else { &common.yes }.clone()),
            Value::Int(n) => Some(self.referred(column, *n).unwrap_or_else(|| n.to_string())),
            Value::Text(text) if text.trim().is_empty() => None,
            Value::Text(text) => Some(self.text(column, text)),
        }
    }
    fn text(&self, column: &str, text: &str) -> String {
        let time = || Time::parse(text).filter(|_| TIMES.contains(&column)).map(|time| second(self.meeting, time));
        let date = || text.parse::<Date>().ok().filter(|_| DATES.contains(&column)).map(table_date);
        let quoted = || fill(&journal().quoted, &[("text", &text::first_words(text, TEXT))]);
        coded(self.edit.table, column, text).or_else(time).or_else(date).unwrap_or_else(quoted)
    }
    /// What the row that a column names is called.
    fn referred(&self, column: &str, id: i64) -> Option<String> {
        let spec = table(self.edit.table)?;
        let target = spec.columns[spec.column(column)?].refers?;
        Some(self.called(target, id).unwrap_or_else(|| journal().gone.clone()))
    }
    fn called(&self, target: &str, id: i64) -> Option<String> {
        let meeting = self.meeting;
        match target {
            "person" => meeting.get::<Person>(PersonId(id)).map(|person| person_in_sentence(meeting, person.id)),
            "hamlet" => Some(hamlet_of(meeting, HamletId(id))),
            "party" => meeting.get::<Party>(PartyId(id)).map(|party| party.name.clone()),
            "field" => meeting.get::<Field>(FieldId(id)).map(|field| field.name.clone()),
            "item" => Some(fill(&journal().item, &[("n", &item_title(meeting, ItemId(id)))])),
            "opinion" => meeting.opinion_number(OpinionId(id)).map(|n| words().opinion.numbered(&[n])),
            "turn" => meeting.get::<Turn>(TurnId(id)).map(|turn| person_in_sentence(meeting, turn.person)),
            _ => None,
        }
    }

    /// What the row itself is called; nothing for one that needs no name.
    fn row(&self) -> String {
        let id = self.edit.id;
        let of = |column: &str, target: &str| self.held(column).and_then(|id| self.called(target, id));
        let name = match self.edit.table {
            "turn" => of("person", "person"),
            "spell" => of("turn", "turn").or_else(|| of("item", "item")).or_else(|| Some(journal().r#break.clone())),
            "opinion" => self.held("number").map(|n| words().opinion.numbered(&[n])),
            "item" => self.meeting.line(ItemId(id)).and_then(|_| self.called("item", id)),
            "person" => self.called("person", id),
            _ => None,
        };
        name.unwrap_or_default()
    }
    /// The number in a column: as the row has it now, else as the step left or found it.
    fn held(&self, column: &str) -> Option<i64> {
        let spec = table(self.edit.table)?;
        let now = self.meeting.rows().values(self.edit.table, self.edit.id);
        let now = now.and_then(|values| spec.column(column).and_then(|at| values.into_iter().nth(at)));
        let sides = [&self.edit.after, &self.edit.before].into_iter().flatten();
        let values = now.into_iter().chain(sides.filter_map(|cells| cell(cells, column).cloned()));
        values.into_iter().find_map(|value| match value {
            Value::Int(n) => Some(n),
            Value::Null | Value::Text(_) => None,
        })
    }
}

/// The word for what a column of codes holds.
fn coded(table: &str, column: &str, code: &str) -> Option<String> {
    let vi = Lang::Vi;
    let word = match (table, column) {
        ("person", "duty") => text::duty(Duty::from_code(code)?, vi),
        ("item", "kind") => text::item_kind(ItemKind::from_code(code)?, vi),
        ("turn", "kind") => text::turn_kind(TurnKind::from_code(code)?, vi),
        ("turn", "state") => text::turn_state(TurnState::from_code(code)?, vi),
        ("turn", "way") => text::way(Way::from_code(code)?, vi),
        ("paragraph", "kind") => text::kind(Kind::from_code(code)?, vi),
        ("opinion", "source") => text::source(Source::from_code(code)?, vi),
        ("opinion", "kind") => text::opinion_kind(OpinionKind::from_code(code)?, vi),
        ("opinion", "grievance") => text::grievance(Grievance::from_code(code)?, vi),
        ("opinion", "outcome") => text::outcome(Outcome::from_code(code)?, vi),
        ("vote", "form") => text::vote_form(VoteForm::from_code(code)?, vi),
        ("objection", "settlement") => journal().settlements.get(code)?,
        ("issue", "paper") => journal().papers.get(code)?,
        ("meeting", "organ") => journal().organs.get(code)?,
        _ => return None,
    };
    Some(word.to_owned())
}

fn journal() -> &'static Journal {
    &table_words().journal
}

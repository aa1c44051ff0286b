//! A step as a line of the list that undoes steps.

use super::lang::say;
use super::people::opening;
use super::{Lang, deed, first_words, minutes, moment, opinion, outcome, owner_short, person_short, rows};
use crate::domain::*;
use crate::viet;

/// Cells the first words of a paragraph take in a step's line.
const WORDS: usize = 40;

/// A step as a line: what was done, and to whom or to what as far as its rows tell. Never empty.
pub fn step_line(record: &Record, meeting: &Meeting, lang: Lang) -> String {
    let told = Told { record, meeting, lang };
    let name = opening(deed(record.deed, lang));
    match told.about().filter(|about| !about.is_empty()) {
        Some(about) => format!("{name}: {about}"),
        None => name,
    }
}

/// The step that took this one back, where steps have no numbers: "Hoàn tác “Thêm một phút: ông Định”".
pub fn undoing_line(undone: &Record, meeting: &Meeting, lang: Lang) -> String {
    let name = opening(deed(Deed::Undo, lang));
    format!("{name} “{}”", step_line(undone, meeting, lang))
}

/// A step and what its rows tell.
struct Told<'a> {
    record: &'a Record,
    meeting: &'a Meeting,
    lang: Lang,
}

impl Told<'_> {
    fn about(&self) -> Option<String> {
        match self.record.deed {
            Deed::Schema
            | Deed::Clock
            | Deed::Open
            | Deed::Close
            | Deed::Break
            | Deed::EndBreak
            | Deed::CloseList
            | Deed::OpenList
            | Deed::ReadBack
            | Deed::Adopt
            | Deed::Gap => None,
            Deed::New => self.of("meeting").find_map(|edit| text(edit, "title")).map(|title| first_words(title, WORDS)),
            Deed::GoTo => self.item_entered(),
            Deed::AddItem | Deed::RenameItem | Deed::MoveItem | Deed::SkipItem | Deed::PlanItem => self.item(),
            Deed::Register
            | Deed::Withdraw
            | Deed::Defer
            | Deed::PutBack
            | Deed::Reorder
            | Deed::LastWord
            | Deed::Refuse
            | Deed::Unheard
            | Deed::Invite
            | Deed::FloorToChair
            | Deed::EndTurn
            | Deed::Pause
            | Deed::Resume
            | Deed::MoreTime
            | Deed::Misdirected => self.speaker(),
            Deed::AddPerson | Deed::Name | Deed::EditPerson => self.person(),
            Deed::Write
            | Deed::Rewrite
            | Deed::Splice
            | Deed::Owner
            | Deed::Conclusion
            | Deed::Reply
            | Deed::Sentence => self.words(),
            Deed::Task | Deed::Vote => self.words().or_else(|| self.words_of_row()),
            Deed::Opinion | Deed::TakeBackOpinion | Deed::Slip | Deed::Margin => {
                self.opinion().or_else(|| self.words())
            }
            Deed::Outcome => self.outcome(),
            Deed::Answer => self.answered().or_else(|| self.words()),
            Deed::Heads => self.heads(),
            Deed::CorrectTime => self.times(),
            Deed::Settings => self.settings(),
            Deed::Objection => self.objection(),
            Deed::Lock => self
                .of("version")
                .find_map(|edit| int(edit, "number"))
                .map(|n| say!(self.lang, "phiên bản {n}", "version {n}")),
            Deed::Unlock => self.of("version").find_map(|edit| text(edit, "reason")).map(|why| first_words(why, WORDS)),
            Deed::Tell => {
                self.of("message").find_map(|edit| text(edit, "words")).map(|words| first_words(words, WORDS))
            }
            Deed::Issue => self.of("issue").find_map(|edit| text(edit, "number")).map(str::to_owned),
            Deed::Undo => self.record.undoes.map(|n| say!(self.lang, "bước {n}", "step {n}")),
        }
    }

    fn of<'s>(&'s self, table: &'static str) -> impl Iterator<Item = &'s RowEdit> {
        self.record.edits.iter().filter(move |edit| edit.table == table)
    }
    fn item_entered(&self) -> Option<String> {
        let entered = self.of("spell").filter(|edit| edit.before.is_none()).filter_map(|edit| int(edit, "item")).last();
        entered.and_then(|id| rows::item_label(self.meeting, ItemId(id)))
    }
    fn item(&self) -> Option<String> {
        let edit = self.of("item").next()?;
        let name = match rows::item_label(self.meeting, ItemId(edit.id)) {
            Some(label) => label,
            None => first_words(text(edit, "title")?, WORDS),
        };
        let planned = int(edit, "planned_minutes").filter(|_| self.record.deed == Deed::PlanItem);
        let length = planned.map(|n| format!(", {}", minutes(n))).unwrap_or_default();
        Some(format!("{name}{length}{}", self.no_longer(edit, "skipped")))
    }
    /// Who got the floor, else whose turn it is.
    fn speaker(&self) -> Option<String> {
        let has_floor = |edit: &&RowEdit| {
            text(edit, "state")
                .and_then(TurnState::from_code)
                .is_some_and(|state| matches!(state, TurnState::Speaking | TurnState::Paused))
        };
        let edit = self.of("turn").find(has_floor).or_else(|| self.of("turn").next())?;
        let now = self.meeting.get::<Turn>(TurnId(edit.id)).map(|turn| turn.person);
        let person = now.or(int(edit, "person").map(PersonId))?;
        Some(format!("{}{}", self.person_called(person), self.no_longer(edit, "last_word")))
    }
    fn person(&self) -> Option<String> {
        let living = |edit: &&RowEdit| self.meeting.get::<Person>(PersonId(edit.id)).is_some();
        let edit = self.of("person").find(living);
        let person = edit.or_else(|| self.of("person").next()).map(|edit| self.person_called(PersonId(edit.id)));
        if edit.is_some() { person } else { self.speaker().or(person) }
    }
    /// By what they are called now; somebody who is gone by the name that stands in the step.
    fn person_called(&self, id: PersonId) -> String {
        let gone = self.of("person").find(|edit| edit.id == id.0 && self.meeting.get::<Person>(id).is_none());
        let name = gone.and_then(|edit| {
            [text(edit, "name"), text(edit, "described")].into_iter().flatten().find(|name| !name.is_empty())
        });
        name.map_or_else(|| person_short(self.meeting, id, self.lang), |name| first_words(name, WORDS))
    }

    /// Whose words, and the first of them.
    fn words(&self) -> Option<String> {
        let edit = self.of("paragraph").next()?;
        let row = self.meeting.get::<Paragraph>(ParagraphId(edit.id));
        let words = text(edit, "text").filter(|words| !words.is_empty());
        let words = words.or(row.map(|row| row.text.as_str())).map(|words| first_words(words, WORDS));
        let said = words.filter(|words| !words.is_empty()).map(|words| format!("“{words}”"));
        let owner = self.owner(edit).or(row.map(Paragraph::owner)).filter(|owner| match owner {
            Owner::Nobody => false,
            Owner::Hall => self.record.deed != Deed::Vote,
            Owner::Person(_) => true,
        });
        let who = owner.map(|owner| owner_short(owner, self.meeting, self.lang));
        let parts: Vec<String> = who.into_iter().chain(said).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
    /// The words of the task or vote whose numbers were changed.
    fn words_of_row(&self) -> Option<String> {
        let edit = self.of("task").chain(self.of("vote")).next()?;
        let of_task = edit.table == "task";
        let meant = |p: &Paragraph| {
            let id = if of_task { p.task.map(i64::from) } else { p.vote.map(i64::from) };
            id == Some(edit.id)
        };
        let words = first_words(rows::words_where(self.meeting, meant), WORDS);
        (!words.is_empty()).then(|| format!("“{words}”"))
    }
    fn owner(&self, edit: &RowEdit) -> Option<Owner> {
        match OwnerKind::from_code(text(edit, "owner")?)? {
            OwnerKind::Nobody => Some(Owner::Nobody),
            OwnerKind::Hall => Some(Owner::Hall),
            OwnerKind::Person => int(edit, "person").map(|id| Owner::Person(PersonId(id))),
        }
    }

    fn number(&self, id: i64) -> Option<i64> {
        let gone = || self.of("opinion").find(|edit| edit.id == id).and_then(|edit| int(edit, "number"));
        self.meeting.opinion_number(OpinionId(id)).or_else(gone)
    }
    fn numbers(&self, ids: impl Iterator<Item = i64>) -> Option<String> {
        let names: Vec<String> = ids.filter_map(|id| self.number(id)).map(|n| opinion(n, self.lang)).collect();
        (!names.is_empty()).then(|| rows::listed(names, 6, self.lang))
    }
    fn opinion(&self) -> Option<String> {
        self.numbers(self.of("opinion").map(|edit| edit.id))
    }
    fn outcome(&self) -> Option<String> {
        let names = self.opinion()?;
        let given = self.of("opinion").find_map(|edit| cell(edit.after.as_ref()?, "outcome"));
        Some(match given {
            Some(Value::Text(code)) => {
                let word = Outcome::from_code(code).map_or(code.as_str(), |given| outcome(given, self.lang));
                format!("{names}, {word}")
            }
            Some(_) => say!(self.lang, "{names}, bỏ kết quả", "{names}, result taken back"),
            None => names,
        })
    }
    fn answered(&self) -> Option<String> {
        let by = self.of("answer_by").filter_map(|edit| int(edit, "person"));
        let by: Vec<String> = by.map(|id| self.person_called(PersonId(id))).collect();
        let numbers = self.numbers(self.of("answer_opinion").filter_map(|edit| int(edit, "opinion")));
        let by = (!by.is_empty()).then(|| rows::listed(by, 3, self.lang));
        let parts: Vec<String> = numbers.into_iter().chain(by).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
    fn heads(&self) -> Option<String> {
        let n: i64 = self.of("head").filter_map(|edit| int(edit, "number")).sum();
        (n > 0).then(|| say!(self.lang, "{n} người", "{n} present"))
    }
    /// What it was the time of, and the old time and the new.
    fn times(&self) -> Option<String> {
        self.record.edits.iter().find_map(|edit| {
            let (before, after) = (edit.before.as_ref()?, edit.after.as_ref()?);
            before.iter().find_map(|(column, value)| {
                let (old, new) = (self.clock(value)?, self.clock(cell(after, column)?)?);
                let name = match moment_of(edit, column) {
                    Some(of) => moment(of, self.meeting, self.lang),
                    None => rows::row(edit.table, edit.id, self.meeting, self.lang),
                };
                Some(format!("{name}, {old} → {new}"))
            })
        })
    }
    fn clock(&self, value: &Value) -> Option<String> {
        match value {
            Value::Text(time) => Time::parse(time).map(|time| viet::clock(self.meeting.clock(time))),
            Value::Null | Value::Int(_) => None,
        }
    }
    fn settings(&self) -> Option<String> {
        let after = self.of("meeting").find_map(|edit| edit.after.as_ref())?;
        if let Some(countdown) = cell(after, "countdown") {
            return Some(match countdown {
                Value::Int(seconds) => {
                    let n = seconds / 60;
                    say!(self.lang, "mỗi lượt {n} phút", "{n} minutes a turn")
                }
                Value::Null | Value::Text(_) => self.lang.of(["không giới hạn thời gian", "no time limit"]).to_owned(),
            });
        }
        let rings = *cell(after, "bell")? == Value::Int(1);
        Some(self.lang.of(if rings { ["bật chuông", "bell on"] } else { ["tắt chuông", "bell off"] }).to_owned())
    }
    /// The words objected to, and what they became.
    fn objection(&self) -> Option<String> {
        let edit = self.of("objection").next()?;
        let words =
            |column| text(edit, column).filter(|words| !words.is_empty()).map(|words| first_words(words, WORDS));
        match (words("was"), words("becomes")) {
            (Some(was), Some(becomes)) => Some(format!("“{was}” → “{becomes}”")),
            (was, becomes) => was.or(becomes).map(|words| format!("“{words}”")),
        }
    }
    /// A claim that was taken back.
    fn no_longer(&self, edit: &RowEdit, claim: &str) -> &'static str {
        let back =
            edit.before.is_some() && edit.after.as_ref().and_then(|cells| cell(cells, claim)) == Some(&Value::Int(0));
        if back { self.lang.of([" (thôi)", " (no longer)"]) } else { "" }
    }
}

/// The moment a column holds.
fn moment_of(edit: &RowEdit, column: &str) -> Option<Moment> {
    match (edit.table, column) {
        ("meeting", "opened_at") => Some(Moment::Opened),
        ("meeting", "closed_at") => Some(Moment::Closed),
        ("spell", "since") => Some(Moment::Since(SpellId(edit.id))),
        ("spell", "until") => Some(Moment::Until(SpellId(edit.id))),
        ("turn", "asked_at") => Some(Moment::Asked(TurnId(edit.id))),
        ("paragraph", "at") => Some(Moment::Paragraph(ParagraphId(edit.id))),
        ("headcount", "at") => Some(Moment::Counted(HeadcountId(edit.id))),
        ("vote", "at") => Some(Moment::Voted(VoteId(edit.id))),
        _ => None,
    }
}

fn cell<'c>(cells: &'c Cells, column: &str) -> Option<&'c Value> {
    cells.iter().find(|(name, _)| *name == column).map(|(_, value)| value)
}

/// The value a step left in a column, else the one it took away.
fn found<'c>(edit: &'c RowEdit, column: &str) -> Option<&'c Value> {
    let sides = [&edit.after, &edit.before].into_iter().flatten();
    sides.filter_map(|cells| cell(cells, column)).find(|value| **value != Value::Null)
}
fn text<'c>(edit: &'c RowEdit, column: &str) -> Option<&'c str> {
    match found(edit, column)? {
        Value::Text(text) => Some(text),
        Value::Null | Value::Int(_) => None,
    }
}
fn int(edit: &RowEdit, column: &str) -> Option<i64> {
    match found(edit, column)? {
        Value::Int(n) => Some(*n),
        Value::Null | Value::Text(_) => None,
    }
}

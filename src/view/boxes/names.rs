//! The rows of lists in words: what stands left, what stands right.

use crate::app::{App, Dialog, Guest, Label, Row, What};
use crate::domain::*;
use crate::text::{self, Lang, LettersLine, Word, word};
use crate::viet;
use crate::view::canvas::joined;
use crate::view::{agenda, floor, footer, header, queue};

/// A row of a box.
pub fn of(app: &App, dialog: &Dialog, row: &Row, lang: Lang) -> (String, String) {
    let meeting = &app.meeting;
    let left = |text: String| (text, String::new());
    match row {
        Row::Waiting(turn) => waiting(app, *turn, lang),
        Row::Off(turn) => off(meeting, *turn, lang),
        Row::Known(person) => (text::person_line(meeting, *person, lang), heard(app, *person, lang)),
        Row::New(new) => left(newcomer(meeting, new, lang)),
        Row::Nobody => (text::owner(Owner::Nobody, meeting, lang), word(Word::OfNobody, lang).to_owned()),
        Row::Hall => (text::owner(Owner::Hall, meeting, lang), word(Word::OfHall, lang).to_owned()),
        Row::Action(action) => (text::action(*action, lang).to_owned(), footer::key_of(*action, app.habits.keyboard)),
        Row::Item(item) => item_row(app, *item),
        Row::Step(at) => step(app, *at, lang),
        Row::Moment(moment) => {
            let time = meeting.time_of(*moment).map(|time| header::seconds(meeting, time));
            (text::moment(*moment, meeting, lang), time.unwrap_or_default())
        }
        Row::Shorthand(line) => {
            let own = if line.is_own { word(Word::OfficesOwn, lang) } else { "" };
            (format!("{:<10} {}", line.short, line.full), own.to_owned())
        }
        Row::Guest(guest) => left(ticked(app, dialog, *guest, lang)),
        Row::Opinion(id) => opinion(meeting, *id, lang),
        // Read over the whole screen, not in a list.
        Row::Passage(passage) => left(text::passage(*passage, meeting, lang)),
        Row::Typed => left(typed(dialog, lang)),
        Row::AtHand(line) => left(line.clone()),
        Row::No => left(match &dialog.what {
            What::OldLetters(_) => text::letters_line(LettersLine::Keep, lang).to_owned(),
            _ => text::no(lang).to_owned(),
        }),
        Row::Sentence(number) => sentence(app, *number, lang),
        Row::NewSentence(number) => left(format!("{number}  + {}", word(Word::NewSentence, lang))),
        Row::Yes => match &dialog.what {
            What::OldLetters(_) => left(text::letters_line(LettersLine::Convert, lang).to_owned()),
            What::Ask { request, .. } => left(text::yes(request, lang).to_owned()),
            What::Lock => left(text::lock(dialog.field(Label::ClosingTime).is_some(), lang).to_owned()),
            _ => Default::default(),
        },
    }
}

/// A sentence as it reads now, and what it is called.
fn sentence(app: &App, number: usize, lang: Lang) -> (String, String) {
    let name = app.sentence_name(number).unwrap_or_else(|| word(Word::OwnSentence, lang));
    (format!("{number}  {}", app.sentence_now(number).unwrap_or_default()), name.to_owned())
}

/// "[2] Trường Tiểu học": a group of delegates, or one of them, and how many of them are ticked.
fn ticked(app: &App, dialog: &Dialog, guest: Guest, lang: Lang) -> String {
    let ticked: &[(Guest, i64)] = if let What::Heads { ticked } = &dialog.what { ticked } else { &[] };
    let number = ticked.iter().find(|(other, _)| *other == guest).map(|(_, number)| number.to_string());
    let name = match guest {
        Guest::Party(id) => app.meeting.get::<Party>(id).map_or(String::new(), |party| party.name.clone()),
        Guest::Person(id) => text::person_line(&app.meeting, id, lang),
    };
    format!("[{}] {name}", number.as_deref().unwrap_or(" "))
}

fn waiting(app: &App, id: TurnId, lang: Lang) -> (String, String) {
    let meeting = &app.meeting;
    let Some(turn) = meeting.get::<Turn>(id) else { return Default::default() };
    let place = meeting.facts().queue.iter().position(|other| *other == id).map_or(0, |at| at + 1);
    let name = text::person_line(meeting, turn.person, lang);
    let left = joined(&[&format!("{place}  {name}"), queue::waiting_mark(turn, lang), &turn.topic], 200);
    let waits = format!("{} {}′", word(Word::Waits, lang), app.now().since(turn.asked_at) / 60_000);
    let often = floor::nth(meeting.turns_of(turn.person).count() + 1, lang);
    (left, format!("{waits} · {often}"))
}
fn off(meeting: &Meeting, id: TurnId, lang: Lang) -> (String, String) {
    let Some(turn) = meeting.get::<Turn>(id) else { return Default::default() };
    let name = text::person_line(meeting, turn.person, lang);
    (format!("–  {name}"), text::turn_state(turn.state, lang).to_owned())
}

/// The line as it would be told; of none, what that means.
fn typed(dialog: &Dialog, lang: Lang) -> String {
    match (dialog.query(), dialog.field(Label::Message).is_some_and(|field| field.before.is_empty())) {
        ("", true) => word(Word::TypeALine, lang).to_owned(),
        ("", false) => word(Word::TakesBack, lang).to_owned(),
        (line, _) => line.to_owned(),
    }
}

/// How often and how long somebody has spoken.
fn heard(app: &App, person: PersonId, lang: Lang) -> String {
    let times = app.meeting.turns_of(person).count();
    if times == 0 {
        return String::new();
    }
    let minutes = text::duration(app.meeting.spoken_millis(person, app.now()));
    format!("{} {times}× {minutes}", word(Word::Spoken, lang))
}

/// Somebody new, as the typed line was read: "＋ người mới: ông Ma Văn Khoa · xóm Thống Nhất".
fn newcomer(meeting: &Meeting, new: &NewPerson, lang: Lang) -> String {
    let honorific = viet::Honorific::from_code(&new.honorific).map_or("", |honorific| honorific.word());
    let name = if new.name.is_empty() { &new.described } else { &new.name };
    let kind = if new.name.is_empty() { Word::NewUnnamed } else { Word::NewPerson };
    let hamlet = new.hamlet.and_then(|id| meeting.get::<Hamlet>(id));
    let hamlet = match hamlet {
        Some(hamlet) => text::hamlet(hamlet, lang),
        None if new.new_hamlet.is_empty() => word(Word::NoHamlet, lang).to_owned(),
        None => format!("{}: {}", word(Word::NewHamlet, lang), new.new_hamlet),
    };
    let gap = if honorific.is_empty() { "" } else { " " };
    format!("+ {}: {honorific}{gap}{name} · {hamlet}", word(kind, lang))
}

fn item_row(app: &App, id: ItemId) -> (String, String) {
    let meeting = &app.meeting;
    let (Some(line), Some(item)) = (meeting.line(id), meeting.get::<Item>(id)) else { return Default::default() };
    let (mark, _) = agenda::mark_of(meeting, line);
    let indent = "  ".repeat(line.depth);
    (format!("{mark} {indent}{} {}", line.number, item.title), agenda::minutes_of(meeting, line, app.now()))
}

fn step(app: &App, at: usize, lang: Lang) -> (String, String) {
    let Some(record) = app.steps.get(at) else { return Default::default() };
    let undone = if app.is_undone(record.n) { word(Word::Undone, lang) } else { "" };
    let taken_back = record.undoes.and_then(|n| app.steps.iter().find(|step| step.n == n));
    let line = match taken_back {
        Some(step) => text::undoing_line(step, &app.meeting, lang),
        None => text::step_line(record, &app.meeting, lang),
    };
    (format!("{}  {line}", header::seconds(&app.meeting, record.at)), undone.to_owned())
}

/// An opinion by number, author and words; where it stands.
pub fn opinion(meeting: &Meeting, id: OpinionId, lang: Lang) -> (String, String) {
    let Some(opinion) = meeting.get::<Opinion>(id) else { return Default::default() };
    let author = opinion.author.or(opinion.reader).map(|person| text::person_short(meeting, person, lang));
    let number = text::opinion(opinion.number, lang);
    let head = joined(&[&number, &author.unwrap_or_default()], 60);
    let due = opinion.deadline.map(|day| format!(" · {} {}", word(Word::Due, lang), day.format("%-d/%-m")));
    let standing = text::standing_short(meeting.standing(id), lang);
    (format!("{head}: {}", meeting.words_of(id)), format!("{standing}{}", due.unwrap_or_default()))
}

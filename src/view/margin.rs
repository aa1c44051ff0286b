//! What stands left and right of a paragraph: owner and place, number and kind, standing and deadline.

use super::people;
use crate::app::App;
use crate::domain::*;
use crate::layout::Live;
use crate::text::{self, Lang, Word, word};
use crate::viet;

/// The margins of a paragraph as short lines, the first first.
#[derive(Default)]
pub struct Sides {
    pub time: String,
    pub owner: [String; 2],
    pub notes: Vec<String>,
    /// The field: beside the first note where there is a row for each.
    pub field: String,
    /// Something is still owed: an answer, a result.
    pub owes: bool,
}

pub fn written(meeting: &Meeting, paragraph: &Paragraph, places: &Live, lang: Lang) -> Sides {
    let (notes, owes) = notes(meeting, paragraph, lang);
    let field =
        paragraph.opinion.filter(|_| meeting.opens_opinion(paragraph)).and_then(|id| meeting.get::<Opinion>(id));
    let field = field.and_then(|opinion| meeting.get::<Field>(opinion.field?)).map(|field| field.name.clone());
    let answers = paragraph.kind == Kind::Answer;
    Sides {
        time: viet::clock(meeting.clock(paragraph.at)),
        owner: owner(meeting, paragraph.owner(), answers, places, lang),
        notes,
        field: field.unwrap_or_default(),
        owes,
    }
}

/// Of the paragraph that is not written yet, or of the empty end of the minutes.
pub fn unborn(app: &App, margin: &Margin, places: &Live, lang: Lang) -> Sides {
    let meeting = &app.meeting;
    let (notes, answers) = match &margin.mark {
        Mark::Note => (Vec::new(), false),
        Mark::NewOpinion => (vec![text::opinion(meeting.info().last_opinion + 1, lang)], false),
        Mark::Opinion(opinion) => {
            (meeting.opinion_number(*opinion).map(|n| text::opinion(n, lang)).into_iter().collect(), false)
        }
        Mark::NewAnswer { opinions, .. } => (vec![numbers(meeting, word(Word::Answer, lang), opinions)], true),
        Mark::Answer(answer) => (vec![answer_numbers(meeting, word(Word::Answer, lang), *answer)], true),
        Mark::Reply(answer) => (vec![answer_numbers(meeting, "↩", *answer)], false),
        Mark::Conclusion => (vec![word(Word::Conclusion, lang).to_owned()], false),
        Mark::Task => (vec![word(Word::Task, lang).to_owned()], false),
    };
    let time = margin.at.map(|at| viet::clock(meeting.clock(at))).unwrap_or_default();
    Sides { time, owner: owner(meeting, margin.owner, answers, places, lang), notes, ..Sides::default() }
}

fn owner(meeting: &Meeting, owner: Owner, answers: bool, places: &Live, lang: Lang) -> [String; 2] {
    let room = places.owner - 1;
    let indent = if answers { "↳ " } else { "" };
    let place = match owner {
        Owner::Person(person) => people::place(meeting, person).to_owned(),
        Owner::Nobody => return Default::default(),
        Owner::Hall => String::new(),
    };
    let name = people::owner(meeting, owner, room - if answers { 2 } else { 0 }, lang);
    [format!("{indent}{name}"), format!("{}{place}", if answers { "  " } else { "" })]
}

fn numbers(meeting: &Meeting, mark: &str, opinions: &[OpinionId]) -> String {
    let mut numbers: Vec<i64> = opinions.iter().filter_map(|id| meeting.opinion_number(*id)).collect();
    numbers.sort_unstable();
    numbers.iter().fold(mark.to_owned(), |line, n| format!("{line} {n}"))
}
fn answer_numbers(meeting: &Meeting, mark: &str, answer: AnswerId) -> String {
    numbers(meeting, mark, meeting.facts().opinions_of.get(&answer).map_or(&[], Vec::as_slice))
}

fn notes(meeting: &Meeting, paragraph: &Paragraph, lang: Lang) -> (Vec<String>, bool) {
    let mut owes = false;
    let mut notes = match paragraph.kind {
        Kind::Note => Vec::new(),
        Kind::Opinion => match paragraph.opinion.and_then(|id| meeting.get::<Opinion>(id)) {
            Some(opinion) => {
                owes = matches!(meeting.standing(opinion.id), Standing::Open | Standing::Heard);
                opinion_notes(meeting, opinion, meeting.opens_opinion(paragraph), lang)
            }
            None => Vec::new(),
        },
        Kind::Answer => paragraph
            .answer
            .map(|answer| answer_numbers(meeting, word(Word::Answer, lang), answer))
            .into_iter()
            .collect(),
        Kind::Conclusion => vec![word(Word::Conclusion, lang).to_owned()],
        Kind::Task => task_notes(meeting, paragraph, lang),
        Kind::Vote => vote_notes(meeting, paragraph, lang),
        Kind::Break => Vec::new(),
    };
    notes.extend(paragraph.reply_to.map(|answer| answer_numbers(meeting, "↩", answer)));
    (notes, owes)
}

/// The number, then where it stands and until when.
fn opinion_notes(meeting: &Meeting, opinion: &Opinion, opens: bool, lang: Lang) -> Vec<String> {
    let number = text::opinion(opinion.number, lang);
    if !opens {
        return vec![format!("{number} …")];
    }
    let standing = text::standing_short(meeting.standing(opinion.id), lang);
    let standing = match opinion.deadline {
        Some(day) => format!("{} {}", word(Word::Due, lang), day.format("%-d/%-m")),
        None => standing.to_owned(),
    };
    let secret = opinion.grievance.map(|_| word(Word::Grievance, lang).to_owned());
    [Some(number), Some(standing), secret].into_iter().flatten().collect()
}
fn task_notes(meeting: &Meeting, paragraph: &Paragraph, lang: Lang) -> Vec<String> {
    let mark = word(Word::Task, lang);
    let Some(task) = paragraph.task.and_then(|id| meeting.get::<Task>(id)) else { return vec![mark.to_owned()] };
    let due = task.deadline.map(|day| format!(" · {} {}", word(Word::Due, lang), day.format("%-d/%-m")));
    let mut notes = vec![format!("{mark}{}", due.unwrap_or_default())];
    notes.extend(Some(task.unit.clone()).filter(|unit| !unit.is_empty()));
    notes
}
fn vote_notes(meeting: &Meeting, paragraph: &Paragraph, lang: Lang) -> Vec<String> {
    let mark = word(Word::Vote, lang);
    let Some(vote) = paragraph.vote.and_then(|id| meeting.get::<Vote>(id)) else { return vec![mark.to_owned()] };
    let base = vote.base.map(|base| format!("/{base}")).unwrap_or_default();
    vec![format!("{mark} {}{base}", vote.agree), format!("{}–{}–{}", vote.agree, vote.against, vote.other)]
}

//! How people and hamlets are called, on screens and in papers. Not who they are: those are rows.

use super::words::{fill, words};
use crate::domain::{Date, Duty, HamletId, Meeting, Organ, Person, PersonId};
use crate::viet::{Honorific, fold, split_honorific};
use chrono::Datelike;

/// The bare name, "Hoàng Văn Định"; without one what describes the person ("áo xanh"), the role, or a blank.
pub fn person_name(meeting: &Meeting, id: PersonId) -> String {
    meeting.get::<Person>(id).map_or_else(|| words().blank.clone(), |person| name(person).to_owned())
}

/// Words about those who came, in a meeting with the people or of the Party, whose members are not said to be the people.
pub(super) fn attending<'w>(meeting: &Meeting, residents: &'w str, members: &'w str) -> &'w str {
    if meeting.info().organ == Organ::Party { members } else { residents }
}

/// As called at the beginning of a sentence: "Ông Hoàng Văn Định", "Anh áo xanh".
pub fn person_call(meeting: &Meeting, id: PersonId) -> String {
    capital(&person_in_sentence(meeting, id))
}

/// As called inside a sentence: "ông Hoàng Văn Định"; in a meeting of the Party everybody is "đồng chí".
pub fn person_in_sentence(meeting: &Meeting, id: PersonId) -> String {
    let Some(person) = meeting.get::<Person>(id) else { return words().blank.clone() };
    let name = name(person);
    if meeting.info().organ == Organ::Party {
        return format!("{} {}", Honorific::DongChi.word(), split_honorific(name).1);
    }
    match Honorific::from_code(&person.honorific) {
        // A description may begin with its own: "anh áo xanh".
        Some(_) if split_honorific(name).0.is_some() => small(name),
        Some(honorific) => format!("{} {name}", honorific.word()),
        None => name.to_owned(),
    }
}

/// With what the person stands for: "Ông Hoàng Văn Định, xóm Thống Nhất", "Bà Lê Thu Hà, công chức địa chính".
pub fn person_full(meeting: &Meeting, id: PersonId) -> String {
    with_standing(meeting, id, person_call(meeting, id))
}

/// The same inside a sentence.
pub fn person_full_in_sentence(meeting: &Meeting, id: PersonId) -> String {
    with_standing(meeting, id, person_in_sentence(meeting, id))
}

/// "xóm Thống Nhất": the kind of place is said once, whether it was kept with the name or not.
pub fn hamlet_call(name: &str) -> String {
    let name = name.trim();
    let folded = fold(name);
    let begins = |word: &String| folded.strip_prefix(&fold(word)).is_some_and(|rest| rest.starts_with(' '));
    if name.is_empty() {
        words().blank.clone()
    } else if words().hamlet_words.iter().any(begins) {
        small(name)
    } else {
        fill(&words().hamlet, &[("name", name)])
    }
}

/// The hamlet's call, or a blank.
pub fn hamlet_of(meeting: &Meeting, id: HamletId) -> String {
    let hamlet = meeting.get::<crate::domain::Hamlet>(id);
    hamlet.map_or_else(|| words().blank.clone(), |hamlet| hamlet_call(&hamlet.name))
}

/// "03/6/2025", for tables: zeros as in words (NĐ 30/2020, Phụ lục I, phần II, mục 4b).
pub fn table_date(date: Date) -> String {
    let zero = if date.month() < 3 { "0" } else { "" };
    format!("{:02}/{zero}{}/{}", date.day(), date.month(), date.year())
}

fn name(person: &Person) -> &str {
    let known = [&person.name, &person.described, &person.role].into_iter().map(|text| text.trim());
    known.into_iter().find(|text| !text.is_empty()).unwrap_or(&words().blank)
}

fn with_standing(meeting: &Meeting, id: PersonId, call: String) -> String {
    let Some(person) = meeting.get::<Person>(id) else { return call };
    let hamlet = person.hamlet.map(|id| hamlet_of(meeting, id)).unwrap_or_default();
    // A role that stood in for the name is not said twice.
    let role = if person.role.trim() == name(person) { String::new() } else { person.role.trim().to_owned() };
    let (first, second) = if person.duty == Duty::Resident { (hamlet, role) } else { (role, hamlet) };
    let standing = if first.is_empty() { second } else { first };
    if standing.is_empty() { call } else { format!("{call}, {standing}") }
}

/// With a small first letter, unless the word is an abbreviation.
fn small(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// With a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

//! How people and hamlets are called, on screens and in papers. Not who they are: those are rows.

use super::words::words;
use crate::domain::{Date, Duty, HamletId, Meeting, Organ, Person, PersonId};
use crate::viet::{self, Honorific, addressed};

pub(super) use crate::viet::capital;

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
    addressed(Honorific::from_code(&person.honorific), name, meeting.info().organ == Organ::Party)
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
    if name.trim().is_empty() { words().blank.clone() } else { viet::hamlet_call(name) }
}

/// The hamlet's call, or a blank.
pub fn hamlet_of(meeting: &Meeting, id: HamletId) -> String {
    let hamlet = meeting.get::<crate::domain::Hamlet>(id);
    hamlet.map_or_else(|| words().blank.clone(), |hamlet| hamlet_call(&hamlet.name))
}

/// "03/6/2025", for tables: zeros as in words (NĐ 30/2020, Phụ lục I, phần II, mục 4b).
pub fn table_date(date: Date) -> String {
    viet::numeric_date(date)
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

//! People in as many cells as there are: with their place, without it, short.

use super::canvas::width_of;
use crate::domain::{Meeting, Owner, Person, PersonId};
use crate::text::{self, Lang};

/// The fullest form that fits: "Ông Trần Đức Toàn · Thống Nhất", "ông Toàn · Thống Nhất", "Ông Trần Đức Toàn", "ông Toàn".
pub fn full(meeting: &Meeting, person: PersonId, width: u16, lang: Lang) -> String {
    let (name, short) = (text::person(meeting, person, lang), text::person_short(meeting, person, lang));
    let place = place(meeting, person);
    if place.is_empty() {
        return fitting([name, short], width);
    }
    fitting([format!("{name} · {place}"), format!("{short} · {place}"), name, short], width)
}

/// The hamlet of a resident, the office of others; nothing where somebody is called by the office already.
pub fn place(meeting: &Meeting, person: PersonId) -> &str {
    let row = meeting.get::<Person>(person).filter(|row| !row.is_unknown() || !row.described.is_empty());
    meeting.hamlet_of(person).map_or(row.map_or("", |row| row.role.as_str()), |hamlet| hamlet.name.as_str())
}

/// Whose words, in full or short.
pub fn owner(meeting: &Meeting, owner: Owner, width: u16, lang: Lang) -> String {
    fitting([text::owner(owner, meeting, lang), text::owner_short(owner, meeting, lang)], width)
}

/// The first text that fits, else the last.
pub fn fitting<const N: usize>(texts: [String; N], width: u16) -> String {
    let mut last = String::new();
    for text in texts {
        last = text;
        if width_of(&last) <= width {
            break;
        }
    }
    last
}

//! What people are called in fields, and finding them again by it.

use super::App;
use crate::domain::*;
use crate::viet::{self, Honorific};

impl App {
    /// A short name for a field: the name, else how they are described, else their office.
    pub fn field_name(&self, person: PersonId) -> String {
        let Some(row) = self.meeting.get::<Person>(person) else { return String::new() };
        let name = [&row.name, &row.described, &row.role].into_iter().find(|text| !text.is_empty());
        name.cloned().unwrap_or_default().replace(',', " ")
    }
    /// The one person whose field name is exactly this.
    pub(super) fn named_exactly(&self, name: &str) -> Option<PersonId> {
        let name = name.trim();
        let mut named = self.meeting.rows().people.keys().filter(|person| self.field_name(**person) == name);
        let first = named.next().copied().filter(|_| !name.is_empty())?;
        named.next().is_none().then_some(first)
    }
    /// Who a typed name means: exactly, else the best match.
    pub(super) fn meant(&self, typed: &str) -> Option<PersonId> {
        self.named_exactly(typed).or_else(|| {
            let needle = viet::Needle::new(typed);
            let score = |person: &Person| {
                let hamlet = self.meeting.hamlet_of(person.id).map_or("", |hamlet| hamlet.name.as_str());
                needle.score(&viet::Hay::new(&[&person.name, &person.described, &person.role, hamlet], &[hamlet]))
            };
            let scored = self.meeting.rows().people.values().filter_map(|person| Some((score(person)?, person.id)));
            scored
                .max_by_key(|(score, id)| (*score, std::cmp::Reverse(*id)))
                .map(|(_, id)| id)
                .filter(|_| !typed.trim().is_empty())
        })
    }
    pub(super) fn honorific_code(typed: &str) -> Option<String> {
        let typed = viet::fold(typed.trim());
        if typed.is_empty() {
            return Some(String::new());
        }
        let known = Honorific::ALL.iter().find(|h| viet::fold(h.word()) == typed || h.code() == typed);
        known.map(|honorific| honorific.code().to_owned())
    }
}

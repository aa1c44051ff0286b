//! People: adding them on the spot, naming them later everywhere at once, joining two who are one.

use super::Ruling;
use crate::domain::step::Change;
use crate::domain::value::Cell;
use crate::domain::*;
use crate::viet;

/// Somebody as typed: not in the meeting yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPerson {
    pub name: String,
    /// Who is meant while the name is not known ("áo xanh").
    pub described: String,
    /// A code of `viet::Honorific`, or empty.
    pub honorific: String,
    pub hamlet: Option<HamletId>,
}

/// Somebody: known, or to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Known(PersonId),
    New(NewPerson),
}

impl Person {
    pub fn empty(id: PersonId) -> Person {
        Person {
            id,
            name: String::new(),
            described: String::new(),
            honorific: String::new(),
            role: String::new(),
            duty: Duty::Resident,
            hamlet: None,
            party: None,
            phone: String::new(),
            example: false,
        }
    }
    /// "Người chưa biết tên".
    pub fn unknown(id: PersonId) -> Person {
        Person::empty(id)
    }
    pub fn is_unknown(&self) -> bool {
        self.name.is_empty()
    }
}

impl NewPerson {
    /// What a typed line means: "bà lý thị hoa, trung tam", "Ma Văn Khoa tt", "ông áo xanh, Trung Tâm".
    ///
    /// The hamlet stands after a comma, or as a last word that is a hamlet's initials. A name is at least two words or one
    /// with a capital, or typed in small letters with none of them describing: what begins in small letters after an
    /// honorific while the rest has no capital is a description only when it does not look like a full name.
    pub fn parse(typed: &str, hamlets: &[&Hamlet]) -> NewPerson {
        let typed = viet::one_line(typed);
        let typed = typed.trim();
        let (whole, hamlet) = split_hamlet(typed, hamlets);
        let (honorific, rest) = viet::split_honorific(whole);
        let honorific = honorific.map(|h| h.code().to_owned()).unwrap_or_default();
        let rest = rest.trim().trim_end_matches(',').trim();
        let described = DESCRIBING.contains(&viet::fold(rest.split_whitespace().next().unwrap_or("")).as_str());
        if described && !rest.chars().any(char::is_uppercase) {
            return NewPerson { described: rest.to_owned(), honorific, hamlet, ..NewPerson::default() };
        }
        NewPerson { name: viet::capitalize(rest), honorific, hamlet, ..NewPerson::default() }
    }
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.described.is_empty()
    }
}

/// First words of a description rather than of a name, folded: clothes, hair, seats, ages.
const DESCRIBING: &[&str] = &[
    "ao", "mu", "non", "kinh", "deo", "toc", "ngoi", "dung", "hang", "ban", "gia", "tre", "cao", "thap", "mac", "mang",
    "nguoi", "khan",
];

fn split_hamlet<'t>(typed: &'t str, hamlets: &[&Hamlet]) -> (&'t str, Option<HamletId>) {
    if let Some((name, hamlet)) = typed.rsplit_once(',') {
        return (name.trim(), hamlet_named(hamlet, hamlets));
    }
    if let Some((name, last)) = typed.rsplit_once(' ') {
        let is_initials = last.chars().all(char::is_lowercase) && last.chars().count() > 1;
        let found = hamlets.iter().find(|hamlet| viet::initials(&hamlet.name) == viet::fold(last));
        if let Some(hamlet) = found.filter(|_| is_initials) {
            return (name.trim(), Some(hamlet.id));
        }
    }
    (typed, None)
}

/// The one hamlet a typed text means: its name or the beginning of it without marks, or its initials.
pub fn hamlet_named(typed: &str, hamlets: &[&Hamlet]) -> Option<HamletId> {
    let typed = viet::fold(typed.trim());
    let typed = typed.strip_prefix("xom ").unwrap_or(&typed);
    if typed.is_empty() {
        return None;
    }
    let means =
        |hamlet: &&&Hamlet| viet::fold(&hamlet.name).starts_with(typed) || viet::initials(&hamlet.name) == typed;
    let mut meant = hamlets.iter().filter(means);
    let first = meant.next()?;
    meant.next().is_none().then_some(first.id)
}

impl Meeting {
    pub fn add_person(&self, new: &NewPerson, duty: Duty, role: &str) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::AddPerson);
        let id = work.person(&Who::New(new.clone()))?;
        work.update::<Person>(id, |person| {
            person.duty = duty;
            person.role = role.trim().to_owned();
        });
        Ok(work)
    }

    /// Gives somebody a name, everywhere at once; or finds that they are somebody already known and joins the two.
    pub fn name_person(&self, person: PersonId, who: &Who) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Name);
        match who {
            Who::Known(known) if *known == person => return Err(Refusal::SamePerson.into()),
            Who::Known(known) => work.join_people(person, *known)?,
            Who::New(new) if new.is_empty() => return Err(Refusal::EmptyName.into()),
            Who::New(new) => work.update::<Person>(person, |row| {
                if !new.name.is_empty() {
                    row.name = new.name.clone();
                }
                if !new.described.is_empty() {
                    row.described = new.described.clone();
                }
                if !new.honorific.is_empty() {
                    row.honorific = new.honorific.clone();
                }
                row.hamlet = new.hamlet.or(row.hamlet);
            }),
        }
        let hamlet = work.get::<Person>(person).and_then(|person| person.hamlet);
        work.rehome_opinions(person, hamlet);
        work.or_nothing()
    }

    /// Corrects what is known of somebody; right everywhere, the old values in the journal.
    pub fn edit_person(&self, person: PersonId, change: impl FnOnce(&mut Person)) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::EditPerson);
        work.update::<Person>(person, change);
        let hamlet = work.get::<Person>(person).and_then(|person| person.hamlet);
        work.rehome_opinions(person, hamlet);
        work.or_nothing()
    }
}

impl Work<'_> {
    pub(super) fn person(&mut self, who: &Who) -> Result<PersonId, Refusal> {
        match who {
            Who::Known(person) => Ok(*person),
            Who::New(new) if new.is_empty() => Err(Refusal::EmptyName),
            Who::New(new) => {
                let id = self.id();
                let NewPerson { name, described, honorific, hamlet } = new.clone();
                Ok(self.insert(Person { name, described, honorific, hamlet, ..Person::empty(id) }))
            }
        }
    }

    /// The hamlet lives on the person; opinions that had none or the old one follow.
    fn rehome_opinions(&mut self, person: PersonId, hamlet: Option<HamletId>) {
        let meeting = self.meeting;
        let old = meeting.get::<Person>(person).and_then(|person| person.hamlet);
        for opinion in
            meeting.rows().opinions.values().filter(|opinion| opinion.author == Some(person) && opinion.hamlet == old)
        {
            self.update::<Opinion>(opinion.id, |opinion| opinion.hamlet = hamlet);
        }
    }

    /// Everything of `lost` becomes `kept`'s; the earlier raised hand stays; `lost` is no more.
    fn join_people(&mut self, lost: PersonId, kept: PersonId) -> Result<(), Refusal> {
        let (Some(gone), Some(_)) = (self.get::<Person>(lost).cloned(), self.get::<Person>(kept)) else {
            return Err(Refusal::NothingHere);
        };
        self.repoint(lost, kept);
        self.update::<Person>(kept, |person| {
            person.hamlet = person.hamlet.or(gone.hamlet);
            if person.honorific.is_empty() {
                person.honorific = gone.honorific.clone();
            }
        });
        self.delete::<Person>(lost);
        self.one_wish(kept);
        let hamlet = self.get::<Person>(kept).and_then(|person| person.hamlet);
        let theirs: Vec<OpinionId> = self
            .all::<Opinion>()
            .iter()
            .filter(|o| o.author == Some(kept) && o.hamlet.is_none())
            .map(|o| o.id)
            .collect();
        for opinion in theirs {
            self.update::<Opinion>(opinion, |opinion| opinion.hamlet = hamlet);
        }
        Ok(())
    }

    /// Columns that refer to one person now refer to another, in every table.
    fn repoint(&mut self, from: PersonId, to: PersonId) {
        let mut changes = Vec::new();
        self.meeting.rows().each(|spec, _, values| {
            let mut after = values.clone();
            for (column, value) in spec.columns.iter().zip(after.iter_mut()) {
                if column.refers == PersonId::REFERS && *value == from.value() {
                    *value = to.value();
                }
            }
            if after != values {
                changes.extend(Change::from_values(spec.name, Some(values), Some(after)));
            }
        });
        changes.into_iter().for_each(|change| self.adopt(change));
    }

    /// One person has at most one wish to speak besides what they have spoken: the earlier raised hand stays.
    fn one_wish(&mut self, person: PersonId) {
        let mut turns: Vec<Turn> =
            self.all::<Turn>().into_iter().filter(|turn| turn.person == person).cloned().collect();
        turns.sort_by_key(|turn| (turn.asked_at, turn.id));
        let waiting: Vec<&Turn> = turns.iter().filter(|turn| turn.is_waiting()).collect();
        let Some(first) = waiting.first() else { return };
        let called = turns.iter().filter(|turn| turn.way == Way::Called && !turn.is_waiting());
        if let Some(called) = called.filter(|turn| turn.asked_at >= first.asked_at).max_by_key(|turn| turn.asked_at) {
            let (asked_at, way, topic) = (first.asked_at, first.way, first.topic.clone());
            self.update::<Turn>(called.id, |turn| (turn.asked_at, turn.way, turn.topic) = (asked_at, way, topic));
            waiting.iter().for_each(|turn| self.delete::<Turn>(turn.id));
        } else {
            waiting.iter().skip(1).for_each(|turn| self.delete::<Turn>(turn.id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hamlets() -> [Hamlet; 2] {
        [(1, "Thống Nhất"), (2, "Trung Tâm")].map(|(id, name)| Hamlet {
            id: HamletId(id),
            name: name.to_owned(),
            place: String::new(),
        })
    }
    fn parsed(typed: &str) -> NewPerson {
        let hamlets = hamlets();
        NewPerson::parse(typed, &hamlets.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_typed_line_is_a_name_with_its_hamlet_or_a_description() {
        let hoa = parsed("bà lý thị hoa, trung tam");
        assert_eq!((hoa.name.as_str(), hoa.honorific.as_str(), hoa.hamlet), ("Lý Thị Hoa", "ba", Some(HamletId(2))));
        let khoa = parsed("Ma Văn Khoa tn");
        assert_eq!((khoa.name.as_str(), khoa.hamlet), ("Ma Văn Khoa", Some(HamletId(1))));
        let blue = parsed("ông áo xanh, Trung Tâm");
        assert_eq!((blue.name.as_str(), blue.described.as_str(), blue.hamlet), ("", "áo xanh", Some(HamletId(2))));
        assert_eq!(parsed("Hoàng Văn Tn").hamlet, None, "a capital is a name");
    }
}

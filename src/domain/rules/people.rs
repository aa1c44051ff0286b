//! People: adding them on the spot, naming them later everywhere at once, joining two who are one.

use super::Ruling;
use super::hamlets::{new_hamlet, split_hamlet};
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
    /// A hamlet that is not in the meeting yet and comes with them; else empty.
    pub new_hamlet: String,
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
    /// The hamlet stands after a comma, a new one too, or as a last word that is a hamlet's initials. A name is at least two words or one
    /// with a capital, or typed in small letters with none of them describing: what begins in small letters after an
    /// honorific while the rest has no capital is a description only when it does not look like a full name.
    pub fn parse(typed: &str, hamlets: &[&Hamlet]) -> NewPerson {
        let typed = viet::one_line(typed);
        let (whole, hamlet) = split_hamlet(typed.trim(), hamlets);
        let new = NewPerson { hamlet, ..NewPerson::called(whole) };
        let Some((name, place)) = whole.rsplit_once(',').filter(|_| hamlet.is_none()) else { return new };
        let person = NewPerson::called(name);
        match new_hamlet(place, hamlets, !person.described.is_empty()) {
            Some(new_hamlet) if !person.is_empty() => NewPerson { new_hamlet, ..person },
            _ => new,
        }
    }
    /// Honorific and name, or honorific and description.
    fn called(typed: &str) -> NewPerson {
        let (honorific, rest) = viet::split_honorific(typed.trim());
        let honorific = honorific.map(|h| h.code().to_owned()).unwrap_or_default();
        let rest = rest.trim().trim_end_matches(',').trim();
        let words: Vec<String> = rest.split_whitespace().map(viet::fold).collect();
        let word_is = |at: usize, among: &[&str]| words.get(at).is_some_and(|word| among.contains(&word.as_str()));
        let described = word_is(0, DESCRIBING) && !(words.len() > 2 && word_is(1, MIDDLE));
        if described && !rest.chars().any(char::is_uppercase) {
            return NewPerson { described: rest.to_owned(), honorific, ..NewPerson::default() };
        }
        NewPerson { name: viet::capitalize(rest), honorific, ..NewPerson::default() }
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

/// Middle words of names, folded: "cao văn an" and "bàn thị mai" are names, whatever their first word could describe.
const MIDDLE: &[&str] = &["van", "thi", "dinh", "duc", "huu", "ngoc", "quang", "xuan", "minh", "trong", "cong", "ba"];

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
        let row: &Person = self.get(person).ok_or(Refusal::NothingHere)?;
        let mut work = Work::new(self, Deed::Name);
        match who {
            Who::Known(known) if *known == person => return Err(Refusal::SamePerson.into()),
            Who::Known(known) => work.join_people(person, *known)?,
            Who::New(new) if new.is_empty() => return Err(Refusal::EmptyName.into()),
            Who::New(new) => {
                let hamlet = work.hamlet_of_new(new).or(row.hamlet);
                work.update::<Person>(person, |row| new.complete(row, hamlet));
                work.rehome_opinions(row, hamlet);
            }
        }
        work.or_nothing()
    }

    /// Corrects what is known of somebody; right everywhere, the old values in the journal.
    pub fn edit_person(&self, person: PersonId, change: impl FnOnce(&mut Person)) -> Ruling<'_> {
        self.edit_person_of(person, "", change)
    }
    /// The same for somebody of a hamlet that is not in the meeting yet; empty: as `change` says.
    pub fn edit_person_of(&self, person: PersonId, hamlet: &str, change: impl FnOnce(&mut Person)) -> Ruling<'_> {
        let old: &Person = self.get(person).ok_or(Refusal::NothingHere)?;
        let mut work = Work::new(self, Deed::EditPerson);
        let hamlet = work.hamlet_called(hamlet);
        work.update::<Person>(person, |row| {
            change(row);
            row.hamlet = hamlet.or(row.hamlet);
        });
        let new = work.get::<Person>(person).unwrap_or(old);
        let (hamlet, same_duty) = (new.hamlet, new.duty == old.duty);
        work.rehome_opinions(old, hamlet);
        if !same_duty {
            work.rekind(person);
        }
        work.or_nothing()
    }
}

impl NewPerson {
    /// Writes what is given here over what was known.
    fn complete(&self, row: &mut Person, hamlet: Option<HamletId>) {
        let texts =
            [(&mut row.name, &self.name), (&mut row.described, &self.described), (&mut row.honorific, &self.honorific)];
        for (text, given) in texts.into_iter().filter(|(_, given)| !given.is_empty()) {
            *text = given.clone();
        }
        row.hamlet = hamlet;
    }
}

impl Work<'_> {
    pub(super) fn person(&mut self, who: &Who) -> Result<PersonId, Refusal> {
        match who {
            Who::Known(person) => self.get::<Person>(*person).map(|person| person.id).ok_or(Refusal::NothingHere),
            Who::New(new) if new.is_empty() => Err(Refusal::EmptyName),
            Who::New(new) => {
                let hamlet = self.hamlet_of_new(new);
                let id = self.id();
                let NewPerson { name, described, honorific, .. } = new.clone();
                Ok(self.insert(Person { name, described, honorific, hamlet, ..Person::empty(id) }))
            }
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
        assert_eq!(parsed("cao văn an").name, "Cao Văn An", "a surname that could describe");
        let front = parsed("áo xanh, hàng đầu");
        assert_eq!((front.described.as_str(), front.hamlet), ("áo xanh, hàng đầu", None), "nothing typed is lost");
    }

    #[test]
    fn a_hamlet_nobody_knows_yet_comes_with_the_person_and_a_description_stays_one() {
        let new = |typed: &str| {
            let NewPerson { name, described, new_hamlet, .. } = parsed(typed);
            (name + &described, new_hamlet)
        };
        let pair = |name: &str, hamlet: &str| (name.to_owned(), hamlet.to_owned());
        assert_eq!(new("bà bưởi, xóm Đông"), pair("Bưởi", "Đông"));
        assert_eq!(new("Lê Văn An, thôn đông"), pair("Lê Văn An", "thôn Đông"));
        assert_eq!(new("Lê Văn An, Làng Ngòi"), pair("Lê Văn An", "Làng Ngòi"));
        assert_eq!(new("ông áo xanh, xóm Đông"), pair("áo xanh", "Đông"));
        assert_eq!(new("ông áo xanh, bàn đầu"), pair("áo xanh, bàn đầu", ""));
        assert_eq!(new("Lê Văn An, đại diện chi hội cựu chiến binh").1, "");
        let nowhere = NewPerson::parse("bà bưởi, đông", &[]);
        assert_eq!((nowhere.name.as_str(), nowhere.new_hamlet.as_str()), ("Bưởi", "Đông"), "no hamlet is known at all");
    }

    #[test]
    fn a_hamlet_named_in_full_is_meant_though_another_begins_like_it() {
        let [one, mut two] = hamlets();
        two.name = "Thống Nhất 2".to_owned();
        assert_eq!(hamlet_named("thong nhat", &[&two, &one]), Some(one.id));
        assert_eq!(hamlet_named("thong", &[&two, &one]), None, "either could be meant");
    }
}

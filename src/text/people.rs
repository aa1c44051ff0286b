//! What people are called: in full, in a sentence, in a margin.

use super::{Lang, first_words, states};
use crate::domain::{Hamlet, Meeting, Owner, Person, PersonId};
use crate::viet::{self, Honorific};

/// Cells an office may take where a person without a name is called by it.
const OFFICE: usize = 24;

/// Somebody in full, to stand by itself: "Ông Hoàng Văn Định"; without a name "Ông áo xanh", the office, or "Người chưa
/// biết tên".
pub fn person(meeting: &Meeting, id: PersonId, lang: Lang) -> String {
    opening(&person_inside(meeting, id, lang))
}

/// The same inside a sentence: "ông Hoàng Văn Định".
pub fn person_inside(meeting: &Meeting, id: PersonId, lang: Lang) -> String {
    match meeting.get::<Person>(id) {
        Some(row) if !row.name.is_empty() => called(row, lang.of(FULL), &row.name, lang),
        row => nameless(row, lang, |office| office.to_owned()),
    }
}

/// Somebody in a word or two, inside a sentence or a narrow column: "ông Định", "đ/c Hà", "Công chức địa chính".
pub fn person_short(meeting: &Meeting, id: PersonId, lang: Lang) -> String {
    match meeting.get::<Person>(id) {
        Some(row) if !row.name.is_empty() => called(row, lang.of(SHORT), viet::given(&row.name), lang),
        row => nameless(row, lang, shortened),
    }
}

/// Somebody in full with where they are from or what they are: "Ông Hoàng Văn Định · xóm Thống Nhất".
pub fn person_line(meeting: &Meeting, id: PersonId, lang: Lang) -> String {
    let name = person(meeting, id, lang);
    let row = meeting.get::<Person>(id);
    let role = row.map(|row| row.role.as_str()).filter(|role| !role.is_empty() && **role != name);
    let from = meeting.hamlet_of(id).map(|row| super::hamlet(row, lang));
    match from.as_deref().or(role) {
        Some(from) => format!("{name} · {from}"),
        None => name,
    }
}

/// Whose words a paragraph holds, in full, to stand by itself.
pub fn owner(owner: Owner, meeting: &Meeting, lang: Lang) -> String {
    match owner {
        Owner::Person(id) => person(meeting, id, lang),
        Owner::Hall => lang.of(["Hội nghị", "The hall"]).to_owned(),
        Owner::Nobody => lang.of(["Ghi chung", "Nobody in particular"]).to_owned(),
    }
}

/// The same in a word or two, inside a sentence or a narrow column.
pub fn owner_short(owner: Owner, meeting: &Meeting, lang: Lang) -> String {
    match owner {
        Owner::Person(id) => person_short(meeting, id, lang),
        Owner::Hall => lang.of(["hội nghị", "the hall"]).to_owned(),
        Owner::Nobody => lang.of(["ghi chung", "nobody"]).to_owned(),
    }
}

/// "xóm Thống Nhất"; a name that says itself what it is stays alone.
pub fn hamlet(hamlet: &Hamlet, lang: Lang) -> String {
    const OTHERS: [&str; 8] = ["xom ", "thon ", "lang ", "ban ", "to ", "khu ", "ap ", "pho "];
    let name = hamlet.name.trim();
    match lang {
        Lang::Vi if OTHERS.iter().any(|word| viet::fold(name).starts_with(word)) => name.to_owned(),
        Lang::Vi => format!("xóm {name}"),
        Lang::En => format!("{name} hamlet"),
    }
}

/// The text with a capital first letter, as a sentence begins.
pub(super) fn opening(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

type Address = fn(Honorific) -> &'static str;
const FULL: [Address; 2] = [Honorific::word, english];
const SHORT: [Address; 2] = [brief, english];

fn brief(honorific: Honorific) -> &'static str {
    match honorific {
        Honorific::DongChi => "đ/c",
        Honorific::Ong | Honorific::Ba | Honorific::Cu | Honorific::Anh | Honorific::Chi | Honorific::Em => {
            honorific.word()
        }
    }
}
fn english(honorific: Honorific) -> &'static str {
    match honorific {
        Honorific::Ong | Honorific::Anh => "Mr",
        Honorific::Ba => "Mrs",
        Honorific::Cu => "Elder",
        Honorific::Chi => "Ms",
        Honorific::Em => "",
        Honorific::DongChi => "Comrade",
    }
}

fn called(row: &Person, address: Address, name: &str, lang: Lang) -> String {
    match Honorific::from_code(&row.honorific).map(address).filter(|word| !word.is_empty()) {
        Some(word) => format!("{word} {name}"),
        None if row.name.is_empty() => lang.of([format!("người {name}"), format!("somebody: {name}")]),
        None => name.to_owned(),
    }
}

/// By what is seen of them, else by their office, else by what they are here.
fn nameless(row: Option<&Person>, lang: Lang, office: impl Fn(&str) -> String) -> String {
    use crate::domain::Duty::Resident;
    match row {
        Some(row) if !row.described.is_empty() && viet::fold(&row.described).starts_with("nguoi ") => {
            row.described.clone()
        }
        Some(row) if !row.described.is_empty() => called(row, lang.of(FULL), &row.described, lang),
        Some(row) if !row.role.is_empty() => office(&row.role),
        Some(row) if row.duty != Resident => states::duty(row.duty, lang).to_owned(),
        _ => lang.of(["người chưa biết tên", "somebody not known yet"]).to_owned(),
    }
}

/// The first part of an office: "Công chức địa chính - nông nghiệp" → "Công chức địa chính".
fn shortened(office: &str) -> String {
    let first = office.split([',', ';', '(', '/']).next().unwrap_or(office);
    let first = first.split(" - ").next().and_then(|first| first.split(" – ").next()).unwrap_or(first);
    first_words(first.trim(), OFFICE)
}

//! A template: what is known of a meeting before it is made, read from TOML. How rows come of it is `birth`'s.

use super::read::{Error, Words, clock, day, from_toml, honorific};
use crate::domain::{Date, Duty, ItemKind, Organ};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use toml::Spanned;

const BUILT_IN: &[(&str, &str)] = &[
    ("trung-hoi-2025", include_str!("../../data/templates/trung-hoi-2025.toml")),
    ("doi-thoai", include_str!("../../data/templates/doi-thoai.toml")),
];

/// The names of the templates the program brings.
pub fn names() -> &'static [&'static str] {
    const NAMES: [&str; BUILT_IN.len()] = {
        let mut names = [""; BUILT_IN.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = BUILT_IN[at].0;
            at += 1;
        }
        names
    };
    &NAMES
}

/// A meeting to be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub(super) title: Spanned<Words>,
    /// None: the day is given when the meeting is made.
    #[serde(default, deserialize_with = "day")]
    pub(super) held_on: Option<Date>,
    #[serde(default, deserialize_with = "clock")]
    pub(super) planned_open: String,
    #[serde(default)]
    pub(super) venue: Words,
    /// Minutes east of Greenwich.
    pub(super) offset_minutes: Spanned<i64>,
    #[serde(default)]
    pub(super) parent_agency: Words,
    /// The agency's name, a line each.
    #[serde(default)]
    pub(super) agency: Vec<Words>,
    #[serde(default)]
    pub(super) symbol: Words,
    #[serde(default)]
    pub(super) organ: Organ,
    /// The place in the date line of papers.
    #[serde(default)]
    pub(super) seat: Words,
    /// Over the signature of notices and reports, and the office of who signs them.
    #[serde(default)]
    pub(super) on_behalf: Words,
    #[serde(default)]
    pub(super) signer_office: Words,
    #[serde(default)]
    pub(super) receivers: Vec<Words>,
    #[serde(default)]
    pub(super) invited: Option<u16>,
    /// Seconds of a resident's turn.
    #[serde(default)]
    pub(super) countdown: Option<u16>,
    #[serde(default)]
    pub(super) bell: bool,
    #[serde(default)]
    pub(super) hamlets: Vec<Spanned<Words>>,
    #[serde(default)]
    pub(super) fields: Vec<Spanned<Words>>,
    #[serde(default)]
    pub(super) parties: Vec<Group>,
    #[serde(default)]
    pub(super) people: Vec<Someone>,
    #[serde(default)]
    pub(super) agenda: Vec<Entry>,
    #[serde(default)]
    doubts: Vec<Doubt>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) name: Spanned<Words>,
    #[serde(default)]
    pub(super) invited: Option<u16>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Someone {
    pub(super) duty: Duty,
    #[serde(default)]
    pub(super) name: Words,
    #[serde(default, deserialize_with = "honorific")]
    pub(super) honorific: String,
    pub(super) role: Spanned<Words>,
    #[serde(default)]
    pub(super) party: Option<Spanned<Words>>,
    /// The fields they answer for.
    #[serde(default)]
    pub(super) fields: Vec<Spanned<Words>>,
    /// Takes opinions before the meeting.
    #[serde(default)]
    pub(super) advance_taker: bool,
}

/// An agenda item; without a kind of its own it is of its heading's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) title: Spanned<Words>,
    #[serde(default)]
    pub(super) kind: Option<ItemKind>,
    #[serde(default)]
    pub(super) minutes: Option<u16>,
    /// The first person of that duty is in charge.
    #[serde(default)]
    pub(super) by: Option<Spanned<Duty>>,
    #[serde(default)]
    pub(super) items: Vec<Entry>,
}

/// What a plan leaves open: listed, never silently mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// A stable word: "weekday".
    pub code: String,
    /// Where in the plan: "IV.1".
    pub place: String,
    pub text: String,
    pub proposal: String,
}

impl Template {
    /// A template the program brings; `None` when there is none of that name.
    pub fn named(name: &str) -> Option<Result<Template, Error>> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        Some(Template::parse(text))
    }

    /// Reads a template. An unknown key, a missing title, or a name that nothing bears is an error with its line.
    pub fn parse(text: &str) -> Result<Template, Error> {
        let template: Template = from_toml(text)?;
        let faults = [template.wrong_name(), template.wrong_reference(), template.wrong_number()];
        match faults.into_iter().flatten().next() {
            Some((byte, what)) => Err(Error::at(text, byte, what)),
            None => Ok(template),
        }
    }

    pub fn title(&self) -> &str {
        self.title.get_ref()
    }
    /// The day the meeting is held, when the template knows it.
    pub fn held_on(&self) -> Option<Date> {
        self.held_on
    }
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
    pub(super) fn doubt(&mut self, doubt: Doubt) {
        self.doubts.insert(0, doubt);
    }

    fn wrong_name(&self) -> Option<Fault> {
        let titles = entries(&self.agenda).into_iter().map(|entry| &entry.title);
        let roles = self.people.iter().filter(|person| person.name.is_empty()).map(|person| &person.role);
        let empty = [&self.title].into_iter().chain(titles).chain(roles).find(|words| words.get_ref().is_empty());
        let parties = self.parties.iter().map(|party| &party.name).collect();
        empty
            .map(|words| (words.span().start, "a name is missing".to_owned()))
            .or_else(|| twice(self.hamlets.iter().collect()))
            .or_else(|| twice(self.fields.iter().collect()))
            .or_else(|| twice(parties))
    }

    fn wrong_reference(&self) -> Option<Fault> {
        let parties: BTreeSet<&str> = self.parties.iter().map(|party| &**party.name.get_ref()).collect();
        let fields: BTreeSet<&str> = self.fields.iter().map(|field| &**field.get_ref()).collect();
        let unknown = |kind: &str, known: &BTreeSet<&str>, words: &Spanned<Words>| {
            let name: &str = words.get_ref();
            (!known.contains(name)).then(|| (words.span().start, format!("there is no {kind} \"{name}\"")))
        };
        for person in &self.people {
            let party = person.party.iter().find_map(|words| unknown("party", &parties, words));
            let fault = party.or_else(|| person.fields.iter().find_map(|words| unknown("field", &fields, words)));
            if fault.is_some() {
                return fault;
            }
        }
        let duties: BTreeSet<Duty> = self.people.iter().map(|person| person.duty).collect();
        let by = entries(&self.agenda).into_iter().filter_map(|entry| entry.by.as_ref());
        let missing = by.into_iter().find(|by| !duties.contains(by.get_ref()));
        missing.map(|by| (by.span().start, format!("nobody is \"{}\"", by.get_ref().code())))
    }

    fn wrong_number(&self) -> Option<Fault> {
        const FARTHEST: i64 = 14 * 60;
        let offset = &self.offset_minutes;
        let wrong = offset.get_ref().abs() > FARTHEST;
        wrong.then(|| (offset.span().start, format!("an offset is at most {FARTHEST} minutes")))
    }
}

/// Where (in bytes) and what.
type Fault = (usize, String);

fn twice(names: Vec<&Spanned<Words>>) -> Option<Fault> {
    let mut seen = BTreeSet::new();
    let wrong = names.into_iter().find(|name| name.get_ref().is_empty() || !seen.insert(name.get_ref().clone()))?;
    Some((wrong.span().start, format!("\"{}\" is empty or stands there twice", &**wrong.get_ref())))
}

/// Every agenda item, headings before what they head.
fn entries(agenda: &[Entry]) -> Vec<&Entry> {
    agenda.iter().flat_map(|entry| [vec![entry], entries(&entry.items)].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Time;

    #[test]
    fn the_date_of_trung_hoi_is_kept_as_the_plan_writes_it_and_doubted() {
        let template = Template::named("trung-hoi-2025").unwrap().unwrap();
        assert_eq!(template.held_on(), Date::from_ymd_opt(2025, 5, 24));
        let weekday = template.doubts().iter().find(|doubt| doubt.code == "weekday").unwrap();
        assert!(weekday.text.contains("thứ Bảy") && weekday.proposal.contains("24/3/2025"));
        let moved = template.meeting(1, Time::default(), 1, Date::from_ymd_opt(2025, 3, 24)).0;
        assert_eq!(moved.info().held_on, Date::from_ymd_opt(2025, 3, 24).unwrap());
        let codes: BTreeSet<&str> = template.doubts().iter().map(|doubt| doubt.code.as_str()).collect();
        assert_eq!(codes.len(), template.doubts().len(), "a code stands once");
    }

    #[test]
    fn a_fault_in_a_template_is_one_sentence_with_its_line() {
        let sound = "title = \"Họp\"\noffset_minutes = 420\n";
        assert!(Template::parse(sound).is_ok());
        for (text, expected) in [
            ("colour = 1\n", "line 3: unknown field `colour`"),
            ("hamlets = [\n\"A\",\n\"A\"]\n", "line 5: \"A\" is empty or stands there twice"),
            ("held_on = \"24/5/2025\"\n", "line 3: \"24/5/2025\" is not a day"),
            ("planned_open = \"14h30\"\n", "line 3: \"14h30\" is not a time"),
            ("[[agenda]]\ntitle = \"x\"\nby = \"chair\"\n", "line 5: nobody is \"chair\""),
            ("[[agenda]]\ntitle = \"\u{200b} \"\n", "line 4: a name is missing"),
            ("[[people]]\nduty = \"officer\"\nrole = \"x\"\nfields = [\"Y\"]\n", "line 6: there is no field \"Y\""),
            ("[[people]]\nduty = \"king\"\nrole = \"x\"\n", "line 4: unknown variant `king`"),
            ("countdown = -5\n", "line 3: "),
            ("venue = \"x\n", "line 3: "),
        ] {
            let error = Template::parse(&format!("{sound}{text}")).unwrap_err().to_string();
            assert!(error.starts_with(expected) && !error.contains('\n'), "{error}");
        }
        let error = Template::parse("title = \"Họp\"\noffset_minutes = 9000\n").unwrap_err().to_string();
        assert_eq!(error, "line 2: an offset is at most 840 minutes");
        assert!(Template::parse("").unwrap_err().to_string().contains("title"));
    }

    #[test]
    fn texts_of_a_template_are_cleaned() {
        let text = "title = \" Họp\\n dân\\u001b[31m\\u0301 \"\noffset_minutes = 420\n";
        assert_eq!(Template::parse(text).unwrap().title(), "Họp  dâń");
    }
}

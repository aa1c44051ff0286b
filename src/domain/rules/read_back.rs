//! Reading the minutes back to the hall: the passages read, objections to them, adoption. Locking is in `versions`.

use super::Ruling;
use crate::domain::*;
use crate::viet;

/// An objection as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objecting {
    pub passage: Passage,
    pub person: Option<PersonId>,
    pub settlement: Settlement,
    /// For a correction: what the passage is to be.
    pub correction: Correction,
    /// What the objector said.
    pub words: String,
    /// The chair's, for what is not accepted.
    pub reason: String,
}

/// What a passage is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    None,
    /// The words of a paragraph, the meeting's title, or its venue.
    Words(String),
    /// The name of somebody, wherever it stands.
    Name(PersonId, String),
    /// Numbers of the latest count of heads.
    Heads(Vec<(HeadId, i64)>),
    /// When the meeting was opened.
    Opened(Time),
}

impl Meeting {
    /// What is read back, in the order of the minutes.
    pub fn passages(&self) -> Vec<Passage> {
        let before =
            [Passage::Title, Passage::Start, Passage::Venue, Passage::Heads, Passage::Chair, Passage::Secretary];
        before.into_iter().chain(self.facts().sequence.iter().map(|id| Passage::Paragraph(*id))).collect()
    }
    /// The objections to the minutes, in the order they were raised.
    pub fn objections(&self) -> Vec<&Objection> {
        let mut objections: Vec<&Objection> = self.rows().objections.values().collect();
        objections.sort_by_key(|objection| (objection.at, objection.id));
        objections
    }

    /// Reading back begins; reading again keeps the first time.
    pub fn read_back(&self, now: Time) -> Ruling<'_> {
        self.was_opened()?;
        let mut work = Work::new(self, Deed::ReadBack);
        work.update::<Info>(self.id(), |info| info.read_back_at = info.read_back_at.or(Some(now)));
        work.or_nothing()
    }

    /// An objection, and with it the correction it asks for.
    ///
    /// A reservation needs words, a refusal the chair's reason, a correction something to correct.
    pub fn object(&self, given: &Objecting, now: Time) -> Ruling<'_> {
        let (words, reason) = (given.words.trim(), given.reason.trim());
        match given.settlement {
            Settlement::Reserved if words.is_empty() => return Err(Refusal::EmptyText.into()),
            Settlement::NotAccepted if reason.is_empty() => return Err(Refusal::NoReason.into()),
            Settlement::Corrected | Settlement::Reserved | Settlement::NotAccepted => {}
        }
        let paragraph = match given.passage {
            Passage::Paragraph(id) => Some(self.get::<Paragraph>(id).ok_or(Refusal::NothingHere)?.id),
            Passage::Title | Passage::Start | Passage::Venue | Passage::Heads | Passage::Chair | Passage::Secretary => {
                None
            }
        };
        let mut work = Work::new(self, Deed::Objection);
        let (was, becomes) = match given.settlement {
            Settlement::Corrected => self.correct(&mut work, given.passage, &given.correction, now)?,
            Settlement::Reserved | Settlement::NotAccepted => (self.passage_words(given.passage), String::new()),
        };
        let id = work.id();
        work.insert(Objection {
            id,
            at: now,
            person: given.person.filter(|person| self.get::<Person>(*person).is_some()),
            settlement: given.settlement,
            paragraph,
            was,
            becomes,
            words: words.to_owned(),
            reason: reason.to_owned(),
        });
        Ok(work)
    }

    /// The hall adopts the minutes as read, of which so many copies are signed. Said again, only the copies change.
    pub fn adopt(&self, copies: Option<i64>, now: Time) -> Ruling<'_> {
        self.was_opened()?;
        if copies.is_some_and(|copies| copies < 1) {
            return Err(Refusal::TooFew.into());
        }
        let mut work = Work::new(self, Deed::Adopt);
        work.update::<Info>(self.id(), |info| {
            info.adopted_at = info.adopted_at.or(Some(now));
            info.copies = copies;
        });
        work.or_nothing()
    }

    /// What was never opened has no minutes.
    fn was_opened(&self) -> Result<(), Refusal> {
        if self.info().opened_at.is_some() { Ok(()) } else { Err(Refusal::NotOpened) }
    }

    /// A paper gets its number, its day, or the name and the SHA-256 of its signed scan; what is empty is taken back. No day
    /// before the meeting's is given to it.
    pub fn issue(&self, paper: Paper, number: &str, issued_on: Option<Date>, scan: Option<(&str, &str)>) -> Ruling<'_> {
        let is_new = self.issue_of(paper).and_then(|issue| issue.issued_on) != issued_on;
        if issued_on.is_some_and(|day| is_new && day < self.day_held()) {
            return Err(Refusal::BeforeMeeting.into());
        }
        let mut work = Work::new(self, Deed::Issue);
        let (scan, scan_hash) = scan.unwrap_or_default();
        let fill = |issue: &mut Issue| {
            (issue.number, issue.issued_on) = (bare_number(number).to_owned(), issued_on);
            (issue.scan, issue.scan_hash) = (scan.to_owned(), scan_hash.to_owned());
        };
        match self.issue_of(paper).map(|issue| issue.id) {
            Some(id) => work.update::<Issue>(id, fill),
            None => {
                let id = work.id();
                let mut issue = Issue {
                    id,
                    paper,
                    number: String::new(),
                    issued_on: None,
                    scan: String::new(),
                    scan_hash: String::new(),
                };
                let blank = issue.clone();
                fill(&mut issue);
                if issue != blank {
                    work.insert(issue);
                }
            }
        }
        work.or_nothing()
    }

    /// The correction made, and the words before and after it.
    fn correct(
        &self,
        work: &mut Work<'_>,
        passage: Passage,
        correction: &Correction,
        now: Time,
    ) -> Result<(String, String), No> {
        let (was, becomes) = match correction {
            Correction::None => return Err(Refusal::NothingHere.into()),
            Correction::Words(words) => (self.passage_words(passage), self.reword(work, passage, words.trim())?),
            Correction::Name(_, name) if name.trim().is_empty() => return Err(Refusal::EmptyName.into()),
            Correction::Name(person, name) => {
                let was = self.get::<Person>(*person).map(|person| person.name.clone()).unwrap_or_default();
                let name = crate::viet::split_honorific(name.trim()).1.trim().to_owned();
                work.update::<Person>(*person, |person| person.name = name.clone());
                (was, name)
            }
            Correction::Heads(heads) => self.recount(work, heads)?,
            Correction::Opened(at) => {
                let (_, changes) = self.correct_time(Moment::Opened, *at, now)?.finish();
                changes.into_iter().for_each(|change| work.adopt(change));
                (self.passage_words(Passage::Start), viet::clock(self.clock(*at)))
            }
        };
        if work.is_empty() { Err(Refusal::NothingHere.into()) } else { Ok((was, becomes)) }
    }
    /// New words for a passage whose words are one row's; the others are names, times and numbers.
    fn reword(&self, work: &mut Work<'_>, passage: Passage, words: &str) -> Result<String, Refusal> {
        let words = words.to_owned();
        if words.is_empty() {
            return Err(Refusal::EmptyText);
        }
        match passage {
            // The words of a break are its times.
            Passage::Paragraph(id) if self.get::<Paragraph>(id).is_some_and(|entry| entry.spell.is_some()) => {}
            Passage::Paragraph(id) => work.update::<Paragraph>(id, |paragraph| paragraph.text = words.clone()),
            Passage::Title => work.update::<Info>(self.id(), |info| info.title = words.clone()),
            Passage::Venue => work.update::<Info>(self.id(), |info| info.venue = words.clone()),
            Passage::Start | Passage::Heads | Passage::Chair | Passage::Secretary => {}
        }
        Ok(words)
    }
    /// Other numbers in the latest count; of an older one nothing would be seen.
    fn recount(&self, work: &mut Work<'_>, heads: &[(HeadId, i64)]) -> Result<(String, String), Refusal> {
        if heads.iter().any(|(_, number)| *number < 0) {
            return Err(Refusal::TooFew);
        }
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for head in self.latest_heads() {
            let given = heads.iter().find(|(id, number)| *id == head.id && *number != head.number);
            let Some((id, number)) = given else { continue };
            before.push(self.counted(head, head.number));
            after.push(self.counted(head, *number));
            work.update::<Head>(*id, |head| head.number = *number);
        }
        Ok((before.join(", "), after.join(", ")))
    }

    /// The words of a passage as its rows hold them: names, times and numbers without what a paper says around them.
    fn passage_words(&self, passage: Passage) -> String {
        let named = |duty: Duty| self.with_duty(duty).map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ");
        match passage {
            Passage::Paragraph(id) => self.get::<Paragraph>(id).map_or(String::new(), |entry| entry.text.clone()),
            Passage::Title => self.info().title.clone(),
            Passage::Venue => self.info().venue.clone(),
            Passage::Start => self.info().opened_at.map_or(String::new(), |at| viet::clock(self.clock(at))),
            Passage::Heads => {
                let heads = self.latest_heads().into_iter().map(|head| self.counted(head, head.number));
                heads.collect::<Vec<_>>().join(", ")
            }
            Passage::Chair => named(Duty::Chair),
            Passage::Secretary => named(Duty::Secretary),
        }
    }
    fn latest_heads(&self) -> Vec<&Head> {
        self.newest_heads().map(|(_, heads)| heads).unwrap_or_default()
    }
    /// "Thống Nhất 64": of whom, and how many; delegates in one number have no name.
    fn counted(&self, head: &Head, number: i64) -> String {
        let hamlet = head.hamlet.and_then(|id| self.get::<Hamlet>(id)).map(|hamlet| &hamlet.name);
        let party = head.party.and_then(|id| self.get::<Party>(id)).map(|party| &party.name);
        let person = head.person.and_then(|id| self.get::<Person>(id)).map(|person| &person.name);
        let of = hamlet.or(party).or(person).filter(|name| !name.is_empty());
        of.map_or_else(|| number.to_string(), |of| format!("{of} {number}"))
    }
}

/// "05/BB-UBND" typed whole is number 05: the symbol stands in the meeting's own row.
fn bare_number(typed: &str) -> &str {
    typed.split(['/', '-']).next().unwrap_or_default().trim()
}

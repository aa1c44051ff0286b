//! Copies that do not name somebody: official sentences that name them inside their words do not either. Not the beginning of an
//! entry that says whose it is (`introduced`), nor a name somebody typed by hand.

use super::Sources;
use super::told::hidden_people;
use super::words::words;
use crate::domain::{Audience, Meeting, Mentioned};
use crate::viet;

/// The meetings of the sources as such a copy tells them; none where they can be told as they are.
pub(super) struct Nameless {
    meeting: Option<Meeting>,
    previous: Option<Meeting>,
}

impl Nameless {
    pub fn of(sources: &Sources<'_>, audience: Audience) -> Nameless {
        Nameless {
            meeting: nameless(sources.meeting, audience),
            previous: sources.previous.and_then(|meeting| nameless(meeting, audience)),
        }
    }
    pub fn told<'m>(&'m self, sources: &Sources<'m>) -> Sources<'m> {
        Sources {
            meeting: self.meeting.as_ref().unwrap_or(sources.meeting),
            previous: self.previous.as_ref().or(sources.previous),
            log: sources.log,
        }
    }
}

fn nameless(meeting: &Meeting, audience: Audience) -> Option<Meeting> {
    let hidden = hidden_people(meeting, audience);
    let names = meeting.rows().mentions.values().filter(|mention| {
        mention.part == Mentioned::Name && mention.person.is_some_and(|person| hidden.contains(&person))
    });
    let mut rows = meeting.rows().clone();
    let mut any = false;
    for mention in names.filter(|mention| !mention.words.is_empty()) {
        let Some(entry) = rows.paragraphs.get_mut(&mention.paragraph) else { continue };
        let (name, first) = (mention.words.as_str(), viet::capital(&mention.words));
        let lead =
            [name, &first].iter().find_map(|name| entry.text.starts_with(*name).then_some(name.len())).unwrap_or(0);
        let (lead, rest) = entry.text.split_at(lead);
        let unnamed = &words().course.unnamed;
        let told = rest.replace(&first, unnamed).replace(name, &unnamed.to_lowercase());
        entry.text = format!("{lead}{told}");
        any = true;
    }
    any.then(|| Meeting::load(meeting.id(), rows, meeting.next_id(), meeting.last_step()))?
}

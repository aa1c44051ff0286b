//! Official sentences put into the minutes, with what in them follows other rows.

use super::Ruling;
use crate::domain::*;

/// A sentence as it reads here and now, and the words in it that stand for rows, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    pub text: String,
    /// Of no paragraph yet.
    pub mentions: Vec<Mention>,
}

/// Where a sentence goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place<'a> {
    /// Into a paragraph that begins with it.
    New(&'a Margin),
    /// After the words of a paragraph.
    After(ParagraphId),
}

impl Meeting {
    /// A sentence is put into the minutes; what becomes of a paragraph that begins with it stands in its margin.
    pub fn put_sentence(&self, place: Place<'_>, filled: &Filled, now: Time) -> Ruling<'_> {
        if filled.text.trim().is_empty() {
            return Err(Refusal::EmptyText.into());
        }
        let mut work = Work::new(self, Deed::Sentence);
        let paragraph = match place {
            Place::New(margin) => work.write(margin, &filled.text, now),
            Place::After(id) => {
                let row: &Paragraph = self.get(id).ok_or(Refusal::NothingHere)?;
                if row.spell.is_some() {
                    return Err(Refusal::CarriesMore(id).into());
                }
                let gap = if row.text.is_empty() || row.text.ends_with(' ') { "" } else { " " };
                work.update::<Paragraph>(id, |row| row.text.push_str(&format!("{gap}{}", filled.text)));
                id
            }
        };
        for mention in &filled.mentions {
            let id = work.id();
            work.insert(Mention { id, paragraph, ..mention.clone() });
        }
        Ok(work)
    }
}

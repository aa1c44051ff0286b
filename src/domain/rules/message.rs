//! The one line the secretary tells the chair: it stands until the next one, or until it is taken back. No paper knows it.

use super::Ruling;
use crate::domain::*;
use crate::viet;

/// Letters a line may have: more is not read at a glance from three metres.
const LONGEST: usize = 120;

impl Meeting {
    /// What the chair is told just now.
    pub fn message(&self) -> Option<&Message> {
        self.rows().messages.values().next_back()
    }

    /// Tells the chair this instead of what stood there; nothing takes it back. The same again changes nothing.
    pub fn tell(&self, words: &str, now: Time) -> Ruling<'_> {
        let line = viet::one_line(words);
        let words = line.trim();
        if words.chars().count() > LONGEST {
            return Err(Refusal::TooLong.into());
        }
        let mut work = Work::new(self, Deed::Tell);
        match self.message().map(|message| (message.id, message.words == words)) {
            Some((id, _)) if words.is_empty() => work.delete::<Message>(id),
            Some((_, true)) => {}
            Some((id, false)) => {
                work.update::<Message>(id, |message| (message.at, message.words) = (now, words.to_owned()));
            }
            None if words.is_empty() => {}
            None => {
                let id = work.id();
                work.insert(Message { id, at: now, words: words.to_owned() });
            }
        }
        work.or_nothing()
    }
}

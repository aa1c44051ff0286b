//! Entries whose words begin by naming whose they are, as official sentences do: a paper that says so itself does not say it
//! twice, and a copy that does not name somebody does not do so in the words.

use super::calls::{person_call, person_full};
use crate::domain::{Meeting, Owner, Paragraph};

/// The words after the owner's name (and hamlet or office, where they follow): ", hỏi: bao giờ sửa đường". None: they begin
/// otherwise.
pub(super) fn after_name<'e>(meeting: &Meeting, entry: &'e Paragraph) -> Option<&'e str> {
    let Owner::Person(person) = entry.owner() else { return None };
    let text = entry.text.trim_start();
    let ends = |rest: &&str| !rest.starts_with(char::is_alphanumeric);
    let begins = |call: &str| text.strip_prefix(call).filter(ends);
    begins(&person_full(meeting, person)).or_else(|| begins(&person_call(meeting, person)))
}

/// The words without such a beginning, where it ends with a colon.
pub(super) fn content<'e>(meeting: &Meeting, entry: &'e Paragraph) -> &'e str {
    let colon = |after: &'e str| {
        let (lead, words) = after.split_once(':')?;
        (!lead.contains(['.', '!', '?', ';'])).then(|| words.trim_start())
    };
    after_name(meeting, entry).and_then(colon).filter(|words| !words.is_empty()).unwrap_or(&entry.text)
}

//! The words of the papers, as read from `data/papers`, and how a sentence is filled in. Not where the facts come from.

use crate::domain::{Grievance, Outcome, Source, Standing, VoteForm};
use serde::Deserialize;
use std::sync::LazyLock;

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $ty:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $(pub $field: $ty),* }
    )*};
}
pub(super) use words as read;

words! {
    Words {
        blank: String,
        head: Head, opening: Opening, course: Course, opinion: Opinion, answer: Answer, grouped: Grouped,
        result: Results, vote: Vote, conclusion: Conclusion, tasks: Tasks, tally: Tally, closing: Closing, reading: Reading,
        appendix: Appendix, changes: Changes,
    }
    Head { title: String }
    Opening {
        start: String, no_time: String, venue: String, present: String, delegates: String, delegates_of: String,
        party: String, other_delegates: String, residents: String, members: String, hamlet: String, total: String, total_invited: String,
        chair: String, secretary: String, course: String,
    }
    Course {
        longest_capitals: usize, continued: String, advance: String, says: String, hall: String, unnamed: String,
        point: String, reply: String, break_both: String, break_open: String, break_times: String,
    }
    Opinion {
        number: String, continued: String, list: String, slip: String, slip_read: String, by_way: String,
        by_way_read: String, read: String, field: String, complaint: String, denunciation: String, ways: Ways,
    }
    Ways { speech: String, slip: String, letter: String, advance: String, phone: String }
    Answer { by: String, nobody: String, continued: String, towards: String }
    Grouped {
        opinions: String, opinions_of_members: String, answers: String, field: String, other: String, rest: String,
    }
    Results { label: String, of: String, unit: String, deadline: String, reason: String, outcomes: Outcomes }
    Outcomes {
        answered: String, in_writing: String, passed_on: String, accepted: String, withdrawn: String, refused: String,
    }
    Standings {
        answered: String, in_writing: String, passed_on: String, accepted: String, withdrawn: String, refused: String,
        heard: String, open: String,
    }
    Vote {
        label: String, form: String, result: String, agree_of: String, agree: String, against: String, other: String,
        base: String, counted: String, forms: Forms,
    }
    Forms { hands: String, ballot: String }
    Conclusion { by: String, chair: String, item: String }
    Tasks { intro: String, columns: Vec<String>, widths: Vec<f64> }
    Tally {
        label: String, turns: String, turns_of_members: String, opinions: String, opinions_of: String, part: String,
        ways: Ways, outcomes: Standings, more: More,
    }
    More {
        results: String, outcome: String, see: String, unread: String, grievances: String, unheard: String,
        refused: String, refused_one: String,
    }
    Closing {
        end: String, no_time: String, no_date: String, secretary: String, chair: String, receivers: String,
        receiver: String, archive: String, archive_word: String, copies: String,
    }
    Reading {
        read: String, read_adopted: String, adopted: String, by_all: String, by_vote: String, reserved_above: String,
        corrected: String, item: String, change: String, addition: String, place: String, opinion: String,
        answer: String, by: String, reserved: String, refused: String, whose: String, says: String, towards: String,
        towards_place: String, reason: String, untold: String, unnamed: String, longest: usize, around: usize,
    }
    Appendix { label: String, numbered: String, opinions: String, note: String, note_unnumbered: String }
    Changes {
        title: String, unlocked: String, reason: String, columns: Vec<String>, widths: Vec<f64>, added: String,
        removed: String, none: String,
    }
}

/// The words of the minutes.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/papers/minutes.toml")).expect("the shipped words can be read")
    });
    &WORDS
}

impl Ways {
    pub fn of(&self, source: Source) -> &str {
        match source {
            Source::Speech => &self.speech,
            Source::Slip => &self.slip,
            Source::Letter => &self.letter,
            Source::Advance => &self.advance,
            Source::Phone => &self.phone,
        }
    }
}

impl Outcomes {
    pub fn of(&self, outcome: Outcome) -> &str {
        match outcome {
            Outcome::Answered => &self.answered,
            Outcome::InWriting => &self.in_writing,
            Outcome::PassedOn => &self.passed_on,
            Outcome::Accepted => &self.accepted,
            Outcome::Withdrawn => &self.withdrawn,
            Outcome::Refused => &self.refused,
        }
    }
}

impl Standings {
    pub fn of(&self, standing: Standing) -> &str {
        match standing {
            Standing::Sorted(Outcome::Answered) => &self.answered,
            Standing::Sorted(Outcome::InWriting) => &self.in_writing,
            Standing::Sorted(Outcome::PassedOn) => &self.passed_on,
            Standing::Sorted(Outcome::Accepted) => &self.accepted,
            Standing::Sorted(Outcome::Withdrawn) => &self.withdrawn,
            Standing::Sorted(Outcome::Refused) => &self.refused,
            Standing::Heard => &self.heard,
            Standing::Open => &self.open,
        }
    }
}

impl Forms {
    pub fn of(&self, form: VoteForm) -> &str {
        match form {
            VoteForm::Hands => &self.hands,
            VoteForm::Ballot => &self.ballot,
        }
    }
}

impl Opinion {
    pub fn withheld(&self, grievance: Grievance) -> &str {
        match grievance {
            Grievance::Complaint => &self.complaint,
            Grievance::Denunciation => &self.denunciation,
        }
    }
    /// "ý kiến 1, 4".
    pub fn numbered(&self, numbers: &[i64]) -> String {
        let list = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        fill(&self.list, &[("n", &list)])
    }
}

/// The sentence with each `{name}` replaced, in one pass: braces inside a value stay what they are.
pub(super) fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').expect("a brace in the shipped words is closed");
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(value.expect("every blank of a shipped sentence has its value").1);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The text as a sentence: with its full stop, unless it ends in a mark of its own.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    let words = text.trim_end_matches(['"', '”', '’', ')']);
    let ended = words.ends_with(['.', '!', '?', '…', ';', ':']) || text.is_empty();
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// The sentence with a remark in brackets before its full stop.
pub(super) fn remarked(text: &str, remark: &str) -> String {
    let text = text.trim();
    if remark.is_empty() {
        return sentence(text);
    }
    let bare = if text.ends_with("..") { text } else { text.strip_suffix(['.', ';', ',']).unwrap_or(text) };
    format!("{bare} ({remark}).")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_blank_is_left_alone() {
        assert_eq!(fill("{a} và {b}.", &[("a", "{b}"), ("b", "{a}")]), "{b} và {a}.");
    }

    #[test]
    fn a_sentence_gets_one_full_stop() {
        assert_eq!([" a ", "a.", "“a?”", "(a)", ""].map(sentence), ["a.", "a.", "“a?”", "(a).", ""]);
        assert_eq!(remarked("Đã có trong kế hoạch.", "đối với ý kiến 1"), "Đã có trong kế hoạch (đối với ý kiến 1).");
        assert_eq!(remarked("Sao lại thế?", "x"), "Sao lại thế? (x).");
        assert_eq!(remarked("Chờ...", "x"), "Chờ... (x).");
        assert_eq!(remarked("a", ""), "a.");
    }

    #[test]
    fn the_shipped_words_can_be_read() {
        assert_eq!(words().tasks.columns.len(), words().tasks.widths.len());
        assert_eq!(words().tasks.widths.iter().sum::<f64>(), 165.0);
        assert_eq!(words().changes.columns.len(), words().changes.widths.len());
        assert_eq!(words().changes.widths.iter().sum::<f64>(), 165.0);
    }
}

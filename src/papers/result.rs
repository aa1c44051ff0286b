//! What became of opinions, in words: the line after an answer, and after which entry it stands. Not the counts.

use super::entry::Telling;
use super::minutes::or_blank;
use super::told::told_opinions;
use super::words::{fill, words};
use crate::domain::{Opinion, OpinionId, Outcome, Paragraph, ParagraphId};
use crate::viet::date_words;
use std::collections::BTreeMap;

/// "trả lời bằng văn bản (đơn vị trả lời: …; thời hạn: …)"; `None` while nothing was decided.
fn result(opinion: &Opinion) -> Option<String> {
    let words = &words().result;
    let outcome = opinion.outcome?;
    let unit = || fill(&words.unit, &[("unit", phrase(&opinion.unit))]);
    let date = opinion.deadline.map(date_words);
    let deadline = || fill(&words.deadline, &[("date", or_blank(date.as_deref().unwrap_or_default()))]);
    let reason = || fill(&words.reason, &[("reason", phrase(&opinion.reason))]);
    let mut parts = Vec::new();
    match outcome {
        Outcome::InWriting => parts.extend([unit(), deadline()]),
        Outcome::Refused => parts.push(reason()),
        Outcome::Answered | Outcome::PassedOn | Outcome::Accepted | Outcome::Withdrawn => {
            parts.extend((!opinion.unit.trim().is_empty()).then(unit));
            parts.extend(opinion.deadline.is_some().then(deadline));
            parts.extend((!opinion.reason.trim().is_empty()).then(reason));
        }
    }
    let what = words.outcomes.of(outcome);
    Some(if parts.is_empty() { what.to_owned() } else { format!("{what} ({})", parts.join("; ")) })
}

/// What stands inside a sentence has no full stop of its own.
fn phrase(text: &str) -> &str {
    or_blank(text.trim().trim_end_matches('.'))
}

/// The results of some opinions in one line, those that fared alike together; `named`: with their numbers.
pub(super) fn results(opinions: &[&Opinion], named: bool) -> String {
    let mut groups: Vec<(String, Vec<i64>)> = Vec::new();
    for opinion in opinions {
        let Some(result) = result(opinion) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == result) {
            Some((_, numbers)) => numbers.push(opinion.number),
            None => groups.push((result, vec![opinion.number])),
        }
    }
    let told = |(result, numbers): &(String, Vec<i64>)| {
        let numbered = words().opinion.numbered(numbers);
        fill(&words().result.of, &[("opinions", &numbered), ("result", result)])
    };
    let line: Vec<String> = groups.iter().map(|group| if named { told(group) } else { group.0.clone() }).collect();
    format!("{}.", line.join("; "))
}

/// A result is told where its opinion was last answered, else where it was said.
pub(super) fn results_after(telling: &Telling<'_>) -> BTreeMap<ParagraphId, Vec<OpinionId>> {
    let facts = telling.meeting.facts();
    let mut after: BTreeMap<ParagraphId, Vec<OpinionId>> = BTreeMap::new();
    for opinion in told_opinions(telling.meeting).filter(|opinion| opinion.outcome.is_some()) {
        let answers = facts.answers_of.get(&opinion.id).into_iter().flatten();
        let answered = answers.filter_map(|answer| telling.words_of_answer.get(answer)?.last());
        let place = |id: &&ParagraphId| {
            let entry = telling.meeting.get::<Paragraph>(**id);
            entry.and_then(|entry| facts.position(&entry.place, entry.id))
        };
        let last = answered.max_by_key(place).or_else(|| facts.words_of.get(&opinion.id)?.last());
        if let Some(last) = last {
            after.entry(*last).or_default().push(opinion.id);
        }
    }
    after
}

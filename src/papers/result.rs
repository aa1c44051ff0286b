//! What became of opinions, in words: the line after an answer. Not the counts.

use super::minutes::or_blank;
use super::words::{fill, words};
use crate::domain::{Opinion, Outcome};
use crate::viet::date_words;

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

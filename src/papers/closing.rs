//! The end of the minutes: what was said of them when they were read back, adoption, copies, the time of the end.
//! Not the rows behind them, which are made while the meeting runs.

use super::calls::{capital, person_full_in_sentence};
use super::minutes::number;
use super::model::{Paragraph as Line, Shape};
use super::told::{Edition, answered_numbers, is_untold_entry};
use super::words::{fill, sentence, words};
use crate::domain::{Audience, Objection, Opinion, Paragraph, Settlement, Time};
use crate::viet::{date_words, time_words};

/// The last lines; the very last ends with "./." (NĐ 30/2020, Phụ lục III).
pub(super) fn closing(edition: &Edition<'_>) -> Vec<Line> {
    let info = edition.meeting.info();
    let (told, untold): (Vec<&Objection>, Vec<&Objection>) =
        edition.meeting.objections().into_iter().partition(|objection| is_told(edition, objection));
    let of = |which: Settlement| told.iter().copied().filter(move |objection| objection.settlement == which);
    let mut lines = corrections(edition, &of(Settlement::Corrected).collect::<Vec<_>>());
    for which in [Settlement::Reserved, Settlement::NotAccepted] {
        lines.extend(of(which).map(|objection| Line::plain(&stands(edition, objection))));
    }
    let counted = untold.iter().filter(|objection| is_counted(edition, objection)).count();
    if counted > 0 {
        lines.push(Line::plain(&fill(&words().reading.untold, &[("number", &crate::viet::two(counted))])));
    }
    lines.extend(adoption(edition, of(Settlement::Reserved).next().is_some()).as_deref().map(Line::plain));
    if let Some(copies) = info.copies {
        lines.push(Line::plain(&fill(&words().closing.copies, &[("number", &number(copies))])));
    }
    lines.push(Line::plain(&end(edition)).with_next());
    lines
}

fn entry_of<'m>(edition: &Edition<'m>, objection: &Objection) -> Option<&'m Paragraph> {
    edition.meeting.get(objection.paragraph?)
}

/// Whether its words may be told: about what stands in the minutes, and giving nobody away.
fn is_told(edition: &Edition<'_>, objection: &Objection) -> bool {
    let is_open = match (objection.paragraph, entry_of(edition, objection)) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(_), Some(entry)) => !is_untold_entry(edition.meeting, entry),
    };
    let texts = [&objection.was, &objection.becomes, &objection.words, &objection.reason];
    is_open && (edition.hidden.is_empty() || !texts.into_iter().any(|text| gives_away(edition, text)))
}

/// Complaints and denunciations are not mentioned in public copies, so neither is what was said of them.
fn is_counted(edition: &Edition<'_>, objection: &Objection) -> bool {
    edition.wish.audience == Audience::Office
        || entry_of(edition, objection).is_some_and(|entry| !is_untold_entry(edition.meeting, entry))
        || objection.paragraph.is_none()
}

/// Also by a name that was corrected since.
fn gives_away(edition: &Edition<'_>, text: &str) -> bool {
    let objections = edition.meeting.objections();
    let mut earlier = objections.iter().rev().filter(|objection| objection.settlement == Settlement::Corrected);
    edition.gives_away(text)
        || earlier.any(|objection| edition.gives_away(&objection.becomes) && says(text, &objection.was))
}

fn says(text: &str, part: &str) -> bool {
    !part.trim().is_empty() && text.to_lowercase().contains(&part.trim().to_lowercase())
}

/// What was corrected, and at whose word.
fn corrections(edition: &Edition<'_>, objections: &[&Objection]) -> Vec<Line> {
    let words = &words().reading;
    let told = |objection: &&Objection| {
        let (was, becomes) = changed(&objection.was, &objection.becomes);
        let change = if objection.was.trim().is_empty() { &words.addition } else { &words.change };
        let change = fill(change, &[("was", &was), ("becomes", &becomes)]);
        let place = place(edition, objection);
        let what = place.map(|place| fill(&words.place, &[("place", &place), ("what", &change)])).unwrap_or(change);
        match who(edition, objection) {
            Some(who) => fill(&words.by, &[("what", &what), ("who", &who)]),
            None => what,
        }
    };
    match objections {
        [] => Vec::new(),
        [one] => vec![Line::plain(&format!("{}{}.", words.corrected, told(one)))],
        several => {
            let item = |(at, objection): (usize, &&Objection)| {
                let n = fill(&words.item, &[("n", &(at + 1).to_string())]);
                Line::plain(&format!("{n}{}.", capital(&told(objection)))).shaped(Shape::ListItem)
            };
            let intro = Line::plain(words.corrected.trim_end()).with_next();
            std::iter::once(intro).chain(several.iter().enumerate().map(item)).collect()
        }
    }
}

/// A reservation, or what was not accepted with the chair's reason.
fn stands(edition: &Edition<'_>, objection: &Objection) -> String {
    let words = &words().reading;
    let refused = objection.settlement == Settlement::NotAccepted;
    let mut line = if refused { words.refused.clone() } else { words.reserved.clone() };
    if let Some(who) = who(edition, objection) {
        line = fill(&words.whose, &[("what", &line), ("who", &who)]);
    }
    if !objection.words.trim().is_empty() {
        line = fill(&words.says, &[("what", &line), ("words", bare(&objection.words))]);
    }
    let was = quoted(&objection.was);
    line = match place(edition, objection) {
        _ if was.is_empty() => line,
        Some(place) => fill(&words.towards_place, &[("what", &line), ("place", &place), ("was", &was)]),
        None => fill(&words.towards, &[("what", &line), ("was", &was)]),
    };
    if refused && !objection.reason.trim().is_empty() {
        line = fill(&words.reason, &[("what", &line), ("reason", bare(&objection.reason))]);
    }
    sentence(&line)
}

fn who(edition: &Edition<'_>, objection: &Objection) -> Option<String> {
    objection.person.map(|person| match edition.hidden.contains(&person) {
        true => words().reading.unnamed.clone(),
        false => person_full_in_sentence(edition.meeting, person),
    })
}

/// "ý kiến 3", "trả lời ý kiến 1, 4"; nothing for another line of the minutes.
fn place(edition: &Edition<'_>, objection: &Objection) -> Option<String> {
    let entry = entry_of(edition, objection)?;
    let numbered = |numbers: &[i64]| words().opinion.numbered(numbers);
    if let Some(opinion) = entry.opinion.and_then(|id| edition.meeting.get::<Opinion>(id)) {
        return Some(fill(&words().reading.opinion, &[("opinions", &numbered(&[opinion.number]))]));
    }
    let numbers = answered_numbers(edition.meeting, entry.answer?);
    (!numbers.is_empty()).then(|| fill(&words().reading.answer, &[("opinions", &numbered(&numbers))]))
}

fn adoption(edition: &Edition<'_>, reserved_above: bool) -> Option<String> {
    let (info, words) = (edition.meeting.info(), &words().reading);
    let objections = edition.meeting.objections();
    let mut differing = objections.iter().filter(|objection| objection.settlement != Settlement::Corrected);
    // Who kept an objection did not agree.
    let adopted = match differing.next() {
        Some(_) if reserved_above => &words.reserved_above,
        Some(_) => &words.by_vote,
        None => &words.by_all,
    };
    match (info.read_back_at, info.adopted_at) {
        (None, None) => None,
        (Some(_), None) => Some(words.read.clone()),
        (Some(_), Some(_)) => Some(fill(&words.read_adopted, &[("adopted", adopted)])),
        (None, Some(_)) => Some(fill(&words.adopted, &[("adopted", adopted)])),
    }
}

fn end(edition: &Edition<'_>) -> String {
    let (meeting, words) = (edition.meeting, &words().closing);
    let at = |time: Time| (time_words(meeting.clock(time)), date_words(meeting.day(time)));
    let missing = || (words.no_time.clone(), words.no_date.clone());
    let (time, date) = meeting.info().closed_at.map_or_else(missing, at);
    fill(&words.end, &[("time", &time), ("date", &date)])
}

/// Both texts around what differs: the words that changed, with a few on each side.
fn changed(was: &str, becomes: &str) -> (String, String) {
    let (was, becomes) = if bare(was) == bare(becomes) { (was, becomes) } else { (bare(was), bare(becomes)) };
    let (old, new): (Vec<&str>, Vec<&str>) = (was.split_whitespace().collect(), becomes.split_whitespace().collect());
    let common = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let before = common(&mut old.iter().zip(&new));
    let after = common(&mut old[before..].iter().rev().zip(new[before..].iter().rev()));
    let around = words().reading.around;
    let from = before.saturating_sub(around);
    let cut = |words: &[&str]| {
        let until = (words.len() - after + around).min(words.len());
        let (first, last) = (if from > 0 { "… " } else { "" }, if until < words.len() { " …" } else { "" });
        format!("{first}{}{last}", words[from..until].join(" "))
    };
    if old.len().max(new.len()) <= 3 * around { (old.join(" "), new.join(" ")) } else { (cut(&old), cut(&new)) }
}

/// What stands inside a sentence has no full stop of its own.
fn bare(text: &str) -> &str {
    let text = text.trim();
    if text.ends_with("..") { text } else { text.strip_suffix('.').unwrap_or(text) }
}

/// A quotation without its full stop, its beginning only when it is long.
fn quoted(text: &str) -> String {
    let said: Vec<&str> = bare(text).split_whitespace().collect();
    let longest = words().reading.longest;
    if said.len() <= longest { said.join(" ") } else { format!("{} …", said[..longest].join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_correction_only_what_changed_is_quoted() {
        let was = "Hồ sơ đất nộp từ năm 2023 đến nay đã hai lần bổ sung mà chưa có kết quả";
        let becomes = "Hồ sơ đất nộp từ năm 2024 đến nay đã hai lần bổ sung mà chưa có kết quả";
        let cut = ["… đất nộp từ năm 2023 đến nay đã hai …", "… đất nộp từ năm 2024 đến nay đã hai …"];
        assert_eq!(changed(was, becomes), (cut[0].to_owned(), cut[1].to_owned()));
        assert_eq!(changed("61", "63"), ("61".to_owned(), "63".to_owned()));
        let (old, new) = changed(was, &format!("{was} nào"));
        assert_eq!((old.as_str(), new.as_str()), ("… chưa có kết quả", "… chưa có kết quả nào"));
        let (old, new) = changed(was, "");
        assert_eq!((old.as_str(), new.as_str()), (was, ""));
    }
}

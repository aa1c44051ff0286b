//! What a version of the minutes says differently from the one before: why that was unlocked, and old words beside new.
//! Compared as they are printed. Not who changed what when, which is the journal.

use super::Sources;
use super::clean::harmless;
use super::minutes::{body, or_blank, receivers, signatures};
use super::model::{Block, Column, Paragraph, Row, Table};
use super::told::{Edition, Told, hidden_people, is_untold_entry, told};
use super::words::{fill, sentence, words};
use crate::domain::{Answer, Meeting, Version, Wish};
use crate::viet::{date_words, time_words};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;

/// Blocks longer than this are paired by their order, not by likeness.
const LIKENED: usize = 40;

/// The title and the blocks of the appendix; none while there was no version before.
pub(super) fn changes(sources: &Sources<'_>, wish: &Wish) -> Option<(String, Vec<Block>)> {
    let meeting = sources.meeting;
    let version = version_before(meeting)?;
    let number = version.number.to_string();
    let edition = Edition::new(meeting, wish);
    let mut blocks: Vec<Block> = unlocked(&edition, version).into_iter().map(Block::from).collect();
    if let Some(previous) = sources.previous {
        let rows = compared(meeting, previous, wish);
        blocks.push(match rows.is_empty() {
            true => Paragraph::plain(&words().changes.none).into(),
            false => Block::Table(table(&number, rows)),
        });
    }
    Some((fill(&words().changes.title, &[("version", &number)]), blocks))
}

/// The version the one being printed follows.
fn version_before(meeting: &Meeting) -> Option<&Version> {
    let newest = meeting.newest_version()?;
    let before = newest.number - i64::from(newest.is_locked());
    meeting.rows().versions.values().find(|version| version.number == before)
}

/// When it was unlocked and why; the reason is kept back where it names somebody this copy does not.
fn unlocked(edition: &Edition<'_>, version: &Version) -> Option<Paragraph> {
    let (meeting, words) = (edition.meeting, &words().changes);
    let at = version.unlocked_at?;
    let (time, date) = (time_words(meeting.clock(at)), date_words(meeting.day(at)));
    let number = version.number.to_string();
    let line = fill(&words.unlocked, &[("version", &number), ("time", &time), ("date", &date)]);
    let reason = fill(&words.reason, &[("reason", &sentence(or_blank(&version.reason)))]);
    let line = if edition.gives_away(&version.reason) { line } else { format!("{line} {reason}") };
    Some(Paragraph::plain(&line))
}

fn table(version: &str, rows: Vec<(String, String)>) -> Table {
    let words = &words().changes;
    let columns = words.columns.iter().zip(&words.widths).enumerate().map(|(at, (title, width))| {
        let column = Column::new(&fill(title, &[("version", version)]), *width);
        if at == 0 { column.centered() } else { column }
    });
    let rows = rows.into_iter().enumerate().map(|(at, (old, new))| {
        let old = if old.is_empty() { words.added.clone() } else { old };
        let new = if new.is_empty() { words.removed.clone() } else { new };
        Row::cells([(at + 1).to_string(), old, new])
    });
    Table::new(columns.collect(), rows.collect())
}

/// Old beside new words of what differs; an empty side was added or is gone. Nobody is named and nothing is told on either
/// side that one of the two versions keeps to itself.
fn compared(meeting: &Meeting, previous: &Meeting, wish: &Wish) -> Vec<(String, String)> {
    let hidden: BTreeSet<_> =
        [meeting, previous].into_iter().flat_map(|meeting| hidden_people(meeting, wish.audience)).collect();
    let Some(previous) = veiled(previous, meeting) else { return Vec::new() };
    let lines = |meeting| lines(&Edition { meeting, wish: *wish, hidden: hidden.clone() });
    let (old, new): (Vec<String>, Vec<String>) = (lines(&previous), lines(meeting));
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_index, old_len, .. } => {
                rows.extend(old[old_index..old_index + old_len].iter().map(|line| (line.clone(), String::new())));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                rows.extend(new[new_index..new_index + new_len].iter().map(|line| (String::new(), line.clone())));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                rows.extend(paired(&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]));
            }
        }
    }
    rows
}

/// Every line of the minutes that can change, appendices aside: they repeat what stands here.
fn lines(edition: &Edition<'_>) -> Vec<String> {
    let info = edition.meeting.info();
    let mut lines = vec![harmless(info.title.trim())];
    for block in body(edition, None) {
        match block {
            Block::Heading { text, .. } => lines.push(text),
            Block::Paragraph(paragraph) => lines.push(paragraph.text()),
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| match row {
                Row::Cells(cells) => {
                    let filled = table.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
                    filled.map(|(column, cell)| format!("{}: {cell}", column.title)).collect::<Vec<_>>().join("; ")
                }
                Row::Group(text) => text.clone(),
            })),
            Block::Chart(_) | Block::NewPage => {}
        }
    }
    lines.extend(signatures(edition.meeting).into_iter().map(|one| format!("{}: {}", one.office, one.name)));
    lines.extend(receivers(&info.receivers).lines);
    lines.retain(|line| !line.is_empty());
    lines
}

/// Lines that took the place of others: each old one beside the new one most like it in order, the rest alone.
fn paired(old: &[String], new: &[String]) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut rest = new;
    let by_order = old.len() == new.len() || old.len().max(new.len()) > LIKENED;
    for (at, line) in old.iter().enumerate() {
        let like = if by_order { (at < new.len()).then_some(0) } else { rest.iter().position(|new| alike(line, new)) };
        let Some(like) = like else {
            rows.push((line.clone(), String::new()));
            continue;
        };
        rows.extend(rest[..like].iter().map(|added| (String::new(), added.clone())));
        rows.push((line.clone(), rest[like].clone()));
        rest = &rest[like + 1..];
    }
    rows.extend(rest.iter().map(|added| (String::new(), added.clone())));
    rows
}

/// At least half of the words of the longer one are in both.
fn alike(one: &str, other: &str) -> bool {
    let mut words: Vec<&str> = other.split_whitespace().collect();
    let longer = words.len().max(one.split_whitespace().count());
    let mut common = 0;
    for word in one.split_whitespace() {
        if let Some(at) = words.iter().position(|known| *known == word) {
            words.swap_remove(at);
            common += 1;
        }
    }
    2 * common >= longer
}

/// The earlier version with what is kept back now kept back there too.
fn veiled(previous: &Meeting, now: &Meeting) -> Option<Meeting> {
    let mut rows = previous.rows().clone();
    let untold = now.rows().opinions.values().filter(|opinion| told(opinion) != Told::Openly);
    rows.opinions.extend(untold.map(|opinion| (opinion.id, opinion.clone())));
    let entries = now.rows().paragraphs.values().filter(|entry| is_untold_entry(now, entry));
    for entry in entries {
        for answer in [entry.answer, entry.reply_to].into_iter().flatten() {
            rows.answers.extend(now.get::<Answer>(answer).map(|row| (answer, row.clone())));
            rows.answer_opinions.retain(|_, link| link.answer != answer);
            let links = now.rows().answer_opinions.values().filter(|link| link.answer == answer);
            rows.answer_opinions.extend(links.map(|link| (link.id, link.clone())));
        }
        rows.paragraphs.insert(entry.id, entry.clone());
    }
    Meeting::load(previous.id(), rows, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_line_stands_beside_what_it_was_and_a_new_one_alone() {
        let lines = |text: &[&str]| text.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let rows = paired(&lines(&["một hai ba bốn", "năm"]), &lines(&["mới toanh", "một hai ba sáu", "bảy tám"]));
        let told: Vec<(&str, &str)> = rows.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
        let expected = [("", "mới toanh"), ("một hai ba bốn", "một hai ba sáu"), ("năm", ""), ("", "bảy tám")];
        assert_eq!(told, expected);
    }
}

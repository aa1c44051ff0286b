//! What all papers of a meeting have in common: the head by whose paper it is, its number, its day, the seal of a locked version.

use super::clean::harmless;
use super::minutes::or_blank;
use super::model::{Document, Head, Seal, Signature};
use super::rules::Rules;
use super::words::fill;
use crate::domain::{Duty, Meeting, Organ, Paper, Version, Wish};
use crate::viet::{capitalize, date_words, nfc, time_words};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organs {
    state: Form,
    party: Form,
    front: Form,
    common: Common,
    /// By the code of the paper; a paper without one has no number.
    kinds: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    nation: String,
    motto: String,
    starred: bool,
    mark: String,
    number: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    no_number: String,
    no_number_said: String,
    dated: String,
    no_date: String,
    version: String,
    fingerprint: String,
    agencies: Vec<String>,
}

impl Organs {
    fn form(&self, organ: Organ) -> &Form {
        match organ {
            Organ::State => &self.state,
            Organ::Party => &self.party,
            Organ::Front => &self.front,
        }
    }
}

fn organs() -> &'static Organs {
    static ORGANS: LazyLock<Organs> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/papers/organs.toml")).expect("the shipped heads can be read")
    });
    &ORGANS
}

/// A paper with its head and its seal, and nothing in it yet. `title` stands in capitals already.
pub(super) fn frame(meeting: &Meeting, wish: &Wish, title: &str, subtitle: &str) -> Document {
    Document {
        rules: Rules::in_force(),
        file_stem: meeting.paper_stem(wish),
        turned: false,
        head: head(meeting, wish.paper),
        title: title.to_owned(),
        subtitle: harmless(subtitle.trim()),
        blocks: Vec::new(),
        signatures: Vec::new(),
        receivers: None,
        appendices: Vec::new(),
        seal: meeting.locked().map(|version| seal(meeting, version, wish)),
    }
}

fn head(meeting: &Meeting, paper: Paper) -> Head {
    let info = meeting.info();
    let form = organs().form(info.organ);
    let lines = info.agency.lines().map(|line| harmless(line.trim()).to_uppercase());
    let agency: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    Head {
        parent: harmless(info.parent_agency.trim()).to_uppercase(),
        agency: if agency.is_empty() { vec![or_blank("").to_owned()] } else { agency },
        starred: form.starred,
        number: number(meeting, paper).unwrap_or_default(),
        nation: form.nation.clone(),
        motto: form.motto.clone(),
        dated: if paper == Paper::Minutes { String::new() } else { dated(meeting, paper) },
    }
}

/// "Số: 05/BB-UBND", blank where no number was given yet; none for a paper that is never numbered.
pub(super) fn number(meeting: &Meeting, paper: Paper) -> Option<String> {
    let mark = mark(meeting, paper, &organs().common.no_number)?;
    Some(fill(&organs().form(meeting.info().organ).number, &[("mark", &mark)]))
}

/// "05/BB-UBND" inside a sentence, "…/BB-UBND" while no number was given.
pub(super) fn number_said(meeting: &Meeting, paper: Paper) -> Option<String> {
    mark(meeting, paper, &organs().common.no_number_said)
}

/// The number with its symbol. Minutes of a Party cell that has no symbol and gave no number carry none.
fn mark(meeting: &Meeting, paper: Paper, no_number: &str) -> Option<String> {
    let (info, organs) = (meeting.info(), organs());
    let kind = organs.kinds.get(paper.code())?;
    let symbol = info.symbol.trim().trim_matches(['-', '/']).to_uppercase();
    let of_minutes = &organs.kinds[Paper::Minutes.code()];
    let body = match symbol.strip_prefix(of_minutes.as_str()) {
        Some("") => "",
        Some(rest) => rest.strip_prefix(['-', '/']).unwrap_or(&symbol),
        None => &symbol,
    };
    let given = meeting.paper_number(paper);
    if info.organ == Organ::Party && paper == Paper::Minutes && symbol.is_empty() && given.is_none() {
        return None;
    }
    let number = given.map_or_else(|| no_number.to_owned(), two_digits);
    let values = [("number", number.as_str()), ("kind", kind), ("body", or_blank(body))];
    Some(harmless(&fill(&organs.form(info.organ).mark, &values)))
}

/// Numbers below ten take a zero (NĐ 30/2020, Phụ lục I, phần II, mục 3); what else was typed stays.
fn two_digits(number: &str) -> String {
    let is_digit = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_digit { format!("0{number}") } else { number.to_owned() }
}

/// The agency inside a sentence: "Ủy ban nhân dân xã Trung Hội". Only lines kept in capitals are changed.
pub(super) fn agency_said(meeting: &Meeting) -> String {
    let lines = meeting.info().agency.lines().map(str::trim).filter(|line| !line.is_empty());
    let said: Vec<String> =
        lines.map(|line| if is_capital(line) { uncapital(line) } else { line.to_owned() }).collect();
    harmless(or_blank(&said.join(" ")))
}

fn is_capital(line: &str) -> bool {
    !line.chars().any(char::is_lowercase)
}

fn uncapital(line: &str) -> String {
    let words: Vec<String> = line.split_whitespace().map(|word| nfc(word).to_lowercase()).collect();
    let mut said: Vec<String> = Vec::new();
    let (mut at, mut names) = (0, false);
    while at < words.len() {
        let known = organs().common.agencies.iter().find(|known| {
            let known: Vec<String> = known.split(' ').map(str::to_lowercase).collect();
            !names && words[at..].starts_with(&known)
        });
        let phrase = known.map_or_else(|| capitalize(&words[at]), String::clone);
        at += phrase.split(' ').count();
        // What follows "xã" is a name, whatever it looks like.
        names = known.is_some() && phrase.chars().next().is_some_and(char::is_lowercase);
        said.push(phrase);
    }
    said.join(" ")
}

/// "Trung Hội, ngày 25 tháng 5 năm 2025": the day the paper was issued, blank until then.
fn dated(meeting: &Meeting, paper: Paper) -> String {
    let common = &organs().common;
    let day = meeting.issue_of(paper).and_then(|issue| issue.issued_on);
    let date = day.map_or_else(|| common.no_date.clone(), date_words);
    harmless(&fill(&common.dated, &[("seat", or_blank(&meeting.info().seat)), ("date", &date)]))
}

fn seal(meeting: &Meeting, version: &Version, wish: &Wish) -> Seal {
    let common = &organs().common;
    let (number, step) = (version.number.to_string(), version.step.to_string());
    let (time, date) = (time_words(meeting.clock(version.locked_at)), date_words(meeting.day(version.locked_at)));
    let version_line =
        fill(&common.version, &[("version", &number), ("time", &time), ("date", &date), ("step", &step)]);
    let digits: Vec<char> = version.fingerprint.chars().filter(char::is_ascii_hexdigit).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    let audience = wish.audience.code();
    let order = if wish.grouped { "grouped" } else { "single" };
    Seal {
        lines: vec![version_line, fill(&common.fingerprint, &[("fingerprint", &groups.join(" "))])],
        mark: format!(
            "thuky:{}:{audience}:{order}:{number}:{step}:{}",
            wish.paper.code(),
            digits.iter().collect::<String>()
        ),
    }
}

/// Who signs notices and reports: the chair, for the agency (NĐ 30/2020, Phụ lục I, phần II, mục 7).
pub(super) fn signer(meeting: &Meeting) -> Signature {
    let info = meeting.info();
    let line = |text: &str| harmless(text.trim()).to_uppercase();
    let name = meeting.with_duty(Duty::Chair).next().map_or("", |person| person.name.trim());
    Signature {
        over: Some(line(&info.on_behalf)).filter(|line| !line.is_empty()).into_iter().collect(),
        office: line(or_blank(&info.signer_office)),
        name: harmless(or_blank(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_in_capitals_is_said_in_small_letters() {
        for (line, said) in [
            ("ỦY BAN NHÂN DÂN XÃ TRUNG HỘI", "Ủy ban nhân dân xã Trung Hội"),
            ("XÃ BẢN NGUYÊN", "xã Bản Nguyên"),
            ("BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam"),
            ("CHI BỘ XÓM 12", "Chi bộ xóm 12"),
        ] {
            assert_eq!(uncapital(line), said);
        }
        assert!(!is_capital("Ủy ban nhân dân"));
    }
}

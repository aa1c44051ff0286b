//! What all papers of a meeting have in common: the head by whose paper it is, its number, its day, the seal of a locked version.

use super::clean::harmless;
use super::minutes::or_blank;
use super::model::{Document, Head, Seal, Signature};
use super::rules::Rules;
use super::words::fill;
use crate::domain::{Audience, Duty, Meeting, Organ, Paper, Version, Wish};
use crate::viet::{date_words, time_words};
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
    number: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    no_number: String,
    dated: String,
    no_date: String,
    version: String,
    fingerprint: String,
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
    let form = match info.organ {
        Organ::State => &organs().state,
        Organ::Party => &organs().party,
        Organ::Front => &organs().front,
    };
    let agency: Vec<String> = info.agency.lines().map(|line| harmless(line.trim()).to_uppercase()).collect();
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
    let (info, organs) = (meeting.info(), organs());
    let kind = organs.kinds.get(paper.code())?;
    let form = match info.organ {
        Organ::State => &organs.state,
        Organ::Party => &organs.party,
        Organ::Front => &organs.front,
    };
    let symbol = info.symbol.trim();
    let minutes = &organs.kinds[Paper::Minutes.code()];
    let body = symbol.strip_prefix(minutes.as_str()).and_then(|rest| rest.strip_prefix(['-', '/'])).unwrap_or(symbol);
    let number = meeting.paper_number(paper).unwrap_or(&organs.common.no_number);
    Some(harmless(&fill(&form.number, &[("number", number), ("kind", kind), ("body", or_blank(body))])))
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
    let audience = match wish.audience {
        Audience::Office => "office",
        Audience::Public => "public",
    };
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

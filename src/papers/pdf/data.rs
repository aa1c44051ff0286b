//! A document as the data of the template: its words with their lengths, the sheets and the looks of the rules.
//! What lies between title and signatures is in `blocks`; how things are placed, in the template.

use super::super::clean::harmless;
use super::super::measure::{Even, even, rule, width};
use super::super::model::{Appendix, Block, Document, Signature};
use super::super::rules::{Align, Page, Role, Rules};
use super::blocks::block;
use super::letters::{fitting, shown};
use serde_json::{Map, Value, json};

/// A sheet words are set on.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub rules: &'static Rules,
    pub turned: bool,
}

impl Sheet {
    fn page(self) -> &'static Page {
        self.rules.sheet(self.turned)
    }
    /// Millimetres of a line of text.
    pub fn room(self) -> f64 {
        self.page().text()
    }
    pub fn size(self, role: Role) -> f64 {
        self.rules.style(role).size
    }
    /// Millimetres a bold line of this role takes.
    pub fn width(self, role: Role, text: &str) -> f64 {
        width(self.rules, text, self.size(role))
    }
    pub fn fitting(self, role: Role, text: &str, room: f64) -> String {
        fitting(self.rules, text, self.size(role), room)
    }
    /// Lines the words take in `room` millimetres, rather too many than too few.
    pub fn lines(self, role: Role, text: &str, room: f64) -> f64 {
        let space = self.width(role, " ");
        let (mut lines, mut line) = (1.0, 0.0);
        for word in text.split(' ').map(|word| self.width(role, word)) {
            if line > 0.0 && line + word > room {
                lines += 1.0;
                line = 0.0;
            }
            lines += (word / room).floor();
            line += word % room + space;
        }
        lines
    }
    fn even(self, role: Role, text: &str, room: f64) -> Even {
        even(self.rules, text, self.size(role), room)
    }
    /// Columns as wide as the text, in the proportions given.
    pub fn filled(self, columns: &[f64]) -> Vec<f64> {
        let whole: f64 = columns.iter().sum();
        // What is a hair off stays as it is.
        let stays = whole <= 0.0 || (whole - self.room()).abs() < 0.5;
        let scale = if stays { 1.0 } else { self.room() / whole };
        columns.iter().map(|width| width * scale).collect()
    }
    /// Words in lines of nearly the same length.
    fn evenly(self, role: Role, text: &str) -> Value {
        let measure = self.even(role, text, self.room()).measure;
        json!({ "text": self.fitting(role, text, measure), "measure": measure })
    }
    fn json(self) -> Value {
        let page = self.page();
        json!({
            "width": page.width, "height": page.height, "top": page.top, "bottom": page.bottom,
            "left": page.left, "right": page.right, "header": page.header, "footer": page.footer,
        })
    }
}

pub(super) fn json(document: &Document) -> Vec<u8> {
    let sheet = Sheet { rules: document.rules, turned: document.turned };
    let signed = !document.signatures.is_empty() || document.receivers.is_some();
    let names = [document.title.as_str(), document.subtitle.as_str()];
    let data = json!({
        "meta": {
            "title": harmless(names.join(" – ").trim_matches([' ', '–'])),
            "author": harmless(&document.head.agency.join(" ")),
            "mark": document.seal.as_ref().map(|seal| seal.mark.as_str()),
        },
        "styles": styles(document.rules),
        "sheet": sheet.json(),
        "head": head(sheet, document),
        "title": title(sheet, document),
        "blocks": blocks(sheet, &document.blocks, signed),
        "signing": signing(sheet, document),
        "appendices": document.appendices.iter().map(|it| appendix(document.rules, it)).collect::<Vec<_>>(),
        "seal": document.seal.as_ref().map(|seal| seal.lines.iter().map(|line| shown(line)).collect::<Vec<_>>()),
    });
    data.to_string().into_bytes()
}

/// By the name of the role.
fn styles(rules: &Rules) -> Map<String, Value> {
    let style = |role: &Role| {
        let style = rules.style(*role);
        let align = match style.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Justify => "justify",
        };
        let look = json!({
            "size": style.size, "bold": style.bold, "italic": style.italic, "align": align,
            "first_line": style.first_line, "before": style.before, "after": style.after, "keep_next": style.keep_next,
        });
        (format!("{role:?}"), look)
    };
    Role::ALL.iter().map(style).collect()
}

fn head(sheet: Sheet, document: &Document) -> Value {
    let head = &document.head;
    let columns = sheet.filled(&sheet.rules.columns.head);
    let left = |role, text: &str| sheet.fitting(role, text, columns[0]);
    let right = |role, text: &str| sheet.fitting(role, text, columns[1]);
    let last = head.agency.last().map_or(0.0, |last| sheet.even(Role::Agency, last, columns[0]).last);
    let over = if head.motto.is_empty() {
        sheet.width(Role::Nation, &head.nation)
    } else {
        sheet.width(Role::Motto, &head.motto)
    };
    json!({
        "columns": columns,
        "parent": left(Role::Parent, &head.parent),
        "agency": head.agency.iter().map(|line| left(Role::Agency, line)).collect::<Vec<_>>(),
        "starred": head.starred,
        "agency_rule": rule(last).min(columns[0]),
        "number": left(Role::Number, &head.number),
        "nation": right(Role::Nation, &head.nation),
        "motto": right(Role::Motto, &head.motto),
        "nation_rule": over.min(columns[1]),
        "dated": right(Role::Dated, &head.dated),
    })
}

fn title(sheet: Sheet, document: &Document) -> Value {
    let (role, lowest) = if document.subtitle.is_empty() {
        (Role::Title, &document.title)
    } else {
        (Role::Subtitle, &document.subtitle)
    };
    json!({
        "title": sheet.evenly(Role::Title, &document.title),
        "subtitle": sheet.evenly(Role::Subtitle, &document.subtitle),
        "rule": rule(sheet.even(role, lowest, sheet.room()).last).min(sheet.room()),
    })
}

/// `followed`: what comes after them must not stand alone on a page.
fn blocks(sheet: Sheet, blocks: &[Block], followed: bool) -> Vec<Value> {
    blocks.iter().enumerate().map(|(at, it)| block(sheet, it, followed && at + 1 == blocks.len())).collect()
}

fn signing(sheet: Sheet, document: &Document) -> Value {
    let columns = sheet.filled(&sheet.rules.columns.signatures);
    let signature = |at: usize, signature: &Signature| {
        let line = |text: &String| sheet.fitting(Role::Signer, text, columns[at]);
        let lines: Vec<String> = signature.over.iter().chain([&signature.office]).map(line).collect();
        json!({ "lines": lines, "name": line(&signature.name) })
    };
    let (left, right) = match &document.signatures[..] {
        [] => (None, None),
        [only] => (None, Some(only)),
        [left, right, ..] => (Some(left), Some(right)),
    };
    // Receivers have a column of their own beside or under a signature.
    let room = if right.is_some() { columns[0] } else { sheet.room() };
    let receivers = document.receivers.as_ref().map(|receivers| {
        let lines = receivers.lines.iter().map(|line| sheet.fitting(Role::Receiver, line, room));
        let title = sheet.fitting(Role::ReceiversHead, &receivers.title, room);
        json!({ "title": title, "lines": lines.collect::<Vec<_>>() })
    });
    json!({
        "columns": columns,
        "room": sheet.rules.columns.signing,
        "left": left.map(|left| signature(0, left)),
        "right": right.map(|right| signature(2, right)),
        "receivers": receivers,
    })
}

fn appendix(rules: &'static Rules, appendix: &Appendix) -> Value {
    let sheet = Sheet { rules, turned: appendix.turned };
    json!({
        "sheet": sheet.json(),
        "label": sheet.fitting(Role::AppendixLabel, &appendix.label, sheet.room()),
        "title": sheet.evenly(Role::AppendixTitle, &appendix.title),
        "note": sheet.evenly(Role::AppendixNote, &appendix.note),
        "blocks": blocks(sheet, &appendix.blocks, false),
    })
}

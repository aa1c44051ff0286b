//! How a paper looks by the decree in force: page, sizes, styles, as read from `data/papers`. Not the words in it.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a line of a paper is; its look follows (NĐ 30/2020, Phụ lục I, table at the end of phần V).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Nation,
    Motto,
    /// Cơ quan chủ quản.
    Parent,
    Agency,
    /// The star under the agency of the Party's papers.
    Star,
    Number,
    /// Địa danh và thời gian.
    Dated,
    Title,
    Subtitle,
    /// The empty line that carries a rule.
    Rule,
    /// Mục: "I. …".
    Section,
    /// Khoản with a title: "1. …".
    Clause,
    /// Điểm: "a) …".
    Point,
    Body,
    TableHead,
    TableCell,
    /// The row over all columns with which a group begins.
    TableGroup,
    /// The same three in a table of many columns.
    DenseHead,
    DenseCell,
    DenseGroup,
    ChartTitle,
    /// The legend, the labels of bars and what is written at their ends.
    ChartWords,
    Signer,
    SignerName,
    ReceiversHead,
    Receiver,
    PageNumber,
    AppendixLabel,
    AppendixTitle,
    AppendixNote,
    /// At the foot of every sheet of a locked version.
    Seal,
}

impl Role {
    pub const ALL: [Role; 31] = [
        Role::Nation,
        Role::Motto,
        Role::Parent,
        Role::Agency,
        Role::Star,
        Role::Number,
        Role::Dated,
        Role::Title,
        Role::Subtitle,
        Role::Rule,
        Role::Section,
        Role::Clause,
        Role::Point,
        Role::Body,
        Role::TableHead,
        Role::TableCell,
        Role::TableGroup,
        Role::DenseHead,
        Role::DenseCell,
        Role::DenseGroup,
        Role::ChartTitle,
        Role::ChartWords,
        Role::Signer,
        Role::SignerName,
        Role::ReceiversHead,
        Role::Receiver,
        Role::PageNumber,
        Role::AppendixLabel,
        Role::AppendixTitle,
        Role::AppendixNote,
        Role::Seal,
    ];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Left,
    Center,
    Justify,
}

/// The look of a line: sizes and gaps in points, indents in millimetres.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    pub size: f64,
    #[serde(default)]
    pub bold: bool,
    #[serde(default)]
    pub italic: bool,
    pub align: Align,
    #[serde(default)]
    pub first_line: f64,
    #[serde(default)]
    pub before: f64,
    #[serde(default)]
    pub after: f64,
    #[serde(default)]
    pub keep_next: bool,
    /// 1 to 3 for headings.
    pub outline: Option<u8>,
}

/// The sheet and its margins, in millimetres.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub top: f64,
    pub bottom: f64,
    pub left: f64,
    pub right: f64,
    /// From the upper edge to the page number.
    pub header: f64,
    /// From the lower edge to the end of the seal.
    pub footer: f64,
}

impl Page {
    /// The width of the text.
    pub fn text(&self) -> f64 {
        self.width - self.left - self.right
    }
}

/// Widths of the tables that have no borders, in millimetres of an upright sheet.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    pub head: [f64; 2],
    pub signatures: [f64; 3],
    /// Points left free for a signature and a seal.
    pub signing: f64,
}

/// Advance widths of the bold face, in thousandths of the size.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bold {
    /// From U+0020 to U+007E.
    pub widths: Vec<u16>,
    pub others: BTreeMap<char, u16>,
}

/// One set of rules, with the name of its decree and the day it took effect.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub name: String,
    /// "2020-03-05".
    pub since: String,
    pub font: String,
    pub page: Page,
    /// The sheet on its side; its margins are those of the sheet as it is read.
    pub turned: Page,
    pub columns: Columns,
    styles: BTreeMap<Role, Style>,
    pub bold: Bold,
}

impl Rules {
    /// The rules in force: Nghị định 30/2020/NĐ-CP.
    pub fn in_force() -> &'static Rules {
        static RULES: LazyLock<Rules> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/papers/nd30-2020.toml")).expect("the shipped rules can be read")
        });
        &RULES
    }
    pub fn sheet(&self, turned: bool) -> &Page {
        if turned { &self.turned } else { &self.page }
    }
    pub fn style(&self, role: Role) -> &Style {
        self.styles.get(&role).expect("the shipped rules give every role a style")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_style_and_the_columns_fill_the_page() {
        let rules = Rules::in_force();
        assert!(Role::ALL.iter().all(|role| rules.style(*role).size > 0.0));
        assert_eq!(rules.styles.len(), Role::ALL.len());
        assert_eq!(rules.page.text(), 165.0);
        assert_eq!(rules.turned.text(), 247.0);
        assert_eq!(rules.columns.head.iter().sum::<f64>(), 165.0);
        assert_eq!(rules.columns.signatures.iter().sum::<f64>(), 165.0);
        assert_eq!(rules.bold.widths.len(), 0x7f - 0x20);
    }
}

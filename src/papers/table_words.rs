//! The words and the columns of the lists, as read from `data/papers/tables.toml`. Not where the facts come from.

use super::words::{Standings, Ways, read};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A column as the data gives it; its width in millimetres.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Titled {
    pub title: String,
    pub width: f64,
    #[serde(default)]
    pub centered: bool,
    #[serde(default)]
    pub counts: bool,
}

read! {
    TableWords {
        common: Common, opinions: Opinions, speakers: Speakers, agenda: Agenda, sheets: Sheets, journal: Journal,
        calendar: Calendar,
    }
    Common { subtitle: String, other_day: String, group: String, yes: String, no: String }
    Opinions {
        title: String, columns: Vec<Titled>, field: String, no_field: String, withheld: String, total: String,
        at_home: String, unit: String, answer: String, same: String, reader: String, reason: String, unnamed: String,
        ways: Ways, standings: Standings,
    }
    Speakers {
        title: String, heard: String, columns: Vec<Titled>, residents: String, members: String, officials: String, point: String,
        called: String, unfinished: String, total: String, not_heard: String, waiting_columns: Vec<Titled>,
        by_hamlet: String, hamlet_columns: Vec<Titled>, no_hamlet: String, hamlets_total: String, span: String,
        states: States,
    }
    States {
        waiting: String, speaking: String, paused: String, done: String, withdrawn: String, unheard: String,
        refused: String,
    }
    Agenda {
        title: String, opened: String, closed: String, planned: String, actual: String, columns: Vec<Titled>,
        from_to: String, from: String, over: String, under: String, even: String, skipped: String, under_way: String,
        r#break: String, total: String, total_planned: String, total_actual: String, total_breaks: String,
    }
    Sheets {
        title: String, rule: String, queue: String, queue_rows: usize, queue_columns: Vec<Titled>, opinion: String,
        opinion_columns: Vec<Titled>, words: String, words_columns: Vec<Titled>, by: String, by_columns: Vec<Titled>,
        answer: String, answer_columns: Vec<Titled>, result: String, result_columns: Vec<Titled>, agenda: String,
        agenda_columns: Vec<Titled>, agenda_rows: usize, line: f64, words_height: f64, answer_height: f64,
    }
    Journal {
        title: String, columns: Vec<Titled>, day_hour: String, withheld: String, born: String, changed: String,
        died: String, of: String, most: usize, more: String, nothing: String, gone: String, quoted: String, item: String, r#break: String,
        names: BTreeMap<String, BTreeMap<String, String>>, settlements: BTreeMap<String, String>,
        papers: BTreeMap<String, String>, organs: BTreeMap<String, String>,
    }
    Calendar { item: String, item_minutes: String, unit: String, support: String, from: String }
}

/// The words of the lists.
pub(super) fn table_words() -> &'static TableWords {
    static WORDS: LazyLock<TableWords> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/papers/tables.toml")).expect("the shipped words can be read")
    });
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Organ, Paper, Settlement, table};

    #[test]
    fn the_columns_fill_the_sheet() {
        let words = table_words();
        let width = |columns: &[Titled]| columns.iter().map(|column| column.width).sum::<f64>();
        let (speakers, sheets) = (&words.speakers, &words.sheets);
        for columns in [
            &words.opinions.columns,
            &speakers.columns,
            &speakers.waiting_columns,
            &speakers.hamlet_columns,
            &words.agenda.columns,
            &words.journal.columns,
        ] {
            assert_eq!(width(columns), 247.0, "{columns:?}");
        }
        for columns in [
            &sheets.queue_columns,
            &sheets.opinion_columns,
            &sheets.words_columns,
            &sheets.by_columns,
            &sheets.answer_columns,
            &sheets.result_columns,
            &sheets.agenda_columns,
        ] {
            assert_eq!(width(columns), 165.0, "{columns:?}");
        }
    }

    #[test]
    fn the_journal_names_columns_that_are_there_and_never_a_phone() {
        let journal = &table_words().journal;
        for (name, columns) in &journal.names {
            let spec = table(name).unwrap_or_else(|| panic!("no table {name}"));
            assert!(columns.keys().all(|column| spec.column(column).is_some()), "{name} {columns:?}");
        }
        assert!(!journal.names["person"].contains_key("phone"));
        assert!(Settlement::ALL.iter().all(|code| journal.settlements.contains_key(code.code())));
        assert!(Paper::ALL.iter().all(|code| journal.papers.contains_key(code.code())));
        assert!(Organ::ALL.iter().all(|code| journal.organs.contains_key(code.code())));
    }
}

//! The words of the notice of conclusions and of the report, as read from `data/papers`. Not those they share with the minutes.

use serde::Deserialize;
use std::sync::LazyLock;

words! {
    Notices { held: Held, outline: OutlineWords, turns: Turns }
    Held { one_day: String, two_days: String, no_time: String }
    Turns { residents: String, members: String }
    OutlineWords { section: String, clause: String, item: String, close: String, close_bare: String }

    Conclusions {
        title: String, subtitle: String, opening: NoticeOpening, conclusions: Concluded, later: Later, tasks: NoticeTasks,
    }
    NoticeOpening { held: String, overall: String, outcomes: String }
    Concluded { title: String, intro: String, elsewhere: String }
    Later { title: String, in_writing: String, passed_on: String }
    NoticeTasks { title: String, answer: String }

    Report {
        title: String, subtitle: String, organized: Organized, results: ReportResults, by_field: Counted, by_hamlet: Counted,
        charts: Charts, tasks: ReportTasks, left: Left, above: Above,
    }
    Organized {
        title: String, period: String, venue: String, chair: String, secretary: String, agenda: String,
        left_out: String,
    }
    ReportResults {
        title: String, counts: String, turns: String, turns_of: String, outcomes: String, among: String, answered: String,
        outcome: String, time: String,
    }
    /// A table of counts.
    Counted { title: String, columns: Vec<String>, widths: Vec<f64>, rest: String, total: String }
    Charts {
        fields: String, opinions: String, agenda: String, planned: String, actual: String, item: String, speaking: String,
        minutes: String, leaders: String, residents: String, members: String, short: String, none: String,
    }
    ReportTasks { title: String, given: String, given_bare: String, minutes: String, conclusions: String }
    Left { title: String, opinions: String, people: String }
    Above { title: String }
}

/// What both papers say.
pub(super) fn notices() -> &'static Notices {
    static WORDS: LazyLock<Notices> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/papers/notices.toml")).expect("the shipped words can be read")
    });
    &WORDS
}

pub(super) fn conclusions() -> &'static Conclusions {
    static WORDS: LazyLock<Conclusions> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/papers/conclusions.toml")).expect("the shipped words can be read")
    });
    &WORDS
}

pub(super) fn report() -> &'static Report {
    static WORDS: LazyLock<Report> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/papers/report.toml")).expect("the shipped words can be read")
    });
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_counts_fill_the_page() {
        for table in [&report().by_field, &report().by_hamlet] {
            assert_eq!(table.columns.len(), table.widths.len());
            assert_eq!(table.widths.iter().sum::<f64>(), 165.0);
        }
    }
}

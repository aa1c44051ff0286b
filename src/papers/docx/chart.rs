//! Bars as shaded cells of a table: no drawing, so every program shows and prints them, and their words can be read.

use super::super::model::{Bar, BarValue, Chart, Face};
use super::super::rules::{Align, Role};
use super::pieces::{Extra, Hair, fixed_table, hair, line, paragraph, run, shaded, spanning};
use super::sheet::Sheet;
use super::xml::{Xml, whole_twips};

/// Dark and light, told apart where there are no colours.
const SHADES: [&str; 2] = ["404040", "BFBFBF"];
/// Millimetres: the margins of a cell together, and the least and the most for words beside the bars.
const MARGINS: f64 = 4.0;
const LEAST: f64 = 15.0;
const MOST: f64 = 65.0;
/// How many lengths a bar can have: Word takes 63 columns.
const STEPS: usize = 60;

/// The columns of the table: the labels', then one for each step a bar can be long, then the words' of the longest bar.
struct Layout {
    label: f64,
    step: f64,
    words: f64,
    longest: i64,
}

impl Layout {
    fn of(sheet: Sheet, chart: &Chart) -> Layout {
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            let width = texts.map(|text| sheet.words(Role::ChartWords, text)).fold(0.0, f64::max);
            (width + MARGINS).clamp(LEAST, MOST)
        };
        let values = || chart.bars.iter().flat_map(|bar| &bar.values);
        let label = widest(&mut chart.bars.iter().map(|bar| bar.label.as_str()));
        let words = widest(&mut values().map(|value| value.words.as_str()));
        // Whole twips, so that bars of one length end at one place.
        let step = whole_twips((sheet.room() - label - words) / 60.0);
        Layout { label, step, words, longest: values().map(|value| value.length).max().unwrap_or(0) }
    }
    /// How many steps a bar takes: none for nothing, one at least for something.
    fn steps_of(&self, length: i64) -> usize {
        let (length, longest) = (i128::from(length.max(0)), i128::from(self.longest.max(1)));
        let steps = (length * 60 + longest / 2) / longest;
        usize::try_from(steps.max(i128::from(length > 0))).map_or(0, |steps| steps.min(STEPS))
    }
    fn columns(&self) -> Vec<f64> {
        let steps = std::iter::repeat_n(self.step, STEPS);
        [self.label].into_iter().chain(steps).chain([self.words]).collect()
    }
}

/// Title, what the shades mean, and the bars; `extra` as for a table.
pub(super) fn chart(xml: &mut Xml, sheet: Sheet, chart: &Chart, extra: Extra) {
    if !chart.title.is_empty() {
        line(xml, Role::ChartTitle, &chart.title);
    }
    legend(xml, chart);
    if chart.bars.is_empty() {
        return;
    }
    let layout = Layout::of(sheet, chart);
    fixed_table(xml, &layout.columns(), |xml| {
        for (at, bar) in chart.bars.iter().enumerate() {
            let last = at + 1 == chart.bars.len();
            for (series, value) in bar.values.iter().enumerate() {
                let tied = series + 1 < bar.values.len() || (last && extra.keep_next);
                row(xml, &layout, bar, (series, value), tied);
            }
        }
    });
    let Extra { keep_next, after, .. } = extra;
    hair(xml, Hair { keep_next, after: after.unwrap_or(0.0), ..Hair::default() });
}

fn legend(xml: &mut Xml, chart: &Chart) {
    let extra = Extra { keep_next: true, after: Some(3.0), align: Some(Align::Center), ..Extra::default() };
    paragraph(xml, Role::ChartWords, extra, |xml| {
        for (at, (name, shade)) in chart.series.iter().zip(SHADES).enumerate() {
            shaded(xml, shade, "\u{2003}");
            let gap = if at + 1 < chart.series.len() { "\u{2003}" } else { "" };
            run(xml, Face::Plain, &format!(" {name}{gap}"));
        }
    });
}

fn row(xml: &mut Xml, layout: &Layout, bar: &Bar, (series, value): (usize, &BarValue), tied: bool) {
    let words = |xml: &mut Xml, text: &str| {
        let extra = Extra { keep_next: tied, ..Extra::default() };
        paragraph(xml, Role::ChartWords, extra, |xml| run(xml, Face::Plain, text));
    };
    let middle = |xml: &mut Xml| xml.val("w:vAlign", "center");
    xml.tag("w:tr", &[], |xml| {
        xml.tag("w:trPr", &[], |xml| xml.leaf("w:cantSplit", &[]));
        let merged = |xml: &mut Xml| {
            // The label stands beside all bars of its group.
            if bar.values.len() > 1 {
                xml.val("w:vMerge", if series == 0 { "restart" } else { "continue" });
            }
            middle(xml);
        };
        spanning(xml, layout.label, 1, merged, |xml| words(xml, if series == 0 { &bar.label } else { "" }));
        let steps = layout.steps_of(value.length);
        let long = |steps: usize| std::iter::repeat_n(layout.step, steps).sum::<f64>();
        if steps > 0 {
            spanning(xml, long(steps), steps, |xml| filled(xml, series, bar.values.len()), |xml| words(xml, ""));
        }
        let rest = STEPS - steps;
        spanning(xml, long(rest) + layout.words, rest + 1, middle, |xml| words(xml, &value.words));
    });
}

/// A shaded cell without margins, with white above and below so that bars do not touch; more of it between groups.
fn filled(xml: &mut Xml, series: usize, of: usize) {
    xml.tag("w:tcBorders", &[], |xml| {
        for (side, opens) in [("w:top", of > 1 && series == 0), ("w:bottom", false)] {
            let eighths = if opens { "64" } else { "24" };
            let white = [("w:val", "single"), ("w:sz", eighths), ("w:space", "0"), ("w:color", "FFFFFF")];
            xml.leaf(side, &white);
        }
    });
    let shade = SHADES[series % SHADES.len()];
    xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)]);
    xml.tag("w:tcMar", &[], |xml| {
        for side in ["w:left", "w:right"] {
            xml.leaf(side, &[("w:w", "0"), ("w:type", "dxa")]);
        }
    });
}

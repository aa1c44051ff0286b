//! The tables of a paper as an Excel workbook, one sheet a table. Counts are numbers; every other cell is written as words, so
//! that nothing is ever taken for a formula. Not what stands in them.

use super::flat::{Flat, Part, Slot, parts};
use super::model::{Bar, Chart, Document};
use super::rules::Role;
use rust_xlsxwriter::{
    Chart as Drawn, ChartDataLabel, ChartType, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    IgnoreError, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeSet;

/// Characters a cell holds at most.
const CELL: usize = 32_767;
/// UTF-16 units the name of a sheet has at most.
const NAME: usize = 31;
const A4: u8 = 9;

/// # Errors
/// The library refused: more rows than a sheet has, for one.
pub fn write(document: &Document) -> Result<Vec<u8>, String> {
    workbook(document).and_then(|mut book| book.save_to_buffer()).map_err(|error| error.to_string())
}

fn workbook(document: &Document) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // A fixed day: the same rows give the same bytes.
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let title = format!("{} – {}", document.title, document.subtitle);
    let properties = DocProperties::new().set_title(title).set_keywords(document.mark());
    book.set_properties(&properties.set_creation_datetime(&created));
    let mut names = BTreeSet::new();
    for part in parts(document) {
        let mut sheet = Sheet::new(document, &part, &mut names)?;
        sheet.fill(document, &part)?;
        book.push_worksheet(sheet.sheet);
    }
    Ok(book)
}

struct Sheet {
    sheet: Worksheet,
    name: String,
    /// The look of all words: the paper's font, wrapped.
    plain: Format,
    /// The next free row.
    row: u32,
    /// The last column of the table.
    last: u16,
    /// Letters that fit across all columns.
    letters: usize,
}

impl Sheet {
    fn new(document: &Document, part: &Part<'_>, names: &mut BTreeSet<String>) -> Result<Sheet, XlsxError> {
        let mut sheet = Worksheet::new();
        let name = name(part.title, names);
        sheet.set_name(&name)?.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        let page = document.rules.sheet(document.turned);
        let [left, right, top, bottom, header, footer] =
            [page.left, page.right, page.top, page.bottom, page.header, page.footer].map(|mm| mm / 25.4);
        sheet.set_margins(left, right, top, bottom, header, footer).set_header("&C&P");
        if document.turned {
            sheet.set_landscape();
        }
        if let Some(seal) = &document.seal {
            // 255 letters is all a footer takes.
            let lines: String = seal.lines.join(" ").replace('&', "&&").chars().take(250).collect();
            sheet.set_footer(format!("&L&{}{lines}", document.rules.style(Role::Seal).size));
        }
        let (mut last, mut width) = (0, 0.0);
        for (at, slot) in part.table.iter().flat_map(|table| table.columns.iter().enumerate()) {
            let mm = match slot {
                Slot::Group => 40.0,
                Slot::Own(column) => column.width,
            };
            last = u16::try_from(at).unwrap_or(u16::MAX);
            width += mm;
            sheet.set_column_width_pixels(last, pixels(mm))?;
        }
        if part.table.is_none() {
            (last, width) = (3, 160.0);
            (0..=last).try_for_each(|at| sheet.set_column_width_pixels(at, pixels(40.0)).map(|_| ()))?;
        }
        let role = part.table.as_ref().map_or(Role::Body, |table| table.role);
        let plain = Format::new().set_font_name(&document.rules.font).set_font_size(document.rules.style(role).size);
        let plain = plain.set_text_wrap().set_align(FormatAlign::Top);
        Ok(Sheet { sheet, name, plain, row: 0, last, letters: (width / 2.2) as usize })
    }

    fn fill(&mut self, document: &Document, part: &Part<'_>) -> Result<(), XlsxError> {
        let head = &document.head;
        let agency = std::iter::once(&head.parent).chain(&head.agency).filter(|line| !line.is_empty());
        let agency = agency.map(String::as_str).collect::<Vec<_>>().join(" – ");
        let (plain, bold) = (self.plain.clone(), self.plain.clone().set_bold());
        let title = bold.clone().set_font_size(document.rules.style(Role::Title).size).set_align(FormatAlign::Center);
        for line in [&agency, &head.number, &head.dated].into_iter().filter(|line| !line.is_empty()) {
            self.line(line, &plain)?;
        }
        self.line(&document.title, &title)?;
        self.line(&document.subtitle, &bold.clone().set_align(FormatAlign::Center))?;
        part.above.iter().try_for_each(|line| self.line(line, &plain))?;
        if let Some(table) = &part.table {
            self.table(table)?;
            table.sums.iter().try_for_each(|line| self.line(line, &bold))?;
        }
        part.below.iter().try_for_each(|line| self.line(line, &plain))?;
        part.charts.iter().try_for_each(|chart| self.chart(chart))
    }

    /// A line across the whole table. Nothing makes merged rows tall enough by itself.
    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let (text, row) = (cell(text), self.row);
        if self.last > 0 {
            self.sheet.merge_range(row, 0, row, self.last, &text, format)?;
        } else {
            self.sheet.write_string_with_format(row, 0, &text, format)?;
        }
        let lines = text.chars().count() / self.letters.max(1) + 1;
        self.sheet.set_row_height(row, lines as f64 * 18.0)?;
        self.row += 1;
        Ok(())
    }

    /// The header, frozen, filtered and repeated on every printed page; then the rows.
    fn table(&mut self, table: &Flat<'_>) -> Result<(), XlsxError> {
        let plain = self.plain.clone().set_border(FormatBorder::Thin);
        let centered = plain.clone().set_align(FormatAlign::Center);
        let bold = centered.clone().set_bold().set_align(FormatAlign::VerticalCenter);
        let header = self.row;
        for (at, slot) in (0..=self.last).zip(&table.columns) {
            self.sheet.write_string_with_format(header, at, slot.title(), &bold)?;
        }
        self.row += 1;
        for cells in &table.rows {
            for ((at, slot), text) in (0..=self.last).zip(&table.columns).zip(cells) {
                let (counts, middle) = match slot {
                    Slot::Group => (false, false),
                    Slot::Own(column) => (column.counts, column.centered),
                };
                let format = if middle { &centered } else { &plain };
                match text.parse::<u32>().ok().filter(|_| counts) {
                    // Shown with the zeros it has on paper.
                    Some(n) => {
                        let format = format.clone().set_num_format("0".repeat(text.len().min(9)));
                        self.sheet.write_number_with_format(self.row, at, n, &format)?
                    }
                    None => self.sheet.write_string_with_format(self.row, at, cell(text), format)?,
                };
            }
            self.row += 1;
        }
        let last = self.row.max(header + 1) - 1;
        self.sheet.autofilter(header, 0, last, self.last)?;
        self.sheet.set_freeze_panes(header + 1, 0)?.set_repeat_rows(header, header)?;
        // "2.1" is the number of an item, not a number somebody forgot to type as one.
        self.sheet.ignore_error_range(header, 0, last, self.last, IgnoreError::NumberStoredAsText)?;
        Ok(())
    }

    /// Bars drawn by Excel from cells that stand above them.
    fn chart(&mut self, chart: &Chart) -> Result<(), XlsxError> {
        let bold = self.plain.clone().set_bold();
        self.row += 1;
        self.sheet.write_string_with_format(self.row, 0, cell(&chart.title), &bold)?;
        for (at, series) in (1..).zip(&chart.series) {
            self.sheet.write_string_with_format(self.row, at, cell(series), &bold)?;
        }
        let first = self.row + 1;
        for (row, bar) in (first..).zip(&chart.bars) {
            self.sheet.write_string_with_format(row, 0, cell(&bar.label), &self.plain)?;
            for (at, value) in (1..).zip(&bar.values) {
                self.sheet.write_number(row, at, value.length as f64)?;
            }
            self.row = row;
        }
        let last = self.row;
        self.row += 1;
        if chart.bars.is_empty() {
            return Ok(());
        }
        let drawn = self.drawn(chart, first, last);
        self.sheet.insert_chart(self.row, 0, &drawn)?;
        self.row += height(chart) / 20 + 1;
        Ok(())
    }

    fn drawn(&self, chart: &Chart, first: u32, last: u32) -> Drawn {
        let name = self.name.as_str();
        let mut drawn = Drawn::new(ChartType::Bar);
        drawn.title().set_name(&no_formula(&chart.title));
        for (at, _) in (0..).zip(&chart.series) {
            let words =
                |bar: &Bar| bar.values.get(usize::from(at)).map_or(String::new(), |value| no_formula(&value.words));
            let label = |bar: &Bar| ChartDataLabel::new().set_value(&words(bar)).to_custom();
            let labels: Vec<ChartDataLabel> = chart.bars.iter().map(label).collect();
            let column: u16 = at + 1;
            drawn
                .add_series()
                .set_name((name, first - 1, column))
                .set_categories((name, first, 0, last, 0))
                .set_values((name, first, column, last, column))
                .set_custom_data_labels(&labels);
        }
        // The first bar on top, as it is read.
        drawn.x_axis().set_reverse();
        if chart.series.len() < 2 {
            drawn.legend().set_hidden();
        }
        drawn.set_width(720).set_height(height(chart));
        drawn
    }
}

/// Pixels a chart takes.
fn height(chart: &Chart) -> u32 {
    let bars = u32::try_from(chart.bars.len() * chart.series.len().max(1)).unwrap_or(u32::MAX);
    120 + bars.min(100) * 24
}

/// The library takes words of a chart that begin so for the address of a cell.
fn no_formula(text: &str) -> String {
    if text.starts_with('=') { format!(" {text}") } else { text.to_owned() }
}

/// The words as long as a cell may hold.
fn cell(text: &str) -> String {
    if text.encode_utf16().count() <= CELL { text.to_owned() } else { format!("{}…", begun(text, CELL - 1)) }
}

/// As much of the text as so many UTF-16 units hold.
fn begun(text: &str, units: usize) -> &str {
    let mut taken = 0;
    let over = text.char_indices().find(|(_, c)| {
        taken += c.len_utf16();
        taken > units
    });
    over.map_or(text, |(at, _)| &text[..at])
}

fn pixels(mm: f64) -> u32 {
    (mm / 25.4 * 96.0).round() as u32
}

/// A name Excel takes for a sheet, and that no other sheet has.
fn name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed: String = title
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c })
        .collect();
    let words = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = |units: usize| begun(&words, units).trim_end().to_owned();
    let mut name = cut(NAME);
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        name = "1".to_owned();
    }
    let mut n = 1;
    while !taken.insert(name.to_lowercase()) {
        n += 1;
        let end = format!(" ({n})");
        name = format!("{}{end}", cut(NAME - end.len()));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_has_a_name_excel_takes() {
        let mut taken = BTreeSet::new();
        let names: Vec<String> = [
            "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ",
            "bảng tổng hợp ý kiến, kiến nghị",
            "a/b\\c [d]: *e?'",
            "",
            "History",
            "Danh sách đăng ký phát biểu của bà con các xóm",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        ]
        .map(|title| name(title, &mut taken))
        .into();
        assert_eq!(names[0], "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ");
        assert_eq!(names[1], "bảng tổng hợp ý kiến, kiến (2)");
        assert_eq!(names[2..5], ["a b c d e", "1", "History (2)"]);
        assert!(names.iter().all(|name| !name.is_empty() && name.encode_utf16().count() <= 31), "{names:?}");
        assert!(names.iter().all(|name| Worksheet::new().set_name(name).is_ok()));
    }

    #[test]
    fn words_longer_than_a_cell_end_in_a_mark() {
        let long = "đ".repeat(40_000);
        assert_eq!(cell(&long).encode_utf16().count(), CELL);
        assert!(cell(&long).ends_with('…'));
        assert_eq!(cell("ngắn"), "ngắn");
    }
}

//! The sheets of a part of a paper: upright or turned, what stands in their margins, how wide things on them are.

use super::super::measure::width;
use super::super::rules::{Page, Role, Rules};
use super::parts::{FIRST_FOOTER, FIRST_HEADER, FOOTER, HEADER};
use super::xml::{Xml, twips};

#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub rules: &'static Rules,
    pub turned: bool,
    pub sealed: bool,
    /// Its pages are counted from 1 again.
    pub appended: bool,
}

impl Sheet {
    pub fn page(self) -> &'static Page {
        self.rules.sheet(self.turned)
    }
    /// Millimetres of a line of text.
    pub fn room(self) -> f64 {
        self.page().text()
    }
    /// Millimetres a bold line of this role takes.
    pub fn words(self, role: Role, text: &str) -> f64 {
        width(self.rules, text, self.rules.style(role).size)
    }
    /// Columns as wide as the text, in the proportions given.
    pub fn filled<const N: usize>(self, columns: [f64; N]) -> [f64; N] {
        let scale = self.scale(&columns);
        columns.map(|width| width * scale)
    }
    /// What columns are multiplied by to fill the text.
    pub fn scale(self, columns: &[f64]) -> f64 {
        let whole: f64 = columns.iter().sum();
        // What is a hair off stays as it is.
        if whole <= 0.0 || (whole - self.room()).abs() < 0.5 { 1.0 } else { self.room() / whole }
    }
    /// The last words of a section: its sheet, its margins and what stands in them.
    pub fn properties(self, xml: &mut Xml) {
        let page = self.page();
        let twips = |millimetres: f64| twips(millimetres).to_string();
        xml.tag("w:sectPr", &[], |xml| {
            let headers = [("w:headerReference", "default", HEADER), ("w:headerReference", "first", FIRST_HEADER)];
            let footers = [("w:footerReference", "default", FOOTER), ("w:footerReference", "first", FIRST_FOOTER)];
            for (name, kind, part) in headers.into_iter().chain(footers.into_iter().filter(|_| self.sealed)) {
                xml.leaf(name, &[("w:type", kind), ("r:id", part)]);
            }
            xml.val("w:type", "nextPage");
            let (width, height) = (twips(page.width), twips(page.height));
            let size = [("w:w", &*width), ("w:h", &height), ("w:orient", "landscape")];
            xml.leaf("w:pgSz", if self.turned { &size } else { &size[..2] });
            let margins = [
                ("w:top", &*twips(page.top)),
                ("w:right", &twips(page.right)),
                ("w:bottom", &twips(page.bottom)),
                ("w:left", &twips(page.left)),
                ("w:header", &twips(page.header)),
                ("w:footer", &twips(page.footer)),
                ("w:gutter", "0"),
            ];
            xml.leaf("w:pgMar", &margins);
            if self.appended {
                xml.leaf("w:pgNumType", &[("w:start", "1")]);
            }
            xml.leaf("w:cols", &[("w:space", "708")]);
            xml.leaf("w:titlePg", &[]);
        });
    }
}

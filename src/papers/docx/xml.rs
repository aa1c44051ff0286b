//! XML written element by element into memory; nothing about Word in it but the units.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

pub(super) struct Xml(Writer<Vec<u8>>);

/// Attributes in their order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A whole part.
    pub fn part(root: &str, attributes: Attributes, inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
        let mut xml = Xml(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.tag(root, attributes, inside);
        xml.0.into_inner()
    }
    pub fn tag(&mut self, name: &str, attributes: Attributes, inside: impl FnOnce(&mut Xml)) {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }
    pub fn leaf(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }
    /// An element with the one attribute `w:val`.
    pub fn val(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }
    /// Words; a character that XML does not know (XML 1.0, 2.2) is left out.
    pub fn text(&mut self, text: &str) {
        let is_known = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
        if text.chars().all(is_known) {
            return self.event(Event::Text(BytesText::new(text)));
        }
        let known: String = text.chars().filter(|c| is_known(*c)).collect();
        self.event(Event::Text(BytesText::new(&known)));
    }
    fn event(&mut self, event: Event) {
        self.0.write_event(event).expect("writing to memory does not fail");
    }
}

/// Millimetres in twentieths of a point.
pub(super) fn twips(millimetres: f64) -> i64 {
    rounded(millimetres * 1440.0 / 25.4)
}

/// A little less, if need be, so that it is a whole number of twips.
pub(super) fn whole_twips(millimetres: f64) -> f64 {
    (millimetres * 1440.0 / 25.4).floor() * 25.4 / 1440.0
}

/// Points in their twentieths.
pub(super) fn twentieths(points: f64) -> i64 {
    rounded(points * 20.0)
}

/// A size as Word counts it.
pub(super) fn half_points(points: f64) -> String {
    rounded(points * 2.0).to_string()
}

#[expect(clippy::cast_possible_truncation, reason = "lengths on paper are small")]
fn rounded(length: f64) -> i64 {
    length.round() as i64
}

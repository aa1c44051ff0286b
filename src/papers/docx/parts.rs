//! The parts around the words: settings, page number, seal, and what ties the parts together.

use super::super::model::{Document, Face, Seal};
use super::super::rules::Role;
use super::pieces::{line, run, style_id};
use super::xml::{Attributes, Xml};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

pub(super) const NAMESPACES: Attributes = &[("xmlns:w", WORD), ("xmlns:r", OFFICE)];
pub(super) const HEADER: &str = "rId3";
pub(super) const FIRST_HEADER: &str = "rId4";
pub(super) const FOOTER: &str = "rId5";
pub(super) const FIRST_FOOTER: &str = "rId6";

/// The parts beside the words: relation, kind, name. Feet only where there is a seal.
fn beside(document: &Document) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let always = [
        ("rId1", "styles", "styles"),
        ("rId2", "settings", "settings"),
        (HEADER, "header", "header1"),
        (FIRST_HEADER, "header", "header2"),
    ];
    let feet = [(FOOTER, "footer", "footer1"), (FIRST_FOOTER, "footer", "footer2")];
    let sealed = document.seal.is_some();
    always.into_iter().chain(feet.into_iter().filter(move |_| sealed))
}

pub(super) fn content_types(document: &Document) -> Vec<u8> {
    let types = [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")];
    Xml::part("Types", &types, |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.leaf("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let beside = beside(document).map(|(_, kind, part)| (part, kind));
        for (part, kind) in [("document", "document.main")].into_iter().chain(beside) {
            let (part, kind) = (format!("/word/{part}.xml"), format!("{TYPES}.{kind}+xml"));
            xml.leaf("Override", &[("PartName", &part), ("ContentType", &kind)]);
        }
        xml.leaf("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", PROPERTIES_TYPE)]);
    })
}

pub(super) fn package() -> Vec<u8> {
    Xml::part("Relationships", &[("xmlns", PACKAGE)], |xml| {
        relation(xml, "rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml");
        let kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        relation(xml, "rId2", kind, "docProps/core.xml");
    })
}

pub(super) fn relations(document: &Document) -> Vec<u8> {
    Xml::part("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for (id, kind, part) in beside(document) {
            relation(xml, id, &format!("{OFFICE}/{kind}"), &format!("{part}.xml"));
        }
    })
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

/// Title, agency and the mark, without any time or machine.
pub(super) fn properties(document: &Document) -> Vec<u8> {
    let spaces = [("xmlns:cp", PROPERTIES), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
    Xml::part("cp:coreProperties", &spaces, |xml| {
        let names = [document.title.as_str(), document.subtitle.as_str()];
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        xml.tag("dc:title", &[], |xml| xml.text(&names.join(" – ")));
        xml.tag("dc:creator", &[], |xml| xml.text(&document.head.agency.join(" ")));
        xml.tag("dc:language", &[], |xml| xml.text("vi-VN"));
        xml.tag("cp:keywords", &[], |xml| xml.text(document.mark()));
    })
}

pub(super) fn settings() -> Vec<u8> {
    Xml::part("w:settings", NAMESPACES, |xml| {
        xml.leaf("w:zoom", &[("w:percent", "100")]);
        xml.val("w:defaultTabStop", "720");
        xml.val("w:characterSpacingControl", "doNotCompress");
        xml.tag("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            xml.leaf("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")]);
        });
        xml.val("w:themeFontLang", "vi-VN");
        xml.val("w:decimalSymbol", ",");
        xml.val("w:listSeparator", ";");
    })
}

/// The page number in the upper margin, from the second page on (NĐ 30/2020, Phụ lục I, phần I, mục 7).
pub(super) fn header() -> Vec<u8> {
    number_line(|xml| {
        xml.tag("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
            xml.tag("w:r", &[], |xml| xml.tag("w:t", &[], |xml| xml.text("2")));
        });
    })
}

pub(super) fn first_header() -> Vec<u8> {
    number_line(|_| {})
}

/// What ties the sheet to its version, under a thin rule.
pub(super) fn footer(seal: &Seal) -> Vec<u8> {
    Xml::part("w:ftr", NAMESPACES, |xml| {
        xml.tag("w:p", &[], |xml| {
            xml.tag("w:pPr", &[], |xml| {
                xml.val("w:pStyle", &style_id(Role::Seal));
                xml.tag("w:pBdr", &[], |xml| {
                    let border = [("w:val", "single"), ("w:sz", "4"), ("w:space", "1"), ("w:color", "000000")];
                    xml.leaf("w:top", &border);
                });
            });
            run(xml, Face::Plain, seal.lines.first().map_or("", String::as_str));
        });
        seal.lines.iter().skip(1).for_each(|text| line(xml, Role::Seal, text));
    })
}

fn number_line(inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
    Xml::part("w:hdr", NAMESPACES, |xml| {
        xml.tag("w:p", &[], |xml| {
            xml.tag("w:pPr", &[], |xml| xml.val("w:pStyle", &style_id(Role::PageNumber)));
            inside(xml);
        });
    })
}

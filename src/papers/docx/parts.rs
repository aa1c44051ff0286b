//! The parts around the words: styles out of the rules, settings, page number, and what ties the parts together.

use super::super::model::Document;
use super::super::rules::{Role, Rules, Style};
use super::pieces::{justification, style_id};
use super::xml::{Attributes, Xml, half_points, twentieths, twips};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

pub(super) const NAMESPACES: Attributes = &[("xmlns:w", WORD), ("xmlns:r", OFFICE)];
pub(super) const RELATED_HEADER: &str = "rId3";
pub(super) const RELATED_FIRST_HEADER: &str = "rId4";

pub(super) fn content_types() -> Vec<u8> {
    let types = [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")];
    Xml::part("Types", &types, |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.leaf("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (part, kind) in [
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("header1", "header"),
            ("header2", "header"),
        ] {
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

pub(super) fn relations() -> Vec<u8> {
    Xml::part("Relationships", &[("xmlns", PACKAGE)], |xml| {
        relation(xml, "rId1", &format!("{OFFICE}/styles"), "styles.xml");
        relation(xml, "rId2", &format!("{OFFICE}/settings"), "settings.xml");
        relation(xml, RELATED_HEADER, &format!("{OFFICE}/header"), "header1.xml");
        relation(xml, RELATED_FIRST_HEADER, &format!("{OFFICE}/header"), "header2.xml");
    })
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

/// Title and agency, without any time or machine.
pub(super) fn properties(document: &Document) -> Vec<u8> {
    let spaces = [("xmlns:cp", PROPERTIES), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
    Xml::part("cp:coreProperties", &spaces, |xml| {
        xml.tag("dc:title", &[], |xml| xml.text(&format!("{} – {}", document.title, document.subtitle)));
        xml.tag("dc:creator", &[], |xml| xml.text(&document.head.agency.join(" ")));
        xml.tag("dc:language", &[], |xml| xml.text("vi-VN"));
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

fn number_line(inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
    Xml::part("w:hdr", NAMESPACES, |xml| {
        xml.tag("w:p", &[], |xml| {
            xml.tag("w:pPr", &[], |xml| xml.val("w:pStyle", &style_id(Role::PageNumber)));
            inside(xml);
        });
    })
}

pub(super) fn styles(rules: &Rules) -> Vec<u8> {
    let body = rules.style(Role::Body);
    Xml::part("w:styles", NAMESPACES, |xml| {
        xml.tag("w:docDefaults", &[], |xml| {
            xml.tag("w:rPrDefault", &[], |xml| {
                xml.tag("w:rPr", &[], |xml| {
                    let font = rules.font.as_str();
                    let fonts = [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)];
                    xml.leaf("w:rFonts", &fonts);
                    size(xml, body.size);
                    xml.leaf("w:lang", &[("w:val", "vi-VN"), ("w:eastAsia", "vi-VN"), ("w:bidi", "ar-SA")]);
                });
            });
            xml.tag("w:pPrDefault", &[], |xml| {
                xml.tag("w:pPr", &[], |xml| {
                    xml.leaf("w:widowControl", &[]);
                    let single = [("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")];
                    xml.leaf("w:spacing", &single);
                });
            });
        });
        xml.tag("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |xml| {
            xml.val("w:name", "Normal");
            xml.leaf("w:qFormat", &[]);
        });
        xml.tag("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")], plain_table);
        Role::ALL.iter().for_each(|role| style(xml, *role, rules.style(*role)));
    })
}

fn plain_table(xml: &mut Xml) {
    xml.val("w:name", "Normal Table");
    xml.val("w:uiPriority", "99");
    xml.leaf("w:semiHidden", &[]);
    xml.leaf("w:unhideWhenUsed", &[]);
    xml.tag("w:tblPr", &[], |xml| {
        xml.leaf("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
        xml.tag("w:tblCellMar", &[], |xml| {
            for (side, width) in [("w:top", "0"), ("w:left", "85"), ("w:bottom", "0"), ("w:right", "85")] {
                xml.leaf(side, &[("w:w", width), ("w:type", "dxa")]);
            }
        });
    });
}

fn style(xml: &mut Xml, role: Role, style: &Style) {
    let id = style_id(role);
    let built_in = match role {
        Role::Section => Some("heading 1"),
        Role::Clause => Some("heading 2"),
        Role::Point => Some("heading 3"),
        Role::Title => Some("Title"),
        Role::Subtitle => Some("Subtitle"),
        Role::Body => Some("Body Text"),
        _ => None,
    };
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id.as_str())];
    if built_in.is_none() {
        attributes.insert(1, ("w:customStyle", "1"));
    }
    xml.tag("w:style", &attributes, |xml| {
        xml.val("w:name", built_in.unwrap_or(&id));
        xml.val("w:basedOn", "Normal");
        xml.leaf("w:qFormat", &[]);
        xml.tag("w:pPr", &[], |xml| layout(xml, style));
        xml.tag("w:rPr", &[], |xml| {
            for (is, names) in [(style.bold, ["w:b", "w:bCs"]), (style.italic, ["w:i", "w:iCs"])] {
                names.iter().filter(|_| is).for_each(|name| xml.leaf(name, &[]));
            }
            size(xml, style.size);
        });
    });
}

fn layout(xml: &mut Xml, style: &Style) {
    if style.keep_next {
        xml.leaf("w:keepNext", &[]);
    }
    let (before, after) = (twentieths(style.before).to_string(), twentieths(style.after).to_string());
    xml.leaf("w:spacing", &[("w:before", &before), ("w:after", &after)]);
    if style.first_line > 0.0 {
        xml.leaf("w:ind", &[("w:firstLine", &twips(style.first_line).to_string())]);
    }
    xml.val("w:jc", justification(style.align));
    if let Some(outline) = style.outline {
        xml.val("w:outlineLvl", &outline.saturating_sub(1).to_string());
    }
}

fn size(xml: &mut Xml, points: f64) {
    let size = half_points(points);
    xml.val("w:sz", &size);
    xml.val("w:szCs", &size);
}

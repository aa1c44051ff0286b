//! The looks of lines by the rules, as Word's styles, so that a reader's change of one changes all lines of its kind.

use super::super::rules::{Role, Rules, Style};
use super::parts::NAMESPACES;
use super::pieces::{justification, style_id};
use super::xml::{Xml, half_points, twentieths, twips};

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

//! Papers as Markdown and as JSON: the words of the document, all of them, and harmless.

use crate::everything;
use crate::hall::{afternoon, minutes};
use serde_json::Value;
use thuky::papers::{Block, Document, Row, harmless, json, markdown};

fn parsed(document: &Document) -> Value {
    serde_json::from_slice(&json::document(document).unwrap()).unwrap()
}

#[test]
fn markdown_says_everything_of_a_paper() {
    let text = markdown::write(&everything::notice());
    let in_order = [
        "**ỦY BAN NHÂN DÂN**\\\n**XÃ TRUNG HỘI**\\\nSố: 05/TB-UBND\n\n",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\\\n**Độc lập - Tự do - Hạnh phúc**\\\n*Trung Hội, ngày 25 tháng 5 năm 2025*\n\n",
        "# THÔNG BÁO\n\n**Kết luận của",
        "## I. ĐÁNH GIÁ CHUNG",
        "### 1. Về giao thông",
        "#### a) Đường liên xóm",
        "\\- Một việc trong danh sách;",
        "> **Kết quả:** đã trả lời; *có ghi chú.*",
        "| **I. Thuộc thẩm quyền của xã** |  |  |  |  |\n| 1 | Sửa đường",
        "**Ý kiến theo lĩnh vực**\n\n|  | Số ý kiến |\n| --- | --- |\n| Đất đai",
        "**Thời gian dự kiến và thực tế**\n\n|  | Dự kiến | Thực tế |\n| --- | --- | --- |\n| Báo cáo | 15 phút | 20 phút |",
        "\n\n---\n\n| TT |",
        "| TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH |\n| --- |\n| Nguyễn Thanh Định |",
        "***Nơi nhận:***\\\n\\- Thường trực",
        "\n\n---\n\n# Phụ lục I\n\n**BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ**\n\n*(Kèm theo",
        "\n\n---\n\n# Phụ lục II\n\n**BIỂU ĐỒ**\n\n**Ý kiến theo lĩnh vực**",
        "\n\n---\n\nPhiên bản 2, khóa lúc",
        "\\\nDấu vân tay (SHA-256): 9f86 d081",
    ];
    let mut rest = text.as_str();
    for words in in_order {
        rest = &rest[rest.find(words).unwrap_or_else(|| panic!("{words}\n not in\n{rest}"))..];
    }
    assert!(text.ends_with("d081\n") && !text.contains("\n\n\n"));
    // Every line of a table has the cells of its header.
    let cells = |line: &str| line.matches(" | ").count();
    for table in text.split("\n\n").filter(|part| part.starts_with('|')) {
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines.iter().all(|line| cells(line) == cells(lines[0])), "{table}");
    }
}

#[test]
fn markdown_of_the_party_has_its_star_and_no_empty_lines() {
    let text = markdown::write(&everything::party());
    assert!(text.starts_with("**ĐẢNG BỘ XÃ TRUNG HỘI**\\\n**CHI BỘ XÓM THỐNG NHẤT**\\\n\\*\n\n**ĐẢNG CỘNG SẢN VIỆT NAM**\n\n# BIÊN BẢN\n\nMột câu."));
    assert!(text.contains("| T/M CHI BỘ<br>THƯ KÝ | T/M CHI BỘ<br>CHỦ TRÌ |\n| --- | --- |\n| Trần Thị Lan |"));
    assert_eq!(markdown::write(&everything::bare()), "# BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ\n");
}

#[test]
fn hostile_text_in_any_field_is_there_and_harmless() {
    let (document, fields) = everything::hostile();
    let text = markdown::write(&document);
    let bytes = json::document(&document).unwrap();
    let value = String::from_utf8(bytes).unwrap();
    for (form, text) in [("markdown", &text), ("json", &value)] {
        assert!(!text.contains(|c: char| c.is_control() && c != '\n') && !text.contains('\u{202e}'), "{form}");
        for field in 1..=fields {
            assert!(text.contains(&format!("¤{field}¤")), "{form}: field {field} of {fields}");
        }
    }
    assert!(!text.contains("<script>") && !text.contains("[x](y)") && text.contains("=1+1"));
}

#[test]
fn json_has_stable_names_and_every_word() {
    let document = everything::notice();
    let value = parsed(&document);
    assert_eq!(value["title"], "THÔNG BÁO");
    assert_eq!(value["head"]["agency"], serde_json::json!(["ỦY BAN NHÂN DÂN", "XÃ TRUNG HỘI"]));
    assert_eq!(value["head"]["dated"], "Trung Hội, ngày 25 tháng 5 năm 2025");
    let kinds: Vec<&str> =
        value["blocks"].as_array().unwrap().iter().map(|block| block["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..4], ["heading", "paragraph", "heading", "heading"]);
    for (kind, fields) in [
        ("heading", "level text"),
        ("paragraph", "text"),
        ("table", "columns rows groups"),
        ("chart", "title series bars"),
        ("new_page", ""),
    ] {
        let block = value["blocks"].as_array().unwrap().iter().find(|block| block["kind"] == kind).unwrap();
        assert!(fields.split_whitespace().all(|field| block.get(field).is_some()), "{block}");
    }
    let table = value["blocks"].as_array().unwrap().iter().find(|block| block["kind"] == "table").unwrap();
    assert_eq!(table["rows"].as_array().unwrap().len(), 3);
    assert_eq!(table["groups"][1], serde_json::json!({ "text": "II. Cấp trên", "before": 2 }));
    assert_eq!(value["signatures"][0]["over"][0], "TM. ỦY BAN NHÂN DÂN");
    assert_eq!(value["receivers"]["lines"][2], "- Lưu: VT.");
    assert_eq!(value["appendices"][0]["blocks"][0]["rows"].as_array().unwrap().len(), 40);
    assert_eq!(
        value["appendices"][1]["blocks"][1]["bars"][1]["values"][1],
        serde_json::json!({ "length": 120, "words": "120 phút" })
    );
    assert_eq!(value["seal"]["mark"], document.seal.unwrap().mark);
    assert_eq!(parsed(&everything::party())["seal"], Value::Null);
    assert!(json::document(&everything::bare()).unwrap().ends_with(b"}\n"));
}

#[test]
fn what_would_move_a_terminal_is_written_out_in_json() {
    let document = Document { title: "a\u{202e}b\u{9b}c".into(), ..everything::bare() };
    let bytes = json::document(&document).unwrap();
    assert!(String::from_utf8(bytes).unwrap().contains(r"a\u202eb\u009bc"));
    assert_eq!(parsed(&document)["title"], document.title.as_str());
}

#[test]
fn markdown_and_json_have_the_words_of_the_minutes() {
    let document = minutes(&afternoon().0);
    let (text, value) = (markdown::write(&document).replace('\\', ""), parsed(&document).to_string());
    for block in &document.blocks {
        let words: Vec<String> = match block {
            Block::Heading { text, .. } => vec![text.clone()],
            Block::Paragraph(paragraph) => paragraph.runs.iter().map(|run| run.text.trim().to_owned()).collect(),
            Block::Table(table) => table
                .rows
                .iter()
                .flat_map(|row| match row {
                    Row::Cells(cells) => cells.clone(),
                    Row::Group(text) => vec![text.clone()],
                })
                .collect(),
            Block::Chart(_) | Block::NewPage => Vec::new(),
        };
        for words in words {
            let quoted = serde_json::to_string(&words).unwrap();
            assert!(text.contains(&words) && value.contains(quoted.trim_matches('"')), "{words}");
            assert_eq!(harmless(&words), words);
        }
    }
}

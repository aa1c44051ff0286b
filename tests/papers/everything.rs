//! Papers built by hand that use everything a document can say.

use thuky::papers::*;

/// A notice of the state: dated, one signature beside its receivers, every block, appendices on both kinds of sheet, a seal.
pub fn notice() -> Document {
    Document {
        rules: Rules::in_force(),
        file_stem: "notice".into(),
        turned: false,
        head: Head {
            parent: String::new(),
            agency: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ TRUNG HỘI".into()],
            starred: false,
            number: "Số: 05/TB-UBND".into(),
            nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(),
            motto: "Độc lập - Tự do - Hạnh phúc".into(),
            dated: "Trung Hội, ngày 25 tháng 5 năm 2025".into(),
        },
        title: "THÔNG BÁO".into(),
        subtitle: "Kết luận của Chủ tịch Ủy ban nhân dân xã tại Hội nghị trao đổi, đối thoại với Nhân dân".into(),
        blocks: blocks(),
        signatures: vec![Signature {
            over: vec!["TM. ỦY BAN NHÂN DÂN".into()],
            office: "CHỦ TỊCH".into(),
            name: "Nguyễn Thanh Định".into(),
        }],
        receivers: Some(Receivers {
            title: "Nơi nhận:".into(),
            lines: vec![
                "- Thường trực Đảng ủy, HĐND;".into(),
                "- Ủy ban MTTQ Việt Nam xã;".into(),
                "- Lưu: VT.".into(),
            ],
        }),
        appendices: vec![
            Appendix {
                turned: true,
                label: "Phụ lục I".into(),
                title: "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ".into(),
                note: "(Kèm theo Thông báo số 05/TB-UBND ngày 25 tháng 5 năm 2025 của Ủy ban nhân dân xã)".into(),
                blocks: vec![Block::Table(opinions(40))],
            },
            Appendix {
                turned: false,
                label: "Phụ lục II".into(),
                title: "BIỂU ĐỒ".into(),
                note: String::new(),
                blocks: vec![Block::Chart(fields()), Block::Chart(times())],
            },
        ],
        seal: Some(Seal {
            lines: vec![
                "Phiên bản 2, khóa lúc 17 giờ 20 phút, ngày 24 tháng 5 năm 2025, sau bước ghi 412.".into(),
                format!("Dấu vân tay (SHA-256): {}", ["9f86 d081"; 8].join(" ")),
            ],
            mark: format!("thuky:conclusions:office:single:2:412:{}", "9f86d081".repeat(8)),
        }),
    }
}

fn blocks() -> Vec<Block> {
    let long = "Bà con đề nghị xã xem xét việc này sớm, báo cáo kết quả tại nhà văn hóa hai xóm. ".repeat(5);
    let mixed = [(Face::Bold, "Kết quả: "), (Face::Plain, "đã trả lời; "), (Face::Italic, "có ghi chú.")];
    let mixed = mixed.map(|(face, text)| (face, text.to_owned()));
    let mut blocks = vec![
        Block::heading(Level::Section, "I. ĐÁNH GIÁ CHUNG"),
        Paragraph::plain(&long).into(),
        Block::heading(Level::Clause, "1. Về giao thông"),
        Block::heading(Level::Point, "a) Đường liên xóm"),
        Paragraph::plain("- Một việc trong danh sách;").shaped(Shape::ListItem).into(),
        Paragraph::new(mixed).shaped(Shape::Indented).with_next().into(),
        Block::Table(tasks()),
        Block::Table(Table::new(vec![Column::new("Một cột hẹp", 30.0)], vec![Row::cells(["a".to_owned()])])),
        Block::Chart(fields()),
        Block::Chart(times()),
        Block::NewPage,
        Block::Table(Table {
            row_height: 15.0,
            ..Table::new(tasks().columns, vec![Row::cells(vec![String::new(); 5]); 5])
        }),
    ];
    blocks.extend((0..12).map(|n| Block::from(Paragraph::plain(&format!("Đoạn thứ {n}. {long}")))));
    blocks.push(Paragraph::plain("Trên đây là kết luận của Chủ tịch Ủy ban nhân dân xã./.").into());
    blocks
}

pub fn tasks() -> Table {
    let columns = [("TT", 10.0), ("Nội dung", 65.0), ("Chủ trì", 35.0), ("Phối hợp", 30.0), ("Thời hạn", 25.0)];
    let columns = columns.map(|(title, width)| Column::new(title, width));
    let mut columns: Vec<Column> = columns.into();
    columns[0] = columns[0].clone().counting();
    columns[4] = columns[4].clone().centered();
    let row = |n: usize| {
        let cells = [&*n.to_string(), "Sửa đường vào trạm bơm", "Ban quản lý xã", "Công an xã", "03/6/2025"];
        Row::cells(cells.map(str::to_owned))
    };
    Table::new(
        columns,
        vec![Row::group("I. Thuộc thẩm quyền của xã"), row(1), row(2), Row::group("II. Cấp trên"), row(3)],
    )
}

/// Ten columns over a turned sheet.
pub fn opinions(rows: usize) -> Table {
    let columns = [
        ("TT", 10.0),
        ("Họ và tên, địa chỉ", 32.0),
        ("Nội dung ý kiến, kiến nghị", 55.0),
        ("Lĩnh vực", 20.0),
        ("Hình thức", 20.0),
        ("Người trả lời", 25.0),
        ("Nội dung trả lời tại hội nghị", 40.0),
        ("Kết quả", 20.0),
        ("Thời hạn", 25.0),
    ];
    let row = |n: usize| {
        let opinion = "Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội, xe máy không đi được. ".repeat(1 + n % 3);
        let cells = [
            &*n.to_string(),
            "Ông Nguyễn Văn Buổi, xóm Thống Nhất",
            opinion.trim(),
            "Giao thông",
            "Phát biểu",
            "Bà Hà, Phó Chủ tịch",
            "Đường đã có trong kế hoạch quý III, bố trí vốn trong tháng 6.",
            "Đã trả lời",
            "30/6/2025",
        ];
        Row::cells(cells.map(str::to_owned))
    };
    let rows = (1..=rows).flat_map(|n| {
        let group = (n % 20 == 1).then(|| Row::group("I. Giao thông nông thôn: 20 ý kiến"));
        group.into_iter().chain([row(n)])
    });
    Table::new(columns.map(|(title, width)| Column::new(title, width)).into(), rows.collect())
}

pub fn fields() -> Chart {
    let bars = [("Đất đai, cấp giấy chứng nhận quyền sử dụng đất", 7), ("Giao thông", 4), ("Y tế", 0), ("Khác", 1)];
    let bars = bars.map(|(label, count)| Bar::new(label, [(count, format!("{count} ý kiến"))]));
    Chart::new("Ý kiến theo lĩnh vực", &["Số ý kiến"], bars.into())
}

pub fn times() -> Chart {
    let bars = [("Báo cáo", 15, 20), ("Đối thoại", 90, 120), ("Kết luận", 10, 0)];
    let bars = bars.map(|(label, planned, actual)| {
        Bar::new(label, [planned, actual].map(|minutes| (minutes, format!("{minutes} phút"))))
    });
    Chart::new("Thời gian dự kiến và thực tế", &["Dự kiến", "Thực tế"], bars.into())
}

/// Minutes of the Party: a star, no Tiêu ngữ, no number, two who sign, each over an office of two lines.
pub fn party() -> Document {
    let signature = |office: &str, name: &str| Signature {
        over: vec!["T/M CHI BỘ".into()],
        office: office.into(),
        name: name.into(),
    };
    Document {
        head: Head {
            parent: "ĐẢNG BỘ XÃ TRUNG HỘI".into(),
            agency: vec!["CHI BỘ XÓM THỐNG NHẤT".into()],
            starred: true,
            nation: "ĐẢNG CỘNG SẢN VIỆT NAM".into(),
            ..Head::default()
        },
        title: "BIÊN BẢN".into(),
        subtitle: String::new(),
        blocks: vec![Paragraph::plain("Một câu.").into(), Block::Table(tasks())],
        signatures: vec![signature("THƯ KÝ", "Trần Thị Lan"), signature("CHỦ TRÌ", "Nguyễn Thanh Định")],
        appendices: Vec::new(),
        seal: None,
        ..notice()
    }
}

/// A table alone on turned sheets, nobody signs.
pub fn turned() -> Document {
    Document {
        turned: true,
        title: "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ".into(),
        blocks: vec![Block::Table(opinions(30))],
        signatures: Vec::new(),
        receivers: None,
        appendices: Vec::new(),
        ..notice()
    }
}

/// Nothing but a title.
pub fn bare() -> Document {
    Document { head: Head::default(), subtitle: String::new(), blocks: Vec::new(), seal: None, ..turned() }
}

pub fn all() -> Vec<(&'static str, Document)> {
    vec![("notice", notice()), ("party", party()), ("turned", turned()), ("bare", bare())]
}

/// What an attacker would type: a formula, an escape sequence, marks of XML and Markdown, a turned direction, a noncharacter.
pub const NASTY: &str = "=1+1 \u{1b}[31m</w:t>&<script>\u{202e}đảo\u{fffe}\u{0}\u{301}\u{301} | a*b_c [x](y) `z`\u{b}Z\u{334}\u{335}\u{336}\u{337}";

/// That in every field a document has, each time with its own number, and how many there are.
pub fn hostile() -> (Document, usize) {
    let count = std::cell::Cell::new(0);
    let raw = || {
        count.set(count.get() + 1);
        format!("{NASTY} ¤{}¤", count.get())
    };
    let text = || harmless(&raw());
    let table = |height: f64| Table {
        row_height: height,
        ..Table::new(
            vec![Column::new(&raw(), 40.0), Column::new(&raw(), 125.0).centered()],
            vec![Row::group(&raw()), Row::cells([raw(), raw()])],
        )
    };
    let blocks = || {
        vec![
            Block::heading(Level::Section, &raw()),
            Block::heading(Level::Clause, &raw()),
            Block::heading(Level::Point, &raw()),
            Paragraph::new([(Face::Plain, raw()), (Face::Bold, raw()), (Face::Italic, raw())]).into(),
            Paragraph::plain(&raw()).shaped(Shape::Indented).into(),
            Paragraph::plain(&raw()).shaped(Shape::ListItem).into(),
            Block::Table(table(0.0)),
            Block::NewPage,
            Block::Table(table(12.0)),
            Block::Chart(Chart::new(
                &raw(),
                &[&raw(), &raw()],
                vec![
                    Bar::new(&raw(), [(i64::MAX, raw()), (i64::MIN, raw())]),
                    Bar::new(&raw(), [(0, raw()), (1, raw())]),
                ],
            )),
        ]
    };
    let signature = || Signature { over: vec![text(), text()], office: text(), name: text() };
    let document = Document {
        head: Head {
            parent: text(),
            agency: vec![text(), text()],
            starred: false,
            number: text(),
            nation: text(),
            motto: text(),
            dated: text(),
        },
        title: text(),
        subtitle: text(),
        blocks: blocks(),
        signatures: vec![signature(), signature()],
        receivers: Some(Receivers { title: text(), lines: vec![text(), text()] }),
        appendices: vec![Appendix { turned: true, label: text(), title: text(), note: text(), blocks: blocks() }],
        seal: Some(Seal { lines: vec![text(), text()], mark: "thuky:x".into() }),
        ..notice()
    };
    (document, count.get())
}

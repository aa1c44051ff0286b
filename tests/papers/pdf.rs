//! The PDF: what it says of itself, its bytes, and, where poppler is installed, where its words stand.

use crate::hall::{afternoon, minutes};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use thuky::papers::*;

const MARK: &str = "thuky:minutes:office:single:2:118:9f86d081884c7d659a2feaa0c55ad015";

fn seal() -> Seal {
    let groups = "9f86 d081 884c 7d65 9a2f eaa0 c55a d015 a3bf 4f1b 2b0b 822c d15d 6c15 b0f0 0a08";
    Seal {
        lines: vec![
            "Phiên bản 2, khóa lúc 16 giờ 45 phút, ngày 24 tháng 5 năm 2025, sau bước ghi 118.".into(),
            format!("Dấu vân tay (SHA-256): {groups}"),
        ],
        mark: MARK.into(),
    }
}

fn cells(texts: &[&str]) -> Row {
    Row::cells(texts.iter().map(|text| (*text).to_owned()))
}

fn opinions(rows: i64) -> Table {
    let columns = vec![
        Column::new("TT", 12.0).counting(),
        Column::new("Họ và tên, địa chỉ", 45.0),
        Column::new("Nội dung ý kiến, kiến nghị", 90.0),
        Column::new("Lĩnh vực", 30.0).centered(),
        Column::new("Kết quả", 40.0),
        Column::new("Thời hạn", 30.0).centered(),
    ];
    let mut lines = vec![Row::group("I. Thuộc thẩm quyền của xã")];
    for n in 1..=rows {
        if n == rows / 2 {
            lines.push(Row::group("II. Thuộc thẩm quyền cấp trên"));
        }
        let number = n.to_string();
        lines.push(cells(&[
            &number,
            "Ông Nguyễn Văn Hưởng, xóm Thống Nhất",
            "Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội, trẻ con đi học rất vất vả.",
            "Giao thông",
            "Đã trả lời trực tiếp",
            "03/6/2025",
        ]));
    }
    Table::new(columns, lines)
}

fn bars(title: &str, series: &[&str], values: &[(&str, &[i64])]) -> Chart {
    let bar = |(label, values): &(&str, &[i64])| Bar::new(label, values.iter().map(|n| (*n, format!("{n} ý kiến"))));
    Chart::new(title, series, values.iter().map(bar).collect())
}

fn body(text: &str) -> Block {
    Paragraph::plain(text).into()
}

/// A paper with everything a document may have.
fn everything() -> Document {
    let long = "Bà con đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội, trẻ con đi học rất vất vả. ".repeat(6);
    let runs = |words: &[(Face, &str)]| Paragraph::new(words.iter().map(|(face, text)| (*face, (*text).to_owned())));
    let tasks = Table::new(
        vec![
            Column::new("TT", 12.0).counting(),
            Column::new("Nội dung", 70.0),
            Column::new("Đơn vị chủ trì", 53.0),
            Column::new("Thời hạn", 30.0).centered(),
        ],
        vec![
            cells(&["1", "Sửa đường", "Công chức địa chính - nông nghiệp - xây dựng", "03/6/2025"]),
            cells(&["2", &long, "Công an xã", "……"]),
        ],
    );
    let blank = Table {
        columns: tasks.columns.clone(),
        rows: (0..4).map(|_| cells(&["", "", "", ""])).collect(),
        row_height: 15.0,
    };
    let face = [(Face::Bold, "Kết quả: "), (Face::Plain, "đã trả lời "), (Face::Italic, "(đối với ý kiến 1, 4).")];
    Document {
        rules: Rules::in_force(),
        file_stem: "bien-ban".into(),
        turned: false,
        head: Head {
            parent: String::new(),
            agency: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ TRUNG HỘI".into()],
            starred: false,
            number: "Số: 05/BB-UBND".into(),
            nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(),
            motto: "Độc lập - Tự do - Hạnh phúc".into(),
            dated: "Trung Hội, ngày 25 tháng 5 năm 2025".into(),
        },
        title: "BIÊN BẢN".into(),
        subtitle:
            "Hội nghị trao đổi, đối thoại giữa Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã Trung Hội với Nhân dân \
                   xóm Thống Nhất, xóm Trung Tâm năm 2025"
                .into(),
        blocks: vec![
            Block::heading(Level::Section, "I. PHẦN MỞ ĐẦU"),
            body(long.trim()),
            Block::heading(Level::Clause, "1. Ông Nguyễn Văn Hưởng, xóm Thống Nhất"),
            Block::heading(Level::Point, "a) Ý kiến:"),
            runs(&face).into(),
            runs(&face).shaped(Shape::Indented).into(),
            Paragraph::plain("Giao nhiệm vụ:").shaped(Shape::ListItem).with_next().into(),
            tasks.into_block(),
            body(long.trim()),
            bars("Ý kiến theo lĩnh vực", &["Số ý kiến"], &[("Giao thông", &[12]), ("Đất đai", &[7]), ("Khác", &[0])])
                .into_block(),
            bars(
                "Kế hoạch và thực tế",
                &["Kế hoạch", "Thực tế"],
                &[("Khai mạc", &[15, 21]), ("Đối thoại", &[90, 102])],
            )
            .into_block(),
            Block::NewPage,
            blank.into_block(),
            Paragraph::plain("Hội nghị kết thúc vào 16 giờ 30 phút, ngày 24 tháng 5 năm 2025./.").with_next().into(),
        ],
        signatures: vec![
            Signature { office: "THƯ KÝ".into(), name: "Trần Thị Lan".into(), ..Signature::default() },
            Signature { office: "CHỦ TỌA".into(), name: "Nguyễn Thanh Định".into(), ..Signature::default() },
        ],
        receivers: Some(Receivers {
            title: "Nơi nhận:".into(),
            lines: vec!["- Đảng ủy; TT HĐND; lãnh đạo UBND xã;".into(), "- Lưu: VT, Hồ sơ.".into()],
        }),
        appendices: vec![
            Appendix {
                turned: true,
                label: "Phụ lục I".into(),
                title: "BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ".into(),
                note: "(Kèm theo Biên bản số 05/BB-UBND ngày 24 tháng 5 năm 2025 của Ủy ban nhân dân xã Trung Hội)"
                    .into(),
                blocks: vec![opinions(30).into_block()],
            },
            Appendix {
                turned: false,
                label: "Phụ lục II".into(),
                title: "DANH SÁCH".into(),
                note: String::new(),
                blocks: vec![body("Không có.")],
            },
        ],
        seal: Some(seal()),
    }
}

/// Notices: place and date, one signature on the right, the receivers left of it; and the head of the Party's papers.
fn notice() -> Document {
    let mut notice = everything();
    notice.head = Head {
        parent: "ĐẢNG BỘ TỈNH THÁI NGUYÊN".into(),
        agency: vec!["ĐẢNG ỦY XÃ TRUNG HỘI".into()],
        starred: true,
        number: "Số 14-TB/ĐU".into(),
        nation: "ĐẢNG CỘNG SẢN VIỆT NAM".into(),
        motto: String::new(),
        dated: "Trung Hội, ngày 25 tháng 5 năm 2025".into(),
    };
    notice.title = "THÔNG BÁO".into();
    notice.blocks.truncate(8);
    notice.signatures = vec![Signature {
        over: vec!["T/M BAN THƯỜNG VỤ".into()],
        office: "BÍ THƯ".into(),
        name: "Nguyễn Thanh Định".into(),
    }];
    notice.appendices.clear();
    notice.seal = None;
    notice
}

/// Some 40 pages: 300 opinions with their answers, then all of them in a table.
fn large() -> Document {
    let mut large = everything();
    large.blocks.clear();
    for n in 1..=300 {
        let name = Paragraph::new([
            (Face::Bold, format!("{n}. Ông Nguyễn Văn Hưởng, xóm Thống Nhất: ")),
            (Face::Plain, "đoạn đường vào trạm bơm số 3 mưa là lội, trẻ con đi học rất vất vả; đề nghị xã sửa.".into()),
        ]);
        large.blocks.push(name.into());
        large.blocks.push(body(
            "Trả lời (ông Nguyễn Thanh Định, Chủ tịch Ủy ban nhân dân xã): xã đã có trong kế hoạch, sẽ làm trước mùa mưa.",
        ));
    }
    large.appendices[0].blocks = vec![opinions(300).into_block()];
    large
}

trait IntoBlock {
    fn into_block(self) -> Block;
}
impl IntoBlock for Table {
    fn into_block(self) -> Block {
        Block::Table(self)
    }
}
impl IntoBlock for Chart {
    fn into_block(self) -> Block {
        Block::Chart(self)
    }
}

#[test]
#[ignore = "writes the papers to THUKY_LOOK, to be looked at"]
fn pdfs_to_look_at() {
    let folder = std::env::var("THUKY_LOOK").expect("THUKY_LOOK names a folder");
    for (name, document) in
        [("everything", everything()), ("notice", notice()), ("large", large()), ("full", minutes(&afternoon().0))]
    {
        let start = std::time::Instant::now();
        std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), pdf::write(&document).unwrap()).unwrap();
        eprintln!("{name} {:?}", start.elapsed());
        std::fs::write(Path::new(&folder).join(format!("{name}.docx")), docx::write(&document).unwrap()).unwrap();
    }
}

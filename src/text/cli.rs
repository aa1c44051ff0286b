//! Words of the command line: what commands and options are for, results, and errors in one line that say what to do next.

use super::{Lang, lang::say};
use crate::domain::{Meeting, Owner};
use crate::store::{Error, Fault, Report, Unsaved};
use crate::viet;

/// What went wrong with the file, and what to do.
pub fn store_error(error: &Error, lang: Lang) -> String {
    let told = lang.of(match error.fault {
        Fault::NotADatabase => [
            "không phải tệp cuộc họp; hãy chọn tệp khác bằng --file",
            "is not a meeting file; name another with --file",
        ],
        Fault::Foreign => [
            "là tệp của chương trình khác; hãy chọn tệp khác bằng --file",
            "belongs to another program; name another with --file",
        ],
        Fault::Newer { .. } => [
            "do phiên bản mới hơn ghi, tệp được giữ nguyên; hãy dùng phiên bản thuky mới",
            "was written by a newer version and is left untouched; use a newer thuky",
        ],
        Fault::NotAFile => {
            ["không phải một tệp; hãy chọn tệp khác bằng --file", "is not a plain file; name another with --file"]
        }
        Fault::Linked => [
            "là đường dẫn tắt hoặc tệp có hai tên; hãy mở đúng tệp gốc",
            "is a link or a file with two names; open the file itself",
        ],
        Fault::ReadOnly => [
            "không ghi được; hãy kiểm tra quyền của tệp và thư mục",
            "cannot be written; check the rights of file and folder",
        ],
        Fault::Busy => ["đang được một bàn thư ký khác ghi", "is being written by another console"],
        Fault::Missing => [
            "không có ở đó; nếu là thư mục thì hãy tạo trước rồi làm lại",
            "is not there; if it is a folder, make it first, then again",
        ],
        Fault::Exists => ["đã có sẵn", "is there already"],
        Fault::Leftover => [
            "là phần còn lại của một tệp đã mất và có thể chứa biên bản; hãy cất nó sang nơi khác rồi mở lại",
            "is left over from a file that is gone and may hold minutes; move it elsewhere, then open again",
        ],
        Fault::Vanished => ["đã bị xóa hoặc chuyển đi khi đang ghi", "was deleted or moved while it was being written"],
        Fault::Replaced => {
            ["đã bị tệp khác thay chỗ khi đang ghi", "was replaced by another file while it was being written"]
        }
        Fault::Damaged => [
            "bị hỏng; hãy mở bản sao lưu gần nhất và giữ lại tệp này",
            "is damaged; open the newest backup and keep this file",
        ],
        Fault::Full => ["hết chỗ trên đĩa; hãy xóa bớt tệp không cần", "the disk is full; make room"],
        Fault::Disk => ["đĩa báo lỗi", "the disk failed"],
        Fault::Defect => {
            ["chương trình tự mâu thuẫn (lỗi của chúng tôi)", "the program contradicts itself (our fault)"]
        }
    });
    let cause = if error.cause.is_empty() { String::new() } else { format!(" ({})", error.cause) };
    format!("{}: {told}{cause}", error.path.display())
}

/// What did not get to the disk, and where it lies instead.
pub fn unsaved(unsaved: &Unsaved, lang: Lang) -> String {
    let why = store_error(&unsaved.error, lang);
    match &unsaved.spill {
        Some(spill) => {
            let kept = lang.of(["các bước chưa lưu nằm ở", "what is not saved lies in"]);
            format!("{why}; {kept} {}", spill.display())
        }
        None => why,
    }
}

pub fn no_terminal(cause: &str, lang: Lang) -> String {
    let told = lang.of([
        "lệnh này cần một cửa sổ dòng lệnh (terminal); hãy chạy trực tiếp, không qua ống dẫn",
        "this command needs a terminal; run it directly, not through a pipe",
    ]);
    if cause.is_empty() { told.to_owned() } else { format!("{told} ({cause})") }
}

pub fn no_meeting(lang: Lang) -> &'static str {
    lang.of([
        "không có cuộc họp như vậy; xem: thuky list, hoặc tạo mới: thuky new --template trung-hoi-2025",
        "there is no such meeting; see: thuky list, or make one: thuky new --template trung-hoi-2025",
    ])
}

pub fn no_file(path: &str, lang: Lang) -> String {
    let told = lang.of([
        "chưa có tệp cuộc họp; tạo bằng: thuky new --template trung-hoi-2025",
        "there is no meeting file yet; make one: thuky new --template trung-hoi-2025",
    ]);
    format!("{path}: {told}")
}

pub fn no_date(typed: &str, lang: Lang) -> String {
    let told = lang.of(["không phải ngày; hãy viết như 24/5/2025", "is no date; write it like 24/5/2025"]);
    format!("{typed}: {told}")
}

/// What consents to the conversion a doubt proposes.
pub fn to_convert(lang: Lang) -> &'static str {
    lang.of(["chữ phông cũ; thêm --convert để chuyển", "letters of an old font; add --convert to convert them"])
}

pub fn not_whole(path: &str, lang: Lang) -> String {
    let told = lang.of([
        "tệp không nguyên vẹn; hãy giữ nó và mở bản sao lưu gần nhất",
        "the file is not whole; keep it and open the newest backup",
    ]);
    format!("{path}: {told}")
}

pub fn demo_exists(path: &str, lang: Lang) -> String {
    let told = lang.of(["tệp đã có; họp thử cần một tệp mới", "the file exists; the demonstration wants a new one"]);
    format!("{path}: {told}")
}
pub fn demo_gone(path: &str, lang: Lang) -> String {
    let told = lang.of(["đã xóa tệp họp thử", "the demonstration's file is deleted"]);
    format!("{told}: {path}")
}
pub fn demo_stays(path: &str, lang: Lang) -> String {
    let told = lang.of(["tệp họp thử còn ở", "the demonstration's file is"]);
    format!("{told} {path}")
}

pub fn file_exists(path: &str, lang: Lang) -> String {
    let told = lang.of(["tệp đã có; thêm --force để ghi đè", "the file exists; add --force to overwrite it"]);
    format!("{path}: {told}")
}
pub fn not_a_target(path: &str, lang: Lang) -> String {
    let told =
        lang.of(["không ghi tệp vào đây được; hãy chọn tên khác", "no file can be written here; choose another name"]);
    format!("{path}: {told}")
}
pub fn no_folder(path: &str, lang: Lang) -> String {
    let told = lang.of(["không có thư mục này; hãy tạo trước", "there is no such folder; make it first"]);
    format!("{path}: {told}")
}
pub fn not_written(folder: &str, cause: &str, lang: Lang) -> String {
    let told = lang.of(["không ghi được vào thư mục này", "could not write into this folder"]);
    format!("{folder}: {told} ({cause})")
}

/// What an examination found, line by line.
pub fn check_report(report: &Report, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let steps = lang.of(["bước", "steps"]);
    let head = lang.of(["dấu vân tay", "fingerprint"]);
    lines.push(format!("{} {steps}, {head} {}", report.steps, report.head));
    lines.extend(report.sqlite.iter().map(|complaint| format!("SQLite: {complaint}")));
    if let Some(step) = report.chain {
        let told = lang.of(["chuỗi nhật ký đứt ở bước", "the journal's chain breaks at step"]);
        lines.push(format!("{told} {step}"));
    }
    let differs = lang.of(["khác nhật ký", "is not what the journal says"]);
    lines.extend(report.replay.iter().map(|row| format!("{row}: {differs}")));
    lines.extend(report.versions.iter().map(|(number, step)| {
        say!(
            lang,
            "biên bản khóa, phiên bản {number}: dấu vân tay không phải của bước {step} trong nhật ký",
            "locked minutes, version {number}: the fingerprint is not that of step {step} in the journal"
        )
    }));
    if report.ok {
        lines.push(lang.of(["tệp nguyên vẹn", "the file is whole"]).to_owned());
    }
    lines
}

/// A meeting in a few lines: what it is, its agenda, its numbers, its minutes.
pub fn summary(meeting: &Meeting, lang: Lang) -> Vec<String> {
    let (info, facts) = (meeting.info(), meeting.facts());
    let mut lines = vec![info.title.clone(), format!("{}, {}", viet::short_day(meeting.day_held()), info.venue)];
    let clock = |time| viet::clock(meeting.clock(time));
    if let Some(opened) = info.opened_at {
        let closed = info.closed_at.map(clock).unwrap_or_else(|| "…".to_owned());
        lines.push(format!("{} – {closed}", clock(opened)));
    }
    for line in &facts.agenda {
        let Some(item) = meeting.get::<crate::domain::Item>(line.item) else { continue };
        lines.push(format!("{}{} {}", "  ".repeat(line.depth), line.number, item.title));
    }
    let words = lang.of(["lượt phát biểu, ý kiến", "turns, opinions"]).split(", ").collect::<Vec<_>>();
    lines.push(format!("{} {}, {} {}", meeting.resident_turns(), words[0], facts.opinions.len(), words[1]));
    for id in &facts.sequence {
        let Some(paragraph) = meeting.get::<crate::domain::Paragraph>(*id) else { continue };
        let owner = match paragraph.owner() {
            Owner::Person(person) => format!("{}: ", super::person(meeting, person, lang)),
            Owner::Nobody | Owner::Hall => String::new(),
        };
        let number = meeting.number_of(paragraph).map(|n| format!("[YK {n}] ")).unwrap_or_default();
        lines.push(format!("{}  {number}{owner}{}", clock(paragraph.at), paragraph.text));
    }
    lines
}

//! What `--help` explains, and what is said of a command line that is not understood.

use super::Lang;
use super::lang::say;

/// What is explained in `--help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    About,
    /// Headings.
    Usage,
    Arguments,
    Commands,
    Options,
    /// What stands for a value.
    AnOption,
    ACommand,
    AFile,
    AnId,
    AName,
    ADay,
    AFormat,
    APlace,
    AFolder,
    AWord,
    Help,
    Version,
    File,
    Meeting,
    Lang,
    Json,
    Demo,
    Fresh,
    Live,
    Chair,
    New,
    Template,
    From,
    Convert,
    Date,
    DryRun,
    Export,
    Paper,
    Format,
    Out,
    Public,
    Grouped,
    CheckPaper,
    Force,
    List,
    Show,
    Log,
    Search,
    Words,
    Verify,
    PaperFile,
    Check,
    Backup,
    Dir,
}

pub fn usage(usage: Usage, lang: Lang) -> &'static str {
    lang.of(match usage {
        Usage::About => [
            "Bàn thư ký của hội nghị: chương trình, người phát biểu, đồng hồ, biên bản và ý kiến trong một tệp",
            "The console of a meeting's secretary: agenda, speakers, clock, minutes and opinions in one file",
        ],
        Usage::Usage => ["Cách dùng", "Usage"],
        Usage::Arguments => ["Tham số", "Arguments"],
        Usage::Commands => ["Lệnh", "Commands"],
        Usage::Options => ["Tùy chọn", "Options"],
        Usage::AnOption => ["tùy chọn", "options"],
        Usage::ACommand => ["lệnh", "command"],
        Usage::AFile => ["TỆP", "FILE"],
        Usage::AnId => ["SỐ", "ID"],
        Usage::AName => ["TÊN", "NAME"],
        Usage::ADay => ["NGÀY/THÁNG/NĂM", "D/M/YYYY"],
        Usage::AFormat => ["DẠNG", "FORMAT"],
        Usage::APlace => ["NƠI", "PATH"],
        Usage::AFolder => ["THƯ MỤC", "DIR"],
        Usage::AWord => ["TỪ", "WORDS"],
        Usage::Help => ["In phần hướng dẫn này", "Print this help"],
        Usage::Version => ["In phiên bản", "Print the version"],
        Usage::File => ["Tệp cuộc họp (hoặc biến THUKY_FILE)", "The meeting file (or the variable THUKY_FILE)"],
        Usage::Meeting => ["Số của cuộc họp (xem thuky list)", "The meeting's id (see thuky list)"],
        Usage::Lang => ["Ngôn ngữ: vi hoặc en", "Language: vi or en"],
        Usage::Json => ["In kết quả dạng JSON", "Print the result as JSON"],
        Usage::Demo => ["Họp thử Trung Hội trong một tệp tạm", "The Trung Hội meeting in a throw-away file"],
        Usage::Fresh => ["Bắt đầu từ trước giờ khai mạc", "Start before the opening"],
        Usage::Live => [
            "Mở bàn thư ký: cuộc họp đang diễn ra, hoặc cuộc họp tới",
            "The console: the meeting in progress, else the next one",
        ],
        Usage::Chair => ["Màn hình cho chủ trì (chỉ xem)", "The chair's window (read-only)"],
        Usage::New => ["Tạo cuộc họp từ mẫu", "A meeting out of a template"],
        Usage::Template => ["Tên mẫu", "Name of the template"],
        Usage::From => {
            ["Tệp mẫu riêng (TOML, viết như các mẫu có sẵn)", "A template of your own (TOML, like those built in)"]
        }
        Usage::Convert => [
            "Đồng ý chuyển chữ phông cũ (TCVN3, VNI, Windows-1258) trong tệp sang Unicode",
            "Convert letters of old fonts in the file (TCVN3, VNI, Windows-1258) to Unicode",
        ],
        Usage::Date => ["Ngày họp, ví dụ 24/5/2025", "Day of the meeting, such as 24/5/2025"],
        Usage::DryRun => ["Chỉ in ra, kèm những điểm còn nghi vấn", "Only print it, with the doubts"],
        Usage::Export => ["Xuất văn bản ra tệp", "Write a paper to a file"],
        Usage::Paper => ["Văn bản", "The paper"],
        Usage::Format => [
            "Dạng tệp: docx (Word), pdf, xlsx (Excel), csv, md, json, ics (lịch); văn bản không có dạng nào thì báo",
            "Format: docx (Word), pdf, xlsx (Excel), csv, md, json, ics; not every paper has every one",
        ],
        Usage::Out => ["Nơi ghi (tệp hoặc thư mục; - là màn hình)", "Where to (file or folder; - is standard output)"],
        Usage::Public => [
            "Bản công khai: không nêu tên người đã xin; với all: thêm vào",
            "The public copy: who asked for it is not named; with all: beside the others",
        ],
        Usage::Grouped => [
            "Biên bản: mọi ý kiến trước, trả lời theo lĩnh vực sau",
            "Minutes: all opinions first, then the answers by field",
        ],
        Usage::CheckPaper => [
            "Chỉ liệt kê những gì biên bản còn thiếu, mỗi dòng một điểm (mã thoát vẫn là 0)",
            "Only list what the minutes lack, one line each (the exit code stays 0)",
        ],
        Usage::Force => ["Ghi đè tệp đã có", "Overwrite an existing file"],
        Usage::List => ["Các cuộc họp trong tệp", "The meetings of the file"],
        Usage::Show => ["Một cuộc họp như đang có", "A meeting as it stands"],
        Usage::Log => ["Nhật ký từng bước, có giá trị cũ", "The journal, step by step, with old values"],
        Usage::Search => {
            ["Tìm lời trong mọi biên bản (không cần dấu)", "Find words in all minutes (marks or no marks)"]
        }
        Usage::Words => ["Những từ cần tìm", "The words"],
        Usage::Verify => [
            "Tệp PDF, Word có đúng là bản chương trình lập không, thuộc phiên bản nào",
            "Whether a PDF or Word file is what the program made, and of which version",
        ],
        Usage::PaperFile => ["Tệp PDF, Word, hoặc bản chụp có chữ ký", "A PDF or Word file, or a signed scan"],
        Usage::Check => ["Kiểm tra tệp có nguyên vẹn không", "Whether the file is whole"],
        Usage::Backup => ["Sao lưu: bản sao được mở lại và so sánh", "A copy, reopened and compared"],
        Usage::Dir => ["Thư mục chứa bản sao", "The folder for the copy"],
    })
}

/// A command line that is not understood: the part that is wrong and what may stand there, both as far as known.
pub fn wrong_usage(part: Option<&str>, missing: bool, allowed: &[String], lang: Lang) -> String {
    let part = part.unwrap_or_default();
    let told = match (missing, part) {
        (_, "") => lang.of(["dòng lệnh không đúng", "this command line is not understood"]).to_owned(),
        (true, part) => say!(lang, "còn thiếu {part}", "{part} is missing"),
        (false, part) => say!(lang, "không hiểu “{part}”", "“{part}” is not understood"),
    };
    let allowed = allowed.join(", ");
    let may = match allowed.is_empty() {
        true => String::new(),
        false => say!(lang, "; có thể là: {allowed}", "; it may be: {allowed}"),
    };
    say!(lang, "{told}{may}; xem: thuky --help", "{told}{may}; see: thuky --help")
}

//! What is said of letters of an old font: their names, and the question whether to read them.

use super::Lang;
use super::actions::key;
use super::lang::say;
use crate::action::Action;
use crate::viet::Encoding;

/// An old encoding, by what people know of it.
pub fn encoding(encoding: Encoding, lang: Lang) -> &'static str {
    lang.of(match encoding {
        Encoding::Tcvn3 => ["bảng mã TCVN3 (phông .VnTime)", "TCVN3 letters (font .VnTime)"],
        Encoding::Vni => ["bảng mã VNI (phông VNI-Times)", "VNI letters (font VNI-Times)"],
        Encoding::Windows1258 => ["bảng mã Windows-1258", "Windows-1258 letters"],
        Encoding::Utf8 => ["UTF-8 bị đọc sai bảng mã", "UTF-8 read in a wrong encoding"],
        Encoding::TornMarks => ["dấu rời sai thứ tự", "marks in a wrong order"],
    })
}

/// The lines and answers of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LettersLine {
    Why,
    Before,
    After,
    /// Capitals of TCVN3.
    Capitals,
    Keep,
    Convert,
}

pub fn letters_line(line: LettersLine, lang: Lang) -> &'static str {
    lang.of(match line {
        LettersLine::Why => [
            "Chữ đã dán vào nguyên như khi chép, nhưng có vẻ viết bằng phông cũ. Chuyển sang Unicode?",
            "It was put in as it came, but seems to be written in an old font. Convert it to Unicode?",
        ],
        LettersLine::Before => ["Như đã dán:", "As it came:"],
        LettersLine::After => ["Nếu chuyển:", "Converted:"],
        LettersLine::Capitals => [
            "! Chữ hoa của phông .VnTimeH sẽ thành chữ thường: soát lại sau khi chuyển.",
            "! Capitals of the font .VnTimeH become small letters: read it over afterwards.",
        ],
        LettersLine::Keep => ["Giữ nguyên như đã dán", "Keep it as it came"],
        LettersLine::Convert => ["Chuyển sang Unicode", "Convert to Unicode"],
    })
}

pub(super) fn converted(from: Encoding, lang: Lang) -> String {
    let back = key(Action::Undo);
    match from {
        Encoding::Tcvn3 => say!(
            lang,
            "Đã chuyển sang Unicode; chữ hoa .VnTimeH thành chữ thường, hãy soát lại. {back}: trả lại như cũ.",
            "Converted; capitals of .VnTimeH are small now, read it over. {back} takes it back.",
        ),
        Encoding::Vni | Encoding::Windows1258 | Encoding::Utf8 | Encoding::TornMarks => {
            say!(lang, "Đã chuyển sang Unicode. {back}: trả lại như cũ.", "Converted. {back} takes it back.")
        }
    }
}

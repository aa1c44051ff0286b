//! What the world could not do: said with its cause, and what to do next.

use super::{Lang, lang::say};
use crate::app::Failure;

/// What could not be done, why, and what to do. `reason` is one line.
pub fn failure(failure: Failure, reason: &str, lang: Lang) -> String {
    match failure {
        Failure::Export => say!(
            lang,
            "Không xuất được tệp: {reason}. Hãy đóng tệp trong Word hoặc chọn chỗ khác.",
            "The file was not written: {reason}. Close it in Word, or choose another place."
        ),
        Failure::Backup => say!(
            lang,
            "Chưa sao lưu được: {reason}. Hãy chọn thư mục khác.",
            "Not backed up: {reason}. Choose another folder."
        ),
        Failure::ChairWindow => say!(
            lang,
            "Không mở được cửa sổ: {reason}. Hãy gõ thuky chair ở cửa sổ lệnh khác.",
            "No window opened: {reason}. Run thuky chair in another terminal."
        ),
        Failure::File => say!(
            lang,
            "Tệp cuộc họp có chỗ hỏng: {reason}. Hãy sao lưu ngay (F10 “sao lưu”) và giữ tệp này.",
            "The meeting file is damaged: {reason}. Make a backup now (F10 “backup”) and keep this file."
        ),
        Failure::Lock => say!(
            lang,
            "Chưa khóa được biên bản: {reason}. Không có gì mất; hãy khóa lại.",
            "The minutes are not locked: {reason}. Nothing is lost; lock them again."
        ),
        Failure::Scan => say!(
            lang,
            "Không đọc được bản scan: {reason}. Số và ngày vẫn đã ghi.",
            "The scan could not be read: {reason}. Number and day are kept."
        ),
        Failure::Steps => say!(
            lang,
            "Không đọc được các bước đã làm: {reason}. Biên bản vẫn nguyên; hãy mở lại hộp này.",
            "The steps could not be read: {reason}. The minutes are whole; open this box again."
        ),
    }
}

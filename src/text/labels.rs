//! The names of fields in a box, and of the values that may be chosen there.

use super::{Lang, states};
use crate::app::{Choice, Label};

/// What a field is called.
pub fn label(label: Label, lang: Lang) -> &'static str {
    lang.of(match label {
        Label::Find => ["Tìm", "Find"],
        Label::Opinions => ["Trả lời ý kiến số", "Answers opinions"],
        Label::By => ["Người trả lời", "Answered by"],
        Label::Owner => ["Ghi cho", "Words of"],
        Label::Kind => ["Loại đoạn", "Kind"],
        Label::Opinion => ["Ý kiến số", "Opinion number"],
        Label::Field => ["Lĩnh vực", "Field"],
        Label::Author => ["Người nêu", "Author"],
        Label::Reader => ["Người đọc hộ", "Read out by"],
        Label::Source => ["Hình thức gửi", "Source"],
        Label::OpinionKind => ["Loại ý kiến", "Kind of opinion"],
        Label::Unnamed => ["Bản công khai", "Public copies"],
        Label::Grievance => ["Khiếu nại, tố cáo", "Grievance"],
        Label::Unit => ["Đơn vị chủ trì", "Unit in charge"],
        Label::Support => ["Đơn vị phối hợp", "Supporting units"],
        Label::Deadline => ["Thời hạn", "Deadline"],
        Label::Reason => ["Lý do", "Reason"],
        Label::Time => ["Giờ", "Time"],
        Label::Subject => ["Nội dung biểu quyết", "Subject"],
        Label::Form => ["Hình thức", "Form"],
        Label::Agree => ["Tán thành", "For"],
        Label::Against => ["Không tán thành", "Against"],
        Label::Other => ["Ý kiến khác", "Other"],
        Label::Base => ["Số người biểu quyết", "Voters"],
        Label::Heads => ["Có mặt", "Present"],
        Label::Title => ["Tên mục", "Title"],
        Label::Minutes => ["Số phút dự kiến", "Planned minutes"],
        Label::Name => ["Họ và tên", "Name"],
        Label::Described => ["Dấu nhận biết", "Described as"],
        Label::Honorific => ["Xưng hô", "Address"],
        Label::Role => ["Chức vụ, đại diện", "Office"],
        Label::Hamlet => ["Xóm", "Hamlet"],
        Label::Phone => ["Điện thoại", "Phone"],
        Label::Topic => ["Nội dung", "About"],
        Label::Path => ["Tệp", "File"],
        Label::Folder => ["Thư mục", "Folder"],
        Label::Duty => ["Tư cách dự", "Here as"],
        Label::MeetingTitle => ["Tên hội nghị", "Title"],
        Label::Day => ["Ngày họp", "Day"],
        Label::PlannedOpen => ["Giờ dự kiến", "Planned time"],
        Label::Venue => ["Địa điểm", "Venue"],
        Label::ParentAgency => ["Cơ quan chủ quản", "Parent agency"],
        Label::Agency => ["Cơ quan (xuống dòng: /)", "Agency (new line: /)"],
        Label::Symbol => ["Ký hiệu văn bản", "Paper's symbol"],
        Label::Hamlets => ["Các xóm (cách nhau dấu phẩy)", "Hamlets (commas between)"],
    })
}

/// What a value that can be chosen is called.
pub fn choice(choice: &Choice, lang: Lang) -> &'static str {
    match choice {
        Choice::Kind(kind) => states::kind(*kind, lang),
        Choice::Source(source) => states::source(*source, lang),
        Choice::OpinionKind(Some(kind)) => states::opinion_kind(*kind, lang),
        Choice::OpinionKind(None) => lang.of(["chưa phân loại", "not sorted"]),
        Choice::Unnamed(false) => lang.of(["nêu tên", "name shown"]),
        Choice::Unnamed(true) => lang.of(["không nêu tên", "name hidden"]),
        Choice::Grievance(Some(grievance)) => states::grievance(*grievance, lang),
        Choice::Grievance(None) => lang.of(["không", "none"]),
        Choice::Duty(duty) => states::duty(*duty, lang),
        Choice::Form(form) => states::vote_form(*form, lang),
    }
}

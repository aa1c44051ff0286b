//! The words for what the columns of a row may hold.

use super::Lang;
use crate::domain::{
    Duty, Format, Grievance, ItemKind, Kind, OpinionKind, Outcome, Paper, Settlement, Source, Standing, TurnKind,
    TurnState, VoteForm, Way,
};

/// What a paragraph is.
pub fn kind(kind: Kind, lang: Lang) -> &'static str {
    lang.of(match kind {
        Kind::Note => ["ghi chép", "note"],
        Kind::Opinion => ["ý kiến", "opinion"],
        Kind::Answer => ["trả lời", "answer"],
        Kind::Conclusion => ["kết luận", "conclusion"],
        Kind::Task => ["giao việc", "task"],
        Kind::Vote => ["biểu quyết", "vote"],
        Kind::Break => ["giải lao", "break"],
    })
}

/// What an agenda item is for.
pub fn item_kind(kind: ItemKind, lang: Lang) -> &'static str {
    lang.of(match kind {
        ItemKind::Opening => ["khai mạc", "opening"],
        ItemKind::Report => ["báo cáo", "report"],
        ItemKind::Dialogue => ["đối thoại", "dialogue"],
        ItemKind::Summary => ["tổng hợp ý kiến", "summary of opinions"],
        ItemKind::Answers => ["tiếp thu, giải trình", "answers"],
        ItemKind::Vote => ["biểu quyết", "vote"],
        ItemKind::Conclusion => ["kết luận", "conclusion"],
        ItemKind::Closing => ["bế mạc", "closing"],
        ItemKind::Other => ["nội dung khác", "other"],
    })
}

/// How an opinion came.
pub fn source(source: Source, lang: Lang) -> &'static str {
    lang.of(match source {
        Source::Speech => ["phát biểu", "spoken"],
        Source::Slip => ["phiếu ý kiến", "slip"],
        Source::Letter => ["đơn, thư", "letter"],
        Source::Advance => ["gửi trước", "sent in advance"],
        Source::Phone => ["điện thoại", "by phone"],
    })
}

/// What an opinion is.
pub fn opinion_kind(kind: OpinionKind, lang: Lang) -> &'static str {
    lang.of(match kind {
        OpinionKind::Question => ["hỏi", "question"],
        OpinionKind::Petition => ["kiến nghị", "petition"],
        OpinionKind::Report => ["phản ánh", "report"],
        OpinionKind::Advice => ["góp ý", "advice"],
    })
}

/// What goes another way than an opinion.
pub fn grievance(grievance: Grievance, lang: Lang) -> &'static str {
    lang.of(match grievance {
        Grievance::Complaint => ["khiếu nại", "complaint"],
        Grievance::Denunciation => ["tố cáo", "denunciation"],
    })
}

/// What became of an opinion.
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    lang.of(match outcome {
        Outcome::Answered => ["đã trả lời trực tiếp", "answered on the spot"],
        Outcome::InWriting => ["trả lời bằng văn bản", "to be answered in writing"],
        Outcome::PassedOn => ["chuyển cấp có thẩm quyền", "passed to the competent level"],
        Outcome::Accepted => ["tiếp thu", "taken on board"],
        Outcome::Withdrawn => ["rút", "withdrawn"],
        Outcome::Refused => ["không tiếp nhận", "not accepted"],
    })
}

/// Where an opinion stands.
pub fn standing(standing: Standing, lang: Lang) -> &'static str {
    match standing {
        Standing::Open => lang.of(["chưa có trả lời", "no answer yet"]),
        Standing::Heard => lang.of(["đã nghe trả lời, chưa xếp kết quả", "answer heard, result not sorted"]),
        Standing::Sorted(sorted) => outcome(sorted, lang),
    }
}

/// The same in at most 12 cells.
pub fn standing_short(standing: Standing, lang: Lang) -> &'static str {
    lang.of(match standing {
        Standing::Open => ["chưa trả lời", "no answer"],
        Standing::Heard => ["chưa xếp", "not sorted"],
        Standing::Sorted(Outcome::Answered) => ["đã trả lời", "answered"],
        Standing::Sorted(Outcome::InWriting) => ["bằng văn bản", "in writing"],
        Standing::Sorted(Outcome::PassedOn) => ["chuyển cấp", "passed on"],
        Standing::Sorted(Outcome::Accepted) => ["tiếp thu", "on board"],
        Standing::Sorted(Outcome::Withdrawn) => ["đã rút", "withdrawn"],
        Standing::Sorted(Outcome::Refused) => ["không nhận", "not accepted"],
    })
}

/// How a vote was taken.
pub fn vote_form(form: VoteForm, lang: Lang) -> &'static str {
    lang.of(match form {
        VoteForm::Hands => ["giơ tay", "show of hands"],
        VoteForm::Ballot => ["bỏ phiếu kín", "secret ballot"],
    })
}

/// Where a turn stands.
pub fn turn_state(state: TurnState, lang: Lang) -> &'static str {
    lang.of(match state {
        TurnState::Waiting => ["đang chờ", "waiting"],
        TurnState::Speaking => ["đang phát biểu", "speaking"],
        TurnState::Paused => ["tạm dừng", "paused"],
        TurnState::Done => ["đã phát biểu", "has spoken"],
        TurnState::Withdrawn => ["đã rút đăng ký", "withdrawn"],
        TurnState::Unheard => ["chưa được phát biểu", "not heard"],
        TurnState::Refused => ["không tiếp nhận", "not accepted"],
    })
}

/// In what quality somebody speaks.
pub fn turn_kind(kind: TurnKind, lang: Lang) -> &'static str {
    lang.of(match kind {
        TurnKind::Resident => ["người dân", "resident"],
        TurnKind::Point => ["về thủ tục", "point of order"],
        TurnKind::Presenter => ["trình bày", "presenter"],
        TurnKind::Officer => ["cán bộ", "officer"],
        TurnKind::Chair => ["chủ trì", "chair"],
        TurnKind::Host => ["dẫn chương trình", "master of ceremonies"],
    })
}

/// What a person is in the meeting.
pub fn duty(duty: Duty, lang: Lang) -> &'static str {
    lang.of(match duty {
        Duty::Resident => ["người dân", "resident"],
        Duty::Delegate => ["đại biểu", "delegate"],
        Duty::Officer => ["cán bộ chuyên môn", "officer"],
        Duty::Chair => ["chủ trì", "chair"],
        Duty::Secretary => ["thư ký", "secretary"],
        Duty::Host => ["người dẫn chương trình", "master of ceremonies"],
    })
}

/// How somebody asked to speak.
pub fn way(way: Way, lang: Lang) -> &'static str {
    lang.of(match way {
        Way::Hand => ["giơ tay", "raised hand"],
        Way::AtMeeting => ["đăng ký tại hội nghị", "registered at the meeting"],
        Way::Advance => ["đăng ký trước", "registered in advance"],
        Way::Slip => ["bằng phiếu", "by slip"],
        Way::Called => ["được mời", "called by the chair"],
    })
}

/// What became of an objection to the minutes.
pub fn settlement(settlement: Settlement, lang: Lang) -> &'static str {
    lang.of(match settlement {
        Settlement::Corrected => ["đính chính", "correction"],
        Settlement::Reserved => ["ý kiến bảo lưu", "reservation"],
        Settlement::NotAccepted => ["không tiếp nhận", "not accepted"],
    })
}

/// The same beside the passage it was about: a shape and a word.
pub fn settlement_mark(settlement: Settlement, lang: Lang) -> &'static str {
    lang.of(match settlement {
        Settlement::Corrected => ["✎ đính chính", "✎ corrected"],
        Settlement::Reserved => ["⚑ bảo lưu", "⚑ reserved"],
        Settlement::NotAccepted => ["✗ không nhận", "✗ refused"],
    })
}

/// A paper of a meeting.
pub fn paper(paper: Paper, lang: Lang) -> &'static str {
    lang.of(match paper {
        Paper::Minutes => ["biên bản", "minutes"],
        Paper::Conclusions => ["thông báo kết luận", "notice of conclusions"],
        Paper::Report => ["báo cáo kết quả", "report"],
        Paper::Opinions => ["bảng tổng hợp ý kiến, kiến nghị", "table of opinions"],
        Paper::Speakers => ["danh sách phát biểu", "list of speakers"],
        Paper::Agenda => ["chương trình", "agenda"],
        Paper::Sheets => ["phiếu ghi tay", "blank sheets"],
        Paper::Journal => ["nhật ký ghi chép", "journal"],
    })
}

/// A format, by the programs people know it from.
pub fn format(format: Format, lang: Lang) -> &'static str {
    lang.of(match format {
        Format::Docx => ["Word (.docx)", "Word (.docx)"],
        Format::Pdf => ["PDF", "PDF"],
        Format::Xlsx => ["Excel (.xlsx)", "Excel (.xlsx)"],
        Format::Csv => ["bảng CSV", "CSV table"],
        Format::Markdown => ["văn bản Markdown (.md)", "Markdown text (.md)"],
        Format::Json => ["dữ liệu JSON", "JSON data"],
        Format::Ics => ["lịch (.ics)", "calendar (.ics)"],
    })
}

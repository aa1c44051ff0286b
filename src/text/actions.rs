//! The names of commands: in full for palette and help, short for the footer.

use super::Lang;
use crate::action::Action;
use crate::app::Keyboard;
use crate::keymap::{self, Code, Key};

/// What the palette finds a command by: its full name and its short one, in every language.
pub fn lexicon(action: Action) -> [&'static str; 4] {
    let ([vi, en], [short_vi, short_en]) = (full(action), brief(action));
    [vi, en, short_vi, short_en]
}

/// The full name of a command in every language.
pub(super) fn full(action: Action) -> [&'static str; 2] {
    match action {
        Action::Help => ["Trợ giúp: bảng phím", "Help: the key table"],
        Action::Queue => ["Đăng ký phát biểu, danh sách chờ", "Register to speak, the speaker list"],
        Action::Invite => ["Mời người tiếp theo", "Invite the next"],
        Action::InviteUnknown => ["Mời người chưa biết tên", "Invite somebody not known yet"],
        Action::FloorToChair => ["Mời chủ trì phát biểu", "Give the floor to the chair"],
        Action::StopOrGo => ["Tạm dừng, chạy tiếp đồng hồ", "Stop or resume the clock"],
        Action::Break => ["Giải lao, tiếp tục làm việc", "Break, resume the meeting"],
        Action::Opinion => ["Ghi thành ý kiến, ý kiến tiếp theo", "Opinion, the next opinion"],
        Action::TakeBackOpinion => ["Bỏ đánh dấu ý kiến", "Take back the opinion"],
        Action::Answer => ["Ghi thành trả lời", "Answer to opinions"],
        Action::Summary => ["Tổng hợp ý kiến", "Summary of opinions"],
        Action::Conclude => ["Kết luận, giao việc", "Conclusion, task"],
        Action::Vote => ["Biểu quyết", "Vote"],
        Action::NextItem => ["Khai mạc, sang mục tiếp theo", "Open the meeting, next item"],
        Action::Agenda => ["Chương trình: mở mục bất kỳ", "Agenda: open any item"],
        Action::MoreTime => ["Thêm một phút", "One minute more"],
        Action::TakeOutGap => ["Trừ thời gian máy tắt", "Take out the time the machine was off"],
        Action::Palette => ["Tất cả lệnh", "All commands"],
        Action::Zoom => ["Phóng to khung, trở lại", "Enlarge a pane, back again"],
        Action::TellChair => ["Nhắn chủ trì một dòng", "A line to the chair"],
        Action::Typing => ["Bộ gõ: tắt, Telex, VNI", "Typing: off, Telex, VNI"],
        Action::Sentences => ["Câu mẫu", "Official sentences"],
        Action::Owner => ["Ghi cho người khác", "Write for somebody else"],
        Action::Margin => ["Thông tin bên lề của đoạn", "Margin of the paragraph"],
        Action::Outcome => ["Kết quả của ý kiến", "Result of an opinion"],
        Action::Find => ["Tìm trong biên bản", "Find in the minutes"],
        Action::Steps => ["Các bước đã làm, hoàn tác bước", "Steps done, undo a step"],
        Action::SaveNow => ["Lưu ngay", "Save now"],
        Action::Quit => ["Thoát", "Quit"],
        Action::Heads => ["Đếm người có mặt", "Count the heads present"],
        Action::Misdirected => ["Gọi nhầm người", "The wrong person was called"],
        Action::NamePerson => ["Đặt tên cho người chưa biết", "Name somebody not known yet"],
        Action::EditPerson => ["Sửa thông tin một người", "Correct what is known of a person"],
        Action::Settings => ["Thông tin hội nghị, tên các xóm", "The meeting's data, names of hamlets"],
        Action::Reply => ["Đáp lại câu trả lời", "Reply to an answer"],
        Action::EndTurn => ["Kết thúc lượt phát biểu", "End the turn"],
        Action::PointOfOrder => ["Phát biểu về thủ tục (ưu tiên)", "Point of order"],
        Action::CloseList => ["Khóa, mở lại danh sách đăng ký", "Close or reopen the speaker list"],
        Action::RefuseSpeaker => ["Không tiếp nhận phát biểu", "Do not accept a speaker"],
        Action::Topic => ["Nội dung người chờ muốn nói", "What a waiting speaker will speak about"],
        Action::AddItem => ["Thêm mục", "Add an item"],
        Action::RenameItem => ["Đổi tên, thời lượng mục", "Rename or re-time an item"],
        Action::SkipItem => ["Bỏ qua mục tiếp theo", "Skip the next item"],
        Action::CloseMeeting => ["Bế mạc ngay", "Close the meeting now"],
        Action::CorrectTime => ["Sửa giờ đã ghi", "Correct a recorded time"],
        Action::EditVote => ["Sửa kết quả biểu quyết", "Correct a vote"],
        Action::Countdown3 => ["Mỗi lượt 3 phút", "3 minutes a turn"],
        Action::Countdown5 => ["Mỗi lượt 5 phút", "5 minutes a turn"],
        Action::Countdown7 => ["Mỗi lượt 7 phút", "7 minutes a turn"],
        Action::Countdown10 => ["Mỗi lượt 10 phút", "10 minutes a turn"],
        Action::NoCountdown => ["Không giới hạn thời gian", "No time limit"],
        Action::Bell => ["Bật, tắt chuông hết giờ", "Bell on or off"],
        Action::Unclear => ["Chèn dấu [chưa rõ]", "Insert the mark [chưa rõ]"],
        Action::Export => ["Xuất văn bản (Word, PDF…)", "Export a paper (Word, PDF…)"],
        Action::ExportAll => ["Sao tất cả văn bản vào một thư mục", "Export all papers into a folder"],
        Action::ReadBack => ["Đọc lại biên bản trước hội nghị", "Read the minutes back"],
        Action::Lock => ["Thông qua, bế mạc, khóa biên bản", "Adopt, close and lock the minutes"],
        Action::Unlock => ["Mở khóa biên bản, nêu lý do", "Unlock the minutes, with a reason"],
        Action::Issue => ["Số, ngày, bản scan của văn bản", "Number, day, signed scan of a paper"],
        Action::Office => ["Cơ quan, thể thức, nơi nhận văn bản", "Office, form and receivers of papers"],
        Action::OpenChair => ["Mở màn hình cho chủ trì", "Open the chair's window"],
        Action::Backup => ["Sao lưu", "Back up"],
        Action::TestKeys => ["Thử phím chức năng", "Test the function keys"],
        Action::ToneStyle => ["Kiểu bỏ dấu của bộ gõ: hòa, hoà", "Where the tone is written: hòa, hoà"],
        Action::Shorthand => ["Gõ tắt: xem, thêm, sửa", "Shorthand: look, add, mend"],
        Action::Theme => ["Nền: theo cửa sổ, tối, sáng", "Theme: the window's own, dark, light"],
        Action::Signs => ["Chữ và khung: đủ dấu, ASCII", "Letters and frames: full, ASCII"],
        Action::Tour => ["Xem nhanh cách dùng", "A short tour"],
        Action::Sentence1 => ["Câu mẫu theo số", "A sentence by its number"],
        Action::Sentence2 => ["Câu mẫu 2", "Sentence 2"],
        Action::Sentence3 => ["Câu mẫu 3", "Sentence 3"],
        Action::Sentence4 => ["Câu mẫu 4", "Sentence 4"],
        Action::Sentence5 => ["Câu mẫu 5", "Sentence 5"],
        Action::Sentence6 => ["Câu mẫu 6", "Sentence 6"],
        Action::Sentence7 => ["Câu mẫu 7", "Sentence 7"],
        Action::Sentence8 => ["Câu mẫu 8", "Sentence 8"],
        Action::Sentence9 => ["Câu mẫu 9", "Sentence 9"],
        Action::Undo => ["Hoàn tác chữ", "Undo typing"],
        Action::Redo => ["Làm lại chữ", "Redo typing"],
        Action::SelectAll => ["Chọn tất cả", "Select all"],
        Action::Copy => ["Sao chép", "Copy"],
        Action::Cut => ["Cắt", "Cut"],
        Action::Paste => ["Dán", "Paste"],
        Action::Left => ["Sang trái", "Left"],
        Action::Right => ["Sang phải", "Right"],
        Action::Up => ["Lên", "Up"],
        Action::Down => ["Xuống", "Down"],
        Action::WordLeft => ["Sang trái một từ", "One word left"],
        Action::WordRight => ["Sang phải một từ", "One word right"],
        Action::Home => ["Đầu dòng", "Start of the line"],
        Action::End => ["Cuối dòng", "End of the line"],
        Action::Top => ["Đầu biên bản", "Start of the minutes"],
        Action::Bottom => ["Cuối biên bản", "End of the minutes"],
        Action::PageUp => ["Lên một trang", "One page up"],
        Action::PageDown => ["Xuống một trang", "One page down"],
        Action::SelectLeft => ["Chọn sang trái", "Select left"],
        Action::SelectRight => ["Chọn sang phải", "Select right"],
        Action::SelectUp => ["Chọn lên trên", "Select up"],
        Action::SelectDown => ["Chọn xuống dưới", "Select down"],
        Action::SelectWordLeft => ["Chọn từ bên trái", "Select one word left"],
        Action::SelectWordRight => ["Chọn từ bên phải", "Select one word right"],
        Action::SelectHome => ["Chọn đến đầu dòng", "Select to the start of the line"],
        Action::SelectEnd => ["Chọn đến cuối dòng", "Select to the end of the line"],
        Action::Backspace => ["Xóa ký tự trước", "Delete the character before"],
        Action::Delete => ["Xóa ký tự sau", "Delete the character after"],
        Action::DeleteWordBack => ["Xóa từ trước", "Delete the word before"],
        Action::DeleteWord => ["Xóa từ sau", "Delete the word after"],
        Action::Enter => ["Đoạn mới; nhận", "New paragraph; accept"],
        Action::NextField => ["Ô tiếp theo", "Next field"],
        Action::PreviousField => ["Ô trước", "Previous field"],
        Action::Leave => ["Đóng hộp", "Close the box"],
        Action::MoveUp => ["Chuyển lên", "Move up"],
        Action::MoveDown => ["Chuyển xuống", "Move down"],
        Action::ToTheEnd => ["Chuyển xuống cuối", "Move to the end"],
        Action::Remove => ["Rút đăng ký, bỏ qua mục", "Withdraw, skip the item"],
        Action::PutBack => ["Đưa lại danh sách", "Put back on the list"],
        Action::LastWord => ["Phát biểu sau cùng", "Keep the last word"],
    }
}

/// The full name of a command.
pub fn action(action: Action, lang: Lang) -> &'static str {
    lang.of(full(action))
}

/// The name of a command where there is little room: the footer.
pub fn short(command: Action, lang: Lang) -> &'static str {
    lang.of(brief(command))
}
fn brief(command: Action) -> [&'static str; 2] {
    match command {
        Action::Help => ["trợ giúp", "help"],
        Action::Queue => ["đăng ký", "register"],
        Action::Invite => ["mời", "invite"],
        Action::InviteUnknown => ["mời chưa rõ tên", "invite unknown"],
        Action::FloorToChair => ["chủ trì", "chair"],
        Action::StopOrGo => ["tạm dừng", "pause"],
        Action::Break => ["giải lao", "break"],
        Action::Opinion => ["ý kiến", "opinion"],
        Action::TakeBackOpinion => ["bỏ ý kiến", "no opinion"],
        Action::Answer => ["trả lời", "answer"],
        Action::Summary => ["tổng hợp", "summary"],
        Action::Conclude => ["kết luận", "conclude"],
        Action::Vote => ["biểu quyết", "vote"],
        Action::NextItem => ["mục", "item"],
        Action::Agenda => ["chương trình", "agenda"],
        Action::MoreTime => ["+1 phút", "+1 min"],
        Action::TakeOutGap => ["trừ giờ máy tắt", "take out gap"],
        Action::Zoom => ["phóng to", "enlarge"],
        Action::TellChair => ["nhắn chủ trì", "tell the chair"],
        Action::Typing => ["bộ gõ", "typing"],
        Action::Sentences => ["câu mẫu", "sentences"],
        Action::ToneStyle => ["kiểu dấu", "tones"],
        Action::Shorthand => ["gõ tắt", "shorthand"],
        Action::Theme => ["nền", "theme"],
        Action::Signs => ["chữ, khung", "signs"],
        Action::Tour => ["xem nhanh", "tour"],
        Action::Sentence1 => ["câu mẫu 1", "sentence 1"],
        Action::Sentence2 => ["câu mẫu 2", "sentence 2"],
        Action::Sentence3 => ["câu mẫu 3", "sentence 3"],
        Action::Sentence4 => ["câu mẫu 4", "sentence 4"],
        Action::Sentence5 => ["câu mẫu 5", "sentence 5"],
        Action::Sentence6 => ["câu mẫu 6", "sentence 6"],
        Action::Sentence7 => ["câu mẫu 7", "sentence 7"],
        Action::Sentence8 => ["câu mẫu 8", "sentence 8"],
        Action::Sentence9 => ["câu mẫu 9", "sentence 9"],
        Action::Palette => ["lệnh", "commands"],
        Action::Owner => ["ghi cho", "owner"],
        Action::Margin => ["bên lề", "margin"],
        Action::Outcome => ["kết quả", "result"],
        Action::Find => ["tìm", "find"],
        Action::Steps => ["các bước", "steps"],
        Action::SaveNow => ["lưu", "save"],
        Action::Quit => ["thoát", "quit"],
        Action::Heads => ["có mặt", "heads"],
        Action::Misdirected => ["gọi nhầm", "wrong call"],
        Action::NamePerson => ["đặt tên", "name"],
        Action::EditPerson => ["sửa người", "person"],
        Action::Settings => ["hội nghị", "meeting"],
        Action::Reply => ["đáp lại", "reply"],
        Action::EndTurn => ["hết lượt", "end turn"],
        Action::PointOfOrder => ["thủ tục", "point of order"],
        Action::CloseList => ["khóa danh sách", "close list"],
        Action::RefuseSpeaker => ["không tiếp nhận", "refuse"],
        Action::Topic => ["nội dung", "topic"],
        Action::AddItem => ["thêm mục", "add item"],
        Action::RenameItem => ["sửa mục", "edit item"],
        Action::SkipItem => ["bỏ qua mục", "skip item"],
        Action::CloseMeeting => ["bế mạc", "close"],
        Action::CorrectTime => ["sửa giờ", "times"],
        Action::EditVote => ["sửa biểu quyết", "edit vote"],
        Action::Countdown3 => ["3 phút", "3 min"],
        Action::Countdown5 => ["5 phút", "5 min"],
        Action::Countdown7 => ["7 phút", "7 min"],
        Action::Countdown10 => ["10 phút", "10 min"],
        Action::NoCountdown => ["không đếm", "no limit"],
        Action::Bell => ["chuông", "bell"],
        Action::Unclear => ["[chưa rõ]", "[chưa rõ]"],
        Action::Export => ["xuất văn bản", "export"],
        Action::ExportAll => ["sao tất cả", "export all"],
        Action::ReadBack => ["đọc lại", "read back"],
        Action::Lock => ["khóa biên bản", "lock"],
        Action::Unlock => ["mở khóa", "unlock"],
        Action::Issue => ["số, bản scan", "number"],
        Action::Office => ["thể thức", "form"],
        Action::OpenChair => ["màn chủ trì", "chair's window"],
        Action::Backup => ["sao lưu", "back up"],
        Action::TestKeys => ["thử phím", "test keys"],
        Action::Undo => ["hoàn tác", "undo"],
        Action::Redo => ["làm lại", "redo"],
        Action::SelectAll => ["chọn hết", "select all"],
        Action::Copy => ["chép", "copy"],
        Action::Cut => ["cắt", "cut"],
        Action::Paste => ["dán", "paste"],
        Action::Enter => ["nhận", "accept"],
        Action::NextField => ["ô sau", "next field"],
        Action::PreviousField => ["ô trước", "previous field"],
        Action::Leave => ["đóng", "close"],
        Action::MoveUp => ["lên", "up"],
        Action::MoveDown => ["xuống", "down"],
        Action::ToTheEnd => ["xuống cuối", "to the end"],
        Action::Remove => ["rút", "withdraw"],
        Action::PutBack => ["đưa lại", "put back"],
        Action::LastWord => ["sau cùng", "last word"],
        Action::Left
        | Action::Right
        | Action::Up
        | Action::Down
        | Action::WordLeft
        | Action::WordRight
        | Action::Home
        | Action::End
        | Action::Top
        | Action::Bottom
        | Action::PageUp
        | Action::PageDown
        | Action::SelectLeft
        | Action::SelectRight
        | Action::SelectUp
        | Action::SelectDown
        | Action::SelectWordLeft
        | Action::SelectWordRight
        | Action::SelectHome
        | Action::SelectEnd
        | Action::Backspace
        | Action::Delete
        | Action::DeleteWordBack
        | Action::DeleteWord => full(command),
    }
}

/// A key as it is printed on the keyboards people have: "Del", "PgUp".
pub(super) fn key_name(key: Key) -> String {
    let long = key.to_string();
    let short = [("Delete", "Del"), ("Insert", "Ins"), ("PageUp", "PgUp"), ("PageDown", "PgDn")];
    short.iter().fold(long, |name, (long, short)| name.replace(long, short))
}

/// The key that asks for a command on this keyboard: its twin where function keys do not arrive; none when it has none there.
pub fn key_on(command: Action, keyboard: Keyboard) -> Option<Key> {
    match (keymap::keys_of(command)?, keyboard) {
        ((_, Some(twin)), Keyboard::Twins) => Some(twin),
        ((key, None), Keyboard::Twins) if matches!(key.code, Code::F(_)) => None,
        ((key, _), _) => Some(key),
    }
}
/// A key in few cells: "^T" for Ctrl+T, "^↓" for Ctrl+↓.
pub fn short_key(key: Key) -> String {
    if key.ctrl && !key.alt && !key.shift {
        format!("^{}", key_name(Key { ctrl: false, ..key }))
    } else {
        key_name(key)
    }
}

/// The key of a command inside a sentence, with its twin: "F8 (Ctrl+G)"; a command without a key is found through F10.
pub(super) fn key(command: Action) -> String {
    let found = keymap::keys_of(command).or_else(|| keymap::keys_of(Action::Palette));
    match found.expect("the key table holds the palette, which holds every command") {
        (key, Some(twin)) => format!("{} ({})", key_name(key), key_name(twin)),
        (key, None) => key_name(key),
    }
}

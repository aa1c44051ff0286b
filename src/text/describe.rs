//! What a command does, in one sentence of at most 55 cells: help and README.

use super::Lang;
use crate::action::Action;

/// One sentence about a command.
pub fn describe(action: Action, lang: Lang) -> &'static str {
    lang.of(match action {
        Action::Help => ["Hiện bảng phím này.", "Shows this key table."],
        Action::Queue => {
            ["Tìm người, xếp hàng chờ; sửa danh sách chờ.", "Finds people, queues them; edits the speaker list."]
        }
        Action::Invite => {
            ["Kết thúc lượt đang nói và mời người kế tiếp.", "Ends the turn that is on and invites the next."]
        }
        Action::InviteUnknown => {
            ["Mời một người chưa biết tên, đặt tên sau.", "Gives the floor to somebody to be named later."]
        }
        Action::FloorToChair => ["Đưa lời về chủ trì.", "Gives the floor back to the chair."],
        Action::StopOrGo => {
            ["Dừng đồng hồ của lượt, nhấn lại thì chạy tiếp.", "Stops the turn's clock, or resumes it."]
        }
        Action::Break => {
            ["Giải lao, dừng mọi đồng hồ; nhấn lại để làm việc tiếp.", "Breaks and stops all clocks; again: goes on."]
        }
        Action::Opinion => {
            ["Đoạn này là ý kiến; nhấn lại: ý kiến tiếp theo.", "Makes the paragraph an opinion; again: the next."]
        }
        Action::TakeBackOpinion => ["Đoạn này không phải ý kiến nữa.", "The paragraph is no opinion after all."],
        Action::Answer => {
            ["Đoạn này trả lời ý kiến nào, của ai; nhấn lại: nhận.", "Which opinions it answers, and who; again: yes."]
        }
        Action::Summary => [
            "Ý kiến theo lĩnh vực, xóm và kết quả để chủ trì đọc.",
            "Opinions by field, hamlet, result: for the chair.",
        ],
        Action::Conclude => {
            ["Đoạn này là kết luận; nhấn lại: việc được giao.", "Makes it a conclusion; pressed again: a task."]
        }
        Action::Vote => ["Ghi một biểu quyết và số phiếu.", "Records a vote and its numbers."],
        Action::NextItem => {
            ["Khai mạc, rồi sang từng mục, sau cùng bế mạc.", "Opens the meeting, next item, at last closes."]
        }
        Action::Agenda => {
            ["Danh sách mục: mở, quay lại, bỏ qua, chuyển chỗ.", "The items: open any, go back, skip, move."]
        }
        Action::MoreTime => ["Cho người đang nói thêm một phút.", "Gives the speaker one minute more."],
        Action::TakeOutGap => {
            ["Trừ lúc máy tắt khỏi lượt và mục đang chạy.", "Takes a machine stop out of turn and item."]
        }
        Action::Palette => ["Tìm mọi lệnh bằng cách gõ tên.", "Finds every command by typing its name."],
        Action::Owner => ["Chọn đoạn này là lời của ai.", "Chooses whose words the paragraph holds."],
        Action::Margin => {
            ["Sửa người nói, loại, lĩnh vực, đơn vị, hạn, giờ ghi.", "Edits owner, kind, field, unit, deadline, time."]
        }
        Action::Outcome => ["Xếp kết quả của ý kiến bằng một chữ số.", "Sorts the result of opinions with a digit."],
        Action::Find => ["Tìm chữ trong biên bản, có dấu hay không dấu.", "Finds words in the minutes, marks or not."],
        Action::Steps => ["Xem các bước đã làm và hoàn tác một bước.", "Shows the steps done and takes one back."],
        Action::SaveNow => ["Lưu ngay cả câu đang gõ.", "Saves now, the open sentence too."],
        Action::Quit => ["Lưu hết rồi thoát.", "Saves everything and quits."],
        Action::Heads => ["Nhập số người có mặt của từng xóm và đại biểu.", "Enters heads per hamlet, then delegates."],
        Action::Misdirected => {
            ["Chuyển lượt và lời đã ghi cho đúng người.", "Moves turn and words to the right person."]
        }
        Action::NamePerson => ["Cho biết người đang nói là ai.", "Says who the unknown speaker is."],
        Action::EditPerson => {
            ["Sửa tên, xóm, xưng hô, chức vụ của một người.", "Corrects name, hamlet, address, office."]
        }
        Action::Settings => {
            ["Tên, ngày, giờ, nơi họp, các xóm, số người mời.", "Title, day, venue, hamlets, how many invited."]
        }
        Action::Reply => ["Nối lời người dân với câu trả lời vừa nghe.", "Links a resident's words to the answer."],
        Action::EndTurn => ["Kết thúc lượt mà chưa mời ai.", "Ends the turn and invites nobody."],
        Action::PointOfOrder => ["Xếp lên đầu, kể cả khi danh sách đã khóa.", "Goes first, also past a closed list."],
        Action::CloseList => ["Thôi nhận đăng ký, hoặc nhận lại.", "Takes no more names, or takes them again."],
        Action::RefuseSpeaker => {
            ["Ghi lý do không tiếp nhận, do chủ trì quyết định.", "Records why; the chair's decision."]
        }
        Action::Topic => ["Ghi người chờ muốn nói về việc gì.", "Notes what a waiting speaker is about."],
        Action::AddItem => ["Thêm một mục sau mục đang chọn.", "Adds an item after the chosen one."],
        Action::RenameItem => ["Sửa tên và số phút dự kiến của mục.", "Corrects an item's title and minutes."],
        Action::SkipItem => ["Đánh dấu mục kế tiếp là không làm.", "Marks the next item as not done."],
        Action::CloseMeeting => ["Bế mạc dù chương trình chưa hết.", "Closes before the agenda is through."],
        Action::CorrectTime => {
            ["Sửa một giờ đã ghi; giờ cũ vẫn giữ trong nhật ký.", "Corrects a time; the log keeps the old."]
        }
        Action::EditVote => ["Sửa số phiếu của một biểu quyết.", "Corrects the numbers of a vote."],
        Action::Countdown3 => ["Đếm ngược 3 phút từ lượt sau.", "Counts down 3 minutes from the next turn."],
        Action::Countdown5 => ["Đếm ngược 5 phút từ lượt sau.", "Counts down 5 minutes from the next turn."],
        Action::Countdown7 => ["Đếm ngược 7 phút từ lượt sau.", "Counts down 7 minutes from the next turn."],
        Action::Countdown10 => ["Đếm ngược 10 phút từ lượt sau.", "Counts down 10 minutes from the next turn."],
        Action::NoCountdown => ["Chỉ đếm thời gian đã nói.", "Only counts the time spoken."],
        Action::Bell => ["Kêu một tiếng khi hết giờ, hoặc thôi.", "Rings once at the end of time, or not."],
        Action::Unclear => ["Đánh dấu chỗ cần bổ sung sau.", "Marks what is to be completed later."],
        Action::Export => ["Xuất một văn bản ra tệp, rồi mở để in.", "Writes a paper to a file and opens it."],
        Action::ExportAll => {
            ["Mọi văn bản ở mọi dạng, kèm mã băm để kiểm tra.", "Every paper in every format, with checksums."]
        }
        Action::ReadBack => {
            ["Biên bản chữ thoáng, nhận đính chính, bảo lưu.", "The minutes to be read; takes objections."]
        }
        Action::Lock => {
            ["Khóa phiên bản đã thông qua, mở tệp Word để in, ký.", "Locks the adopted version, opens the Word file."]
        }
        Action::Unlock => ["Mở khóa để sửa; phiên bản cũ vẫn giữ.", "Unlocks; the old version is kept."],
        Action::Issue => ["Ghi số, ngày, bản đã ký; không cần mở khóa.", "Number, day, scan; the lock holds."],
        Action::Office => {
            ["Đầu trang, ký hiệu, người ký, nơi nhận văn bản.", "Heading, symbol, signer, receivers of papers."]
        }
        Action::OpenChair => ["Mở cửa sổ chữ lớn cho chủ trì.", "Opens a window in large print."],
        Action::Backup => ["Chép tệp sang thư mục khác và kiểm tra lại.", "Copies the file elsewhere and checks it."],
        Action::Zoom => {
            ["Biên bản, rồi hàng chờ và đồng hồ, rồi như cũ.", "The minutes, then floor and queue, then as before."]
        }
        Action::TellChair => ["Một dòng hiện trên cửa sổ của chủ trì.", "A line on the chair's window."],
        Action::Typing => ["Gõ tiếng Việt khi máy không có Unikey.", "Vietnamese typing where there is no Unikey."],
        Action::Sentences => {
            ["Chèn một câu văn bản, tên và ngày điền sẵn.", "Puts in a sentence, names and dates filled in."]
        }
        Action::ToneStyle => ["Đặt dấu ở hòa, thủy hay hoà, thuỷ.", "Writes hòa, thủy or hoà, thuỷ."],
        Action::Shorthand => ["Bảng chữ gõ tắt như ubnd → UBND.", "The table of shorthand such as ubnd → UBND."],
        Action::Theme => ["Đổi nền màn hình.", "Changes the background."],
        Action::Signs => ["Khi màn hình hiện ô vuông thay cho chữ.", "For screens that show boxes instead of letters."],
        Action::Tour => ["Năm trang, chưa đến một phút.", "Five pages, less than a minute."],
        Action::Sentence1
        | Action::Sentence2
        | Action::Sentence3
        | Action::Sentence4
        | Action::Sentence5
        | Action::Sentence6
        | Action::Sentence7
        | Action::Sentence8
        | Action::Sentence9 => ["Chèn câu mẫu theo số.", "Puts in the sentence of that number."],
        Action::TestKeys => ["Xem máy có nhận phím F1–F10 không.", "Sees whether F1–F10 arrive."],
        Action::Undo => ["Hoàn tác chữ đã gõ, không động đến đồng hồ.", "Undoes typing, never floor or clock."],
        Action::Redo => ["Làm lại chữ vừa hoàn tác.", "Redoes what was undone."],
        Action::SelectAll => ["Chọn hết chữ.", "Selects all."],
        Action::Copy => ["Chép chữ đã chọn.", "Copies what is selected."],
        Action::Cut => ["Cắt chữ đã chọn.", "Cuts what is selected."],
        Action::Paste => ["Dán chữ đã chép.", "Pastes what was copied."],
        Action::Left => ["Sang trái một chữ; trong ô chọn: giá trị trước.", "One letter left; the value before."],
        Action::Right => ["Sang phải một chữ; trong ô chọn: giá trị sau.", "One letter right; the value after."],
        Action::Up => ["Lên một dòng.", "One line up."],
        Action::Down => ["Xuống một dòng.", "One line down."],
        Action::WordLeft => ["Về đầu từ trước.", "To the start of the word before."],
        Action::WordRight => ["Đến từ sau.", "To the next word."],
        Action::Home => ["Về đầu dòng.", "To the start of the line."],
        Action::End => ["Đến cuối dòng.", "To the end of the line."],
        Action::Top => ["Về đầu biên bản.", "To the start of the minutes."],
        Action::Bottom => ["Đến cuối biên bản, chỗ ghi tiếp.", "To the end, where writing goes on."],
        Action::PageUp => ["Lên một trang.", "One page up."],
        Action::PageDown => ["Xuống một trang.", "One page down."],
        Action::SelectLeft => ["Chọn thêm một chữ bên trái.", "Selects one letter left."],
        Action::SelectRight => ["Chọn thêm một chữ bên phải.", "Selects one letter right."],
        Action::SelectUp => ["Chọn thêm lên một dòng.", "Selects one line up."],
        Action::SelectDown => ["Chọn thêm xuống một dòng.", "Selects one line down."],
        Action::SelectWordLeft => ["Chọn thêm một từ bên trái.", "Selects one word left."],
        Action::SelectWordRight => ["Chọn thêm một từ bên phải.", "Selects one word right."],
        Action::SelectHome => ["Chọn đến đầu dòng.", "Selects to the start of the line."],
        Action::SelectEnd => ["Chọn đến cuối dòng.", "Selects to the end of the line."],
        Action::Backspace => ["Xóa một ký tự bên trái.", "Deletes one character to the left."],
        Action::Delete => ["Xóa một ký tự bên phải.", "Deletes one character to the right."],
        Action::DeleteWordBack => ["Xóa một từ bên trái.", "Deletes one word to the left."],
        Action::DeleteWord => ["Xóa một từ bên phải.", "Deletes one word to the right."],
        Action::Enter => {
            ["Sang đoạn mới; ở đoạn trống: ghi cho người đang nói.", "New paragraph; on an empty one: the speaker's."]
        }
        Action::NextField => ["Sang ô sau của hộp.", "To the next field of a box."],
        Action::PreviousField => ["Về ô trước của hộp.", "To the field before in a box."],
        Action::Leave => ["Đóng hộp, con trỏ về đúng chỗ cũ.", "Closes the box; the caret is where it was."],
        Action::MoveUp => ["Chuyển người chờ hoặc mục lên một chỗ.", "Moves a speaker or item one place up."],
        Action::MoveDown => ["Chuyển người chờ hoặc mục xuống một chỗ.", "Moves a speaker or item one place down."],
        Action::ToTheEnd => ["Chuyển người chờ xuống cuối danh sách.", "Moves a speaker to the end of the list."],
        Action::Remove => ["Rút người chờ; trong chương trình: bỏ qua mục.", "Withdraws a speaker; skips an item."],
        Action::PutBack => ["Đưa lại người đã rút, mục đã bỏ qua.", "Puts back who was withdrawn or skipped."],
        Action::LastWord => ["Để người này phát biểu sau cùng, hoặc thôi.", "Keeps the last word for them, or not."],
    })
}

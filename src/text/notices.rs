//! What is said in one line, worded.

use super::actions::key;
use super::input_method;
use super::lang::say;
use super::people::opening;
use super::{
    Lang, action, deed, duration, errors, letters, opinion, opinions, person_short, refusals, rows, understood,
};
use crate::action::Action;
use crate::app::{Notice, Signs, Theme};
use crate::domain::{Deed, Meeting, PersonId, Settlement, Time, Turn, TurnId, TurnState};
use crate::viet::Tone;

/// One line to the secretary.
pub fn notice(notice: &Notice, meeting: &Meeting, lang: Lang) -> String {
    match notice {
        Notice::Refused(refusal) => refusals::refusal(refusal, meeting, lang),
        Notice::Done(Deed::Close) => closed(meeting, lang),
        Notice::Done(done) => opening(&format!("{}.", deed(*done, lang))),
        Notice::TooSoon(command) => {
            let key = key(*command);
            say!(
                lang,
                "{key} vừa nhấn xong; lần thứ hai trong 2 giây không tính.",
                "{key} was just pressed; a second press within 2 seconds does not count."
            )
        }
        Notice::Undone(what) => {
            let deed = deed(*what, lang);
            say!(lang, "Đã hoàn tác: {deed}.", "Undone: {deed}.")
        }
        Notice::Redone(what) => {
            let deed = deed(*what, lang);
            say!(lang, "Đã làm lại: {deed}.", "Done again: {deed}.")
        }
        Notice::NothingToUndo => {
            let steps = key(Action::Steps);
            say!(
                lang,
                "Không còn chữ nào để hoàn tác; các bước khác ở {steps}.",
                "No typing left to undo; other steps are in {steps}."
            )
        }
        Notice::NothingToRedo => fixed(lang, ["Không có gì để làm lại.", "There is nothing to redo."]),
        Notice::Floor(person) => floor(*person, meeting, lang),
        Notice::StillPaused(person) => {
            let (who, go) = (person_short(meeting, *person, lang), key(Action::StopOrGo));
            say!(
                lang,
                "Hết giải lao; đồng hồ của {who} còn dừng: {go} khi nói tiếp.",
                "The break is over; the clock of {who} still stands: {go} lets it run."
            )
        }
        Notice::Registered(turn) => registered(*turn, meeting, lang),
        Notice::Present(number) => {
            say!(lang, "Đã ghi {number} người có mặt.", "{number} people present, as counted now.")
        }
        Notice::Countdown(Some(seconds)) => {
            let minutes = seconds / 60;
            say!(lang, "Từ lượt sau, mỗi lượt {minutes} phút.", "{minutes} minutes a turn, from the next turn on.")
        }
        Notice::Countdown(None) => {
            fixed(lang, ["Từ lượt sau không giới hạn thời gian.", "No time limit, from the next turn on."])
        }
        Notice::Bell(true) => fixed(lang, ["Đã bật chuông hết giờ.", "The bell at the end of time is on."]),
        Notice::Bell(false) => fixed(lang, ["Đã tắt chuông hết giờ.", "The bell at the end of time is off."]),
        Notice::AllSaved => fixed(lang, ["Đã lưu hết.", "Everything is saved."]),
        Notice::OpinionMade(number) => {
            let name = opinion(*number, lang);
            say!(lang, "Đã ghi thành {name}.", "This is {name} now.")
        }
        Notice::Answered(answered) => {
            let names = opinions(answered, meeting, lang);
            say!(lang, "Đã ghi trả lời {names}.", "Answer to {names} recorded.")
        }
        Notice::Answering(answered) => {
            let names = opinions(answered, meeting, lang);
            say!(lang, "Gõ lời trả lời {names} vào đoạn này.", "Write the answer to {names} in this paragraph.")
        }
        Notice::Restored { from, to, running } => restored(*from, *to, *running, meeting, lang),
        Notice::GapOut(seconds) => {
            let length = duration(seconds * 1000);
            say!(lang, "Đã trừ {length} khỏi lượt và mục đang chạy.", "{length} taken out of turn and item.")
        }
        Notice::ParagraphFull => fixed(
            lang,
            [
                "Đoạn đã đủ 20.000 ký tự; phần còn lại ở đoạn tiếp theo.",
                "The paragraph is full; the rest is in the next.",
            ],
        ),
        Notice::PasteTooLong { taken, whole } => {
            let percent = taken * 100 / (*whole).max(1);
            say!(
                lang,
                "Phần dán quá dài: chỉ nhận {percent}% đầu; phần sau hãy dán tiếp.",
                "The paste is too long: the first {percent}% was taken; paste the rest again."
            )
        }
        Notice::Converted(encoding) => letters::converted(*encoding, lang),
        Notice::NotConverted => fixed(
            lang,
            [
                "Chữ vừa dán đã đổi khác, nên để nguyên không chuyển.",
                "What was pasted has been changed since; it was left as it is.",
            ],
        ),
        Notice::Copied(1) => fixed(lang, ["Đã chép 1 ký tự.", "1 character copied."]),
        Notice::Copied(n) => say!(lang, "Đã chép {n} ký tự.", "{n} characters copied."),
        Notice::NothingSelected => fixed(
            lang,
            ["Chưa chọn chữ nào; giữ Shift và nhấn mũi tên để chọn.", "Nothing is selected; hold Shift with an arrow."],
        ),
        Notice::NotFound(typed) => say!(
            lang,
            "Không tìm thấy “{typed}”; hãy gõ một phần tên.",
            "“{typed}” was not found; type a part of the name."
        ),
        Notice::NotUnderstood(typed) if typed.is_empty() => {
            fixed(lang, ["Ô này còn trống; hãy nhập rồi nhấn lại.", "This field is empty; fill it in first."])
        }
        Notice::NotUnderstood(typed) => say!(
            lang,
            "Không hiểu “{typed}”; giờ ghi 14h30, ngày ghi 3/6 hoặc thứ Ba tới, số ghi 61.",
            "“{typed}” is not understood; write times 14h30, days 3/6, numbers 61."
        ),
        Notice::NumbersWanted { corrects, typed } => understood::numbers_wanted(*corrects, *typed, meeting, lang),
        Notice::DayInUnit { moved: true } => fixed(
            lang,
            [
                "Đây là một ngày: đã chuyển sang ô Thời hạn; gõ đơn vị rồi nhấn lại.",
                "That is a day: it stands as the deadline now; type the unit, then again.",
            ],
        ),
        Notice::DayInUnit { moved: false } => fixed(
            lang,
            [
                "Ô Đơn vị chủ trì đang là một ngày; hãy gõ tên đơn vị.",
                "The unit in charge is a day; type the name of the unit.",
            ],
        ),
        Notice::TourOffered => {
            let palette = key(Action::Palette);
            say!(
                lang,
                "Lần đầu ngồi đây? {palette}, gõ “xem nhanh”, Enter: năm trang ngắn.",
                "The first time here? {palette}, type “tour”, Enter: five short pages."
            )
        }
        Notice::NoSentence(number) => {
            let sentences = key(Action::Sentences);
            say!(
                lang,
                "Chưa có câu mẫu {number}; thêm ở {sentences}.",
                "There is no sentence {number}; {sentences} adds one."
            )
        }
        Notice::NoSuchSlot(slot) => {
            say!(
                lang,
                "Không có ô điền {slot}; các ô điền ghi ở dưới hộp.",
                "There is no slot {slot}; the box names those there are."
            )
        }
        Notice::NoOpinionHere => fixed(
            lang,
            [
                "Đoạn này không thuộc ý kiến nào; hãy đưa con trỏ đến một ý kiến.",
                "No opinion here; move the caret to one.",
            ],
        ),
        Notice::ReadOnly => fixed(
            lang,
            ["Chỉ xem: cửa sổ khác đang ghi hội nghị này.", "Reading only: another console writes this meeting."],
        ),
        Notice::Exporting(path) => say!(lang, "Đang xuất {path} …", "Writing {path} …"),
        Notice::Unopened(path) => {
            say!(
                lang,
                "Đã xuất: {path} (máy không có chương trình mở tệp này)",
                "Written: {path} (no program to open it)"
            )
        }
        Notice::ReadingBack => {
            let leave = key(Action::Leave);
            say!(
                lang,
                "Đang đọc lại biên bản, chữ không ghi vào đây; {leave} để ghi tiếp.",
                "The minutes are being read back, nothing is typed here; {leave} goes back to writing."
            )
        }
        Notice::Objected(Settlement::Corrected) => fixed(lang, ["Đã ghi đính chính.", "The correction is made."]),
        Notice::Objected(Settlement::Reserved) => {
            fixed(lang, ["Đã ghi ý kiến bảo lưu.", "The reservation is recorded."])
        }
        Notice::Objected(Settlement::NotAccepted) => {
            fixed(lang, ["Đã ghi: không tiếp nhận, kèm lý do.", "Not accepted; the reason is recorded."])
        }
        Notice::Locking => fixed(lang, ["Đang lưu hết rồi khóa biên bản …", "Saving everything, then locking …"]),
        Notice::Locked(version) => say!(
            lang,
            "Đã khóa biên bản, phiên bản {version}; đang xuất tệp Word …",
            "The minutes are locked, version {version}; writing the Word file …"
        ),
        Notice::Scanning(path) => say!(lang, "Đang đọc bản scan {path} …", "Reading the scan {path} …"),
        Notice::Scanned(name) => {
            say!(lang, "Đã ghi bản scan {name} kèm mã băm SHA-256.", "The scan {name} is recorded with its SHA-256.")
        }
        Notice::Exported(path) => say!(lang, "Đã xuất: {path}", "Written: {path}"),
        Notice::BackedUp(path) => say!(lang, "Đã sao lưu và kiểm tra: {path}", "Backed up and checked: {path}"),
        Notice::Told(true) => {
            fixed(lang, ["Lời nhắn đã gửi lên màn hình của chủ trì.", "The line stands on the chair's window."])
        }
        Notice::Told(false) => fixed(lang, ["Đã bỏ lời nhắn chủ trì.", "The line to the chair is taken back."]),
        Notice::Failed(failure, reason) => errors::failure(*failure, reason, lang),
        Notice::KeyTest(true) => {
            fixed(lang, ["Máy nhận được phím chức năng F1–F10.", "The function keys F1–F10 arrive."])
        }
        Notice::KeyTest(false) => fixed(
            lang,
            [
                "Phím chức năng không đến; dòng dưới cùng hiện phím Ctrl thay thế.",
                "No function keys: the footer shows Ctrl keys.",
            ],
        ),
        Notice::Unavailable(command) => unavailable(*command, lang),
        Notice::BoxFirst => {
            let leave = key(Action::Leave);
            say!(lang, "Hãy đóng hộp này trước ({leave}), rồi nhấn lại.", "Close this box first ({leave}), then again.")
        }
        Notice::FoundNothing => fixed(lang, ["Không có đoạn nào chứa chữ này.", "No paragraph holds these words."]),
        Notice::QuitUnsaved => fixed(
            lang,
            [
                "CHƯA LƯU HẾT vì đĩa báo lỗi; đợi đĩa, hoặc Ctrl+Q lần nữa để thoát và ghi tạm ra tệp khác.",
                "NOT ALL SAVED, the disk fails; wait for it, or Ctrl+Q again to leave and spill to another file.",
            ],
        ),
        Notice::ChairOpened => fixed(lang, ["Đã mở cửa sổ cho chủ trì.", "The chair's window is open."]),
        Notice::Typing(Some(method)) => {
            let (name, off) = (input_method(*method), key(Action::Typing));
            say!(
                lang,
                "Bộ gõ {name} đang bật: hãy tắt Unikey; Esc trả lại chữ vừa gõ, {off} đổi hoặc tắt.",
                "{name} is on: turn Unikey off; Esc brings back the keys of a word, {off} changes it."
            )
        }
        Notice::Typing(None) => fixed(
            lang,
            ["Bộ gõ của chương trình đã tắt; gõ bằng Unikey như thường.", "The built-in typing is off; use Unikey."],
        ),
        Notice::ToneStyle(Tone::Old) => {
            fixed(lang, ["Bộ gõ bỏ dấu: hòa, khỏe, thủy.", "Tones are written hòa, khỏe, thủy."])
        }
        Notice::ToneStyle(Tone::New) => {
            fixed(lang, ["Bộ gõ bỏ dấu: hoà, khoẻ, thuỷ.", "Tones are written hoà, khoẻ, thuỷ."])
        }
        Notice::TwoInputMethods => {
            let off = key(Action::Typing);
            say!(
                lang,
                "Unikey cũng đang bật nên dấu có thể bị gõ hai lần: hãy tắt một bên ({off}).",
                "Another input method is on too, marks may come twice: turn one off ({off})."
            )
        }
        Notice::Shorthand { short, full } if full.is_empty() => {
            say!(lang, "Đã bỏ chữ tắt “{short}”.", "“{short}” is no shorthand any more.")
        }
        Notice::Shorthand { short, full } => {
            say!(lang, "Từ nay gõ “{short}” rồi dấu cách thành “{full}”.", "“{short}” and a space become “{full}” now.")
        }
        Notice::Theme(theme) => fixed(
            lang,
            match theme {
                Theme::Window => ["Nền theo cửa sổ.", "The window's own background."],
                Theme::Dark => ["Nền tối.", "Dark background."],
                Theme::Light => ["Nền sáng.", "Light background."],
            },
        ),
        Notice::Signs(signs) => fixed(
            lang,
            match signs {
                Signs::Full => ["Chữ và khung hiện đủ dấu.", "Letters and frames in full."],
                Signs::AsciiFrames => {
                    ["Khung và ký hiệu bằng ASCII, chữ vẫn đủ dấu.", "Frames and signs in ASCII, letters in full."]
                }
                Signs::Ascii => [
                    "Chữ hiện không dấu, chỉ trên màn hình; biên bản vẫn đủ dấu.",
                    "Letters without marks, on the screen only; the minutes keep them.",
                ],
            },
        ),
    }
}

/// The meeting has ended; those who were not heard are to be asked for their opinion in writing.
fn closed(meeting: &Meeting, lang: Lang) -> String {
    let unheard = meeting.rows().turns.values().filter(|turn| turn.state == TurnState::Unheard).count();
    match unheard {
        0 => fixed(lang, ["Đã bế mạc.", "The meeting is closed."]),
        n => say!(
            lang,
            "Đã bế mạc. {n} người chưa được phát biểu: mời gửi ý kiến bằng văn bản (tên ở F2).",
            "The meeting is closed. {n} were not heard: invite them to write their opinion (names in F2)."
        ),
    }
}

/// Whether a line tells that something was not done, was cut, or wants attention: drawn strongly.
pub fn is_warning(notice: &Notice) -> bool {
    match notice {
        Notice::Refused(_)
        | Notice::TooSoon(_)
        | Notice::Restored { .. }
        | Notice::ParagraphFull
        | Notice::PasteTooLong { .. }
        | Notice::NotConverted
        | Notice::NothingSelected
        | Notice::NotFound(_)
        | Notice::NotUnderstood(_)
        | Notice::NumbersWanted { .. }
        | Notice::DayInUnit { .. }
        | Notice::NoSentence(_)
        | Notice::NoSuchSlot(_)
        | Notice::NoOpinionHere
        | Notice::ReadOnly
        | Notice::Failed(..)
        | Notice::KeyTest(false)
        | Notice::Unavailable(_)
        | Notice::BoxFirst
        | Notice::FoundNothing
        | Notice::NothingToUndo
        | Notice::NothingToRedo
        | Notice::Unopened(_)
        | Notice::TwoInputMethods
        | Notice::ReadingBack => true,
        Notice::Done(_)
        | Notice::Undone(_)
        | Notice::Redone(_)
        | Notice::Floor(_)
        | Notice::StillPaused(_)
        | Notice::Registered(_)
        | Notice::Present(_)
        | Notice::Countdown(_)
        | Notice::Bell(_)
        | Notice::AllSaved
        | Notice::OpinionMade(_)
        | Notice::Answered(_)
        | Notice::Answering(_)
        | Notice::GapOut(_)
        | Notice::Converted(_)
        | Notice::Copied(_)
        | Notice::Exporting(_)
        | Notice::Exported(_)
        | Notice::Objected(_)
        | Notice::Locking
        | Notice::Locked(_)
        | Notice::Scanning(_)
        | Notice::Scanned(_)
        | Notice::BackedUp(_)
        | Notice::Told(_)
        | Notice::KeyTest(true)
        | Notice::Typing(_)
        | Notice::ToneStyle(_)
        | Notice::Shorthand { .. }
        | Notice::ChairOpened
        | Notice::Theme(_)
        | Notice::Signs(_)
        | Notice::TourOffered => false,
        Notice::QuitUnsaved => true,
    }
}

/// Whether a line tells that what was asked for was not done. What only wants attention does not.
pub fn is_refusal(notice: &Notice) -> bool {
    let attention = matches!(
        notice,
        Notice::Restored { .. }
            | Notice::ParagraphFull
            | Notice::PasteTooLong { .. }
            | Notice::KeyTest(false)
            | Notice::Unopened(_)
            | Notice::TwoInputMethods
    );
    is_warning(notice) && !attention
}

fn fixed(lang: Lang, words: [&str; 2]) -> String {
    lang.of(words).to_owned()
}

fn floor(person: PersonId, meeting: &Meeting, lang: Lang) -> String {
    let who = person_short(meeting, person, lang);
    say!(
        lang,
        "Đã mời {who}; chữ đang gõ vẫn ghi cho người trước.",
        "{who} has the floor; what you type is still the earlier speaker's."
    )
}

fn registered(turn: TurnId, meeting: &Meeting, lang: Lang) -> String {
    let who = rows::speaker(turn, meeting, lang);
    let place = meeting.get::<Turn>(turn).and_then(|turn| refusals::place_in_queue(turn.person, meeting));
    match place {
        Some(n) => say!(lang, "Đã đăng ký {who}, thứ {n} trong danh sách.", "{who} is on the list, number {n}."),
        None => say!(lang, "Đã đăng ký {who}.", "{who} is registered."),
    }
}

fn restored(from: Time, to: Time, running: bool, meeting: &Meeting, lang: Lang) -> String {
    let clock = |time: Time| meeting.clock(time).format("%H:%M:%S").to_string();
    let (from, to, key) = (clock(from), clock(to), key(Action::TakeOutGap));
    if running {
        say!(
            lang,
            "Máy ngừng từ {from} đến {to}, không mất chữ nào; {key} để trừ khoảng này khỏi đồng hồ.",
            "The machine was off from {from} to {to}, no word is lost; {key} takes it off the clock."
        )
    } else {
        say!(
            lang,
            "Máy ngừng từ {from} đến {to}, không mất chữ nào.",
            "The machine was off from {from} to {to}, no word is lost."
        )
    }
}

/// Why a command has nothing to work on.
fn unavailable(command: Action, lang: Lang) -> String {
    lang.of(match command {
        Action::Outcome => ["Chưa có ý kiến nào cần xếp kết quả.", "No opinion waits for a result."],
        Action::EditVote => ["Chưa có biểu quyết nào để sửa.", "There is no vote to correct."],
        Action::Misdirected => ["Chưa có ai đang phát biểu.", "Nobody has the floor."],
        Action::NamePerson | Action::EditPerson => {
            ["Chưa rõ là ai: hãy đưa con trỏ đến lời của người đó.", "Who? Move the caret to that person's words."]
        }
        Action::RefuseSpeaker | Action::Topic => ["Chưa có ai chờ phát biểu.", "Nobody waits to speak."],
        Action::RenameItem => {
            ["Chưa ở mục nào; hãy chọn mục trong chương trình.", "No item is on; choose one in the agenda."]
        }
        other => {
            let name = action(other, lang);
            return say!(lang, "{name}: lúc này chưa dùng được.", "{name}: not possible now.");
        }
    })
    .to_owned()
}

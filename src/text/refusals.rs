//! Why something was not done: what is in the way, and what to do next.

use super::actions::key;
use super::lang::say;
use super::people::opening;
use super::{Lang, item, opinion, person_short, rows, states};
use crate::action::Action;
use crate::domain::*;
use crate::viet;

/// A rule's "no" in one line.
pub fn refusal(refusal: &Refusal, meeting: &Meeting, lang: Lang) -> String {
    let who = |person: &PersonId| opening(&person_short(meeting, *person, lang));
    match refusal {
        Refusal::NotOpened => {
            let next = key(Action::NextItem);
            say!(lang, "Hội nghị chưa khai mạc; {next} để khai mạc.", "The meeting is not open; {next} opens it.")
        }
        Refusal::AlreadyOpened => {
            let at = clock(meeting.info().opened_at, meeting);
            say!(lang, "Hội nghị đã khai mạc{at}.", "The meeting is open already{at}.")
        }
        Refusal::AlreadyClosed => {
            let (at, steps) = (clock(meeting.info().closed_at, meeting), key(Action::Steps));
            say!(
                lang,
                "Hội nghị đã bế mạc{at}; muốn làm tiếp thì hoàn tác bước bế mạc ở {steps}.",
                "The meeting is closed{at}; to go on, undo the closing in {steps}."
            )
        }
        Refusal::NobodySpeaking => {
            let invite = key(Action::Invite);
            say!(lang, "Chưa có ai đang phát biểu; {invite} để mời.", "Nobody has the floor; {invite} invites.")
        }
        Refusal::NobodyWaiting => {
            let queue = key(Action::Queue);
            say!(lang, "Chưa có ai chờ phát biểu; {queue} để đăng ký.", "Nobody waits; {queue} registers somebody.")
        }
        Refusal::AlreadyWaiting(person) => {
            let who = who(person);
            match place_in_queue(*person, meeting) {
                Some(n) => say!(lang, "{who} đang chờ, thứ {n} trong danh sách.", "{who} waits already, number {n}."),
                None => say!(lang, "{who} đã có trong danh sách chờ.", "{who} is on the list already."),
            }
        }
        Refusal::HasFloor(person) => {
            let who = who(person);
            say!(lang, "{who} đang phát biểu.", "{who} has the floor now.")
        }
        Refusal::ListClosed => {
            let palette = key(Action::Palette);
            say!(
                lang,
                "Danh sách đăng ký đã khóa; {palette} để mở lại, hoặc ghi phát biểu về thủ tục.",
                "The speaker list is closed; {palette} reopens it, or takes a point of order."
            )
        }
        Refusal::NotWaiting(turn) => {
            let who = opening(&rows::speaker(*turn, meeting, lang));
            match meeting.get::<Turn>(*turn) {
                Some(turn) => {
                    let state = states::turn_state(turn.state, lang);
                    say!(lang, "{who} không ở trong danh sách chờ: {state}.", "{who} does not wait: {state}.")
                }
                None => say!(lang, "{who} không ở trong danh sách chờ.", "{who} does not wait."),
            }
        }
        Refusal::InBreak => {
            let again = key(Action::Break);
            say!(lang, "Đang giải lao; {again} để tiếp tục làm việc.", "There is a break; {again} ends it.")
        }
        Refusal::NotInBreak => fixed(lang, ["Hiện không phải giờ giải lao.", "There is no break now."]),
        Refusal::NoCountdown => {
            let palette = key(Action::Palette);
            say!(
                lang,
                "Lượt này không đếm ngược; thời gian mỗi lượt chọn ở {palette}.",
                "This turn has no countdown; set one for the next turns in {palette}."
            )
        }
        Refusal::NoChair => fixed(lang, ["Hội nghị này chưa ghi ai chủ trì.", "This meeting has no chair on record."]),
        Refusal::NoSuchItem => {
            let agenda = key(Action::Agenda);
            say!(lang, "Không còn mục nào như thế; xem chương trình ở {agenda}.", "No such item; {agenda} lists them.")
        }
        Refusal::HeadingItem(id) => {
            let item = opening(&item(meeting, *id, lang));
            say!(lang, "{item} là đề mục lớn; hãy chọn mục nhỏ bên trong.", "{item} is a heading; choose one below it.")
        }
        Refusal::AlreadyCurrent(id) => {
            let item = item(meeting, *id, lang);
            say!(lang, "Đang ở {item}.", "This is {item} already.")
        }
        Refusal::ItemHasTimes(id) => {
            let item = opening(&item(meeting, *id, lang));
            say!(lang, "{item} đã làm và có giờ thực tế, không bỏ qua được.", "{item} was held and has its times.")
        }
        Refusal::ItemInUse(id) => {
            let item = opening(&item(meeting, *id, lang));
            say!(lang, "{item} đã có nội dung trong biên bản, không bỏ được.", "{item} has words in the minutes.")
        }
        Refusal::HamletInUse(id) => {
            let hamlet = opening(&rows::row("hamlet", id.0, meeting, lang));
            say!(
                lang,
                "{hamlet} đã có người trong hội nghị, không bỏ được; có thể đổi tên.",
                "{hamlet} has people in this meeting; it can be renamed, not left out."
            )
        }
        Refusal::EmptyText => {
            fixed(lang, ["Còn để trống: hãy gõ nội dung trước.", "Nothing is written: type it first."])
        }
        Refusal::EmptyName => fixed(lang, ["Tên còn trống: hãy gõ tên trước.", "The name is empty: type it first."]),
        Refusal::NotAnOpinion => {
            let opinion = key(Action::Opinion);
            say!(
                lang,
                "Đoạn này không phải ý kiến; {opinion} để ghi thành ý kiến.",
                "No opinion here; {opinion} makes it one."
            )
        }
        Refusal::OpinionAnswered(id) => {
            let (name, outcome) = (number(*id, meeting, lang), key(Action::Outcome));
            say!(
                lang,
                "{name} đã có trả lời hoặc kết quả; hãy bỏ trả lời, bỏ kết quả ({outcome}, 0) trước.",
                "{name} has an answer or a result; take those back ({outcome}, 0) first."
            )
        }
        Refusal::NoSuchOpinion(wanted) => {
            let (name, last) = (opinion(*wanted, lang), meeting.info().last_opinion);
            say!(
                lang,
                "Không có {name}; đến nay đã ghi {last} ý kiến.",
                "There is no {name}; the last number is {last}."
            )
        }
        Refusal::NoOpinionGiven => {
            fixed(lang, ["Chưa rõ trả lời ý kiến nào: gõ các số, ví dụ 1 4 6.", "Which opinions? Type numbers: 1 4 6."])
        }
        Refusal::NobodyAnswers => {
            fixed(lang, ["Chưa rõ ai trả lời: gõ tên hoặc chức vụ.", "Who answers? Type a name or an office."])
        }
        Refusal::DifferentOwners => fixed(
            lang,
            ["Hai đoạn là lời của hai người khác nhau, không nối được.", "Two people's words are not joined."],
        ),
        Refusal::DifferentOpinions => {
            fixed(lang, ["Hai đoạn thuộc hai ý kiến khác nhau, không nối được.", "Two opinions' words are not joined."])
        }
        Refusal::CarriesMore(id) => {
            let kind = meeting.get::<Paragraph>(*id).map_or(Kind::Note, |paragraph| paragraph.kind);
            let (kind, words) = (states::kind(kind, lang), opening(&rows::paragraph(*id, meeting, lang)));
            say!(lang, "{words} là {kind}: phải giữ riêng.", "{words} is kept apart: {kind}.")
        }
        Refusal::Objected(id) => {
            let words = opening(&rows::paragraph(*id, meeting, lang));
            say!(lang, "{words} có ý kiến khi đọc lại: phải giữ.", "{words} was objected to: it has to stay.")
        }
        Refusal::NotAnAnswer => {
            let answer = key(Action::Answer);
            say!(
                lang,
                "Chưa có câu trả lời nào; ghi trả lời bằng {answer}.",
                "There is no answer; {answer} writes one."
            )
        }
        Refusal::ReplyToNothing(_) => {
            fixed(lang, ["Câu trả lời này không còn trong biên bản.", "That answer is no longer in the minutes."])
        }
        Refusal::SamePerson => fixed(lang, ["Đây vẫn là chính người đó.", "That is the same person."]),
        Refusal::Overlapping => fixed(
            lang,
            ["Hai người có lượt phát biểu trùng giờ, không thể là một.", "Their turns overlap: they cannot be one."],
        ),
        Refusal::EndBeforeStart => fixed(
            lang,
            ["Với giờ này, kết thúc sẽ trước bắt đầu; hãy xem lại giờ.", "The end would come before the start."],
        ),
        Refusal::BeforeMeeting => {
            let day = viet::full_day(meeting.day_held());
            say!(
                lang,
                "Văn bản không thể ban hành trước ngày họp ({day}); hãy xem lại ngày.",
                "No paper is issued before the meeting ({day}); look at the day again."
            )
        }
        Refusal::InTheFuture => fixed(lang, ["Giờ này chưa đến; hãy xem lại.", "That time has not come yet."]),
        Refusal::NoUnit => fixed(lang, ["Chưa có đơn vị chủ trì: gõ tên đơn vị.", "No unit in charge: type its name."]),
        Refusal::ChangedSince(depending) => {
            let mut names: Vec<String> = Vec::new();
            for (table, id) in depending {
                let name = rows::row(table, *id, meeting, lang);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let names = rows::listed(names, 3, lang);
            say!(lang, "Bước này đã có việc khác dựa vào: {names}.", "Later work rests on this step: {names}.")
        }
        Refusal::NotUndoable => fixed(lang, ["Bước này không hoàn tác được.", "This step cannot be undone."]),
        Refusal::AlreadyUndone => fixed(lang, ["Bước này đã được hoàn tác.", "This step was undone already."]),
        Refusal::NumbersDoNotAddUp => fixed(
            lang,
            ["Số phiếu cộng lại nhiều hơn số người biểu quyết; hãy xem lại.", "There are more votes than voters."],
        ),
        Refusal::TooFew => fixed(lang, ["Số này nhỏ quá; hãy gõ lại.", "That number is too small; type another."]),
        Refusal::AtTheTop => fixed(lang, ["Đã ở trên cùng.", "This is the top already."]),
        Refusal::AtTheEnd => fixed(lang, ["Đã ở cuối cùng.", "This is the end already."]),
        Refusal::NoGap => fixed(
            lang,
            [
                "Không có khoảng máy tắt nào, hoặc đã trừ rồi.",
                "No time the machine was off, or it is taken out already.",
            ],
        ),
        Refusal::NothingHere => fixed(lang, ["Ở đây không có gì để thay đổi.", "There is nothing to change here."]),
        Refusal::Locked(version) => say!(
            lang,
            "Biên bản đã khóa, phiên bản {version}; muốn sửa thì mở khóa, nêu lý do.",
            "The minutes are locked, version {version}; to change them, unlock them and say why."
        ),
        Refusal::NotLocked => fixed(lang, ["Biên bản chưa khóa.", "The minutes are not locked."]),
        Refusal::NotClosed => fixed(
            lang,
            [
                "Hội nghị chưa bế mạc; bế mạc rồi mới khóa biên bản.",
                "The meeting is not closed; close it, then lock the minutes.",
            ],
        ),
        Refusal::DoneSince => {
            fixed(lang, ["Vừa có thay đổi mới; hãy khóa lại lần nữa.", "Something was done just now; lock again."])
        }
        Refusal::NoReason => fixed(lang, ["Còn thiếu lý do; hãy ghi lý do.", "The reason is missing; give it."]),
        Refusal::BeforeLock(version) => say!(
            lang,
            "Bước này đã nằm trong biên bản khóa, phiên bản {version}; hãy ghi bước mới để đính chính.",
            "This step is in the locked minutes, version {version}; correct it by a new step."
        ),
        Refusal::TooLong => fixed(lang, ["Dài quá; hãy rút ngắn.", "Too long; shorten it."]),
    }
}

fn fixed(lang: Lang, words: [&str; 2]) -> String {
    lang.of(words).to_owned()
}

/// " (14:30)", or nothing.
fn clock(time: Option<Time>, meeting: &Meeting) -> String {
    time.map(|at| format!(" ({})", viet::clock(meeting.clock(at)))).unwrap_or_default()
}

fn number(id: OpinionId, meeting: &Meeting, lang: Lang) -> String {
    opening(&rows::row("opinion", id.0, meeting, lang))
}

/// The place of somebody in the speaker list, from 1.
pub(super) fn place_in_queue(person: PersonId, meeting: &Meeting) -> Option<usize> {
    let turn = meeting.waiting_turn(person)?.id;
    meeting.facts().queue.iter().position(|other| *other == turn).map(|at| at + 1)
}

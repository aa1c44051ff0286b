//! Questions that want a yes, and what a paper still lacks.

use super::actions::key;
use super::lang::say;
use super::people::opening;
use super::{Lang, item, opinions, person_short, rows};
use crate::action::Action;
use crate::app::{Request, Warned};
use crate::domain::{Meeting, Missing, OpinionId, TurnId};
use crate::viet;

/// The lines of one warning: how many, and who or which.
pub fn warned(warned: &Warned, meeting: &Meeting, lang: Lang) -> Vec<String> {
    match warned {
        Warned::StillWaiting(turns) => vec![waiting(turns, meeting, lang)],
        Warned::Unanswered(of) => {
            let (n, names) = (of.len(), opinions(of, meeting, lang));
            vec![say!(lang, "Còn {n} ý kiến chưa có trả lời: {names}", "Opinions without an answer, {n}: {names}")]
        }
        Warned::Unsorted(of) => {
            let (n, names) = (of.len(), opinions(of, meeting, lang));
            vec![say!(
                lang,
                "Còn {n} ý kiến đã nghe trả lời, chưa xếp kết quả: {names}",
                "Opinions answered but without a result, {n}: {names}"
            )]
        }
        Warned::DeletesAnswered(id) => {
            let name = opening(&rows::row("opinion", id.0, meeting, lang));
            vec![say!(
                lang,
                "{name} đã có trả lời hoặc kết quả; xóa đoạn này là xóa cả ý kiến.",
                "{name} has an answer or a result; this deletes the opinion too."
            )]
        }
        Warned::FileExists(path) => {
            vec![lang.of(["Đã có tệp này:", "This file is there already:"]).to_owned(), path.clone()]
        }
    }
}

fn waiting(turns: &[TurnId], meeting: &Meeting, lang: Lang) -> String {
    let n = turns.len();
    let names = turns.iter().map(|turn| rows::speaker(*turn, meeting, lang)).collect();
    let names = rows::listed(names, 6, lang);
    say!(lang, "Còn {n} người chờ phát biểu: {names}", "Still waiting to speak, {n}: {names}")
}

/// What is asked.
pub fn question(request: &Request, meeting: &Meeting, lang: Lang) -> String {
    let go = |id| {
        let item = item(meeting, id, lang);
        say!(lang, "Vẫn sang {item}?", "Go to {item} all the same?")
    };
    let words = match request {
        Request::Advance => match meeting.next_item() {
            Some(next) => return go(next.id),
            None => ["Vẫn bế mạc hội nghị?", "Close the meeting all the same?"],
        },
        Request::GoTo(id) => return go(*id),
        Request::Close => ["Vẫn bế mạc hội nghị?", "Close the meeting all the same?"],
        Request::EraseOpen => ["Vẫn xóa đoạn này?", "Delete this paragraph all the same?"],
        Request::Overwrite(_) => ["Ghi đè lên tệp này?", "Overwrite this file?"],
    };
    lang.of(words).to_owned()
}

/// The answer that does it.
pub fn yes(request: &Request, lang: Lang) -> &'static str {
    lang.of(match request {
        Request::Advance => ["Vẫn tiếp tục", "Go on"],
        Request::GoTo(_) => ["Vẫn sang mục", "Go to it"],
        Request::Close => ["Bế mạc", "Close"],
        Request::EraseOpen => ["Xóa", "Delete"],
        Request::Overwrite(_) => ["Ghi đè", "Overwrite"],
    })
}

/// The answer that adopts and locks; `closes`: the meeting too.
pub fn lock(closes: bool, lang: Lang) -> &'static str {
    lang.of(if closes {
        ["Bế mạc, khóa biên bản và mở tệp Word", "Close, lock the minutes and open the Word file"]
    } else {
        ["Khóa biên bản và mở tệp Word", "Lock the minutes and open the Word file"]
    })
}

/// Said where the meeting is about to be closed with minutes nobody has read back.
pub fn not_read_back(lang: Lang) -> String {
    let key = key(Action::ReadBack);
    say!(
        lang,
        "Biên bản chưa được đọc lại: {key} để đọc, rồi bế mạc và khóa ngay ở đó.",
        "The minutes were not read back: {key} reads them, and closes and locks from there."
    )
}

/// The answer that leaves all as it is.
pub fn no(lang: Lang) -> &'static str {
    lang.of(["Quay lại", "Go back"])
}

/// What a paper lacks.
pub fn missing(missing: &Missing, meeting: &Meeting, lang: Lang) -> String {
    let number = |id: &OpinionId| opening(&rows::row("opinion", id.0, meeting, lang));
    let words = match missing {
        Missing::StartTime => ["Chưa có giờ khai mạc", "No opening time"],
        Missing::EndTime => ["Chưa có giờ bế mạc", "No closing time"],
        Missing::Venue => ["Chưa ghi địa điểm", "No venue"],
        Missing::Chair => ["Chưa có tên người chủ trì", "The chair has no name"],
        Missing::Secretary => ["Chưa có tên thư ký", "The secretary has no name"],
        Missing::Headcount => ["Chưa đếm người có mặt", "The heads present were not counted"],
        Missing::UnclearMark(id) => {
            let (mark, words) = (viet::UNCLEAR, rows::paragraph(*id, meeting, lang));
            return say!(lang, "Còn dấu {mark} ở {words}", "The mark {mark} stands in {words}");
        }
        Missing::Unanswered(id) => {
            let name = number(id);
            return say!(lang, "{name} chưa có trả lời", "{name} has no answer");
        }
        Missing::Unsorted(id) => {
            let name = number(id);
            return say!(lang, "{name} đã nghe trả lời, chưa xếp kết quả", "{name} was answered, but has no result");
        }
        Missing::OpinionUnit(id) => {
            let name = number(id);
            return say!(lang, "{name} chưa có đơn vị trả lời", "{name} has no unit that answers");
        }
        Missing::OpinionDeadline(id) => {
            let name = number(id);
            return say!(lang, "{name} chưa có hạn trả lời", "{name} has no deadline");
        }
        Missing::TaskUnit(id) => {
            let task = opening(&rows::task(*id, meeting, lang));
            return say!(lang, "{task} chưa có đơn vị chủ trì", "{task} has no unit in charge");
        }
        Missing::TaskDeadline(id) => {
            let task = opening(&rows::task(*id, meeting, lang));
            return say!(lang, "{task} chưa có thời hạn", "{task} has no deadline");
        }
        Missing::VoteBase(id) => {
            let vote = opening(&rows::vote(*id, meeting, lang));
            return say!(lang, "{vote} chưa có số người biểu quyết", "{vote} has no number of voters");
        }
        Missing::UnnamedSpeaker(id) => {
            let who = person_short(meeting, *id, lang);
            let spell = meeting.newest_turn(*id).and_then(|turn| meeting.spells_of_turn(turn).next());
            let at = spell.map(|spell| format!(" ({})", viet::clock(meeting.clock(spell.since)))).unwrap_or_default();
            return say!(lang, "Chưa biết tên người phát biểu: {who}{at}", "A speaker has no name: {who}{at}");
        }
    };
    lang.of(words).to_owned()
}

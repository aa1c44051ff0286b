//! Questions that want a yes, and what a paper still lacks.

use super::actions::key;
use super::lang::say;
use super::people::opening;
use super::{Lang, item, opinions, person_short, rows, short};
use crate::action::Action;
use crate::app::{Request, Warned};
use crate::domain::{Meeting, Missing, Opinion, OpinionId, Paragraph, Row, Time, TurnId, Vote, VoteId};
use crate::keymap;
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
    let (key, palette, name) = (key(Action::ReadBack), key(Action::Palette), short(Action::ReadBack, lang));
    say!(
        lang,
        "Biên bản chưa đọc lại cho hội nghị nghe: {key}, hoặc {palette} “{name}”; bế mạc, khóa ngay ở đó.",
        "The minutes were not read back: {key}, or {palette} “{name}”; close and lock from there."
    )
}

/// The answer that leaves all as it is.
pub fn no(lang: Lang) -> &'static str {
    lang.of(["Quay lại", "Go back"])
}

/// What the minutes lack: what, where, and what to do about it.
pub fn missing(missing: &Missing, meeting: &Meeting, lang: Lang) -> String {
    let opinion = |id: &OpinionId| opening(&rows::row(Opinion::SPEC.name, id.0, meeting, lang));
    let at = |time: Option<Time>| time.map_or(String::new(), |at| format!(" {}", viet::clock(meeting.clock(at))));
    let by = |command| through(command, lang);
    match missing {
        Missing::StartTime => {
            let open = by(Action::NextItem);
            say!(lang, "Chưa có giờ khai mạc; khai mạc bằng {open}", "No opening time; {open} opens the meeting")
        }
        Missing::EndTime => {
            let next = by(Action::NextItem);
            say!(
                lang,
                "Chưa có giờ bế mạc; sau mục cuối {next} để bế mạc",
                "No closing time; after the last item {next} closes"
            )
        }
        Missing::Agency => {
            let form = by(Action::Office);
            say!(lang, "Chưa ghi tên cơ quan; ghi ở {form}", "No agency; type it in {form}")
        }
        Missing::Symbol => {
            let form = by(Action::Office);
            say!(lang, "Chưa ghi ký hiệu văn bản; ghi ở {form}", "No symbol of the paper; type it in {form}")
        }
        Missing::Venue => {
            let form = by(Action::Settings);
            say!(lang, "Chưa ghi địa điểm; ghi ở {form}", "No venue; type it in {form}")
        }
        Missing::Chair => {
            let form = by(Action::EditPerson);
            say!(lang, "Chưa có tên người chủ trì; ghi ở {form}", "The chair has no name; type it in {form}")
        }
        Missing::Secretary => {
            let form = by(Action::EditPerson);
            say!(lang, "Chưa có tên thư ký; ghi ở {form}", "The secretary has no name; type it in {form}")
        }
        Missing::Headcount => {
            let form = by(Action::Heads);
            say!(
                lang,
                "Chưa đếm người có mặt; nhập số ở {form}",
                "The heads present were not counted; type them in {form}"
            )
        }
        Missing::UnclearMark(id) => {
            let (mark, words) = (viet::UNCLEAR, rows::paragraph(*id, meeting, lang));
            let at = at(meeting.get::<Paragraph>(*id).map(|paragraph| paragraph.at));
            say!(lang, "Còn {mark} ở{at} {words}; ghi cho rõ", "{mark} stands at{at} in {words}; complete it")
        }
        Missing::UnclearRow(table, id) => {
            let (mark, name) = (viet::UNCLEAR, rows::row(table, *id, meeting, lang));
            say!(lang, "Còn {mark} ở {name}; ghi cho rõ", "{mark} stands in {name}; complete it")
        }
        Missing::Unanswered(id) => {
            let (name, answer, outcome) = (opinion(id), by(Action::Answer), by(Action::Outcome));
            say!(
                lang,
                "{name} chưa có trả lời; {answer} ghi trả lời, {outcome} xếp kết quả",
                "{name} has no answer; {answer} writes one, {outcome} gives a result"
            )
        }
        Missing::Unsorted(id) => {
            let (name, outcome) = (opinion(id), by(Action::Outcome));
            say!(
                lang,
                "{name} đã nghe trả lời, chưa xếp kết quả; xếp ở {outcome}",
                "{name} was answered, but has no result; {outcome} gives it"
            )
        }
        Missing::OpinionUnit(id) => {
            let (name, outcome) = (opinion(id), by(Action::Outcome));
            say!(
                lang,
                "{name} chưa có đơn vị trả lời; ghi ở {outcome}",
                "{name} has no unit that answers; {outcome} gives it"
            )
        }
        Missing::OpinionDeadline(id) => {
            let (name, outcome) = (opinion(id), by(Action::Outcome));
            say!(lang, "{name} chưa có hạn trả lời; ghi ở {outcome}", "{name} has no deadline; {outcome} gives it")
        }
        Missing::TaskUnit(id) => {
            let (task, margin) = (opening(&rows::task(*id, meeting, lang)), by(Action::Margin));
            say!(
                lang,
                "{task} chưa có đơn vị chủ trì; ghi ở {margin}",
                "{task} has no unit in charge; type it in {margin}"
            )
        }
        Missing::TaskDeadline(id) => {
            let (task, margin) = (opening(&rows::task(*id, meeting, lang)), by(Action::Margin));
            say!(lang, "{task} chưa có thời hạn; ghi ở {margin}", "{task} has no deadline; type it in {margin}")
        }
        Missing::VoteBase(id) => {
            let (at, form) = (at(meeting.get::<Vote>(*id).map(|vote| vote.at)), by(Action::EditVote));
            say!(
                lang,
                "Biểu quyết{at} chưa có số người biểu quyết; ghi ở {form}",
                "The vote{at} has no number of voters; type it in {form}"
            )
        }
        Missing::VoteNumbers(id) => odd_vote(*id, meeting, lang),
        Missing::UnnamedSpeaker(id) => {
            let who = person_short(meeting, *id, lang);
            let spell = meeting.newest_turn(*id).and_then(|turn| meeting.spells_of_turn(turn).next());
            let (at, form) = (at(spell.map(|spell| spell.since)), by(Action::NamePerson));
            say!(lang, "Chưa có tên người phát biểu: {who}{at}; ghi ở {form}", "No name: {who}{at}; type it in {form}")
        }
    }
}

fn odd_vote(id: VoteId, meeting: &Meeting, lang: Lang) -> String {
    let form = through(Action::EditVote, lang);
    let Some(vote) = meeting.get::<Vote>(id) else {
        return say!(lang, "Số phiếu không khớp; sửa ở {form}", "The votes do not add up; {form} corrects them");
    };
    let at = viet::clock(meeting.clock(vote.at));
    let cast = format!("{} + {} + {}", vote.agree, vote.against, vote.other);
    let of = vote.base.map_or(String::new(), |base| format!(" / {base}"));
    say!(
        lang,
        "Biểu quyết {at}: số phiếu {cast}{of} không khớp; sửa ở {form}",
        "The vote {at}: {cast}{of} does not add up; {form} corrects it"
    )
}

/// A command inside a sentence: its key, or the key that finds it with the name it is found by.
fn through(command: Action, lang: Lang) -> String {
    match keymap::keys_of(command) {
        Some(_) => key(command),
        None => format!("{} “{}”", key(Action::Palette), short(command, lang)),
    }
}

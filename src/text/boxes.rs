//! The titles of boxes. The keys that count inside them are in `hints`.

use super::actions::action;
use super::lang::say;
use super::people::opening;
use super::{Lang, encoding, item, moment, outcome, person_short, question, rows};
use crate::action::Action;
use crate::app::{Page, What};
use crate::domain::{Meeting, Passage};

/// The title of a box.
pub fn box_title(what: &What, meeting: &Meeting, lang: Lang) -> String {
    let fixed = |words: [&str; 2]| lang.of(words).to_owned();
    match what {
        What::Queue { point: true } => fixed(["Phát biểu về thủ tục: xếp lên đầu", "Point of order: goes first"]),
        What::Queue { point: false } => queue(meeting, lang),
        What::Owner => fixed(["Ghi lời của ai", "Whose words"]),
        What::Palette => action(Action::Palette, lang).to_owned(),
        What::Name(id) => {
            let who = person_short(meeting, *id, lang);
            say!(lang, "Tên của {who}", "Name of {who}")
        }
        What::Misdirected => match meeting.floor().map(|turn| person_short(meeting, turn.person, lang)) {
            Some(who) => say!(lang, "Gọi nhầm {who}: ai mới là người đang nói", "Not {who}: who really speaks"),
            None => action(Action::Misdirected, lang).to_owned(),
        },
        What::Agenda => fixed(["Chương trình", "Agenda"]),
        What::Steps => fixed(["Các bước đã làm", "Steps done"]),
        What::Find => action(Action::Find, lang).to_owned(),
        What::Times => action(Action::CorrectTime, lang).to_owned(),
        What::Outcome { opinions } => {
            let n = opinions.len();
            say!(lang, "Kết quả của {n} ý kiến", "Results of opinions ({n})")
        }
        What::OutcomeDetail { opinion: id, outcome: given } => {
            let (name, given) = (rows::row("opinion", id.0, meeting, lang), outcome(*given, lang));
            opening(&format!("{name}: {given}"))
        }
        What::Answer => fixed(["Trả lời", "Answer"]),
        What::Margin => action(Action::Margin, lang).to_owned(),
        What::Heads { .. } => heads(meeting, lang),
        What::Vote(None) => action(Action::Vote, lang).to_owned(),
        What::Vote(Some(_)) => action(Action::EditVote, lang).to_owned(),
        What::NewItem { after: Some(id) } => {
            let item = item(meeting, *id, lang);
            say!(lang, "Thêm mục sau {item}", "Add an item after {item}")
        }
        What::NewItem { after: None } => action(Action::AddItem, lang).to_owned(),
        What::RenameItem(id) => {
            let item = item(meeting, *id, lang);
            say!(lang, "Sửa {item}", "Edit {item}")
        }
        What::Person(id) => {
            let who = person_short(meeting, *id, lang);
            say!(lang, "Thông tin của {who}", "About {who}")
        }
        What::Whom => fixed(["Sửa thông tin của ai", "Correct what is known of whom"]),
        What::Settings => action(Action::Settings, lang).to_owned(),
        What::Time(of) => {
            let moment = moment(*of, meeting, lang);
            say!(lang, "Sửa {moment}", "Correct: {moment}")
        }
        What::Sentences => action(Action::Sentences, lang).to_owned(),
        What::Sentence(number) => say!(lang, "Câu mẫu {number}", "Sentence {number}"),
        What::Topic(turn) => {
            let who = opening(&rows::speaker(*turn, meeting, lang));
            say!(lang, "{who} muốn nói về", "{who} will speak about")
        }
        What::RefuseSpeaker(turn) => {
            let who = rows::speaker(*turn, meeting, lang);
            say!(lang, "Không tiếp nhận {who}, do chủ trì quyết định", "Not accepted, by the chair: {who}")
        }
        What::Export => action(Action::Export, lang).to_owned(),
        What::ExportAll => action(Action::ExportAll, lang).to_owned(),
        What::Backup => action(Action::Backup, lang).to_owned(),
        What::Shorthand => fixed(["Gõ tắt", "Shorthand"]),
        What::Tell => action(Action::TellChair, lang).to_owned(),
        What::Office => action(Action::Office, lang).to_owned(),
        What::ReadBack => fixed(["Đọc lại biên bản", "Reading the minutes back"]),
        What::Objection(passage) => objection(*passage, meeting, lang),
        What::Lock => match meeting.newest_version() {
            None => action(Action::Lock, lang).to_owned(),
            Some(version) => {
                let next = version.number + 1;
                say!(lang, "Khóa biên bản, phiên bản {next}", "Lock the minutes, version {next}")
            }
        },
        What::Unlock => match meeting.locked() {
            Some(version) => {
                let number = version.number;
                say!(lang, "Mở khóa phiên bản {number}: vì sao", "Unlock version {number}: why")
            }
            None => action(Action::Unlock, lang).to_owned(),
        },
        What::Issue => action(Action::Issue, lang).to_owned(),
        What::Ask { request, .. } => question(request, meeting, lang),
        What::OldLetters(letters) => {
            let table = encoding(letters.encoding, lang);
            say!(lang, "Chữ vừa dán: {table}", "What was pasted: {table}")
        }
        What::Summary => action(Action::Summary, lang).to_owned(),
        What::Help => fixed(["Trợ giúp", "Help"]),
        What::KeyTest(_) => action(Action::TestKeys, lang).to_owned(),
        What::Tour(page) => {
            let (name, at, of) = (action(Action::Tour, lang), page.at() + 1, Page::ALL.len());
            format!("{name} · {at}/{of}")
        }
    }
}

/// A passage of the minutes: "lời của ông An lúc 15:12".
pub fn passage(passage: Passage, meeting: &Meeting, lang: Lang) -> String {
    lang.of(match passage {
        Passage::Title => ["tên hội nghị", "the meeting's title"],
        Passage::Start => ["giờ khai mạc", "the opening time"],
        Passage::Venue => ["địa điểm", "the venue"],
        Passage::Heads => ["số người có mặt", "the heads present"],
        Passage::Chair => ["tên người chủ trì", "the chair's name"],
        Passage::Secretary => ["tên thư ký", "the secretary's name"],
        Passage::Paragraph(id) => return rows::paragraph(id, meeting, lang),
    })
    .to_owned()
}

fn objection(of: Passage, meeting: &Meeting, lang: Lang) -> String {
    let passage = passage(of, meeting, lang);
    say!(lang, "Ý kiến về {passage}", "Objection to {passage}")
}

fn queue(meeting: &Meeting, lang: Lang) -> String {
    let n = meeting.facts().queue.len();
    if meeting.info().list_closed {
        say!(lang, "Đăng ký phát biểu · chờ {n} · đã khóa", "Speakers · {n} waiting · list closed")
    } else {
        say!(lang, "Đăng ký phát biểu · chờ {n}", "Speakers · {n} waiting")
    }
}

/// The order in which the numbers are typed.
fn heads(meeting: &Meeting, lang: Lang) -> String {
    let mut order: Vec<&str> = meeting.hamlets().iter().map(|hamlet| hamlet.name.as_str()).collect();
    order.push(lang.of(["đại biểu", "delegates"]));
    let order = order.join(", ");
    say!(lang, "Người có mặt: {order}", "Present: {order}")
}

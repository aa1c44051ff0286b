//! The titles of boxes, and the keys that count inside them.

use super::actions::{action, key_name};
use super::lang::say;
use super::people::opening;
use super::{Lang, item, moment, outcome, person_short, question, rows};
use crate::action::Action;
use crate::app::What;
use crate::domain::{Meeting, Passage};
use crate::keymap::{self, Key};
use std::collections::BTreeMap;
use std::sync::LazyLock;

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
        What::Summary => action(Action::Summary, lang).to_owned(),
        What::Help => fixed(["Trợ giúp", "Help"]),
        What::KeyTest(_) => action(Action::TestKeys, lang).to_owned(),
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

/// The keys that count inside a box.
pub fn box_hint(what: &What, lang: Lang) -> &'static str {
    static HINTS: LazyLock<BTreeMap<(Hint, Lang), String>> = LazyLock::new(|| {
        let both = Hint::ALL.iter().flat_map(|hint| Lang::ALL.map(|lang| (*hint, lang)));
        both.map(|(hint, lang)| ((hint, lang), hint.line(lang))).collect()
    });
    HINTS.get(&(Hint::of(what), lang)).map_or("", String::as_str)
}

/// Boxes that are handled alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hint {
    Queue,
    Agenda,
    /// One line to type, and rows to choose from.
    Finding,
    Steps,
    Times,
    Outcome,
    Answer,
    Heads,
    /// One line, or one of those at hand.
    Tell,
    /// One field.
    Line,
    Form,
    /// A form some fields of which are chosen, not typed.
    Choices,
    Ask,
    ReadBack,
    Lock,
    /// Nothing but words.
    Reading,
    KeyTest,
    Shorthand,
}

/// A key of the table with what it does here; a second one shown as its arrow only; or words alone.
enum Part {
    Key(Action, [&'static str; 2]),
    Pair(Action, Action, [&'static str; 2]),
    Words([&'static str; 2]),
}

impl Hint {
    const ALL: [Hint; 18] = [
        Hint::Queue,
        Hint::Agenda,
        Hint::Finding,
        Hint::Steps,
        Hint::Times,
        Hint::Outcome,
        Hint::Answer,
        Hint::Heads,
        Hint::Tell,
        Hint::Line,
        Hint::Form,
        Hint::Choices,
        Hint::Ask,
        Hint::ReadBack,
        Hint::Lock,
        Hint::Reading,
        Hint::KeyTest,
        Hint::Shorthand,
    ];

    fn of(what: &What) -> Hint {
        match what {
            What::Queue { .. } => Hint::Queue,
            What::Agenda => Hint::Agenda,
            What::Owner | What::Palette | What::Name(_) | What::Whom | What::Misdirected | What::Find => Hint::Finding,
            What::Steps => Hint::Steps,
            What::Times => Hint::Times,
            What::Outcome { .. } => Hint::Outcome,
            What::Answer => Hint::Answer,
            What::Heads { .. } => Hint::Heads,
            What::Tell => Hint::Tell,
            What::Time(_) | What::Topic(_) | What::RefuseSpeaker(_) | What::Backup | What::Unlock => Hint::Line,
            What::OutcomeDetail { .. } | What::NewItem { .. } | What::RenameItem(_) | What::Settings => Hint::Form,
            What::Margin
            | What::Vote(_)
            | What::Person(_)
            | What::Office
            | What::Objection(_)
            | What::Issue
            | What::Export
            | What::ExportAll => Hint::Choices,
            What::ReadBack => Hint::ReadBack,
            What::Lock => Hint::Lock,
            What::Ask { .. } => Hint::Ask,
            What::Summary | What::Help => Hint::Reading,
            What::KeyTest(_) => Hint::KeyTest,
            What::Shorthand => Hint::Shorthand,
        }
    }

    fn parts(self) -> Vec<Part> {
        use Part::{Key, Pair, Words};
        let accept = || Key(Action::Enter, ["nhận", "accept"]);
        let leave = || Key(Action::Leave, ["đóng", "close"]);
        let rows = |words| Pair(Action::Up, Action::Down, words);
        let choose = || rows(["chọn", "choose"]);
        let place = || Pair(Action::MoveUp, Action::MoveDown, ["chuyển", "move"]);
        let field = || Key(Action::NextField, ["ô sau", "next field"]);
        match self {
            Hint::Queue => vec![
                Key(Action::Enter, ["xếp hàng", "queue"]),
                Key(Action::Invite, ["mời", "invite"]),
                place(),
                Key(Action::Remove, ["rút", "drop"]),
                Key(Action::PutBack, ["đưa lại", "restore"]),
                leave(),
            ],
            Hint::Agenda => vec![
                Key(Action::Enter, ["mở mục", "open"]),
                place(),
                Key(Action::Remove, ["bỏ qua", "skip"]),
                Key(Action::PutBack, ["đưa lại", "restore"]),
                leave(),
            ],
            Hint::Finding => vec![Words(["gõ để tìm", "type to find"]), choose(), accept(), leave()],
            Hint::Steps => vec![choose(), Key(Action::Enter, ["hoàn tác bước này", "undo this step"]), leave()],
            Hint::Times => vec![choose(), Key(Action::Enter, ["sửa", "correct"]), leave()],
            Hint::Outcome => vec![
                Words([
                    "1 trực tiếp 2 văn bản 3 chuyển 4 tiếp thu 5 rút 6 không nhận 0 bỏ",
                    "1 answered 2 writing 3 pass on 4 on board 5 drop 6 refuse 0 none",
                ]),
                leave(),
            ],
            Hint::Answer => vec![accept(), field(), rows(["chọn người", "choose who"]), leave()],
            Hint::Heads => vec![
                accept(),
                rows(["chọn đại biểu", "choose"]),
                Key(Action::NextField, ["thêm một", "one more"]),
                Key(Action::PreviousField, ["bớt", "one less"]),
                leave(),
            ],
            Hint::Shorthand => {
                vec![choose(), Key(Action::Enter, ["lấy dòng ấy, ghi vào bảng", "take it up, keep"]), field(), leave()]
            }
            Hint::Tell => vec![
                Words(["gõ một dòng", "type a line"]),
                rows(["câu có sẵn", "lines at hand"]),
                Key(Action::Enter, ["gửi, để trống thì bỏ", "send; nothing: take back"]),
                leave(),
            ],
            Hint::Line => vec![accept(), leave()],
            Hint::Form => vec![accept(), field(), leave()],
            Hint::Choices => {
                vec![accept(), field(), Pair(Action::Left, Action::Right, ["đổi giá trị", "other value"]), leave()]
            }
            Hint::Ask => vec![choose(), accept(), Key(Action::Leave, ["quay lại", "go back"])],
            Hint::ReadBack => vec![
                rows(["đoạn", "passage"]),
                Key(Action::Enter, ["ý kiến về đoạn", "objection"]),
                Key(Action::NextItem, ["thông qua, khóa", "adopt, lock"]),
                Key(Action::Leave, ["ghi tiếp", "back to writing"]),
            ],
            Hint::Lock => vec![
                choose(),
                accept(),
                field(),
                Key(Action::PageDown, ["xem hết", "read on"]),
                Key(Action::Leave, ["quay lại", "go back"]),
            ],
            Hint::Reading => vec![rows(["cuộn", "scroll"]), leave()],
            Hint::KeyTest => vec![
                Key(Action::Invite, ["để thử", "to test"]),
                Key(Action::Enter, ["nếu không thấy gì", "if nothing happens"]),
            ],
        }
    }

    fn line(self, lang: Lang) -> String {
        let first = |action: Action| keymap::keys_of(action).map(|(key, _)| key);
        let parts = self.parts().into_iter().map(|part| match part {
            Part::Words(words) => lang.of(words).to_owned(),
            Part::Key(action, words) => {
                format!("{} {}", first(action).map(key_name).unwrap_or_default(), lang.of(words))
            }
            Part::Pair(action, other, words) => {
                let arrow = first(other).map(|key| key_name(Key::new(key.code))).unwrap_or_default();
                format!("{}{arrow} {}", first(action).map(key_name).unwrap_or_default(), lang.of(words))
            }
        });
        parts.collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn the_hint_of_a_box_fits_the_smallest_screen_and_names_the_keys_of_the_table() {
        for hint in Hint::ALL {
            for lang in Lang::ALL {
                let line = hint.line(lang);
                assert!(line.width() <= 76, "{} {line}", line.width());
            }
        }
        assert_eq!(
            box_hint(&What::Queue { point: false }, Lang::Vi),
            "Enter xếp hàng · F3 mời · Shift+↑↓ chuyển · Del rút · Ins đưa lại · Esc đóng"
        );
    }
}

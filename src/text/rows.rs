//! What the rows of a meeting are called: opinions, items, paragraphs, moments; and lengths of time.

use super::lang::say;
use super::{Lang, person_short, states};
use crate::domain::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells a title takes inside a sentence.
const TITLE: usize = 36;
/// Cells the first words of a paragraph take inside a sentence.
const WORDS: usize = 30;

/// "YK 4".
pub fn opinion(number: i64, lang: Lang) -> String {
    say!(lang, "YK {number}", "Op. {number}")
}

/// "YK 1, YK 4", by number; the many are counted: "YK 1, … và 3 ý kiến nữa".
pub fn opinions(opinions: &[OpinionId], meeting: &Meeting, lang: Lang) -> String {
    let mut numbers: Vec<i64> = opinions.iter().filter_map(|id| meeting.opinion_number(*id)).collect();
    numbers.sort_unstable();
    listed(numbers.into_iter().map(|number| opinion(number, lang)).collect(), 8, lang)
}

/// "mục 3 Đối thoại".
pub fn item(meeting: &Meeting, id: ItemId, lang: Lang) -> String {
    match item_label(meeting, id) {
        Some(label) => say!(lang, "mục {label}", "item {label}"),
        None => lang.of(["một mục đã bỏ", "an item that is gone"]).to_owned(),
    }
}

/// "3 Đối thoại".
pub(super) fn item_label(meeting: &Meeting, id: ItemId) -> Option<String> {
    let (line, item) = (meeting.line(id)?, meeting.get::<Item>(id)?);
    Some(format!("{} {}", line.number, first_words(&item.title, TITLE)))
}

/// What is corrected when a time is: "giờ bắt đầu mục 3 Đối thoại".
pub fn moment(moment: Moment, meeting: &Meeting, lang: Lang) -> String {
    match moment {
        Moment::Opened => lang.of(["giờ khai mạc", "opening time"]).to_owned(),
        Moment::Closed => lang.of(["giờ bế mạc", "closing time"]).to_owned(),
        Moment::Since(spell) => {
            let what = spell_name(spell, meeting, lang);
            say!(lang, "giờ bắt đầu {what}", "start of {what}")
        }
        Moment::Until(spell) => {
            let what = spell_name(spell, meeting, lang);
            say!(lang, "giờ kết thúc {what}", "end of {what}")
        }
        Moment::Asked(turn) => {
            let who = speaker(turn, meeting, lang);
            say!(lang, "giờ {who} đăng ký", "when {who} registered")
        }
        Moment::Paragraph(id) => {
            let words = paragraph(id, meeting, lang);
            say!(lang, "giờ của {words}", "time of {words}")
        }
        Moment::Counted(_) => lang.of(["giờ đếm người có mặt", "time of the head-count"]).to_owned(),
        Moment::Voted(id) => {
            let words = vote(id, meeting, lang);
            say!(lang, "giờ {words}", "time of {words}")
        }
    }
}

/// "02:41", from an hour on "1:02:41"; the sign is the caller's word ("còn", "quá").
pub fn duration(millis: i64) -> String {
    let seconds = millis.unsigned_abs() / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

/// Milliseconds as whole minutes that have passed: "8′".
pub fn minutes_short(millis: i64) -> String {
    minutes(whole_minutes(millis))
}

/// A number of minutes: "8′".
pub fn minutes(minutes: i64) -> String {
    format!("{minutes}′")
}

/// The first words of a text in at most so many cells, with "…" when there is more. Words are kept whole where that costs
/// less than half of the room.
pub fn first_words(text: &str, cells: usize) -> String {
    let text = text.trim();
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.graphemes(true) {
        if kept.width() + letter.width() + 1 > cells {
            break;
        }
        kept.push_str(letter);
    }
    if !text[kept.len()..].starts_with(' ') {
        let whole = kept.rfind(' ').filter(|at| *at * 2 > kept.len());
        kept.truncate(whole.unwrap_or(kept.len()));
    }
    kept.truncate(kept.trim_end_matches([' ', ',', '.', ';', ':', '-', '–']).len());
    kept.push('…');
    kept
}

/// Who speaks in a turn.
pub(super) fn speaker(turn: TurnId, meeting: &Meeting, lang: Lang) -> String {
    match meeting.get::<Turn>(turn) {
        Some(turn) => person_short(meeting, turn.person, lang),
        None => lang.of(["một người", "somebody"]).to_owned(),
    }
}

/// "đoạn “Cảm ơn xã đã…”".
pub(super) fn paragraph(id: ParagraphId, meeting: &Meeting, lang: Lang) -> String {
    let words = meeting.get::<Paragraph>(id).map_or("", |paragraph| paragraph.text.as_str());
    quoted(lang.of(["đoạn", "paragraph"]), words)
}

/// "việc được giao “Sửa đoạn đường…”": a task by its words.
pub(super) fn task(id: TaskId, meeting: &Meeting, lang: Lang) -> String {
    quoted(lang.of(["việc được giao", "task"]), words_where(meeting, |paragraph| paragraph.task == Some(id)))
}

/// "biểu quyết “Thông qua chương trình”".
pub(super) fn vote(id: VoteId, meeting: &Meeting, lang: Lang) -> String {
    quoted(states::kind(Kind::Vote, lang), words_where(meeting, |paragraph| paragraph.vote == Some(id)))
}

/// The words of the one paragraph that is meant, or none.
pub(super) fn words_where(meeting: &Meeting, which: impl Fn(&Paragraph) -> bool) -> &str {
    let own = meeting.rows().paragraphs.values().find(|paragraph| which(paragraph));
    own.map_or("", |paragraph| paragraph.text.as_str())
}

/// A noun with the first words it goes by, the noun alone when there are none.
fn quoted(noun: &str, words: &str) -> String {
    let words = first_words(words, WORDS);
    if words.is_empty() { noun.to_owned() } else { format!("{noun} “{words}”") }
}

/// Names in a row, the last of many counted: "ông Toàn, bà Hoa và 3 nữa".
pub(super) fn listed(mut names: Vec<String>, most: usize, lang: Lang) -> String {
    let more = names.len().saturating_sub(most);
    names.truncate(most);
    let names = names.join(", ");
    if more > 0 { say!(lang, "{names} và {more} nữa", "{names} and {more} more") } else { names }
}

/// What a spell is a stretch of, and the number of the stretch when it is not the first.
fn spell_name(id: SpellId, meeting: &Meeting, lang: Lang) -> String {
    let Some(spell) = meeting.get::<Spell>(id) else { return row("spell", id.0, meeting, lang) };
    let (what, of): (String, Vec<SpellId>) = match (spell.turn, spell.item) {
        (Some(turn), _) => (turn_name(turn, meeting, lang), meeting.spells_of_turn(turn).map(|s| s.id).collect()),
        (None, Some(of)) => (item(meeting, of, lang), meeting.spells_of_item(of).map(|s| s.id).collect()),
        (None, None) => (lang.of(["giải lao", "break"]).to_owned(), meeting.facts().breaks.clone()),
    };
    match of.iter().position(|other| *other == id) {
        Some(at) if at > 0 => {
            let nth = at + 1;
            say!(lang, "{what} (lần {nth})", "{what} (no. {nth})")
        }
        _ => what,
    }
}

fn turn_name(turn: TurnId, meeting: &Meeting, lang: Lang) -> String {
    let who = speaker(turn, meeting, lang);
    say!(lang, "lượt của {who}", "turn of {who}")
}

fn answer_name(id: AnswerId, meeting: &Meeting, lang: Lang) -> String {
    let numbers = meeting.facts().opinions_of.get(&id).map(|of| opinions(of, meeting, lang)).unwrap_or_default();
    if numbers.is_empty() {
        return lang.of(["một câu trả lời", "an answer"]).to_owned();
    }
    say!(lang, "trả lời {numbers}", "answer to {numbers}")
}

/// What a row of any table is called; a row that is gone by what it was.
pub(super) fn row(table: &str, id: i64, meeting: &Meeting, lang: Lang) -> String {
    let name = match table {
        "opinion" => meeting.opinion_number(OpinionId(id)).map(|number| opinion(number, lang)),
        "turn" => Some(turn_name(TurnId(id), meeting, lang)),
        "paragraph" => Some(paragraph(ParagraphId(id), meeting, lang)),
        "item" => Some(item(meeting, ItemId(id), lang)),
        "person" => Some(person_short(meeting, PersonId(id), lang)),
        "spell" => meeting.get::<Spell>(SpellId(id)).map(|spell| spell_name(spell.id, meeting, lang)),
        "answer" => Some(answer_name(AnswerId(id), meeting, lang)),
        "answer_opinion" => {
            meeting.get::<AnswerOpinion>(AnswerOpinionId(id)).map(|link| answer_name(link.answer, meeting, lang))
        }
        "answer_by" => meeting.get::<AnswerBy>(AnswerById(id)).map(|by| answer_name(by.answer, meeting, lang)),
        "mention" => meeting.get::<Mention>(MentionId(id)).map(|row| paragraph(row.paragraph, meeting, lang)),
        "task" => Some(task(TaskId(id), meeting, lang)),
        "vote" => Some(vote(VoteId(id), meeting, lang)),
        "hamlet" => meeting.get::<Hamlet>(HamletId(id)).map(|row| super::hamlet(row, lang)),
        "field" => meeting.get::<Field>(FieldId(id)).map(|field| field.name.clone()),
        "party" => meeting.get::<Party>(PartyId(id)).map(|party| party.name.clone()),
        _ => None,
    };
    name.unwrap_or_else(|| table_name(table, lang).to_owned())
}

fn table_name(table: &str, lang: Lang) -> &'static str {
    lang.of(match table {
        "meeting" => ["thông tin chung của hội nghị", "the meeting's own data"],
        "headcount" | "head" => ["lần đếm người có mặt", "a head-count"],
        "opinion" => ["một ý kiến", "an opinion"],
        "spell" => ["một khoảng giờ", "a stretch of time"],
        "answer_opinion" | "answer_by" => ["một câu trả lời", "an answer"],
        "hamlet" => ["một xóm", "a hamlet"],
        "party" => ["một nhóm đại biểu", "a group of delegates"],
        "field" => ["một lĩnh vực", "a field"],
        "charge" => ["phân công lĩnh vực", "an officer's field"],
        "objection" => ["một ý kiến về biên bản", "an objection to the minutes"],
        "version" => ["một phiên bản của biên bản", "a version of the minutes"],
        "message" => ["lời nhắn chủ trì", "the line to the chair"],
        "mention" => ["tên, ngày, giờ trong một đoạn", "a name or date in a paragraph"],
        "issue" => ["số, ngày của văn bản", "a paper's number or day"],
        _ => ["một dòng dữ liệu", "a row"],
    })
}

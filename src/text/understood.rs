//! How what is typed is taken, in words: days and times in full, and how many numbers are wanted.

use super::lang::say;
use super::{Lang, hamlet};
use crate::app::{Heed, Understood};
use crate::domain::{Hamlet, Meeting, Party};
use crate::viet;

/// "= thứ Ba, 03/6/2025", or why it is not understood; and whether that wants a look.
pub fn understood(taken: &Understood, lang: Lang) -> (String, bool) {
    match taken {
        Understood::Day { day, heeds } => {
            let full = match lang {
                Lang::Vi => viet::full_day(*day),
                Lang::En => day.format("%a, %-d %b %Y").to_string(),
            };
            let wants_look = |heed: &&Heed| matches!(heed, Heed::BeforeMeeting | Heed::ToCome);
            // What may be wrong is seen first, where there is little room.
            let first = heeds.iter().find(wants_look).map(|of| format!("! {}:", heed(*of, lang)));
            let rest: String =
                heeds.iter().filter(|heed| !wants_look(heed)).map(|of| format!(", {}", heed(*of, lang))).collect();
            (format!("{} {full}{rest}", first.as_deref().unwrap_or("=")), first.is_some())
        }
        Understood::Clock(clock) => {
            let full = match lang {
                Lang::Vi => viet::time_words(*clock),
                Lang::En => viet::clock(*clock),
            };
            (format!("= {full}"), false)
        }
        Understood::NoDay => {
            let words = ["? ngày nào: 3/6, thứ Ba tới, 10 ngày…", "? which day: 3/6, thứ Ba tới, 10 ngày…"];
            (lang.of(words).to_owned(), false)
        }
        Understood::NoClock => (lang.of(["? mấy giờ: ghi như 14h30", "? what time: as 14h30"]).to_owned(), false),
        Understood::DayOfUnit(_) => {
            (lang.of(["! là một ngày: ô Thời hạn", "! a day: the field Deadline"]).to_owned(), true)
        }
    }
}

fn heed(heed: Heed, lang: Lang) -> &'static str {
    lang.of(match heed {
        Heed::BeforeMeeting => ["TRƯỚC ngày họp", "before the meeting"],
        Heed::ToCome => ["ngày CHƯA ĐẾN", "still to come"],
        Heed::AtWeekend => ["ngày nghỉ", "at a weekend"],
        Heed::WithoutHolidays => ["chưa trừ lễ", "holidays apart"],
    })
}

/// How many numbers of heads are wanted, of whom, and how many came; `corrects`: those of the newest count.
pub fn numbers_wanted(corrects: bool, typed: usize, meeting: &Meeting, lang: Lang) -> String {
    let names = heads(corrects, meeting, lang);
    let (wanted, names) = (names.len(), names.join(", "));
    match typed > wanted {
        true => say!(lang, "Cần {wanted} số: {names}; đã gõ {typed}.", "{wanted} numbers: {names}; {typed} are typed."),
        false => {
            say!(lang, "Cần {wanted} số: {names}; mới có {typed}.", "{wanted} numbers: {names}; only {typed} so far.")
        }
    }
}

/// Whose numbers are typed, in order.
fn heads(corrects: bool, meeting: &Meeting, lang: Lang) -> Vec<String> {
    let delegates = || lang.of(["đại biểu", "delegates"]).to_owned();
    if !corrects {
        let hamlets = meeting.hamlets().into_iter().map(|of| hamlet(of, lang));
        return hamlets.chain([delegates()]).collect();
    }
    let counted = meeting.newest_heads().map(|(_, heads)| heads).unwrap_or_default();
    let named = counted.into_iter().filter(|head| head.person.is_none()).map(|head| match (head.hamlet, head.party) {
        (Some(id), _) => meeting.get::<Hamlet>(id).map_or_else(delegates, |of| hamlet(of, lang)),
        (None, Some(id)) => meeting.get::<Party>(id).map_or_else(delegates, |party| party.name.clone()),
        (None, None) => delegates(),
    });
    named.collect()
}

//! Vietnamese letters, names, dates and numbers, as pure functions of their arguments: how to clean, find, sort, write and
//! read them.
//!
//! Nothing here knows what a meeting is, reads a clock, a file or a locale, or fails louder than `None`.

mod call;
mod clean;
mod date;
mod duty;
mod find;
mod fold;
mod keys;
mod legacy;
mod name;
mod number;
mod order;
mod relative;
mod sought;
mod syllable;
mod typing;
mod when;

pub use call::{BLANK, WAITING_BLANK, addressed, capital, hamlet_call, numeric_date};
pub use clean::{keep, one_line, paragraphs};
pub use date::{clock, date_words, full_day, paper_stem, short_date, short_day, time_words, weekday_words};
pub use duty::{HALL_WORDS, NOBODY_WORDS, duty_words};
pub use find::{Hay, Loose, Needle, matches};
pub use fold::{bare, fold, is_mark, nfc};
pub use legacy::{Encoding, convert, decode, recognise};
pub use name::{Honorific, capitalize, given, initials, split_honorific};
pub use number::{hex, percent, roman, two};
pub use order::{SortKey, sort_key};
pub use relative::counts_working_days;
pub use sought::{Sought, Words, around, folded_line};
pub use typing::{Composed, LONGEST, Method, Tone, compose, erase, is_composed};
pub use when::{parse_date, parse_date_said, parse_time};

/// The mark of what is to be completed later (chưa rõ); listed before locking.
pub const UNCLEAR: &str = "[chưa rõ]";

//! Every word the user can read, in Vietnamese and English. Not how it is laid out, and no word of a paper.

mod actions;
mod boxes;
mod cli;
mod deeds;
mod describe;
mod errors;
mod help;
mod hints;
mod labels;
mod lang;
mod letters;
mod notices;
mod papers;
mod people;
mod questions;
mod refusals;
mod rows;
mod screen;
mod states;
mod steps;
mod understood;
mod usage;
mod welcome;
#[cfg(test)]
mod tests;

pub use actions::{action, key_on, lexicon, short, short_key};
pub use boxes::{box_title, passage};
pub use cli::*;
pub use deeds::deed;
pub use describe::describe;
pub use errors::failure;
pub use help::{HelpLine, help, readme_keys};
pub use hints::{Hint, box_hints, prompt};
pub use labels::{choice, label};
pub use lang::Lang;
pub use letters::{LettersLine, encoding, letters_line};
pub use notices::{is_refusal, is_warning, notice};
pub use papers::*;
pub use people::{hamlet, owner, owner_short, person, person_inside, person_line, person_short};
pub use questions::{lock, missing, no, not_read_back, question, warned, yes};
pub use refusals::refusal;
pub use rows::{duration, first_words, item, minutes, minutes_short, moment, opinion, opinions};
pub use screen::*;
pub use states::{
    duty, format, grievance, item_kind, kind, opinion_kind, outcome, paper, settlement, settlement_mark, source,
    standing, standing_short, turn_kind, turn_state, vote_form, way,
};
pub use steps::{step_line, undoing_line};
pub use understood::{numbers_wanted, understood};
pub use usage::{Usage, usage, wrong_usage};
pub use welcome::{glyphs, tour};

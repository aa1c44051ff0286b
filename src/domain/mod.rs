//! What a meeting is: rows, steps, rules. No file, no screen, no clock, no environment.

pub mod value;
pub mod time;
pub mod place;
pub mod paper;
pub mod rows;
pub mod step;
pub mod refusal;
pub mod facts;
pub mod sound;
pub mod meeting;
pub mod work;
pub mod mentions;
pub mod sentence;
pub mod pace;
pub mod queries;
pub mod missing;
pub mod verdict;
pub mod rules;

pub use facts::{Facts, Line, Standing};
pub use meeting::Meeting;
pub use mentions::Reworded;
pub use missing::Missing;
pub use pace::{Pace, Share};
pub use paper::{Audience, Format, Paper, Passage, Wish};
pub use refusal::{No, Refusal, Warning};
pub use rows::*;
pub use rules::{
    Ballot, Correction, Count, Fields, Filled, Margin, Mark, Moment, NewPerson, Objecting, OutcomeGiven, Place, Ruling,
    Spot, Who, Whom, hamlet_named, new_hamlet,
};
pub use sentence::{About, Sentence, Slot};
pub use step::{Change, Deed, Edit, Record, RowEdit, Rows, Step, StepNo, Stored, TABLES, Table, table};
pub use time::{Date, Time, whole_minutes};
pub use value::{Cell, Cells, Column, Row, TableSpec, Value};
pub use verdict::{Held, Verdict};
pub use work::Work;

//! What may be done in a meeting, and what it changes: each rule answers with a `Work`, a question, or a refusal.

mod agenda;
mod answers;
mod counts;
mod floor;
mod hamlets;
mod join;
mod margin;
mod message;
mod misdirected;
mod opinions;
mod people;
mod prose;
mod queue;
mod read_back;
mod sentences;
mod times;
mod versions;

pub use counts::{Ballot, Count};
pub use floor::Whom;
pub use hamlets::{hamlet_named, new_hamlet};
pub use margin::Fields;
pub use opinions::Result as OutcomeGiven;
pub use people::{NewPerson, Who};
pub use prose::{Margin, Mark, Spot};
pub use read_back::{Correction, Objecting};
pub use sentences::{Filled, Place};
pub use times::Moment;

use super::{No, Work};

/// A rule's answer.
pub type Ruling<'m> = std::result::Result<Work<'m>, No>;

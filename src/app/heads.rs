//! Counting the heads present: a number per hamlet, delegates in one number or ticked by group and by name.

use super::{App, Dialog, FieldEntry, Guest, Label, Notice, Row, What};
use crate::domain::*;

impl App {
    /// "61 48 19": residents of each hamlet in order, then delegates that are not ticked.
    pub(super) fn heads_box(&self) -> Dialog {
        Dialog::new(What::Heads { ticked: Vec::new() }, vec![FieldEntry::text(Label::Heads, "")])
    }
    /// Groups of delegates, then delegates and officers by name.
    pub(super) fn guest_rows(&self) -> Vec<Row> {
        let parties = self.meeting.parties().into_iter().map(|party| Guest::Party(party.id));
        let duties = [Duty::Delegate, Duty::Officer];
        let people = duties.iter().flat_map(|duty| self.sorted_people(|person| person.duty == *duty));
        parties.chain(people.map(Guest::Person)).map(Row::Guest).collect()
    }
    /// One more of the highlighted group, or one less; somebody by name is there or not.
    pub(super) fn tick(&mut self, more: bool) {
        let Some(Row::Guest(guest)) = self.highlighted() else { return };
        let Some(What::Heads { ticked }) = self.dialogs.last_mut().map(|dialog| &mut dialog.what) else { return };
        let old = ticked.iter().find(|(other, _)| *other == guest).map_or(0, |(_, number)| *number);
        let number = match guest {
            Guest::Party(_) => {
                if more {
                    old + 1
                } else {
                    (old - 1).max(0)
                }
            }
            Guest::Person(_) => 1 - old,
        };
        ticked.retain(|(other, _)| *other != guest);
        if number > 0 {
            ticked.push((guest, number));
        }
        self.dirty = true;
    }
    /// What is typed and ticked, as numbers of a count; else why it is none.
    pub fn heads_counted(&self, dialog: &Dialog) -> Result<Vec<Count>, Notice> {
        let What::Heads { ticked } = &dialog.what else { return Ok(Vec::new()) };
        let mut counts = self.heads_typed(dialog.typed(Label::Heads))?;
        let ticks = ticked.iter().map(|(guest, number)| match guest {
            Guest::Party(party) => Count::Party(*party, *number),
            Guest::Person(person) => Count::Person(*person),
        });
        let delegates = counts.iter().position(|count| matches!(count, Count::Delegates(_))).unwrap_or(counts.len());
        counts.splice(delegates..delegates, ticks);
        if counts.is_empty() { Err(Notice::NumbersWanted { corrects: false, typed: 0 }) } else { Ok(counts) }
    }
    fn heads_typed(&self, typed: &str) -> Result<Vec<Count>, Notice> {
        let (numbers, hamlets) = (numbers_typed(typed)?, self.meeting.hamlets());
        // A hamlet left out would be counted as nobody, and a sum taken for the first hamlet.
        if !numbers.is_empty() && !(hamlets.len()..=hamlets.len() + 1).contains(&numbers.len()) {
            return Err(Notice::NumbersWanted { corrects: false, typed: numbers.len() });
        }
        let counts = numbers.iter().enumerate().map(|(n, number)| match hamlets.get(n) {
            Some(hamlet) => Count::Hamlet(hamlet.id, *number),
            None => Count::Delegates(*number),
        });
        Ok(counts.collect())
    }
    pub(super) fn accept_heads(&mut self, dialog: &Dialog) {
        let counts = match self.heads_counted(dialog) {
            Ok(counts) => counts,
            Err(notice) => return self.say(notice),
        };
        self.close_if(|app| {
            let counted = app.rule(|meeting, now| meeting.count_heads(&counts, now));
            if let (true, Some(present)) = (counted, app.meeting.present()) {
                app.say(Notice::Present(present));
            }
            counted
        });
    }
}

/// The numbers of a line, with anything between them that separates; the first word that is none is what is not understood.
pub(super) fn numbers_typed(typed: &str) -> Result<Vec<i64>, Notice> {
    let words =
        typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '+')).filter(|word| !word.is_empty());
    let number =
        |word: &str| word.parse().ok().filter(|n| *n >= 0).ok_or_else(|| Notice::NotUnderstood(word.to_owned()));
    words.map(number).collect()
}

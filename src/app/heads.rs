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
    /// What is typed and ticked, as numbers of a count; none when something typed is no number, or nothing is there.
    pub fn heads_counted(&self, dialog: &Dialog) -> Option<Vec<Count>> {
        let What::Heads { ticked } = &dialog.what else { return None };
        let mut counts = self.heads_typed(dialog.typed(Label::Heads))?;
        let ticks = ticked.iter().map(|(guest, number)| match guest {
            Guest::Party(party) => Count::Party(*party, *number),
            Guest::Person(person) => Count::Person(*person),
        });
        let delegates = counts.iter().position(|count| matches!(count, Count::Delegates(_))).unwrap_or(counts.len());
        counts.splice(delegates..delegates, ticks);
        Some(counts).filter(|counts| !counts.is_empty())
    }
    fn heads_typed(&self, typed: &str) -> Option<Vec<Count>> {
        let words = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '+'));
        let numbers: Option<Vec<i64>> =
            words.filter(|word| !word.is_empty()).map(|word| word.parse().ok().filter(|n| *n >= 0)).collect();
        let hamlets = self.meeting.hamlets();
        let numbers = numbers.filter(|numbers| numbers.len() <= hamlets.len() + 1)?;
        let counts = numbers.iter().enumerate().map(|(n, number)| match hamlets.get(n) {
            Some(hamlet) => Count::Hamlet(hamlet.id, *number),
            None => Count::Delegates(*number),
        });
        Some(counts.collect())
    }
    pub(super) fn accept_heads(&mut self, dialog: &Dialog) {
        let typed = dialog.typed(Label::Heads).to_owned();
        let Some(counts) = self.heads_counted(dialog) else { return self.say(Notice::NotUnderstood(typed)) };
        self.close_if(|app| {
            let counted = app.rule(|meeting, now| meeting.count_heads(&counts, now));
            if let (true, Some(present)) = (counted, app.meeting.present()) {
                app.say(Notice::Present(present));
            }
            counted
        });
    }
}

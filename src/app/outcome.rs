//! The box of Ctrl+O: a digit gives the highlighted opinion its result and goes to the next.

use super::{App, Dialog, FieldEntry, Label, Row, What};
use crate::domain::*;
use crate::keymap::{Code, Key};

/// Results by their digit; 0 takes a result back.
pub const DIGITS: [(char, Option<Outcome>); 7] = [
    ('0', None),
    ('1', Some(Outcome::Answered)),
    ('2', Some(Outcome::InWriting)),
    ('3', Some(Outcome::PassedOn)),
    ('4', Some(Outcome::Accepted)),
    ('5', Some(Outcome::Withdrawn)),
    ('6', Some(Outcome::Refused)),
];

impl App {
    /// Opinions of the paragraph; else all that have no result.
    pub(super) fn outcome_box(&self) -> Option<Dialog> {
        let mut opinions = self.opinions_here();
        if opinions.is_empty() {
            opinions = self.meeting.unsorted_opinions();
            opinions.extend(self.meeting.open_opinions());
        }
        opinions.sort_by_key(|id| self.meeting.opinion_number(*id));
        (!opinions.is_empty()).then(|| Dialog::new(What::Outcome { opinions }, Vec::new()))
    }

    /// A digit in the box of results. True when it was one.
    pub(super) fn digit_sorts(&mut self, key: Key) -> bool {
        let Some(What::Outcome { .. }) = self.dialog().map(|dialog| &dialog.what) else { return false };
        let (Code::Char(c @ '0'..='9'), false, false) = (key.code, key.ctrl, key.alt) else { return false };
        let Some((_, outcome)) = DIGITS.iter().find(|(digit, _)| *digit == c) else { return true };
        let Some(Row::Opinion(opinion)) = self.highlighted() else { return true };
        let kept = self.meeting.get::<Opinion>(opinion).map(|o| (o.unit.clone(), o.deadline)).unwrap_or_default();
        let detail = matches!(outcome, Some(Outcome::InWriting | Outcome::PassedOn));
        let (unit, deadline) = if detail { kept } else { Default::default() };
        let result = OutcomeGiven { outcome: *outcome, unit, deadline, reason: String::new() };
        let same = self.meeting.get::<Opinion>(opinion).is_some_and(|o| o.outcome == *outcome);
        if !same && !self.rule(|meeting, _| meeting.set_outcome(&[opinion], &result)) {
            return true;
        }
        self.next_outcome();
        if let Some(outcome) = outcome.filter(|outcome| detail || *outcome == Outcome::Refused) {
            let dialog = self.detail_box(opinion, outcome);
            self.dialogs.push(dialog);
        }
        self.dirty = true;
        true
    }
    /// The next opinion; after the last the box closes.
    fn next_outcome(&mut self) {
        let n = self.dialog().map_or(0, |dialog| self.rows(dialog).len());
        let Some(dialog) = self.dialogs.last_mut() else { return };
        if dialog.row + 1 < n {
            dialog.row += 1;
        } else {
            self.dialogs.pop();
        }
    }
    pub(super) fn detail_box(&self, opinion: OpinionId, outcome: Outcome) -> Dialog {
        let row = self.meeting.get::<Opinion>(opinion);
        if outcome == Outcome::Refused {
            let reason = row.map_or("", |opinion| opinion.reason.as_str());
            return Dialog::new(
                What::OutcomeDetail { opinion, outcome },
                vec![FieldEntry::text(Label::Reason, reason)],
            );
        }
        let unit = row.map(|opinion| opinion.unit.clone()).filter(|unit| !unit.is_empty());
        let unit = unit.or_else(|| self.likely_unit(opinion)).unwrap_or_default();
        let deadline = row.and_then(|opinion| opinion.deadline).map(crate::viet::short_date).unwrap_or_default();
        let fields = vec![FieldEntry::text(Label::Unit, &unit), FieldEntry::text(Label::Deadline, &deadline)];
        let mut dialog = Dialog::new(What::OutcomeDetail { opinion, outcome }, fields);
        dialog.active = usize::from(!unit.is_empty());
        dialog
    }
    /// Who answered it, else who answers for its field: their office.
    fn likely_unit(&self, opinion: OpinionId) -> Option<String> {
        let answers = self.meeting.facts().answers_of.get(&opinion);
        let answerer =
            answers.and_then(|answers| self.meeting.facts().answerers_of.get(answers.last()?)?.first().copied());
        let field = self.meeting.get::<Opinion>(opinion).and_then(|opinion| opinion.field);
        let officer = field.and_then(|field| self.meeting.officers_for(field).next());
        let person = self.meeting.get::<Person>(answerer.or(officer)?)?;
        Some(if person.role.is_empty() { person.name.clone() } else { person.role.clone() })
    }
    pub(super) fn accept_detail(&mut self, dialog: &Dialog, opinion: OpinionId, outcome: Outcome) {
        if self.moved_day(dialog) {
            return;
        }
        let deadline = match self.date_typed(dialog, Label::Deadline) {
            Ok(deadline) => deadline,
            Err(notice) => return self.say(notice),
        };
        let (unit, reason) = (dialog.typed(Label::Unit).to_owned(), dialog.typed(Label::Reason).to_owned());
        let result = OutcomeGiven { outcome: Some(outcome), unit, deadline, reason };
        self.close_if(|app| app.amend(|meeting, _| meeting.set_outcome(&[opinion], &result)));
    }
}

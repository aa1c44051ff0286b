//! Rules to steps, steps to memory and to the store; the pen kept in step with what changed.

use super::{App, Caret, Dialog, Effect, Notice, Pen, Request, Warned, What};
use crate::domain::*;
use crate::editor::Text;

/// How many steps of text edits Ctrl+Z reaches back.
const REACH: usize = 500;

impl App {
    /// Runs a rule: does it, says why not, or asks.
    pub(super) fn rule(&mut self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> bool {
        self.rule_or_ask(None, rule)
    }

    /// The same, with what runs again at "yes".
    pub(super) fn rule_or_ask(
        &mut self,
        request: Option<Request>,
        rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>,
    ) -> bool {
        if self.read_only {
            self.say(Notice::ReadOnly);
            return false;
        }
        let ruling = rule(&self.meeting, self.now).map(Work::finish);
        match (ruling, request) {
            (Ok((deed, changes)), _) => {
                self.commit(deed, changes, None);
                true
            }
            (Err(No::Refuse(refusal)), _) => {
                self.say(Notice::Refused(refusal));
                false
            }
            (Err(No::Ask(warnings)), Some(request)) => {
                let warnings = warnings.iter().map(Warned::from).collect();
                self.dialogs.push(Dialog::new(What::Ask { request, warnings }, Vec::new()));
                false
            }
            (Err(No::Ask(_)), None) => {
                self.say(Notice::Refused(Refusal::NothingHere));
                false
            }
        }
    }

    pub(super) fn commit(&mut self, deed: Deed, changes: Vec<Change>, undoes: Option<StepNo>) {
        let step = Step { n: self.meeting.last_step() + 1, at: self.now, deed, changes, undoes };
        self.meeting.apply(&step);
        self.saved.waiting_since.get_or_insert(self.now);
        self.dirty = true;
        if deed.is_text() {
            self.redo_log.clear();
            self.text_log.push(step.clone());
            if self.text_log.len() > REACH {
                self.text_log.remove(0);
            }
        }
        self.ask(Effect::Write(step));
        self.mend_pen();
        self.mend_dialogs();
    }

    /// The row under the pen may be gone or have other words now.
    fn mend_pen(&mut self) {
        let after = self.pen.margin.after.or(self.tail.after);
        if after.is_some_and(|id| self.meeting.get::<Paragraph>(id).is_none()) {
            self.pen.margin.after = None;
            self.tail.after = None;
        }
        for margin in [&mut self.pen.margin, &mut self.tail] {
            let gone = matches!(margin.owner, Owner::Person(person) if self.meeting.get::<Person>(person).is_none());
            if gone {
                margin.owner = self.meeting.floor().map_or(Owner::Nobody, |turn| Owner::Person(turn.person));
            }
            let lost = match &margin.mark {
                Mark::Opinion(id) => self.meeting.get::<Opinion>(*id).is_none(),
                Mark::Answer(id) | Mark::Reply(id) => self.meeting.get::<Answer>(*id).is_none(),
                Mark::NewAnswer { opinions, by } => {
                    opinions.iter().any(|id| self.meeting.get::<Opinion>(*id).is_none())
                        || by.iter().any(|id| self.meeting.get::<Person>(*id).is_none())
                }
                Mark::Note | Mark::NewOpinion | Mark::Conclusion | Mark::Task => false,
            };
            if lost {
                margin.mark = Mark::Note;
            }
            margin.turn = margin.turn.filter(|turn| self.meeting.get::<Turn>(*turn).is_some());
            margin.item = margin.item.filter(|item| self.meeting.get::<Item>(*item).is_some());
        }
        let Caret::Written(id) = self.pen.target else { return };
        if self.meeting.get::<Paragraph>(id).is_none() {
            let text = std::mem::take(&mut self.pen.text);
            self.pen = Pen { text, ..Pen::unborn(Margin { after: None, ..self.tail.clone() }) };
        }
    }
    /// A box about a row that is gone closes.
    fn mend_dialogs(&mut self) {
        let meeting = &self.meeting;
        self.dialogs.retain(|dialog| match &dialog.what {
            What::Name(person) | What::Person(person) => meeting.get::<Person>(*person).is_some(),
            What::RenameItem(item) => meeting.get::<Item>(*item).is_some(),
            What::OutcomeDetail { opinion, .. } => meeting.get::<Opinion>(*opinion).is_some(),
            What::Topic(turn) | What::RefuseSpeaker(turn) => meeting.get::<Turn>(*turn).is_some(),
            What::Vote(Some(vote)) => meeting.get::<Vote>(*vote).is_some(),
            _ => true,
        });
    }

    /// Words the open paragraph holds that its row does not.
    pub(super) fn is_unsealed(&self) -> bool {
        match self.pen.paragraph(&self.meeting) {
            Some(paragraph) => paragraph.text != self.pen.text.sealed(),
            None => !self.pen.is_blank(),
        }
    }

    /// Seals the open paragraph into a step. False when that asks or is refused: the caret then stays.
    pub(super) fn seal(&mut self) -> bool {
        if !self.is_unsealed() {
            return true;
        }
        let text = self.pen.text.sealed();
        match self.pen.target {
            Caret::Unborn => {
                let margin = self.pen.margin.clone();
                if !self.rule(|meeting, now| meeting.write(&margin, &text, now)) {
                    return false;
                }
                let born = self.text_log.last().and_then(|step| {
                    step.changes.iter().find_map(|change| match change {
                        Change::Paragraph(Edit { before: None, after: Some(paragraph) }) => Some(paragraph.id),
                        _ => None,
                    })
                });
                if let Some(id) = born {
                    self.pen.target = Caret::Written(id);
                }
                true
            }
            Caret::Written(id) if text.is_empty() => self
                .rule_or_ask(Some(Request::EraseOpen), |meeting, _| meeting.erase(id, false))
                .then(|| self.go_to_tail())
                .is_some(),
            Caret::Written(id) => self.rule(|meeting, _| meeting.rewrite(id, &text)),
        }
    }

    /// Puts the pen's text away with its typing history, so that Ctrl+Z still reaches it later.
    fn put_away(&mut self) {
        if let Caret::Written(id) = self.pen.target {
            self.histories.insert(id, self.pen.text.clone());
            while self.histories.len() > 60 {
                self.histories.pop_first();
            }
        } else if self.pen.is_tail() {
            self.tail = self.pen.margin.clone();
        }
    }

    /// Moves the pen into a written paragraph; the open one is sealed first.
    pub(super) fn open(&mut self, id: ParagraphId) -> bool {
        if self.pen.target == Caret::Written(id) {
            return true;
        }
        if !self.seal() {
            return false;
        }
        self.put_away();
        let Some(paragraph) = self.meeting.get::<Paragraph>(id) else { return false };
        let kept = self.histories.remove(&id).filter(|text| text.sealed() == paragraph.text);
        self.pen = Pen::written(paragraph, kept.unwrap_or_else(|| Text::new(&paragraph.text)));
        self.dirty = true;
        true
    }

    /// Moves the pen to a new paragraph.
    pub(super) fn open_unborn(&mut self, margin: Margin) {
        self.put_away();
        self.pen = Pen::unborn(margin);
        self.dirty = true;
    }
    /// Moves the pen to the end of the minutes.
    pub(super) fn go_to_tail(&mut self) {
        if !self.pen.is_tail() {
            let margin = Margin { after: None, ..self.tail.clone() };
            self.open_unborn(margin);
        }
    }
}

//! Rules to steps, steps to memory and to the store; the pen kept in step with what changed.

use super::pen::continuing;
use super::{App, Caret, Dialog, Effect, Notice, Pen, Request, Warned, What};
use crate::domain::*;
use crate::editor::Text;

impl App {
    /// Runs a rule that never asks: does it, or says why not.
    pub(super) fn rule(&mut self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> bool {
        self.run(None, rule)
    }
    /// The same for a rule that may ask, with what runs again at "yes".
    pub(super) fn rule_or_ask(
        &mut self,
        request: Request,
        rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>,
    ) -> bool {
        self.run(Some(request), rule)
    }
    /// The same for a form that may have been left as it was: nothing to change is fine.
    pub(super) fn amend(&mut self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> bool {
        let notice = self.notice.clone();
        let done = self.rule(rule);
        let unchanged = !done && self.notice == Some(Notice::Refused(Refusal::NothingHere));
        if unchanged {
            self.notice = notice;
        }
        done || unchanged
    }
    /// Runs a rule that holds under the lock too; nothing to change is fine.
    pub(super) fn rule_under_lock(&mut self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> bool {
        if self.read_only {
            self.say(Notice::ReadOnly);
            return false;
        }
        match rule(&self.meeting, self.now).map(Work::finish) {
            Ok((deed, changes)) => match self.meeting.may(deed) {
                Ok(()) => {
                    self.commit(deed, changes, None);
                    true
                }
                Err(refusal) => {
                    self.say(Notice::Refused(refusal));
                    false
                }
            },
            Err(No::Refuse(Refusal::NothingHere)) => true,
            Err(No::Refuse(refusal)) => {
                self.say(Notice::Refused(refusal));
                false
            }
            Err(No::Ask(_)) => false,
        }
    }
    fn run(&mut self, request: Option<Request>, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> bool {
        if !self.may_write() {
            return false;
        }
        let ruling = rule(&self.meeting, self.now).map(Work::finish);
        match (ruling, request) {
            (Ok((deed, changes)), _) => {
                self.commit(deed, changes, None);
                if is_unseen(deed) {
                    self.say(Notice::Done(deed));
                }
                return true;
            }
            (Err(No::Refuse(refusal)), _) => self.say(Notice::Refused(refusal)),
            (Err(No::Ask(warnings)), Some(request)) => {
                let warnings = warnings.iter().map(Warned::from).collect();
                self.dialogs.push(Dialog::new(What::Ask { request, warnings }, Vec::new()));
            }
            (Err(No::Ask(warnings)), None) => self.say(Notice::Refused(match warnings.first() {
                Some(Warning::DeletesAnswered(opinion)) => Refusal::OpinionAnswered(*opinion),
                _ => Refusal::NothingHere,
            })),
        }
        false
    }

    pub(super) fn commit(&mut self, deed: Deed, changes: Vec<Change>, undoes: Option<StepNo>) {
        let floor = self.floor_held();
        let words = self.pen.paragraph(&self.meeting).map(|row| (row.text.clone(), self.meeting.mentions_in(row.id)));
        if self.anchor.is_some_and(|(anchor, _)| rewrites(&changes, anchor)) {
            self.anchor = None;
        }
        let step = Step { n: self.meeting.last_step() + 1, at: self.now, deed, changes, undoes };
        self.meeting.apply(&step);
        self.saved.waiting_since.get_or_insert(self.now);
        self.dirty = true;
        self.edits.learn(&step);
        self.register_learns(&step);
        self.ask(Effect::Write(step));
        self.mend_margins();
        self.mend_pen(words);
        self.mend_dialogs();
        if self.floor_held() != floor {
            self.floor_moved();
        }
    }
    fn floor_held(&self) -> Option<(TurnId, PersonId)> {
        self.meeting.floor().map(|turn| (turn.id, turn.person))
    }

    /// What the unborn paragraphs name may be gone.
    pub(super) fn mend_margins(&mut self) {
        let (meeting, floor) = (&self.meeting, self.meeting.floor());
        let floor = floor.map_or(Owner::Nobody, |turn| Owner::Person(turn.person));
        let is_blank = self.pen.is_blank();
        for margin in [&mut self.pen.margin, &mut self.tail] {
            if matches!(margin.owner, Owner::Person(person) if meeting.get::<Person>(person).is_none()) {
                margin.owner = if is_blank { floor } else { Owner::Nobody };
            }
            let stands = match &margin.mark {
                Mark::Opinion(id) => meeting.get::<Opinion>(*id).is_some(),
                Mark::Answer(id) | Mark::Reply(id) => meeting.get::<Answer>(*id).is_some(),
                Mark::NewAnswer { opinions, by } => {
                    opinions.iter().all(|id| meeting.get::<Opinion>(*id).is_some())
                        && by.iter().all(|id| meeting.get::<Person>(*id).is_some())
                }
                Mark::Note | Mark::NewOpinion | Mark::Conclusion | Mark::Task => true,
            };
            if !stands {
                margin.mark = Mark::Note;
            }
            margin.turn = margin.turn.filter(|turn| meeting.get::<Turn>(*turn).is_some());
            margin.item = margin.item.filter(|item| meeting.get::<Item>(*item).is_some());
            margin.after = margin.after.filter(|after| meeting.get::<Paragraph>(*after).is_some());
        }
    }
    /// The row under the pen may be gone or have other words now. `words`: what it held before, and which of them stand for
    /// rows. Unsealed words stay, but for those.
    fn mend_pen(&mut self, words: Option<(String, Vec<Mention>)>) {
        let (Caret::Written(id), Some((words, mentions))) = (self.pen.target, words) else { return };
        let sealed = self.pen.text.says(&words);
        match self.meeting.get::<Paragraph>(id).map(|paragraph| paragraph.text.clone()) {
            Some(now) if now != words => {
                let says = |mention: &Mention| Some(self.meeting.get::<Mention>(mention.id)?.words.clone());
                let says: Vec<Option<String>> = mentions.iter().map(says).collect();
                let new = Reworded::of(self.pen.text.as_str(), &mentions, &says);
                self.correct_pen(new, sealed.then_some(now));
            }
            Some(_) => {}
            None => {
                let kept = !sealed && !self.pen.text.as_str().trim().is_empty();
                let text = if kept { std::mem::take(&mut self.pen.text) } else { Text::default() };
                self.leave_pen();
                self.pen = Pen { text, ..Pen::unborn(self.tail.clone()) };
                self.anchor = None;
            }
        }
    }
    /// The pen's words are these now, caret and selection in step; `sealed`: the words of the row, where the pen holds no
    /// others. Typing from before is not taken back past a correction.
    fn correct_pen(&mut self, new: Reworded, sealed: Option<String>) {
        if new.spans.is_empty() && sealed.is_none() {
            return;
        }
        let (was, caret) = (self.pen.text.as_str(), self.pen.text.caret());
        let caret = match &sealed {
            Some(now) if new.spans.is_empty() => carried(was, now, caret),
            _ => new.byte(caret),
        };
        let anchor = self.pen.text.anchor().map(|at| new.byte(at)).filter(|_| !new.spans.is_empty());
        self.composer.words_moved(|at| new.byte(at));
        let was_blank = self.is_in_blank();
        self.pen.text = Text::restore(sealed.unwrap_or(new.text), caret, anchor);
        if was_blank && !self.is_in_blank() {
            // The blank that was selected is filled now: nothing is to be typed over.
            let end = self.pen.text.selection().map_or(caret, |filled| filled.end);
            self.pen.text.set_caret(end, false);
        }
    }
    /// A box about a row that is gone closes.
    pub(super) fn mend_dialogs(&mut self) {
        let meeting = &self.meeting;
        self.dialogs.retain(|dialog| match &dialog.what {
            What::Name(person) | What::Person(person) => meeting.get::<Person>(*person).is_some(),
            What::RenameItem(item) => meeting.get::<Item>(*item).is_some(),
            What::NewItem { after: Some(item) } => meeting.get::<Item>(*item).is_some(),
            What::OutcomeDetail { opinion, .. } => meeting.get::<Opinion>(*opinion).is_some(),
            What::Outcome { opinions } => opinions.iter().all(|id| meeting.get::<Opinion>(*id).is_some()),
            What::Topic(turn) | What::RefuseSpeaker(turn) => meeting.get::<Turn>(*turn).is_some(),
            What::Vote(Some(vote)) => meeting.get::<Vote>(*vote).is_some(),
            What::Time(moment) => meeting.time_of(*moment).is_some(),
            What::Misdirected => meeting.floor().is_some(),
            What::Objection(Passage::Paragraph(id)) => meeting.get::<Paragraph>(*id).is_some(),
            What::Lock => meeting.locked().is_none(),
            What::Unlock => meeting.locked().is_some(),
            _ => true,
        });
        self.clamp_row();
    }

    /// Words the open paragraph holds that its row does not. A written one left empty is not sealed either: it is to go.
    pub(super) fn is_unsealed(&self) -> bool {
        match self.pen.paragraph(&self.meeting) {
            Some(paragraph) => {
                let is_to_go = self.pen.text.as_str().trim().is_empty() && paragraph.spell.is_none();
                is_to_go || !self.pen.text.says(&paragraph.text)
            }
            None => !self.pen.is_blank(),
        }
    }
    /// Seals the open paragraph, which is not, into a step. False when that asks or is refused: the caret then stays.
    pub(super) fn write_down(&mut self) -> bool {
        let text = self.pen.text.sealed();
        match self.pen.target {
            Caret::Unborn => self.give_birth(&text),
            Caret::Written(id) if text.trim().is_empty() => {
                self.rule_or_ask(Request::EraseOpen, |meeting, _| meeting.erase(id, false))
            }
            Caret::Written(id) => {
                let anew = self.pen.begun_anew();
                let sealed = self.rule(|meeting, _| match anew {
                    Some((at, item)) => meeting.rewrite_anew(id, &text, at, item),
                    None => meeting.rewrite(id, &text),
                });
                if sealed {
                    self.pen.margin.at = None;
                }
                sealed
            }
        }
    }
    fn give_birth(&mut self, text: &str) -> bool {
        let margin = self.pen.margin.clone();
        if !self.rule(|meeting, now| meeting.write(&margin, text, now)) {
            return false;
        }
        let newest = self.meeting.rows().paragraphs.values().next_back();
        let born = newest.expect("what was just written is the newest paragraph");
        if margin.after.is_none() {
            self.tail = continuing(born, None);
        }
        self.pen.target = Caret::Written(born.id);
        true
    }

    /// Moves the pen into a written paragraph; the open one is sealed first.
    pub(super) fn open(&mut self, id: ParagraphId) -> bool {
        if self.pen.target == Caret::Written(id) {
            return true;
        }
        if !self.seal() {
            return false;
        }
        self.leave_pen();
        let Some(paragraph) = self.meeting.get::<Paragraph>(id).cloned() else { return false };
        self.pen = Pen::written(&paragraph, self.typed_before(&paragraph));
        self.dirty = true;
        true
    }
    /// Boxes about the open paragraph go with it.
    pub(super) fn leave_pen(&mut self) {
        self.composer.forget();
        self.put_away();
        self.dialogs.retain(|dialog| !matches!(dialog.what, What::Margin | What::Answer));
    }
    /// Moves the pen to a new paragraph.
    pub(super) fn open_unborn(&mut self, margin: Margin) {
        self.leave_pen();
        self.pen = Pen::unborn(margin);
        self.dirty = true;
    }
    /// Moves the pen to the end of the minutes; the open paragraph is sealed already.
    pub(super) fn go_to_tail(&mut self) -> bool {
        if !self.pen.is_tail() {
            self.open_unborn(Margin { after: None, ..self.tail.clone() });
        }
        true
    }
}

/// Whether changes give a paragraph other words, or take it out.
fn rewrites(changes: &[Change], id: ParagraphId) -> bool {
    let text = |row: &Option<Paragraph>| row.as_ref().filter(|row| row.id == id).map(|row| row.text.clone());
    changes.iter().any(|change| matches!(change, Change::Paragraph(edit) if text(&edit.before) != text(&edit.after)))
}

/// Where a caret stands when a text has become another: with the letters beside it, where these are in both, else behind what
/// has changed.
fn carried(was: &str, now: &str, caret: usize) -> usize {
    let (old, new) = (was.as_bytes(), now.as_bytes());
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    match caret {
        _ if caret < head => caret,
        _ if caret + tail >= old.len() => new.len() - (old.len() - caret),
        _ => new.len() - tail,
    }
}

/// What leaves no trace on the live screen is said.
fn is_unseen(deed: Deed) -> bool {
    matches!(
        deed,
        Deed::Close
            | Deed::CloseList
            | Deed::OpenList
            | Deed::Settings
            | Deed::SkipItem
            | Deed::Reply
            | Deed::Heads
            | Deed::CorrectTime
            | Deed::EditPerson
    )
}

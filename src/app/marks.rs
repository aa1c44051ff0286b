//! What a paragraph is made by one key: opinion, conclusion, task, reply, another owner. Answers are in `answer`.

use super::{App, Caret, Notice};
use crate::domain::*;
use crate::viet;

impl App {
    /// F5: an opinion; pressed on one, the next of the same speaker.
    pub(super) fn opinion(&mut self) {
        if !self.may_write() {
            return;
        }
        if self.pen.is_blank() {
            self.pen.margin.mark = Mark::NewOpinion;
            self.dirty = true;
            return;
        }
        if !self.seal() {
            return;
        }
        let Some(paragraph) = self.pen.paragraph(&self.meeting) else { return };
        let (id, owner, turn) = (paragraph.id, paragraph.owner(), paragraph.turn);
        if paragraph.opinion.is_some() && self.meeting.opens_opinion(paragraph) {
            let after = self.below_pen();
            return self.open_unborn(Margin { owner, turn, mark: Mark::NewOpinion, after, ..Margin::default() });
        }
        if self.rule(|meeting, _| meeting.make_opinion(id)) {
            let number = self.pen.opinion_number(&self.meeting);
            number.into_iter().for_each(|number| self.say(Notice::OpinionMade(number)));
        }
    }
    pub(super) fn take_back_opinion(&mut self) {
        if self.pen.target == Caret::Unborn {
            if !matches!(self.pen.margin.mark, Mark::NewOpinion | Mark::Opinion(_)) {
                return self.say(Notice::Refused(Refusal::NotAnOpinion));
            }
            self.pen.margin.mark = Mark::Note;
            self.dirty = true;
        } else if self.seal()
            && let Caret::Written(id) = self.pen.target
        {
            self.rule(|meeting, _| meeting.take_back_opinion(id));
        }
    }
    /// F7: a conclusion of the chair; again: a task; again: a conclusion.
    pub(super) fn conclude(&mut self) {
        if !self.may_write() {
            return;
        }
        if self.pen.is_blank() {
            self.pen.margin.mark = match self.pen.margin.mark {
                Mark::Conclusion => Mark::Task,
                _ => Mark::Conclusion,
            };
            if let Some(chair) = self.meeting.chair().map(|chair| chair.id) {
                self.pen.write_for(Owner::Person(chair));
            }
            self.dirty = true;
        } else if self.seal()
            && let Caret::Written(id) = self.pen.target
        {
            self.rule(|meeting, _| meeting.conclude(id));
        }
    }
    /// Links the words to the answer they reply to; again: no longer.
    pub(super) fn reply(&mut self) {
        if !self.may_write() {
            return;
        }
        let owner = self.pen.owner(&self.meeting);
        let Some(answer) = self.meeting.answer_to_reply_to(owner) else {
            return self.say(Notice::Refused(Refusal::NotAnAnswer));
        };
        if self.pen.is_blank() {
            self.pen.margin.mark =
                if matches!(self.pen.margin.mark, Mark::Reply(_)) { Mark::Note } else { Mark::Reply(answer) };
            self.dirty = true;
        } else if self.seal()
            && let Caret::Written(id) = self.pen.target
        {
            let linked = self.meeting.get::<Paragraph>(id).is_some_and(|paragraph| paragraph.reply_to.is_some());
            self.rule(|meeting, _| meeting.set_reply(id, (!linked).then_some(answer)));
        }
    }
    /// Ctrl+N: another owner for the paragraph under the pen.
    pub(super) fn give_pen(&mut self, owner: Owner) {
        if !self.may_write() {
            return;
        }
        if self.pen.target == Caret::Unborn {
            self.pen.write_for(owner);
        } else if self.seal()
            && let Caret::Written(id) = self.pen.target
        {
            self.rule(|meeting, _| meeting.set_owner(id, owner));
        }
        self.dirty = true;
    }
    pub(super) fn insert_unclear(&mut self) {
        if self.may_write() {
            self.paste_in_minutes(viet::UNCLEAR);
        }
    }
}

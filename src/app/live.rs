//! What each command does on the live screen: the floor, the clock, the agenda. Marks of paragraphs are in `marks`, boxes in
//! `forms`.

use super::sentences::number_of;
use super::{App, Caret, Effect, Notice, Request};
use crate::action::Action;
use crate::domain::*;

impl App {
    /// A command while no box is open, or one that does not care.
    pub(super) fn live(&mut self, action: Action) {
        match action {
            Action::Invite => self.plain(|meeting, now| meeting.invite(Whom::Next, now)),
            Action::InviteUnknown => self.plain(|meeting, now| meeting.invite(Whom::Unknown, now)),
            Action::FloorToChair => self.plain(|meeting, now| meeting.invite(Whom::Chair, now)),
            Action::StopOrGo => self.plain(|meeting, now| meeting.stop_or_go(now)),
            Action::MoreTime => self.plain(|meeting, _| meeting.more_time(60)),
            Action::EndTurn => self.plain(|meeting, now| meeting.end_turn(now)),
            Action::CloseList => self.plain(|meeting, _| meeting.close_or_open_list()),
            Action::Bell => {
                let rings = !self.meeting.info().bell;
                if self.rule(|meeting, _| meeting.set_info(|info| info.bell = rings)) {
                    self.say(Notice::Bell(rings));
                }
            }
            Action::Countdown3 => self.set_countdown(Some(180)),
            Action::Countdown5 => self.set_countdown(Some(300)),
            Action::Countdown7 => self.set_countdown(Some(420)),
            Action::Countdown10 => self.set_countdown(Some(600)),
            Action::NoCountdown => self.set_countdown(None),
            Action::Break => self.take_break(),
            Action::TakeOutGap => self.take_out_gap(),
            Action::NextItem => {
                self.rule_or_ask(Request::Advance, |meeting, now| meeting.advance(now, false));
            }
            Action::CloseMeeting => {
                self.rule_or_ask(Request::Close, |meeting, now| meeting.close(now, false));
            }
            Action::SkipItem => self.skip_item(),
            Action::Opinion => self.opinion(),
            Action::TakeBackOpinion => self.take_back_opinion(),
            Action::Conclude => self.conclude(),
            Action::Reply => self.reply(),
            Action::Unclear => self.insert_unclear(),
            Action::SaveNow => self.save_now(),
            Action::Quit => self.quit(),
            Action::OpenChair => {
                self.ask(Effect::OpenChair);
                self.say(Notice::ChairOpened);
            }
            Action::TestKeys => self.ask_for_keys(),
            Action::Typing => self.turn_typing(),
            Action::ToneStyle => self.turn_tone(),
            Action::Zoom => self.zoom_on(),
            Action::Theme => self.turn_theme(),
            Action::Signs => self.turn_signs(),
            Action::Tour => self.begin_tour(),
            action if opens_box(action) => self.open_box(action),
            other => match number_of(other) {
                Some(number) => self.put_sentence(number),
                None => self.edit(other),
            },
        }
    }

    /// A rule that neither asks nor moves the caret.
    fn plain(&mut self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) {
        self.rule(rule);
    }
    fn set_countdown(&mut self, seconds: Option<i64>) {
        if self.amend(|meeting, _| meeting.set_info(|info| info.countdown = seconds)) {
            self.say(Notice::Countdown(seconds));
        }
    }

    /// The floor went to somebody else. An empty paragraph at the end follows; words still typed stay whose they are.
    pub(super) fn floor_moved(&mut self) {
        let floor = self.floor_margin();
        if !(self.pen.is_blank() && self.pen.is_tail()) {
            if !self.pen.is_tail() {
                self.tail = floor.clone();
            }
            if let Owner::Person(person) = floor.owner
                && self.pen.owner(&self.meeting) != floor.owner
            {
                self.say(Notice::Floor(person));
            }
            return;
        }
        let prepared = match floor.owner {
            // What was prepared for the one who now begins: an answer, a conclusion.
            Owner::Person(_) => self.pen.margin.owner == floor.owner,
            Owner::Nobody | Owner::Hall => matches!(
                self.pen.margin.mark,
                Mark::NewOpinion | Mark::NewAnswer { .. } | Mark::Conclusion | Mark::Task
            ),
        };
        if prepared {
            self.pen.margin.turn = floor.turn;
        } else {
            self.pen_to_floor();
        }
    }
    fn floor_margin(&self) -> Margin {
        let turn = self.meeting.floor();
        let owner = turn.map_or(Owner::Nobody, |turn| Owner::Person(turn.person));
        Margin { owner, turn: turn.map(|turn| turn.id), ..Margin::default() }
    }
    /// The empty paragraph at the end is for whoever has the floor.
    pub(super) fn pen_to_floor(&mut self) {
        self.tail = self.floor_margin();
        if self.pen.is_blank() {
            self.pen = super::Pen::unborn(self.tail.clone());
        }
        self.dirty = true;
    }

    /// Giải lao stands at the end of the minutes, after the sentence being typed there; again: it is over.
    fn take_break(&mut self) {
        if self.meeting.open_break().is_some() {
            self.plain(|meeting, now| meeting.end_break(now));
            if let Some(turn) = self.meeting.floor().filter(|turn| turn.state == TurnState::Paused) {
                self.say(Notice::StillPaused(turn.person));
            }
            return;
        }
        if !self.pen.is_tail() || self.seal() {
            self.plain(|meeting, now| meeting.take_break(now, None));
        }
    }
    /// Where what comes next stands: after the pen's paragraph; none: at the end, also when only breaks follow.
    pub(super) fn below_pen(&self) -> Option<ParagraphId> {
        match self.pen.target {
            Caret::Written(id) => Some(id).filter(|_| self.worded(1).is_some()),
            Caret::Unborn => self.pen.margin.after,
        }
    }
    /// One key takes the time the machine was dark out of turn and item.
    fn take_out_gap(&mut self) {
        let Some(gap) = self.gap else { return self.say(Notice::Refused(Refusal::NoGap)) };
        if self.rule(|meeting, _| meeting.take_out(gap.from, gap.to)) {
            self.gap = None;
            self.say(Notice::GapOut(gap.to.since(gap.from) / 1000));
        }
    }
    fn skip_item(&mut self) {
        match self.meeting.next_item().map(|item| item.id) {
            Some(item) => self.plain(|meeting, _| meeting.skip_item(item)),
            None => self.say(Notice::Refused(Refusal::NoSuchItem)),
        }
    }
    fn save_now(&mut self) {
        if self.seal() {
            self.ask(Effect::Flush);
            // Said once it is true: at once, or when the disk has answered.
            self.save_asked = self.saved.waiting_since.is_some() || self.dirty;
            if !self.save_asked {
                self.say(Notice::AllSaved);
            }
        }
    }
    /// Quits: the sentence is sealed, an open box goes into the draft, everything is written before the program ends.
    fn quit(&mut self) {
        if self.read_only || self.seal() {
            self.leaving = true;
            self.dirty = true;
            self.ask(Effect::Quit);
        }
    }
}

/// Commands whose first answer is a box.
pub(super) fn opens_box(action: Action) -> bool {
    matches!(
        action,
        Action::Help
            | Action::Queue
            | Action::PointOfOrder
            | Action::Answer
            | Action::Summary
            | Action::Vote
            | Action::Agenda
            | Action::Palette
            | Action::Owner
            | Action::Margin
            | Action::Outcome
            | Action::Find
            | Action::Sentences
            | Action::Steps
            | Action::Heads
            | Action::Misdirected
            | Action::NamePerson
            | Action::EditPerson
            | Action::Settings
            | Action::RefuseSpeaker
            | Action::Topic
            | Action::AddItem
            | Action::RenameItem
            | Action::CorrectTime
            | Action::EditVote
            | Action::Export
            | Action::ExportAll
            | Action::ReadBack
            | Action::Lock
            | Action::Unlock
            | Action::Issue
            | Action::Office
            | Action::Backup
            | Action::Shorthand
            | Action::TellChair
    )
}

//! What each command does on the live screen and in an open box.

use super::{App, Caret, Dialog, Effect, Label, Notice, Pen, Request, Row, What};
use crate::action::Action;
use crate::domain::*;
use crate::viet;

impl App {
    /// A command while no box is open, or one that passes boxes.
    pub(super) fn live(&mut self, action: Action) {
        match action {
            Action::Invite => self.invite(Whom::Next),
            Action::InviteUnknown => self.invite(Whom::Unknown),
            Action::FloorToChair => self.invite(Whom::Chair),
            Action::StopOrGo => self.stop_or_go(),
            Action::Break => self.take_break(),
            Action::MoreTime => {
                self.rule(|meeting, _| meeting.more_time(60));
            }
            Action::TakeOutGap => self.take_out_gap(),
            Action::EndTurn => {
                self.rule(|meeting, now| meeting.end_turn(now));
            }
            Action::NextItem => {
                self.rule_or_ask(Some(Request::Advance), |meeting, now| meeting.advance(now, false));
            }
            Action::CloseMeeting => {
                self.rule_or_ask(Some(Request::Close), |meeting, now| meeting.close(now, false));
            }
            Action::Opinion => self.opinion(),
            Action::TakeBackOpinion => self.take_back_opinion(),
            Action::Conclude => self.conclude(),
            Action::Reply => self.reply(),
            Action::CloseList => {
                self.rule(|meeting, _| meeting.close_or_open_list());
            }
            Action::SkipItem => self.skip_item(),
            Action::Countdown3 => self.set_countdown(Some(180)),
            Action::Countdown5 => self.set_countdown(Some(300)),
            Action::Countdown7 => self.set_countdown(Some(420)),
            Action::Countdown10 => self.set_countdown(Some(600)),
            Action::NoCountdown => self.set_countdown(None),
            Action::Bell => {
                self.rule(|meeting, _| meeting.set_info(|info| info.bell = !info.bell));
            }
            Action::Unclear => self.insert_unclear(),
            Action::SaveNow => {
                if self.seal() {
                    self.ask(Effect::Flush);
                }
            }
            Action::Quit => self.quit(),
            Action::OpenChair => {
                self.ask(Effect::OpenChair);
                self.say(Notice::ChairOpened);
            }
            Action::TestKeys => self.ask_for_keys(),
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
            | Action::Steps
            | Action::Heads
            | Action::Misdirected
            | Action::NamePerson
            | Action::EditPerson
            | Action::RefuseSpeaker
            | Action::Topic
            | Action::AddItem
            | Action::RenameItem
            | Action::CorrectTime
            | Action::EditVote
            | Action::Export
            | Action::Backup => {
                self.open_box(action);
            }
            editing => self.edit(editing),
        }
    }

    fn invite(&mut self, whom: Whom) {
        if self.rule(|meeting, now| meeting.invite(whom, now)) {
            self.floor_moved();
        }
    }
    /// F3 while the paragraph is empty moves the pen too; else the words still typed stay whose they are.
    pub(super) fn floor_moved(&mut self) {
        if self.pen.is_blank() {
            self.pen_to_floor();
        } else if let Some(turn) = self.meeting.floor() {
            let tail_is_open = self.pen.is_tail();
            let person = turn.person;
            if !tail_is_open {
                self.tail = Margin { owner: Owner::Person(person), turn: Some(turn.id), ..Margin::default() };
            }
            if self.pen.owner(&self.meeting) != Owner::Person(person) {
                self.say(Notice::Floor(person));
            }
        }
    }
    fn stop_or_go(&mut self) {
        self.rule(|meeting, now| meeting.stop_or_go(now));
    }
    fn take_break(&mut self) {
        if self.meeting.open_break().is_some() {
            self.rule(|meeting, now| meeting.end_break(now));
        } else if self.seal() {
            let at = match self.pen.target {
                Caret::Written(id) => Some(id),
                Caret::Unborn => self.pen.margin.after,
            };
            let is_last = self.meeting.facts().sequence.last().copied() == at;
            if self.rule(|meeting, now| meeting.take_break(now, at.filter(|_| !is_last))) {
                self.go_to_tail();
            }
        }
    }
    /// One key takes the time the machine was dark out of turn and item.
    fn take_out_gap(&mut self) {
        let Some(gap) = self.gap else { return self.say(Notice::Refused(Refusal::NothingHere)) };
        if self.rule(|meeting, _| meeting.take_out(gap.from, gap.to)) {
            self.gap = None;
            self.say(Notice::GapOut(gap.to.since(gap.from) / 1000));
        }
    }

    /// F5: an opinion; pressed on one, the next of the same speaker.
    fn opinion(&mut self) {
        if self.read_only {
            return self.say(Notice::ReadOnly);
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
        let id = paragraph.id;
        if paragraph.opinion.is_some() && self.meeting.opens_opinion(paragraph) {
            let is_last = self.meeting.facts().sequence.last() == Some(&id);
            let (owner, turn) = (paragraph.owner(), paragraph.turn);
            let after = (!is_last).then_some(id);
            self.open_unborn(Margin { owner, turn, mark: Mark::NewOpinion, at: None, item: None, after });
        } else if self.rule(|meeting, _| meeting.make_opinion(id)) {
            let number = self.meeting.get::<Paragraph>(id).and_then(|p| self.meeting.number_of(p));
            if let Some(number) = number {
                self.say(Notice::OpinionMade(number));
            }
        }
    }
    fn take_back_opinion(&mut self) {
        if self.pen.target == Caret::Unborn {
            if !matches!(self.pen.margin.mark, Mark::NewOpinion | Mark::Opinion(_)) {
                return self.say(Notice::Refused(Refusal::NotAnOpinion));
            }
            self.pen.margin.mark = Mark::Note;
            self.dirty = true;
            return;
        }
        let Caret::Written(id) = self.pen.target else { return };
        if self.seal() {
            self.rule(|meeting, _| meeting.take_back_opinion(id));
        }
    }
    /// F7: a conclusion of the chair; again: a task; again: a conclusion.
    fn conclude(&mut self) {
        if self.pen.is_blank() {
            self.pen.margin.mark = match self.pen.margin.mark {
                Mark::Conclusion => Mark::Task,
                _ => Mark::Conclusion,
            };
            if let Some(chair) = self.meeting.chair() {
                self.pen.margin.owner = Owner::Person(chair.id);
            }
            self.dirty = true;
            return;
        }
        if !self.seal() {
            return;
        }
        if let Caret::Written(id) = self.pen.target {
            self.rule(|meeting, _| meeting.conclude(id));
        }
    }
    /// Links the words to the answer they reply to; again: no longer.
    fn reply(&mut self) {
        let owner = self.pen.owner(&self.meeting);
        let Some(answer) = self.meeting.answer_to_reply_to(owner) else {
            return self.say(Notice::Refused(Refusal::NotAnAnswer));
        };
        if self.pen.is_blank() {
            self.pen.margin.mark = Mark::Reply(answer);
            self.dirty = true;
        } else if self.seal()
            && let Caret::Written(id) = self.pen.target
        {
            let linked = self.meeting.get::<Paragraph>(id).and_then(|paragraph| paragraph.reply_to);
            let to = if linked.is_some() { None } else { Some(answer) };
            self.rule(|meeting, _| meeting.set_reply(id, to));
        }
    }
    fn skip_item(&mut self) {
        match self.meeting.next_item().map(|item| item.id) {
            Some(item) => {
                self.rule(|meeting, _| meeting.skip_item(item));
            }
            None => self.say(Notice::Refused(Refusal::NoSuchItem)),
        }
    }
    fn set_countdown(&mut self, seconds: Option<i64>) {
        self.rule(|meeting, _| meeting.set_info(|info| info.countdown = seconds));
    }
    fn insert_unclear(&mut self) {
        self.pen.touch(&self.meeting, self.now);
        let _ = self.pen.text.insert(viet::UNCLEAR);
        self.dirty = true;
    }
    /// Quits; the sentence is sealed, everything is written before the program ends.
    fn quit(&mut self) {
        self.dialogs.clear();
        if self.read_only || self.seal() {
            self.leaving = true;
            self.dirty = true;
            self.ask(Effect::Quit);
        }
    }

    /// A command while a box is open.
    pub(super) fn in_box(&mut self, action: Action) {
        let Some(what) = self.dialog().map(|dialog| dialog.what.clone()) else { return };
        match action {
            Action::Leave => {
                self.dialogs.pop();
            }
            Action::Enter => self.accept(),
            Action::Up | Action::Down if self.dialog().is_some_and(|dialog| !self.rows(dialog).is_empty()) => {
                self.move_row(action == Action::Down);
            }
            Action::Up | Action::PreviousField => self.move_field(false),
            Action::Down | Action::NextField => self.move_field(true),
            Action::PageUp | Action::PageDown => (0..10).for_each(|_| self.move_row(action == Action::PageDown)),
            Action::MoveUp
            | Action::MoveDown
            | Action::ToTheEnd
            | Action::Remove
            | Action::PutBack
            | Action::LastWord => {
                self.in_list(&what, action);
            }
            Action::Invite => self.invite_highlighted(),
            _ if opens(action, &what) => self.accept_or_close(&what),
            _ if self.edit_field(action) => {}
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
            | Action::Steps => {
                self.open_box(action);
            }
            Action::Opinion | Action::TakeBackOpinion | Action::Conclude | Action::Break => self.say(Notice::BoxFirst),
            _ => {}
        }
        self.dirty = true;
    }
    fn move_row(&mut self, down: bool) {
        let n = self.dialog().map_or(0, |dialog| self.rows(dialog).len());
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.row = if down { (dialog.row + 1).min(n.saturating_sub(1)) } else { dialog.row.saturating_sub(1) };
            dialog.scroll = if down { dialog.scroll + 1 } else { dialog.scroll.saturating_sub(1) };
        }
    }
    fn move_field(&mut self, on: bool) {
        if let Some(dialog) = self.dialogs.last_mut() {
            let n = dialog.fields.len();
            if n > 0 {
                dialog.active = (dialog.active + if on { 1 } else { n - 1 }) % n;
            } else {
                dialog.scroll = if on { dialog.scroll + 1 } else { dialog.scroll.saturating_sub(1) };
            }
        }
    }
    /// The key that opened a box, again: a form is accepted, a list closes.
    fn accept_or_close(&mut self, what: &What) {
        match what {
            What::Answer | What::Margin | What::Vote(_) => self.accept(),
            _ => {
                self.dialogs.pop();
            }
        }
    }

    /// Enter in a box.
    fn accept(&mut self) {
        let Some(dialog) = self.dialog().cloned() else { return };
        match &dialog.what {
            What::Queue { point } => self.accept_queue(*point),
            What::Owner => self.accept_owner(),
            What::Palette => self.accept_palette(),
            What::Name(person) => self.accept_name(*person),
            What::Misdirected => self.accept_misdirected(),
            What::Agenda => self.accept_item(),
            What::Steps => self.accept_step(),
            What::Find => self.accept_find(),
            What::Times => self.accept_moment(),
            What::Outcome { .. } => {
                self.dialogs.pop();
            }
            What::OutcomeDetail { opinion, outcome } => self.accept_detail(&dialog, *opinion, *outcome),
            What::Answer => self.accept_answer(&dialog),
            What::Margin => self.accept_margin(&dialog),
            What::Heads => self.accept_heads(&dialog),
            What::Vote(vote) => self.accept_vote(&dialog, *vote),
            What::NewItem { after } => self.accept_new_item(&dialog, *after),
            What::RenameItem(item) => self.accept_rename(&dialog, *item),
            What::Person(person) => self.accept_person(&dialog, *person),
            What::Time(moment) => self.accept_time(&dialog, *moment),
            What::Topic(turn) => {
                let topic = dialog.typed(Label::Topic).to_owned();
                let turn = *turn;
                self.close_if(|app| app.rule(|meeting, _| meeting.set_topic(turn, &topic)));
            }
            What::RefuseSpeaker(turn) => {
                let reason = dialog.typed(Label::Reason).to_owned();
                let turn = *turn;
                self.close_if(|app| app.rule(|meeting, _| meeting.refuse(turn, &reason)));
            }
            What::Export => self.accept_export(&dialog),
            What::Backup => {
                let folder = dialog.typed(Label::Folder).to_owned();
                self.dialogs.pop();
                self.ask(Effect::Flush);
                self.ask(Effect::Backup { folder });
            }
            What::Ask { request, .. } => self.answer_question(dialog.row, request.clone()),
            What::Summary | What::Help | What::KeyTest(_) => {
                self.dialogs.pop();
            }
        }
        self.dirty = true;
    }
    /// Closes the box when what it asked for was done; else it stays with what was typed.
    pub(super) fn close_if(&mut self, done: impl FnOnce(&mut App) -> bool) {
        let depth = self.dialogs.len();
        if done(self) {
            self.dialogs.truncate(depth - 1);
        }
    }

    /// Enter alone never confirms: "no" is highlighted; the rule runs again at "yes".
    fn answer_question(&mut self, row: usize, request: Request) {
        self.dialogs.pop();
        if row == 0 {
            return;
        }
        match request {
            Request::Advance => {
                self.rule(|meeting, now| meeting.advance(now, true));
            }
            Request::GoTo(item) => {
                self.rule(|meeting, now| meeting.go_to(item, now, true));
            }
            Request::Close => {
                self.rule(|meeting, now| meeting.close(now, true));
            }
            Request::EraseOpen => self.erase_open(),
            Request::Overwrite { path } => self.export_to(path, true),
        }
    }

    fn accept_palette(&mut self) {
        if let Some(Row::Action(action)) = self.highlighted() {
            self.dialogs.pop();
            self.act(action);
        }
    }
    fn accept_owner(&mut self) {
        let owner = match self.highlighted() {
            Some(Row::Nobody) => Owner::Nobody,
            Some(Row::Hall) => Owner::Hall,
            Some(Row::Known(person)) => Owner::Person(person),
            Some(Row::New(new)) => match self.add_person(&new) {
                Some(person) => Owner::Person(person),
                None => return,
            },
            _ => return,
        };
        self.dialogs.pop();
        self.give_pen(owner);
    }
    fn give_pen(&mut self, owner: Owner) {
        if self.pen.target == Caret::Unborn {
            let turn = match owner {
                Owner::Person(person) => self.meeting.newest_turn(person),
                Owner::Nobody | Owner::Hall => None,
            };
            (self.pen.margin.owner, self.pen.margin.turn) = (owner, turn);
            if self.pen.is_blank()
                && matches!(self.pen.margin.mark, Mark::Opinion(_) | Mark::Answer(_) | Mark::Reply(_))
            {
                self.pen.margin.mark = Mark::Note;
            }
        } else if self.seal()
            && let Caret::Written(id) = self.pen.target
        {
            self.rule(|meeting, _| meeting.set_owner(id, owner));
        }
        self.dirty = true;
    }
    pub(super) fn add_person(&mut self, new: &NewPerson) -> Option<PersonId> {
        let duty = if new.hamlet.is_some() { Duty::Resident } else { Duty::Delegate };
        let known: Vec<PersonId> = self.meeting.rows().people.keys().copied().collect();
        let added = self.rule(|meeting, _| meeting.add_person(new, duty, ""));
        self.meeting.rows().people.keys().copied().find(|person| added && !known.contains(person))
    }
    fn accept_name(&mut self, person: PersonId) {
        let who = match self.highlighted() {
            Some(Row::Known(known)) => Who::Known(known),
            Some(Row::New(new)) => Who::New(new),
            _ => return,
        };
        self.close_if(|app| {
            let renamed = app.rule(|meeting, _| meeting.name_person(person, &who));
            if let (true, Who::Known(known)) = (renamed, &who) {
                app.follow_person(person, *known);
            }
            renamed
        });
    }
    /// "Gọi nhầm": words being typed move with the turn.
    fn accept_misdirected(&mut self) {
        let Some(wrong) = self.meeting.floor().map(|turn| turn.person) else { return };
        if self.is_unsealed() && self.pen.target != Caret::Unborn && !self.seal() {
            return;
        }
        let right = match self.highlighted() {
            Some(Row::Known(person)) => person,
            Some(Row::New(new)) => match self.add_person(&new) {
                Some(person) => person,
                None => return,
            },
            _ => return,
        };
        self.close_if(|app| {
            let moved = app.rule(|meeting, _| meeting.misdirected(right));
            if moved {
                app.follow_person(wrong, right);
            }
            moved
        });
    }
    /// The unborn paragraphs of one person become another's.
    fn follow_person(&mut self, from: PersonId, to: PersonId) {
        let turn = self.meeting.newest_turn(to);
        for margin in [&mut self.pen.margin, &mut self.tail] {
            if margin.owner == Owner::Person(from) || margin.owner == Owner::Person(to) {
                (margin.owner, margin.turn) = (Owner::Person(to), turn);
            }
        }
    }

    pub(super) fn accept_export(&mut self, dialog: &Dialog) {
        let path = dialog.typed(Label::Path).to_owned();
        if path.is_empty() {
            return self.say(Notice::NotUnderstood(path));
        }
        self.dialogs.pop();
        self.export_to(path, false);
    }
    /// Nothing is exported before all is on the disk: the flush goes first.
    fn export_to(&mut self, path: String, force: bool) {
        if !self.read_only && !self.seal() {
            return;
        }
        let format = match path.rsplit('.').next() {
            Some("md") => super::Format::Markdown,
            Some("json") => super::Format::Json,
            _ => super::Format::Docx,
        };
        self.ask(Effect::Flush);
        self.ask(Effect::Export { path, format, force });
    }
    pub(super) fn blank_pen(&mut self, margin: Margin) {
        self.pen = Pen::unborn(margin);
        self.dirty = true;
    }
}

/// Whether this command is the one that opens this box.
fn opens(action: Action, what: &What) -> bool {
    matches!(
        (action, what),
        (Action::Help, What::Help)
            | (Action::Queue | Action::PointOfOrder, What::Queue { .. })
            | (Action::Answer, What::Answer)
            | (Action::Summary, What::Summary)
            | (Action::Vote, What::Vote(_))
            | (Action::Agenda, What::Agenda)
            | (Action::Palette, What::Palette)
            | (Action::Owner, What::Owner)
            | (Action::Margin, What::Margin)
            | (Action::Outcome, What::Outcome { .. })
            | (Action::Find, What::Find)
            | (Action::Steps, What::Steps)
    )
}

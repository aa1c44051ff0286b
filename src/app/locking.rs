//! Adopting, closing and locking in one box; the fingerprint it waits for; unlocking.

use super::{App, Choice, Dialog, Effect, Export, FieldEntry, Label, Notice, Row, What};
use crate::domain::*;
use crate::viet;

/// How many signed copies leave the hall when nobody says otherwise.
const COPIES: i64 = 2;

impl App {
    /// The box of the lock; "no" is highlighted.
    pub(super) fn open_lock(&mut self) {
        if self.meeting.info().opened_at.is_none() {
            return self.say(Notice::Refused(Refusal::NotOpened));
        }
        if !self.may_write() || !self.seal() {
            return;
        }
        let info = self.meeting.info();
        let mut fields = Vec::new();
        if info.adopted_at.is_none() {
            let choices = vec![Choice::Adopted(false), Choice::Adopted(true)];
            // What was not read back was hardly adopted.
            fields.push(FieldEntry::choice(Label::Adopted, choices, usize::from(info.read_back_at.is_some())));
        }
        fields.push(FieldEntry::text(Label::Copies, &info.copies.unwrap_or(COPIES).to_string()));
        if info.closed_at.is_none() {
            let clock = viet::clock(self.meeting.clock(self.now));
            fields.push(FieldEntry::text(Label::ClosingTime, &clock));
        }
        self.dialogs.push(Dialog::new(What::Lock, fields));
        self.dirty = true;
    }
    /// What closing would ask about, and what the minutes lack: nothing of it forbids the lock.
    pub fn closing_questions(&self) -> Vec<Warning> {
        match self.meeting.close(self.now, false) {
            Err(No::Ask(warnings)) => warnings,
            Ok(_) | Err(No::Refuse(_)) => Vec::new(),
        }
    }

    pub(super) fn accept_lock(&mut self, dialog: &Dialog) {
        if self.highlighted() != Some(Row::Yes) {
            return self.leave_box();
        }
        let copies = match self.number_typed(dialog.typed(Label::Copies)) {
            Ok(Some(0)) => return self.say(Notice::Refused(Refusal::TooFew)),
            Ok(copies) => copies,
            Err(()) => return,
        };
        let closing = match self.closing_typed(dialog) {
            Ok(closing) => closing,
            Err(notice) => return self.say(notice),
        };
        if !self.seal() {
            return;
        }
        let is_adopted = match dialog.chosen(Label::Adopted) {
            Some(Choice::Adopted(adopted)) => *adopted,
            _ => true,
        };
        let adopted_at = closing.unwrap_or(self.now);
        let done = if is_adopted {
            self.amend(|meeting, _| meeting.adopt(copies, adopted_at))
        } else {
            self.amend(|meeting, _| meeting.set_info(|info| info.copies = copies))
        };
        if done && closing.is_none_or(|at| self.rule(|meeting, _| meeting.close(at, true))) {
            self.dialogs.retain(|dialog| dialog.what != What::Lock);
            self.ask_for_fingerprint();
        }
    }
    /// When the meeting ends; none when it has ended already.
    fn closing_typed(&self, dialog: &Dialog) -> Result<Option<Time>, Notice> {
        if !self.meeting.is_open() {
            return Ok(None);
        }
        let typed = dialog.typed(Label::ClosingTime);
        let clock = viet::parse_time(typed).ok_or_else(|| Notice::NotUnderstood(typed.to_owned()))?;
        // Left as it stood, the minute shown is what stands in the minutes, to its last second.
        let is_left = dialog.changed(Label::ClosingTime).is_none();
        let at = self.near(self.now, clock);
        let at = if is_left { at.plus_millis(59_999).min(self.now) } else { at };
        let begun = self.meeting.rows().spells.values().filter(|spell| spell.is_open()).map(|spell| spell.since);
        match () {
            () if at > self.now => Err(Notice::Refused(Refusal::InTheFuture)),
            () if begun.max().max(self.meeting.info().opened_at) > Some(at) => {
                Err(Notice::Refused(Refusal::EndBeforeStart))
            }
            () => Ok(Some(at)),
        }
    }

    /// Nothing is locked before everything is on the disk: the disk itself says what it has come to.
    fn ask_for_fingerprint(&mut self) {
        self.locking = true;
        self.ask(Effect::Flush);
        self.ask(Effect::Fingerprint);
        self.say(Notice::Locking);
    }
    /// The lock waits for the fingerprint.
    pub fn is_locking(&self) -> bool {
        self.locking
    }
    /// The lock holds the fingerprint of the newest step; where one came in between, it is asked for again.
    pub(super) fn on_fingerprint(&mut self, step: StepNo, hash: &str) {
        if !std::mem::take(&mut self.locking) || !self.seal() {
            return;
        }
        if step != self.meeting.last_step() {
            return self.ask_for_fingerprint();
        }
        if !self.rule(|meeting, now| meeting.lock(step, hash, now)) {
            return;
        }
        self.forget_all_typing();
        let version = self.meeting.locked().map_or(1, |version| version.number);
        let wish = Wish::of(Paper::Minutes);
        let path = self.path_of(&wish, Format::Docx);
        self.export(Export { wish, format: Format::Docx, path, force: false, open: true });
        self.say(Notice::Locked(version));
    }

    pub(super) fn open_unlock(&mut self) {
        match self.meeting.locked() {
            None => self.say(Notice::Refused(Refusal::NotLocked)),
            Some(_) if self.read_only => self.say(Notice::ReadOnly),
            Some(_) => self.dialogs.push(Dialog::new(What::Unlock, vec![FieldEntry::text(Label::Reason, "")])),
        }
        self.dirty = true;
    }
    pub(super) fn accept_unlock(&mut self, dialog: &Dialog) {
        let reason = viet::nfc(dialog.typed(Label::Reason)).into_owned();
        if self.rule_under_lock(|meeting, now| meeting.unlock(&reason, now)) {
            self.forget_all_typing();
            self.say(Notice::Done(Deed::Unlock));
        }
    }
}

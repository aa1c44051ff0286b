//! Reading the minutes back to the hall (Shift+F1): going from passage to passage, and what somebody objects to in one.

use super::heads::numbers_typed;
use super::{App, Choice, Dialog, Entry, FieldEntry, Label, Notice, Row, What};
use crate::action::Action;
use crate::domain::*;
use crate::viet;

/// Fields of an objection before those that follow its settlement.
const COMMON: usize = 2;

impl App {
    /// The minutes over the whole screen. That reading began is on record once, from the hall, not from the day after.
    pub(super) fn read_back(&mut self) {
        if let Some(at) = self.dialogs.iter().position(|dialog| dialog.what == What::ReadBack) {
            return self.dialogs.truncate(at + 1);
        }
        if self.meeting.info().opened_at.is_none() {
            return self.say(Notice::Refused(Refusal::NotOpened));
        }
        if !self.read_only && self.meeting.locked().is_none() {
            let today = self.meeting.day(self.now);
            let in_the_hall = self.meeting.info().closed_at.is_none_or(|at| self.meeting.day(at) == today);
            if !self.seal() || in_the_hall && !self.amend(|meeting, now| meeting.read_back(now)) {
                return;
            }
        }
        self.dialogs.push(Dialog { row: self.read_to, ..Dialog::new(What::ReadBack, Vec::new()) });
        self.dirty = true;
        self.clamp_row();
    }
    /// What is read, in order: the passages that are printed, and so no breaks and nothing withheld.
    pub fn passages_read(&self) -> Vec<Passage> {
        let withheld = |id: OpinionId| self.meeting.get::<Opinion>(id).is_some_and(Opinion::is_withheld);
        let is_read = |passage: &Passage| match passage {
            Passage::Paragraph(id) => self
                .meeting
                .get::<Paragraph>(*id)
                .is_some_and(|row| row.spell.is_none() && !row.opinion.is_some_and(withheld)),
            Passage::Title | Passage::Start | Passage::Venue | Passage::Heads | Passage::Chair | Passage::Secretary => {
                true
            }
        };
        self.meeting.passages().into_iter().filter(is_read).collect()
    }
    /// The passage that is highlighted while the minutes are read back.
    pub fn passage_read(&self) -> Option<Passage> {
        let reading = self.reading()?;
        self.passages_read().get(reading.row).copied()
    }
    pub fn reading(&self) -> Option<&Dialog> {
        self.dialogs.iter().find(|dialog| dialog.what == What::ReadBack)
    }
    /// How the objections to a passage were settled, in the order they were raised.
    ///
    /// The row of an objection names a paragraph only; what else it was about is known by the words before and after, from
    /// the newest objection back.
    pub fn settled(&self, passage: Passage) -> Vec<Settlement> {
        let mut words = self.words_read(passage);
        let mut settled = Vec::new();
        for objection in self.meeting.objections().into_iter().rev() {
            let told = match objection.settlement {
                Settlement::Corrected => &objection.becomes,
                Settlement::Reserved | Settlement::NotAccepted => &objection.was,
            };
            let is_about = match (objection.paragraph, passage) {
                (Some(paragraph), _) => passage == Passage::Paragraph(paragraph),
                (None, Passage::Heads) => self.counts(&objection.was),
                (None, _) => !told.is_empty() && words.contains(told),
            };
            if is_about {
                words.push(objection.was.clone());
                settled.push(objection.settlement);
            }
        }
        settled.reverse();
        settled
    }
    /// What stands in a passage that is no paragraph, as an objection would tell it.
    fn words_read(&self, passage: Passage) -> Vec<String> {
        let names = |duty| {
            let mut names: Vec<String> = self.meeting.with_duty(duty).map(|person| person.name.clone()).collect();
            names.push(names.join(", "));
            names
        };
        match passage {
            Passage::Title => vec![self.meeting.info().title.clone()],
            Passage::Venue => vec![self.meeting.info().venue.clone()],
            Passage::Start => vec![self.opening_clock()],
            Passage::Chair => names(Duty::Chair),
            Passage::Secretary => names(Duty::Secretary),
            Passage::Heads | Passage::Paragraph(_) => Vec::new(),
        }
    }
    /// Numbers of a count: "Thống Nhất 64, 19".
    fn counts(&self, words: &str) -> bool {
        let of = |name: &str| {
            self.meeting.hamlets().iter().any(|hamlet| hamlet.name == name)
                || self.meeting.parties().iter().any(|party| party.name == name)
        };
        let counts = |part: &str| match part.rsplit_once(' ') {
            Some((name, number)) => number.parse::<i64>().is_ok() && of(name),
            None => part.parse::<i64>().is_ok(),
        };
        !words.is_empty() && words.split(", ").next().is_some_and(counts)
    }
    fn opening_clock(&self) -> String {
        let at = self.meeting.info().opened_at;
        at.map(|at| viet::clock(self.meeting.clock(at))).unwrap_or_default()
    }

    /// A key that means something else while the minutes are read back. True: done, or said why not.
    pub(super) fn while_reading(&mut self, action: Action) -> bool {
        match action {
            Action::Home | Action::Top => self.highlight(|_, row| *row == Row::Passage(Passage::Title)),
            Action::End | Action::Bottom => {
                let last = self.passages_read().len().saturating_sub(1);
                self.dialogs.last_mut().into_iter().for_each(|dialog| dialog.row = last);
            }
            // Within a passage that is longer than the page.
            Action::Left | Action::Right => self.scroll_box(action == Action::Right),
            Action::Opinion => self.open_objection(),
            Action::NextItem => self.open_lock(),
            Action::Backspace
            | Action::Delete
            | Action::DeleteWordBack
            | Action::DeleteWord
            | Action::Cut
            | Action::Paste
            | Action::Undo
            | Action::Redo => self.say(Notice::ReadingBack),
            _ => return false,
        }
        true
    }
    /// Enter on a passage: what is objected to in it.
    pub(super) fn open_objection(&mut self) {
        if let Some(Row::Passage(passage)) = self.highlighted()
            && self.may_write()
        {
            let settlements = Settlement::ALL.iter().map(|settlement| Choice::Settlement(*settlement)).collect();
            let mut fields =
                vec![FieldEntry::choice(Label::Settlement, settlements, 0), FieldEntry::text(Label::Objector, "")];
            fields.extend(self.correction_fields(passage));
            self.dialogs.push(Dialog::new(What::Objection(passage), fields));
        }
    }
    /// Another settlement was turned to: its fields come.
    pub(super) fn follow_settlement(&mut self, passage: Passage) {
        let Some(dialog) = self.dialog() else { return };
        let fields = match dialog.chosen(Label::Settlement) {
            Some(Choice::Settlement(Settlement::Reserved)) => vec![FieldEntry::text(Label::Words, "")],
            Some(Choice::Settlement(Settlement::NotAccepted)) => {
                vec![FieldEntry::text(Label::Words, ""), FieldEntry::text(Label::Reason, "")]
            }
            _ => self.correction_fields(passage),
        };
        let there = dialog.fields.iter().skip(COMMON).map(|field| field.label);
        if there.eq(fields.iter().map(|field| field.label)) {
            return;
        }
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.fields.truncate(COMMON);
            dialog.fields.extend(fields);
        }
    }
    /// What stands in a passage, to be corrected.
    fn correction_fields(&self, passage: Passage) -> Vec<FieldEntry> {
        let info = self.meeting.info();
        let name = |person: Option<PersonId>| {
            let person = person.and_then(|person| self.meeting.get::<Person>(person));
            person.map(|person| FieldEntry::text(Label::Name, &person.name))
        };
        match passage {
            Passage::Title => vec![FieldEntry::text(Label::Becomes, &info.title)],
            Passage::Venue => vec![FieldEntry::text(Label::Becomes, &info.venue)],
            Passage::Start => vec![FieldEntry::text(Label::Time, &self.opening_clock())],
            Passage::Heads => {
                let numbers: Vec<String> = self.heads_read().iter().map(|head| head.number.to_string()).collect();
                vec![FieldEntry::text(Label::Heads, &numbers.join(" "))]
            }
            Passage::Chair | Passage::Secretary => name(self.named_in(passage)).into_iter().collect(),
            Passage::Paragraph(id) => {
                let text = self.meeting.get::<Paragraph>(id).map_or("", |paragraph| paragraph.text.as_str());
                let words = FieldEntry::text(Label::Becomes, text);
                std::iter::once(words).chain(name(self.named_in(passage))).collect()
            }
        }
    }
    /// Whose name stands in a passage.
    fn named_in(&self, passage: Passage) -> Option<PersonId> {
        let with = |duty| self.meeting.with_duty(duty).next().map(|person| person.id);
        match passage {
            Passage::Chair => with(Duty::Chair),
            Passage::Secretary => with(Duty::Secretary),
            Passage::Paragraph(id) => self.meeting.get::<Paragraph>(id).and_then(|paragraph| match paragraph.owner() {
                Owner::Person(person) => Some(person),
                Owner::Nobody | Owner::Hall => None,
            }),
            Passage::Title | Passage::Start | Passage::Venue | Passage::Heads => None,
        }
    }
    /// Numbers of the latest count that can be said wrongly: of hamlets and groups, not of somebody by name.
    pub fn heads_read(&self) -> Vec<&Head> {
        let heads = self.meeting.newest_heads().map(|(_, heads)| heads).unwrap_or_default();
        heads.into_iter().filter(|head| head.person.is_none()).collect()
    }

    pub(super) fn accept_objection(&mut self, dialog: &Dialog, passage: Passage) {
        let settlement = match dialog.chosen(Label::Settlement) {
            Some(Choice::Settlement(settlement)) => *settlement,
            _ => Settlement::Corrected,
        };
        let corrections = match settlement {
            Settlement::Corrected => match self.corrections(dialog, passage) {
                Ok(corrections) => corrections,
                Err(notice) => return self.say(notice),
            },
            Settlement::Reserved | Settlement::NotAccepted => vec![Correction::None],
        };
        let Ok(person) = self.person_typed(dialog, Label::Objector) else { return };
        let typed = |label| viet::nfc(dialog.typed(label)).into_owned();
        let (words, reason) = (typed(Label::Words), typed(Label::Reason));
        self.close_if(|app| {
            let mut given = Objecting {
                passage,
                person: person.flatten(),
                settlement,
                correction: Correction::None,
                words,
                reason,
            };
            let all = corrections.into_iter().all(|correction| {
                given.correction = correction;
                app.rule(|meeting, now| meeting.object(&given, now))
            });
            if all {
                app.say(Notice::Objected(settlement));
            }
            all
        });
    }
    /// What is to be corrected: the words, a name in them, or both; nothing changed is refused by the rule.
    fn corrections(&self, dialog: &Dialog, passage: Passage) -> Result<Vec<Correction>, Notice> {
        let mut corrections = Vec::new();
        let typed = |label| dialog.changed(label).map(|typed| viet::nfc(typed).into_owned());
        corrections.extend(typed(Label::Becomes).map(Correction::Words));
        if let (Some(name), Some(person)) = (typed(Label::Name), self.named_in(passage)) {
            corrections.push(Correction::Name(person, name));
        }
        if let Some(typed) = dialog.changed(Label::Time) {
            let opened = self.meeting.info().opened_at.zip(viet::parse_time(typed));
            let at = opened.map(|(old, clock)| Correction::Opened(self.near(old, clock)));
            corrections.push(at.ok_or_else(|| Notice::NotUnderstood(typed.to_owned()))?);
        }
        if let Some(typed) = dialog.changed(Label::Heads) {
            corrections.push(self.heads_corrected(typed)?);
        }
        if corrections.is_empty() {
            corrections.push(Correction::None);
        }
        Ok(corrections)
    }
    /// As many numbers as were counted, in the same order.
    pub fn heads_corrected(&self, typed: &str) -> Result<Correction, Notice> {
        let numbers = numbers_typed(typed)?;
        let heads = self.heads_read();
        let pairs = heads.iter().map(|head| head.id).zip(numbers.iter().copied()).collect();
        let wanted = Notice::NumbersWanted { corrects: true, typed: numbers.len() };
        if numbers.len() == heads.len() { Ok(Correction::Heads(pairs)) } else { Err(wanted) }
    }

    /// What one choice changes of the other fields.
    pub(super) fn follow_choices(&mut self) {
        match self.dialog().map(|dialog| dialog.what.clone()) {
            Some(What::Margin) => self.follow_kind(),
            Some(What::Objection(passage)) => self.follow_settlement(passage),
            Some(What::Issue) => self.follow_issued(),
            Some(What::Export) => self.follow_export(),
            _ => {}
        }
    }
}

impl Dialog {
    /// Puts another text into a field that is as it stood when the box opened.
    pub(super) fn refill(&mut self, label: Label, text: &str) {
        let field = self.fields.iter_mut().find(|field| field.label == label);
        if let Some(field) = field.filter(|field| !field.has_changed() && field.before != text) {
            (field.entry, field.before) = (Entry::Text(crate::editor::Text::new(text)), text.to_owned());
        }
    }
}

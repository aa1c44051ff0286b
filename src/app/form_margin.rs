//! The margin of a paragraph as one line of fields (Ctrl+L): only what was changed is done.

use super::{App, Caret, Choice, Dialog, FieldEntry, Label, Notice, What};
use crate::domain::*;
use crate::viet;

/// Kinds a paragraph may be given by hand; answers, votes and breaks come by their own keys.
const KINDS: [Kind; 4] = [Kind::Note, Kind::Opinion, Kind::Conclusion, Kind::Task];

impl App {
    pub(super) fn margin_box(&self) -> Dialog {
        let owner = match self.pen.owner(&self.meeting) {
            Owner::Person(person) => self.field_name(person),
            Owner::Nobody | Owner::Hall => String::new(),
        };
        let mut fields = vec![FieldEntry::text(Label::Owner, &owner)];
        if let Some(paragraph) = self.pen.paragraph(&self.meeting) {
            fields.extend(self.paragraph_fields(paragraph));
        }
        Dialog::new(What::Margin, fields)
    }
    /// Another kind was turned to in the margin: its fields come, those of the old one go.
    pub(super) fn follow_kind(&mut self) {
        let Some(dialog) = self.dialog().filter(|dialog| dialog.what == What::Margin) else { return };
        let Some(Choice::Kind(kind)) = dialog.field(Label::Kind).and_then(FieldEntry::chosen) else { return };
        let fields = match (kind, self.pen.paragraph(&self.meeting)) {
            (Kind::Opinion, Some(paragraph)) => match paragraph.opinion.and_then(|id| self.meeting.get(id)) {
                Some(opinion) => self.opinion_fields(opinion),
                None => self.opinion_fields(&self.opinion_to_be(paragraph)),
            },
            (Kind::Task, Some(paragraph)) => task_fields(paragraph.task.and_then(|task| self.meeting.get(task))),
            _ => Vec::new(),
        };
        let at = dialog.fields.iter().position(|field| field.label == Label::Kind).map_or(0, |at| at + 1);
        let there = dialog.fields[at..].iter().map(|field| field.label);
        if there.eq(fields.iter().map(|field| field.label)) {
            return;
        }
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.fields.truncate(at);
            dialog.fields.extend(fields);
        }
    }
    /// The opinion a paragraph would open.
    fn opinion_to_be(&self, paragraph: &Paragraph) -> Opinion {
        let author = match paragraph.owner() {
            Owner::Person(person) => Some(person),
            Owner::Nobody | Owner::Hall => None,
        };
        Opinion { author, ..Opinion::empty(OpinionId(0), self.meeting.info().last_opinion + 1) }
    }
    fn paragraph_fields(&self, paragraph: &Paragraph) -> Vec<FieldEntry> {
        let mut fields = vec![FieldEntry::text(Label::Time, &viet::clock(self.meeting.clock(paragraph.at)))];
        if let Some(at) = KINDS.iter().position(|kind| *kind == paragraph.kind) {
            fields.push(FieldEntry::choice(Label::Kind, KINDS.iter().map(|kind| Choice::Kind(*kind)).collect(), at));
        }
        if let Some(opinion) = paragraph.opinion.and_then(|opinion| self.meeting.get::<Opinion>(opinion)) {
            fields.extend(self.opinion_fields(opinion));
        }
        if let Some(task) = paragraph.task.and_then(|task| self.meeting.get::<Task>(task)) {
            fields.extend(task_fields(Some(task)));
        }
        fields
    }
    fn opinion_fields(&self, opinion: &Opinion) -> Vec<FieldEntry> {
        let person = |person: Option<PersonId>| person.map(|person| self.field_name(person)).unwrap_or_default();
        let field =
            opinion.field.and_then(|field| self.meeting.get::<Field>(field)).map_or("", |field| field.name.as_str());
        let sources: Vec<Choice> = Source::ALL.iter().map(|source| Choice::Source(*source)).collect();
        let kinds = std::iter::once(None).chain(OpinionKind::ALL.iter().copied().map(Some));
        let kinds: Vec<Choice> = kinds.map(Choice::OpinionKind).collect();
        let grievances = std::iter::once(None).chain(Grievance::ALL.iter().copied().map(Some));
        let grievances: Vec<Choice> = grievances.map(Choice::Grievance).collect();
        let at = |choices: &[Choice], choice: Choice| choices.iter().position(|other| *other == choice).unwrap_or(0);
        let (source, kind, grievance) = (
            at(&sources, Choice::Source(opinion.source)),
            at(&kinds, Choice::OpinionKind(opinion.kind)),
            at(&grievances, Choice::Grievance(opinion.grievance)),
        );
        let unnamed = vec![Choice::Unnamed(false), Choice::Unnamed(true)];
        vec![
            FieldEntry::text(Label::Opinion, &opinion.number.to_string()),
            FieldEntry::text(Label::Field, field),
            FieldEntry::choice(Label::OpinionKind, kinds, kind),
            FieldEntry::choice(Label::Source, sources, source),
            FieldEntry::text(Label::Author, &person(opinion.author)),
            FieldEntry::text(Label::Reader, &person(opinion.reader)),
            FieldEntry::choice(Label::Unnamed, unnamed, usize::from(opinion.unnamed)),
            FieldEntry::choice(Label::Grievance, grievances, grievance),
            FieldEntry::text(Label::Unit, &opinion.unit),
            FieldEntry::text(Label::Deadline, &opinion.deadline.map(viet::short_date).unwrap_or_default()),
        ]
    }

    pub(super) fn accept_margin(&mut self, dialog: &Dialog) {
        if self.moved_day(dialog) {
            return;
        }
        let Ok(owner) = self.person_typed(dialog, Label::Owner) else { return };
        let owner = owner.map(|person| person.map_or(Owner::Nobody, Owner::Person));
        let Caret::Written(id) = self.pen.target else {
            self.dialogs.pop();
            return owner.into_iter().for_each(|owner| self.give_pen(owner));
        };
        let Ok(fields) = self.fields_typed(dialog, id, owner) else { return };
        let Ok(of_opinion) = self.opinion_typed(dialog) else { return };
        let Ok(of_task) = self.task_typed(dialog) else { return };
        let old = self.carried(id);
        self.close_if(|app| {
            if fields != Fields::default() && !app.amend(|meeting, _| meeting.set_margin(id, &fields)) {
                return false;
            }
            // What it became just now has its fields filled in already.
            let new = app.carried(id);
            let (opinion, task) = (old.0.or(new.0), old.1.or(new.1));
            opinion.zip(of_opinion).is_none_or(|(opinion, change)| {
                app.meeting.get::<Opinion>(opinion).is_none()
                    || app.amend(|meeting, _| meeting.edit_opinion(opinion, |row| change.apply(row)))
            }) && task.zip(of_task).is_none_or(|(task, (unit, support, deadline))| {
                app.meeting.get::<Task>(task).is_none()
                    || app.amend(|meeting, _| meeting.set_task(task, &unit, &support, deadline))
            })
        });
    }
    /// The opinion or the task a paragraph carries.
    fn carried(&self, id: ParagraphId) -> (Option<OpinionId>, Option<TaskId>) {
        self.meeting.get::<Paragraph>(id).map_or((None, None), |row| (row.opinion, row.task))
    }
    fn fields_typed(&mut self, dialog: &Dialog, id: ParagraphId, owner: Option<Owner>) -> Result<Fields, ()> {
        let at = match dialog.changed(Label::Time) {
            None => None,
            Some(typed) => {
                let clock = viet::parse_time(typed);
                let at = clock.and_then(|clock| self.time_on_day_of(Moment::Paragraph(id), clock));
                Some(at.ok_or_else(|| self.say(Notice::NotUnderstood(typed.to_owned())))?)
            }
        };
        let kind = dialog.turned(Label::Kind).and_then(|choice| match choice {
            Choice::Kind(kind) => Some(*kind),
            _ => None,
        });
        let opinion = match dialog.changed(Label::Opinion) {
            None => None,
            Some(typed) => self.number_typed(typed)?,
        };
        Ok(Fields { owner, at, kind, opinion })
    }
    /// What is to change of the opinion; an error was said.
    fn opinion_typed(&mut self, dialog: &Dialog) -> Result<Option<OpinionChange>, ()> {
        let field = match dialog.changed(Label::Field) {
            None => None,
            Some("") => Some(None),
            Some(typed) => {
                let found = self.field_meant(typed);
                Some(Some(found.ok_or_else(|| self.say(Notice::NotFound(typed.to_owned())))?))
            }
        };
        let author = self.person_typed(dialog, Label::Author)?;
        let reader = self.person_typed(dialog, Label::Reader)?;
        let unit = dialog.changed(Label::Unit).map(|typed| viet::nfc(typed).into_owned());
        let deadline = match dialog.changed(Label::Deadline) {
            None => None,
            Some(_) => Some(self.date_typed(dialog, Label::Deadline).map_err(|notice| self.say(notice))?),
        };
        let choices = [Label::OpinionKind, Label::Source, Label::Unnamed, Label::Grievance];
        let choices: Vec<Choice> = choices.into_iter().filter_map(|label| dialog.turned(label).cloned()).collect();
        let hamlet = author.flatten().and_then(|author| self.meeting.hamlet_of(author)).map(|hamlet| hamlet.id);
        let change = OpinionChange { field, author, reader, hamlet, deadline, unit, choices };
        Ok(Some(change).filter(|_| dialog.field(Label::Source).is_some()))
    }
    fn task_typed(&mut self, dialog: &Dialog) -> Result<Option<(String, String, Option<Date>)>, ()> {
        if dialog.field(Label::Support).is_none() {
            return Ok(None);
        }
        let deadline = self.date_typed(dialog, Label::Deadline).map_err(|notice| self.say(notice))?;
        let typed = |label| viet::nfc(dialog.typed(label)).into_owned();
        Ok(Some((typed(Label::Unit), typed(Label::Support), deadline)))
    }
    /// Who is typed in a field: outer none when it was left as it was, inner none when it was emptied. An error was said,
    /// and the caret is in that field: its rows offer who may be meant.
    pub(super) fn person_typed(&mut self, dialog: &Dialog, label: Label) -> Result<Option<Option<PersonId>>, ()> {
        let typed = match dialog.changed(label) {
            None => return Ok(None),
            Some("") => return Ok(Some(None)),
            Some(typed) => typed,
        };
        let is_active = dialog.fields.get(dialog.active).is_some_and(|field| field.label == label);
        let highlighted = self.highlighted().filter(|_| is_active);
        let person = match (self.named_exactly(typed), highlighted) {
            (Some(person), _) => Some(person),
            (None, Some(row)) => self.person_in(row, Some(Duty::Resident)),
            (None, None) => self.meant(typed),
        };
        if person.is_none() {
            self.say(Notice::NotFound(typed.to_owned()));
            let at = dialog.fields.iter().position(|field| field.label == label);
            if let (Some(at), Some(open)) = (at, self.dialogs.last_mut()) {
                (open.active, open.row) = (at, 0);
            }
        }
        person.map(|person| Some(Some(person))).ok_or(())
    }
    /// The field a typed text means, marks or no marks.
    pub fn field_meant(&self, typed: &str) -> Option<FieldId> {
        let needle = viet::Needle::new(typed);
        let fields = self.meeting.fields().into_iter();
        let scored =
            fields.filter_map(|field| Some((needle.score(&viet::Hay::new(&[&field.name], &[&field.name]))?, field.id)));
        scored.max_by_key(|(score, id)| (*score, std::cmp::Reverse(*id))).map(|(_, id)| id)
    }
}

fn task_fields(task: Option<&Task>) -> Vec<FieldEntry> {
    let (unit, support) = task.map_or(("", ""), |task| (&task.unit, &task.support));
    let deadline = task.and_then(|task| task.deadline).map(viet::short_date).unwrap_or_default();
    vec![
        FieldEntry::text(Label::Unit, unit),
        FieldEntry::text(Label::Support, support),
        FieldEntry::text(Label::Deadline, &deadline),
    ]
}

/// What Ctrl+L changes of an opinion: none where the field was left as it was.
struct OpinionChange {
    field: Option<Option<FieldId>>,
    author: Option<Option<PersonId>>,
    reader: Option<Option<PersonId>>,
    /// Of the new author.
    hamlet: Option<HamletId>,
    deadline: Option<Option<Date>>,
    unit: Option<String>,
    choices: Vec<Choice>,
}

impl OpinionChange {
    fn apply(self, opinion: &mut Opinion) {
        if let Some(author) = self.author {
            (opinion.author, opinion.hamlet) = (author, self.hamlet);
        }
        opinion.field = self.field.unwrap_or(opinion.field);
        opinion.reader = self.reader.unwrap_or(opinion.reader);
        opinion.deadline = self.deadline.unwrap_or(opinion.deadline);
        if let Some(unit) = self.unit {
            opinion.unit = unit;
        }
        for choice in self.choices {
            match choice {
                Choice::Source(source) => opinion.source = source,
                Choice::OpinionKind(kind) => opinion.kind = kind,
                Choice::Unnamed(unnamed) => opinion.unnamed = unnamed,
                Choice::Grievance(grievance) => opinion.grievance = grievance,
                _ => {}
            }
        }
    }
}

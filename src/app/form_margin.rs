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
    fn paragraph_fields(&self, paragraph: &Paragraph) -> Vec<FieldEntry> {
        let mut fields = vec![FieldEntry::text(Label::Time, &viet::clock(self.meeting.clock(paragraph.at)))];
        if let Some(at) = KINDS.iter().position(|kind| *kind == paragraph.kind) {
            fields.push(FieldEntry::choice(Label::Kind, KINDS.iter().map(|kind| Choice::Kind(*kind)).collect(), at));
        }
        if let Some(opinion) = paragraph.opinion.and_then(|opinion| self.meeting.get::<Opinion>(opinion)) {
            fields.extend(self.opinion_fields(opinion));
        }
        if let Some(task) = paragraph.task.and_then(|task| self.meeting.get::<Task>(task)) {
            fields.push(FieldEntry::text(Label::Unit, &task.unit));
            fields.push(FieldEntry::text(Label::Support, &task.support));
            fields.push(FieldEntry::text(Label::Deadline, &task.deadline.map(viet::short_date).unwrap_or_default()));
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
        let changed = |label: Label| dialog.field(label).filter(|field| field.has_changed());
        let owner = match changed(Label::Owner).map(FieldEntry::typed) {
            None => None,
            Some("") => Some(Owner::Nobody),
            Some(typed) => match self.meant(typed) {
                Some(person) => Some(Owner::Person(person)),
                None => return self.say(Notice::NotFound(typed.to_owned())),
            },
        };
        let Caret::Written(id) = self.pen.target else {
            self.dialogs.pop();
            return owner.into_iter().for_each(|owner| self.give_pen(owner));
        };
        let Some(fields) = self.fields_typed(dialog, id, owner) else { return };
        let Some(of_opinion) = self.opinion_typed(dialog) else { return };
        let Some(of_task) = self.task_typed(dialog) else { return };
        let paragraph = self.meeting.get::<Paragraph>(id);
        let (opinion, task) = (paragraph.and_then(|p| p.opinion), paragraph.and_then(|p| p.task));
        self.close_if(|app| {
            (fields == Fields::default() || app.amend(|meeting, _| meeting.set_margin(id, &fields)))
                && opinion.zip(of_opinion).is_none_or(|(opinion, change)| {
                    app.meeting.get::<Opinion>(opinion).is_none()
                        || app.amend(|meeting, _| meeting.edit_opinion(opinion, |row| change.apply(row)))
                })
                && task.zip(of_task).is_none_or(|(task, (unit, support, deadline))| {
                    app.meeting.get::<Task>(task).is_none()
                        || app.amend(|meeting, _| meeting.set_task(task, &unit, &support, deadline))
                })
        });
    }
    fn fields_typed(&mut self, dialog: &Dialog, id: ParagraphId, owner: Option<Owner>) -> Option<Fields> {
        let changed = |label: Label| dialog.field(label).filter(|field| field.has_changed());
        let at = match changed(Label::Time).map(FieldEntry::typed) {
            None => None,
            Some(typed) => {
                match viet::parse_time(typed).and_then(|clock| self.time_on_day_of(Moment::Paragraph(id), clock)) {
                    Some(at) => Some(at),
                    None => {
                        self.say(Notice::NotUnderstood(typed.to_owned()));
                        return None;
                    }
                }
            }
        };
        let kind = changed(Label::Kind).and_then(FieldEntry::chosen).and_then(|choice| match choice {
            Choice::Kind(kind) => Some(*kind),
            _ => None,
        });
        let opinion = match changed(Label::Opinion).map(FieldEntry::typed) {
            None => None,
            Some(typed) => Some(self.number_typed(typed).ok()??),
        };
        Some(Fields { owner, at, kind, opinion })
    }
    /// What is to change of the opinion; outer none: said why not.
    fn opinion_typed(&mut self, dialog: &Dialog) -> Option<Option<OpinionChange>> {
        let labels = [
            Label::Field,
            Label::OpinionKind,
            Label::Source,
            Label::Author,
            Label::Reader,
            Label::Unnamed,
            Label::Grievance,
            Label::Unit,
            Label::Deadline,
        ];
        let is_opinion = dialog.field(Label::Opinion).is_some();
        if !is_opinion || !labels.iter().any(|label| dialog.field(*label).is_some_and(FieldEntry::has_changed)) {
            return Some(None);
        }
        let field = match dialog.typed(Label::Field) {
            "" => None,
            typed => match self.field_meant(typed) {
                Some(field) => Some(field),
                None => {
                    self.say(Notice::NotFound(typed.to_owned()));
                    return None;
                }
            },
        };
        let author = self.person_typed(dialog.typed(Label::Author))?;
        let reader = self.person_typed(dialog.typed(Label::Reader))?;
        let deadline = match self.date_typed(dialog.typed(Label::Deadline)) {
            Ok(deadline) => deadline,
            Err(notice) => {
                self.say(notice);
                return None;
            }
        };
        let chosen = |label: Label| dialog.field(label).and_then(FieldEntry::chosen).cloned();
        let choices =
            [Label::OpinionKind, Label::Source, Label::Unnamed, Label::Grievance].into_iter().filter_map(chosen);
        let hamlet = author.and_then(|author| self.meeting.hamlet_of(author)).map(|hamlet| hamlet.id);
        let unit = viet::nfc(dialog.typed(Label::Unit)).into_owned();
        Some(Some(OpinionChange { field, author, reader, hamlet, deadline, unit, choices: choices.collect() }))
    }
    fn task_typed(&mut self, dialog: &Dialog) -> Option<Option<(String, String, Option<Date>)>> {
        if dialog.field(Label::Support).is_none() {
            return Some(None);
        }
        let labels = [Label::Unit, Label::Support, Label::Deadline];
        if !labels.iter().any(|label| dialog.field(*label).is_some_and(FieldEntry::has_changed)) {
            return Some(None);
        }
        let deadline = match self.date_typed(dialog.typed(Label::Deadline)) {
            Ok(deadline) => deadline,
            Err(notice) => {
                self.say(notice);
                return None;
            }
        };
        let typed = |label| viet::nfc(dialog.typed(label)).into_owned();
        Some(Some((typed(Label::Unit), typed(Label::Support), deadline)))
    }
    /// Who is typed: none for an empty field; outer none: nobody is called that, and said so.
    fn person_typed(&mut self, typed: &str) -> Option<Option<PersonId>> {
        if typed.is_empty() {
            return Some(None);
        }
        let person = self.meant(typed);
        if person.is_none() {
            self.say(Notice::NotFound(typed.to_owned()));
        }
        person.map(Some)
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

/// What Ctrl+L changes of an opinion.
struct OpinionChange {
    field: Option<FieldId>,
    author: Option<PersonId>,
    reader: Option<PersonId>,
    hamlet: Option<HamletId>,
    deadline: Option<Date>,
    unit: String,
    choices: Vec<Choice>,
}

impl OpinionChange {
    fn apply(self, opinion: &mut Opinion) {
        if opinion.author != self.author {
            (opinion.author, opinion.hamlet) = (self.author, self.hamlet);
        }
        (opinion.field, opinion.reader, opinion.deadline, opinion.unit) =
            (self.field, self.reader, self.deadline, self.unit);
        for choice in self.choices {
            match choice {
                Choice::Source(source) => opinion.source = source,
                Choice::OpinionKind(kind) => opinion.kind = kind,
                Choice::Unnamed(unnamed) => opinion.unnamed = unnamed,
                Choice::Grievance(grievance) => opinion.grievance = grievance,
                Choice::Kind(_) | Choice::Form(_) => {}
            }
        }
    }
}

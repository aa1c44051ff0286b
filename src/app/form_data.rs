//! The forms for what is known of a person and of the meeting itself.

use super::{App, Choice, Dialog, FieldEntry, Label, Notice, What};
use crate::domain::*;
use crate::viet;

/// How the lines of an agency, and the receivers, stand in one field: "HĐND/UBND" is one line.
const LINE: &str = " / ";

impl App {
    /// The box of the highlighted person follows; somebody new is added first.
    pub(super) fn accept_whom(&mut self) {
        let Some(row) = self.highlighted() else { return };
        let Some(person) = self.person_in(row, None) else { return };
        self.dialogs.pop();
        let form = self.person_box(person);
        self.dialogs.extend(form);
    }
    pub(super) fn person_box(&self, person: PersonId) -> Option<Dialog> {
        let row: &Person = self.meeting.get(person)?;
        let hamlet = self.meeting.hamlet_of(person).map_or("", |hamlet| hamlet.name.as_str());
        let honorific = viet::Honorific::from_code(&row.honorific).map_or("", |honorific| honorific.word());
        let duties = Duty::ALL.iter().map(|duty| Choice::Duty(*duty)).collect();
        let duty = Duty::ALL.iter().position(|duty| *duty == row.duty).unwrap_or(0);
        let fields = vec![
            FieldEntry::text(Label::Name, &row.name),
            FieldEntry::text(Label::Hamlet, hamlet),
            FieldEntry::choice(Label::Duty, duties, duty),
            FieldEntry::text(Label::Honorific, honorific),
            FieldEntry::text(Label::Role, &row.role),
            FieldEntry::text(Label::Described, &row.described),
            FieldEntry::text(Label::Phone, &row.phone),
        ];
        Some(Dialog::new(What::Person(person), fields))
    }
    pub(super) fn accept_person(&mut self, dialog: &Dialog, person: PersonId) {
        let typed = |label| viet::nfc(dialog.typed(label)).into_owned();
        let hamlets = self.meeting.hamlets();
        let hamlet = typed(Label::Hamlet);
        let (hamlet, added) = match (hamlet_named(&hamlet, &hamlets), new_hamlet(&hamlet, &hamlets, false)) {
            _ if hamlet.is_empty() => (None, String::new()),
            (Some(known), _) => (Some(known), String::new()),
            (None, Some(added)) => (None, added),
            (None, None) => return self.say(Notice::NotFound(hamlet)),
        };
        let Some(honorific) = App::honorific_code(dialog.typed(Label::Honorific)) else {
            return self.say(Notice::NotUnderstood(dialog.typed(Label::Honorific).to_owned()));
        };
        let duty = match dialog.turned(Label::Duty) {
            Some(Choice::Duty(duty)) => Some(*duty),
            _ => None,
        };
        let row = (typed(Label::Name), typed(Label::Role), typed(Label::Described), typed(Label::Phone));
        self.close_if(|app| {
            app.amend(|meeting, _| {
                meeting.edit_person_of(person, &added, |person| {
                    (person.name, person.role, person.described, person.phone) = row;
                    (person.hamlet, person.honorific) = (hamlet, honorific);
                    person.duty = duty.unwrap_or(person.duty);
                })
            })
        });
    }

    pub(super) fn settings_box(&self) -> Dialog {
        let info = self.meeting.info();
        let hamlets: Vec<&str> = self.meeting.hamlets().iter().map(|hamlet| hamlet.name.as_str()).collect();
        let fields = vec![
            FieldEntry::text(Label::MeetingTitle, &info.title),
            FieldEntry::text(Label::Day, &viet::short_date(info.held_on)),
            FieldEntry::text(Label::PlannedOpen, &info.planned_open),
            FieldEntry::text(Label::Venue, &info.venue),
            FieldEntry::text(Label::Hamlets, &hamlets.join(", ")),
            FieldEntry::text(Label::Invited, &info.invited.map(|number| number.to_string()).unwrap_or_default()),
        ];
        Dialog::new(What::Settings, fields)
    }
    pub(super) fn accept_settings(&mut self, dialog: &Dialog) {
        let typed = |label| viet::nfc(dialog.typed(label)).into_owned();
        let title = typed(Label::MeetingTitle);
        if title.is_empty() {
            return self.say(Notice::Refused(Refusal::EmptyName));
        }
        let Some(held_on) = self.day_meant(Label::Day, dialog.typed(Label::Day)) else {
            return self.say(Notice::NotUnderstood(typed(Label::Day)));
        };
        let planned_open = match (dialog.typed(Label::PlannedOpen), viet::parse_time(dialog.typed(Label::PlannedOpen)))
        {
            ("", _) => String::new(),
            (_, Some(clock)) => clock.format("%H:%M").to_string(),
            (typed, None) => return self.say(Notice::NotUnderstood(typed.to_owned())),
        };
        let Ok(invited) = self.number_typed(dialog.typed(Label::Invited)) else { return };
        let venue = typed(Label::Venue);
        let hamlets = typed(Label::Hamlets);
        let hamlets: Vec<String> = hamlets.split([',', ';']).map(|name| name.trim().to_owned()).collect();
        self.close_if(|app| {
            app.amend(|meeting, _| {
                meeting.settle(&hamlets, |info| {
                    (info.title, info.held_on, info.planned_open) = (title, held_on, planned_open);
                    (info.venue, info.invited) = (venue, invited);
                })
            })
        });
    }

    pub(super) fn office_box(&self) -> Dialog {
        let info = self.meeting.info();
        let organs = Organ::ALL.iter().map(|organ| Choice::Organ(*organ)).collect();
        let organ = Organ::ALL.iter().position(|organ| *organ == info.organ).unwrap_or(0);
        let fields = vec![
            FieldEntry::choice(Label::Organ, organs, organ),
            FieldEntry::text(Label::ParentAgency, &info.parent_agency),
            FieldEntry::text(Label::Agency, &info.agency.replace('\n', LINE)),
            FieldEntry::text(Label::Symbol, &info.symbol),
            FieldEntry::text(Label::Seat, &info.seat),
            FieldEntry::text(Label::OnBehalf, &info.on_behalf),
            FieldEntry::text(Label::SignerOffice, &info.signer_office),
            FieldEntry::text(Label::Receivers, &info.receivers.replace('\n', LINE)),
        ];
        Dialog::new(What::Office, fields)
    }
    pub(super) fn accept_office(&mut self, dialog: &Dialog) {
        let typed = |label| viet::nfc(dialog.typed(label)).into_owned();
        let organ = match dialog.chosen(Label::Organ) {
            Some(Choice::Organ(organ)) => *organ,
            _ => self.meeting.info().organ,
        };
        let of_agency = (typed(Label::ParentAgency), in_lines(&typed(Label::Agency)), typed(Label::Symbol));
        let of_signer = (typed(Label::Seat), typed(Label::OnBehalf), typed(Label::SignerOffice));
        let receivers = in_lines(&typed(Label::Receivers));
        self.close_if(|app| {
            app.amend(|meeting, _| {
                meeting.set_info(|info| {
                    (info.parent_agency, info.agency, info.symbol) = of_agency;
                    (info.seat, info.on_behalf, info.signer_office) = of_signer;
                    (info.organ, info.receivers) = (organ, receivers);
                })
            })
        });
    }
}

/// What stands in one field as the lines it means.
fn in_lines(typed: &str) -> String {
    typed.split(LINE).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

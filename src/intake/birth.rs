//! How a template becomes a meeting: one step in which all its rows are born.

use super::read::Words;
use super::template::{Entry, Template};
use crate::domain::{
    Change, Charge, Date, Deed, Duty, Edit, Field, FieldId, Hamlet, Info, Item, ItemId, ItemKind, Meeting, MeetingId,
    Party, PartyId, Person, PersonId, Step, StepNo, Stored, Time, place,
};
use std::collections::BTreeMap;
use toml::Spanned;

impl Template {
    /// The meeting and the step it is born in. Ids go from `next_id` upward, the meeting's own first. The day is
    /// `held_on`, else the template's, else that of `at` where the meeting is held.
    pub fn meeting(&self, n: StepNo, at: Time, next_id: i64, held_on: Option<Date>) -> (Meeting, Step) {
        let mut births = Births { next_id, changes: Vec::new() };
        let id: MeetingId = births.id();
        self.hamlets(&mut births);
        let fields = self.fields(&mut births);
        let parties = self.parties(&mut births);
        let people = self.people(&mut births, &parties, &fields);
        let by_duty = people.iter().zip(&self.people).rev().map(|(id, person)| (person.duty, *id)).collect();
        births.agenda(None, ItemKind::Other, &self.agenda, &by_duty);
        let taker = people.iter().zip(&self.people).find(|(_, person)| person.advance_taker).map(|(id, _)| *id);
        let day = held_on.or(self.held_on).unwrap_or_else(|| at.at(*self.offset_minutes.get_ref()).date_naive());
        let info = Info::change(Edit { before: None, after: Some(self.info(id, day, taker)) });
        let changes = [info].into_iter().chain(births.changes).collect();
        let step = Step { n, at, deed: Deed::New, changes, undoes: None };
        let meeting = Meeting::from_birth(&step, next_id).expect("the step begins with the birth of a meeting");
        (meeting, step)
    }

    fn info(&self, id: MeetingId, held_on: Date, advance_taker: Option<PersonId>) -> Info {
        let lines = |lines: &[Words]| lines.iter().map(|line| &**line).collect::<Vec<_>>().join("\n");
        Info {
            venue: self.venue.to_string(),
            offset_minutes: *self.offset_minutes.get_ref(),
            planned_open: self.planned_open.clone(),
            parent_agency: self.parent_agency.to_string(),
            agency: lines(&self.agency),
            symbol: self.symbol.to_string(),
            organ: self.organ,
            seat: self.seat.to_string(),
            on_behalf: self.on_behalf.to_string(),
            signer_office: self.signer_office.to_string(),
            receivers: lines(&self.receivers),
            invited: self.invited.map(i64::from),
            countdown: self.countdown.map(i64::from),
            bell: self.bell,
            advance_taker,
            ..Info::new(id, self.title(), held_on)
        }
    }

    fn hamlets(&self, births: &mut Births) {
        for (name, place) in self.hamlets.iter().zip(place::first(self.hamlets.len())) {
            let id = births.id();
            births.add(Hamlet { id, name: name.get_ref().to_string(), place });
        }
    }

    fn fields(&self, births: &mut Births) -> BTreeMap<&str, FieldId> {
        let mut ids = BTreeMap::new();
        for (name, place) in self.fields.iter().map(Spanned::get_ref).zip(place::first(self.fields.len())) {
            let id = births.id();
            ids.insert(&**name, births.add(Field { id, name: name.to_string(), place }));
        }
        ids
    }

    fn parties(&self, births: &mut Births) -> BTreeMap<&str, PartyId> {
        let mut ids = BTreeMap::new();
        for (party, place) in self.parties.iter().zip(place::first(self.parties.len())) {
            let (id, name, invited) = (births.id(), party.name.get_ref(), party.invited.map(i64::from));
            ids.insert(&**name, births.add(Party { id, name: name.to_string(), invited, place }));
        }
        ids
    }

    fn people(
        &self,
        births: &mut Births,
        parties: &BTreeMap<&str, PartyId>,
        fields: &BTreeMap<&str, FieldId>,
    ) -> Vec<PersonId> {
        let mut ids = Vec::with_capacity(self.people.len());
        for someone in &self.people {
            let id = births.id();
            let party = someone.party.as_ref().and_then(|name| parties.get(&**name.get_ref())).copied();
            ids.push(births.add(Person {
                id,
                name: someone.name.to_string(),
                described: String::new(),
                honorific: someone.honorific.clone(),
                role: someone.role.get_ref().to_string(),
                duty: someone.duty,
                hamlet: None,
                party,
                phone: String::new(),
                example: false,
            }));
            for field in someone.fields.iter().filter_map(|name| fields.get(&**name.get_ref())) {
                let charge = births.id();
                births.add(Charge { id: charge, person: id, field: *field });
            }
        }
        ids
    }
}

/// Rows being born, and their ids.
struct Births {
    next_id: i64,
    changes: Vec<Change>,
}

impl Births {
    fn id<I: From<i64>>(&mut self) -> I {
        self.next_id += 1;
        I::from(self.next_id - 1)
    }
    fn add<R: Stored>(&mut self, row: R) -> R::Id {
        let id = row.id();
        self.changes.push(R::change(Edit { before: None, after: Some(row) }));
        id
    }
    fn agenda(
        &mut self,
        parent: Option<ItemId>,
        inherited: ItemKind,
        entries: &[Entry],
        people: &BTreeMap<Duty, PersonId>,
    ) {
        for (entry, place) in entries.iter().zip(place::first(entries.len())) {
            let (id, kind) = (self.id(), entry.kind.unwrap_or(inherited));
            let person = entry.by.as_ref().and_then(|duty| people.get(duty.get_ref())).copied();
            self.add(Item {
                id,
                parent,
                place,
                title: entry.title.get_ref().to_string(),
                kind,
                planned_minutes: entry.minutes.map(i64::from),
                person,
                skipped: false,
            });
            self.agenda(Some(id), kind, &entry.items, people);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::template::names;
    use super::*;
    use crate::domain::{Line, Rows, Value};

    const NOW: Time = Time::from_millis(1_748_070_540_000);

    fn born(name: &str) -> (Meeting, Step) {
        Template::named(name).unwrap().unwrap().meeting(7, NOW, 100, None)
    }

    #[test]
    fn every_template_the_program_brings_becomes_a_meeting() {
        for name in names() {
            let (meeting, step) = born(name);
            assert_eq!((meeting.id().0, meeting.last_step(), step.n), (100, 7, 7), "{name}");
            assert_eq!(meeting.next_id(), 100 + step.changes.len() as i64, "{name}: ids go up without a gap");
            assert_eq!(meeting.info().offset_minutes, 420);
            assert!(meeting.rows().people.values().any(|person| person.duty == Duty::Chair));
            assert!(meeting.info().advance_taker.is_some());
            assert_eq!(meeting.rows().fields.len(), 18);
        }
        assert!(Template::named("nothing").is_none());
    }

    #[test]
    fn the_birth_applied_to_nothing_is_the_meeting_loaded_from_its_rows() {
        for name in names() {
            let (meeting, step) = born(name);
            let again = Meeting::from_birth(&step, 0).unwrap();
            let loaded = Meeting::load(meeting.id(), meeting.rows().clone(), again.next_id(), 7).unwrap();
            assert_eq!(again, loaded);
            assert_eq!(again.next_id(), meeting.next_id());
            assert_eq!(format!("{:?}", again.facts()), format!("{:?}", loaded.facts()));
        }
        let empty = Step { n: 1, at: NOW, deed: Deed::New, changes: Vec::new(), undoes: None };
        assert!(Meeting::from_birth(&empty, 1).is_none());
    }

    #[test]
    fn the_agenda_of_trung_hoi_has_the_structure_of_its_plan() {
        let (meeting, _) = born("trung-hoi-2025");
        let shown = |line: &Line| {
            let item = &meeting.rows().items[&line.item];
            let minutes = item.planned_minutes.map_or(String::new(), |minutes| format!(" {minutes}′"));
            format!("{} {} [{}]{minutes}", line.number, item.title, item.kind.code())
        };
        let agenda: Vec<String> = meeting.facts().agenda.iter().map(shown).collect();
        assert_eq!(
            agenda,
            [
                "1 Phần mở đầu [opening]",
                "1.1 Ổn định tổ chức [opening] 2′",
                "1.2 Thông qua chương trình [opening] 1′",
                "1.3 Tuyên bố lý do [opening] 1′",
                "1.4 Giới thiệu đại biểu [opening] 2′",
                "1.5 Mời chủ trì điều hành [opening] 1′",
                "1.6 Mời thư ký làm việc [opening] 1′",
                "2 Báo cáo tóm tắt kết quả, phương hướng [report] 15′",
                "3 Gợi ý nội dung đối thoại [other] 5′",
                "4 Đối thoại trực tiếp [dialogue] 75′",
                "5 Tổng hợp ý kiến [summary] 5′",
                "6 Tiếp thu, giải trình [answers] 30′",
                "7 Kết luận, bế mạc [closing] 10′",
            ]
        );
    }

    #[test]
    fn every_row_of_a_birth_refers_to_rows_of_that_birth() {
        for name in names() {
            assert_eq!(dangling(born(name).0.rows()), Vec::<String>::new(), "{name}");
        }
    }

    fn dangling(rows: &Rows) -> Vec<String> {
        let mut lost = Vec::new();
        rows.each(|spec, id, values| {
            for (column, value) in spec.columns.iter().zip(&values) {
                if let (Some(table), Value::Int(target)) = (column.refers, value)
                    && rows.values(table, *target).is_none()
                {
                    lost.push(format!("{} {id} {}", spec.name, column.name));
                }
            }
        });
        lost
    }
}

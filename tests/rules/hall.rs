//! The bench: a small meeting, a clock that only tests move, and rules applied as steps.
#![allow(dead_code)]

use thuky::domain::*;

/// Item numbers of the small agenda.
pub const OPENING: i64 = 10;
pub const REPORT: i64 = 11;
pub const DIALOGUE: i64 = 12;
pub const SUMMARY: i64 = 13;
pub const ANSWERS: i64 = 14;
pub const CLOSING: i64 = 15;

pub const CHAIR: PersonId = PersonId(20);
pub const HOST: PersonId = PersonId(21);
pub const OFFICER: PersonId = PersonId(22);
pub const AN: PersonId = PersonId(23);
pub const BUOI: PersonId = PersonId(24);
pub const TOAN: PersonId = PersonId(25);

pub const THONG_NHAT: HamletId = HamletId(2);
pub const TRUNG_TAM: HamletId = HamletId(3);
pub const DAU: HamletId = HamletId(4);

pub const MINUTE: i64 = 60;

/// A meeting being held: 14:30 planned, a resident's turn five minutes.
#[derive(Clone)]
pub struct Hall {
    pub meeting: Meeting,
    pub now: Time,
    pub steps: Vec<Step>,
}

/// The clock time on the day of the meeting: `at("14:37")`, `at("14:37:05")`.
pub fn at(clock: &str) -> Time {
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    Time::parse(&format!("2025-05-24T{clock}+07:00")).unwrap()
}

pub fn item(id: i64) -> ItemId {
    ItemId(id)
}

fn info() -> Info {
    Info {
        planned_open: "14:30".to_owned(),
        countdown: Some(300),
        ..Info::new(MeetingId(1), "Đối thoại", Date::from_ymd_opt(2025, 5, 24).unwrap())
    }
}

fn rows() -> Rows {
    let mut rows = Rows::default();
    rows.meeting.insert(MeetingId(1), info());
    let names = ["Thống Nhất", "Trung Tâm", "Đậu"];
    for ((id, name), place) in [THONG_NHAT, TRUNG_TAM, DAU].into_iter().zip(names).zip(place::first(3)) {
        rows.hamlets.insert(id, Hamlet { id, name: name.to_owned(), place });
    }
    let agenda = [
        (OPENING, "Ổn định tổ chức", ItemKind::Opening, 10),
        (REPORT, "Báo cáo tóm tắt", ItemKind::Report, 20),
        (DIALOGUE, "Đối thoại", ItemKind::Dialogue, 75),
        (SUMMARY, "Tổng hợp ý kiến", ItemKind::Summary, 5),
        (ANSWERS, "Tiếp thu, giải trình", ItemKind::Answers, 30),
        (CLOSING, "Bế mạc", ItemKind::Closing, 10),
    ];
    for ((id, title, kind, minutes), place) in agenda.into_iter().zip(place::first(6)) {
        let (id, title, planned_minutes) = (ItemId(id), title.to_owned(), Some(minutes));
        rows.items
            .insert(id, Item { id, parent: None, place, title, kind, planned_minutes, person: None, skipped: false });
    }
    let people = [
        (CHAIR, "Nguyễn Văn Chủ", Duty::Chair, None),
        (HOST, "Trần Thị Dẫn", Duty::Host, None),
        (OFFICER, "Vũ Thu Hà", Duty::Officer, None),
        (AN, "Lê Văn An", Duty::Resident, Some(THONG_NHAT)),
        (BUOI, "Nguyễn Thị Bưởi", Duty::Resident, Some(THONG_NHAT)),
        (TOAN, "Trần Đức Toàn", Duty::Resident, Some(TRUNG_TAM)),
    ];
    for (id, name, duty, hamlet) in people {
        rows.people.insert(id, Person { name: name.to_owned(), duty, hamlet, ..Person::empty(id) });
    }
    rows
}

impl Hall {
    /// Before the opening, 14:00.
    pub fn new() -> Hall {
        let meeting = Meeting::load(MeetingId(1), rows(), 100, 0).unwrap();
        Hall { meeting, now: at("14:00"), steps: Vec::new() }
    }
    /// Opened at 14:30, and walked to an item at 14:35.
    pub fn in_item(id: i64) -> Hall {
        let mut hall = Hall::new();
        hall.at("14:30").act(|m, now| m.open(now));
        hall.at("14:35");
        if id != OPENING {
            hall.act(|m, now| m.go_to(item(id), now, false));
        }
        hall
    }
    pub fn at(&mut self, clock: &str) -> &mut Hall {
        self.now = at(clock);
        self
    }
    pub fn wait(&mut self, seconds: i64) -> &mut Hall {
        self.now = self.now.plus_seconds(seconds);
        self
    }
    /// Applies a rule as one step.
    #[track_caller]
    pub fn act(&mut self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> &mut Hall {
        let done = self.attempt(rule);
        assert!(done.is_ok(), "{done:?}");
        self
    }
    pub fn attempt(&mut self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> Result<(), No> {
        let (deed, changes) = rule(&self.meeting, self.now)?.finish();
        self.meeting.may(deed)?;
        self.commit(deed, changes, None);
        Ok(())
    }
    /// Why a rule does not do it.
    #[track_caller]
    pub fn refusal(&self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> Refusal {
        match rule(&self.meeting, self.now).map(|_| ()) {
            Err(No::Refuse(refusal)) => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }
    /// What a rule asks before it does it.
    #[track_caller]
    pub fn question(&self, rule: impl for<'m> FnOnce(&'m Meeting, Time) -> Ruling<'m>) -> Vec<Warning> {
        match rule(&self.meeting, self.now).map(|_| ()) {
            Err(No::Ask(warnings)) => warnings,
            other => panic!("not asked: {other:?}"),
        }
    }
    fn commit(&mut self, deed: Deed, changes: Vec<Change>, undoes: Option<StepNo>) {
        let step = Step { n: self.meeting.last_step() + 1, at: self.now, deed, changes, undoes };
        self.meeting.apply(&step);
        self.steps.push(step);
    }
    /// Takes back the step at `back` from the newest (0).
    pub fn undo(&mut self, back: usize) -> Result<(), Refusal> {
        let step = self.steps[self.steps.len() - 1 - back].clone();
        let changes = self.meeting.invert(&step.record())?;
        self.commit(Deed::Undo, changes, Some(step.n));
        Ok(())
    }

    pub fn register(&mut self, person: PersonId) -> TurnId {
        self.act(|m, now| m.register(&Who::Known(person), Way::Hand, false, "", now));
        self.waiting(person)
    }
    pub fn call(&mut self, person: PersonId) -> TurnId {
        self.act(|m, now| m.invite(Whom::Person(person), now));
        self.meeting.facts().floor.unwrap()
    }
    #[track_caller]
    pub fn waiting(&self, person: PersonId) -> TurnId {
        self.meeting.waiting_turn(person).unwrap().id
    }
    /// Who waits, first first.
    pub fn queue(&self) -> Vec<PersonId> {
        self.meeting.facts().queue.iter().map(|id| self.turn(*id).person).collect()
    }
    /// Who has the floor.
    pub fn speaker(&self) -> Option<PersonId> {
        self.meeting.floor().map(|turn| turn.person)
    }
    /// Writes a paragraph at the end.
    pub fn write(&mut self, owner: Owner, text: &str) -> ParagraphId {
        self.write_as(Margin { owner, ..Margin::default() }, text)
    }
    pub fn write_as(&mut self, margin: Margin, text: &str) -> ParagraphId {
        self.act(|m, now| m.write(&margin, text, now));
        let born = self.steps.last().unwrap().changes.iter().find_map(|change| match change {
            Change::Paragraph(Edit { before: None, after: Some(paragraph) }) => Some(paragraph.id),
            _ => None,
        });
        born.unwrap()
    }
    /// Words of somebody that are an opinion.
    pub fn opinion(&mut self, person: PersonId, text: &str) -> (ParagraphId, OpinionId) {
        let id = self.write(Owner::Person(person), text);
        self.act(|m, _| m.make_opinion(id));
        (id, self.paragraph(id).opinion.unwrap())
    }
    pub fn answer(&mut self, by: PersonId, opinions: &[OpinionId], text: &str) -> (ParagraphId, AnswerId) {
        let id = self.write(Owner::Person(by), text);
        self.act(|m, _| m.make_answer(id, opinions, &[by]));
        (id, self.paragraph(id).answer.unwrap())
    }
    pub fn unknown_speaker(&mut self) -> PersonId {
        self.act(|m, now| m.invite(Whom::Unknown, now));
        self.speaker().unwrap()
    }
    /// Somebody new on the list, whose name is not known.
    pub fn register_described(&mut self, described: &str, hamlet: Option<HamletId>) -> PersonId {
        let new = NewPerson { described: described.to_owned(), hamlet, ..NewPerson::default() };
        self.act(|m, now| m.register(&Who::New(new), Way::Hand, false, "", now));
        *self.queue().last().unwrap()
    }
    #[track_caller]
    pub fn turn(&self, id: TurnId) -> &Turn {
        self.meeting.get(id).unwrap()
    }
    #[track_caller]
    pub fn paragraph(&self, id: ParagraphId) -> &Paragraph {
        self.meeting.get(id).unwrap()
    }
    #[track_caller]
    pub fn opinion_row(&self, id: OpinionId) -> &Opinion {
        self.meeting.get(id).unwrap()
    }
    /// Times of the spells of an item.
    pub fn item_spells(&self, id: i64) -> Vec<(Time, Option<Time>)> {
        self.meeting.spells_of_item(item(id)).map(|spell| (spell.since, spell.until)).collect()
    }
    pub fn turn_spells(&self, id: TurnId) -> Vec<(Time, Option<Time>)> {
        self.meeting.spells_of_turn(id).map(|spell| (spell.since, spell.until)).collect()
    }
    /// The texts of the minutes in order.
    pub fn texts(&self) -> Vec<&str> {
        self.meeting.facts().sequence.iter().map(|id| self.paragraph(*id).text.as_str()).collect()
    }
    pub fn used(&self, turn: TurnId) -> i64 {
        self.meeting.used(turn, self.now) / 1000
    }
}

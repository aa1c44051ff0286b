//! A meeting built row by row, for the tests of papers.

use thuky::domain::*;
use thuky::papers::{self, Document};

pub struct Hall(pub Meeting);

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A moment of 24 May 2025 in Vietnam.
pub fn at(clock: &str) -> Time {
    Time::parse(&format!("2025-05-24T{clock}:00+07:00")).unwrap()
}

pub fn person(id: PersonId) -> Person {
    Person {
        id,
        name: String::new(),
        described: String::new(),
        honorific: "ong".into(),
        role: String::new(),
        duty: Duty::Resident,
        hamlet: None,
        party: None,
        phone: "0912345678".into(),
        example: false,
    }
}

impl Hall {
    /// A meeting of which only the plan is known.
    pub fn planned() -> Hall {
        let info = Info {
            venue: "Hội trường nhà văn hóa xóm Thống Nhất, xã Trung Hội".into(),
            planned_open: "14:30".into(),
            agency: "Ủy ban nhân dân\nxã Trung Hội".into(),
            symbol: "BB-UBND".into(),
            receivers: "Đảng ủy; TT HĐND; lãnh đạo UBND xã;\nỦy ban MTTQ Việt Nam xã\nCác xóm Thống Nhất, Trung Tâm"
                .into(),
            countdown: Some(300),
            ..Info::new(
                MeetingId(1),
                "Hội nghị trao đổi, đối thoại giữa Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã Trung Hội với Nhân dân \
                 xóm Thống Nhất, xóm Trung Tâm năm 2025",
                day("2025-05-24"),
            )
        };
        let rows = Rows { meeting: [(info.id, info)].into(), ..Rows::default() };
        Hall(Meeting::load(MeetingId(1), rows, 2, 0).unwrap())
    }

    pub fn change(&mut self, change: Change) {
        let n = self.0.last_step() + 1;
        self.0.apply(&Step { n, at: at("14:00"), deed: Deed::Settings, changes: vec![change], undoes: None });
    }
    pub fn add<R: Stored>(&mut self, make: impl FnOnce(R::Id) -> R) -> R::Id {
        let row = make(R::Id::from(self.0.next_id()));
        let id = row.id();
        self.change(R::change(Edit { before: None, after: Some(row) }));
        id
    }
    pub fn set<R: Stored>(&mut self, id: R::Id, change: impl FnOnce(&mut R)) {
        let before = self.0.get::<R>(id).unwrap().clone();
        let mut after = before.clone();
        change(&mut after);
        self.change(R::change(Edit { before: Some(before), after: Some(after) }));
    }
    /// The minutes get their number.
    pub fn number(&mut self, number: &str) {
        self.add(|id| Issue {
            id,
            paper: Paper::Minutes,
            number: number.into(),
            issued_on: None,
            scan: String::new(),
            scan_hash: String::new(),
        });
    }
    pub fn info(&mut self, change: impl FnOnce(&mut Info)) {
        self.set(MeetingId(1), change);
    }

    fn place(&self) -> String {
        place::between(self.0.rows().paragraphs.values().map(|p| p.place.as_str()).max(), None)
    }
    pub fn hamlet(&mut self, name: &str) -> HamletId {
        let place = self.0.next_id().to_string();
        self.add(|id| Hamlet { id, name: name.into(), place })
    }
    pub fn named(&mut self, honorific: &str, name: &str, duty: Duty, role: &str, hamlet: Option<HamletId>) -> PersonId {
        let (name, honorific, role) = (name.into(), honorific.into(), role.into());
        self.add(|id| Person { name, honorific, duty, role, hamlet, ..person(id) })
    }
    pub fn item(&mut self, title: &str, kind: ItemKind, since: &str, until: &str) -> ItemId {
        let place = format!("{:06}i", self.0.next_id());
        let title = title.into();
        let item = self.add(|id| Item {
            id,
            parent: None,
            place,
            title,
            kind,
            planned_minutes: None,
            person: None,
            skipped: false,
        });
        if !since.is_empty() {
            self.add(|id| Spell { id, turn: None, item: Some(item), since: at(since), until: Some(at(until)) });
        }
        item
    }
    pub fn turn(&mut self, person: PersonId, item: ItemId, state: TurnState, spell: Option<(&str, &str)>) -> TurnId {
        let place = format!("{:06}i", self.0.next_id());
        let turn = self.add(|id| Turn {
            id,
            person,
            item: Some(item),
            kind: TurnKind::Resident,
            state,
            asked_at: at("14:20"),
            way: Way::Hand,
            topic: String::new(),
            place,
            last_word: false,
            allowed: Some(300),
            reason: String::new(),
        });
        if let Some((since, until)) = spell {
            self.add(|id| Spell { id, turn: Some(turn), item: None, since: at(since), until: Some(at(until)) });
        }
        turn
    }
    /// An entry; `more` says what it carries.
    pub fn write(
        &mut self,
        item: impl Into<Option<ItemId>>,
        clock: &str,
        owner: Owner,
        kind: Kind,
        text: &str,
        more: impl FnOnce(&mut Paragraph),
    ) -> ParagraphId {
        let (place, text, item) = (self.place(), text.into(), item.into());
        self.add(|id| {
            let mut entry = Paragraph { text, ..Paragraph::empty(id, place, item, at(clock), kind) };
            entry.set_owner(owner);
            more(&mut entry);
            entry
        })
    }
    pub fn note(&mut self, item: ItemId, clock: &str, owner: Owner, text: &str) -> ParagraphId {
        self.write(item, clock, owner, Kind::Note, text, |_| {})
    }
    /// An opinion of a speaker, in one paragraph.
    pub fn says(&mut self, item: ItemId, clock: &str, turn: TurnId, text: &str) -> OpinionId {
        let person = self.0.get::<Turn>(turn).unwrap().person;
        self.opinion(item, clock, Owner::Person(person), text, |row| {
            row.author = Some(person);
            row.turn = Some(turn);
        })
    }
    pub fn opinion(
        &mut self,
        item: impl Into<Option<ItemId>>,
        clock: &str,
        owner: Owner,
        text: &str,
        more: impl FnOnce(&mut Opinion),
    ) -> OpinionId {
        let number = self.0.rows().opinions.len() as i64 + 1;
        let id = self.add(|id| {
            let mut row = Opinion::empty(id, number);
            more(&mut row);
            row
        });
        let turn = self.0.get::<Opinion>(id).unwrap().turn;
        self.write(item, clock, owner, Kind::Opinion, text, |entry| {
            entry.opinion = Some(id);
            entry.turn = turn;
        });
        id
    }
    pub fn answer(&mut self, item: ItemId, clock: &str, by: &[PersonId], to: &[OpinionId], text: &str) -> AnswerId {
        let answer = self.add(|id| Answer { id, item: Some(item) });
        for person in by {
            self.add(|id| AnswerBy { id, answer, person: *person });
        }
        for opinion in to {
            self.add(|id| AnswerOpinion { id, answer, opinion: *opinion });
        }
        let owner = by.first().map_or(Owner::Nobody, |person| Owner::Person(*person));
        self.write(item, clock, owner, Kind::Answer, text, |entry| entry.answer = Some(answer));
        answer
    }
    pub fn outcome(&mut self, opinion: OpinionId, outcome: Outcome) {
        self.set(opinion, |row: &mut Opinion| row.outcome = Some(outcome));
    }
    pub fn task(&mut self, item: ItemId, clock: &str, text: &str, unit: &str, support: &str, deadline: Option<Date>) {
        let (unit, support) = (unit.into(), support.into());
        let task = self.add(|id| Task { id, unit, support, deadline });
        self.write(item, clock, Owner::Nobody, Kind::Task, text, |entry| entry.task = Some(task));
    }
    pub fn vote(
        &mut self,
        item: ItemId,
        clock: &str,
        text: &str,
        [agree, against, other]: [i64; 3],
        base: Option<i64>,
    ) -> VoteId {
        let form = VoteForm::Hands;
        let vote = self.add(|id| Vote { id, item: Some(item), at: at(clock), form, agree, against, other, base });
        self.write(item, clock, Owner::Nobody, Kind::Vote, text, |entry| entry.vote = Some(vote));
        vote
    }
    pub fn pause(&mut self, item: ItemId, since: &str, until: &str) {
        let spell = self.add(|id| Spell { id, turn: None, item: None, since: at(since), until: Some(at(until)) });
        self.write(item, since, Owner::Nobody, Kind::Break, "", |entry| entry.spell = Some(spell));
    }
    /// Heads of hamlets, of groups, and delegates in one number.
    pub fn heads(&mut self, clock: &str, hamlets: &[(HamletId, i64)], parties: &[(PartyId, i64)], delegates: i64) {
        let headcount = self.add(|id| Headcount { id, at: at(clock) });
        let none = |id, number| Head { id, headcount, hamlet: None, party: None, person: None, number };
        for (hamlet, number) in hamlets {
            self.add(|id| Head { hamlet: Some(*hamlet), ..none(id, *number) });
        }
        for (party, number) in parties {
            self.add(|id| Head { party: Some(*party), ..none(id, *number) });
        }
        self.add(|id| none(id, delegates));
    }
}

/// A whole afternoon: everything the minutes can hold.
pub fn afternoon() -> Hall {
    use Owner::{Hall as TheHall, Nobody, Person as Of};
    let mut hall = Hall::planned();
    let (tn, tt) = (hall.hamlet("Thống Nhất"), hall.hamlet("Trung Tâm"));
    let chair = hall.named("ong", "Nguyễn Thanh Định", Duty::Chair, "Bí thư Đảng ủy, Chủ tịch UBND xã", None);
    let secretary = hall.named("ba", "Trần Thị Lan", Duty::Secretary, "cán bộ Ủy ban MTTQ Việt Nam xã", None);
    let host = hall.named("ong", "Phạm Đức Toàn", Duty::Host, "Văn phòng HĐND và UBND xã", None);
    let ha = hall.named("ong", "Lê Văn Hà", Duty::Officer, "công chức địa chính", None);
    let ranger = hall.named("ong", "Vũ Kiểm", Duty::Officer, "Trạm trưởng Trạm Kiểm lâm Quán Vuông", None);
    let buoi = hall.named("ba", "Nguyễn Thị Bưởi", Duty::Resident, "", Some(tt));
    let dinh = hall.named("ong", "Hoàng Văn Định", Duty::Resident, "", Some(tn));
    let absent = hall.named("ba", "Lý Thị Hoa", Duty::Resident, "", Some(tt));
    let blue =
        hall.add(|id| Person { described: "áo xanh".into(), hamlet: Some(tt), honorific: "anh".into(), ..person(id) });
    let waiting = hall.named("ong", "Trần Đức Toàn", Duty::Resident, "", Some(tn));
    let roads = hall.add(|id| Field { id, name: "Giao thông nông thôn".into(), place: "1".into() });
    let clinic = hall.add(|id| Party { id, name: "Trạm Y tế xã".into(), invited: Some(3), place: "1".into() });
    hall.info(|info| {
        info.opened_at = Some(at("14:37"));
        info.closed_at = Some(at("17:20"));
        info.invited = Some(150);
    });
    hall.heads("14:25", &[(tn, 61), (tt, 48)], &[], 19);
    hall.heads("15:00", &[(tn, 63), (tt, 50)], &[(clinic, 2)], 17);

    let opening = hall.item("Ổn định tổ chức, thông qua chương trình", ItemKind::Opening, "14:37", "14:45");
    hall.note(opening, "14:37", Of(host), "tuyên bố lý do, giới thiệu đại biểu");
    hall.vote(opening, "14:40", "Thông qua chương trình hội nghị", [130, 0, 0], Some(132));
    let report = hall.item("Báo cáo tóm tắt kết quả thực hiện nhiệm vụ", ItemKind::Report, "14:45", "15:00");
    let dialogue = hall.item("Đối thoại", ItemKind::Dialogue, "15:00", "15:50");
    hall.note(dialogue, "15:00", Of(chair), "gợi ý nội dung đối thoại, đề nghị bà con nói thẳng.");
    let first = hall.turn(buoi, dialogue, TurnState::Done, Some(("15:01", "15:05")));
    let road = hall.says(dialogue, "15:02", first, "Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội.");
    hall.set(road, |row: &mut Opinion| row.field = Some(roads));
    let land = hall.says(dialogue, "15:04", first, "Hồ sơ đất nộp từ năm 2023 đến nay [chưa rõ] chưa có kết quả");
    hall.write(dialogue, "15:05", Of(buoi), Kind::Opinion, "Cán bộ hẹn ba lần.", |entry| {
        entry.opinion = Some(land)
    });
    let second = hall.turn(dinh, dialogue, TurnState::Done, Some(("15:06", "15:10")));
    let forest = hall.says(dialogue, "15:07", second, "Rừng giáp ranh bị chặt, ai chịu trách nhiệm?");
    hall.note(dialogue, "15:08", TheHall, "có tiếng ồn, yêu cầu nói ngắn");
    hall.note(dialogue, "15:08", Of(chair), "đề nghị giữ trật tự");
    let slip = hall.opinion(dialogue, "15:10", Of(chair), "Xin thêm đèn đường.", |row| {
        row.source = Source::Slip;
        row.reader = Some(chair);
    });
    let letter =
        hall.opinion(dialogue, "15:11", Of(ha), "Gia đình tôi xin xác nhận nguồn gốc đất.", |row| {
            row.source = Source::Letter;
            row.author = Some(absent);
            row.reader = Some(ha);
            row.unnamed = true;
        });
    hall.opinion(dialogue, "15:12", Nobody, "Phiếu không ai đọc: BÍ MẬT.", |row| row.source = Source::Slip);
    let point = hall.turn(blue, dialogue, TurnState::Done, Some(("15:13", "15:14")));
    hall.set(point, |turn: &mut Turn| turn.kind = TurnKind::Point);
    hall.write(dialogue, "15:13", Of(blue), Kind::Note, "đề nghị ghi rõ thời hạn trả lời", |entry| {
        entry.turn = Some(point)
    });
    let third = hall.turn(blue, dialogue, TurnState::Done, Some(("15:15", "15:16")));
    let complaint = hall.says(dialogue, "15:15", third, "Khiếu nại quyết định thu hồi đất: NỘI DUNG KÍN.");
    hall.set(complaint, |row: &mut Opinion| row.grievance = Some(Grievance::Complaint));
    hall.pause(dialogue, "15:40", "15:50");

    let summary = hall.item("Tổng hợp ý kiến", ItemKind::Summary, "16:40", "16:45");
    let answers = hall.item("Tiếp thu, giải trình", ItemKind::Answers, "15:52", "16:40");
    hall.answer(answers, "15:53", &[ha], &[road, land], "Đường đã có trong kế hoạch quý III; đất đang xác minh.");
    let joint = hall.answer(answers, "16:00", &[ranger, chair], &[forest], "Sẽ kiểm tra thực địa.");
    hall.write(answers, "16:05", Of(dinh), Kind::Note, "chưa thỏa đáng", |entry| entry.reply_to = Some(joint));
    hall.answer(answers, "16:06", &[ha], &[complaint], "Trả lời riêng: KHÔNG IN.");
    hall.task(
        answers,
        "16:07",
        "Kiểm tra khu rừng giáp ranh",
        "Trạm Kiểm lâm Quán Vuông",
        "Công an xã",
        Some(day("2025-06-03")),
    );
    hall.note(summary, "16:41", Of(secretary), "đọc tổng hợp ý kiến theo lĩnh vực");
    hall.note(answers, "16:50", Of(ha), "nói thêm về hồ sơ đất");
    let conclusion = hall.item("Kết luận", ItemKind::Conclusion, "17:00", "17:20");
    for text in ["Giao các bộ phận trả lời đúng hạn.", "Công bố kết quả tại nhà văn hóa hai xóm"]
    {
        hall.write(conclusion, "17:01", Of(chair), Kind::Conclusion, text, |_| {});
    }
    hall.task(conclusion, "17:05", "Sửa đường vào trạm bơm", "Ban quản lý xã", "", None);
    hall.item("Nội dung bỏ qua", ItemKind::Other, "", "");
    let _ = report;

    hall.outcome(road, Outcome::Answered);
    hall.outcome(land, Outcome::InWriting);
    hall.set(land, |row: &mut Opinion| {
        row.unit = "Bộ phận địa chính".into();
        row.deadline = Some(day("2025-06-03"));
    });
    hall.outcome(forest, Outcome::Answered);
    hall.outcome(slip, Outcome::Accepted);
    let _ = letter;
    hall.turn(waiting, dialogue, TurnState::Unheard, None);
    let refused = hall.turn(dinh, dialogue, TurnState::Refused, None);
    hall.set(refused, |turn: &mut Turn| turn.reason = "Nội dung đã trả lời.".into());
    hall
}

/// The office's minutes.
pub fn minutes(meeting: &Meeting) -> Document {
    minutes_for(meeting, Audience::Office)
}

pub fn minutes_for(meeting: &Meeting, audience: Audience) -> Document {
    papers::document(&meeting.into(), &Wish { audience, ..Wish::of(Paper::Minutes) })
}

//! A large meeting: three hours, 300 opinions of 132 speakers out of eight hamlets, with answers, results, tasks and votes.
//! Always the same.

use crate::hall::{at, day, person};
use thuky::domain::*;

const SUBJECTS: [&str; 10] = [
    "đề nghị xã sửa đoạn đường liên xóm vào trạm bơm, mùa mưa lầy lội, xe chở nông sản không vào được",
    "đề nghị cấp giấy chứng nhận quyền sử dụng đất cho các hộ đã nộp đủ hồ sơ từ năm 2023 đến nay chưa có kết quả",
    "phản ánh kênh mương nội đồng bồi lắng, vụ xuân vừa qua thiếu nước gieo cấy trên diện tích khoảng hai héc-ta",
    "kiến nghị có điểm tập kết rác thải sinh hoạt, hiện bà con đổ ra bờ suối gây ô nhiễm nguồn nước",
    "hỏi về mức hỗ trợ hộ nghèo, hộ cận nghèo sửa nhà và thời gian chi trả trong năm nay",
    "đề nghị bộ phận một cửa niêm yết rõ thành phần hồ sơ để người dân khỏi phải đi lại nhiều lần",
    "kiến nghị hỗ trợ giống lúa, phân bón sau đợt mưa đá và hướng dẫn phòng trừ sâu bệnh cho cây chè",
    "đề nghị sửa mái dột của điểm trường mầm non, bổ sung bàn ghế cho các cháu trước năm học mới",
    "phản ánh đường điện sau công tơ xuống cấp, cột nghiêng, đề nghị ngành điện kiểm tra, thay thế",
    "đề nghị cán bộ giải quyết công việc đúng hẹn, có thái độ đúng mực với Nhân dân",
];
const FIELDS: [&str; 10] = [
    "Giao thông nông thôn",
    "Đất đai",
    "Thủy lợi, nước sinh hoạt",
    "Môi trường",
    "Chính sách, an sinh",
    "Thủ tục hành chính",
    "Nông nghiệp",
    "Giáo dục",
    "Điện, viễn thông",
    "Thái độ phục vụ của cán bộ",
];
const HAMLETS: [&str; 8] =
    ["Thống Nhất", "Trung Tâm", "Đồng Chùa", "Làng Mố", "Bãi Đá", "Khuân Ba", "Quảng Cáo", "Hợp Thành"];
const FAMILIES: [&str; 9] = ["Nguyễn", "Trần", "Lê", "Hoàng", "Ma", "Lưu", "Triệu", "Đặng", "Phạm"];
const GIVEN: [&str; 11] = [
    "Văn Định",
    "Thị Hoa",
    "Đức Toàn",
    "Thị Bưởi",
    "Văn Kiên",
    "Thị Nga",
    "Đình Lộc",
    "Thị Yến",
    "Văn Sơn",
    "Thị Ưng",
    "Quang Huy",
];

pub fn large() -> Meeting {
    let mut rows = Built { rows: Rows::default(), next: 2 };
    let info = Info {
        venue: "Nhà văn hóa trung tâm xã Trung Hội".into(),
        planned_open: "14:00".into(),
        agency: "Ủy ban nhân dân\nxã Trung Hội".into(),
        symbol: "BB-UBND".into(),
        seat: "Trung Hội".into(),
        receivers: "Đảng ủy; TT HĐND\nỦy ban MTTQ Việt Nam xã".into(),
        countdown: Some(60),
        invited: Some(500),
        opened_at: Some(at("14:02")),
        closed_at: Some(at("17:05")),
        last_opinion: 300,
        ..Info::new(MeetingId(1), "Hội nghị đối thoại với Nhân dân tám xóm năm 2025", day("2025-05-24"))
    };
    rows.put(info);
    let hamlets: Vec<HamletId> = (1..).zip(HAMLETS).map(|(at, name)| rows.hamlet(at, name)).collect();
    let fields: Vec<FieldId> = (1..).zip(FIELDS).map(|(at, name)| rows.field(at, name)).collect();
    let chair = rows.person("ong", "Nguyễn Thanh Định", Duty::Chair, "Chủ tịch UBND xã", None);
    rows.person("ba", "Trần Thị Lan", Duty::Secretary, "cán bộ Ủy ban MTTQ Việt Nam xã", None);
    let officers: Vec<PersonId> = (0..5).map(|n| rows.officer(n)).collect();
    let residents: Vec<PersonId> = (0..132).map(|n| rows.resident(n, hamlets[n % hamlets.len()])).collect();
    rows.heads(&hamlets);
    let items = rows.agenda(chair);
    rows.dialogue(items[1], &residents, &fields);
    rows.answers(items[2], &officers, chair);
    rows.end(items[3], chair);
    Meeting::load(MeetingId(1), rows.rows, rows.next, 4000).unwrap()
}

struct Built {
    rows: Rows,
    next: i64,
}

/// A moment so many seconds after 14:00.
fn after(seconds: i64) -> Time {
    at("14:00").plus_seconds(seconds)
}

impl Built {
    fn put<R: Row>(&mut self, row: R) {
        assert!(self.rows.insert_values(R::SPEC.name, row.values()));
    }
    fn add<R: Row>(&mut self, make: impl FnOnce(R::Id) -> R) -> R::Id {
        let row = make(R::Id::from(self.next));
        self.next += 1;
        let id = row.id();
        self.put(row);
        id
    }

    fn hamlet(&mut self, at: usize, name: &str) -> HamletId {
        self.add(|id| Hamlet { id, name: name.into(), place: format!("{at:03}i") })
    }
    fn field(&mut self, at: usize, name: &str) -> FieldId {
        self.add(|id| Field { id, name: name.into(), place: format!("{at:03}i") })
    }
    fn person(&mut self, honorific: &str, name: &str, duty: Duty, role: &str, hamlet: Option<HamletId>) -> PersonId {
        let (name, honorific, role) = (name.into(), honorific.into(), role.into());
        self.add(|id| Person { name, honorific, duty, role, hamlet, ..person(id) })
    }
    fn officer(&mut self, n: usize) -> PersonId {
        let roles = [
            "công chức địa chính",
            "công chức tài chính",
            "Trưởng Công an xã",
            "công chức văn hóa",
            "Trạm trưởng Y tế",
        ];
        let name = format!("{} {}", FAMILIES[n + 2], GIVEN[n + 3]);
        self.person("dongchi", &name, Duty::Officer, roles[n], None)
    }
    fn resident(&mut self, n: usize, hamlet: HamletId) -> PersonId {
        let given = GIVEN[n % GIVEN.len()];
        let name = format!("{} {given}", FAMILIES[n % FAMILIES.len()]);
        let honorific = if given.starts_with("Thị") { "ba" } else { "ong" };
        self.person(honorific, &name, Duty::Resident, "", Some(hamlet))
    }
    fn heads(&mut self, hamlets: &[HamletId]) {
        let headcount = self.add(|id| Headcount { id, at: after(-300) });
        for (n, hamlet) in (0..).zip(hamlets) {
            let hamlet = Some(*hamlet);
            self.add(|id| Head { id, headcount, hamlet, party: None, person: None, number: 40 + 3 * n });
        }
        self.add(|id| Head { id, headcount, hamlet: None, party: None, person: None, number: 21 });
    }

    fn agenda(&mut self, chair: PersonId) -> Vec<ItemId> {
        let plan = [
            ("Khai mạc, thông qua chương trình", ItemKind::Opening, 5, 120, 420),
            ("Đối thoại", ItemKind::Dialogue, 110, 420, 7_200),
            ("Tiếp thu, giải trình", ItemKind::Answers, 50, 7_800, 10_500),
            ("Kết luận, bế mạc", ItemKind::Conclusion, 15, 10_500, 10_980),
        ];
        let mut items = Vec::new();
        for (n, (title, kind, minutes, since, until)) in plan.into_iter().enumerate() {
            let item = self.add(|id| Item {
                id,
                parent: None,
                place: format!("{n:03}i"),
                title: title.into(),
                kind,
                planned_minutes: Some(minutes),
                person: Some(chair),
                skipped: false,
            });
            self.spell(None, Some(item), since, until);
            items.push(item);
        }
        self.spell(None, None, 7_200, 7_800);
        let vote = self.vote(items[0], 300, [385, 0, 4]);
        self.entry(items[0], 300, Owner::Nobody, Kind::Vote, "Thông qua chương trình hội nghị", |p| {
            p.vote = Some(vote)
        });
        items
    }
    fn spell(&mut self, turn: Option<TurnId>, item: Option<ItemId>, since: i64, until: i64) {
        self.add(|id| Spell { id, turn, item, since: after(since), until: Some(after(until)) });
    }
    fn vote(&mut self, item: ItemId, seconds: i64, [agree, against, other]: [i64; 3]) -> VoteId {
        let (at, form) = (after(seconds), VoteForm::Hands);
        self.add(|id| Vote { id, item: Some(item), at, form, agree, against, other, base: Some(389) })
    }
    fn entry(
        &mut self,
        item: ItemId,
        seconds: i64,
        owner: Owner,
        kind: Kind,
        text: &str,
        more: impl FnOnce(&mut Paragraph),
    ) {
        let (text, at) = (text.to_owned(), after(seconds));
        self.add(|id| {
            let mut entry =
                Paragraph { text, ..Paragraph::empty(id, format!("{:06}i", i64::from(id)), Some(item), at, kind) };
            entry.set_owner(owner);
            more(&mut entry);
            entry
        });
    }

    /// Turns of 50 seconds, two or three opinions each.
    fn dialogue(&mut self, item: ItemId, residents: &[PersonId], fields: &[FieldId]) {
        let mut number = 0;
        for (n, speaker) in (0_i64..).zip(residents) {
            let since = 430 + n * 51;
            let turn = self.add(|id| Turn {
                id,
                person: *speaker,
                item: Some(item),
                kind: TurnKind::Resident,
                state: TurnState::Done,
                asked_at: after(since - 400),
                way: Way::Hand,
                topic: String::new(),
                place: format!("{n:06}i"),
                last_word: false,
                allowed: Some(60),
                reason: String::new(),
            });
            self.spell(Some(turn), None, since, since + 45 + n % 6);
            for k in 0..if n % 11 < 3 { 3 } else { 2 } {
                number += 1;
                self.says(item, since + k * 15, (number, *speaker, turn), fields);
            }
        }
        assert_eq!(number, 300);
    }
    fn says(
        &mut self,
        item: ItemId,
        seconds: i64,
        (number, author, turn): (i64, PersonId, TurnId),
        fields: &[FieldId],
    ) {
        let subject = usize::try_from(number * 7 % 10).unwrap();
        let outcome = match (number + number / 10) % 10 {
            0 => None,
            1 | 2 => Some(Outcome::InWriting),
            3 => Some(Outcome::PassedOn),
            4 => Some(Outcome::Accepted),
            _ => Some(Outcome::Answered),
        };
        let promised = outcome == Some(Outcome::InWriting);
        let id = self.add(|id| Opinion {
            author: Some(author),
            field: Some(fields[subject]),
            outcome,
            unit: if promised { "Bộ phận chuyên môn UBND xã".into() } else { String::new() },
            deadline: promised.then(|| day("2025-06-03")),
            turn: Some(turn),
            ..Opinion::empty(id, number)
        });
        let text = format!("Tôi {} (lần thứ {number}).", SUBJECTS[subject]);
        self.entry(item, seconds, Owner::Person(author), Kind::Opinion, &text, |entry| {
            entry.opinion = Some(id);
            entry.turn = Some(turn);
        });
    }

    /// One answer to three opinions in a row; every tenth opinion stays without one.
    fn answers(&mut self, item: ItemId, officers: &[PersonId], chair: PersonId) {
        let opinions: Vec<OpinionId> =
            self.rows.opinions.values().filter(|row| row.outcome.is_some()).map(|row| row.id).collect();
        for (n, group) in opinions.chunks(3).enumerate() {
            let answer = self.add(|id| Answer { id, item: Some(item) });
            let by = officers[n % officers.len()];
            self.add(|id| AnswerBy { id, answer, person: by });
            for opinion in group {
                self.add(|id| AnswerOpinion { id, answer, opinion: *opinion });
            }
            let text = format!(
                "Ủy ban nhân dân xã đã tiếp nhận, giao bộ phận chuyên môn kiểm tra thực tế và đưa vào kế hoạch quý III năm 2025; \
                 kết quả niêm yết tại nhà văn hóa xóm (nhóm {}).",
                n + 1
            );
            let seconds = 7_810 + i64::try_from(n).unwrap() * 29;
            self.entry(item, seconds, Owner::Person(by), Kind::Answer, &text, |entry| entry.answer = Some(answer));
        }
        self.entry(item, 10_490, Owner::Person(chair), Kind::Note, "đề nghị các bộ phận trả lời đúng hạn", |_| {});
    }

    fn end(&mut self, item: ItemId, chair: PersonId) {
        for n in 1..=5 {
            let text = format!("Giao các bộ phận giải quyết dứt điểm nhóm việc {n}.");
            self.entry(item, 10_500 + n * 20, Owner::Person(chair), Kind::Conclusion, &text, |_| {});
        }
        for (n, subject) in (0..).zip(SUBJECTS) {
            let deadline = Some(day("2025-06-30") + chrono::Days::new(n));
            let (unit, support) = ("Bộ phận chuyên môn UBND xã".into(), "các xóm".into());
            let task = self.add(|id| Task { id, unit, support, deadline });
            let text = format!("Giải quyết việc {subject}");
            let seconds = 10_620 + i64::try_from(n).unwrap() * 20;
            self.entry(item, seconds, Owner::Nobody, Kind::Task, &text, |entry| entry.task = Some(task));
        }
        let vote = self.vote(item, 10_900, [380, 3, 6]);
        self.entry(item, 10_900, Owner::Nobody, Kind::Vote, "Thông qua kết luận", |entry| entry.vote = Some(vote));
    }
}

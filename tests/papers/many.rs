//! A large meeting: three hundred opinions, their answers, tasks and turns, made by a rule and put in as one step.

use crate::hall::{Hall, at, person};
use thuky::domain::*;

struct Birth {
    next: i64,
    changes: Vec<Change>,
}

impl Birth {
    fn add<R: Stored>(&mut self, make: impl FnOnce(R::Id) -> R) -> R::Id {
        let row = make(R::Id::from(self.next));
        self.next += 1;
        let id = row.id();
        self.changes.push(R::change(Edit { before: None, after: Some(row) }));
        id
    }
    fn entry(&mut self, item: ItemId, seconds: i64, kind: Kind, text: String, more: impl FnOnce(&mut Paragraph)) {
        let at = at("14:40").plus_seconds(seconds);
        self.add(|id| {
            let mut entry = Paragraph { text, ..Paragraph::empty(id, format!("{:08}i", id.0), Some(item), at, kind) };
            more(&mut entry);
            entry
        });
    }
}

/// The planned meeting with that many opinions; every way an opinion can come and fare occurs.
pub fn many(opinions: i64) -> Hall {
    let mut hall = Hall::planned();
    hall.info(|info| {
        info.opened_at = Some(at("14:37"));
        info.closed_at = Some(at("14:40").plus_seconds(opinions * 60));
        info.seat = "Trung Hội".into();
        info.on_behalf = "TM. ỦY BAN NHÂN DÂN".into();
        info.signer_office = "CHỦ TỊCH".into();
    });
    let mut birth = Birth { next: hall.0.next_id(), changes: Vec::new() };
    fill(&mut birth, opinions);
    let n = hall.0.last_step() + 1;
    hall.0.apply(&Step { n, at: at("14:00"), deed: Deed::Settings, changes: birth.changes, undoes: None });
    hall
}

fn fill(birth: &mut Birth, opinions: i64) {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let hamlets: Vec<HamletId> = named(&["Thống Nhất", "Trung Tâm", "Đồng Mòn"])
        .into_iter()
        .map(|name| birth.add(|id| Hamlet { id, name, place: format!("{}", id.0) }))
        .collect();
    let fields: Vec<FieldId> = named(&["Giao thông nông thôn", "Đất đai", "Thủy lợi", "Môi trường", "Y tế"])
        .into_iter()
        .map(|name| birth.add(|id| Field { id, name, place: format!("{}", id.0) }))
        .collect();
    let chair = birth.add(|id| Person {
        name: "Nguyễn Thanh Định".into(),
        honorific: "dongchi".into(),
        role: "Chủ tịch UBND xã".into(),
        duty: Duty::Chair,
        ..person(id)
    });
    let officer = birth.add(|id| Person { name: "Lê Văn Hà".into(), duty: Duty::Officer, ..person(id) });
    let dialogue = item(birth, "Đối thoại", ItemKind::Dialogue, opinions);
    let conclusion = item(birth, "Kết luận", ItemKind::Conclusion, 10);
    for n in 1..=opinions {
        one(birth, n, dialogue, officer, &hamlets, &fields);
    }
    for n in 1..=opinions / 10 {
        let task = birth.add(|id| Task { id, unit: format!("Đơn vị {n}"), support: String::new(), deadline: None });
        let text = format!("Việc thứ {n} cần làm ngay sau hội nghị.");
        birth.entry(conclusion, opinions * 60, Kind::Task, text, |entry| entry.task = Some(task));
        birth.entry(conclusion, opinions * 60, Kind::Conclusion, format!("Kết luận thứ {n}"), |entry| {
            entry.set_owner(Owner::Person(chair));
        });
    }
}

fn item(birth: &mut Birth, title: &str, kind: ItemKind, minutes: i64) -> ItemId {
    let (title, since) = (title.to_owned(), at("14:40"));
    let item = birth.add(|id| Item {
        id,
        parent: None,
        place: format!("{:08}i", id.0),
        title,
        kind,
        planned_minutes: Some(75),
        person: None,
        skipped: false,
    });
    let until = Some(since.plus_seconds(minutes * 60));
    birth.add(|id| Spell { id, turn: None, item: Some(item), since, until });
    item
}

fn one(birth: &mut Birth, n: i64, item: ItemId, officer: PersonId, hamlets: &[HamletId], fields: &[FieldId]) {
    let pick = |modulus: usize| usize::try_from(n).unwrap() % modulus;
    let (hamlet, seconds) = (hamlets.get(pick(4)).copied(), n * 60);
    let author = birth.add(|id| Person { name: format!("Trần Thị Số {n}"), hamlet, ..person(id) });
    let turn = birth.add(|id| Turn {
        id,
        person: author,
        item: Some(item),
        kind: TurnKind::Resident,
        state: TurnState::Done,
        asked_at: at("14:20"),
        way: Way::Hand,
        topic: String::new(),
        place: format!("{:08}i", id.0),
        last_word: false,
        allowed: Some(300),
        reason: String::new(),
    });
    let since = at("14:40").plus_seconds(seconds);
    birth.add(|id| Spell { id, turn: Some(turn), item: None, since, until: Some(since.plus_seconds(20)) });
    let outcomes = Outcome::ALL.len();
    let outcome = Outcome::ALL.get(pick(outcomes + 2)).copied();
    let source = Source::ALL[pick(Source::ALL.len())];
    let row = birth.add(|id| Opinion {
        author: (pick(7) != 0).then_some(author),
        source,
        field: fields.get(pick(fields.len() + 1)).copied(),
        grievance: (pick(29) == 0).then_some(Grievance::Complaint),
        unnamed: pick(13) == 0,
        outcome,
        unit: if outcome == Some(Outcome::InWriting) { format!("Bộ phận {n}") } else { String::new() },
        turn: (source == Source::Speech).then_some(turn),
        ..Opinion::empty(id, n)
    });
    let text = format!("Đề nghị xã xem xét việc thứ {n} của bà con, đã nêu nhiều lần mà chưa xong.");
    birth.entry(item, seconds, Kind::Opinion, text, |entry| {
        entry.opinion = Some(row);
        entry.set_owner(Owner::Person(author));
    });
    if pick(outcomes + 2) <= outcomes {
        let answer = birth.add(|id| Answer { id, item: Some(item) });
        birth.add(|id| AnswerBy { id, answer, person: officer });
        birth.add(|id| AnswerOpinion { id, answer, opinion: row });
        let text = format!("Xã đã ghi nhận việc thứ {n}.");
        birth.entry(item, seconds + 30, Kind::Answer, text, |entry| entry.answer = Some(answer));
    }
}

//! The journal: who did what when, and what it keeps to itself.

use crate::dump::plain;
use crate::hall::{Hall, afternoon, at};
use crate::lists::journal;
use thuky::domain::*;
use thuky::papers::Row as Told;

/// The birth of every row as a step of its own, the newest first.
fn births(meeting: &Meeting) -> Vec<Record> {
    let mut log = Vec::new();
    meeting.rows().each(|spec, _, values| {
        let change = Change::from_values(spec.name, None, Some(values)).unwrap();
        log.push(step(log.len() as i64 + 1, Deed::Margin, change));
    });
    log.reverse();
    log
}
fn step(n: i64, deed: Deed, change: Change) -> Record {
    Step { n, at: at("15:00"), deed, changes: vec![change], undoes: None }.record()
}
/// A change of a row that ends as it stands now.
fn since<R: Stored>(meeting: &Meeting, n: i64, deed: Deed, id: R::Id, back: impl FnOnce(&mut R)) -> Record {
    let after = meeting.get::<R>(id).unwrap().clone();
    let mut before = after.clone();
    back(&mut before);
    step(n, deed, R::change(Edit { before: Some(before), after: Some(after) }))
}
fn cells(meeting: &Meeting, log: &[Record], audience: Audience) -> Vec<Vec<String>> {
    let paper = journal(meeting, log, audience);
    let rows = crate::lists::tables(&paper)[0].rows.clone();
    rows.into_iter().filter_map(|row| if let Told::Cells(cells) = row { Some(cells) } else { None }).collect()
}
fn opinion_of(hall: &Hall, number: i64) -> Opinion {
    hall.0.opinion_by_number(number).unwrap().clone()
}

#[test]
fn a_change_says_the_old_value_and_the_new_by_name() {
    let hall = afternoon();
    let land = opinion_of(&hall, 2);
    let mut log = [
        since(&hall.0, 9, Deed::Outcome, land.id, |row: &mut Opinion| (row.outcome, row.deadline) = (None, None)),
        since(&hall.0, 8, Deed::CorrectTime, MeetingId(1), |info: &mut Info| info.opened_at = Some(at("14:38"))),
    ];
    log[1].by = "lan".into();
    let rows = cells(&hall.0, &log, Audience::Office);
    assert_eq!([&rows[0][2], &rows[1][2]], ["lan", ""]);
    assert_eq!(rows[0][0], "8");
    assert_eq!(rows[0][1], "15:00:00, 24/5/2025");
    assert_eq!(rows[0][3..], ["Sửa giờ", "giờ khai mạc, 14:38 → 14:37", "giờ khai mạc: 14:38:00 → 14:37:00"]);
    assert_eq!(rows[1][5], "ý kiến 2 – kết quả: (trống) → trả lời bằng văn bản, thời hạn: (trống) → 03/6/2025");
}

#[test]
fn what_is_internal_is_in_no_copy_whatever_the_step() {
    let hall = afternoon();
    let mut log = births(&hall.0);
    // The words before somebody marked them, and a phone that was corrected.
    let complaint = opinion_of(&hall, 7);
    let words = hall.0.facts().words_of[&complaint.id][0];
    let before = |entry: &mut Paragraph| (entry.opinion, entry.text) = (None, "LỜI CŨ KÍN".to_owned());
    log.insert(0, since(&hall.0, 900, Deed::Rewrite, words, before));
    let buoi = hall.0.rows().people.values().find(|person| person.name == "Nguyễn Thị Bưởi").unwrap().id;
    log.insert(
        0,
        since(&hall.0, 901, Deed::EditPerson, buoi, |person: &mut Person| person.phone = "0987654321".into()),
    );
    for audience in [Audience::Office, Audience::Public] {
        let text = plain(&journal(&hall.0, &log, audience));
        for secret in ["0912345678", "0987654321", "BÍ MẬT", "NỘI DUNG KÍN", "KHÔNG IN", "LỜI CŨ KÍN"] {
            assert!(!text.contains(secret), "{audience:?} {secret}");
        }
        assert!(text.contains("Đề nghị xã sửa đoạn đường"));
    }
    let office = cells(&hall.0, &log, Audience::Office);
    assert_eq!(office.len(), log.len());
    assert_eq!(office[office.len() - 2][4..], ["Nội dung không in trong văn bản này.", ""]);
}

#[test]
fn an_opinion_that_is_gone_is_told_as_it_was() {
    let mut hall = afternoon();
    let road = opinion_of(&hall, 1);
    let complaint = opinion_of(&hall, 7);
    let mut log = births(&hall.0);
    for (n, opinion) in [(900, road), (901, complaint)] {
        let words = hall.0.facts().words_of[&opinion.id].clone();
        for id in words {
            let gone = hall.0.get::<Paragraph>(id).unwrap().clone();
            let change = Paragraph::change(Edit { before: Some(gone), after: None });
            log.insert(0, step(n, Deed::Splice, change.clone()));
            hall.change(change);
        }
        let change = Opinion::change(Edit { before: Some(opinion), after: None });
        log.insert(0, step(n + 10, Deed::TakeBackOpinion, change.clone()));
        hall.change(change);
    }
    let text = plain(&journal(&hall.0, &log, Audience::Office));
    assert!(text.contains("lời ghi: “Đề nghị xã sửa đoạn đường vào trạm bơm, mưa là lội.” → (bỏ)"), "{text}");
    assert!(!text.contains("NỘI DUNG KÍN"));
}

#[test]
fn a_public_copy_leaves_out_steps_about_who_is_not_named() {
    let mut hall = afternoon();
    let item = hall.0.rows().items.values().find(|item| item.kind == ItemKind::Dialogue).unwrap().id;
    hall.note(item, "15:30", Owner::Nobody, "Chủ trì mời bà Lý Thị Hoa lên");
    let log = births(&hall.0);
    assert!(plain(&journal(&hall.0, &log, Audience::Office)).contains("Chủ trì mời bà Lý Thị Hoa lên"));
    let public = plain(&journal(&hall.0, &log, Audience::Public));
    for hidden in ["Lý Thị Hoa", "Hoa", "áo xanh", "Gia đình tôi", "đề nghị ghi rõ thời hạn", "khiếu nại"]
    {
        assert!(!public.contains(hidden), "{hidden} in {public}");
    }
    assert!(public.contains("Hoàng Văn Định") && public.contains("Rừng giáp ranh"));
}

#[test]
fn a_long_text_is_shortened_and_a_long_roll_is_counted() {
    let mut hall = Hall::planned();
    let item = hall.item("Đối thoại", ItemKind::Dialogue, "", "");
    let id = hall.note(item, "15:00", Owner::Nobody, &"một hai ba ".repeat(200));
    let log = [since(&hall.0, 3, Deed::Rewrite, id, |entry: &mut Paragraph| entry.text = "ngắn".into())];
    let told = cells(&hall.0, &log, Audience::Office).remove(0).remove(5);
    assert!(told.starts_with("lời ghi: “ngắn” → “một hai ba") && told.chars().count() < 240, "{told}");
    let people: Vec<PersonId> =
        (0..30).map(|n| hall.named("ong", &format!("Dân {n}"), Duty::Resident, "", None)).collect();
    let born = |id: &PersonId| Person::change(Edit { before: None, after: hall.0.get::<Person>(*id).cloned() });
    let changes = people.iter().map(born).collect();
    let roll = Step { n: 1, at: at("14:00"), deed: Deed::AddPerson, changes, undoes: None }.record();
    let told = cells(&hall.0, &[roll], Audience::Office).remove(0).remove(5);
    assert!(told.ends_with("; và 20 dòng khác"), "{told}");
}

#[test]
fn what_the_chair_is_told_stands_in_no_paper_and_its_steps_only_in_the_offices_journal() {
    let mut hall = afternoon();
    let at = at("15:00");
    let id = hall.add(|id| Message { id, at, words: "LỜI NHẮN RIÊNG".into() });
    let mut log = births(&hall.0);
    log.insert(0, since(&hall.0, 900, Deed::Tell, id, |message: &mut Message| message.words = "LỜI NHẮN CŨ".into()));
    let told = hall.0.get::<Message>(id).cloned();
    log.insert(0, step(901, Deed::Undo, Message::change(Edit { before: told, after: None })));
    for audience in [Audience::Office, Audience::Public] {
        for paper in Paper::ALL {
            let sources = thuky::papers::Sources { log: &log, ..(&hall.0).into() };
            let text = plain(&thuky::papers::document(&sources, &Wish { audience, ..Wish::of(*paper) }));
            assert!(!text.contains("LỜI NHẮN"), "{paper:?} {audience:?}");
        }
    }
    let (office, public) = (cells(&hall.0, &log, Audience::Office), cells(&hall.0, &log, Audience::Public));
    let n = |rows: &[Vec<String>], n: &str| rows.iter().filter(|row| row[0] == n).map(|row| row[3..].to_vec()).next();
    assert_eq!(n(&office, "900").unwrap(), ["Nhắn chủ trì", "Nội dung không in trong văn bản này.", ""]);
    assert!(n(&office, "901").is_some() && n(&public, "900").is_none() && n(&public, "901").is_none());
    assert!(!thuky::papers::json::show(&hall.0).to_string().contains("LỜI NHẮN"));
}

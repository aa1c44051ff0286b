//! Minutes, notice, report and its tables give the same numbers, whatever the meeting.

use crate::dump::plain;
use crate::hall::{Hall, afternoon, minutes_for};
use crate::many::many;
use crate::report::{charts, report};
use proptest::prelude::*;
use thuky::domain::*;
use thuky::papers::{self, Block, Document, Row, Table};

/// The numbers of a table of counts, row by row, and its last row apart.
fn numbers(table: &Table) -> (Vec<Vec<usize>>, Vec<usize>) {
    let row = |row: &Row| match row {
        Row::Cells(cells) => cells[2..].iter().map(|cell| cell.parse().unwrap()).collect::<Vec<usize>>(),
        Row::Group(text) => panic!("{text}"),
    };
    let mut rows: Vec<Vec<usize>> = table.rows.iter().map(row).collect();
    let total = rows.pop().unwrap();
    (rows, total)
}

/// The tables by field and by hamlet.
fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect()
}

/// The number that stands right before these words, 0 where they do not stand.
fn before(text: &str, words: &str) -> usize {
    let Some((before, _)) = text.split_once(words) else { return 0 };
    let digits: String = before.trim_end().chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap()
}

const OUTCOMES: [&str; 8] = [
    "đã trả lời trực tiếp tại hội nghị",
    "sẽ trả lời bằng văn bản",
    "chuyển cấp có thẩm quyền",
    "được tiếp thu",
    "đã rút",
    "không được tiếp nhận",
    "đã nghe trả lời, chưa xếp kết quả",
    "chưa có trả lời",
];

/// What a report counts under each outcome, with the whole and the percentage.
fn outcomes(text: &str) -> Vec<(usize, usize, f64)> {
    let one = |outcome: &&str| {
        let line = text.lines().find(|line| line.starts_with(&format!("- {outcome} ")))?;
        let (count, whole) = line.strip_prefix(&format!("- {outcome} ")).unwrap().split_once('/').unwrap();
        let percent = line.trim_end_matches(['.', ';', '%']).rsplit(' ').next().unwrap().replace(',', ".");
        let whole = whole.split(' ').next().unwrap();
        Some((count.parse().unwrap(), whole.parse().unwrap(), percent.parse().unwrap()))
    };
    OUTCOMES.iter().map(|outcome| one(outcome).unwrap_or((0, 0, 0.0))).collect()
}

/// Everything that must agree does, whatever the meeting.
fn agrees(meeting: &Meeting) {
    let document = report(meeting);
    let text = plain(&document);
    let minutes = plain(&minutes_for(meeting, Audience::Office));
    let notice = plain(&papers::document(&meeting.into(), &Wish::of(Paper::Conclusions)));
    let told = meeting.rows().opinions.values().filter(|opinion| !opinion.is_withheld()).count();
    assert_eq!(before(&text, " lượt phát biểu"), meeting.resident_turns());
    assert_eq!(before(&minutes, " lượt phát biểu"), meeting.resident_turns());
    assert_eq!(before(&notice, " lượt phát biểu"), meeting.resident_turns());
    let outcomes = outcomes(&text);
    assert_eq!(outcomes.iter().map(|(count, ..)| count).sum::<usize>(), told);
    for (outcome, (count, whole, percent)) in OUTCOMES.iter().zip(&outcomes) {
        let counted = format!(" ý kiến {outcome}");
        let result = minutes.rsplit_once("\nKết quả: ").map_or("", |(_, after)| after.lines().next().unwrap());
        assert_eq!(before(result, &counted), *count, "minutes: {outcome}\n{minutes}");
        assert_eq!(before(&notice, &counted), *count, "notice: {outcome}");
        assert!(*count == 0 || *whole == told, "{outcome}");
        assert!(*count == 0 || (percent - *count as f64 * 100.0 / told as f64).abs() <= 0.05 + 1e-9, "{outcome}");
    }
    let percents: f64 = outcomes.iter().map(|(.., percent)| percent).sum();
    assert!(told == 0 || (percents - 100.0).abs() <= 0.05 * 8.0 + 1e-9, "{percents}");
    for table in tables(&document) {
        let (rows, total) = numbers(table);
        let sums: Vec<usize> = (0..total.len()).map(|at| rows.iter().map(|row| row[at]).sum()).collect();
        assert_eq!(sums, total);
        for row in rows.iter().chain([&total]) {
            // With a column of turns before the opinions, by hamlet.
            let [.., opinions, answered, in_writing, passed_on, others] = row[..] else { panic!("{row:?}") };
            assert_eq!(opinions, answered + in_writing + passed_on + others);
        }
        let [.., opinions, answered, in_writing, passed_on, _] = total[..] else { panic!("{total:?}") };
        assert_eq!(opinions, told);
        assert_eq!([answered, in_writing, passed_on], [outcomes[0].0, outcomes[1].0, outcomes[2].0]);
        assert!(total.len() == 5 || total[0] == meeting.resident_turns());
    }
    for chart in charts(&document) {
        assert!(chart.bars.iter().all(|bar| bar.values.len() == chart.series.len()));
    }
    let by_field = charts(&document).into_iter().find(|chart| chart.title == "Số ý kiến theo lĩnh vực");
    let drawn: i64 = by_field.map_or(0, |chart| chart.bars.iter().map(|bar| bar.values[0].length).sum());
    assert_eq!(usize::try_from(drawn).unwrap(), told);
}

#[test]
fn the_sample_the_afternoon_and_the_large_meeting_agree_with_their_minutes() {
    agrees(&Hall::planned().0);
    agrees(&afternoon().0);
    agrees(&many(300).0);
    agrees(&crate::minutes::sample());
}

fn any_opinion() -> impl Strategy<Value = (usize, usize, usize, usize, [bool; 4])> {
    (0..Source::ALL.len(), 0..Outcome::ALL.len() + 1, 0..4usize, 0..4usize, any::<[bool; 4]>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_paper_gives_the_same_numbers(
        opinions in proptest::collection::vec(any_opinion(), 0..25),
        turns in proptest::collection::vec((0..4usize, any::<bool>(), 0..TurnKind::ALL.len()), 0..12),
    ) {
        let mut hall = Hall::planned();
        let hamlets: Vec<HamletId> = ["A", "B", "C"].map(|name| hall.hamlet(name)).into();
        let fields: Vec<FieldId> = ["F", "G", "H"].map(|name| {
            hall.add(|id| Field { id, name: name.into(), place: name.into() })
        }).into();
        let people: Vec<PersonId> = (0..4)
            .map(|at| hall.named("ong", &format!("Người {at}"), Duty::Resident, "", hamlets.get(at).copied()))
            .collect();
        let item = hall.item("Đối thoại", ItemKind::Dialogue, "14:40", "15:00");
        for (person, has_spoken, kind) in turns {
            let spell = has_spoken.then_some(("14:41", "14:45"));
            let turn = hall.turn(people[person], item, TurnState::Done, spell);
            hall.set(turn, |turn: &mut Turn| turn.kind = TurnKind::ALL[kind]);
        }
        for (source, outcome, person, field, [is_known, is_answered, is_grievance, is_read]) in opinions {
            let id = hall.opinion(item, "14:42", Owner::Nobody, "x", |row| {
                row.source = Source::ALL[source];
                row.outcome = Outcome::ALL.get(outcome).copied();
                row.author = is_known.then_some(people[person]);
                row.hamlet = hamlets.get(person).copied();
                row.field = fields.get(field).copied();
                row.grievance = (is_grievance && is_read).then_some(Grievance::Complaint);
                row.reader = is_read.then_some(people[0]);
            });
            if is_answered {
                hall.answer(item, "14:50", &[people[1]], &[id], "y");
            }
        }
        agrees(&hall.0);
    }
}

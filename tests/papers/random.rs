//! What holds for the minutes of every meeting: built at random, told in both ways and to both audiences.

use crate::dump::plain;
use crate::hall::{Hall, at, day};
use crate::minutes::wish;
use proptest::prelude::*;
use std::collections::BTreeSet;
use thuky::domain::*;
use thuky::papers::{self, Block, Document, Row, Sources};

/// One thing that happens, and two dice for how.
type Deed = (u8, u8, u8);

struct Play {
    hall: Hall,
    item: ItemId,
    residents: Vec<PersonId>,
    officers: Vec<PersonId>,
    fields: Vec<FieldId>,
    opinions: Vec<OpinionId>,
    answers: Vec<AnswerId>,
    minute: u32,
}

impl Play {
    fn new() -> Play {
        let mut hall = Hall::planned();
        let hamlet = hall.hamlet("Thống Nhất");
        let residents = (0..5).map(|n| hall.named("ba", &format!("Lê Thị Kín{n}"), Duty::Resident, "", Some(hamlet)));
        let residents = residents.collect();
        let officers = vec![
            hall.named("ong", "Nguyễn Chủ", Duty::Chair, "Chủ tịch UBND xã", None),
            hall.named("ong", "Trần Cán", Duty::Officer, "công chức", None),
        ];
        let fields = ["Đất đai", "Giao thông", "Y tế"];
        let fields = fields.map(|name| hall.add(|id| Field { id, name: name.into(), place: id.0.to_string() }));
        hall.info(|info| info.opened_at = Some(at("07:00")));
        let item = hall.item("Mở đầu", ItemKind::Opening, "07:00", "07:05");
        let (opinions, answers) = (Vec::new(), Vec::new());
        Play { hall, item, residents, officers, fields: fields.to_vec(), opinions, answers, minute: 0 }
    }
    fn clock(&self) -> String {
        format!("{:02}:{:02}", 8 + self.minute / 60, self.minute % 60)
    }
    /// Words nobody else says.
    fn words(&self) -> String {
        format!("lời [{}] đã nói", self.minute)
    }
    fn item(&self) -> Option<ItemId> {
        Some(self.item)
    }

    fn go(&mut self, (what, a, b): Deed) {
        self.minute += 1;
        let (clock, text) = (self.clock(), self.words());
        let resident = self.residents[usize::from(a) % 5];
        let speaker = Owner::Person(resident);
        match what {
            0..=4 => self.opinion(resident, a, b),
            5 => {
                let Some(opinion) = self.opinions.last().copied() else { return };
                let carry = |entry: &mut Paragraph| entry.opinion = Some(opinion);
                self.hall.write(self.item(), &clock, speaker, Kind::Opinion, &text, carry);
            }
            6..=8 => {
                let to: BTreeSet<OpinionId> =
                    [a, b].into_iter().filter_map(|at| self.opinions.get(usize::from(at) % 8).copied()).collect();
                let to: Vec<OpinionId> = to.into_iter().collect();
                let by = self.officers[usize::from(a) % 2];
                self.answers.push(self.hall.answer(self.item, &clock, &[by], &to, &text));
            }
            9 | 10 => {
                let Some(answer) = self.answers.last().copied() else { return };
                let carry = |entry: &mut Paragraph| match what {
                    9 => entry.answer = Some(answer),
                    _ => entry.reply_to = Some(answer),
                };
                let kind = if what == 9 { Kind::Answer } else { Kind::Note };
                self.hall.write(self.item(), &clock, speaker, kind, &text, carry);
            }
            11 => drop(self.hall.note(self.item, &clock, speaker, &text)),
            12 => {
                let chair = Owner::Person(self.officers[0]);
                self.hall.write(self.item(), &clock, chair, Kind::Conclusion, &text, |_| {});
            }
            13 => self.hall.task(self.item, &clock, &text, "xã", "", None),
            14 => drop(self.hall.vote(self.item, &clock, &text, [9, 1, 0], Some(10))),
            15 => self.hall.pause(self.item, &clock, &clock),
            16 => self.object(resident, usize::from(b)),
            _ => {
                let kind =
                    [ItemKind::Dialogue, ItemKind::Answers, ItemKind::Other, ItemKind::Closing][usize::from(a) % 4];
                self.item = self.hall.item(&format!("Mục {}", self.minute), kind, &clock, &clock);
            }
        }
    }
    fn opinion(&mut self, author: PersonId, a: u8, b: u8) {
        let (clock, text) = (self.clock(), self.words());
        let source = Source::ALL[usize::from(b) % Source::ALL.len()];
        let unsigned = source == Source::Slip && b & 32 != 0;
        let item = (source != Source::Advance).then_some(self.item);
        let (field, minute) = (self.fields.get(usize::from(a / 8) % 4).copied(), self.minute);
        let owner = if unsigned { Owner::Nobody } else { Owner::Person(author) };
        let opinion = self.hall.opinion(item, &clock, owner, &text, |row| {
            row.author = (!unsigned).then_some(author);
            row.source = source;
            row.field = field;
            row.unnamed = b.is_multiple_of(11);
            row.grievance = b.is_multiple_of(7).then_some(Grievance::Denunciation);
            row.outcome = Outcome::ALL.get(usize::from(a) % 9).copied();
            row.unit = format!("đơn vị ({minute})");
            row.deadline = Some(day("2025-06-03"));
            row.reason = format!("vì ({minute})");
        });
        self.opinions.push(opinion);
    }
    fn object(&mut self, person: PersonId, at: usize) {
        let entries: Vec<Paragraph> = self.hall.0.rows().paragraphs.values().cloned().collect();
        let Some(entry) = entries.get(at % entries.len().max(1)) else { return };
        let settlement = Settlement::ALL[at % Settlement::ALL.len()];
        let row = |id| Objection {
            id,
            at: crate::hall::at("17:00"),
            person: Some(person),
            settlement,
            paragraph: Some(entry.id),
            was: entry.text.clone(),
            becomes: String::new(),
            words: "không phải thế".into(),
            reason: "đã nghe rõ".into(),
        };
        self.hall.add(row);
    }
}

fn play(deeds: &[Deed]) -> Play {
    let mut play = Play::new();
    deeds.iter().for_each(|deed| play.go(*deed));
    play
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec((0u8..19, any::<u8>(), any::<u8>()), 0..40)
}

/// Whether any copy may tell its words.
fn may_be_told(meeting: &Meeting, entry: &Paragraph) -> bool {
    let withheld = |id: OpinionId| meeting.get::<Opinion>(id).unwrap().is_withheld();
    let kept_back = |answer: AnswerId| {
        let of = meeting.facts().opinions_of.get(&answer).cloned().unwrap_or_default();
        !of.is_empty() && of.into_iter().all(withheld)
    };
    !entry.opinion.is_some_and(withheld) && ![entry.answer, entry.reply_to].into_iter().flatten().any(kept_back)
}

/// What tells entries: lines that carry a passage, and the cells of tables.
fn lines(document: &Document) -> Vec<String> {
    let told = document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.passage.is_some() => vec![paragraph.text()],
        Block::Table(table) => table.rows.iter().map(|row| format!("{row:?}")).collect(),
        Block::Paragraph(_) | Block::Heading { .. } | Block::Chart(_) | Block::NewPage => Vec::new(),
    });
    told.flatten().collect()
}

/// The counts and all that follows.
fn counts(document: &Document) -> Vec<String> {
    let all = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text()),
        Block::Heading { .. } | Block::Table(_) | Block::Chart(_) | Block::NewPage => None,
    });
    all.skip_while(|line| !line.starts_with("Tổng hợp:")).collect()
}

fn numbers(document: &Document) -> Vec<String> {
    document.head.agency.iter().chain([&document.head.number, &document.subtitle]).cloned().collect()
}

fn names(meeting: &Meeting) -> Vec<String> {
    let opinions = meeting.rows().opinions.values().filter(|row| row.unnamed || row.grievance.is_some());
    opinions.filter_map(|row| row.author).map(|id| meeting.get::<Person>(id).unwrap().name.clone()).collect()
}

fn kept_back(meeting: &Meeting) -> Vec<String> {
    let entries = meeting.rows().paragraphs.values().filter(|entry| !may_be_told(meeting, entry));
    entries.map(|entry| entry.text.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn both_ways_tell_everything_once_and_the_same_numbers(deeds in deeds()) {
        let meeting = play(&deeds).hall.0;
        let [single, grouped] =
            [false, true].map(|grouped| papers::document(&(&meeting).into(), &wish(Audience::Office, grouped)));
        for document in [&single, &grouped] {
            let lines = lines(document);
            let times = |words: &str| lines.iter().map(|line| line.matches(words).count()).sum::<usize>();
            for entry in meeting.rows().paragraphs.values().filter(|entry| !entry.text.is_empty()) {
                prop_assert_eq!(times(&entry.text), usize::from(may_be_told(&meeting, entry)), "{}", &entry.text);
            }
            for opinion in meeting.rows().opinions.values().filter(|row| !row.is_withheld() && row.outcome.is_some()) {
                let told = times(&opinion.unit).max(times(&opinion.reason));
                prop_assert_eq!(told, 1, "{} in {:?}", &opinion.unit, &lines);
            }
        }
        prop_assert_eq!(counts(&single), counts(&grouped));
        prop_assert_eq!(numbers(&single), numbers(&grouped));
        prop_assert_eq!(&single.appendices, &grouped.appendices);
    }

    #[test]
    fn no_copy_tells_what_is_kept_back(deeds in deeds()) {
        let meeting = play(&deeds).hall.0;
        for (audience, grouped) in [(Audience::Office, false), (Audience::Public, true), (Audience::Public, false)] {
            let mut document = papers::document(&(&meeting).into(), &wish(audience, grouped));
            document.appendices.clear();
            let text = plain(&document);
            prop_assert!(!text.contains("0912345678"));
            for words in kept_back(&meeting) {
                prop_assert!(!text.contains(&words), "{} in {}", words, text);
            }
            if audience == Audience::Public {
                for name in names(&meeting) {
                    prop_assert!(!text.contains(&name), "{} in {}", name, text);
                }
            }
        }
    }

    #[test]
    fn what_changed_tells_nothing_that_is_kept_back(
        deeds in deeds(), later in deeds(), marks in prop::collection::vec((any::<u8>(), any::<bool>()), 0..4),
    ) {
        let mut play = play(&deeds);
        let before = play.hall.0.clone();
        play.hall.add(|id| Version {
            id,
            number: 1,
            locked_at: at("17:30"),
            step: 1,
            fingerprint: String::new(),
            unlocked_at: Some(at("17:40")),
            reason: "sửa theo ý kiến bà Lê Thị Kín1".into(),
        });
        later.iter().take(6).for_each(|deed| play.go(*deed));
        for (at, unnamed) in marks {
            let Some(id) = play.opinions.get(usize::from(at) % play.opinions.len().max(1)).copied() else { continue };
            play.hall.set(id, |row: &mut Opinion| match unnamed {
                true => row.unnamed = true,
                false => row.grievance = Some(Grievance::Complaint),
            });
        }
        let meeting = play.hall.0;
        for audience in [Audience::Office, Audience::Public] {
            let sources = Sources { previous: Some(&before), ..Sources::from(&meeting) };
            let mut document = papers::document(&sources, &wish(audience, false));
            document.appendices.retain(|appendix| !appendix.turned);
            prop_assert_eq!(document.appendices.len(), 1);
            let text = plain(&document);
            for words in kept_back(&meeting).into_iter().chain(kept_back(&before)) {
                let is_told_now = lines(&document).iter().any(|line| line.contains(&words));
                prop_assert!(!text.contains(&words) || is_told_now, "{} in {}", words, text);
            }
            if audience == Audience::Public {
                for name in names(&meeting) {
                    prop_assert!(!text.contains(&name), "{} in {}", name, text);
                }
            }
        }
    }
}

#[test]
fn a_row_is_written_with_its_cells() {
    // The oracle above reads tables by this.
    assert!(format!("{:?}", Row::cells(["lời [1] đã nói".to_owned()])).contains("lời [1] đã nói"));
}

//! One throw of the dice played: any rule with anything there is.

use super::hall::*;
use thuky::domain::*;

/// A throw of the dice: which deed, with which of what there is, how many seconds later.
pub type Throw = (u8, u16, u16, u16);

/// What one throw may pick from.
struct Picks<'m> {
    meeting: &'m Meeting,
    now: Time,
    a: usize,
    b: usize,
}

impl Picks<'_> {
    fn one<R: Stored>(&self, rows: &Table<R>, n: usize) -> Option<R::Id> {
        rows.keys().nth(n % rows.len().max(1)).copied()
    }
    fn person(&self) -> PersonId {
        self.one(&self.meeting.rows().people, self.a).unwrap()
    }
    fn other(&self) -> PersonId {
        self.one(&self.meeting.rows().people, self.b).unwrap()
    }
    fn item(&self) -> ItemId {
        self.one(&self.meeting.rows().items, self.a).unwrap()
    }
    /// Mostly one that waits.
    fn turn(&self) -> TurnId {
        let queue = &self.meeting.facts().queue;
        let waiting = queue.get(self.a % queue.len().max(1)).copied().filter(|_| !self.b.is_multiple_of(4));
        waiting.or(self.one(&self.meeting.rows().turns, self.a)).unwrap_or(TurnId(0))
    }
    fn paragraph(&self) -> ParagraphId {
        self.one(&self.meeting.rows().paragraphs, self.a).unwrap_or(ParagraphId(0))
    }
    fn opinion(&self) -> OpinionId {
        self.one(&self.meeting.rows().opinions, self.b).unwrap_or(OpinionId(0))
    }
    fn answer(&self) -> AnswerId {
        self.one(&self.meeting.rows().answers, self.b).unwrap_or(AnswerId(0))
    }
    fn opinions(&self) -> Vec<OpinionId> {
        self.meeting.rows().opinions.keys().copied().filter(|id| (id.0 as usize + self.b).is_multiple_of(3)).collect()
    }
    fn owner(&self) -> Owner {
        match self.b % 8 {
            0 => Owner::Nobody,
            1 => Owner::Hall,
            _ => Owner::Person(self.person()),
        }
    }
    fn time(&self) -> Time {
        let start = at("14:20");
        start.plus_seconds(self.b as i64 * 7919 % (self.now.since(start) / 1000 + 60).max(1))
    }
    fn moment(&self) -> Moment {
        let spell = || self.one(&self.meeting.rows().spells, self.a / 4).unwrap_or(SpellId(0));
        match self.a % 8 {
            0 => Moment::Opened,
            1 => Moment::Closed,
            2..5 => Moment::Since(spell()),
            5 | 6 => Moment::Until(spell()),
            _ => Moment::Asked(self.turn()),
        }
    }
    fn spot(&self, n: usize) -> Spot {
        let sequence = &self.meeting.facts().sequence;
        let paragraph = sequence.get(n % sequence.len().max(1)).copied().unwrap_or(ParagraphId(0));
        let text = self.meeting.get::<Paragraph>(paragraph).map_or("", |paragraph| &paragraph.text);
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Spot { paragraph, byte: cuts[self.b % cuts.len()] }
    }
    fn mark(&self) -> Mark {
        match self.b % 9 {
            0 => Mark::NewOpinion,
            1 => Mark::Opinion(self.opinion()),
            2 => Mark::NewAnswer { opinions: self.opinions(), by: vec![self.person(), self.other()] },
            3 => Mark::Answer(self.answer()),
            4 => Mark::Reply(self.answer()),
            5 => Mark::Conclusion,
            6 => Mark::Task,
            _ => Mark::Note,
        }
    }
    fn margin(&self) -> Margin {
        let after = Some(self.paragraph()).filter(|_| self.a.is_multiple_of(3));
        let at = Some(self.time()).filter(|_| self.b.is_multiple_of(2));
        Margin { owner: self.owner(), turn: Some(self.turn()), mark: self.mark(), at, item: None, after }
    }
    fn somebody_new(&self) -> NewPerson {
        let hamlet = self.one(&self.meeting.rows().hamlets, self.b);
        NewPerson { described: format!("người số {}", self.a), hamlet, ..NewPerson::default() }
    }
}

fn floor_deed<'m>(which: u8, p: &Picks, m: &'m Meeting, now: Time) -> rules::Ruling<'m> {
    match which {
        0 | 1 => m.invite(Whom::Next, now),
        2 => m.invite(Whom::Turn(p.turn()), now),
        3 => m.invite(Whom::Person(p.person()), now),
        4 => m.invite(Whom::Unknown, now),
        5 => m.invite(Whom::Chair, now),
        6 => m.end_turn(now),
        7 | 8 => m.stop_or_go(now),
        9 => m.more_time(60),
        10 => m.misdirected(p.person()),
        11 => m.take_out(p.time().min(now), p.time().plus_seconds(p.a as i64 % 400).min(now)),
        12 | 13 => m.register(&Who::Known(p.person()), Way::Hand, p.b.is_multiple_of(4), "nước", now),
        14 => m.register(&Who::New(p.somebody_new()), Way::Slip, p.b.is_multiple_of(5), "", now),
        15 => m.withdraw(p.turn()),
        16 => m.refuse(p.turn(), "ngoài nội dung"),
        17 => m.put_back(p.turn()),
        18 => m.defer(p.turn()),
        19 | 20 => m.reorder(p.turn(), p.b.is_multiple_of(2)),
        21 => m.last_word(p.turn()),
        22 if p.b.is_multiple_of(2) => m.tell(["", "một", "hai"][p.a % 3], now),
        22 => m.close_or_open_list(),
        _ => m.correct_time(p.moment(), p.time(), now),
    }
}

fn agenda_deed<'m>(which: u8, p: &Picks, m: &'m Meeting, now: Time) -> rules::Ruling<'m> {
    match which {
        0 if p.b.is_multiple_of(3) || !m.is_open() => m.advance(now, true),
        1 => m.correct_time(p.moment(), p.time(), now),
        2 => m.go_to(p.item(), now, p.b.is_multiple_of(2)),
        3 => m.take_break(now, Some(p.paragraph())),
        4 => m.end_break(now),
        5 => m.add_item(Some(p.item()), "Biểu quyết", Some(5)),
        6 => m.skip_item(p.item()),
        7 => m.move_item(p.item(), p.b.is_multiple_of(2)),
        8 if p.b.is_multiple_of(24) => m.close(now, true),
        9 => m.count_heads(&[Count::Person(p.person()), Count::Delegates(p.b as i64 % 20)], now),
        10 => m.open(now),
        _ => m.correct_time(Moment::Paragraph(p.paragraph()), p.time(), now),
    }
}

fn people_deed<'m>(which: u8, p: &Picks, m: &'m Meeting) -> rules::Ruling<'m> {
    match which {
        0 => m.name_person(p.person(), &Who::New(p.somebody_new())),
        1 if m.rows().people.len() > 5 => m.name_person(p.person(), &Who::Known(p.other())),
        2 => m.edit_person(p.person(), |person| person.duty = Duty::ALL[p.b % Duty::ALL.len()]),
        3 => m.edit_person(p.person(), |person| person.hamlet = p.one(&m.rows().hamlets, p.b)),
        _ => m.add_person(&p.somebody_new(), Duty::Resident, ""),
    }
}

fn prose_deed<'m>(which: u8, p: &Picks, m: &'m Meeting, now: Time) -> rules::Ruling<'m> {
    match which {
        0..=4 => m.write(&p.margin(), "Đường lội, điện yếu. Đề nghị xã xem.", now),
        5 => m.rewrite(p.paragraph(), &format!("viết lại {}", p.b)),
        6 => m.erase(p.paragraph(), p.b.is_multiple_of(3)),
        7 => m.splice(p.spot(p.a), p.spot(p.a + p.b % 3), &[""], p.b.is_multiple_of(2)),
        8 => m.splice(p.spot(p.a), p.spot(p.a), &["một", "hai", "ba"], false),
        9 => m.splice(p.spot(p.a), p.spot(p.a + 1), &[" "], false),
        10 => m.set_owner(p.paragraph(), p.owner()),
        11 => m.set_margin(p.paragraph(), &margin_fields(p, m)),
        12 | 24 | 25 => m.conclude(p.paragraph()),
        13 => m.set_reply(p.paragraph(), Some(p.answer())),
        14..=16 => m.make_opinion(p.paragraph()),
        17 => m.take_back_opinion(p.paragraph()),
        18 | 19 => m.make_answer(p.paragraph(), &p.opinions(), &[p.other()]),
        20 => m.set_outcome(&p.opinions(), &outcome(p)),
        21 => m.edit_opinion(p.opinion(), |row| row.author = Some(p.person())),
        22 => m.edit_opinion(p.opinion(), |row| row.source = Source::ALL[p.a % Source::ALL.len()]),
        _ => {
            let form = VoteForm::Hands;
            let ballot = Ballot { subject: "Thông qua".into(), form, agree: 3, against: 1, other: 0, base: Some(4) };
            m.vote(&ballot, Some(p.paragraph()), now)
        }
    }
}
/// Sentences about anybody anywhere, and corrections of what they stand for.
fn sentence_deed<'m>(which: u8, p: &Picks, m: &'m Meeting, now: Time) -> rules::Ruling<'m> {
    const WRITTEN: [&str; 4] = [
        "{Người nói}, {xóm}, hỏi: …",
        "Giao {cán bộ} trả lời {người nói} trước ngày {hạn}, {chủ trì} ký.",
        "Giải lao từ {từ} đến {đến}.",
        "{Người nói} và {cán bộ} trao đổi; {người nói} {xóm}",
    ];
    let sentence = Sentence::parse(WRITTEN[p.b % WRITTEN.len()]).unwrap();
    let about = About {
        speaker: Some(p.person()).filter(|_| !p.a.is_multiple_of(5)),
        officer: Some(p.other()).filter(|_| !p.b.is_multiple_of(5)),
        spell: m.latest_break(),
        deadline: None,
    };
    let day = m.day(now) + chrono::Days::new(p.a as u64 % 20);
    let deadline = Some(day).filter(|_| !p.a.is_multiple_of(6));
    match which {
        0..=2 => m.put_sentence(Place::New(&p.margin()), &m.fill(&sentence, &about), now),
        3 | 4 => m.put_sentence(Place::After(p.paragraph()), &m.fill(&sentence, &about), now),
        5 => m.edit_person(p.person(), |person| person.name = ["", "Lê Văn An", "Lê Văn An Bình"][p.b % 3].to_owned()),
        6 => m.edit_person(p.person(), |person| person.honorific = ["", "ong", "ba"][p.b % 3].to_owned()),
        7 => {
            let names = m.hamlets().iter().map(|hamlet| format!("{} {}", hamlet.name, p.b % 3)).collect::<Vec<_>>();
            m.settle(&names, |_| {})
        }
        8 => m.set_task(p.one(&m.rows().tasks, p.a).unwrap_or(TaskId(0)), "UBND", "", deadline),
        9 => m.edit_opinion(p.opinion(), |row| row.deadline = deadline),
        _ => m.splice(p.spot(p.a), p.spot(p.a), &["", ""], false),
    }
}
fn last_deed<'m>(which: u8, p: &Picks, m: &'m Meeting, now: Time) -> rules::Ruling<'m> {
    match which {
        0 => m.read_back(now),
        1..=3 => m.object(&objection(p, m), now),
        4 => m.adopt(Some(p.b as i64 % 4), now),
        5 => m.lock(m.last_step(), &"0a".repeat(32), now),
        6..=8 => m.unlock(["", "sửa tên", "thiếu số"][p.b % 3], now),
        _ => {
            let (paper, number) = (Paper::ALL[p.a % Paper::ALL.len()], (p.b % 5).to_string());
            let scan = ("ban-ky.pdf", "0b".repeat(32));
            let scan = Some((scan.0, scan.1.as_str())).filter(|_| p.b.is_multiple_of(2));
            m.issue(paper, &number, Some(m.day(now)).filter(|_| p.a.is_multiple_of(2)), scan)
        }
    }
}
fn objection(p: &Picks, m: &Meeting) -> Objecting {
    let passages = m.passages();
    let heads = m.newest_heads().map_or(Vec::new(), |(_, heads)| heads);
    Objecting {
        passage: *passages.get(p.a % (passages.len() + 1)).unwrap_or(&Passage::Paragraph(ParagraphId(0))),
        person: Some(p.other()).filter(|_| p.b.is_multiple_of(2)),
        settlement: Settlement::ALL[p.b % 3],
        correction: match p.a / 7 % 5 {
            0 | 1 => Correction::Words(format!("đúng là {}", p.b)),
            2 => Correction::Name(p.person(), format!("Lê Văn {}", p.b)),
            3 => Correction::Heads(heads.iter().map(|head| (head.id, p.b as i64 % 90)).collect()),
            _ => Correction::Opened(p.time()),
        },
        words: ["", "tôi không nói vậy"][p.a % 2].to_owned(),
        reason: ["", "đã ghi đúng"][p.a / 2 % 2].to_owned(),
    }
}
fn outcome(p: &Picks) -> OutcomeGiven {
    let outcome = Some(Outcome::ALL[p.a % 6]).filter(|_| !p.a.is_multiple_of(4));
    OutcomeGiven { outcome, ..OutcomeGiven::default() }
}
fn margin_fields(p: &Picks, m: &Meeting) -> Fields {
    Fields {
        owner: Some(p.owner()).filter(|_| p.b.is_multiple_of(2)),
        at: Some(p.time()).filter(|_| p.b.is_multiple_of(5)),
        kind: Some(Kind::ALL[p.b % Kind::ALL.len()]).filter(|_| p.b.is_multiple_of(3)),
        opinion: m.opinion_number(p.opinion()).filter(|_| p.a.is_multiple_of(2)),
    }
}

/// Plays one throw: true when a step came of it.
pub fn play(hall: &mut Hall, (deed, a, b, seconds): Throw) -> bool {
    hall.wait(i64::from(seconds));
    let (a, b) = (usize::from(a), usize::from(b));
    if deed >= RULES {
        return !hall.steps.is_empty() && hall.undo(a % hall.steps.len().min(12)).is_ok();
    }
    let done = hall.attempt(|m, now| {
        let picks = Picks { meeting: m, now, a, b };
        match deed {
            0..=23 => floor_deed(deed, &picks, m, now),
            24..=35 => agenda_deed(deed - 24, &picks, m, now),
            36..=40 => people_deed(deed - 36, &picks, m),
            41..=67 => prose_deed(deed - 41, &picks, m, now),
            68..=79 => sentence_deed(deed - 68, &picks, m, now),
            _ => last_deed(deed - 80, &picks, m, now),
        }
    });
    done.is_ok()
}
/// Throws from here on are undo.
const RULES: u8 = 91;
/// How many deeds a throw chooses from.
pub const DEEDS: u8 = 95;

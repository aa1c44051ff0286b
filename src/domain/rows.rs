//! The rows of a meeting, one struct per table, and the words their columns may hold. Rules live in `rules`.
//!
//! All prose stands in `Paragraph`. What can be computed from other rows is not stored. Every table has a `meeting` column
//! too, which the store writes and reads; in memory there is only one meeting.

use super::paper::Paper;
use super::time::{Date, Time};
use super::value::{codes, ids, row};
use serde::{Deserialize, Serialize};

ids! {
    MeetingId of "meeting", HamletId of "hamlet", PartyId of "party", FieldId of "field", PersonId of "person",
    ChargeId of "charge", ItemId of "item", TurnId of "turn", SpellId of "spell", HeadcountId of "headcount",
    HeadId of "head", ParagraphId of "paragraph", OpinionId of "opinion", AnswerId of "answer",
    AnswerOpinionId of "answer_opinion", AnswerById of "answer_by", TaskId of "task", VoteId of "vote",
    ObjectionId of "objection", VersionId of "version", IssueId of "issue", MentionId of "mention",
    MessageId of "message",
}

codes! {
    /// What a person is in this meeting.
    Duty {
        Resident = "resident",
        Delegate = "delegate",
        Officer = "officer",
        Chair = "chair",
        Secretary = "secretary",
        /// The master of ceremonies.
        Host = "host",
    }
    /// What an agenda item is for.
    ItemKind {
        Opening = "opening",
        Report = "report",
        Dialogue = "dialogue",
        Summary = "summary",
        Answers = "answers",
        Vote = "vote",
        Conclusion = "conclusion",
        Closing = "closing",
        Other = "other",
    }
    /// In what quality somebody speaks. Only residents and points of order are turns of residents.
    TurnKind {
        Resident = "resident",
        /// A point of order: passes a closed list.
        Point = "point",
        Presenter = "presenter",
        Officer = "officer",
        Chair = "chair",
        Host = "host",
    }
    /// Where a turn stands. While `Speaking` or `Paused` it has the floor; at most one turn has it.
    TurnState {
        Waiting = "waiting",
        Speaking = "speaking",
        Paused = "paused",
        Done = "done",
        Withdrawn = "withdrawn",
        /// Still waiting at the end: offered a written opinion instead.
        Unheard = "unheard",
        /// "Không tiếp nhận": the chair's decision, with the reason.
        Refused = "refused",
    }
    /// How somebody asked to speak.
    Way {
        Hand = "hand",
        AtMeeting = "meeting",
        Advance = "advance",
        Slip = "slip",
        /// Called by the chair without having asked.
        Called = "called",
    }
    /// Whose words a paragraph holds.
    OwnerKind { Nobody = "nobody", Hall = "hall", Person = "person" }
    /// What a paragraph is.
    Kind {
        Note = "note",
        Opinion = "opinion",
        Answer = "answer",
        Conclusion = "conclusion",
        Task = "task",
        Vote = "vote",
        Break = "break",
    }
    /// How an opinion came.
    Source { Speech = "speech", Slip = "slip", Letter = "letter", Advance = "advance", Phone = "phone" }
    /// What an opinion is.
    OpinionKind { Question = "question", Petition = "petition", Report = "report", Advice = "advice" }
    /// Complaints and denunciations go another way and stay out of public papers.
    Grievance { Complaint = "complaint", Denunciation = "denunciation" }
    /// What became of an opinion. No outcome yet and no answer: open; no outcome but an answer: heard, not sorted.
    Outcome {
        Answered = "answered",
        InWriting = "in_writing",
        PassedOn = "passed_on",
        Accepted = "accepted",
        Withdrawn = "withdrawn",
        Refused = "refused",
    }
    /// How a vote was taken.
    VoteForm { Hands = "hands", Ballot = "ballot" }
    /// Whose papers these are; their form follows (state: NĐ 30/2020; the Party and the Front have their own).
    #[derive(Default)]
    Organ { #[default] State = "state", Party = "party", Front = "front" }
    /// What became of an objection to the minutes when they were read back.
    Settlement {
        Corrected = "corrected",
        /// "Ý kiến bảo lưu": the minutes stay, the objector's words stand beside them.
        Reserved = "reserved",
        /// By the chair, with the reason.
        NotAccepted = "not_accepted",
    }
    /// What of a row words in a paragraph stand for.
    Mentioned {
        /// A person as addressed: "ông Hoàng Văn Định".
        Name = "name",
        /// The hamlet of a person: "xóm Thống Nhất".
        Hamlet = "hamlet",
        /// Until when the paragraph's opinion or task is to be dealt with.
        Deadline = "deadline",
        /// When a break began.
        Since = "since",
        /// When it ended.
        Until = "until",
    }
}

row! {
    /// The meeting itself: one row.
    Info(MeetingId) in "meeting" {
        title: String,
        held_on: Date,
        venue: String,
        /// Minutes east of Greenwich; +420 for Vietnam.
        offset_minutes: i64,
        /// "14:30", or empty.
        planned_open: String,
        /// The body above the agency (cơ quan chủ quản), or empty.
        parent_agency: String,
        /// The agency's name, lines separated by a line feed.
        agency: String,
        /// "BB-UBND": of the minutes; other papers have their own kind in it.
        symbol: String,
        /// "Nơi nhận", one receiver a line.
        receivers: String,
        /// Invited, when a number was given. Invited is not present.
        invited: Option<i64>,
        opened_at: Option<Time>,
        closed_at: Option<Time>,
        /// Countdown of a resident's turn in seconds; none: count up only.
        countdown: Option<i64>,
        bell: bool,
        /// The speaker list takes no more names.
        list_closed: bool,
        /// The highest opinion number ever given. Never falls.
        last_opinion: i64,
        /// Who takes opinions before the meeting.
        advance_taker: Option<PersonId>,
        organ: Organ,
        /// The place in "Trung Hội, ngày …", or empty.
        seat: String,
        /// "TM. ỦY BAN NHÂN DÂN", over the signature of notices and reports, or empty.
        on_behalf: String,
        /// "CHỦ TỊCH", or empty.
        signer_office: String,
        /// When the minutes were read back to the hall; none: they were not.
        read_back_at: Option<Time>,
        /// When the hall adopted them; none: it did not.
        adopted_at: Option<Time>,
        /// How many signed copies were made; none: not said.
        copies: Option<i64>,
    }
}
row! {
    Hamlet(HamletId) in "hamlet" { name: String, place: String }
}
row! {
    /// A group of delegates that was invited (trường học, trạm y tế …).
    Party(PartyId) in "party" { name: String, invited: Option<i64>, place: String }
}
row! {
    /// A field opinions are sorted by (lĩnh vực).
    Field(FieldId) in "field" { name: String, place: String }
}
row! {
    /// Somebody. An empty name: not known yet, `described` says whom we mean ("áo xanh").
    Person(PersonId) in "person" {
        name: String,
        described: String,
        /// A code of `viet::Honorific`, or empty.
        honorific: String,
        /// Office or what they stand for, as printed.
        role: String,
        duty: Duty,
        hamlet: Option<HamletId>,
        party: Option<PartyId>,
        /// For the written answer; never printed.
        phone: String,
        /// Invented for a demonstration.
        example: bool,
    }
}
row! {
    /// An officer answers for a field.
    Charge(ChargeId) in "charge" { person: PersonId, field: FieldId }
}
row! {
    /// An agenda item; one with children is a heading and has no spells of its own.
    Item(ItemId) in "item" {
        parent: Option<ItemId>,
        place: String,
        title: String,
        kind: ItemKind,
        planned_minutes: Option<i64>,
        person: Option<PersonId>,
        skipped: bool,
    }
}
row! {
    /// One person's wish to speak, and its fulfilment.
    Turn(TurnId) in "turn" {
        person: PersonId,
        item: Option<ItemId>,
        kind: TurnKind,
        state: TurnState,
        asked_at: Time,
        way: Way,
        topic: String,
        /// Order in the queue.
        place: String,
        /// Keeps the last place whoever comes after.
        last_word: bool,
        /// Countdown in seconds with the minutes added; none: count up.
        allowed: Option<i64>,
        /// Why it was not accepted.
        reason: String,
    }
}
row! {
    /// A stretch of time of a turn, of an item, or (neither) of a break.
    Spell(SpellId) in "spell" { turn: Option<TurnId>, item: Option<ItemId>, since: Time, until: Option<Time> }
}
row! {
    /// One counting of the heads present.
    Headcount(HeadcountId) in "headcount" { at: Time }
}
row! {
    /// A number of a count: residents of a hamlet, delegates of a group, one delegate by name, or delegates in one number.
    Head(HeadId) in "head" {
        headcount: HeadcountId,
        hamlet: Option<HamletId>,
        party: Option<PartyId>,
        person: Option<PersonId>,
        number: i64,
    }
}
row! {
    /// One entry of the minutes.
    Paragraph(ParagraphId) in "paragraph" {
        place: String,
        item: Option<ItemId>,
        /// When its first key was pressed.
        at: Time,
        owner: OwnerKind,
        person: Option<PersonId>,
        turn: Option<TurnId>,
        kind: Kind,
        text: String,
        opinion: Option<OpinionId>,
        answer: Option<AnswerId>,
        /// A resident's reply to this answer.
        reply_to: Option<AnswerId>,
        task: Option<TaskId>,
        vote: Option<VoteId>,
        /// The break it tells of; its words are the spell's times.
        spell: Option<SpellId>,
    }
}
row! {
    /// An opinion; its words are its paragraphs.
    Opinion(OpinionId) in "opinion" {
        number: i64,
        author: Option<PersonId>,
        /// "Không nêu tên" in public copies.
        unnamed: bool,
        /// Who read it out, when not the author.
        reader: Option<PersonId>,
        source: Source,
        hamlet: Option<HamletId>,
        kind: Option<OpinionKind>,
        field: Option<FieldId>,
        grievance: Option<Grievance>,
        outcome: Option<Outcome>,
        unit: String,
        deadline: Option<Date>,
        reason: String,
        turn: Option<TurnId>,
    }
}
row! {
    /// An answer; its words are its paragraphs, its opinions and answerers many.
    Answer(AnswerId) in "answer" { item: Option<ItemId> }
}
row! {
    AnswerOpinion(AnswerOpinionId) in "answer_opinion" { answer: AnswerId, opinion: OpinionId }
}
row! {
    AnswerBy(AnswerById) in "answer_by" { answer: AnswerId, person: PersonId }
}
row! {
    /// A task the chair gave; its words are its paragraph.
    Task(TaskId) in "task" { unit: String, support: String, deadline: Option<Date> }
}
row! {
    /// A vote; its subject is its paragraph.
    Vote(VoteId) in "vote" {
        item: Option<ItemId>,
        at: Time,
        form: VoteForm,
        agree: i64,
        against: i64,
        other: i64,
        /// How many could vote.
        base: Option<i64>,
    }
}

row! {
    /// An objection to the minutes when they were read back.
    Objection(ObjectionId) in "objection" {
        at: Time,
        person: Option<PersonId>,
        settlement: Settlement,
        /// The entry it was about; none: another line of the minutes.
        paragraph: Option<ParagraphId>,
        /// The words objected to, as they stood.
        was: String,
        /// As corrected; empty when nothing was corrected.
        becomes: String,
        /// What the objector said, or empty.
        words: String,
        /// The chair's, for what was not accepted.
        reason: String,
    }
}
row! {
    /// A version of the minutes: locked, and perhaps unlocked again.
    Version(VersionId) in "version" {
        /// Counted from 1.
        number: i64,
        locked_at: Time,
        /// The newest step of the file when it was locked; the lock is the step after it.
        step: i64,
        /// That step's hash in the chain of the journal, 64 hexadecimal digits.
        fingerprint: String,
        unlocked_at: Option<Time>,
        /// Why it was unlocked.
        reason: String,
    }
}
row! {
    /// A paper that was given a number, a day, or a signed scan; one row a paper.
    Issue(IssueId) in "issue" {
        paper: Paper,
        /// Without its symbol; empty: not given yet.
        number: String,
        issued_on: Option<Date>,
        /// The name of the signed scan's file, or empty.
        scan: String,
        /// SHA-256 of that file in hexadecimal, or empty.
        scan_hash: String,
    }
}

row! {
    /// Words in a paragraph that stand for something in another row, and follow it: a name corrected later is corrected there
    /// too. Words that are no longer found in the paragraph follow nothing.
    Mention(MentionId) in "mention" {
        paragraph: ParagraphId,
        part: Mentioned,
        /// Whose name or hamlet.
        person: Option<PersonId>,
        /// The break whose times.
        spell: Option<SpellId>,
        /// As they stand in the paragraph; `viet::WAITING_BLANK` while the row does not say.
        words: String,
    }
}
row! {
    /// What the secretary tells the chair, on the chair's window; at most one row. It is no part of the minutes.
    Message(MessageId) in "message" {
        at: Time,
        words: String,
    }
}

/// Whose words: the two columns `owner` and `person` as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Owner {
    #[default]
    Nobody,
    Hall,
    Person(PersonId),
}

impl Paragraph {
    pub fn owner(&self) -> Owner {
        match (self.owner, self.person) {
            (OwnerKind::Person, Some(person)) => Owner::Person(person),
            (OwnerKind::Hall, _) => Owner::Hall,
            (OwnerKind::Nobody | OwnerKind::Person, _) => Owner::Nobody,
        }
    }
    pub fn set_owner(&mut self, owner: Owner) {
        (self.owner, self.person) = match owner {
            Owner::Nobody => (OwnerKind::Nobody, None),
            Owner::Hall => (OwnerKind::Hall, None),
            Owner::Person(person) => (OwnerKind::Person, Some(person)),
        };
    }
}

impl Turn {
    pub fn is_waiting(&self) -> bool {
        self.state == TurnState::Waiting
    }
    pub fn has_floor(&self) -> bool {
        matches!(self.state, TurnState::Speaking | TurnState::Paused)
    }
    pub fn is_of_resident(&self) -> bool {
        matches!(self.kind, TurnKind::Resident | TurnKind::Point)
    }
}

impl Opinion {
    /// Not for the hall's eyes: complaints and denunciations go another way, and an unsigned slip nobody read stays internal.
    pub fn is_withheld(&self) -> bool {
        let unsigned = self.source == Source::Slip && self.author.is_none();
        self.grievance.is_some() || unsigned && self.reader.is_none() && self.turn.is_none()
    }
}

impl Info {
    /// A meeting of which only the name and the day are known.
    pub fn new(id: MeetingId, title: &str, held_on: Date) -> Info {
        Info {
            id,
            title: title.to_owned(),
            held_on,
            venue: String::new(),
            offset_minutes: 420,
            planned_open: String::new(),
            parent_agency: String::new(),
            agency: String::new(),
            symbol: String::new(),
            receivers: String::new(),
            invited: None,
            opened_at: None,
            closed_at: None,
            countdown: None,
            bell: false,
            list_closed: false,
            last_opinion: 0,
            advance_taker: None,
            organ: Organ::State,
            seat: String::new(),
            on_behalf: String::new(),
            signer_office: String::new(),
            read_back_at: None,
            adopted_at: None,
            copies: None,
        }
    }
}

impl Version {
    pub fn is_locked(&self) -> bool {
        self.unlocked_at.is_none()
    }
}

impl Spell {
    pub fn is_open(&self) -> bool {
        self.until.is_none()
    }
    pub fn is_break(&self) -> bool {
        self.turn.is_none() && self.item.is_none()
    }
    /// Milliseconds it lasted, to `now` while it is open.
    pub fn millis(&self, now: Time) -> i64 {
        self.until.unwrap_or(now).since(self.since)
    }
}

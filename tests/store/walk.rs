//! Meetings that never were: random steps over many tables, the same for the same numbers.

use thuky::domain::*;

pub const MEETING: MeetingId = MeetingId(1);
pub const AT: Time = Time::from_millis(1_748_000_000_000);

/// The newest step of a file in which no meeting is born yet: one for each script.
pub const BORN: StepNo = 3;

/// One random thing: what, and which.
pub type Op = (u8, u32);

/// As many ops as asked, from a seed (SplitMix64).
pub fn ops(mut seed: u64, many: usize) -> Vec<Op> {
    let mut next = || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    (0..many).map(|_| ((next() % 256) as u8, next() as u32)).collect()
}

/// The first step of the meeting.
pub fn birth(n: StepNo) -> (Meeting, Step) {
    let info = Info {
        venue: "Nhà văn hoá thôn".into(),
        planned_open: "14:30".into(),
        agency: "UBND xã".into(),
        symbol: "BB-UBND".into(),
        receivers: "Như trên\nLưu".into(),
        invited: Some(120),
        countdown: Some(300),
        bell: true,
        ..Info::new(MEETING, "Hội nghị đối thoại", Date::from_ymd_opt(2025, 5, 24).unwrap())
    };
    let changes = vec![Change::Info(Edit { before: None, after: Some(info) })];
    let birth = Step { n, at: AT, deed: Deed::New, changes, undoes: None };
    (Meeting::from_birth(&birth, 2).unwrap(), birth)
}

/// The next step: a handful of births, changes and deaths.
pub fn step(meeting: &Meeting, ops: &[Op]) -> Step {
    let mut work = Work::new(meeting, Deed::Settings);
    ops.iter().for_each(|op| act(&mut work, *op));
    let (deed, changes) = work.finish();
    let n = meeting.last_step() + 1;
    Step { n, at: AT.plus_seconds(n), deed, changes, undoes: (n % 7 == 0).then_some(n - 1) }
}

/// The minutes are locked after the newest step, which has this hash, or unlocked.
pub fn lock_or_unlock(meeting: &Meeting, fingerprint: &str) -> Step {
    let (n, at) = (meeting.last_step() + 1, AT.plus_seconds(meeting.last_step()));
    let (deed, changes) = match meeting.unlock("sửa tên", at) {
        Ok(unlock) => unlock.finish(),
        Err(_) => {
            let mut work = Work::new(meeting, Deed::Lock);
            let number = meeting.newest_version().map_or(1, |version| version.number + 1);
            let (id, fingerprint, reason) = (work.id(), fingerprint.to_owned(), String::new());
            work.insert(Version { id, number, locked_at: at, step: n - 1, fingerprint, unlocked_at: None, reason });
            work.finish()
        }
    };
    Step { n, at, deed, changes, undoes: None }
}

/// All steps of a walk, and memory as it was before the first and after each.
pub fn walk(last_step: StepNo, ops: &[Op]) -> (Vec<Step>, Vec<Meeting>) {
    let (mut meeting, first) = birth(last_step + 1);
    let (mut steps, mut states) = (vec![first], vec![meeting.clone()]);
    for some in ops.chunks(3) {
        let next = step(&meeting, some);
        meeting.apply(&next);
        steps.push(next);
        states.push(meeting.clone());
    }
    (steps, states)
}

fn of<R: Stored>(work: &Work<'_>, which: u32) -> Option<R::Id> {
    let all: Vec<R::Id> = work.all::<R>().iter().map(|row| row.id()).collect();
    all.get(which as usize % (all.len() + 1)).copied()
}

fn words(which: u32) -> String {
    ["", "đường xấu", "Nước sạch “hai lần”", "\\ \" \n ; DROP", "ễ́ 👩‍🌾", "kênh mương, kênh mương"][which as usize % 6]
        .repeat(1 + which as usize % 3)
}

fn act(work: &mut Work<'_>, (what, which): Op) {
    fn pick<T: Copy>(all: &[T], which: u32) -> T {
        all[which as usize % all.len()]
    }
    let at = AT.plus_millis(i64::from(which));
    let place = format!("{which:06}i");
    match what % 21 {
        0 => {
            let (hamlet, party) = (of::<Hamlet>(work, which), of::<Party>(work, which / 3));
            let (id, duty) = (work.id(), pick(Duty::ALL, which));
            let (name, described) = (words(which), words(which / 5));
            let (honorific, role, phone) = (String::new(), words(which / 7), "0912".into());
            work.insert(Person {
                id,
                name,
                described,
                honorific,
                role,
                duty,
                hamlet,
                party,
                phone,
                example: which % 2 == 0,
            });
        }
        1 => {
            let (parent, person) = (of::<Item>(work, which), of::<Person>(work, which / 3));
            let (id, kind) = (work.id(), pick(ItemKind::ALL, which));
            work.insert(Item {
                id,
                parent,
                place,
                title: words(which),
                kind,
                planned_minutes: None,
                person,
                skipped: false,
            });
        }
        2 => {
            let Some(person) = of::<Person>(work, which) else { return };
            let (item, id) = (of::<Item>(work, which / 3), work.id());
            let (kind, state, way) = (pick(TurnKind::ALL, which), pick(TurnState::ALL, which), pick(Way::ALL, which));
            let (topic, reason) = (words(which), words(which / 2));
            let (last_word, allowed) = (which % 3 == 0, (which % 2 == 0).then_some(300));
            work.insert(Turn {
                id,
                person,
                item,
                kind,
                state,
                asked_at: at,
                way,
                topic,
                place,
                last_word,
                allowed,
                reason,
            });
        }
        3..6 => {
            let (item, person) = (of::<Item>(work, which), of::<Person>(work, which / 3));
            let (turn, opinion) = (of::<Turn>(work, which / 5), of::<Opinion>(work, which / 7));
            let (answer, reply_to) = (of::<Answer>(work, which / 11), of::<Answer>(work, which / 13));
            let (task, vote, spell) = (of::<Task>(work, which), of::<Vote>(work, which / 3), of::<Spell>(work, which));
            let (id, owner, kind) = (work.id(), pick(OwnerKind::ALL, which), pick(Kind::ALL, which));
            let text = words(which);
            work.insert(Paragraph {
                id,
                place,
                item,
                at,
                owner,
                person,
                turn,
                kind,
                text,
                opinion,
                answer,
                reply_to,
                task,
                vote,
                spell,
            });
        }
        6 => {
            let (author, reader) = (of::<Person>(work, which), of::<Person>(work, which / 3));
            let (hamlet, field, turn) = (of::<Hamlet>(work, which), of::<Field>(work, which), of::<Turn>(work, which));
            let (id, number) = (work.id(), i64::from(which));
            let (source, kind) = (pick(Source::ALL, which), Some(pick(OpinionKind::ALL, which)));
            let (grievance, outcome) = (Some(pick(Grievance::ALL, which)), Some(pick(Outcome::ALL, which)));
            let (unit, deadline, reason) = (words(which), Date::from_ymd_opt(2025, 6, 1), words(which / 3));
            let unnamed = which % 2 == 0;
            work.insert(Opinion {
                id,
                number,
                author,
                unnamed,
                reader,
                source,
                hamlet,
                kind,
                field,
                grievance,
                outcome,
                unit,
                deadline,
                reason,
                turn,
            });
        }
        7 => {
            let (item, answer) = (of::<Item>(work, which), work.id());
            work.insert(Answer { id: answer, item });
            if let Some(opinion) = of::<Opinion>(work, which) {
                let id = work.id();
                work.insert(AnswerOpinion { id, answer, opinion });
            }
            if let Some(person) = of::<Person>(work, which) {
                let id = work.id();
                work.insert(AnswerBy { id, answer, person });
            }
        }
        8 => {
            let (turn, item) = (of::<Turn>(work, which), of::<Item>(work, which / 3));
            let id = work.id();
            work.insert(Spell { id, turn, item, since: at, until: (which % 2 == 0).then_some(at) });
        }
        9 => {
            let headcount = work.id();
            work.insert(Headcount { id: headcount, at });
            let (hamlet, id) = (of::<Hamlet>(work, which), work.id());
            work.insert(Head { id, headcount, hamlet, party: None, person: None, number: i64::from(which) });
        }
        10 => {
            let id = work.id();
            work.insert(Hamlet { id, name: words(which), place: place.clone() });
            let id = work.id();
            work.insert(Party { id, name: words(which), invited: Some(3), place: place.clone() });
            let field = work.id();
            work.insert(Field { id: field, name: words(which), place });
            if let Some(person) = of::<Person>(work, which) {
                let id = work.id();
                work.insert(Charge { id, person, field });
            }
        }
        11 => {
            let id = work.id();
            work.insert(Task { id, unit: words(which), support: words(which / 3), deadline: None });
            let (item, form) = (of::<Item>(work, which), pick(VoteForm::ALL, which));
            let id = work.id();
            work.insert(Vote { id, item, at, form, agree: 80, against: 2, other: 0, base: Some(82) });
        }
        12 => {
            if let Some(id) = of::<Paragraph>(work, which) {
                work.update(id, |row: &mut Paragraph| (row.text, row.place) = (words(which / 3), place));
            }
        }
        13 => {
            if let Some(id) = of::<Person>(work, which) {
                work.update(id, |row: &mut Person| row.name = words(which / 3));
            }
            work.update(MEETING, |row: &mut Info| row.opened_at = (which % 2 == 0).then_some(at));
        }
        14 => {
            if let Some(id) = of::<Paragraph>(work, which) {
                let about = |row: &&Objection| row.paragraph == Some(id);
                let about: Vec<ObjectionId> =
                    work.all::<Objection>().into_iter().filter(about).map(|row| row.id).collect();
                about.into_iter().for_each(|row| work.update(row, |row: &mut Objection| row.paragraph = None));
                let within = |row: &&Mention| row.paragraph == id;
                let within: Vec<MentionId> =
                    work.all::<Mention>().into_iter().filter(within).map(|row| row.id).collect();
                within.into_iter().for_each(|row| work.delete::<Mention>(row));
                work.delete::<Paragraph>(id);
            }
        }
        15 => {
            let (person, paragraph) = (of::<Person>(work, which / 3), of::<Paragraph>(work, which));
            let (id, settlement) = (work.id(), pick(Settlement::ALL, which));
            let (was, becomes, reason) = (words(which), words(which / 3), words(which / 5));
            work.insert(Objection {
                id,
                at,
                person,
                settlement,
                paragraph,
                was,
                becomes,
                words: words(which / 7),
                reason,
            });
        }
        16 => {
            let (id, paper) = (of::<Issue>(work, which), pick(Paper::ALL, which));
            let id = id.unwrap_or_else(|| {
                let (number, scan, scan_hash) = (String::new(), String::new(), String::new());
                let id = work.id();
                work.insert(Issue { id, paper, number, issued_on: None, scan, scan_hash })
            });
            work.update(id, |row: &mut Issue| {
                (row.number, row.scan) = (which.to_string(), words(which));
                row.issued_on = Date::from_ymd_opt(2025, 5, 1 + which % 28);
            });
        }
        18 => {
            let Some(paragraph) = of::<Paragraph>(work, which) else { return };
            let (person, spell) = (of::<Person>(work, which / 3), of::<Spell>(work, which / 5));
            let (id, part, words) = (work.id(), pick(Mentioned::ALL, which), words(which / 7));
            work.insert(Mention { id, paragraph, part, person, spell, words });
        }
        17 => work.update(MEETING, |info: &mut Info| {
            (info.read_back_at, info.adopted_at) = (Some(at), (which % 2 == 0).then_some(at));
            (info.copies, info.organ) = (Some(1 + i64::from(which % 3)), pick(Organ::ALL, which));
        }),
        19 => match of::<Message>(work, which) {
            Some(id) if which % 2 == 0 => work.delete::<Message>(id),
            _ => {
                let id = work.id();
                work.insert(Message { id, at, words: words(which) });
            }
        },
        _ => {
            if let Some(id) = of::<Head>(work, which) {
                work.delete::<Head>(id);
            }
            if let Some(id) = of::<AnswerBy>(work, which) {
                work.delete::<AnswerBy>(id);
            }
        }
    }
}

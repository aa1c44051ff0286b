//! One of everything that is worded.

use super::*;

pub(super) fn refusals_of(meeting: &Meeting) -> Vec<Refusal> {
    let (person, turn, item) = (first::<Person>(meeting), first::<Turn>(meeting), meeting.facts().current.unwrap());
    let (opinion, answer) = (first::<Opinion>(meeting), first::<Answer>(meeting));
    vec![
        Refusal::NotOpened,
        Refusal::AlreadyOpened,
        Refusal::AlreadyClosed,
        Refusal::NobodySpeaking,
        Refusal::NobodyWaiting,
        Refusal::AlreadyWaiting(person),
        Refusal::AlreadyWaiting(PersonId(-1)),
        Refusal::HasFloor(person),
        Refusal::ListClosed,
        Refusal::NotWaiting(turn),
        Refusal::NotWaiting(TurnId(-1)),
        Refusal::InBreak,
        Refusal::NotInBreak,
        Refusal::NoCountdown,
        Refusal::NoChair,
        Refusal::NoSuchItem,
        Refusal::HeadingItem(item),
        Refusal::AlreadyCurrent(item),
        Refusal::ItemHasTimes(item),
        Refusal::ItemInUse(ItemId(-1)),
        Refusal::HamletInUse(first::<Hamlet>(meeting)),
        Refusal::EmptyText,
        Refusal::EmptyName,
        Refusal::NotAnOpinion,
        Refusal::OpinionAnswered(opinion),
        Refusal::NoSuchOpinion(99),
        Refusal::NoOpinionGiven,
        Refusal::NobodyAnswers,
        Refusal::DifferentOwners,
        Refusal::DifferentOpinions,
        Refusal::CarriesMore(meeting.facts().sequence[2]),
        Refusal::NotAnAnswer,
        Refusal::ReplyToNothing(answer),
        Refusal::SamePerson,
        Refusal::Overlapping,
        Refusal::EndBeforeStart,
        Refusal::InTheFuture,
        Refusal::NoUnit,
        Refusal::ChangedSince(vec![("opinion", opinion.0), ("turn", turn.0), ("answer", -1), ("meeting", 1)]),
        Refusal::NotUndoable,
        Refusal::AlreadyUndone,
        Refusal::NumbersDoNotAddUp,
        Refusal::NothingHere,
        Refusal::AtTheTop,
        Refusal::AtTheEnd,
        Refusal::NoGap,
        Refusal::TooLong,
    ]
}

pub(super) fn notices_of(meeting: &Meeting) -> Vec<Notice> {
    let mut notices = vec![
        Notice::Done(Deed::Open),
        Notice::TooSoon(Action::Invite),
        Notice::TooSoon(Action::NextItem),
        Notice::Undone(Deed::Rewrite),
        Notice::Redone(Deed::Splice),
        Notice::NothingToUndo,
        Notice::NothingToRedo,
        Notice::Floor(first::<Person>(meeting)),
        Notice::Registered(meeting.facts().queue[3]),
        Notice::StillPaused(first::<Person>(meeting)),
        Notice::Registered(first::<Turn>(meeting)),
        Notice::OpinionMade(7),
        Notice::Present(128),
        Notice::Countdown(Some(300)),
        Notice::Countdown(None),
        Notice::Bell(true),
        Notice::Bell(false),
        Notice::AllSaved,
        Notice::Answered(meeting.facts().opinions.clone()),
        Notice::Restored { from: now(), to: now(), running: true },
        Notice::Restored { from: now(), to: now(), running: false },
        Notice::GapOut(248),
        Notice::ParagraphFull,
        Notice::PasteTooLong { taken: 1 << 20, whole: 1 << 21 },
        Notice::Copied(1),
        Notice::Copied(120),
        Notice::NothingSelected,
        Notice::NotFound("Hoàng".to_owned()),
        Notice::NotUnderstood(String::new()),
        Notice::NotUnderstood("25:00".to_owned()),
        Notice::NoOpinionHere,
        Notice::ReadOnly,
        Notice::Exported("/home/thuky/bien-ban.docx".to_owned()),
        Notice::BackedUp("/media/usb".to_owned()),
        Notice::KeyTest(true),
        Notice::KeyTest(false),
        Notice::BoxFirst,
        Notice::FoundNothing,
        Notice::ChairOpened,
        Notice::QuitUnsaved,
    ];
    notices.extend(Action::ALL.iter().copied().map(Notice::Unavailable));
    notices.extend(
        [Failure::Export, Failure::Backup, Failure::ChairWindow, Failure::Steps]
            .map(|what| Notice::Failed(what, "hết chỗ".to_owned())),
    );
    notices.extend(refusals_of(meeting).into_iter().map(Notice::Refused));
    notices
}

pub(super) fn moments_of(meeting: &Meeting) -> Vec<Moment> {
    let mut moments = vec![Moment::Opened, Moment::Closed, Moment::Since(SpellId(-1))];
    moments.extend(meeting.rows().spells.keys().flat_map(|id| [Moment::Since(*id), Moment::Until(*id)]));
    moments.extend(meeting.rows().turns.keys().copied().map(Moment::Asked));
    moments.extend(meeting.facts().sequence.iter().copied().map(Moment::Paragraph));
    moments.extend(meeting.facts().headcounts.iter().copied().map(Moment::Counted));
    moments.extend(meeting.rows().votes.keys().copied().map(Moment::Voted));
    moments
}

pub(super) const LABELS: &[Label] = &[
    Label::Find,
    Label::Opinions,
    Label::By,
    Label::Owner,
    Label::Kind,
    Label::Opinion,
    Label::Field,
    Label::Author,
    Label::Reader,
    Label::Source,
    Label::OpinionKind,
    Label::Unnamed,
    Label::Grievance,
    Label::Unit,
    Label::Support,
    Label::Deadline,
    Label::Reason,
    Label::Time,
    Label::Subject,
    Label::Form,
    Label::Agree,
    Label::Against,
    Label::Other,
    Label::Base,
    Label::Heads,
    Label::Title,
    Label::Minutes,
    Label::Name,
    Label::Described,
    Label::Honorific,
    Label::Role,
    Label::Hamlet,
    Label::Phone,
    Label::Topic,
    Label::Path,
    Label::Folder,
    Label::Duty,
    Label::Way,
    Label::MeetingTitle,
    Label::Day,
    Label::PlannedOpen,
    Label::Venue,
    Label::ParentAgency,
    Label::Agency,
    Label::Symbol,
    Label::Hamlets,
];

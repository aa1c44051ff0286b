//! Paragraphs: written, split, joined, spliced, erased; their margin.

use super::hall::*;
use thuky::domain::*;

const HALL: Owner = Owner::Hall;
const OF_AN: Owner = Owner::Person(AN);

fn spot(paragraph: ParagraphId, byte: usize) -> Spot {
    Spot { paragraph, byte }
}
fn splice(hall: &mut Hall, from: (ParagraphId, usize), to: (ParagraphId, usize), with: &[&str]) {
    hall.act(|m, _| m.splice(spot(from.0, from.1), spot(to.0, to.1), with, false));
    assert!(hall.meeting.rows().conflicts().is_empty());
}
fn len(hall: &Hall, id: ParagraphId) -> usize {
    hall.paragraph(id).text.len()
}

#[test]
fn splitting_keeps_identity_above_and_owner_and_time_in_both() {
    let mut hall = Hall::in_item(DIALOGUE);
    let turn = hall.call(AN);
    let (id, opinion) = hall.opinion(AN, "Đường lội. Điện yếu.");
    let end = len(&hall, id);
    hall.wait(60);
    splice(&mut hall, (id, 0), (id, end), &["Đường lội.", "Điện yếu."]);
    assert_eq!(hall.texts(), ["Đường lội.", "Điện yếu."]);
    let (upper, lower) = (hall.meeting.facts().sequence[0], hall.meeting.facts().sequence[1]);
    assert_eq!(upper, id);
    let (upper, lower) = (hall.paragraph(upper), hall.paragraph(lower));
    assert_eq!((lower.owner(), lower.at, lower.turn), (upper.owner(), upper.at, Some(turn)));
    assert_eq!((upper.opinion, lower.opinion), (Some(opinion), Some(opinion)));
}

#[test]
fn joining_runs_words_of_one_owner_together() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (a, b) = (hall.write(OF_AN, "Đường"), hall.write(OF_AN, "lội."));
    let end = len(&hall, a);
    splice(&mut hall, (a, end), (b, 0), &[" "]);
    assert_eq!(hall.texts(), ["Đường lội."]);
    assert!(hall.meeting.get::<Paragraph>(b).is_none());
}

#[test]
fn joining_paragraphs_of_different_owners_opinions_or_answers_is_refused() {
    let mut hall = Hall::in_item(ANSWERS);
    let (a, first) = hall.opinion(AN, "Đường lội.");
    let (b, _) = hall.opinion(AN, "Điện yếu.");
    let noise = hall.write(HALL, "Ồn ào.");
    let (c, _) = hall.answer(OFFICER, &[first], "Sẽ làm.");
    let other = hall.write(Owner::Person(OFFICER), "Nói thêm.");
    let note = hall.write(OF_AN, "Cảm ơn.");
    let join = |hall: &Hall, up: ParagraphId, down: ParagraphId| {
        let end = len(hall, up);
        hall.refusal(|m, _| m.splice(spot(up, end), spot(down, 0), &[" "], false))
    };
    assert_eq!(join(&hall, a, b), Refusal::DifferentOpinions);
    assert_eq!(join(&hall, b, noise), Refusal::DifferentOwners);
    assert_eq!(join(&hall, other, note), Refusal::DifferentOwners);
    hall.act(|m, _| m.make_answer(other, &[first], &[OFFICER]));
    assert_eq!(join(&hall, c, other), Refusal::CarriesMore(other));
    hall.act(|m, now| {
        let ballot = Ballot {
            subject: "Thông qua".to_owned(),
            form: VoteForm::Hands,
            agree: 96,
            against: 0,
            other: 13,
            base: Some(109),
        };
        m.vote(&ballot, Some(noise), now)
    });
    let vote = hall.meeting.facts().sequence[3];
    assert_eq!(join(&hall, noise, vote), Refusal::CarriesMore(vote));
}

#[test]
fn a_splice_over_several_paragraphs_is_one_step_whichever_way_it_was_selected() {
    let mut hall = Hall::in_item(DIALOGUE);
    let ids = ["Một hai.", "Ba.", "Bốn năm."].map(|text| hall.write(OF_AN, text));
    let (from, to) = ((ids[0], "Một ".len()), (ids[2], "Bốn ".len()));
    let steps = hall.steps.len();
    splice(&mut hall, to, from, &["và "]);
    assert_eq!((hall.texts(), hall.steps.len()), (vec!["Một và năm."], steps + 1));
    hall.undo(0).unwrap();
    assert_eq!(hall.texts(), ["Một hai.", "Ba.", "Bốn năm."]);
    splice(&mut hall, (ids[1], 0), (ids[1], 1), &["x", "y"]);
    assert_eq!(hall.texts(), ["Một hai.", "x", "ya.", "Bốn năm."]);
    splice(&mut hall, (ids[0], "Một ".len()), (ids[0], 0), &[""]);
    assert_eq!(hall.texts()[0], "hai.");
}

#[test]
fn a_paragraph_left_without_words_goes() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (a, b) = (hall.write(OF_AN, "Một."), hall.write(HALL, "Hai."));
    let end = len(&hall, b);
    splice(&mut hall, (a, 0), (b, end), &[""]);
    assert_eq!(hall.texts(), [""; 0]);
}

#[test]
fn of_a_selection_up_to_another_owner_s_words_those_words_keep_their_owner() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (a, b) = (hall.write(OF_AN, "Một."), hall.write(HALL, "Hai."));
    splice(&mut hall, (a, 0), (b, 0), &[""]);
    assert_eq!((hall.texts(), hall.paragraph(b).owner()), (vec!["Hai."], HALL));
}

#[test]
fn deleting_an_answered_opinion_asks_and_then_takes_its_answer_s_link_along() {
    let mut hall = Hall::in_item(ANSWERS);
    let (a, first) = hall.opinion(AN, "Đường lội.");
    let (b, second) = hall.opinion(BUOI, "Điện yếu.");
    let (c, answer) = hall.answer(OFFICER, &[first, second], "Sẽ làm.");
    let reply = hall.write(OF_AN, "Chưa thỏa đáng.");
    hall.act(|m, _| m.set_reply(reply, Some(answer)));
    assert_eq!(hall.question(|m, _| m.erase(a, false)), [Warning::DeletesAnswered(first)]);
    let all = |m: &Meeting, sure| m.splice(spot(a, 0), spot(b, "Điện yếu.".len()), &[""], sure).map(|_| ());
    assert_eq!(
        all(&hall.meeting, false),
        Err(No::Ask(vec![Warning::DeletesAnswered(second)])),
        "of several the selection asks about those it would delete whole"
    );
    hall.act(|m, _| m.erase(a, true));
    assert_eq!(hall.meeting.facts().opinions_of[&answer], [second]);
    hall.act(|m, _| m.erase(b, true));
    assert!(hall.meeting.get::<Answer>(answer).is_none(), "an answer to nothing is none");
    assert_eq!((hall.paragraph(c).kind, hall.paragraph(c).text.as_str()), (Kind::Note, "Sẽ làm."));
    assert_eq!(hall.paragraph(reply).reply_to, None);
    hall.undo(0).unwrap();
    hall.undo(2).unwrap();
    assert_eq!(hall.meeting.facts().opinions_of[&answer].len(), 2);
}

#[test]
fn one_of_two_paragraphs_of_an_answered_opinion_goes_without_a_question() {
    let mut hall = Hall::in_item(ANSWERS);
    let (a, opinion) = hall.opinion(AN, "Đường lội.");
    let more = hall.write_as(Margin { owner: OF_AN, mark: Mark::Opinion(opinion), ..Margin::default() }, "Mưa là lội.");
    hall.answer(OFFICER, &[opinion], "Sẽ làm.");
    hall.act(|m, _| m.erase(a, false));
    assert_eq!(hall.meeting.facts().words_of[&opinion], [more]);
}

#[test]
fn a_paragraph_never_becomes_empty_by_rewriting() {
    let mut hall = Hall::in_item(DIALOGUE);
    let id = hall.write(OF_AN, "Một.");
    assert_eq!(hall.refusal(|m, _| m.rewrite(id, "  ")), Refusal::EmptyText);
    assert_eq!(hall.refusal(|m, _| m.rewrite(id, "Một.")), Refusal::NothingHere);
    hall.act(|m, _| m.rewrite(id, "Một hai."));
}

#[test]
fn what_is_written_after_another_paragraph_stands_there_also_after_undo_gave_a_place_twice() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (a, _) = (hall.write(HALL, "đầu"), hall.write(HALL, "cuối"));
    let after = |id| Margin { owner: HALL, after: Some(id), ..Margin::default() };
    let gone = hall.write_as(after(a), "xóa rồi lại về");
    hall.act(|m, _| m.erase(gone, false));
    hall.write_as(after(a), "viết trong lúc đó");
    hall.undo(1).unwrap();
    let texts = ["đầu", "xóa rồi lại về", "viết trong lúc đó", "cuối"];
    assert_eq!(hall.texts(), texts);
    hall.write_as(after(gone), "sau cả hai");
    assert_eq!(hall.texts()[1..], ["xóa rồi lại về", "viết trong lúc đó", "sau cả hai", "cuối"]);
}

#[test]
fn words_are_kept_when_what_their_margin_meant_is_gone() {
    let mut hall = Hall::in_item(DIALOGUE);
    let nobody = PersonId(999);
    let margin = Margin {
        owner: Owner::Person(nobody),
        turn: Some(TurnId(999)),
        mark: Mark::Opinion(OpinionId(999)),
        item: Some(item(999)),
        after: Some(ParagraphId(999)),
        at: None,
    };
    let id = hall.write_as(margin, "Cảm ơn xã đã");
    let paragraph = hall.paragraph(id);
    assert_eq!((paragraph.owner(), paragraph.kind, paragraph.turn), (Owner::Nobody, Kind::Note, None));
    assert_eq!(paragraph.item, Some(item(DIALOGUE)));
    assert!(hall.meeting.rows().conflicts().is_empty());
}

#[test]
fn the_owner_brings_the_turn_in_which_it_was_said() {
    let mut hall = Hall::in_item(DIALOGUE);
    let an = hall.call(AN);
    let id = hall.wait(20).write(OF_AN, "Trật tự!");
    hall.wait(20);
    let buoi = hall.call(BUOI);
    hall.act(|m, _| m.set_owner(id, HALL));
    assert_eq!(hall.paragraph(id).turn, None);
    hall.act(|m, _| m.set_owner(id, OF_AN));
    assert_eq!(hall.paragraph(id).turn, Some(an));
    hall.act(|m, _| m.set_owner(id, Owner::Person(BUOI)));
    assert_eq!(hall.paragraph(id).turn, Some(buoi));
    assert_eq!(hall.refusal(|m, _| m.set_owner(id, Owner::Person(PersonId(999)))), Refusal::NothingHere);
}

#[test]
fn the_number_of_an_opinion_in_the_margin_makes_the_paragraph_more_words_of_it() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (_, first) = hall.opinion(AN, "Đường lội.");
    let (more, _) = hall.opinion(AN, "Mưa là lội.");
    let fields = Fields { opinion: Some(1), kind: Some(Kind::Opinion), ..Fields::default() };
    hall.act(|m, _| m.set_margin(more, &fields));
    assert_eq!(hall.paragraph(more).opinion, Some(first));
    assert_eq!(hall.meeting.facts().opinions, [first], "number 2 had no other words");
    let unknown = Fields { opinion: Some(2), ..Fields::default() };
    assert_eq!(hall.refusal(|m, _| m.set_margin(more, &unknown)), Refusal::NoSuchOpinion(2));
}

#[test]
fn the_owner_of_more_words_is_not_the_author_of_the_opinion() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (_, first) = hall.opinion(AN, "Đường lội.");
    let (more, _) = hall.opinion(AN, "Mưa là lội.");
    let fields = Fields { opinion: Some(1), owner: Some(Owner::Person(BUOI)), ..Fields::default() };
    hall.act(|m, _| m.set_margin(more, &fields));
    assert_eq!((hall.paragraph(more).person, hall.opinion_row(first).author), (Some(BUOI), Some(AN)));
}

#[test]
fn a_paragraph_is_one_thing_at_a_time() {
    let mut hall = Hall::in_item(ANSWERS);
    let (_, opinion) = hall.opinion(AN, "Đường lội.");
    let (id, answer) = hall.answer(OFFICER, &[opinion], "Sẽ làm.");
    hall.act(|m, _| m.set_margin(id, &Fields { opinion: Some(1), ..Fields::default() }));
    assert_eq!((hall.paragraph(id).answer, hall.meeting.get::<Answer>(answer)), (None, None));
    hall.act(|m, _| m.set_margin(id, &Fields { kind: Some(Kind::Task), ..Fields::default() }));
    let task = hall.paragraph(id).task.unwrap();
    assert_eq!(hall.paragraph(id).opinion, None);
    assert_eq!(hall.refusal(|m, _| m.make_opinion(id)), Refusal::CarriesMore(id));
    hall.act(|m, _| m.set_margin(id, &Fields { kind: Some(Kind::Opinion), ..Fields::default() }));
    assert!(hall.meeting.get::<Task>(task).is_none() && hall.paragraph(id).task.is_none());
    assert!(hall.meeting.rows().conflicts().is_empty());
}

#[test]
fn f7_makes_a_conclusion_of_the_chair_and_pressed_again_a_task() {
    let mut hall = Hall::in_item(CLOSING);
    let id = hall.write(Owner::Nobody, "Giao công chức địa chính kiểm tra.");
    hall.act(|m, _| m.conclude(id));
    assert_eq!((hall.paragraph(id).kind, hall.paragraph(id).owner()), (Kind::Conclusion, Owner::Person(CHAIR)));
    hall.act(|m, _| m.conclude(id));
    let task = hall.paragraph(id).task.unwrap();
    hall.act(|m, _| m.set_task(task, " Địa chính ", "", Date::from_ymd_opt(2025, 6, 3)));
    assert_eq!(hall.meeting.get::<Task>(task).unwrap().unit, "Địa chính");
    hall.act(|m, _| m.conclude(id));
    assert_eq!((hall.paragraph(id).kind, hall.meeting.get::<Task>(task)), (Kind::Conclusion, None));
}

#[test]
fn a_vote_has_its_base_and_numbers_that_add_up() {
    let mut hall = Hall::in_item(DIALOGUE);
    let heads = [Count::Hamlet(THONG_NHAT, 61), Count::Hamlet(TRUNG_TAM, 48), Count::Delegates(19)];
    hall.act(|m, now| m.count_heads(&heads, now));
    assert_eq!((hall.meeting.present(), hall.meeting.residents_present()), (Some(128), Some(109)));
    hall.wait(60).act(|m, now| m.count_heads(&[Count::Delegates(20)], now));
    assert_eq!(hall.meeting.facts().headcounts.len(), 2, "later counts do not overwrite earlier ones");
    assert_eq!(hall.refusal(|m, now| m.count_heads(&[Count::Delegates(-1)], now)), Refusal::NumbersDoNotAddUp);
    let ballot = |agree, subject: &str| Ballot {
        subject: subject.to_owned(),
        form: VoteForm::Hands,
        agree,
        against: 0,
        other: 13,
        base: Some(109),
    };
    assert_eq!(hall.refusal(|m, now| m.vote(&ballot(97, "x"), None, now)), Refusal::NumbersDoNotAddUp);
    hall.act(|m, now| m.vote(&ballot(96, "Thông qua"), None, now));
    let vote = *hall.meeting.rows().votes.keys().next().unwrap();
    assert_eq!(hall.refusal(|m, _| m.edit_vote(vote, &ballot(95, " "))), Refusal::EmptyText);
    hall.act(|m, _| m.edit_vote(vote, &ballot(95, "Thông qua chương trình")));
    assert_eq!((hall.texts(), hall.meeting.get::<Vote>(vote).unwrap().agree), (vec!["Thông qua chương trình"], 95));
}

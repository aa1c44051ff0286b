//! Opinions, answers, and what became of them.

use super::hall::*;
use thuky::domain::*;

fn numbers(hall: &Hall) -> Vec<i64> {
    hall.meeting.facts().opinions.iter().map(|id| hall.opinion_row(*id).number).collect()
}

#[test]
fn three_opinions_in_one_breath_are_split_with_numbers_in_order() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.call(AN);
    let (first, opinion) = hall.opinion(AN, "Đường. Điện. Nước.");
    let (from, to) = (Spot { paragraph: first, byte: 0 }, Spot { paragraph: first, byte: "Đường. Điện. Nước.".len() });
    hall.act(|m, _| m.splice(from, to, &["Đường.", "Điện.", "Nước."], false));
    let [_, second, third] = hall.meeting.facts().sequence[..] else { panic!() };
    hall.act(|m, _| m.make_opinion(second));
    assert_eq!(hall.paragraph(third).opinion, hall.paragraph(second).opinion, "what follows goes along");
    assert_eq!(hall.meeting.facts().words_of[&opinion], [first]);
    hall.act(|m, _| m.make_opinion(third));
    let words: Vec<String> = hall.meeting.facts().opinions.iter().map(|id| hall.meeting.words_of(*id)).collect();
    assert_eq!((words, numbers(&hall)), (["Đường.", "Điện.", "Nước."].map(str::to_owned).to_vec(), vec![1, 2, 3]));
    assert_eq!(hall.meeting.resident_turns(), 1, "opinions are not turns");
}

#[test]
fn numbers_never_shift_and_are_never_reused() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (first, _) = hall.opinion(AN, "Một.");
    let (second, _) = hall.opinion(AN, "Hai.");
    hall.act(|m, _| m.take_back_opinion(second));
    assert_eq!((numbers(&hall), hall.paragraph(second).kind), (vec![1], Kind::Note));
    hall.act(|m, _| m.make_opinion(second));
    assert_eq!(numbers(&hall), [1, 3]);
    hall.act(|m, _| m.erase(first, false));
    assert_eq!(numbers(&hall), [3]);
    hall.opinion(BUOI, "Ba.");
    assert_eq!(numbers(&hall), [3, 4]);
    hall.undo(0).unwrap();
    hall.opinion(BUOI, "Bốn.");
    assert_eq!(numbers(&hall), [3, 5], "nor after an undo");
}

#[test]
fn taking_back_words_that_only_go_on_leaves_the_opinion() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (first, opinion) = hall.opinion(AN, "Một.");
    let more = Margin { owner: Owner::Person(AN), mark: Mark::Opinion(opinion), ..Margin::default() };
    let more = hall.write_as(more, "Thêm.");
    hall.act(|m, _| m.take_back_opinion(more));
    assert_eq!((hall.paragraph(more).opinion, hall.paragraph(first).opinion), (None, Some(opinion)));
    hall.act(|m, _| m.take_back_opinion(first));
    assert_eq!(hall.meeting.get::<Opinion>(opinion), None);
    assert_eq!(hall.refusal(|m, _| m.take_back_opinion(first)), Refusal::NotAnOpinion);
}

#[test]
fn an_answered_opinion_is_not_taken_back_nor_made_into_something_else() {
    let mut hall = Hall::in_item(ANSWERS);
    let (id, opinion) = hall.opinion(AN, "Một.");
    hall.answer(OFFICER, &[opinion], "Sẽ làm.");
    let answered = Refusal::OpinionAnswered(opinion);
    assert_eq!(hall.refusal(|m, _| m.take_back_opinion(id)), answered);
    assert_eq!(hall.refusal(|m, _| m.conclude(id)), answered);
    assert_eq!(
        hall.refusal(|m, _| m.set_margin(id, &Fields { kind: Some(Kind::Note), ..Fields::default() })),
        answered
    );
    let (_, other) = hall.opinion(BUOI, "Hai.");
    assert_eq!(hall.refusal(|m, _| m.make_answer(id, &[other], &[AN])), answered);
}

#[test]
fn one_answer_is_for_many_opinions_and_each_has_its_own_result() {
    let mut hall = Hall::in_item(ANSWERS);
    let [a, b, c] = ["Một.", "Bốn.", "Sáu."].map(|text| hall.opinion(AN, text).1);
    hall.answer(OFFICER, &[a, b, c], "Đã có trong kế hoạch.");
    assert_eq!((hall.meeting.facts().unanswered, hall.meeting.facts().heard), (0, 3));
    let written = OutcomeGiven {
        outcome: Some(Outcome::InWriting),
        unit: "Địa chính".to_owned(),
        deadline: Date::from_ymd_opt(2025, 6, 3),
        ..OutcomeGiven::default()
    };
    hall.act(|m, _| m.set_outcome(&[c], &written));
    let direct = OutcomeGiven { outcome: Some(Outcome::Answered), ..OutcomeGiven::default() };
    hall.act(|m, _| m.set_outcome(&[a, b], &direct));
    let facts = hall.meeting.facts();
    assert_eq!((facts.answered, facts.in_writing, facts.heard, facts.unanswered), (2, 1, 0, 0));
    hall.act(|m, _| m.set_outcome(&[a], &OutcomeGiven::default()));
    assert_eq!(hall.meeting.standing(a), Standing::Heard, "a result can be taken back");
    assert_eq!(hall.meeting.unsorted_opinions(), [a]);
}

#[test]
fn f6_again_changes_opinions_and_answerers_and_the_words_follow() {
    let mut hall = Hall::in_item(ANSWERS);
    let (_, a) = hall.opinion(AN, "Một.");
    let (_, b) = hall.opinion(BUOI, "Hai.");
    let (id, answer) = hall.answer(OFFICER, &[a], "Sẽ làm.");
    hall.act(|m, _| m.make_answer(id, &[b, a], &[CHAIR]));
    assert_eq!(hall.meeting.facts().opinions_of[&answer], [a, b]);
    assert_eq!(
        (hall.paragraph(id).person, &hall.meeting.facts().answerers_of[&answer][..]),
        (Some(CHAIR), &[CHAIR][..])
    );
    assert_eq!(hall.refusal(|m, _| m.make_answer(id, &[], &[CHAIR])), Refusal::NoOpinionGiven);
    assert_eq!(hall.refusal(|m, _| m.make_answer(id, &[a], &[])), Refusal::NobodyAnswers);
}

#[test]
fn the_chair_adds_to_an_officer_s_answer_and_both_answered() {
    let mut hall = Hall::in_item(ANSWERS);
    let (_, a) = hall.opinion(AN, "Một.");
    let (_, answer) = hall.answer(OFFICER, &[a], "Đang kiểm tra.");
    let more = Margin { owner: Owner::Person(CHAIR), mark: Mark::Answer(answer), ..Margin::default() };
    let id = hall.write_as(more, "Tuần sau xã xuống tận nơi.");
    assert_eq!(hall.meeting.facts().answerers_of[&answer], [OFFICER, CHAIR]);
    hall.act(|m, _| m.set_owner(id, Owner::Person(HOST)));
    assert_eq!(
        hall.meeting.facts().answerers_of[&answer],
        [OFFICER, HOST],
        "who answered follows whose words they are"
    );
}

#[test]
fn an_answer_belongs_to_the_answerer_s_turn() {
    let mut hall = Hall::in_item(ANSWERS);
    hall.call(AN);
    let (_, a) = hall.opinion(AN, "Một.");
    let turn = hall.wait(60).call(OFFICER);
    let id = hall.write(Owner::Person(AN), "Đã có trong kế hoạch.");
    hall.act(|m, _| m.make_answer(id, &[a], &[OFFICER]));
    assert_eq!((hall.paragraph(id).person, hall.paragraph(id).turn), (Some(OFFICER), Some(turn)));
}

#[test]
fn an_opinion_is_not_the_answer_to_itself_and_nothing_answers_what_is_not_there() {
    let mut hall = Hall::in_item(ANSWERS);
    let (id, a) = hall.opinion(AN, "Một.");
    assert_eq!(hall.refusal(|m, _| m.make_answer(id, &[a], &[OFFICER])), Refusal::NotAnAnswer);
    let note = hall.write(Owner::Person(OFFICER), "Sẽ làm.");
    assert_eq!(hall.refusal(|m, _| m.make_answer(note, &[OpinionId(999)], &[OFFICER])), Refusal::NothingHere);
}

#[test]
fn an_answer_taken_for_an_opinion_answers_no_more() {
    let mut hall = Hall::in_item(ANSWERS);
    let (_, a) = hall.opinion(AN, "Một.");
    let (id, answer) = hall.answer(OFFICER, &[a], "Tôi cũng có ý kiến.");
    hall.act(|m, _| m.make_opinion(id));
    assert_eq!((hall.paragraph(id).answer, hall.meeting.get::<Answer>(answer)), (None, None));
    assert_eq!(hall.meeting.standing(a), Standing::Open);
}

#[test]
fn a_resident_s_reply_links_to_the_answer() {
    let mut hall = Hall::in_item(ANSWERS);
    let (_, a) = hall.opinion(BUOI, "Một.");
    let (_, b) = hall.opinion(AN, "Hai.");
    let (_, answer) = hall.answer(OFFICER, &[a], "Sẽ làm.");
    let (_, newer) = hall.answer(OFFICER, &[b], "Xong rồi.");
    let reply = hall.write(Owner::Person(BUOI), "Chưa thỏa đáng.");
    assert_eq!(hall.meeting.answer_to_reply_to(Owner::Person(BUOI)), Some(answer));
    assert_eq!(hall.meeting.answer_to_reply_to(Owner::Person(TOAN)), Some(newer));
    hall.act(|m, _| m.set_reply(reply, Some(answer)));
    assert_eq!(hall.paragraph(reply).reply_to, Some(answer));
    let nothing = AnswerId(999);
    assert_eq!(hall.refusal(|m, _| m.set_reply(reply, Some(nothing))), Refusal::ReplyToNothing(nothing));
}

#[test]
fn a_slip_read_by_the_chair_has_no_author_and_the_chair_is_its_reader() {
    let mut hall = Hall::in_item(DIALOGUE);
    hall.call(CHAIR);
    let (id, opinion) = hall.opinion(CHAIR, "Đề nghị sửa cầu.");
    let row = hall.opinion_row(opinion);
    assert_eq!((row.author, row.reader, row.source, row.turn), (None, Some(CHAIR), Source::Slip, None));
    hall.act(|m, _| m.set_owner(id, Owner::Person(AN)));
    let row = hall.opinion_row(opinion);
    assert_eq!((row.author, row.reader, row.source, row.hamlet), (Some(AN), None, Source::Speech, Some(THONG_NHAT)));
}

#[test]
fn a_letter_of_an_absent_woman_has_author_and_reader_apart_whoever_reads_it() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (id, opinion) = hall.opinion(OFFICER, "Tôi ốm, xin gửi thư.");
    hall.act(|m, _| m.edit_opinion(opinion, |row| (row.source, row.author) = (Source::Letter, Some(BUOI))));
    let row = hall.opinion_row(opinion);
    assert_eq!((row.author, row.reader, row.hamlet), (Some(BUOI), Some(OFFICER), Some(THONG_NHAT)));
    for reader in [CHAIR, AN] {
        hall.act(|m, _| m.set_owner(id, Owner::Person(reader)));
        let row = hall.opinion_row(opinion);
        assert_eq!((row.author, row.reader, row.source), (Some(BUOI), Some(reader), Source::Letter));
    }
    assert_eq!(hall.meeting.rows().turns.len(), 0, "no turn for the officer");
}

#[test]
fn an_opinion_s_number_cannot_be_edited() {
    let mut hall = Hall::in_item(DIALOGUE);
    let (_, opinion) = hall.opinion(AN, "Một.");
    hall.act(|m, _| m.edit_opinion(opinion, |row| (row.number, row.unnamed) = (7, true)));
    assert_eq!((hall.opinion_row(opinion).number, hall.opinion_row(opinion).unnamed), (1, true));
}

//! The minutes read back: objections and what becomes of them, adoption, numbers and scans of papers.

use super::hall::*;
use thuky::domain::*;

/// A dialogue with one entry and one count of heads; the minutes are being read back at 17:12.
fn reading() -> (Hall, ParagraphId) {
    let mut hall = Hall::in_item(DIALOGUE);
    let (entry, _) = hall.opinion(AN, "Hỏng 3 km đường.");
    let counts = [Count::Hamlet(THONG_NHAT, 64), Count::Person(OFFICER), Count::Delegates(5)];
    hall.act(|m, now| m.count_heads(&counts, now));
    hall.at("17:12").act(|m, now| m.read_back(now));
    (hall, entry)
}

fn objecting(passage: Passage, settlement: Settlement) -> Objecting {
    let (words, reason) = (String::new(), String::new());
    Objecting { passage, person: Some(AN), settlement, correction: Correction::None, words, reason }
}
fn correcting(passage: Passage, correction: Correction) -> Objecting {
    Objecting { correction, ..objecting(passage, Settlement::Corrected) }
}
fn reserving(passage: Passage, words: &str) -> Objecting {
    Objecting { words: words.to_owned(), ..objecting(passage, Settlement::Reserved) }
}

#[track_caller]
fn object(hall: &mut Hall, given: &Objecting) -> Objection {
    hall.act(|m, now| m.object(given, now));
    (*hall.meeting.objections().last().unwrap()).clone()
}
#[track_caller]
fn refused(hall: &Hall, given: &Objecting) -> Refusal {
    hall.refusal(|m, now| m.object(given, now))
}

#[test]
fn what_is_read_back_is_the_head_and_then_the_entries_in_order() {
    let (mut hall, entry) = reading();
    let second = hall.write(Owner::Hall, "Hết.");
    let passages = hall.meeting.passages();
    assert_eq!(passages[..2], [Passage::Title, Passage::Start]);
    assert_eq!(passages[6..], [Passage::Paragraph(entry), Passage::Paragraph(second)]);
}

#[test]
fn reading_back_twice_keeps_the_first_time() {
    let (mut hall, _) = reading();
    hall.wait(60);
    assert_eq!(hall.refusal(|m, now| m.read_back(now)), Refusal::NothingHere);
    assert_eq!(hall.meeting.info().read_back_at, Some(at("17:12")));
}

#[test]
fn what_was_never_opened_is_neither_read_back_nor_adopted() {
    let hall = Hall::new();
    assert_eq!(hall.refusal(|m, now| m.read_back(now)), Refusal::NotOpened);
    assert_eq!(hall.refusal(|m, now| m.adopt(None, now)), Refusal::NotOpened);
}

#[test]
fn a_corrected_entry_keeps_the_words_before_and_after() {
    let (mut hall, entry) = reading();
    let given = correcting(Passage::Paragraph(entry), Correction::Words(" Hỏng 2 km đường. ".to_owned()));
    let objection = object(&mut hall, &given);
    assert_eq!(hall.paragraph(entry).text, "Hỏng 2 km đường.");
    assert_eq!((objection.was.as_str(), objection.becomes.as_str()), ("Hỏng 3 km đường.", "Hỏng 2 km đường."));
    assert_eq!((objection.at, objection.person, objection.paragraph), (at("17:12"), Some(AN), Some(entry)));
    assert_eq!(hall.steps.last().unwrap().deed, Deed::Objection);
}

#[test]
fn title_and_venue_are_corrected_by_words() {
    let (mut hall, _) = reading();
    let title = object(&mut hall, &correcting(Passage::Title, Correction::Words("Đối thoại năm 2025".to_owned())));
    let venue = object(&mut hall, &correcting(Passage::Venue, Correction::Words("Nhà văn hóa".to_owned())));
    let info = hall.meeting.info();
    assert_eq!((info.title.as_str(), info.venue.as_str()), ("Đối thoại năm 2025", "Nhà văn hóa"));
    assert_eq!((title.was.as_str(), venue.was.as_str(), venue.becomes.as_str()), ("Đối thoại", "", "Nhà văn hóa"));
    assert_eq!((title.paragraph, venue.paragraph), (None, None));
}

#[test]
fn a_name_is_corrected_wherever_it_stands() {
    let (mut hall, entry) = reading();
    let given = correcting(Passage::Paragraph(entry), Correction::Name(AN, "Lê Văn Ân".to_owned()));
    let objection = object(&mut hall, &given);
    assert_eq!(hall.meeting.get::<Person>(AN).unwrap().name, "Lê Văn Ân");
    assert_eq!((objection.was.as_str(), objection.becomes.as_str()), ("Lê Văn An", "Lê Văn Ân"));
}

#[test]
fn numbers_of_the_latest_count_are_corrected_and_only_those() {
    let (mut hall, _) = reading();
    let older = hall.meeting.newest_heads().unwrap().1[0].id;
    hall.act(|m, now| m.count_heads(&[Count::Hamlet(THONG_NHAT, 60), Count::Delegates(7)], now));
    let heads: Vec<HeadId> = hall.meeting.newest_heads().unwrap().1.iter().map(|head| head.id).collect();
    let given = vec![(heads[0], 62), (heads[1], 7), (older, 1)];
    let objection = object(&mut hall, &correcting(Passage::Heads, Correction::Heads(given)));
    assert_eq!(hall.meeting.present(), Some(69));
    assert_eq!(hall.meeting.get::<Head>(older).unwrap().number, 64, "an earlier count stays");
    assert_eq!((objection.was.as_str(), objection.becomes.as_str()), ("Thống Nhất 60", "Thống Nhất 62"));
    let minus = correcting(Passage::Heads, Correction::Heads(vec![(heads[0], -1)]));
    assert_eq!(refused(&hall, &minus), Refusal::TooFew);
    let same = correcting(Passage::Heads, Correction::Heads(vec![(heads[0], 62)]));
    assert_eq!(refused(&hall, &same), Refusal::NothingHere);
}

#[test]
fn the_opening_time_is_corrected_by_the_rule_of_times() {
    let (mut hall, _) = reading();
    let objection = object(&mut hall, &correcting(Passage::Start, Correction::Opened(at("14:27"))));
    assert_eq!(hall.meeting.info().opened_at, Some(at("14:27")));
    assert_eq!(hall.item_spells(OPENING)[0].0, at("14:27"), "what began with it moves along");
    assert_eq!((objection.was.as_str(), objection.becomes.as_str()), ("14:30", "14:27"));
    let later = |clock| correcting(Passage::Start, Correction::Opened(at(clock)));
    assert_eq!(refused(&hall, &later("17:13")), Refusal::InTheFuture);
    assert_eq!(refused(&hall, &later("14:36")), Refusal::EndBeforeStart);
    assert_eq!(refused(&hall, &later("14:27")), Refusal::NothingHere);
}

#[test]
fn a_correction_wants_something_that_can_be_corrected() {
    let (mut hall, entry) = reading();
    let passage = Passage::Paragraph(entry);
    let words = |passage, words: &str| correcting(passage, Correction::Words(words.to_owned()));
    assert_eq!(refused(&hall, &correcting(passage, Correction::None)), Refusal::NothingHere);
    assert_eq!(refused(&hall, &words(passage, "  ")), Refusal::EmptyText);
    assert_eq!(refused(&hall, &words(passage, "Hỏng 3 km đường.")), Refusal::NothingHere);
    assert_eq!(refused(&hall, &words(Passage::Paragraph(ParagraphId(0)), "x")), Refusal::NothingHere);
    for fixed in [Passage::Start, Passage::Heads, Passage::Chair, Passage::Secretary] {
        assert_eq!(refused(&hall, &words(fixed, "x")), Refusal::NothingHere, "{fixed:?} has no words of its own");
    }
    let name = |person, name: &str| correcting(Passage::Chair, Correction::Name(person, name.to_owned()));
    assert_eq!(refused(&hall, &name(CHAIR, " ")), Refusal::EmptyName);
    assert_eq!(refused(&hall, &name(CHAIR, "Nguyễn Văn Chủ")), Refusal::NothingHere);
    assert_eq!(refused(&hall, &name(PersonId(0), "Chủ")), Refusal::NothingHere);
    hall.act(|m, now| m.take_break(now, None));
    let told = *hall.meeting.facts().sequence.last().unwrap();
    assert_eq!(
        refused(&hall, &words(Passage::Paragraph(told), "Nghỉ lâu.")),
        Refusal::NothingHere,
        "its words are times"
    );
}

#[test]
fn a_reservation_leaves_the_minutes_and_wants_words() {
    let (mut hall, entry) = reading();
    let before = hall.meeting.rows().paragraphs.clone();
    assert_eq!(refused(&hall, &reserving(Passage::Paragraph(entry), " ")), Refusal::EmptyText);
    let objection = object(&mut hall, &reserving(Passage::Paragraph(entry), " Tôi không nói vậy "));
    assert_eq!(hall.meeting.rows().paragraphs, before);
    assert_eq!((objection.settlement, objection.words.as_str()), (Settlement::Reserved, "Tôi không nói vậy"));
    assert_eq!((objection.was.as_str(), objection.becomes.as_str()), ("Hỏng 3 km đường.", ""));
}

#[test]
fn what_is_not_accepted_wants_the_chairs_reason() {
    let (mut hall, entry) = reading();
    let mut given = Objecting {
        words: "Tôi nói 5 km".to_owned(),
        person: None,
        ..objecting(Passage::Paragraph(entry), Settlement::NotAccepted)
    };
    assert_eq!(refused(&hall, &given), Refusal::NoReason);
    given.reason = " Cả hội nghị nghe 3 km ".to_owned();
    let objection = object(&mut hall, &given);
    assert_eq!((objection.reason.as_str(), objection.words.as_str()), ("Cả hội nghị nghe 3 km", "Tôi nói 5 km"));
    assert_eq!((objection.person, hall.paragraph(entry).text.as_str()), (None, "Hỏng 3 km đường."));
}

#[test]
fn an_objection_to_the_head_says_what_stood_there() {
    let (mut hall, _) = reading();
    for (passage, was) in [
        (Passage::Title, "Đối thoại"),
        (Passage::Start, "14:30"),
        (Passage::Heads, "Thống Nhất 64, Vũ Thu Hà 1, 5"),
        (Passage::Chair, "Nguyễn Văn Chủ"),
        (Passage::Secretary, ""),
    ] {
        assert_eq!(object(&mut hall, &reserving(passage, "Không đúng")).was, was);
    }
    assert_eq!(hall.meeting.objections().len(), 5);
}

#[test]
fn an_objector_nobody_knows_is_nobody() {
    let (mut hall, _) = reading();
    let given = Objecting { person: Some(PersonId(0)), ..reserving(Passage::Title, "Sai") };
    assert_eq!(object(&mut hall, &given).person, None);
}

#[test]
fn an_objection_is_undone_with_its_correction() {
    let (mut hall, entry) = reading();
    let before = hall.meeting.rows().clone();
    let given = correcting(Passage::Paragraph(entry), Correction::Words("Hỏng 2 km.".to_owned()));
    object(&mut hall, &given);
    hall.undo(0).unwrap();
    assert_eq!(hall.meeting.rows(), &before);
}

#[test]
fn an_entry_somebody_objected_to_is_neither_taken_out_nor_joined_away() {
    let mut hall = Hall::in_item(DIALOGUE);
    let above = hall.write(Owner::Hall, "Một.");
    let entry = hall.write(Owner::Hall, "Hai.");
    let below = hall.write(Owner::Hall, "Ba.");
    object(&mut hall, &reserving(Passage::Paragraph(entry), "Không phải"));
    let objected = Refusal::Objected(entry);
    assert_eq!(hall.refusal(|m, _| m.erase(entry, true)), objected);
    let spot = |paragraph, byte| Spot { paragraph, byte };
    for (from, to) in [
        (spot(above, "Một.".len()), spot(entry, 0)),
        (spot(above, 0), spot(below, 1)),
        (spot(entry, 0), spot(entry, "Hai.".len())),
    ] {
        assert_eq!(hall.refusal(|m, _| m.splice(from, to, &[""], true)), objected);
    }
    hall.act(|m, _| m.splice(spot(entry, "Hai.".len()), spot(below, 0), &[""], false));
    assert_eq!((hall.paragraph(entry).text.as_str(), hall.meeting.objections()[0].paragraph), ("Hai.Ba.", Some(entry)));
}

#[test]
fn an_entry_somebody_objected_to_is_not_unwritten_by_an_undo() {
    let mut hall = Hall::in_item(DIALOGUE);
    let entry = hall.write(Owner::Hall, "Một.");
    let objection = object(&mut hall, &reserving(Passage::Paragraph(entry), "Không phải"));
    assert_eq!(hall.undo(1), Err(Refusal::ChangedSince(vec![("objection", objection.id.0)])));
}

#[test]
fn an_objector_who_turns_out_to_be_somebody_else_has_objected() {
    let (mut hall, _) = reading();
    let stranger = hall.register_described("áo xanh", Some(TRUNG_TAM));
    object(&mut hall, &Objecting { person: Some(stranger), ..reserving(Passage::Title, "Sai") });
    hall.act(|m, _| m.name_person(stranger, &Who::Known(TOAN)));
    assert_eq!(hall.meeting.objections()[0].person, Some(TOAN));
}

#[test]
fn adoption_keeps_its_first_time_and_the_copies_said_last() {
    let (mut hall, _) = reading();
    for few in [0, -1] {
        assert_eq!(hall.refusal(|m, now| m.adopt(Some(few), now)), Refusal::TooFew);
    }
    hall.at("17:18").act(|m, now| m.adopt(Some(2), now));
    hall.wait(60);
    assert_eq!(hall.refusal(|m, now| m.adopt(Some(2), now)), Refusal::NothingHere);
    hall.act(|m, now| m.adopt(Some(3), now));
    assert_eq!((hall.meeting.info().adopted_at, hall.meeting.info().copies), (Some(at("17:18")), Some(3)));
}

#[test]
fn a_paper_gets_its_number_day_and_scan_in_one_row_and_what_is_empty_is_taken_back() {
    let (mut hall, _) = reading();
    let day = Date::from_ymd_opt(2025, 5, 26);
    assert_eq!(hall.refusal(|m, _| m.issue(Paper::Minutes, " ", None, None)), Refusal::NothingHere);
    hall.act(|m, _| m.issue(Paper::Minutes, " 05/BB-UBND ", day, None));
    hall.act(|m, _| m.issue(Paper::Conclusions, "12", None, None));
    hall.act(|m, _| m.issue(Paper::Minutes, "05", day, Some(("ban-ky.pdf", "ab12"))));
    assert_eq!(hall.meeting.rows().issues.len(), 2);
    let minutes = hall.meeting.issue_of(Paper::Minutes).unwrap();
    assert_eq!((minutes.number.as_str(), minutes.issued_on), ("05", day));
    assert_eq!((minutes.scan.as_str(), minutes.scan_hash.as_str()), ("ban-ky.pdf", "ab12"));
    hall.act(|m, _| m.issue(Paper::Minutes, "", None, None));
    assert_eq!(hall.meeting.paper_number(Paper::Minutes), None);
    assert_eq!(hall.meeting.paper_number(Paper::Conclusions), Some("12"));
}

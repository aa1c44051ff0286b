//! Reading back, objecting, locking, and the papers after it, key by key.

use super::common::{Bench, chain, local};
use thuky::action::Action;
use thuky::app::{Bundle, Effect, Event, Export, Failure, Label, Notice, Row, Target, What};
use thuky::domain::*;
use thuky::text::{self, Lang};

/// Two opinions are written; ông Định has the floor and a begun sentence.
fn at_the_end() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.at("16:00").invite("buoi").press("f5").say("Đường xấu.").press("enter enter +3s");
    bench.invite("dinh").press("f5").say("Điện yếu.").press("enter").say("xin cảm").press("left left");
    bench
}
fn reading() -> Bench {
    let mut bench = at_the_end();
    bench.at("17:00").press("shift+f1");
    bench
}
fn at_passage(bench: &mut Bench, passage: Passage) {
    bench.row(|row| *row == Row::Passage(passage));
}
fn at_words(bench: &mut Bench, words: &str) -> ParagraphId {
    let id = bench.with(words).id;
    at_passage(bench, Passage::Paragraph(id));
    id
}
fn locked() -> Bench {
    let mut bench = reading();
    bench.press("f8 down enter esc");
    assert_eq!(bench.meeting().locked().map(|version| version.number), Some(1), "{:?}", bench.notice());
    bench
}
fn to_field(bench: &mut Bench, label: Label) {
    for _ in 0..bench.dialog().fields.len() {
        if bench.dialog().fields[bench.dialog().active].label == label {
            return;
        }
        bench.press("tab");
    }
    panic!("no field {label:?} in {:?}", bench.dialog());
}
fn labels(bench: &Bench) -> Vec<Label> {
    bench.dialog().fields.iter().map(|field| field.label).collect()
}
fn exported(bench: &Bench) -> &Export {
    let mut exports = bench.asked.iter().filter_map(|effect| match effect {
        Effect::Export(export) => Some(export),
        _ => None,
    });
    exports.next_back().expect("something is exported")
}

// ---- reading back

#[test]
fn reading_back_seals_the_sentence_is_recorded_once_and_leaves_the_caret_where_it_was() {
    let mut bench = at_the_end();
    let pen = bench.pen();
    bench.at("17:00").press("shift+f1");
    assert_eq!(bench.meeting().info().read_back_at, Some(local("17:00")));
    assert!(bench.minutes().iter().any(|line| line.ends_with("xin cảm")), "what is read is whole");
    bench.press("down down").at("17:05").press("shift+f1");
    assert!(bench.app.dialogs.is_empty(), "the key again closes");
    assert_eq!(bench.pen(), pen);
    let step = bench.meeting().last_step();
    bench.press("shift+f1");
    assert_eq!(bench.meeting().last_step(), step, "once");
    assert_eq!(bench.dialog().row, 2, "and where it was left");
}

#[test]
fn what_was_not_opened_is_not_read_back() {
    let mut bench = Bench::trung_hoi();
    bench.press("shift+f1");
    assert_eq!(bench.refusal(), Some(&Refusal::NotOpened));
    bench.command("khoa bien ban");
    assert_eq!(bench.refusal(), Some(&Refusal::NotOpened));
    assert!(bench.app.dialogs.is_empty());
}

#[test]
fn what_is_looked_at_the_day_after_was_not_read_back_to_the_hall() {
    let mut bench = at_the_end();
    bench.at("17:00").command("be mac ngay").press("down enter");
    assert!(bench.meeting().info().closed_at.is_some());
    bench.wait(24 * 60 * 60_000).press("shift+f1");
    assert_eq!(bench.dialog().what, What::ReadBack);
    assert_eq!(bench.meeting().info().read_back_at, None);
}

#[test]
fn letters_pastes_and_deletions_go_nowhere_while_the_minutes_are_read() {
    let mut bench = reading();
    let before = bench.meeting().clone();
    for keys in ["x", "bs", "delete", "ctrl+z", "ctrl+v", "ctrl+x", "space"] {
        bench.press(keys);
        assert_eq!(bench.notice(), Some(&Notice::ReadingBack), "{keys}");
    }
    bench.paste("chữ lạ");
    assert_eq!(bench.notice(), Some(&Notice::ReadingBack));
    assert!(*bench.meeting() == before && bench.dialog().what == What::ReadBack);
}

#[test]
fn floor_clock_and_saving_go_on_while_the_minutes_are_read() {
    let mut bench = reading();
    bench.press("f4");
    assert_eq!(bench.meeting().floor().unwrap().state, TurnState::Paused);
    bench.press("f4 +3s f9 shift+f3 ctrl+s");
    assert_eq!(bench.meeting().floor().unwrap().kind, TurnKind::Chair);
    assert_eq!((bench.notice(), &bench.dialog().what), (Some(&Notice::AllSaved), &What::ReadBack));
    bench.press("f2 hoa f3");
    assert_eq!((bench.speaker().unwrap().as_str(), &bench.dialog().what), ("Lý Thị Hoa", &What::ReadBack));
}

#[test]
fn passages_are_walked_by_key_wheel_and_click() {
    let mut bench = reading();
    let last = bench.rows().len() - 1;
    let at = |bench: &Bench| bench.app.passage_read();
    assert_eq!(at(&bench), Some(Passage::Title));
    bench.press("down");
    assert_eq!(at(&bench), Some(Passage::Start));
    bench.press("end");
    assert_eq!(bench.dialog().row, last);
    bench.press("pageup home");
    assert_eq!(at(&bench), Some(Passage::Title));
    bench.event(Event::Wheel { up: false }).event(Event::Wheel { up: false });
    assert_eq!(at(&bench), Some(Passage::Venue));
    bench.event(Event::Click(Target::Row(last)));
    assert_eq!((bench.dialog().row, &bench.dialog().what), (last, &What::ReadBack));
    bench.event(Event::Click(Target::Row(last)));
    assert!(matches!(bench.dialog().what, What::Objection(_)), "clicked once more it is objected to");
}

#[test]
fn what_is_not_printed_is_not_read() {
    let mut bench = at_the_end();
    bench.press("end ctrl+s shift+f4 +60s shift+f4 ctrl+n").row(|row| *row == Row::Nobody).press("enter f5");
    bench.say("Tố cáo ông trưởng xóm.").press("ctrl+s");
    let whole = bench.meeting().passages().len();
    bench.press("ctrl+l");
    to_field(&mut bench, Label::Grievance);
    bench.press("right enter");
    assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
    bench.press("shift+f1");
    assert_eq!(bench.rows().len(), whole - 2, "neither the break nor the complaint");
}

#[test]
fn one_who_only_reads_may_read_back_and_change_nothing() {
    let mut bench = at_the_end();
    bench.press("ctrl+s");
    // A reader keeps no draft.
    (bench.app.read_only, bench.strict) = (true, 0);
    let step = bench.meeting().last_step();
    bench.at("17:00").press("shift+f1 down");
    assert_eq!((&bench.dialog().what, bench.meeting().info().read_back_at), (&What::ReadBack, None));
    for keys in ["enter", "f8"] {
        bench.press(keys);
        assert_eq!((bench.notice(), &bench.dialog().what), (Some(&Notice::ReadOnly), &What::ReadBack), "{keys}");
    }
    assert_eq!(bench.meeting().last_step(), step);
}

// ---- objections

#[test]
fn a_correction_changes_the_words_and_keeps_the_old_ones() {
    let mut bench = reading();
    let id = at_words(&mut bench, "Đường xấu");
    bench.press("enter tab \"hoa\" tab bs").say(" lắm.").press("enter");
    assert_eq!(bench.notice(), Some(&Notice::Objected(Settlement::Corrected)));
    assert_eq!(bench.with("Đường xấu").text, "Đường xấu lắm.");
    let objection = bench.meeting().objections()[0].clone();
    assert_eq!((objection.was.as_str(), objection.becomes.as_str()), ("Đường xấu.", "Đường xấu lắm."));
    assert_eq!(objection.person.map(|person| bench.app.field_name(person)), Some("Lý Thị Hoa".to_owned()));
    assert_eq!(bench.app.settled(Passage::Paragraph(id)), [Settlement::Corrected]);
    assert_eq!(
        bench.dialog().row,
        bench.rows().iter().position(|r| *r == Row::Passage(Passage::Paragraph(id))).unwrap()
    );
}

#[test]
fn the_paragraph_under_the_caret_follows_its_correction() {
    let mut bench = reading();
    at_words(&mut bench, "xin cảm");
    bench.press("f5");
    to_field(&mut bench, Label::Becomes);
    bench.say(" ơn").press("enter esc");
    assert_eq!(bench.pen(), "xin c|ảm ơn");
}

#[test]
fn words_and_name_corrected_at_once_are_two_objections() {
    let mut bench = reading();
    at_words(&mut bench, "Điện yếu");
    bench.press("enter tab tab bs").say(" quá.").press("tab").say("Hoàng Văn Dũng").press("enter");
    let told: Vec<(&str, &str)> =
        bench.meeting().objections().into_iter().map(|o| (o.was.as_str(), o.becomes.as_str())).collect();
    assert_eq!(told, [("Điện yếu.", "Điện yếu quá."), ("Hoàng Văn Định", "Hoàng Văn Dũng")]);
    assert_eq!(bench.owner_name(bench.with("Điện yếu").owner()), "Hoàng Văn Dũng");
}

#[test]
fn title_venue_chair_secretary_and_opening_time_are_corrected_too_and_marked() {
    let mut bench = reading();
    for (passage, typed) in [
        (Passage::Title, " (lần hai)"),
        (Passage::Venue, " cũ"),
        (Passage::Chair, "Nguyễn Thanh Đính"),
        (Passage::Secretary, "Đỗ Thị Lân"),
        (Passage::Start, "14:35"),
    ] {
        at_passage(&mut bench, passage);
        bench.press("enter tab tab").say(typed).press("enter");
        assert_eq!(bench.notice(), Some(&Notice::Objected(Settlement::Corrected)), "{passage:?}");
        assert_eq!(bench.app.settled(passage), [Settlement::Corrected], "{passage:?}");
    }
    let info = bench.meeting().info();
    assert!(info.title.ends_with("(lần hai)") && info.venue.ends_with(" cũ"));
    assert_eq!(info.opened_at, Some(local("14:35")));
    assert_eq!(bench.meeting().chair().unwrap().name, "Nguyễn Thanh Đính");
    // Corrected once more it was corrected twice; a reservation stands beside.
    at_passage(&mut bench, Passage::Title);
    bench.press("enter tab tab").say("!").press("enter enter right tab tab").say("Chưa đúng tên").press("enter");
    use Settlement::*;
    assert_eq!(bench.app.settled(Passage::Title), [Corrected, Corrected, Reserved]);
    assert_eq!(bench.app.settled(Passage::Heads), []);
}

#[test]
fn an_objection_that_lacks_something_is_refused_and_its_box_stays() {
    let mut bench = reading();
    at_words(&mut bench, "Đường xấu");
    bench.press("enter enter");
    assert_eq!(bench.refusal(), Some(&Refusal::NothingHere), "nothing was corrected");
    bench.press("right enter");
    assert_eq!(bench.refusal(), Some(&Refusal::EmptyText), "a reservation wants words");
    bench.press("right tab tab").say("Tôi phản đối.").press("enter");
    assert_eq!(bench.refusal(), Some(&Refusal::NoReason), "a refusal wants the chair's reason");
    assert_eq!(bench.dialog().typed(Label::Words), "Tôi phản đối.");
    bench.press("tab").say("Đã ghi đúng lời.").press("enter");
    assert_eq!(bench.notice(), Some(&Notice::Objected(Settlement::NotAccepted)));
    let objection = bench.meeting().objections()[0];
    assert_eq!((objection.words.as_str(), objection.reason.as_str()), ("Tôi phản đối.", "Đã ghi đúng lời."));
    at_passage(&mut bench, Passage::Start);
    bench.press("enter tab tab").say("25:00").press("enter");
    assert_eq!(bench.notice(), Some(&Notice::NotUnderstood("25:00".to_owned())));
    bench.press("esc").command("co mat").say("61 48").press("enter");
    at_passage(&mut bench, Passage::Heads);
    bench.press("enter tab tab").say("61").press("enter");
    let wanted = Notice::NumbersWanted { corrects: true, typed: 1 };
    assert_eq!(bench.notice(), Some(&wanted), "as many numbers as were counted");
    assert_eq!(text::notice(&wanted, bench.meeting(), Lang::Vi), "Cần 2 số: xóm Thống Nhất, xóm Trung Tâm; mới có 1.");
    assert_eq!(bench.dialog().what, What::Objection(Passage::Heads));
}

#[test]
fn whoever_objects_is_found_by_typing_or_new() {
    let mut bench = reading();
    at_words(&mut bench, "Đường xấu");
    bench.press("enter right tab").unikey("bà Nông Thị Sen, Trung Tâm").press("tab").say("Không phải thế.");
    bench.press("enter");
    assert!(matches!(bench.notice(), Some(Notice::NotFound(_))), "nobody is taken unseen: {:?}", bench.notice());
    bench.press("enter");
    assert_eq!(bench.notice(), Some(&Notice::Objected(Settlement::Reserved)));
    let person = bench.meeting().objections()[0].person.unwrap();
    assert_eq!(bench.app.field_name(person), "Nông Thị Sen");
}

#[test]
fn a_half_typed_objection_survives_a_power_cut() {
    let mut bench = reading();
    at_words(&mut bench, "Đường xấu");
    bench.press("enter right tab tab").say("Tôi không nói");
    bench.power_cut(60_000);
    let whats: Vec<&What> = bench.app.dialogs.iter().map(|dialog| &dialog.what).collect();
    assert!(matches!(whats[..], [What::ReadBack, What::Objection(_)]), "{whats:?}");
    bench.say(" vậy.").press("enter");
    assert_eq!(bench.meeting().objections()[0].words, "Tôi không nói vậy.");
}

// ---- the lock

#[test]
fn no_key_but_yes_locks_and_the_closing_time_can_be_set() {
    let mut bench = reading();
    for keys in ["f8 enter", "+3s f8 esc", "+3s f8 +3s f8", "+3s f8 pagedown pagedown enter", "+3s f8 x"] {
        bench.press(keys);
        assert!(bench.meeting().is_open() && bench.meeting().locked().is_none(), "{keys}");
        while bench.dialog().what == What::Lock {
            bench.press("esc");
        }
    }
    bench.press("+3s f8");
    bench.event(Event::Wheel { up: false }).press("enter");
    assert!(bench.meeting().is_open(), "nor does the wheel");
    bench.at("17:20").press("f8");
    to_field(&mut bench, Label::ClosingTime);
    bench.say("17:30").press("down enter");
    assert_eq!(bench.refusal(), Some(&Refusal::InTheFuture));
    bench.press("ctrl+a").say("15:00").press("down enter");
    assert_eq!(bench.refusal(), Some(&Refusal::EndBeforeStart), "somebody has the floor since 16:00");
    bench.press("ctrl+a").say("sớm").press("down enter");
    assert_eq!(bench.notice(), Some(&Notice::NotUnderstood("sớm".to_owned())));
    to_field(&mut bench, Label::Copies);
    bench.say("0").press("down enter");
    assert_eq!(bench.refusal(), Some(&Refusal::TooFew));
    bench.press("ctrl+a").say("3");
    to_field(&mut bench, Label::ClosingTime);
    bench.say("17:15").press("down enter");
    let info = bench.meeting().info();
    assert_eq!((info.closed_at, info.adopted_at, info.copies), (Some(local("17:15")), Some(local("17:15")), Some(3)));
    assert!(bench.meeting().floor().is_none() && bench.meeting().locked().is_some());
}

#[test]
fn minutes_the_hall_did_not_adopt_are_locked_as_such() {
    let mut bench = at_the_end();
    bench.at("17:00").command("thong qua, be mac");
    assert_eq!(bench.dialog().what, What::Lock);
    bench.press("down enter");
    let info = bench.meeting().info();
    assert_eq!((info.adopted_at, info.read_back_at, info.copies), (None, None, Some(2)), "nobody read them back");
    assert!(bench.meeting().locked().is_some());
}

#[test]
fn a_meeting_closed_before_is_locked_by_the_same_command() {
    let mut bench = at_the_end();
    bench.at("17:00").command("be mac ngay").press("down enter").at("17:30");
    bench.command("khoa bien ban");
    assert_eq!(labels(&bench), [Label::Adopted, Label::Copies], "its end is known");
    bench.press("right down enter");
    assert_eq!(bench.meeting().info().closed_at, Some(local("17:00")));
    assert_eq!(bench.meeting().info().adopted_at, Some(local("17:30")));
    assert!(bench.meeting().locked().is_some());
}

#[test]
fn the_lock_covers_what_was_typed_while_it_waited() {
    let mut bench = reading();
    bench.chain = false;
    bench.press("f8 down enter esc");
    assert!(bench.meeting().locked().is_none(), "not before the disk has spoken");
    let early = bench.meeting().last_step();
    bench.press("end").say(" ơn").fingerprint();
    assert!(bench.meeting().locked().is_none(), "the sentence came after that fingerprint");
    assert_eq!(bench.asked.iter().filter(|effect| **effect == Effect::Fingerprint).count(), 2);
    bench.fingerprint();
    let version = bench.meeting().locked().unwrap();
    assert_eq!((version.step, version.fingerprint.clone()), (early + 1, chain(early + 1)));
    assert!(bench.minutes().iter().any(|line| line.ends_with("xin cảm ơn")));
    let step = bench.meeting().last_step();
    bench.fingerprint();
    assert_eq!(bench.meeting().last_step(), step, "one nobody asked for changes nothing");
}

#[test]
fn a_fingerprint_that_cannot_be_had_leaves_the_minutes_unlocked() {
    let mut bench = reading();
    bench.chain = false;
    bench.press("f8 down enter");
    bench.event(Event::Failed { what: Failure::Lock, reason: "hết chỗ".to_owned() });
    bench.fingerprint();
    assert!(bench.meeting().locked().is_none() && bench.meeting().info().closed_at.is_some());
    bench.chain = true;
    bench.press("+3s f8 down enter");
    assert_eq!(bench.meeting().locked().map(|version| version.number), Some(1));
}

#[test]
fn under_the_lock_every_change_is_refused_at_the_first_key() {
    let mut bench = locked();
    let before = bench.meeting().clone();
    let steps = bench.meeting().last_step();
    let keys = [
        "x", "enter", "bs", "delete", "ctrl+z", "ctrl+y", "ctrl+x", "ctrl+v", "f3", "shift+f2", "shift+f3", "f4",
        "shift+f4", "f5", "shift+f5", "f6", "f7", "shift+f7", "f8", "f9", "shift+f9", "ctrl+n", "ctrl+l", "ctrl+o",
    ];
    for key in keys {
        bench.press("+3s").press(key);
        assert_eq!(bench.refusal(), Some(&Refusal::Locked(1)), "{key}");
        assert!(bench.app.dialogs.is_empty(), "{key} opens nothing that could not be kept");
    }
    bench.paste("dán vào");
    assert_eq!(bench.refusal(), Some(&Refusal::Locked(1)));
    for action in Action::ALL.iter().filter(|action| !action.works_under_lock()) {
        bench.wait(3_000).event(Event::Click(Target::Action(*action)));
        assert_eq!(bench.refusal(), Some(&Refusal::Locked(1)), "{action:?}");
    }
    bench.press("shift+f1 enter");
    assert_eq!((bench.refusal(), &bench.dialog().what), (Some(&Refusal::Locked(1)), &What::ReadBack));
    bench.press("esc f2 \"sen\" enter");
    assert_eq!(bench.refusal(), Some(&Refusal::Locked(1)));
    assert_eq!(bench.dialog().query(), "sen", "what was typed stays");
    bench.press("esc ctrl+w down down enter");
    assert_eq!(bench.refusal(), Some(&Refusal::BeforeLock(1)));
    bench.press("esc ctrl+f \"duong\" enter up down home end");
    assert!(*bench.meeting() == before && bench.meeting().last_step() == steps);
}

#[test]
fn unlocking_wants_a_reason_and_the_next_lock_is_the_next_version() {
    let mut bench = locked();
    bench.command("mo khoa").press("enter");
    assert_eq!(bench.refusal(), Some(&Refusal::NoReason));
    bench.say("Sai tên bà Bưởi").press("enter");
    assert_eq!((bench.meeting().locked(), bench.notice()), (None, Some(&Notice::Done(Deed::Unlock))));
    assert_eq!(bench.meeting().newest_version().unwrap().reason, "Sai tên bà Bưởi");
    bench.press("ctrl+z");
    assert_eq!(bench.notice(), Some(&Notice::NothingToUndo), "typing from before the lock is not taken back");
    bench.command("mo khoa");
    assert_eq!(bench.refusal(), Some(&Refusal::NotLocked));
    bench.press("end").say(" lắm").press("ctrl+s").command("khoa bien ban");
    assert_eq!(labels(&bench), [Label::Adopted, Label::Copies], "closed it is already; adopted was the version before");
    bench.press("down enter");
    assert_eq!(bench.meeting().locked().map(|version| version.number), Some(2));
    assert_eq!(exported(&bench).path, "/tmp/Bien-ban-2025-05-24-v2.docx");
}

// ---- numbers, days, scans

#[test]
fn each_paper_has_its_own_number_and_what_is_typed_stays_when_another_is_turned_to() {
    let mut bench = locked();
    bench.command("ban scan").say("07").press("tab 26/5 enter");
    assert_eq!(bench.notice(), Some(&Notice::Done(Deed::Issue)));
    bench.command("ban scan");
    assert_eq!((bench.dialog().typed(Label::Number), bench.dialog().typed(Label::IssuedOn)), ("07", "26/5/2025"));
    to_field(&mut bench, Label::Paper);
    bench.press("right");
    assert_eq!((bench.dialog().typed(Label::Number), bench.dialog().typed(Label::IssuedOn)), ("", ""));
    bench.press("tab").say("12").press("tab tab tab right");
    assert_eq!(bench.dialog().typed(Label::Number), "12", "typed for the wrong paper, it goes along");
    bench.press("left enter");
    assert_eq!(bench.meeting().paper_number(Paper::Conclusions), Some("12"));
    assert_eq!(bench.meeting().paper_number(Paper::Minutes), Some("07"));
    bench.command("ban scan").press("tab").say("ngày rằm").press("enter");
    assert_eq!(bench.notice(), Some(&Notice::NotUnderstood("ngày rằm".to_owned())));
    bench.press("ctrl+a").say("23/5").press("enter");
    assert_eq!(bench.refusal(), Some(&Refusal::BeforeMeeting), "no paper is older than its meeting");
    assert!(bench.meeting().locked().is_some());
}

#[test]
fn a_scan_that_cannot_be_read_leaves_number_and_day_and_one_is_taken_back_by_emptying_its_field() {
    let mut bench = locked();
    bench.command("ban scan").say("07");
    to_field(&mut bench, Label::Scan);
    bench.say("'/home/a b.pdf'").press("enter");
    let asked = Effect::Scan { paper: Paper::Minutes, path: "/home/a b.pdf".to_owned() };
    assert_eq!(bench.asked.last(), Some(&asked), "as a file manager quotes it");
    bench.event(Event::Failed { what: Failure::Scan, reason: "không có".to_owned() });
    assert_eq!(bench.meeting().paper_number(Paper::Minutes), Some("07"));
    let (name, hash) = ("a b.pdf".to_owned(), "0f".repeat(32));
    bench.event(Event::Scanned { paper: Paper::Minutes, name, hash });
    bench.command("ban scan").press("ctrl+a").say("08").press("enter");
    let issue = bench.meeting().issue_of(Paper::Minutes).unwrap();
    assert_eq!((issue.number.as_str(), issue.scan.as_str()), ("08", "a b.pdf"), "the scan stays");
    bench.command("ban scan");
    to_field(&mut bench, Label::Scan);
    bench.press("bs enter");
    let issue = bench.meeting().issue_of(Paper::Minutes).unwrap();
    assert_eq!((issue.scan.as_str(), issue.scan_hash.as_str()), ("", ""));
}

// ---- exports

#[test]
fn the_path_follows_the_choices_until_it_is_written_by_hand() {
    let mut bench = at_the_end();
    bench.command("xuat");
    let path = |bench: &Bench| bench.dialog().typed(Label::Path).to_owned();
    assert_eq!(path(&bench), "/tmp/Bien-ban-2025-05-24-du-thao.docx");
    bench.press("tab right tab right");
    assert_eq!(path(&bench), "/tmp/Bien-ban-2025-05-24-du-thao-cong-khai.pdf");
    to_field(&mut bench, Label::Paper);
    bench.press("right right right");
    assert_eq!(path(&bench), "/tmp/Tong-hop-y-kien-2025-05-24-du-thao-cong-khai.pdf");
    assert!(!labels(&bench).contains(&Label::Order), "grouped or single is for minutes");
    bench.press("tab right");
    to_field(&mut bench, Label::Path);
    bench.say("/media/usb/bang.csv");
    assert_eq!(
        bench.dialog().chosen(Label::Format),
        Some(&thuky::app::Choice::Format(Format::Csv)),
        "the ending tells"
    );
    to_field(&mut bench, Label::Format);
    bench.press("left");
    assert_eq!(path(&bench), "/media/usb/bang.xlsx", "by hand, only the ending follows");
    bench.press("enter");
    let wish = Wish { audience: Audience::Public, ..Wish::of(Paper::Opinions) };
    let path = "/media/usb/bang.xlsx".to_owned();
    assert_eq!(*exported(&bench), Export { wish, format: Format::Xlsx, path, force: false, open: true });
}

#[test]
fn every_paper_is_offered_in_its_own_formats_only() {
    let mut bench = at_the_end();
    bench.command("xuat");
    for paper in Paper::ALL {
        let Some(thuky::app::Choice::Paper(chosen)) = bench.dialog().chosen(Label::Paper) else { panic!("no paper") };
        assert_eq!(chosen, paper);
        let field = bench.dialog().field(Label::Format).unwrap();
        let thuky::app::Entry::Choice { options, .. } = &field.entry else { panic!("formats are chosen") };
        let formats: Vec<Format> = options
            .iter()
            .map(|option| match option {
                thuky::app::Choice::Format(format) => *format,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(formats, paper.formats());
        bench.press("right");
    }
}

#[test]
fn of_two_papers_being_written_the_one_that_failed_is_no_longer_waited_for() {
    let mut bench = at_the_end();
    bench.command("xuat").press("tab tab tab tab").say("/tmp/a.docx").press("enter");
    bench.command("xuat").press("tab tab tab tab").say("/tmp/b.docx").press("enter");
    let paths = |bench: &Bench| bench.app.writing.iter().map(|writing| writing.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&bench), ["/tmp/a.docx", "/tmp/b.docx"]);
    bench.event(Event::NotExported { path: "/tmp/b.docx".to_owned(), reason: "đĩa đầy".to_owned() });
    assert_eq!(paths(&bench), ["/tmp/a.docx"]);
    assert_eq!(bench.notice(), Some(&Notice::Failed(Failure::Export, "đĩa đầy".to_owned())));
}

#[test]
fn the_closing_time_left_as_it_stood_is_the_minute_that_was_shown() {
    let mut bench = at_the_end();
    bench.press("shift+f1 f8");
    let shown = bench.dialog().typed(Label::ClosingTime).to_owned();
    bench.wait(3 * 60_000).press("down enter");
    let closed = bench.meeting().info().closed_at.unwrap();
    assert!(bench.clock(closed).starts_with(&shown), "{shown}");
}

#[test]
fn the_question_before_overwriting_keeps_the_whole_wish() {
    let mut bench = at_the_end();
    bench.command("xuat").press("tab right tab right tab right tab");
    bench.say("/tmp/bb.pdf").press("tab right enter");
    assert_eq!(bench.notice(), Some(&Notice::Exporting("/tmp/bb.pdf".to_owned())));
    let export = exported(&bench).clone();
    assert_eq!((export.wish.audience, export.wish.grouped, export.open), (Audience::Public, true, false));
    bench.event(Event::FileExists(export.clone()));
    bench.press("enter");
    assert_eq!(bench.asked.iter().filter(|effect| matches!(effect, Effect::Export(_))).count(), 1, "Enter alone: no");
    bench.event(Event::FileExists(export.clone())).press("down enter");
    assert_eq!(*exported(&bench), Export { force: true, ..export });
}

fn seconds(bench: &Bench) -> Option<i64> {
    bench.app.long_writing().map(|(_, seconds)| seconds)
}

#[test]
fn what_takes_longer_than_a_second_says_so_every_second() {
    let mut bench = at_the_end();
    bench.command("xuat").press("enter");
    assert_eq!(seconds(&bench), None);
    let since = bench.now;
    assert_eq!(bench.app.wake().since(since), 1000);
    bench.wait(1000).say("vẫn gõ được");
    assert!(bench.pen().contains("vẫn gõ được"));
    assert_eq!(seconds(&bench), Some(2), "the words took a moment too");
    let path = bench.app.writing[0].path.clone();
    bench.event(Event::Exported { path: path.clone(), unopened: true });
    assert_eq!((seconds(&bench), bench.notice()), (None, Some(&Notice::Unopened(path))));
}

#[test]
fn all_papers_go_into_one_folder_and_over_another_only_after_a_yes() {
    let mut bench = locked();
    bench.command("sao tat ca").press("tab right enter");
    let folder = "/tmp/Ho-so-2025-05-24-v1".to_owned();
    let bundle = Bundle { folder: folder.clone(), public: true, force: false };
    assert_eq!(bench.asked.last(), Some(&Effect::ExportAll(bundle.clone())), "under the lock too");
    bench.event(Event::Exported { path: "/tmp/Bien-ban-2025-05-24-v1.docx".to_owned(), unopened: false }).wait(1000);
    bench.event(Event::Bundling { folder: folder.clone(), done: 12, of: 40 });
    assert_eq!(bench.app.long_writing().and_then(|(writing, _)| writing.done), Some((12, 40)));
    bench.event(Event::FolderExists(bundle.clone())).press("enter");
    assert!(bench.app.writing.is_empty(), "{:?}", bench.app.writing);
    bench.event(Event::FolderExists(bundle.clone())).press("down enter");
    assert_eq!(bench.asked.last(), Some(&Effect::ExportAll(Bundle { force: true, ..bundle })));
    bench.event(Event::Exported { path: folder.clone(), unopened: false });
    assert_eq!(bench.notice(), Some(&Notice::Exported(folder)));
}

// ---- whose papers

#[test]
fn the_form_of_the_papers_is_set_in_a_box_of_its_own() {
    let mut bench = Bench::dialogue_anywhere();
    bench.command("the thuc").press("right tab").say("HUYỆN").press("tab").say("UBND / XÃ A").press("tab");
    bench.say("BB-UBND").press("tab").say("Xã A").press("tab").say("TM. ỦY BAN NHÂN DÂN").press("tab");
    bench.say("CHỦ TỊCH").press("tab").say("Đảng ủy; HĐND/UBND / Lưu: VT").press("enter");
    let info = bench.meeting().info();
    assert_eq!(
        (info.organ, info.agency.as_str(), info.receivers.as_str()),
        (Organ::Party, "UBND\nXÃ A", "Đảng ủy; HĐND/UBND\nLưu: VT")
    );
    assert_eq!((info.seat.as_str(), info.signer_office.as_str()), ("Xã A", "CHỦ TỊCH"));
    bench.command("the thuc").press("enter");
    assert!(bench.app.dialogs.is_empty(), "left as it was");
    bench.command("thong tin hoi");
    to_field(&mut bench, Label::Invited);
    bench.say("150").press("enter");
    assert_eq!(bench.meeting().info().invited, Some(150));
    assert_eq!(bench.meeting().info().agency, "UBND\nXÃ A");
}

#[test]
fn who_objects_is_said_in_full_and_the_speaker_of_the_words_comes_first() {
    let mut bench = reading();
    at_words(&mut bench, "Điện yếu.");
    bench.press("enter").press("tab").say("dinh").press("tab");
    let speaker = bench.with("Điện yếu.").person.unwrap();
    assert_eq!(bench.dialog().typed(Label::Objector), bench.meeting().get::<Person>(speaker).unwrap().name);
}

#[test]
fn what_was_adopted_is_the_version_that_was_locked_not_the_next_one() {
    let mut bench = locked();
    assert!(bench.meeting().info().adopted_at.is_some());
    bench.command("mo khoa").say("sai một chữ").press("enter");
    let info = bench.meeting().info();
    assert_eq!((info.read_back_at, info.adopted_at, info.copies), (None, None, None));
    bench.command("khoa bien ban");
    assert!(bench.dialog().field(Label::Adopted).is_some(), "asked anew");
}

#[test]
fn whose_data_are_to_be_corrected_is_asked_with_the_one_meant_on_top() {
    let mut bench = at_the_end();
    bench.command("sua nguoi");
    assert_eq!(bench.dialog().what, What::Whom);
    bench.press("enter");
    let floor = bench.meeting().floor().unwrap().person;
    assert_eq!(bench.dialog().what, What::Person(floor));
}

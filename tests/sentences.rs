//! Official sentences by keys: put in with one key, filled from the rows, followed when a row is corrected, the office's own.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Bench, local};
use thuky::app::{Caret, Effect, Label, Notice, Row, What, shipped_sentences};
use thuky::domain::*;

/// Mentions as "words" in the order of their ids.
fn mentions(bench: &Bench) -> Vec<String> {
    bench.meeting().rows().mentions.values().map(|mention| mention.words.clone()).collect()
}
/// What is selected in the open paragraph.
fn selected(bench: &Bench) -> &str {
    bench.app.pen.text.selected()
}
fn texts(bench: &Bench) -> Vec<String> {
    bench.paragraphs().iter().map(|row| row.text.clone()).collect()
}
/// Mr Định has the floor and the pen.
fn with_dinh() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.invite("dinh").press("esc +3s");
    assert_eq!(bench.writing_for(), "Hoàng Văn Định");
    bench
}
/// Corrects a name through the box of a person.
fn rename(bench: &mut Bench, person: &str, name: &str) {
    let id = bench.person(person).id;
    bench.command("sua thong tin mot nguoi").row(|row| *row == Row::Known(id));
    bench.press("enter ctrl+a").unikey(name).press("enter");
    assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
}

#[test]
fn one_key_puts_in_a_question_of_the_speaker_and_what_is_typed_takes_the_blank() {
    let mut bench = with_dinh();
    bench.keys();
    bench.press("alt+1");
    assert_eq!(bench.keys(), 1);
    assert_eq!(bench.pen(), "Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: …|");
    assert_eq!(selected(&bench), "…");
    bench.say("bao gio sua duong?");
    assert_eq!(bench.pen(), "Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: bao gio sua duong?|");
    bench.press("enter");
    let row = bench.last();
    assert_eq!((row.kind, bench.owner_name(row.owner())), (Kind::Opinion, "Hoàng Văn Định".to_owned()));
    assert_eq!(bench.numbers()[&1], "Hoàng Văn Định");
    assert_eq!(mentions(&bench), ["ông Hoàng Văn Định", "xóm Trung Tâm"]);
    assert!(bench.steps.iter().any(|step| step.deed == Deed::Sentence));
    bench.check_facts();
}

#[test]
fn the_box_reads_as_the_sentences_would_now_a_digit_puts_one_in_and_a_letter_goes_to_the_minutes() {
    let mut bench = with_dinh();
    bench.press("insert");
    assert_eq!(bench.dialog().what, What::Sentences);
    assert_eq!(bench.rows().len(), 9);
    assert_eq!(bench.app.sentence_now(1).unwrap(), "Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: …");
    bench.press("2");
    assert!(bench.app.dialogs.is_empty());
    assert!(bench.pen().starts_with("Ông Hoàng Văn Định, xóm Trung Tâm, đề nghị: "));
    // A letter closes it and is written; the blank it finds selected gives way.
    bench.press("ctrl+\\ x");
    assert!(bench.app.dialogs.is_empty());
    assert!(bench.pen().ends_with("đề nghị: x|"));
    // Down, Enter; and Esc leaves all as it was.
    let before = bench.pen();
    bench.press("insert esc");
    assert_eq!(bench.pen(), before);
    bench.press("enter insert down down enter");
    assert!(bench.pen().contains("phản ánh: "), "{}", bench.pen());
    // The key that opened it closes it; over another box there are no sentences.
    bench.press("insert insert");
    assert!(bench.app.dialogs.is_empty());
    bench.press("f2 ctrl+\\");
    assert_eq!(bench.notice(), Some(&Notice::BoxFirst));
}

#[test]
fn a_click_puts_a_sentence_in_too() {
    use thuky::app::{Event, Target};
    let mut bench = with_dinh();
    bench.press("insert");
    bench.event(Event::Click(Target::Row(2))).event(Event::Click(Target::Row(2)));
    assert!(bench.pen().contains("phản ánh"), "{}", bench.pen());
    bench.press("enter").event(Event::Click(Target::Action(thuky::action::Action::Sentence1)));
    assert!(bench.pen().contains("hỏi"), "{}", bench.pen());
}

#[test]
fn after_words_a_sentence_is_put_behind_them_and_the_paragraph_stays_what_it_is() {
    let mut bench = with_dinh();
    bench.say("duong loi.").press("home alt+5");
    assert_eq!(bench.pen(), "duong loi. Giao …| trả lời … trước ngày ……");
    let row = bench.last();
    assert_eq!((row.kind, bench.owner_name(row.owner())), (Kind::Note, "Hoàng Văn Định".to_owned()));
    assert_eq!(mentions(&bench), ["……"], "the deadline is waited for; who is not known is to be typed");
}

#[test]
fn tab_goes_from_blank_to_blank_then_to_the_end_and_does_nothing_without_a_sentence() {
    let mut bench = with_dinh();
    bench.press("alt+5");
    assert_eq!(bench.pen(), "Giao …| trả lời … trước ngày ……");
    bench.say("dia chinh").press("tab");
    assert_eq!(bench.pen(), "Giao dia chinh trả lời …| trước ngày ……");
    bench.press("tab");
    assert_eq!((bench.pen().as_str(), selected(&bench)), ("Giao dia chinh trả lời … trước ngày ……|", "……"));
    bench.press("tab");
    assert_eq!(bench.pen(), "Giao dia chinh trả lời …| trước ngày ……");
    bench.press("shift+tab").say("03/6");
    assert_eq!(bench.pen(), "Giao dia chinh trả lời … trước ngày 03/6|");
    bench.press("shift+tab").say("dan");
    bench.press("tab");
    assert_eq!(bench.pen(), "Giao dia chinh trả lời dan trước ngày 03/6|", "no blank is left: on at the end");
    bench.press("enter").say("Xong.").press("home");
    let plain = bench.pen();
    bench.press("tab shift+tab");
    assert_eq!(bench.pen(), plain);
}

#[test]
fn what_a_sentence_says_the_paragraph_is_it_becomes() {
    let mut bench = with_dinh();
    bench.press("alt+4");
    let row = bench.last();
    assert_eq!((row.kind, row.person), (Kind::Conclusion, bench.meeting().chair().map(|chair| chair.id)));
    bench.say("lam ngay").press("enter alt+5");
    let row = bench.last();
    assert!(row.kind == Kind::Task && row.task.is_some());
    bench.press("enter alt+6");
    assert!(bench.last().text.starts_with("Tiếp thu ý kiến của ông Hoàng Văn Định, xóm Trung Tâm, và giao …"));
    bench.check_facts();
}

#[test]
fn a_name_corrected_later_is_corrected_in_the_sentence_and_one_undo_takes_both_back() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("bao gio?").press("enter enter");
    let steps = bench.steps.len();
    rename(&mut bench, "Hoàng Văn Định", "Hoàng Văn Đỉnh");
    assert_eq!(bench.steps.len(), steps + 1, "one step");
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Đỉnh, xóm Trung Tâm, hỏi: bao gio?"]);
    bench.press("ctrl+w enter");
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: bao gio?"]);
    assert!(bench.meeting().rows().people.values().any(|person| person.name == "Hoàng Văn Định"));
    // Undone also where more was written in the paragraph since.
    rename(&mut bench, "Hoàng Văn Định", "Hoàng Văn Đỉnh");
    bench.press("up end").say(" va bao nhieu?").press("down ctrl+w");
    bench.row(|row| *row == Row::Step(1)).press("enter");
    assert_eq!(bench.refusal(), None);
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: bao gio? va bao nhieu?"]);
    bench.check_facts();
}

#[test]
fn somebody_not_known_yet_is_named_in_the_sentence_when_they_are_named() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2").unikey("ông áo xanh, Trung Tâm").press("f3 esc +3s alt+1").say("dien yeu");
    assert_eq!(bench.pen(), "Ông áo xanh, xóm Trung Tâm, hỏi: dien yeu|");
    bench.command("dat ten cho nguoi").unikey("ông Ma Văn Sơn").press("enter");
    // The paragraph was open, what was typed in it not sealed.
    assert_eq!(bench.pen(), "Ông Ma Văn Sơn, xóm Trung Tâm, hỏi: dien yeu|");
    // Nobody knows the next one at all: his name and hamlet are waited for.
    bench.press("enter shift+f2 +3s alt+1").say("nuoc ban");
    assert_eq!(bench.pen(), "……, ……, hỏi: nuoc ban|");
    bench.command("dat ten cho nguoi").unikey("bà Hà Thị Lụa, Thống Nhất").press("enter");
    assert_eq!(bench.pen(), "Bà Hà Thị Lụa, xóm Thống Nhất, hỏi: nuoc ban|");
    bench.press("enter");
    assert_eq!(bench.last().text, "Bà Hà Thị Lụa, xóm Thống Nhất, hỏi: nuoc ban");
    assert_eq!(texts(&bench)[0], "Ông Ma Văn Sơn, xóm Trung Tâm, hỏi: dien yeu");
    bench.check_facts();
}

#[test]
fn found_to_be_somebody_known_the_sentence_says_that_name() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2").unikey("ông áo xanh, Thống Nhất").press("f3 esc +3s alt+1").say("cau hoi").press("enter");
    bench.command("dat ten cho nguoi").say("tran duc toan").press("enter");
    assert_eq!(texts(&bench), ["Ông Trần Đức Toàn, xóm Thống Nhất, hỏi: cau hoi"]);
    let person = bench.person("Trần Đức Toàn").id;
    assert!(bench.meeting().rows().mentions.values().all(|mention| mention.person == Some(person)));
}

#[test]
fn called_by_mistake_the_words_move_and_the_sentence_names_who_really_spoke() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi do").press("enter");
    bench.command("goi nham").say("hoa").press("enter");
    assert_eq!(bench.minutes(), ["Lý Thị Hoa: Bà Lý Thị Hoa, xóm Trung Tâm, hỏi: gi do"]);
    bench.press("up ctrl+n").say("buoi").press("enter");
    assert_eq!(bench.pen().replace('|', ""), "Bà Nguyễn Thị Bưởi, xóm Thống Nhất, hỏi: gi do", "another owner");
    bench.check_facts();
}

#[test]
fn a_hamlet_renamed_is_renamed_in_the_sentence() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi do").press("enter");
    bench
        .command("thong tin hoi nghi")
        .press("tab tab tab tab ctrl+a")
        .unikey("Thống Nhất, Trung Tâm Mới")
        .press("enter");
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Định, xóm Trung Tâm Mới, hỏi: gi do"]);
}

#[test]
fn a_deadline_given_later_fills_its_blank_and_corrected_it_is_corrected() {
    let mut bench = with_dinh();
    bench.press("alt+5 ctrl+l");
    let set = |bench: &mut Bench, day: &str| {
        while bench.dialog().fields[bench.dialog().active].label != Label::Deadline {
            bench.press("tab");
        }
        bench.press("ctrl+a").say(day).press("enter");
        assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
    };
    set(&mut bench, "3/6");
    assert!(bench.pen().contains("trước ngày 03/6/2025"), "{}", bench.pen());
    bench.press("ctrl+l");
    set(&mut bench, "10/6");
    assert!(bench.last().text.ends_with("trước ngày 10/6/2025"), "{}", bench.last().text);
    // Typed by hand the date is hers.
    bench.press("end bs bs bs bs bs bs bs bs bs").say("20/6").press("enter up ctrl+l");
    set(&mut bench, "11/6");
    assert!(bench.with("20/6").text.ends_with("trước ngày 20/6"));
}

#[test]
fn a_blank_that_is_filled_while_it_is_selected_is_not_typed_over() {
    let mut bench = with_dinh();
    bench.press("alt+5").say("dia chinh").press("tab").say("dan").press("tab");
    assert_eq!(selected(&bench), "……");
    bench.press("f7 f7 ctrl+l");
    while bench.dialog().fields[bench.dialog().active].label != thuky::app::Label::Deadline {
        bench.press("tab");
    }
    bench.say("3/6").press("enter");
    assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
    assert!(bench.pen().ends_with("trước ngày 03/6/2025|"), "{}", bench.pen());
    bench.press("enter");
    assert!(bench.with("dia chinh").text.ends_with("trước ngày 03/6/2025"), "{:?}", texts(&bench));
}

#[test]
fn the_end_of_a_break_comes_into_its_sentence_when_it_ends_and_follows_when_corrected() {
    let mut bench = with_dinh();
    bench.at("15:05").press("shift+f4 alt+8");
    assert_eq!(bench.last().text, "Hội nghị giải lao từ 15 giờ 05 phút đến ……");
    bench.at("15:20").press("shift+f4");
    assert_eq!(bench.pen().replace('|', ""), "Hội nghị giải lao từ 15 giờ 05 phút đến 15 giờ 20 phút");
    let spell = bench.meeting().latest_break().unwrap();
    bench.command("sua gio da ghi").row(|row| *row == Row::Moment(Moment::Until(spell)));
    bench.press("enter ctrl+a 15:18 enter");
    assert!(bench.last().text.ends_with("đến 15 giờ 18 phút"), "{} {:?}", bench.last().text, bench.notice());
    assert_eq!(bench.meeting().get::<Spell>(spell).unwrap().until, Some(local("15:18")));
}

#[test]
fn words_changed_by_hand_are_left_alone() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi do").press("ctrl+home").press("delete delete delete delete").press("end enter");
    assert_eq!(texts(&bench), ["Hoàng Văn Định, xóm Trung Tâm, hỏi: gi do"]);
    rename(&mut bench, "Hoàng Văn Định", "Hoàng Văn Đỉnh");
    assert_eq!(texts(&bench), ["Hoàng Văn Định, xóm Trung Tâm, hỏi: gi do"]);
}

#[test]
fn a_sentence_split_and_joined_keeps_what_follows_where_its_words_are() {
    let mut bench = with_dinh();
    bench
        .press("alt+1")
        .say("gi do")
        .press("enter up home ctrl+right ctrl+right ctrl+right ctrl+right ctrl+right enter");
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Định,", "xóm Trung Tâm, hỏi: gi do"]);
    let at = |bench: &Bench, words: &str| {
        let mention = bench.meeting().rows().mentions.values().find(|mention| mention.words == words).unwrap();
        bench.meeting().position(mention.paragraph).unwrap()
    };
    assert_eq!((at(&bench, "ông Hoàng Văn Định"), at(&bench, "xóm Trung Tâm")), (0, 1));
    rename(&mut bench, "Hoàng Văn Định", "Hoàng Văn Đỉnh");
    assert_eq!(texts(&bench)[0], "Ông Hoàng Văn Đỉnh,");
    bench.press("home bs");
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Đỉnh, xóm Trung Tâm, hỏi: gi do"]);
    assert_eq!((at(&bench, "ông Hoàng Văn Đỉnh"), at(&bench, "xóm Trung Tâm")), (0, 0));
    // Erased they are gone; undone they are back.
    bench.press("ctrl+a delete ctrl+end");
    assert!(bench.paragraphs().is_empty() && mentions(&bench).is_empty(), "{:?}", bench.minutes());
    bench.press("ctrl+z");
    assert_eq!(mentions(&bench).len(), 2);
    rename(&mut bench, "Hoàng Văn Đỉnh", "Hoàng Văn Định");
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: gi do"]);
    bench.check_facts();
}

#[test]
fn ctrl_z_takes_typing_then_the_sentence_back_and_ctrl_y_puts_it_in_again() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi");
    bench.press("ctrl+z");
    assert!(bench.pen().contains('…'), "{}", bench.pen());
    bench.press("ctrl+z");
    assert!(bench.paragraphs().is_empty() && mentions(&bench).is_empty(), "{:?}", bench.minutes());
    assert_eq!(bench.app.pen.target, Caret::Unborn);
    bench.press("ctrl+y");
    assert_eq!(texts(&bench), ["Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: …"]);
    assert_eq!(mentions(&bench).len(), 2);
    bench.check_facts();
}

#[test]
fn the_caret_keeps_its_place_in_words_that_are_corrected_under_the_pen() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("abc").press("left");
    rename(&mut bench, "Hoàng Văn Định", "Hoàng Văn Minh Định");
    assert_eq!(bench.pen(), "Ông Hoàng Văn Minh Định, xóm Trung Tâm, hỏi: ab|c");
    bench.press("home right right right right right");
    rename(&mut bench, "Hoàng Văn Minh Định", "Hà Lan");
    assert_eq!(bench.pen(), "Ông Hà Lan|, xóm Trung Tâm, hỏi: abc", "from inside the name to its end");
}

#[test]
fn a_restart_keeps_what_follows_and_the_box() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi do").press("insert");
    bench.power_cut(1_000);
    assert_eq!(bench.dialog().what, What::Sentences);
    bench.press("esc");
    assert_eq!(bench.pen(), "Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: gi do|");
    rename(&mut bench, "Hoàng Văn Định", "Hoàng Văn Đỉnh");
    assert_eq!(bench.pen(), "Ông Hoàng Văn Đỉnh, xóm Trung Tâm, hỏi: gi do|");
}

#[test]
fn the_office_writes_its_own_sentences() {
    let mut bench = with_dinh();
    bench.press("insert ctrl+l");
    assert_eq!(bench.dialog().what, What::Sentence(1));
    bench.press("ctrl+a").unikey("[ý kiến] {Người nói} thắc mắc: …").press("enter");
    assert_eq!(bench.dialog().what, What::Sentences);
    assert!(matches!(bench.asked.last(), Some(Effect::Keep(habits)) if habits.sentences.len() == 1));
    bench.press("1");
    assert_eq!(bench.pen(), "Ông Hoàng Văn Định thắc mắc: …|");
    // What means nothing is refused with its name, and nothing is lost.
    bench.press("insert ctrl+l ctrl+a").say("{ai} hoi").press("enter");
    assert_eq!(bench.notice(), Some(&Notice::NoSuchSlot("{ai}".to_owned())));
    // Emptied it is away, and there is room for a new one.
    bench.press("ctrl+a bs enter");
    assert_eq!(bench.rows().last(), Some(&Row::NewSentence(1)));
    bench.press("esc").press("alt+1");
    assert_eq!(bench.notice(), Some(&Notice::NoSentence(1)));
    bench.press("insert").row(|row| *row == Row::NewSentence(1)).press("enter");
    bench.unikey(&shipped_sentences()[0].words).press("enter");
    assert!(bench.app.habits.sentences.is_empty(), "as shipped it is no longer the office's own");
}

#[test]
fn under_the_lock_no_sentence_is_put_in() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi do").press("enter shift+f1 +3s f8 down enter esc");
    assert!(bench.meeting().locked().is_some(), "{:?}", bench.notice());
    let before = bench.meeting().clone();
    bench.press("alt+1 insert");
    assert!(matches!(bench.refusal(), Some(Refusal::Locked(1))));
    assert!(bench.app.dialogs.is_empty() && *bench.meeting() == before);
}

#[test]
fn alt_and_a_digit_over_a_box_is_escape_and_the_digit() {
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi do").press("enter f2 alt+1");
    assert!(bench.app.dialogs.is_empty());
    assert_eq!(bench.pen(), "1|");
}

#[test]
fn every_shipped_sentence_reads_well_in_an_empty_and_in_a_full_meeting() {
    let mut full = with_dinh();
    full.press("shift+f4 +5m shift+f4");
    for bench in [Bench::dialogue_anywhere(), full] {
        assert!((5..=9).contains(&shipped_sentences().len()));
        for (number, shipped) in (1..).zip(shipped_sentences()) {
            let sentence = Sentence::parse(&shipped.words).unwrap();
            assert!(!sentence.is_empty() && !shipped.name.trim().is_empty());
            let reads = bench.app.sentence_now(number).unwrap();
            assert!(!reads.contains(['{', '}', '[', ']']) && !reads.chars().any(char::is_control), "{reads}");
            assert!(reads.starts_with(|c: char| c.is_uppercase() || c == '…'), "{reads}");
            assert!(!reads.contains("  ") && !reads.contains("……."), "{reads}");
        }
    }
}

#[test]
fn papers_name_the_speaker_once_and_a_copy_that_does_not_name_them_does_not_in_the_words() {
    use thuky::papers::{self, markdown};
    let mut bench = with_dinh();
    bench.press("alt+1").say("bao gio sua duong?").press("enter alt+7 enter enter enter");
    bench.press("alt+4").say("sua trong thang 6").press("enter");
    assert!(texts(&bench).iter().any(|text| text.contains("trả lời ông Hoàng Văn Định, xóm")), "{:?}", texts(&bench));
    let print = |bench: &Bench, paper, audience| {
        let wish = Wish { audience, ..Wish::of(paper) };
        markdown::write(&papers::document(&bench.meeting().into(), &wish)).replace("**", "")
    };
    let minutes = print(&bench, Paper::Minutes, Audience::Office);
    assert!(minutes.contains("Ông Hoàng Văn Định, xóm Trung Tâm, hỏi: bao gio sua duong?"), "{minutes}");
    assert_eq!(minutes.matches("hỏi: bao gio").count(), 1, "its table has the words alone: {minutes}");
    assert!(minutes.contains("kết luận: sua trong thang 6."), "{minutes}");
    assert!(!minutes.contains("kết luận kết luận") && !minutes.contains("kết luận: Đồng chí"), "{minutes}");
    let opinion = bench.opinion(1).id;
    let (deed, changes) = bench.meeting().edit_opinion(opinion, |row| row.unnamed = true).unwrap().finish();
    let mut meeting = bench.meeting().clone();
    meeting.apply(&Step { n: meeting.last_step() + 1, at: bench.now, deed, changes, undoes: None });
    for paper in [Paper::Minutes, Paper::Opinions, Paper::Report, Paper::Speakers, Paper::Journal] {
        let wish = Wish { audience: Audience::Public, ..Wish::of(paper) };
        let copy = markdown::write(&papers::document(&(&meeting).into(), &wish));
        assert!(!copy.contains("Hoàng Văn Định"), "{paper:?}: {copy}");
    }
}

#[test]
fn a_step_that_corrects_a_sentence_too_is_called_by_what_was_done() {
    use thuky::text::{Lang, step_line};
    let mut bench = with_dinh();
    bench.press("alt+1").say("gi do").press("enter");
    rename(&mut bench, "Hoàng Văn Định", "Hoàng Văn Đỉnh");
    let records = bench.records();
    assert!(records[0].edits.len() >= 3);
    let lines: Vec<String> = records[..3].iter().map(|record| step_line(record, bench.meeting(), Lang::Vi)).collect();
    assert!(lines[0].ends_with("ông Đỉnh"), "{lines:?}");
    assert!(lines[2].contains("“Ông Hoàng Văn Đ"), "{lines:?}");
}

/// The deadline of the open paragraph, set in its margin.
fn set_deadline(bench: &mut Bench, day: &str) {
    bench.press("ctrl+l");
    while bench.dialog().fields[bench.dialog().active].label != Label::Deadline {
        bench.press("tab");
    }
    bench.press("ctrl+a").say(day).press("enter");
    assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
}

#[test]
fn a_name_inside_a_longer_name_is_somebody_elses() {
    let mut bench = with_dinh();
    rename(&mut bench, "Hoàng Văn Định", "An");
    bench.press("alt+1").unikey("đường vào nhà ông An Khang, xóm Trung Tâm Vinh, hay nhà ông An?").press("enter");
    rename(&mut bench, "An", "Nguyễn Văn An");
    let told = "Ông Nguyễn Văn An, xóm Trung Tâm, hỏi: đường vào nhà ông An Khang, xóm Trung Tâm Vinh, \
                hay nhà ông Nguyễn Văn An?";
    assert_eq!(texts(&bench), [told]);
    bench
        .command("thong tin hoi nghi")
        .press("tab tab tab tab ctrl+a")
        .unikey("Thống Nhất, Trung Tâm Mới")
        .press("enter");
    assert_eq!(texts(&bench), [told.replace("An, xóm Trung Tâm,", "An, xóm Trung Tâm Mới,")]);
}

#[test]
fn a_date_or_a_blank_typed_by_hand_is_not_taken_for_the_one_that_follows() {
    let mut bench = with_dinh();
    bench.press("alt+5");
    set_deadline(&mut bench, "3/6");
    bench.press("home").say("Ngay 03/6/2025 UBND da hop; ");
    set_deadline(&mut bench, "10/6");
    assert_eq!(bench.last().text, "Ngay 03/6/2025 UBND da hop; Giao … trả lời … trước ngày 03/6/2025");
    bench.press("ctrl+end enter alt+5 home").say("Cho …… thua; ");
    set_deadline(&mut bench, "11/6");
    assert_eq!(bench.last().text, "Cho …… thua; Giao … trả lời … trước ngày ……");
}

#[test]
fn a_break_that_did_not_end_after_all_has_its_blank_again_also_where_more_was_written_since() {
    let mut bench = with_dinh();
    bench.at("15:05").press("shift+f4 alt+8").at("15:20").press("shift+f4 end").say(" nhe").press("enter ctrl+w");
    let ended = |record: &Record| record.edits.iter().any(|edit| edit.table == "spell");
    let at = bench.records().iter().position(ended).unwrap();
    bench.row(|row| *row == Row::Step(at)).press("enter");
    assert_eq!(bench.refusal(), None);
    bench.with("Hội nghị giải lao từ 15 giờ 05 phút đến …… nhe");
    bench.check_facts();
}

#[test]
fn the_caret_stands_in_the_first_blank_of_a_sentence_put_behind_words_with_spaces_after_them() {
    let mut bench = with_dinh();
    bench.say("duong loi.            ").press("alt+5");
    assert_eq!(bench.pen(), "duong loi. Giao …| trả lời … trước ngày ……");
}

#[test]
fn a_word_being_composed_goes_on_when_words_before_it_are_corrected() {
    let mut bench = with_dinh();
    bench.at("15:05").press("shift+f4 alt+8 end f12").say(". nghi").at("15:20").press("f4").say("j");
    assert_eq!(bench.pen(), "Hội nghị giải lao từ 15 giờ 05 phút đến 15 giờ 20 phút. nghị|");
}

#[test]
fn backspace_after_a_correction_takes_a_letter_and_joins_nothing() {
    let mut bench = with_dinh();
    bench.say("truoc").press("enter");
    bench.at("15:05").press("shift+f4 alt+8 end").say(". ubnd ").at("15:20").press("f4");
    let full = bench.pen();
    assert!(full.ends_with("15 giờ 20 phút. UBND |"), "{full}");
    let count = bench.paragraphs().len();
    bench.press("bs");
    assert_eq!((bench.pen(), bench.paragraphs().len()), (full.replace(" |", "|"), count));
}

#[test]
fn a_sentence_too_long_for_a_paragraph_is_refused_by_the_rule() {
    let mut bench = with_dinh();
    bench.say("duong").press("enter up");
    let id = bench.last().id;
    let sentence = Filled { text: "a".repeat(thuky::editor::LIMIT + 1), mentions: Vec::new() };
    let margin = bench.app.pen.margin.clone();
    for place in [Place::New(&margin), Place::After(id)] {
        let refused = bench.meeting().put_sentence(place, &sentence, bench.now);
        assert!(matches!(refused, Err(No::Refuse(Refusal::TooLong))), "{place:?}");
    }
}

//! The guard rails and the editor in the minutes, key by key.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

#[path = "keys/closing.rs"]
mod closing;
#[path = "keys/find.rs"]
mod find;
#[path = "keys/tell.rs"]
mod tell;
#[path = "keys/in_step.rs"]
mod in_step;

use common::{Bench, RESIDENTS, local, telex};
use thuky::app::{Caret, Effect, Event, Habits, Keyboard, Label, Notice, Row, Target, What};
use thuky::domain::*;
use thuky::keymap::{Code, Key};

/// In the dialogue; bà Bưởi has the floor and the empty pen.
fn buoi_speaks() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.invite("buoi").press("+3s").keys();
    bench
}

#[test]
fn keys_that_come_together_do_what_they_do_one_by_one() {
    let keys: Vec<Key> = "Đề nghị xã sửa đường. ".repeat(40).chars().map(Key::char).collect();
    let commands = [Key::f(5), Key::new(Code::Enter), Key::f(3), Key::new(Code::Up), Key::new(Code::Backspace)];
    let all: Vec<Key> = keys.iter().chain(&commands).chain(&keys).copied().collect();
    let (mut one, mut together) = (buoi_speaks(), buoi_speaks());
    all.iter().for_each(|key| {
        one.event(Event::Key(*key));
    });
    together.event(Event::Keys(all));
    assert_eq!((one.pen(), one.app.top), (together.pen(), together.app.top));
    assert_eq!(one.app.meeting, together.app.meeting);
}

// ---- the floor and the pen

#[test]
fn f3_on_an_empty_paragraph_moves_the_pen_and_on_a_begun_one_only_the_floor() {
    let mut bench = buoi_speaks();
    bench.invite("dinh");
    assert_eq!((bench.speaker().unwrap(), bench.writing_for()), ("Hoàng Văn Định".into(), "Hoàng Văn Định".into()));
    bench.say("Tôi xin").press("+3s").invite("toan");
    assert_eq!((bench.speaker().unwrap(), bench.writing_for()), ("Trần Đức Toàn".into(), "Hoàng Văn Định".into()));
    assert_eq!(bench.pen(), "Tôi xin|");
    bench.press("enter");
    assert_eq!(bench.writing_for(), "Hoàng Văn Định", "Enter goes on with the same owner");
    bench.press("enter");
    assert_eq!(bench.writing_for(), "Trần Đức Toàn", "Enter on an empty paragraph follows the floor");
}

#[test]
fn f3_with_an_empty_queue_gives_the_floor_to_somebody_not_known_yet() {
    let mut bench = Bench::in_dialogue();
    assert!(bench.queue().is_empty());
    bench.press("f3");
    let person = bench.meeting().floor().unwrap().person;
    assert!(bench.meeting().get::<Person>(person).unwrap().is_unknown());
}

#[test]
fn an_answer_prepared_for_the_one_who_now_begins_is_not_lost() {
    let mut bench = buoi_speaks();
    bench.press("f5").say("Đường xấu.").press("enter enter +3s f6").press("1 \"dia chinh\" f6");
    bench.invite("\"dia chinh\"".trim_matches('"')).say("Sẽ sửa.").press("enter");
    assert_eq!(bench.last().kind, Kind::Answer);
}

#[test]
fn a_second_f3_within_two_seconds_or_held_down_is_refused_visibly() {
    let mut bench = Bench::in_dialogue();
    for name in &RESIDENTS[..3] {
        bench.press("f2").say(&name[..name.find(',').unwrap()]).press("enter");
    }
    bench.press("f3 +1s f3");
    assert_eq!(bench.notice(), Some(&Notice::TooSoon(thuky::action::Action::Invite)));
    assert_eq!(bench.queue().len(), 2);
    bench.press("+1s f3");
    assert_eq!(bench.queue().len(), 1, "two seconds later it is taken");
    for _ in 0..100 {
        bench.press("+50ms f3");
    }
    assert_eq!(bench.queue().len(), 1, "a key held down is one press");
}

#[test]
fn a_repeated_f8_is_ignored() {
    let mut bench = Bench::trung_hoi();
    bench.at("14:30").press("f8 +500ms f8");
    assert_eq!(bench.meeting().current_item().unwrap().title, "Ổn định tổ chức");
}

#[test]
fn no_clock_or_queue_command_moves_the_caret_or_eats_a_letter() {
    let mut bench = buoi_speaks();
    bench.say("một hai ba").press("left left");
    let pen = bench.pen();
    for key in
        ["f3", "f4", "f4", "f9", "shift+f3", "shift+f2", "f4 f4", "shift+f8 esc", "f2 esc", "ctrl+s", "ctrl+p esc"]
    {
        bench.press(key).press("+3s");
        assert_eq!(bench.pen(), pen, "after {key}");
    }
    bench.press("up enter enter ctrl+home");
    bench.say("x").press("f3");
    assert!(bench.pen().starts_with("x|"), "in the middle of the minutes too");
}

#[test]
fn a_break_stands_at_the_end_and_the_sentence_being_typed_goes_on() {
    let mut bench = buoi_speaks();
    bench.say("một").press("enter").say("hai ba").press("left left shift+f4");
    assert_eq!(bench.pen(), "hai |ba");
    bench.say("x").press("end enter").say("sau giải lao").press("ctrl+s");
    let kinds: Vec<Kind> = bench.paragraphs().iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [Kind::Note, Kind::Note, Kind::Break, Kind::Note]);
    assert_eq!(bench.paragraphs()[1].text, "hai xba");
    bench.press("shift+f4 +60s ctrl+home shift+f4");
    assert_eq!(bench.pen(), "|một", "nor does it move a caret that mends something above");
    assert_eq!(bench.last().kind, Kind::Break);
}

#[test]
fn an_empty_paragraph_in_the_middle_stays_where_it_is_when_the_floor_moves() {
    let mut bench = buoi_speaks();
    bench.say("trên").press("enter").say("dưới").press("enter up up end enter");
    assert_eq!(bench.app.pen.margin.after, Some(bench.with("trên").id));
    bench.invite("dinh").say("giữa").press("enter ctrl+end");
    assert_eq!(bench.minutes()[1], "Nguyễn Thị Bưởi: giữa");
    assert_eq!(bench.writing_for(), "Hoàng Văn Định", "the end of the minutes is for the floor");
}

#[test]
fn ctrl_n_gives_the_words_another_owner_and_leaves_the_opinion_of_the_old_one() {
    let mut bench = buoi_speaks();
    bench.press("f5").say("Đường xấu.").press("enter ctrl+n").row(|row| *row == Row::Hall).press("enter").say("Đúng!");
    bench.press("enter");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: Đường xấu.", "*: Đúng!"]);
    assert_eq!(bench.with("Đúng").opinion, None);
}

#[test]
fn what_is_typed_belongs_to_the_moment_of_its_first_key() {
    let mut bench = buoi_speaks();
    bench.at("15:00").press("x bs").at("15:10").say("muộn").at("15:20").press("enter");
    assert_eq!(bench.last().at, local("15:10"));
}

// ---- questions

#[test]
fn enter_alone_never_confirms() {
    let mut bench = buoi_speaks();
    bench.register(RESIDENTS[1].split(',').next().unwrap());
    bench.command("be mac");
    assert!(matches!(bench.dialog().what, What::Ask { .. }));
    bench.press("enter");
    assert!(bench.app.dialogs.is_empty() && bench.meeting().is_open());
    bench.command("be mac").press("down enter");
    assert!(!bench.meeting().is_open());
}

#[test]
fn deleting_an_answered_opinion_asks_also_within_a_selection() {
    let mut bench = answered();
    let opinion = bench.with("Đường xấu").id;
    bench.press("ctrl+home ctrl+a bs");
    assert_eq!(bench.pen(), "|");
    bench.press("down");
    assert!(matches!(bench.dialog().what, What::Ask { .. }), "leaving it empty is deleting it");
    bench.press("enter");
    assert!(bench.meeting().get::<Paragraph>(opinion).is_some());
    bench.press("ctrl+z ctrl+home shift+down shift+end bs");
    assert!(matches!(bench.dialog().what, What::Ask { .. }));
    bench.press("enter").press("shift+down shift+down shift+end bs");
    assert!(matches!(bench.dialog().what, What::Ask { .. }), "with its answer too");
    bench.press("down enter");
    assert!(bench.meeting().get::<Paragraph>(opinion).is_none());
    assert!(bench.meeting().rows().answers.is_empty() && bench.meeting().rows().opinions.is_empty());
}

/// "Đường xấu." is opinion 1 and answered; a note stands between.
fn answered() -> Bench {
    let mut bench = buoi_speaks();
    bench.press("f5").say("Đường xấu.").press("enter enter").say("ghi chép").press("enter enter f6");
    bench.press("1 \"dia chinh\" f6").say("Sẽ sửa.").press("enter");
    assert_eq!(bench.meeting().facts().heard, 1);
    bench
}

#[test]
fn a_question_is_not_asked_again_after_a_restart() {
    let mut bench = buoi_speaks();
    bench.register("hoa").command("be mac").power_cut(1000);
    assert!(bench.app.dialogs.is_empty());
}

// ---- undo

#[test]
fn ctrl_z_takes_back_typing_then_earlier_edits_and_ctrl_y_brings_them_again() {
    let mut bench = buoi_speaks();
    bench.say("một hai").press("enter").say("ba bốn").press("enter").say("năm");
    bench.press("ctrl+z");
    assert_eq!(bench.pen(), "|");
    bench.press("ctrl+z");
    assert_eq!(bench.pen(), "ba |", "across Enter, word by word");
    bench.press("ctrl+z ctrl+z");
    assert_eq!(bench.pen(), "một |");
    bench.press("ctrl+z ctrl+z");
    assert!(bench.minutes().is_empty() && bench.pen() == "|", "{:?} {}", bench.minutes(), bench.pen());
    for _ in 0..8 {
        bench.press("ctrl+y");
    }
    bench.press("ctrl+s");
    let written = ["một hai", "ba bốn", "năm"].map(|words| format!("Nguyễn Thị Bưởi: {words}"));
    assert_eq!(bench.minutes(), written, "what was never sealed comes again too: {}", bench.pen());
}

#[test]
fn what_ctrl_z_took_back_stays_away_when_the_caret_goes_on() {
    let mut bench = buoi_speaks();
    bench.say("Nước").press("enter").power_cut(1_000);
    // Sealed by going down; taken back from there; sealed again by going up.
    bench.press("up end").say(" đục lắm").press("down ctrl+z");
    assert_eq!(bench.pen(), "Nước đục |");
    bench.press("down");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: Nước đục"]);
    bench.press("ctrl+z ctrl+z ctrl+s");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: Nước"]);
    bench.press("down ctrl+z");
    assert_eq!((bench.notice(), bench.last().text.as_str()), (Some(&Notice::NothingToUndo), "Nước"));
    bench.press("ctrl+y ctrl+y ctrl+y ctrl+s");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: Nước đục lắm"]);
}

#[test]
fn a_selection_erased_down_to_a_space_does_not_hold_ctrl_z_up() {
    let mut bench = buoi_speaks();
    bench.say("một hai").press("enter").say("ba bốn").press("enter").power_cut(1_000);
    bench.press("ctrl+home ctrl+right shift+down shift+end delete");
    assert_eq!((bench.pen().as_str(), bench.minutes().len()), ("một |", 1));
    bench.press("ctrl+z");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một hai", "Nguyễn Thị Bưởi: ba bốn"]);
    bench.press("ctrl+z");
    assert_eq!(bench.notice(), Some(&Notice::NothingToUndo));
}

#[test]
fn typing_undone_beyond_its_beginning_comes_again_with_its_paragraph() {
    let mut bench = buoi_speaks();
    bench.say("một").press("enter").power_cut(1_000);
    bench.say("hai").press("ctrl+home").say("ba ");
    assert_eq!(bench.pen(), "ba |một");
    bench.press("ctrl+z ctrl+z ctrl+z");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một"]);
    bench.press("ctrl+y ctrl+y ctrl+y ctrl+s");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: ba một", "Nguyễn Thị Bưởi: hai"]);
}

#[test]
fn ctrl_z_never_reaches_floor_queue_or_clock() {
    let mut bench = buoi_speaks();
    bench.say("một").press("enter").invite("dinh").press("f4 f9 f8 +3s");
    let turns = bench.meeting().rows().turns.clone();
    let spells = bench.meeting().rows().spells.clone();
    for _ in 0..12 {
        bench.press("ctrl+z");
    }
    assert_eq!((&bench.meeting().rows().turns, &bench.meeting().rows().spells), (&turns, &spells));
    assert!(bench.minutes().is_empty());
    assert_eq!(bench.notice(), Some(&Notice::NothingToUndo));
}

#[test]
fn a_split_and_a_join_are_taken_back_whole() {
    let mut bench = buoi_speaks();
    bench.say("một hai").press("enter up home ctrl+right enter");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một", "Nguyễn Thị Bưởi: hai"]);
    bench.press("ctrl+z");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một hai"]);
    bench.press("ctrl+y");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một", "Nguyễn Thị Bưởi: hai"]);
    bench.press("ctrl+end up home bs");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một hai"]);
    bench.press("ctrl+z");
    assert_eq!(bench.minutes().len(), 2);
}

#[test]
fn typing_restored_after_a_kill_is_undone_as_one_and_comes_back() {
    let mut bench = buoi_speaks();
    bench.say("một hai").power_cut(2000).press("ctrl+z");
    assert_eq!((bench.pen().as_str(), bench.minutes().len()), ("|", 0));
    bench.press("ctrl+y ctrl+s");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một hai"]);
}

#[test]
fn undoing_another_step_from_the_list_leaves_the_sentence_being_typed() {
    let mut bench = buoi_speaks();
    bench.say("một").press("ctrl+s").say(" hai").press("f9").say(" ba").press("ctrl+w enter");
    assert_eq!(bench.notice(), Some(&Notice::Undone(Deed::MoreTime)));
    assert_eq!(bench.pen(), "một hai ba|");
    bench.press("enter");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một hai ba"]);
}

#[test]
fn the_list_of_steps_works_after_a_restart_and_names_what_depends_on_a_step() {
    let mut bench = buoi_speaks();
    bench
        .press("f5")
        .say("Đường xấu.")
        .press("enter enter f6")
        .press("1 \"dia chinh\" f6")
        .say("Sẽ sửa.")
        .press("enter");
    bench.power_cut(2000).press("ctrl+w");
    let records = bench.app.steps.clone();
    let opinion = records.iter().position(|record| record.deed == Deed::Write && record.edits.len() > 1);
    let last = records.iter().rposition(|record| record.deed == Deed::Write).unwrap();
    assert!(opinion.is_some());
    (0..last).for_each(|_| {
        bench.press("down");
    });
    bench.press("enter");
    assert!(matches!(bench.refusal(), Some(Refusal::ChangedSince(rows)) if !rows.is_empty()), "{:?}", bench.notice());
    assert_eq!(bench.dialog().what, What::Steps, "the list stays");
    bench.press("pageup pageup pageup enter");
    assert_eq!(bench.minutes().len(), 1, "the newest is taken back");
}

// ---- boxes

#[test]
fn a_box_keeps_what_is_typed_and_closing_it_returns_to_the_exact_caret() {
    let mut bench = buoi_speaks();
    bench.say("một hai ba").press("left left left");
    let pen = bench.pen();
    bench.press("f2").unikey("ông Định").press("+5s f4 f9 f4");
    assert_eq!(bench.dialog().query(), "ông Định", "the clock goes on under a box");
    bench.press("ctrl+z");
    assert_eq!(bench.pen(), pen, "Ctrl+Z is the box's while it is open");
    bench.press("esc");
    assert_eq!(bench.pen(), pen);
}

#[test]
fn enter_takes_only_the_highlighted_one() {
    let mut bench = buoi_speaks();
    bench.press("f2 dinh");
    let rows = bench.rows();
    let Row::Off(turn) = rows[0] else { panic!("{rows:?}") };
    assert_eq!(bench.meeting().get::<Turn>(turn).unwrap().person, bench.person("Hoàng Văn Định").id);
    assert!(rows.iter().any(|row| matches!(row, Row::New(_))), "a new one is a row of its own");
    bench.press("enter");
    assert_eq!(bench.queue(), ["Hoàng Văn Định"]);
    bench.press("f2").unikey("Đinh Thị Lụa tn").press("enter");
    assert_eq!(bench.person("Đinh Thị Lụa").hamlet, bench.person("Nguyễn Thị Bưởi").hamlet);
}

#[test]
fn the_box_of_speakers_reorders_withdraws_and_puts_back() {
    let mut bench = buoi_speaks();
    ["dinh", "toan", "hoa"].iter().for_each(|name| {
        bench.press(&format!("f2 \"{name} \" enter"));
    });
    let hoa = bench.meeting().facts().queue[2];
    bench.press("f2 down down shift+up");
    assert_eq!(bench.queue(), ["Hoàng Văn Định", "Lý Thị Hoa", "Trần Đức Toàn"]);
    assert_eq!(bench.app.highlighted(), Some(Row::Waiting(hoa)), "the highlight goes with the row");
    bench.press("delete");
    assert_eq!(bench.queue(), ["Hoàng Văn Định", "Trần Đức Toàn"]);
    bench.row(|row| *row == Row::Off(hoa)).press("insert");
    assert_eq!(bench.queue(), ["Hoàng Văn Định", "Lý Thị Hoa", "Trần Đức Toàn"]);
    bench.press("home up up up up ctrl+down ctrl+end esc");
    assert_eq!(bench.queue().len(), 3);
}

#[test]
fn del_in_the_box_of_speakers_edits_while_letters_stand_after_the_caret() {
    let mut bench = buoi_speaks();
    bench.press("f2 dinh enter f2 xdinh home delete");
    assert_eq!(bench.dialog().query(), "dinh");
    assert_eq!(bench.queue(), ["Hoàng Văn Định"]);
}

#[test]
fn f3_in_the_box_invites_the_highlighted_one_with_the_hand_up_time_kept() {
    let mut bench = buoi_speaks();
    bench.press("f2 dinh enter +60s f2 toan enter +60s");
    bench.press("f2 toan f3");
    assert_eq!(bench.speaker().unwrap(), "Trần Đức Toàn");
    assert!(bench.app.dialogs.is_empty());
    assert_eq!(bench.queue(), ["Hoàng Văn Định"]);
    assert!(bench.meeting().floor().unwrap().asked_at < bench.now.plus_seconds(-50));
}

#[test]
fn a_refused_invitation_leaves_pen_and_box_as_they_were() {
    let mut bench = buoi_speaks();
    bench.press("+3s ctrl+n").row(|row| *row == Row::Hall).press("enter");
    bench.press("f2 buoi f3");
    assert!(matches!(bench.refusal(), Some(Refusal::HasFloor(_))));
    assert!(matches!(bench.dialog().what, What::Queue { .. }));
    assert_eq!(bench.writing_for(), "*");
}

#[test]
fn commands_of_the_palette_work_with_a_box_open_below() {
    let mut bench = buoi_speaks();
    bench.press("f2 ctrl+p \"khoa, mo\" enter");
    assert!(bench.meeting().info().list_closed, "{:?}", bench.notice());
    assert!(matches!(bench.dialog().what, What::Queue { .. }), "the box is still there");
    bench.press("ctrl+p \"so nguoi\" esc esc");
    assert!(bench.app.dialogs.is_empty());
}

#[test]
fn an_unchanged_form_is_accepted_and_changes_nothing() {
    let mut bench = answered();
    bench.press("ctrl+home");
    let steps = bench.meeting().last_step();
    for keys in [
        "ctrl+l enter",
        "ctrl+l ctrl+l",
        "ctrl+p \"sua thong tin\" enter enter enter",
        "ctrl+p \"doi ten, thoi\" enter enter",
    ] {
        bench.press(keys);
        assert!(bench.app.dialogs.is_empty(), "{keys}: {:?} {:?}", bench.notice(), bench.app.dialog());
    }
    bench.press("down down f6 f6");
    assert!(bench.app.dialogs.is_empty());
    assert_eq!(bench.meeting().last_step(), steps);
}

#[test]
fn changing_one_field_of_the_margin_leaves_two_people_of_one_name_apart() {
    let mut bench = buoi_speaks();
    bench.register("Ma Văn Nam, tt").register("Ma Văn Nam, tn");
    let second = bench.meeting().facts().queue[1];
    bench.press("+3s f2 down f3 f5").say("Đường xấu.").press("ctrl+l");
    while bench.dialog().fields[bench.dialog().active].label != Label::Field {
        bench.press("tab");
    }
    bench.press("\"giao thong\" enter");
    let opinion = bench.opinion(1);
    assert_eq!(opinion.author, Some(bench.meeting().get::<Turn>(second).unwrap().person));
    let field = bench.meeting().get::<Field>(opinion.field.unwrap()).unwrap();
    assert_eq!(field.name, "Giao thông nông thôn");
}

#[test]
fn every_box_comes_back_after_a_kill() {
    let open = [
        "f2",
        "ctrl+n",
        "ctrl+p",
        "shift+f8",
        "ctrl+w",
        "ctrl+f",
        "ctrl+l",
        "f6",
        "ctrl+o",
        "shift+f6",
        "shift+f7",
        "f1",
        "ctrl+p \"so nguoi\" esc ctrl+p dem enter",
        "ctrl+p goi enter",
        "ctrl+p \"dat ten\" enter",
        "ctrl+p \"sua thong\" enter",
        "ctrl+p \"them muc\" enter",
        "ctrl+p \"doi ten\" enter",
        "ctrl+p \"thong tin hoi\" enter",
        "ctrl+p \"sua gio\" enter",
        "ctrl+p \"sua gio\" enter enter",
        "ctrl+p xuat enter",
        "ctrl+p \"sao luu\" enter",
        "f2 ctrl+l",
        "shift+f8 insert",
        "shift+f8 ctrl+l",
    ];
    for keys in open {
        let mut bench = buoi_speaks();
        bench.press("f5").say("Đường xấu.").press(keys);
        assert!(!bench.app.dialogs.is_empty(), "{keys}: {:?}", bench.notice());
        if !bench.dialog().fields.is_empty() {
            bench.say("ab").press("left");
        }
        let seen = |bench: &Bench| {
            let fields = |d: &thuky::app::Dialog| d.fields.iter().map(|f| f.typed().to_owned()).collect::<Vec<_>>();
            bench.app.dialogs.iter().map(|d| (d.what.clone(), fields(d), d.active, d.row)).collect::<Vec<_>>()
        };
        let before = (seen(&bench), bench.pen());
        bench.power_cut(5000);
        assert_eq!((seen(&bench), bench.pen()), before, "{keys}");
        bench.event(Event::Tick);
    }
}

#[test]
fn letters_and_pastes_go_to_the_minutes_through_a_box_that_has_no_caret() {
    for keys in ["f1", "ctrl+w", "shift+f6", "ctrl+o", "ctrl+p \"sua gio\" enter"] {
        let mut bench = buoi_speaks();
        bench.press("f5").say("Đường xấu.").press(keys);
        assert!(!bench.app.dialogs.is_empty(), "{keys}");
        bench.say("Và").paste(" cầu.");
        assert!(bench.app.dialogs.is_empty(), "{keys}");
        assert_eq!(bench.pen(), "Đường xấu.Và cầu.|", "{keys}");
    }
}

#[test]
fn quitting_keeps_the_half_filled_box_and_seals_the_sentence() {
    let mut bench = buoi_speaks();
    bench.say("một hai").press("f2 nong ctrl+q");
    assert!(bench.app.leaving && bench.asked.contains(&Effect::Quit));
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một hai"]);
    bench.power_cut(60_000);
    assert_eq!(bench.dialog().query(), "nong");
}

#[test]
fn a_letter_in_the_numbers_of_an_answer_begins_the_name() {
    let mut bench = buoi_speaks();
    bench.press("f5").say("Đường xấu.").press("enter enter f6 1").unikey("địa chính").press("f6");
    assert!(bench.app.dialogs.is_empty(), "{:?}", bench.notice());
    assert!(bench.writing_for().starts_with("Công chức địa chính"));
    assert_eq!(bench.app.pen.kind(bench.meeting()), Kind::Answer);
}

#[test]
fn an_answer_is_never_made_of_somebody_elses_words() {
    let mut bench = buoi_speaks();
    bench.press("f5").say("Đường xấu.").press("+3s shift+f3 enter enter").say("Mời địa chính.");
    bench.press("f6 1").say("dia chinh").press("f6").say("Sẽ sửa.").press("enter");
    let lines = bench.minutes();
    assert_eq!(lines[1], "Nguyễn Thanh Định: Mời địa chính.");
    assert!(lines[2].starts_with("Công chức địa chính"), "{lines:?}");
    assert_eq!((bench.with("Mời").kind, bench.with("Sẽ sửa").kind), (Kind::Note, Kind::Answer));
}

#[test]
fn digits_in_the_box_of_results_sort_one_after_the_other() {
    let mut bench = answered();
    bench.press("ctrl+home ctrl+o");
    bench.press("1");
    assert!(bench.app.dialogs.is_empty());
    assert_eq!(bench.opinion(1).outcome, Some(Outcome::Answered));
    bench.press("ctrl+o 6").say("ngoài nội dung").press("enter");
    assert_eq!(
        (bench.opinion(1).outcome, bench.opinion(1).reason.as_str()),
        (Some(Outcome::Refused), "ngoài nội dung")
    );
    bench.press("ctrl+o 0");
    assert_eq!(bench.opinion(1).outcome, None);
}

// ---- editing over paragraphs

#[test]
fn backspace_joins_words_of_one_owner_and_refuses_others() {
    let mut bench = buoi_speaks();
    bench.say("một").press("enter").say("hai").press("home bs");
    assert_eq!((bench.minutes(), bench.pen()), (vec!["Nguyễn Thị Bưởi: một hai".to_owned()], "một| hai".to_owned()));
    bench.press("ctrl+end").invite("dinh").press("enter enter").say("ba").press("home bs");
    assert_eq!(bench.refusal(), Some(&Refusal::DifferentOwners));
    assert_eq!(bench.pen(), "|ba");
    bench.press("f5 ctrl+end enter").say("bốn").press("f5 home bs");
    assert_eq!(bench.refusal(), Some(&Refusal::DifferentOpinions));
    bench.press("ctrl+home end delete");
    assert_eq!(bench.refusal(), Some(&Refusal::DifferentOwners), "Del joins with the one below, or is refused");
}

#[test]
fn backspace_in_an_emptied_paragraph_deletes_it_and_goes_up() {
    let mut bench = buoi_speaks();
    bench.say("một").press("enter").say("hai").press("enter").say("ba").press("ctrl+s up ctrl+a bs bs");
    assert_eq!((bench.minutes().len(), bench.pen().as_str()), (2, "một|"));
}

#[test]
fn a_split_keeps_identity_above_and_owner_and_time_in_both() {
    let mut bench = answered();
    let (id, at) = (bench.with("Đường xấu").id, bench.with("Đường xấu").at);
    bench.press("ctrl+home ctrl+right enter");
    let halves: Vec<&Paragraph> = bench.paragraphs().into_iter().take(2).collect();
    assert_eq!((halves[0].id, halves[0].text.as_str(), halves[1].text.as_str()), (id, "Đường", "xấu."));
    assert!(
        halves.iter().all(|half| half.at == at && half.opinion == halves[0].opinion && half.person == halves[0].person)
    );
    assert_eq!(bench.pen(), "|xấu.");
}

#[test]
fn a_selection_over_paragraphs_is_copied_cut_and_pasted() {
    let mut bench = buoi_speaks();
    bench.say("một hai").press("enter").say("ba").press("enter").say("bốn năm").press("enter");
    bench.press("ctrl+home ctrl+right shift+down shift+down shift+home ctrl+shift+right");
    bench.press("ctrl+c");
    assert_eq!(bench.notice(), Some(&Notice::Copied("hai\nba\nbốn ".chars().count())));
    bench.press("ctrl+x");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một năm"]);
    assert_eq!(bench.pen(), "một |năm");
    bench.press("ctrl+end ctrl+v ctrl+s");
    assert_eq!(bench.minutes().len(), 4);
    bench.press("ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z");
    assert!(bench.minutes().len() <= 3, "{:?}", bench.minutes());
}

#[test]
fn a_whole_paragraph_selected_to_the_start_of_the_next_goes_and_the_next_stays_itself() {
    let mut bench = buoi_speaks();
    bench.say("một").press("enter").invite("dinh").press("enter").say("hai").press("enter ctrl+home shift+down bs");
    assert_eq!(bench.minutes(), ["Hoàng Văn Định: hai"], "{:?}", bench.notice());
    assert_eq!(bench.pen(), "|hai");
}

#[test]
fn enter_and_typing_replace_a_selection_over_paragraphs() {
    let mut bench = buoi_speaks();
    bench.say("một hai").press("enter").say("ba bốn").press("enter ctrl+home ctrl+right shift+down x");
    assert_eq!(bench.pen(), "một x|ốn");
    bench.press("enter").press("ctrl+s");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một x", "Nguyễn Thị Bưởi: ốn"]);
}

#[test]
fn the_caret_passes_over_a_break() {
    let mut bench = buoi_speaks();
    bench.say("trước").press("enter shift+f4 +60s shift+f4").say("sau").press("enter up up");
    assert_eq!(bench.pen(), "|trước");
    bench.press("down");
    assert!(bench.pen().contains("sau"));
    bench.press("home bs");
    assert!(bench.refusal().is_some(), "nothing is joined with a break");
}

// ---- pastes

#[test]
fn every_line_of_a_paste_is_a_paragraph_and_empty_lines_are_no_orders() {
    let mut bench = buoi_speaks();
    bench.invite("dinh");
    bench.paste("một\r\n\r\n\r\nhai\nba").press("enter");
    assert_eq!(bench.minutes(), ["Hoàng Văn Định: một", "Hoàng Văn Định: hai", "Hoàng Văn Định: ba"]);
}

#[test]
fn a_hostile_paste_is_text_and_fires_no_command() {
    let mut bench = buoi_speaks();
    let steps = bench.meeting().last_step();
    bench.paste("\u{1b}[13~\u{1b}OR\u{11}\u{1b}]52;c;eA==\u{7}\u{202e}abc\u{0}");
    assert!(!bench.pen().chars().any(char::is_control));
    assert_eq!(bench.meeting().last_step(), steps);
    assert!(bench.asked.is_empty());
    bench.press("f2").paste("dinh\r\n\r\nenter\n");
    assert_eq!(bench.dialog().query(), "dinh  enter");
    assert!(bench.queue().is_empty());
}

#[test]
fn a_paste_of_a_megabyte_is_taken_and_a_longer_one_cut_and_said_so() {
    let mut bench = buoi_speaks();
    bench.strict = 0;
    let text = "đường ".repeat(300_000);
    bench.paste(&text);
    assert!(matches!(bench.notice(), Some(Notice::PasteTooLong { whole, .. }) if *whole == text.len()));
    bench.press("enter").check();
    let kept: usize = bench.paragraphs().iter().map(|p| p.text.len()).sum();
    assert!(kept > 1_040_000, "{kept}");
    assert!(bench.paragraphs().iter().all(|p| p.text.chars().count() <= 20_000));
    assert!(bench.paragraphs().iter().all(|p| p.person == Some(bench.person("Nguyễn Thị Bưởi").id)));
}

#[test]
fn a_paragraph_ends_at_twenty_thousand_characters_and_typing_flows_on() {
    let mut bench = buoi_speaks();
    bench.strict = 0;
    bench.paste(&"a".repeat(19_998)).say("bcdef").press("enter");
    let lengths: Vec<usize> = bench.paragraphs().iter().map(|p| p.text.chars().count()).collect();
    assert_eq!(lengths, [20_000, 3]);
    assert_eq!(bench.last().text, "def");
    bench.press("ctrl+end up home bs");
    assert_eq!(bench.refusal(), Some(&Refusal::TooLong), "two that are too long together are not joined");
    bench.press("ctrl+home").paste("xyz").press("ctrl+s");
    assert_eq!(bench.paragraphs().iter().map(|p| p.text.chars().count()).sum::<usize>(), 20_006);
}

// ---- input methods

const SENTENCE: &str = "Đề nghị xã sửa đường vào trạm bơm, được hưởng nước sạch; Nguyễn Thị Bưởi, xóm Thống Nhất.";

#[test]
fn unikey_writes_exactly_in_the_minutes_and_in_boxes_while_the_clock_ticks() {
    let mut bench = buoi_speaks();
    for key in telex::stream(SENTENCE) {
        bench.event(Event::Key(key)).wait(200);
    }
    assert_eq!(bench.pen(), format!("{SENTENCE}|"));
    bench.press("f2");
    for key in telex::stream("ông Lưu Quý Dưỡng, Trung Tâm") {
        bench.event(Event::Key(key)).event(Event::Tick);
    }
    assert_eq!(bench.dialog().query(), "ông Lưu Quý Dưỡng, Trung Tâm");
    bench.press("esc ctrl+home ctrl+right ctrl+right").unikey("được ");
    assert!(bench.pen().starts_with("Đề nghị được |xã"));
}

#[test]
fn the_streams_of_unikey_are_those_of_unikey() {
    let stream = |word: &str| {
        let name = |key: &Key| match key.code {
            Code::Char(c) => c.to_string(),
            _ => "<".to_owned(),
        };
        telex::stream(word).iter().map(name).collect::<String>()
    };
    assert_eq!(stream("Định"), "D<Đinh<<<ịnh");
    assert_eq!(stream("Nguyễn"), "Nguye<ên<<ễn");
    assert_eq!(stream("được"), "d<đuo<<ươc<<ợc");
}

#[test]
fn decomposed_letters_stay_as_sent_under_the_hands_and_are_composed_when_sealed() {
    let mut bench = buoi_speaks();
    bench.say("e\u{302}\u{301}");
    assert_eq!(bench.pen(), "e\u{302}\u{301}|");
    bench.press("bs").say("\u{301} x").press("enter");
    assert_eq!(bench.last().text, "ế x");
}

// ---- keyboard and mouse

#[test]
fn the_keyboard_test_settles_which_keys_the_footer_shows() {
    let mut bench = Bench::with_keyboard(Keyboard::Untested);
    bench.event(Event::Started).press("f3");
    assert_eq!((bench.app.habits.keyboard, bench.notice()), (Keyboard::FunctionKeys, Some(&Notice::KeyTest(true))));
    assert!(bench.asked.contains(&Effect::Keep(Habits {
        keyboard: Keyboard::FunctionKeys,
        toured: true,
        ..Habits::default()
    })));
    bench.command("thu phim").press("x");
    assert_eq!((bench.app.habits.keyboard, bench.pen().as_str()), (Keyboard::Twins, "x|"), "the letter is a letter");
}

#[test]
fn every_twin_does_what_its_function_key_does() {
    for (key, twin) in [
        ("f2", "ctrl+d"),
        ("f3", "ctrl+t"),
        ("f4", "ctrl+u"),
        ("f5", "ctrl+e"),
        ("f6", "ctrl+r"),
        ("f7", "ctrl+k"),
        ("f8", "ctrl+g"),
        ("f9", "ctrl+b"),
        ("f10", "ctrl+p"),
    ] {
        let [one, other] = [key, twin].map(|key| {
            let mut bench = buoi_speaks();
            bench.say("một").press(key);
            let whats: Vec<What> = bench.app.dialogs.iter().map(|dialog| dialog.what.clone()).collect();
            let deeds: Vec<Deed> = bench.steps.iter().map(|step| step.deed).collect();
            (whats, deeds, bench.pen(), bench.notice().cloned())
        });
        assert_eq!(one, other, "{key} and {twin}");
    }
}

#[test]
fn a_click_puts_the_caret_and_the_wheel_leaves_it() {
    let mut bench = buoi_speaks();
    for n in 0..40 {
        bench.say(&format!("đoạn {n}")).press("enter");
    }
    let (pen, top) = (bench.pen(), bench.app.top);
    bench.event(Event::Wheel { up: true });
    assert!(bench.app.top < top);
    assert_eq!(bench.pen(), pen);
    let first = bench.app.top.paragraph;
    bench.event(Event::Click(Target::Words { row: 0, column: 3 }));
    assert_eq!(bench.pen(), format!("đoạ|n {first}"));
    bench.say("x");
    assert!(bench.app.top.paragraph <= first, "the caret is on the page");
}

#[test]
fn a_click_on_somebody_who_waits_highlights_them() {
    let mut bench = buoi_speaks();
    bench.press("f2 dinh enter f2 toan enter");
    let toan = bench.meeting().facts().queue[1];
    bench.event(Event::Click(Target::Turn(toan)));
    assert_eq!(bench.app.highlighted(), Some(Row::Waiting(toan)));
}

// ---- the disk

#[test]
fn what_is_not_on_the_disk_is_said_after_a_quarter_of_a_second() {
    let mut bench = buoi_speaks();
    bench.disk = false;
    bench.press("f4");
    let since = bench.now;
    assert_eq!(bench.app.saved.waiting_since, Some(since));
    assert!(!bench.app.is_saving());
    assert_eq!(bench.app.wake(), since.plus_millis(250));
    bench.wait(250);
    assert!(bench.app.is_saving());
    let step = bench.meeting().last_step();
    bench.event(Event::Saved { step: step - 1, draft: None, at: bench.now });
    assert!(bench.app.saved.waiting_since.is_some(), "the newest step is still to come");
    bench.event(Event::NotSaved { reason: "đầy đĩa".to_owned() });
    assert_eq!(bench.app.saved.failing.as_deref(), Some("đầy đĩa"));
    bench.event(Event::Saved { step, draft: Some(bench.now), at: bench.now });
    assert_eq!((bench.app.saved.waiting_since, bench.app.saved.failing.clone()), (None, None));
    assert_eq!(bench.app.saved.at, Some(bench.now));
}

#[test]
fn a_draft_older_than_the_rows_brings_no_words_twice_and_takes_none_back() {
    let mut bench = buoi_speaks();
    bench.say("một hai").press("left");
    let old = bench.draft();
    bench.press("end").say(" ba").press("enter").restart_with(old.clone());
    assert_eq!((bench.pen().as_str(), bench.minutes().len()), ("một ha|i ba", 1));
    bench.press("end").say(" bốn").press("ctrl+s");
    let old = bench.draft();
    bench.say(" năm").press("enter").restart_with(old);
    assert_eq!(bench.pen().replace('|', ""), "một hai ba bốn năm");
    bench.press("ctrl+s");
    assert_eq!(bench.minutes(), ["Nguyễn Thị Bưởi: một hai ba bốn năm"]);
}

#[test]
fn a_sign_of_life_is_handed_out_every_ten_seconds_while_somebody_speaks() {
    let mut bench = buoi_speaks();
    bench.say("x");
    let first = bench.draft().0;
    bench.wait(9_000);
    assert_eq!(bench.draft().0, first);
    bench.wait(1_000);
    assert!(bench.draft().0 > first);
}

#[test]
fn the_screen_wakes_with_the_seconds_of_the_turn_and_else_with_the_minute() {
    let mut bench = Bench::in_dialogue();
    bench.at("15:00").wait(10_400);
    assert_eq!(bench.app.wake(), local("15:01"));
    bench.invite("buoi").wait(2_300);
    assert_eq!(bench.app.wake(), bench.now.plus_millis(700));
    bench.press("f4");
    assert_eq!(bench.app.wake(), local("15:01"));
}

#[test]
fn one_bell_rings_when_the_time_is_over_and_again_after_a_minute_more() {
    let mut bench = buoi_speaks();
    bench.command("tat chuong").press("+5m +1s +1s +1s");
    let bells = |bench: &Bench| bench.asked.iter().filter(|effect| **effect == Effect::Bell).count();
    assert_eq!(bells(&bench), 1);
    bench.power_cut(1000).press("+1s");
    assert_eq!(bells(&bench), 1, "no second bell after a restart");
    bench.press("f9 +2m");
    assert_eq!(bells(&bench), 2);
}

#[test]
fn a_console_that_only_reads_takes_no_letter_and_no_command() {
    let mut bench = buoi_speaks();
    bench.say("một").press("enter");
    bench.app.read_only = true;
    bench.app.take_draft();
    bench.strict = 0;
    bench.say("x").paste("y").press("f3 f5 enter f7 ctrl+z f2 enter esc ctrl+v");
    assert_eq!((bench.pen().as_str(), bench.notice()), ("|", Some(&Notice::ReadOnly)));
    assert_eq!(bench.app.pen.target, Caret::Unborn);
    assert_eq!(bench.app.pen.kind(bench.meeting()), Kind::Note);
}

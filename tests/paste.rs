//! What is pasted: lines become paragraphs in one step, letters of old fonts are shown before and after and read on consent.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::Bench;
use thuky::app::{Notice, Row, What};
use thuky::domain::Deed;
use thuky::viet::Encoding;

const OLD: &str = "Uû ban nh©n d©n x· Trung Héi ®Ò nghÞ";
const READ: &str = "Uỷ ban nhân dân xã Trung Hội đề nghị";

fn asked(bench: &Bench) -> Option<Encoding> {
    match bench.app.dialog().map(|dialog| &dialog.what) {
        Some(What::OldLetters(letters)) => Some(letters.encoding),
        _ => None,
    }
}
fn texts(bench: &Bench) -> Vec<String> {
    bench.paragraphs().iter().map(|paragraph| paragraph.text.clone()).collect()
}

// ---- lines

#[test]
fn many_lines_are_one_step_and_one_undo() {
    let mut bench = Bench::in_dialogue();
    let before = bench.meeting().last_step();
    bench.paste("một\nhai\r\n\r\nba\u{2028}bốn\n");
    assert_eq!(texts(&bench), ["một", "hai", "ba", "bốn"]);
    assert_eq!((bench.pen().as_str(), bench.meeting().last_step()), ("bốn|", before + 1));
    bench.press("ctrl+z");
    assert_eq!((texts(&bench), bench.pen().as_str()), (vec![], "|"));
    bench.press("ctrl+y").say(" năm").press("ctrl+s");
    assert_eq!(texts(&bench).len(), 4);
}

#[test]
fn lines_go_on_with_what_stands_before_and_are_gone_on_with_by_what_stands_after() {
    let mut bench = Bench::in_dialogue();
    bench.say("Trước sau.").press("left left left left").paste("một\nhai\nba ").press("ctrl+s");
    assert_eq!(texts(&bench), ["Trước một", "hai", "ba sau."]);
    assert_eq!(bench.pen(), "ba |sau.");
    bench.press("ctrl+home end").paste(" rồi\nbốn").press("ctrl+s");
    assert_eq!(texts(&bench), ["Trước một rồi", "bốn", "hai", "ba sau."]);
    assert_eq!(bench.pen(), "bốn|");
}

#[test]
fn a_selection_gives_way_to_the_first_line() {
    let mut bench = Bench::in_dialogue();
    bench.say("bỏ đi giữ").press("home ctrl+shift+right ctrl+shift+right").paste("một\nhai ").press("ctrl+s");
    assert_eq!(texts(&bench), ["một", "hai giữ"]);
}

#[test]
fn lines_pasted_later_below_an_earlier_paragraph_have_their_own_time() {
    let mut bench = Bench::in_dialogue();
    bench.say("Trước.").press("+5m").paste("\nmột\nhai").press("ctrl+s");
    let at: Vec<String> = bench.paragraphs().iter().map(|paragraph| bench.clock(paragraph.at)).collect();
    assert_eq!(texts(&bench), ["Trước.", "một", "hai"]);
    assert!(at[0] < at[1] && at[1] == at[2], "{at:?}");
}

#[test]
fn lines_pasted_into_an_opinion_go_on_with_it() {
    let mut bench = Bench::in_dialogue();
    bench.say("Đường xấu.").press("f5").paste("\nCầu hỏng.\nĐiện yếu.").press("ctrl+s");
    let opinions: Vec<_> = bench.paragraphs().iter().map(|paragraph| paragraph.opinion).collect();
    assert!(opinions[0].is_some() && opinions.iter().all(|opinion| *opinion == opinions[0]));
    bench.check_facts();
}

#[test]
fn ten_thousand_lines_in_the_middle_are_one_step_with_short_places() {
    let mut bench = Bench::in_dialogue();
    bench.strict = 0;
    bench.paste("đầu\ncuối").press("ctrl+home end");
    let text: String = (0..10_000)
        .map(|n| format!("\ndòng số {n} đề nghị sửa đường vào trạm bơm, mưa là lội, xe không vào được"))
        .collect();
    let before = bench.meeting().last_step();
    bench.paste(&text);
    assert!(bench.meeting().last_step() <= before + 2);
    assert_eq!(bench.paragraphs().len(), 10_002);
    assert!(bench.paragraphs().iter().all(|paragraph| paragraph.place.len() < 16));
    assert_eq!((bench.paragraphs()[0].text.as_str(), bench.last().text.as_str()), ("đầu", "cuối"));
    bench.press("ctrl+z");
    assert_eq!(texts(&bench), ["đầu", "cuối"]);
    bench.check();
}

#[test]
fn what_a_field_cannot_hold_is_said() {
    let mut bench = Bench::in_dialogue();
    bench.strict = 0;
    bench.press("f2").paste(&"bà con ".repeat(10_000));
    assert!(matches!(bench.notice(), Some(Notice::PasteTooLong { taken, whole }) if taken < whole));
    assert_eq!(bench.dialog().query().chars().count(), 20_000);
}

// ---- old letters

#[test]
fn old_letters_stand_as_they_came_until_a_yes() {
    for keys in ["enter", "esc"] {
        let mut bench = Bench::in_dialogue();
        bench.say("Có: ").paste(OLD);
        assert_eq!(asked(&bench), Some(Encoding::Tcvn3));
        assert_eq!(bench.rows(), [Row::No, Row::Yes]);
        assert!(bench.pen().ends_with("®Ò nghÞ|"));
        bench.press(keys);
        assert_eq!((asked(&bench), texts(&bench)), (None, vec![format!("Có: {OLD}")]));
    }
}

#[test]
fn a_letter_typed_into_the_question_keeps_them_and_is_a_letter() {
    let mut bench = Bench::in_dialogue();
    bench.paste(OLD).say("x");
    assert_eq!((asked(&bench), bench.pen()), (None, format!("{OLD}x|")));
}

#[test]
fn a_yes_reads_them_and_one_undo_brings_them_back() {
    let mut bench = Bench::in_dialogue();
    bench.say("Có: ").paste(OLD).press("down enter");
    assert_eq!(texts(&bench), [format!("Có: {READ}")]);
    assert_eq!(bench.pen(), format!("Có: {READ}|"));
    assert_eq!(bench.notice(), Some(&Notice::Converted(Encoding::Tcvn3)));
    bench.press("ctrl+z");
    assert_eq!(texts(&bench), [format!("Có: {OLD}")]);
    bench.press("ctrl+y");
    assert_eq!(texts(&bench), [format!("Có: {READ}")]);
}

#[test]
fn what_cannot_be_seen_of_them_is_not_lost_for_the_reading() {
    let mut bench = Bench::in_dialogue();
    bench.paste("Ng\u{ad}êi d©n ®\u{ad}îc h\u{ad}ëng n\u{ad}íc s¹ch");
    assert_eq!(bench.pen(), "Ngêi d©n ®îc hëng níc s¹ch|");
    bench.power_cut(2_000).press("down enter");
    assert_eq!(texts(&bench), ["Người dân được hưởng nước sạch"]);
}

#[test]
fn many_old_lines_keep_their_paragraphs() {
    let mut bench = Bench::in_dialogue();
    let old = "Uû ban nh©n d©n\r\n\r\nx· Trung Héi \r\nplain\r\n®Ò nghÞ";
    bench.say("đầu cuối").press("ctrl+left").paste(old);
    let ids: Vec<_> = bench.paragraphs().iter().map(|paragraph| paragraph.id).collect();
    bench.press("down enter");
    assert_eq!(texts(&bench), ["đầu Uỷ ban nhân dân", "xã Trung Hội", "plain", "đề nghịcuối"]);
    assert_eq!(bench.pen(), "đề nghị|cuối");
    assert_eq!(bench.paragraphs().iter().map(|paragraph| paragraph.id).collect::<Vec<_>>(), ids);
    assert_eq!(bench.steps.last().unwrap().deed, Deed::Rewrite);
    bench.press("ctrl+z");
    assert_eq!(texts(&bench)[3], "®Ò nghÞcuối");
}

#[test]
fn a_field_is_asked_about_too() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2").paste("bµ NguyÔn ThÞ Ph\u{ad}¬ng, Thèng NhÊt\n");
    assert_eq!(asked(&bench), Some(Encoding::Tcvn3));
    assert!(bench.queue().is_empty());
    bench.press("down enter");
    assert_eq!(bench.dialog().query(), "bà Nguyễn Thị Phương, Thống Nhất");
    bench.press("ctrl+z");
    assert!(bench.dialog().query().starts_with("bµ NguyÔn"));
    bench.press("ctrl+y enter");
    assert_eq!(bench.queue(), ["Nguyễn Thị Phương"]);
}

#[test]
fn what_was_changed_since_is_not_touched() {
    let mut bench = Bench::in_dialogue();
    bench.paste(OLD);
    let id = bench.last().id;
    let question = bench.app.dialogs.pop().unwrap();
    bench.say("y").press("home delete ctrl+s");
    bench.app.dialogs.push(question);
    bench.press("down enter");
    assert_eq!(bench.notice(), Some(&Notice::NotConverted));
    assert!(bench.paragraphs().iter().any(|paragraph| paragraph.id == id && paragraph.text.starts_with("û ban")));
}

#[test]
fn a_long_old_paste_is_in_no_draft() {
    let mut bench = Bench::in_dialogue();
    bench.strict = 0;
    let old = format!("{OLD}\n").repeat(20_000);
    bench.paste(&old);
    assert_eq!(asked(&bench), Some(Encoding::Tcvn3));
    assert!(bench.draft().1.len() < 4_000, "{}", bench.draft().1.len());
    bench.press("down up down enter");
    assert!(texts(&bench).iter().all(|text| text == READ));
    assert_eq!(texts(&bench).len(), 20_000);
}

#[test]
fn ordinary_pastes_are_not_asked_about() {
    let mut bench = Bench::in_dialogue();
    for text in [
        "Đề nghị xã sửa đường",
        "Ðề nghị".trim_start_matches('Ð'),
        "Ça va très bien",
        "e\u{302}\u{323}",
        "5 µm",
        "a\nb\nc",
    ] {
        bench.paste(text);
        assert_eq!(asked(&bench), None, "{text}");
    }
    bench.paste("\ntie\u{302}\u{301}ng Vie\u{323}\u{302}t").press("ctrl+s");
    assert_eq!(bench.last().text, "tiếng Việt");
}

#[test]
fn nothing_is_asked_where_nothing_can_be_written() {
    let mut bench = Bench::in_dialogue();
    bench.app.read_only = true;
    bench.strict = 0;
    bench.paste(OLD);
    assert_eq!((asked(&bench), bench.notice()), (None, Some(&Notice::ReadOnly)));
}

#[test]
fn read_taken_back_and_read_again_the_caret_stands_behind_the_words() {
    let mut bench = Bench::in_dialogue();
    bench.paste(OLD).press("down enter");
    assert_eq!(bench.pen(), format!("{READ}|"));
    bench.press("ctrl+z");
    assert!(bench.pen().ends_with('|'), "{}", bench.pen());
    bench.press("ctrl+y").say(", thôi");
    assert_eq!(bench.pen(), format!("{READ}, thôi|"));
}

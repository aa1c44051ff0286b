//! Searching in the minutes, key by key: which places are found, the way from one to the next, and where the caret is left.

use super::common::{Bench, SIZE, local};
use proptest::prelude::*;
use thuky::app::{App, Event, Start, Target, What};
use thuky::domain::*;
use thuky::keymap::{Code, Key};
use thuky::text::lexicon;
use thuky::viet;
use unicode_normalization::UnicodeNormalization;

/// Four paragraphs and a sentence that is not sealed.
fn written() -> Bench {
    let mut bench = Bench::in_dialogue();
    bench.at("15:00").press("ctrl+n \"hoi truong\" enter").say("Đường vào trạm bơm lầy lội.").press("enter");
    bench.say("Ông Định nhắc lại con đường.").press("enter").say("Ông Đinh đồng ý.").press("enter");
    bench.say("Mưa là lội.").press("enter").say("đang ghi: đường");
    bench
}
fn words(bench: &Bench, found: &thuky::app::Found) -> String {
    bench.app.words_at(found.paragraph)[found.bytes.clone()].to_owned()
}
fn found(bench: &Bench) -> Vec<String> {
    let finding = bench.app.finding().expect("the bar is open");
    let all = (0..bench.app.shown()).flat_map(|index| finding.in_paragraph(index));
    all.map(|found| words(bench, found)).collect()
}
/// The current place: its words, and which of how many.
fn at(bench: &Bench) -> (String, usize, usize) {
    let finding = bench.app.finding().unwrap();
    let (at, of) = finding.count().unwrap();
    (words(bench, finding.current().unwrap()), at, of)
}

#[test]
fn every_place_is_found_also_in_the_sentence_that_is_not_sealed_and_nothing_is_written() {
    let mut bench = written();
    let (pen, steps) = (bench.pen(), bench.steps.len());
    bench.press("ctrl+f duong");
    assert_eq!(found(&bench), ["Đường", "đường", "đường"]);
    assert_eq!(at(&bench), ("đường".to_owned(), 3, 3), "the nearest to the caret");
    assert_eq!((bench.pen(), bench.steps.len()), (pen, steps));
}

#[test]
fn enter_goes_on_and_up_goes_back_round_the_ends_with_a_word() {
    let mut bench = written();
    bench.press("ctrl+f duong");
    let mut way = Vec::new();
    for key in ["enter", "down", "ctrl+f", "enter", "up", "up", "shift+enter", "shift+tab"] {
        bench.press(key);
        way.push((at(&bench).1, bench.app.finding().unwrap().round()));
    }
    let plain = |n: usize| (n, None);
    assert_eq!(
        way,
        [(1, Some(true)), plain(2), plain(3), (1, Some(true)), (3, Some(false)), plain(2), plain(1), (3, Some(false))]
    );
    bench.press("x enter");
    assert!(bench.app.finding().unwrap().count().is_none());
    assert_eq!(bench.notice(), Some(&thuky::app::Notice::FoundNothing));
}

#[test]
fn marks_that_are_typed_narrow_the_search_unless_nothing_has_them() {
    let mut bench = written();
    bench.press("ctrl+f dinh");
    assert_eq!(found(&bench), ["Định", "Đinh"]);
    bench.press("ctrl+a định");
    assert_eq!(found(&bench), ["Định"]);
    bench.press("ctrl+a đỉnh");
    assert_eq!(found(&bench), ["Định", "Đinh"]);
    bench.press("ctrl+a").event(Event::Paste("định".nfd().collect()));
    assert_eq!(found(&bench), ["Định"]);
    bench.press("ctrl+a \"tram bom\"");
    assert_eq!(found(&bench), ["trạm bơm"]);
    bench.press("space");
    assert_eq!(found(&bench), ["trạm bơm "]);
    bench.press("space");
    assert_eq!(found(&bench), [""; 0]);
    bench.press("ctrl+a space");
    assert_eq!(found(&bench), [""; 0], "nothing but a space is nothing");
}

#[test]
fn esc_leaves_the_caret_at_what_was_found_and_the_words_are_offered_again() {
    let mut bench = written();
    bench.press("ctrl+f duong up esc");
    assert!(bench.app.dialogs.is_empty());
    assert_eq!((bench.pen().as_str(), bench.app.pen.text.selected()), ("Ông Định nhắc lại con đường|.", "đường"));
    assert!(bench.with("đang ghi").text.ends_with("đường"), "the sentence left was sealed");
    bench.press("ctrl+f");
    assert_eq!((at(&bench), bench.dialog().query()), (("đường".to_owned(), 2, 3), "duong"));
    bench.press("lội");
    assert_eq!((bench.dialog().query(), found(&bench)), ("lội", vec!["lội".to_owned(), "lội".to_owned()]));
    bench.press("ctrl+a bs esc ctrl+f");
    assert_eq!(bench.dialog().query(), "duong", "an empty line is not remembered");
}

#[test]
fn a_search_that_found_nothing_leaves_the_caret_where_it_was() {
    let mut bench = written();
    bench.press("left left");
    let pen = bench.pen();
    bench.press("ctrl+f khongco esc");
    assert_eq!((bench.pen(), bench.app.dialogs.len()), (pen, 0));
}

#[test]
fn the_floor_and_the_clock_go_on_while_something_is_looked_for() {
    let mut bench = written();
    bench.press("ctrl+f duong f2 buoi enter").press("f3 +3s f4");
    assert_eq!(bench.speaker().as_deref(), Some("Nguyễn Thị Bưởi"));
    assert_eq!((&bench.dialog().what, bench.dialog().query()), (&What::Find, "duong"));
    assert_eq!(found(&bench).len(), 3);
}

#[test]
fn over_another_box_the_bar_gives_back_the_box_as_it_was() {
    let mut bench = written();
    bench.press("up up ctrl+l");
    let (pen, margin) = (bench.pen(), bench.dialog().clone());
    bench.press("ctrl+f duong esc");
    assert_eq!((bench.pen(), bench.dialog()), (pen, &margin));
}

#[test]
fn what_was_found_is_on_the_page_and_the_wheel_leads_away_from_it() {
    let mut bench = written();
    for n in 0..200 {
        bench.event(Event::Paste(format!("Câu số {n} của bà con.\n")));
    }
    bench.press("ctrl+f \"tram bom\"");
    let current = bench.app.finding().unwrap().current().unwrap().paragraph;
    assert!((bench.app.top.paragraph..bench.app.top.paragraph + 10).contains(&current));
    let top = bench.app.top;
    bench.event(Event::Wheel { up: false }).press("f4");
    assert!(bench.app.top > top);
    bench.press("pageup pageup pageup pageup");
    assert!(bench.app.top.paragraph == 0);
    bench.press("\" lay\"");
    let top = bench.app.top;
    bench.press("ctrl+a \"so 150 cua\"");
    assert!(bench.app.top > top && found(&bench) == ["số 150 của"]);
    bench.event(Event::Resize { width: 80, height: 24 });
    assert!(bench.app.top.paragraph <= bench.app.finding().unwrap().current().unwrap().paragraph);
}

#[test]
fn a_click_into_the_words_closes_the_bar_and_the_caret_goes_where_it_points() {
    let mut bench = written();
    bench.press("ctrl+f \"mua la\"");
    bench.event(Event::Click(Target::Words { row: 0, column: 3 }));
    assert!(bench.app.dialogs.is_empty() && bench.app.pen.text.caret() == "Đườ".len(), "{}", bench.pen());
}

#[test]
fn a_console_opened_at_a_paragraph_shows_it_and_keeps_an_unsealed_sentence() {
    let mut bench = written();
    let id = bench.with("Định").id;
    let open = |meeting: &Meeting, draft| {
        let start = Start { go_to: Some(id), draft, ..Start::default() };
        App::new(meeting.clone(), start, SIZE, lexicon, local("16:00"))
    };
    let app = open(bench.meeting(), None);
    assert_eq!(app.pen.text.as_str(), "Ông Định nhắc lại con đường.");
    bench.press("enter").say("chưa xon");
    bench.app.on(Event::Key(Key::char('g')), bench.now);
    let draft = bench.app.take_draft().expect("a letter was typed");
    let mut app = open(bench.meeting(), Some(draft));
    assert_eq!(app.pen.text.as_str(), "chưa xong");
    assert!(app.on(Event::Tick, local("16:00")).is_empty(), "to look is no step");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn all_that_is_marked_folds_to_the_words_and_going_on_visits_each_place_once(
        texts in prop::collection::vec("[aàâđdĐ o\u{301}]{1,12}", 1..6), query in "[aâđdo ]{1,2}", back in any::<bool>()
    ) {
        let mut bench = Bench::in_dialogue();
        for text in &texts {
            bench.event(Event::Paste(format!("{text}\n")));
        }
        bench.event(Event::Key(Key::ctrl('f'))).event(Event::Paste(query.clone()));
        let query = bench.dialog().query().to_owned();
        let folded = viet::fold(&query);
        let marked = found(&bench);
        prop_assert!(marked.iter().all(|place| viet::fold(place) == folded), "{marked:?}");
        let held = (0..bench.app.shown()).any(|at| viet::fold(bench.app.words_at(at)).contains(&folded));
        prop_assert_eq!(held && !folded.is_empty(), !marked.is_empty());
        let key = if back { Code::Up } else { Code::Enter };
        let mut visited = Vec::new();
        for _ in 0..marked.len() {
            bench.event(Event::Key(Key::new(key)));
            visited.push(at(&bench).1);
        }
        visited.sort_unstable();
        prop_assert_eq!(visited, (1..=marked.len()).collect::<Vec<_>>());
    }
}

#[test]
fn after_a_power_cut_the_find_bar_is_back_and_searches_from_the_caret() {
    let mut bench = Bench::in_dialogue();
    bench.say("mot cau").press("enter").say("mot cau nua").press("enter").say("cuoi").press("ctrl+f").say("cau");
    bench.power_cut(1_000);
    assert_eq!(bench.app.finding().and_then(|finding| finding.count()), Some((2, 2)), "the last above the caret");
    bench.press("esc");
    assert!(bench.app.dialogs.is_empty() && bench.pen().contains("nua"), "{}", bench.pen());
}

//! What holds for any keys.

use crate::common::Bench;
use proptest::prelude::*;
use thuky::app::Event;
use thuky::keymap::{Code, Key};
use thuky::viet::{Method, Tone, compose};

fn key() -> impl Strategy<Value = Key> {
    let codes = [Code::Backspace, Code::Esc, Code::Left, Code::Right, Code::Home, Code::End, Code::Delete, Code::Enter];
    prop_oneof![
        12 => "[a-zA-Z]".prop_map(|c| Key::char(c.chars().next().unwrap())),
        8 => prop::sample::select("aeouwdsfrxjznt".chars().collect::<Vec<_>>()).prop_map(Key::char),
        3 => "[0-9]".prop_map(|c| Key::char(c.chars().next().unwrap())),
        3 => prop::sample::select(vec![' ', ' ', ',', '.', '-', '/', 'ê', '\u{301}', 'đ']).prop_map(Key::char),
        3 => Just(Key::new(Code::Backspace)),
        2 => prop::sample::select(codes.to_vec()).prop_map(Key::new),
        1 => prop::sample::select(vec![Key::ctrl('z'), Key::ctrl('y'), Key::ctrl('a'), Key::f(9), Key::new(Code::Left).with_shift()]),
    ]
}

fn bench(f12: usize) -> Bench {
    let mut bench = Bench::trung_hoi();
    bench.strict = 0;
    bench.press("f8 +3s");
    bench.press(&"f12 ".repeat(f12));
    bench.strict = 1;
    bench
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_leave_text_and_caret_in_step(f12 in 0..3usize, keys in prop::collection::vec(key(), 0..60)) {
        let mut bench = bench(f12);
        for key in keys {
            // The bench looks after every key: the caret stands between letters, a restart brings the same text and caret.
            bench.event(Event::Key(key));
        }
        let end = bench.pen();
        let mut back = 0;
        while back < 200 && bench.app.pen.text.clone().undo() {
            bench.press("ctrl+z");
            back += 1;
        }
        let start = bench.app.pen.text.as_str().to_owned();
        (0..back).for_each(|_| _ = bench.press("ctrl+y"));
        prop_assert_eq!(bench.app.pen.text.as_str(), end.replacen('|', "", 1));
        (0..back).for_each(|_| _ = bench.press("ctrl+z"));
        prop_assert_eq!(bench.app.pen.text.as_str(), start);
    }

    #[test]
    fn off_the_text_is_what_the_editor_alone_makes_of_the_keys(keys in prop::collection::vec(key(), 0..60)) {
        let mut bench = bench(0);
        let mut text = thuky::editor::Text::default();
        // Enter goes to another paragraph, and shorthand needs a sign: neither is the method's.
        let bare = |key: &Key| !matches!(key.code, Code::Enter | Code::Char(' ' | ',')) && *key != Key::ctrl('z') && *key != Key::ctrl('y');
        for key in keys.into_iter().filter(bare) {
            // At its edges the caret goes to another paragraph.
            let edge = match key.code {
                Code::Left | Code::Backspace => text.caret() == 0,
                Code::Right | Code::Delete => text.caret() == text.as_str().len(),
                _ => false,
            };
            if edge && text.selection().is_none() {
                continue;
            }
            bench.event(Event::Key(key));
            match key.code {
                Code::Char('a') if key.ctrl => text.select_all(),
                Code::Char(c) => drop(text.type_char(c)),
                Code::Backspace => drop(text.backspace()),
                Code::Delete => drop(text.delete()),
                Code::Left => drop(text.left(key.shift)),
                Code::Right => drop(text.right(false)),
                Code::Home => text.home(false, 500),
                Code::End => text.end(false, 500),
                _ => {}
            }
            prop_assert_eq!(bench.app.pen.text.as_str(), text.as_str());
            prop_assert_eq!(bench.app.pen.text.caret(), text.caret());
        }
    }

    #[test]
    fn any_keys_come_to_letters_and_none_is_lost(keys in "[a-zA-Z0-9]{1,14}") {
        for method in [Method::Telex, Method::Vni] {
            for tone in [Tone::Old, Tone::New] {
                let composed = compose(&keys, method, tone);
                prop_assert!(!composed.shown.is_empty() && composed.shown.chars().count() <= keys.chars().count());
                prop_assert!(composed.finished == composed.shown || composed.finished.chars().count() >= composed.shown.chars().count());
                prop_assert!(composed.shown.chars().all(char::is_alphanumeric));
            }
        }
    }
}

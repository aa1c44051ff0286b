//! A paste that comes as plain keys, known by its content: it is what the clipboard holds. For systems whose terminals mark no
//! pastes. Not how the clipboard is read.

use super::input::Input;
use crate::keymap::{Code, Key};
use std::collections::VecDeque;
use std::rc::Rc;

/// Of letters told as keys so many are remembered: a paste may begin among them.
const REMEMBERED: usize = 4096;
/// So many places where the clipboard's beginning may lie are tried.
const TRIED: usize = 64;
/// Without a line end or a tab a clipboard this short is a word that anybody may type.
const SHORT: usize = 8;
/// So much of the clipboard with a line end in it was pasted, even where it then goes on otherwise.
const CERTAIN: usize = 16;

/// What is seen of a paste from one batch to the next.
#[derive(Debug, Default)]
pub struct ByContent {
    /// Letters of the run that was told last as keys.
    before: Vec<char>,
    begun: Option<Begun>,
}

/// The beginning of the clipboard has come; its rest has not.
#[derive(Debug)]
struct Begun {
    clip: Rc<[char]>,
    /// Told as keys already.
    told: usize,
    at: usize,
    /// What came, should it be keys after all.
    keys: Vec<Input>,
}

impl ByContent {
    /// The rest of what is in the clipboard is awaited.
    pub fn waits(&self) -> bool {
        self.begun.is_some()
    }

    /// What came, a paste told as one. The clipboard is looked at only where an Enter, a Tab or a control stands behind letters.
    pub fn pasted(&mut self, inputs: Vec<Input>, clipboard: impl FnOnce() -> Option<String>) -> Vec<Input> {
        let mut out = Vec::with_capacity(inputs.len());
        let mut rest = VecDeque::from(inputs);
        if let Some(begun) = self.begun.take() {
            self.go_on(begun, &mut rest, &mut out);
        }
        let clip = if is_telling(&self.before, &rest) { clipboard().map(|text| Rc::from(lines(&text))) } else { None };
        match clip.filter(|clip| is_worth(clip)) {
            Some(clip) => self.compare(&clip, rest, &mut out),
            None => {
                rest.iter().for_each(|input| self.remember(input));
                out.extend(rest);
            }
        }
        out
    }

    /// Nothing came for long: what has begun is all there is. It holds a line end or a tab, so it was pasted.
    pub fn nothing_came(&mut self) -> Vec<Input> {
        self.before.clear();
        self.begun.take().map(|begun| begun.paste()).into_iter().collect()
    }

    /// Everything that came against the clipboard: at each place where it may begin.
    fn compare(&mut self, clip: &Rc<[char]>, mut rest: VecDeque<Input>, out: &mut Vec<Input>) {
        let mut tries = 0;
        while let Some(input) = rest.front() {
            let next = letter(input).filter(|_| tries < TRIED);
            if let Some(told) = next.and_then(|c| self.start(clip, c)) {
                tries += 1;
                let begun = Begun { clip: Rc::clone(clip), told, at: told, keys: Vec::new() };
                if self.go_on(begun, &mut rest, out) {
                    continue;
                }
            }
            if let Some(input) = rest.pop_front() {
                self.remember(&input);
                out.push(input);
            }
        }
    }
    /// How much of the clipboard was told already, when this letter goes on with it.
    fn start(&self, clip: &[char], next: char) -> Option<usize> {
        let longest = self.before.len().min(clip.len() - 1);
        let fits = |n: &usize| clip[*n] == next && self.before.ends_with(&clip[..*n]);
        (0..=longest).rev().filter(|n| clip[*n] == next).take(TRIED).find(fits)
    }

    /// Takes what goes on with the clipboard. False: it was keys, and the first of them is still to be told.
    fn go_on(&mut self, mut begun: Begun, rest: &mut VecDeque<Input>, out: &mut Vec<Input>) -> bool {
        while begun.at < begun.clip.len() {
            let Some(input) = rest.front() else {
                if !begun.has_break() {
                    break;
                }
                self.begun = Some(begun);
                return true;
            };
            match (letter(input), is_beside(input)) {
                (_, true) => out.extend(rest.pop_front()),
                (Some(c), _) if c == begun.clip[begun.at] => {
                    begun.at += 1;
                    begun.keys.extend(rest.pop_front());
                }
                // The second half of a line end, and controls a terminal may send or leave out.
                (Some('\n'), _) if begun.at > 0 && begun.clip[begun.at - 1] == '\n' => {
                    begun.keys.extend(rest.pop_front())
                }
                (None, _) if is_control(input) && !begun.keys.is_empty() => begun.keys.extend(rest.pop_front()),
                _ => break,
            }
        }
        if begun.is_whole() || begun.is_certain() {
            out.push(begun.paste());
            self.before.clear();
            return true;
        }
        // The first is a key; where the others lead is looked at anew.
        begun.keys.into_iter().rev().for_each(|input| rest.push_front(input));
        match rest.pop_front() {
            Some(first) if begun.at > begun.told => {
                self.remember(&first);
                out.push(first);
                true
            }
            first => {
                first.into_iter().for_each(|input| rest.push_front(input));
                false
            }
        }
    }

    fn remember(&mut self, input: &Input) {
        match letter(input) {
            Some(c) => self.before.push(c),
            None if is_beside(input) => {}
            None => self.before.clear(),
        }
        if self.before.len() > 2 * REMEMBERED {
            self.before.drain(..REMEMBERED);
        }
    }
}

impl Begun {
    /// All of it came, but for line ends and spaces at its end, which a terminal may leave out.
    fn is_whole(&self) -> bool {
        self.at > self.told && self.clip[self.at..].iter().all(|c| c.is_whitespace())
    }
    fn has_break(&self) -> bool {
        self.clip[..self.at].iter().any(|c| matches!(c, '\n' | '\t'))
    }
    fn is_certain(&self) -> bool {
        self.at >= CERTAIN && self.has_break()
    }
    fn paste(&self) -> Input {
        Input::Paste(self.clip[self.told..self.at].iter().collect())
    }
}

/// The clipboard's text as keys would bring it: line ends are one, controls are none.
fn lines(text: &str) -> Vec<char> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}
fn is_worth(clip: &[char]) -> bool {
    let has_words = clip.iter().any(|c| !c.is_whitespace());
    has_words && clip.len() >= 2 && (clip.len() >= SHORT || clip.iter().any(|c| matches!(c, '\n' | '\t')))
}

/// Whether something in it that is no letter stands behind a letter.
fn is_telling(before: &[char], inputs: &VecDeque<Input>) -> bool {
    let several = inputs.iter().filter(|input| !is_beside(input)).nth(1).is_some();
    let mut lettered = several && before.last().is_some_and(|c| !c.is_whitespace());
    inputs.iter().any(|input| match letter(input) {
        Some('\n' | '\t') => lettered,
        Some(_) => {
            lettered = true;
            false
        }
        None => lettered && is_control(input),
    })
}

fn letter(input: &Input) -> Option<char> {
    let Input::Key(key) = input else { return None };
    match *key {
        Key { code: Code::Char(c), ctrl: false, alt: false, .. } => Some(c),
        Key { code: Code::Enter, ctrl: false, alt: false, .. } => Some('\n'),
        Key { code: Code::Tab, ctrl: false, alt: false, shift: false } => Some('\t'),
        _ => None,
    }
}
fn is_control(input: &Input) -> bool {
    let Input::Key(key) = input else { return false };
    matches!(key.code, Code::Char(_)) && key.ctrl && !key.alt || matches!(key.code, Code::Esc | Code::Backspace)
}
/// Something about the window.
fn is_beside(input: &Input) -> bool {
    matches!(input, Input::Woken | Input::Focus | Input::Resize { .. })
}

#[cfg(test)]
mod tests {
    use super::super::input::keys;
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;

    fn paste(text: &str) -> Input {
        Input::Paste(text.to_owned())
    }
    /// All that is told of these batches; the last wait is over.
    fn told(batches: &[&str], clipboard: &str) -> Vec<Input> {
        let mut known = ByContent::default();
        let all = batches.iter().flat_map(|batch| known.pasted(keys(batch), || Some(clipboard.to_owned())));
        let mut all: Vec<Input> = all.collect();
        all.extend(known.nothing_came());
        assert!(!known.waits());
        all
    }

    #[test]
    fn a_run_that_is_the_clipboard_is_a_paste() {
        for clipboard in
            ["dinh tn\nhoa\n", "dinh tn\r\nhoa\r\n", "dinh tn\rhoa", "dinh\ttn", "dinh tn\n", "một dòng dài\n"]
        {
            let sent = lines(clipboard).into_iter().collect::<String>();
            assert_eq!(told(&[&sent], clipboard), [paste(&sent)], "{clipboard:?}");
        }
        assert_eq!(told(&["hai\n\nba"], "hai\r\nba"), [paste("hai\nba")], "CR LF came as two");
        assert_eq!(told(&["xin hai\nba\n"], "hai\nba")[..4], keys("xin "));
        assert_eq!(told(&["xin hai\nba"], "hai\nba")[4..], [paste("hai\nba")]);
    }

    #[test]
    fn what_is_typed_stays_keys() {
        for (typed, clipboard) in [
            ("dinh tn\n", "khác hẳn\nhai"),
            ("dinh\n", "dinh\nhoa"),
            ("dinh\n", "dinh tn\n"),
            ("a\n", "a"),
            ("\n\n", "\n\n"),
        ] {
            let mut known = ByContent::default();
            let mut all = known.pasted(keys(typed), || Some(clipboard.to_owned()));
            all.extend(known.pasted(vec![Input::Key(Key::f(3))], || None));
            assert_eq!(all, [keys(typed), vec![Input::Key(Key::f(3))]].concat(), "{typed:?} {clipboard:?}");
        }
    }

    #[test]
    fn the_clipboard_is_looked_at_only_where_a_break_stands_behind_letters() {
        let looked = Cell::new(0);
        let look = |known: &mut ByContent, text: &str| {
            known.pasted(keys(text), || {
                looked.set(looked.get() + 1);
                None
            })
        };
        let mut known = ByContent::default();
        for text in ["a", "đ", "một câu dài không có gì", "\n", "\u{10}", "\n\n"] {
            look(&mut known, text);
        }
        assert_eq!(looked.get(), 0);
        look(&mut known, "a\nb");
        assert_eq!(looked.get(), 1);
    }

    #[test]
    fn a_paste_in_several_batches_is_one_wherever_it_is_cut() {
        let text = "một\nhai dòng nữa\tcột\nba bốn năm sáu\n";
        let all: Vec<char> = text.chars().collect();
        for cut in 1..all.len() {
            let (a, b): (String, String) = (all[..cut].iter().collect(), all[cut..].iter().collect());
            let out = told(&[&a, &b], text);
            let lost = out.iter().filter(|input| **input == Input::Key(Key::new(Code::Enter))).count();
            assert!(lost == 0 && out.iter().any(|input| matches!(input, Input::Paste(_))), "{cut}: {out:?}");
        }
    }

    #[test]
    fn controls_in_it_are_no_commands_and_windows_are_told_at_once() {
        let mut known = ByContent::default();
        let mut sent = keys("một\n\u{10}\u{11}hai");
        sent.insert(2, Input::Focus);
        assert_eq!(known.pasted(sent, || Some("một\n\u{10}\u{11}hai".into())), [Input::Focus, paste("một\nhai")]);
    }

    #[test]
    fn what_begins_like_the_clipboard_and_goes_on_otherwise_is_keys() {
        assert_eq!(told(&["ab\ncx", "yz"], "ab\ncd\nef"), keys("ab\ncxyz"));
        assert_eq!(told(&["abab\nc"], "ab\nc")[..2], keys("ab"));
        assert_eq!(told(&["abab\nc"], "ab\nc")[2..], [paste("ab\nc")]);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[ab\n\t]{0,40}", clip in "[ab\n\t]{0,12}", cut in 0usize..40) {
            let all: Vec<char> = text.chars().collect();
            let (a, b) = all.split_at(cut.min(all.len()));
            let (a, b): (String, String) = (a.iter().collect(), b.iter().collect());
            let read = |inputs: &[Input]| inputs.iter().map(|input| match input {
                Input::Paste(text) => text.clone(),
                input => letter(input).map(String::from).unwrap_or_default(),
            }).collect::<String>();
            // A line end that came twice is one in a paste.
            let once = |text: String| text.split('\n').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(once(read(&told(&[&a, &b], &clip))), once(text));
        }
    }
}

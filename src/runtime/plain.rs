//! A paste that comes as plain keys, known by its shape: three lines that arrived in one piece. No clock is read, and nobody's
//! typing is guessed at from its speed: words typed ahead in one line or two stay keys, with their Enter.
//!
//! What is left: a paste of one line or two from a terminal that marks no pastes and has no clipboard to compare with
//! cannot be told from typing.

use super::input::{BATCH_INPUTS, Input};
use crate::keymap::{Code, Key};
use std::time::Duration;

/// The fewest lines with words in them that nobody types between two frames.
const LINES: usize = 3;
/// After a batch that was full from end to end of a paste: how long its rest may take.
pub const PATIENCE: Duration = Duration::from_millis(500);

/// What is seen of a paste from one batch to the next.
#[derive(Debug, Default)]
pub struct PlainPaste {
    /// The beginning of one that filled a whole batch.
    held: String,
}

/// What a key is to a text that may have been pasted.
enum Part {
    Letter(char),
    /// Backspace of an input method: takes the letter before it.
    TakesBack,
    /// A control byte: dropped inside a paste.
    Control,
    /// Something about the window: comes in the middle and means nothing here.
    Beside,
    /// No text: a function key, an arrow, a click.
    Other,
}

impl PlainPaste {
    /// The rest of a long paste is awaited: nothing of it was told yet.
    pub fn waits(&self) -> bool {
        !self.held.is_empty()
    }

    /// The same batch with every paste in it told as one. An empty batch: nothing came any more.
    pub fn told(&mut self, batch: &mut Vec<Input>) {
        if self.waits() && !batch.is_empty() && batch.iter().all(|input| matches!(part(input), Part::Beside)) {
            return;
        }
        let is_full = batch.len() >= BATCH_INPUTS;
        let ends = |input: &&Input| matches!(part(input), Part::Letter('\n'));
        if self.held.is_empty() && !is_full && batch.iter().filter(ends).take(LINES - 1).count() < LINES - 1 {
            return;
        }
        let mut out = Vec::new();
        let mut run = Run::default();
        for input in batch.drain(..) {
            match part(&input) {
                Part::Beside => out.push(input),
                Part::Other => {
                    self.end(&mut run, &mut out);
                    out.push(input);
                }
                Part::TakesBack if !run.text.ends_with(|c| c != '\n') => {
                    self.end(&mut run, &mut out);
                    out.push(input);
                }
                Part::Control if run.keys.is_empty() => out.push(input),
                part => run.take(part, input),
            }
        }
        if is_full && (self.waits() || run.is_paste() || run.keys.len() * 2 >= BATCH_INPUTS) {
            self.held.push_str(&run.text);
        } else {
            self.end(&mut run, &mut out);
        }
        *batch = out;
    }

    /// A run is over: it was a paste, or keys.
    fn end(&mut self, run: &mut Run, out: &mut Vec<Input>) {
        let run = std::mem::take(run);
        let after = run.keys.len() - run.worded.min(run.keys.len());
        if self.waits() || run.is_paste() {
            let mut text = std::mem::take(&mut self.held);
            text.push_str(&run.text);
            out.push(Input::Paste(text));
            // A command behind the last letter is one.
            out.extend(run.keys.into_iter().rev().take(after).collect::<Vec<_>>().into_iter().rev());
        } else {
            out.extend(run.keys);
        }
    }
}

/// Letters, line ends and tabs one behind the other, with what stands between them.
#[derive(Default)]
struct Run {
    keys: Vec<Input>,
    text: String,
    /// How many of the keys stand before the end of the text.
    worded: usize,
}

impl Run {
    fn take(&mut self, part: Part, input: Input) {
        self.keys.push(input);
        match part {
            Part::Letter(c) => self.text.push(c),
            Part::TakesBack => _ = self.text.pop(),
            Part::Control | Part::Beside | Part::Other => return,
        }
        self.worded = self.keys.len();
    }
    fn is_paste(&self) -> bool {
        self.text.split('\n').filter(|line| !line.trim().is_empty()).take(LINES).count() == LINES
    }
}

fn part(input: &Input) -> Part {
    let Input::Key(key) = input else {
        return match input {
            Input::Woken | Input::Focus | Input::Resize { .. } => Part::Beside,
            Input::Key(_) | Input::Paste(_) | Input::Click { .. } | Input::Wheel { .. } | Input::Ended(_) => {
                Part::Other
            }
        };
    };
    match *key {
        Key { code: Code::Char(c), ctrl: false, alt: false, .. } => Part::Letter(c),
        Key { code: Code::Char(_), ctrl: true, alt: false, .. } => Part::Control,
        Key { code: Code::Enter, ctrl: false, alt: false, shift: false } => Part::Letter('\n'),
        Key { code: Code::Tab, ctrl: false, alt: false, shift: false } => Part::Letter('\t'),
        Key { code: Code::Backspace, alt: false, .. } => Part::TakesBack,
        _ => Part::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(text: &str) -> Vec<Input> {
        let key = |c| match c {
            '\n' => Key::new(Code::Enter),
            '\t' => Key::new(Code::Tab),
            '\u{8}' => Key::new(Code::Backspace),
            '\u{1}'..='\u{1a}' => Key::ctrl(char::from(b'a' + u8::try_from(u32::from(c)).unwrap() - 1)),
            c => Key::char(c),
        };
        text.chars().map(|c| Input::Key(key(c))).collect()
    }
    fn told(mut batch: Vec<Input>) -> Vec<Input> {
        PlainPaste::default().told(&mut batch);
        batch
    }
    fn paste(text: &str) -> Input {
        Input::Paste(text.to_owned())
    }
    fn f(n: u8) -> Input {
        Input::Key(Key::f(n))
    }

    #[test]
    fn three_lines_in_one_piece_are_a_paste_and_two_are_keys() {
        assert_eq!(told(keys("một\nhai\nba\n")), [paste("một\nhai\nba\n")]);
        assert_eq!(told(keys("a\tb\n\nc\td\n\n\ne")), [paste("a\tb\n\nc\td\n\n\ne")]);
        for typed in ["dinh tn\n", "một\nhai", "một\nhai\n", "một.\n\nhai.\n\n", "\n\n\n", " \n \n \n", "ab\u{10}c\n"]
        {
            assert_eq!(told(keys(typed)), keys(typed), "{typed:?}");
        }
    }

    #[test]
    fn controls_inside_a_paste_are_dropped_and_behind_it_are_commands() {
        let expected = [vec![paste("một\nhai q\nba")], keys("\u{13}\u{11}")].concat();
        assert_eq!(told(keys("một\n\u{10}hai \u{11}q\nba\u{13}\u{11}")), expected);
        let before = [keys("\u{11}"), vec![paste("a\nb\nc")]].concat();
        assert_eq!(told(keys("\u{11}a\nb\nc")), before);
    }

    #[test]
    fn a_function_key_ends_what_may_be_a_paste() {
        let batch = [keys("một\nhai\n"), vec![f(3)], keys("ba\nbốn\nnăm"), vec![f(5)]].concat();
        let expected = [keys("một\nhai\n"), vec![f(3), paste("ba\nbốn\nnăm"), f(5)]].concat();
        assert_eq!(told(batch), expected);
    }

    #[test]
    fn what_an_input_method_took_back_while_the_machine_stood_still_is_taken_back() {
        assert_eq!(told(keys("vie\u{8}êt\u{8}\u{8}ệt\nhai\nba")), [paste("việt\nhai\nba")]);
        let batch = keys("\u{8}a\nb\n\u{8}c\nd\ne");
        assert_eq!(told(batch.clone()), [&batch[..6], &[paste("c\nd\ne")]].concat());
    }

    #[test]
    fn what_concerns_the_window_does_not_cut_a_paste() {
        let mut batch = keys("một\nhai\nba");
        batch.insert(4, Input::Focus);
        batch.push(Input::Woken);
        assert_eq!(told(batch), [Input::Focus, Input::Woken, paste("một\nhai\nba")]);
    }

    #[test]
    fn a_paste_longer_than_a_batch_is_one_paste() {
        let line = "Đường liên xóm xuống cấp.\n".repeat(10_000);
        let all = keys(&line);
        let mut plain = PlainPaste::default();
        let mut out = Vec::new();
        for batch in all.chunks(BATCH_INPUTS) {
            let mut batch = batch.to_vec();
            plain.told(&mut batch);
            out.append(&mut batch);
        }
        assert_eq!(out, [paste(&line)]);
        let mut full = keys(&"a".repeat(BATCH_INPUTS));
        plain.told(&mut full);
        assert!(full.is_empty() && plain.waits());
        plain.told(&mut full);
        assert_eq!(full, [paste(&"a".repeat(BATCH_INPUTS))]);
        assert!(!plain.waits());
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_what_is_no_paste_is_left_alone(text in "[a-cệ\n\t\u{8}\u{10}]{0,60}") {
            let out = told(keys(&text));
            let pasted = out.iter().any(|input| matches!(input, Input::Paste(_)));
            prop_assert!(pasted || out == keys(&text));
            let read = |inputs: &[Input]| {
                let mut read = String::new();
                for input in inputs {
                    match input {
                        Input::Paste(text) => read.push_str(text),
                        input => match part(input) {
                            Part::Letter(c) => read.push(c),
                            Part::TakesBack => _ = read.pop(),
                            _ => {}
                        },
                    }
                }
                read
            };
            prop_assert_eq!(read(&out), read(&keys(&text)));
        }
    }
}

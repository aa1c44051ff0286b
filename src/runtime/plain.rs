//! A paste that comes as plain keys, known by its shape: three lines that arrived in one piece. No clock is read, and nobody's
//! typing is guessed at from its speed: words typed ahead in one line or two stay keys, with their Enter.
//!
//! What is left: a paste of one line or two from a terminal that marks no pastes and has no clipboard to compare with
//! cannot be told from typing.

use super::input::{BATCH_INPUTS, Input};
use crate::domain::Time;
use crate::keymap::{Code, Key};
use std::time::Duration;

/// The fewest lines with words in them that nobody types between two frames.
const LINES: usize = 3;
/// How long the rest of a paste may take: its batch may have ended anywhere. Typing never waits for this.
pub const PATIENCE: Duration = Duration::from_millis(50);

/// What is seen of a paste from one batch to the next.
#[derive(Debug, Default)]
pub struct PlainPaste {
    run: Run,
    /// The paste told last ended with a line end: what is pasted right behind it begins another line.
    ended_line: bool,
    /// When its last key came.
    last: Option<Time>,
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
    /// The rest of a paste is awaited: nothing of it was told yet.
    pub fn waits(&self) -> bool {
        self.run.is_known
    }

    /// As [`PlainPaste::told`], for a loop that may have waited less than [`PATIENCE`]: an empty batch ends no paste before that.
    pub fn told_at(&mut self, batch: &mut Vec<Input>, now: Time) {
        let patient = |last| (0..PATIENCE.as_millis() as i64).contains(&now.since(last));
        if batch.is_empty() && self.waits() && self.last.is_some_and(patient) {
            return;
        }
        if batch.iter().any(|input| !matches!(part(input), Part::Beside)) {
            self.last = Some(now);
        }
        self.told(batch);
    }

    /// The same batch with every paste in it told as one. An empty batch: nothing came any more.
    pub fn told(&mut self, batch: &mut Vec<Input>) {
        let is_full = batch.len() >= BATCH_INPUTS;
        let is_beside = |input: &Input| matches!(part(input), Part::Beside);
        if !batch.is_empty() && batch.iter().all(is_beside) {
            return;
        }
        let ends = |input: &&Input| matches!(part(input), Part::Letter('\n'));
        if !self.waits() && !is_full && batch.iter().filter(ends).take(LINES - 1).count() < LINES - 1 {
            self.ended_line = false;
            return;
        }
        let is_over = batch.is_empty();
        let mut out = Vec::new();
        for input in batch.drain(..) {
            match part(&input) {
                Part::Beside => out.push(input),
                Part::Other => self.interrupted(input, &mut out),
                Part::TakesBack if !self.run.text.ends_with(|c| c != '\n') => self.interrupted(input, &mut out),
                Part::Control if self.run.keys.is_empty() && !self.run.is_known => out.push(input),
                part => self.run.take(part, input),
            }
        }
        // A batch full of letters from end to end was typed by nobody either.
        self.run.is_known |= self.run.is_paste() || is_full && self.run.keys.len() * 2 >= BATCH_INPUTS;
        if is_over || !self.run.is_known {
            self.end(&mut out);
        }
        *batch = out;
    }

    /// Something else than text came.
    fn interrupted(&mut self, input: Input, out: &mut Vec<Input>) {
        self.end(out);
        self.ended_line = false;
        out.push(input);
    }

    /// A run is over: it was a paste, or keys.
    fn end(&mut self, out: &mut Vec<Input>) {
        let run = std::mem::take(&mut self.run);
        if run.is_known || run.is_paste() {
            let text = if self.ended_line { format!("\n{}", run.text) } else { run.text };
            self.ended_line = text.ends_with('\n');
            out.push(Input::Paste(text));
            // A command behind the last letter is one.
            out.extend(run.keys.into_iter().skip(run.worded));
        } else if !run.keys.is_empty() {
            self.ended_line = false;
            out.extend(run.keys);
        }
    }
}

/// Letters, line ends and tabs one behind the other, with what stands between them.
#[derive(Debug, Default)]
struct Run {
    /// Of what is known to be a paste only those behind its text.
    keys: Vec<Input>,
    text: String,
    /// How many of the keys stand before the end of the text.
    worded: usize,
    /// It was a paste at the end of a batch.
    is_known: bool,
}

impl Run {
    fn take(&mut self, part: Part, input: Input) {
        match part {
            Part::Letter(c) => self.text.push(c),
            Part::TakesBack => _ = self.text.pop(),
            Part::Control | Part::Beside | Part::Other => return self.keys.push(input),
        }
        if self.is_known {
            self.keys.clear();
            self.worded = 0;
        } else {
            self.keys.push(input);
            self.worded = self.keys.len();
        }
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
    use super::super::input::keys;
    use super::*;
    use proptest::prelude::*;

    fn told(batch: Vec<Input>) -> Vec<Input> {
        told_in([batch])
    }
    /// Batch by batch, and then nothing more.
    fn told_in(batches: impl IntoIterator<Item = Vec<Input>>) -> Vec<Input> {
        let mut plain = PlainPaste::default();
        let mut out = Vec::new();
        for mut batch in batches.into_iter().chain([Vec::new()]) {
            plain.told(&mut batch);
            out.append(&mut batch);
        }
        assert!(!plain.waits());
        out
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
    fn a_paste_in_several_batches_is_one_paste() {
        let line = "Đường liên xóm xuống cấp.\n".repeat(10_000);
        for size in [BATCH_INPUTS, 4_000] {
            assert_eq!(told_in(keys(&line).chunks(size).map(<[Input]>::to_vec)), [paste(&line)]);
        }
        let long = "a".repeat(BATCH_INPUTS);
        assert_eq!(told(keys(&long)), [paste(&long)]);
        let batches = [keys("một\nhai\nba"), vec![Input::Woken], keys(" bốn\u{10}"), keys("\nnăm\u{11}")];
        assert_eq!(told_in(batches), [vec![Input::Woken, paste("một\nhai\nba bốn\nnăm")], keys("\u{11}")].concat());
    }

    #[test]
    fn typing_never_waits_and_a_paste_is_told_when_nothing_more_comes() {
        let mut plain = PlainPaste::default();
        for typed in ["d", "inh tn\n", "một\nhai"] {
            let mut batch = keys(typed);
            plain.told(&mut batch);
            assert_eq!((batch, plain.waits()), (keys(typed), false));
        }
        let mut batch = keys("một\nhai\nba\n");
        plain.told(&mut batch);
        assert_eq!((batch.len(), plain.waits()), (0, true));
        plain.told(&mut batch);
        assert_eq!((batch, plain.waits()), (vec![paste("một\nhai\nba\n")], false));
        let mut more = [keys("bốn\nnăm\nsáu"), vec![f(3)]].concat();
        plain.told(&mut more);
        assert_eq!(more, [paste("\nbốn\nnăm\nsáu"), f(3)], "what stalled goes on with a line of its own");
    }

    #[test]
    fn a_wait_that_was_cut_short_ends_no_paste() {
        let mut plain = PlainPaste::default();
        let mut all = Vec::new();
        for (batch, at) in
            [(keys("một\nhai\nba\n"), 0), (vec![], 10), (keys("bốn\nnăm\n"), 20), (vec![], 69), (vec![], 70)]
        {
            let mut batch = batch;
            plain.told_at(&mut batch, Time::from_millis(at));
            assert!(at == 70 || batch.is_empty(), "{at}");
            all.append(&mut batch);
        }
        assert_eq!(all, [paste("một\nhai\nba\nbốn\nnăm\n")]);
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

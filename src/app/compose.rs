//! The composer: what the built-in input method and the shorthand do to the word before the caret of one text. It knows the
//! keys of that word and where it stands, and forgets it as soon as text and caret are no longer where it left them. Not
//! here: what keys come to, which text this is, the table of shorthand.

use super::hands::Rules;
use super::shorthand;
use crate::editor::Text;
use crate::viet::{self, Method};

/// Which caret a word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The open paragraph.
    Minutes,
    /// A field of the box at this depth, the first being 1.
    Field { depth: usize, field: usize },
}

#[derive(Clone, Debug, Default)]
pub(super) struct Composer {
    word: Option<Word>,
    /// A word whose full form was taken back: it is not written in full again there.
    declined: Option<(Place, usize, String)>,
    /// That another input method seems to be on was said.
    pub warned: bool,
}

/// A word before the caret.
#[derive(Clone, Debug)]
struct Word {
    place: Place,
    /// Where it begins, in bytes.
    start: usize,
    keys: String,
    /// What stands in the text for it.
    stands: String,
    stage: Stage,
    /// Its keys were brought back: they stay as they are.
    is_raw: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// The caret stands at its end.
    Open,
    /// The caret stands after the one sign that ended it.
    Ended(char),
    /// Shorthand, written in full, and the sign that ended it.
    Full,
}

impl Composer {
    /// One key. `false`: the text is full, and nothing was done.
    pub fn type_char(&mut self, text: &mut Text, place: Place, c: char, rules: &Rules) -> bool {
        let word = self.word.take().filter(|word| word.is_at(place, text));
        match rules.method {
            Some(method) if composes(c, method, word.as_ref()) => match word.filter(|word| word.stage == Stage::Open) {
                Some(word) => self.go_on(text, word, c, method, rules),
                None => self.begin(text, place, c, method, rules),
            },
            Some(_) if viet::is_composed(c) => text.type_char(c),
            _ => self.end(text, place, word, c, rules),
        }
    }

    /// Backspace: shorthand in full becomes what was typed; else one scalar goes, and what is left of a word is still one.
    pub fn backspace(&mut self, text: &mut Text, place: Place, rules: &Rules) -> bool {
        let Some(mut word) = self.word.take().filter(|word| word.is_at(place, text)) else { return text.backspace() };
        match word.stage {
            Stage::Full => {
                self.declined = Some((place, word.start, word.keys));
                // Nothing typed is left to take back where the text was corrected since.
                return text.undo() || text.backspace();
            }
            Stage::Ended(_) => word.stage = Stage::Open,
            Stage::Open => {
                word.stands.pop();
                let keys = match rules.method {
                    _ if word.is_raw => Some(word.stands.clone()),
                    Some(method) => viet::erase(&word.keys, &word.stands, method, rules.tone),
                    None => None,
                };
                let Some(keys) = keys.filter(|keys| !keys.is_empty()) else { return text.backspace() };
                word.keys = keys;
            }
        }
        self.word = Some(word);
        text.backspace()
    }

    /// The caret leaves the word: what is no Vietnamese syllable becomes its keys. Whether the text changed.
    pub fn finish(&mut self, text: &mut Text, place: Place, rules: &Rules) -> bool {
        let word = self.word.take().filter(|word| word.is_at(place, text));
        word.is_some_and(|mut word| word.finish(text, rules))
    }
    /// Undo is about to be done: the text changes by itself, and what was written in full is not to come again.
    pub fn undo(&mut self) {
        if let Some(word) = self.word.take().filter(|word| word.stage == Stage::Full) {
            self.declined = Some((word.place, word.start, word.keys));
        }
    }
    /// Words before the caret of the minutes were corrected: what stood at a byte stands at another now.
    pub fn words_moved(&mut self, to: impl Fn(usize) -> usize) {
        if let Some(word) = self.word.as_mut().filter(|word| word.place == Place::Minutes) {
            word.start = to(word.start);
        }
        if let Some((_, start, _)) = self.declined.as_mut().filter(|(place, ..)| *place == Place::Minutes) {
            *start = to(*start);
        }
    }
    /// The caret goes elsewhere.
    pub fn forget(&mut self) {
        (self.word, self.declined) = (None, None);
    }
    pub fn place(&self) -> Option<Place> {
        self.word.as_ref().map(|word| word.place)
    }

    /// The keys of the word just composed stand there again, as one undo. Whether anything changed.
    pub fn bring_back(&mut self, text: &mut Text, place: Place) -> bool {
        let Some(word) = self.word.as_mut().filter(|word| word.is_at(place, text)) else { return false };
        let mut back = word.keys.clone();
        match word.stage {
            Stage::Full => return false,
            Stage::Ended(c) => back.push(c),
            Stage::Open => {}
        }
        let range = word.start..text.caret();
        if word.keys == word.stands || !text.fits(&range, &back) {
            return false;
        }
        let rest = text.replace(range, &back);
        word.stands.clone_from(&word.keys);
        word.is_raw = true;
        rest.is_empty()
    }

    fn begin(&mut self, text: &mut Text, place: Place, c: char, method: Method, rules: &Rules) -> bool {
        let start = text.selection().map_or(text.caret(), |range| range.start);
        let before = text.as_str()[..start].chars().next_back();
        if before.is_some_and(is_of_word) {
            return text.type_char(c);
        }
        let keys = c.to_string();
        let stands = viet::compose(&keys, method, rules.tone).shown;
        let fits = stands.chars().all(|c| text.type_char(c));
        self.word = fits.then_some(Word { place, start, keys, stands, stage: Stage::Open, is_raw: false });
        fits
    }
    fn go_on(&mut self, text: &mut Text, mut word: Word, c: char, method: Method, rules: &Rules) -> bool {
        word.keys.push(c);
        if word.keys.len() > viet::LONGEST {
            return text.type_char(c);
        }
        let shown = match word.is_raw {
            true => word.keys.clone(),
            false => viet::compose(&word.keys, method, rules.tone).shown,
        };
        let fits = text.retype(word.start, &shown);
        word.stands = shown;
        self.word = fits.then_some(word);
        fits
    }
    /// A sign after a word ends it.
    fn end(&mut self, text: &mut Text, place: Place, word: Option<Word>, c: char, rules: &Rules) -> bool {
        let mut word = word.filter(|word| word.stage == Stage::Open);
        if let Some(word) = &mut word {
            word.finish(text, rules);
        }
        if !text.type_char(c) {
            return false;
        }
        self.word = word.map(|word| Word { stage: Stage::Ended(c), ..word });
        if let Some(own) = rules.shorthand.filter(|_| ends_shorthand(c)) {
            self.write_out(text, place, c, own);
        }
        true
    }

    /// Shorthand right before the sign at the caret gives way to what it stands for.
    fn write_out(&mut self, text: &mut Text, place: Place, sign: char, own: &[(String, String)]) {
        let end = text.caret() - sign.len_utf8();
        let (before, after) = (&text.as_str()[..end], &text.as_str()[text.caret()..]);
        let start = before.trim_end_matches(is_of_word).len();
        let keys = before[start..].to_owned();
        let inside = before[..start].ends_with(['-', '/', '@', '.']) || after.starts_with(is_of_word);
        let declined = self.declined.as_ref().is_some_and(|declined| *declined == (place, start, keys.clone()));
        if inside || declined {
            return;
        }
        let Some(mut full) = shorthand::in_full(&keys, own) else { return };
        full.push(sign);
        let range = start..text.caret();
        if text.fits(&range, &full) {
            // It fits.
            let _ = text.replace(range, &full);
            let stands = text.as_str()[start..text.caret()].to_owned();
            self.word = Some(Word { place, start, keys, stands, stage: Stage::Full, is_raw: false });
        }
    }
}

impl Word {
    /// Text and caret are as this word left them.
    fn is_at(&self, place: Place, text: &Text) -> bool {
        let sign = match self.stage {
            Stage::Ended(c) => Some(c),
            Stage::Open | Stage::Full => None,
        };
        let stood = text.as_str().get(self.start..text.caret()).and_then(|stood| stood.strip_prefix(&self.stands));
        self.place == place && text.selection().is_none() && stood.is_some_and(|rest| rest.chars().eq(sign))
    }
    fn finish(&mut self, text: &mut Text, rules: &Rules) -> bool {
        let Some(method) = rules.method.filter(|_| rules.restores && !self.is_raw && self.stage == Stage::Open) else {
            return false;
        };
        let finished = viet::compose(&self.keys, method, rules.tone).finished;
        let changes = finished != self.stands && text.retype(self.start, &finished);
        if changes {
            self.stands = finished;
        }
        changes
    }
}

/// Whether a key is one of a word that is composed: any letter, and in VNI a digit after one.
fn composes(c: char, method: Method, word: Option<&Word>) -> bool {
    let goes_on = word.is_some_and(|word| word.stage == Stage::Open);
    c.is_ascii_alphabetic() || method == Method::Vni && goes_on && c.is_ascii_digit()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || viet::is_composed(c)
}

/// Signs after which a word is done; a full stop, a slash, a hyphen may stand inside one.
fn ends_shorthand(c: char) -> bool {
    matches!(c, ' ' | ',' | ';' | ':' | ')' | '!' | '?')
}

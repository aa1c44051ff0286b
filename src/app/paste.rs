//! Pasted text: into a field or into the minutes, as it came; and the question whether letters of an old font are to be read.
//! Not how such letters are recognised.

use super::pen::continuing;
use super::{App, Caret, Dialog, Entry, Notice, Row, What};
use crate::domain::{Paragraph, ParagraphId, Spot};
use crate::editor::LIMIT;
use crate::viet::{self, Encoding};
use serde::{Deserialize, Serialize};

/// A paste longer than this is cut, and said so; in bytes.
const LONGEST_PASTE: usize = 1 << 20;
/// What begins another paragraph.
const BREAKS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// What was pasted in letters of an old font. It stands where it was pasted, as it came, until it is to be converted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OldLetters {
    pub encoding: Encoding,
    /// As it came: what was put in has lost what cannot be seen, and some of these letters cannot.
    pub raw: String,
    place: Place,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Place {
    /// A field of the box below; bytes of its text.
    Field { field: usize, from: usize, to: usize },
    /// From a byte of one paragraph to a byte of another; the first one had room for so many letters.
    Minutes { from: (ParagraphId, usize), to: (ParagraphId, usize), room: usize },
}

/// What a paste has just become.
pub(super) enum Pasted {
    Field {
        field: usize,
        from: usize,
        to: usize,
    },
    /// So many paragraphs, the caret at the end of the last; the first stood before the paste up to `from`, with room for so
    /// many letters.
    Lines {
        count: usize,
        from: usize,
        room: usize,
    },
}

impl App {
    /// Pasted text is text, whatever it holds: it never fires a command.
    pub(super) fn on_paste(&mut self, pasted: &str) {
        let (whole, taken) = (pasted.len(), pasted.floor_char_boundary(LONGEST_PASTE));
        let pasted = &pasted[..taken];
        self.notice = None;
        self.let_go_of_word();
        self.leave_tour();
        self.close_without_caret();
        let place = match self.dialog().map(|dialog| &dialog.what) {
            Some(What::ReadBack) => return self.say(Notice::ReadingBack),
            Some(_) => self.paste_in_field(pasted),
            None => self.paste_in_minutes(pasted),
        };
        if let Some((encoding, place)) = viet::recognise(pasted).zip(place)
            && let Some(place) = self.sealed_place(place)
        {
            let letters = OldLetters { encoding, raw: pasted.to_owned(), place };
            self.dialogs.push(Dialog::new(What::OldLetters(letters), Vec::new()));
        }
        if taken < whole {
            self.say(Notice::PasteTooLong { taken, whole });
        }
        self.show_caret();
    }

    fn paste_in_field(&mut self, pasted: &str) -> Option<Pasted> {
        let line = viet::one_line(pasted);
        let dialog = self.dialogs.last_mut()?;
        let field = dialog.active;
        let text = dialog.active_text()?;
        let from = text.selection().map_or(text.caret(), |selected| selected.start);
        let left = text.insert(line.trim()).len();
        let to = text.caret();
        dialog.row = 0;
        self.dirty = true;
        if left > 0 {
            self.say(Notice::PasteTooLong { taken: line.len() - left, whole: line.len() });
        }
        self.follow_choices();
        self.clamp_row();
        Some(Pasted::Field { field, from, to })
    }

    /// Each line a paragraph; empty lines are no order to change the owner. However many there are, at most three steps.
    pub(super) fn paste_in_minutes(&mut self, pasted: &str) -> Option<Pasted> {
        if !self.may_write() || !self.drop_selection_across() {
            return None;
        }
        let text = &self.pen.text;
        let room = LIMIT.saturating_sub(text.as_str().chars().count() - text.selected().chars().count());
        let start = text.selection().map_or(text.caret(), |selected| selected.start);
        let from = self.byte_in_row(start);
        let lines: Vec<String> = pieces(pasted, room).into_iter().map(|(_, line)| line).collect();
        let count = lines.len();
        if pasted.split(BREAKS).any(|line| line.chars().nth(LIMIT).is_some()) || count > 1 && room == 0 {
            self.say(Notice::ParagraphFull);
        }
        self.dirty = true;
        self.pen.touch(&self.meeting, self.now);
        self.put_lines(lines).then_some(Pasted::Lines { count, from, room })
    }
    /// Where it stands, in words that are sealed.
    fn sealed_place(&mut self, pasted: Pasted) -> Option<Place> {
        let (count, from, room) = match pasted {
            Pasted::Field { field, from, to } => return Some(Place::Field { field, from, to }),
            Pasted::Lines { count, from, room } => (count, from, room),
        };
        if !self.seal() {
            return None;
        }
        let Caret::Written(last) = self.pen.target else { return None };
        let end = self.meeting.get::<Paragraph>(last)?.text.len().min(self.byte_in_row(self.pen.text.caret()));
        let first = (self.meeting.position(last).ok()? + 1).checked_sub(count)?;
        let first = *self.meeting.facts().sequence.get(first)?;
        Some(Place::Minutes { from: (first, from), to: (last, end), room })
    }

    /// Lines at the caret: the first goes on with what stands before it, the last is gone on with by what stands after.
    fn put_lines(&mut self, mut lines: Vec<String>) -> bool {
        if lines.len() < 2 {
            let line = lines.pop().unwrap_or_default();
            let rest = self.pen.text.insert(&line);
            self.flow_on(rest);
            return true;
        }
        if self.pen.is_blank() && self.pen.text.is_empty() {
            return self.write_lines(&lines);
        }
        let mut others = lines.split_off(1);
        let end = others.len() - 1;
        others[..end].iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
        let rest = self.pen.text.insert(&lines[0]);
        self.flow_on(rest);
        if self.pen.text.as_str()[self.pen.text.caret()..].trim().is_empty() {
            if !self.enter() {
                return false;
            }
            self.pen.touch(&self.meeting, self.now);
            self.write_lines(&others)
        } else {
            self.split_around(&others)
        }
    }
    /// Paragraphs where nothing stands yet; the caret comes to the end of the last.
    fn write_lines(&mut self, lines: &[String]) -> bool {
        let margin = self.pen.margin.clone();
        let words: Vec<String> = lines.iter().map(|line| line.trim_end().to_owned()).collect();
        if !self.rule(|meeting, now| meeting.write_all(&margin, &words, now)) {
            return false;
        }
        let last = self.meeting.rows().paragraphs.values().next_back().cloned();
        let last = last.expect("what was just written is the newest paragraph");
        if margin.after.is_none() {
            self.tail = continuing(&last, None);
        }
        let opened = self.open(last.id);
        let space = lines.last().is_some_and(|line| line.ends_with(' ')) && opened;
        if space {
            self.pen.text.type_char(' ');
        }
        opened
    }
    /// Lines between two halves of a paragraph.
    fn split_around(&mut self, lines: &[String]) -> bool {
        let caret = self.byte_in_row(self.pen.text.caret());
        if !self.seal() {
            return false;
        }
        let Caret::Written(id) = self.pen.target else { return false };
        let Some(row) = self.meeting.get::<Paragraph>(id) else { return false };
        let (before, after) = row.text.split_at(row.text.floor_char_boundary(caret));
        let spot = |byte| Spot { paragraph: id, byte };
        let (from, to) = (spot(before.trim_end().len()), spot(row.text.len() - after.trim_start().len()));
        let last = lines.last().map_or("", String::as_str);
        let too_long = last.chars().count() + after.chars().count() > LIMIT;
        let new = lines.iter().map(String::as_str);
        let with: Vec<&str> = std::iter::once("").chain(new).chain(too_long.then_some("")).collect();
        let (at, caret) = (self.meeting.position(id).unwrap_or(0) + lines.len(), last.len());
        if !self.rule(|meeting, _| meeting.splice(from, to, &with, false)) {
            return false;
        }
        self.forget_typing(id);
        let there = self.meeting.facts().sequence.get(at).copied();
        if there.is_some_and(|there| self.open(there)) {
            self.pen.text.set_caret(caret, false);
        }
        true
    }

    /// The answer to whether old letters are to be read. "No" stands first and changes nothing.
    pub(super) fn answer_letters(&mut self, letters: &OldLetters) {
        let yes = self.highlighted() == Some(Row::Yes);
        self.dialogs.pop();
        self.dirty = true;
        if yes {
            let converted = match letters.place {
                Place::Field { field, from, to } => self.convert_field(letters, field, from, to),
                Place::Minutes { from, to, room } => self.convert_minutes(letters, from, to, room),
            };
            match converted {
                Some(true) => self.say(Notice::Converted(letters.encoding)),
                // The rule has said why not.
                Some(false) => {}
                None => self.say(Notice::NotConverted),
            }
        }
    }
    /// None: what was pasted stands there no more.
    fn convert_field(&mut self, letters: &OldLetters, field: usize, from: usize, to: usize) -> Option<bool> {
        let Entry::Text(text) = &mut self.dialogs.last_mut()?.fields.get_mut(field)?.entry else { return None };
        let stands = text.as_str().get(from..to)?;
        (stands == viet::one_line(&letters.raw).trim()).then_some(())?;
        let read = viet::one_line(&viet::convert(&letters.raw, letters.encoding));
        // Never longer than what it replaces.
        let _ = text.replace(from..to, read.trim());
        self.follow_choices();
        self.clamp_row();
        Some(true)
    }
    /// The same words in other letters: one step, taken back at once. None: what was pasted stands there no more.
    fn convert_minutes(
        &mut self,
        letters: &OldLetters,
        from: (ParagraphId, usize),
        to: (ParagraphId, usize),
        room: usize,
    ) -> Option<bool> {
        if !self.seal() {
            return Some(false);
        }
        let (first, last) = (self.meeting.position(from.0).ok()?, self.meeting.position(to.0).ok()?);
        let ids = self.meeting.facts().sequence.get(first..=last)?;
        let pieces = pieces(&letters.raw, room);
        (ids.len() == pieces.len()).then_some(())?;
        let mut words = Vec::with_capacity(ids.len());
        let mut caret = 0;
        for ((n, id), (raw, line)) in ids.iter().enumerate().zip(pieces) {
            let text = &self.meeting.get::<Paragraph>(*id)?.text;
            let start = if n == 0 { from.1 } else { 0 };
            let end = if *id == to.0 { to.1 } else { text.len() };
            let (head, stands, tail) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
            (stands.trim() == line.trim()).then_some(())?;
            let read = viet::one_line(&viet::convert(raw, letters.encoding));
            let body = stands.trim_start();
            let (lead, trail) = (&stands[..stands.len() - body.len()], &body[body.trim_end().len()..]);
            let read = format!("{lead}{}{trail}", read.trim());
            caret = head.len() + read.len();
            words.push((*id, format!("{head}{read}{tail}")));
        }
        let done = self.rule(|meeting, _| meeting.respell(words));
        if done {
            self.forget_typing(from.0);
            self.forget_typing(to.0);
            if self.open(to.0) {
                self.pen.text.set_caret(caret, false);
            }
        }
        Some(done)
    }
}

/// The pasted lines as they came and as they go in, each short enough for a paragraph, the first for what room is left there.
/// Blank lines are left out; the first may be blank where words stand before it.
fn pieces(pasted: &str, room: usize) -> Vec<(&str, String)> {
    let mut pieces: Vec<(&str, String)> = Vec::new();
    for line in pasted.split(BREAKS) {
        let mut rest = line;
        loop {
            let (piece, more) = cut(rest, if pieces.is_empty() { room } else { LIMIT });
            let clean = viet::one_line(piece);
            if pieces.is_empty() || !clean.trim().is_empty() {
                pieces.push((piece, clean));
            }
            if more.is_empty() {
                break;
            }
            rest = more;
        }
    }
    if room == LIMIT && pieces.len() > 1 && pieces[0].1.trim().is_empty() {
        pieces.remove(0);
    }
    pieces
}

/// So many letters, better fewer than half a word; and the rest.
fn cut(line: &str, most: usize) -> (&str, &str) {
    const LONGEST_WORD: usize = 64;
    let Some((end, _)) = line.char_indices().nth(most) else { return (line, "") };
    let near = line.floor_char_boundary(end.saturating_sub(LONGEST_WORD));
    let space = line[near..end].rfind(' ').map_or(end, |at| near + at + 1);
    line.split_at(space)
}

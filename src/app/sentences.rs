//! Official sentences: the table, the office's own over it, and putting one where the pen is. Blanks are in `blanks`.

use super::pen::continuing;
use super::{App, Caret, Dialog, FieldEntry, Label, Notice, Pen, Row, What};
use crate::action::Action;
use crate::domain::*;
use crate::editor::LIMIT;
use crate::keymap::{Code, Key};
use crate::viet;
use serde::Deserialize;
use std::sync::LazyLock;

/// How many there can be: one a digit.
const MOST: usize = 9;

/// A sentence as the table holds it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    /// What it is called.
    pub name: String,
    /// With its slots in braces.
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sentence: Vec<Shipped>,
}

/// The shipped sentences, the first by 1.
pub fn shipped() -> &'static [Shipped] {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/sentences.toml")).expect("the shipped sentences can be read")
    });
    &TABLE.sentence
}

/// The number of the sentence a command puts in.
pub(super) fn number_of(action: Action) -> Option<usize> {
    let first = Action::Sentence1 as usize;
    (Action::Sentence1..=Action::Sentence9).contains(&action).then(|| action as usize - first + 1)
}

impl App {
    /// A sentence by its number, as it is written: the office's own before the shipped one; none for an empty one.
    pub fn sentence_written(&self, number: usize) -> Option<&str> {
        let own = self.habits.sentences.iter().find(|(own, _)| *own == number).map(|(_, words)| words.as_str());
        let words = own.or_else(|| Some(shipped().get(number.checked_sub(1)?)?.words.as_str()))?;
        Some(words).filter(|words| !words.trim().is_empty())
    }
    /// What a shipped sentence is called; none when the office has its own in its place.
    pub fn sentence_name(&self, number: usize) -> Option<&'static str> {
        let row = shipped().get(number.checked_sub(1)?)?;
        (self.sentence_written(number) == Some(&row.words)).then_some(row.name.as_str())
    }
    /// A sentence as it would read if it were put in now.
    pub fn sentence_now(&self, number: usize) -> Option<String> {
        let written = self.sentence_written(number)?;
        Some(match Sentence::parse(written) {
            Ok(sentence) => self.meeting.fill(&sentence, &self.sentence_is_about(&sentence)).text,
            Err(_) => written.to_owned(),
        })
    }
    /// Those there are, and a row for the next of the office's own.
    pub(super) fn sentence_rows(&self) -> Vec<Row> {
        let is_there = |number: &usize| self.sentence_written(*number).is_some();
        let rows = (1..=MOST).filter(is_there).map(Row::Sentence);
        rows.chain((1..=MOST).find(|number| !is_there(number)).map(Row::NewSentence)).collect()
    }

    /// A digit in the box of sentences puts one in.
    pub(super) fn digit_picks(&mut self, key: Key) -> bool {
        let (Some(What::Sentences), Code::Char(c @ '1'..='9')) = (self.dialog().map(|box_| &box_.what), key.code)
        else {
            return false;
        };
        if key.ctrl {
            return false;
        }
        self.pick_sentence(c.to_digit(10).map_or(0, |digit| digit as usize));
        true
    }
    /// Enter on a row of the box: the sentence is put in, or a new one is written.
    pub(super) fn accept_sentence(&mut self) {
        match self.highlighted() {
            Some(Row::Sentence(number)) => self.pick_sentence(number),
            Some(Row::NewSentence(number)) => self.edit_sentence(number),
            _ => {}
        }
    }
    fn pick_sentence(&mut self, number: usize) {
        if self.sentence_written(number).is_some() {
            self.dialogs.retain(|dialog| dialog.what != What::Sentences);
        }
        self.put_sentence(number);
        self.show_caret();
    }

    /// The words of the highlighted sentence in a field of their own.
    pub(super) fn edit_highlighted_sentence(&mut self) {
        if let Some(Row::Sentence(number) | Row::NewSentence(number)) = self.highlighted() {
            self.edit_sentence(number);
        }
    }
    fn edit_sentence(&mut self, number: usize) {
        let words = self.sentence_written(number).unwrap_or_default();
        let field = FieldEntry::text(Label::Sentence, words);
        self.dialogs.push(Dialog::new(What::Sentence(number), vec![field]));
    }
    /// The office's own sentence; emptied it is away, and written as shipped it is no longer the office's own.
    pub(super) fn accept_sentence_words(&mut self, dialog: &Dialog, number: usize) {
        let words = viet::one_line(dialog.typed(Label::Sentence)).trim().to_owned();
        if let Err(unknown) = Sentence::parse(&words) {
            return self.say(Notice::NoSuchSlot(unknown));
        }
        self.habits.sentences.retain(|(own, _)| *own != number);
        let as_shipped = shipped().get(number.wrapping_sub(1)).map_or("", |row| row.words.as_str());
        if words != as_shipped {
            self.habits.sentences.push((number, words));
            self.habits.sentences.sort();
        }
        self.keep_habits();
        self.dialogs.pop();
        self.clamp_row();
    }

    /// Puts a sentence where the pen is: into a blank paragraph, which becomes what the sentence says, else after the words.
    pub(super) fn put_sentence(&mut self, number: usize) {
        if !self.may_write() {
            return;
        }
        let Some(written) = self.sentence_written(number) else { return self.say(Notice::NoSentence(number)) };
        let sentence = match Sentence::parse(written) {
            Ok(sentence) => sentence,
            Err(unknown) => return self.say(Notice::NoSuchSlot(unknown)),
        };
        self.anchor = None;
        if self.pen.is_blank() {
            return self.begin_with(&sentence);
        }
        let erased = self.pen.text.as_str().trim().is_empty();
        if erased || !self.seal() {
            // A written paragraph left empty is to go: nothing is put into it.
            return if erased {
                self.say(Notice::Refused(Refusal::EmptyText))
            };
        }
        let Caret::Written(id) = self.pen.target else { return };
        let filled = self.meeting.fill(&sentence, &self.sentence_is_about(&sentence));
        let from = self.pen.text.as_str().len();
        if self.pen.text.as_str().chars().count() + filled.text.chars().count() >= LIMIT {
            return self.say(Notice::Refused(Refusal::TooLong));
        }
        if self.rule(|meeting, now| meeting.put_sentence(Place::After(id), &filled, now)) {
            self.stand_in_blank(from);
        }
    }
    fn begin_with(&mut self, sentence: &Sentence) {
        let about = self.sentence_is_about(sentence);
        let filled = self.meeting.fill(sentence, &about);
        self.pen.text = Default::default();
        let before = self.pen.margin.clone();
        self.pen.touch(&self.meeting, self.now);
        self.mark_pen(sentence, &about);
        let margin = self.pen.margin.clone();
        if !self.rule(|meeting, now| meeting.put_sentence(Place::New(&margin), &filled, now)) {
            self.pen.margin = before;
            return;
        }
        let born = self.meeting.rows().paragraphs.values().next_back().cloned();
        let born = born.expect("what was just written is the newest paragraph");
        if margin.after.is_none() {
            self.tail = continuing(&born, None);
        }
        self.pen = Pen::written(&born, crate::editor::Text::new(&born.text));
        self.stand_in_blank(0);
    }
    /// What a blank paragraph becomes; what was prepared for it stays where it fits.
    fn mark_pen(&mut self, sentence: &Sentence, about: &About) {
        let margin = &mut self.pen.margin;
        match sentence.becomes {
            Kind::Opinion => {
                if let Some(speaker) = about.speaker {
                    self.pen.write_for(Owner::Person(speaker));
                }
                if !matches!(self.pen.margin.mark, Mark::Reply(_)) {
                    self.pen.margin.mark = Mark::NewOpinion;
                }
            }
            Kind::Conclusion | Kind::Task => {
                margin.mark = if sentence.becomes == Kind::Task { Mark::Task } else { Mark::Conclusion };
                if let Some(chair) = self.meeting.chair().map(|chair| chair.id) {
                    self.pen.write_for(Owner::Person(chair));
                }
            }
            Kind::Note | Kind::Answer | Kind::Vote | Kind::Break => {}
        }
    }

    /// Whom the slots of a sentence mean here.
    fn sentence_is_about(&self, sentence: &Sentence) -> About {
        let blank = self.pen.is_blank();
        let deadline = self.pen.paragraph(&self.meeting).filter(|_| !blank).and_then(|row| match row.task {
            Some(task) => self.meeting.get::<Task>(task)?.deadline,
            None => self.meeting.get::<Opinion>(row.opinion?)?.deadline,
        });
        let of_owner = sentence.becomes == Kind::Opinion || sentence.becomes == Kind::Note;
        About {
            speaker: self.speaker_meant(of_owner),
            officer: self.officer_meant(),
            spell: self.meeting.latest_break(),
            deadline,
        }
    }
    /// Whose words are being written; where those are the chair's, who spoke last of those who came to be heard.
    fn speaker_meant(&self, of_owner: bool) -> Option<PersonId> {
        let heard = |person: &PersonId| {
            let duty = self.meeting.get::<Person>(*person).map(|person| person.duty);
            matches!(duty, Some(Duty::Resident | Duty::Delegate))
        };
        let owner = match self.pen.owner(&self.meeting) {
            Owner::Person(person) => Some(person),
            Owner::Nobody | Owner::Hall => None,
        };
        let floor = self.meeting.floor().map(|turn| turn.person);
        let last = || self.meeting.last_speakers().into_iter().find(heard);
        let any = owner.filter(|_| of_owner).or(floor.filter(|_| of_owner));
        owner.filter(heard).or(floor.filter(heard)).or_else(last).or(any)
    }
    /// The officer who has the floor, else who answers for the field of the opinion at hand.
    fn officer_meant(&self) -> Option<PersonId> {
        let officer =
            |person: &PersonId| self.meeting.get::<Person>(*person).is_some_and(|row| row.duty == Duty::Officer);
        let floor = self.meeting.floor().map(|turn| turn.person).filter(officer);
        let field = |id: OpinionId| self.meeting.get::<Opinion>(id)?.field;
        let mut fields = self.opinions_here().into_iter().filter_map(field);
        floor.or_else(|| self.meeting.officers_for(fields.next()?).next())
    }
}

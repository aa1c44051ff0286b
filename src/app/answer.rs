//! The line of F6: which opinions are answered, by whom.

use super::{App, Caret, Dialog, FieldEntry, Label, Notice, What};
use crate::domain::*;

impl App {
    /// Filled with the unanswered ones of the last speaker and the last answerer, or with what the paragraph already answers.
    pub(super) fn answer_box(&self) -> Dialog {
        let (opinions, by) = match self.pen.paragraph(&self.meeting).and_then(|paragraph| paragraph.answer) {
            Some(answer) => {
                let facts = self.meeting.facts();
                (facts.opinions_of.get(&answer).cloned(), facts.answerers_of.get(&answer).cloned())
            }
            None => (Some(self.likely_opinions()), Some(self.likely_answerer().into_iter().collect())),
        };
        let opinions = self.numbers(&opinions.unwrap_or_default());
        let by: Vec<String> = by.unwrap_or_default().into_iter().map(|person| self.field_name(person)).collect();
        let mut opinions_field = FieldEntry::text(Label::Opinions, &opinions);
        if let super::Entry::Text(text) = &mut opinions_field.entry {
            text.select_all();
        }
        Dialog::new(What::Answer, vec![opinions_field, FieldEntry::text(Label::By, &by.join(", "))])
    }
    pub(super) fn numbers(&self, opinions: &[OpinionId]) -> String {
        let mut numbers: Vec<i64> = opinions.iter().filter_map(|id| self.meeting.opinion_number(*id)).collect();
        numbers.sort_unstable();
        numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
    }
    fn likely_opinions(&self) -> Vec<OpinionId> {
        let open = self.meeting.open_opinions();
        let of = |person: PersonId| -> Vec<OpinionId> {
            let theirs = |id: &&OpinionId| self.meeting.get::<Opinion>(**id).is_some_and(|o| o.author == Some(person));
            open.iter().filter(theirs).copied().collect()
        };
        let speakers = self.meeting.last_speakers();
        let of_last = speakers.into_iter().map(of).find(|opinions| !opinions.is_empty());
        of_last.unwrap_or_else(|| open.first().copied().into_iter().collect())
    }
    /// Who has the floor if they are no resident, else who answered last.
    fn likely_answerer(&self) -> Option<PersonId> {
        let official =
            |person: &PersonId| self.meeting.get::<Person>(*person).is_some_and(|p| p.duty != Duty::Resident);
        let owner = match self.pen.owner(&self.meeting) {
            Owner::Person(person) => Some(person),
            Owner::Nobody | Owner::Hall => None,
        };
        let floor = self.meeting.floor().map(|turn| turn.person);
        let last = self.meeting.rows().answer_bys.values().next_back().map(|by| by.person);
        owner.filter(official).or(floor.filter(official)).or(last)
    }

    /// The opinions a typed list names ("1 4 6", "1,4"), or the number that names none. Digits run together ("146") are
    /// single ones when no opinion has that number.
    pub(super) fn parse_opinions(&self, typed: &str) -> Result<Vec<OpinionId>, Notice> {
        let mut opinions = Vec::new();
        for word in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty()) {
            for id in self.opinions_named(word)? {
                if !opinions.contains(&id) {
                    opinions.push(id);
                }
            }
        }
        Ok(opinions)
    }
    fn opinions_named(&self, word: &str) -> Result<Vec<OpinionId>, Notice> {
        let number: i64 = word.parse().map_err(|_| Notice::NotUnderstood(word.to_owned()))?;
        let numbered = |number: i64| self.meeting.opinion_by_number(number).map(|opinion| opinion.id);
        let digits = || word.chars().map(|digit| numbered(i64::from(digit.to_digit(10)?))).collect();
        let named = numbered(number).map(|id| vec![id]).or_else(digits);
        named.ok_or(Notice::Refused(Refusal::NoSuchOpinion(number)))
    }

    /// F6 again, or Enter: the paragraph is an answer. Words of somebody else stay theirs: the answer begins below.
    pub(super) fn accept_answer(&mut self, dialog: &Dialog) {
        let opinions = match self.parse_opinions(dialog.typed(Label::Opinions)) {
            Ok(opinions) => opinions,
            Err(notice) => return self.say(notice),
        };
        let Some(by) = self.answerers(dialog) else { return };
        if opinions.is_empty() {
            return self.say(Notice::Refused(Refusal::NoOpinionGiven));
        }
        if by.is_empty() {
            return self.say(Notice::Refused(Refusal::NobodyAnswers));
        }
        let Some(paragraph) = self.pen.paragraph(&self.meeting) else {
            self.dialogs.pop();
            return self.begin_answer(opinions, by);
        };
        let id = paragraph.id;
        let theirs = match paragraph.owner() {
            Owner::Nobody => true,
            Owner::Hall => false,
            Owner::Person(person) => by.contains(&person),
        };
        if paragraph.answer.is_some() || theirs && paragraph.opinion.is_none() {
            return self.close_if(|app| {
                let made = app.amend(|meeting, _| meeting.make_answer(id, &opinions, &by));
                made.then(|| app.say(Notice::Answered(opinions))).is_some()
            });
        }
        self.dialogs.pop();
        self.open_unborn(Margin { after: self.below_pen(), ..Margin::default() });
        self.begin_answer(opinions, by);
    }
    fn begin_answer(&mut self, opinions: Vec<OpinionId>, by: Vec<PersonId>) {
        if let Some(first) = by.first().filter(|_| !by.iter().any(|p| self.pen.margin.owner == Owner::Person(*p))) {
            self.pen.write_for(Owner::Person(*first));
        }
        let named = opinions.clone();
        self.say(if self.pen.is_blank() { Notice::Answering(named) } else { Notice::Answered(named) });
        self.pen.margin.mark = Mark::NewAnswer { opinions, by };
        self.dirty = true;
    }

    /// A letter typed among the numbers is the beginning of a name: it goes to the field of names.
    pub(super) fn letter_hops(&mut self, c: char) {
        let Some(dialog) = self.dialogs.last_mut().filter(|d| d.what == What::Answer && d.active == 0) else { return };
        if c.is_alphabetic() {
            dialog.active = 1;
            if let Some(text) = dialog.active_text() {
                text.select_all();
            }
        }
    }

    /// The people typed in "by"; the highlighted row stands for the last name when it is not exact. None: said why not.
    fn answerers(&mut self, dialog: &Dialog) -> Option<Vec<PersonId>> {
        let typed = dialog.typed(Label::By).to_owned();
        let names: Vec<&str> = typed.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        let mut people = Vec::new();
        for (n, name) in names.iter().enumerate() {
            let picked = (n + 1 == names.len()).then(|| self.highlighted()).flatten();
            let person = match (self.named_exactly(name), picked) {
                (Some(person), _) => Some(person),
                (None, Some(row)) => self.person_in(row, Some(Duty::Delegate)),
                (None, _) => self.meant(name),
            };
            match person {
                Some(person) if !people.contains(&person) => people.push(person),
                Some(_) => {}
                None => {
                    self.say(Notice::NotFound((*name).to_owned()));
                    return None;
                }
            }
        }
        Some(people)
    }

    /// Opinions the pen's paragraph is about: its own, or those it answers.
    pub(super) fn opinions_here(&self) -> Vec<OpinionId> {
        let answered = |answer: AnswerId| self.meeting.facts().opinions_of.get(&answer).cloned().unwrap_or_default();
        match (self.pen.target, &self.pen.margin.mark) {
            (Caret::Written(id), _) => {
                let Some(paragraph) = self.meeting.get::<Paragraph>(id) else { return Vec::new() };
                let own: Vec<OpinionId> = paragraph.opinion.into_iter().collect();
                if own.is_empty() {
                    paragraph.answer.or(paragraph.reply_to).map(answered).unwrap_or_default()
                } else {
                    own
                }
            }
            (Caret::Unborn, Mark::Opinion(opinion)) => vec![*opinion],
            (Caret::Unborn, Mark::NewAnswer { opinions, .. }) => opinions.clone(),
            (Caret::Unborn, Mark::Answer(answer) | Mark::Reply(answer)) => answered(*answer),
            (Caret::Unborn, Mark::Note | Mark::NewOpinion | Mark::Conclusion | Mark::Task) => Vec::new(),
        }
    }
}

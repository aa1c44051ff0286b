//! The line of F6: which opinions are answered, by whom.

use super::{App, Caret, Dialog, FieldEntry, Label, Notice, Row, What};
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

    /// The opinions a typed list names ("1 4 6", "1,4"), or the number that names none.
    pub(super) fn parse_opinions(&self, typed: &str) -> Result<Vec<OpinionId>, Notice> {
        let mut opinions = Vec::new();
        for word in typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty()) {
            let number: i64 = word.parse().map_err(|_| Notice::NotUnderstood(word.to_owned()))?;
            let opinion =
                self.meeting.opinion_by_number(number).ok_or(Notice::Refused(Refusal::NoSuchOpinion(number)))?;
            if !opinions.contains(&opinion.id) {
                opinions.push(opinion.id);
            }
        }
        Ok(opinions)
    }

    /// F6 again, or Enter: the paragraph is an answer. Words of a resident stay theirs: the answer begins below.
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
        if self.pen.is_blank() {
            self.dialogs.pop();
            return self.begin_answer(opinions, by);
        }
        let Some(paragraph) = self.pen.paragraph(&self.meeting) else { return };
        let (id, owner) = (paragraph.id, paragraph.owner());
        let resident = matches!(owner, Owner::Person(p) if self.meeting.get::<Person>(p).is_some_and(|p| p.duty == Duty::Resident));
        let taken = paragraph.opinion.is_some() || resident && !by.iter().any(|person| owner == Owner::Person(*person));
        if taken && paragraph.answer.is_none() {
            let is_last = self.meeting.facts().sequence.last() == Some(&id);
            self.dialogs.pop();
            self.open_unborn(Margin { after: (!is_last).then_some(id), ..Margin::default() });
            return self.begin_answer(opinions, by);
        }
        self.close_if(|app| app.rule(|meeting, _| meeting.make_answer(id, &opinions, &by)));
    }
    fn begin_answer(&mut self, opinions: Vec<OpinionId>, by: Vec<PersonId>) {
        let owner = by.first().map_or(Owner::Nobody, |person| Owner::Person(*person));
        let after = self.pen.margin.after;
        self.blank_pen(Margin { owner, mark: Mark::NewAnswer { opinions, by }, after, ..Margin::default() });
    }

    /// The people typed in "by"; the highlighted row stands for the last name when it is not exact. None: said why not.
    fn answerers(&mut self, dialog: &Dialog) -> Option<Vec<PersonId>> {
        let typed = dialog.typed(Label::By).to_owned();
        let names: Vec<&str> = typed.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        let mut people = Vec::new();
        for (n, name) in names.iter().enumerate() {
            let picked = (n + 1 == names.len()).then(|| self.highlighted()).flatten();
            let person = match (self.named_exactly(name), picked) {
                (Some(person), _) | (None, Some(Row::Known(person))) => Some(person),
                (None, Some(Row::New(new))) => self.add_person(&new),
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

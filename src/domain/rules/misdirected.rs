//! "Gọi nhầm": the floor was given to the wrong person.

use super::Ruling;
use crate::domain::*;
use std::collections::BTreeSet;

impl Meeting {
    /// What was said and timed belongs to somebody else; who was called by mistake waits again as before.
    ///
    /// Somebody of whom nothing is known was nobody else: they turn out to be the right person.
    pub fn misdirected(&self, right: PersonId) -> Ruling<'_> {
        let wrong = self.floor().ok_or(Refusal::NobodySpeaking)?;
        if wrong.person == right {
            return Err(Refusal::SamePerson.into());
        }
        if self.get::<Person>(right).is_none() {
            return Err(Refusal::NothingHere.into());
        }
        let mut work = Work::new(self, Deed::Misdirected);
        let nobody_yet = |person: &Person| person.is_unknown() && person.described.is_empty() && person.role.is_empty();
        if wrong.way == Way::Called && self.get::<Person>(wrong.person).is_some_and(nobody_yet) {
            work.join_people(wrong.person, right)?;
            return Ok(work);
        }
        let turn = work.take_floor(wrong, right);
        work.move_words(wrong, turn, right);
        work.take_back_call(wrong);
        Ok(work)
    }
}

impl Work<'_> {
    /// The right person's turn has the floor with the time already used.
    fn take_floor(&mut self, wrong: &Turn, right: PersonId) -> TurnId {
        let meeting = self.meeting;
        let since = meeting.spells_of_turn(wrong.id).next().map_or(wrong.asked_at, |spell| spell.since);
        let kind = self.turn_kind(right, wrong.item);
        let turn = match meeting.waiting_turn(right) {
            Some(waiting) => waiting.id,
            None => self.new_turn(right, kind, Way::Called, since),
        };
        self.update::<Turn>(turn, |turn| {
            (turn.state, turn.item) = (wrong.state, wrong.item);
            turn.kind = if turn.kind == TurnKind::Point { TurnKind::Point } else { kind };
        });
        let countdown = self.get::<Turn>(turn).and_then(|turn| self.allowed(turn.kind));
        self.update::<Turn>(turn, |turn| turn.allowed = countdown.and(wrong.allowed.or(countdown)));
        for spell in meeting.spells_of_turn(wrong.id) {
            self.update::<Spell>(spell.id, |spell| spell.turn = Some(turn));
        }
        turn
    }

    /// Paragraphs of a turn, with their opinions and answers, become those of another turn and person.
    fn move_words(&mut self, wrong: &Turn, turn: TurnId, right: PersonId) {
        let meeting = self.meeting;
        let theirs = |p: &&Paragraph| p.turn == Some(wrong.id);
        let (mut opinions, mut answers) = (BTreeSet::new(), BTreeSet::new());
        for paragraph in meeting.rows().paragraphs.values().filter(theirs) {
            self.update::<Paragraph>(paragraph.id, |paragraph| {
                paragraph.turn = Some(turn);
                if paragraph.person == Some(wrong.person) {
                    paragraph.set_owner(Owner::Person(right));
                }
            });
            self.mention_instead(paragraph.id, wrong.person, right);
            opinions.extend(paragraph.opinion.filter(|_| meeting.opens_opinion(paragraph)));
            answers.extend(paragraph.answer);
        }
        for opinion in opinions {
            self.ascribe(opinion, Owner::Person(wrong.person), Owner::Person(right), Some(turn));
        }
        // One that came on paper keeps its author; whoever reads, the turn is the right one's.
        for opinion in meeting.rows().opinions.values().filter(|opinion| opinion.turn == Some(wrong.id)) {
            self.update::<Opinion>(opinion.id, |opinion| {
                opinion.turn = opinion.turn.map(|of| if of == wrong.id { turn } else { of })
            });
        }
        for answer in answers {
            self.change_answerer(answer, Owner::Person(wrong.person), Owner::Person(right));
        }
    }

    /// Who was called without having asked goes; who had asked waits again with place and raised-hand time.
    fn take_back_call(&mut self, wrong: &Turn) {
        if wrong.way == Way::Called {
            self.delete::<Turn>(wrong.id);
        } else {
            self.update::<Turn>(wrong.id, |turn| {
                (turn.state, turn.item, turn.allowed) = (TurnState::Waiting, None, None);
            });
        }
    }
}

//! The pen: the paragraph the caret stands in, and for whom it is written.

use crate::domain::{ItemId, Kind, Margin, Mark, Meeting, Owner, Paragraph, ParagraphId, Time};
use crate::editor::Text;

/// Where the caret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Target {
    /// A paragraph that is not written yet; its `Margin` says what it will be.
    Unborn,
    Written(ParagraphId),
}

/// The open paragraph.
#[derive(Clone, Debug)]
pub struct Pen {
    pub target: Target,
    /// Of the unborn paragraph. Of a written one only when and in which item it was begun anew, after it had been emptied.
    pub margin: Margin,
    pub text: Text,
}

impl Pen {
    pub fn unborn(margin: Margin) -> Pen {
        Pen { target: Target::Unborn, margin, text: Text::default() }
    }
    pub fn written(paragraph: &Paragraph, text: Text) -> Pen {
        Pen { target: Target::Written(paragraph.id), margin: Margin::default(), text }
    }
    /// An unborn paragraph at the very end.
    pub fn is_tail(&self) -> bool {
        self.target == Target::Unborn && self.margin.after.is_none()
    }
    pub fn is_blank(&self) -> bool {
        self.target == Target::Unborn && self.text.as_str().trim().is_empty()
    }
    pub fn paragraph<'m>(&self, meeting: &'m Meeting) -> Option<&'m Paragraph> {
        match self.target {
            Target::Written(id) => meeting.get(id),
            Target::Unborn => None,
        }
    }
    /// Whose words are being written.
    pub fn owner(&self, meeting: &Meeting) -> Owner {
        self.paragraph(meeting).map_or(self.margin.owner, Paragraph::owner)
    }
    pub fn kind(&self, meeting: &Meeting) -> Kind {
        match (self.paragraph(meeting), &self.margin.mark) {
            (Some(paragraph), _) => paragraph.kind,
            (None, Mark::Note | Mark::Reply(_)) => Kind::Note,
            (None, Mark::NewOpinion | Mark::Opinion(_)) => Kind::Opinion,
            (None, Mark::NewAnswer { .. } | Mark::Answer(_)) => Kind::Answer,
            (None, Mark::Conclusion) => Kind::Conclusion,
            (None, Mark::Task) => Kind::Task,
        }
    }
    /// The number of the opinion being written; of a new one the number it will get.
    pub fn opinion_number(&self, meeting: &Meeting) -> Option<i64> {
        match (self.paragraph(meeting), &self.margin.mark) {
            (Some(paragraph), _) => meeting.number_of(paragraph),
            (None, Mark::NewOpinion) => Some(meeting.info().last_opinion + 1),
            (None, Mark::Opinion(opinion)) => meeting.opinion_number(*opinion),
            (None, _) => None,
        }
    }
    /// What is typed belongs to the moment its first key was pressed.
    pub fn touch(&mut self, meeting: &Meeting, now: Time) {
        let begins = match self.target {
            Target::Unborn => self.margin.at.is_none() || self.text.is_empty(),
            Target::Written(_) => self.text.as_str().trim().is_empty(),
        };
        if begins {
            self.margin.at = Some(now);
            // What is put between earlier words belongs to their item, whenever it is typed.
            let above = self.margin.after.and_then(|id| meeting.get::<Paragraph>(id));
            self.margin.item = above.map_or(meeting.facts().current, |above| above.item);
        }
    }
    /// When and in which item the words of a written paragraph were begun anew.
    pub fn begun_anew(&self) -> Option<(Time, Option<ItemId>)> {
        let written = matches!(self.target, Target::Written(_)) && !self.text.as_str().trim().is_empty();
        self.margin.at.filter(|_| written).map(|at| (at, self.margin.item))
    }
    /// Gives the unborn paragraph another owner. What it went on with was somebody else's.
    pub fn write_for(&mut self, owner: Owner) {
        if self.margin.owner == owner {
            return;
        }
        let stays = match &self.margin.mark {
            Mark::Opinion(_) | Mark::Answer(_) | Mark::Reply(_) => false,
            Mark::NewAnswer { by, .. } => by.iter().any(|person| owner == Owner::Person(*person)),
            Mark::Note | Mark::NewOpinion | Mark::Conclusion | Mark::Task => true,
        };
        if !stays {
            self.margin.mark = Mark::Note;
        }
        (self.margin.owner, self.margin.turn) = (owner, None);
    }
}

/// The margin of a paragraph that goes on after this one.
pub fn continuing(paragraph: &Paragraph, after: Option<ParagraphId>) -> Margin {
    let mark = match paragraph.kind {
        Kind::Opinion => paragraph.opinion.map_or(Mark::Note, Mark::Opinion),
        Kind::Answer => paragraph.answer.map_or(Mark::Note, Mark::Answer),
        Kind::Conclusion => Mark::Conclusion,
        Kind::Task => Mark::Task,
        Kind::Note => paragraph.reply_to.map_or(Mark::Note, Mark::Reply),
        Kind::Vote | Kind::Break => return Margin { after, ..Margin::default() },
    };
    Margin { owner: paragraph.owner(), turn: paragraph.turn, mark, at: None, item: None, after }
}

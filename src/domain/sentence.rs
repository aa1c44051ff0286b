//! Official sentences: words with slots in braces, what the paragraph becomes, and how the slots are filled from the rows.

use super::mentions::opens_sentence;
use super::*;
use crate::viet;

/// What a slot of a sentence stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Whose words are being written, or were heard last.
    Speaker,
    /// The speaker's.
    Hamlet,
    Chair,
    Secretary,
    /// Who answers for the field of the opinion at hand.
    Officer,
    /// Until when the paragraph's opinion or task is to be dealt with.
    Deadline,
    /// Begin and end of the break that is on, or was last.
    Since,
    Until,
}

/// The names slots go by in a table of sentences, folded.
const SLOTS: &[(&str, Slot)] = &[
    ("nguoi noi", Slot::Speaker),
    ("nguoi", Slot::Speaker),
    ("ong ba", Slot::Speaker),
    ("xom", Slot::Hamlet),
    ("chu tri", Slot::Chair),
    ("thu ky", Slot::Secretary),
    ("can bo", Slot::Officer),
    ("han", Slot::Deadline),
    ("tu", Slot::Since),
    ("den", Slot::Until),
];

/// What stands in square brackets before a sentence, folded: what its paragraph becomes.
const KINDS: &[(&str, Kind)] =
    &[("y kien", Kind::Opinion), ("ket luan", Kind::Conclusion), ("giao viec", Kind::Task), ("ghi chep", Kind::Note)];

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Slot { slot: Slot, capital: bool },
}

/// A sentence of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What a blank paragraph becomes: a note, an opinion, a conclusion or a task.
    pub becomes: Kind,
    pieces: Vec<Piece>,
}

/// Whom and what the slots of a sentence are about, here and now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct About {
    pub speaker: Option<PersonId>,
    pub officer: Option<PersonId>,
    pub spell: Option<SpellId>,
    /// The paragraph's, when it has one already.
    pub deadline: Option<Date>,
}

impl Sentence {
    /// A sentence as it is written in the table: "[ý kiến] {Người nói}, {xóm}, hỏi: …". `Err`: what is in brackets there
    /// and means nothing, or is not closed.
    pub fn parse(written: &str) -> std::result::Result<Sentence, String> {
        let written = viet::one_line(written);
        let mut rest = written.trim();
        let mut becomes = Kind::Note;
        if let Some((kind, words)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && !viet::UNCLEAR.starts_with(&rest[..kind.len() + 1])
        {
            becomes = named(kind, KINDS).ok_or_else(|| format!("[{kind}]"))?;
            rest = words.trim_start();
        }
        let mut pieces = Vec::new();
        while let Some((words, after)) = rest.split_once('{') {
            let (name, left) = after.split_once('}').ok_or_else(|| format!("{{{after}"))?;
            let slot = named(name, SLOTS).ok_or_else(|| format!("{{{name}}}"))?;
            let capital = name.trim().starts_with(char::is_uppercase);
            pieces.extend([Piece::Words(words.to_owned()), Piece::Slot { slot, capital }]);
            rest = left;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Words(String::new()));
        Ok(Sentence { becomes, pieces })
    }
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot { slot, .. } => Some(*slot),
            Piece::Words(_) => None,
        })
    }
}

fn named<T: Copy>(name: &str, names: &[(&str, T)]) -> Option<T> {
    let folded = viet::fold(name).replace('_', " ");
    let found = names.iter().find(|(known, _)| *known == folded.trim());
    found.map(|(_, meant)| *meant)
}

impl Meeting {
    /// The sentence as it reads now. What no row says is a blank; what a row may say later is a longer one.
    pub fn fill(&self, sentence: &Sentence, about: &About) -> Filled {
        let work = Work::new(self, Deed::Sentence);
        let mut filled = Filled { text: String::new(), mentions: Vec::new() };
        for piece in &sentence.pieces {
            match piece {
                Piece::Words(words) => filled.text.push_str(words),
                Piece::Slot { slot, capital } => {
                    let mention = self.mention(*slot, about);
                    let deadline = about.deadline.filter(|_| *slot == Slot::Deadline).map(viet::numeric_date);
                    let says = deadline.or_else(|| work.says(mention.as_ref()?));
                    let blank = if mention.is_some() { viet::WAITING_BLANK } else { viet::BLANK };
                    let words = says.unwrap_or_else(|| blank.to_owned());
                    let capital = *capital || opens_sentence(&filled.text);
                    filled.text.push_str(&if capital { viet::capital(&words) } else { words.clone() });
                    filled.mentions.extend(mention.map(|mention| Mention { words, ..mention }));
                }
            }
        }
        filled
    }
    /// What a slot follows, of no paragraph yet; none when there is no such row.
    fn mention(&self, slot: Slot, about: &About) -> Option<Mention> {
        let row = |part| {
            let (id, paragraph) = (MentionId(0), ParagraphId(0));
            Mention { id, paragraph, part, person: None, spell: None, words: String::new() }
        };
        let of = |part, person: Option<PersonId>| Some(Mention { person: Some(person?), ..row(part) });
        match slot {
            Slot::Speaker => of(Mentioned::Name, about.speaker),
            Slot::Hamlet => of(Mentioned::Hamlet, about.speaker),
            Slot::Chair => of(Mentioned::Name, self.chair().map(|person| person.id)),
            Slot::Secretary => of(Mentioned::Name, self.with_duty(Duty::Secretary).next().map(|person| person.id)),
            Slot::Officer => of(Mentioned::Name, about.officer),
            Slot::Deadline => Some(row(Mentioned::Deadline)),
            Slot::Since => Some(Mention { spell: Some(about.spell?), ..row(Mentioned::Since) }),
            Slot::Until => Some(Mention { spell: Some(about.spell?), ..row(Mentioned::Until) }),
        }
    }
    /// The break that is on, or was last.
    pub fn latest_break(&self) -> Option<SpellId> {
        self.open_break().map(|spell| spell.id).or(self.facts().breaks.last().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_read_with_or_without_marks_and_what_means_nothing_is_named() {
        let asked = Sentence::parse("[ý kiến] {Người nói}, {xóm}, hỏi: …").unwrap();
        assert_eq!(asked.becomes, Kind::Opinion);
        assert_eq!(asked.slots().collect::<Vec<_>>(), [Slot::Speaker, Slot::Hamlet]);
        let plain = Sentence::parse("giao {can_bo} trước ngày {HAN}").unwrap();
        assert_eq!(
            (plain.becomes, plain.slots().collect::<Vec<_>>()),
            (Kind::Note, vec![Slot::Officer, Slot::Deadline])
        );
        assert_eq!(Sentence::parse("{ai đó} hỏi"), Err("{ai đó}".to_owned()));
        assert_eq!(Sentence::parse("từ {tu"), Err("{tu".to_owned()));
        assert_eq!(Sentence::parse("[hay] x"), Err("[hay]".to_owned()));
        assert_eq!(Sentence::parse("[chưa rõ] x").map(|sentence| sentence.becomes), Ok(Kind::Note));
        assert!(Sentence::parse("  ").unwrap().is_empty());
    }
}

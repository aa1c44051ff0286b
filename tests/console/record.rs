//! What is committed: the meeting, and the draft as it lies in its row. Read beside the program that writes it.

use serde_json::Value;
use std::path::Path;
use thuky::domain::{Meeting, Owner, Person, PersonId, StepNo};

/// The file at one moment.
pub struct Record {
    pub meeting: Meeting,
    pub step: StepNo,
    /// When the draft was handed out, and what it holds.
    pub at: String,
    draft: Value,
}

/// A field of a box, the caret in bytes.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    pub text: &'a str,
    pub caret: usize,
    pub is_selected: bool,
}

/// The file as it stands now; none while nothing is there, or a writer is in the way.
pub fn glance(file: &Path) -> Option<Record> {
    let read = thuky::store::read(file, |file| {
        let meeting = file.newest_meeting()?;
        let loaded = meeting.map_or(Ok(None), |meeting| file.load(meeting))?;
        Ok(loaded.map(|loaded| (loaded, file.last_step().unwrap_or_default())))
    });
    let (loaded, step) = read.ok()???;
    let (at, body) = loaded.draft.map_or_else(Default::default, |draft| (draft.at.to_rfc3339(), draft.body));
    Some(Record { meeting: loaded.meeting, step, at, draft: serde_json::from_str(&body).unwrap_or_default() })
}

impl Record {
    /// The words under the pen, and the caret in them, in bytes.
    pub fn pen(&self) -> (&str, usize) {
        typed(&self.draft["typed"])
    }
    pub fn is_unborn(&self) -> bool {
        self.draft["target"] == "Unborn" || self.draft.is_null()
    }
    /// "Note", "NewOpinion", "Opinion", "NewAnswer" … of the unborn paragraph.
    pub fn mark(&self) -> &str {
        name_of(&self.draft["margin"]["mark"])
    }
    /// Whose the unborn paragraph will be.
    pub fn owner(&self) -> Option<PersonId> {
        serde_json::from_value(self.draft["margin"]["owner"]["Person"].clone()).ok()
    }
    pub fn is_owner(&self, name: &str) -> bool {
        self.owner().is_some_and(|owner| self.person(name) == Some(owner))
    }
    /// The open boxes, the innermost last.
    pub fn boxes(&self) -> &[Value] {
        self.draft["boxes"].as_array().map_or(&[], Vec::as_slice)
    }
    /// The innermost box: what it is, which field is active, and its fields.
    pub fn open_box(&self) -> Option<(&str, usize, Vec<Field<'_>>)> {
        let last = self.boxes().last()?;
        let fields = last["fields"].as_array()?.iter();
        let texts = fields.map(|field| {
            let filled = &field[1]["Text"]["typed"];
            let (text, caret) = typed(filled);
            let anchor = filled["anchor"].as_u64();
            Field { text, caret, is_selected: anchor.is_some_and(|anchor| anchor != caret as u64) }
        });
        Some((name_of(&last["what"]), usize::try_from(last["active"].as_u64()?).ok()?, texts.collect()))
    }
    /// The words that are typed into: of the innermost box with a text field, else of the pen.
    pub fn active(&self) -> &str {
        match self.open_box() {
            Some((_, active, fields)) => fields.get(active).map_or("", |field| field.text),
            None => self.pen().0,
        }
    }

    /// The highlighted row of the innermost box.
    pub fn row(&self) -> u64 {
        self.boxes().last().and_then(|open| open["row"].as_u64()).unwrap_or_default()
    }
    /// A question is not asked again after a restart, nor is what stood over it.
    pub fn forget_questions(&mut self) {
        if let Some(boxes) = self.draft["boxes"].as_array_mut() {
            boxes.retain(|open| !matches!(name_of(&open["what"]), "Ask" | "KeyTest"));
        }
    }

    // ---- the meeting

    pub fn person(&self, name: &str) -> Option<PersonId> {
        let people = self.meeting.rows().people.values();
        people.into_iter().find(|person| person.name == name || person.role == name).map(|person| person.id)
    }
    pub fn name(&self, person: PersonId) -> String {
        self.meeting.get::<Person>(person).map(|person| person.name.clone()).unwrap_or_default()
    }
    pub fn speaker(&self) -> Option<String> {
        self.meeting.floor().map(|turn| self.name(turn.person))
    }
    pub fn queue(&self) -> Vec<String> {
        let turns = self.meeting.facts().queue.iter().filter_map(|id| self.meeting.get::<thuky::domain::Turn>(*id));
        turns.map(|turn| self.name(turn.person)).collect()
    }
    /// Owner and words of every paragraph, in order; "-" for nobody, "*" for the hall.
    pub fn minutes(&self) -> Vec<(String, String)> {
        let ids = &self.meeting.facts().sequence;
        let paragraphs = ids.iter().filter_map(|id| self.meeting.get::<thuky::domain::Paragraph>(*id));
        let told = paragraphs.map(|paragraph| {
            let owner = match paragraph.owner() {
                Owner::Nobody => "-".to_owned(),
                Owner::Hall => "*".to_owned(),
                Owner::Person(person) => self.name(person),
            };
            (owner, paragraph.text.clone())
        });
        told.collect()
    }
    pub fn has_written(&self, words: &str) -> bool {
        self.minutes().iter().any(|(_, text)| text == words)
    }
}

fn typed(value: &Value) -> (&str, usize) {
    let caret = value["caret"].as_u64().unwrap_or_default();
    (value["text"].as_str().unwrap_or_default(), usize::try_from(caret).unwrap_or_default())
}

/// The name of an enum's variant, with or without something in it.
fn name_of(value: &Value) -> &str {
    value.as_str().or_else(|| value.as_object()?.keys().next().map(String::as_str)).unwrap_or_default()
}

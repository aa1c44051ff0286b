//! Shorthand: the shipped table with the office's own over it, and the box in which it is looked at, added to and mended.

use super::{App, Dialog, FieldEntry, Label, Notice, Row, What};
use crate::viet;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shorthand {
    pub short: String,
    pub full: String,
    /// The office's own, or mended by it.
    pub is_own: bool,
}

/// More letters than anything short has.
const LONGEST: usize = 16;

static SHIPPED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/shorthand.toml")).expect("the shipped shorthand can be read")
});

/// What a word stands for: all small as in the table, with a large first letter as at the beginning of a sentence.
pub(super) fn in_full(word: &str, own: &[(String, String)]) -> Option<String> {
    let small = word.to_lowercase();
    let mut letters = word.chars();
    let large = letters.next().is_some_and(char::is_uppercase);
    if letters.any(char::is_uppercase) {
        return None;
    }
    let mended = own.iter().find(|(short, _)| *short == small).map(|(_, full)| full);
    let full = mended.or_else(|| SHIPPED.get(&small)).filter(|full| !full.is_empty())?;
    let mut rest = full.chars();
    match rest.next() {
        Some(first) if large => Some(first.to_uppercase().chain(rest).collect()),
        _ => Some(full.clone()),
    }
}

impl App {
    /// The whole table, by the short forms.
    pub fn shorthand(&self) -> Vec<Shorthand> {
        let shipped = SHIPPED.iter().map(|(short, full)| (short.clone(), (full.clone(), false)));
        let mut table: BTreeMap<String, (String, bool)> = shipped.collect();
        for (short, full) in &self.habits.shorthand {
            table.insert(short.clone(), (full.clone(), true));
        }
        let lines = table.into_iter().filter(|(_, (full, _))| !full.is_empty());
        lines.map(|(short, (full, is_own))| Shorthand { short, full, is_own }).collect()
    }
    /// Lines that begin as it is typed.
    pub(super) fn shorthand_rows(&self, typed: &str) -> Vec<Row> {
        let typed = typed.to_lowercase();
        self.shorthand().into_iter().filter(|line| line.short.starts_with(&typed)).map(Row::Shorthand).collect()
    }
    pub(super) fn shorthand_box() -> Dialog {
        Dialog::new(What::Shorthand, vec![FieldEntry::text(Label::Short, ""), FieldEntry::text(Label::Full, "")])
    }
    /// What is typed goes into the table; with nothing in full yet the highlighted line is taken up, to be mended or emptied.
    pub(super) fn accept_shorthand(&mut self, dialog: &Dialog) {
        let short = viet::nfc(dialog.typed(Label::Short)).to_lowercase();
        let full = viet::nfc(dialog.typed(Label::Full)).into_owned();
        let untouched = !dialog.field(Label::Full).is_some_and(FieldEntry::has_changed);
        if full.is_empty() && untouched {
            let Some(Row::Shorthand(line)) = self.highlighted() else {
                return self.say(Notice::NotUnderstood(full));
            };
            return self.take_up(&line);
        }
        if short.is_empty() || short.chars().count() > LONGEST || !short.chars().all(char::is_alphabetic) {
            return self.say(Notice::NotUnderstood(short));
        }
        self.mend_shorthand(&short, &full);
        self.say(Notice::Shorthand { short, full });
        if let Some(dialog) = self.dialogs.last_mut() {
            *dialog = App::shorthand_box();
        }
    }
    fn take_up(&mut self, line: &Shorthand) {
        if let Some(dialog) = self.dialogs.last_mut() {
            dialog.fields =
                vec![FieldEntry::text(Label::Short, &line.short), FieldEntry::text(Label::Full, &line.full)];
            (dialog.active, dialog.row) = (1, 0);
            if let Some(text) = dialog.active_text() {
                text.select_all();
            }
        }
    }
    fn mend_shorthand(&mut self, short: &str, full: &str) {
        let own = &mut self.habits.shorthand;
        own.retain(|(other, _)| other != short);
        let shipped = SHIPPED.get(short).map_or("", String::as_str);
        if full != shipped {
            own.push((short.to_owned(), full.to_owned()));
        }
        self.keep_habits();
    }
}

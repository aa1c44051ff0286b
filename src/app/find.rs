//! Finding words in the minutes.

use super::{App, Notice, Row};
use crate::domain::ParagraphId;
use crate::viet;

impl App {
    /// Goes to the highlighted paragraph, the caret at what was looked for.
    pub(super) fn accept_find(&mut self) {
        let query = self.dialog().map(|dialog| viet::fold(dialog.query())).unwrap_or_default();
        match self.highlighted() {
            Some(Row::Paragraph(id)) => {
                self.dialogs.pop();
                self.go_to_words(id, &query);
            }
            _ => self.say(Notice::FoundNothing),
        }
    }
    fn go_to_words(&mut self, id: ParagraphId, folded: &str) {
        if !self.open(id) {
            return;
        }
        let text = self.pen.text.as_str();
        let hit = text.char_indices().map(|(at, _)| at).find(|at| viet::fold(&text[*at..]).starts_with(folded));
        if let Some(start) = hit {
            let mut ends = text[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
            let end = ends.find(|end| viet::fold(&text[start..*end]).len() >= folded.len()).unwrap_or(text.len());
            self.pen.text.set_caret(start, false);
            self.pen.text.set_caret(end, true);
        }
    }
}

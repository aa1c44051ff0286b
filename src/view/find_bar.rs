//! The find bar on the line above the keys: what is looked for with its caret, which place of how many, and the way on.

use super::boxes::paint_text;
use super::canvas::{Canvas, width_of};
use super::footer::key_of;
use super::style::{FAINT, NAME, PLAIN, STRONG};
use crate::action::Action;
use crate::app::{App, Dialog, Entry, Finding, Label, Target};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};

/// The keys of the bar and what each does there.
const KEYS: [(Action, Word); 3] =
    [(Action::Enter, Word::NextFound), (Action::Up, Word::PreviousFound), (Action::Leave, Word::GoToFound)];

/// Cells the field has at least; keys that leave it less are not shown.
const FIELD: u16 = 20;

/// `has_caret`: no other box lies over it.
pub fn paint(
    canvas: &mut Canvas,
    area: Area,
    app: &App,
    (dialog, finding): (&Dialog, &Finding),
    has_caret: bool,
    lang: Lang,
) {
    let Some(Entry::Text(typed)) = dialog.fields.first().map(|field| &field.entry) else { return };
    canvas.fill(area, ' ', PLAIN);
    canvas.mark(area, Target::Nothing);
    let label = text::label(Label::Find, lang);
    let start = area.x + 1 + canvas.put(area.x + 1, area.y, area.width, label, NAME) + 2;
    let found = found(finding, typed.as_str().trim().is_empty(), lang);
    let mut end = (area.x + area.width).saturating_sub(1);
    for (action, name) in KEYS.into_iter().rev().filter(|_| has_caret) {
        let (key, name) = (key_of(action, app.habits.keyboard), word(name, lang));
        let width = width_of(&key) + 1 + width_of(name);
        if end < start + FIELD + width_of(&found) + 4 + width {
            continue;
        }
        let x = end - width;
        canvas.mark(Area { x, width, ..area }, Target::Action(action));
        let used = canvas.put(x, area.y, width, &key, STRONG) + 1;
        canvas.put(x + used, area.y, width - used, name, FAINT);
        end = x - 2;
    }
    end -= canvas.right(end, area.y, width_of(&found), &found, STRONG).min(end);
    let field = Area { x: start, width: end.saturating_sub(start + 2), ..area };
    canvas.mark(field, Target::Field(0));
    paint_text(canvas, field, typed, has_caret);
}

/// "3/17", after the end of the minutes with a word; nothing while nothing is looked for.
fn found(finding: &Finding, nothing: bool, lang: Lang) -> String {
    match (finding.count(), finding.round()) {
        (Some((at, of)), None) => format!("{at}/{of}"),
        (Some((at, of)), Some(true)) => format!("{at}/{of} {}", word(Word::FromTheTop, lang)),
        (Some((at, of)), Some(false)) => format!("{at}/{of} {}", word(Word::FromTheEnd, lang)),
        (None, _) if nothing => String::new(),
        (None, _) => word(Word::NothingFound, lang).to_owned(),
    }
}

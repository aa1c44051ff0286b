//! The keys at the bottom, made from the key table; each says what it would do now.

use super::canvas::{Canvas, width_of};
use super::style::{PLAIN, STRONG};
use crate::action::Action;
use crate::app::{App, Keyboard, Target};
use crate::domain::{PersonId, TurnState};
use crate::layout::Area;
use crate::text::{self, Lang, Word, word};

/// In this order, as many as fit.
const SHOWN: [Action; 17] = [
    Action::Help,
    Action::Queue,
    Action::Invite,
    Action::StopOrGo,
    Action::Opinion,
    Action::Answer,
    Action::Conclude,
    Action::NextItem,
    Action::MoreTime,
    Action::Palette,
    Action::Owner,
    Action::Margin,
    Action::Outcome,
    Action::Steps,
    Action::Find,
    Action::SaveNow,
    Action::Quit,
];

/// How many of them must be seen: those of the function keys.
const FIRST: usize = 10;

pub fn paint(canvas: &mut Canvas, area: Area, app: &App, lang: Lang) {
    let keys = SHOWN.map(|action| (action, key_of(action, app.habits.keyboard), label_of(action, app, lang)));
    let keys: Vec<_> = keys.into_iter().filter(|(action, key, _)| !key.is_empty() && app.takes(*action)).collect();
    let needed = |(_, key, label): &(Action, String, String)| width_of(key) + 1 + width_of(label);
    let least: u16 = keys.iter().take(FIRST).map(|key| needed(key) + 2).sum();
    let gap = if area.height > 1 || least < area.width { 2 } else { 1 };
    let (mut x, mut y) = (1, area.y);
    for entry in &keys {
        let width = needed(entry);
        if x + width > area.width {
            (x, y) = (1, y + 1);
        }
        if y >= area.y + area.height || x + width > area.width {
            break;
        }
        let (action, key, label) = entry;
        canvas.mark(Area { x, y, width, height: 1 }, Target::Action(*action));
        x += canvas.put(x, y, width, key, STRONG) + 1;
        x += canvas.put(x, y, width, label, PLAIN) + gap;
    }
}

/// The key that asks for an action on this keyboard: "F3", "^T" where function keys are missing.
pub fn key_of(action: Action, keyboard: Keyboard) -> String {
    text::key_on(action, keyboard).map(text::short_key).unwrap_or_default()
}

/// The same; for what has no key of its own that of the palette.
pub fn key_or_palette(action: Action, keyboard: Keyboard) -> String {
    Some(key_of(action, keyboard)).filter(|key| !key.is_empty()).unwrap_or_else(|| key_of(Action::Palette, keyboard))
}

/// What the key would do now: "mời ông Toàn", "chạy tiếp", "mục 5".
pub fn label_of(action: Action, app: &App, lang: Lang) -> String {
    let meeting = &app.meeting;
    let short = || text::short(action, lang).to_owned();
    match action {
        Action::Invite => match app.invites() {
            Some(person) => format!("{} {}", word(Word::Invite, lang), invited(app, person, lang)),
            None => short(),
        },
        Action::StopOrGo => match meeting.floor().map(|turn| turn.state) {
            Some(TurnState::Paused) => word(Word::GoOn, lang).to_owned(),
            _ => short(),
        },
        // Without function keys the help is found there.
        Action::Palette if app.habits.keyboard == Keyboard::Twins => {
            format!("{}, {}", short(), text::short(Action::Help, lang))
        }
        Action::Break if meeting.open_break().is_some() => word(Word::WorkOn, lang).to_owned(),
        Action::NextItem if meeting.info().closed_at.is_some() => short(),
        Action::NextItem if !meeting.is_open() => word(Word::Open, lang).to_owned(),
        Action::NextItem => match meeting.next_item().and_then(|item| meeting.line(item.id)) {
            Some(line) => format!("{} {}", short(), line.number),
            None => word(Word::Close, lang).to_owned(),
        },
        _ => short(),
    }
}

/// Cells a name may take in the footer.
const NAME: u16 = 14;

fn invited(app: &App, person: PersonId, lang: Lang) -> String {
    let name = text::person_short(&app.meeting, person, lang);
    if width_of(&name) <= NAME {
        return name;
    }
    let cut = name.char_indices().nth(usize::from(NAME) - 1).map_or(name.len(), |(at, _)| at);
    format!("{}…", name[..cut].trim_end())
}

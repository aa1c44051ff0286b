//! Habits of this machine and its office: kept in the file beside the meetings, no part of any of them.

use super::event::Keyboard;
use crate::viet::{Method, Tone};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What was chosen once and holds until it is chosen anew.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Habits {
    pub keyboard: Keyboard,
    /// The built-in input method; none: the system's own.
    pub typing: Option<Method>,
    /// Where the built-in method writes the tone of "hòa".
    pub tone: Tone,
    pub theme: Theme,
    pub signs: Signs,
    /// The first tour was seen or left.
    pub toured: bool,
    /// The office's own shorthand over the shipped one: short, in full. Nothing in full takes a shipped one away.
    pub shorthand: Vec<(String, String)>,
    /// The office's own sentences over the shipped ones, by their number from 1; an empty one takes a shipped one away.
    pub sentences: Vec<(usize, String)>,
}

/// The background of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// The terminal's own colours.
    #[default]
    Window,
    Dark,
    Light,
}

/// Which signs the screen may show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signs {
    #[default]
    Full,
    /// Frames and signs in ASCII, letters as they are.
    AsciiFrames,
    /// Letters without their marks too.
    Ascii,
}

impl Habits {
    /// Out of what is kept; what cannot be read, or was written by another version, is as at the beginning.
    pub fn read(kept: &str) -> Habits {
        let kept: Value = serde_json::from_str(kept).unwrap_or_default();
        fn part<T: Default + for<'de> Deserialize<'de>>(kept: &Value, name: &str) -> T {
            kept.get(name).and_then(|value| T::deserialize(value).ok()).unwrap_or_default()
        }
        Habits {
            keyboard: part(&kept, "keyboard"),
            typing: part(&kept, "typing"),
            tone: part(&kept, "tone"),
            theme: part(&kept, "theme"),
            signs: part(&kept, "signs"),
            toured: part(&kept, "toured"),
            shorthand: part(&kept, "shorthand"),
            sentences: part(&kept, "sentences"),
        }
    }
    /// As it is kept.
    pub fn written(&self) -> String {
        serde_json::to_string(self).expect("habits are plain data")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_come_back_and_one_that_is_not_understood_spoils_no_other() {
        let habits = Habits { keyboard: Keyboard::Twins, toured: true, ..Habits::default() };
        assert_eq!(Habits::read(&habits.written()), habits);
        assert_eq!(Habits::read(r#"{"keyboard":"Twins","theme":"Pink","toured":true}"#), habits);
        assert_eq!(Habits::read("no JSON"), Habits::default());
    }
}

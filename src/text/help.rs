//! The help and README's table of keys, made from the key table.

use super::actions::{full, key_name};
use super::{Lang, action, describe};
use crate::action::Action;
use crate::app::palette_actions;
use crate::keymap::{self, BINDINGS, Binding, Scope};

/// A line of the help. A heading has a name only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpLine {
    pub keys: String,
    /// The key that does the same where function keys are missing, or empty.
    pub twin: String,
    pub name: &'static str,
    /// What it does, in one sentence.
    pub about: &'static str,
    /// Where the key holds; none for a heading, and for a command that has no key of its own.
    pub scope: Option<Scope>,
}

impl HelpLine {
    pub fn is_heading(&self) -> bool {
        self.keys.is_empty()
    }
    /// Keys, twin and sentence in columns, at most 76 cells; a command without a key by the name to type, a heading alone.
    pub fn line(&self) -> String {
        match self.scope {
            Some(_) => format!("{:<13} {:<6} {}", self.keys, self.twin, self.about),
            None if self.is_heading() => self.name.to_owned(),
            None => format!("{:<13} {}", self.keys, self.name),
        }
    }
}

/// The key table, scope by scope under its heading; then what only the palette has.
pub fn help(lang: Lang) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for scope in [Scope::Live, Scope::Text, Scope::List] {
        lines.push(heading(lang.of(scope_name(scope))));
        lines.extend(listed(scope).map(|(keys, binding)| HelpLine {
            keys,
            twin: binding.twin.map(key_name).unwrap_or_default(),
            name: action(binding.action, lang),
            about: describe(binding.action, lang),
            scope: Some(scope),
        }));
    }
    let palette = keymap::keys_of(Action::Palette).map(|(key, _)| key_name(key)).unwrap_or_default();
    lines.push(heading(
        lang.of(["Lệnh khác: gõ tên trong bảng lệnh", "Other commands: type their names in the palette"]),
    ));
    let without_key = palette_actions().filter(|action| keymap::keys_of(*action).is_none());
    lines.extend(without_key.map(|command| HelpLine {
        keys: palette.clone(),
        twin: String::new(),
        name: action(command, lang),
        about: describe(command, lang),
        scope: None,
    }));
    lines
}

/// The bindings of a scope with their keys; those of the official sentences are one line.
fn listed(scope: Scope) -> impl Iterator<Item = (String, &'static Binding)> {
    let sentences = Action::Sentence1..=Action::Sentence9;
    let last = keymap::keys_of(Action::Sentence9).map(|(key, _)| key_name(key)).unwrap_or_default();
    let in_scope = BINDINGS.iter().filter(move |binding| binding.scope == scope);
    in_scope.filter_map(move |binding| match binding.action {
        Action::Sentence1 => Some((format!("{}…{last}", key_name(binding.key)), binding)),
        action if sentences.contains(&action) => None,
        _ => Some((key_name(binding.key), binding)),
    })
}

fn heading(name: &'static str) -> HelpLine {
    HelpLine { keys: String::new(), twin: String::new(), name, about: "", scope: None }
}

fn scope_name(scope: Scope) -> [&'static str; 2] {
    match scope {
        Scope::Live => ["Bất cứ lúc nào trên màn hình", "Anywhere on the screen"],
        Scope::Text => ["Khi gõ chữ", "Where text is typed"],
        Scope::List => ["Trong danh sách chờ và chương trình", "In the speaker list and the agenda"],
    }
}

/// The key table as a Markdown table in Vietnamese, for README.
pub fn readme_keys() -> String {
    let mut table = String::from("| Phím | Phím thay | Lệnh | Tác dụng |\n| --- | --- | --- | --- |\n");
    for scope in [Scope::Live, Scope::Text, Scope::List] {
        table += &format!("| **{}** | | | |\n", Lang::Vi.of(scope_name(scope)));
        for (keys, binding) in listed(scope) {
            let twin = binding.twin.map(|twin| format!("`{}`", key_name(twin))).unwrap_or_default();
            let [name, _] = full(binding.action);
            let about = describe(binding.action, Lang::Vi);
            table += &format!("| `{keys}` | {twin} | {name} | {about} |\n");
        }
    }
    table
}

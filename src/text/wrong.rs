//! What was typed wrong at the command line: one line that says what, and what would be right.

use super::{Lang, lang::say};

/// A mistake in a command, with the words as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    Command(String),
    Option(String),
    /// `of` is the option or the place in the line.
    Value {
        of: String,
        value: String,
    },
    /// Something a command cannot do without.
    Missing(String),
    TooMany(String),
    Unclear,
}

/// One line. `right` are the words that would have done; `command` is the one whose help tells more.
pub fn wrong_usage(wrong: &Wrong, right: &[String], command: &str, lang: Lang) -> String {
    let told = match wrong {
        Wrong::Command(word) => say!(lang, "không có lệnh “{word}”", "there is no command “{word}”"),
        Wrong::Option(word) => say!(lang, "không có tùy chọn “{word}”", "there is no option “{word}”"),
        Wrong::Value { of, value } if value.is_empty() => say!(lang, "{of} thiếu giá trị", "{of} wants a value"),
        Wrong::Value { of, value } => say!(lang, "{of} không nhận “{value}”", "{of} does not take “{value}”"),
        Wrong::Missing(what) => say!(lang, "còn thiếu {what}", "{what} is missing"),
        Wrong::TooMany(word) => say!(lang, "thừa “{word}”", "“{word}” is too much"),
        Wrong::Unclear => say!(lang, "không hiểu lệnh này", "this command is not understood"),
    };
    let hint = match right {
        [] => String::new(),
        right => {
            let right = right.join(", ");
            say!(lang, " (có: {right})", " (there is: {right})")
        }
    };
    let see = lang.of(["xem", "see"]);
    format!("{told}{hint}; {see}: {command} --help")
}

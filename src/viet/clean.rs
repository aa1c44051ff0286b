//! Text from outside made harmless: what may stand in a line, and how a pasted or imported text becomes one.
//! Not the old encodings, not where a text is cut into lines, and not what a rule says about its length.

use super::fold::nfc;

const ESC: char = '\u{1b}';
const STRING_END: char = '\u{9c}';

/// Whether one typed character may enter a text. No control character may, nor anything that turns the direction of
/// writing or takes no room; a combining mark may, for an input method may send letter and mark apart.
pub fn keep(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            // Soft hyphen; the Arabic mark; zero-width space, joiners and direction marks; line and paragraph ends.
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}'
            // Embeddings, overrides and isolates; word joiner and invisible operators.
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            // Byte order mark, annotations, tags.
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text as one line in NFC: line breaks and tabs become a space each (CR LF one), escape sequences of terminals vanish
/// whole, and so does all that [`keep`] refuses. Other spaces stay as they are. Time and room are linear.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = match c {
            ESC | '\u{80}'..='\u{9f}' if c != '\u{85}' => after_escape(rest),
            _ => &rest[c.len_utf8()..],
        };
        match c {
            '\r' if rest.starts_with('\n') => {}
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => line.push(' '),
            c if keep(c) => line.push(c),
            _ => {}
        }
    }
    match nfc(&line) {
        std::borrow::Cow::Borrowed(_) => line,
        std::borrow::Cow::Owned(composed) => composed,
    }
}

/// What follows the escape sequence that `text` begins with (ECMA-48: control, string or plain sequence, with ESC or as
/// one C1 character). A sequence that does not end as it should loses only its beginning: the words after it stay.
fn after_escape(text: &str) -> &str {
    let mut chars = text.chars();
    let kind = match chars.next() {
        Some(ESC) => match chars.clone().next() {
            Some(c @ ('[' | ']' | 'P' | 'X' | '^' | '_')) => {
                chars.next();
                c
            }
            _ => return final_after(chars.as_str(), '0'),
        },
        Some('\u{9b}') => '[',
        Some('\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}') => ']',
        _ => return chars.as_str(),
    };
    let body = chars.as_str();
    if kind == '[' {
        return final_after(body.trim_start_matches(|c| ('0'..='?').contains(&c)), '@');
    }
    // A control inside means the string was never closed, and bounds the search: no text is read more than twice.
    let Some(end) = body.find(|c: char| c.is_control()) else { return body };
    let close = &body[end..];
    close.strip_prefix(['\u{7}', STRING_END]).or_else(|| close.strip_prefix("\u{1b}\\")).unwrap_or(body)
}

/// What follows the intermediate characters and the final one, which is at least `first`.
fn final_after(text: &str, first: char) -> &str {
    let rest = text.trim_start_matches(|c| (' '..='/').contains(&c));
    match rest.chars().next() {
        Some(c) if (first..='~').contains(&c) => &rest[1..],
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_vanish_whole() {
        for (dirty, clean) in [
            ("\u{1b}[31mđỏ\u{1b}[0m", "đỏ"),
            ("\u{1b}[?25l\u{1b}[2 qa", "a"),
            ("\u{1b}]0;tên cửa sổ\u{7}xóm", "xóm"),
            ("\u{1b}]8;;http://x\u{1b}\\Lam\u{1b}]8;;\u{1b}\\", "Lam"),
            ("\u{9b}31mC1\u{9d}0;t\u{9c}.", "C1."),
            ("\u{1b}P1$r\u{1b}\\x\u{1b}(By\u{1b}cz", "xyz"),
            ("\u{1b}]không đóng", "không đóng"),
            ("\u{1b}]a\u{1b}]b\u{7}c", "ac"),
            ("\u{1b}[31", ""),
            ("\u{1b}[3định", "định"),
            ("\u{1b}\u{1b}[1mx\u{1b}", "x"),
        ] {
            assert_eq!(one_line(dirty), clean, "{dirty:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_dropped_and_breaks_become_spaces() {
        assert_eq!(one_line("a\tb\r\nc\nd\u{2028}e"), "a b c d e");
        assert_eq!(one_line("\u{feff}a\0\u{7f}\u{85}b\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{2060}c\u{ad}"), "a bc");
        assert_eq!(one_line("  Đi\u{323}nh  "), "  Định  ");
        assert_eq!(one_line("e\u{200b}\u{302}"), "ê");
    }

    #[test]
    fn a_mark_may_be_typed_and_a_control_may_not() {
        assert!("aĐ₫ \u{300}\u{323}😀".chars().all(keep));
        assert!(!"\0\t\n\r\u{8}\u{1b}\u{7f}\u{9b}\u{200d}\u{202e}\u{feff}".chars().any(keep));
    }

    #[test]
    fn unclosed_sequences_take_linear_time() {
        let hostile = "\u{1b}]\u{9d}x\u{1b}[1".repeat(100_000);
        assert_eq!(one_line(&hostile).len(), 100_000);
    }

    proptest! {
        #[test]
        fn what_was_cleaned_is_clean_and_stays_so(text in r"(\PC|\pC|[\x1b\]\[\x07\\ a1é\u{301}\u{9b}\r\n]){0,60}") {
            let clean = one_line(&text);
            prop_assert!(clean.chars().all(keep));
            prop_assert_eq!(&one_line(&clean), &clean);
        }
    }
}

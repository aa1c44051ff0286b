//! What may stand in a paper: one line of characters that XML allows and that stay inside their own line.

use crate::viet::one_line;
use unicode_normalization::char::is_combining_mark;

/// Marks a letter may carry beyond those composed with it.
const MARKS: usize = 2;

/// The text as one harmless line: what [`one_line`] leaves, without noncharacters (XML 1.0, 2.2), without marks that
/// stand on nothing, and without towers of marks. Spaces at its ends stay.
pub fn harmless(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| u32::from(*c) & 0xfffe != 0xfffe && !is_nonchar_block(*c)).collect();
    let line = one_line(&allowed);
    if !line.chars().any(is_combining_mark) {
        return line;
    }
    let mut kept = String::with_capacity(line.len());
    let mut room = 0;
    for c in line.chars() {
        if !is_combining_mark(c) {
            room = if c.is_whitespace() { 0 } else { MARKS };
            kept.push(c);
        } else if room > 0 {
            room -= 1;
            kept.push(c);
        }
    }
    kept
}

fn is_nonchar_block(c: char) -> bool {
    ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hostile_text_becomes_harmless() {
        assert_eq!(harmless("=1+1 \u{1b}[31mđỏ\u{202e}x\u{fffe}\u{ffff}\0"), "=1+1 đỏx");
        assert_eq!(harmless("\u{301}a \u{301}b"), "a b");
        assert_eq!(harmless("Z\u{334}\u{335}\u{336}\u{337}\u{338}").chars().count(), 3);
        assert_eq!(harmless("Đi\u{fffe}\u{323}nh "), "Định ");
    }

    proptest! {
        #[test]
        fn what_is_harmless_is_a_line_of_xml(text in any::<String>()) {
            let clean = harmless(&text);
            let is_allowed = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
            prop_assert!(clean.chars().all(is_allowed));
            prop_assert_eq!(harmless(&clean), clean);
        }
    }
}

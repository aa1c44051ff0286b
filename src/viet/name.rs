//! A person's name: the honorific before it, the given name at its end, its capitals and initials.
//! The name stays a plain text, its place in a list is another file's; nothing here checks whether it is one.

use super::fold::{fold, nfc, words};

/// How a person is addressed, stored apart from the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Honorific {
    Ong,
    Ba,
    Cu,
    Anh,
    Chi,
    Em,
    DongChi,
}

impl Honorific {
    pub const ALL: [Honorific; 7] = [
        Honorific::Ong,
        Honorific::Ba,
        Honorific::Cu,
        Honorific::Anh,
        Honorific::Chi,
        Honorific::Em,
        Honorific::DongChi,
    ];

    /// As printed inside a sentence, in small letters: "ông".
    pub fn word(self) -> &'static str {
        match self {
            Honorific::Ong => "ông",
            Honorific::Ba => "bà",
            Honorific::Cu => "cụ",
            Honorific::Anh => "anh",
            Honorific::Chi => "chị",
            Honorific::Em => "em",
            Honorific::DongChi => "đồng chí",
        }
    }

    /// As stored: "ong", "ba", "cu", "anh", "chi", "em", "dongchi".
    pub fn code(self) -> &'static str {
        match self {
            Honorific::Ong => "ong",
            Honorific::Ba => "ba",
            Honorific::Cu => "cu",
            Honorific::Anh => "anh",
            Honorific::Chi => "chi",
            Honorific::Em => "em",
            Honorific::DongChi => "dongchi",
        }
    }

    pub fn from_code(code: &str) -> Option<Honorific> {
        Honorific::ALL.into_iter().find(|honorific| honorific.code() == code)
    }
}

/// What people write before a name; the longer form before the shorter that begins it.
const WRITTEN: [(&str, Honorific); 10] = [
    ("cụ ông", Honorific::Cu),
    ("cụ bà", Honorific::Cu),
    ("đồng chí", Honorific::DongChi),
    ("đ/c", Honorific::DongChi),
    ("ông", Honorific::Ong),
    ("bà", Honorific::Ba),
    ("cụ", Honorific::Cu),
    ("anh", Honorific::Anh),
    ("chị", Honorific::Chi),
    ("em", Honorific::Em),
];

/// The honorific at the beginning, and the name after it, both trimmed: "Đ/c Hoàng Văn Định" → (đồng chí, "Hoàng Văn
/// Định"). Case aside; "Ô." and "B." too, also glued to the name.
///
/// A name must follow: a lone "Anh" is a name. Without marks ("ong dinh", "ba Hoa") it counts only when nothing after it
/// has marks either: in "Ong Thế Sơn" the writer had marks and used none, so Ong is the family name.
pub fn split_honorific(text: &str) -> (Option<Honorific>, &str) {
    let text = text.trim();
    let found = WRITTEN.iter().find_map(|(form, honorific)| Some((*honorific, after_form(text, form)?)));
    match found.or_else(|| after_letter(text)) {
        Some((honorific, name)) => (Some(honorific), name),
        None => (None, text),
    }
}

fn after_form<'a>(text: &'a str, form: &str) -> Option<&'a str> {
    let mut rest = text;
    let mut unmarked = false;
    for wanted in form.split(' ') {
        let (word, after) = rest.split_once(char::is_whitespace)?;
        let word = nfc(word.strip_suffix(['.', ':']).unwrap_or(word)).to_lowercase();
        if word != wanted {
            unmarked = true;
            if word != fold(wanted) {
                return None;
            }
        }
        rest = after.trim_start();
    }
    let trusted = !unmarked || form == "đ/c" || nfc(rest).to_lowercase() == fold(rest);
    (trusted && begins_with_letter(rest)).then_some(rest)
}

/// "Ô. Nam", "B.Hoa"; but "B.H.T." is somebody's initials.
fn after_letter(text: &str) -> Option<(Honorific, &str)> {
    let (letter, rest) = text.split_once('.')?;
    let rest = rest.trim_start();
    let honorific = match nfc(letter).as_ref() {
        "Ô" | "ô" => Honorific::Ong,
        "B" | "b" if !rest.contains('.') => Honorific::Ba,
        _ => return None,
    };
    begins_with_letter(rest).then_some((honorific, rest))
}

fn begins_with_letter(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}

/// The given name, by which people are called and listed: the last word; empty for an empty name.
pub fn given(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or_default()
}

/// The folded first letters, numbers whole: "Thống Nhất" → "tn", "Xóm 12" → "x12".
pub fn initials(text: &str) -> String {
    let mut letters = String::new();
    for word in words(text) {
        let folded = fold(word);
        let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
        letters.extend(folded.chars().take(digits.max(1)));
    }
    letters
}

/// Each word with a capital first letter: "hoàng văn định" → "Hoàng Văn Định". A word that already holds a capital, and
/// every space, is left as it is.
pub fn capitalize(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    for piece in name.split_inclusive(char::is_whitespace) {
        let mut chars = piece.chars();
        match chars.next() {
            Some(first) if !piece.chars().any(char::is_uppercase) => {
                written.extend(first.to_uppercase());
                written.push_str(chars.as_str());
            }
            _ => written.push_str(piece),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_honorific_is_split_from_the_name() {
        use Honorific::*;
        for (text, honorific, name) in [
            ("ông Hoàng Văn Định", Some(Ong), "Hoàng Văn Định"),
            ("ÔNG  NAM", Some(Ong), "NAM"),
            ("Bà Lý Thị Hoa", Some(Ba), "Lý Thị Hoa"),
            ("cụ Tư", Some(Cu), "Tư"),
            ("Cụ bà Tư", Some(Cu), "Tư"),
            ("Anh Tuấn", Some(Anh), "Tuấn"),
            ("chị Mai", Some(Chi), "Mai"),
            ("em Nam", Some(Em), "Nam"),
            ("đ/c Hoàng", Some(DongChi), "Hoàng"),
            ("Đ/c. Hoàng", Some(DongChi), "Hoàng"),
            ("d/c Hoàng", Some(DongChi), "Hoàng"),
            ("Đồng chí: Hoàng Văn", Some(DongChi), "Hoàng Văn"),
            ("dong chi hoang", Some(DongChi), "hoang"),
            ("Ô.Nam", Some(Ong), "Nam"),
            ("Ô. N.V.A", Some(Ong), "N.V.A"),
            ("B. Hoa", Some(Ba), "Hoa"),
            ("ong dinh", Some(Ong), "dinh"),
            ("ba Hoa", Some(Ba), "Hoa"),
            ("Ong Thế Sơn", None, "Ong Thế Sơn"),
            ("Ba Thành", None, "Ba Thành"),
            ("Anh", None, "Anh"),
            (" Bà ", None, "Bà"),
            ("Đồng Chí", None, "Đồng Chí"),
            ("B.H.T.", None, "B.H.T."),
            ("Ông/Bà Nam", None, "Ông/Bà Nam"),
            ("Bàn Văn An", None, "Bàn Văn An"),
            ("cụ 80", None, "cụ 80"),
            ("", None, ""),
        ] {
            assert_eq!(split_honorific(text), (honorific, name), "{text}");
            let decomposed: String = text.nfd().collect();
            let (again, rest) = split_honorific(&decomposed);
            assert_eq!((again, nfc(rest).as_ref()), (honorific, name), "{text} decomposed");
        }
    }

    #[test]
    fn every_honorific_comes_back_from_its_code_and_its_word() {
        for honorific in Honorific::ALL {
            assert_eq!(Honorific::from_code(honorific.code()), Some(honorific));
            assert_eq!(split_honorific(&format!("{} Định", honorific.word())), (Some(honorific), "Định"));
        }
        assert_eq!(Honorific::from_code("ông"), None);
    }

    #[test]
    fn given_name_initials_and_capitals() {
        assert_eq!(given(" Hoàng Văn Định "), "Định");
        assert_eq!(given(""), "");
        assert_eq!(initials("Thống Nhất"), "tn");
        assert_eq!(initials("Xóm 12 – Đồng Tâm"), "x12dt");
        assert_eq!(initials("..."), "");
        assert_eq!(capitalize("hoàng văn  định"), "Hoàng Văn  Định");
        assert_eq!(capitalize("lý McDonald UBND đ"), "Lý McDonald UBND Đ");
        assert_eq!(capitalize(" "), " ");
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange_for_a_name(text in any::<String>()) {
            let (_, rest) = split_honorific(&text);
            prop_assert!(text.ends_with(rest) || text.trim_end().ends_with(rest));
            prop_assert!(text.contains(given(&text)));
            prop_assert_eq!(capitalize(&capitalize(&text)), capitalize(&text));
            let _ = initials(&text);
        }
    }
}

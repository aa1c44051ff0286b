//! What the keys of one word come to.

use thuky::viet::{Method, Tone, compose, erase, fold};
use unicode_normalization::UnicodeNormalization;

fn telex(keys: &str) -> String {
    compose(keys, Method::Telex, Tone::Old).finished
}
fn vni(keys: &str) -> String {
    compose(keys, Method::Vni, Tone::Old).finished
}
/// What stands after each key.
fn shown(keys: &str, method: Method) -> Vec<String> {
    let ends = keys.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| compose(&keys[..end], method, Tone::Old).shown).collect()
}

/// Words as they are dictated, with their keys in Telex and in VNI.
const WORDS: [(&str, &str, &str); 72] = [
    ("người", "nguwowif", "nguo7i2"),
    ("Người", "Nguoiwf", "Nguoi72"),
    ("đối", "ddoois", "d9o6i1"),
    ("thoại", "thoaij", "thoai5"),
    ("Nguyễn", "Nguyeenx", "Nguye64n"),
    ("hòa", "hoaf", "hoa2"),
    ("hoàn", "hoafn", "hoan2"),
    ("ủy", "uyr", "uy3"),
    ("quý", "quys", "quy1"),
    ("quyết", "quyeets", "quyet61"),
    ("giữ", "giuwx", "giu74"),
    ("giá", "gias", "gia1"),
    ("già", "giaf", "gia2"),
    ("gì", "gif", "gi2"),
    ("giếng", "gieengs", "gie6ng1"),
    ("giặt", "giawtj", "gia8t5"),
    ("Định", "DDinhj", "D9inh5"),
    ("Định", "Ddinhj", "D9inh5"),
    ("định", "dinhdj", "dinh95"),
    ("khuỷu", "khuyur", "khuyu3"),
    ("quốc", "quoocs", "quo6c1"),
    ("TIẾNG", "TIEENGS", "TIE6NG1"),
    ("Tiếng", "Tieesng", "Tie6ng1"),
    ("tiếng", "tiengse", "tieng16"),
    ("việt", "vieetj", "vie65t"),
    ("việt", "vieejt", "viet65"),
    ("được", "dduwowcj", "d9u7o7c5"),
    ("được", "dduowcj", "duoc975"),
    ("đường", "dduwowngf", "d9uong72"),
    ("đường", "dduongwf", "duong972"),
    ("thuở", "thuowr", "thuo73"),
    ("thương", "thuowng", "thuo7ng"),
    ("thương", "thuwong", "thu7ong"),
    ("hươu", "huwowu", "huo7u"),
    ("rượu", "ruowuj", "ruou75"),
    ("uống", "uoongs", "uo6ng1"),
    ("muốn", "muoons", "muon61"),
    ("mưa", "muaw", "mua7"),
    ("mùa", "muaf", "mua2"),
    ("quăn", "quawn", "qua8n"),
    ("hoặc", "hoawcj", "hoa8c5"),
    ("ngoằn", "ngoawfn", "ngoan82"),
    ("ngoèo", "ngoeof", "ngoeo2"),
    ("khoeo", "khoeo", "khoeo"),
    ("khuya", "khuya", "khuya"),
    ("khuỵu", "khuyuj", "khuyu5"),
    ("khuấy", "khuaays", "khuay61"),
    ("thuế", "thuees", "thue61"),
    ("THUẾ", "THUEES", "THUE61"),
    ("THUẬN", "THUAANJ", "THUA65N"),
    ("nghiêng", "nghieeng", "nghie6ng"),
    ("nghĩa", "nghiax", "nghia4"),
    ("yêu", "yeeu", "yeu6"),
    ("yến", "yeens", "yen61"),
    ("ưu", "uwu", "u7u"),
    ("lưu", "luuw", "luu7"),
    ("từ", "twf", "tu72"),
    ("ở", "owr", "o73"),
    ("Ông", "Oong", "O6ng"),
    ("xoong", "xooong", "xoong"),
    ("goòng", "gooongf", "goong2"),
    ("huỳnh", "huynhf", "huynh2"),
    ("quỳnh", "quynhf", "quynh2"),
    ("tuýp", "tuyps", "tuyp1"),
    ("Kạn", "Kanj", "Kan5"),
    ("Đắk", "DDawks", "D9ak81"),
    ("Lăk", "Lawk", "La8k"),
    ("Krông", "Kroong", "Kro6ng"),
    ("HĐND", "HDDND", "HD9ND"),
    ("QĐ", "QDD", "QD9"),
    ("BTĐU", "BTDDU", "BTD9U"),
    ("đ", "dd", "d9"),
];

#[test]
fn words_come_out_of_both_methods_as_they_are_written() {
    for (word, in_telex, in_vni) in WORDS {
        assert_eq!(telex(in_telex), word, "{in_telex}");
        assert_eq!(vni(in_vni), word, "{in_vni}");
    }
}

#[test]
fn foreign_words_come_back_as_their_keys_by_themselves() {
    for word in [
        "windows", "Windows", "docx", "export", "internet", "email", "facebook", "zalo", "laptop", "wifi", "website",
        "word", "pdf", "excel", "UBND", "TAND", "WC", "data", "web", "USB", "GPS", "online", "project", "fax", "file",
        "express", "texts", "contexts", "next", "box2", "gets", "cert", "kwh", "ATGT", "OCOP", "process", "class",
        "access",
    ] {
        assert_eq!(telex(word), word);
    }
    for word in ["nam2026", "nam2022", "nam2002", "Covid19", "B1", "H5N1", "F0", "mp3", "T7", "nam0", "CT123", "VN2000"]
    {
        assert_eq!(vni(word), word);
    }
    for (keys, word) in [("tieengf", "tiềng"), ("ddocs", "đóc")] {
        assert_eq!(telex(keys), word, "sounds no one uses are syllables all the same");
    }
}

#[test]
fn a_tone_that_a_final_does_not_bear_brings_the_keys_back() {
    for keys in ["cacf", "cacr", "cacx", "sachf", "hopx", "motr", "viecef", "motf", "bixt", "bifch", "vieet", "moot"] {
        assert_eq!(telex(keys), keys);
    }
    for (keys, word) in [("cacs", "các"), ("sachs", "sách"), ("hopj", "họp"), ("mootj", "một"), ("vieecj", "việc")]
    {
        assert_eq!(telex(keys), word);
    }
}

#[test]
fn what_can_no_longer_become_a_syllable_shows_its_keys_at_once() {
    assert_eq!(shown("windows", Method::Telex), ["ư", "ưi", "win", "wind", "windo", "window", "windows"]);
    assert_eq!(shown("docx", Method::Telex), ["d", "do", "doc", "docx"]);
    assert_eq!(shown("export", Method::Telex), ["e", "ẽ", "exp", "expo", "expor", "export"]);
    assert_eq!(shown("nam2026", Method::Vni), ["n", "na", "nam", "nàm", "nam", "nàm", "nam2026"]);
    assert_eq!(shown("thuowngf", Method::Telex), ["t", "th", "thu", "thuo", "thuơ", "thươn", "thương", "thường"]);
    assert_eq!(shown("nguowif", Method::Telex), ["n", "ng", "ngu", "nguo", "ngươ", "ngươi", "người"]);
}

#[test]
fn a_key_typed_twice_takes_its_mark_back() {
    for (keys, word) in [
        ("tesst", "test"),
        ("aaa", "aa"),
        ("eee", "ee"),
        ("ooo", "oo"),
        ("ddd", "dd"),
        ("dddd", "ddd"),
        ("DDD", "DD"),
        ("ww", "w"),
        ("WW", "W"),
        ("www", "ww"),
        ("uww", "uw"),
        ("aww", "aw"),
        ("uoww", "uow"),
        ("boxx", "box"),
        ("boxxes", "boxes"),
        ("texxt", "text"),
        ("offf", "off"),
        ("toanss", "toans"),
        ("dinhdd", "dinhd"),
        ("ddinhd", "dinhd"),
        ("HDDDND", "HDDND"),
    ] {
        assert_eq!(telex(keys), word, "{keys}");
    }
    for (keys, word) in [("a11", "a1"), ("a66", "a6"), ("d99", "d9"), ("o77", "o7"), ("a88", "a8"), ("to55", "to5")] {
        assert_eq!(vni(keys), word, "{keys}");
    }
}

#[test]
fn the_last_tone_and_the_last_mark_count() {
    for (keys, word) in [
        ("toansf", "toàn"),
        ("toasf", "tòa"),
        ("toafz", "toa"),
        ("taaw", "tă"),
        ("tawa", "tâ"),
        ("coow", "cơ"),
        ("cowo", "cô"),
        ("uoow", "uơ"),
        ("tuowngo", "tuông"),
    ] {
        assert_eq!(compose(keys, Method::Telex, Tone::Old).shown, word, "{keys}");
    }
    assert_eq!(vni("toan12"), "toàn");
    assert_eq!(vni("a68"), "a68", "toneless");
}

#[test]
fn the_tone_of_oa_oe_uy_stands_where_the_office_has_it() {
    for (keys, old, new) in [
        ("hoaf", "hòa", "hoà"),
        ("khoer", "khỏe", "khoẻ"),
        ("thuyr", "thủy", "thuỷ"),
        ("HOAF", "HÒA", "HOÀ"),
        ("hoafn", "hoàn", "hoàn"),
        ("huynhf", "huỳnh", "huỳnh"),
        ("quys", "quý", "quý"),
        ("hoair", "hoải", "hoải"),
        ("muaf", "mùa", "mùa"),
        ("kiaf", "kìa", "kìa"),
    ] {
        assert_eq!(compose(keys, Method::Telex, Tone::Old).finished, old);
        assert_eq!(compose(keys, Method::Telex, Tone::New).finished, new);
    }
}

/// A word in keys: letters with their marks, the tone last.
fn keys_of(word: &str, method: Method) -> String {
    let mut keys = String::new();
    let mut tone = None;
    for part in word.replace('đ', "d\u{1}").replace('Đ', "D\u{1}").nfd() {
        let base = keys.chars().next_back().unwrap_or(' ');
        let (telex, vni) = match part {
            '\u{301}' => ('s', '1'),
            '\u{300}' => ('f', '2'),
            '\u{309}' => ('r', '3'),
            '\u{303}' => ('x', '4'),
            '\u{323}' => ('j', '5'),
            '\u{302}' => (base, '6'),
            '\u{31B}' => ('w', '7'),
            '\u{306}' => ('w', '8'),
            '\u{1}' => (base, '9'),
            letter => (letter, letter),
        };
        let key = if method == Method::Telex { telex } else { vni };
        match part {
            '\u{301}' | '\u{300}' | '\u{309}' | '\u{303}' | '\u{323}' => tone = Some(key),
            _ => keys.push(key),
        }
    }
    keys.extend(tone);
    keys
}

#[test]
fn each_of_the_134_accented_letters_is_typed_in_telex_and_in_vni() {
    let mut typed = std::collections::BTreeSet::new();
    for letter in "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ".chars()
    {
        // Syllables it stands in: open, before a vowel, before a consonant.
        let around: &[(&str, &str)] = match letter {
            'đ' => &[("", "i"), ("", "ường")],
            _ if "ăằẳẵắặâầẩẫấậ".contains(letter) => &[("l", "m"), ("nh", "n"), ("qu", "ng")],
            _ if "àảãáạ".contains(letter) => &[("l", ""), ("h", "i"), ("ho", "ng"), ("gi", "")],
            _ if "èẻẽéẹ".contains(letter) => &[("x", ""), ("nh", "o"), ("kho", "n")],
            _ if "êềểễếệ".contains(letter) => {
                &[("b", ""), ("l", "nh"), ("thi", "u"), ("khuy", "n"), ("thu", "")]
            }
            _ if "ìỉĩíị".contains(letter) => &[("b", ""), ("l", "nh"), ("l", "u"), ("g", "")],
            _ if "òỏõóọùủũúụ".contains(letter) => &[("b", ""), ("l", "i"), ("l", "ng")],
            _ if "ôồổỗốộ".contains(letter) => &[("b", ""), ("l", "i"), ("l", "ng"), ("mu", "n")],
            _ if "ơờởỡớợ".contains(letter) => &[("b", ""), ("l", "i"), ("tư", "ng"), ("thu", "")],
            _ if "ưừửữứự".contains(letter) => &[("b", ""), ("l", "u"), ("l", "ng"), ("m", "a")],
            _ => &[("l", ""), ("qu", ""), ("hu", "nh")],
        };
        for (before, after) in around {
            let syllable = format!("{before}{letter}{after}");
            for (word, method) in [syllable.clone(), syllable.to_uppercase()]
                .iter()
                .flat_map(|word| [Method::Telex, Method::Vni].map(|method| (word, method)))
            {
                let keys = keys_of(word, method);
                for tone in [Tone::Old, Tone::New] {
                    assert_eq!(&compose(&keys, method, tone).finished, word, "{keys}");
                }
                typed.extend(word.chars().filter(|c| !c.is_ascii()));
            }
        }
    }
    assert_eq!(typed.len(), 134, "{typed:?}");
}

#[test]
fn of_oa_oe_and_uy_every_letter_is_typed_in_both_styles() {
    for tone in ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
        for (first, second) in [("ho", "a"), ("kho", "e"), ("thu", "y")] {
            let old: String = format!("{first}{tone}{second}").nfc().collect();
            let new: String = format!("{first}{second}{tone}").nfc().collect();
            for method in [Method::Telex, Method::Vni] {
                for upper in [false, true] {
                    let case = |word: &str| if upper { word.to_uppercase() } else { word.to_owned() };
                    let keys = keys_of(&case(&old), method);
                    assert_eq!(compose(&keys, method, Tone::Old).finished, case(&old));
                    assert_eq!(compose(&keys, method, Tone::New).finished, case(&new));
                }
            }
        }
    }
}

#[test]
fn what_backspace_leaves_can_still_take_marks() {
    let left = |keys: &str, stands: &str| erase(keys, stands, Method::Telex, Tone::Old);
    assert_eq!(left("toans", "toá").as_deref(), Some("toas"));
    assert_eq!(telex(&(left("toans", "toá").unwrap() + "f")), "tòa");
    assert_eq!(left("tieengs", "tiến").as_deref(), Some("tieens"));
    assert_eq!(left("thuowr", "thu").as_deref(), Some("thu"));
    assert_eq!(left("nguowif", "ngườ").as_deref(), Some("nguowf"));
    assert_eq!(left("nguowf", "ngư").as_deref(), Some("nguw"));
    assert_eq!(left("vieetk", "vieet").as_deref(), Some("vieet"), "a slip is taken back and the word goes on");
    assert_eq!(left("tesst", "tes").as_deref(), Some("tess"));
    assert_eq!(left("HDDN", "HĐ").as_deref(), Some("HDD"));
    assert_eq!(left("interneet", "internee").as_deref(), Some("internee"));
}

#[test]
fn of_every_word_each_backspace_leaves_keys_that_come_to_its_letters() {
    for (word, in_telex, in_vni) in WORDS {
        for (keys, method) in [(in_telex, Method::Telex), (in_vni, Method::Vni)] {
            let (mut keys, mut stands) = (keys.to_owned(), word.to_owned());
            while stands.chars().count() > 1 {
                stands.pop();
                keys = erase(&keys, &stands, method, Tone::Old).unwrap_or_else(|| panic!("{keys} for {stands}"));
                let shown = compose(&keys, method, Tone::Old).shown;
                assert_eq!(fold(&shown), fold(&stands), "{keys} of {word}");
            }
        }
    }
}

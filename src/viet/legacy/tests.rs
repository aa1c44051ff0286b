//! Every letter there and back, real samples, and what is never taken for an old encoding.

use super::tables::{self, CP1252, LETTERS, capital};
use super::*;
use crate::viet::fold::nfc;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const MINUTES: &str = include_str!("../../../data/demo.toml");

fn letters() -> Vec<char> {
    let small = LETTERS.iter().flat_map(|row| row.chars()).filter(|c| !c.is_ascii());
    small.flat_map(|c| [c, capital(c)]).collect()
}

/// The text as a program of that time wrote it, and as it looks today.
fn written(text: &str, encoding: Encoding) -> String {
    let code = |codes: Box<dyn Iterator<Item = (String, char)>>| {
        let mut table = BTreeMap::new();
        codes.for_each(|(code, letter)| _ = table.entry(letter).or_insert(code));
        let code = |c: char| table.get(&c).cloned().unwrap_or_else(|| c.to_string());
        text.chars().map(code).collect::<String>()
    };
    match encoding {
        Encoding::Tcvn3 => code(Box::new(tables::tcvn3())),
        Encoding::Vni => code(Box::new(tables::vni())),
        Encoding::Windows1258 => code(Box::new(tables::windows_1258())),
        Encoding::Utf8 => text.bytes().map(shown).collect(),
        Encoding::TornMarks => text.chars().map(torn).collect(),
    }
}
fn shown(byte: u8) -> char {
    if (0x80..0xA0).contains(&byte) { CP1252[usize::from(byte - 0x80)] } else { char::from(byte) }
}
/// The tone before the roof.
fn torn(c: char) -> String {
    let mut apart: Vec<char> = c.nfd().collect();
    if apart.len() == 3 {
        apart.swap(1, 2);
    }
    if c == 'Đ' { "Ð".to_owned() } else { apart.into_iter().nfc().collect() }
}
/// What TCVN3 can write: of the capitals with a mark only seven.
fn as_tcvn3_can(text: &str) -> String {
    let small =
        |c: char| if c.is_ascii() || "ĂÂĐÊÔƠƯ".contains(c) { c } else { c.to_lowercase().next().unwrap() };
    text.chars().map(small).collect()
}

#[test]
fn all_hundred_and_thirty_four_letters_come_back_from_every_table() {
    let letters = letters();
    assert_eq!(letters.len(), 134);
    for c in letters {
        for encoding in Encoding::ALL {
            let text = format!("n{c}n");
            let expected = if encoding == Encoding::Tcvn3 { as_tcvn3_can(&text) } else { text.clone() };
            assert_eq!(convert(&written(&expected, encoding), encoding), expected, "{c} {encoding:?}");
        }
    }
}

#[test]
fn texts_as_they_are_met_are_recognised_and_read() {
    for (old, encoding, read) in [
        ("Uû ban nh©n d©n", Encoding::Tcvn3, "Uỷ ban nhân dân"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding::Tcvn3, "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", Encoding::Tcvn3, "Độc lập - Tự do - Hạnh phúc"),
        ("Ng\u{ad}êi d©n n\u{ad}íc ®\u{ad}îc b\u{ad}ëi", Encoding::Tcvn3, "Người dân nước được bưởi"),
        ("Hoµng V¨n §Þnh", Encoding::Tcvn3, "Hoàng Văn Định"),
        ("Xin chaøo caùc baïn", Encoding::Vni, "Xin chào các bạn"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", Encoding::Vni, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", Encoding::Vni, "Độc lập - Tự do - Hạnh phúc"),
        ("ngöôøi daân ñöôïc höôûng nöôùc saïch ôû xoùm", Encoding::Vni, "người dân được hưởng nước sạch ở xóm"),
        ("Hôòi nghiò ðôìi thoaòi võìi Nhân dân", Encoding::Windows1258, "Hội nghị đối thoại với Nhân dân"),
        ("Há»™i nghá»‹ Ä‘á»‘i thoáº¡i vá»›i NhÃ¢n dÃ¢n", Encoding::Utf8, "Hội nghị đối thoại với Nhân dân"),
        ("Ä\u{90}á»\u{81} nghá»\u{8b} xÃ£ sá»\u{ad}a", Encoding::Utf8, "Đề nghị xã sửa"),
        ("NhÃ  nÆ°á»›c vÃ  nhÃ¢n dÃ¢n", Encoding::Utf8, "Nhà nước và nhân dân"),
        ("tié\u{302}ng Vi\u{1ec7}t c\u{f3} d\u{e1}\u{302}u", Encoding::TornMarks, "tiếng Việt có dấu"),
        ("Ðề nghị ông Hoàng Văn Ðịnh", Encoding::TornMarks, "Đề nghị ông Hoàng Văn Định"),
    ] {
        assert_eq!(recognise(old), Some(encoding), "{old}");
        assert_eq!(convert(old, encoding), read);
    }
}

const ORDINARY: &[&str] = &[
    "Đề nghị xã sửa đường vào trạm bơm, mưa là lội; giò chả, thìa, ngoài kia có mìn; có gì đâu.",
    "ông bà và cô chú có nhà, xã có cán bộ",
    "The chair opens the meeting; “quoted” – naïve café, 5 µm, 10 µg, © 2024 Acme® ™ §4 ¶2 «x» 3×4 ½ ¼ °C ±2 £5 ¥7",
    "Ça va très bien, merci: l'été dernier, à côté de l'église, où l'on a dîné dès que le maître d'hôtel a été prêt.",
    "Où êtes-vous né ? Là-bas, près du théâtre ; dû à Noël, la forêt brûlait, ç'eût été mûr. Thé, dé, né, fée, blé, clé, mûr, sûr",
    "Für die schönen Mädchen hören wir möchte Köln größer über Öl. Så på må få två år från många då nå.",
    "El niño señor año mañana está aquí; não são irmãs, corações, mãe, pão, à noite. Così può ciò perciò però città più sì.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy; Zażółć gęślą jaźń; İstanbul'da ışık; Привет, мир; 你好",
    "fn main() { let ñ = \"é\"; } // ©µ·«» let x: &'a str = r#\"¼\"#;",
    "STT;Họ và tên;Điện thoại\n1;Hoàng Văn Định;0912345678\n2;Lý Thị Hoa;\n",
    "1 234,5 € · 12 % · 30′ · “UBND” – KH-UBND … • ✓ ▶ 🙂",
    "UBND HĐND MTTQ QĐ-UBND 30/2020/NĐ-CP",
    "Đ\u{69}\u{323}nh Nguye\u{302}\u{303}n ê\u{323} ê\u{301}",
    "",
    "\u{ad}\u{ad} · ë © «",
];

#[test]
fn ordinary_texts_are_in_no_old_encoding() {
    for text in ORDINARY {
        assert_eq!(recognise(text), None, "{text}");
    }
    assert_eq!(recognise(MINUTES), None);
    let apart: String = MINUTES.nfd().collect();
    assert_eq!(recognise(&apart), None, "NFC mends it, nobody need be asked");
    let half: String = "Hội nghị đối thoại"
        .chars()
        .map(|c| match c {
            'ộ' => "ô\u{323}".into(),
            c => c.to_string(),
        })
        .collect();
    assert_eq!(recognise(&half), None);
    assert_eq!(nfc(&half), "Hội nghị đối thoại");
}

#[test]
fn one_old_line_among_much_that_is_unicode_is_left_alone() {
    let mixed = format!("{} Uû ban nh©n d©n x· Trung Héi", ORDINARY[0].repeat(20));
    assert_eq!(recognise(&mixed), None);
}

#[test]
fn capitals_of_the_capital_font_come_out_small() {
    assert_eq!(convert("ñy ban nh©n d©n", Encoding::Tcvn3), "ủy ban nhân dân");
}

#[test]
fn a_file_is_read_whatever_wrote_it() {
    let text = "Đề nghị xã sửa đường, bà Bưởi";
    let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let files = [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\xFF\xFE".to_vec(), utf16(u16::to_le_bytes)].concat(),
        [b"\xFE\xFF".to_vec(), utf16(u16::to_be_bytes)].concat(),
    ];
    for file in files {
        assert_eq!(decode(&file), (text.to_owned(), None));
    }
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258] {
        let bytes: Vec<u8> = written(text, encoding).chars().map(|c| byte_of(c).unwrap()).collect();
        let (read, found) = decode(&bytes);
        assert_eq!((convert(&read, encoding), found), (text.to_owned(), Some(encoding)));
    }
    assert_eq!(decode(b"\xC9t\xE9 \x93d\x94"), ("Été “d”".to_owned(), None));
    assert_eq!(decode(b"\xFF\xFEa\0b"), ("a\u{FFFD}".to_owned(), None));
}

/// Words of the sample meeting, marked ones in front.
static WORDS: LazyLock<(Vec<String>, Vec<String>)> = LazyLock::new(|| {
    let all = MINUTES.split(|c: char| !c.is_alphabetic()).filter(|word| syllable::is_syllable(word)).map(str::to_owned);
    let mut all: Vec<String> = all.collect();
    all.sort();
    all.dedup();
    all.into_iter().partition(|word| word.chars().any(|c| !c.is_ascii() && !"àáâãèéêìíòóôõùúý".contains(c)))
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_sentence_of_real_words_is_recognised_and_comes_back(
        marked in prop::collection::vec(any::<prop::sample::Index>(), 8..40),
        plain in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        which in 0..Encoding::ALL.len(),
    ) {
        let (with, without) = &*WORDS;
        let different: std::collections::BTreeSet<usize> = marked.iter().map(|at| at.index(with.len())).collect();
        prop_assume!(different.len() >= 4);
        let mut sentence: Vec<&str> = marked.iter().map(|at| at.get(with).as_str()).collect();
        sentence.extend(plain.iter().map(|at| at.get(without).as_str()));
        let encoding = Encoding::ALL[which];
        let text = sentence.join(" ");
        let text = if encoding == Encoding::Tcvn3 { as_tcvn3_can(&text) } else { text };
        let old = written(&text, encoding);
        prop_assume!(encoding != Encoding::TornMarks || nfc(&old) != text);
        prop_assert_eq!(recognise(&old), Some(encoding), "{}", old);
        prop_assert_eq!(convert(&old, encoding), text);
    }

    #[test]
    fn any_sentence_of_real_words_stays_what_it_is(some in prop::collection::vec(any::<prop::sample::Index>(), 1..60)) {
        let all = [WORDS.0.as_slice(), &WORDS.1].concat();
        let text = some.iter().map(|at| at.get(&all).as_str()).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(recognise(&text), None, "{}", text);
        prop_assert_eq!(recognise(&text.nfd().collect::<String>()), None);
    }

    #[test]
    fn any_text_can_be_looked_at_and_converted(text in r"(\PC|\pC|[a-zÀ-ÿ ]|\u{301}|\u{302}){0,80}") {
        let _ = recognise(&text);
        for encoding in Encoding::ALL {
            let read = convert(&text, encoding);
            prop_assert!(!text.is_ascii() || read == text);
        }
        let _ = decode(text.as_bytes());
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn numbers_and_plain_letters_are_never_recognised(text in "[ -~\n\t]{0,200}") {
        prop_assert_eq!(recognise(&text), None);
    }
}

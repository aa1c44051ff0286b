//! Bytes of a terminal → inputs, whatever the cuts between reads. No descriptor and no clock: who reads tells how long nothing came.
//!
//! Not a public parser: the one we tried drops Shift+F3 (`CSI 1;2R`), swallows every later key after Alt+] or Alt+P, loses
//! the letter behind a broken byte and types the rest of a sequence it does not know. Here the grammar of ECMA-48 cuts
//! first, a table names what was cut, and what is no sequence stays keys.

use std::time::Duration;

use super::input::{Input, settled};
use super::sequences;
use crate::keymap::{Code, Key};

const ESC: u8 = 0x1B;
const PASTE_BEGIN: (&[u8], u8) = (b"200", b'~');
const PASTE_END: &[u8] = b"\x1b[201~";

/// A lone ESC is the key Esc when this long nothing follows. A terminal writes a sequence at once, so its parts are apart
/// only by scheduling; nobody strikes Esc and the next key this fast. Shorter tears Alt+key on slow lines, longer is felt.
const ESC_PATIENCE: Duration = Duration::from_millis(25);
/// For what has begun and is surely no key of its own (`ESC [ 1`, half a letter, a paste): no key waits for it, so be patient.
const PATIENCE: Duration = Duration::from_millis(500);

/// Remembers what is not finished yet: half a letter, half a sequence, a paste.
#[derive(Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// How long nothing came since the last byte.
    waited: Duration,
}

/// What a cut piece is.
enum Piece {
    Nothing,
    Input(Input),
    PasteBegins,
}

impl Decoder {
    /// Takes what was read; `out` gets what is finished by it.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.waited = Duration::ZERO;
        self.pending.extend_from_slice(bytes);
        self.decode(false, out);
    }

    /// How much longer to wait for the rest; `None` when nothing is begun.
    pub fn patience(&self) -> Option<Duration> {
        let all = match (&self.paste, self.pending.as_slice()) {
            (Some(_), _) => PATIENCE,
            (None, []) => return None,
            (None, [ESC] | [ESC, ESC]) => ESC_PATIENCE,
            (None, _) => PATIENCE,
        };
        Some(all.saturating_sub(self.waited))
    }

    /// Nothing came for `time`; when that used up the patience, what is begun ends as it is.
    pub fn nothing_came(&mut self, time: Duration, out: &mut Vec<Input>) {
        self.waited += time;
        if self.patience().is_some_and(|left| left.is_zero()) {
            self.finish(out);
        }
    }

    /// Nothing more will come: a begun paste is delivered, ESC is Esc, a torn sequence is dropped.
    pub fn finish(&mut self, out: &mut Vec<Input>) {
        self.decode(true, out);
    }

    fn decode(&mut self, finally: bool, out: &mut Vec<Input>) {
        loop {
            if let Some(mut paste) = self.paste.take() {
                let from = paste.len().saturating_sub(PASTE_END.len() - 1);
                paste.append(&mut self.pending);
                match find(&paste[from..], PASTE_END) {
                    Some(at) => {
                        self.pending = paste.split_off(from + at + PASTE_END.len());
                        paste.truncate(from + at);
                    }
                    None if finally => {}
                    None => return self.paste = Some(paste),
                }
                out.push(Input::Paste(text(&paste)));
            }
            self.decode_keys(finally, out);
            if self.paste.is_none() {
                return;
            }
        }
    }

    fn decode_keys(&mut self, finally: bool, out: &mut Vec<Input>) {
        let mut at = 0;
        while at < self.pending.len() && self.paste.is_none() {
            let rest = &self.pending[at..];
            let Some((length, piece)) = cut(rest).or_else(|| finally.then(|| torn(rest))) else { break };
            at += length;
            match piece {
                Piece::Nothing => {}
                Piece::Input(input) => out.push(input),
                Piece::PasteBegins => self.paste = Some(Vec::new()),
            }
        }
        self.pending.drain(..at);
    }
}

/// The piece at the start of `bytes`, which are some, and its length; `None` when the rest must be seen first.
fn cut(bytes: &[u8]) -> Option<(usize, Piece)> {
    match bytes[0] {
        ESC => escape(bytes),
        byte @ ..0x80 => Some((1, one(byte))),
        _ => letter(bytes),
    }
}

fn escape(bytes: &[u8]) -> Option<(usize, Piece)> {
    match *bytes.get(1)? {
        b'[' => csi(bytes),
        b'O' => ss3(bytes),
        b']' | b'P' | b'_' => string(bytes),
        // `ESC ESC [ A` is Alt+Up in rxvt and PuTTY; any other second ESC begins anew.
        ESC if !matches!(bytes.get(2)?, b'[' | b'O') => Some((1, key(Code::Esc))),
        _ => cut(&bytes[1..]).map(|(length, piece)| match piece {
            Piece::Input(Input::Key(key)) => (length + 1, Piece::Input(Input::Key(key.with_alt()))),
            _ => (1, key(Code::Esc)),
        }),
    }
}

/// `ESC [`, parameters, a final byte. A byte that cannot stand there ends it and counts again on its own.
fn csi(bytes: &[u8]) -> Option<(usize, Piece)> {
    match *bytes.get(2)? {
        b'[' => {
            let f = sequences::console(*bytes.get(3)?);
            return Some(f.map_or((2, alt(b'[')), |input| (4, Piece::Input(input))));
        }
        // The old mouse report of terminals without the SGR one: three raw bytes, counted from 32.
        b'M' => {
            bytes.get(5)?;
            let n = |i: usize| u32::from(bytes[i].saturating_sub(32));
            return Some((6, known(sequences::mouse(n(3), n(4), n(5)))));
        }
        _ => {}
    }
    let body = &bytes[2..];
    let end = shifted(body).or_else(|| body.iter().position(|b| !matches!(b, 0x20..=0x3F)))?;
    let (params, last) = (&body[..end], body[end]);
    let length = end + 3;
    if !matches!(last, b'$' | 0x40..=0x7E) {
        return Some(if end == 0 { (2, alt(b'[')) } else { (length - 1, Piece::Nothing) });
    }
    if (params, last) == PASTE_BEGIN {
        return Some((length, Piece::PasteBegins));
    }
    Some((length, known(sequences::csi(params, last))))
}

/// rxvt ends Shift+key with `$`, which elsewhere is no final byte: `ESC [ 3 $`.
fn shifted(body: &[u8]) -> Option<usize> {
    let digits = body.iter().take_while(|b| b.is_ascii_digit()).count();
    (digits > 0 && body.get(digits) == Some(&b'$')).then_some(digits)
}

/// `ESC O`, perhaps modifiers, a letter. No such key: then it was Alt+O, and the rest stays what it is.
fn ss3(bytes: &[u8]) -> Option<(usize, Piece)> {
    let body = &bytes[2..];
    let end = body.iter().position(|b| !matches!(b, b'0'..=b'9' | b';'))?;
    let found = sequences::ss3(&body[..end], body[end]);
    Some(found.map_or((2, alt(b'O')), |input| (end + 3, Piece::Input(input))))
}

/// An answer of the terminal, dropped whole: `ESC ]`, `ESC P`, `ESC _`, up to BEL or `ESC \`. A control byte within means the
/// end was lost and somebody typed.
fn string(bytes: &[u8]) -> Option<(usize, Piece)> {
    let opens = match bytes[1] {
        b']' => |b: u8| b.is_ascii_digit(),
        b'P' => |b: u8| b.is_ascii_digit() || b"!$+>".contains(&b),
        _ => |b: u8| b == b'G',
    };
    if !opens(*bytes.get(2)?) {
        return Some((2, alt(bytes[1])));
    }
    let end = bytes.iter().skip(2).position(|&b| b < 0x20)? + 2;
    match bytes[end] {
        0x07 => Some((end + 1, Piece::Nothing)),
        ESC if *bytes.get(end + 1)? == b'\\' => Some((end + 2, Piece::Nothing)),
        _ => Some((end, Piece::Nothing)),
    }
}

/// A letter in UTF-8; each broken byte becomes one U+FFFD.
fn letter(bytes: &[u8]) -> Option<(usize, Piece)> {
    let length = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    };
    match std::str::from_utf8(&bytes[..length.min(bytes.len())]) {
        Ok(s) => Some((s.len(), s.chars().next().filter(|c| !c.is_control()).map_or(Piece::Nothing, char))),
        Err(e) => e.error_len().map(|broken| (broken, char(char::REPLACEMENT_CHARACTER))),
    }
}

fn one(byte: u8) -> Piece {
    match byte {
        0 => Piece::Nothing,
        b'\t' => key(Code::Tab),
        b'\r' | b'\n' => key(Code::Enter),
        0x08 | 0x7F => key(Code::Backspace),
        0x01..=0x1A => known(settled(Code::Char((byte + 0x60) as char), true, false, false).map(Input::Key)),
        0x1C..=0x1F => Piece::Input(Input::Key(Key::ctrl((byte + 0x40) as char))),
        _ => char(byte as char),
    }
}

/// What is left when nothing follows any more.
fn torn(bytes: &[u8]) -> (usize, Piece) {
    match bytes {
        [ESC] | [ESC, ESC | 0x80.., ..] => (1, key(Code::Esc)),
        [ESC, b'O', ..] => (2, alt(b'O')),
        [ESC, second @ 0x20..=0x7F] => (2, alt(*second)),
        [ESC, ..] => (bytes.len(), Piece::Nothing),
        _ => (bytes.len(), char(char::REPLACEMENT_CHARACTER)),
    }
}

fn key(code: Code) -> Piece {
    Piece::Input(Input::Key(Key::new(code)))
}

fn char(c: char) -> Piece {
    key(Code::Char(c))
}

fn alt(byte: u8) -> Piece {
    Piece::Input(Input::Key(Key::char(byte as char).with_alt()))
}

fn known(input: Option<Input>) -> Piece {
    input.map_or(Piece::Nothing, Piece::Input)
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|&b| b == mark[0]) {
        if bytes[from + at..].starts_with(mark) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// Terminals send the line ends of a paste as Enter would be sent.
fn text(paste: &[u8]) -> String {
    String::from_utf8_lossy(paste).replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(key: Key) -> Input {
        Input::Key(key)
    }

    fn code(code: Code) -> Input {
        Input::Key(Key::new(code))
    }

    fn typed(text: &str) -> Vec<Input> {
        text.chars().map(|c| key(Key::char(c))).collect()
    }

    /// Everything in one read, then nothing more.
    fn decoded(bytes: &[u8]) -> Vec<Input> {
        decoded_in([bytes])
    }

    fn decoded_in<'a>(reads: impl IntoIterator<Item = &'a [u8]>) -> Vec<Input> {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        for read in reads {
            decoder.feed(read, &mut out);
        }
        decoder.finish(&mut out);
        assert_eq!(decoder.patience(), None, "something is left over");
        out
    }

    /// What an input of text would hold after these keys.
    fn text_of(inputs: &[Input]) -> String {
        let mut text = String::new();
        for input in inputs {
            match input {
                Input::Key(Key { code: Code::Char(c), .. }) => text.push(*c),
                Input::Key(Key { code: Code::Backspace, .. }) => _ = text.pop(),
                other => panic!("{other:?} in {text}"),
            }
        }
        text
    }

    fn spellings() -> Vec<(&'static [u8], Input)> {
        let k = Key::new;
        let f = Key::f;
        let click = |x, y| Input::Click { x, y };
        let wheel = |up, x, y| Input::Wheel { up, x, y };
        vec![
            (b"a", key(Key::char('a'))),
            (b"A", key(Key::char('A'))),
            (b" ", key(Key::char(' '))),
            ("ệ".as_bytes(), key(Key::char('ệ'))),
            ("\u{301}".as_bytes(), key(Key::char('\u{301}'))),
            ("🗳".as_bytes(), key(Key::char('🗳'))),
            (b"\x01", key(Key::ctrl('a'))),
            (b"\x1a", key(Key::ctrl('z'))),
            (b"\x1c", key(Key::ctrl('\\'))),
            (b"\x1f", key(Key::ctrl('_'))),
            (b"\r", code(Code::Enter)),
            (b"\n", code(Code::Enter)),
            (b"\t", code(Code::Tab)),
            (b"\x1b[Z", key(k(Code::Tab).with_shift())),
            (b"\x7f", code(Code::Backspace)),
            (b"\x08", code(Code::Backspace)),
            (b"\x1b\x7f", key(k(Code::Backspace).with_alt())),
            (b"\x1b\x08", key(k(Code::Backspace).with_alt())),
            (b"\x1b[127;5u", code(Code::Backspace)),
            (b"\x1b[127;2u", code(Code::Backspace)),
            (b"\x1b[104;5u", code(Code::Backspace)),
            (b"\x1b[8u", code(Code::Backspace)),
            (b"\x1b[27u", code(Code::Esc)),
            (b"\x1b[13;2u", key(k(Code::Enter).with_shift())),
            (b"\x1b[9;2u", key(k(Code::Tab).with_shift())),
            (b"\x1b[97;2u", key(Key::char('A'))),
            (b"\x1b[83;6u", key(Key::ctrl('s'))),
            (b"\x1b[115;5:2u", key(Key::ctrl('s'))),
            (b"\x1b[27;5;115~", key(Key::ctrl('s'))),
            (b"\x1ba", key(Key::char('a').with_alt())),
            (b"\x1bA", key(Key::char('A').with_alt())),
            (b"\x1b\r", key(k(Code::Enter).with_alt())),
            (b"\x1b]x", key(Key::char(']').with_alt())),
            (b"\x1b[A", code(Code::Up)),
            (b"\x1bOA", code(Code::Up)),
            (b"\x1b[1;5C", key(k(Code::Right).with_ctrl())),
            (b"\x1b[1;2D", key(k(Code::Left).with_shift())),
            (b"\x1b[1;3B", key(k(Code::Down).with_alt())),
            (b"\x1b[1;6A", key(k(Code::Up).with_ctrl().with_shift())),
            (b"\x1b\x1b[A", key(k(Code::Up).with_alt())),
            (b"\x1bOd", key(k(Code::Left).with_ctrl())),
            (b"\x1b[c", key(k(Code::Right).with_shift())),
            (b"\x1b[H", code(Code::Home)),
            (b"\x1b[1~", code(Code::Home)),
            (b"\x1b[7~", code(Code::Home)),
            (b"\x1bOF", code(Code::End)),
            (b"\x1b[4~", code(Code::End)),
            (b"\x1b[2~", code(Code::Insert)),
            (b"\x1b[3~", code(Code::Delete)),
            (b"\x1b[3;5~", key(k(Code::Delete).with_ctrl())),
            (b"\x1b[3$", key(k(Code::Delete).with_shift())),
            (b"\x1b[3^", key(k(Code::Delete).with_ctrl())),
            (b"\x1b[5~", code(Code::PageUp)),
            (b"\x1b[6~", code(Code::PageDown)),
            (b"\x1bOP", key(f(1))),
            (b"\x1bOS", key(f(4))),
            (b"\x1b[[A", key(f(1))),
            (b"\x1b[[E", key(f(5))),
            (b"\x1b[11~", key(f(1))),
            (b"\x1b[15~", key(f(5))),
            (b"\x1b[17~", key(f(6))),
            (b"\x1b[21~", key(f(10))),
            (b"\x1b[23~", key(f(11))),
            (b"\x1b[24~", key(f(12))),
            (b"\x1b[1;2P", key(f(1).with_shift())),
            (b"\x1b[1;2R", key(f(3).with_shift())),
            (b"\x1b[13;2~", key(f(3).with_shift())),
            (b"\x1bO2P", key(f(1).with_shift())),
            (b"\x1bO1;2S", key(f(4).with_shift())),
            (b"\x1b[24;2~", key(f(12).with_shift())),
            (b"\x1b[25~", key(f(1).with_shift())),
            (b"\x1b[26~", key(f(2).with_shift())),
            (b"\x1b[28~", key(f(3).with_shift())),
            (b"\x1b[29~", key(f(4).with_shift())),
            (b"\x1b[31~", key(f(5).with_shift())),
            (b"\x1b[34~", key(f(8).with_shift())),
            (b"\x1bOM", code(Code::Enter)),
            (b"\x1bOu", key(Key::char('5'))),
            (b"\x1b[I", Input::Focus),
            (b"\x1b[<0;1;1M", click(0, 0)),
            (b"\x1b[<0;120;40M", click(119, 39)),
            (b"\x1b[<64;3;4M", wheel(true, 2, 3)),
            (b"\x1b[<65;3;4M", wheel(false, 2, 3)),
            (b"\x1b[M\x20\x21\xff", click(0, 222)),
            (b"\x1b[200~D\xc3\x83\r\nb\x1b[A\x1b[201~", Input::Paste("DÃ\nb\x1b[A".into())),
        ]
    }

    #[test]
    fn every_spelling_of_a_key_is_that_key() {
        for (bytes, expected) in spellings() {
            let got = decoded(bytes);
            assert_eq!(got.first(), Some(&expected), "{:?}", String::from_utf8_lossy(bytes));
            let rest = if bytes == b"\x1b]x" { 2 } else { 1 };
            assert_eq!(got.len(), rest, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_is_no_key_says_nothing() {
        let silent: [&[u8]; 19] = [
            b"\0",
            b"\x1b[?62;4c",
            b"\x1b[>41;354;0c",
            b"\x1b[?1u",
            b"\x1b[?2026;2$y",
            b"\x1b[24;80t",
            b"\x1b[O",
            b"\x1b[E",
            b"\x1b[<0;5;5m",
            b"\x1b[<2;5;5M",
            b"\x1b[<35;5;5M",
            b"\x1b[97;1:3u",
            b"\x1b[1;1:3A",
            b"\x1b[32;5u",
            b"\x1b[57441u",
            b"\x1b]11;rgb:0000/0000/0000\x1b\\",
            b"\x1b]0;t\x07",
            b"\x1bP>|XTerm(390)\x1b\\",
            b"\x1b_Gi=1;OK\x1b\\",
        ];
        for bytes in silent {
            assert_eq!(decoded(bytes), [], "{:?}", String::from_utf8_lossy(bytes));
            let followed = [bytes, b"x"].concat();
            assert_eq!(decoded(&followed), typed("x"), "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_sequence_of_no_meaning_swallows_no_key_after_it() {
        assert_eq!(decoded(b"\x1b[?1\rx"), [code(Code::Enter), key(Key::char('x'))]);
        assert_eq!(decoded(b"\x1b]11;rgb\rx"), [code(Code::Enter), key(Key::char('x'))]);
        assert_eq!(decoded(b"\x1b[99~x"), typed("x"));
        assert_eq!(decoded(b"\x1bOzx")[0], key(Key::char('O').with_alt()));
        assert_eq!(decoded(b"\x1bOzx")[1..], typed("zx"));
        assert_eq!(decoded("\x1b[ệ".as_bytes()), [key(Key::char('[').with_alt()), key(Key::char('ệ'))]);
    }

    #[test]
    fn esc_alone_is_esc_and_several_are_several() {
        assert_eq!(decoded(b"\x1b"), [code(Code::Esc)]);
        assert_eq!(decoded(b"\x1b\x1b\x1b"), vec![code(Code::Esc); 3]);
        assert_eq!(decoded(b"\x1b\x1b[<0;1;1M"), [code(Code::Esc), Input::Click { x: 0, y: 0 }]);
        assert_eq!(decoded(b"\x1b["), [key(Key::char('[').with_alt())]);
    }

    #[test]
    fn esc_is_told_after_its_patience_and_a_paste_without_end_after_half_a_second() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b", &mut out);
        assert_eq!(decoder.patience(), Some(ESC_PATIENCE));
        decoder.nothing_came(Duration::from_millis(24), &mut out);
        assert_eq!(out, []);
        decoder.nothing_came(Duration::from_millis(1), &mut out);
        assert_eq!(out, [code(Code::Esc)]);

        out.clear();
        decoder.feed(b"\x1b[200~ab", &mut out);
        decoder.nothing_came(Duration::from_millis(499), &mut out);
        decoder.feed(b"c", &mut out);
        decoder.nothing_came(Duration::from_millis(499), &mut out);
        assert_eq!(out, []);
        decoder.nothing_came(Duration::from_millis(1), &mut out);
        decoder.feed(b"x\x1b[201~y", &mut out);
        assert_eq!(out, [vec![Input::Paste("abc".into())], typed("xy")].concat());
    }

    #[test]
    fn a_broken_byte_is_shown_and_costs_no_letter_after_it() {
        assert_eq!(decoded(b"\xc3a\xe1\xbbb\xff"), typed("\u{FFFD}a\u{FFFD}b\u{FFFD}"));
        assert_eq!(decoded(b"\x1b[200~a\xffb\x1b[201~"), [Input::Paste("a\u{FFFD}b".into())]);
    }

    #[test]
    fn the_streams_of_vietnamese_input_methods_give_the_word() {
        let streams =
            [("DBĐinhBBBịnh", "Định"), ("NguyeBênBBễn", "Nguyễn"), ("dBđuoBBươcBBợc", "được"), ("vieBêtBBệt", "việt")];
        for (stream, word) in streams {
            for backspace in ["\x7f", "\x08", "\x1b[127u", "\x1b[104;5u"] {
                let bytes = stream.replace('B', backspace);
                assert_eq!(text_of(&decoded(bytes.as_bytes())), word);
                assert_eq!(text_of(&decoded_in(bytes.as_bytes().chunks(1))), word);
            }
        }
        assert_eq!(text_of(&decoded("e\u{302}\u{301}".as_bytes())), "e\u{302}\u{301}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn the_cuts_between_reads_change_nothing(
            order in prop::collection::vec(0..spellings().len(), 1..20),
            cuts in prop::collection::vec(1usize..7, 1..40),
        ) {
            let all = spellings();
            let bytes: Vec<u8> = order.iter().flat_map(|&i| all[i].0).copied().collect();
            let (mut reads, mut rest) = (Vec::new(), bytes.as_slice());
            for cut in cuts.iter().cycle() {
                let (read, more) = rest.split_at((*cut).min(rest.len()));
                reads.push(read);
                rest = more;
                if rest.is_empty() {
                    break;
                }
            }
            prop_assert_eq!(decoded_in(reads), decoded(&bytes));
        }

        #[test]
        fn no_bytes_break_it_and_keys_live_afterwards(
            noise in prop::collection::vec(prop_oneof![Just(0x1b_u8), 0x20_u8..0x80, any::<u8>()], 0..80),
        ) {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            decoder.feed(&noise, &mut out);
            decoder.finish(&mut out);
            out.clear();
            decoder.feed(b"x", &mut out);
            prop_assert_eq!(out, typed("x"));
        }
    }
}

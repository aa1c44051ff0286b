//! The first start in words: which letters must be seen, and the pages of the tour, their keys from the key table.

use super::Lang;
use super::actions::{action, key_on, short_key};
use super::lang::say;
use crate::action::Action;
use crate::app::{Keyboard, Page};

/// A line of letters and signs that must look right, and what to do when they do not.
pub fn glyphs(keyboard: Keyboard, lang: Lang) -> [String; 2] {
    const LETTERS: &str = "Ă Â Đ Ê Ô Ơ Ư ẵ ẫ ễ ỗ ỡ ữ ỵ Ặ Ệ Ộ Ợ Ự ┌─┬┐ ▶ ✓ ▸ ↑ ′ …";
    let (palette, signs) = (key(Action::Palette, keyboard), action(Action::Signs, lang));
    let advice = say!(
        lang,
        "Thấy ô vuông hay dấu hỏi? Đổi phông của cửa sổ sang Consolas hoặc Cascadia Mono; không đổi được thì {palette} “{signs}”.",
        "Boxes or question marks? Set the window's font to Consolas or Cascadia Mono; else {palette} “{signs}”."
    );
    let shown = say!(lang, "Phải đọc được: {LETTERS}", "To be readable: {LETTERS}");
    [shown, advice]
}

/// What a page of the tour tells: its heading, then its sentences. At most 60 words.
pub fn tour(page: Page, keyboard: Keyboard, lang: Lang) -> Vec<String> {
    let key = |action| key(action, keyboard);
    match page {
        Page::Screen => screen(lang),
        Page::Writing => {
            let (opinion, answer, conclude, owner) =
                (key(Action::Opinion), key(Action::Answer), key(Action::Conclude), key(Action::Owner));
            vec![
                say!(
                    lang,
                    "GHI: cứ gõ, chữ luôn vào biên bản.",
                    "WRITING: just type, letters always go to the minutes."
                ),
                say!(
                    lang,
                    "Enter: đoạn mới. {opinion}: đoạn này là ý kiến. {answer}: là câu trả lời. {conclude}: là kết luận.",
                    "Enter: a new paragraph. {opinion} makes it an opinion, {answer} an answer, {conclude} a conclusion."
                ),
                say!(lang, "{owner}: đoạn này là lời của người khác.", "{owner}: these are somebody else's words."),
            ]
        }
        Page::Floor => {
            let (queue, invite, stop, more) =
                (key(Action::Queue), key(Action::Invite), key(Action::StopOrGo), key(Action::MoreTime));
            vec![
                say!(
                    lang,
                    "NGƯỜI NÓI. {queue}: đăng ký, gõ vài chữ của tên, không cần dấu.",
                    "SPEAKERS. {queue}: register, a few letters of the name, without marks."
                ),
                say!(
                    lang,
                    "{invite}: mời người kế tiếp; chữ đang gõ vẫn là lời người trước.",
                    "{invite} invites the next; what you type is still the earlier speaker's."
                ),
                say!(
                    lang,
                    "{stop}: dừng đồng hồ. {more}: thêm một phút.",
                    "{stop} stops the clock, {more} adds a minute."
                ),
            ]
        }
        Page::Agenda => {
            let (next, palette, read) = (key(Action::NextItem), key(Action::Palette), action(Action::ReadBack, lang));
            vec![
                say!(
                    lang,
                    "CHƯƠNG TRÌNH. {next}: khai mạc, rồi sang từng mục, sau cùng bế mạc.",
                    "AGENDA. {next} opens the meeting, then goes from item to item, at last closes."
                ),
                say!(
                    lang,
                    "Cuối buổi: {palette} “{read}”; đọc xong thì thông qua, khóa và in.",
                    "At the end: {palette} “{read}”; then adopt, lock and print."
                ),
            ]
        }
        Page::Mending => {
            let (undo, steps, palette, help, quit) =
                (key(Action::Undo), key(Action::Steps), key(Action::Palette), key(Action::Help), key(Action::Quit));
            vec![
                say!(
                    lang,
                    "SỬA SAI. {undo}: lấy lại chữ. {steps}: lấy lại một bước. Mọi thứ tự lưu.",
                    "MENDING. {undo} undoes typing, {steps} takes back a step. All is saved by itself."
                ),
                say!(
                    lang,
                    "{palette}: mọi lệnh, gõ tên để tìm. {help}: bảng phím. {quit}: thoát; lần sau mở lại đúng chỗ này.",
                    "{palette}: every command, by its name. {help}: the keys. {quit} quits; next time you are back here."
                ),
            ]
        }
    }
}

fn screen(lang: Lang) -> Vec<String> {
    let lines = [
        [
            "MÀN HÌNH. Trên: chương trình bên trái, người đang nói và người chờ bên phải.",
            "THE SCREEN. Above: the agenda on the left, who speaks and who waits on the right.",
        ],
        [
            "Giữa: biên bản; tên ở dòng đầu là người đang được ghi lời.",
            "In the middle: the minutes; their first line says whose words are written.",
        ],
        [
            "Dưới: số ý kiến, lời báo, các phím. Góc trên: đã lưu hay chưa.",
            "Below: opinions, messages, keys. At the top: whether all is saved.",
        ],
    ];
    lines.map(|line| lang.of(line).to_owned()).to_vec()
}

/// The key of a command on this keyboard; what has none there is found in the palette.
fn key(command: Action, keyboard: Keyboard) -> String {
    let found = key_on(command, keyboard).or_else(|| key_on(Action::Palette, keyboard));
    found.map(short_key).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::BINDINGS;

    #[test]
    fn a_page_is_read_in_a_breath_and_names_keys_of_the_table() {
        for lang in Lang::ALL {
            for (page, keyboard) in Page::ALL.iter().flat_map(|page| KEYBOARDS.map(|keyboard| (*page, keyboard))) {
                let lines = tour(page, keyboard, lang);
                let words: usize = lines.iter().map(|line| line.split_whitespace().count()).sum();
                assert!((10..=60).contains(&words), "{words} {lines:?}");
                assert!(lines.len() <= 4);
            }
        }
    }
    #[test]
    fn without_function_keys_the_tour_names_none() {
        let said = |keyboard| Page::ALL.map(|page| tour(page, keyboard, Lang::Vi).join(" ")).join(" ");
        let function_keys = BINDINGS.iter().map(|binding| binding.key).filter(|key| key.to_string().starts_with('F'));
        for key in function_keys {
            let named = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == key.to_string());
            assert!(!named(&said(Keyboard::Twins)), "{key}");
        }
        assert!(said(Keyboard::FunctionKeys).contains("F3: mời") && said(Keyboard::Twins).contains("^T: mời"));
    }
    const KEYBOARDS: [Keyboard; 3] = [Keyboard::Untested, Keyboard::FunctionKeys, Keyboard::Twins];
}

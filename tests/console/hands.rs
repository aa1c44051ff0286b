//! The built-in input method in a real terminal: bytes of plain keys in, Vietnamese on the screen and in the file.

use crate::desk::Desk;
use crate::record::glance;

const SAID: &str = "Bà con đề nghị xã sửa đường test về xóm Thống Nhất";

#[test]
fn a_sentence_is_typed_in_telex_and_in_vni_after_f12_and_the_method_is_still_on_at_the_next_start() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.press("f8 f12");
    window.see(" Telex ");
    // A letter with marks, a slip taken back, keys brought back with Esc.
    window.press("\"Baf con ddeef nghij xax suwax\" bs \"ar dduwowngf test\"");
    window.until("tét", |window| window.before_cursor().ends_with("đường tét"));
    window.press("esc");
    window.until("test", |window| window.before_cursor().ends_with("đường test"));
    window.press("\" veef xosm Thoongs Nhaats\"");
    window.until(SAID, |window| window.before_cursor().ends_with(SAID));
    window.press("enter f12");
    window.see(" VNI ");
    window.press("\"Ba2 con d9e62 nghi5 xa4 su7a3 d9u7o7ng2 test ve62 xo1m Tho6ng1 Nha61t\"");
    window.until(SAID, |window| window.before_cursor().ends_with(SAID));
    window.press("enter ctrl+q");
    assert_eq!(window.end(), (0, true));
    let words: Vec<String> =
        glance(&desk.file).unwrap().meeting.rows().paragraphs.values().map(|row| row.text.clone()).collect();
    assert_eq!(words, [SAID, SAID]);
    let mut window = desk.live();
    window.see(" VNI ");
    window.press("\"ubnd d9a4 ho5p \"");
    window.until("shorthand", |window| window.before_cursor().trim_end().ends_with("UBND đã họp"));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

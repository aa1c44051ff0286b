//! Windows that change their size, and windows too small for anything.

use crate::desk::Desk;
use crate::record::glance;
use crate::window::WIDE;

#[test]
fn two_hundred_sizes_later_the_screen_is_the_same() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.press("f8");
    window.unikey("Ổn định tổ chức.");
    window.see("Ổn định tổ chức.");
    // The line of what was just done, the time of the last save and all minutes go their own way.
    let still = |window: &crate::window::Window| {
        let rows =
            (1..32).filter(|row| *row != 30).map(|row| window.row(row).trim_end().replace(char::is_numeric, "0"));
        rows.collect::<Vec<_>>()
    };
    window.until("at rest", |window| window.row(30).trim().is_empty());
    let before = still(&window);
    let mut chance = 7u64;
    let mut random = |n: u64| {
        chance = chance.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        u16::try_from((chance >> 33) % n).unwrap()
    };
    for n in 0..200 {
        match n % 40 {
            0 => window.resize(1, 1),
            1 => window.resize(0, 0),
            2 => window.resize(65535, 1),
            3 => window.resize(1, 65535),
            _ => window.resize(random(260), random(90)),
        }
    }
    window.resize(WIDE.0, WIDE.1);
    window.until("the same screen", |window| still(window) == before);
    assert_eq!(window.before_cursor().trim_end().rsplit(' ').next(), Some("chức."));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

#[test]
fn a_window_too_small_says_so_and_what_is_typed_in_it_is_saved() {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.resize(60, 10);
    window.see("Cửa sổ phải từ 80×24 (60×10)");
    window.unikey("Vẫn gõ được.");
    window.see("Vẫn gõ được.");
    window.until("saved", |_| glance(&desk.file).is_some_and(|record| record.pen().0 == "Vẫn gõ được."));
    window.resize(80, 24);
    window.see("Chương trình");
    window.see("Vẫn gõ được.");
    window.resize(1, 1);
    window.send(" Cả ở đây.".as_bytes());
    window.until("saved", |_| glance(&desk.file).is_some_and(|record| record.pen().0.ends_with("Cả ở đây.")));
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
}

//! Five hundred words as twelve settings of input methods send them, byte for byte, wherever one types, while the clock of a
//! turn ticks: every word exact, and the cursor where the text ends.

use crate::desk::Desk;
use crate::record::glance;
use crate::telex::{PATTERNS, Pattern, Table, Way, bursts, written};
use crate::window::{WIDE, Window, sent};
use crate::words;
use thuky::editor::rows;
use thuky::keymap::Code;
use thuky::layout::{self, Live, Wants};
use unicode_normalization::UnicodeNormalization;

// ---- how it reaches the program

/// Where the writes of a terminal end.
#[derive(Clone, Copy, Debug)]
enum Cut {
    Sentence,
    Word,
    /// With what one press of the hands makes the input method send.
    Press,
    Byte,
    /// Within every letter of more than one byte, and within every escape sequence.
    Torn,
}

const CUTS: [Cut; 5] = [Cut::Sentence, Cut::Word, Cut::Press, Cut::Byte, Cut::Torn];

fn writes(text: &str, pattern: &Pattern, cut: Cut) -> Vec<Vec<u8>> {
    let mut writes: Vec<Vec<u8>> = vec![Vec::new()];
    let mut last = b' ';
    for press in bursts(text, pattern) {
        for (n, byte) in sent(&press, pattern.backspace).into_iter().enumerate() {
            // Dots are there to fill a row, and come together.
            let cuts = match cut {
                Cut::Sentence => false,
                Cut::Word => last == b' ',
                Cut::Press => n == 0 && byte != b'.',
                // A lone ESC is the key Esc after a while.
                Cut::Byte => last != 0x1B && byte != b'.',
                Cut::Torn => last >= 0xC0 || last == b';',
            };
            if cuts {
                writes.push(Vec::new());
            }
            writes.last_mut().unwrap().push(byte);
            last = byte;
        }
    }
    writes
}

fn replay(window: &mut Window, text: &str, pattern: &Pattern, cut: Cut) {
    for (n, bytes) in writes(text, pattern, cut).iter().enumerate() {
        window.send(bytes);
        // Now and then the program has surely read this before the rest comes.
        if n % 10 == 9 && matches!(cut, Cut::Press | Cut::Torn) {
            window.draw_some();
        }
    }
}

/// The meeting is open and somebody has the floor: her five minutes run down.
fn a_turn_runs() -> (Desk, Window) {
    let desk = Desk::with_meeting();
    let mut window = desk.live();
    window.press("f8 f2");
    window.see("┌");
    window.unikey("bà Nguyễn Thị Bưởi, Thống Nhất");
    window.press("enter");
    window.see_gone("┌");
    window.press("f3");
    window.see("▶ Bà Nguyễn Thị Bưởi");
    (desk, window)
}

/// What is left of the turn, as the screen says it.
fn countdown(window: &Window) -> String {
    let row = window.place("░").map_or(String::new(), |(row, _)| window.row(row));
    let left = row.split_once("Còn").or(row.split_once("còn")).map_or("", |(_, left)| left);
    left.split('/').next().unwrap_or_default().trim().to_owned()
}

fn a_second_goes_by(window: &mut Window) {
    let before = countdown(window);
    assert!(before.contains(':'), "{before:?}\n{}", window.screen());
    window.until("a second goes by", |window| countdown(window) != before);
}

/// What a place to type is given, pattern by pattern, line by line; in the middle of the last line a second goes by.
fn play(
    window: &mut Window,
    lines: &[String],
    mut each: impl FnMut(&mut Window, &Pattern, &str, &mut dyn FnMut(&mut Window)),
) {
    for (p, pattern) in PATTERNS.iter().enumerate() {
        for (n, line) in lines.iter().enumerate() {
            let is_last = p + 1 == PATTERNS.len() && n + 1 == lines.len();
            let cut = CUTS[(p + n) % CUTS.len()];
            let half = line[..line.floor_char_boundary(line.len() / 2 + 4)].rfind(' ').unwrap() + 1;
            each(window, pattern, line, &mut |window| {
                replay(window, &line[..half], pattern, cut);
                if is_last {
                    a_second_goes_by(window);
                }
                replay(window, &line[half..], pattern, cut);
            });
        }
    }
}

fn lines() -> Vec<String> {
    words::lines().into_iter().map(str::to_owned).collect()
}

// ---- what is seen of it

fn places() -> Live {
    layout::live(WIDE.0, WIDE.1, Wants { agenda: 40, ..Wants::default() }).unwrap()
}

/// The open paragraph on the screen before and after the cursor, rows joined by a space; none while that is no text.
fn paragraph(window: &Window) -> Option<(String, String)> {
    let (live, (row, col)) = (places(), window.cursor());
    let x = live.time + live.owner;
    let end = x + live.words + 1;
    let first = (0..=row).rev().find(|row| window.between(*row, 0, 1) == "▸")?;
    let whole = (first..row).map(|row| window.between(row, x, end));
    let last = window.between(row, x, col);
    // The cursor stands right behind a letter, not somewhere in the blank.
    let letters = last.nfc().count();
    if letters + usize::from(x) != usize::from(col) || last.ends_with(' ') {
        return None;
    }
    let below = (row + 1..live.page.y + live.page.height).map(|row| window.between(row, x, end));
    let after = std::iter::once(window.between(row, col, end)).chain(below);
    Some((joined(whole.chain([last])), joined(after)))
}

fn joined(rows: impl Iterator<Item = String>) -> String {
    let rows: Vec<String> = rows.map(|row| row.trim().nfc().collect()).collect();
    rows.join(" ").trim().to_owned()
}

/// Waits until the open paragraph is this, as far as the page shows it: what comes after the cursor may lie below.
fn stands(window: &mut Window, before: &str, after: &str, pattern: &Pattern) {
    let page = places().page;
    window.until(&format!("{}: {before} ‖ {after}", pattern.name), |window| {
        let at_the_bottom = window.cursor().0 + 1 == page.y + page.height;
        paragraph(window).is_some_and(|(left, right)| {
            left == before && (right == after || at_the_bottom && after.starts_with(&right))
        })
    });
}

/// What was sealed in the minutes, in order, is this for every pattern.
fn sealed(desk: &Desk, mut window: Window, lines: &[String]) {
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let written: Vec<String> = glance(&desk.file).unwrap().minutes().into_iter().map(|(_, text)| text).collect();
    assert_eq!(written.len(), PATTERNS.len() * lines.len());
    for (n, text) in written.iter().enumerate() {
        assert_eq!(text, &lines[n % lines.len()], "{}", PATTERNS[n / lines.len()].name);
    }
}

// ---- where it is typed

#[test]
fn in_an_empty_paragraph_every_word_of_every_pattern_is_exact() {
    let (desk, mut window) = a_turn_runs();
    play(&mut window, &lines(), |window, pattern, line, replay| {
        replay(window);
        stands(window, line, "", pattern);
        if pattern.table != Table::Composed {
            let sent = written(line, pattern);
            window.until("the scalars stay as they were sent", |_| {
                glance(&desk.file).is_some_and(|record| record.pen() == (sent.as_str(), sent.len()))
            });
        }
        window.press("enter");
    });
    sealed(&desk, window, &lines());
}

#[test]
fn between_two_words_every_word_of_every_pattern_is_exact() {
    const BEFORE: &str = "Bà con xóm Thống Nhất nói:";
    const AFTER: &str = "và hết.";
    let (desk, mut window) = a_turn_runs();
    let back = 1 + AFTER.chars().count();
    play(&mut window, &lines(), |window, pattern, line, replay| {
        window.send(format!("{BEFORE}  {AFTER}").as_bytes());
        window.send("\x1b[D".repeat(back).as_bytes());
        replay(window);
        stands(window, &format!("{BEFORE} {line}"), AFTER, pattern);
        window.send("\x1b[C".repeat(back).as_bytes());
        window.press("enter");
    });
    let whole: Vec<String> = words::lines().iter().map(|line| format!("{BEFORE} {line} {AFTER}")).collect();
    sealed(&desk, window, &whole);
}

/// Lines in which every word begins a few cells before the edge of the page, nine down to none, so that it is moved to the
/// next row, or comes back from there, while it is being written.
fn at_the_edge() -> Vec<String> {
    let width = places().words + 1;
    let all: Vec<&str> = words::lines().iter().flat_map(|line| line.split(' ')).collect();
    let column = |text: &str| rows::place(&rows::wrap(text, width), text, text.len()).1;
    let filled = |line: &str, cells: u16| {
        let fillers = (1..width).map(|dots| format!("{line}{} ", ".".repeat(dots.into())));
        fillers.into_iter().find(|line| column(line) == width - 1 - cells)
    };
    let edges = all.chunks(14).map(|words| {
        words.iter().enumerate().fold(String::new(), |line, (n, word)| {
            let line = if n == 0 { line } else { line + " " };
            filled(&line, n as u16 % 10).unwrap() + word
        })
    });
    edges.collect()
}

#[test]
fn at_the_edge_of_the_page_every_word_of_every_pattern_is_exact() {
    let (desk, mut window) = a_turn_runs();
    let lines = at_the_edge();
    play(&mut window, &lines, |window, pattern, line, replay| {
        replay(window);
        stands(window, line, "", pattern);
        window.press("enter");
    });
    sealed(&desk, window, &lines);
}

#[test]
fn in_the_field_of_a_box_every_word_of_every_pattern_is_exact() {
    let (desk, mut window) = a_turn_runs();
    let lines = lines();
    play(&mut window, &lines, |window, pattern, line, replay| {
        // The first in the box of speakers, which looks for whom that could be; the others as the title of an item.
        match lines.iter().position(|other| other == line) {
            Some(0) => window.press("f2"),
            Some(1) => window.press("f10 \"them muc\" enter"),
            // Typed over the one before, or into the field made empty.
            Some(n) => window.send(if n % 2 == 0 { b"\x01" } else { b"\x01\x7f" }),
            None => {}
        }
        window.see("┌");
        replay(window);
        let tail: String = line.chars().skip(line.chars().count() - 80).collect();
        window.until(&format!("{}: …{tail}", pattern.name), |window| {
            window.before_cursor().nfc().collect::<String>().ends_with(&tail)
        });
        let sent = written(line, pattern);
        window.until(&format!("{}: {line}", pattern.name), |_| {
            let record = glance(&desk.file);
            let field = record.as_ref().and_then(|record| record.open_box()).map(|(_, _, fields)| fields[0]);
            field.is_some_and(|field| (field.text, field.caret) == (sent.as_str(), sent.len()))
        });
        if *line == lines[0] || *line == lines[9] {
            window.esc();
        }
    });
}

#[test]
fn a_second_that_goes_by_in_the_middle_of_a_correction_changes_nothing() {
    let (desk, mut window) = a_turn_runs();
    let by_hand = |way: Way, table: Table| PATTERNS.iter().find(|p| p.way == way && p.table == table).unwrap();
    let patterns = [
        by_hand(Way::Keys, Table::Composed),
        by_hand(Way::Keys, Table::ToneApart),
        by_hand(Way::NarrowSpace, Table::Composed),
        by_hand(Way::Select, Table::Composed),
        by_hand(Way::Burst, Table::Decomposed),
    ];
    for (n, pattern) in patterns.iter().enumerate() {
        let in_box = n == 1 || n == 2;
        if in_box {
            window.press("f2");
            window.see("┌");
        }
        let keys = bursts("chuyến Nguyễn", pattern).concat();
        // Before the last letter is taken back, or after it.
        let at = keys.iter().rposition(|key| !matches!(key.code, Code::Char(_))).unwrap() + n % 2;
        window.send(&sent(&keys[..at], pattern.backspace));
        a_second_goes_by(&mut window);
        window.send(&sent(&keys[at..], pattern.backspace));
        window
            .until(pattern.name, |window| window.before_cursor().nfc().collect::<String>().ends_with("chuyến Nguyễn"));
        match in_box {
            true => window.esc(),
            false => window.press("enter"),
        }
    }
    window.press("ctrl+q");
    assert_eq!(window.end(), (0, true));
    let minutes = glance(&desk.file).unwrap().minutes();
    assert_eq!(minutes.len(), 3);
    assert!(minutes.iter().all(|(_, text)| text == "chuyến Nguyễn"), "{minutes:?}");
}

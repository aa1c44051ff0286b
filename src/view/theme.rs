//! Backgrounds: one pass over the finished cells gives each of the few looks its colours on a dark or a light ground. The
//! looks themselves are in `style`; which theme holds is a habit.

use crate::app::Theme;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Which colours the terminal has, and whether the user wants any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// NO_COLOR: shapes and words only.
    None,
    /// The sixteen every terminal has.
    #[default]
    Sixteen,
    True,
}

/// Text on ground.
type Pair = (Color, Color);

/// The colours of a theme: the ground, and for each look the text on it.
struct Palette {
    ground: Color,
    plain: Color,
    strong: Color,
    faint: Color,
    name: Color,
    good: Color,
    /// Figures of the clock when time is over.
    over: Color,
    heed: Pair,
    alarm: Pair,
}

const fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
}

const DARK: Palette = Palette {
    ground: rgb(0x12161C),
    plain: rgb(0xDCDFE4),
    strong: rgb(0xFFFFFF),
    faint: rgb(0xA0A8B4),
    name: rgb(0x7FD4E8),
    good: rgb(0x7EE08A),
    over: rgb(0xFF7B72),
    heed: (rgb(0x141000), rgb(0xFFD54A)),
    alarm: (rgb(0xFFFFFF), rgb(0xC62828)),
};
const LIGHT: Palette = Palette {
    ground: rgb(0xFBFAF5),
    plain: rgb(0x1E2226),
    strong: rgb(0x000000),
    faint: rgb(0x595F66),
    name: rgb(0x00566B),
    good: rgb(0x1B6B2C),
    over: rgb(0xB71C1C),
    heed: (rgb(0x141000), rgb(0xFFD54A)),
    alarm: (rgb(0xFFFFFF), rgb(0xB71C1C)),
};
/// Of the sixteen, those that are read on the ground whatever shades a terminal gives them: dim grey is not among them.
const DARK_16: Palette = Palette {
    ground: Color::Black,
    plain: Color::White,
    strong: Color::White,
    faint: Color::Gray,
    name: Color::LightCyan,
    good: Color::LightGreen,
    over: Color::LightRed,
    heed: (Color::Black, Color::LightYellow),
    alarm: (Color::White, Color::Red),
};
const LIGHT_16: Palette = Palette {
    ground: Color::White,
    plain: Color::Black,
    strong: Color::Black,
    faint: Color::Black,
    name: Color::Blue,
    good: Color::Blue,
    over: Color::Red,
    heed: (Color::Black, Color::LightYellow),
    alarm: (Color::White, Color::Red),
};

/// Gives every cell the colours of the theme. Equal cells stay equal, so nothing more is sent to the terminal.
pub fn paint(cells: &mut Buffer, theme: Theme, colours: Colours) {
    let palette = match (colours, theme) {
        (Colours::None, _) => {
            return cells.content.iter_mut().for_each(|cell| (cell.fg, cell.bg) = (Color::Reset, Color::Reset));
        }
        (_, Theme::Window) => return,
        (Colours::True, Theme::Dark) => &DARK,
        (Colours::True, Theme::Light) => &LIGHT,
        (Colours::Sixteen, Theme::Dark) => &DARK_16,
        (Colours::Sixteen, Theme::Light) => &LIGHT_16,
    };
    cells.content.iter_mut().for_each(|cell| colour(cell, palette));
}

/// A faint cell gets a colour that is, for how far a terminal dims nobody knows; a reversed one is turned round here.
fn colour(cell: &mut Cell, palette: &Palette) {
    let (mut text, mut ground) = pair(cell, palette);
    if cell.modifier.contains(Modifier::REVERSED) {
        (text, ground) = (ground, text);
    }
    cell.modifier.remove(Modifier::REVERSED | Modifier::DIM);
    (cell.fg, cell.bg) = (text, ground);
}

/// What a cell's look means in a theme; colours no look has count for nothing.
fn pair(cell: &Cell, palette: &Palette) -> Pair {
    let text = match (cell.bg, cell.fg) {
        (Color::Red, _) => return palette.alarm,
        (Color::Yellow, _) => return palette.heed,
        (_, Color::Cyan) => palette.name,
        (_, Color::Green) => palette.good,
        (_, Color::Red) => palette.over,
        _ if cell.modifier.contains(Modifier::BOLD) => palette.strong,
        _ if cell.modifier.contains(Modifier::DIM) => palette.faint,
        _ => palette.plain,
    };
    (text, palette.ground)
}

#[cfg(test)]
mod tests {
    use super::super::style::{ALARM, CHOSEN, FAINT, FIELD, GOOD, HEED, NAME, PLAIN, STRONG};
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    const STYLES: [Style; 10] = [
        PLAIN,
        STRONG,
        FAINT,
        NAME,
        GOOD,
        HEED,
        ALARM,
        CHOSEN,
        FIELD,
        // The figures of the chair's clock.
        Style::new().fg(Color::Red),
    ];
    const THEMES: [Theme; 2] = [Theme::Dark, Theme::Light];

    /// The sixteen as xterm, the Linux console and Windows show them.
    const XTERM: [u32; 16] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
        0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ];
    const LINUX: [u32; 16] = [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555, 0xFF5555, 0x55FF55,
        0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ];
    const WINDOWS: [u32; 16] = [
        0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC, 0x767676, 0xE74856, 0x16C60C,
        0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
    ];

    fn hex(colour: Color, sixteen: &[u32; 16]) -> u32 {
        match colour {
            Color::Rgb(red, green, blue) => u32::from_be_bytes([0, red, green, blue]),
            Color::Black => sixteen[0],
            Color::Red => sixteen[1],
            Color::Blue => sixteen[4],
            Color::Gray => sixteen[7],
            Color::LightRed => sixteen[9],
            Color::LightGreen => sixteen[10],
            Color::LightYellow => sixteen[11],
            Color::LightCyan => sixteen[14],
            Color::White => sixteen[15],
            other => panic!("no theme has {other:?}"),
        }
    }
    /// WCAG 2.1: relative luminance, contrast ratio.
    fn luminance(hex: u32) -> f64 {
        let part = |shift: u32| {
            let part = f64::from(hex >> shift & 0xFF) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }
    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
    fn painted(style: Style, theme: Theme, colours: Colours) -> Cell {
        let mut cells = Buffer::empty(Rect::new(0, 0, 1, 1));
        cells[(0, 0)].set_char('x').set_style(style);
        paint(&mut cells, theme, colours);
        cells[(0, 0)].clone()
    }

    #[test]
    fn contrast_is_measured_as_the_rule_says() {
        assert!((contrast(0x000000, 0xFFFFFF) - 21.0).abs() < 0.01);
        assert!((contrast(0x777777, 0xFFFFFF) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_look_is_read_on_both_grounds_and_every_kind_of_terminal() {
        for theme in THEMES {
            for style in STYLES.into_iter().chain(STYLES.map(|style| style.patch(CHOSEN))) {
                for (colours, sixteen) in [
                    (Colours::True, XTERM),
                    (Colours::Sixteen, XTERM),
                    (Colours::Sixteen, LINUX),
                    (Colours::Sixteen, WINDOWS),
                ] {
                    let cell = painted(style, theme, colours);
                    let ratio = contrast(hex(cell.fg, &sixteen), hex(cell.bg, &sixteen));
                    assert!(ratio >= 4.5, "{ratio:.2}: {style:?} {theme:?} {colours:?}");
                    assert!(!cell.modifier.intersects(Modifier::DIM | Modifier::REVERSED), "{style:?}");
                }
            }
        }
    }

    #[test]
    fn what_stands_out_has_another_ground_than_the_rest() {
        for (theme, colours) in THEMES.into_iter().flat_map(|theme| [(theme, Colours::True), (theme, Colours::Sixteen)])
        {
            let ground = |style| painted(style, theme, colours).bg;
            let grounds = [PLAIN, HEED, ALARM, CHOSEN].map(ground);
            for (n, one) in grounds.iter().enumerate() {
                assert!(grounds[n + 1..].iter().all(|other| one != other), "{theme:?} {grounds:?}");
            }
        }
    }

    #[test]
    fn the_windows_own_colours_stay_and_no_color_takes_them_all() {
        for style in STYLES {
            let mut cell = Cell::default();
            cell.set_char('x').set_style(style);
            assert_eq!(painted(style, Theme::Window, Colours::True), cell);
            for theme in [Theme::Window, Theme::Dark, Theme::Light] {
                let bare = painted(style, theme, Colours::None);
                assert_eq!((bare.fg, bare.bg, bare.modifier), (Color::Reset, Color::Reset, cell.modifier));
            }
        }
    }
}

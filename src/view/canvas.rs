//! Writing into cells: clipped to the window, fast for Latin letters; and remembering what lies under a click.

use crate::app::Target;
use crate::editor::rows;
use crate::layout::Area;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};

/// A buffer being written, where the cursor will stand, and, when asked for, what each area means.
pub struct Canvas<'b> {
    cells: &'b mut Buffer,
    pub cursor: Option<(u16, u16)>,
    targets: Option<Vec<(Area, Target)>>,
}

impl<'b> Canvas<'b> {
    pub fn new(cells: &'b mut Buffer) -> Canvas<'b> {
        Canvas { cells, cursor: None, targets: None }
    }
    /// One that also remembers targets.
    pub fn recording(cells: &'b mut Buffer) -> Canvas<'b> {
        Canvas { cells, cursor: None, targets: Some(Vec::new()) }
    }
    pub fn window(&self) -> Area {
        let area = self.cells.area;
        Area { x: area.x, y: area.y, width: area.width, height: area.height }
    }
    /// A click in this area means this; later marks lie above earlier ones.
    pub fn mark(&mut self, area: Area, target: Target) {
        if let Some(targets) = &mut self.targets {
            targets.push((area, target));
        }
    }
    /// What lies under a cell, and the area it belongs to.
    pub fn target_at(&self, x: u16, y: u16) -> Option<(Area, Target)> {
        self.targets.iter().flatten().rev().find(|(area, _)| area.contains(x, y)).copied()
    }

    /// Whether this stands in a cell.
    pub fn shows(&self, x: u16, y: u16, sign: &str) -> bool {
        self.cells.cell((x, y)).is_some_and(|cell| cell.symbol() == sign)
    }

    /// Writes a text into at most `width` cells; what does not fit is left out. Gives the cells used.
    pub fn put(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let Area { width: all, height, .. } = self.window();
        if y >= height || x >= all {
            return 0;
        }
        let width = width.min(all - x);
        if !text.chars().all(is_plain) {
            return self.cells.set_stringn(x, y, text, usize::from(width), Style::reset().patch(style)).0 - x;
        }
        let start = usize::from(y) * usize::from(all) + usize::from(x);
        let cells = &mut self.cells.content[start..start + usize::from(width)];
        let mut used = 0;
        for (cell, letter) in cells.iter_mut().zip(text.chars()) {
            cell.set_char(letter);
            // The whole look, nothing of what stood there: a title in a faint rule is not faint.
            (cell.fg, cell.bg) = (style.fg.unwrap_or(Color::Reset), style.bg.unwrap_or(Color::Reset));
            cell.modifier = style.add_modifier;
            used += 1;
        }
        used
    }
    /// The same, ending with "…" when not all of it fits.
    pub fn fit(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        if width_of(text) <= width {
            return self.put(x, y, width, text, style);
        }
        let Some(room) = width.checked_sub(1) else { return 0 };
        let used = self.put(x, y, room, text, style);
        used + self.put(x + used, y, 1, "…", style)
    }
    /// Writes a text so that it ends before `end`; nothing when it does not fit into `width`. Gives the cells used.
    pub fn right(&mut self, end: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let needed = width_of(text);
        if needed > width || needed > end {
            return 0;
        }
        self.put(end - needed, y, needed, text, style)
    }
    /// Writes a text in the middle of `width` cells.
    pub fn middle(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) {
        let free = width.saturating_sub(width_of(text));
        self.fit(x + free / 2, y, width - free / 2, text, style);
    }
    /// Every cell becomes this letter.
    pub fn fill(&mut self, area: Area, letter: char, style: Style) {
        let area = self.clip(area);
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                let cell = &mut self.cells[(x, y)];
                cell.reset();
                if letter != ' ' {
                    cell.set_char(letter);
                }
                cell.set_style(style);
            }
        }
    }
    /// Another look for what stands there.
    pub fn restyle(&mut self, area: Area, style: Style) {
        let area = self.clip(area);
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                self.cells[(x, y)].set_style(style);
            }
        }
    }
    fn clip(&self, area: Area) -> Area {
        let window = self.window();
        let (x, y) = (area.x.min(window.width), area.y.min(window.height));
        Area { x, y, width: area.width.min(window.width - x), height: area.height.min(window.height - y) }
    }
}

/// One cell wide, joining nothing before it: Latin letters and the signs of our screens.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20BF}' | '\u{2190}'..='\u{21FF}' | '\u{2500}'..='\u{25FC}' | '\u{2713}')
}

/// How many cells a text takes.
pub fn width_of(text: &str) -> u16 {
    if text.chars().all(is_plain) {
        return u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    }
    rows::width(text)
}

/// Texts joined by " · ", as many of them from the first on as fit.
pub fn joined(texts: &[&str], width: u16) -> String {
    let mut line = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        let gap = if line.is_empty() { "" } else { " · " };
        if !line.is_empty() && width_of(&line) + width_of(gap) + width_of(text) > width {
            break;
        }
        line.push_str(gap);
        line.push_str(text);
    }
    line
}

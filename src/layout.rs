//! Size and facts in, areas out, in plain integers: the app scrolls by them and the view draws into them.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    pub fn contains(self, x: u16, y: u16) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}

/// The smallest window the console works in.
pub const LEAST: (u16, u16) = (80, 24);

/// What the sizes of panes follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// Lines of the agenda, headings included.
    pub agenda: usize,
    pub waiting: usize,
}

/// The live screen. Frames: a pane's area includes its title line on top; panes share no cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Live {
    pub header: Area,
    pub agenda: Area,
    pub floor: Area,
    pub minutes: Area,
    /// The paragraphs, below the pane's title.
    pub page: Area,
    pub opinions: Area,
    pub notice: Area,
    pub footer: Area,
    /// Cells of the margin left of the words: time (after a cell that marks the open paragraph) and owner, a gap after each.
    pub time: u16,
    pub owner: u16,
    /// Cells of the words themselves, without the spare one for the caret.
    pub words: u16,
    /// Cells of the margin right of the words: numbers.
    pub numbers: u16,
}

/// The minutes read back, over the whole window: a column of words that is easy to read aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadBack {
    pub header: Area,
    pub title: Area,
    pub page: Area,
    pub notice: Area,
    pub hints: Area,
    /// Where the words begin, and their cells; the margin left of them holds marks.
    pub words_x: u16,
    pub words: u16,
}

/// Areas of the minutes read back; none when the window is too small.
pub fn read_back(width: u16, height: u16) -> Option<ReadBack> {
    /// Cells of a mark, the bar and the gaps around it.
    const MARGIN: u16 = 16;
    /// Cells beyond which the eye loses the line.
    const WIDEST: u16 = 80;
    if width < LEAST.0 || height < LEAST.1 {
        return None;
    }
    let row = |y: u16, height: u16| Area { x: 0, y, width, height };
    let words = (width - MARGIN - 4).min(WIDEST);
    Some(ReadBack {
        header: row(0, 1),
        title: row(1, 1),
        page: row(3, height - 5),
        notice: row(height - 2, 1),
        hints: row(height - 1, 1),
        words_x: ((width - words) / 2).max(MARGIN),
        words,
    })
}

/// Areas of the live screen; none when the window is too small.
pub fn live(width: u16, height: u16, wants: Wants) -> Option<Live> {
    if width < LEAST.0 || height < LEAST.1 {
        return None;
    }
    let footer_rows = if width < 120 { 2 } else { 1 };
    let most = (height / 3).max(8) - 1;
    let rows = u16::try_from(wants.agenda.max(wants.waiting + 3)).unwrap_or(most) + 1;
    let top = (rows + 1).clamp(6, most);
    let split = (width * 2 / 5).clamp(32, 48);
    let row = |y: u16, height: u16| Area { x: 0, y, width, height };
    let below = height - footer_rows;
    let minutes = row(1 + top, below - 2 - 1 - top);
    let (time, owner, numbers) = match width {
        0..110 => (7, 15, 12),
        110..150 => (7, 24, 20),
        _ => (7, 30, 34),
    };
    Some(Live {
        header: row(0, 1),
        agenda: Area { x: 0, y: 1, width: split, height: top },
        floor: Area { x: split, y: 1, width: width - split, height: top },
        minutes,
        page: Area { y: minutes.y + 1, height: minutes.height - 1, ..minutes },
        opinions: row(below - 2, 1),
        notice: row(below - 1, 1),
        footer: row(below, footer_rows),
        time,
        owner,
        words: width - time - owner - numbers - 2,
        numbers,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn panes_fill_the_window_without_overlap(
            width in 0..300u16, height in 0..120u16, agenda in 0..60usize, waiting in 0..60usize
        ) {
            let Some(live) = live(width, height, Wants { agenda, waiting }) else {
                prop_assert!(width < LEAST.0 || height < LEAST.1);
                return Ok(());
            };
            let panes = [live.header, live.agenda, live.floor, live.minutes, live.opinions, live.notice, live.footer];
            let cells: u32 = panes.iter().map(|pane| u32::from(pane.width) * u32::from(pane.height)).sum();
            prop_assert_eq!(cells, u32::from(width) * u32::from(height));
            prop_assert!(live.words >= 40 && live.page.height >= 8);
        }
    }
}

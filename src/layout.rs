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

/// What goes on, as far as sizes follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// People speak, or are registered: the queue counts.
    #[default]
    Hall,
    /// Somebody speaks whom the agenda names: the minutes count.
    Course,
    /// Opinions are answered: those without an answer count.
    Answers,
    /// The meeting is closed: what is missing counts.
    Over,
}

/// Which pane was made large by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zoom {
    #[default]
    Usual,
    /// All above the minutes is one line.
    Minutes,
    /// The floor, the queue and the agenda; the minutes keep a few rows.
    Floor,
}

/// What the sizes of panes follow. Nothing of it changes with a letter typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// Lines of the agenda, headings included.
    pub agenda: usize,
    pub waiting: usize,
    /// Opinions without an answer or a result.
    pub owed: usize,
    pub part: Part,
    pub zoom: Zoom,
}

/// The live screen. Frames: a pane's area includes its title line on top; panes share no cell. A pane that is not shown has
/// no cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Live {
    pub header: Area,
    pub agenda: Area,
    /// The upright line beside the agenda.
    pub bar: Area,
    pub floor: Area,
    pub minutes: Area,
    /// The paragraphs, below the pane's title.
    pub page: Area,
    /// Opinions that are owed something, beside the minutes of a wide window.
    pub owed: Area,
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

/// Cells of words beyond which the eye loses the line on its way back.
const WIDEST_WORDS: u16 = 110;
/// Cells of the minutes that have such words and full margins.
const WIDEST_MINUTES: u16 = 183;
/// A window from this width on has a column of its own for agenda and opinions.
const WIDE: u16 = 176;
/// So many wait that the pane grows for them.
const MANY: usize = 6;
/// Rows of a pane besides those of a list: title, speaker, clock, the line that counts.
const HEAD: usize = 4;

/// Areas of the live screen; none when the window is too small.
pub fn live(width: u16, height: u16, wants: Wants) -> Option<Live> {
    if width < LEAST.0 || height < LEAST.1 {
        return None;
    }
    let footer_rows = if width < 120 { 2 } else { 1 };
    let below = height - footer_rows;
    let middle = below - 3;
    let side = if width < WIDE { 0 } else { (width / 4).max(width.saturating_sub(WIDEST_MINUTES)) };
    let main = width - side;
    let top = top(height, middle, side > 0, wants);
    let row = |y: u16, height: u16| Area { x: 0, y, width, height };
    let minutes = Area { width: main, ..row(1 + top, middle - top) };
    let beside = if side > 0 { beside(main, side, middle, wants) } else { above(width, top, wants) };
    let (time, owner, numbers) = margins(main);
    Some(Live {
        header: row(0, 1),
        minutes,
        page: Area { y: minutes.y + 1, height: minutes.height - 1, ..minutes },
        opinions: row(below - 2, 1),
        notice: row(below - 1, 1),
        footer: row(below, footer_rows),
        time,
        owner,
        words: main - time - owner - numbers - 2,
        numbers,
        floor: Area { height: top, ..beside.floor },
        ..beside
    })
}

/// Rows above the minutes: by what goes on and by steps of those who wait, so that nothing jumps while somebody types.
fn top(height: u16, middle: u16, wide: bool, wants: Wants) -> u16 {
    let usual = usual_top(height, wide, wants);
    match wants.zoom {
        Zoom::Usual => usual,
        Zoom::Minutes => 1,
        // At least three rows of the minutes stay, below their title.
        Zoom::Floor => (middle * 3 / 4).min(middle - 4).max(usual),
    }
}
fn usual_top(height: u16, wide: bool, wants: Wants) -> u16 {
    let listed = match wants.part {
        Part::Hall => wants.waiting.max(1),
        Part::Answers if wide => wants.waiting,
        Part::Answers => wants.owed.max(wants.waiting).max(1),
        Part::Over => 5,
        Part::Course => 0,
    };
    let rows = HEAD + listed.next_multiple_of(3);
    let (least, most) = match (wants.part, wide) {
        (Part::Course, true) => (4, 4),
        (Part::Course, false) => (4, if height < 30 { 4 } else { (height / 5).min(8) }),
        (_, true) => (4, height * 2 / 5),
        (_, false) if listed >= MANY => (6, (height * 2 / 5).max(9)),
        (_, false) => (6, (height / 3).max(8) - 1),
    };
    let rows = if wide { rows } else { rows.max(wants.agenda + 2) };
    u16::try_from(rows).unwrap_or(most).clamp(least, most)
}

/// Agenda and floor side by side above the minutes; of the floor only its columns.
fn above(width: u16, top: u16, wants: Wants) -> Live {
    if wants.zoom == Zoom::Minutes {
        return Live { floor: Area { x: 0, y: 1, width, height: 1 }, ..Live::default() };
    }
    let split = (width * 2 / 5).clamp(32, 48);
    let area = |x: u16, width: u16| Area { x, y: 1, width, height: top };
    Live { agenda: area(0, split - 1), bar: area(split - 1, 1), floor: area(split, width - split), ..Live::default() }
}

/// Agenda and opinions in a column right of floor and minutes.
fn beside(main: u16, side: u16, middle: u16, wants: Wants) -> Live {
    let lines = u16::try_from(wants.agenda).unwrap_or(middle).saturating_add(2);
    let agenda = lines.clamp(4, middle / 2);
    let area = |y: u16, height: u16| Area { x: main + 1, y, width: side - 1, height };
    Live {
        agenda: area(1, agenda),
        bar: Area { x: main, y: 1, width: 1, height: middle },
        floor: Area { x: 0, y: 1, width: main, height: 0 },
        owed: area(1 + agenda, middle - agenda),
        ..Live::default()
    }
}

/// Time, owner and numbers beside the words.
fn margins(main: u16) -> (u16, u16, u16) {
    let (owner, numbers) = match main {
        0..110 => (15, 12),
        110..145 => (24, 20),
        145..170 => (28, 22),
        _ => (30, 34),
    };
    // What is left beyond the widest words is theirs who own them, and of the numbers.
    let spare = main.saturating_sub(7 + owner + numbers + 2 + WIDEST_WORDS);
    (7, owner + spare / 2, numbers + spare - spare / 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PARTS: [Part; 4] = [Part::Hall, Part::Course, Part::Answers, Part::Over];
    const ZOOMS: [Zoom; 3] = [Zoom::Usual, Zoom::Minutes, Zoom::Floor];

    fn panes(live: &Live) -> [Area; 9] {
        let Live { header, agenda, bar, floor, minutes, owed, opinions, notice, footer, .. } = *live;
        [header, agenda, bar, floor, minutes, owed, opinions, notice, footer]
    }
    /// Every cell belongs to one pane: none stands out, no two meet, and together they have all cells.
    fn fills(live: &Live, width: u16, height: u16) -> bool {
        let panes = panes(live);
        let inside = |pane: &Area| pane.x + pane.width <= width && pane.y + pane.height <= height;
        let apart = |a: &Area, b: &Area| {
            let meet = |a: u16, wide: u16, b: u16, other: u16| a < b + other && b < a + wide;
            !(meet(a.x, a.width, b.x, b.width) && meet(a.y, a.height, b.y, b.height))
        };
        let cells: u32 = panes.iter().map(|pane| u32::from(pane.width) * u32::from(pane.height)).sum();
        let pairs = panes.iter().enumerate().flat_map(|(n, a)| panes[n + 1..].iter().map(move |b| (a, b)));
        panes.iter().all(inside)
            && pairs.into_iter().all(|(a, b)| apart(a, b))
            && cells == u32::from(width) * u32::from(height)
    }

    #[test]
    fn panes_fill_every_window_without_overlap_and_the_minutes_keep_their_rows() {
        let states: Vec<Wants> = PARTS
            .into_iter()
            .flat_map(|part| ZOOMS.map(|zoom| (part, zoom)))
            .flat_map(|(part, zoom)| [(0, 0), (13, 4), (40, 40)].map(|(agenda, n)| (part, zoom, agenda, n)))
            .map(|(part, zoom, agenda, n)| Wants { agenda, waiting: n, owed: n, part, zoom })
            .collect();
        for (width, height) in (80..=250).flat_map(|width| (24..=80).map(move |height| (width, height))) {
            for wants in &states {
                let live = live(width, height, *wants).unwrap();
                assert!(fills(&live, width, height), "{width}×{height} {wants:?} {live:?}");
                let least = if wants.zoom == Zoom::Floor { 3 } else { 8 };
                assert!(live.page.height >= least, "{width}×{height} {wants:?}");
                assert!((40..=WIDEST_WORDS).contains(&live.words), "{width} {}", live.words);
            }
        }
    }

    proptest! {
        #[test]
        fn any_window_is_filled_or_too_small(
            width in 0..300u16, height in 0..120u16, agenda in 0..60usize, waiting in 0..60usize, owed in 0..60usize,
            part in 0..4usize, zoom in 0..3usize
        ) {
            let wants = Wants { agenda, waiting, owed, part: PARTS[part], zoom: ZOOMS[zoom] };
            match live(width, height, wants) {
                Some(live) => prop_assert!(fills(&live, width, height), "{:?}", live),
                None => prop_assert!(width < LEAST.0 || height < LEAST.1),
            }
        }

        #[test]
        fn what_goes_on_never_rewraps_the_words(
            width in 80..300u16, height in 24..120u16, waiting in 0..60usize, part in 0..4usize, zoom in 0..3usize
        ) {
            let usual = live(width, height, Wants::default()).unwrap();
            let wants = Wants { agenda: 12, waiting, owed: waiting, part: PARTS[part], zoom: ZOOMS[zoom] };
            let now = live(width, height, wants).unwrap();
            prop_assert_eq!((usual.words, usual.owner, usual.numbers), (now.words, now.owner, now.numbers));
        }
    }

    #[test]
    fn one_more_in_the_queue_moves_rows_only_by_steps() {
        for height in 24..=80 {
            let tops: Vec<u16> = (0..40)
                .map(|waiting| {
                    live(120, height, Wants { agenda: 8, waiting, ..Wants::default() }).unwrap().floor.height
                })
                .collect();
            let moves = tops.windows(2).filter(|pair| pair[0] != pair[1]).count();
            assert!(tops.is_sorted() && moves <= 12, "{height}: {tops:?}");
            assert_eq!(tops[0], tops[3], "the first three move nothing");
        }
    }

    #[test]
    fn a_report_leaves_the_rows_to_the_minutes_and_zoom_gives_them_all_but_one() {
        for (width, height) in [(80, 24), (100, 30), (120, 32), (200, 60)] {
            let rows = |part, zoom| {
                let wants = Wants { agenda: 13, waiting: 4, owed: 3, part, zoom };
                live(width, height, wants).unwrap().page.height
            };
            assert!(rows(Part::Course, Zoom::Usual) > rows(Part::Hall, Zoom::Usual));
            assert!(rows(Part::Hall, Zoom::Minutes) > rows(Part::Course, Zoom::Usual));
            assert!(rows(Part::Hall, Zoom::Floor) < rows(Part::Hall, Zoom::Usual));
        }
    }
}

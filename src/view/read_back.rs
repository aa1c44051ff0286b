//! The minutes read back: as they will be printed, in a column that is easy to read aloud, the passage at hand marked.

use super::boxes::Hints;
use super::canvas::{Canvas, joined, width_of};
use super::style::{NAME, PLAIN, STRONG};
use super::{floor, header, notice, rule};
use crate::app::{App, Dialog, Target};
use crate::domain::{Paper, Passage, Wish};
use crate::editor::rows;
use crate::layout::{self, Area};
use crate::papers::{self, Block, Document, Face, Level, Row, Sources};
use crate::text::{self, Lang};
use std::collections::BTreeMap;
use std::ops::Range;

/// Something of the document that is wrapped on its own.
#[derive(Default)]
struct Piece {
    text: String,
    /// Bytes that stand out.
    bold: Vec<Range<usize>>,
    centered: bool,
    passage: Option<Passage>,
    /// The next one follows without a blank line.
    tight: bool,
}

/// A line on the page.
#[derive(Default)]
struct Line {
    text: String,
    bold: Vec<Range<usize>>,
    centered: bool,
    passage: Option<Passage>,
    /// The first of its passage's piece.
    first: bool,
}

pub fn paint(canvas: &mut Canvas, app: &App, reading: &Dialog, lang: Lang) {
    let Some(places) = layout::read_back(app.size.0, app.size.1) else { return };
    let passages = app.passages_read();
    let at_hand = passages.get(reading.row).copied();
    header::paint(canvas, places.header, app, lang);
    let floor = floor(app, lang);
    let room = places.title.width.saturating_sub(width_of(&floor) + 8);
    rule::title(canvas, places.title, &title(app, reading, passages.len(), room, lang), NAME, &floor);
    let document = papers::document(&Sources::from(&app.meeting), &Wish::of(Paper::Minutes));
    let pieces = pieces(&document, places.words);
    let start = place_of(&pieces, &passages, reading.row);
    let page = usize::from(places.page.height);
    let (lines, cut) = visible(&pieces, start, page, reading.scroll, places.words);
    let numbers: BTreeMap<Passage, usize> = passages.iter().enumerate().map(|(n, passage)| (*passage, n)).collect();
    for (line, y) in lines.iter().zip(places.page.y..) {
        let row = Area { y, height: 1, ..places.page };
        paint_line(canvas, row, places.words_x, places.words, line, line.passage.is_some() && line.passage == at_hand);
        let Some(passage) = line.passage else { continue };
        if let Some(n) = numbers.get(&passage) {
            canvas.mark(row, Target::Row(*n));
        }
        if line.first {
            paint_marks(canvas, row, places.words_x, app, passage, lang);
        }
        if line.passage == at_hand && canvas.cursor.is_none() {
            canvas.cursor = Some((places.words_x - 2, y));
        }
    }
    if cut {
        canvas.right(places.words_x - 3, places.page.y + places.page.height - 1, places.words_x - 3, "→ ↓", STRONG);
    }
    canvas.cursor = canvas.cursor.or(Some((places.words_x - 2, places.page.y)));
    notice::paint(canvas, places.notice, app, lang);
    let width = places.hints.width - 2;
    Hints::new(text::box_hints(app, reading, lang), width).paint(canvas, Area { x: 1, width, ..places.hints });
}

/// Which passage is at hand, of how many.
fn title(app: &App, reading: &Dialog, passages: usize, room: u16, lang: Lang) -> String {
    let name = text::box_title(&reading.what, &app.meeting, lang);
    let count = format!("{}/{passages}", reading.row + 1);
    let passage = app.passage_read().map(|passage| text::passage(passage, &app.meeting, lang)).unwrap_or_default();
    joined(&[&name, &count, &passage], room)
}

/// Who has the floor, and the clock: both go on.
fn floor(app: &App, lang: Lang) -> String {
    let Some(turn) = app.meeting.floor() else { return String::new() };
    let (clock, _) = floor::clock_words(&app.meeting, turn, app.now(), lang);
    let name = text::person_short(&app.meeting, turn.person, lang);
    format!("{name} · {clock}")
}

fn pieces(document: &Document, width: u16) -> Vec<Piece> {
    let mut pieces = head(document, width);
    pieces.push(Piece { tight: true, ..centered(&document.title) });
    pieces.push(Piece { passage: Some(Passage::Title), ..centered(&document.subtitle) });
    pieces.extend(document.blocks.iter().flat_map(of_block));
    pieces.extend(signatures(document, width));
    if let Some(receivers) = &document.receivers {
        pieces.push(Piece { tight: true, ..plain(&receivers.title) });
        pieces.extend(receivers.lines.iter().map(|line| Piece { tight: true, ..plain(line) }));
        pieces.push(Piece::default());
    }
    for appendix in &document.appendices {
        pieces.extend([&appendix.label, &appendix.title, &appendix.note].map(|line| centered(line)));
        pieces.extend(appendix.blocks.iter().flat_map(of_block));
    }
    if let Some(seal) = &document.seal {
        pieces.extend(seal.lines.iter().map(|line| Piece { tight: true, ..plain(line) }));
    }
    pieces
}

fn plain(text: &str) -> Piece {
    Piece { text: text.to_owned(), ..Piece::default() }
}
fn bold(text: &str) -> Piece {
    Piece { bold: std::iter::once(0..text.len()).collect(), ..plain(text) }
}
fn centered(text: &str) -> Piece {
    Piece { centered: true, ..bold(text) }
}

/// The two columns of the head, line by line.
fn head(document: &Document, width: u16) -> Vec<Piece> {
    let head = &document.head;
    let mut left: Vec<&str> = Some(head.parent.as_str()).filter(|parent| !parent.is_empty()).into_iter().collect();
    left.extend(head.agency.iter().map(String::as_str).chain([head.number.as_str()]));
    let right = [head.nation.as_str(), head.motto.as_str()];
    let mut pieces = columns(&left, &right, width);
    pieces.push(Piece::default());
    pieces
}
fn signatures(document: &Document, width: u16) -> Vec<Piece> {
    let lines = |n: usize| -> Vec<&str> {
        let signature = document.signatures.get(n);
        signature.map(|signature| [signature.office.as_str(), "", signature.name.as_str()].to_vec()).unwrap_or_default()
    };
    let mut pieces = match document.signatures.len() {
        0 => Vec::new(),
        1 => columns(&[], &lines(0), width),
        _ => columns(&lines(0), &lines(1), width),
    };
    pieces.push(Piece::default());
    pieces
}
/// Lines of two columns side by side, each in the middle of its own; one column below the other where there is no room.
fn columns(left: &[&str], right: &[&str], width: u16) -> Vec<Piece> {
    let widest = |lines: &[&str]| lines.iter().map(|line| width_of(line)).max().unwrap_or(0);
    let Some(spare) = width.checked_sub(widest(left) + widest(right) + 2) else {
        let lines = left.iter().chain(right).filter(|line| !line.is_empty());
        return lines.map(|line| Piece { tight: true, ..centered(line) }).collect();
    };
    let rooms = [widest(left) + spare / 2 + 1, widest(right) + spare / 2 + 1].map(usize::from);
    let within = |text: &str, room: usize| {
        let free = room.saturating_sub(usize::from(width_of(text)));
        format!("{}{text}{}", " ".repeat(free / 2), " ".repeat(free - free / 2))
    };
    let line = |n: usize| {
        let [left, right] = [left, right].map(|lines| lines.get(n).copied().unwrap_or(""));
        let line = format!("{}{}", within(left, rooms[0]), within(right, rooms[1]));
        Piece { tight: true, ..bold(line.trim_end()) }
    };
    (0..left.len().max(right.len())).map(line).collect()
}

fn of_block(block: &Block) -> Vec<Piece> {
    match block {
        Block::Heading { level: Level::Section | Level::Clause | Level::Point, text } => vec![bold(text)],
        Block::Paragraph(paragraph) => {
            let (mut at, mut faces) = (0, Vec::new());
            for run in &paragraph.runs {
                let end = at + run.text.len();
                faces.extend(Some(at..end).filter(|_| run.face == Face::Bold));
                at = end;
            }
            vec![Piece { bold: faces, passage: paragraph.passage, ..plain(&paragraph.text()) }]
        }
        Block::Table(table) => {
            let titles = table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join(" · ");
            let rows = table.rows.iter().map(|row| match row {
                Row::Cells(cells) => plain(&cells.join(" · ")),
                Row::Group(text) => bold(text),
            });
            std::iter::once(bold(&titles)).chain(rows).collect()
        }
        Block::Chart(chart) => vec![plain(&chart.title)],
        Block::NewPage => Vec::new(),
    }
}

/// The piece of the passage at hand; of one that is not printed, that of the nearest before it.
fn place_of(pieces: &[Piece], passages: &[Passage], row: usize) -> usize {
    let printed = |passage: &Passage| pieces.iter().position(|piece| piece.passage == Some(*passage));
    passages.iter().take(row + 1).rev().find_map(printed).unwrap_or(0)
}

/// Lines around a piece: it begins a third down the page; a long one at its top, and from there on as far as was scrolled.
/// True: it goes on below the page.
fn visible(pieces: &[Piece], start: usize, page: usize, scroll: usize, width: u16) -> (Vec<Line>, bool) {
    let mut before: Vec<Line> = Vec::new();
    for piece in pieces[..start].iter().rev() {
        if before.len() >= page {
            break;
        }
        let mut lines = wrapped(piece, width);
        lines.append(&mut before);
        before = lines;
    }
    let passage = pieces.get(start).and_then(|piece| piece.passage);
    let (above, mut own) = (before.len(), 0);
    let mut lines = before;
    for piece in &pieces[start..] {
        let more = wrapped(piece, width);
        if passage.is_some() && piece.passage == passage {
            own = lines.len() + more.len() - above;
        } else if lines.len() >= above + page + own {
            break;
        }
        lines.extend(more);
    }
    let lead = page.saturating_sub(own).min(page / 3);
    let scrolled = scroll.min(own.saturating_sub(page));
    let top = (above.saturating_sub(lead) + scrolled).min(lines.len().saturating_sub(page));
    (lines.into_iter().skip(top).take(page).collect(), own > page + scrolled)
}

/// The lines of a piece, and the blank one after it.
fn wrapped(piece: &Piece, width: u16) -> Vec<Line> {
    let rows = rows::wrap(&piece.text, width + 1);
    let lines = rows.into_iter().enumerate().map(|(n, row)| {
        let within = |bold: &Range<usize>| {
            let (start, end) = (bold.start.max(row.start), bold.end.min(row.end));
            (start < end).then(|| start - row.start..end - row.start)
        };
        Line {
            text: piece.text[row.clone()].to_owned(),
            bold: piece.bold.iter().filter_map(within).collect(),
            centered: piece.centered,
            passage: piece.passage,
            first: n == 0,
        }
    });
    let blank = (!piece.tight && !piece.text.is_empty()).then(Line::default);
    lines.chain(blank).collect()
}

/// The passage at hand has a bar beside it and stands out.
fn paint_line(canvas: &mut Canvas, row: Area, x: u16, width: u16, line: &Line, at_hand: bool) {
    let words = line.text.trim_end();
    let start = if line.centered { x + width.saturating_sub(width_of(words)) / 2 } else { x };
    let style = if at_hand { STRONG } else { PLAIN };
    canvas.put(start, row.y, width + 1, words, style);
    for bold in &line.bold {
        let end = bold.end.min(words.len());
        if let (Some(before), Some(inside)) = (words.get(..bold.start), words.get(bold.start..end)) {
            let area = Area { x: start + width_of(before), width: width_of(inside), ..row };
            canvas.restyle(area, STRONG);
        }
    }
    if at_hand {
        canvas.put(x - 2, row.y, 1, if line.first { "▸" } else { "┃" }, STRONG);
    }
}

/// What was objected to it, left of its first line: the newest nearest, as many as there is room for.
fn paint_marks(canvas: &mut Canvas, row: Area, x: u16, app: &App, passage: Passage, lang: Lang) {
    let mut settled = app.settled(passage);
    settled.reverse();
    let mut seen = Vec::new();
    let mut end = x - 3;
    for settlement in settled {
        if seen.contains(&settlement) {
            continue;
        }
        seen.push(settlement);
        end = end.saturating_sub(canvas.right(end, row.y, end, text::settlement_mark(settlement, lang), STRONG) + 1);
    }
}

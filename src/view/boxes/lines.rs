//! Lines of a box above its fields and below its list: what is asked, how a typed line is read.

use super::{Line, names, wrapped};
use crate::app::{App, Choice, Dialog, Label, Notice, OldLetters, Request, Warned, What};
use crate::domain::*;
use crate::papers;
use crate::text::{self, Lang, LettersLine, Word, word};
use crate::viet::{self, Encoding};
use crate::view::style::{ALARM, FAINT, PLAIN, STRONG};

/// The most warnings that are named one by one.
const NAMED: usize = 7;

pub fn above(app: &App, dialog: &Dialog, width: u16, lang: Lang) -> Vec<Line> {
    let meeting = &app.meeting;
    match &dialog.what {
        // What is asked stands in the title.
        What::Ask { request, warnings } => {
            let closes = match request {
                Request::Close => true,
                Request::Advance => meeting.next_item().is_none(),
                Request::GoTo(_) | Request::EraseOpen | Request::Overwrite(_) | Request::Replace(_) => false,
            };
            let unread = closes && meeting.info().read_back_at.is_none();
            let warnings = warnings.iter().flat_map(|warned| text::warned(warned, meeting, lang));
            let mut lines: Vec<Line> =
                warnings.flat_map(|line| wrapped(&format!("! {line}"), width, PLAIN)).take(NAMED * 2).collect();
            if unread {
                lines.extend(wrapped(&format!("› {}", text::not_read_back(lang)), width, PLAIN));
            }
            lines
        }
        What::Objection(Passage::Paragraph(id)) => {
            let words = meeting.get::<Paragraph>(*id).map_or("", |paragraph| paragraph.text.as_str());
            let mut lines = wrapped(words, width, FAINT);
            lines.truncate(3);
            lines
        }
        What::OutcomeDetail { opinion, .. } => words(meeting, *opinion, width, lang),
        What::Outcome { opinions } => {
            opinions.get(dialog.row).map(|opinion| words(meeting, *opinion, width, lang)).unwrap_or_default()
        }
        What::OldLetters(letters) => old_letters(letters, width, lang),
        What::KeyTest(_) => {
            let mut lines = wrapped(word(Word::KeyTest, lang), width, STRONG);
            let glyphs = text::glyphs(app.habits.keyboard, lang);
            lines.extend(glyphs.iter().flat_map(|line| wrapped(line, width, PLAIN)));
            lines
        }
        What::Tour(page) => {
            let told = text::tour(*page, app.habits.keyboard, lang);
            told.iter().flat_map(|line| wrapped(line, width, PLAIN)).collect()
        }
        What::Steps if app.steps.is_empty() => vec![(word(Word::Reading, lang).to_owned(), FAINT)],
        _ => Vec::new(),
    }
}

/// The first lines the conversion would change, as they came and as they would read.
fn old_letters(letters: &OldLetters, width: u16, lang: Lang) -> Vec<Line> {
    const SHOWN: usize = 2;
    const LOOKED_AT: usize = 64 << 10;
    let raw = &letters.raw[..letters.raw.floor_char_boundary(LOOKED_AT)];
    let shown = |text: &str| {
        let rows =
            wrapped(&viet::one_line(&text.chars().take(usize::from(width) * 2).collect::<String>()), width, PLAIN);
        rows.into_iter().take(2)
    };
    let read = |line: &&str| viet::convert(line, letters.encoding);
    let changed: Vec<&str> = raw.lines().filter(|line| read(line) != **line).take(SHOWN).collect();
    let heading = |line| (text::letters_line(line, lang).to_owned(), FAINT);
    let mut lines = wrapped(text::letters_line(LettersLine::Why, lang), width, PLAIN);
    lines.push(heading(LettersLine::Before));
    lines.extend(changed.iter().flat_map(|line| shown(line)));
    lines.push(heading(LettersLine::After));
    lines.extend(changed.iter().flat_map(|line| shown(&read(line))).map(|(line, _)| (line, STRONG)));
    if letters.encoding == Encoding::Tcvn3 {
        lines.extend(wrapped(text::letters_line(LettersLine::Capitals, lang), width, PLAIN));
    }
    lines
}

/// An opinion's number and the beginning of its words, in at most two lines.
fn words(meeting: &Meeting, id: OpinionId, width: u16, lang: Lang) -> Vec<Line> {
    let number = meeting.opinion_number(id).map_or(String::new(), |number| text::opinion(number, lang));
    let mut lines = wrapped(&format!("{number}: {}", meeting.words_of(id)), width, PLAIN);
    lines.truncate(2);
    lines
}

pub fn below(app: &App, dialog: &Dialog, width: u16, lang: Lang) -> Vec<Line> {
    let meeting = &app.meeting;
    match &dialog.what {
        What::Answer if dialog.active == 0 => answered(meeting, dialog.typed(Label::Opinions), lang),
        What::Heads { ticked } => heads(app, dialog, !ticked.is_empty(), width, lang),
        What::Objection(Passage::Heads) => heads_read(app, dialog, width, lang),
        What::Sentence(_) => [Word::SentenceSlots, Word::SentenceKinds]
            .iter()
            .flat_map(|about| wrapped(word(*about, lang), width, FAINT))
            .collect(),
        What::Queue { .. } | What::Owner | What::Palette | What::Name(_) | What::Misdirected
            if app.rows(dialog).is_empty() && !dialog.query().is_empty() =>
        {
            vec![(word(Word::NothingFound, lang).to_owned(), FAINT)]
        }
        _ => Vec::new(),
    }
}

/// The opinions whose numbers are typed, so that nobody answers the wrong one.
fn answered(meeting: &Meeting, typed: &str, lang: Lang) -> Vec<Line> {
    let numbers = typed.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok());
    let opinions = numbers.filter_map(|number| meeting.opinion_by_number(number)).take(4);
    opinions.map(|opinion| (names::opinion(meeting, opinion.id, lang).0, FAINT)).collect()
}

/// How the numbers are understood; before any is typed, in which order they are expected.
fn heads(app: &App, dialog: &Dialog, ticked: bool, width: u16, lang: Lang) -> Vec<Line> {
    let meeting = &app.meeting;
    let delegates = || word(if ticked { Word::OtherDelegates } else { Word::Delegates }, lang).to_owned();
    if dialog.typed(Label::Heads).is_empty() && !ticked {
        let hamlets = meeting.hamlets().into_iter().map(|hamlet| text::hamlet(hamlet, lang));
        let order: Vec<String> = hamlets.chain([delegates()]).collect();
        let mut lines = wrapped(&format!("{}: {}", word(Word::InOrder, lang), order.join(", ")), width, FAINT);
        if let (Some((count, _)), Some(present)) = (meeting.newest_heads(), meeting.present()) {
            let clock = viet::clock(meeting.clock(count.at));
            lines.push((format!("{} {clock}: {present}", word(Word::LastCount, lang)), FAINT));
        }
        return lines;
    }
    let counts = match app.heads_counted(dialog) {
        Ok(counts) => counts,
        Err(notice) => return said(&notice, meeting, width, lang),
    };
    let mut total = 0;
    let mut part = |name: String, number: i64| {
        total += number;
        format!("{name} {number}")
    };
    let parts = counts.iter().map(|count| match count {
        Count::Hamlet(id, n) => part(meeting.get::<Hamlet>(*id).map_or(String::new(), |h| text::hamlet(h, lang)), *n),
        Count::Delegates(n) => part(delegates(), *n),
        Count::Party(id, n) => part(meeting.get::<Party>(*id).map_or(String::new(), |p| p.name.clone()), *n),
        Count::Person(id) => part(text::person_short(meeting, *id, lang), 1),
    });
    let parts: Vec<String> = parts.collect();
    let total = format!("{} = {} {total}", parts.join(" + "), word(Word::Total, lang));
    let mut lines = wrapped(&total, width, STRONG);
    // Fewer are taken as they are; that one was forgotten is seen.
    let typed = dialog.typed(Label::Heads).split([' ', ',', ';', '+']).filter(|word| !word.is_empty()).count();
    if !ticked && typed <= meeting.hamlets().len() {
        lines.extend(wrapped(&text::numbers_wanted(false, typed, meeting, lang), width, FAINT));
    }
    lines
}

/// Why it is not taken as it stands.
fn said(notice: &Notice, meeting: &Meeting, width: u16, lang: Lang) -> Vec<Line> {
    let style = if matches!(notice, Notice::NotUnderstood(_)) { ALARM } else { STRONG };
    let line = match notice {
        Notice::NotUnderstood(_) => word(Word::NotNumbers, lang).to_owned(),
        other => text::notice(other, meeting, lang),
    };
    wrapped(&line, width, style)
}

/// In which order the numbers stand that are corrected, and how many are wanted while not all are typed.
fn heads_read(app: &App, dialog: &Dialog, width: u16, lang: Lang) -> Vec<Line> {
    let meeting = &app.meeting;
    if let Err(notice) = app.heads_corrected(dialog.typed(Label::Heads)) {
        return said(&notice, meeting, width, lang);
    }
    let name = |head: &&Head| match (head.hamlet, head.party) {
        (Some(id), _) => meeting.get::<Hamlet>(id).map_or(String::new(), |hamlet| text::hamlet(hamlet, lang)),
        (None, Some(id)) => meeting.get::<Party>(id).map_or(String::new(), |party| party.name.clone()),
        (None, None) => word(Word::Delegates, lang).to_owned(),
    };
    let order: Vec<String> = app.heads_read().iter().map(name).collect();
    wrapped(&format!("{}: {}", word(Word::InOrder, lang), order.join(", ")), width, FAINT)
}

/// Before the lock: what closing asks about, then everything the minutes lack. It lists; it forbids nothing.
pub fn before_lock(app: &App, dialog: &Dialog, width: u16, lang: Lang) -> Vec<Line> {
    let asked = app.closing_questions();
    let asked = asked.iter().flat_map(|warning| text::warned(&Warned::from(warning), &app.meeting, lang));
    let mut lines: Vec<Line> = asked.flat_map(|line| wrapped(&format!("! {line}"), width, PLAIN)).collect();
    lines.extend(missing(&app.meeting, dialog.field(Label::ClosingTime).is_some(), width, lang));
    lines
}

/// Before an export: what signed minutes still lack.
pub fn before_export(app: &App, dialog: &Dialog, width: u16, lang: Lang) -> Vec<Line> {
    match dialog.chosen(Label::Paper) {
        Some(Choice::Paper(Paper::Minutes)) => missing(&app.meeting, false, width, lang),
        _ => Vec::new(),
    }
}

/// What signed minutes still lack; `closes`: the end time comes with what is asked for.
fn missing(meeting: &Meeting, closes: bool, width: u16, lang: Lang) -> Vec<Line> {
    let mut missing = papers::missing(meeting);
    missing.retain(|what| !(closes && *what == Missing::EndTime));
    if missing.is_empty() {
        return vec![(word(Word::NothingMissing, lang).to_owned(), PLAIN)];
    }
    let count = (format!("{} {}:", word(Word::StillMissing, lang), missing.len()), STRONG);
    let named =
        missing.iter().flat_map(|what| wrapped(&format!("· {}", text::missing(what, meeting, lang)), width, PLAIN));
    std::iter::once(count).chain(named).collect()
}

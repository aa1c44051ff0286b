//! How notices and reports are set out: numbered headings, lists, when the meeting was held, the last line. Not their content.

use super::calls::attending;
use super::entry::Telling;
use super::frame;
use super::minutes::or_blank;
use super::model::{Block, Face, Level, Paragraph, Shape};
use super::notice_words::notices;
use super::result::results;
use super::words::{fill, words};
use crate::domain::{self, Duty, Meeting, Opinion, Paper, Time};
use crate::viet::{date_words, roman, time_words, two, weekday_words};

/// Blocks under headings that count themselves.
#[derive(Default)]
pub(super) struct Outline {
    blocks: Vec<Block>,
    sections: usize,
    clauses: usize,
}

impl Outline {
    /// "I. CÔNG TÁC TỔ CHỨC".
    pub fn section(&mut self, title: &str) {
        self.sections += 1;
        self.clauses = 0;
        let values = [("n", roman(self.sections)), ("title", title.to_uppercase())];
        self.heading(Level::Section, &notices().outline.section, values);
    }
    /// "1. Lượt phát biểu, ý kiến", counted anew in every section.
    pub fn clause(&mut self, title: &str) {
        self.clauses += 1;
        let values = [("n", self.clauses.to_string()), ("title", title.to_owned())];
        self.heading(Level::Clause, &notices().outline.clause, values);
    }
    fn heading(&mut self, level: Level, form: &str, values: [(&str, String); 2]) {
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.blocks.push(Block::heading(level, &fill(form, &values)));
    }
    pub fn push(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }
    pub fn extend(&mut self, blocks: impl IntoIterator<Item = impl Into<Block>>) {
        self.blocks.extend(blocks.into_iter().map(Into::into));
    }
    pub fn line(&mut self, sentence: &str, values: &[(&str, &str)]) {
        self.push(Paragraph::plain(&fill(sentence, values)));
    }
    /// A sentence whose end may be a blank, which takes no full stop.
    pub fn blank_line(&mut self, sentence: &str, values: &[(&str, &str)]) {
        let filled = fill(sentence, values);
        let bare = filled.strip_suffix('.').filter(|bare| bare.ends_with(&words().blank));
        self.push(Paragraph::plain(bare.unwrap_or(&filled)));
    }
    /// "- …".
    pub fn item(&mut self, text: &str) {
        let item = fill(&notices().outline.item, &[("text", text)]);
        self.push(Paragraph::plain(&item).shaped(Shape::ListItem));
    }
    /// The opinions in the words of the minutes, each with what became of it.
    pub fn opinions<'m>(&mut self, telling: &mut Telling<'m>, opinions: impl Iterator<Item = &'m Opinion>) {
        for opinion in opinions {
            let mut line = opinion_line(telling, opinion);
            if opinion.outcome.is_some() {
                line.push((Face::Italic, format!(" {}", words().result.label)));
                line.push((Face::Plain, results(&[opinion], false)));
            }
            self.push(Paragraph::new(line).shaped(Shape::ListItem));
        }
    }
    /// Closes with where the rest is told.
    pub fn finish(mut self, meeting: &Meeting) -> Vec<Block> {
        let words = &notices().outline;
        let close = match frame::number(meeting, Paper::Minutes) {
            Some(number) => fill(&words.close, &[("number", &number)]),
            None => words.close_bare.clone(),
        };
        self.push(Paragraph::plain(&close).with_next());
        self.blocks
    }
}

fn opinion_line<'m>(telling: &mut Telling<'m>, opinion: &Opinion) -> Vec<(Face, String)> {
    let meeting = telling.meeting;
    let mut line: Vec<(Face, String)> = Vec::new();
    let mut before = None;
    for id in meeting.facts().words_of.get(&opinion.id).into_iter().flatten() {
        let Some(entry) = meeting.get::<domain::Paragraph>(*id) else { continue };
        let Some(told) = telling.line(entry, before) else { continue };
        if !line.is_empty() {
            line.push((Face::Plain, " ".to_owned()));
        }
        line.extend(told);
        before = Some(entry);
    }
    if line.is_empty() {
        let number = fill(&words().opinion.number, &[("n", &opinion.number.to_string())]);
        line.extend([(Face::Bold, number), (Face::Plain, or_blank("").to_owned())]);
    }
    line
}

/// "từ 14 giờ 37 phút đến 17 giờ 20 phút, thứ Bảy, ngày 24 tháng 5 năm 2025"; the end may fall on another day.
pub(super) fn period(meeting: &Meeting) -> String {
    let (info, words) = (meeting.info(), &notices().held);
    let day = meeting.day_held();
    let time = |time: Option<Time>| time.map_or_else(|| words.no_time.clone(), |time| time_words(meeting.clock(time)));
    let end_day = info.closed_at.map_or(day, |closed| meeting.day(closed));
    let values = [
        ("start", time(info.opened_at)),
        ("weekday", weekday_words(day).to_owned()),
        ("date", date_words(day)),
        ("end", time(info.closed_at)),
        ("end_weekday", weekday_words(end_day).to_owned()),
        ("end_date", date_words(end_day)),
    ];
    let form = if end_day == day { &words.one_day } else { &words.two_days };
    fill(form, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// "Nhân dân có 04 lượt phát biểu".
pub(super) fn turns(meeting: &Meeting, turns: usize) -> String {
    let words = &notices().turns;
    let form = attending(meeting, &words.residents, &words.members);
    fill(form, &[("turns", &two(turns))])
}

/// Those in that office with what they stand for, as called inside a sentence; a blank when nobody is.
pub(super) fn on_duty(meeting: &Meeting, duty: Duty) -> String {
    let people = meeting.with_duty(duty).map(|person| super::calls::person_full_in_sentence(meeting, person.id));
    or_blank(&people.collect::<Vec<_>>().join("; ")).to_owned()
}

/// The meeting's name inside a sentence.
pub(super) fn title(meeting: &Meeting) -> &str {
    or_blank(meeting.info().title.trim().trim_end_matches('.'))
}

/// The venue inside a sentence.
pub(super) fn venue(meeting: &Meeting) -> &str {
    or_blank(meeting.info().venue.trim().trim_end_matches('.'))
}

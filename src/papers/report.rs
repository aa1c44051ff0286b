//! The report of results: how the meeting was organized, what came of it in numbers, what is still owed. Nothing in it judges:
//! where no row says how it went, nothing does.

use super::Sources;
use super::calls::hamlet_of;
use super::charts::{agenda, field_name, fields, item_label, speaking};
use super::counts::{Counts, apart, by_field, by_hamlet, by_source, counts, standings};
use super::entry::Telling;
use super::frame::{frame, number, signer};
use super::given::{sorted, tasks};
use super::minutes::{present, receivers};
use super::model::{Block, Chart, Column, Document, Paragraph, Row, Table};
use super::notice_words::{Counted, report as words};
use super::outline::{Outline, on_duty, period, title, turns, venue};
use super::tally::not_heard;
use super::told::{Edition, told_opinions};
use super::words::{fill, words as minutes_words};
use crate::domain::{Audience, Duty, Line, Meeting, Outcome, Paper, Standing, Task, Wish};
use crate::viet::{percent, two};

/// Báo cáo kết quả (NĐ 30/2020, Phụ lục III, Mẫu 1.4).
pub(super) fn report(sources: &Sources<'_>, wish: &Wish) -> Document {
    let meeting = sources.meeting;
    let mut telling = Telling::new(meeting, wish.audience);
    let mut outline = Outline::default();
    organized(meeting, &mut outline);
    outline.section(&words().results.title);
    numbers(meeting, wish.audience, &mut outline);
    tables(meeting, &mut outline);
    times(meeting, &mut outline);
    given(meeting, &mut outline);
    left(meeting, wish, &mut telling, &mut outline);
    if sorted(meeting, Outcome::PassedOn).next().is_some() {
        outline.section(&words().above.title);
        outline.opinions(&mut telling, sorted(meeting, Outcome::PassedOn));
    }
    let subtitle = fill(&words().subtitle, &[("meeting", title(meeting))]);
    Document {
        blocks: outline.finish(meeting),
        signatures: vec![signer(meeting)],
        receivers: Some(receivers(&meeting.info().receivers)),
        ..frame(meeting, wish, &words().title, &subtitle)
    }
}

fn organized(meeting: &Meeting, outline: &mut Outline) {
    let words = &words().organized;
    outline.section(&words.title);
    outline.line(&words.period, &[("period", &period(meeting))]);
    outline.blank_line(&words.venue, &[("venue", venue(meeting))]);
    outline.blank_line(&words.chair, &[("people", &on_duty(meeting, Duty::Chair))]);
    outline.blank_line(&words.secretary, &[("people", &on_duty(meeting, Duty::Secretary))]);
    outline.extend(present(meeting));
    let walked = meeting.facts().agenda.iter().filter(|line| !line.is_heading);
    let (held, left): (Vec<&Line>, Vec<&Line>) = walked.partition(|line| meeting.is_touched(line.item));
    if held.is_empty() {
        return;
    }
    let (number, all) = (two(held.len()), two(held.len() + left.len()));
    outline.line(&words.agenda, &[("held", &number), ("all", &all), ("items", &items(meeting, &held))]);
    if !left.is_empty() {
        outline.line(&words.left_out, &[("items", &items(meeting, &left))]);
    }
}

fn items(meeting: &Meeting, lines: &[&Line]) -> String {
    lines.iter().map(|line| item_label(meeting, line)).collect::<Vec<_>>().join("; ")
}

/// Turns and opinions, what became of them, and what is counted apart.
fn numbers(meeting: &Meeting, audience: Audience, outline: &mut Outline) {
    let (words, tally) = (&words().results, &minutes_words().tally);
    let counts = counts(meeting);
    let (turns, all) = (turns(meeting, counts.turns), two(counts.opinions()));
    if counts.turns + counts.opinions() > 0 {
        outline.clause(&words.counts);
    }
    let part = |(source, count)| fill(&tally.part, &[("number", &two(count)), ("what", tally.ways.of(source))]);
    let parts: Vec<String> = by_source(meeting).into_iter().map(part).collect();
    match parts.is_empty() {
        true => outline.line(&words.turns, &[("turns", &turns), ("opinions", &all)]),
        false => outline.line(&words.turns_of, &[("turns", &turns), ("opinions", &all), ("parts", &parts.join("; "))]),
    }
    let (unread, withheld) = apart(meeting);
    // A public copy does not mention complaints and denunciations.
    let withheld = if audience == Audience::Public { 0 } else { withheld };
    for (count, sentence) in [(unread, &tally.more.unread), (withheld, &tally.more.grievances)] {
        if count > 0 {
            outline.line(sentence, &[("number", &two(count))]);
        }
    }
    if counts.opinions() > 0 {
        outline.clause(&words.outcomes);
        outline.line(&words.among, &[("opinions", &all)]);
        let outcomes = outcomes(&counts);
        let last = outcomes.len() - 1;
        for (at, outcome) in outcomes.iter().enumerate() {
            outline.item(&format!("{outcome}{}", if at == last { "." } else { ";" }));
        }
    }
}

/// "đã trả lời trực tiếp tại hội nghị 10/15 ý kiến, đạt 66,7%": always; the others where there are any.
fn outcomes(counts: &Counts) -> Vec<String> {
    let answered = Standing::Sorted(Outcome::Answered);
    let shown = standings().filter(|standing| *standing == answered || counts.of(*standing) > 0);
    let told = |standing: Standing| {
        let (number, all) = (counts.of(standing), counts.opinions());
        let form = if standing == answered { &words().results.answered } else { &words().results.outcome };
        let what = minutes_words().tally.outcomes.of(standing);
        let percent = percent(number, all).unwrap_or_default();
        fill(form, &[("what", what), ("number", &two(number)), ("all", &two(all)), ("percent", &percent)])
    };
    shown.map(told).collect()
}

fn tables(meeting: &Meeting, outline: &mut Outline) {
    let all = counts(meeting);
    let cells = |counts: &Counts| {
        [counts.opinions(), counts.answered(), counts.in_writing(), counts.passed_on(), counts.others()].to_vec()
    };
    if all.opinions() > 0 {
        let by_field = by_field(meeting);
        let rows = by_field.iter().map(|(field, counts)| (field_name(meeting, *field).to_owned(), cells(counts)));
        outline.clause(&words().by_field.title);
        outline.push(table(&words().by_field, rows, cells(&all)));
        chart(outline, fields(meeting));
    }
    let hamlets = by_hamlet(meeting);
    if all.opinions() + all.turns > 0 && hamlets.iter().any(|(hamlet, _)| hamlet.is_some()) {
        let with_turns = |counts: &Counts| [vec![counts.turns], cells(counts)].concat();
        let rows = hamlets.iter().map(|(hamlet, counts)| {
            let name = hamlet.map_or_else(|| words().by_hamlet.rest.clone(), |id| hamlet_of(meeting, id));
            (name, with_turns(counts))
        });
        outline.clause(&words().by_hamlet.title);
        outline.push(table(&words().by_hamlet, rows, with_turns(&all)));
    }
}

/// Numbered rows, and below them the sums.
fn table(words: &Counted, rows: impl Iterator<Item = (String, Vec<usize>)>, total: Vec<usize>) -> Block {
    let columns = words.columns.iter().zip(&words.widths).enumerate().map(|(at, (title, width))| match at {
        0 => Column::new(title, *width).centered(),
        1 => Column::new(title, *width),
        _ => Column::new(title, *width).counting(),
    });
    let numbered = rows.enumerate().map(|(at, (name, counts))| ((at + 1).to_string(), name, counts));
    let all = numbered.chain([(String::new(), words.total.clone(), total)]);
    let rows =
        all.map(|(n, name, counts)| Row::cells([n, name].into_iter().chain(counts.iter().map(usize::to_string))));
    Block::Table(Table::new(columns.collect(), rows.collect()))
}

fn times(meeting: &Meeting, outline: &mut Outline) {
    let charts = [agenda(meeting), speaking(meeting)];
    if charts.iter().any(Option::is_some) {
        outline.clause(&words().results.time);
        charts.into_iter().for_each(|one| chart(outline, one));
    }
}

fn chart(outline: &mut Outline, chart: Option<Chart>) {
    outline.extend(chart.map(Block::Chart));
}

/// How many tasks were given, and where they are listed: in the notice once it has its number, else in the minutes.
fn given(meeting: &Meeting, outline: &mut Outline) {
    let (words, tasks) = (&words().tasks, tasks(meeting));
    if tasks.is_empty() {
        return;
    }
    let is_dated = |id| meeting.get::<Task>(id).is_some_and(|task| task.deadline.is_some());
    let dated = tasks.iter().filter(|(id, _)| is_dated(*id)).count();
    let is_issued = meeting.paper_number(Paper::Conclusions).is_some();
    let (paper, name) =
        if is_issued { (Paper::Conclusions, &words.conclusions) } else { (Paper::Minutes, &words.minutes) };
    let paper_number = number(meeting, paper);
    let form = if paper_number.is_some() { &words.given } else { &words.given_bare };
    let paper_number = paper_number.unwrap_or_default();
    outline.section(&words.title);
    let (all, dated) = (two(tasks.len()), two(dated));
    let values = [("number", all.as_str()), ("dated", &dated), ("paper", name), ("paper_number", &paper_number)];
    outline.line(form, &values);
}

/// Opinions without an answer, and who asked for the floor and was not heard.
fn left<'m>(meeting: &'m Meeting, wish: &Wish, telling: &mut Telling<'m>, outline: &mut Outline) {
    let words = &words().left;
    let is_open = |opinion: &&crate::domain::Opinion| meeting.facts().standing(opinion) == Standing::Open;
    let mut open = told_opinions(meeting).filter(is_open).peekable();
    let not_heard = not_heard(&Edition::new(meeting, wish));
    if open.peek().is_none() && not_heard.is_empty() {
        return;
    }
    outline.section(&words.title);
    if open.peek().is_some() {
        outline.clause(&words.opinions);
        outline.opinions(telling, open);
    }
    if !not_heard.is_empty() {
        outline.clause(&words.people);
        outline.extend(not_heard.iter().map(|line| Paragraph::plain(line)));
    }
}

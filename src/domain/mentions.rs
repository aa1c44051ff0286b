//! Words that stand for a row: where they are found in a text, what they are now, and how they follow when the row is
//! corrected, the paragraph split or run together with another. Not how they come into a text.

use super::*;
use crate::viet::{self, Honorific};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Where some words stand in a text.
type Found = Vec<Range<usize>>;

impl Work<'_> {
    /// Before a step is finished: words that a row says otherwise now are corrected. Words that are not found, or that the
    /// row does not say any more, are left alone, and so is all under the lock.
    pub(super) fn follow(&mut self) {
        let with_mentions: BTreeSet<ParagraphId> =
            self.meeting.rows().mentions.values().map(|mention| mention.paragraph).collect();
        let concerns = |change: &Change| match change {
            Change::Mention(_) => true,
            Change::Paragraph(edit) => edit.before.as_ref().is_some_and(|row| with_mentions.contains(&row.id)),
            other => !with_mentions.is_empty() && is_told(other),
        };
        if !self.changes().iter().any(concerns) {
            return;
        }
        let is_open = self.meeting.locked().is_none();
        // What is undone brings its own mentions back.
        if self.deed() != Deed::Undo {
            if is_open {
                self.resettle();
            }
            self.drop_orphans();
        }
        if is_open {
            self.reword();
        }
    }
    fn drop_orphans(&mut self) {
        let edits = self.changes().iter().filter_map(Paragraph::edit).filter(|edit| edit.after.is_none());
        let gone: BTreeSet<ParagraphId> = edits.filter_map(|edit| Some(edit.before.as_ref()?.id)).collect();
        let lost = |row: &&Mention| gone.contains(&row.paragraph);
        let lost: Vec<MentionId> = self.all::<Mention>().into_iter().filter(lost).map(|row| row.id).collect();
        lost.into_iter().for_each(|id| self.delete::<Mention>(id));
    }

    /// Words of a paragraph that were one person's are another's: what names the one in it names the other.
    pub(super) fn mention_instead(&mut self, paragraph: ParagraphId, old: PersonId, new: PersonId) {
        let of_old = |row: &&Mention| row.paragraph == paragraph && row.person == Some(old);
        let rows: Vec<MentionId> = self.all::<Mention>().into_iter().filter(of_old).map(|row| row.id).collect();
        rows.into_iter().for_each(|id| self.update::<Mention>(id, |row| row.person = Some(new)));
    }

    /// What a mention's row says now, as it stands inside a sentence; none while it does not say.
    pub(super) fn says(&self, mention: &Mention) -> Option<String> {
        let clock = |time: Time| {
            let offset = self.get::<Info>(self.meeting.id())?.offset_minutes;
            Some(viet::time_words(time.at(offset).time()))
        };
        let spell = || self.get::<Spell>(mention.spell?);
        match mention.part {
            Mentioned::Name => self.called(mention.person?),
            Mentioned::Hamlet => {
                let hamlet = self.get::<Person>(mention.person?)?.hamlet?;
                said(&self.get::<Hamlet>(hamlet)?.name).map(|name| viet::hamlet_call(&name))
            }
            Mentioned::Deadline => self.deadline_in(mention.paragraph).map(viet::numeric_date),
            Mentioned::Since => clock(spell()?.since),
            Mentioned::Until => clock(spell()?.until?),
        }
    }
    /// What a mention's words are to be. Where an undo takes the end of a break away, that is waited for again.
    fn to_say(&self, mention: &Mention) -> Option<String> {
        let taken_back = || {
            // A mention that the undo itself brings back is as it was.
            let follows = mention.part == Mentioned::Until
                && self.deed() == Deed::Undo
                && self.edit_of::<Mention>(mention.id).is_none();
            let was = self.meeting.get::<Mention>(mention.id).filter(|_| follows)?;
            Work::new(self.meeting, Deed::Undo).says(was).map(|_| viet::WAITING_BLANK.to_owned())
        };
        self.says(mention).or_else(taken_back)
    }
    /// "ông Hoàng Văn Định"; without a name what describes them, or their office.
    fn called(&self, person: PersonId) -> Option<String> {
        let person = self.get::<Person>(person)?;
        let name = [&person.name, &person.described, &person.role].into_iter().find_map(|text| said(text))?;
        let comrades = self.get::<Info>(self.meeting.id())?.organ == Organ::Party;
        Some(viet::addressed(Honorific::from_code(&person.honorific), &name, comrades))
    }
    /// Of the task or opinion of a paragraph; of an answer the one its opinions share.
    fn deadline_in(&self, paragraph: ParagraphId) -> Option<Date> {
        let paragraph = self.get::<Paragraph>(paragraph)?;
        if let Some(task) = paragraph.task {
            return self.get::<Task>(task)?.deadline;
        }
        let opinion = |id: OpinionId| self.get::<Opinion>(id)?.deadline;
        let Some(answer) = paragraph.answer else { return opinion(paragraph.opinion?) };
        let links = self.all::<AnswerOpinion>().into_iter().filter(|link| link.answer == answer);
        let days: BTreeSet<Date> = links.filter_map(|link| opinion(link.opinion)).collect();
        days.first().copied().filter(|_| days.len() == 1)
    }

    /// Words follow their text into another paragraph of the same step.
    fn resettle(&mut self) {
        let meeting = self.meeting;
        let mut touched: Vec<Paragraph> = self.changes().iter().filter_map(now_in).cloned().collect();
        touched.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
        let old = |id: ParagraphId| meeting.get::<Paragraph>(id);
        let edits = self.changes().iter().filter_map(Paragraph::edit);
        let changed: BTreeSet<ParagraphId> = edits.filter_map(|edit| Some(edit.before.as_ref()?.id)).collect();
        let known = meeting.rows().mentions.values().filter(|was| changed.contains(&was.paragraph));
        let mut settled: Vec<(&Mention, Mention)> =
            known.filter_map(|was| Some((was, self.get::<Mention>(was.id)?.clone()))).collect();
        settled.retain(|(was, _)| {
            old(was.paragraph).map(|row| &row.text) != self.get(was.paragraph).map(|row: &Paragraph| &row.text)
        });
        settled.sort_by_key(|(was, _)| (old(was.paragraph).map(|home| (home.place.clone(), home.id)), was.id));
        let mut taken: BTreeMap<(ParagraphId, &str), usize> = BTreeMap::new();
        let mut moves: Vec<(Mention, ParagraphId)> = Vec::new();
        for (was, mention) in &settled {
            let (home, words) = (self.get::<Paragraph>(mention.paragraph), mention.words.as_str());
            let was_found = old(was.paragraph).is_some_and(|row| meeting.stands(was, &row.text));
            let places = home.into_iter().chain(touched.iter().filter(|row| row.id != mention.paragraph));
            let mut free = places
                .filter(|row| find(&row.text, &[words])[0].len() > taken.get(&(row.id, words)).copied().unwrap_or(0));
            if let Some(place) = free.next().filter(|_| was_found).map(|row| row.id) {
                *taken.entry((place, words)).or_default() += 1;
                moves.extend((place != mention.paragraph).then(|| (mention.clone(), place)));
            }
        }
        for (mention, paragraph) in moves {
            self.delete::<Mention>(mention.id);
            // Ids stand in the order of the text.
            let id = self.id();
            self.insert(Mention { id, paragraph, ..mention });
        }
    }

    /// Paragraphs this step changes, or words in them that stand for rows.
    fn touched(&self) -> BTreeSet<ParagraphId> {
        let of = |change: &Change| match change {
            Change::Paragraph(edit) => edit.after.as_ref().map(|row| row.id),
            Change::Mention(edit) => edit.after.as_ref().map(|row| row.paragraph),
            _ => None,
        };
        self.changes().iter().filter_map(of).collect()
    }
    fn reword(&mut self) {
        let mut by_paragraph: BTreeMap<ParagraphId, Vec<Mention>> = BTreeMap::new();
        let (everywhere, touched) = (self.changes().iter().any(is_told), self.touched());
        let concerned = |row: &&Mention| everywhere || touched.contains(&row.paragraph);
        for mention in self.all::<Mention>().into_iter().filter(concerned) {
            by_paragraph.entry(mention.paragraph).or_default().push(mention.clone());
        }
        for (id, mut mentions) in by_paragraph {
            mentions.sort_by_key(|mention| mention.id);
            let says: Vec<Option<String>> = mentions.iter().map(|mention| self.to_say(mention)).collect();
            let differs =
                |(row, says): (&Mention, &Option<String>)| says.as_ref().is_some_and(|says| *says != row.words);
            let Some(text) = self.get::<Paragraph>(id).map(|row| row.text.clone()) else { continue };
            if !mentions.iter().zip(&says).any(differs) {
                continue;
            }
            let new = Reworded::of(&text, &mentions, &says);
            for (mention, words) in mentions.iter().zip(new.known) {
                self.update::<Mention>(mention.id, |row| row.words = words.unwrap_or_else(|| row.words.clone()));
            }
            self.update::<Paragraph>(id, |row| row.text = new.text);
        }
    }
}

impl Meeting {
    /// Whether the words of a mention stand in its paragraph's text, and are not another's that came before it.
    fn stands(&self, mention: &Mention, text: &str) -> bool {
        let like = |other: &&Mention| other.paragraph == mention.paragraph && other.words == mention.words;
        let before = self.rows().mentions.range(..mention.id).map(|(_, other)| other).filter(like).count();
        find(text, &[&mention.words])[0].len() > before
    }
    /// The mentions in a paragraph, in the order of the text.
    pub fn mentions_in(&self, paragraph: ParagraphId) -> Vec<Mention> {
        self.rows().mentions.values().filter(|mention| mention.paragraph == paragraph).cloned().collect()
    }
}

/// A text in which the words of mentions say what they are to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reworded {
    pub text: String,
    /// The new words of each mention that was found and says something else now.
    pub known: Vec<Option<String>>,
    /// What was replaced, in bytes of the old text, and how long it is now; in order.
    pub spans: Vec<(Range<usize>, usize)>,
}

impl Reworded {
    /// Several mentions in the same words of different rows are each the next of those words; none is touched while one of
    /// them is missing, for it could be another's.
    pub fn of(text: &str, mentions: &[Mention], says: &[Option<String>]) -> Reworded {
        let words: Vec<&str> = mentions.iter().map(|mention| mention.words.as_str()).collect();
        let found = find(text, &words);
        let mut known = vec![None; mentions.len()];
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        for (n, (mention, said)) in mentions.iter().zip(says).enumerate() {
            let Some(said) = said.as_ref().filter(|said| **said != mention.words) else { continue };
            let same: Vec<usize> = (0..mentions.len()).filter(|other| words[*other] == words[n]).collect();
            let alike = same.iter().all(|other| says[*other] == says[n]);
            let nth = same.iter().position(|other| *other == n).unwrap_or(0);
            // A name is the same person's wherever it stands; a date or an hour typed again need not be, nor a blank.
            let is_name = mention.part == Mentioned::Name && words[n] != viet::WAITING_BLANK;
            let everywhere = alike && is_name;
            let mine = match &found[n][..] {
                all if everywhere => {
                    if nth == 0 {
                        all
                    } else {
                        &[]
                    }
                }
                all if all.len() < same.len() && !alike || all.len() > same.len() && !is_name => &[],
                all => all.get(nth..=nth).unwrap_or_default(),
            };
            edits.extend(mine.iter().map(|at| (at.clone(), fitting(text, at, &mention.words, said))));
            known[n] = (!mine.is_empty() || everywhere && !found[n].is_empty()).then(|| said.clone());
        }
        edits.sort_by_key(|(at, _)| at.start);
        let mut new = text.to_owned();
        edits.iter().rev().for_each(|(at, words)| new.replace_range(at.clone(), words));
        Reworded { text: new, known, spans: edits.into_iter().map(|(at, words)| (at, words.len())).collect() }
    }
    /// Where a byte of the old text stands in the new one; inside replaced words at their end.
    pub fn byte(&self, old: usize) -> usize {
        let mut at = old;
        for (span, length) in self.spans.iter().filter(|(span, _)| span.start < old) {
            // At most up to the byte meant was replaced before it.
            at = at + length - (old.min(span.end) - span.start);
        }
        at
    }
}

/// Where each of some words stands, whole words and whole names only, the case of the first letter aside. Words inside longer ones of the
/// list are those longer ones.
fn find(text: &str, words: &[&str]) -> Vec<Found> {
    let mut longest: BTreeSet<&str> = words.iter().copied().filter(|words| !words.is_empty()).collect();
    let mut claimed: Found = Vec::new();
    let mut found: BTreeMap<&str, Found> = BTreeMap::new();
    while let Some(next) = longest.iter().copied().max_by_key(|words| words.len()) {
        longest.remove(next);
        let mut from = 0;
        let mut here = Vec::new();
        while let Some(at) = next_of(text, next, from) {
            from = at.end;
            if !claimed.iter().any(|other| other.start < at.end && at.start < other.end) {
                here.push(at);
            }
        }
        claimed.extend(here.iter().cloned());
        found.insert(next, here);
    }
    words.iter().map(|words| found.get(words).cloned().unwrap_or_default()).collect()
}

fn next_of(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    let mut letters = words.chars();
    let (first, rest) = (letters.next()?, letters.as_str());
    let same = |c: char| c == first || c.to_lowercase().eq(first.to_lowercase());
    text[from..].char_indices().filter(|(_, c)| same(*c)).find_map(|(at, c)| {
        let (start, after) = (from + at, from + at + c.len_utf8());
        let end = after + rest.len();
        let is_there = text[after..].starts_with(rest) && is_edge(text, start) && is_edge(text, end);
        let whole = is_there && !viet::goes_on(words, &text[end..]);
        whole.then_some(start..end)
    })
}

/// No word goes on here, and no blank.
fn is_edge(text: &str, at: usize) -> bool {
    let sort = |c: char| if viet::BLANK.contains(c) { 2 } else { u8::from(c.is_alphanumeric() || viet::is_mark(c)) };
    let (before, after) = (text[..at].chars().next_back().map(sort), text[at..].chars().next().map(sort));
    before.is_none_or(|before| before == 0 || Some(before) != after)
}

/// New words in place of old ones: a capital that the place asked for stays.
fn fitting(text: &str, at: &Range<usize>, old: &str, new: &str) -> String {
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    let begins = opens_sentence(&text[..at.start]) && !old.starts_with(char::is_lowercase);
    if capital(&text[at.clone()]) && !capital(old) || begins { viet::capital(new) } else { new.to_owned() }
}

/// A sentence begins after this.
pub(super) fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?'])
}

/// A text of a row that says something, harmless and on one line.
fn said(text: &str) -> Option<String> {
    Some(viet::one_line(text).trim().to_owned()).filter(|text| !text.is_empty())
}

/// Whether mentions anywhere may say something else after a change.
fn is_told(change: &Change) -> bool {
    fn differs<R, T: PartialEq>(edit: &Edit<R>, told: impl Fn(&R) -> T) -> bool {
        edit.before.as_ref().zip(edit.after.as_ref()).is_some_and(|(before, after)| told(before) != told(after))
    }
    match change {
        Change::Person(edit) => differs(edit, Person::clone),
        Change::Hamlet(edit) => differs(edit, |row| row.name.clone()),
        Change::Info(edit) => differs(edit, |row| (row.organ, row.offset_minutes)),
        Change::Opinion(edit) => differs(edit, |row| row.deadline),
        Change::Task(edit) => differs(edit, |row| row.deadline),
        Change::Spell(edit) => edit.after.as_ref().is_some_and(Spell::is_break),
        Change::AnswerOpinion(_) => true,
        _ => false,
    }
}

/// The paragraph as a change leaves it.
fn now_in(change: &Change) -> Option<&Paragraph> {
    Paragraph::edit(change)?.after.as_ref()
}

//! Hamlets as they are typed: known ones, new ones, and the list of them. A meeting is made with none, or with its own.

use super::Ruling;
use super::people::NewPerson;
use crate::domain::place;
use crate::domain::*;
use crate::viet;

/// Words a hamlet's name may begin with, folded. With the first alone a hamlet goes by the rest of its name.
const KINDS: &[&str] = &["xom", "thon", "lang", "ap", "to", "khu", "pho"];

/// What is typed without its hamlet, and the known hamlet it names: after a comma, or by its initials.
pub(super) fn split_hamlet<'t>(typed: &'t str, hamlets: &[&Hamlet]) -> (&'t str, Option<HamletId>) {
    if let Some((name, hamlet)) = typed.rsplit_once(',') {
        let hamlet = hamlet_named(hamlet, hamlets);
        return (if hamlet.is_some() { name.trim() } else { typed }, hamlet);
    }
    if let Some((name, last)) = typed.rsplit_once(' ') {
        let is_initials = last.chars().all(char::is_lowercase) && last.chars().count() > 1;
        let found = hamlets.iter().find(|hamlet| viet::initials(&hamlet.name) == viet::fold(last));
        if let Some(hamlet) = found.filter(|_| is_initials) {
            return (name.trim(), Some(hamlet.id));
        }
    }
    (typed, None)
}

/// The one hamlet a typed text means: its name or the beginning of it without marks, or its initials.
pub fn hamlet_named(typed: &str, hamlets: &[&Hamlet]) -> Option<HamletId> {
    let typed = viet::fold(typed.trim());
    let typed = typed.strip_prefix("xom ").unwrap_or(&typed);
    if typed.is_empty() {
        return None;
    }
    if let Some(hamlet) = hamlets.iter().find(|hamlet| viet::fold(&hamlet.name) == typed) {
        return Some(hamlet.id);
    }
    let means =
        |hamlet: &&&Hamlet| viet::fold(&hamlet.name).starts_with(typed) || viet::initials(&hamlet.name) == typed;
    let mut meant = hamlets.iter().filter(means);
    let first = meant.next()?;
    meant.next().is_none().then_some(first.id)
}

/// The name of a hamlet that is not known yet, when what is typed after a name is one: it says what it is ("xom", "thon"),
/// or is a few capitalized words, or no hamlet is known at all. After a description only what says what it is counts.
pub fn new_hamlet(typed: &str, hamlets: &[&Hamlet], described: bool) -> Option<String> {
    const LONGEST: usize = 3;
    let typed = typed.trim();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let folded = viet::fold(typed);
    let either = hamlets.iter().any(|hamlet| viet::fold(&hamlet.name).starts_with(&folded));
    if words.is_empty() || either {
        return None;
    }
    if words.len() > 1 && KINDS.contains(&viet::fold(words[0]).as_str()) {
        return Some(hamlet_name(typed));
    }
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let is_name = words.len() <= LONGEST && (hamlets.is_empty() || words.iter().all(capital));
    (is_name && !described).then(|| viet::capitalize(typed))
}

/// The name a hamlet goes by: without the word for the commonest kind, which is added wherever it is read.
fn hamlet_name(typed: &str) -> String {
    let typed = viet::nfc(typed.trim()).into_owned();
    match typed.split_once(' ') {
        Some((kind, name)) if viet::fold(kind) == KINDS[0] => viet::capitalize(name.trim()),
        Some((kind, name)) if KINDS.contains(&viet::fold(kind).as_str()) => {
            format!("{kind} {}", viet::capitalize(name.trim()))
        }
        _ => typed,
    }
}

impl Meeting {
    /// What the meeting is called and where it is held, and its hamlets by name in their order.
    ///
    /// A name that stands where another stood renames that hamlet; a new one is added; one left out goes, unless somebody
    /// is of it.
    pub fn settle(&self, hamlets: &[String], change: impl FnOnce(&mut Info)) -> Ruling<'_> {
        let mut work = Work::new(self, Deed::Settings);
        work.update::<Info>(self.id(), change);
        work.set_hamlets(hamlets)?;
        work.or_nothing()
    }
}

impl Work<'_> {
    /// The hamlet somebody new is of; one that is not known yet is added.
    pub(super) fn hamlet_of_new(&mut self, new: &NewPerson) -> Option<HamletId> {
        new.hamlet.or_else(|| self.hamlet_called(&new.new_hamlet))
    }
    /// The hamlet of this name, added when there is none; none for an empty name.
    pub(super) fn hamlet_called(&mut self, name: &str) -> Option<HamletId> {
        let name = hamlet_name(name);
        let known = self.all::<Hamlet>().into_iter().find(|hamlet| viet::fold(&hamlet.name) == viet::fold(&name));
        match known.map(|hamlet| hamlet.id) {
            _ if name.is_empty() => None,
            Some(known) => Some(known),
            None => Some(self.add_hamlet(name)),
        }
    }
    fn add_hamlet(&mut self, name: String) -> HamletId {
        let last = self.all::<Hamlet>().into_iter().map(|hamlet| hamlet.place.clone()).max();
        let (id, place) = (self.id(), place::between(last.as_deref(), None));
        self.insert(Hamlet { id, name, place })
    }

    fn set_hamlets(&mut self, typed: &[String]) -> Result<(), Refusal> {
        let old: Vec<Hamlet> = self.meeting.hamlets().into_iter().cloned().collect();
        let mut names: Vec<String> = Vec::new();
        for name in typed.iter().map(|name| hamlet_name(name)).filter(|name| !name.is_empty()) {
            if !names.iter().any(|known| viet::fold(known) == viet::fold(&name)) {
                names.push(name);
            }
        }
        let same = |name: &str| old.iter().find(|hamlet| viet::fold(&hamlet.name) == viet::fold(name));
        let stays = |hamlet: &Hamlet| names.iter().any(|name| viet::fold(name) == viet::fold(&hamlet.name));
        let mut kept = Vec::new();
        for (n, name) in names.iter().enumerate() {
            let row = same(name).or_else(|| old.get(n).filter(|hamlet| !stays(hamlet))).map(|hamlet| hamlet.id);
            let id = row.unwrap_or_else(|| self.add_hamlet(name.clone()));
            self.update::<Hamlet>(id, |hamlet| hamlet.name.clone_from(name));
            kept.push(id);
        }
        for gone in old.iter().filter(|hamlet| !kept.contains(&hamlet.id)) {
            self.delete::<Hamlet>(gone.id);
            if !self.meeting.rows().conflicts_of(self.changes()).is_empty() {
                return Err(Refusal::HamletInUse(gone.id));
            }
        }
        self.place_hamlets(&kept);
        Ok(())
    }
    /// Puts them in this order; places that are in order already stay.
    fn place_hamlets(&mut self, order: &[HamletId]) {
        let places: Vec<String> =
            order.iter().filter_map(|id| self.get::<Hamlet>(*id)).map(|hamlet| hamlet.place.clone()).collect();
        if places.is_sorted() {
            return;
        }
        for (id, place) in order.iter().zip(place::first(order.len())) {
            self.update::<Hamlet>(*id, |hamlet| hamlet.place = place);
        }
    }
}

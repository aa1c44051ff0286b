//! The keys that do something in the open box as it stands, with what they do: no key that would be refused there.

use super::Lang;
use super::actions::{key_on, short_key};
use crate::action::Action;
use crate::app::{App, Dialog, Entry, Guest, Label, Row, What};
use crate::domain::Item;

/// Keys and what they do; a click on a key asks for its action. Without a key: words alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub keys: Vec<(String, Action)>,
    pub words: &'static str,
}

impl Hint {
    /// "↑↓ chọn".
    pub fn line(&self) -> String {
        let keys: String = self.keys.iter().map(|(key, _)| key.as_str()).collect();
        if keys.is_empty() { self.words.to_owned() } else { format!("{keys} {}", self.words) }
    }
}

/// The keys that count in a box.
pub fn box_hints(app: &App, dialog: &Dialog, lang: Lang) -> Vec<Hint> {
    let parts = Spot::of(app, dialog).parts(&dialog.what);
    parts.into_iter().filter_map(|part| part.hint(app, lang)).collect()
}

/// A key of the table with what it does here; two of them; or words alone.
enum Part {
    Key(Action, [&'static str; 2]),
    /// Of the second only its own sign is shown.
    Pair(Action, Action, [&'static str; 2]),
    Words([&'static str; 2]),
}
use Part::{Key, Pair, Words};

impl Part {
    /// None: that key does not arrive on this keyboard.
    fn hint(self, app: &App, lang: Lang) -> Option<Hint> {
        let keyboard = app.habits.keyboard;
        let named = |action| key_on(action, keyboard).map(|key| (short_key(key), action));
        Some(match self {
            Words(words) => Hint { keys: Vec::new(), words: lang.of(words) },
            Key(action, words) => Hint { keys: vec![named(action)?], words: lang.of(words) },
            Pair(action, other, words) => {
                let sign = short_key(crate::keymap::Key::new(key_on(other, keyboard)?.code));
                let apart = if sign.chars().count() > 1 { "/" } else { "" };
                Hint { keys: vec![named(action)?, (format!("{apart}{sign}"), other)], words: lang.of(words) }
            }
        })
    }
}

/// What the keys of a box depend on.
struct Spot<'a> {
    app: &'a App,
    row: Option<Row>,
    /// A field whose value is turned is active.
    turns: bool,
    several_fields: bool,
    has_way: bool,
    /// The record can be changed: no lock, and this console writes.
    writes: bool,
}

impl<'a> Spot<'a> {
    fn of(app: &'a App, dialog: &Dialog) -> Spot<'a> {
        let active = dialog.fields.get(dialog.active).map(|field| &field.entry);
        Spot {
            app,
            row: app.rows(dialog).get(dialog.row).cloned(),
            turns: matches!(active, Some(Entry::Choice { .. })),
            several_fields: dialog.fields.len() > 1,
            has_way: dialog.field(Label::Way).is_some(),
            writes: !app.read_only && app.meeting.locked().is_none(),
        }
    }
    fn parts(&self, what: &What) -> Vec<Part> {
        let accept = |words| Key(Action::Enter, words);
        let mut parts = match what {
            What::Queue { .. } => self.queue(),
            What::Agenda => self.agenda(),
            What::Owner | What::Palette | What::Name(_) | What::Whom | What::Misdirected | What::Find => {
                let mut parts = vec![Words(["gõ để tìm", "type to find"])];
                parts.extend(self.rows_and(["nhận", "accept"]));
                parts
            }
            What::Steps if self.writes => self.rows_and(["hoàn tác bước này", "undo this step"]),
            What::Times => self.rows_and(["sửa", "correct"]),
            What::Outcome { .. } if self.writes => {
                let mut parts = vec![Words([
                    "1 trực tiếp 2 văn bản 3 chuyển 4 tiếp thu 5 rút 6 không nhận 0 bỏ",
                    "1 answered 2 writing 3 pass on 4 on board 5 drop 6 refuse 0 none",
                ])];
                parts.push(CHOOSE);
                parts
            }
            What::Steps | What::Outcome { .. } => vec![CHOOSE],
            What::Heads { ticked } => {
                let is_ticked = |guest: &Guest| ticked.iter().any(|(other, _)| other == guest);
                self.heads(matches!(&self.row, Some(Row::Guest(guest)) if is_ticked(guest)))
            }
            What::OutcomeDetail { .. }
            | What::NewItem { .. }
            | What::RenameItem(_)
            | What::Settings
            | What::Answer
            | What::Margin
            | What::Vote(_)
            | What::Person(_)
            | What::Office
            | What::Objection(_)
            | What::Issue
            | What::Export
            | What::ExportAll
            | What::Time(_)
            | What::Topic(_)
            | What::RefuseSpeaker(_)
            | What::Backup
            | What::Sentence(_)
            | What::Unlock => self.form(),
            What::Ask { .. } | What::OldLetters(_) => vec![CHOOSE, accept(["nhận", "accept"])],
            What::Sentences => {
                let edit = Key(Action::Margin, ["sửa câu", "edit"]);
                let mut parts = vec![Words(["1–9 chèn câu", "1–9 puts one in"])];
                parts.extend(self.rows_and(["chèn", "put in"]));
                parts.push(edit);
                parts
            }
            What::Tell => {
                let send = accept(["gửi, để trống thì bỏ", "send; nothing: take back"]);
                vec![Words(["gõ một dòng", "type a line"]), CHOOSE, send]
            }
            What::Shorthand => {
                let keep = accept(["lấy dòng ấy, ghi vào bảng", "take it up, keep"]);
                vec![CHOOSE, keep, Key(Action::NextField, ["ô sau", "next field"])]
            }
            What::ReadBack => self.read_back(),
            What::Lock => {
                let mut parts = self.form();
                parts.push(Key(Action::PageDown, ["xem hết", "read on"]));
                parts
            }
            What::Summary | What::Help => {
                vec![
                    Pair(Action::Up, Action::Down, ["cuộn", "scroll"]),
                    Pair(Action::PageUp, Action::PageDown, ["từng trang", "by pages"]),
                ]
            }
            What::KeyTest(_) => {
                return vec![
                    Key(Action::Invite, ["để thử", "to test"]),
                    accept(["nếu không thấy gì", "if nothing happens"]),
                ];
            }
            What::Tour(_) => {
                vec![accept(["trang sau", "next page"]), Key(Action::Left, ["trang trước", "page before"])]
            }
        };
        parts.push(Key(Action::Leave, leave(what)));
        parts
    }
    /// Choosing among rows and taking one; nothing where there are none.
    fn rows_and(&self, take: [&'static str; 2]) -> Vec<Part> {
        if self.row.is_some() { vec![CHOOSE, Key(Action::Enter, take)] } else { Vec::new() }
    }
    fn queue(&self) -> Vec<Part> {
        let known = self.row.as_ref().is_some_and(|row| !matches!(row, Row::New(_)));
        let invite = Key(Action::Invite, ["mời", "invite"]);
        let edit = Key(Action::Margin, ["sửa", "edit"]);
        let mut parts = match &self.row {
            None => return vec![Words(["gõ tên để tìm", "type a name"])],
            Some(_) if !self.writes => return vec![CHOOSE],
            Some(_) if self.app.meeting.info().closed_at.is_some() => {
                return [Some(CHOOSE), known.then_some(edit)].into_iter().flatten().collect();
            }
            Some(Row::Waiting(_)) => Vec::new(),
            Some(Row::Off(_)) => vec![Key(Action::Enter, ["đưa lại", "restore"])],
            Some(_) => vec![Key(Action::Enter, ["xếp hàng", "queue"])],
        };
        parts.extend(Some(invite).filter(|_| self.app.meeting.is_open()));
        match &self.row {
            Some(Row::Waiting(_)) => parts.extend([
                Pair(Action::MoveUp, Action::MoveDown, ["chuyển", "move"]),
                Key(Action::ToTheEnd, ["cuối", "end"]),
                Key(Action::LastWord, ["nói cuối", "last"]),
                Key(Action::Remove, ["rút", "drop"]),
            ]),
            Some(Row::Off(_)) => parts.push(CHOOSE),
            _ => {
                parts.extend(self.has_way.then_some(Key(Action::NextField, ["cách đăng ký", "way"])));
                parts.push(CHOOSE);
            }
        }
        parts.extend(Some(edit).filter(|_| known));
        parts
    }
    fn agenda(&self) -> Vec<Part> {
        let Some(Row::Item(item)) = self.row else { return Vec::new() };
        if !self.writes {
            return vec![CHOOSE];
        }
        let meeting = &self.app.meeting;
        let is_heading = meeting.line(item).is_some_and(|line| line.is_heading);
        let is_skipped = meeting.get::<Item>(item).is_some_and(|item| item.skipped);
        let can_skip = !is_heading && meeting.spells_of_item(item).next().is_none();
        let skip = if is_skipped { ["đưa lại", "restore"] } else { ["bỏ qua", "skip"] };
        let parts = [
            (!is_heading && meeting.facts().current != Some(item)).then_some(Key(Action::Enter, ["mở mục", "open"])),
            Some(Pair(Action::MoveUp, Action::MoveDown, ["chuyển", "move"])),
            can_skip.then_some(Key(Action::Remove, skip)),
            Some(Key(Action::PutBack, ["thêm mục", "add"])),
            Some(Key(Action::Margin, ["đổi tên", "rename"])),
        ];
        parts.into_iter().flatten().collect()
    }
    /// `is_ticked`: the highlighted one is counted already.
    fn heads(&self, is_ticked: bool) -> Vec<Part> {
        let mut parts = vec![Key(Action::Enter, ["nhận", "accept"])];
        if self.row.is_some() {
            parts.extend([
                Pair(Action::Up, Action::Down, ["chọn đại biểu", "choose"]),
                Key(Action::NextField, ["thêm một", "one more"]),
            ]);
            parts.extend(is_ticked.then_some(Key(Action::PreviousField, ["bớt", "one less"])));
        }
        parts
    }
    fn form(&self) -> Vec<Part> {
        let chosen = self.row.is_some().then_some(CHOOSE);
        let fields = self.several_fields.then_some(Key(Action::NextField, ["ô sau", "next field"]));
        let turned = self.turns.then_some(Pair(Action::Left, Action::Right, ["đổi giá trị", "other value"]));
        [Some(Key(Action::Enter, ["nhận", "accept"])), fields, turned, chosen].into_iter().flatten().collect()
    }
    fn read_back(&self) -> Vec<Part> {
        let mut parts = vec![Pair(Action::Up, Action::Down, ["đoạn", "passage"])];
        if self.writes {
            parts.push(Key(Action::Enter, ["ý kiến về đoạn", "objection"]));
            parts.push(Key(Action::NextItem, ["thông qua, khóa", "adopt, lock"]));
        }
        parts
    }
}

const CHOOSE: Part = Pair(Action::Up, Action::Down, ["chọn", "choose"]);

/// What stands in an empty field until something is typed there; most fields say it by their names.
pub fn prompt(what: &What, label: Label, lang: Lang) -> Option<&'static str> {
    match (what, label) {
        (What::Queue { .. }, Label::Find) => Some(
            lang.of(["gõ vài chữ của tên, không cần dấu; Enter xếp hàng", "a few letters of the name; Enter queues"]),
        ),
        _ => None,
    }
}

/// What Esc is called there.
fn leave(what: &What) -> [&'static str; 2] {
    match what {
        What::Ask { .. } | What::Lock => ["quay lại", "go back"],
        What::ReadBack => ["ghi tiếp", "back to writing"],
        What::Tour(_) => ["thôi xem", "leave"],
        What::OldLetters(_) => ["giữ nguyên", "keep as it is"],
        _ => ["đóng", "close"],
    }
}

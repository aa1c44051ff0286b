//! Papers and copies: asking the world for them once everything is on the disk.

use super::{
    App, Bundle, Choice, Dialog, Effect, Entry, Export, Failure, FieldEntry, Label, Notice, Request, Warned, What,
    Writing,
};
use crate::domain::{Audience, Format, Paper, Wish};

impl App {
    pub(super) fn export_box(&self) -> Dialog {
        let wish = Wish::of(Paper::Minutes);
        let format = wish.paper.formats()[0];
        let papers = Paper::ALL.iter().map(|paper| Choice::Paper(*paper)).collect();
        let audiences = Audience::ALL.iter().map(|audience| Choice::Audience(*audience)).collect();
        let fields = vec![
            FieldEntry::choice(Label::Paper, papers, 0),
            FieldEntry::choice(Label::Format, formats(wish.paper), 0),
            FieldEntry::choice(Label::Audience, audiences, 0),
            order_field(),
            FieldEntry::text(Label::Path, &self.path_of(&wish, format)),
            FieldEntry::choice(Label::AfterWriting, vec![Choice::Opens(true), Choice::Opens(false)], 0),
        ];
        Dialog::new(What::Export, fields)
    }
    /// Where a paper goes when nobody says otherwise.
    pub(super) fn path_of(&self, wish: &Wish, format: Format) -> String {
        format!("{}/{}.{}", self.folder.trim_end_matches('/'), self.meeting.paper_stem(wish), format.code())
    }
    /// Only the formats a paper has; the order of opinions for minutes only. The path follows until it is written by hand,
    /// then the format follows its ending.
    pub(super) fn follow_export(&mut self) {
        let Some(mut dialog) = self.dialog().cloned() else { return };
        let label = dialog.fields.get(dialog.active).map(|field| field.label);
        let paper = wish_of(&dialog).paper;
        let by_hand = dialog.field(Label::Path).is_some_and(FieldEntry::has_changed);
        let named = format_named(dialog.typed(Label::Path));
        let wanted = match label {
            Some(Label::Path) => named.filter(|_| by_hand),
            _ => None,
        };
        let format = wanted.unwrap_or_else(|| format_of(&dialog));
        let at = paper.formats().iter().position(|other| *other == format).unwrap_or(0);
        let orders = dialog.field(Label::Order).is_some();
        for field in &mut dialog.fields {
            if field.label == Label::Format {
                field.entry = Entry::Choice { options: formats(paper), at };
            }
        }
        let place = dialog.fields.iter().position(|field| field.label == Label::Path).unwrap_or(0);
        match (orders, paper == Paper::Minutes) {
            (true, false) => dialog.fields.retain(|field| field.label != Label::Order),
            (false, true) => dialog.fields.insert(place, order_field()),
            (true, true) | (false, false) => {}
        }
        let format = format_of(&dialog);
        match named {
            Some(named) if by_hand && label != Some(Label::Path) && named != format => {
                let typed = dialog.typed(Label::Path);
                let path = format!("{}{}", &typed[..typed.len() - named.code().len()], format.code());
                retype(&mut dialog, &path);
            }
            _ => dialog.refill(Label::Path, &self.path_of(&wish_of(&dialog), format)),
        }
        dialog.active = dialog.fields.iter().position(|field| Some(field.label) == label).unwrap_or(0);
        if let Some(open) = self.dialogs.last_mut() {
            *open = dialog;
        }
    }
    pub(super) fn accept_export(&mut self, dialog: &Dialog) {
        let path = unquoted(dialog.typed(Label::Path));
        if path.is_empty() {
            return self.say(Notice::NotUnderstood(path));
        }
        let (wish, format) = (wish_of(dialog), format_of(dialog));
        let open = dialog.chosen(Label::AfterWriting) == Some(&Choice::Opens(true));
        self.dialogs.pop();
        self.export(Export { wish, format, path, force: false, open });
    }
    /// Nothing is exported before all is on the disk: the flush goes first.
    pub(super) fn export(&mut self, export: Export) {
        if !self.read_only && !self.seal() {
            return;
        }
        self.begin_writing(&export.path);
        self.ask(Effect::Export(export));
    }
    fn begin_writing(&mut self, path: &str) {
        self.say(Notice::Exporting(path.to_owned()));
        self.writing.push(Writing { path: path.to_owned(), since: self.now, done: None });
        self.ask(Effect::Flush);
    }
    pub(super) fn export_all_box(&self) -> Dialog {
        let folder = format!("{}/{}", self.folder.trim_end_matches('/'), self.meeting.stem("all", Audience::Office));
        let copies = vec![Choice::Public(false), Choice::Public(true)];
        let fields = vec![FieldEntry::text(Label::Folder, &folder), FieldEntry::choice(Label::Copied, copies, 0)];
        Dialog::new(What::ExportAll, fields)
    }
    pub(super) fn accept_export_all(&mut self, dialog: &Dialog) {
        let folder = unquoted(dialog.typed(Label::Folder));
        if folder.is_empty() {
            return self.say(Notice::NotUnderstood(folder));
        }
        let public = dialog.chosen(Label::Copied) == Some(&Choice::Public(true));
        self.dialogs.pop();
        self.export_all(Bundle { folder, public, force: false });
    }
    pub(super) fn export_all(&mut self, bundle: Bundle) {
        if !self.read_only && !self.seal() {
            return;
        }
        self.begin_writing(&bundle.folder);
        self.ask(Effect::ExportAll(bundle));
    }
    pub(super) fn bundling(&mut self, folder: &str, done: usize, of: usize) {
        for writing in self.writing.iter_mut().filter(|writing| writing.path == folder) {
            writing.done = Some((done, of));
        }
    }
    pub(super) fn exported(&mut self, path: String, unopened: bool) {
        self.written(&path);
        self.say(if unopened { Notice::Unopened(path) } else { Notice::Exported(path) });
    }
    fn written(&mut self, path: &str) {
        if let Some(at) = self.writing.iter().position(|writing| writing.path == path) {
            self.writing.remove(at);
        }
    }
    pub(super) fn not_exported(&mut self, path: &str, reason: String) {
        self.written(path);
        self.say(Notice::Failed(Failure::Export, reason));
    }
    /// Another file is there already; the question holds the whole wish.
    pub(super) fn ask_to_overwrite(&mut self, export: Export) {
        self.written(&export.path);
        let warnings = vec![Warned::FileExists(export.path.clone())];
        self.ask_first(Request::Overwrite(export), warnings);
    }
    pub(super) fn ask_to_replace(&mut self, bundle: Bundle) {
        self.written(&bundle.folder);
        let warnings = vec![Warned::FolderExists(bundle.folder.clone())];
        self.ask_first(Request::Replace(bundle), warnings);
    }
    fn ask_first(&mut self, request: Request, warnings: Vec<Warned>) {
        self.notice = self.notice.take().filter(|notice| !matches!(notice, Notice::Exporting(_)));
        self.dialogs.push(Dialog::new(What::Ask { request, warnings }, Vec::new()));
    }

    pub(super) fn backup_box(&self) -> Dialog {
        Dialog::new(What::Backup, vec![FieldEntry::text(Label::Folder, &self.folder)])
    }
    pub(super) fn accept_backup(&mut self, dialog: &Dialog) {
        let folder = dialog.typed(Label::Folder).to_owned();
        if folder.is_empty() {
            return self.say(Notice::NotUnderstood(folder));
        }
        self.dialogs.pop();
        self.ask(Effect::Flush);
        self.ask(Effect::Backup { folder });
    }
}

fn formats(paper: Paper) -> Vec<Choice> {
    paper.formats().iter().map(|format| Choice::Format(*format)).collect()
}
fn order_field() -> FieldEntry {
    FieldEntry::choice(Label::Order, vec![Choice::Grouped(false), Choice::Grouped(true)], 0)
}
/// The paper that is asked for in the box.
pub(super) fn wish_of(dialog: &Dialog) -> Wish {
    let paper = match dialog.chosen(Label::Paper) {
        Some(Choice::Paper(paper)) => *paper,
        _ => Paper::Minutes,
    };
    let audience = match dialog.chosen(Label::Audience) {
        Some(Choice::Audience(audience)) => *audience,
        _ => Audience::Office,
    };
    let grouped = paper == Paper::Minutes && dialog.chosen(Label::Order) == Some(&Choice::Grouped(true));
    Wish { paper, audience, grouped }
}
fn format_of(dialog: &Dialog) -> Format {
    match dialog.chosen(Label::Format) {
        Some(Choice::Format(format)) => *format,
        _ => wish_of(dialog).paper.formats()[0],
    }
}
/// The format a file's ending names.
fn format_named(path: &str) -> Option<Format> {
    path.rsplit_once('.').and_then(|(_, ending)| Format::from_code(ending))
}
/// Another text in the field of the path, still one written by hand.
fn retype(dialog: &mut Dialog, path: &str) {
    for field in dialog.fields.iter_mut().filter(|field| field.label == Label::Path) {
        field.entry = Entry::Text(crate::editor::Text::new(path));
    }
}
/// A path as a file manager gives it.
pub(super) fn unquoted(typed: &str) -> String {
    typed.trim_matches(['"', '\'']).to_owned()
}

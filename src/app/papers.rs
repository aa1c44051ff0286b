//! Papers and copies: asking the world for them once everything is on the disk.

use super::{App, Dialog, Effect, FieldEntry, Format, Label, Notice, What};

impl App {
    pub(super) fn export_box(&self) -> Dialog {
        let path = format!("{}/{}.docx", self.folder.trim_end_matches('/'), self.meeting.minutes_stem());
        Dialog::new(What::Export, vec![FieldEntry::text(Label::Path, &path)])
    }
    pub(super) fn backup_box(&self) -> Dialog {
        Dialog::new(What::Backup, vec![FieldEntry::text(Label::Folder, &self.folder)])
    }
    pub(super) fn accept_export(&mut self, dialog: &Dialog) {
        let path = dialog.typed(Label::Path).to_owned();
        if path.is_empty() {
            return self.say(Notice::NotUnderstood(path));
        }
        self.dialogs.pop();
        self.export_to(path, false);
    }
    /// Nothing is exported before all is on the disk: the flush goes first.
    pub(super) fn export_to(&mut self, path: String, force: bool) {
        if !self.read_only && !self.seal() {
            return;
        }
        let format = match path.rsplit('.').next() {
            Some("md") => Format::Markdown,
            Some("json") => Format::Json,
            _ => Format::Docx,
        };
        self.ask(Effect::Flush);
        self.ask(Effect::Export { path, format, force });
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

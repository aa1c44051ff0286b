//! Papers and copies: asking the world for them once everything is on the disk.

use super::{App, Dialog, Effect, FieldEntry, Label, Notice, What};
use crate::domain::{Format, Paper, Wish};

impl App {
    pub(super) fn export_box(&self) -> Dialog {
        let path = format!(
            "{}/{}.docx",
            self.folder.trim_end_matches('/'),
            self.meeting.paper_stem(&Wish::of(Paper::Minutes))
        );
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
        let format = path.rsplit('.').next().and_then(Format::from_code).unwrap_or(Format::Docx);
        let wish = Wish::of(Paper::Minutes);
        self.ask(Effect::Flush);
        self.ask(Effect::Export { wish, format, path, force, open: false });
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

//! What a paper is given after it was signed: its number, its day, the scan with the signatures. Works under the lock.

use super::papers::unquoted;
use super::{App, Choice, Dialog, Effect, FieldEntry, Label, Notice, What};
use crate::domain::*;
use crate::viet;

/// Papers that are numbered and signed.
const ISSUED: [Paper; 3] = [Paper::Minutes, Paper::Conclusions, Paper::Report];

impl App {
    pub(super) fn issue_box(&self, paper: Paper) -> Dialog {
        let at = ISSUED.iter().position(|other| *other == paper).unwrap_or(0);
        let mut fields = vec![FieldEntry::choice(Label::Paper, ISSUED.map(Choice::Paper).to_vec(), at)];
        fields.extend(self.issued(paper).map(|(label, text)| FieldEntry::text(label, &text)));
        Dialog { active: 1, ..Dialog::new(What::Issue, fields) }
    }
    /// What is known of a paper, as it stands in the box.
    fn issued(&self, paper: Paper) -> [(Label, String); 3] {
        let issue = self.meeting.issue_of(paper);
        let day = issue.and_then(|issue| issue.issued_on).map(viet::short_date);
        [
            (Label::Number, issue.map(|issue| issue.number.clone()).unwrap_or_default()),
            (Label::IssuedOn, day.unwrap_or_default()),
            (Label::Scan, issue.map(|issue| issue.scan.clone()).unwrap_or_default()),
        ]
    }
    /// Another paper was turned to: what is known of it comes, what was typed stays.
    pub(super) fn follow_issued(&mut self) {
        let Some(dialog) = self.dialog() else { return };
        for (label, text) in self.issued(paper_of(dialog)) {
            if let Some(dialog) = self.dialogs.last_mut() {
                dialog.refill(label, &text);
            }
        }
    }
    /// Number and day at once; the scan when it has been read, off the screen's thread.
    pub(super) fn accept_issue(&mut self, dialog: &Dialog) {
        let paper = paper_of(dialog);
        let number = viet::nfc(dialog.typed(Label::Number)).into_owned();
        let day = match self.date_typed(dialog, Label::IssuedOn) {
            Ok(day) => day,
            Err(notice) => return self.say(notice),
        };
        let scan = dialog.changed(Label::Scan).map(unquoted);
        let kept = self.meeting.issue_of(paper).filter(|_| scan.as_deref() != Some("")).cloned();
        let kept = kept.as_ref().filter(|issue| !issue.scan.is_empty());
        let kept = kept.map(|issue| (issue.scan.as_str(), issue.scan_hash.as_str()));
        if !self.rule_under_lock(|meeting, _| meeting.issue(paper, &number, day, kept)) {
            return;
        }
        self.dialogs.pop();
        self.say(Notice::Done(Deed::Issue));
        if let Some(path) = scan.filter(|path| !path.is_empty()) {
            self.say(Notice::Scanning(path.clone()));
            self.ask(Effect::Scan { paper, path });
        }
    }
    pub(super) fn scanned(&mut self, paper: Paper, name: &str, hash: &str) {
        let issue = self.meeting.issue_of(paper);
        let (number, day) = issue.map(|issue| (issue.number.clone(), issue.issued_on)).unwrap_or_default();
        if self.rule_under_lock(|meeting, _| meeting.issue(paper, &number, day, Some((name, hash)))) {
            self.say(Notice::Scanned(name.to_owned()));
        }
    }
}

fn paper_of(dialog: &Dialog) -> Paper {
    match dialog.chosen(Label::Paper) {
        Some(Choice::Paper(paper)) => *paper,
        _ => Paper::Minutes,
    }
}

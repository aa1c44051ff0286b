//! Which papers a meeting leaves behind, in which formats, and for whom. Not what stands in them: that is `papers`.

use super::rows::ParagraphId;
use super::value::codes;

codes! {
    /// A paper of a meeting.
    Paper {
        Minutes = "minutes",
        /// Thông báo kết luận.
        Conclusions = "conclusions",
        /// Báo cáo kết quả.
        Report = "report",
        /// Bảng tổng hợp ý kiến, kiến nghị.
        Opinions = "opinions",
        Speakers = "speakers",
        Agenda = "agenda",
        /// Blank sheets for when the laptop dies.
        Sheets = "sheets",
        /// Who did what when.
        Journal = "journal",
    }
    /// A format a paper may have; the code is the ending of the file's name.
    Format {
        Docx = "docx",
        Pdf = "pdf",
        Xlsx = "xlsx",
        Csv = "csv",
        Markdown = "md",
        Json = "json",
        Ics = "ics",
    }
    /// For whom a copy is.
    Audience {
        /// The office's own, to be signed.
        Office = "office",
        /// For everybody: those who asked for it are not named. Complaints and denunciations are not mentioned.
        Public = "public",
    }
}

/// A paper as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Wish {
    pub paper: Paper,
    pub audience: Audience,
    /// All opinions first and then the answers by field, instead of each opinion with its answer.
    pub grouped: bool,
}

impl Wish {
    /// A paper as the office keeps it.
    pub fn of(paper: Paper) -> Wish {
        Wish { paper, audience: Audience::Office, grouped: false }
    }
}

impl Paper {
    /// The formats it can have, its usual one first.
    pub fn formats(self) -> &'static [Format] {
        use Format::*;
        match self {
            Paper::Minutes | Paper::Report => &[Docx, Pdf, Markdown, Json],
            Paper::Conclusions => &[Docx, Pdf, Markdown, Json, Ics],
            Paper::Opinions | Paper::Speakers | Paper::Journal => &[Docx, Pdf, Xlsx, Csv, Markdown, Json],
            Paper::Agenda => &[Docx, Pdf, Xlsx, Csv, Markdown, Json, Ics],
            Paper::Sheets => &[Docx, Pdf],
        }
    }
}

/// A passage of the minutes somebody may object to when they are read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Passage {
    Title,
    Start,
    Venue,
    Heads,
    Chair,
    Secretary,
    Paragraph(ParagraphId),
}

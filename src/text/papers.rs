//! What the command line says of papers: which they are, which formats they have, and what a file turned out to be.

use super::Lang;
use super::lang::say;
use crate::domain::{Audience, Format, Held, Paper, Time, Verdict, Wish};
use crate::viet;

/// All papers under the names they are asked for by, with what they are.
pub fn papers_listed(lang: Lang) -> String {
    let each = Paper::ALL.iter().map(|paper| format!("{} ({})", paper.code(), super::states::paper(*paper, lang)));
    let all = lang.of(["all (tất cả, vào một thư mục)", "all (everything, into a folder)"]).to_owned();
    each.chain([all]).collect::<Vec<_>>().join(", ")
}

/// A paper has no such format; which it has.
pub fn no_such_format(paper: Paper, format: Format, lang: Lang) -> String {
    let (paper, format, has) = (paper.code(), format.code(), codes(paper));
    say!(
        lang,
        "{paper} không có dạng {format}; có: {has}; xem: thuky export --help",
        "{paper} has no format {format}; it has: {has}; see: thuky export --help"
    )
}

fn codes(paper: Paper) -> String {
    paper.formats().iter().map(|format| format.code()).collect::<Vec<_>>().join(", ")
}

/// Options that do not go with what is asked for.
pub fn not_with(option: &str, paper: &str, lang: Lang) -> String {
    say!(
        lang,
        "{option} không dùng với {paper}; xem: thuky export --help",
        "{option} does not go with {paper}; see: thuky export --help"
    )
}

/// Something lies in the folder already.
pub fn folder_exists(path: &str, lang: Lang) -> String {
    let told = lang.of([
        "thư mục đã có tệp; thêm --force để thay các tệp cùng tên",
        "the folder holds files; add --force to replace those of the same names",
    ]);
    format!("{path}: {told}")
}

/// How many of how many papers are made.
pub fn bundling(done: usize, of: usize, lang: Lang) -> String {
    say!(lang, "đã lập {done}/{of} tệp", "{done} of {of} files made")
}

pub fn unread(path: &str, cause: &str, lang: Lang) -> String {
    let told = lang.of(["không đọc được", "cannot be read"]);
    format!("{path}: {told} ({cause})")
}

pub fn not_a_paper(path: &str, lang: Lang) -> String {
    let told = lang.of(["không phải tệp văn bản để đối chiếu", "is no file of a paper to compare"]);
    format!("{path}: {told}")
}

/// What a file turned out to be, in one line.
pub fn verdict(verdict: &Verdict, lang: Lang) -> String {
    match verdict {
        Verdict::Matches(held) => {
            let which = version(held, lang);
            say!(lang, "khớp: {which}", "matches: {which}")
        }
        Verdict::Changed(held) => {
            let which = version(held, lang);
            let why = changed(lang);
            say!(lang, "KHÔNG KHỚP {which}: {why}", "DOES NOT MATCH {which}: {why}")
        }
        Verdict::Replaced { held, matches, by, reason } => replaced(held, *matches, *by, reason, lang),
        Verdict::Draft(wish) => {
            let which = named(wish, lang);
            say!(
                lang,
                "bản chưa khóa, khớp với hội nghị như đang có: {which}",
                "no locked version, matches the meeting as it stands now: {which}"
            )
        }
        Verdict::OldDraft => lang
            .of([
                "bản chưa khóa do chương trình lập, không khớp với hội nghị như đang có",
                "made by this program of no locked version; does not match the meeting as it stands now",
            ])
            .to_owned(),
        Verdict::Scan { wish, version, is_withdrawn } => scan(wish, *version, *is_withdrawn, lang),
        Verdict::Foreign { version } => say!(
            lang,
            "không thuộc tệp cuộc họp này: phiên bản {version} với dấu vân tay ấy không có ở đây",
            "not of this meeting file: it has no version {version} of that fingerprint"
        ),
        Verdict::NotOurs => lang
            .of([
                "không phải văn bản do chương trình này lập, hoặc đã mất dấu của chương trình",
                "no paper made by this program, or its mark is gone",
            ])
            .to_owned(),
        Verdict::Damaged => lang
            .of([
                "tệp cuộc họp không nguyên vẹn nên không đối chiếu được; xem: thuky check",
                "the meeting file is not whole, nothing can be compared with it; see: thuky check",
            ])
            .to_owned(),
    }
}

fn replaced(held: &Held, matches: bool, by: Option<i64>, reason: &str, lang: Lang) -> String {
    let which = version(held, lang);
    let matches = match matches {
        true => lang.of(["tệp khớp phiên bản ấy", "the file matches that version"]).to_owned(),
        false => {
            let why = changed(lang);
            say!(lang, "tệp KHÔNG KHỚP: {why}", "the file DOES NOT MATCH: {why}")
        }
    };
    match by {
        Some(by) => say!(
            lang,
            "{which}, đã được thay bằng phiên bản {by} (mở khóa vì: {reason}); {matches}",
            "{which}, replaced by version {by} (unlocked because: {reason}); {matches}"
        ),
        None => say!(
            lang,
            "{which}, đã mở khóa và chưa khóa lại (vì: {reason}); {matches}",
            "{which}, unlocked and not locked again (because: {reason}); {matches}"
        ),
    }
}

fn scan(wish: &Wish, version: Option<i64>, is_withdrawn: bool, lang: Lang) -> String {
    let which = named(wish, lang);
    let version = version.map(|n| say!(lang, ", phiên bản {n}", ", version {n}")).unwrap_or_default();
    if is_withdrawn {
        return say!(
            lang,
            "từng là bản chụp có chữ ký của {which}{version}; nay không còn được ghi",
            "was the signed scan of the {which}{version}; it is not noted any more"
        );
    }
    say!(lang, "bản chụp có chữ ký của {which}{version}", "the signed scan of the {which}{version}")
}

fn changed(lang: Lang) -> &'static str {
    lang.of([
        "đã bị sửa hoặc lưu lại sau khi chương trình lập (Word chỉ lưu lại cũng tính), hoặc do phiên bản thuky khác lập",
        "changed or saved again after it left the program (by Word counts too), or made by another release of thuky",
    ])
}

/// "biên bản (bản công khai), phiên bản 2, khóa lúc 17:20 ngày 24/5/2025".
fn version(held: &Held, lang: Lang) -> String {
    let (which, n, at) = (named(&held.wish, lang), held.version, moment(held.locked_at, held.offset_minutes, lang));
    say!(lang, "{which}, phiên bản {n}, khóa lúc {at}", "{which}, version {n}, locked at {at}")
}

fn named(wish: &Wish, lang: Lang) -> String {
    let name = super::states::paper(wish.paper, lang);
    match wish.audience {
        Audience::Office => name.to_owned(),
        Audience::Public => say!(lang, "{name} (bản công khai)", "{name} (public copy)"),
    }
}

fn moment(time: Time, offset_minutes: i64, lang: Lang) -> String {
    let at = time.at(offset_minutes);
    let (clock, day) = (viet::clock(at.time()), viet::short_date(at.date_naive()));
    say!(lang, "{clock} ngày {day}", "{clock}, {day}")
}

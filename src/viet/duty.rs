//! What people type when they look for somebody by their duty at a meeting. What is shown for a duty is worded elsewhere.

/// Words the whole hall is found by.
pub const HALL_WORDS: &str = "hội trường hội nghị cả hội trường hall";
/// Words by which nobody in particular is found.
pub const NOBODY_WORDS: &str = "ghi chung không của ai nobody";

/// Words somebody with a duty is found by; of a code of `domain::Duty`. None for those who come to be heard.
pub fn duty_words(code: &str) -> &'static str {
    match code {
        "chair" => "chủ trì chủ tọa chair",
        "secretary" => "thư ký secretary",
        "host" => "người dẫn chương trình mc host",
        "officer" => "công chức cán bộ officer",
        "delegate" => "đại biểu delegate",
        _ => "",
    }
}

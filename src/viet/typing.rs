//! Telex and VNI: what the keys of one syllable come to. Not here: where the syllable stands in a text.

use serde::{Deserialize, Serialize};

/// How marks are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    Telex,
    Vni,
}

/// On which vowel the tone of oa, oe, uy is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// hòa, khỏe, thủy: as the decree writes "CỘNG HÒA".
    #[default]
    Old,
    /// hoà, khoẻ, thuỷ.
    New,
}

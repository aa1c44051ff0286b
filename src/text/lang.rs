//! Which language, and how one of two wordings is taken.

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// The main one.
    #[default]
    Vi,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The language of `--lang`: "vi" or "en".
    pub fn named(name: &str) -> Option<Lang> {
        match name {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
    pub fn code(self) -> &'static str {
        self.of(["vi", "en"])
    }
    /// What `--lang` says, else what the value of `LC_ALL` or `LANG` says ("en_US.UTF-8"), else Vietnamese.
    pub fn choose(option: Option<&str>, environment: Option<&str>) -> Lang {
        let language = |locale: &str| locale.split(['_', '.', '@', '-']).next().and_then(Lang::named);
        option.and_then(Lang::named).or_else(|| environment.and_then(language)).unwrap_or_default()
    }
    /// The one of two wordings that is in this language: Vietnamese stands first.
    pub fn of<T>(self, [vi, en]: [T; 2]) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// A sentence in the language asked for, out of its two wordings with names in braces.
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::text::Lang::Vi => format!($vi),
            $crate::text::Lang::En => format!($en),
        }
    };
}
pub(super) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_goes_before_the_environment_and_vietnamese_is_the_rest() {
        for (option, environment, lang) in [
            (None, None, Lang::Vi),
            (Some("en"), None, Lang::En),
            (Some("en"), Some("vi_VN.UTF-8"), Lang::En),
            (Some("vi"), Some("en_US.UTF-8"), Lang::Vi),
            (None, Some("en_US.UTF-8"), Lang::En),
            (None, Some("en"), Lang::En),
            (None, Some("en-GB"), Lang::En),
            (None, Some("vi_VN"), Lang::Vi),
            (None, Some("C"), Lang::Vi),
            (None, Some("C.UTF-8"), Lang::Vi),
            (None, Some("POSIX"), Lang::Vi),
            (None, Some(""), Lang::Vi),
            (None, Some("fr_FR.UTF-8"), Lang::Vi),
            (Some("fr"), Some("en_US"), Lang::En),
        ] {
            assert_eq!(Lang::choose(option, environment), lang, "{option:?} {environment:?}");
        }
        assert_eq!(Lang::named("tiếng Việt"), None);
    }
}

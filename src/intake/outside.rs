//! A template from a file of somebody else's: its bytes → a meeting to be, with a doubt where its letters are of an old font.
//! Not the reading of the file.

use super::read::Error;
use super::template::{Doubt, Template};
use crate::viet::{self, Encoding};

impl Template {
    /// Reads a template whatever wrote it: UTF-8, UTF-16, Windows-1258, or letters of an old font, which are converted only
    /// with consent. Without it they stay as they are, and the first line of them is a doubt with what it would read.
    ///
    /// # Errors
    /// What [`Template::parse`] refuses.
    pub fn read(bytes: &[u8], consents: bool) -> Result<Template, Error> {
        let (text, seems) = viet::decode(bytes);
        match seems {
            Some(encoding) if consents => Template::parse(&viet::convert(&text, encoding)),
            Some(encoding) => {
                let mut template = Template::parse(&text)?;
                template.doubt(in_old_letters(&text, encoding));
                Ok(template)
            }
            None => Template::parse(&text),
        }
    }
}

/// The first line the conversion would change: where, as it stands, as it would read.
fn in_old_letters(text: &str, encoding: Encoding) -> Doubt {
    let mut lines = text.lines().enumerate().map(|(n, line)| (n + 1, line, viet::convert(line, encoding)));
    let (place, before, after) = lines.find(|(_, line, read)| line != read).unwrap_or_default();
    let told = |line: &str| viet::one_line(line).trim().to_owned();
    Doubt { code: "encoding".to_owned(), place: place.to_string(), text: told(before), proposal: told(&after) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str =
        "# a plan\ntitle = \"Héi nghÞ ®èi tho¹i víi Nh©n d©n\"\noffset_minutes = 420\nvenue = \"Nhµ v¨n ho¸\"\n";

    #[test]
    fn old_letters_are_doubted_and_converted_only_with_consent() {
        let bytes: Vec<u8> = OLD.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let kept = Template::read(&bytes, false).unwrap();
        assert_eq!(kept.title(), "Héi nghÞ ®èi tho¹i víi Nh©n d©n");
        let [doubt] = kept.doubts() else { panic!("{:?}", kept.doubts()) };
        assert_eq!((doubt.code.as_str(), doubt.place.as_str()), ("encoding", "2"));
        assert_eq!(doubt.text, "title = \"Héi nghÞ ®èi tho¹i víi Nh©n d©n\"");
        assert_eq!(doubt.proposal, "title = \"Hội nghị đối thoại với Nhân dân\"");
        let read = Template::read(&bytes, true).unwrap();
        assert_eq!((read.title(), read.doubts().len()), ("Hội nghị đối thoại với Nhân dân", 0));
    }

    #[test]
    fn a_template_of_notepad_is_read_without_a_doubt() {
        let text = "title = \"Hội nghị\"\noffset_minutes = 420\n";
        let wide = [b"\xFF\xFE".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
        for bytes in [wide, [b"\xEF\xBB\xBF", text.as_bytes()].concat(), text.as_bytes().to_vec()] {
            let template = Template::read(&bytes, false).unwrap();
            assert_eq!((template.title(), template.doubts().len()), ("Hội nghị", 0));
        }
        assert!(Template::read(b"\xFF\xFE\0\xD8", true).is_err());
    }
}

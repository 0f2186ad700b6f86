//! The page's own words, by language.
//!
//! A reader needs one language, so the module holds no words. The build makes a list of texts of each file in `words/`
//! (`translation.rs`), and [`read`] reads the one that `start.js` has fetched.

use std::sync::Arc;

mod direction;
pub mod format;
mod list;
#[cfg(not(target_arch = "wasm32"))]
pub mod plain;
#[cfg(any(not(target_arch = "wasm32"), test))]
pub mod translation;
pub mod words;

pub use direction::{direction, first_direction};
use format::Format;
use list::{Listed, Texts};
use words::{Plural, Words};

/// A language of the page's own words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// English.
    English,
    /// Arabic, written from right to left.
    Arabic,
    /// French.
    French,
}

impl Language {
    /// All languages, in the order of the page's footer.
    pub const ALL: [Self; 3] = [Self::English, Self::Arabic, Self::French];

    /// The language tag, BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
            Self::French => "fr",
        }
    }

    /// Its name in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "العربية",
            Self::French => "Français",
        }
    }

    /// Whether `tag` (BCP 47) is this language, in any region or script.
    pub fn speaks(self, tag: &str) -> bool {
        primary_subtag(tag).eq_ignore_ascii_case(self.tag())
    }

    /// The locale for numbers and times: the region of the coverage's language tag, otherwise that of the reader's `preferred`
    /// languages, if they are this language.
    pub fn locale<'a>(self, coverage: &'a str, preferred: impl Iterator<Item = &'a str>) -> &'a str {
        let regional = |tag: &&str| self.speaks(tag) && tag.len() > self.tag().len();
        let mut wanted = std::iter::once(coverage).chain(preferred);
        wanted.find(regional).unwrap_or(self.tag())
    }
}

/// The language and the words of a list that the build has made: a JSON array of the tag and the texts; `None` if it is invalid.
pub fn read(list: &str) -> Option<(Language, &'static Words)> {
    let mut texts = Texts::parse(list)?;
    let mut tag = "";
    texts.next(&mut tag);
    let language = Language::ALL.into_iter().find(|language| language.tag() == tag)?;
    let words = Box::leak(Box::new(Words::EMPTY));
    words.read(&mut texts);
    texts.is_complete().then_some((language, words))
}

fn primary_subtag(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The words of one language, and its formats.
#[derive(Clone)]
pub struct Messages {
    /// The language.
    pub language: Language,
    /// Its words.
    pub words: &'static Words,
    /// The formats of its numbers and times.
    pub format: Arc<dyn Format>,
}

impl Messages {
    /// Whether the language is written from right to left.
    pub fn runs_from_right(&self) -> bool {
        direction(self.language.tag()) == "rtl"
    }

    /// The plural form of `words` for `n`, with `{n}` filled in.
    pub fn count(&self, words: &Plural, n: usize) -> String {
        fill(words.form(self.format.plural(n)), &[("n", &self.format.number(n))])
    }
}

/// Fills in the placeholders, such as `{name}`, of a sentence.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{')
        && let Some((name, after)) = after.split_once('}')
    {
        filled.push_str(before);
        filled.extend(values.iter().filter(|(known, _)| *known == name).map(|(_, value)| *value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_without_all_words_is_refused() {
        let whole = Language::French.list();
        let last = whole.rfind(",\"").unwrap();
        let short = [&whole[..last], "]"].concat();
        assert!(serde_json::from_str::<serde_json::Value>(&short).is_ok());
        for list in [short.as_str(), &whole.replacen("fr", "tlh", 1), &whole[1..], "<!doctype html>", "[]", "{}", ""] {
            assert!(read(list).is_none(), "{list}");
        }
    }

    #[test]
    fn times_have_the_format_of_the_coverages_region_or_else_the_readers() {
        let locale = |coverage, preferred: [&'static str; 2]| Language::English.locale(coverage, preferred.into_iter());
        assert_eq!(locale("en-GB", ["en-US", "fr"]), "en-GB");
        assert_eq!(locale("en", ["fr-FR", "en-IE"]), "en-IE");
        assert_eq!(locale("ar-IQ", ["fr", "en"]), "en");
    }

    #[test]
    fn a_script_in_the_tag_decides_the_direction_before_the_language() {
        for (tag, runs) in [
            ("en", "ltr"),
            ("ar", "rtl"),
            ("fa-IR", "rtl"),
            ("ku-Arab", "rtl"),
            ("pa-Guru-IN", "ltr"),
            ("az-Latn", "ltr"),
            ("ur-Latn", "ltr"),
        ] {
            assert_eq!(direction(tag), runs, "{tag}");
        }
    }

    #[test]
    fn placeholders_in_values_are_not_filled_in() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("{unknown}.", &[]), ".");
        assert_eq!(fill("open {", &[]), "open {");
    }
}

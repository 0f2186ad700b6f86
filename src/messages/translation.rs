//! The files in `words/`: the words of the page in one language, as translators write them. For the build and for tests.
//!
//! JSON, by the names of [`Words`]. What a reader's browser gets is a list of the texts without their names, shorter by half.

use std::sync::LazyLock;

use serde_json::Value;

use super::list::{Listed, Name};
use super::words::Words;
use super::{Language, read};

static WORDS: LazyLock<[&Words; 3]> =
    LazyLock::new(|| Language::ALL.map(|language| read(&language.list()).expect("a list has all texts").1));

impl Language {
    /// Its words.
    pub fn words(self) -> &'static Words {
        WORDS[self as usize]
    }

    /// Its file, `words/` and its tag with `.json`.
    fn file(self) -> &'static str {
        match self {
            Self::English => include_str!("../../words/en.json"),
            Self::Arabic => include_str!("../../words/ar.json"),
            Self::French => include_str!("../../words/fr.json"),
        }
    }

    /// Its file as a list.
    ///
    /// # Panics
    /// Where the file in the tree is at fault, with the reason.
    pub fn list(self) -> String {
        list(self, self.file()).unwrap_or_else(|fault| panic!("words/{}.json: {fault}", self.tag()))
    }
}

/// The list of a language's file: a JSON array of the language's tag and its texts, in the order in which [`Words`] declares
/// them; empty for a plural form that the language lacks.
///
/// # Errors
/// A sentence for the translator: the file is no JSON, a text is missing, is not one of the page's, or has other placeholders
/// than in English.
pub fn list(language: Language, file: &str) -> Result<String, String> {
    let mut words: Value = serde_json::from_str(file).map_err(|error| error.to_string())?;
    let english: Value = serde_json::from_str(Language::English.file()).map_err(|error| error.to_string())?;
    let mut names = Vec::new();
    Words::name("", &mut names);
    let mut texts = vec![language.tag().to_owned()];
    for Name { pointer, optional } in names {
        let text = match words.pointer_mut(&pointer).map(Value::take) {
            Some(Value::String(text)) if !text.is_empty() => text,
            None if optional => String::new(),
            _ => return Err(format!("there is no text at {pointer}")),
        };
        // A plural form may do without the number, and English lacks most forms.
        let pattern = english.pointer(&pointer).and_then(Value::as_str);
        if let Some(pattern) = pattern
            && !optional
            && placeholders(pattern) != placeholders(&text)
        {
            return Err(format!("{pointer} must have the placeholders of \"{pattern}\""));
        }
        texts.push(text);
    }
    match unused(&words, String::new()) {
        Some(pointer) => Err(format!("the page has no text {pointer}")),
        None => Ok(Value::from(texts).to_string()),
    }
}

/// The names in braces, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

/// The first value that was not taken.
fn unused(value: &Value, at: String) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Object(members) => members.iter().find_map(|(name, value)| unused(value, format!("{at}/{name}"))),
        _ => Some(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_all_words() {
        for language in Language::ALL {
            let (of, words) = read(&language.list()).unwrap();
            assert_eq!(of, language);
            assert_eq!(Some(words.posts.other), words_of(language).pointer("/posts/other").and_then(Value::as_str));
        }
    }

    #[test]
    fn a_plural_form_that_a_language_lacks_is_the_form_for_all_other_numbers() {
        assert_eq!(Language::English.words().posts.few, None);
        assert!(Language::Arabic.words().posts.few.is_some());
    }

    #[test]
    fn a_translator_is_told_what_is_wrong() {
        for (pointer, value, fault) in [
            ("/live", Value::Null, "there is no text at /live"),
            ("/live", "".into(), "there is no text at /live"),
            ("/comment/send", 7.into(), "there is no text at /comment/send"),
            ("/posts/other", Value::Null, "there is no text at /posts/other"),
            ("/posts/one", "Une publication".into(), ""),
            ("/position", "{n}".into(), "/position must have the placeholders of \"{n} of {total}\""),
            ("/live", "{time}".into(), "/live must have the placeholders of \"Live\""),
        ] {
            let mut words = words_of(Language::French);
            *words.pointer_mut(pointer).unwrap() = value;
            assert_eq!(list(Language::French, &words.to_string()).err().unwrap_or_default(), fault);
        }
        let mut words = words_of(Language::French);
        words["comment"]["senden"] = "Senden".into();
        assert_eq!(list(Language::French, &words.to_string()), Err("the page has no text /comment/senden".to_owned()));
        assert!(list(Language::French, "{\"live\": \"En direct\",}").is_err_and(|fault| fault.contains("line 1")));
    }

    fn words_of(language: Language) -> Value {
        serde_json::from_str(language.file()).unwrap()
    }
}

//! The words of each language in a file of their own.

use anyhow::Result;
use as_it_happened::messages::{Language, written};

use super::write_if_changed;
use crate::project::Project;

/// Writes `target/words/en.json` and the like, which `index.html` names.
pub(super) fn assemble(project: &Project) -> Result<()> {
    let folder = project.root().join("target/words");
    Language::ALL
        .into_iter()
        .try_for_each(|language| write_if_changed(&folder.join(file_name(language)), &written(language)))
}

fn file_name(language: Language) -> String {
    [language.tag(), ".json"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_file_of_every_language_and_english_first() {
        let page = include_str!("../../../index.html");
        let named: Vec<&str> = page.lines().filter(|line| line.contains("data-words")).collect();
        assert_eq!(named.len(), Language::ALL.len());
        for (line, language) in named.iter().zip(Language::ALL) {
            assert!(line.contains(&format!("data-words=\"{}\"", language.tag())), "{line}");
            assert!(line.contains(&format!("src=\"target/words/{}\"", file_name(language))), "{line}");
        }
        assert_eq!(Language::ALL[0], Language::English);
    }
}

//! Files that Trunk builds the page from and that are not in the tree: the style sheet and the words of each language.

use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use as_it_happened::messages::{Language, translation};
use fs_err as fs;

use crate::project::Project;

/// Declares the order of the cascade layers. With it at the beginning, the order of the other sheets does not matter.
const FIRST_SHEET: &str = "layers.css";

/// Writes `target/style/page.css`, `target/words/en.json` and so on.
pub(crate) fn assemble(project: &Project) -> Result<()> {
    write_if_changed(&project.root().join("target/style/page.css"), &style_sheet(&project.root().join("style"))?)?;
    for language in Language::ALL {
        let name = file_name(language);
        let words = fs::read_to_string(project.root().join("words").join(&name))?;
        let list = translation::list(language, &words).map_err(|fault| anyhow!("words/{name}: {fault}"))?;
        write_if_changed(&project.root().join("target/words").join(&name), &list)?;
    }
    Ok(())
}

/// All sheets of a folder, joined by name.
fn style_sheet(folder: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string().ok().filter(|name| name.ends_with(".css")));
    }
    ensure!(!names.is_empty(), "{} contains no style sheet", folder.display());
    names.sort_by_key(|name| (name != FIRST_SHEET, name.clone()));
    let mut sheets = Vec::new();
    for name in names {
        sheets.push(fs::read_to_string(folder.join(name))?.trim().to_owned());
    }
    Ok(sheets.join("\n\n") + "\n")
}

fn file_name(language: Language) -> String {
    [language.tag(), ".json"].concat()
}

/// Trunk watches these files: writing the same text would start another build.
fn write_if_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_of_the_layers_comes_first_and_the_others_by_name() {
        let folder = std::env::temp_dir().join(format!("xtask-style-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in [("post.css", "p {}\n"), ("base.css", "b {}"), ("layers.css", "@layer base, post;\n")] {
            fs::write(folder.join(name), text).unwrap();
        }
        assert_eq!(style_sheet(&folder).unwrap(), "@layer base, post;\n\nb {}\n\np {}\n");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_page_names_the_file_of_every_language_and_english_first() {
        let page = include_str!("../../index.html");
        let named: Vec<&str> = page.lines().filter(|line| line.contains("data-words")).collect();
        assert_eq!(named.len(), Language::ALL.len());
        for (line, language) in named.iter().zip(Language::ALL) {
            assert!(line.contains(&format!("data-words=\"{}\"", language.tag())), "{line}");
            assert!(line.contains(&format!("src=\"target/words/{}\"", file_name(language))), "{line}");
        }
        assert_eq!(Language::ALL[0], Language::English);
    }

    #[test]
    fn an_unchanged_file_is_not_written_again() {
        let path = std::env::temp_dir().join(format!("xtask-assemble-{}", std::process::id()));
        write_if_changed(&path, "a {}").unwrap();
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        write_if_changed(&path, "a {}").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
        write_if_changed(&path, "b {}").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "b {}");
        fs::remove_file(&path).unwrap();
    }
}

//! The files of the built page that it loads by itself.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};
use fs_err as fs;
use walkdir::WalkDir;

const PAGE: &str = "index.html";

/// The folder of the languages, of which a reader loads one.
const WORDS: &str = "assets/words/";

/// The page itself, and every script, style sheet, module and language that it names, directly or through another: their
/// paths from `dist/`, and their content.
pub(super) fn files(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    ensure!(dist.join(PAGE).is_file(), "dist/ contains no page: run `cargo xtask build`");
    let mut candidates = BTreeMap::new();
    for entry in WalkDir::new(dist) {
        let path = entry?.into_path();
        let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if is_language(&name) || [".js", ".wasm", ".css"].iter().any(|end| name.ends_with(end)) {
            candidates.insert(name, fs::read(&path)?);
        }
    }

    let mut found = vec![(PAGE.to_owned(), fs::read(dist.join(PAGE))?)];
    let mut searched = 0;
    while searched < found.len() {
        let text = String::from_utf8_lossy(&found[searched].1).into_owned();
        // A script may name a file from its own folder.
        found.extend(candidates.extract_if(.., |name, _| text.contains(name.trim_start_matches("assets/"))));
        searched += 1;
    }
    Ok(found)
}

/// Whether a file contains the words of a language.
pub(super) fn is_language(name: &str) -> bool {
    name.starts_with(WORDS) && name.ends_with(".json")
}

/// The name without Trunk's content hash, so that it stays the same from build to build.
pub(super) fn without_hash(name: &str) -> String {
    let Some((stem, rest)) = name.rsplit_once('-') else { return name.to_owned() };
    let (hash, end) = rest.split_at(rest.find(['.', '_']).unwrap_or(rest.len()));
    // Trunk omits leading zeros.
    let is_hash = (8..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { [stem, end].concat() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_removed_from_a_name() {
        let pairs = [
            ("assets/as-it-happened-5c1a2b3c4d5e6f70.js", "assets/as-it-happened.js"),
            ("assets/as-it-happened-5c1a2b3c4d5e6f70_bg.wasm", "assets/as-it-happened_bg.wasm"),
            ("page-0123456789abcdef.css", "page.css"),
            ("assets/words/en-0123456789abcdef.json", "assets/words/en.json"),
            ("as-it-happened.js", "as-it-happened.js"),
            ("index.html", "index.html"),
        ];
        for (hashed, plain) in pairs {
            assert_eq!(without_hash(hashed), plain);
        }
    }

    #[test]
    fn the_page_loads_what_it_names_directly_or_through_a_script() {
        let dist = std::env::temp_dir().join(format!("xtask-first-view-{}", std::process::id()));
        fs::create_dir_all(dist.join("assets/snippets")).unwrap();
        fs::create_dir_all(dist.join("assets/words")).unwrap();
        let files_there = [
            (
                "index.html",
                "<script src=\"./assets/start-1.js\"> feed.json assets/words/en-1.json assets/words/fr-1.json",
            ),
            ("assets/start-1.js", "import('./app.js'); fetch('app_bg.wasm')"),
            ("assets/app.js", "import './snippets/a.js'"),
            ("assets/app_bg.wasm", "wasm"),
            ("assets/snippets/a.js", "a"),
            ("assets/words/en-1.json", "[]"),
            ("assets/words/fr-1.json", "[]"),
            ("assets/words/tlh-1.json", "[]"),
            ("feed.json", "{}"),
            ("embed.js", "for publishers' own pages"),
            ("picture.svg", "<svg/>"),
        ];
        for (name, text) in files_there {
            fs::write(dist.join(name), text).unwrap();
        }
        let mut names: Vec<String> = files(&dist).unwrap().into_iter().map(|(name, _)| name).collect();
        fs::remove_dir_all(&dist).unwrap();
        names.sort();
        let scripts = ["app.js", "app_bg.wasm", "snippets/a.js", "start-1.js", "words/en-1.json", "words/fr-1.json"];
        let assets = scripts.map(|name| format!("assets/{name}"));
        assert_eq!(names, [&assets[..], &["index.html".to_owned()]].concat());
    }
}

//! The pages of a newsroom with the coverage embedded, on an origin of their own. Their server ends with this program.

use std::path::{Component, Path, PathBuf};

use anyhow::Result;
use fs_err as fs;
use newsroom::Response;

use crate::loopback;
use crate::project::Project;

const FOLDER: &str = "public/demo";

/// The app's address in the pages.
const APP: &str = "https://live.example.org/";

/// The feed in the pages.
const FEED: &str = "coverage/iraq-2014-06-13.json";

/// The same at every start if it is free: open tabs go on working.
const USUAL_PORT: u16 = 8190;

/// Serves pages that embed the page on a port, with this feed instead of the sample if one is given. Returns a notice for
/// people.
pub(crate) fn start(project: &Project, page: u16, feed: Option<&str>) -> Result<String> {
    let pages = Pages::new(project.root(), page, feed);
    let listener = loopback::listen(USUAL_PORT).or_else(|_| loopback::listen(0))?;
    let respond = move |path: &str, _: Option<&str>| pages.file(path).unwrap_or_else(|| Response::error(404));
    let port = loopback::serve(listener, respond)?;
    // A name, because the page is at a number: browsers treat the two as different sites.
    Ok(format!("It is embedded in the pages of a newsroom at http://localhost:{port}/"))
}

struct Pages {
    folder: PathBuf,
    /// The origin of the running app.
    app: String,
    feed: String,
}

impl Pages {
    fn new(root: &Path, page: u16, feed: Option<&str>) -> Self {
        let app = format!("http://127.0.0.1:{page}");
        Self { folder: root.join(FOLDER), app, feed: feed.unwrap_or(FEED).to_owned() }
    }

    /// The file at a path without its first slash, with the address of the running app.
    fn file(&self, path: &str) -> Option<Response> {
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let kind = match path.extension()?.to_str()? {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            _ => return None,
        };
        let text = fs::read_to_string(self.folder.join(path)).ok()?;
        let app = &self.app;
        let text = text.replace(APP, &format!("{app}/")).replace(FEED, &self.feed);
        // From the app the pages need its scripts and its frame.
        let policy = format!(
            "default-src 'none'; script-src 'self' {app}; style-src 'self'; img-src 'self'; frame-src {app}; \
             base-uri 'none'; form-action 'none'"
        );
        let response = Response::document(text).header("Content-Type", kind);
        Some(response.header("Content-Security-Policy", policy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

    fn pages(feed: Option<&str>) -> Pages {
        Pages::new(Path::new(ROOT), 4567, feed)
    }

    /// The files of the folder with their names.
    fn files() -> Vec<(String, String)> {
        let entries = fs::read_dir(pages(None).folder).unwrap().map(Result::unwrap);
        entries
            .map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap()))
            .collect()
    }

    /// What stands in quotation marks after each of these words.
    fn quoted<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
        text.split(word).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn the_pages_name_only_files_of_their_folder_and_the_app() {
        let pages = pages(None);
        for (name, text) in files() {
            for address in [quoted(&text, " src=\""), quoted(&text, " href=\"")].concat() {
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let is_known = path.is_empty() || address.starts_with(APP) || pages.file(path).is_some();
                assert!(is_known, "{name} names {address}");
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_served_with_its_media_type() {
        let pages = pages(None);
        for (name, _) in files() {
            assert!(pages.file(&name).is_some(), "{name}");
        }
        for (path, kind) in [
            ("", "text/html; charset=utf-8"),
            ("article.html", "text/html; charset=utf-8"),
            ("demo.css", "text/css; charset=utf-8"),
            ("app.js", "text/javascript; charset=utf-8"),
            ("icon.svg", "image/svg+xml"),
        ] {
            assert_eq!(pages.file(path).unwrap().value_of("Content-Type"), Some(kind), "{path}");
        }
    }

    #[test]
    fn nothing_else_and_nothing_outside_of_the_folder_is_served() {
        for path in ["../icon.svg", "./article.html", "..%2ficon.svg", "/../icon.svg", "..\\icon.svg", "a/../app.js"] {
            assert!(pages(None).file(path).is_none(), "{path}");
        }
        for path in ["night.html", "article.html/", "demo", "favicon.ico"] {
            assert!(pages(None).file(path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_page_names_the_running_app_and_its_feed() {
        for (feed, expected) in [(None, FEED), (Some("replay/coverage.json"), "replay/coverage.json")] {
            let page = String::from_utf8(pages(feed).file("article.html").unwrap().body).unwrap();
            assert!(page.contains("src=\"http://127.0.0.1:4567/embed.js\"") && !page.contains(APP), "{page}");
            assert!(page.contains(&format!("=\"{expected}")), "{page}");
        }
    }

    #[test]
    fn the_policy_allows_only_the_app() {
        let page = pages(None).file("").unwrap();
        let policy = page.value_of("Content-Security-Policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' http://127.0.0.1:4567; "), "{policy}");
        assert!(policy.contains(" frame-src http://127.0.0.1:4567; ") && !policy.contains("unsafe"), "{policy}");
    }

    #[test]
    fn no_page_has_an_inline_script_or_style() {
        for (name, text) in files() {
            for forbidden in ["<script>", "<style", " style=\"", " onclick="] {
                assert!(!text.contains(forbidden), "{name} has {forbidden}");
            }
        }
    }

    #[test]
    fn every_link_to_a_post_leads_to_one_of_the_sample() {
        let sample = fs::read(Path::new(ROOT).join("public").join(FEED)).unwrap();
        let sample: serde_json::Value = serde_json::from_slice(&sample).unwrap();
        let posts: Vec<_> = sample["posts"].as_array().unwrap().iter().filter_map(|post| post["id"].as_str()).collect();
        let links: Vec<_> = files().iter().flat_map(|(_, text)| quoted(text, "#post-")).map(str::to_owned).collect();
        assert!(!links.is_empty());
        for link in links {
            assert!(posts.contains(&link.as_str()), "{link}");
        }
    }
}
